"""How a child took part: in each meeting, and in the review as a whole."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.attendance import child_at
from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id
from iro_desktop.models.limit_keys import Choice
from iro_desktop.models.participation import (
    AGE_ASKED_FROM,
    LiveVideo,
    ParticipationAnswers,
    ParticipationCode,
    Presence,
    StillToSay,
    Voice,
    allowed_codes,
    participation_code,
)
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attended, Meeting, Review
from iro_desktop.models.timescales import age_on, day_in_full
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.meetings import meetings_of

_ATTENDED: Mapping[Presence, Attended] = MappingProxyType(
    {
        Presence.IN_THE_ROOM: Attended.CAME,
        Presence.LIVE_BY_VIDEO: Attended.JOINED_REMOTELY,
        Presence.NOT_THERE: Attended.DID_NOT_COME,
    }
)


def set_participation(
    session: Session, review_id: UUID, answers: ParticipationAnswers, *, meeting_id: UUID | None = None
) -> StillToSay | None:
    """Record how the child took part in a meeting, from plain answers. Returns what is still to say; None once known.

    Whether the child was there is kept with who was there, so that letter and return say the same. A review of one
    meeting takes the answer over; for one of several, `confirm_participation` says it of the whole. The meeting is
    the review's first unless another is named.
    """
    review = open_review(session, review_id)
    meeting_id = meeting_id or companion_id(review_id, "meeting 1")
    _keep_presence(session, meeting_id, answers)
    found = participation_code(answers, live_video=LiveVideo(limits_here(session).choice(Choice.LIVE_VIDEO)))
    code = None if isinstance(found, StillToSay) else str(found)
    said_of: list[Review | Meeting] = [review] if len(meetings_of(session, review_id)) < 2 else []
    meeting = session.get(Meeting, meeting_id)
    if meeting is not None:
        said_of.append(meeting)
    for record in said_of:
        record.participation_code = code
        if code is not None:
            record.participation_note = answers.what_was_tried or record.participation_note
    return found if isinstance(found, StillToSay) else None


def confirm_participation(session: Session, review_id: UUID, code: ParticipationCode) -> None:
    """Say how the child took part in the review as a whole. What was tried comes from the meeting that says so.

    Refuses “under four” from the fourth birthday on, and everything else before it.
    """
    review = open_review(session, review_id)
    child = existing(session, Child, review.child_id)
    if child.date_of_birth is not None and review.held_on is not None:
        _refuse_code(code, child.date_of_birth, review.held_on)
    review.participation_code = str(code)
    notes = [one.participation_note for one in meetings_of(session, review_id) if one.participation is code]
    review.participation_note = next((note for note in notes if note), review.participation_note)


def _refuse_code(code: ParticipationCode, born_on: date, review_on: date) -> None:
    if code in allowed_codes(born_on, review_on):
        return
    age = age_on(born_on, review_on) if born_on <= review_on else 0
    if code is ParticipationCode.PN0:
        raise Refused(
            f"The child was {age} on {day_in_full(review_on)}, and from {AGE_ASKED_FROM} on every child is asked. What "
            "was said before is still there. Say how they took part."
        )
    raise Refused(
        f"The child was under {AGE_ASKED_FROM} on {day_in_full(review_on)}, and under {AGE_ASKED_FROM} nobody is "
        "asked. What was said before is still there. Put the day of the review or the birthday right."
    )


def _keep_presence(session: Session, meeting_id: UUID, answers: ParticipationAnswers) -> None:
    the_child = child_at(session, meeting_id)
    if the_child is None or answers.presence is None:
        return
    if answers.presence is Presence.IN_THE_ROOM and the_child.attended is Attended.CAME_FOR_PART:
        return
    the_child.attended = _ATTENDED[answers.presence]
    if answers.voice in (Voice.TOLD_SOMEONE_WHAT_TO_SAY, Voice.SENT_SOMETHING):
        the_child.attended = Attended.SENT_VIEWS
