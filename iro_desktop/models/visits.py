"""When the social worker must visit a child next: reg. 28, which the officer checks."""

from collections.abc import Container
from datetime import date
from enum import StrEnum

from iro_desktop.models.due_days import DueDay, due_day
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.timescales import add_months


class VisitRule(StrEnum):
    """What decides how often a home is visited, once it is not new."""

    ORDINARY = "ordinary"
    """Six weeks, in the first year and after it where the home is not meant to last."""
    SETTLED_TO_18 = "settled_to_18"
    """Meant to last until 18: three months once a year has passed."""
    AGREED_TWICE_A_YEAR = "agreed_twice_a_year"
    """A long-term foster home of more than a year, and the child agrees."""
    WITH_PARENTS = "with_parents"
    CONNECTED_CARER = "connected_carer"
    """A connected person approved for a time."""


def next_visit_due(
    home_began_on: date,
    last_visit_on: date | None,
    bank_holidays: Container[date],
    *,
    rule: VisitRule = VisitRule.ORDINARY,
    first_review_on: date | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> DueDay:
    """The last day for the next visit: Care Planning, Placement and Case Review (England) Regulations 2010, reg. 28.

    Within a week of the start of the home, whoever was visited before; then by rule. With parents or a temporary
    connected carer weekly until the first review, the day of which is None while it has not been held.
    """
    if last_visit_on is None or last_visit_on < home_began_on:
        return due_day(LimitKey.VISIT_FIRST, home_began_on, bank_holidays, limits=limits)
    key = _limit(home_began_on, last_visit_on, rule, first_review_on)
    return due_day(key, last_visit_on, bank_holidays, limits=limits)


def _limit(home_began_on: date, last_visit_on: date, rule: VisitRule, first_review_on: date | None) -> LimitKey:
    if rule in {VisitRule.WITH_PARENTS, VisitRule.CONNECTED_CARER}:
        if first_review_on is None or last_visit_on < first_review_on:
            return LimitKey.VISIT_WEEKLY
        return LimitKey.VISIT_WITH_PARENTS if rule is VisitRule.WITH_PARENTS else LimitKey.VISIT_CONNECTED_CARER
    if last_visit_on < add_months(home_began_on, 12):
        return LimitKey.VISIT_FIRST_YEAR
    return {
        VisitRule.SETTLED_TO_18: LimitKey.VISIT_SETTLED_TO_18,
        VisitRule.AGREED_TWICE_A_YEAR: LimitKey.VISIT_AGREED,
    }.get(rule, LimitKey.VISIT_NOT_SETTLED)
