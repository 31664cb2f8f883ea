"""A finished letter on paper, beside the same number of lines drawn by bare ReportLab."""

import io

from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import select

from benchmarks._measuring import Figure, median_ms, practise_store
from iro_desktop.letters.content import letter_from_json
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.letter import Letter


def _bare(lines: int) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for line in range(lines):
        canvas.drawString(72, 760 - (line % 45) * 16, "Priya will visit Uncle Dean at home and talk with him.")
        if line % 45 == 44:
            canvas.showPage()
    canvas.save()
    return out.getvalue()


def main() -> None:
    with practise_store(years=5) as store, store.reading() as session:
        frozen = session.scalars(select(Letter.finished_content).where(Letter.finished_content.is_not(None))).all()
    contents = [letter_from_json(text) for text in frozen if text is not None]
    longest = max(contents, key=lambda content: len(content.sections))
    lines = sum(len(section.blocks) * 2 for section in longest.sections)
    bare = median_ms(lambda: _bare(lines), runs=25)
    print(
        Figure("A letter as a tagged PDF", median_ms(lambda: render_pdf(longest), runs=25), "bare ReportLab", bare, 50)
    )


if __name__ == "__main__":
    main()
