"""The versions of a letter: how it stood in both its languages, when, and on whose laptop it was written."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.translation import TranslationFact
from iro_desktop.models.letter import Letter
from iro_desktop.models.review import Decision
from iro_desktop.models.showing import LetterSnapshot, WhyKept
from iro_desktop.queries.letter_translation import translation_of_letter
from iro_desktop.queries.letters import typed_texts

WHO_TRANSLATED = "who translated"
"""Instead of the key of a part: the translator, the day, and who checked."""
THE_LANGUAGE = "the language"
"""Instead of the key of a part: all of the other language, where another one stood there then."""


_DECISION = "decision "


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter in one of its languages."""

    key: str
    """Of its section; of the other language also the greeting, WHO_TRANSLATED or THE_LANGUAGE."""
    in_other_language: bool = False


@dataclass(frozen=True, slots=True)
class Stood:
    """How a letter stands or stood."""

    texts: dict[str, str]
    """What was typed, by the key of its part."""
    translation: TranslationFact | None
    """None for a letter in English alone."""

    @property
    def is_empty(self) -> bool:
        return not self.texts and self.translation is None


@dataclass(frozen=True, slots=True)
class Version:
    """How the letter stood at one moment."""

    snapshot_id: UUID
    version_number: int
    """Of the letter: a finished one that was written again has several."""
    kept_at: datetime
    why: WhyKept
    by_name: str
    stood: Stood


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version that was kept, newest first, and what stands in the letter now."""

    now: Stood
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
        Version(one.id, numbers[one.letter_id], one.kept_at, one.why, one.by_name, stood_in(one))
        for one in session.scalars(newest_first)
    )
    now = stands(session, letter_id)
    decisions = decision_texts(session, [key for one in kept for key in one.stood.texts])
    return Versions(replace(now, texts=now.texts | decisions), kept)


def decision_part(decision_id: UUID) -> str:
    """Instead of the key of a part: the child's wording of a decision, which is the decision's own and no part's."""
    return f"{_DECISION}{decision_id}"


def decision_of(key: str) -> UUID | None:
    """The decision whose wording a key names; None for a part of the letter."""
    if not key.startswith(_DECISION):
        return None
    try:
        return UUID(key.removeprefix(_DECISION))
    except ValueError:
        return None


def decision_texts(session: Session, keys: Iterable[object]) -> dict[str, str]:
    """The child's wording, as it stands now, of each decision that one of the keys names."""
    named = {one for key in keys if (one := decision_of(str(key))) is not None}
    rows = select(Decision).where(Decision.id.in_(named), Decision.deleted_at.is_(None))
    return {decision_part(one.id): one.child_wording for one in session.scalars(rows)}


def newest_snapshot(session: Session, letter_id: UUID) -> LetterSnapshot | None:
    """The version that was kept last; None before the first."""
    rows = select(LetterSnapshot).where(LetterSnapshot.letter_id == letter_id, LetterSnapshot.deleted_at.is_(None))
    return session.scalar(rows.order_by(LetterSnapshot.kept_at.desc(), LetterSnapshot.id.desc()).limit(1))


def stands(session: Session, letter_id: UUID) -> Stood:
    """How the letter stands now. A part of the other language without a word in it is as one that is not there."""
    letter = session.get(Letter, letter_id)
    told = translation_of_letter(session, letter) if letter is not None else None
    if told is not None:
        told = replace(told, parts=tuple(part for part in told.parts if part.heading or part.text))
    return Stood(typed_texts(session, letter_id), told)


def stood_in(snapshot: LetterSnapshot) -> Stood:
    """How the letter stood when a version of it was kept."""
    texts: dict[str, str] = json.loads(snapshot.text)
    told = snapshot.translation
    return Stood(texts, None if told is None else msgspec.json.decode(told, type=TranslationFact))


def texts_to_keep(stood: Stood) -> str:
    """What was typed in English, as a version keeps it."""
    return json.dumps(stood.texts, ensure_ascii=False)


def translation_to_keep(stood: Stood) -> str | None:
    """The other language as a version keeps it; None for a letter in English alone."""
    return None if stood.translation is None else msgspec.json.encode(stood.translation).decode()
