"""Where Tab goes next: from control to control, round and round."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from iro_desktop.ui.focus_ring import bring_into_sight


def tab_on(within: QWidget, *, forward: bool) -> None:
    """Give the keyboard to the next control inside a widget; it stays where it is when there is no other.

    Qt's own way follows a page that hands its focus on as soon as it meets the page, and so passes by every control
    that stands before the one it hands it to.
    """
    now: QWidget | None = QApplication.focusWidget()
    start = now if now is not None and within.isAncestorOf(now) else within
    widget: QWidget | None = _step(start, forward=forward)
    while widget is not None and widget is not start:
        if within.isAncestorOf(widget) and _takes_tab(widget):
            bring_into_sight(widget)  # before the ring is drawn around it
            widget.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            return
        widget = _step(widget, forward=forward)


def _step(widget: QWidget, *, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    # A widget that hands its focus on would be visited twice.
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and not _hands_on(widget)


def _hands_on(widget: QWidget) -> bool:
    proxy: QWidget | None = widget.focusProxy()
    return proxy is not None
