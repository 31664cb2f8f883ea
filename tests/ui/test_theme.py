"""The look: contrast as promised, and a change of look that reaches what is already on screen."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import shiboken6
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Label, Role, TextField, column
from iro_desktop.ui.shell import WindowFrame
from iro_desktop.ui.shown import ChipState, ChipWords
from iro_desktop.ui.theme import Look, Theme
from iro_desktop.ui.tokens import DARK, LIGHT, TYPE, Style, Tokens, Tone, contrast


@pytest.fixture(autouse=True)
def light_after(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


# Ink, ground, and the ratio worked out when the colours were chosen.
PROMISED = [
    (LIGHT, "text", "surface", 14.66),
    (LIGHT, "text", "window", 13.47),
    (LIGHT, "secondary", "surface", 7.65),
    (LIGHT, "secondary", "raised", 6.49),
    (LIGHT, "secondary", "selection", 5.87),
    (LIGHT, "secondary", "voice_tint", 6.53),
    (LIGHT, "hint", "surface", 5.61),
    (LIGHT, "hint", "window", 5.16),
    (LIGHT, "hint", "raised", 4.76),
    (LIGHT, "hint", "selection", 4.31),
    (LIGHT, "field_edge", "surface", 3.67),
    (LIGHT, "accent", "surface", 7.50),
    (LIGHT, "accent", "window", 6.88),
    (LIGHT, "on_accent", "accent", 7.50),
    (LIGHT, "on_accent", "accent_hover", 9.99),
    (LIGHT, "accent", "accent_tint", 6.25),
    (LIGHT, "text", "selection", 11.26),
    (LIGHT, "link", "surface", 7.21),
    (LIGHT, "link", "window", 6.62),
    (LIGHT, "good", "good_tint", 5.67),
    (LIGHT, "attention", "attention_tint", 6.64),
    (LIGHT, "attention", "window", 6.81),
    (LIGHT, "danger", "danger_tint", 6.32),
    (LIGHT, "information", "information_tint", 7.09),
    (LIGHT, "voice", "voice_tint", 6.97),
    (LIGHT, "text", "voice_tint", 12.52),
    (LIGHT, "focus_ring", "surface", 19.59),
    (LIGHT, "paper_text", "paper", 13.85),
    (DARK, "text", "surface", 13.86),
    (DARK, "text", "window", 15.60),
    (DARK, "secondary", "surface", 9.64),
    (DARK, "hint", "surface", 7.01),
    (DARK, "hint", "window", 7.89),
    (DARK, "hint", "selection", 4.12),
    (DARK, "field_edge", "surface", 4.42),
    (DARK, "accent", "surface", 8.96),
    (DARK, "on_accent", "accent", 8.90),
    (DARK, "on_accent", "accent_hover", 10.85),
    (DARK, "accent", "accent_tint", 6.82),
    (DARK, "text", "selection", 8.15),
    (DARK, "link", "surface", 8.76),
    (DARK, "good", "good_tint", 8.27),
    (DARK, "attention", "attention_tint", 8.57),
    (DARK, "danger", "danger_tint", 8.01),
    (DARK, "information", "information_tint", 8.70),
    (DARK, "voice", "voice_tint", 8.30),
    (DARK, "text", "voice_tint", 12.64),
    (DARK, "focus_ring", "surface", 11.68),
]


@pytest.mark.parametrize(("tokens", "ink", "ground", "promised"), PROMISED)
def test_colours_stand_as_far_apart_as_promised(tokens: Tokens, ink: str, ground: str, promised: float) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) == pytest.approx(promised, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
@pytest.mark.parametrize("tone", [tone for tone in Tone if tone not in (Tone.ON_ACCENT, Tone.TOAST, Tone.TOAST_ACTION)])
def test_every_tone_can_be_read_on_the_ground_it_lies_on(tokens: Tokens, tone: Tone) -> None:
    grounds = [tokens.paper] if tone.startswith("paper") else [tokens.surface, tokens.window, tokens.tint(tone)]

    assert min(contrast(tokens.ink(tone), ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_a_toast_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.toast_text, tokens.toast) >= 7
    assert contrast(tokens.toast_action, tokens.toast) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_the_row_with_the_keyboard_can_be_read(tokens: Tokens) -> None:
    assert contrast(tokens.focus_text, tokens.focus_fill) >= 7
    assert contrast(tokens.secondary, tokens.focus_fill) >= 4.5


def test_black_on_white_is_as_far_apart_as_can_be() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


def test_no_letters_are_smaller_than_13_pixels() -> None:
    assert min(style.size for style in TYPE.values()) == 13


def test_letters_grow_with_the_officers_choice_and_gaps_do_not(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, text_percent=150))

    assert theme.px(36) == 54
    assert theme.font(Style.BODY).pixelSize() == 22
    assert qapp.font().pixelSize() == 22


@pytest.mark.parametrize(("asked", "given"), [(10, 0.8), (80, 0.8), (100, 1.0), (200, 2.0), (900, 2.0)])
def test_letters_stay_between_80_and_200_percent(qapp: QApplication, asked: int, given: float) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, text_percent=asked))

    assert theme.factor() == given


def test_our_own_fonts_are_used(qapp: QApplication) -> None:
    assert theme.font(Style.BODY).family() == "Atkinson Hyperlegible Next"
    assert theme.font(Style.LETTER).family() == "Andika"
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(QFontDatabase.styles("Atkinson Hyperlegible Next"))


def test_a_change_of_look_reaches_what_is_already_on_screen(qapp: QApplication, qtbot: QtBot) -> None:
    label, button = Label("Waiting for me"), Button("Write to Sam", Role.PRIMARY)
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    label.show()
    button.show()
    small_label, small_button = label.sizeHint(), button.sizeHint()

    theme.apply_look(qapp, Look(Theme.DARK, text_percent=200))

    assert label.sizeHint().height() == 2 * small_label.height()
    assert button.sizeHint().height() == 2 * small_button.height()
    assert button.grab().toImage().pixelColor(12, 40).name().upper() == DARK.accent


def test_those_who_draw_themselves_are_told_of_a_new_look(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.announcer.look_changed):
        theme.apply_look(qapp, Look(Theme.DARK))

    assert theme.tokens() is DARK
    assert theme.current_look() == Look(Theme.DARK)


def test_high_contrast_takes_the_systems_colours_and_no_tints(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.HIGH_CONTRAST))
    now, system = theme.tokens(), qapp.palette()

    assert now.window == now.accent_tint == now.voice_tint == system.color(QPalette.ColorRole.Base).name()
    assert now.text == now.accent == now.danger == system.color(QPalette.ColorRole.Text).name()
    assert now.edge_width == 2
    assert contrast(now.text, now.selection) >= 4.5


def test_going_back_from_high_contrast_brings_our_palette_back(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.HIGH_CONTRAST))
    theme.apply_look(qapp, Look(Theme.LIGHT))

    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.window


def test_a_system_that_tells_nothing_is_taken_for_light(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.SYSTEM))

    assert theme.tokens() is LIGHT


def test_less_motion_is_kept_when_chosen(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT, less_motion=True))

    assert theme.less_motion()


def test_a_window_carries_the_look_itself_and_gives_it_back(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    sheet = qapp.styleSheet()
    window = QWidget()

    theme.dress(window)
    assert (qapp.styleSheet(), window.styleSheet()) == ("", sheet)

    theme.apply_look(qapp, Look(theme=Theme.DARK))
    assert window.styleSheet() not in ("", sheet)
    assert qapp.styleSheet() == ""

    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    shiboken6.delete(window)
    qtbot.waitUntil(lambda: qapp.styleSheet() == sheet)


def test_looks_can_change_after_a_window_went(qapp: QApplication, qtbot: QtBot) -> None:
    """Put on while Qt took the window apart, the next change of the look crashed the program."""
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
    frame = WindowFrame((), ChipWords(ChipState.NOT_CONNECTED, "On this laptop"), now=lambda: datetime.now(UTC))
    frame.show()
    shiboken6.delete(frame)
    for percent in (150, 100, 200):
        page = QWidget()
        page.setLayout(column(Button("Still here"), TextField("A field")))
        qtbot.addWidget(page)
        page.show()
        theme.apply_look(qapp, Look(theme=Theme.DARK, text_percent=percent))
        assert qapp.styleSheet()


def test_a_menu_of_a_dressed_window_is_dressed_with_it(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply_look(qapp, Look(theme=Theme.DARK))
    window = QWidget()
    qtbot.addWidget(window)
    theme.dress(window)
    menu = QMenu(window)
    menu.addAction("Take out")
    menu.ensurePolished()

    ground = menu.grab().toImage().pixelColor(6, 6)

    assert ground == QColor(theme.tokens().surface)
    theme.apply_look(qapp, Look(theme=Theme.LIGHT))
