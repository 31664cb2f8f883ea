"""What was found and what can be done."""

from datetime import date
from uuid import uuid4

import pytest

from iro_desktop.queries.search import Hit, HitKind
from iro_desktop.queries.who import Who
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.search.viewmodel import COMMANDS, commands_for, groups, place_of
from tests.caseload import TODAY

SAM = Who(uuid4(), "0007337", "Sam", "Glennon", "fox", "apricot", date(2017, 6, 2))
RECORD = uuid4()


def test_before_anything_is_typed_one_can_do_things() -> None:
    (do,) = groups((), "", TODAY)

    assert do.title == "Do"
    assert do.rows[0].title == "Record a conversation"
    assert do.places[0] is None


def test_children_come_first_and_things_to_do_last() -> None:
    hits = (Hit(HitKind.CHILD, SAM.child_id, SAM, ""), Hit(HitKind.WORDS, SAM.child_id, SAM, "my uncle first?"))

    assert [group.title for group in groups(hits, "s", TODAY)] == ["Children", "What children said", "Do"]


def test_a_childs_words_are_shown_in_quotation_marks() -> None:
    (words, *_) = groups((Hit(HitKind.WORDS, SAM.child_id, SAM, "my uncle first?"),), "uncle", TODAY)

    assert (words.rows[0].title, words.rows[0].below) == ("Sam, 8", "“my uncle first?”")


@pytest.mark.parametrize(
    ("kind", "record_id", "place"),
    [
        (HitKind.CHILD, SAM.child_id, Place(Page.CHILD, SAM.child_id)),
        (HitKind.WORDS, SAM.child_id, Place(Page.CHILD, SAM.child_id, "words")),
        (HitKind.CONVERSATION, SAM.child_id, Place(Page.CHILD, SAM.child_id, "conversations")),
        (HitKind.DECISION, RECORD, Place(Page.CHILD, SAM.child_id, "decisions")),
        (HitKind.PERSON, SAM.child_id, Place(Page.CHILD, SAM.child_id, "people")),
        (HitKind.REVIEW, RECORD, Place(Page.REVIEW, RECORD)),
        (HitKind.LETTER, RECORD, Place(Page.LETTER, RECORD)),
    ],
)
def test_everything_found_opens_where_it_stands(kind: HitKind, record_id: object, place: Place) -> None:
    assert place_of(Hit(kind, record_id, SAM, "")) == place  # type: ignore[arg-type]  # a parameter of a table


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rec", "Record a conversation"),
        ("import", "Bring in a caseload"),
        ("dark", "Settings"),
        ("sync", "Sync centre"),
    ],
)
def test_a_command_is_found_by_the_beginning_of_its_words(typed: str, first: str) -> None:
    assert commands_for(typed)[0].words == first


def test_every_command_leads_somewhere_or_records() -> None:
    assert [command.words for command in COMMANDS if command.place is None] == ["Record a conversation"]
