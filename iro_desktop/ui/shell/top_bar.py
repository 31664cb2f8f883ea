"""The top of every page: its heading at the left, search and cover at the right, always in the same place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit.avatar import Avatar
from iro_desktop.ui.kit.buttons import Button, Role
from iro_desktop.ui.kit.frames import column, row
from iro_desktop.ui.kit.icons import IN_BUTTON, draw_icon
from iro_desktop.ui.kit.tag import Tag
from iro_desktop.ui.kit.text import Label, draw_words, natural_width
from iro_desktop.ui.shown import TagWords, Words
from iro_desktop.ui.tokens import CONTROL_HEIGHT, FIELD_RADIUS, Style, Tone

SEARCH_WORDS = "Search or do"
SEARCH_SHORT = "Search"
SEARCH_KEY = "Ctrl+K"
_SEARCH_WIDTH = 236


class SearchButton(QAbstractButton):
    """Looks like a field and opens the search; without its edge and key where there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._short = False
        self.setAccessibleName(SEARCH_WORDS)
        self.setToolTip(f"{SEARCH_WORDS} ({SEARCH_KEY})")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        round_ring(self, FIELD_RADIUS)

    def use_short(self, short: bool) -> None:
        self._short = short
        self.setAccessibleName(SEARCH_SHORT if short else SEARCH_WORDS)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._short:
            return QSize(theme.px(IN_BUTTON) + natural_width(SEARCH_SHORT) + 8 + 2 * 8, theme.px(CONTROL_HEIGHT))
        return QSize(theme.px(_SEARCH_WIDTH), theme.px(CONTROL_HEIGHT))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._short:
            painter.setBrush(QColor(now.raised if self.underMouse() else now.surface))
            painter.setPen(QPen(QColor(now.field_edge), now.edge_width))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), FIELD_RADIUS, FIELD_RADIUS)
        side, line = theme.px(IN_BUTTON), theme.line_height(Style.BODY)
        left = 8 if self._short else 11
        draw_icon(painter, "search", theme.colour(Tone.SECONDARY), QRectF(left, (self.height() - side) / 2, side, side))
        left += side + 8
        words = SEARCH_SHORT if self._short else SEARCH_WORDS
        place = QRectF(left, (self.height() - line) / 2, self.width() - left, line)
        draw_words(painter, place, words, Style.BODY, Tone.SECONDARY if self._short else Tone.HINT)
        if not self._short:
            small, width = theme.line_height(Style.SMALL), natural_width(SEARCH_KEY, Style.SMALL)
            key = QRectF(self.width() - 11 - width, (self.height() - small) / 2, width + 2, small)
            draw_words(painter, key, SEARCH_KEY, Style.SMALL, Tone.SECONDARY)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self.updateGeometry()


class PageHeading(QWidget):
    """A page's title and the sentence below it; a way back, a child's picture, tags and buttons where it has them."""

    back = Signal()

    def __init__(
        self,
        title: Words = "",
        below: Words = "",
        *,
        back_to: str = "",
        avatar: str | None = None,
        tags: Sequence[TagWords] = (),
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, Style.H1)
        self.below = Label(below, tone=Tone.SECONDARY)
        self._first = row(self.title, *(Tag(tag) for tag in tags), gap=12)
        if tags:
            self._first.addStretch(1)
        else:
            self._first.setStretch(0, 1)
        self._picture = Avatar(avatar, 48) if avatar else None
        self._actions = row(*actions, gap=12)
        self._beside = row(gap=12)
        self._beside.addLayout(column(self._first, self.below), 1)
        if actions:
            self._beside.addLayout(self._actions)
            self._beside.setAlignment(self._actions, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        line = row(gap=12)
        if self._picture:
            line.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._beside, 1)
        outer = column()
        if back_to:
            way_back = Button(back_to, Role.QUIET, icon_name="chevron-left")
            way_back.setToolTip("Back (Alt+Left)")
            way_back.clicked.connect(self.back)
            outer.addWidget(way_back, alignment=Qt.AlignmentFlag.AlignLeft)
            outer.addSpacing(4)
        outer.addLayout(line)
        self.setLayout(outer)
        # Only now that they stand in something: shown by itself, a label becomes a window that takes the keyboard.
        self.title.setVisible(bool(title))
        self.below.setVisible(bool(below))

    def show_words(self, title: Words, below: Words = "") -> None:
        """Change the title and the sentence below it."""
        self.title.show_words(title)
        self.title.setVisible(bool(title))
        self.below.show_words(below)
        self.below.setVisible(bool(below))
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Buttons stand beside the title, and below it where it would have to wrap."""
        picture = self._picture.sizeHint().width() + 12 if self._picture else 0
        needed = self._first.sizeHint().width() + 12 + self._actions.sizeHint().width()
        narrow = self.width() - picture < needed
        self._beside.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)


class TopBar(QWidget):
    """Holds the page's heading, and search and cover beside it."""

    search_wanted = Signal()
    cover_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading: QWidget | None = None
        self.search = SearchButton()
        self.search.clicked.connect(self.search_wanted)
        self.cover = Button("Cover", Role.PLAIN, icon_name="eye-off")
        self.cover.setToolTip("Cover the window (F9)")
        self.cover.clicked.connect(self.cover_wanted)
        right = row(self.search, self.cover, gap=8)
        corner = column(right, None)
        self._left = column()
        self._line = row(self._left, corner, gap=16, margins=(32, 20, 24, 0))
        self._line.setStretch(0, 1)
        self.setLayout(self._line)

    def show_heading(self, heading: QWidget | None, *, search: bool = True) -> None:
        """Put a page's heading at the left; the one before is let go. Without `search` only cover stays."""
        if self._heading is not None:
            self._left.removeWidget(self._heading)
            self._heading.hide()
            self._heading.deleteLater()
        self._heading = heading
        self.search.setVisible(search)
        if heading is not None:
            self._left.addWidget(heading, alignment=Qt.AlignmentFlag.AlignTop)
            heading.show()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_line"):
            self._fit()

    def _fit(self) -> None:
        self.search.use_short(self.width() < theme.px(820))
