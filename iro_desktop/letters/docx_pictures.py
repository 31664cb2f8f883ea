"""Drawings as points of colour, for papers that cannot hold lines and curves."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw

from iro_desktop.letters.pictures import drawing
from iro_desktop.letters.svg import Drawing, Shape

_POINTS = 240
"""Of the side of a drawing: sharp at 3 cm on paper."""
_FINER = 3
"""Drawn so many times larger and then made smaller, for smooth edges."""
_STEPS_OF_A_CURVE = 16

Point = tuple[float, float]


@cache
def as_png(name: str) -> bytes:
    """An animal, a symbol or a drawing as a PNG with nothing behind it. The same name gives the same bytes."""
    out = BytesIO()
    as_image(drawing(name), _POINTS).save(out, "PNG", optimize=True)
    return out.getvalue()


def as_image(drawn: Drawing, side: int) -> Image.Image:
    """A drawing with its longer side this many points, and nothing behind it."""
    fine = side * _FINER / max(drawn.width, drawn.height)
    size = (max(1, round(drawn.width * fine)), max(1, round(drawn.height * fine)))
    large = Image.new("RGBA", size, (0, 0, 0, 0))
    for shape in drawn.shapes:
        _draw(large, shape, fine)
    small = (max(1, size[0] // _FINER), max(1, size[1] // _FINER))
    return large.resize(small, Image.Resampling.LANCZOS)


def _draw(image: Image.Image, shape: Shape, scale: float) -> None:
    lines = [[(x * scale, y * scale) for x, y in line] for line in _lines(shape)]
    if shape.fill:
        _fill(image, [line for line in lines if len(line) > 2], shape.fill)
    if not shape.stroke:
        return
    draw = ImageDraw.Draw(image)
    wide = shape.stroke_width * scale
    for line in lines:
        draw.line(line, fill=shape.stroke, width=max(1, round(wide)), joint="curve")
        for x, y in (line[0], line[-1]):
            draw.ellipse((x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2), fill=shape.stroke)


def _fill(image: Image.Image, lines: list[list[Point]], colour: str) -> None:
    """Fill what lies inside an odd number of lines: a ring keeps its hole."""
    if len(lines) == 1:
        ImageDraw.Draw(image).polygon(lines[0], fill=colour)
        return
    inside = Image.new("1", image.size)
    for line in lines:
        one = Image.new("1", image.size)
        ImageDraw.Draw(one).polygon(line, fill=1)
        inside = ImageChops.logical_xor(inside, one)
    image.paste(colour, mask=inside)


def _lines(shape: Shape) -> Iterator[list[Point]]:
    """The strokes of a shape as points."""
    line: list[Point] = []
    for kind, numbers in shape.steps:
        match kind:
            case "M":
                if line:
                    yield line
                line = [(numbers[0], numbers[1])]
            case "L":
                line.append((numbers[0], numbers[1]))
            case "C":
                line.extend(_curve(line[-1], numbers))
            case _ if line:
                # What follows a closing without a move begins where it closed.
                start = line[0]
                line.append(start)
                yield line
                line = [start]
    if len(line) > 1:
        yield line


def _curve(start: Point, numbers: tuple[float, ...]) -> Iterator[Point]:
    corners = (start, *((numbers[at], numbers[at + 1]) for at in (0, 2, 4)))
    for step in range(1, _STEPS_OF_A_CURVE + 1):
        t = step / _STEPS_OF_A_CURVE
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
        x, y = (sum(w * corner[axis] for w, corner in zip(weights, corners, strict=True)) for axis in (0, 1))
        yield x, y
