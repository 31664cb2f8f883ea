"""A letter as plain text, in large print and as a booklet: always the same words."""

import re
from io import BytesIO

import msgspec
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.letters.content import LARGEST_TYPE, LetterLook, Paper
from iro_desktop.letters.fonts import as_printed
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import (
    LARGE_PRINT_POINTS,
    folding_order,
    in_large_print,
    render_booklet,
    render_large_print,
)
from iro_desktop.letters.plain_text import plain_text
from tests.letters.reading import squeezed, text_of
from tests.letters.test_docx import LETTER, texts_said
from tests.letters.test_print import letter, letter_saying

NOT_IN_A_MESSAGE = 2
"""Who writes and when stand on paper only: a message says both by itself."""


@given(LETTER)
def test_plain_text_has_every_word_of_the_letter_in_its_order(content: object) -> None:
    assert isinstance(content, type(letter()))
    told = "".join(plain_text(content).split())
    position = 0
    for text in texts_said(content)[NOT_IN_A_MESSAGE:]:
        if any(
            text in {"No", *block.headings}
            for s in content.sections
            for block in s.blocks
            if hasattr(block, "headings")
        ):
            continue  # a table is told as a list
        for word in as_printed(text).split():
            if any(hasattr(block, "rows") for section in content.sections for block in section.blocks):
                assert word.strip(".").casefold() in told.casefold()
                continue
            found = told.find(word, position)
            assert found >= 0, word
            position = found + len(word)


def test_plain_text_has_neither_reference_nor_formatting_of_a_page() -> None:
    told = plain_text(letter("review_8_11"))
    assert "R-2026-0117" not in told
    assert told.startswith("Dear Pip,")
    assert "“Can somebody tell me before it changes, not after?”" in told
    assert not re.search(r"\n{3}|[ \t]\n|<|\*\*", told)


def test_a_childs_words_and_the_numbers_of_decisions_are_kept_in_a_message() -> None:
    told = plain_text(letter("review_8_11"))
    assert re.search(r"^1\. Tunde will take you to see Nan\.", told, re.MULTILINE)


@pytest.mark.parametrize("template", ALL_TEMPLATES)
def test_large_print_says_the_same_in_eighteen_points_or_more(template: str) -> None:
    content = letter(template)
    large = in_large_print(content)
    assert large.look.size_points >= LARGE_PRINT_POINTS
    assert msgspec.structs.replace(large, look=content.look) == content
    assert len(pikepdf.open(BytesIO(render_large_print(content))).pages) >= len(
        pikepdf.open(BytesIO(render_pdf(content))).pages
    )


def test_a_childs_larger_type_stays_in_large_print() -> None:
    assert in_large_print(letter(look=LetterLook(size_points=24))).look.size_points == 24


@given(st.integers(1, 200))
def test_a_folded_booklet_has_every_page_once_and_reads_from_front_to_back(pages: int) -> None:
    sides = folding_order(pages)
    assert len(sides) % 2 == 0
    assert sorted(page for side in sides for page in side if page is not None) == list(range(pages))
    assert sum(side.count(None) for side in sides) < 4
    # Fold: the right half of each front and the left half of each back, from outside in, then back out again.
    inward = [sides[at][1] if at % 2 == 0 else sides[at][0] for at in range(len(sides))]
    outward = [sides[at][0] if at % 2 == 0 else sides[at][1] for at in reversed(range(len(sides)))]
    assert [page for page in [*inward, *outward] if page is not None] == list(range(pages))


@pytest.mark.parametrize("template", ["review_4_7", "review_16_17"])
def test_a_booklet_is_whole_sheets_of_a4_with_the_words_in_the_childs_own_size(template: str) -> None:
    content = letter(template, LetterLook(paper=Paper.PALE_BLUE, size_points=14))
    booklet = render_booklet(content)
    with pikepdf.open(BytesIO(booklet)) as file:
        assert len(file.pages) % 2 == 0
        assert all([round(float(edge)) for edge in page.mediabox] == [0, 0, 842, 595] for page in file.pages)
        assert str(file.docinfo["/Title"]) == content.title
    said = squeezed(text_of(booklet))
    for section in content.sections:
        assert squeezed(section.heading or "") in said
    assert {int(one) for one in re.findall(r"page(\d+)of", said)} >= {1, 2}


def test_the_largest_type_still_makes_a_booklet() -> None:
    assert render_booklet(letter(look=LetterLook(size_points=LARGEST_TYPE))).startswith(b"%PDF-")


def test_the_same_letter_is_the_same_booklet() -> None:
    assert render_booklet(letter_saying("x " * 4000)) == render_booklet(letter_saying("x " * 4000))
