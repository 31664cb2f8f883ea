"""Which columns of the studio are seen: words, page and checks beside each other, in turns, or the words alone."""

from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Segments
from iro_desktop.ui.letter.bars import StudioBar, ToolBar
from iro_desktop.ui.letter.beside import WIDTH

THE_PAGE, READY = "page", "ready"
_EDITOR_WIDTH, _EDITOR_ALONE = 500, 760
"""Pixels at 100 % text of the column of words, beside others and alone."""
_NARROWEST_PAGE = 300
_BAR_NEEDS = 1240
"""Pixels at 100 % text below which template, language and reading together move from the first bar to the tools."""
_NO_LIMIT = 16_777_215


@dataclass(kw_only=True)
class Columns:
    """Gives each part of the studio its room. With `alone` the words have all of it."""

    top: StudioBar
    tools: ToolBar
    left: QStackedWidget
    right: QWidget
    page: QWidget
    edge: QWidget
    beside: QWidget
    which_row: QWidget
    which: Segments
    alone: bool = False
    _is_crowded: bool = False

    def fit(self, room: int) -> None:
        """Three columns where there is room; else the page and what is beside it take turns."""
        for part in (self.top, self.tools, self.right):
            part.setVisible(not self.alone)
        if self.alone:
            side = max(0, (room - theme.px(_EDITOR_ALONE)) // 2)
            self.left.setContentsMargins(side, 0, side, 0)
            self.left.setMinimumWidth(0)
            self.left.setMaximumWidth(_NO_LIMIT)
            return
        editor = min(theme.px(_EDITOR_WIDTH), room // 2)
        three = room - editor - theme.px(WIDTH) >= theme.px(_NARROWEST_PAGE)
        self.left.setContentsMargins(0, 0, 0, 0)
        self.left.setFixedWidth(editor)
        self.which_row.setVisible(not three)
        shows_page = self.which.value() == THE_PAGE
        self.page.setVisible(three or shows_page)
        self.edge.setVisible(three)
        self.beside.setVisible(three or not shows_page)
        self.beside.setFixedWidth(theme.px(WIDTH) if three else room - editor - 1)
        self._move(crowded=room < theme.px(_BAR_NEEDS))

    def _move(self, *, crowded: bool) -> None:
        if crowded == self._is_crowded:
            return
        self._is_crowded = crowded
        if crowded:
            self.tools.take(self.top.choosers, self.top.with_child)
        else:
            self.top.take_back()
