"""Buttons: a verb and a noun. One filled button on a screen; all others outlined or plain words."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.icons import BESIDE_WORDS, IN_BUTTON, IN_SMALL, icon
from iro_desktop.ui.tokens import FIELD_RADIUS, Tone


class Role(StrEnum):
    """How a button is drawn; the name says when to use it."""

    PRIMARY = "primary"
    """The one thing to do on this screen: filled teal, 40 high."""
    MAIN = "main"
    """As tall as the primary one, beside it, outlined."""
    TALL = "tall"
    """In what a child uses."""
    SECONDARY = "secondary"
    QUIET = "quiet"
    """Plain teal words."""
    QUIET_SMALL = "quiet-small"
    PLAIN = "plain"
    """Words in grey that can be pressed, such as “Cover”."""
    LINK = "link"
    """Leads to another place."""
    DANGER = "danger"
    VOICE = "voice"
    """Makes a block of the child's own words. Nothing else is plum."""
    SMALL = "small"
    CHIP = "chip"
    """A short fact that can be changed: who is here, who will do it, by when. Property `tint` says how it stands."""
    PAPER_QUIET = "paper-quiet"
    """Plain teal words on paper, which stays light in the dark theme."""
    TOAST = "toast"
    ICON = "icon"


_ICON_TONES = {
    Role.PRIMARY: Tone.ON_ACCENT,
    Role.QUIET: Tone.ACCENT,
    Role.QUIET_SMALL: Tone.ACCENT,
    Role.LINK: Tone.LINK,
    Role.DANGER: Tone.DANGER,
    Role.VOICE: Tone.VOICE,
    Role.PAPER_QUIET: Tone.PAPER_ACCENT,
    Role.PLAIN: Tone.SECONDARY,
    Role.ICON: Tone.SECONDARY,
    Role.TOAST: Tone.TOAST,
}


class Button(QPushButton):
    """A button with words. The words are its accessible name, so that it can be pressed by voice.

    `shortcut` is shown in the tool tip and works wherever the button's window has the keyboard.
    """

    def __init__(
        self,
        words: str,
        role: Role = Role.SECONDARY,
        *,
        icon_name: str | None = None,
        icon_after: bool = False,
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._icon_name = icon_name
        self._icon_after = icon_after
        self._tone = _ICON_TONES.get(role, Tone.TEXT)
        self.setProperty("role", role.value)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if icon_after:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if shortcut:
            self.setShortcut(QKeySequence(shortcut))
            self.setToolTip(f"{words} ({shortcut})")
        round_ring(self, FIELD_RADIUS)
        self.say(words)
        self._dress()

    def say(self, words: str) -> None:
        """Change the words. An ampersand is shown as one, not taken for a shortcut."""
        shortcut = self.shortcut()
        # Qt leaves 4 px between icon and words; a space makes it the 8 of our drawings.
        shown = words.replace("&", "&&")
        if self._icon_name:
            shown = f"{shown} " if self._icon_after else f" {shown}"
        self.setText(shown)
        self.setShortcut(shortcut)
        self.setAccessibleName(words)

    def words(self) -> str:
        return self.accessibleName()

    def off_because(self, why: str | None) -> None:
        """Switch the button off and say why in its tool tip; None switches it on."""
        self.setEnabled(why is None)
        self.setToolTip(why or "")
        self.setAccessibleDescription(why or "")

    def use_tone(self, tone: Tone) -> None:
        """Draw the icon in another colour, where the button stands on a ground of its own."""
        self._tone = tone
        self._dress()

    def grow_wide(self) -> "Button":
        """Take the width of what it stands in."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return self

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._dress()

    def _dress(self) -> None:
        if self._icon_name is None:
            return
        size = IN_SMALL if self._role in (Role.SMALL, Role.CHIP, Role.QUIET_SMALL) else IN_BUTTON
        size = BESIDE_WORDS if self._role in (Role.PLAIN, Role.ICON) else size
        self.setIcon(icon(self._icon_name, self._tone, size))
        self.setIconSize(QSize(theme.px(size), theme.px(size)))


class IconButton(Button):
    """A button without words, only for the six signs everybody knows: search, close, undo, redo, print, more."""

    def __init__(self, icon_name: str, name: str, *, shortcut: str = "", parent: QWidget | None = None) -> None:
        if not name.strip():
            raise ValueError("A button without words needs a name for screen readers.")
        self._name = name
        super().__init__(name, Role.ICON, icon_name=icon_name, shortcut=shortcut, parent=parent)
        self.setToolTip(f"{name} ({shortcut})" if shortcut else name)

    def say(self, words: str) -> None:
        self.setAccessibleName(words)


class Tick(QCheckBox):
    """A box to tick, with its words beside it or, where the words stand elsewhere, a name for screen readers."""

    def __init__(self, words: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        if not (words or name):
            raise ValueError("A tick box without words needs a name for screen readers.")
        super().__init__(words.replace("&", "&&"), parent)
        self.setAccessibleName(name or words)
        self.edited = self.clicked
        round_ring(self, 4)

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool) -> None:
        self.setChecked(value)
