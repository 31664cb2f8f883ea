"""Earlier versions of a letter: kept at certain moments, and brought back whole or a part at a time."""

import json
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.letters import LetterIsFinished, save_section
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.showing import LetterSnapshot, WhyKept
from iro_desktop.queries.letter_versions import newest_snapshot, texts_of
from iro_desktop.queries.letter_words import CONFIRMED_WORDS
from iro_desktop.queries.letters import typed_texts

WHILE_TYPING = timedelta(minutes=10)
"""How far apart the versions are that are kept while a letter is typed."""


def keep_version(session: Session, letter_id: UUID, *, why: WhyKept, by_name: str, at: datetime) -> UUID | None:
    """Keep how the letter stands. Returns the id of the version; None where it is kept already or there is nothing.

    While it is typed, a version is kept at most every ten minutes.
    """
    letter = existing(session, Letter, letter_id)
    texts = typed_texts(session, letter_id)
    newest = newest_snapshot(session, letter_id)
    if newest is None and not texts:
        return None
    if newest is not None:
        if texts_of(newest) == texts and why is not WhyKept.FINISHED:
            return None
        if why is WhyKept.TYPING and timedelta(0) <= at - newest.kept_at < WHILE_TYPING:
            return None
    snapshot = LetterSnapshot(
        child_id=letter.child_id,
        letter_id=letter_id,
        kept_at=at,
        why=why,
        by_name=by_name,
        text=json.dumps(texts, ensure_ascii=False),
    )
    session.add(snapshot)
    session.flush()
    return snapshot.id


def bring_version_back(
    session: Session, letter_id: UUID, snapshot_id: UUID, *, by_name: str, at: datetime, part: str | None = None
) -> None:
    """Write the letter as it stood then, whole or one part of it. How it stands now is kept first.

    Raises LetterIsFinished: a finished letter is written again with a reason before.
    """
    letter = existing(session, Letter, letter_id)
    if letter.status is LetterStatus.FINISHED:
        raise LetterIsFinished(
            "This letter is finished, so nothing was brought back. Write a new version and say why, then bring it back."
        )
    then = texts_of(existing(session, LetterSnapshot, snapshot_id))
    keep_version(session, letter_id, why=WhyKept.BEFORE_BRINGING_BACK, by_name=by_name, at=at)
    now = typed_texts(session, letter_id)
    for key in [part] if part is not None else [*then, *(key for key in now if key not in then)]:
        if key in then:
            save_section(session, letter_id, key, text=then[key])
        else:
            _leave_to_template(session, letter_id, key, at)


def _leave_to_template(session: Session, letter_id: UUID, key: str, at: datetime) -> None:
    """Nothing was typed there then: the words of the template stand there again."""
    rows = select(LetterSection).where(
        LetterSection.letter_id == letter_id,
        LetterSection.key == key,
        LetterSection.kind != CONFIRMED_WORDS,
        LetterSection.deleted_at.is_(None),
    )
    for section in session.scalars(rows):
        section.deleted_at = at
