"""Marks on pages: where each line, box and picture goes, and the one place that draws them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from itertools import groupby

from PIL import Image
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from iro_desktop.letters import pictures
from iro_desktop.letters.fonts import Cut
from iro_desktop.letters.tagging import About, Artifact, Element, MarkedContent, tagged
from iro_desktop.letters.typeset import Line

Owner = Element | Artifact


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line of type. x is its left edge and y its baseline, in points from the top left corner of the page."""

    x: float
    y: float
    line: Line
    size: float
    colour: str
    owner: Owner


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A filled rectangle without meaning. x and y are its top left corner."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0.0
    owner: Owner = Artifact.DECORATION


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture in a square. x and y are its top left corner."""

    x: float
    y: float
    size: float
    name: str
    owner: Owner
    data: bytes | None = None
    """PNG or JPEG, where it is none of the program's own drawings."""


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A picture made of points, as the bytes of a PNG. x and y are its top left corner."""

    x: float
    y: float
    width: float
    height: float
    data: bytes
    owner: Owner


Mark = TextMark | BoxMark | PictureMark | ImageMark


def moved(mark: Mark, right: float, down: float) -> Mark:
    return replace(mark, x=mark.x + right, y=mark.y + down)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper a document is printed on, in points, and its colour."""

    width: float
    height: float
    colour: str


def make_pdf(pages: Sequence[Sequence[Mark]], sheet: Sheet, structure: Element, about: About, base: Cut) -> bytes:
    """The finished, tagged PDF of pages of marks. `base` is the document's main font file."""
    drawn = BytesIO()
    canvas = Canvas(
        drawn,
        pagesize=(sheet.width, sheet.height),
        pageCompression=0,  # pikepdf presses each stream once, at the end; pressed here it would be done twice
        invariant=1,  # no clock and no random id: the same marks give the same bytes
        initialFontName=base.name,
    )
    for index, marks in enumerate(pages):
        _Painter(canvas, sheet, index).paint(marks)
        canvas.showPage()
    canvas.save()
    return tagged(drawn.getvalue(), structure, about)


@cache
def _colour(name: str) -> Color:
    """There are as many as our papers have, not as many as a letter has lines."""
    return HexColor(name)


class _Painter:
    """Draws one page and tells each element which of the page's content is its own."""

    def __init__(self, canvas: Canvas, sheet: Sheet, page: int) -> None:
        self._canvas = canvas
        self._sheet = sheet
        self._page = page
        self._next_number = 0

    def paint(self, marks: Sequence[Mark]) -> None:
        background = BoxMark(0, 0, self._sheet.width, self._sheet.height, self._sheet.colour)
        for owner, group in groupby([background, *marks], key=lambda mark: mark.owner):
            self._begin(owner)
            for mark in group:
                self._draw(mark)
            self._canvas.addLiteral("EMC")

    def _begin(self, owner: Owner) -> None:
        if isinstance(owner, Artifact):
            self._canvas.addLiteral(owner.value)
            return
        owner.kids.append(MarkedContent(self._page, self._next_number))
        self._canvas.addLiteral(f"/{owner.tag} <</MCID {self._next_number}>> BDC")
        self._next_number += 1

    def _draw(self, mark: Mark) -> None:
        match mark:
            case TextMark():
                self._draw_text(mark)
            case BoxMark():
                self._draw_box(mark)
            case PictureMark():
                bottom = self._sheet.height - mark.y - mark.size
                if isinstance(mark.owner, Element):
                    mark.owner.bounds = (mark.x, bottom, mark.x + mark.size, bottom + mark.size)
                if mark.data is None:
                    pictures.draw(self._canvas, mark.name, mark.x, bottom, mark.size)
                else:
                    pictures.draw_photo(self._canvas, mark.data, mark.x, bottom, mark.size)
            case ImageMark():
                self._draw_image(mark)

    def _draw_image(self, mark: ImageMark) -> None:
        bottom = self._sheet.height - mark.y - mark.height
        if isinstance(mark.owner, Element):
            mark.owner.bounds = (mark.x, bottom, mark.x + mark.width, bottom + mark.height)
        with Image.open(BytesIO(mark.data), formats=("PNG",)) as opened:
            picture = ImageReader(opened.convert("RGBA"))
        self._canvas.drawImage(picture, mark.x, bottom, mark.width, mark.height, mask="auto")

    def _draw_text(self, mark: TextMark) -> None:
        text = self._canvas.beginText(mark.x, self._sheet.height - mark.y)
        text.setFillColor(_colour(mark.colour))
        for run in mark.line.runs:
            text.setFont(run.cut.name, mark.size)
            text.textOut(run.text)
        self._canvas.drawText(text)

    def _draw_box(self, mark: BoxMark) -> None:
        self._canvas.setFillColor(_colour(mark.colour))
        bottom = self._sheet.height - mark.y - mark.height
        if mark.radius:
            self._canvas.roundRect(mark.x, bottom, mark.width, mark.height, mark.radius, stroke=0, fill=1)
        else:
            self._canvas.rect(mark.x, bottom, mark.width, mark.height, stroke=0, fill=1)
