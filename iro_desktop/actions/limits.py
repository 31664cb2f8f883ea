"""Changing the numbers that dates are counted by: never past the law, never without a reason."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.models.ids import imported_id
from iro_desktop.models.limit_keys import Choice, LimitKey
from iro_desktop.models.limits import check_amount, check_choice, choice_of, limit_of
from iro_desktop.models.refused import Refused
from iro_desktop.models.settings import ExtraBankHoliday, TimescaleSetting
from iro_desktop.models.timescales import day_in_full
from iro_desktop.models.working_days import SATURDAY, BankHolidays
from iro_desktop.queries.council import council_here
from iro_desktop.queries.limits import bank_holidays_here


def set_limit(session: Session, key: LimitKey, *, amount: int, reason: str, by: str | None = None) -> None:
    """Count by another number from now on. Refused without a reason, and where the law does not allow it."""
    check_amount(key, amount)
    _set(session, key, str(amount), _with_reason(limit_of(key).title, reason), by)


def make_choice(session: Session, key: Choice, *, option: str, reason: str, by: str | None = None) -> None:
    """Choose where sources leave it open. Refused without a reason."""
    check_choice(key, option)
    _set(session, key, option, _with_reason(choice_of(key).title, reason), by)


def back_to_default(session: Session, key: LimitKey | Choice, *, by: str | None = None) -> None:
    """Count by the default again. The change and its reason stay in the history."""
    setting = session.get(TimescaleSetting, _setting_id(session, key))
    if setting is not None:
        setting.value, setting.set_by = None, by


def add_bank_holiday(session: Session, *, day: date, name: str, bundled: BankHolidays) -> UUID:
    """Add a bank holiday that was proclaimed after this version was made. Returns its id.

    Every due date is worked out again with it. Refused where the day is one already, or never a working day.
    """
    if not name.strip():
        raise Refused("Type what the day is for, so that others know why it was added. Nothing was changed.")
    if day.weekday() >= SATURDAY:
        raise Refused(
            f"{day_in_full(day)} is a Saturday or Sunday, so it is no working day anyway. Nothing was changed. Add the "
            "weekday that is given in its place."
        )
    if day in bank_holidays_here(session, bundled):
        raise Refused(f"{day_in_full(day)} is a bank holiday already. Nothing was changed.")
    council = council_here(session)
    holiday_id = imported_id(council, day.isoformat(), "extra bank holiday")
    holiday = session.get(ExtraBankHoliday, holiday_id)
    if holiday is None:
        session.add(ExtraBankHoliday(id=holiday_id, council=council, day=day, name=name.strip()))
    else:
        holiday.name, holiday.deleted_at = name.strip(), None
    return holiday_id


def remove_bank_holiday(session: Session, holiday_id: UUID, *, at: datetime) -> None:
    """Take an added bank holiday out again. `bring_back_bank_holiday` undoes it."""
    holiday = session.get(ExtraBankHoliday, holiday_id)
    if holiday is not None:
        holiday.deleted_at = at


def bring_back_bank_holiday(session: Session, holiday_id: UUID) -> None:
    """Undo it: the day is a bank holiday again."""
    holiday = session.get(ExtraBankHoliday, holiday_id)
    if holiday is not None:
        holiday.deleted_at = None


def _set(session: Session, key: str, value: str, reason: str, by: str | None) -> None:
    setting_id = _setting_id(session, key)
    setting = session.get(TimescaleSetting, setting_id)
    if setting is None:
        setting = TimescaleSetting(id=setting_id, council=council_here(session), key=key)
        session.add(setting)
    setting.value, setting.reason, setting.set_by, setting.deleted_at = value, reason, by, None


def _setting_id(session: Session, key: str) -> UUID:
    return imported_id(council_here(session), key, "timescale")


def _with_reason(title: str, reason: str) -> str:
    if not reason.strip():
        raise Refused(f"{title}: say why it is counted otherwise. Nothing was changed.")
    return reason.strip()
