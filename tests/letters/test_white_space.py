"""White space gives a little where a letter would end on an almost empty page; words and type never do."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.letters.content import LetterFont
from iro_desktop.letters.flow import Frame, Row, Stack, flow, flowed
from iro_desktop.letters.fonts import typeface
from iro_desktop.letters.page import BoxMark, Mark, TextMark
from iro_desktop.letters.tagging import Artifact
from iro_desktop.letters.typeset import Line
from iro_desktop.letters.white_space import LEAST_OF_A_LAST_PAGE, well_filled

FRAME = Frame(0.0, 0.0, 400.0, 700.0)
LINE = 20.0
SPACE = 16.0


def paragraph(lines: int, *, size: float = 13.0, new_page: bool = False) -> Stack:
    row = Row(LINE, (TextMark(0.0, 14.0, Line((), 0.0), size, "#000000", Artifact.FOOTER),))
    return Stack((row,) * lines, space_before=SPACE, new_page=new_page)


def down_to(page: list[Mark]) -> float:
    return max(mark.y for mark in page)


def test_a_page_of_three_lines_is_saved_by_less_white_space() -> None:
    letter = [paragraph(3) for _ in range(10)]

    assert len(flow(letter, FRAME)) == 2
    assert len(well_filled(letter, FRAME)) == 1


def test_where_that_is_not_enough_more_white_space_makes_the_last_page_worth_turning_to() -> None:
    letter = [paragraph(30), *(paragraph(1) for _ in range(6))]
    usual = flowed(letter, FRAME)
    assert len(usual.pages) == 2
    assert usual.last_page_down_to < LEAST_OF_A_LAST_PAGE * FRAME.height

    pages = well_filled(letter, FRAME)

    assert [len(page) for page in pages] == [len(page) for page in usual.pages]
    assert down_to(pages[1]) > down_to(usual.pages[1])


def test_a_letter_that_fills_its_pages_is_left_as_it_is() -> None:
    letter = [paragraph(3) for _ in range(15)]

    assert well_filled(letter, FRAME) == flow(letter, FRAME)


def test_what_begins_a_page_is_filled_for_itself() -> None:
    form = [paragraph(3, new_page=True), *(paragraph(3) for _ in range(9))]
    pages = well_filled([paragraph(2), *form], FRAME)

    assert [len(page) for page in pages] == [2, 30]


def test_a_drawn_row_keeps_its_height() -> None:
    ruled = Stack((Row(30.0, (BoxMark(0.0, 29.0, 400.0, 0.8, "#000000"),)),) * 3, space_before=SPACE)
    page = well_filled([ruled for _ in range(7)], FRAME)[0]

    within = [lower.y - upper.y for upper, lower in pairwise(page)]
    assert sum(one == pytest.approx(30.0) for one in within) == 14


@given(st.lists(st.integers(1, 9), min_size=1, max_size=40))
def test_no_line_is_lost_or_made_and_no_page_is_added(lines: list[int]) -> None:
    letter = [paragraph(count) for count in lines]
    usual, pages = flow(letter, FRAME), well_filled(letter, FRAME)

    assert sum(map(len, pages)) == sum(lines)
    assert len(pages) <= len(usual)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=40))
def test_type_stays_and_lines_stand_at_least_one_and_four_tenths_of_it_apart(lines: list[int]) -> None:
    size = LINE / min(typeface(font).leading for font in LetterFont)
    for page in well_filled([paragraph(count, size=size) for count in lines], FRAME):
        assert {mark.size for mark in page if isinstance(mark, TextMark)} == {size}
        assert all(lower.y - upper.y >= 1.39 * size for upper, lower in pairwise(page))
