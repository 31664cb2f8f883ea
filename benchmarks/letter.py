"""A finished letter of two pages as a tagged PDF, beside the same words in the same typeface by bare ReportLab."""

import io

import pikepdf
from msgspec import structs
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from benchmarks._measuring import Figure, median_ms, practise_store
from iro_desktop.letters.content import LetterContent, letter_from_json
from iro_desktop.letters.fonts import typeface
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.plain_text import plain_text
from iro_desktop.models.letter import Letter

_PAGES = 2
_LEFT, _TOP, _WIDE, _LINE, _LINES = 58, 790, 479, 22, 33


def of_two_pages(content: LetterContent) -> LetterContent:
    """The letter with as many of its sections as fill two pages and no third."""
    sections = list(content.sections)
    while sections:
        shorter = structs.replace(content, sections=tuple(sections))
        with pikepdf.open(io.BytesIO(render_pdf(shorter))) as pdf:
            if len(pdf.pages) == _PAGES:
                return shorter
        sections.pop()
    raise LookupError("This letter has no two pages. Take a longer one.")


def _bare(text: str, content: LetterContent) -> bytes:
    """The words alone, broken into lines and drawn in the letter's own typeface: no tags, no look, no weights."""
    font, size = typeface(content.look.font).regular[0].name, content.look.size_points
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for number, line in enumerate(simpleSplit(text, font, size, _WIDE)):
        if number % _LINES == 0:
            if number:
                canvas.showPage()
            canvas.setFont(font, size)
        canvas.drawString(_LEFT, _TOP - (number % _LINES) * _LINE, line)
    canvas.save()
    return out.getvalue()


def main() -> None:
    with practise_store(years=5) as store, store.reading() as session:
        frozen = session.scalars(select(Letter.finished_content).where(Letter.finished_content.is_not(None))).all()
    contents = [letter_from_json(text) for text in frozen if text is not None]
    letter = of_two_pages(max(contents, key=lambda content: len(content.sections)))
    text = plain_text(letter)
    bare = median_ms(lambda: _bare(text, letter), runs=41)
    tagged = median_ms(lambda: render_pdf(letter), runs=41)
    print(Figure("A two-page letter as a tagged PDF", tagged, "the same words by bare ReportLab", bare, 25))


if __name__ == "__main__":
    main()
