"""The parts of Bring in: a folder to choose, a question about rows, the lists of the preview."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QStackedLayout, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.bring_in.viewmodel import (
    LATER,
    ChangeLine,
    ChildLine,
    CountWords,
    OfferWords,
    Part,
    PreviewWords,
    ProblemLine,
    TableLine,
)
from iro_desktop.ui.kit import Button, Card, Field, Label, Pills, Sheet, TableView, TextField, column, row
from iro_desktop.ui.table_model import Column
from iro_desktop.ui.tokens import Style, Tone

_ROW_HEIGHT = 44
_LIST_HEIGHT = 320
_STACKED_BELOW = 720


class FolderField(QWidget):
    """A folder, typed or chosen."""

    edited = Signal()

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.path = TextField(label)
        self.path.edited.connect(self.edited)
        self.choose = Button("Choose a folder")
        self.choose.setAccessibleDescription(label)
        self.choose.clicked.connect(self._choose)
        both = QWidget()
        line = row(self.path, self.choose, gap=8)
        line.setStretch(0, 1)
        both.setLayout(line)
        both.setFocusProxy(self.path)
        both.setAccessibleName(label)
        self._field = Field(label, both, hint=hint)
        self.setLayout(column(self._field))
        self.setFocusProxy(self.path)

    def value(self) -> Path | None:
        """The folder; None where the field is empty."""
        typed = self.path.value().strip().strip('"')
        return Path(typed).expanduser() if typed else None

    def set_value(self, folder: Path | None) -> None:
        self.path.set_value("" if folder is None else str(folder))

    def show_problem(self, sentence: str) -> None:
        self._field.show_problem(sentence)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self._label, self.path.value())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, folder: str) -> None:
        self.path.set_value(folder)
        self.edited.emit()


class Summary(Sheet):
    """The figures of the preview side by side, and the button that makes them true."""

    def __init__(
        self, counts: Sequence[CountWords], button: Button, remark: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(24, 16, 24, 16)
        self._line = row(gap=24)
        for one in counts:
            part = column(Label(one.count, Style.H2), Label(one.words, Style.SMALL, Tone.SECONDARY))
            self._line.addLayout(part, 1)
        self._line.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._line)
        self.body.addSpacing(12)
        self.body.addWidget(Label(remark, Style.SMALL, Tone.SECONDARY))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        cramped = self.width() / theme.factor() < _STACKED_BELOW
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if cramped else direction.LeftToRight)


class OfferCard(Card):
    """Whose rows are these? A person says, nobody guesses."""

    answered = Signal(str, str)
    """The id as written, and the child it is; empty where it is left for now."""

    def __init__(self, offer: OfferWords, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.mark(attention=True)
        self._pills = Pills(f"Whose rows are those of {offer.written}?", offer.choices)
        self._pills.set_value(chosen)
        self._pills.edited.connect(lambda: self.answered.emit(offer.written, self._pills.value() or LATER))
        self.body.addLayout(column(Label(offer.sentence), 10, self._pills))
        self.setFocusProxy(self._pills)


class Lists(Sheet):
    """The lists of the preview, one at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        high = _ROW_HEIGHT
        self._rows = TableView("Rows by table", _row_columns(), key=lambda line: line.table, row_height=high)
        self._new = TableView("New children", _child_columns(), key=lambda line: line.child, row_height=high)
        self._changed = TableView("Changes", _change_columns(), key=lambda line: line.number, row_height=high)
        self._gone = TableView("Not in the files", _child_columns(), key=lambda line: line.child, row_height=high)
        self._problems = TableView("To look at", _problem_columns(), key=lambda line: line.number, row_height=high)
        self._tables: dict[Part, QWidget] = {
            Part.ROWS: self._rows,
            Part.NEW: self._new,
            Part.CHANGED: self._changed,
            Part.GONE: self._gone,
            Part.PROBLEMS: self._problems,
        }
        self._stack = QStackedLayout()
        for table in self._tables.values():
            self._stack.addWidget(table)
        self.body.addLayout(self._stack)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_stack"):
            self._fit()

    def show_words(self, shown: PreviewWords) -> None:
        """Fill every list."""
        self._rows.show_rows(shown.rows)
        self._new.show_rows(shown.new)
        self._changed.show_rows(shown.changed)
        self._gone.show_rows(shown.gone)
        self._problems.show_rows(shown.problems)

    def show_part(self, part: Part) -> None:
        self._stack.setCurrentWidget(self._tables[part])

    def _fit(self) -> None:
        self.setFixedHeight(theme.px(_LIST_HEIGHT))


def _row_columns() -> list[Column[TableLine]]:
    return [
        Column("Table", lambda line: line.table, bold=True),
        Column("New", lambda line: line.new, width=140),
        Column("Changed", lambda line: line.changed, width=140),
        Column("As on this laptop", lambda line: line.same, width=180),
    ]


def _child_columns() -> list[Column[ChildLine]]:
    return [Column("Number at the council", lambda line: line.child)]


def _change_columns() -> list[Column[ChangeLine]]:
    return [
        Column("Child", lambda line: line.child, width=130, bold=True),
        Column("Where", lambda line: line.where),
        Column("Column", lambda line: line.column, width=170),
        Column("On this laptop", lambda line: line.before, width=150),
        Column("In the files", lambda line: line.after, width=150),
    ]


def _problem_columns() -> list[Column[ProblemLine]]:
    return [
        Column("Where", lambda line: line.place, below=lambda line: line.column, width=230, bold=True),
        Column("What", lambda line: line.sentence),
        Column("", lambda _line: "", tag=lambda line: line.tag, width=110),
    ]
