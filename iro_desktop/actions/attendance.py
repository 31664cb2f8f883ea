"""Who is at a meeting, how they take part, and why somebody is not there."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.reviews import open_review
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation, InvitationAnswer
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Attendance, Attended, MeetingKind, Review
from iro_desktop.queries.review_kinds import observer_who_may_come

_FAMILY = frozenset(
    {
        PersonRole.CARER,
        PersonRole.PARENT,
        PersonRole.BROTHER_OR_SISTER,
        PersonRole.GRANDPARENT,
        PersonRole.OTHER_FAMILY,
        PersonRole.FRIEND,
    }
)
_AS_ANSWERED = {
    InvitationAnswer.COMING: Attended.CAME,
    InvitationAnswer.BY_VIDEO: Attended.JOINED_REMOTELY,
    InvitationAnswer.FOR_PART: Attended.CAME_FOR_PART,
    InvitationAnswer.NOT_COMING: Attended.COULD_NOT_COME,
    InvitationAnswer.SENDS_VIEWS: Attended.SENT_VIEWS,
}
_OBSERVER, _LAST = 98, 99
"""The officer stands behind everybody."""


def put_down_who_comes(session: Session, review: Review, meeting_id: UUID, kind: MeetingKind) -> None:
    """Put down the officer, the child and whoever comes as a rule to a meeting of this kind.

    A talk with a parent or the carer begins with the one there is; where there are several, the officer says who.
    Whoever was asked to this review comes too, and takes part as they answered. Whoever it was closed to is put down as
    such, with the reason, and not as present. Somebody who watches how the review is held is put down only where the
    child said yes to it.
    """
    if kind in (MeetingKind.MAIN, MeetingKind.RECONVENED, MeetingKind.WITH_CHILD):
        child = existing(session, Child, review.child_id)
        attend(session, review, meeting_id, 0, child.known_as or "The child", is_child=True)
    invitations = _invitations(session, review.id)
    for position, person in enumerate(_usual(session, review.child_id, kind, invitations), start=1):
        one = attend(session, review, meeting_id, position, person.said_as or person.name, person_id=person.id)
        asked = invitations.get(person.id)
        if asked is not None:
            _as_asked(one, asked)
    observer = observer_who_may_come(session, review.id)
    if observer is not None and kind in (MeetingKind.MAIN, MeetingKind.RECONVENED):
        attend(session, review, meeting_id, _OBSERVER, observer)
    attend(session, review, meeting_id, _LAST, "Me", is_officer=True)


def add_attendance(
    session: Session,
    review_id: UUID,
    *,
    name: str,
    person_id: UUID | None = None,
    attended: Attended = Attended.CAME,
    reason: str | None = None,
    meeting_id: UUID | None = None,
) -> UUID:
    """Put somebody down as present, or as somebody who was not and why. Returns the attendance's id.

    It is for the review's first meeting unless another is named.
    """
    review = open_review(session, review_id)
    if not name.strip():
        raise Refused("Type the name of the person, as the child says it.")
    observer = (review.observer_name or "").casefold()
    if name.strip().casefold() == observer and observer_who_may_come(session, review_id) is None:
        raise Refused(
            f"{name.strip()} would watch this review, and nobody does without the child’s yes. Everything else is "
            "saved. Ask the child, and write down the answer in Prepare."
        )
    meeting_id = meeting_id or companion_id(review_id, "meeting 1")
    highest = session.scalar(
        select(func.max(Attendance.position)).where(
            Attendance.meeting_id == meeting_id, Attendance.is_officer.is_(False), Attendance.deleted_at.is_(None)
        )
    )
    attendance = attend(session, review, meeting_id, (highest or 0) + 1, name.strip(), person_id=person_id)
    attendance.attended, attendance.reason = attended, reason
    return attendance.id


def set_attended(
    session: Session,
    attendance_id: UUID,
    *,
    attended: Attended,
    reason: str | None = None,
    reason_fit_for_child: bool = False,
    excluded_by: str | None = None,
    exclusion_told_how: str | None = None,
) -> None:
    """Say whether and how somebody took part. A reason prints in the letter only where it is fit for the child.

    Who decided that somebody should not be there, and how it was told to them, is kept only of an exclusion.
    """
    attendance = existing(session, Attendance, attendance_id)
    open_review(session, attendance.review_id)
    excluded = attended is Attended.EXCLUDED
    attendance.attended, attendance.reason = attended, reason
    attendance.reason_fit_for_child = reason_fit_for_child
    attendance.excluded_by = excluded_by if excluded else None
    attendance.exclusion_told_how = exclusion_told_how if excluded else None


def set_report_came(session: Session, attendance_id: UUID, *, came: bool | None) -> None:
    """Say whether a professional's report had come; None where none was expected."""
    attendance = existing(session, Attendance, attendance_id)
    open_review(session, attendance.review_id)
    attendance.brought_report = came


def say_how_the_child_came(
    session: Session, meeting_id: UUID, attended: Attended, *, instead_of: AbstractSet[Attended]
) -> None:
    """Say how the child was at a meeting, where what was said before is one of `instead_of`."""
    the_child = child_at(session, meeting_id)
    if the_child is not None and the_child.attended in instead_of:
        the_child.attended = attended


def child_at(session: Session, meeting_id: UUID) -> Attendance | None:
    """The child's own attendance of a meeting; None where the child was not to be at it."""
    return session.scalar(
        select(Attendance).where(
            Attendance.meeting_id == meeting_id, Attendance.is_child, Attendance.deleted_at.is_(None)
        )
    )


def remove_attendance(session: Session, attendance_id: UUID, *, at: datetime) -> None:
    """Take somebody out who was put down by mistake. `bring_back_attendance` undoes it."""
    existing(session, Attendance, attendance_id).deleted_at = at


def bring_back_attendance(session: Session, attendance_id: UUID) -> None:
    """Undo it: the person is put down again."""
    attendance = session.get(Attendance, attendance_id)
    if attendance is not None:
        attendance.deleted_at = None


def attend(
    session: Session,
    review: Review,
    meeting_id: UUID,
    position: int,
    name: str,
    *,
    person_id: UUID | None = None,
    is_child: bool = False,
    is_officer: bool = False,
) -> Attendance:
    """Put one person down."""
    attendance = Attendance(
        child_id=review.child_id,
        review_id=review.id,
        meeting_id=meeting_id,
        name=name,
        person_id=person_id,
        is_child=is_child,
        is_officer=is_officer,
        position=position,
    )
    session.add(attendance)
    return attendance


def _as_asked(one: Attendance, asked: Invitation) -> None:
    """Take part as they answered, until somebody says how it was; or closed out, with the reason."""
    if asked.excluded:
        one.attended, one.reason = Attended.EXCLUDED, asked.excluded_reason
        one.excluded_by, one.exclusion_told_how = asked.excluded_by, asked.exclusion_told_how
    elif asked.answer is not None:
        one.attended = _AS_ANSWERED[asked.answer]


def _usual(session: Session, child_id: UUID, kind: MeetingKind, invitations: Mapping[UUID, Invitation]) -> list[Person]:
    around = select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None), Person.until_on.is_(None))
    people = list(session.scalars(around.order_by(Person.role, Person.name)))
    if kind is MeetingKind.WITH_CHILD:
        return []
    if kind in (MeetingKind.WITH_PARENT, MeetingKind.WITH_CARER):
        role = PersonRole.PARENT if kind is MeetingKind.WITH_PARENT else PersonRole.CARER
        of_role = [person for person in people if person.role is role]
        return of_role if len(of_role) == 1 else []
    asked = {person_id for person_id, one in invitations.items() if one.invited_on is not None}
    usual = [person for person in people if person.comes_to_reviews or person.id in asked]
    if kind is MeetingKind.PROFESSIONALS:
        return [person for person in usual if person.role not in _FAMILY]
    return usual


def _invitations(session: Session, review_id: UUID) -> dict[UUID, Invitation]:
    """Who was asked to the review, or kept out of it, by person."""
    kept = session.scalars(select(Invitation).where(Invitation.review_id == review_id, Invitation.deleted_at.is_(None)))
    return {one.person_id: one for one in kept if one.person_id is not None}
