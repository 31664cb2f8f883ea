"""What the ready-made views go by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.orm import Session

from iro_desktop.exchange.practise import fill_with_practise
from iro_desktop.models.birthdays import BirthdayWork, birthday_work
from iro_desktop.models.care import Episode, LegalStatus
from iro_desktop.models.child import Child, Home
from iro_desktop.models.people import Person, PersonRole, SiblingLink
from iro_desktop.models.review import PermanencePlan, Review, ReviewStatus
from iro_desktop.models.timescales import add_months
from iro_desktop.queries.list_facts import PERMANENCE_FROM_AGE, ListFacts, Moves, list_facts
from iro_desktop.store.store import Store
from tests.caseload import NOW, TODAY
from tests.store.stores import store_in


@dataclass
class Desk:
    """A store with one child, and what is written down about them."""

    store: Store
    child_id: UUID

    def write(self, *records: object) -> None:
        with self.store.transaction() as session:
            session.add_all(records)

    def facts(self, today: date = TODAY) -> ListFacts:
        with self.store.reading() as session:
            return list_facts(session, today)[self.child_id]

    def home(self, since: date, **what: object) -> Home:
        home = Home(child_id=self.child_id, from_on=since)
        for name, value in what.items():
            setattr(home, name, value)
        return home

    def episode(self, since: date, *, order: str = "C2", place: str = "U4", why: str = "S") -> Episode:
        return Episode(
            child_id=self.child_id, started_on=since, reason_new_episode=why, legal_status=order, placement_type=place
        )


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = store_in(tmp_path)
    child_id = uuid4()
    with store.transaction() as session:
        session.add(Child(id=child_id, council="E09000099", council_child_id="0007337", date_of_birth=date(2016, 5, 2)))
    yield Desk(store, child_id)
    store.close()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


# At home on a care order


@pytest.mark.parametrize(("order", "place", "is_one"), [("C1", "P1", True), ("C2", "P1", True), ("V2", "P1", False)])
def test_a_child_on_a_care_order_with_parents_is_at_home_on_an_order(
    desk: Desk, order: str, place: str, is_one: bool
) -> None:
    desk.write(desk.episode(ago(400), order=order, place=place))

    assert desk.facts().at_home_on_order is is_one


def test_the_officers_own_word_on_the_home_goes_before_the_files(desk: Desk) -> None:
    desk.write(desk.episode(ago(400), place="P1"), desk.home(ago(30), placement_type="U4"))

    assert not desk.facts().at_home_on_order


def test_the_officers_own_word_on_the_order_goes_before_the_files(desk: Desk) -> None:
    desk.write(
        desk.episode(ago(400), order="C1"),
        desk.home(ago(60), placement_type="P1"),
        LegalStatus(child_id=desk.child_id, code="V2", from_on=ago(20)),
    )

    assert not desk.facts().at_home_on_order


def test_an_order_that_has_ended_is_none(desk: Desk) -> None:
    desk.write(
        desk.home(ago(60), placement_type="P1"),
        LegalStatus(child_id=desk.child_id, code="C2", from_on=ago(300), until_on=ago(10)),
    )

    assert not desk.facts().at_home_on_order


# Homes and moves


@pytest.mark.parametrize(("registered", "lacks"), [(False, True), (True, False), (None, False)])
def test_only_a_home_that_is_said_to_lack_registration_lacks_it(
    desk: Desk, registered: bool | None, lacks: bool
) -> None:
    desk.write(desk.home(ago(60), registered=registered))

    assert desk.facts().without_registration is lacks


def test_a_home_the_child_has_left_counts_no_more(desk: Desk) -> None:
    desk.write(desk.home(ago(60), until_on=ago(10), registered=False), desk.home(ago(10), registered=True))

    assert not desk.facts().without_registration


def test_the_first_home_is_no_move_and_neither_is_one_of_long_ago(desk: Desk) -> None:
    desk.write(desk.home(ago(700)), desk.home(ago(500)), desk.home(ago(40), move_was_planned=False))

    assert desk.facts().moves == Moves(1, 1)


def test_coming_into_care_this_year_is_no_move(desk: Desk) -> None:
    desk.write(desk.home(ago(40), move_was_planned=False))

    assert desk.facts().moves == Moves()


def test_three_moves_within_twelve_months_are_unstable(desk: Desk) -> None:
    desk.write(*(desk.home(ago(days), move_was_planned=True) for days in (700, 300, 200, 100)))

    moves = desk.facts().moves

    assert (moves, moves.is_unstable) == (Moves(3, 0), True)


@pytest.mark.parametrize(("days", "count"), [(364, 1), (365, 0)])
def test_a_year_is_counted_to_the_day(desk: Desk, days: int, count: int) -> None:
    desk.write(desk.home(ago(900)), desk.home(ago(days)))

    assert desk.facts().moves.count == count


def test_where_no_home_is_written_down_the_files_tell_of_moves_but_not_whether_they_were_planned(desk: Desk) -> None:
    desk.write(
        desk.episode(ago(500)),
        desk.episode(ago(200), why="P"),
        desk.episode(ago(100), why="L"),
        desk.episode(ago(50), why="B"),
    )

    assert desk.facts().moves == Moves(2, 0)


def test_a_home_that_was_written_down_goes_before_the_files(desk: Desk) -> None:
    desk.write(desk.episode(ago(200), why="P"), desk.home(ago(900)))

    assert desk.facts().moves == Moves()


# Brothers and sisters


@pytest.mark.parametrize(("together", "apart"), [(False, ("Ben",)), (True, ()), (None, ())])
def test_brothers_and_sisters_who_live_elsewhere_are_named(
    desk: Desk, together: bool | None, apart: tuple[str, ...]
) -> None:
    brother = Person(id=uuid4(), child_id=desk.child_id, name="Ben", role=PersonRole.BROTHER_OR_SISTER)
    desk.write(brother, SiblingLink(child_id=desk.child_id, person_id=brother.id, live_together=together))

    assert desk.facts().apart_from == apart


# The lasting home


@given(st.dates(date(2006, 1, 1), date(2026, 1, 1)), st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_the_age_from_which_permanence_is_tracked_is_that_of_the_birthdays(born_on: date, today: date) -> None:
    """What the store is asked and what the birthdays say is one thing."""
    works = birthday_work(born_on)
    tracked_from = next(work.from_on for work in works if work.work is BirthdayWork.PERMANENCE_TRACKED)

    assert (born_on <= add_months(today, -12 * PERMANENCE_FROM_AGE)) == (tracked_from <= today)


def test_the_last_review_says_which_lasting_home_is_planned(desk: Desk) -> None:
    child = Child(council="E09000099", council_child_id="0007338", date_of_birth=date(2011, 5, 2))
    with desk.store.transaction() as session:
        session.add(child)
        session.flush()
        child_id = child.id
    for days, plans in ((400, ("ADOPTION",)), (100, ("LTFOST18", "of a later version"))):
        desk.write(
            Review(
                child_id=child_id,
                status=ReviewStatus.COMPLETED,
                held_on=ago(days),
                completed_on=ago(days),
                permanence_plans=plans,
            )
        )
    with desk.store.reading() as session:
        facts = list_facts(session, TODAY)[child_id]

    assert facts.permanence_tracked
    assert facts.permanence_plans == (PermanencePlan.LONG_TERM_FOSTERING,)
    assert not desk.facts().permanence_tracked, "the other child is nine"


def test_who_is_fourteen_is_tracked_before_a_first_review_too(desk: Desk) -> None:
    assert desk.facts(date(2030, 5, 1)).permanence_tracked is False
    assert desk.facts(date(2030, 5, 2)).permanence_tracked is True
    assert desk.facts(date(2030, 5, 2)).permanence_plans == ()


# All of them


def _questions(session: Session) -> int:
    asked = []

    def count(*_: object) -> None:
        asked.append(1)

    event.listen(session.get_bind(), "before_cursor_execute", count)
    list_facts(session, TODAY)
    event.remove(session.get_bind(), "before_cursor_execute", count)
    return len(asked)


def test_the_number_of_questions_does_not_grow_with_the_children_and_the_practise_caseload_is_in_every_view(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        fill_with_practise(session, today=TODAY, now=NOW)
    with store.reading() as session:
        assert _questions(session) <= 20
        facts = list_facts(session, TODAY).values()
    store.close()

    assert sum(one.contact.never_met for one in facts) == 2
    assert 4 <= sum(one.not_seen for one in facts) <= 12
    assert sum(one.at_home_on_order for one in facts) == 1
    assert sum(one.without_registration for one in facts) == 1
    assert any(one.moves.is_unstable and one.moves.unplanned for one in facts)
    assert sum(bool(one.apart_from) for one in facts) >= 5
    assert any(one.permanence_plans for one in facts if one.permanence_tracked)
