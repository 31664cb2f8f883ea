"""One decision on the sheet: the adults' wording on white, the child's on paper, and who and when below."""

from functools import partial

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from iro_desktop.actions.decisions import (
    bring_back_decision,
    delete_decision,
    describe_decision,
    give_decision_to,
    move_decision,
    reword_decision,
    set_decision_date,
)
from iro_desktop.models.topics import Topic
from iro_desktop.queries.decision_details import DecisionDetail
from iro_desktop.queries.review import DecisionRow, ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, FlowLayout, IconButton, Label, Role, TextField, column, row
from iro_desktop.ui.review import decision_detail_words, decision_words
from iro_desktop.ui.review.decision_card import WhoAndWhen
from iro_desktop.ui.review.lines import Disc
from iro_desktop.ui.review.part_field import PartField
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import CARD_RADIUS, Style, Tone
from iro_desktop.writing.marks import WrittenFor


class PaperCell(QFrame):
    """A stretch of the paper side. Its letters stay dark on cream in the dark theme too."""

    def __init__(self, *, first: bool = False) -> None:
        super().__init__()
        self._first = first

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(now.paper))
        ground = QRectF(self.rect())
        if self._first:  # the corner of the sheet is round, and the paper must not stand over it
            painter.drawRoundedRect(ground.adjusted(-CARD_RADIUS, 0, 0, CARD_RADIUS), CARD_RADIUS - 1, CARD_RADIUS - 1)
        else:
            painter.drawRect(ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(now.paper_edge)))
        painter.drawLine(0, 0, 0, self.height())
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class WhiteCell(QFrame):
    """A stretch of the adults' side, with a soft line below."""

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        painter = QPainter(self)
        painter.setPen(QPen(QColor(theme.tokens().hairline_soft)))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


class DecisionPair(QWidget):
    """Both sides of one decision; `sheet` and `paper` are put beside each other by whoever holds the rows."""

    moved = Signal()
    """It has another place now, and keeps the keyboard."""

    def __init__(self, work: ReviewWork, one: DecisionRow, child: str) -> None:
        super().__init__()
        self.hide()
        self._work = work
        self.decision = one
        self.detail: DecisionDetail | None = None
        """What is known beside the wordings, as soon as it has come."""
        self._number = Disc()
        self.wording = PartField(f"Decision {one.number}, for the adults", placeholder="What was decided")
        self.wording.helped(WrittenFor.RECORD)
        self.childs = PartField(
            f"Decision {one.number}, in words for {child}",
            style=Style.LETTER,
            placeholder=f"The same in words for {child}",
            on_paper=True,
        )
        self.childs.helped(WrittenFor.CHILD)
        self._who = Button("", Role.CHIP, icon_name="user")
        self._when = Button("", Role.CHIP, icon_name="calendar")
        self.fields = WhoAndWhen(work)
        when_said = f"When, as {child} would say it"
        self.childs_when = TextField(when_said, placeholder=f"{when_said}: “before Easter”")
        self.facts = Label("", Style.SMALL, Tone.SECONDARY)
        self._more = IconButton("ellipsis", f"More for decision {one.number}")
        self._wording_timer = work.timer(self, self._save_wording)
        self._fields_timer = work.timer(self, self._save_fields)
        self._when_timer = work.timer(self, self._save_childs_when)
        self.sheet = WhiteCell()
        self.paper = PaperCell()
        self._build()

    def _build(self) -> None:
        chips = QWidget()
        chips.setLayout(FlowLayout(self._who, self._when, gap=8))
        self._chips = chips
        for part in (self.fields, self.childs_when, self.facts):
            part.hide()
        first = row(self.wording, self._more, gap=8)
        first.setStretch(0, 1)
        first.setAlignment(self._more, Qt.AlignmentFlag.AlignTop)
        words = column(first, 4, chips, self.fields, 4, self.childs_when, 4, self.facts)
        inside = row(self._number, words, gap=12, margins=(20, 8, 8, 10))
        inside.setAlignment(self._number, Qt.AlignmentFlag.AlignTop)
        inside.setStretch(1, 1)
        self.sheet.setLayout(column(inside, None))
        self.paper.setLayout(column(self.childs, None, margins=(15, 5, 13, 7)))
        for field in (self.wording, self.childs):
            field.edited.connect(self._typed)
        self._who.clicked.connect(partial(self.open_fields, at_day=False))
        self._when.clicked.connect(partial(self.open_fields, at_day=True))
        self.fields.edited.connect(self._typed_fields)
        self.fields.entered.connect(self._close_fields)
        self.childs_when.edited.connect(self._typed_childs_when)
        self.childs_when.returnPressed.connect(self._close_fields)
        self._more.clicked.connect(self._menu)
        for cell in (self.sheet, self.paper):
            for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
                shortcut = QShortcut(QKeySequence(keys), cell)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(partial(self._move, by))

    def show_decision(self, page: ReviewPage, one: DecisionRow) -> None:
        """Show what is kept; words that are being typed stay."""
        today = self._work.desk.today()
        self.decision = one
        self._number.show_number(one.number)
        if not self._wording_timer.is_waiting():
            self.wording.set_value(one.wording)
            self.childs.set_value(one.child_wording)
        if not self._fields_timer.is_waiting():
            self.fields.offer(page)
            self.fields.set_value(one.owner_name or "", one.due_on)
        self._who.say(one.owner_name or decision_words.ADD_WHO)
        self._when.say(decision_words.when_words(one, today))
        for chip, known, what in ((self._who, one.owner_name, "Who"), (self._when, one.due_on, "When")):
            chip.setAccessibleDescription(f"{what}, decision {one.number}")
            chip.use_tone(Tone.SECONDARY if known else Tone.ATTENTION)
            theme.set_role(chip, tint="" if known else "attention")
            chip.setEnabled(not page.closed)
        self.wording.setReadOnly(page.closed)
        self.childs.setReadOnly(page.closed)
        self._more.setVisible(not page.closed)

    def show_detail(self, page: ReviewPage, detail: DecisionDetail) -> None:
        """Show what is known beside the wordings."""
        self.detail = detail
        said = decision_detail_words.facts(detail, page.topics, name_of(page), self._work.desk.today())
        self.facts.show_words(said)
        self.facts.setVisible(bool(said))
        if not self._when_timer.is_waiting():
            self.childs_when.set_value(detail.when_in_childs_words or "")

    def say_urgent(self, *, cannot_wait: bool) -> None:
        """Say that it cannot wait, or that it can."""
        if self.detail is not None:
            self._describe(self.detail.topic, cannot_wait=cannot_wait)

    def choose_topic(self, topic: Topic | None) -> None:
        """Say to which topic of the review it belongs."""
        if self.detail is not None:
            self._describe(topic, cannot_wait=self.detail.priority)

    def open_fields(self, *, at_day: bool) -> None:
        """Ask who and when in fields in place of the chips."""
        self._chips.hide()
        self.fields.show()
        self.childs_when.show()
        field = self.fields.when if at_day else self.fields.who
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_away(self) -> None:
        """Let go of both sides."""
        for timer in (self._wording_timer, self._fields_timer, self._when_timer):
            timer.forget()
        for part in (self.sheet, self.paper, self):
            part.hide()
            part.deleteLater()

    def _typed(self) -> None:
        self._work.typing()
        self._wording_timer.touch()

    def _typed_fields(self) -> None:
        self._work.typing()
        self._fields_timer.touch()

    def _typed_childs_when(self) -> None:
        self._work.typing()
        self._when_timer.touch()

    def _save_childs_when(self) -> None:
        if self.detail is not None:
            self._describe(self.detail.topic, cannot_wait=self.detail.priority)

    def _describe(self, topic: Topic | None, *, cannot_wait: bool) -> None:
        self._when_timer.forget()
        self._work.write(
            partial(
                describe_decision,
                decision_id=self.decision.decision_id,
                topic=topic,
                priority=cannot_wait,
                when_in_childs_words=self.childs_when.value(),
            )
        )

    def _save_wording(self) -> None:
        self._work.write(
            partial(
                reword_decision,
                decision_id=self.decision.decision_id,
                wording=self.wording.value(),
                child_wording=self.childs.value(),
            )
        )

    def _save_fields(self) -> None:
        page, decision_id = self._work.page, self.decision.decision_id
        if page is None or not self.fields.when.is_understood():
            return
        owner = decision_words.owner_called(page, self.fields.who.value())
        on = self.fields.when.value()
        if owner.name != self.decision.owner_name:
            given = partial(give_decision_to, decision_id=decision_id, name=owner.name, role=owner.role)
            self._work.write(partial(given, person_id=owner.person_id))
        if on != self.decision.due_on:
            self._work.write(partial(set_decision_date, decision_id=decision_id, due_on=on))

    def _close_fields(self) -> None:
        if not self.fields.finish():
            self.fields.when.setFocus()
            return
        self._fields_timer.flush()
        self._when_timer.flush()
        self.fields.hide()
        self.childs_when.hide()
        self._chips.show()
        self.childs.put_caret()

    def _menu(self) -> None:
        menu = QMenu(self._more)
        menu.setAccessibleName(f"Decision {self.decision.number}")
        menu.addAction("Move up\tAlt+Up", partial(self._move, -1))
        menu.addAction("Move down\tAlt+Down", partial(self._move, 1))
        menu.addSeparator()
        self._add_details(menu)
        menu.addSeparator()
        menu.addAction("Delete this decision", self._delete)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _add_details(self, menu: QMenu) -> None:
        """Whether it can wait, and its topic: rarely changed, so they wait in the menu."""
        page, detail = self._work.page, self.detail
        if page is None or detail is None:
            return
        urgent = menu.addAction(
            decision_detail_words.CANNOT_WAIT, partial(self.say_urgent, cannot_wait=not detail.priority)
        )
        urgent.setCheckable(True)
        urgent.setChecked(detail.priority)
        topics = menu.addMenu("Topic")
        topics.setAccessibleName(f"Topic of decision {self.decision.number}")
        choices: list[tuple[Topic | None, str]] = [(None, decision_detail_words.NO_TOPIC)]
        choices += [(one.topic, one.title) for one in page.topics]
        for topic, title in choices:
            act = topics.addAction(title.replace("&", "&&"), partial(self.choose_topic, topic))
            act.setCheckable(True)
            act.setChecked(topic is detail.topic)

    def _move(self, by: int) -> None:
        self._work.flush()
        moved = partial(move_decision, decision_id=self.decision.decision_id, by=by)
        self._work.write(moved, then=lambda _number: self.moved.emit())

    def _delete(self) -> None:
        decision_id = self.decision.decision_id
        self._work.write_with_undo(
            partial(delete_decision, decision_id=decision_id, at=self._work.desk.clock()),
            partial(bring_back_decision, decision_id=decision_id),
            f"Decision {self.decision.number} deleted.",
        )
