"""Every screen there is, at every size of letters: nothing cut, all of it named, all of it by keyboard alone."""

import shutil
from collections.abc import Callable, Iterator
from itertools import cycle

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from iro_desktop.store.keys import NoKeyring, unlock
from iro_desktop.store.location import Profile
from iro_desktop.store.store import open_store
from iro_desktop.tour.album import settle
from iro_desktop.tour.rooms import Rooms
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button
from iro_desktop.ui.pages import SCREENS
from iro_desktop.ui.theme import Look, Theme
from tests.journeys.conftest import PASSPHRASE, THE_DAY
from tests.journeys.looking_over import cut, faint, keyboard_faults, overlaps, unnamed

SMALL, LARGE = (1366, 768), (1920, 1080)
Size = tuple[int, int]
LookOver = Callable[[QMainWindow], list[str]]


@pytest.fixture(scope="module")
def rooms(practise_profile: Profile, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Rooms]:
    folder = tmp_path_factory.mktemp("rooms")
    profile = Profile(folder / "profile")
    shutil.copytree(practise_profile.folder, profile.folder)
    theme.apply_look(qapp, Look(Theme.LIGHT))
    store = open_store(profile, unlock(profile, PASSPHRASE, NoKeyring(), at=THE_DAY), lambda: THE_DAY)
    rooms = Rooms(store, folder, THE_DAY)
    yield rooms
    rooms.close()
    theme.apply_look(qapp, Look(Theme.LIGHT))


def faults_in(rooms: Rooms, size: Size, *looks_over: LookOver) -> list[str]:
    """One line for each fault of each screen, the screen before it."""
    faults = []
    for name in rooms.names():
        window = rooms.enter(name, size)
        faults += [f"{name}: {fault}" for look_over in looks_over for fault in look_over(window)]
    return faults


def test_every_page_of_the_window_is_visited(rooms: Rooms) -> None:
    assert {place.page for place in rooms.places.values()} == set(SCREENS)


def test_every_screen_is_whole_and_named_and_works_by_keyboard_alone(rooms: Rooms, qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))

    assert faults_in(rooms, SMALL, cut, overlaps, unnamed, keyboard_faults) == []


@pytest.mark.parametrize("percent", [80, 200])
def test_nothing_is_cut_and_nothing_lies_on_anything_else(rooms: Rooms, qapp: QApplication, percent: int) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, percent))

    assert faults_in(rooms, SMALL, cut, overlaps) == []


@pytest.mark.parametrize("colours", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
def test_words_on_a_large_screen_are_whole_and_stand_apart_from_their_ground(
    rooms: Rooms, qapp: QApplication, colours: Theme
) -> None:
    # In large letters a stroke is wide enough to have its full colour somewhere.
    theme.apply_look(qapp, Look(colours, 200))

    assert faults_in(rooms, LARGE, cut, overlaps, faint) == []


def test_a_conversation_is_recorded_without_scrolling(rooms: Rooms, qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    rooms.enter("S10-capture", SMALL)
    panel = rooms.window.panel()
    assert panel is not None

    done = next(button for button in panel.findChildren(Button) if button.words() == "Done")
    assert done.visibleRegion().boundingRect() == done.rect()


def test_a_look_chosen_while_a_page_is_open_reaches_all_of_it(rooms: Rooms, qapp: QApplication) -> None:
    """Qt's own warnings fail a test, so a size or colour that went wrong on the way is seen too."""
    looks = cycle((Look(Theme.LIGHT), Look(Theme.DARK, 200)))
    theme.apply_look(qapp, next(looks))
    faults = []
    for name in rooms.places:
        window = rooms.enter(name, SMALL)
        theme.apply_look(qapp, next(looks))
        settle()
        faults += [f"{name}: {fault}" for fault in cut(window)]

    assert faults == []
