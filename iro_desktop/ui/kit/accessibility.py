"""Speaking to screen readers, and finding controls they could not name."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.shown import Announce


class Speaker(QObject):
    """Passes sentences to the screen reader; `said` carries each, with how it was said."""

    said = Signal(str, Announce)

    def say(self, about: QWidget, sentence: str, how: Announce = Announce.POLITELY) -> None:
        """Say a sentence that belongs to a widget: politely when the reader pauses, or at once for lost work."""
        if how is Announce.NO or not sentence:
            return
        event = QAccessibleAnnouncementEvent(about, sentence)
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive
            if how is Announce.AT_ONCE
            else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)
        self.said.emit(sentence, how)


speaker = Speaker()

_CONTROLS = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.EditableText,
        QAccessible.Role.ComboBox,
        QAccessible.Role.SpinBox,
        QAccessible.Role.Slider,
        QAccessible.Role.List,
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
        QAccessible.Role.PageTabList,
        QAccessible.Role.PageTab,
        QAccessible.Role.ProgressBar,
        QAccessible.Role.Link,
        QAccessible.Role.ListItem,
        QAccessible.Role.MenuItem,
    }
)
_HAVE_MANY_CHILDREN = frozenset({QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree})
_ROWS_LOOKED_AT = 50


def unnamed_controls(widget: QWidget) -> list[str]:
    """What a screen reader would call only “button” or “edit”: each as the path of its widgets, root first.

    Looks at the widget and everything in it, shown or not, and at the first 50 rows of each list. Parts Qt itself
    makes inside a control, such as the line of a combo box, count with their control.
    """
    root = QAccessible.queryAccessibleInterface(widget)
    return list(_unnamed(root, type(widget).__name__)) if _exists(root) else []


def _unnamed(found: QAccessibleInterface, path: str) -> Iterator[str]:
    role = found.role()
    if role in _CONTROLS and not found.text(QAccessible.Text.Name).strip():
        yield f"{path} ({role.name})"
    if role in (QAccessible.Role.ComboBox, QAccessible.Role.SpinBox, QAccessible.Role.ScrollBar):
        return
    count = found.childCount()
    for index in range(min(count, _ROWS_LOOKED_AT) if role in _HAVE_MANY_CHILDREN else count):
        child = found.child(index)
        if _exists(child):
            yield from _unnamed(child, f"{path} › {_kind(child.object(), index)}")


def _exists(found: QAccessibleInterface | None) -> bool:
    # Qt gives nothing for parts that are gone or were never shown, whatever its own signatures say.
    return found is not None and found.isValid()


def _kind(inside: QObject | None, index: int) -> str:
    return f"row {index}" if inside is None else type(inside).__name__
