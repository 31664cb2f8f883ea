"""What a review's meetings hold: the agenda, the notes part by part, and who was there."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.review import AgendaItem, Attendance, MeetingNote
from iro_desktop.queries.review_rows import AgendaRow, HereRow, NoteRow


def agenda(session: Session, review_id: UUID) -> tuple[AgendaRow, ...]:
    """What is to be talked about, the child's own first."""
    items = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.review_id == review_id, AgendaItem.deleted_at.is_(None))
        .order_by(AgendaItem.from_child.desc(), AgendaItem.position, AgendaItem.id)
    )
    return tuple(AgendaRow(item.id, item.text, item.from_child, item.talked_about) for item in items)


def notes(session: Session, review_id: UUID) -> tuple[NoteRow, ...]:
    """Every part of the notes of every meeting, in order. They are the officer's own: nothing is left out."""
    parts = session.scalars(
        select(MeetingNote)
        .where(MeetingNote.review_id == review_id, MeetingNote.deleted_at.is_(None))
        .order_by(MeetingNote.position, MeetingNote.id)
    )
    return tuple(
        NoteRow(
            note.id,
            note.kind,
            note.agenda_item_id,
            note.text,
            note.said_at,
            meeting_id=note.meeting_id,
            not_for=note.not_for,
        )
        for note in parts
    )


def here(session: Session, review_id: UUID) -> tuple[HereRow, ...]:
    """Who was put down for each meeting, the child first and the officer last."""
    everyone = session.scalars(
        select(Attendance)
        .where(Attendance.review_id == review_id, Attendance.deleted_at.is_(None))
        .order_by(Attendance.position, Attendance.id)
    )
    return tuple(
        HereRow(
            one.id,
            one.name,
            one.person_id,
            one.is_child,
            one.is_officer,
            one.attended,
            one.reason,
            one.reason_fit_for_child,
            meeting_id=one.meeting_id,
            excluded_by=one.excluded_by,
            exclusion_told_how=one.exclusion_told_how,
            brought_report=one.brought_report,
        )
        for one in everyone
    )
