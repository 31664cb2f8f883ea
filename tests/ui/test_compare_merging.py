"""Two versions of a text: the words that differ, and both put together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.ui.compare.merging import Piece, differing, put_together

PLAN = "Priya Green shares the plan with Malik"
TEXT = st.text(st.sampled_from("ab .,\n’"), max_size=30)


def marked(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.words for piece in pieces if piece.differs]


def test_only_the_words_that_differ_are_marked() -> None:
    left, right = differing(f"{PLAN}, with pictures", f"{PLAN}, with his carer there")

    assert marked(left) == ["pictures"]
    assert marked(right) == ["his carer there"]


def test_a_word_is_marked_whole_and_its_apostrophe_belongs_to_it() -> None:
    left, _ = differing("Sam’s uncle", "Sam uncle")

    assert marked(left) == ["Sam’s"]


@given(TEXT, TEXT)
def test_the_pieces_of_a_version_are_that_version(left: str, right: str) -> None:
    pieces = differing(left, right)

    assert "".join(piece.words for piece in pieces[0]) == left
    assert "".join(piece.words for piece in pieces[1]) == right


@given(TEXT)
def test_nothing_is_marked_where_nothing_differs(text: str) -> None:
    assert marked(differing(text, text)[0]) == []


def test_additions_at_the_same_place_are_joined_with_and() -> None:
    both = put_together(PLAN, f"{PLAN}, with pictures", f"{PLAN}, with his carer there")

    assert both == f"{PLAN}, with pictures and with his carer there"


def test_whole_sentences_stand_one_after_the_other() -> None:
    both = put_together("Sam sees Gran.", "Sam sees Gran. In Luton.", "Sam sees Gran. On Sundays.")

    assert both == "Sam sees Gran. In Luton. On Sundays."


def test_changes_at_different_places_are_both_taken() -> None:
    assert put_together("the cat sat", "the black cat sat", "the cat sat down") == "the black cat sat down"


@pytest.mark.parametrize(
    ("base", "left", "right"),
    [
        ("on Monday", "on Tuesday", "on Friday"),
        ("Priya will ring", "Priya will visit", "Priya will not ring"),
    ],
)
def test_the_same_words_changed_differently_are_for_a_person(base: str, left: str, right: str) -> None:
    assert put_together(base, left, right) is None


@given(TEXT, TEXT)
def test_where_one_side_changed_nothing_the_other_is_kept(base: str, other: str) -> None:
    assert put_together(base, base, other) == other
    assert put_together(base, other, base) == other


@given(TEXT, TEXT)
def test_where_both_wrote_the_same_that_is_kept(base: str, both: str) -> None:
    assert put_together(base, both, both) == both
