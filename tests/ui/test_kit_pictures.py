"""The child's own words, the animals and the icons, as they are painted."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop import resources
from iro_desktop.ui import theme
from iro_desktop.ui.kit import (
    ANIMALS,
    Avatar,
    VoiceBlock,
)
from iro_desktop.ui.kit.avatar import avatar_pixmap
from iro_desktop.ui.kit.icons import icon_pixmap
from iro_desktop.ui.shown import VoiceWords
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.tokens import LIGHT, Tone


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        return widget

    return show


def test_a_childs_words_are_spoken_with_who_and_when(qtbot: QtBot) -> None:
    block = VoiceBlock(VoiceWords("I want to see my uncle.", "Sam, by text"))
    qtbot.addWidget(block)

    assert block.accessibleName() == "“I want to see my uncle.” Sam, by text"


def test_a_childs_words_are_never_cut(qtbot: QtBot) -> None:
    block = VoiceBlock(VoiceWords("I want to see my uncle, but not at the centre, at the park like before. " * 6))
    qtbot.addWidget(block)

    assert block.heightForWidth(200) > 5 * block.heightForWidth(1200)


def test_the_voice_block_is_plum_and_nothing_else_is(qtbot: QtBot) -> None:
    block = VoiceBlock(VoiceWords("I want to see my uncle."))
    qtbot.addWidget(block)
    block.resize(300, block.heightForWidth(300))
    picture = block.grab().toImage()

    assert picture.pixelColor(2, 20).name().upper() == LIGHT.voice
    assert picture.pixelColor(290, 20).name().upper() == LIGHT.voice_tint


@pytest.mark.parametrize("animal", ANIMALS)
def test_every_animal_is_drawn_on_its_disc(qapp: QApplication, animal: str) -> None:
    picture = avatar_pixmap(animal, 48).toImage()

    assert picture.pixelColor(0, 0).alpha() == 0
    assert len({picture.pixel(x, 24) for x in range(48)}) > 2


def test_an_animal_we_do_not_know_is_shown_all_the_same(qtbot: QtBot) -> None:
    avatar = Avatar("dragon")
    qtbot.addWidget(avatar)

    assert not avatar.grab().isNull()


def test_an_icon_is_drawn_in_the_colour_of_its_word(qapp: QApplication) -> None:
    picture = icon_pixmap("check", theme.colour(Tone.GOOD), 48).toImage()
    inks = {
        picture.pixelColor(x, y).name().upper()
        for x in range(48)
        for y in range(48)
        if picture.pixelColor(x, y).alpha() == 255
    }

    assert inks == {LIGHT.good}


@pytest.mark.parametrize("name", sorted(file.stem for file in resources.path("icons").glob("*.svg")))
def test_every_icon_we_ship_can_be_drawn(qapp: QApplication, name: str) -> None:
    picture = icon_pixmap(name, theme.colour(Tone.TEXT), 20).toImage()

    assert any(picture.pixelColor(x, y).alpha() for x in range(20) for y in range(20))


def test_the_icons_come_with_their_licence(qapp: QApplication) -> None:
    assert "ISC License" in resources.text("icons/LICENSE-lucide.txt")
