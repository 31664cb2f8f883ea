"""The step in which the child's requests are answered, and decisions worded: for the sheet and for the letter."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from iro_desktop.actions.decisions import add_decision
from iro_desktop.models.ids import new_id
from iro_desktop.queries.decision_details import DetailsPage, decision_details
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Icon, Label, Role, Scroller, Sheet, column, row
from iro_desktop.ui.kit.icons import IN_SMALL
from iro_desktop.ui.kit.layouts import take_out
from iro_desktop.ui.review import decision_words, participation_words
from iro_desktop.ui.review.decision_carried import LeftOpen
from iro_desktop.ui.review.decision_rows import DecisionPair, PaperCell, WhiteCell
from iro_desktop.ui.review.next_review import NextReview
from iro_desktop.ui.review.requests import Requests
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.words import whose

_SIDE_BY_SIDE_FROM = 620
_HEAD_ON_ONE_LINE_FROM = 860


class DecideStep(QWidget):
    """Both wordings of every decision, and below them what else the meeting settled."""

    go_to_the_meeting = Signal()

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._pairs: dict[UUID, DecisionPair] = {}
        self._focus_next: UUID | None = None
        self._side_by_side = True
        self._build()
        shortcut = QShortcut(QKeySequence("Ctrl+D"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._add)

    def show_page(self, page: ReviewPage) -> None:
        """Show every decision, and what is missing in which."""
        today, holidays = self._work.desk.today(), self._work.desk.bank_holidays
        self._for_sheet.show_words(decision_words.for_the_sheet(page, today, holidays))
        self._letter_title.show_words(f"For {whose(name_of(page))} letter")
        self._for_letter.show_words(decision_words.for_the_letter(page, today))
        lacking = decision_words.lacking(page.decisions)
        self._lacking.show_words(lacking.words)
        self._lacking_icon.setVisible(bool(lacking.words) and lacking.all_there)
        self.requests.show_page(page)
        self.left_open.show_page(page)
        self._show_pairs(page)
        self._ask_details(page)
        self._foot.setVisible(not page.closed)
        self._hint.setVisible(not page.closed and len(page.decisions) > 1)
        self._took_part_title.show_words(f"How {name_of(page)} took part")
        self._took_part.show_words(participation_words.in_short(page))
        self._in_return.show_words(participation_words.in_the_return(page))
        self._in_return.setVisible(page.participation is not None)
        self._change.setVisible(not page.closed)
        midway, its_sum = decision_words.midway_words(page, today, holidays)
        self._midway.show_words(midway)
        self._midway_sum.show_words(its_sum)
        self.next_review.show_page(page)

    def begin(self) -> None:
        """Give the keyboard to the first decision that has no words for the child yet, else to the first."""
        pairs = list(self._pairs.values())
        first = next((pair for pair in pairs if not pair.childs.value()), pairs[0] if pairs else None)
        if first is not None:
            first.childs.put_caret()
        else:
            self._add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        room = self.width() / theme.factor()
        side_by_side = room >= _SIDE_BY_SIDE_FROM
        ways = QBoxLayout.Direction
        beside = room >= _HEAD_ON_ONE_LINE_FROM
        self._letter_head.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._settled_line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        if side_by_side != self._side_by_side:
            self._side_by_side = side_by_side
            self._lay_out()

    # Build

    def _build(self) -> None:
        self._build_heads()
        self._add_button = Button("Add a decision", Role.QUIET, icon_name="plus")
        self._add_button.setToolTip("Add a decision (Ctrl+D)")
        self._add_button.clicked.connect(self._add)
        self._hint = Label("Alt+Up and Alt+Down move a decision", Style.SMALL, Tone.SECONDARY)
        self._nothing = Label(
            "No decisions yet. Each is one sentence: what will happen, who will do it, by when.", tone=Tone.SECONDARY
        )
        self._foot = QWidget()
        foot = row(self._add_button, Label("Ctrl+D", Style.SMALL, Tone.SECONDARY, wrap=False), 12, None, self._hint)
        foot.setContentsMargins(12, 4, 20, 4)
        foot.setSpacing(8)
        self._foot.setLayout(foot)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)
        sheet = Sheet()
        sheet.body.addLayout(self._grid)
        sheet.body.addWidget(self._foot)
        self._settled = self._build_settled()
        inside = QWidget()
        self.requests, self.left_open = Requests(self._work), LeftOpen(self._work)
        inside.setLayout(
            column(self.requests, 18, self.left_open, sheet, 18, self._settled, None, margins=(32, 16, 32, 24))
        )
        inside.setMaximumWidth(theme.px(1304))
        self.setLayout(column(Scroller(inside, name="Decide")))
        self._lay_out()

    def _build_heads(self) -> None:
        self._sheet_head = WhiteCell()
        self._for_sheet = Label("", Style.SMALL, Tone.SECONDARY)
        self._sheet_head.setLayout(
            column(Label("For the decision sheet", bold=True), self._for_sheet, None, margins=(20, 6, 20, 8))
        )
        self._paper_head = PaperCell(first=True)
        self._letter_title = Label("", Style.BODY, Tone.PAPER, bold=True)
        self._for_letter = Label("", Style.SMALL, Tone.PAPER_HINT)
        self._lacking = Label("", Style.SMALL, Tone.PAPER)
        self._lacking_icon = Icon("check", Tone.PAPER_ACCENT, IN_SMALL)
        lacking = row(self._lacking_icon, self._lacking, gap=6)
        lacking.setStretch(1, 1)
        self._letter_head = row(gap=6, margins=(24, 6, 20, 8))
        self._letter_head.addLayout(column(self._letter_title, self._for_letter), 1)
        self._letter_head.addLayout(lacking)
        self._paper_head.setLayout(self._letter_head)

    def _build_settled(self) -> QWidget:
        self._took_part_title = Label("", Style.SMALL, Tone.SECONDARY)
        self._took_part = Label("")
        self._in_return = Label("", Style.SMALL, Tone.SECONDARY)
        self._change = Button("Change it in the meeting", Role.LINK)
        self._change.clicked.connect(self.go_to_the_meeting)
        self._midway, self._midway_sum = Label(""), Label("", Style.SMALL, Tone.SECONDARY)
        self.next_review = NextReview(self._work)
        took_part, midway = QWidget(), QWidget()
        took_part.setLayout(column(self._took_part_title, 8, self._took_part, self._in_return, self._change, None))
        midway.setLayout(
            column(Label("Midway check", Style.SMALL, Tone.SECONDARY), 8, self._midway, self._midway_sum, None)
        )
        settled = QWidget()
        self._settled_line = row(took_part, self.next_review, midway, gap=24)
        for place in range(3):
            self._settled_line.setStretch(place, 1)
        settled.setLayout(self._settled_line)
        return settled

    # Show

    def _show_pairs(self, page: ReviewPage) -> None:
        wanted = [one.decision_id for one in page.decisions]
        order_before = list(self._pairs)
        for gone in set(self._pairs) - set(wanted):
            self._pairs.pop(gone).take_away()
        for one in page.decisions:
            pair = self._pairs.get(one.decision_id)
            if pair is None:
                pair = DecisionPair(self._work, one, name_of(page))
                pair.setParent(self)
                pair.moved.connect(partial(self._keep_keyboard, one.decision_id))
                self._pairs[one.decision_id] = pair
            pair.show_decision(page, one)
        self._pairs = {decision_id: self._pairs[decision_id] for decision_id in wanted}
        if order_before != wanted:
            self._lay_out()
        self._nothing.setVisible(not wanted)
        if self._focus_next in self._pairs:
            self._pairs[self._focus_next].wording.put_caret()
            self._focus_next = None

    def _ask_details(self, page: ReviewPage) -> None:
        desk = self._work.desk
        query = partial(
            decision_details,
            review_id=page.review_id,
            today=desk.today(),
            bank_holidays=desk.bank_holidays,
            limits=page.limits,
        )
        desk.casework.ask(self, query, then=partial(self._show_details, page))

    def _show_details(self, page: ReviewPage, shown: DetailsPage) -> None:
        for detail in shown.decisions:
            if detail.decision_id in self._pairs:
                self._pairs[detail.decision_id].show_detail(page, detail)

    def _lay_out(self) -> None:
        """Both sides beside each other; where there is no room, each decision's paper below its white."""
        take_out(self._grid)
        beside = self._side_by_side
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)
        cells = [(self._sheet_head, self._paper_head)]
        cells += [(pair.sheet, pair.paper) for pair in self._pairs.values()]
        line = 0
        for white, paper in cells:
            self._grid.addWidget(white, line, 0)
            line += 0 if beside else 1
            self._grid.addWidget(paper, line, 1 if beside else 0)
            line += 1
            white.show()
            paper.show()
        if not self._pairs:
            self._grid.addWidget(self._nothing, line, 0, 1, 2)
            self._nothing.setContentsMargins(20, 14, 20, 6)

    # Act

    def _add(self) -> None:
        page = self._work.page
        if page is None or page.closed:
            return
        self._work.flush()
        decision_id = self._focus_next = new_id()
        self._work.write(partial(add_decision, review_id=self._work.review_id, decision_id=decision_id))

    def _keep_keyboard(self, decision_id: UUID) -> None:
        self._focus_next = decision_id
