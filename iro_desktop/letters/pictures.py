"""The small drawings of a letter, from our own SVG files: the child's animal, symbols, and pictures somebody chose."""

from functools import cache
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO, Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from iro_desktop import resources
from iro_desktop.letters.svg import Drawing, Shape, read_svg
from iro_desktop.letters.symbols import symbol_of
from iro_desktop.models.child import ANIMALS

SYMBOLS = ("smile", "table", "speech", "star", "calendar", "house", "heart", "cloud", "wave")
"""What may stand beside a heading."""
_ROUND = 1


def alternative_text(animal: str) -> str:
    """What a screen reader says in place of the animal."""
    article = "an" if animal[0] in "aeiou" else "a"
    return f"A picture of {article} {animal}"


@cache
def drawing(name: str) -> Drawing:
    """An animal, a symbol beside a heading, or a drawing by its key ("own/judge")."""
    return read_svg(resources.text(file_of(name)))


def is_drawing(name: str) -> bool:
    """Whether the program has a drawing of this name or key."""
    return name in ANIMALS or name in SYMBOLS or symbol_of(name) is not None


def file_of(name: str) -> str:
    """Where it lies among the resources."""
    folder = "animals" if name in ANIMALS else "symbols"
    return f"{folder}/{name}.svg"


def draw(canvas: Canvas, name: str, x: float, y: float, size: float) -> None:
    """Draw it with its lower left corner at x, y and this many points wide: as lines and curves, sharp at any size."""
    drawn = drawing(name)
    scale = size / drawn.width
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(scale, -scale)
    canvas.setLineCap(_ROUND)
    canvas.setLineJoin(_ROUND)
    for shape, path in zip(drawn.shapes, _paths(name), strict=True):
        if shape.fill:
            canvas.setFillColor(HexColor(shape.fill))
        if shape.stroke:
            canvas.setStrokeColor(HexColor(shape.stroke))
            canvas.setLineWidth(shape.stroke_width)
        inside = FILL_EVEN_ODD if shape.holes else FILL_NON_ZERO
        canvas.drawPath(path, stroke=int(bool(shape.stroke)), fill=int(bool(shape.fill)), fillMode=inside)
    canvas.restoreState()


def draw_photo(canvas: Canvas, data: bytes, x: float, y: float, size: float) -> None:
    """Draw a PNG or JPEG whole, in the middle of a square of this many points."""
    image = ImageReader(BytesIO(data))
    wide, high = image.getSize()
    scale = size / max(wide, high)
    left, up = (size - wide * scale) / 2, (size - high * scale) / 2
    canvas.drawImage(image, x + left, y + up, wide * scale, high * scale, mask="auto")


@cache
def _paths(name: str) -> tuple[PDFPathObject, ...]:
    """Written once: every letter has the same drawings, and numbers as text are what a PDF spends its time on."""
    return tuple(_path(shape) for shape in drawing(name).shapes)


def _path(shape: Shape) -> PDFPathObject:
    path = PDFPathObject()
    for kind, numbers in shape.steps:
        match kind:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.curveTo(*numbers)
            case _:
                path.close()
    return path
