"""The parts of Compare: a version in its card, and what will be kept of each field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from iro_desktop.protocol.fields import Json
from iro_desktop.ui.compare.marked import MarkedWords
from iro_desktop.ui.compare.merging import Piece
from iro_desktop.ui.compare.viewmodel import FieldWords, Kept, SideWords
from iro_desktop.ui.focus_ring import round_ring
from iro_desktop.ui.kit import Button, FlowLayout, Hairline, Label, NotesField, Sheet, column, row
from iro_desktop.ui.tokens import Style, Tone


class VersionCard(Sheet):
    """One person's version: whose, when, every field, and the button that keeps it."""

    def __init__(
        self, side: SideWords, fields: Sequence[tuple[FieldWords, Sequence[Piece]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.button = Button(side.button)
        self.body.addLayout(
            column(
                Label(side.title, bold=True), Label(side.below, Style.SMALL, Tone.SECONDARY), margins=(20, 14, 20, 10)
            )
        )
        self.body.addWidget(Hairline(soft=True))
        inside = column(gap=14, margins=(20, 14, 20, 14))
        short = row(gap=24)
        for field, pieces in fields:
            part = _field(side.title, field, pieces)
            if field.is_long:
                inside.addWidget(part)
            else:
                short.addWidget(part, 1)
        if short.count():
            inside.addLayout(short)
        inside.addStretch(1)
        self.body.addLayout(inside, 1)
        self.body.addWidget(Hairline(soft=True))
        self.body.addLayout(row(self.button, None, margins=(20, 10, 20, 10)))


def _field(whose: str, field: FieldWords, pieces: Sequence[Piece]) -> QWidget:
    part = QWidget()
    part.setLayout(
        column(Label(field.label, Style.SMALL, Tone.SECONDARY), MarkedWords(f"{field.label}, {whose}", pieces))
    )
    return part


class KeptField(QWidget):
    """What will be kept of one field: text that can be changed, or one of a few."""

    edited = Signal()

    def __init__(self, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = kept
        self._text: NotesField | None = None
        self._group = QButtonGroup(self)
        label = Label(kept.label, tone=Tone.SECONDARY, wrap=False)
        if kept.text is not None:
            self._text = NotesField(f"What will be kept: {kept.label}", lines=1, grows=True)
            self._text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._text.set_value(kept.text)
            self._text.edited.connect(self.edited)
            head = row(Label(kept.label, bold=True), Label(kept.hint, Style.SMALL, Tone.SECONDARY), gap=12)
            head.setStretch(1, 1)
            self.setLayout(column(head, 6, self._text))
            self.setFocusProxy(self._text)
            return
        flow = FlowLayout(gap=28, line_gap=4)
        flow.addWidget(label)
        for number, option in enumerate(kept.options):
            radio = QRadioButton(option.words.replace("&", "&&"))
            radio.setAccessibleName(f"{kept.label}: {option.words}")
            radio.setChecked(number == kept.chosen)
            round_ring(radio, 6)
            self._group.addButton(radio, number)
            flow.addWidget(radio)
        self._group.idClicked.connect(lambda _number: self.edited.emit())
        self.setLayout(flow)

    def value(self) -> Json:
        """What would be kept now."""
        if self._text is not None:
            return self._text.value() or self.kept.empty
        return self.kept.options[self._group.checkedId()].value

    def text_field(self) -> NotesField | None:
        return self._text
