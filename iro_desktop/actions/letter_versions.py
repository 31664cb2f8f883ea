"""Earlier versions of a letter in both its languages: kept at certain moments, brought back whole or in part."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.decisions import reword_decision
from iro_desktop.actions.finding import existing
from iro_desktop.actions.letter_translation import choose_other_language, save_translation, save_translator
from iro_desktop.actions.letters import LetterIsFinished, save_section
from iro_desktop.letters.translation import TranslationFact
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.showing import LetterSnapshot, WhyKept
from iro_desktop.queries.letter_translation import TRANSLATION, translation_key
from iro_desktop.queries.letter_versions import (
    THE_LANGUAGE,
    WHO_TRANSLATED,
    Part,
    Stood,
    decision_of,
    decision_texts,
    newest_snapshot,
    stands,
    stood_in,
    texts_to_keep,
    translation_to_keep,
)
from iro_desktop.queries.letter_words import CONFIRMED_WORDS
from iro_desktop.queries.letters import typed_texts

WHILE_TYPING = timedelta(minutes=10)
"""How far apart the versions are that are kept while a letter is typed."""


def keep_version(session: Session, letter_id: UUID, *, why: WhyKept, by_name: str, at: datetime) -> UUID | None:
    """Keep how the letter stands. Returns the id of the version; None where it is kept already or there is nothing.

    While it is typed, a version is kept at most every ten minutes.
    """
    letter = existing(session, Letter, letter_id)
    stood = stands(session, letter_id)
    newest = newest_snapshot(session, letter_id)
    if newest is None and stood.is_empty:
        return None
    if newest is not None:
        if stood_in(newest) == stood and why is not WhyKept.FINISHED:
            return None
        if why is WhyKept.TYPING and timedelta(0) <= at - newest.kept_at < WHILE_TYPING:
            return None
    snapshot = snapshot_of(letter, stood, why=why, by_name=by_name, at=at)
    session.add(snapshot)
    session.flush()
    return snapshot.id


def snapshot_of(letter: Letter, stood: Stood, *, why: WhyKept, by_name: str, at: datetime) -> LetterSnapshot:
    """The version of a letter as it stood at a moment, to be added to the store."""
    return LetterSnapshot(
        child_id=letter.child_id,
        letter_id=letter.id,
        kept_at=at,
        why=why,
        by_name=by_name,
        text=texts_to_keep(stood),
        translation=translation_to_keep(stood),
    )


def change_other_language(
    session: Session, letter_id: UUID, *, language: str | None, by_name: str, at: datetime
) -> None:
    """Put another language beside the English, or take it off. How the letter stood with the one before is kept.

    Refused as `choose_other_language` is.
    """
    if existing(session, Letter, letter_id).other_language not in (None, language):
        keep_version(session, letter_id, why=WhyKept.BEFORE_ANOTHER_LANGUAGE, by_name=by_name, at=at)
    choose_other_language(session, letter_id, language=language)


def bring_version_back(
    session: Session, letter_id: UUID, snapshot_id: UUID, *, by_name: str, at: datetime, part: Part | None = None
) -> None:
    """Write the letter as it stood then, whole or one part of it. How it stands now is kept first.

    Raises LetterIsFinished: a finished letter is written again with a reason before.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is LetterStatus.FINISHED:
        raise LetterIsFinished(
            "This letter is finished, so nothing was brought back. Write a new version and say why, then bring it back."
        )
    then = stood_in(existing(session, LetterSnapshot, snapshot_id))
    keep_before_bringing_back(session, letter, then.texts, by_name=by_name, at=at)
    if part is None:
        now = typed_texts(session, letter_id)
        for key in [*then.texts, *(key for key in now if key not in then.texts)]:
            _bring_text_back(session, letter_id, key, then, at)
        _bring_language_back(session, letter_id, then.translation, at)
    elif part.in_other_language:
        _bring_part_back(session, letter_id, part.key, then.translation, at)
    else:
        _bring_text_back(session, letter_id, part.key, then, at)


def keep_before_bringing_back(
    session: Session, letter: Letter, written: Iterable[str], *, by_name: str, at: datetime
) -> None:
    """Keep how the letter stands, with the wording of each decision among the parts that are about to be written."""
    wordings = decision_texts(session, written)
    if not wordings:
        keep_version(session, letter.id, why=WhyKept.BEFORE_BRINGING_BACK, by_name=by_name, at=at)
        return
    now = stands(session, letter.id)
    stood = replace(now, texts=now.texts | wordings)
    session.add(snapshot_of(letter, stood, why=WhyKept.BEFORE_BRINGING_BACK, by_name=by_name, at=at))


def write_part(session: Session, letter_id: UUID, key: str, *, text: str) -> None:
    """Write one part of a letter; the wording of a decision is written where it belongs, in the decision.

    A decision that was taken away meanwhile is left alone.
    """
    decision_id = decision_of(key)
    if decision_id is None:
        save_section(session, letter_id, key, text=text)
    elif key in decision_texts(session, [key]):
        reword_decision(session, decision_id, child_wording=text)


def _bring_text_back(session: Session, letter_id: UUID, key: str, then: Stood, at: datetime) -> None:
    if key in then.texts:
        write_part(session, letter_id, key, text=then.texts[key])
    else:
        _leave_empty(session, letter_id, key, at)


def _bring_language_back(session: Session, letter_id: UUID, then: TranslationFact | None, at: datetime) -> None:
    choose_other_language(session, letter_id, language=then.language if then else None)
    if then is None:
        return
    session.flush()
    now = stands(session, letter_id).translation
    keys = dict.fromkeys(part.key for told in (then, now) if told is not None for part in told.parts)
    for key in [*keys, WHO_TRANSLATED]:
        _bring_part_back(session, letter_id, key, then, at)


def _bring_part_back(session: Session, letter_id: UUID, key: str, then: TranslationFact | None, at: datetime) -> None:
    """One part of the other language. Where another language stands there now, the whole of it is brought back."""
    if key == THE_LANGUAGE or then is None or existing(session, Letter, letter_id).other_language != then.language:
        _bring_language_back(session, letter_id, then, at)
    elif key == WHO_TRANSLATED:
        save_translator(
            session,
            letter_id,
            name=then.translator_name,
            translated_on=then.translated_on,
            checked_by=then.checked_by,
        )
    elif any(part.key == key for part in then.parts):
        told = then.part(key)
        save_translation(session, letter_id, key, heading=told.heading, text=told.text)
    else:
        _leave_empty(session, letter_id, translation_key(then.language, key), at, translated=True)


def _leave_empty(session: Session, letter_id: UUID, key: str, at: datetime, *, translated: bool = False) -> None:
    """Nothing was typed there then: the words of the template stand there again, or nothing in another language."""
    rows = select(LetterSection).where(
        LetterSection.letter_id == letter_id,
        LetterSection.key == key,
        LetterSection.kind == TRANSLATION if translated else LetterSection.kind.not_in((CONFIRMED_WORDS, TRANSLATION)),
        LetterSection.deleted_at.is_(None),
    )
    for section in session.scalars(rows):
        section.deleted_at = at
