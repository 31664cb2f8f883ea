"""The real program, locked on a practise profile."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iro_desktop.app import Desktop
from iro_desktop.exchange.practise import fill_with_practise
from iro_desktop.store.keys import NoKeyring, make_key
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from iro_desktop.ui import theme
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import LONDON
from tests.journeys.harness import Officer

PASSPHRASE = "seven green kites"
THE_DAY = datetime(2026, 3, 12, 7, 52, tzinfo=LONDON)

OpenAt = Callable[[datetime], Officer]


@pytest.fixture(scope="session")
def practise_profile(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """A profile filled once. Each journey works on a copy of it."""
    profile = Profile(tmp_path_factory.mktemp("practise") / "profile")
    key, _ = make_key(profile, PASSPHRASE, NoKeyring())
    store = create_store(profile, key, lambda: THE_DAY)
    with store.transaction() as session:
        fill_with_practise(session, today=THE_DAY.date(), now=THE_DAY)
    store.close()
    return profile


@pytest.fixture
def locked_at(practise_profile: Profile, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[OpenAt]:
    """Starts the program at a moment of the day, locked, with an officer in front of it."""
    theme.apply_look(qapp, Look(Theme.LIGHT))
    profile = Profile(tmp_path / "profile")
    shutil.copytree(practise_profile.folder, profile.folder)
    started: list[Desktop] = []

    def start(at: datetime) -> Officer:
        desktop = Desktop(profile, clock=lambda: at, keeper=NoKeyring())
        started.append(desktop)
        desktop.start()
        officer = Officer(qtbot)
        officer.sits_down()
        return officer

    yield start
    for desktop in started:
        desktop.close()
