"""A sentence with an icon before its first line."""

from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Icon, Label, column, row
from iro_desktop.ui.tokens import Style, Tone

_ICON = 18


class IconLine(QWidget):
    """A quiet line that tells where something is."""

    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self._words = Label(words, tone=Tone.SECONDARY)
        above = (theme.line_height(Style.BODY) - theme.px(_ICON)) // 2
        line = row(column(above, Icon(icon, Tone.SECONDARY, _ICON), None), self._words, gap=8)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_words(self, words: str) -> None:
        self._words.show_words(words)
