"""The two margins of the meeting: the agenda and last time at the left, decisions and how the child took part right."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from iro_desktop.queries.review import DecisionRow, ReviewPage
from iro_desktop.ui.kit import Button, Hairline, Icon, Label, Role, column, row
from iro_desktop.ui.kit.frames import Margins
from iro_desktop.ui.kit.layouts import take_out
from iro_desktop.ui.review import decision_words, meeting_words
from iro_desktop.ui.review.decision_card import DecisionCard
from iro_desktop.ui.review.directions import Directions
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.review.lines import NumberedLine
from iro_desktop.ui.review.meeting_words import Topic
from iro_desktop.ui.review.meetings_bar_words import Proposed
from iro_desktop.ui.review.took_part import TookPartQuestions
from iro_desktop.ui.review.topics_list import TopicsList
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.words import whose

_INSET: Margins = (12, 0, 12, 0)


class AgendaMargin(QWidget):
    """The child's agenda, the adults' below it, and what became of the decisions of last time."""

    chosen = Signal(object)

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._childs = Label("", Style.H3, Tone.VOICE)
        self._adults = Label("The adults’ agenda", Style.SMALL, Tone.SECONDARY)
        self._last = Label("Last time", Style.H3)
        self._childs.setContentsMargins(*_INSET)
        self._group = QButtonGroup(self)
        self._lines: dict[UUID | None, NumberedLine] = {}
        self._agenda = column(gap=0)
        self._decided = column(gap=10, margins=_INSET)
        self._last_part = QWidget()
        self._last_part.setLayout(column(16, Hairline(), 12, _inset(self._last), 10, self._decided))
        agenda = QWidget()
        agenda.setLayout(self._agenda)
        agenda.setAccessibleName("Agenda")
        self.topics = TopicsList(work)
        self._directions = Directions(work)
        directions = _inset(self._directions)
        to_consider = QWidget()
        to_consider.setLayout(column(16, Hairline(), 12, self.topics))
        self.setLayout(column(self._childs, 8, agenda, self._last_part, directions, to_consider, None))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_page(self, page: ReviewPage, topics: tuple[Topic, ...], topic_id: UUID | None) -> None:
        """Show the agenda with the topic talked about now, and last time."""
        name = name_of(page)
        self._childs.show_words(f"{whose(name[:1].upper() + name[1:])} agenda")
        self._show_topics(page, topics, topic_id)
        self.topics.show_page(page)
        adjourned = page.adjournment
        went_on = adjourned is not None and adjourned.goes_on and bool(adjourned.directions)
        self._directions.setVisible(went_on)
        if adjourned is not None and went_on:
            self._directions.show_page(page, adjourned)
        self._show_last_time(page)

    def _show_topics(self, page: ReviewPage, topics: tuple[Topic, ...], topic_id: UUID | None) -> None:
        take_out(self._agenda)
        for gone in set(self._lines) - {topic.item_id for topic in topics}:
            self._lines.pop(gone).deleteLater()
        self._adults.hide()
        adults_begun = False
        for topic in topics:
            if not topic.from_child and topic.item_id is not None and not adults_begun:
                adults_begun = True
                self._agenda.addSpacing(10)
                self._agenda.addLayout(row(12, self._adults))
                self._agenda.addSpacing(6)
                self._adults.show()
            line = self._lines.get(topic.item_id)
            if line is None:
                line = self._lines[topic.item_id] = NumberedLine()
                line.setCheckable(True)
                line.clicked.connect(partial(self.chosen.emit, topic.item_id))
                self._group.addButton(line)
            number = str(topic.number or "")
            line.show_line(number, topic.title, done=topic.talked_about, now=not page.closed)
            line.setChecked(topic.item_id == topic_id)
            if topic.number is not None and topic.number < 10:
                line.setToolTip(f"Alt+{topic.number}")
            self._agenda.addWidget(line)
            line.show()

    def _show_last_time(self, page: ReviewPage) -> None:
        clear(self._decided)
        lines = meeting_words.last_time(page, self._work.desk.today())
        self._last_part.setVisible(bool(lines))
        for line in lines:
            icon = Icon(line.icon, line.tone)
            words = column(Label(line.words), Label(line.below, Style.SMALL, Tone.SECONDARY))
            part = QWidget()
            inside = row(icon, words, gap=6)
            inside.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
            inside.setStretch(1, 1)
            part.setLayout(inside)
            self._decided.addWidget(part)


class DecisionsMargin(QWidget):
    """The decisions made so far, the one being made, and how the child took part."""

    go_on = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self.card = DecisionCard(work)
        self.took_part = TookPartQuestions(work)
        self.go_on_button = Button("Go to the decisions", Role.PRIMARY).grow_wide()
        self.go_on_button.clicked.connect(self.go_on)
        self._lines: dict[UUID, NumberedLine] = {}
        self._list = column(gap=14)
        self._key = Label("Ctrl+D", Style.SMALL, Tone.SECONDARY, wrap=False)
        title = row(Label("Decisions", Style.H3), self._key, gap=8)
        title.setStretch(0, 1)
        self.setLayout(
            column(
                title,
                8,
                Hairline(),
                12,
                self._list,
                14,
                self.card,
                20,
                Hairline(),
                14,
                self.took_part,
                18,
                self.go_on_button,
                None,
            )
        )
        self.card.changed_record.connect(self._show_again)

    def show_page(
        self, page: ReviewPage, at_meeting: ReviewPage, meeting_id: UUID | None, whole: Proposed | None
    ) -> None:
        """Show every decision but the one in the card, and how the child took part in the meeting on screen."""
        self._show_list(page)
        self.card.show_page(page)
        self.card.setVisible(not page.closed)
        self._key.setVisible(not page.closed)
        self.took_part.show_page(at_meeting, meeting_id, whole)

    def _show_list(self, page: ReviewPage) -> None:
        today = self._work.desk.today()
        shown = [one for one in page.decisions if one.decision_id != self.card.decision_id]
        take_out(self._list)
        for gone in set(self._lines) - {one.decision_id for one in shown}:
            self._lines.pop(gone).deleteLater()
        for one in shown:
            line = self._lines.get(one.decision_id)
            if line is None:
                line = self._lines[one.decision_id] = NumberedLine(inset=False)
                line.clicked.connect(partial(self._change, one.decision_id))
            below = decision_words.who_and_when(one, today)
            line.show_line(str(one.number), one.wording or one.child_wording or "Nothing typed yet", below=below)
            self._list.addWidget(line)
            line.show()

    def _change(self, decision_id: UUID) -> None:
        page = self._work.page
        one: DecisionRow | None = None
        if page is not None and not page.closed:
            one = next((row for row in page.decisions if row.decision_id == decision_id), None)
        if one is not None:
            self.card.take(one)

    def _show_again(self) -> None:
        if self._work.page is not None:
            self._show_list(self._work.page)


def _inset(widget: QWidget) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(widget, margins=_INSET))
    return holder
