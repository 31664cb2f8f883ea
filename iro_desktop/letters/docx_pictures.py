"""Our drawings as points of colour, for papers that cannot hold lines and curves."""

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from iro_desktop.letters.pictures import DRAWN_ON, Outline, outlines

_POINTS_A_UNIT = 5
_FINER = 3
"""Drawn so many times larger and then made smaller, for smooth edges."""
_STEPS_OF_A_CURVE = 16

Point = tuple[float, float]


@cache
def as_png(name: str) -> bytes:
    """An animal or a symbol as a PNG with nothing behind it. The same name gives the same bytes."""
    scale = _POINTS_A_UNIT * _FINER
    large = Image.new("RGBA", (DRAWN_ON * scale, DRAWN_ON * scale), (0, 0, 0, 0))
    draw = ImageDraw.Draw(large)
    for outline in outlines(name):
        _draw(draw, outline, scale)
    small = large.resize((DRAWN_ON * _POINTS_A_UNIT, DRAWN_ON * _POINTS_A_UNIT), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw(draw: ImageDraw.ImageDraw, outline: Outline, scale: float) -> None:
    for line in _lines(outline.code):
        points = [(x * scale, y * scale) for x, y in line]
        if outline.fill and len(points) > 2:
            draw.polygon(points, fill=outline.fill)
        if outline.stroke:
            wide = outline.stroke_width * scale
            draw.line(points, fill=outline.stroke, width=round(wide), joint="curve")
            for x, y in (points[0], points[-1]):
                draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=outline.stroke)


def _lines(code: str) -> Iterator[list[Point]]:
    """The strokes of a path as points. The path is written as PDF writes it: numbers, then what to do with them."""
    numbers: list[float] = []
    line: list[Point] = []
    for word in code.split():
        if word[-1].isdigit() or word[-1] == ".":
            numbers.append(float(word))
            continue
        if word in {"m", "re"} and line:
            yield line
            line = []
        line.extend(_points(word, numbers, line))
        numbers = []
    if line:
        yield line


def _points(what: str, numbers: Sequence[float], line: Sequence[Point]) -> list[Point]:
    match what:
        case "n":  # how ReportLab begins every path
            return []
        case "m" | "l":
            return [(numbers[0], numbers[1])]
        case "c":
            return _curve(line[-1], [(numbers[at], numbers[at + 1]) for at in (0, 2, 4)])
        case "h":
            return [line[0]]
        case "re":
            x, y, wide, high = numbers
            return [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high), (x, y)]
    raise ValueError(f"a path of ours holds {what}, which is not drawn here")


def _curve(start: Point, rest: Sequence[Point]) -> list[Point]:
    first, second, end = rest
    points = []
    for step in range(1, _STEPS_OF_A_CURVE + 1):
        t = step / _STEPS_OF_A_CURVE
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        corners = (start, first, second, end)
        x, y = (sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
        points.append((x, y))
    return points
