"""The versions of a letter: how it stood, when, and on whose laptop it was written."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.letter import Letter
from iro_desktop.models.showing import LetterSnapshot, WhyKept
from iro_desktop.queries.letters import typed_texts


@dataclass(frozen=True, slots=True)
class Version:
    """How the letter stood at one moment."""

    snapshot_id: UUID
    version_number: int
    """Of the letter: a finished one that was written again has several."""
    kept_at: datetime
    why: WhyKept
    by_name: str
    texts: dict[str, str]
    """What was typed, by the key of its part."""


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version that was kept, newest first, and what stands in the letter now."""

    now: dict[str, str]
    kept: tuple[Version, ...]


def letter_versions(session: Session, letter_id: UUID) -> Versions:
    """The versions of a letter, those of the finished letters before it among them."""
    numbers: dict[UUID, int] = {}
    here: UUID | None = letter_id
    while here is not None and here not in numbers:
        letter = session.get(Letter, here)
        if letter is None:
            break
        numbers[here] = letter.version_number
        here = letter.replaces_id
    rows = select(LetterSnapshot).where(LetterSnapshot.letter_id.in_(numbers), LetterSnapshot.deleted_at.is_(None))
    newest_first = rows.order_by(LetterSnapshot.kept_at.desc(), LetterSnapshot.id.desc())
    kept = tuple(
        Version(one.id, numbers[one.letter_id], one.kept_at, one.why, one.by_name, texts_of(one))
        for one in session.scalars(newest_first)
    )
    return Versions(typed_texts(session, letter_id), kept)


def newest_snapshot(session: Session, letter_id: UUID) -> LetterSnapshot | None:
    """The version that was kept last; None before the first."""
    rows = select(LetterSnapshot).where(LetterSnapshot.letter_id == letter_id, LetterSnapshot.deleted_at.is_(None))
    return session.scalar(rows.order_by(LetterSnapshot.kept_at.desc(), LetterSnapshot.id.desc()).limit(1))


def texts_of(snapshot: LetterSnapshot) -> dict[str, str]:
    """What was typed then, by the key of its part."""
    found: dict[str, str] = json.loads(snapshot.text)
    return found
