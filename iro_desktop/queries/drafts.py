"""What was begun and not finished, whatever it is: the last few with their first words and their age."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.consultation import Consultation
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.resolution import Resolution
from iro_desktop.queries.child_history import first_words
from iro_desktop.queries.who import Who

DRAFTS_SHOWN = 5
_FIRST_WORDS = 200


class DraftKind(StrEnum):
    """What was begun."""

    LETTER = "letter"
    NOTE = "note"
    RESOLUTION = "resolution"
    MIDWAY = "midway"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """Something in progress."""

    kind: DraftKind
    record_id: UUID
    """Of a midway check, the id of its review: its page is found by that."""
    who: Who
    first_words: str
    changed_at: datetime


def drafts(session: Session, whom: Mapping[UUID, Who], *, most: int = DRAFTS_SHOWN) -> tuple[DraftRow, ...]:
    """The last ones of these children, what was changed last first."""
    rows = [
        *_letters(session, whom),
        *_notes(session, whom, most),
        *_resolutions(session, whom, most),
        *_midways(session, whom, most),
    ]
    # Of what was begun at one moment, the one with words in it is the one to go on with.
    return tuple(sorted(rows, key=lambda row: (row.changed_at, len(row.first_words)), reverse=True)[:most])


def _letters(session: Session, whom: Mapping[UUID, Who]) -> list[DraftRow]:
    letters = session.execute(
        select(Letter.id, Letter.child_id, Letter.changed_at).where(
            Letter.deleted_at.is_(None), Letter.status == LetterStatus.DRAFT
        )
    ).all()
    beginnings = first_words(session, [letter_id for letter_id, _, _ in letters]) if letters else {}
    rows = []
    for letter_id, child_id, changed_at in letters:
        words, written_at = beginnings.get(letter_id, ("", changed_at))
        if child_id in whom:
            rows.append(_row(DraftKind.LETTER, letter_id, whom[child_id], words, max(written_at, changed_at)))
    return rows


def _notes(session: Session, whom: Mapping[UUID, Who], most: int) -> list[DraftRow]:
    notes = session.execute(
        select(
            Consultation.id,
            Consultation.child_id,
            func.substr(Consultation.text, 1, _FIRST_WORDS),
            Consultation.changed_at,
        )
        .where(
            Consultation.deleted_at.is_(None), or_(Consultation.done.is_(False), Consultation.finish_later.is_(True))
        )
        .order_by(Consultation.changed_at.desc())
        .limit(most)
    )
    return [_row(DraftKind.NOTE, key, whom[child], text, at) for key, child, text, at in notes if child in whom]


def _resolutions(session: Session, whom: Mapping[UUID, Who], most: int) -> list[DraftRow]:
    begun = session.execute(
        select(
            Resolution.id,
            Resolution.child_id,
            func.substr(Resolution.concern, 1, _FIRST_WORDS),
            Resolution.changed_at,
        )
        .where(Resolution.deleted_at.is_(None), Resolution.started.is_(False))
        .order_by(Resolution.changed_at.desc())
        .limit(most)
    )
    return [_row(DraftKind.RESOLUTION, key, whom[child], text, at) for key, child, text, at in begun if child in whom]


def _midways(session: Session, whom: Mapping[UUID, Who], most: int) -> list[DraftRow]:
    opened = session.execute(
        select(
            MidwayCheck.review_id,
            MidwayCheck.child_id,
            func.coalesce(MidwayCheck.changes, MidwayCheck.next_step, ""),
            MidwayCheck.changed_at,
        )
        .where(
            MidwayCheck.deleted_at.is_(None),
            MidwayCheck.opened_at.is_not(None),
            MidwayCheck.closed_at.is_(None),
            MidwayCheck.not_needed_reason.is_(None),
        )
        .order_by(MidwayCheck.changed_at.desc())
        .limit(most)
    )
    return [_row(DraftKind.MIDWAY, key, whom[child], text, at) for key, child, text, at in opened if child in whom]


def _row(kind: DraftKind, record_id: UUID, who: Who, text: str, changed_at: datetime) -> DraftRow:
    return DraftRow(
        kind=kind,
        record_id=record_id,
        who=who,
        first_words=" ".join(text.split())[:_FIRST_WORDS],
        changed_at=changed_at,
    )
