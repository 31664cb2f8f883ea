"""Search or do: any child by any name, any word that was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from iro_desktop.queries.search import HitKind, look_for
from tests.caseload import Caseload

Morning = tuple[Session, Caseload]


@pytest.mark.parametrize("typed", ["Sam", "sam", "sa", "Glennon", "sam gl", "S.G.", "sg", "0000401", "401"])
def test_a_child_is_found_by_name_initials_or_number(morning: Morning, typed: str) -> None:
    session, load = morning
    hits = look_for(session, typed)

    assert load.children["Sam"] in {hit.record_id for hit in hits if hit.kind is HitKind.CHILD}


def test_a_child_without_a_name_is_found_by_picture_and_number(morning: Morning) -> None:
    session, load = morning
    (by_number,) = [hit for hit in look_for(session, "7337") if hit.kind is HitKind.CHILD]

    assert by_number.record_id == load.children["0007337"]
    by_colour = look_for(session, by_number.who.colour)
    assert by_number.record_id in {hit.record_id for hit in by_colour}


def test_the_name_a_child_likes_comes_before_a_family_name(morning: Morning) -> None:
    first, *_ = look_for(morning[0], "g")

    assert first.kind is HitKind.CHILD
    assert first.who.name == "Sam", "only Sam's family name begins with G"


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("uncle", HitKind.WORDS),
        ("football", HitKind.CONVERSATION),
        ("glasses", HitKind.DECISION),
        ("robins", HitKind.LETTER),
        ("Priya", HitKind.PERSON),
        ("youth club", HitKind.REVIEW),
    ],
)
def test_what_was_written_is_found(morning: Morning, typed: str, kind: HitKind) -> None:
    assert kind in {hit.kind for hit in look_for(morning[0], typed)}


@pytest.mark.parametrize("typed", ["fotball", "footbal", "glases", "dentisst"])
def test_near_spellings_are_found(morning: Morning, typed: str) -> None:
    assert look_for(morning[0], typed) != ()


def test_what_is_found_in_a_review_or_letter_opens_it(morning: Morning) -> None:
    session, load = morning
    (review,) = [hit for hit in look_for(session, "youth club") if hit.kind is HitKind.REVIEW]
    (letter,) = [hit for hit in look_for(session, "robins") if hit.kind is HitKind.LETTER]

    assert review.record_id == load.reviews["Malik's next"]
    assert letter.record_id == load.letters["Robyn's draft"]


def test_nothing_typed_finds_nothing(morning: Morning) -> None:
    assert look_for(morning[0], "   ") == ()


@given(typed=st.text(max_size=60))
def test_whatever_is_typed_is_only_looked_for(morning: Morning, typed: str) -> None:
    look_for(morning[0], typed)
