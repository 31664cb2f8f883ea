"""Habits that keep the rest of the suite honest: given time, no sleeps, every change by the outbox, text as typed."""

import ast
from pathlib import PurePath

import pytest

from tests.architecture import habits
from tests.architecture.project import EVERYTHING, SOURCE, Module, modules

_MAY_ASK_THE_CLOCK = (
    "iro_desktop/app.py",
    "iro_desktop/cli.py",
    "iro_desktop/commands.py",
    "iro_desktop/tour.py",
    "iro_desktop/ui/**/screen.py",
    "iro_desktop/models/ids.py",  # a UUID of version 7 begins with the moment it was made
    "iro_central/cli.py",
    "iro_central/clock.py",
)
_MAY_WRITE_CORE_STATEMENTS = ("iro_desktop/store/**",)
_MAY_WRITE_FILES = (
    "iro_desktop/exchange/saving.py",
    "iro_desktop/exchange/ssda903/exporting.py",  # several files that belong together, noted as saving.py does
    "iro_desktop/exchange/practise/**",  # invented children
    "iro_desktop/store/**",  # encrypted, or without a child in it
    "iro_desktop/tour/**",
)

PLANTED = [
    (habits.asks_the_clock, "letter.finished_at = datetime.now(UTC)"),
    (habits.asks_the_clock, "import datetime\ntoday = datetime.date.today()"),
    (habits.asks_the_clock, "age = time.time() - began"),
    (habits.asks_the_clock, "shown = QDate.currentDate()"),
    (habits.waits_for_a_while, "time.sleep(1)"),
    (habits.waits_for_a_while, "from time import sleep\nsleep(0.1)"),
    (habits.waits_for_a_while, "def test_a(qtbot):\n    qtbot.wait(1000)"),
    (habits.slips_past_the_outbox, "from sqlalchemy import update"),
    (habits.slips_past_the_outbox, "from sqlalchemy.dialects.sqlite import insert"),
    (habits.slips_past_the_outbox, "session.execute(sa.delete(Letter))"),
    (habits.slips_past_the_outbox, "session.bulk_save_objects(rows)"),
    (habits.slips_past_the_outbox, "session.query(Letter).delete()"),
    (habits.slips_past_the_outbox, "connection.exec_driver_sql('UPDATE letter SET body = 1')"),
    (habits.writes_a_file_itself, "path.write_bytes(pdf)"),
    (habits.writes_a_file_itself, "with path.open('wb') as file: file.write(pdf)"),
    (habits.writes_a_file_itself, "with open(path, 'w') as file: file.write(text)"),
    (habits.writes_a_file_itself, "with os.fdopen(descriptor, 'ab') as file: file.write(text)"),
    (habits.reads_markup_on_paper, "from reportlab.platypus import Paragraph"),
    (habits.reads_markup_on_paper, "from reportlab.platypus.paragraph import Paragraph as Words"),
    (habits.reads_markup_on_screen, "view.setHtml(letter.body)"),
    (habits.reads_markup_on_screen, "label.setTextFormat(Qt.TextFormat.RichText)"),
]
INNOCENT = [
    (habits.asks_the_clock, "def first_review_due(on: date) -> date: return on.replace(day=1)"),
    (habits.asks_the_clock, "now = self._now()"),
    (habits.waits_for_a_while, "with qtbot.waitSignal(casework.changed): click()"),
    (habits.slips_past_the_outbox, "session.add(letter)\nsession.delete(draft)\nseen.update(ids)"),
    (habits.writes_a_file_itself, "with path.open('rb') as file: pdf = file.read()"),
    (habits.reads_markup_on_paper, "from iro_desktop.letters.content import Paragraph"),
    (habits.reads_markup_on_screen, "label.setTextFormat(Qt.TextFormat.PlainText)"),
]


@pytest.mark.parametrize(("habit", "code"), PLANTED)
def test_a_bad_habit_is_seen(habit: habits.Habit, code: str) -> None:
    assert habit(ast.parse(code)) == [len(code.splitlines())]


@pytest.mark.parametrize(("habit", "code"), INNOCENT)
def test_honest_code_is_left_alone(habit: habits.Habit, code: str) -> None:
    assert habit(ast.parse(code)) == []


def test_only_the_edges_ask_the_clock() -> None:
    assert _found(habits.asks_the_clock, _outside(_MAY_ASK_THE_CLOCK, modules(*SOURCE))) == []


def test_nothing_waits_for_a_while() -> None:
    assert _found(habits.waits_for_a_while, modules(*EVERYTHING)) == []


def test_every_change_comes_by_the_outbox() -> None:
    assert _found(habits.slips_past_the_outbox, _outside(_MAY_WRITE_CORE_STATEMENTS, modules("iro_desktop"))) == []


def test_every_file_that_leaves_is_written_whole_and_noted_meanwhile() -> None:
    assert _found(habits.writes_a_file_itself, _outside(_MAY_WRITE_FILES, modules("iro_desktop"))) == []


def test_nothing_on_paper_is_read_as_markup() -> None:
    assert _found(habits.reads_markup_on_paper, modules(*SOURCE)) == []


def test_nothing_on_screen_is_read_as_markup() -> None:
    assert _found(habits.reads_markup_on_screen, modules("iro_desktop")) == []


def _outside(permitted: tuple[str, ...], looked_at: tuple[Module, ...]) -> tuple[Module, ...]:
    return tuple(module for module in looked_at if not any(_lies_in(module.path, pattern) for pattern in permitted))


def _lies_in(path: str, pattern: str) -> bool:
    folder, middle, name = pattern.partition("/**")
    if not middle:
        return path == pattern
    return path.startswith(f"{folder}/") and (not name or PurePath(path).name == name.removeprefix("/"))


def _found(habit: habits.Habit, looked_at: tuple[Module, ...]) -> list[str]:
    return [f"{module.path}:{line}" for module in looked_at for line in habit(module.tree)]
