"""Journey 7: a review is prepared, from Today to the papers."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import PASSPHRASE, THE_DAY, OpenAt
from tests.journeys.harness import Officer

BUDGET = 8
FOUR_MINUTES = 240
MOST_TABS = 90
CHILDS_FIELD = "Add what the child wants to talk about"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The officer's own folder, where the papers are offered to be kept."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    return folder


def unlocks(officer: Officer) -> None:
    officer.is_in("Passphrase")
    officer.types(PASSPHRASE)
    officer.presses("Enter")
    officer.sees_control("Open the review")


def keyboard_is_at(name: str) -> bool:
    """Whether the keyboard is at the control called so, or at an answer to the question called so."""
    focused = QApplication.focusWidget()
    around = focused.parentWidget() if focused is not None else None
    return any(part is not None and part.accessibleName().startswith(name) for part in (focused, around))


def tabs_to(officer: Officer, name: str) -> None:
    for _ in range(MOST_TABS):
        if keyboard_is_at(name):
            return
        officer.presses("Tab")
    raise AssertionError(f"Tab does not reach {name}")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name.split("-20")[0] for path in folder.iterdir())


def test_a_review_is_prepared_in_eight_clicks_and_four_minutes(locked_at: OpenAt, documents: Path) -> None:
    officer = locked_at(THE_DAY)
    unlocks(officer)
    officer.clicks("Open the review")
    officer.is_in(CHILDS_FIELD)
    officer.types("A sleepover\n")
    officer.sees("A sleepover")
    officer.clicks("As Sam wants it")
    officer.sees("Prepared as Sam wants it.")
    officer.clicks("What parents think")
    officer.clicks("Copy a message to all missing")
    officer.sees("Message copied.")
    officer.clicks("Plan, ")
    officer.sees("Has the care plan come?")
    officer.clicks("Good")
    officer.clicks("Make it ready")
    officer.sees("Where to keep the papers")
    officer.presses("Enter")
    officer.sees("Ready. 3 papers are in Documents.")

    assert names_in(documents) == ["agenda", "calendar", "my-page"]
    assert officer.effort.clicks <= BUDGET
    assert officer.effort.seconds <= FOUR_MINUTES


def test_a_review_is_prepared_without_the_mouse(locked_at: OpenAt, documents: Path) -> None:
    officer = locked_at(THE_DAY)
    unlocks(officer)
    officer.is_in("Open the review")
    officer.presses("Enter")
    officer.is_in(CHILDS_FIELD)
    officer.types("A sleepover\n")
    officer.sees("A sleepover")
    officer.sees("As Sam wants it")
    tabs_to(officer, "As Sam wants it")
    officer.types(" ")
    officer.sees("Prepared as Sam wants it.")
    tabs_to(officer, "People, ")
    officer.types(" ")
    tabs_to(officer, "Copy a message to all missing")
    officer.types(" ")
    officer.sees("Message copied.")
    tabs_to(officer, "Make it ready")
    officer.types(" ")
    officer.sees("Where to keep the papers")
    officer.presses("Enter")
    officer.sees("Ready. 3 papers are in Documents.")

    assert names_in(documents) == ["agenda", "calendar", "my-page"]
    assert officer.effort.clicks == 0
