"""The ground of a row in any list: hovered, chosen, or where the keyboard is."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import PAINTS_OWN_FOCUS, RING_WIDTH, keyboard_in_use
from iro_desktop.ui.tokens import Tokens, Tone

_BAR = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """How a row is drawn just now."""

    chosen: bool
    hovered: bool
    focused: bool

    def ink(self, tone: Tone) -> Tone:
        """A hint on a chosen row would be too faint (4.31 to 1), so it is written as secondary there."""
        return Tone.SECONDARY if self.chosen and tone is Tone.HINT else tone

    def tag_ground(self) -> str | None:
        """A tag's tint does not show on the yellow of the keyboard's row: it lies on white there."""
        now = theme.tokens()
        return now.surface if self.focused and not now.dark else None


def ground_of(option: QStyleOptionViewItem, view: QAbstractItemView) -> Ground:
    """What the view says about the row that is to be painted."""
    state = option.state
    return Ground(
        chosen=bool(state & QStyle.StateFlag.State_Selected),
        hovered=bool(state & QStyle.StateFlag.State_MouseOver),
        focused=bool(state & QStyle.StateFlag.State_HasFocus) and view.hasFocus() and keyboard_in_use(),
    )


def draw_ground(painter: QPainter, rect: QRectF, ground: Ground, *, hairline: bool, on_desk: bool) -> None:
    """Paint the ground of a whole row, its bar or ring, and the hairline below it."""
    now = theme.tokens()
    painter.save()
    fill = _fill(ground, now, on_desk=on_desk)
    if fill:
        painter.fillRect(rect, QColor(fill))
    if hairline:
        line = now.hairline if on_desk else now.hairline_soft
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), QColor(line))
    if ground.chosen:
        painter.fillRect(QRectF(rect.x(), rect.y(), _BAR, rect.height() - 1), QColor(now.accent))
    if ground.focused:
        half = RING_WIDTH / 2
        painter.setPen(QPen(QColor(now.focus_ring), RING_WIDTH))
        painter.drawRect(rect.adjusted(half, half, -half, -half))
    painter.restore()


def _fill(ground: Ground, now: Tokens, *, on_desk: bool) -> str | None:
    if ground.focused and not now.dark:
        return now.focus_fill
    if ground.chosen:
        return now.selection
    if ground.hovered:
        return now.raised if on_desk else now.window
    return None


def prepare_view(view: QAbstractItemView, name: str) -> None:
    """What every list has: a name, hover, smooth scrolling, and focus painted on its row by its delegate."""
    if not name.strip():
        raise ValueError("A list needs a name for screen readers.")
    view.setAccessibleName(name)
    view.setMouseTracking(True)
    view.setProperty(PAINTS_OWN_FOCUS, True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
