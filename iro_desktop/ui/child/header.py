"""The top of a child's page: picture, name, what the child asked for, brothers and sisters, what to do."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.queries.child import Relative
from iro_desktop.ui import theme
from iro_desktop.ui.child.viewmodel import Header
from iro_desktop.ui.kit import Avatar, Button, FlowLayout, Label, Role, Tag, column, row
from iro_desktop.ui.tokens import Style, Tone

_BUTTONS_BELOW = 780


class ChildHeader(QWidget):
    """Shows who the child is. What the child asked for is never folded away."""

    change_wanted = Signal()
    about_wanted = Signal()
    between_wanted = Signal()
    record_wanted = Signal()
    write_wanted = Signal()
    raise_wanted = Signal()
    relative_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Avatar("fox", 64)
        self._name = Label("", Style.H1, wrap=False)
        self._lives = Label("", tone=Tone.SECONDARY)
        self._record = Button("Record a conversation", Role.MAIN)
        self._record.clicked.connect(self.record_wanted)
        self._write = Button("Write a letter", Role.PRIMARY, icon_name="pencil")
        self._write.clicked.connect(self.write_wanted)
        named = row(self._name, self._lives, gap=12)
        named.setStretch(1, 1)
        self._first = row(gap=12)
        self._first.addLayout(named, 1)
        self._first.addLayout(row(self._record, self._write, None, gap=8))
        self._tags = FlowLayout()
        words = column(self._first, 6, self._tags)
        line = row(gap=16)
        line.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(line)

    def show_header(self, shown: Header) -> None:
        self._picture.show_animal(shown.animal)
        self._name.show_words(shown.name)
        self._lives.show_words(shown.lives)
        self._record.say(shown.record_words)
        self._write.say(shown.write_words)
        self._write.off_because(shown.cannot_write)
        self._tags.clear()
        for tag in shown.tags:
            self._add(Tag(tag))
        for relative, words in zip(shown.relatives, shown.relative_words, strict=True):
            self._add(self._relative(relative, words))
        change = Button("Change" if shown.tags else shown.change_words, Role.QUIET_SMALL, icon_name="pencil")
        change.setAccessibleName(shown.change_words)
        change.setToolTip(shown.change_words)
        change.clicked.connect(self.change_wanted)
        self._add(change)
        about = Button(shown.about_words, Role.QUIET_SMALL, icon_name="user")
        about.clicked.connect(self.about_wanted)
        self._add(about)
        between = Button("Between reviews", Role.QUIET_SMALL, icon_name="history")
        between.setToolTip("What happened, rights and services, the guardian, good things, saying goodbye")
        between.clicked.connect(self.between_wanted)
        self._add(between)
        raise_one = Button("Raise a resolution", Role.QUIET_SMALL, icon_name="scale")
        raise_one.setToolTip("Something is not right, or was done well (Ctrl+Shift+R)")
        raise_one.clicked.connect(self.raise_wanted)
        self._add(raise_one)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() / theme.factor() < _BUTTONS_BELOW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._first.setDirection(way)

    def _add(self, part: QWidget) -> None:
        self._tags.addWidget(part)
        part.show()

    def _relative(self, relative: Relative, words: str) -> QWidget:
        """A brother or sister: one click to their page, where they are on this laptop."""
        whole = QWidget()
        line = row(gap=6)
        if relative.animal:
            line.addWidget(Avatar(relative.animal, 24))
        if relative.child_id is None:
            line.addWidget(Label(words, Style.SMALL, Tone.SECONDARY, wrap=False))
        else:
            link = Button(words, Role.LINK)
            link.clicked.connect(partial(self._go_to, relative.child_id))
            line.addWidget(link)
        whole.setLayout(line)
        return whole

    def _go_to(self, child_id: UUID) -> None:
        self.relative_wanted.emit(child_id)
