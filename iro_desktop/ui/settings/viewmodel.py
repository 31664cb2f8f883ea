"""What Settings says; no Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.letter_facts import CHECKED_WITHIN_DAYS
from iro_desktop.queries.officers import HelpLineRow, OfficerRow
from iro_desktop.ui import words

OFFICER_FIELDS: Mapping[str, str] = {
    "name": "Your name",
    "known_as": "Name under your letters",
    "telephone": "Telephone",
    "email": "Email",
}
"""The officer's own details by field, as labelled: they stand at the foot of letters."""
LOOK_NOT_KEPT = "The look holds for now, but its file cannot be written, so the next start has the one before."
WARN_YEARS_AHEAD = 1
"""Due dates reach into next year: from then on an unproclaimed bank holiday could move one."""


@dataclass(frozen=True, slots=True)
class HelpLineKind:
    """A service that letters name."""

    kind: str
    label: str
    telephone_label: str
    hint: str


HELP_LINE_KINDS = (
    HelpLineKind(
        "advocate",
        "Advocate",
        "Advocate’s telephone",
        "Somebody who speaks up for a child and does not work for the council",
    ),
    HelpLineKind(
        "complaints",
        "Complaints team",
        "Complaints team’s telephone",
        "Who listens when a child or parent is not happy with the council",
    ),
    HelpLineKind(
        "commissioner",
        "Children’s Commissioner",
        "Children’s Commissioner’s telephone",
        "The national help line for children in care",
    ),
)


def officer_values(officer: OfficerRow | None) -> dict[str, str]:
    """What stands in the officer's fields."""
    if officer is None:
        return dict.fromkeys(OFFICER_FIELDS, "")
    return {
        "name": officer.name,
        "known_as": officer.known_as,
        "telephone": officer.telephone or "",
        "email": officer.email or "",
    }


def help_line_values(lines: Sequence[HelpLineRow]) -> dict[str, str]:
    """What stands in the fields of the services: `advocate_name`, `advocate_telephone` and so on."""
    by_kind = {line.kind: line for line in lines}
    values: dict[str, str] = {}
    for service in HELP_LINE_KINDS:
        line = by_kind.get(service.kind)
        values[f"{service.kind}_name"] = line.name if line else ""
        values[f"{service.kind}_telephone"] = (line.telephone or "") if line else ""
    return values


@dataclass(frozen=True, slots=True)
class Checked:
    """When a number was last looked at, in words. `stale` after a year: letters warn from then on."""

    words: str
    stale: bool


def checked(line: HelpLineRow | None, today: date) -> Checked:
    """“Checked on 3 March”; empty where there is no number."""
    if line is None or not line.telephone:
        return Checked("", stale=False)
    if line.checked_on is None:
        return Checked("Nobody has checked this number yet. Ring it, then type it again.", stale=True)
    on = words.day_and_month(line.checked_on, today)
    if (today - line.checked_on).days > CHECKED_WITHIN_DAYS:
        return Checked(f"Last checked on {on}. Ring it, then type it again.", stale=True)
    return Checked(f"Checked on {on}", stale=False)


def problem_of_help_line(name: str, telephone: str) -> str:
    """What keeps a service from being saved; empty when nothing does."""
    return "Add the name: letters say whom to ring." if telephone.strip() and not name.strip() else ""


def changed(label: str, before: str, after: str) -> str:
    """The toast after a field was left: “Telephone is now 020 7946 0000.”"""
    if not after:
        return f"{label} is taken out."
    return f"{label} is now {after}." if before else f"{label} saved: {after}."


def look_changed(colours: str, text_percent: int) -> str:
    """The toast after the look was changed: “Colours: dark. Text 125%.”"""
    return f"Colours: {colours.lower()}. Text {text_percent}%."


def bank_holidays_known(bank_holidays: BankHolidays) -> str:
    """Up to when bank holidays are proclaimed, and what stands in for them after that."""
    last = bank_holidays.last_proclaimed_year
    return f"Bank holidays are known up to the end of {last}. Later ones are worked out by rule."


def bank_holidays_warning(bank_holidays: BankHolidays, today: date) -> str:
    """A sentence once due dates reach past the proclaimed years; empty before that."""
    if today.year + WARN_YEARS_AHEAD <= bank_holidays.last_proclaimed_year:
        return ""
    return (
        f"Due dates in {bank_holidays.last_proclaimed_year + 1} and later could move if an extra bank holiday is "
        "announced. Update IRO Desktop to have the proclaimed ones."
    )


def where_records_lie(folder: Path) -> str:
    """The folder, in a sentence."""
    return f"Your records lie on this laptop, encrypted, in {folder}"


def version_words(version: str) -> str:
    """“IRO Desktop 0.1.0”."""
    return f"IRO Desktop {version}" if version else "IRO Desktop"
