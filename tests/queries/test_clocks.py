"""Every clock of one child: counted from the records by the council's numbers, and silent where nothing is known."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from iro_desktop.actions.limits import set_limit
from iro_desktop.actions.statutory_checks import (
    bring_back_check,
    delete_check,
    record_check,
    say_why_delayed,
    set_check_day,
)
from iro_desktop.models.care import Episode, ReturnCoverage, UnaccompaniedStatus
from iro_desktop.models.child import Child, Home, SettledTo18
from iro_desktop.models.consultation import Channel, Consultation
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.limit_keys import LimitKey
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.plan_checks import CheckKind, PathwayPlanCheck, StatutoryCheck
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.timescales import DueStatus
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.clocks import ClockGroup, ClockLine, child_clocks, dates_page
from iro_desktop.queries.who import NoSuchChild
from iro_desktop.store.store import Session
from tests.store.stores import NOON, store_in

TODAY = date(2026, 3, 12)
CAME = date(2026, 2, 2)
HOLIDAYS = bundled_bank_holidays()
CHILD_ID = imported_id("TEST", "0007337", "child")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


def a_child(session: Session, *, born_on: date | None = date(2016, 1, 20), came: date = CAME) -> None:
    session.add(Child(id=CHILD_ID, council="TEST", council_child_id="0007337", known_as="Pip", date_of_birth=born_on))
    session.add(
        Episode(child_id=CHILD_ID, started_on=came, reason_new_episode="S", legal_status="C2", placement_type="U4")
    )
    session.add(Home(child_id=CHILD_ID, from_on=came, with_whom="Ada and Joss", placement_type="U4"))
    session.flush()


def clocks(session: Session, today: date = TODAY) -> dict[str, ClockLine]:
    session.flush()
    return {line.key: line for line in child_clocks(session, CHILD_ID, today, HOLIDAYS)}


def due_on(line: ClockLine) -> date:
    assert line.due is not None
    return line.due.due_on


def test_a_child_who_just_came_has_the_clocks_of_the_first_days(session: Session) -> None:
    a_child(session)

    shown = clocks(session)

    assert due_on(shown["officer_named"]) == date(2026, 2, 9)
    assert due_on(shown[CheckKind.PEP]) == date(2026, 2, 16)
    assert due_on(shown[CheckKind.HEALTH]) == date(2026, 3, 2)
    assert due_on(shown[CheckKind.VISIT]) == date(2026, 2, 9)
    assert shown["officer_named"].group is ClockGroup.FIRST_DAYS


def test_every_counted_day_shows_its_sum_and_its_source(session: Session) -> None:
    a_child(session)

    for line in clocks(session).values():
        if line.due is not None:
            assert line.due.sum_in_full
            assert line.due.source


def test_the_next_check_is_counted_from_the_latest(session: Session) -> None:
    a_child(session)
    for on in (date(2026, 3, 4), date(2026, 2, 6)):
        record_check(session, CHILD_ID, kind=CheckKind.VISIT, done_on=on, today=TODAY)

    visit = clocks(session)[CheckKind.VISIT]

    assert due_on(visit) == date(2026, 4, 15)
    assert visit.done_on == date(2026, 3, 4)
    assert visit.due is not None
    assert visit.due.sum_in_full == "4 March + 6 weeks"


@pytest.mark.parametrize(
    ("kind", "done_on", "next_on"),
    [
        (CheckKind.HEALTH, date(2026, 3, 4), date(2027, 3, 4)),
        (CheckKind.DENTAL, date(2026, 3, 4), date(2027, 3, 4)),
        (CheckKind.PEP, date(2026, 3, 4), date(2026, 7, 4)),
    ],
)
def test_health_teeth_and_school_are_due_again(session: Session, kind: CheckKind, done_on: date, next_on: date) -> None:
    a_child(session)
    record_check(session, CHILD_ID, kind=kind, done_on=done_on, today=TODAY)

    assert due_on(clocks(session)[kind]) == next_on


def test_what_was_never_written_down_is_not_known_and_not_late(session: Session) -> None:
    a_child(session)

    teeth = clocks(session)[CheckKind.DENTAL]

    assert (teeth.due, teeth.status) == (None, DueStatus.NOT_KNOWN)
    assert teeth.note == "The last one is not written down."


def test_a_home_meant_to_last_is_visited_every_three_months(session: Session) -> None:
    a_child(session, came=date(2024, 2, 5))
    home = session.query(Home).one()
    home.settled_to_18 = SettledTo18.YES
    record_check(session, CHILD_ID, kind=CheckKind.VISIT, done_on=date(2026, 3, 2), today=TODAY)

    assert due_on(clocks(session)[CheckKind.VISIT]) == date(2026, 6, 2)


def test_the_councils_own_number_counts(session: Session) -> None:
    a_child(session)
    set_limit(session, LimitKey.IRO_NAMED, amount=3, reason="Our promise to children.")

    assert due_on(clocks(session)["officer_named"]) == date(2026, 2, 5)


def test_a_day_set_by_hand_holds_until_the_check_is_done(session: Session) -> None:
    a_child(session)
    set_check_day(session, CHILD_ID, kind=CheckKind.HEALTH, due_on=date(2026, 3, 20), reason="The clinic was shut.")
    by_hand = clocks(session)[CheckKind.HEALTH]
    assert (due_on(by_hand), by_hand.set_by_hand) == (date(2026, 3, 20), True)
    assert by_hand.due is not None
    assert "The clinic was shut." in by_hand.due.sum_in_full


def test_another_day_needs_a_reason(session: Session) -> None:
    a_child(session)
    with pytest.raises(Refused, match="Say why this day"):
        set_check_day(session, CHILD_ID, kind=CheckKind.HEALTH, due_on=date(2026, 3, 20), reason=" ")


@pytest.mark.parametrize(
    ("done_on", "sentence"),
    [(TODAY + timedelta(days=1), "is still to come"), (date(2015, 12, 31), "before the child was born")],
)
def test_a_day_on_which_it_cannot_have_been_is_refused(session: Session, done_on: date, sentence: str) -> None:
    a_child(session)
    with pytest.raises(Refused, match=sentence):
        record_check(session, CHILD_ID, kind=CheckKind.DENTAL, done_on=done_on, today=TODAY)


def test_a_check_taken_back_is_not_counted_and_comes_back(session: Session) -> None:
    a_child(session)
    check_id = record_check(session, CHILD_ID, kind=CheckKind.DENTAL, done_on=TODAY, today=TODAY)
    session.flush()
    delete_check(session, check_id, at=NOON)
    assert clocks(session)[CheckKind.DENTAL].due is None

    bring_back_check(session, check_id)
    assert clocks(session)[CheckKind.DENTAL].done_on == TODAY


def test_why_a_check_is_delayed_is_kept_as_the_council_says_it(session: Session) -> None:
    a_child(session)
    check_id = set_check_day(session, CHILD_ID, kind=CheckKind.AGE_ASSESSMENT, due_on=TODAY, reason="Promised.")
    session.flush()
    say_why_delayed(session, check_id, reason=" No assessor ")

    assert session.get_one(StatutoryCheck, check_id).delay_reason == "No assessor"


def test_halfway_between_reviews_the_child_is_spoken_with(session: Session) -> None:
    a_child(session, came=date(2025, 11, 3))
    for held in (date(2025, 11, 28), date(2026, 2, 20)):
        session.add(Review(child_id=CHILD_ID, status=ReviewStatus.COMPLETED, held_on=held, completed_on=held))
    assert due_on(clocks(session)["contact"]) == date(2026, 5, 21)

    tried = Consultation(child_id=CHILD_ID, happened_on=date(2026, 3, 9), channel=Channel.TRIED_NO_ANSWER)
    session.add(tried)
    assert clocks(session)["contact"].is_open

    session.add(Consultation(child_id=CHILD_ID, happened_on=date(2026, 3, 10)))
    assert clocks(session)["contact"].status is DueStatus.DONE_IN_TIME


def test_permanence_is_to_be_clear_by_the_second_review(session: Session) -> None:
    a_child(session)
    first = Review(
        child_id=CHILD_ID, status=ReviewStatus.COMPLETED, held_on=date(2026, 3, 2), completed_on=date(2026, 3, 2)
    )
    # That no review was held before is only known where the council's files say so.
    session.add(ReturnCoverage(council="TEST", table="reviews", year_ending=2026, rows_read=1))
    session.add(first)
    assert due_on(clocks(session)["permanence"]) == date(2026, 6, 2)
    assert clocks(session)["permanence"].is_open

    first.permanence_plans = ("LTFOST18",)
    assert not clocks(session)["permanence"].is_open


def test_at_sixteen_the_clocks_of_growing_up_run(session: Session) -> None:
    a_child(session, born_on=date(2009, 6, 14), came=date(2024, 2, 5))
    shown = clocks(session)
    assert due_on(shown[CheckKind.NEEDS_ASSESSMENT]) == date(2025, 9, 14)
    assert (shown["housing_panel"].from_on, due_on(shown["housing_panel"])) == (date(2026, 5, 14), date(2026, 7, 14))
    assert shown["personal_adviser"].is_open

    session.add(
        Person(child_id=CHILD_ID, name="Lena Bright", role=PersonRole.PERSONAL_ADVISER, since_on=date(2025, 9, 1))
    )
    session.add(
        PathwayPlanCheck(
            id=companion_id(CHILD_ID, "pathway"),
            child_id=CHILD_ID,
            review_id=CHILD_ID,
            housing_panel_on=date(2026, 6, 1),
        )
    )
    shown = clocks(session, date(2026, 6, 2))
    assert shown["personal_adviser"].done_on == date(2025, 9, 1)
    assert not shown["housing_panel"].is_open


def test_an_assessment_that_is_done_once_is_over_then(session: Session) -> None:
    a_child(session, born_on=date(2009, 6, 14), came=date(2024, 2, 5))
    assert clocks(session, date(2025, 10, 1))[CheckKind.NEEDS_ASSESSMENT].status is DueStatus.OVERDUE
    assert clocks(session)[CheckKind.NEEDS_ASSESSMENT].status is DueStatus.NOT_KNOWN, "long past, nothing written down"

    record_check(session, CHILD_ID, kind=CheckKind.NEEDS_ASSESSMENT, done_on=date(2025, 9, 20), today=TODAY)
    assert clocks(session)[CheckKind.NEEDS_ASSESSMENT].status is DueStatus.DONE_LATE

    session.add(
        PathwayPlanCheck(
            id=companion_id(CHILD_ID, "pathway"),
            child_id=CHILD_ID,
            review_id=CHILD_ID,
            needs_assessment_on=date(2025, 9, 1),
        )
    )
    done = clocks(session)[CheckKind.NEEDS_ASSESSMENT]
    assert (done.status, done.done_on) == (DueStatus.DONE_IN_TIME, date(2025, 9, 1))


def test_a_birthday_card_is_posted_by_the_last_working_day(session: Session) -> None:
    a_child(session, born_on=date(2016, 4, 4))
    card = clocks(session)["birthday"]
    assert card.due is not None
    assert (card.due.due_on, card.due.sum_in_words) == (date(2026, 4, 2), "4 April, 10 years old")
    assert "birthday" not in clocks(session, date(2026, 2, 3))


def test_work_that_a_birthday_begins_is_never_late(session: Session) -> None:
    a_child(session, born_on=date(2012, 1, 20), came=date(2024, 2, 5))
    tracked = clocks(session)["permanence_tracked"]
    assert (tracked.status, tracked.note) == (DueStatus.NOT_KNOWN, "From then on.")


def test_a_leap_day_birthday_counts_on_the_first_of_march(session: Session) -> None:
    a_child(session, born_on=date(2008, 2, 29), came=date(2024, 2, 5))

    assert due_on(clocks(session, date(2025, 1, 10))["plan_settled"]) == date(2025, 3, 1)


def test_only_an_unaccompanied_child_has_an_age_assessment(session: Session) -> None:
    a_child(session)
    assert CheckKind.AGE_ASSESSMENT not in clocks(session)

    session.add(UnaccompaniedStatus(child_id=CHILD_ID))
    assert clocks(session)[CheckKind.AGE_ASSESSMENT].note.startswith("No clock")


def test_a_child_who_left_care_has_no_clocks(session: Session) -> None:
    a_child(session)
    episode = session.query(Episode).one()
    episode.ended_on, episode.reason_ended = date(2026, 3, 1), "E4A"

    assert clocks(session) == {}


def test_a_child_of_whom_the_birth_is_not_known_has_no_clocks_of_age(session: Session) -> None:
    a_child(session, born_on=None)

    assert {line.group for line in clocks(session).values()} == {
        ClockGroup.NEXT_REVIEW,
        ClockGroup.VISITS,
        ClockGroup.HEALTH,
        ClockGroup.FIRST_DAYS,
    }


def test_dates_past_the_proclaimed_bank_holidays_are_counted_by_rule(session: Session) -> None:
    a_child(session, came=date(2050, 12, 20))

    assert due_on(clocks(session, date(2050, 12, 21))["officer_named"]) == date(2050, 12, 29)


def test_a_child_who_is_not_here_is_said_so(session: Session) -> None:
    with pytest.raises(NoSuchChild, match="not on this laptop"):
        dates_page(session, CHILD_ID, TODAY, HOLIDAYS)
