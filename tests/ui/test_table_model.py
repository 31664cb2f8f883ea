"""The one table model."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from iro_desktop.ui.shown import TagWords
from iro_desktop.ui.table_model import CELL_ROLE, Cell, Column, TableModel


@dataclass(frozen=True)
class Child:
    child_id: str
    known_as: str
    next_review_on: date | None
    waiting: str = ""


SAM = Child("0007", "Sam", date(2026, 3, 12), "Review today")
LEO = Child("0011", "Leo", date(2026, 9, 4))
MINH = Child("0012", "Minh", None)

COLUMNS = (
    Column[Child]("Child", lambda child: child.known_as, below=lambda child: child.child_id, bold=True),
    Column[Child](
        "Next review",
        lambda child: str(child.next_review_on or "not known"),
        sort_by=lambda child: child.next_review_on,
    ),
    Column[Child](
        "Waiting", lambda _child: "", tag=lambda child: TagWords(child.waiting) if child.waiting else None, right=True
    ),
)


@pytest.fixture
def model() -> TableModel[Child]:
    made = TableModel(COLUMNS, key=lambda child: child.child_id)
    made.show([SAM, LEO, MINH])
    return made


def check(tester: ModelTester, model: TableModel[Child]) -> None:
    tester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt gives it no types


def names(model: TableModel[Child]) -> list[str]:
    return [child.known_as for child in model.rows()]


def test_it_keeps_every_promise_qt_asks_of_a_model(model: TableModel[Child], qtmodeltester: ModelTester) -> None:
    check(qtmodeltester, model)


def test_an_empty_table_keeps_them_too(qtmodeltester: ModelTester) -> None:
    check(qtmodeltester, TableModel(COLUMNS))


def test_showing_other_rows_and_sorting_them_keeps_them_too(
    model: TableModel[Child], qtmodeltester: ModelTester
) -> None:
    check(qtmodeltester, model)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.show([LEO])
    model.show([])


def test_a_cell_says_what_its_column_says_of_the_row(model: TableModel[Child]) -> None:
    index = model.index(0, 0)

    assert model.data(index) == "Sam"
    assert model.data(index, CELL_ROLE) == Cell("Sam", "0007", bold=True)


def test_a_screen_reader_hears_the_heading_and_the_whole_cell(model: TableModel[Child]) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.data(model.index(0, 0), role) == "Child: Sam, 0007"
    assert model.data(model.index(0, 2), role) == "Waiting: Review today"


def test_the_row_is_found_again_by_its_key(model: TableModel[Child]) -> None:
    model.show([MINH, LEO, SAM])

    assert model.row_at(model.index_of("0007")) is SAM
    assert not model.index_of("9999").isValid()


def test_sorting_puts_what_is_not_known_last_either_way(model: TableModel[Child]) -> None:
    model.sort(1, Qt.SortOrder.AscendingOrder)
    assert names(model) == ["Sam", "Leo", "Minh"]

    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Leo", "Sam", "Minh"]


def test_a_held_row_follows_its_child_through_sorting(model: TableModel[Child]) -> None:
    held = QPersistentModelIndex(model.index_of("0007"))

    model.sort(1, Qt.SortOrder.DescendingOrder)

    assert model.row_at(held) is SAM


def test_a_column_without_an_order_leaves_the_rows_alone(model: TableModel[Child]) -> None:
    model.sort(0, Qt.SortOrder.DescendingOrder)

    assert names(model) == ["Sam", "Leo", "Minh"]


def test_headings_are_the_columns_own(model: TableModel[Child], qtbot: QtBot) -> None:
    across = Qt.Orientation.Horizontal

    assert [model.headerData(number, across) for number in range(3)] == ["Child", "Next review", "Waiting"]
