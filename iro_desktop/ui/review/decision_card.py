"""A decision as it is made: what › who › when, with Tab between and Enter for the next one."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.actions.decisions import delete_decision, keep_decision
from iro_desktop.models.ids import new_id
from iro_desktop.queries.review import DecisionRow, ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Card, DateField, Label, TextField, column, row
from iro_desktop.ui.review import decision_words
from iro_desktop.ui.review.lines import Disc
from iro_desktop.ui.review.part_field import PartField
from iro_desktop.ui.review.suggesting import Suggestions
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.when import parse_when
from iro_desktop.writing.marks import WrittenFor

_NARROWEST = 96
"""Pixels of a name or a day, at 100 % text."""


class WhoAndWhen(QWidget):
    """Who will do it and by when, beside each other, and below them the day that was understood."""

    edited = Signal()
    entered = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        desk = work.desk
        self.who = TextField("Who", placeholder="Who", icon_name="user")
        self.when = DateField("When", desk.today, desk.bank_holidays, placeholder="When", explain=False)
        self._below = Label(decision_words.HOW_TO_SAY_WHEN, Style.SMALL, Tone.HINT)
        self._names = Suggestions(self.who, "Who can do it")
        for field in (self.who, self.when):
            field.edited.connect(self._edited)
        for line in (self.who, self.when.line):
            line.returnPressed.connect(self.entered)
        self._give_room()
        both = row(self.who, self.when, gap=8)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setLayout(column(both, 6, self._below))

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event):
            self._give_room()

    def _give_room(self) -> None:
        for line in (self.who, self.when.line):
            line.setMinimumWidth(theme.px(_NARROWEST))

    def offer(self, page: ReviewPage) -> None:
        self._names.offer(decision_words.who_can_do_it(page))

    def set_value(self, who: str, when: date | None) -> None:
        self.who.set_value(who)
        self.when.set_value(when)
        self._explain()

    def finish(self) -> bool:
        """Make the name whole. Whether what is typed as a day is one; says how to type one where it is not."""
        self._names.finish()
        self._explain()
        return self.when.is_understood()

    def _edited(self) -> None:
        self._explain()
        self.edited.emit()

    def _explain(self) -> None:
        desk = self._work.desk
        said = parse_when(self.when.typed(), desk.today(), desk.bank_holidays).words
        self._below.show_words(
            said or decision_words.HOW_TO_SAY_WHEN,
            Tone.DANGER if not self.when.is_understood() else Tone.SECONDARY if said else Tone.HINT,
        )
        self.when.line.setAccessibleDescription(said)


class DecisionCard(Card):
    """The decision being typed. It is a record from its first key press; Enter keeps it and begins the next."""

    left = Signal()
    """Esc: back to the notes."""
    changed_record = Signal()
    """Another decision is in the card now."""

    def __init__(self, work: ReviewWork) -> None:
        self._work = work
        self.decision_id: UUID = new_id()
        self._is_kept = False
        self._number = Disc()
        self._title = Label("What", Style.SMALL, Tone.SECONDARY)
        self.what = PartField("What", placeholder="What will happen", enter_moves_on=True)
        self.what.helped(WrittenFor.RECORD)
        self.who_when = WhoAndWhen(work)
        head = row(self._number, self._title, gap=10)
        head.setStretch(1, 1)
        super().__init__(head, 4, self.what, 8, self.who_when)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._timer = work.timer(self, self._save)
        self.what.edited.connect(self._typed)
        self.who_when.edited.connect(self._typed)
        self.what.entered.connect(self._next)
        self.who_when.entered.connect(self._next)
        for part in (self.what, self.who_when.who, self.who_when.when.line):
            part.installEventFilter(self)

    def show_page(self, page: ReviewPage) -> None:
        """Offer the names of the people around the child, and show the number this decision has or will have."""
        self.who_when.offer(page)
        known = next((one for one in page.decisions if one.decision_id == self.decision_id), None)
        self._number.show_number(known.number if known else len(page.decisions) + 1)

    def take(self, one: DecisionRow) -> None:
        """Put a decision that was made before into the card, to change it."""
        self._work.flush()
        self._begin(one.decision_id, is_kept=True)
        self.what.set_value(one.wording)
        self.who_when.set_value(one.owner_name or "", one.due_on)
        self._number.show_number(one.number)
        self.what.put_caret()

    def start(self) -> None:
        """Begin typing: the keyboard goes to what was decided."""
        self.what.put_caret()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """A click anywhere on the card begins the decision: there is nothing else to hit."""
        super().mousePressEvent(event)
        self.start()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QFocusEvent) and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.mark(chosen=event.gotFocus())
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _typed(self) -> None:
        if not self._is_kept:
            self._is_kept = True
            self._save()
            return
        self._work.typing()
        self._timer.touch()

    def _save(self) -> None:
        page = self._work.page
        if page is None:
            return
        owner = decision_words.owner_called(page, self.who_when.who.value())
        self._timer.forget()
        self._work.write(
            partial(
                keep_decision,
                review_id=self._work.review_id,
                decision_id=self.decision_id,
                wording=self.what.value().strip(),
                owner_name=owner.name,
                owner_role=owner.role,
                owner_person_id=owner.person_id,
                due_on=self.who_when.when.value(),
            )
        )

    def _next(self) -> None:
        """Keep this one and begin another. A day nobody understands keeps the keyboard; an empty card does nothing."""
        if not self.who_when.finish():
            self.who_when.when.setFocus()
            return
        if not self.what.value().strip():
            self._throw_away()
            self.what.put_caret()
            return
        self._save()
        self._begin(new_id(), is_kept=False)
        self.what.put_caret()

    def _throw_away(self) -> None:
        if self._is_kept:
            self._timer.forget()
            at = self._work.desk.clock()
            self._work.write(partial(delete_decision, decision_id=self.decision_id, at=at))
            self._begin(new_id(), is_kept=False)

    def _begin(self, decision_id: UUID, *, is_kept: bool) -> None:
        self._timer.forget()
        self.decision_id, self._is_kept = decision_id, is_kept
        self.what.set_value("")
        self.who_when.set_value("", None)
        self.changed_record.emit()
