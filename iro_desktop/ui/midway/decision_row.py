"""One decision at the check: what was decided, how it stands by one key, and the line that shows it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from iro_desktop.actions.midway_decisions import answer_decision, look_at_decision, take_answer_back
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.midway_decisions import MidwayDecision
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import Button, Label, Pills, Role, TextField, column, row
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.review.lines import Disc
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import Change

_LEAVES_THE_WINDOW = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class DecisionRow(QWidget):
    """Kept with every key; its line in the decision's history is written once, when the row is left."""

    went = Signal(int)
    """To the decision above (-1) or below (1)."""
    grew = Signal()
    """Its line has come: it needs more room."""
    saving = Signal()
    saved = Signal()
    not_saved = Signal(str)

    def __init__(self, desk: Desk, one: MidwayDecision) -> None:
        super().__init__()
        self._desk = desk
        self.decision = one
        self._unwritten = False
        self._on_its_way = 0
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._keep)
        number = Disc()
        number.show_number(one.number)
        self._words = Label(one.wording or "Not worded yet", bold=True)
        self._below = Label("", Style.SMALL, Tone.SECONDARY)
        self._last = Label("", Style.SMALL, Tone.SECONDARY)
        self._said = Label("")
        self.pills = Pills(f"Decision {one.number}: {one.wording}", viewmodel.ANSWERS)
        self.line = TextField(f"What shows it, decision {one.number}", placeholder=viewmodel.LINE_HINT)
        self._back = Button("Take back", Role.QUIET_SMALL)
        self._back.setAccessibleDescription(f"Decision {one.number}: {one.wording}")
        self.pills.add_part(self._back)
        self._back.clicked.connect(self._take_back)
        self.pills.edited.connect(self._answered)
        self.line.edited.connect(self._typed)
        words = column(self._words, self._below, self._last, self._said, 6, self.pills, 6, self.line)
        inside = row(number, words, gap=12, margins=(20, 12, 20, 14))
        inside.setAlignment(number, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        self.setFocusProxy(self.pills)
        self._watch()

    def show_decision(self, one: MidwayDecision, *, closed: bool) -> None:
        """Show what is kept. What is being answered here stays: the news may have been asked for before it."""
        self.decision = one
        today = self._desk.today()
        self._below.show_words(viewmodel.below_decision(one, today))
        last = viewmodel.last_line(one, today)
        self._last.show_words(last)
        self._last.setVisible(bool(last))
        may_answer = not closed and one.status is not DecisionStatus.NOT_ACCEPTED
        self._said.show_words(viewmodel.said_of(one))
        self._said.setVisible(not may_answer)
        if not (self._unwritten or self._on_its_way):
            self.pills.set_value(viewmodel.answer(one))
            self.line.set_value(one.note if one.was_looked_at else "")
            self._unwritten = one.is_unwritten
        self.pills.setVisible(may_answer)
        self._show_line(may_answer=may_answer)

    def flush(self) -> None:
        """Keep what is typed and write its line: the screen is left, or the check is finished."""
        self._settle()

    def start(self) -> None:
        """Take the keyboard: in the line where it is answered already, else where it is to be answered."""
        field = self.line if self.line.isVisible() else self.pills
        field.setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._moves(watched, event):
            return True
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and self._is_left(event):
            self._settle()
        return super().eventFilter(watched, event)

    def _is_left(self, event: QFocusEvent) -> bool:
        """Whether the keyboard goes to another row. Another answer, or another window, does not end this one."""
        now: QWidget | None = QApplication.focusWidget()
        return event.reason() not in _LEAVES_THE_WINDOW and (now is None or not self.isAncestorOf(now))

    def _moves(self, watched: QObject, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if watched is self.line:
            steps |= {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self._settle()
        self.went.emit(step)
        return True

    def _watch(self) -> None:
        """The arrow keys go from decision to decision, also where a pill would take them to the next pill."""
        self.line.installEventFilter(self)
        for pill in self.pills.findChildren(QAbstractButton):
            pill.installEventFilter(self)
            # Several rows have the same answers: each is called by its decision too.
            pill.setAccessibleName(f"{pill.accessibleName()}, decision {self.decision.number}")

    def _show_line(self, *, may_answer: bool) -> None:
        answered = self.pills.value() is not None
        self.line.setVisible(may_answer and answered)
        self._back.setVisible(may_answer and answered)

    def _answered(self) -> None:
        self._unwritten = True
        self._show_line(may_answer=True)
        self._keep()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.grew.emit()

    def _typed(self) -> None:
        self._unwritten = True
        self.saving.emit()
        self._timer.touch()

    def _status(self) -> DecisionStatus | None:
        chosen = self.pills.value()
        return DecisionStatus(chosen) if chosen is not None else None

    def _keep(self) -> None:
        """Keep what stands here now, so that nothing is lost; the history comes when the row is left."""
        self._timer.forget()
        status = self._status()
        if status is not None:
            kept = partial(
                answer_decision,
                decision_id=self.decision.decision_id,
                status=status,
                text=self.line.value(),
                at=self._desk.clock(),
            )
            self._write(kept)

    def _settle(self) -> None:
        """Write the line into the decision's history, once."""
        status = self._status()
        if not self._unwritten or status is None:
            return
        self._timer.forget()
        self._unwritten = False
        told = partial(
            look_at_decision,
            decision_id=self.decision.decision_id,
            status=status,
            text=self.line.value(),
            at=self._desk.clock(),
            by=self._desk.officer_name or None,
        )
        self._write(told)

    def _write(self, change: Change) -> None:
        """It belongs to the window: the page may be gone before it is done."""
        self._on_its_way += 1
        self._desk.casework.write(self._desk.casework, change, then=self._is_kept, refused=self._is_refused)

    def _is_kept(self, _: object) -> None:
        self._on_its_way -= 1
        self.saved.emit()

    def _is_refused(self, reason: Refused) -> None:
        self._on_its_way -= 1
        self.not_saved.emit(reason.sentence)

    def _take_back(self) -> None:
        self._timer.forget()
        self._unwritten = False
        self.pills.set_value(None)
        self.line.set_value("")
        self._show_line(may_answer=True)
        back = partial(
            take_answer_back,
            decision_id=self.decision.decision_id,
            today=self._desk.today(),
            by=self._desk.officer_name or None,
        )
        self._write(back)
        self.pills.setFocus(Qt.FocusReason.OtherFocusReason)
