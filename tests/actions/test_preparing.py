"""Preparing a review: its day, the child's wishes, who is asked and who is kept out."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from iro_desktop.actions.children import PreferencesChange, change_preferences
from iro_desktop.actions.invitations import (
    InvitedAndExcluded,
    answer_invitation,
    invite,
    keep_out,
    keep_views_came,
    let_come,
    take_back_invitations,
)
from iro_desktop.actions.meetings import begin_meeting
from iro_desktop.actions.preparing import (
    mark_prepared,
    plan_day,
    plan_meeting,
    take_back_prepared,
    take_over_wishes,
    undo_taking_over,
)
from iro_desktop.models.child import ChildPreferences, preferences_id
from iro_desktop.models.invitation import InvitationAnswer
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attended, Chair, Mode, Review
from iro_desktop.models.timescales import ReviewKind
from iro_desktop.queries.preparing_checklist import State
from iro_desktop.queries.review import review_page
from iro_desktop.queries.review_prepare import AskedRow, Preparation, preparation
from iro_desktop.store.store import Session, Store
from tests.review_room import BANK_HOLIDAYS, NOW, TODAY, Room, add_room
from tests.store.stores import store_in

JAN, PRIYA = "Jan Ellery", "Priya Green"
LATEST = date(2026, 3, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session, begun=False)


def look(session: Session, room: Room) -> Preparation:
    return preparation(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def row(session: Session, room: Room, name: str) -> AskedRow:
    return next(one for one in look(session, room).people if one.name == name)


def planned(session: Session, room: Room, on: date | None, reason: str = "") -> None:
    plan_day(
        session,
        room.review_id,
        on=on,
        at=time(11) if on else None,
        reason_after_due=reason,
        today=TODAY,
        bank_holidays=BANK_HOLIDAYS,
    )


def kept(session: Session, room: Room) -> Review:
    found = session.get(Review, room.review_id)
    assert found is not None
    return found


# The day


def test_a_day_after_the_latest_lawful_day_is_kept_only_with_a_reason(store: Store, room: Room) -> None:
    with store.transaction() as session:
        due = look(session, room).due
        assert due is not None
        assert (due.kind, due.latest_lawful) == (ReviewKind.SUBSEQUENT, LATEST)
        with pytest.raises(Refused, match=r"14 March is 2 days after the latest day \(12 March = .*Add the reason"):
            planned(session, room, date(2026, 3, 14))
        assert kept(session, room).planned_on == TODAY
        planned(session, room, date(2026, 3, 14), "Jan is in hospital")
        review = kept(session, room)
        assert (review.planned_on, review.reason_after_due_date) == (date(2026, 3, 14), "Jan is in hospital")


def test_moved_back_in_time_the_review_needs_no_reason_any_more(store: Store, room: Room) -> None:
    with store.transaction() as session:
        planned(session, room, date(2026, 3, 14), "Jan is in hospital")
        planned(session, room, LATEST, "Jan is in hospital")
        assert kept(session, room).reason_after_due_date is None


def test_a_meeting_before_the_child_came_into_care_is_refused(store: Store, room: Room) -> None:
    with store.transaction() as session:
        with pytest.raises(Refused, match="13 May 2025 is before the child came into care on 14 May 2025"):
            planned(session, room, date(2025, 5, 13))
        assert kept(session, room).planned_on == TODAY


def test_the_day_and_time_can_be_cleared(store: Store, room: Room) -> None:
    with store.transaction() as session:
        planned(session, room, None)
        assert (kept(session, room).planned_on, kept(session, room).planned_time) == (None, None)


def test_what_is_emptied_is_gone_and_what_is_not_named_stays(store: Store, room: Room) -> None:
    with store.transaction() as session:
        plan_meeting(session, room.review_id, changes={"place_reason": "Wren chose it", "chaired_by": "shared"})
        plan_meeting(session, room.review_id, changes={"place": " ", "travel_minutes": 45})
        review = kept(session, room)
        assert (review.place, review.place_reason, review.travel_minutes) == (None, "Wren chose it", 45)
        assert review.chaired_by is Chair.SHARED


def test_a_journey_longer_than_a_day_is_refused(store: Store, room: Room) -> None:
    with store.transaction() as session, pytest.raises(Refused, match="in minutes"):
        plan_meeting(session, room.review_id, changes={"travel_minutes": 9000})


# As the child wants it


@pytest.fixture
def wishes(store: Store, room: Room) -> None:
    with store.transaction() as session:
        change = PreferencesChange(review_place="the park café", review_mode=Mode.HYBRID, who_chairs="me, with help")
        change_preferences(session, room.child_id, change, on=TODAY)
        found = session.get(ChildPreferences, preferences_id(room.child_id))
        assert found is not None
        found.who_to_invite = ("Jan", "Mr Hale", "Nobody we know")
        found.topics_wanted = ("football", "A dog")


@pytest.mark.usefixtures("wishes")
def test_the_childs_wishes_are_taken_over_at_once_and_can_be_undone(store: Store, room: Room) -> None:
    with store.transaction() as session:
        taken = take_over_wishes(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        review = kept(session, room)
        assert (review.place, review.mode, review.chaired_by) == ("the park café", Mode.HYBRID, Chair.SHARED)
        assert row(session, room, JAN).invited_on == TODAY
        assert row(session, room, PRIYA).invited_on is None
        page = review_page(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        assert [item.text for item in page.agenda if item.from_child] == ["My uncle", "Football", "A dog"]
        undo_taking_over(session, room.review_id, taken, at=NOW)
        assert (review.place, review.mode, review.chaired_by) == ("at home", Mode.IN_PERSON, None)
        assert row(session, room, JAN).invited_on is None


@pytest.mark.usefixtures("wishes")
def test_whoever_the_child_does_not_want_there_is_not_invited(store: Store, room: Room) -> None:
    with store.transaction() as session:
        teacher = Person(child_id=room.child_id, name="Mr Hale", role=PersonRole.TEACHER)
        session.add(teacher)
        session.flush()
        take_over_wishes(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        assert row(session, room, "Mr Hale").invited_on is None
        with pytest.raises(InvitedAndExcluded, match="does not want Mr Hale in the room"):
            invite(session, room.review_id, person_ids=[room.people[PRIYA], teacher.id], on=TODAY)
        assert row(session, room, PRIYA).invited_on is None


# Who is asked


def test_everybody_asked_is_missing_until_they_answer_or_send_views(store: Store, room: Room) -> None:
    people = [room.people[JAN], room.people[PRIYA]]
    with store.transaction() as session:
        assert set(invite(session, room.review_id, person_ids=people, on=TODAY)) == set(people)
        assert invite(session, room.review_id, person_ids=people, on=TODAY) == ()
        assert row(session, room, JAN).is_missing
        assert row(session, room, PRIYA).is_missing
        answer_invitation(
            session, room.review_id, person_id=room.people[JAN], answer=InvitationAnswer.BY_VIDEO, on=TODAY
        )
        keep_views_came(session, room.review_id, person_id=room.people[PRIYA], on=TODAY)
        assert not row(session, room, JAN).is_missing
        assert not row(session, room, PRIYA).is_missing


def test_an_answer_says_that_somebody_was_asked(store: Store, room: Room) -> None:
    with store.transaction() as session:
        answer_invitation(session, room.review_id, person_id=room.people[JAN], answer=InvitationAnswer.COMING, on=TODAY)
        assert row(session, room, JAN).invited_on == TODAY


def test_a_person_invited_is_not_excluded_too(store: Store, room: Room) -> None:
    with store.transaction() as session:
        invite(session, room.review_id, person_ids=[room.people[JAN]], on=TODAY)
        with pytest.raises(InvitedAndExcluded, match="Jan is invited to this review"):
            keep_out(session, room.review_id, person_id=room.people[JAN], reason="Wren is afraid of shouting")
        assert not row(session, room, JAN).excluded


def test_a_person_excluded_is_not_invited_too(store: Store, room: Room) -> None:
    with store.transaction() as session:
        keep_out(
            session,
            room.review_id,
            person_id=room.people[JAN],
            reason="Wren is afraid of shouting",
            decided_by="Wren and Maren",
            told_how="by telephone",
        )
        with pytest.raises(InvitedAndExcluded, match="Jan should not be at this review"):
            invite(session, room.review_id, person_ids=[room.people[JAN]], on=TODAY)
        one = row(session, room, JAN)
        assert (one.excluded, one.excluded_by, one.told_how) == (True, "Wren and Maren", "by telephone")
        let_come(session, room.review_id, person_id=room.people[JAN])
        assert invite(session, room.review_id, person_ids=[room.people[JAN]], on=TODAY) == (room.people[JAN],)


def test_nobody_is_kept_out_without_a_reason(store: Store, room: Room) -> None:
    with store.transaction() as session, pytest.raises(Refused, match="Add why Jan should not be there"):
        keep_out(session, room.review_id, person_id=room.people[JAN], reason=" ")


def test_taking_an_invitation_back_keeps_views_that_came(store: Store, room: Room) -> None:
    with store.transaction() as session:
        people = [room.people[JAN], room.people[PRIYA]]
        invite(session, room.review_id, person_ids=people, on=TODAY)
        keep_views_came(session, room.review_id, person_id=room.people[JAN], on=TODAY)
        take_back_invitations(session, room.review_id, person_ids=people, at=NOW)
        assert (row(session, room, JAN).invited_on, row(session, room, JAN).views_on) == (None, TODAY)
        invite(session, room.review_id, person_ids=[room.people[PRIYA]], on=TODAY)
        assert row(session, room, PRIYA).invited_on == TODAY


def test_the_meeting_begins_with_everybody_asked_as_they_answered(store: Store, room: Room) -> None:
    with store.transaction() as session:
        amina = room.people["Amina Shah"]
        invite(session, room.review_id, person_ids=[amina], on=TODAY)
        for name, answer in ((JAN, InvitationAnswer.BY_VIDEO), (PRIYA, InvitationAnswer.NOT_COMING)):
            answer_invitation(session, room.review_id, person_id=room.people[name], answer=answer, on=TODAY)
        begin_meeting(session, room.review_id, on=TODAY, at=time(11))
        session.flush()
        page = review_page(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        assert {one.name: one.attended for one in page.here if one.person_id} == {
            "Jan": Attended.JOINED_REMOTELY,
            "Priya Green": Attended.COULD_NOT_COME,
            "Amina Shah": Attended.CAME,
        }


# Ready


def test_a_review_is_prepared_and_can_be_unprepared(store: Store, room: Room) -> None:
    with store.transaction() as session:
        mark_prepared(session, room.review_id, on=TODAY)
        assert look(session, room).prepared_on == TODAY
        take_back_prepared(session, room.review_id, before=None)
        assert look(session, room).prepared_on is None


def test_a_new_social_worker_is_named_and_ticked_once_invited(store: Store, room: Room) -> None:
    with store.transaction() as session:
        worker = session.get(Person, room.people[PRIYA])
        assert worker is not None
        worker.since_on = date(2026, 1, 5)
        session.flush()
        lines = {line.key: line for line in look(session, room).checklist}
        assert lines["new_worker"].text == "Tell Priya Green, the new social worker"
        invite(session, room.review_id, person_ids=[worker.id], on=TODAY)
        lines = {line.key: line for line in look(session, room).checklist}
        assert lines["new_worker"].state is State.DONE
