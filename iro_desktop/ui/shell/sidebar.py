"""The sidebar: record a conversation, the places of the program, settings and lock, and the chip at the foot."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QMenu, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.frames import Scroller, column
from iro_desktop.ui.kit.icons import BESIDE_WORDS, draw_icon
from iro_desktop.ui.kit.text import draw_words, lay_out, natural_width
from iro_desktop.ui.shell.chip import Chip
from iro_desktop.ui.shown import ChipWords, Place
from iro_desktop.ui.tokens import FIELD_RADIUS, Style, Tone
from iro_desktop.ui.words import number

WIDTH = 232
RAIL_WIDTH = 88
RECORD = Place("record", "Record a conversation", "message-square-plus", "Ctrl+Shift+C")
RAISE = Place("raise", "Raise a resolution", "scale", "Ctrl+Shift+R")
"""Has no row: only the key, from wherever one is."""
SETTINGS = Place("settings", "Settings", "settings", "Ctrl+,")
LOCK = Place("lock", "Lock", "lock", "Ctrl+L")
MORE = Place("more", "More", "ellipsis")
RECORD_ON_RAIL = "Record"
_ROW, _FOOT_ROW = 40, 36
_GAP = 12
_ACCENT_BAR = 3


def fitting_word(place: Place, room: float) -> str:
    """A place's word, or its short one where there is too little room, in pixels, for it in heavy letters."""
    return place.word if natural_width(place.word, bold=True) <= room else place.short or place.word


class _PlaceButton(QAbstractButton):
    """One row of the sidebar, or one cell of the rail."""

    def __init__(self, place: Place, *, outlined: bool = False, foot: bool = False, rail_word: str = "") -> None:
        super().__init__()
        self.place = place
        self._outlined = outlined
        self._foot = foot
        self._rail_word = rail_word or place.short or place.word
        self._rail = False
        self.setCheckable(not (outlined or foot) or place.key == "settings")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        round_ring(self, FIELD_RADIUS)
        self.show_count(place.count)

    def show_count(self, count: int | None) -> None:
        self.count = count
        waiting = "" if count is None else f", {number(count)}"
        self.setAccessibleName(f"{self.place.word}{waiting}")
        shortcut = f" ({self.place.shortcut})" if self.place.shortcut else ""
        self.setToolTip(f"{self.place.word}{shortcut}" if self._rail or shortcut else "")
        self.update()

    def nextCheckState(self) -> None:
        """A press goes somewhere; what is marked is the place on screen, told by the window.

        No group of buttons does this: in one, Tab would stop at a single place, and an arrow key would go there.
        """

    def use_rail(self, rail: bool) -> None:
        self._rail = rail
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._rail:
            return QSize(theme.px(64), theme.px(BESIDE_WORDS) + theme.line_height(Style.SMALL) + 2 + 2 * 5)
        return QSize(theme.px(180), theme.px(_FOOT_ROW if self._foot else _ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(48), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._rail:
            self._paint_rail(painter)
        else:
            self._paint_row(painter)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()

    def _paint_ground(self, painter: QPainter) -> None:
        now = theme.tokens()
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self._outlined:
            hovered = self._outlined and self.underMouse()
            painter.setBrush(QColor(now.raised if hovered else now.surface))
            painter.setPen(QPen(QColor(now.field_edge if self._outlined else now.hairline), now.edge_width))
            painter.drawRoundedRect(rect, FIELD_RADIUS, FIELD_RADIUS)
        elif self.underMouse():
            painter.setBrush(QColor(now.window))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect, FIELD_RADIUS, FIELD_RADIUS)
        if self.isChecked():
            inset = 6 if not self._rail else 12
            bar = QRectF(0, inset, _ACCENT_BAR, self.height() - 2 * inset)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_row(self, painter: QPainter) -> None:
        side = theme.px(BESIDE_WORDS)
        strong = self.isChecked() or self._outlined
        icon_tone = Tone.ACCENT if strong else Tone.SECONDARY
        draw_icon(
            painter, self.place.icon, theme.colour(icon_tone), QRectF(_GAP, (self.height() - side) / 2, side, side)
        )
        left = _GAP + side + _GAP
        right = self.width() - _GAP
        line = theme.line_height(Style.BODY)
        aside = number(self.count) if self.count is not None else (self.place.shortcut if self._foot else "")
        if aside:
            width = natural_width(aside, Style.SMALL)
            small = theme.line_height(Style.SMALL)
            place = QRectF(right - width, (self.height() - small) / 2, width + 2, small)
            draw_words(painter, place, aside, Style.SMALL, Tone.SECONDARY, bold=strong)
            right -= width + 6
        else:
            right += 8
        tone = Tone.TEXT if strong else Tone.SECONDARY
        words = QRectF(left, (self.height() - line) / 2, right - left, line)
        draw_words(painter, words, fitting_word(self.place, right - left), Style.BODY, tone, bold=strong)

    def _paint_rail(self, painter: QPainter) -> None:
        side = theme.px(BESIDE_WORDS)
        strong = self.isChecked()
        tone = Tone.ACCENT if strong or self._outlined else Tone.SECONDARY
        draw_icon(painter, self.place.icon, theme.colour(tone), QRectF((self.width() - side) / 2, 5, side, side))
        laid = lay_out(
            self._rail_word,
            Style.SMALL,
            self.width() - 2,
            bold=strong or None,
            max_lines=1,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        laid.draw(painter, 1, 5 + side + 2, Tone.TEXT if strong else Tone.SECONDARY)


class Sidebar(QFrame):
    """The places, given as plain data. `went` carries the key of the place pressed; keys of its own are
    `record`, `settings`, `lock` and `sync`."""

    went = Signal(str)

    def __init__(self, places: Sequence[Place], chip: ChipWords, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "raised")
        self.setAccessibleName("Places")
        self._rail = False
        self._buttons: dict[str, _PlaceButton] = {}
        self.chip = Chip(chip)
        self.chip.clicked.connect(lambda: self.went.emit("sync"))
        self.record = self._button(RECORD, outlined=True, rail_word=RECORD_ON_RAIL)
        above = [self._button(place) for place in places]
        self._foot = [self._button(SETTINGS, foot=True), self._button(LOCK, foot=True)]
        self._more = _PlaceButton(MORE)
        self._more.setCheckable(False)
        self._more.clicked.connect(self._show_more)
        inside = QWidget()
        inside.setLayout(column(*above, self._more, None, gap=2))
        self._list = Scroller(inside, name="Places")
        self._outer = column(self.record, _GAP + 4, self._list, 4, *self._foot, 10, self.chip)
        self._outer.setStretchFactor(self._list, 1)
        self.setLayout(self._outer)
        self._fit()

    def show_place(self, key: str) -> None:
        """Mark a place as the one on screen; `sync` marks the chip; an unknown key marks none."""
        self.chip.mark_open(key == "sync")
        for name, button in self._buttons.items():
            if button.isCheckable():
                button.setChecked(name == key)

    def show_count(self, key: str, count: int | None) -> None:
        """Show how many things are in a place; None shows no number."""
        self._buttons[key].show_count(count)

    def use_rail(self, rail: bool) -> None:
        """Icons with their names beneath, for narrow windows and large text."""
        if rail == self._rail:
            return
        self._rail = rail
        for button in (*self._buttons.values(), self._more):
            button.use_rail(rail)
        self.chip.use_rail(rail)
        self._fit()

    def is_rail(self) -> bool:
        return self._rail

    def paintEvent(self, event: QPaintEvent, /) -> None:
        super().paintEvent(event)
        now = theme.tokens()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(now.raised))
        painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), QColor(now.hairline))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_outer"):
            self._fit()

    def _fit(self) -> None:
        self._more.setVisible(self._rail)
        for button in self._foot:
            button.setVisible(not self._rail)
        # The rail is too narrow for a bar; it still scrolls by wheel and follows the keyboard.
        policy = Qt.ScrollBarPolicy
        self._list.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if self._rail else policy.ScrollBarAsNeeded)
        side = 8 if self._rail else 12
        self._outer.setContentsMargins(side, 16 if not self._rail else 8, side + 1, 12)
        self.setFixedWidth(theme.px(RAIL_WIDTH if self._rail else WIDTH))

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in (SETTINGS, LOCK):
            # A tab sets the shortcut apart; it is shown here and works through the window.
            menu.addAction(f"{place.word}\t{place.shortcut}", partial(self.went.emit, place.key))
        menu.popup(self._more.mapToGlobal(self._more.rect().topRight()))

    def _button(self, place: Place, *, outlined: bool = False, foot: bool = False, rail_word: str = "") -> _PlaceButton:
        button = _PlaceButton(place, outlined=outlined, foot=foot, rail_word=rail_word)
        self._buttons[place.key] = button
        button.clicked.connect(lambda: self.went.emit(place.key))
        return button
