"""The boxes of a letter that the writing help looks after."""

from PySide6.QtWidgets import QWidget

from iro_desktop.letters.picture_lines import lines_in
from iro_desktop.ui.kit import NotesField
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.writing import WritingField
from iro_desktop.ui.wording.helping import Boxes
from iro_desktop.writing.quoted import Span


def boxes_of(manuscript: QWidget) -> Boxes:
    """Every part that is shown, from top to bottom; a detail that the program fills in is nobody's word."""

    def fields() -> list[NotesField]:
        return [field for field in manuscript.findChildren(WritingField) if field.isVisibleTo(manuscript)]

    return Boxes(fields, _reveal, _gaps)


def _reveal(field: NotesField) -> None:
    # The manuscript scrolls itself to where the cursor is.
    if isinstance(field, WritingField):
        field.caret_moved.emit(field.cursorRect())


def _gaps(text: str) -> list[Span]:
    pictures = [(one.start, one.end) for one in lines_in(text)]
    return [*(match.span() for match in viewmodel.GAP.finditer(text)), *pictures]
