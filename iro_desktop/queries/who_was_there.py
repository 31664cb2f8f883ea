"""Who was part of a review, over all its meetings: once each, by the most that they took part."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.spoken import who_was_not_there
from iro_desktop.models.review import Attendance, Attended, Meeting, MeetingKind, Review

_MOST_FIRST = tuple(Attended)
"""The words of `Attended` stand in this order: came, by video, for part, sent views, did not come, excluded."""
_CAME = frozenset({Attended.CAME, Attended.JOINED_REMOTELY, Attended.CAME_FOR_PART})
_NOT_THERE = frozenset({Attended.COULD_NOT_COME, Attended.DID_NOT_COME})
_APART_FROM_THE_CHILD = frozenset({MeetingKind.WITH_PARENT, MeetingKind.WITH_CARER, MeetingKind.PROFESSIONALS})


def attendances(session: Session, review: Review) -> list[Attendance]:
    """Everybody who was put down for any meeting of a review, once each, in order."""
    rows = select(Attendance).where(Attendance.review_id == review.id, Attendance.deleted_at.is_(None))
    return _once_each(session.scalars(rows.order_by(Attendance.position, Attendance.name)).all())


def attendances_with_the_child(session: Session, review: Review) -> list[Attendance]:
    """The same for the child's letter: whoever was only spoken with apart from the child is not among them.

    A parent who had a meeting of their own was not "there" as the child knows it, and what the parent wanted kept
    apart begins with that.
    """
    apart = select(Meeting.id).where(
        Meeting.review_id == review.id, Meeting.kind.in_(_APART_FROM_THE_CHILD), Meeting.deleted_at.is_(None)
    )
    rows = select(Attendance).where(
        Attendance.review_id == review.id, Attendance.deleted_at.is_(None), Attendance.meeting_id.not_in(apart)
    )
    return _once_each(session.scalars(rows.order_by(Attendance.position, Attendance.name)).all())


def came(attendance: Attendance) -> bool:
    """Whether somebody was part of the meeting, wholly, for a while or from afar."""
    return attendance.attended in _CAME


def was_not_there(attendance: Attendance) -> bool:
    """Whether somebody was expected and did not come.

    Whoever sent their views is not among them, nor whoever was not told or was not to be there.
    """
    return attendance.attended in _NOT_THERE


def absent_in_words(others: Sequence[Attendance]) -> str | None:
    """Who was not there. A reason is told only where the officer said that it is fit for the child."""
    absent = [one for one in others if was_not_there(one)]
    told = {one.id: (one.reason or "").strip().rstrip(".") if one.reason_fit_for_child else "" for one in absent}
    sentences = [f"{one.name} was not there: {told[one.id]}." for one in absent if told[one.id]]
    plainly = who_was_not_there([one.name for one in absent if not told[one.id]])
    return " ".join([*sentences, *([plainly] if plainly else [])]) or None


def _once_each(rows: Sequence[Attendance]) -> list[Attendance]:
    fullest: dict[UUID | str, Attendance] = {}
    for one in rows:
        who = "child" if one.is_child else "officer" if one.is_officer else one.person_id or one.name.casefold()
        before = fullest.get(who)
        if before is None or _MOST_FIRST.index(one.attended) < _MOST_FIRST.index(before.attended):
            fullest[who] = one
    return sorted(fullest.values(), key=lambda one: (one.position, one.name))
