"""Keeping what is typed in a letter between two saves, so that no end of the program takes it, and choosing after."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.letter_versions import keep_before_bringing_back, snapshot_of, write_part
from iro_desktop.models.letter import Letter
from iro_desktop.models.refused import Refused
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_typing import Recovered, recovered_typing, typing_name
from iro_desktop.queries.letter_versions import stands
from iro_desktop.store.tables import LocalSetting


def keep_typing(session: Session, letter_id: UUID, *, parts: Mapping[str, str], at: datetime) -> None:
    """Keep, on this laptop alone, how these parts stand on the screen."""
    value: dict[str, object] = {"parts": dict(parts), "at": at.isoformat()}
    session.merge(LocalSetting(name=typing_name(letter_id), value=value))


def drop_typing(session: Session, letter_id: UUID) -> None:
    """All of it is saved."""
    kept = session.get(LocalSetting, typing_name(letter_id))
    if kept is not None:
        session.delete(kept)


def use_recovered_typing(session: Session, letter_id: UUID, *, by_name: str, at: datetime) -> None:
    """Write the letter as it stood on the screen. As it was last saved stays among the versions."""
    recovered = _recovered(session, letter_id)
    letter = existing(session, Letter, letter_id)
    keep_before_bringing_back(session, letter, recovered.typed, by_name=by_name, at=at)
    for key, text in recovered.typed.items():
        write_part(session, letter_id, key, text=text)
    drop_typing(session, letter_id)


def use_saved_typing(session: Session, letter_id: UUID, *, by_name: str) -> None:
    """Leave the letter as it was last saved. What stood on the screen stays among the versions."""
    recovered = _recovered(session, letter_id)
    letter = existing(session, Letter, letter_id)
    saved = stands(session, letter_id)
    typed = replace(saved, texts={**saved.texts, **recovered.typed})
    session.add(snapshot_of(letter, typed, why=WhyKept.RECOVERED, by_name=by_name, at=recovered.typed_at))
    drop_typing(session, letter_id)


def _recovered(session: Session, letter_id: UUID) -> Recovered:
    found = recovered_typing(session, letter_id)
    if found is None:
        raise Refused("There is nothing to choose any more: the letter stands as it was last saved.")
    return found
