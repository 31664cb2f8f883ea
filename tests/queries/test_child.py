"""Everything on one child's page."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.child import ChildPage, child_page
from iro_desktop.queries.what_is_due import Due
from iro_desktop.queries.who import NoSuchChild
from tests.caseload import HOLIDAYS, TODAY, Caseload

Morning = tuple[Session, Caseload]


def page_of(morning: Morning, name: str) -> ChildPage:
    session, load = morning
    return child_page(session, load.children[name], TODAY, HOLIDAYS)


def test_reviews_come_newest_first_each_with_its_number_and_how_it_stood(morning: Morning) -> None:
    reviews = page_of(morning, "Sam").reviews

    assert [(review.on, review.number) for review in reviews] == [
        (date(2026, 3, 12), None),
        (date(2025, 9, 12), 2),
        (date(2025, 6, 12), 1),
    ]
    assert reviews[1].standing is not None
    assert reviews[1].standing.in_time is True
    assert reviews[1].decisions == 2


def test_a_childs_words_stand_with_the_conversation_they_were_said_in(morning: Morning) -> None:
    page = page_of(morning, "Sam")
    texted = next(talk for talk in page.talks if talk.on == date(2026, 3, 10))

    assert [said.words for said in texted.words] == ["Can we talk about my uncle first?"]
    assert page.loose_words == ()


def test_a_brother_on_this_laptop_can_be_gone_to(morning: Morning) -> None:
    (tom,) = page_of(morning, "Sam").relatives

    assert (tom.name, tom.child_id, tom.role_in_words) == ("Tom", morning[1].children["Tom"], "brother")


def test_what_is_due_begins_with_the_review(morning: Morning) -> None:
    lines = page_of(morning, "Sam").due

    assert [line.what for line in lines] == [Due.REVIEW, Due.DECISIONS, Due.LETTER, Due.MIDWAY]
    assert lines[0].planned_on == TODAY


def test_decisions_of_every_review_are_there_with_what_became_of_them(morning: Morning) -> None:
    assert [(one.wording, one.status) for one in page_of(morning, "Malik").decisions] == [
        ("New glasses", DecisionStatus.OPEN),
        ("Bike helmet", DecisionStatus.DONE),
    ]


def test_a_draft_letter_shows_how_it_begins(morning: Morning) -> None:
    (draft,) = page_of(morning, "Robyn").letters

    assert not draft.finished
    assert draft.first_words.startswith("Dear Robyn")


def test_coming_into_care_and_leaving_it_are_part_of_the_history(morning: Morning) -> None:
    assert [(move.what, move.on) for move in page_of(morning, "Asha").moves] == [
        ("left_care", date(2026, 2, 1)),
        ("moved", date(2022, 5, 1)),
        ("came_into_care", date(2022, 5, 1)),
    ]


def test_no_address_leaves_the_store(morning: Morning) -> None:
    assert "Thistle" not in repr(page_of(morning, "Sam"))


def test_a_child_who_is_not_here_is_refused_with_a_way_on(morning: Morning) -> None:
    with pytest.raises(NoSuchChild, match="Go to Children"):
        child_page(morning[0], uuid4(), TODAY, HOLIDAYS)
