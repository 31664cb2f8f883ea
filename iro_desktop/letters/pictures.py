"""The small drawings of a letter, from our own SVG files: the child's animal, and a symbol beside each heading."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from iro_desktop import resources
from iro_desktop.models.child import ANIMALS

SYMBOLS = ("smile", "table", "speech", "star", "calendar", "house", "heart", "cloud", "wave")
DRAWN_ON = 48
"""Both sets are drawn on a square of this many units."""
_ROUND_CAP = 1


@dataclass(frozen=True, slots=True)
class _Shape:
    """One filled or stroked outline."""

    outline: Callable[[PDFPathObject], None]
    fill: str | None
    stroke: str | None
    stroke_width: float


def alternative_text(animal: str) -> str:
    """What a screen reader says in place of the animal."""
    article = "an" if animal[0] in "aeiou" else "a"
    return f"A picture of {article} {animal}"


@dataclass(frozen=True, slots=True)
class Outline:
    """One shape as a PDF writes its path, on a square of DRAWN_ON units whose y grows downwards."""

    code: str
    fill: str | None
    stroke: str | None
    stroke_width: float


def outlines(name: str) -> tuple[Outline, ...]:
    """An animal or a symbol as paths, for papers that are no PDF."""
    return tuple(_as_path(shape) for shape in _shapes(name))


def _as_path(shape: _Shape) -> Outline:
    return Outline(_drawn(shape).getCode(), shape.fill, shape.stroke, shape.stroke_width)


def draw(canvas: Canvas, name: str, x: float, y: float, size: float) -> None:
    """Draw an animal or a symbol with its lower left corner at x, y and this many points wide."""
    scale = size / DRAWN_ON
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(scale, -scale)
    canvas.setLineCap(_ROUND_CAP)
    for shape in _shapes(name):
        if shape.fill:
            canvas.setFillColor(HexColor(shape.fill))
        if shape.stroke:
            canvas.setStrokeColor(HexColor(shape.stroke))
            canvas.setLineWidth(shape.stroke_width)
        canvas.drawPath(_drawn(shape), stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))
    canvas.restoreState()


@cache
def _drawn(shape: _Shape) -> PDFPathObject:
    """Written once: every letter has the same drawings, and numbers as text are what a PDF spends its time on."""
    path = PDFPathObject()
    shape.outline(path)
    return path


@cache
def _shapes(name: str) -> tuple[_Shape, ...]:
    folder = "animals" if name in ANIMALS else "symbols"
    drawing = ET.fromstring(resources.text(f"{folder}/{name}.svg"))  # noqa: S314 - our own drawing, never a user's file
    return tuple(_shape(element) for element in drawing)


def _shape(element: ET.Element) -> _Shape:
    fill = element.get("fill")
    return _Shape(
        outline=_outline(element),
        fill=None if fill == "none" else fill,
        stroke=element.get("stroke"),
        stroke_width=float(element.get("stroke-width", "1")),
    )


def _outline(element: ET.Element) -> Callable[[PDFPathObject], None]:
    def number(name: str) -> float:
        return float(element.attrib[name])

    match element.tag.rpartition("}")[2]:
        case "circle":
            x, y, radius = number("cx"), number("cy"), number("r")
            return lambda path: path.circle(x, y, radius)
        case "ellipse":
            x, y, wide, high = number("cx"), number("cy"), number("rx"), number("ry")
            return lambda path: path.ellipse(x - wide, y - high, 2 * wide, 2 * high)
        case "path":
            steps = tuple(_steps(element.attrib["d"]))
            return lambda path: _follow(path, steps)
        case other:
            raise ValueError(f"Drawings are made of circles, ellipses and paths, not of {other!r}.")


_Step = tuple[str, tuple[float, ...]]
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_NUMBERS_OF = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Z": 0}


def _steps(data: str) -> Iterator[_Step]:
    """An SVG path's commands as absolute moves ("M"), lines ("L"), curves ("C") and closings ("Z")."""
    x = y = start_x = start_y = 0.0
    control: tuple[float, float] | None = None
    for command, given in _commands(data):
        kind = command.upper()
        if kind == "Z":
            yield "Z", ()
            x, y, control = start_x, start_y, None
            continue
        numbers = _made_absolute(kind, given, x, y) if command.islower() else given
        if kind == "H":
            kind, numbers = "L", (numbers[0], y)
        elif kind == "V":
            kind, numbers = "L", (x, numbers[0])
        elif kind == "S":
            # A smooth curve leaves its start the way the curve before it arrived.
            mirrored = (2 * x - control[0], 2 * y - control[1]) if control else (x, y)
            kind, numbers = "C", (*mirrored, *numbers)
        yield kind, numbers
        x, y = numbers[-2:]
        control = (numbers[2], numbers[3]) if kind == "C" else None
        if kind == "M":
            start_x, start_y = x, y


def _commands(data: str) -> Iterator[_Step]:
    """Each command with its own numbers; SVG lets a repeated command leave out its letter."""
    tokens = _TOKEN.findall(data)
    position, command = 0, ""
    while position < len(tokens):
        if tokens[position].isalpha():
            command = tokens[position]
            position += 1
        count = _NUMBERS_OF[command.upper()]
        yield command, tuple(float(token) for token in tokens[position : position + count])
        position += count
        command = {"M": "L", "m": "l"}.get(command, command)


def _made_absolute(kind: str, numbers: tuple[float, ...], x: float, y: float) -> tuple[float, ...]:
    if kind == "V":
        return (numbers[0] + y,)
    return tuple(number + (x if index % 2 == 0 else y) for index, number in enumerate(numbers))


def _follow(path: PDFPathObject, steps: tuple[_Step, ...]) -> None:
    for kind, numbers in steps:
        match kind:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.curveTo(*numbers)
            case _:
                path.close()
