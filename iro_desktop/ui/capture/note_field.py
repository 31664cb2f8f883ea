"""The text of a conversation: plain words, what stands in quotation marks on the plum ground of the child's voice."""

import re

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import NotesField
from iro_desktop.writing.marks import WrittenFor

_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"")
_LONGEST_LINE = 20_000
"""Characters of one line that are looked through for quotations: a pasted file must not slow the screen."""
_PARAGRAPH = "\u2029"


class _ChildsWords(QSyntaxHighlighter):
    """Gives quoted passages the ground of the child's words. It changes nothing that is kept."""

    on = True

    def highlightBlock(self, text: str, /) -> None:
        if not self.on or len(text) > _LONGEST_LINE:
            return
        now = theme.tokens()
        voice = QTextCharFormat()
        voice.setBackground(QColor(now.voice_tint))
        voice.setForeground(QColor(now.voice))
        for found in _QUOTED.finditer(text):
            # Qt counts in halves of UTF-16, Python in whole characters.
            start, end = _utf16(text[: found.start()]), _utf16(text[: found.end()])
            self.setFormat(start, end - start, voice)


class ConversationField(NotesField):
    """Where a conversation is written down."""

    def __init__(self, name: str, *, placeholder: str = "", lines: int = 7, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder=placeholder, lines=lines, parent=parent)
        self._voice = _ChildsWords(self.document())
        self.helped(WrittenFor.RECORD)

    def mark_childs_words(self, on: bool) -> None:
        """Whether what stands in quotation marks is the child's own: only while the child was spoken with."""
        self._voice.on = on
        self._look_again()

    def quote(self) -> None:
        """Put quotation marks around what is selected, or a pair to type between. One step of undo."""
        cursor = self.textCursor()
        chosen = cursor.selectedText().replace(_PARAGRAPH, "\n")
        inside = chosen.strip()
        before, after = chosen[: len(chosen) - len(chosen.lstrip())], chosen[len(chosen.rstrip()) :] if inside else ""
        cursor.insertText(f"{before}“{inside}”{after}")
        if not inside:
            cursor.movePosition(QTextCursor.MoveOperation.Left)
        self.setTextCursor(cursor)
        self.setFocus()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_voice"):
            self._look_again()

    def _look_again(self) -> None:
        self._silent = True
        self._voice.rehighlight()
        self._silent = False


def _utf16(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
