"""What an officer typed for a one-to-one. It stays on this laptop: how somebody is travels nowhere."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from iro_desktop.store.tables import LocalSetting

SUPERVISION_SETTING = "one-to-ones"
MONTHS_KEPT = 24


@dataclass(frozen=True, slots=True)
class SupervisionNotes:
    """The lines of one month."""

    agenda: str = ""
    wellbeing: str = ""
    """How the officer is. It is not printed."""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class NotesNow:
    """This month's lines, and what was agreed the last time before."""

    now: SupervisionNotes
    agreed_before: str
    month_before: str
    """“2026-02”; empty where nothing was agreed before."""


def supervision_notes(session: Session, month: str, *, officer: str | None = None) -> NotesNow:
    """The lines of a month ("2026-03") and officer; what cannot be read is as if it had not been typed."""
    kept = kept_notes(session).get(officer or "", {})
    before = [(when, one.agreed) for when, one in sorted(kept.items()) if when < month and one.agreed.strip()]
    month_before, agreed_before = before[-1] if before else ("", "")
    return NotesNow(kept.get(month, SupervisionNotes()), agreed_before, month_before)


def kept_notes(session: Session) -> dict[str, dict[str, SupervisionNotes]]:
    """Everything that is kept, by officer and month."""
    setting = session.get(LocalSetting, SUPERVISION_SETTING)
    if setting is None or not isinstance(setting.value, dict):
        return {}
    return {
        officer: {month: _notes(lines) for month, lines in months.items() if isinstance(lines, dict)}
        for officer, months in setting.value.items()
        if isinstance(months, dict)
    }


def _notes(lines: dict[str, object]) -> SupervisionNotes:
    def typed(name: str) -> str:
        value = lines.get(name)
        return value if isinstance(value, str) else ""

    return SupervisionNotes(typed("agenda"), typed("wellbeing"), typed("agreed"))
