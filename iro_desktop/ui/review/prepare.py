"""The step in which a review is prepared: the child's agenda first, then last time, the plan and the people."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.queries.preparing_checklist import Where
from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.review_prepare import Preparation, preparation
from iro_desktop.ui import theme
from iro_desktop.ui.consultation.consulted import Consulted
from iro_desktop.ui.kit import Hairline, Scroller, column, row
from iro_desktop.ui.review import asked_words, ready_words
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.review.kind_of_review import KindOfReview
from iro_desktop.ui.review.plan_section import PlanSection
from iro_desktop.ui.review.prepare_lists import AgendaSheet, LastTime
from iro_desktop.ui.review.prepare_meeting import MeetingFields
from iro_desktop.ui.review.prepare_people import AskedPeople
from iro_desktop.ui.review.prepare_ready import Ready
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.words import whose

_LIST_BESIDE_FROM = 900
_TWO_COLUMNS_FROM = 660
_LIST_WIDTH = 272


class PrepareStep(QWidget):
    """One section is open at a time, each with its state in one line. Everything is kept as it is typed or ticked."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self.agenda = AgendaSheet(work)
        self.meeting = MeetingFields(work)
        self.last_time = LastTime(work)
        self.plans = PlanSection(work)
        self.people = AskedPeople(work)
        self.consulted = Consulted(work)
        self.kind = KindOfReview(work)
        self.ready = Ready(work)
        self.ready.leads_to.connect(self._lead_to)
        self._build()

    def show_page(self, page: ReviewPage) -> None:
        """Show what is prepared so far; the rest is asked for and comes a moment later."""
        self.agenda.show_page(page)
        self.meeting.show_page(page)
        self.last_time.show_page(page)
        self.plans.show_page(page)
        self.kind.show_page(page)
        self.consulted.show_page(page)
        name = name_of(page)
        title = f"{whose(name[:1].upper() + name[1:])} agenda"
        self.sections[Where.AGENDA].say(ready_words.agenda_summary(page, self._work.desk.today()), title=title)
        desk = self._work.desk
        query = partial(preparation, review_id=page.review_id, today=desk.today(), bank_holidays=desk.bank_holidays)
        desk.casework.ask(self, query, then=self._came, refused=lambda _reason: None)

    def begin(self) -> None:
        """Give the keyboard to the child's agenda."""
        self.agenda.begin()

    def flush(self) -> None:
        """Write what is typed."""
        for part in (self.meeting, self.people, self.kind, self.plans):
            part.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        width = self.width() / theme.factor()
        beside = width >= _LIST_BESIDE_FROM
        self._whole.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.ready.setMaximumWidth(theme.px(_LIST_WIDTH) if beside else theme.px(1304))
        for_sections = width - _LIST_WIDTH if beside else width
        self._first.setDirection(ways.LeftToRight if for_sections >= _TWO_COLUMNS_FROM else ways.TopToBottom)

    def _build(self) -> None:
        first, last, plan = QWidget(), QWidget(), QWidget()
        left = QWidget()
        left.setLayout(column(self.agenda, 16, self.meeting.beginning, None))
        self._first = row(left, self.meeting, gap=24, margins=(28, 4, 0, 16))
        self._first.setStretch(0, 1)
        self._first.setStretch(1, 1)
        self._first.setAlignment(left, Qt.AlignmentFlag.AlignTop)
        first.setLayout(self._first)
        last.setLayout(column(self.last_time, margins=(28, 4, 0, 16)))
        plan.setLayout(column(self.plans, margins=(28, 4, 0, 16)))
        people = QWidget()
        people.setLayout(column(self.people, 20, self.consulted, margins=(28, 4, 0, 16)))
        self.sections = {
            Where.AGENDA: Folded("The child’s agenda", first),
            Where.LAST_TIME: Folded("Since last time", last),
            Where.PLAN: Folded("Plan", plan),
            Where.PEOPLE: Folded("People", people),
        }
        self.sections[Where.AGENDA].open()
        self.plans.said.connect(self.sections[Where.PLAN].say)
        parts: list[QWidget] = []
        for section in self.sections.values():
            section.opened.connect(partial(self._shut_others, section))
            parts += [section, Hairline(soft=True)]
        sections = QWidget()
        sections.setLayout(column(*parts, self.kind, None, gap=2))
        self._whole = row(sections, self.ready, gap=32)
        self._whole.setStretch(0, 1)
        self._whole.setAlignment(self.ready, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setLayout(column(self._whole, None, margins=(32, 12, 32, 24)))
        inside.setMaximumWidth(theme.px(1304))
        self._scroller = Scroller(inside, name="Prepare")
        self.setLayout(column(self._scroller))

    def _came(self, prepared: Preparation) -> None:
        page = self._work.page
        if page is None or self._work.is_behind():
            return  # another page is on its way, and with it another answer
        self.meeting.show_preparation(prepared)
        self.last_time.show_preparation(page, prepared)
        self.people.show_preparation(page, prepared)
        self.ready.show_preparation(page, prepared)
        self.sections[Where.LAST_TIME].say(ready_words.last_time_summary(page, prepared))
        self.sections[Where.PEOPLE].say(asked_words.summary(prepared))

    def _shut_others(self, opened: Folded) -> None:
        for section in self.sections.values():
            if section is not opened:
                section.shut()
        # Once the page is laid out anew: what was shut above has moved it.
        QTimer.singleShot(0, opened, lambda: QTimer.singleShot(0, opened, partial(self._bring_into_sight, opened)))

    def _bring_into_sight(self, section: Folded) -> None:
        """All of a section that was opened where there is room; else its first lines, below the heads of the others."""
        bar, inside = self._scroller.verticalScrollBar(), self._scroller.widget()
        if inside is None:
            return
        height = self._scroller.viewport().height()
        top = section.mapTo(inside, QPoint()).y()
        heads = self.sections[Where.AGENDA].mapTo(inside, QPoint()).y()
        highest = max(heads, top - height // 3)
        bar.setValue(min(max(bar.value(), top + section.height() - height), highest))

    def _lead_to(self, where: str) -> None:
        """Open the section where a line of the list is done, or the panel where a talk is recorded."""
        if where == Where.TALK:
            page = self._work.page
            self._work.flush()
            self._work.desk.capture(page.who.child_id if page else None)
            return
        section = self.sections[Where(where)]
        section.open()
        self._shut_others(section)
        section.setFocus(Qt.FocusReason.OtherFocusReason)
