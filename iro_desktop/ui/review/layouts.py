"""Emptying a part of a page that is built anew from what it shows."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Take out every widget for good."""
    while layout.count():
        part = layout.takeAt(0)
        widget = part.widget() if part is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
