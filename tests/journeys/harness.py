"""An officer at the real window: sees names, moves the mouse and types; counts clicks and the time it would take.

Nothing here knows a widget's class. Things are found by what a screen reader would call them, must be in sight, and are
reached by key and mouse events at the window, as from the operating system.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QKeyCombination, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

KEY_SECONDS = 0.2
PRESS_SECONDS = 0.2
POINT_SECONDS = 1.1
THINK_SECONDS = 1.35
"""The keystroke-level model: a key, a press of the mouse, moving the mouse to a target, and making up one's mind."""

_PATIENCE_MS = 120_000
"""How long a condition may take to come true on a busy machine. Nothing is measured by it."""
_LONGEST_SCROLL, _NOTCH = 60, 120
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Down": Qt.Key.Key_Down,
    "Up": Qt.Key.Key_Up,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "F7": Qt.Key.Key_F7,
    "F8": Qt.Key.Key_F8,
    "F9": Qt.Key.Key_F9,
    "F11": Qt.Key.Key_F11,
    "PgDown": Qt.Key.Key_PageDown,
    "Space": Qt.Key.Key_Space,
}


@dataclass
class Effort:
    """What the officer did, counted from the events sent to the window: nothing else can reach it."""

    clicks: int = 0
    keys: int = 0
    """Key presses, each modifier held counting as one."""
    thoughts: int = 0
    """Once before a text, a command by key, or a move of the mouse."""

    @property
    def seconds(self) -> float:
        """The time it takes by the keystroke-level model."""
        mouse = self.clicks * (POINT_SECONDS + PRESS_SECONDS)
        return self.keys * KEY_SECONDS + mouse + self.thoughts * THINK_SECONDS


@dataclass
class Officer:
    """Somebody who works with mouse and keys only."""

    qtbot: QtBot
    effort: Effort = field(default_factory=Effort)

    def sits_down(self) -> None:
        """Wait until a window is there and has the keyboard."""
        QAccessible.setActive(True)  # else Qt does not tell the tree of names when a list has other rows
        self.qtbot.waitUntil(lambda: QApplication.focusWindow() is not None, timeout=_PATIENCE_MS)
        self._window()

    def types(self, text: str) -> None:
        """Type a text, key by key, wherever the keyboard is. A line end is Enter."""
        self.effort.thoughts += 1
        for letter in text:
            self.effort.keys += 1
            self._types_letter(letter)

    def presses(self, keys: str) -> None:
        """A command by key, such as “Ctrl+Enter”. Enter alone ends what was typed and needs no thought."""
        combination = _combination(keys)
        self.effort.keys += 1 + combination.keyboardModifiers().value.bit_count()
        if keys != "Enter":
            self.effort.thoughts += 1
        QTest.keyClick(self._window(), combination.key(), combination.keyboardModifiers())

    def clicks(self, name: str) -> None:
        """Click the thing in sight that is called so, or whose name begins so."""
        self.effort.thoughts += 1
        self.sees_control(name)
        point = self._point_of(name)
        assert point is not None
        self.effort.clicks += 1
        QTest.mouseClick(self._window(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    def scrolls_to(self, name: str, over: str) -> None:
        """Turn the wheel over the part called `over` until the thing called `name` can be clicked. Not a click."""
        self.sees(over)
        self.sees(name)
        for _ in range(_LONGEST_SCROLL):
            if self._point_of(name) is not None:
                return
            places = dict(reversed(list(_in_sight())))
            area, wanted = places[over].rect, places[name].rect
            down = wanted.center().y() > area.center().y()
            QTest.wheelEvent(self._window(), QPointF(area.center()), QPoint(0, -_NOTCH if down else _NOTCH))
            QApplication.processEvents()
        self.sees_control(name)

    def sees(self, words: str) -> None:
        """Wait until these words stand somewhere in sight."""
        self.qtbot.waitUntil(lambda: any(words in name for name, _ in _in_sight()), timeout=_PATIENCE_MS)

    def no_longer_sees(self, words: str) -> None:
        """Wait until these words stand nowhere in sight."""
        self.qtbot.waitUntil(lambda: not any(words in name for name, _ in _in_sight()), timeout=_PATIENCE_MS)

    def sees_control(self, name: str) -> None:
        """Wait until the thing called so can be clicked: in sight, switched on, and nothing lies over it."""
        self.qtbot.waitUntil(lambda: self._point_of(name) is not None, timeout=_PATIENCE_MS)

    def is_in(self, name: str) -> None:
        """Wait until the keyboard is in the field called so."""

        def there() -> None:
            focused = QApplication.focusWidget()
            where = focused.accessibleName() if focused is not None else "nowhere"
            assert where == name, f"the keyboard is in “{where}”"

        self.qtbot.waitUntil(there, timeout=_PATIENCE_MS)

    def _types_letter(self, letter: str) -> None:
        window = self._window()
        if letter == "\n":
            QTest.keyClick(window, Qt.Key.Key_Return)
        elif letter.isascii() and not letter.isupper():
            QTest.keyClick(window, Qt.Key(ord(letter.upper())))
        else:
            # Qt's helper knows neither capitals nor anything beyond ASCII: these are given to the window itself.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(window, event)

    def _point_of(self, name: str) -> QPoint | None:
        exact = [place for found, place in _in_sight() if found == name]
        for place in exact or [place for found, place in _in_sight() if found.startswith(name)]:
            point = place.clickable()
            if point is not None:
                return point
        return None

    def _window(self) -> QWindow:
        window = QApplication.focusWindow()
        assert window is not None, "no window has the keyboard"
        return window


def _combination(keys: str) -> QKeyCombination:
    """What “Ctrl+Enter” means, one key after the other as they are held."""
    *held, last = keys.split("+")
    modifiers = Qt.KeyboardModifier.NoModifier
    for name in held:
        modifiers |= _MODIFIERS[name]
    return QKeyCombination(modifiers, Qt.Key(_KEYS.get(last) or ord(last.upper())))


@dataclass(frozen=True)
class _Place:
    """Where something is: its widget, and its rectangle within the window."""

    widget: QWidget
    rect: QRect

    def clickable(self) -> QPoint | None:
        """The middle of it in the window; None where it is off, out of sight, or covered by something."""
        window = self.widget.window()
        middle = self.rect.center()
        hit = window.childAt(middle)
        if hit is None or not self.widget.isEnabled():
            return None
        return middle if hit is self.widget or self.widget.isAncestorOf(hit) else None


def _in_sight() -> Iterator[tuple[str, _Place]]:
    """The name and place of all that is visible in the active window, as a screen reader walks it."""
    window = QApplication.activeWindow()
    if window is not None:
        root: QAccessibleInterface | None = QAccessible.queryAccessibleInterface(window)
        if root is not None:
            yield from _within(root, window)


def _within(found: QAccessibleInterface, nearest: QWidget) -> Iterator[tuple[str, _Place]]:
    state = found.state()
    if state.invisible or (state.offscreen and found.role() != QAccessible.Role.Window):
        return
    itself = found.object()
    widget = itself if isinstance(itself, QWidget) else nearest
    name = found.text(QAccessible.Text.Name)
    if name:
        window = widget.window()
        rect = found.rect()
        yield name, _Place(widget, QRect(window.mapFromGlobal(rect.topLeft()), rect.size()))
    for number in range(found.childCount()):
        child: QAccessibleInterface | None = found.child(number)
        # Qt gives nothing for parts that are gone or were never shown, whatever its own signatures say.
        if child is not None and child.isValid():
            yield from _within(child, widget)
