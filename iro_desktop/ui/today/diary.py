"""The sheet of the day: one entry a review, the next one with its words and buttons."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Avatar, Button, FlowLayout, Hairline, Icon, Label, Role, Sheet, VoiceBlock, column, row
from iro_desktop.ui.kit.frames import Margins
from iro_desktop.ui.pressable import Pressable
from iro_desktop.ui.shown import Words, plain
from iro_desktop.ui.today.viewmodel import DiaryEntry, TaskWords
from iro_desktop.ui.tokens import Style, Tone

_HOUR_WIDTH = 56
_EDGES: Margins = (0, 12, 20, 14)


class Diary(QWidget):
    """The white sheet of Today. `wants` carries the place an entry leads to."""

    wants = Signal(object)
    done = Signal(object)
    """Something the officer meant to do is done: carries the id of its reminder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = Sheet()
        heading = row(
            Label("Today", Style.H3),
            None,
            Label("J and K move, Enter opens", Style.SMALL, Tone.HINT),
            margins=(20, 12, 20, 10),
        )
        self._sheet.body.addLayout(heading)
        self._entries = column()
        self._sheet.body.addLayout(self._entries)
        road = Button("Sheet for the road", Role.QUIET, icon_name="car")
        road.clicked.connect(self._going(Place(Page.VISITS)))
        self._sheet.body.addWidget(Hairline(soft=True))
        letters = Button("Letters to print", Role.QUIET, icon_name="printer")
        letters.clicked.connect(self._going(Place(Page.PRINTING)))
        doors = QWidget()
        doors.setLayout(FlowLayout(road, letters, gap=8))
        self._sheet.body.addLayout(row(doors, margins=(10, 6, 20, 6)))
        self._sheet.body.addStretch(1)
        self.setLayout(column(self._sheet))
        self._stops: list[QWidget] = []
        self._tasks: dict[QWidget, UUID] = {}

    def show_entries(self, entries: Sequence[DiaryEntry], end_of_day: str, tasks: Sequence[TaskWords] = ()) -> None:
        """Show the day. Where the keyboard was on an entry, it stays on the same one."""
        held = next((place for place, stop in enumerate(self._stops) if stop.hasFocus()), None)
        self._clear()
        for entry in entries:
            if entry.leave is not None:
                self._add(_aside("car", entry.leave.words, tone=Tone.SECONDARY, clock=entry.leave.clock))
            self._add(self._next(entry) if entry.is_next else self._later(entry))
        for task in tasks:
            self._add(self._task(task))
        if not entries and not tasks:
            self._add(_aside("sun", "Nothing is planned today", tone=Tone.SECONDARY))
        if end_of_day:
            self._add(_aside("check", end_of_day, tone=Tone.SECONDARY))
        if held is not None and held < len(self._stops):
            self._stops[held].setFocus(Qt.FocusReason.OtherFocusReason)

    def stops(self) -> list[QWidget]:
        """What J and K go to, in order."""
        return list(self._stops)

    def task_at(self, stop: QWidget | None) -> UUID | None:
        """The reminder that stands where the keyboard is; None anywhere else."""
        return self._tasks.get(stop) if stop is not None else None

    def _add(self, part: QWidget) -> None:
        self._entries.addWidget(Hairline(soft=True))
        self._entries.addWidget(part)

    def _next(self, entry: DiaryEntry) -> QWidget:
        whole = QWidget()
        review = Button(entry.button, Role.PRIMARY)
        review.clicked.connect(self._going(Place(Page.REVIEW, entry.review_id)))
        child = Button(entry.page_button, Role.MAIN)
        child.clicked.connect(self._going(Place(Page.CHILD, entry.child_id)))
        self._stops.append(review)
        lines = column(_first_line(entry))
        beside = column()
        if entry.voice:
            beside.addWidget(VoiceBlock(entry.voice))
            beside.addSpacing(12)
        beside.addLayout(FlowLayout(review, child))
        below = row(_Hour("", bold=False), 16, beside)
        below.setStretch(2, 1)
        lines.addSpacing(12)
        lines.addLayout(below)
        lines.setContentsMargins(*_EDGES)
        whole.setLayout(lines)
        return whole

    def _later(self, entry: DiaryEntry) -> QWidget:
        line = _first_line(entry)
        line.setContentsMargins(*_EDGES)
        part = Pressable(line, f"{entry.clock}, {plain(entry.title)}, {entry.below}")
        part.clicked.connect(self._going(Place(Page.REVIEW, entry.review_id)))
        self._stops.append(part)
        return part

    def _task(self, task: TaskWords) -> QWidget:
        words = column(Label(task.title), Label(task.below, Style.SMALL, Tone.SECONDARY))
        line = row()
        line.addWidget(_Hour("", bold=False))
        line.addSpacing(16)
        line.addWidget(Avatar(task.animal, 36), alignment=Qt.AlignmentFlag.AlignTop)
        line.addSpacing(12)
        line.addLayout(words, 1)
        line.setContentsMargins(0, 12, 8, 12)
        part = Pressable(line, f"{plain(task.title)}, {task.below}")
        part.clicked.connect(self._going(Place(Page.CHILD, task.child_id)))
        done = Button("Done", Role.SMALL)
        done.setAccessibleName(f"Done: {plain(task.title)}")
        done.clicked.connect(lambda: self.done.emit(task.reminder_id))
        whole = QWidget()
        beside = row(part, done, gap=8, margins=(0, 0, 20, 0))
        beside.setStretch(0, 1)
        beside.setAlignment(done, Qt.AlignmentFlag.AlignVCenter)
        whole.setLayout(beside)
        self._stops.append(part)
        self._tasks[part] = task.reminder_id
        return whole

    def _going(self, place: Place) -> Callable[[], None]:
        return lambda: self.wants.emit(place)

    def _clear(self) -> None:
        self._stops.clear()
        self._tasks.clear()
        while self._entries.count():
            item = self._entries.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()


class _Hour(Label):
    """The hour, flush right in its column; it grows with the letters."""

    def __init__(self, clock: str, *, bold: bool) -> None:
        tone = Tone.TEXT if bold else Tone.SECONDARY
        super().__init__(clock, tone=tone, bold=bold, align=Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_HOUR_WIDTH), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _first_line(entry: DiaryEntry) -> QHBoxLayout:
    words = column(Label(entry.title), Label(entry.below, tone=Tone.SECONDARY))
    line = row()
    line.addWidget(_Hour(entry.clock, bold=True), alignment=Qt.AlignmentFlag.AlignTop)
    line.addSpacing(16)
    line.addWidget(Avatar(entry.animal, 36), alignment=Qt.AlignmentFlag.AlignTop)
    line.addSpacing(12)
    line.addLayout(words, 1)
    return line


def _aside(icon_name: str, sentence: Words, *, tone: Tone, clock: str = "") -> QWidget:
    """A small line that leads nowhere, such as when to set off, or the end of the day."""
    whole = QWidget()
    line = row(_Hour(clock, bold=False), 16, Icon(icon_name, tone, 18), 8, Label(sentence, Style.SMALL, tone))
    line.setStretch(line.count() - 1, 1)
    line.setContentsMargins(0, 9, 20, 9)
    whole.setLayout(line)
    return whole
