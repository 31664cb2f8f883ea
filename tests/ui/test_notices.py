"""Notices outside the window: a number and an hour, never who or where; quiet while covered, and when switched off."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from iro_desktop.actions.today_choices import be_told
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.queries.things_today import ThingsToday, things_today
from iro_desktop.queries.today_choices import TodayChoices, today_choices
from iro_desktop.ui import theme
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.notices.notices import Notices
from iro_desktop.ui.notices.words import Said, for_today, soon, what_to_say
from iro_desktop.ui.settings.told_section import ToldSection
from iro_desktop.ui.theme import Look, Theme
from tests import factories_between
from tests.caseload import LONDON, NOW, TODAY
from tests.desks import Office, office_in

AT_ELEVEN = NOW.replace(hour=11, minute=0)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


@dataclass
class Outside:
    """What was shown outside the window, and whether the window is covered."""

    shown: list[str] = field(default_factory=list)
    covered: bool = False


def watching(office: Office, qtbot: QtBot) -> tuple[Notices, Outside]:
    """A window that nobody looks at, and its notices."""
    window = QMainWindow()
    qtbot.addWidget(window)
    outside = Outside()
    return Notices(window, office.desk, lambda: outside.covered, show=outside.shown.append), outside


def looked(office: Office, qtbot: QtBot, notices: Notices) -> None:
    notices.look()
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def things(count: int, *, next_at: datetime | None = None, told: bool = True) -> ThingsToday:
    return ThingsToday(TODAY, count, next_at, told)


def counted(office: Office, now: datetime = NOW) -> ThingsToday:
    with office.store.reading() as session:
        return things_today(session, now)


# What is counted


def test_reviews_and_what_was_meant_for_today_are_counted(office: Office) -> None:
    with office.store.transaction() as session:
        for days in (-2, 0, 1):
            one = factories_between.reminder(office.load.children["Leo"])
            one.due_on = TODAY + timedelta(days=days)
            session.add(one)

    assert counted(office).count == 3


def test_the_next_hour_is_when_to_set_off(office: Office) -> None:
    with office.store.transaction() as session:
        session.get_one(Review, office.load.reviews["Sam's third"]).travel_minutes = 70

    assert counted(office).next_at == NOW.replace(hour=9, minute=50)


def test_a_review_that_is_done_or_past_its_hour_calls_nobody(office: Office) -> None:
    assert counted(office, NOW.replace(hour=12)).next_at is None
    with office.store.transaction() as session:
        session.get_one(Review, office.load.reviews["Sam's third"]).status = ReviewStatus.COMPLETED

    assert counted(office).count == 0


@pytest.mark.parametrize("day", [datetime(2026, 3, 29, tzinfo=LONDON), datetime(2026, 10, 25, tzinfo=LONDON)])
def test_on_the_days_the_clocks_change_the_hour_is_the_one_on_the_wall(office: Office, day: datetime) -> None:
    with office.store.transaction() as session:
        review = session.get_one(Review, office.load.reviews["Malik's next"])
        review.planned_on, review.planned_time = day.date(), time(11)
    morning = day.replace(hour=8)
    # The program's own clock gives a fixed offset and no zone.
    found = counted(office, morning.astimezone(timezone(morning.utcoffset() or timedelta(0))))

    assert found.next_at is not None
    assert (found.next_at.hour, found.next_at - morning) == (11, timedelta(hours=3))


# What is said


def test_a_notice_is_a_number_and_nothing_else() -> None:
    assert for_today(1) == "1 thing for today"
    assert for_today(2) == "2 things for today"
    assert soon(AT_ELEVEN) == "1 thing at 11:00"


def test_the_morning_is_said_once_and_the_next_day_again() -> None:
    sentence, said = what_to_say(things(2), NOW, Said(), seen=False)
    again, said = what_to_say(things(2), NOW, said, seen=False)
    tomorrow = ThingsToday(TODAY + timedelta(days=1), 1, None, told=True)

    assert (sentence, again) == ("2 things for today", "")
    assert what_to_say(tomorrow, NOW, said, seen=False)[0] == "1 thing for today"


def test_whoever_sees_the_day_is_not_told_of_it() -> None:
    sentence, said = what_to_say(things(2), NOW, Said(), seen=True)

    assert sentence == ""
    assert what_to_say(things(2), NOW, said, seen=False)[0] == ""


def test_a_quarter_of_an_hour_before_is_said_once() -> None:
    said = Said(TODAY)
    early = what_to_say(things(1, next_at=AT_ELEVEN), AT_ELEVEN - timedelta(minutes=16), said, seen=False)[0]
    sentence, said = what_to_say(things(1, next_at=AT_ELEVEN), AT_ELEVEN - timedelta(minutes=15), said, seen=False)
    again = what_to_say(things(1, next_at=AT_ELEVEN), AT_ELEVEN - timedelta(minutes=5), said, seen=False)[0]

    assert (early, sentence, again) == ("", "1 thing at 11:00", "")


def test_switched_off_nothing_is_said() -> None:
    assert what_to_say(things(2, next_at=AT_ELEVEN, told=False), AT_ELEVEN, Said(), seen=False) == ("", Said())


# The window


def test_no_name_initials_or_place_leaves_the_window(office: Office, qtbot: QtBot) -> None:
    notices, outside = watching(office, qtbot)
    looked(office, qtbot, notices)

    assert outside.shown == ["1 thing for today"]
    for secret in ("Sam", "S.G.", "Glennon", "Luton", "Jan", "review"):
        assert secret not in outside.shown[0]


def test_while_covered_it_is_quiet_and_says_it_afterwards(office: Office, qtbot: QtBot) -> None:
    notices, outside = watching(office, qtbot)
    outside.covered = True
    looked(office, qtbot, notices)
    assert outside.shown == []

    outside.covered = False
    looked(office, qtbot, notices)
    assert outside.shown == ["1 thing for today"]


def test_covered_while_the_question_was_on_its_way_it_is_quiet(office: Office, qtbot: QtBot) -> None:
    notices, outside = watching(office, qtbot)
    notices.look()
    outside.covered = True
    qtbot.waitUntil(lambda: not office.casework.is_busy())

    assert outside.shown == []


def test_switched_off_in_settings_it_is_quiet(office: Office, qtbot: QtBot) -> None:
    with office.store.transaction() as session:
        be_told(session, "notices", on=False)
    notices, outside = watching(office, qtbot)
    looked(office, qtbot, notices)

    assert outside.shown == []


def test_a_computer_without_notices_is_no_trouble(office: Office, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    notices = Notices(window, office.desk, lambda: False)
    looked(office, qtbot, notices)

    assert office.asked.sentences == []


# Settings


def chosen(office: Office) -> TodayChoices:
    with office.store.reading() as session:
        return today_choices(session)


@pytest.mark.parametrize("what", ["notices", "nudges"])
def test_each_is_switched_off_by_one_click_and_undo_brings_it_back(office: Office, qtbot: QtBot, what: str) -> None:
    section = ToldSection(office.desk)
    qtbot.addWidget(section)
    section.show()
    qtbot.waitUntil(lambda: section.ticks[what].value() is True)
    section.ticks[what].click()
    qtbot.waitUntil(lambda: getattr(chosen(office), what) is False)
    qtbot.waitUntil(lambda: office.asked.sentences == ["Switched off."])

    office.asked.undo()
    qtbot.waitUntil(lambda: getattr(chosen(office), what) is True)
    assert section.ticks[what].value() is True


def test_the_ticks_have_names(office: Office, qtbot: QtBot) -> None:
    section = ToldSection(office.desk)
    qtbot.addWidget(section)

    assert unnamed_controls(section) == []
