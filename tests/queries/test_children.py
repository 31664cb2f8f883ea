"""The caseload as rows."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.children import CaseloadRow, at_a_glance, caseload
from tests.caseload import HOLIDAYS, TODAY, Caseload

Morning = tuple[Session, Caseload]


@pytest.fixture
def rows(morning: Morning) -> dict[UUID, CaseloadRow]:
    session, _ = morning
    return {row.who.child_id: row for row in caseload(session, TODAY, HOLIDAYS)}


def named(rows: dict[UUID, CaseloadRow], morning: Morning, name: str) -> CaseloadRow:
    return rows[morning[1].children[name]]


def test_every_child_on_the_laptop_has_one_row(rows: dict[UUID, CaseloadRow], morning: Morning) -> None:
    assert set(rows) == set(morning[1].children.values())


def test_a_child_without_a_name_has_the_animal_and_colour_that_never_change(
    rows: dict[UUID, CaseloadRow], morning: Morning
) -> None:
    who = named(rows, morning, "0007337").who

    assert who.known_as is None
    assert who.name == f"the {who.colour} {who.animal}"
    assert who.name_and_number.endswith(" · 0007337")


def test_a_child_who_left_is_told_apart_with_the_day(rows: dict[UUID, CaseloadRow], morning: Morning) -> None:
    asha = named(rows, morning, "Asha")

    assert (asha.in_care, asha.left_on) == (False, date(2026, 2, 1))
    assert asha.review.status is DueStatus.NOT_REQUIRED


def test_a_try_without_an_answer_is_no_conversation(rows: dict[UUID, CaseloadRow], morning: Morning) -> None:
    assert named(rows, morning, "Sam").last_seen_on == date(2026, 3, 10)


def test_a_review_the_child_came_to_counts_as_seeing_them(rows: dict[UUID, CaseloadRow], morning: Morning) -> None:
    assert named(rows, morning, "Malik").last_seen_on == date(2025, 9, 25)


def test_where_nobody_wrote_a_home_down_the_files_say_what_kind_it_is(
    rows: dict[UUID, CaseloadRow], morning: Morning
) -> None:
    leo, sam = named(rows, morning, "Leo").home, named(rows, morning, "Sam").home

    assert leo is not None
    assert (leo.with_whom, leo.kind_in_words, leo.out_of_borough) == (None, "foster carers", None)
    assert sam is not None
    assert (sam.with_whom, sam.out_of_borough) == ("Jan and Mike", True)


def test_papers_are_those_of_the_last_review_only(rows: dict[UUID, CaseloadRow], morning: Morning) -> None:
    leo = named(rows, morning, "Leo").papers

    assert leo is not None
    assert (leo.decisions_by, leo.letter_by, leo.working_days_since) == (date(2026, 3, 13), date(2026, 3, 27), 4)


def test_a_finished_letter_leaves_no_papers_to_do(rows: dict[UUID, CaseloadRow], morning: Morning) -> None:
    malik = named(rows, morning, "Malik").papers

    assert malik is not None
    assert (malik.decisions_by, malik.letter_by) == (None, None)


def test_the_number_of_questions_does_not_grow_with_the_children(morning: Morning) -> None:
    session, _ = morning
    asked: list[str] = []
    engine = session.get_bind()

    def count(*arguments: object) -> None:
        asked.append(str(arguments[2]))

    event.listen(engine, "before_cursor_execute", count)
    session.expunge_all()
    caseload(session, TODAY, HOLIDAYS)
    event.remove(engine, "before_cursor_execute", count)
    assert len(asked) <= 13, "two of them for the numbers that the council counts by"


def test_at_a_glance_has_what_the_child_likes_and_last_said(morning: Morning) -> None:
    session, load = morning
    glance = at_a_glance(session, load.children["Sam"])

    assert glance.likes == ("video calls", "drawing")
    assert (glance.words, glance.said_on) == ("Can we talk about my uncle first?", date(2026, 3, 10))
