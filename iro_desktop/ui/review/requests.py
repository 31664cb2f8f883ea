"""What the child asked for and the answers, above the decisions: one line each, by key or click."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.decision_origins import decide_on_request
from iro_desktop.actions.requests import (
    add_request,
    answer_request,
    ask_again,
    bring_back_request,
    delete_request,
    reword_request,
    tell_the_child,
)
from iro_desktop.models.childs_request import RequestAnswer
from iro_desktop.models.ids import new_id
from iro_desktop.queries.requests import RequestRow, RequestsPage, requests_page
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.kit import (
    Button,
    DateField,
    FlowLayout,
    Hairline,
    IconButton,
    Label,
    Pills,
    Role,
    TextField,
    Tick,
    column,
    row,
)
from iro_desktop.ui.review import decision_words, request_words
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.review.suggesting import Suggestions
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone

_BESIDE_FROM = 760
_KINDS = frozenset({"childs_request", "childs_words", "review"})


class Requests(QWidget):
    """The list, the field for one more, what earlier reviews left open, and what was said that may be a request."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self.lines: dict[UUID, RequestLine] = {}
        self._page: ReviewPage | None = None
        self._title = Label("", Style.H3)
        self._list, self._before = column(), column(gap=4)
        self._said = FlowLayout(gap=8, line_gap=6)
        self._said_around = QWidget()
        self._said_around.setLayout(column(Label("From what was said", Style.SMALL, Tone.SECONDARY), 4, self._said))
        self.field = TextField("What was asked for")
        self.field.returnPressed.connect(self._add)
        self._add_line = QWidget()
        add = Button("Add", Role.QUIET_SMALL, icon_name="plus")
        add.setAccessibleDescription("Add what the child asked for")
        add.clicked.connect(self._add)
        line = row(self.field, add, gap=8)
        line.setStretch(0, 1)
        self._add_line.setLayout(line)
        self.setLayout(
            column(self._title, 4, Hairline(), 4, self._before, self._list, 8, self._add_line, 6, self._said_around)
        )
        work.desk.casework.changed.connect(self._changed)

    def show_page(self, page: ReviewPage) -> None:
        """Show the requests of this review."""
        self._page = page
        name = name_of(page)
        self._title.show_words(request_words.heading(name))
        self.field.setPlaceholderText(request_words.add_prompt(name))
        self.field.setAccessibleName(request_words.add_prompt(name))
        self._add_line.setVisible(not page.closed)
        self._read()

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS and self._page is not None:
            self._read()

    def _read(self) -> None:
        query = partial(requests_page, review_id=self._work.review_id)
        self._work.desk.casework.ask(self, query, then=self._show)

    def _show(self, shown: RequestsPage) -> None:
        page = self._page
        if page is None:
            return
        wanted = {one.request_id for one in shown.requests}
        for gone in set(self.lines) - wanted:
            self.lines.pop(gone).take_away()
        for one in shown.requests:
            line = self.lines.get(one.request_id)
            if line is None:
                line = self.lines[one.request_id] = RequestLine(self._work)
                self._list.addWidget(line)
            line.show_request(page, one)
        self._show_before(page, shown)
        self._show_said(page, shown)

    def _show_before(self, page: ReviewPage, shown: RequestsPage) -> None:
        clear(self._before)
        today = self._work.desk.today()
        for one in shown.left_open if not page.closed else ():
            take = Button("Ask again", Role.QUIET_SMALL, icon_name="redo-2")
            take.setAccessibleDescription(one.asked)
            again = partial(ask_again, review_id=self._work.review_id, request_id=one.request_id)
            take.clicked.connect(partial(self._work.write, again))
            words = column(Label(one.asked), Label(request_words.left_open(one, today), Style.SMALL, Tone.SECONDARY))
            line = row(words, take, gap=12, margins=(0, 6, 0, 2))
            line.setStretch(0, 1)
            holder = QWidget()
            holder.setLayout(line)
            self._before.addWidget(holder)

    def _show_said(self, page: ReviewPage, shown: RequestsPage) -> None:
        self._said.clear()
        for one in shown.said if not page.closed else ():
            button = Button(request_words.shortened(one.words), Role.VOICE)
            button.setAccessibleDescription("Write this down as something the child asked for")
            asked = partial(add_request, review_id=self._work.review_id, asked=one.words, words_id=one.words_id)
            button.clicked.connect(partial(self._work.write, asked))
            self._said.addWidget(button)
            button.show()
        self._said_around.setVisible(bool(shown.said) and not page.closed)

    def _add(self) -> None:
        asked = self.field.value().strip()
        if asked:
            self.field.set_value("")
            self._work.write(partial(add_request, review_id=self._work.review_id, asked=asked, request_id=new_id()))


class RequestLine(QWidget):
    """One request: what was asked, yes, not yet or no, and where it is not yes, why, who decides and when again."""

    answered = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._row: RequestRow | None = None
        self.asked = TextField("What was asked")
        self.answer = Pills("The answer", request_words.ANSWERS)
        self.why = TextField("Why, as the child can read it", placeholder="Why, as the child can read it")
        self.who = TextField("Who decides", placeholder="Who decides")
        self._names = Suggestions(self.who, "Who decides")
        desk = work.desk
        self.again = DateField(
            "Looked at again on", desk.today, desk.bank_holidays, placeholder="Look again on", explain=False
        )
        self.told = Tick("Told")
        self._before, self._lacking = Label("", Style.SMALL, Tone.SECONDARY), Label("", Style.SMALL, Tone.ATTENTION)
        self._remove = IconButton("x", "Take this request out")
        self._remove.clicked.connect(self._take_out)
        self._timer = work.timer(self, self._save)
        self._wording = work.timer(self, self._save_wording)
        asked = row(self.asked, gap=8)
        asked.setStretch(0, 1)
        self._first = row(gap=12)
        self._first.addLayout(asked, 1)
        self._first.addLayout(row(self.answer, self._remove, gap=4))
        self._more = QWidget()
        self._reason = row(self.why, gap=8)
        self._reason.setStretch(0, 1)
        who = row(self.who, self.again, gap=8)
        who.setStretch(0, 1)
        self._second = row(gap=8)
        self._second.addLayout(self._reason, 1)
        self._second.addLayout(who, 1)
        self._more.setLayout(self._second)
        self.decide = Button("Make it a decision", Role.QUIET_SMALL, icon_name="arrow-right")
        self.decide.clicked.connect(self._make_decision)
        told = row(self._lacking, self.decide, None, self.told, gap=16)
        self.setLayout(column(self._first, self._before, 4, self._more, 2, told, margins=(0, 6, 0, 6)))
        self.asked.edited.connect(self._typed_wording)
        self.answer.edited.connect(self._chosen)
        self.told.edited.connect(self._tell)
        for field in (self.why, self.who, self.again):
            field.edited.connect(self._typed)

    def show_request(self, page: ReviewPage, one: RequestRow) -> None:
        """Show what is kept; words that are being typed stay."""
        self._row = one
        name, today = name_of(page), self._work.desk.today()
        if not self._wording.is_waiting():
            self.asked.set_value(one.asked)
        if not self._timer.is_waiting():
            self.answer.set_value(one.answer)
            self.why.set_value(one.why or "")
            self.who.set_value(one.who_decides or "")
            self.again.set_value(one.look_again_on)
            self.told.set_value(one.told_child_on is not None)
        self._names.offer(decision_words.who_can_do_it(page))
        self.told.setText(f"{name} has been told")
        self.told.setAccessibleName(f"{name} has been told: {one.asked}")
        self.asked.setAccessibleName(f"What {name} asked for")
        before = request_words.asked_before(one, today)
        self._before.show_words(before)
        self._before.setVisible(bool(before))
        lacking = request_words.lacking(one, name)
        self._lacking.show_words(lacking)
        self._lacking.setVisible(bool(lacking))
        self._more.setVisible(one.answer in (RequestAnswer.NO, RequestAnswer.NOT_YET))
        self.told.setVisible(one.answer is not None)
        decided = any(decision.decision_id == one.decision_id for decision in page.decisions)
        self.decide.setVisible(one.answer is RequestAnswer.YES and not decided and not page.closed)
        self.decide.setAccessibleDescription(one.asked)
        for part in (self.asked, self.answer, self.why, self.who, self.again, self._remove):
            part.setEnabled(not page.closed)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if self.width() / theme.factor() >= _BESIDE_FROM else ways.TopToBottom
        for line in (self._first, self._second):
            line.setDirection(way)

    def take_away(self) -> None:
        """Let go of it."""
        for timer in (self._timer, self._wording):
            timer.forget()
        self.hide()
        self.deleteLater()

    def _typed(self) -> None:
        self._work.typing()
        self._timer.touch()

    def _typed_wording(self) -> None:
        self._work.typing()
        self._wording.touch()

    def _chosen(self) -> None:
        self._save()
        if self.answer.value() in (RequestAnswer.NO, RequestAnswer.NOT_YET):
            self._more.show()
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        one, answer = self._row, self.answer.value()
        self._timer.forget()
        if one is None or not self.again.is_understood():
            return
        self._work.write(
            partial(
                answer_request,
                request_id=one.request_id,
                answer=RequestAnswer(answer) if answer else None,
                why=self.why.value(),
                who_decides=self.who.value(),
                look_again_on=self.again.value(),
            )
        )

    def _save_wording(self) -> None:
        self._wording.forget()
        asked = self.asked.value().strip()
        if self._row is not None and asked:
            self._work.write(partial(reword_request, request_id=self._row.request_id, asked=asked))

    def _make_decision(self) -> None:
        if self._row is not None:
            self._work.write(partial(decide_on_request, request_id=self._row.request_id))

    def _tell(self) -> None:
        if self._row is not None:
            on = self._work.desk.today() if self.told.value() else None
            self._work.write(partial(tell_the_child, request_id=self._row.request_id, on=on))

    def _take_out(self) -> None:
        if self._row is None:
            return
        request_id = self._row.request_id
        self._work.write_with_undo(
            partial(delete_request, request_id=request_id, at=self._work.desk.clock()),
            partial(bring_back_request, request_id=request_id),
            "Request taken out.",
        )
