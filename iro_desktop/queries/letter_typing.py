"""What was typed in a letter, a decision's wording among it, and had not been saved when the program ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.review import Decision
from iro_desktop.queries.letter_versions import decision_of, decision_texts
from iro_desktop.queries.letters import typed_texts
from iro_desktop.store.tables import LocalSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """Two texts of one letter. Both are on the disk until the officer chooses."""

    typed: Mapping[str, str]
    """The parts that differ, by key, as they stood on the screen; a decision's by `decision_part`."""
    typed_at: datetime
    saved: Mapping[str, str]
    """The same parts as they were last saved; without one that never was."""
    saved_at: datetime


def typing_name(letter_id: UUID) -> str:
    """The name under which this laptop keeps what is being typed. It does not travel."""
    return f"typing {letter_id}"


def recovered_typing(session: Session, letter_id: UUID) -> Recovered | None:
    """What is to be offered: None where nothing was being typed, or all of it had been saved."""
    kept = session.get(LocalSetting, typing_name(letter_id))
    letter = session.get(Letter, letter_id)
    if kept is None or letter is None or letter.status is LetterStatus.FINISHED or not isinstance(kept.value, dict):
        return None
    parts, at = kept.value.get("parts"), kept.value.get("at")
    if not isinstance(parts, dict) or not isinstance(at, str):
        return None
    saved = typed_texts(session, letter_id) | decision_texts(session, parts)
    differing = {str(key): str(text) for key, text in parts.items() if saved.get(key) != text}
    if not differing:
        return None
    sections = select(LetterSection.changed_at).where(
        LetterSection.letter_id == letter_id, LetterSection.key.in_(differing)
    )
    decisions = select(Decision.changed_at).where(
        Decision.id.in_([one for key in differing if (one := decision_of(key))])
    )
    changed_at = max([*session.scalars(sections), *session.scalars(decisions)], default=None)
    return Recovered(
        typed=differing,
        typed_at=datetime.fromisoformat(at),
        saved={key: saved[key] for key in differing if key in saved},
        saved_at=changed_at or letter.changed_at,
    )
