"""Birthdays that start work: at 14, 16, 17, half a year later, and the last review before 18."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.timescales import add_months, age_on, birthday_at
from iro_desktop.models.working_days import last_working_day_on_or_before


class BirthdayWork(StrEnum):
    """What an age asks for, in the order of the ages."""

    PERMANENCE_TRACKED = "permanence_tracked"
    WHERE_TO_LIVE = "where_to_live"
    """Conversations about 18 begin; staying put is always among the options."""
    PERSONAL_ADVISER = "personal_adviser"
    HOUSING_PANEL = "housing_panel"
    PLAN_SETTLED = "plan_settled"
    PAPERS_CHECKED = "papers_checked"
    """Assessment of capacity, benefits, documents, immigration status."""
    GOODBYE = "goodbye"
    """The last review, with plans A, B and C."""


@dataclass(frozen=True, slots=True)
class BirthdayDay:
    """From when, and by when, a piece of work is to be done. `words` say which birthday; source as elsewhere."""

    work: BirthdayWork
    from_on: date
    by: date
    words: str
    source: str


_SERVICE = "The service's own standard"


def birthday_work(born_on: date, *, limits: Limits = DEFAULT_LIMITS) -> tuple[BirthdayDay, ...]:
    """All the work that a child's birthdays start, oldest first.

    Someone born on 29 February has the birthday on 1 March where there is no such day: Family Law Reform Act 1969,
    s. 9. The Housing Panel is around 17: a month either side by default.
    """
    fourteen, sixteen, seventeen, eighteen = (birthday_at(born_on, age) for age in (14, 16, 17, 18))
    panel_from, panel_until = housing_panel_window(born_on, limits=limits)
    checked_by = add_months(seventeen, limits.amount(LimitKey.CAPACITY_CHECK))
    window = limits.in_words(LimitKey.HOUSING_PANEL_WINDOW)
    return (
        BirthdayDay(BirthdayWork.PERMANENCE_TRACKED, fourteen, fourteen, "14th birthday", _SERVICE),
        BirthdayDay(BirthdayWork.WHERE_TO_LIVE, sixteen, sixteen, "16th birthday", _SERVICE),
        BirthdayDay(BirthdayWork.PERSONAL_ADVISER, sixteen, seventeen, "between the 16th and 17th birthday", _SERVICE),
        BirthdayDay(
            BirthdayWork.HOUSING_PANEL, panel_from, panel_until, f"17th birthday, {window} either side", _SERVICE
        ),
        BirthdayDay(BirthdayWork.PLAN_SETTLED, seventeen, seventeen, "17th birthday", _SERVICE),
        BirthdayDay(
            BirthdayWork.PAPERS_CHECKED,
            checked_by,
            checked_by,
            f"17th birthday + {limits.in_words(LimitKey.CAPACITY_CHECK)}",
            "A default of this program",
        ),
        BirthdayDay(BirthdayWork.GOODBYE, checked_by, eighteen, "before the 18th birthday", _SERVICE),
    )


def housing_panel_window(born_on: date, *, limits: Limits = DEFAULT_LIMITS) -> tuple[date, date]:
    """First and last day for the Housing Panel: a month either side of the 17th birthday, at a month's end its last."""
    seventeen = birthday_at(born_on, 17)
    months = limits.amount(LimitKey.HOUSING_PANEL_WINDOW)
    return add_months(seventeen, -months), add_months(seventeen, months)


def next_birthday(born_on: date, today: date, bank_holidays: Container[date]) -> tuple[date, int, date]:
    """The next birthday, the age it brings, and the last working day for a card to be sent by.

    A birthday today is the next one.
    """
    age = age_on(born_on, today)
    if birthday_at(born_on, max(age, 0)) != today:
        age += 1
    day = birthday_at(born_on, age)
    return day, age, last_working_day_on_or_before(day, bank_holidays)
