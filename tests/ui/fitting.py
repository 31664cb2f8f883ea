"""Whether words on a screen have the room they need."""

from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from iro_desktop.ui.kit import Button, Label

Part = TypeVar("Part", bound=QWidget)


def only(screen: QWidget, kind: type[Part]) -> Part:
    """The first part of a kind on a screen."""
    return screen.findChildren(kind)[0]


def cut_words(screen: QWidget) -> list[str]:
    """Labels and buttons in sight that are smaller than their words."""
    labels = [
        label.text()
        for label in screen.findChildren(Label)
        if label.isVisible() and label.text().strip() and label.heightForWidth(label.width()) > label.height()
    ]
    buttons = [
        button.accessibleName()
        for button in screen.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.sizeHint().width() - 1
    ]
    return labels + buttons


def filled_buttons(screen: QWidget) -> list[str]:
    """The filled buttons in sight: a screen has one at most."""
    return [
        button.words()
        for button in screen.findChildren(Button)
        if button.property("role") == "primary" and button.isVisible()
    ]
