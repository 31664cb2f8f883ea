"""Every paper that leaves the program can be read aloud: PDF/UA-1, checked by veraPDF."""

from dataclasses import replace
from pathlib import Path

import msgspec
from reportlab.pdfgen.canvas import Canvas

from iro_desktop.letters.assemble import QuoteFact, assemble
from iro_desktop.letters.content import LetterFont, LetterLook, Paper
from iro_desktop.letters.decision_sheet import assemble_sheet
from iro_desktop.letters.kinds import ALL_TEMPLATES, REVIEW_LETTER_FOR
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.models.child import AgeBand
from tests.letters.invented import DECISIONS, finished_draft, letter_facts, sheet_facts
from tests.letters.test_print import letter, letter_saying
from tests.pdf_ua import ua1_failures

HOSTILE = "<b>&amp;</b> {x} \x00 🐻 مع \u202e x\u0323\u0301 \ud83d " + "W" * 300
LOOKS = [
    LetterLook(font=font, paper=paper, size_points=size, animal=animal)
    for font, paper, size, animal in zip(
        [*LetterFont, LetterFont.ANDIKA, LetterFont.ATKINSON],
        Paper,
        (12, 14, 16, 18, 21, 28),
        ("fox", "owl", None, "whale", "robin", "bear"),
        strict=True,
    )
]


def papers() -> dict[str, bytes]:
    """Every template, every look, the sheet, and texts nobody would print on purpose."""
    made = {f"letter_{name}": render_pdf(letter(name)) for name in ALL_TEMPLATES}
    made |= {f"look_{number}": render_pdf(letter("review_4_7", look)) for number, look in enumerate(LOOKS)}
    made["without_words"] = render_pdf(assemble(finished_draft("plain"), letter_facts(quotes=(), decisions=())))
    made["hostile"] = render_pdf(letter_saying(HOSTILE))
    made["hostile_title"] = render_pdf(msgspec.structs.replace(letter(), title=HOSTILE, greeting=HOSTILE))
    made["many_pages"] = render_pdf(letter_saying("A long story. " * 2000))
    made["long_table"] = render_pdf(
        assemble(
            finished_draft(REVIEW_LETTER_FOR[AgeBand.FROM_16_TO_17]),
            letter_facts(
                decisions=tuple(replace(DECISIONS[0], number=number) for number in range(1, 30)),
                quotes=(QuoteFact("I said a lot. " * 300),),
            ),
        )
    )
    made["sheet"] = render_decision_sheet(assemble_sheet(sheet_facts()))
    made["sheet_bare"] = render_decision_sheet(
        assemble_sheet(replace(sheet_facts(), decisions=(), shared_words=(), sent_to=(), notes=()))
    )
    made["sheet_long"] = render_decision_sheet(
        assemble_sheet(replace(sheet_facts(), decisions=DECISIONS * 12, notes=(HOSTILE,), shared_words=(HOSTILE,)))
    )
    return made


def test_every_paper_passes_pdf_ua_1_and_an_untagged_file_does_not(tmp_path: Path) -> None:
    paths = []
    for name, pdf in papers().items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(pdf)
    untagged = tmp_path / "untagged.pdf"
    canvas = Canvas(str(untagged))
    canvas.drawString(72, 720, "Dear nobody,")
    canvas.save()

    failures = ua1_failures([*paths, untagged])

    assert {path.name: failures[path] for path in paths} == {path.name: [] for path in paths}
    broken = {clause for clause, _ in failures[untagged]}
    assert {"6.2", "7.1", "7.21.4.1"} <= broken, broken
