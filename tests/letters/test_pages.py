"""Every page of every paper says which paper it is, whom it is for by initials, and which page of how many (L-4)."""

import re
from collections.abc import Callable
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.letters.agenda_paper import AgendaContent, AgendaSection
from iro_desktop.letters.blocks import initials
from iro_desktop.letters.content import LetterLook
from iro_desktop.letters.decision_sheet import assemble_sheet
from iro_desktop.letters.feedback_form import FormContent, FormQuestion, render_feedback_form
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import render_booklet, render_large_print
from iro_desktop.letters.sheet_layout import render_decision_sheet
from tests.letters.invented import WRITTEN_ON, sheet_facts
from tests.letters.test_print import letter_saying

REFERENCE = "R-2026-0117"
FOOT = re.compile(rf"{REFERENCE} · for P\s+page (\d+) of (\d+)")


def agenda(text: str, look: LetterLook) -> bytes:
    return render_agenda(
        AgendaContent(
            title="Your meeting",
            child_known_as="Pip",
            written_on=WRITTEN_ON,
            reference=REFERENCE,
            facts=(),
            sections=(AgendaSection(heading="What you want to talk about", points=(text,), empty_lines=3),),
            look=look,
        )
    )


def form(text: str, look: LetterLook) -> bytes:
    return render_feedback_form(
        FormContent(
            title="How was it?",
            child_known_as="Pip",
            reference=REFERENCE,
            greeting="Dear Pip,",
            introduction=text,
            questions=(FormQuestion("Did we listen?", ("Yes", "No")), FormQuestion("What else?", lines=4)),
            ending="Thank you.",
            written_on=WRITTEN_ON,
            look=look,
        )
    )


PAPERS: dict[str, Callable[[str, LetterLook], bytes]] = {
    "letter": lambda text, look: render_pdf(letter_saying(text, look)),
    "large print": lambda text, look: render_large_print(letter_saying(text, look)),
    "sheet": lambda text, _: render_decision_sheet(assemble_sheet(replace(sheet_facts(), notes=(text,)))),
    "agenda": agenda,
    "feedback form": form,
}


def feet(pdf: bytes) -> list[list[tuple[int, int]]]:
    """What the feet of each page say: page, and pages in all."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return [[(int(page), int(pages)) for page, pages in FOOT.findall(text)] for text in texts]


@settings(max_examples=12, deadline=None)
@given(words=st.integers(1, 900), size=st.integers(12, 28))
@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_carries_reference_initials_and_its_number(paper: str, words: int, size: int) -> None:
    found = feet(PAPERS[paper]("one two three " * words, LetterLook(size_points=size)))
    assert found == [[(number, len(found))] for number in range(1, len(found) + 1)]


@settings(max_examples=8, deadline=None)
@given(words=st.integers(1, 900))
def test_every_page_of_a_booklet_carries_it_once(words: int) -> None:
    found = [foot for side in feet(render_booklet(letter_saying("one two three " * words))) for foot in side]
    assert sorted(found) == [(number, len(found)) for number in range(1, len(found) + 1)]


def test_initials_never_spell_a_name() -> None:
    assert [initials(name) for name in ("Mary Ann", "pip", "Jean-Luc", "")] == ["MA", "P", "JL", ""]
