"""Keeping what an officer types for a one-to-one, month by month, on this laptop alone."""

from dataclasses import asdict, replace

from sqlalchemy.orm import Session

from iro_desktop.models.refused import Refused
from iro_desktop.protocol.fields import Json
from iro_desktop.queries.supervision_notes import (
    MONTHS_KEPT,
    SUPERVISION_SETTING,
    SupervisionNotes,
    kept_notes,
)
from iro_desktop.store.tables import LocalSetting

LINES = ("agenda", "wellbeing", "agreed")
LONGEST_LINES = 4_000


def keep_supervision_line(session: Session, month: str, line: str, text: str, *, officer: str | None = None) -> None:
    """Keep one of the three texts of a month. The oldest month of an officer makes room after two years.

    Refuses a text that is longer than four thousand characters.
    """
    if line not in LINES:
        raise ValueError(line)
    if len(text) > LONGEST_LINES:
        raise Refused(
            f"This has {len(text):,} characters; {LONGEST_LINES:,} can be kept for one month. "
            "What was kept before is safe. Make it shorter."
        )
    kept = kept_notes(session)
    months = kept.setdefault(officer or "", {})
    before = months.get(month, SupervisionNotes())
    months[month] = replace(before, **{line: text})
    for old in sorted(months)[:-MONTHS_KEPT]:
        del months[old]
    value: Json = {name: {when: asdict(one) for when, one in lines.items()} for name, lines in kept.items()}
    session.merge(LocalSetting(name=SUPERVISION_SETTING, value=value))
