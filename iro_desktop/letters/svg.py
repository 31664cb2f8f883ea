"""Drawings read from SVG as plain lines and curves: what a PDF, a Word file and a screen need, and nothing else.

It knows what drawings are made of: groups, paths, circles, ellipses, rectangles, lines and polygons, moved and turned,
filled with a flat colour or drawn with a pen, by attributes or by the classes of a style sheet in the file. A gradient,
a text, a script, a link to another file, or a part that another cuts out is refused.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import ImageColor

from iro_desktop.letters.svg_path import Matrix, Step, moved, path_steps

_MOST_SHAPES = 4_000
_ROUND = 0.5523
"""How far a curve's handles reach along a quarter of a circle, in radii."""
_KEPT = ("fill", "stroke", "stroke-width", "fill-rule", "display", "opacity", "fill-opacity")
_PASSED_OVER = frozenset({"title", "desc", "metadata", "defs", "style"})
_CUTS = ("clip-path", "mask", "filter")
_NOT_PAINTED = frozenset({"none", "transparent"})
_SVG = "{http://www.w3.org/2000/svg}"
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SEEN_THROUGH = 0.02
"""Below this a part is not drawn at all."""
_NOT_HANDED_DOWN = ("opacity", "display")
"""Of a group as a whole: who reads its parts has seen it already."""
_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class NotADrawing(ValueError):
    """The SVG is damaged, or made of something that cannot be drawn here. Says what."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One outline in the drawing's own units, y growing downwards."""

    steps: tuple[Step, ...]
    fill: str | None
    """"#RRGGBB"; None where it is not filled."""
    stroke: str | None
    stroke_width: float
    holes: bool = False
    """Whether what lies inside an even number of its lines stays empty ("evenodd")."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing as it was read, its left upper corner at 0, 0."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class _Pen:
    """What a group hands down to what is in it."""

    matrix: Matrix = _UNMOVED
    facts: Mapping[str, str] = field(default_factory=dict)
    classes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """What the file's style sheet says of each class."""

    def for_element(self, element: Element) -> "_Pen":
        handed_down = {name: value for name, value in self.facts.items() if name not in _NOT_HANDED_DOWN}
        facts = handed_down | _facts_of(element, self.classes)
        moves = element.get("transform")
        return _Pen(_after(self.matrix, _matrix(moves)) if moves else self.matrix, facts, self.classes)


def read_svg(text: str) -> Drawing:
    """The drawing that an SVG describes. Raises NotADrawing."""
    try:
        root = fromstring(text, forbid_dtd=False)
    except (SyntaxError, ValueError, DefusedXmlException) as reason:
        raise NotADrawing("it is not written as an SVG is") from reason
    if _tag(root) != "svg":
        raise NotADrawing("it is not an SVG")
    left, top, width, height = _view(root)
    shapes: list[Shape] = []
    try:
        for shape in _shapes(root, _Pen((1.0, 0.0, 0.0, 1.0, -left, -top), _facts_of(root, {}), _classes_of(root))):
            shapes.append(shape)
            if len(shapes) > _MOST_SHAPES:
                raise NotADrawing("it has too many parts")
    except (KeyError, OverflowError, RecursionError) as reason:
        raise NotADrawing("it breaks off or lacks a number") from reason
    return Drawing(width, height, tuple(shapes))


def _view(root: Element) -> tuple[float, float, float, float]:
    box = _numbers(root.get("viewBox") or "")
    if len(box) != 4:
        box = [0.0, 0.0, _number(root, "width"), _number(root, "height")]
    if not all(math.isfinite(one) for one in box) or min(box[2:]) <= 0:
        raise NotADrawing("it does not say how large it is")
    return box[0], box[1], box[2], box[3]


def _shapes(parent: Element, pen: _Pen) -> Iterator[Shape]:
    for element in parent:
        tag = _tag(element)
        if tag in _PASSED_OVER or _is_of_an_editor(element):
            continue
        own = pen.for_element(element)
        if _is_hidden(own.facts):
            continue
        if tag == "g":
            yield from _shapes(element, own)
            continue
        steps = tuple(_outline(tag, element))
        if any(not math.isfinite(number) for _, numbers in steps for number in numbers):
            raise NotADrawing("it holds a number that is none")
        shape = _shape(moved(steps, own.matrix), own)
        if shape.steps and (shape.fill or shape.stroke):
            yield shape


def _shape(steps: tuple[Step, ...], pen: _Pen) -> Shape:
    # Half seen through would need the paper's colour: what is not plain is drawn plainly.
    a, b, c, d = pen.matrix[:4]
    return Shape(
        steps=steps,
        fill=_colour(pen.facts.get("fill", "black")),
        stroke=_colour(pen.facts.get("stroke", "none")),
        stroke_width=_as_number(pen.facts.get("stroke-width", "1")) * math.sqrt(abs(a * d - b * c)),
        holes=pen.facts.get("fill-rule") == "evenodd",
    )


def _outline(tag: str, element: Element) -> Iterator[Step]:
    match tag:
        case "path":
            try:
                yield from path_steps(element.get("d") or "")
            except (ValueError, IndexError) as reason:
                raise NotADrawing("one of its lines breaks off") from reason
        case "circle":
            radius = _number(element, "r")
            yield from _ellipse(_number(element, "cx"), _number(element, "cy"), radius, radius)
        case "ellipse":
            middle = _number(element, "cx"), _number(element, "cy")
            yield from _ellipse(*middle, _number(element, "rx"), _number(element, "ry"))
        case "rect":
            yield from _rectangle(element)
        case "line":
            yield "M", (_number(element, "x1"), _number(element, "y1"))
            yield "L", (_number(element, "x2"), _number(element, "y2"))
        case "polyline" | "polygon":
            numbers = [
                float(one) for one in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?", element.get("points") or "")
            ]
            for place in range(0, len(numbers) - 1, 2):
                yield "M" if place == 0 else "L", (numbers[place], numbers[place + 1])
            if tag == "polygon":
                yield "Z", ()
        case other:
            raise NotADrawing(f"it has a part that is not drawn here ({other[:20]})")


def _ellipse(x: float, y: float, wide: float, high: float) -> Iterator[Step]:
    across, down = wide * _ROUND, high * _ROUND
    yield "M", (x + wide, y)
    yield "C", (x + wide, y + down, x + across, y + high, x, y + high)
    yield "C", (x - across, y + high, x - wide, y + down, x - wide, y)
    yield "C", (x - wide, y - down, x - across, y - high, x, y - high)
    yield "C", (x + across, y - high, x + wide, y - down, x + wide, y)
    yield "Z", ()


def _rectangle(element: Element) -> Iterator[Step]:
    x, y, wide, high = (_number(element, name) for name in ("x", "y", "width", "height"))
    given = element.get("rx") or element.get("ry")
    radius = min(_as_number(given) if given else 0.0, wide / 2, high / 2)
    if radius <= 0:
        yield "M", (x, y)
        for corner in ((x + wide, y), (x + wide, y + high), (x, y + high)):
            yield "L", corner
        yield "Z", ()
        return
    handle = radius * (1 - _ROUND)
    right, bottom = x + wide, y + high
    yield "M", (x + radius, y)
    yield "L", (right - radius, y)
    yield "C", (right - handle, y, right, y + handle, right, y + radius)
    yield "L", (right, bottom - radius)
    yield "C", (right, bottom - handle, right - handle, bottom, right - radius, bottom)
    yield "L", (x + radius, bottom)
    yield "C", (x + handle, bottom, x, bottom - handle, x, bottom - radius)
    yield "L", (x, y + radius)
    yield "C", (x, y + handle, x + handle, y, x + radius, y)
    yield "Z", ()


def _is_hidden(facts: Mapping[str, str]) -> bool:
    return facts.get("display") == "none" or _as_number(facts.get("opacity", "1")) < _SEEN_THROUGH


def _facts_of(element: Element, classes: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What is said of an element: by its attributes, then by its classes, then by its own style, the last holding."""
    facts = {name: element.attrib[name].strip() for name in (*_KEPT, *_CUTS) if name in element.attrib}
    for name in (element.get("class") or "").split():
        facts |= classes.get(name, {})
    facts |= _declared(element.get("style") or "")
    if any(facts.pop(name, "none") != "none" for name in _CUTS):
        raise NotADrawing("a part of it is cut out by another")
    return facts


def _declared(style: str) -> dict[str, str]:
    parted = (one.partition(":") for one in style.split(";"))
    said = {name.strip(): value.replace("!important", "").strip() for name, _, value in parted}
    return {name: value for name, value in said.items() if name in _KEPT or name in _CUTS}


def _classes_of(root: Element) -> dict[str, dict[str, str]]:
    """The classes of the style sheets in a file. Raises NotADrawing for one that says more than that."""
    found: dict[str, dict[str, str]] = {}
    for element in root.iter():
        if _tag(element) != "style":
            continue
        sheet = re.sub(r"/\*.*?\*/|<!--|-->", "", element.text or "", flags=re.DOTALL)
        for selectors, body in _RULE.findall(sheet):
            declared = _declared(body)
            for selector in selectors.split(","):
                name = selector.strip()
                if re.fullmatch(r"\.[\w-]+", name):
                    found[name[1:]] = found.get(name[1:], {}) | declared
                elif declared:
                    raise NotADrawing(f"its style sheet is written in a way that is not known here ({name[:20]})")
    return found


def _colour(given: str) -> str | None:
    if given.lower() in _NOT_PAINTED:
        return None
    if re.fullmatch(r"#[0-9a-fA-F]{6}", given):
        return given
    try:
        red, green, blue = ImageColor.getrgb("black" if given.lower() == "currentcolor" else given)[:3]
    except ValueError as reason:
        raise NotADrawing(f"it has a colour that is not flat ({given[:20]})") from reason
    return f"#{red:02x}{green:02x}{blue:02x}"


_MOVE = re.compile(r"(matrix|translate|scale|rotate)\s*\(([^)]*)\)")


def _matrix(given: str) -> Matrix:
    whole = _UNMOVED
    if _MOVE.sub("", given).strip(" ,\t\r\n"):
        raise NotADrawing("one of its parts is moved in a way that is not known here")
    for kind, inside in _MOVE.findall(given):
        whole = _after(whole, _one_move(kind, _numbers(inside)))
    return whole


def _one_move(kind: str, numbers: list[float]) -> Matrix:
    match kind, len(numbers):
        case "matrix", 6:
            return numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]
        case "translate", 1 | 2:
            return 1.0, 0.0, 0.0, 1.0, numbers[0], numbers[1] if len(numbers) > 1 else 0.0
        case "scale", 1 | 2:
            return numbers[0], 0.0, 0.0, numbers[-1], 0.0, 0.0
        case "rotate", 1 | 3:
            turn = math.radians(numbers[0])
            turned = (math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0.0, 0.0)
            if len(numbers) == 1:
                return turned
            x, y = numbers[1:]
            return _after(_after((1.0, 0.0, 0.0, 1.0, x, y), turned), (1.0, 0.0, 0.0, 1.0, -x, -y))
    raise NotADrawing("one of its parts is moved by numbers that lack")


def _after(outer: Matrix, inner: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _is_of_an_editor(element: Element) -> bool:
    """What an editor notes for itself stands in a namespace of its own."""
    tag = str(element.tag)
    return tag.startswith("{") and not tag.startswith(_SVG)


def _numbers(given: str) -> list[float]:
    return [float(one) for one in re.findall(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", given)]


def _number(element: Element, name: str) -> float:
    return _as_number(element.get(name) or "0")


def _as_number(given: str) -> float:
    try:
        return float(given.strip().removesuffix("px"))
    except ValueError as reason:
        raise NotADrawing("it holds a number that is none") from reason
