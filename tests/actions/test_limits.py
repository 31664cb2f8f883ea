"""Changing the numbers that dates are counted by: never past the law, never without a reason, never by accident."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.actions.limits import (
    add_bank_holiday,
    back_to_default,
    bring_back_bank_holiday,
    make_choice,
    remove_bank_holiday,
    set_limit,
)
from iro_desktop.models.limit_keys import Choice, LimitKey, ReviewDateBasis
from iro_desktop.models.limit_table import LIMITS, Bound
from iro_desktop.models.limits import DEFAULT_LIMITS
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import add_working_days, bundled_bank_holidays
from iro_desktop.queries.limits import bank_holidays_here, counting_page, limits_here
from iro_desktop.store.store import Session
from tests import factories
from tests.store.stores import NOON, store_in

BUNDLED = bundled_bank_holidays()
PROCLAIMED = date(2027, 6, 4)
"""A Friday that no list knows."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


def row(session: Session, key: LimitKey) -> tuple[str, str | None]:
    session.flush()
    found = next(one for one in counting_page(session).limits if one.limit.key is key)
    return found.in_words, found.reason


def test_a_new_laptop_counts_by_the_defaults(session: Session) -> None:
    assert limits_here(session) == DEFAULT_LIMITS
    assert not any(one.changed for one in counting_page(session).limits)


def test_every_number_is_shown_with_its_source(session: Session) -> None:
    page = counting_page(session)

    assert [one.limit.key for one in page.limits] == list(LIMITS)
    assert all(one.limit.source and one.limit.title for one in page.limits)


def test_a_standard_is_changed_with_a_reason(session: Session) -> None:
    set_limit(session, LimitKey.LETTER, amount=10, reason="We promise children two weeks.", by="Ruth")

    assert row(session, LimitKey.LETTER) == ("10 working days", "We promise children two weeks.")
    assert limits_here(session).amount(LimitKey.LETTER) == 10


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_changes(session: Session, reason: str) -> None:
    with pytest.raises(Refused, match="say why it is counted otherwise"):
        set_limit(session, LimitKey.LETTER, amount=10, reason=reason)

    assert limits_here(session) == DEFAULT_LIMITS


@pytest.mark.parametrize("key", [key for key, limit in LIMITS.items() if limit.bound is Bound.AT_MOST])
def test_a_limit_of_law_is_never_made_longer(session: Session, key: LimitKey) -> None:
    with pytest.raises(Refused, match="the law allows no more than"):
        set_limit(session, key, amount=LIMITS[key].amount + 1, reason="It would suit us.")


def test_going_back_to_the_default_forgets_the_number(session: Session) -> None:
    set_limit(session, LimitKey.LETTER, amount=10, reason="We promise children two weeks.")
    session.flush()
    back_to_default(session, LimitKey.LETTER)

    assert row(session, LimitKey.LETTER) == ("15 working days", None)


def test_a_choice_that_nobody_has_settled_is_made_with_a_reason(session: Session) -> None:
    make_choice(session, Choice.REVIEW_DATE_BASIS, option=ReviewDateBasis.COMPLETION, reason="So does our return.")
    session.flush()

    assert limits_here(session).choice(Choice.REVIEW_DATE_BASIS) == ReviewDateBasis.COMPLETION
    with pytest.raises(Refused, match="Choose one of the answers"):
        make_choice(session, Choice.REVIEW_DATE_BASIS, option="whenever", reason="So does our return.")


@pytest.mark.parametrize(
    ("key", "value"),
    [("letter", "0"), ("letter", "ten"), ("first_review", "28"), ("of_a_newer_version", "3"), ("live_video", "maybe")],
)
def test_a_setting_that_cannot_be_is_not_counted_by(session: Session, key: str, value: str) -> None:
    """It may come from a newer version, or from a laptop that somebody tampered with."""
    setting = factories.timescale_setting(key=key)
    setting.council, setting.value = "council", value
    session.add(setting)
    session.flush()

    assert limits_here(session) == DEFAULT_LIMITS


def test_an_added_bank_holiday_moves_due_dates(session: Session) -> None:
    before = add_working_days(date(2027, 6, 1), 5, bank_holidays_here(session, BUNDLED))
    add_bank_holiday(session, day=PROCLAIMED, name="A day for the games", bundled=BUNDLED)
    session.flush()

    after = add_working_days(date(2027, 6, 1), 5, bank_holidays_here(session, BUNDLED))

    assert (before, after) == (date(2027, 6, 8), date(2027, 6, 9))


def test_an_added_bank_holiday_is_taken_out_and_comes_back(session: Session) -> None:
    holiday_id = add_bank_holiday(session, day=PROCLAIMED, name="A day for the games", bundled=BUNDLED)
    session.flush()
    remove_bank_holiday(session, holiday_id, at=NOON)
    session.flush()
    assert PROCLAIMED not in bank_holidays_here(session, BUNDLED)

    bring_back_bank_holiday(session, holiday_id)
    session.flush()
    assert PROCLAIMED in bank_holidays_here(session, BUNDLED)


@pytest.mark.parametrize(
    ("day", "name", "sentence"),
    [
        (date(2027, 6, 5), "A day", "Saturday or Sunday"),
        (date(2026, 12, 25), "Christmas", "is a bank holiday already"),
        (PROCLAIMED, " ", "Type what the day is for"),
    ],
)
def test_a_day_that_cannot_be_one_is_refused(session: Session, day: date, name: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        add_bank_holiday(session, day=day, name=name, bundled=BUNDLED)


def test_two_laptops_that_add_the_same_day_make_one_record(session: Session, tmp_path: Path) -> None:
    other = store_in(tmp_path / "other laptop")
    with other.transaction() as elsewhere:
        theirs = add_bank_holiday(elsewhere, day=PROCLAIMED, name="A day for the games", bundled=BUNDLED)
    other.close()

    assert add_bank_holiday(session, day=PROCLAIMED, name="A holiday", bundled=BUNDLED) == theirs
