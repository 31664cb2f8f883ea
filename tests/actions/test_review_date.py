"""Which day of a review counts once it is finished, by the council's choice and by how long it was adjourned."""

from datetime import date
from pathlib import Path

import pytest

from iro_desktop.actions.closing import close_review, reopen_review
from iro_desktop.actions.limits import make_choice
from iro_desktop.actions.meetings import begin_another_meeting
from iro_desktop.actions.reviews import plan_next_review
from iro_desktop.actions.taking_part import confirm_participation, set_participation
from iro_desktop.models.limit_keys import Choice, ReviewDateBasis
from iro_desktop.models.participation import ParticipationAnswers, ParticipationCode, Presence, Voice
from iro_desktop.models.review import MeetingKind, Review
from iro_desktop.store.store import Session
from tests.review_room import TODAY, Room, add_room, settle_home
from tests.store.stores import NOON, store_in

WITHIN_LIMIT, PAST_LIMIT = date(2026, 4, 13), date(2026, 4, 14)
"""20 working days after Thursday 12 March, Good Friday and Easter Monday left out, and the day after that."""


def finished(session: Session, room: Room, on: date, *, closed_on: date | None = None) -> date | None:
    answers = ParticipationAnswers(
        born_on=date(2017, 5, 3), review_on=TODAY, presence=Presence.IN_THE_ROOM, voice=Voice.SPOKE
    )
    set_participation(session, room.review_id, answers)
    begin_another_meeting(session, room.review_id, kind=MeetingKind.RECONVENED, on=on)
    confirm_participation(session, room.review_id, ParticipationCode.PN1)
    plan_next_review(session, room.review_id, on=date(2026, 9, 11))
    settle_home(session, room.review_id)
    close_review(session, room.review_id, on=closed_on or on)
    return session.get_one(Review, room.review_id).held_on


@pytest.mark.parametrize(
    ("basis", "completed_on", "counts"),
    [
        pytest.param(ReviewDateBasis.FIRST_SUBSTANTIVE_MEETING, WITHIN_LIMIT, TODAY, id="the first meeting"),
        pytest.param(ReviewDateBasis.FIRST_SUBSTANTIVE_MEETING, PAST_LIMIT, PAST_LIMIT, id="adjourned too long"),
        pytest.param(ReviewDateBasis.COMPLETION, WITHIN_LIMIT, WITHIN_LIMIT, id="completion, as the council chose"),
    ],
)
def test_the_date_of_a_finished_review(tmp_path: Path, basis: str, completed_on: date, counts: date) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        room = add_room(session)
        make_choice(session, Choice.REVIEW_DATE_BASIS, option=basis, reason="So does our return")
        assert finished(session, room, completed_on) == counts
    store.close()


@pytest.mark.parametrize("closed_on", [TODAY, date(2026, 6, 1)])
def test_a_review_was_complete_with_its_last_meeting_whenever_it_is_closed(tmp_path: Path, closed_on: date) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        room = add_room(session)
        assert finished(session, room, WITHIN_LIMIT, closed_on=closed_on) == TODAY
        assert session.get_one(Review, room.review_id).completed_on == WITHIN_LIMIT
    store.close()


def test_a_review_that_is_opened_again_has_the_day_of_its_first_meeting(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        room = add_room(session)
        assert finished(session, room, PAST_LIMIT) == PAST_LIMIT
        reopen_review(session, room.review_id, reason="Mum’s answer came a day later", at=NOON)
        assert session.get_one(Review, room.review_id).held_on == TODAY
    store.close()
