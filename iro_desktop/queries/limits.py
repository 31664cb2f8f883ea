"""By which numbers this council counts: the defaults, what it changed and why, and bank holidays that were added."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.limit_keys import Choice, LimitKey
from iro_desktop.models.limit_table import CHOICES, LIMITS, ChoiceOffered, Limit
from iro_desktop.models.limits import DEFAULT_LIMITS, Limits, in_words
from iro_desktop.models.refused import Refused
from iro_desktop.models.settings import ExtraBankHoliday, TimescaleSetting
from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.council import council_here


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """A number as it is counted by, beside its default."""

    limit: Limit
    amount: int
    changed: bool
    reason: str | None
    set_by: str | None

    @property
    def in_words(self) -> str:
        """“10 working days”."""
        return in_words(self.amount, self.limit.unit)

    @property
    def default_in_words(self) -> str:
        return in_words(self.limit.amount, self.limit.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRow:
    """What is chosen where sources leave it open."""

    offered: ChoiceOffered
    option: str
    changed: bool
    reason: str | None
    set_by: str | None


@dataclass(frozen=True, slots=True)
class ExtraDay:
    """A bank holiday that was added by hand."""

    holiday_id: UUID
    day: date
    name: str


@dataclass(frozen=True, slots=True)
class CountingPage:
    """Everything that dates are counted by."""

    limits: tuple[LimitRow, ...]
    choices: tuple[ChoiceRow, ...]
    extra_days: tuple[ExtraDay, ...]


def limits_here(session: Session) -> Limits:
    """The numbers and choices of this council.

    A setting that this version does not know, or that the law no longer allows, counts as not set: a wrong number would
    move a legal date without anybody seeing it.
    """
    limits = DEFAULT_LIMITS
    for setting in _settings(session).values():
        limits = _with(limits, setting)
    return limits


def counting_page(session: Session) -> CountingPage:
    """Every number and choice in the order in which they are shown, and the days that were added."""
    limits, settings = limits_here(session), _settings(session)

    def said(key: str, *, changed: bool) -> tuple[str | None, str | None]:
        setting = settings.get(key)
        return (setting.reason, setting.set_by) if setting is not None and changed else (None, None)

    numbers = []
    for key, limit in LIMITS.items():
        changed = limits.amount(key) != limit.amount
        reason, by = said(key, changed=changed)
        numbers.append(LimitRow(limit=limit, amount=limits.amount(key), changed=changed, reason=reason, set_by=by))
    choices = []
    for choice, offered in CHOICES.items():
        changed = limits.choice(choice) != offered.default
        reason, by = said(choice, changed=changed)
        choices.append(
            ChoiceRow(offered=offered, option=limits.choice(choice), changed=changed, reason=reason, set_by=by)
        )
    return CountingPage(tuple(numbers), tuple(choices), extra_days(session))


def extra_days(session: Session) -> tuple[ExtraDay, ...]:
    """The bank holidays that were added, the next first."""
    days = select(ExtraBankHoliday).where(ExtraBankHoliday.deleted_at.is_(None)).order_by(ExtraBankHoliday.day)
    return tuple(ExtraDay(one.id, one.day, one.name) for one in session.scalars(days))


def bank_holidays_here(session: Session, bundled: BankHolidays) -> BankHolidays:
    """The bank holidays that come with the program, with those that were added."""
    return bundled.with_extra(one.day for one in extra_days(session))


def _settings(session: Session) -> dict[str, TimescaleSetting]:
    council = council_here(session)
    kept = session.scalars(
        select(TimescaleSetting).where(
            TimescaleSetting.council == council,
            TimescaleSetting.deleted_at.is_(None),
            TimescaleSetting.value.is_not(None),
        )
    )
    return {setting.key: setting for setting in kept}


def _with(limits: Limits, setting: TimescaleSetting) -> Limits:
    value = setting.value or ""
    try:
        if setting.key in set(LimitKey) and value.isascii() and value.isdigit():
            return limits.with_changes({LimitKey(setting.key): int(value)})
        if setting.key in set(Choice):
            return limits.with_choices({Choice(setting.key): value})
    except Refused:
        pass
    return limits
