"""Birthdays that start work: the worked examples, leap days among them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.birthdays import BirthdayWork, birthday_work, housing_panel_window, next_birthday
from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey
from iro_desktop.models.timescales import birthday_at
from iro_desktop.models.working_days import bundled_bank_holidays

HOLIDAYS = bundled_bank_holidays()


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("born", "at_14", "at_16", "at_17", "panel", "at_18"),
    [
        ("2005-06-14", "2019-06-14", "2021-06-14", "2022-06-14", "2022-05-14..2022-07-14", "2023-06-14"),
        ("2004-02-29", "2018-03-01", "2020-02-29", "2021-03-01", "2021-02-01..2021-04-01", "2022-03-01"),
        ("2004-12-25", "2018-12-25", "2020-12-25", "2021-12-25", "2021-11-25..2022-01-25", "2022-12-25"),
        ("2005-01-31", "2019-01-31", "2021-01-31", "2022-01-31", "2021-12-31..2022-02-28", "2023-01-31"),
        ("2005-05-31", "2019-05-31", "2021-05-31", "2022-05-31", "2022-04-30..2022-06-30", "2023-05-31"),
        ("2006-03-01", "2020-03-01", "2022-03-01", "2023-03-01", "2023-02-01..2023-04-01", "2024-03-01"),
    ],
)
def test_which_work_starts_on_which_birthday(
    *, born: str, at_14: str, at_16: str, at_17: str, panel: str, at_18: str
) -> None:
    work = {one.work: one for one in birthday_work(day(born))}
    assert work[BirthdayWork.PERMANENCE_TRACKED].by == day(at_14)
    assert work[BirthdayWork.WHERE_TO_LIVE].from_on == day(at_16)
    assert work[BirthdayWork.PERSONAL_ADVISER].by == work[BirthdayWork.PLAN_SETTLED].by == day(at_17)
    assert work[BirthdayWork.GOODBYE].by == day(at_18)
    window = work[BirthdayWork.HOUSING_PANEL]
    assert (window.from_on, window.by) == tuple(day(text) for text in panel.split(".."))


@pytest.mark.parametrize(
    ("born", "age", "birthday"),
    [
        ("2019-05-01", 5, "2024-05-01"),
        ("2017-03-01", 5, "2022-03-01"),
        ("2010-05-01", 5, "2015-05-01"),
        ("2016-10-15", 5, "2021-10-15"),
        ("2021-03-31", 5, "2026-03-31"),
        ("2008-06-01", 5, "2013-06-01"),
        ("2005-03-30", 16, "2021-03-30"),
    ],
)
def test_the_birthdays_that_health_and_eligibility_turn_on(born: str, age: int, birthday: str) -> None:
    assert birthday_at(day(born), age) == day(birthday)


def test_papers_are_checked_at_seventeen_and_a_half() -> None:
    work = {one.work: one for one in birthday_work(day("2005-08-31"))}
    assert work[BirthdayWork.PAPERS_CHECKED].by == day("2023-02-28")


def test_a_council_may_open_the_panel_earlier() -> None:
    wider = DEFAULT_LIMITS.with_changes({LimitKey.HOUSING_PANEL_WINDOW: 3})
    assert housing_panel_window(day("2005-06-14"), limits=wider) == (day("2022-03-14"), day("2022-09-14"))


@given(st.dates(date(1999, 1, 1), date(2024, 12, 31)))
def test_every_birthday_s_work_comes_in_its_order_and_by_eighteen(born: date) -> None:
    work = birthday_work(born)
    assert {one.work for one in work} == set(BirthdayWork)
    assert all(one.from_on <= one.by for one in work)
    assert max(one.by for one in work) == work[-1].by


@pytest.mark.parametrize(
    ("born", "today", "birthday", "age", "post_by"),
    [
        ("2010-12-26", "2026-11-25", "2026-12-26", 16, "2026-12-24"),
        ("2010-11-25", "2026-11-25", "2026-11-25", 16, "2026-11-25"),
        ("2012-02-29", "2026-03-02", "2027-03-01", 15, "2027-03-01"),
        ("2026-11-20", "2026-11-25", "2027-11-20", 1, "2027-11-19"),
    ],
)
def test_a_birthday_card_is_sent_by_a_working_day(born: str, today: str, birthday: str, age: int, post_by: str) -> None:
    assert next_birthday(day(born), day(today), HOLIDAYS) == (day(birthday), age, day(post_by))
