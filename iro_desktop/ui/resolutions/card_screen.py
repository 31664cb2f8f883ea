"""One resolution: who, when, what next; the ladder with Cafcass beside it; what was raised; all that followed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.resolution_steps import message_sent, take_back
from iro_desktop.models.refused import Refused
from iro_desktop.queries.resolution_card import Act, CardPage, resolution_card
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Avatar, FlowLayout, Hairline, Label, Scroller, Tag, column, row
from iro_desktop.ui.office_doubt import OfficeDoubt
from iro_desktop.ui.resolutions import card_words, history_words
from iro_desktop.ui.resolutions.act_panel import open_act
from iro_desktop.ui.resolutions.act_words import about_page
from iro_desktop.ui.resolutions.card_now import NowCard
from iro_desktop.ui.resolutions.card_parts import ChildLines, Concern, History, LadderSteps
from iro_desktop.ui.resolutions.card_words import PageWords
from iro_desktop.ui.resolutions.kinds import SHOWN
from iro_desktop.ui.resolutions.message_flow import Message, offer_message
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_SIDE_WIDTH = 320
_ONE_COLUMN_BELOW = 760
_TAKEN_BACK = "Taken back. It stays in the history and counts no more."
_KEYS = {"A": Act.ANSWERED, "E": Act.ESCALATE, "W": Act.WAIT, "S": Act.SETTLE, "N": Act.NOTE, "T": Act.TELL_CHILD}


class ResolutionScreen(Screen):
    """Shows one concern, about one child or several. The page is asked for anew whenever something about it changes."""

    sidebar_place = "resolutions"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        assert place.record_id is not None, "the page is about one concern"
        self._desk = desk
        self._concern_id: UUID = place.record_id
        self._page: CardPage | None = None
        self._build()
        for key, act in _KEYS.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._act_if_possible, act))
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        heading = PageHeading(back_to="Resolutions")
        heading.back.connect(lambda: self._desk.go(Place(Page.RESOLUTIONS)))
        return heading

    def child_shown(self) -> UUID | None:
        """The child, where it is about one."""
        children = self._page.children if self._page is not None else ()
        return children[0].who.child_id if len(children) == 1 else None

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_side"):
            self._fit()

    # Build

    def _build(self) -> None:
        self._pictures = row(gap=4)
        self._title = Label("", Style.H1)
        self._below = Label("", tone=Tone.SECONDARY)
        self._tags = FlowLayout()
        named = column(self._title, self._below, 6, self._tags)
        head = row(gap=16)
        head.addLayout(self._pictures)
        head.addLayout(named, 1)
        self.now = NowCard()
        self.now.act_wanted.connect(self._act)
        self.now.message_wanted.connect(self._show_message)
        self.now.sent_wanted.connect(self._is_sent)
        self.concern = Concern()
        self.concern.opened.connect(self._desk.go)
        self.history = History()
        self.history.take_back_wanted.connect(self._take_back)
        left = QWidget()
        left.setLayout(
            column(OfficeDoubt(self._desk), self.now, 20, self.concern, 16, Hairline(), 16, self.history, None)
        )
        self.ladder = LadderSteps()
        self.ladder.cafcass_wanted.connect(partial(self._act, Act.TO_CAFCASS))
        self.children_of_card = ChildLines()
        self.children_of_card.opened.connect(self._open_child)
        self._side = QWidget()
        self._side.setLayout(column(self.children_of_card, 20, self.ladder, None))
        self._body = row(gap=28)
        self._body.addWidget(left, 1)
        self._body.addWidget(self._side)
        self._whole = QWidget()
        self._whole.setLayout(column(head, 16, self._body, None, margins=(32, 8, 32, 24)))
        self._whole.hide()
        self.setLayout(column(Scroller(self._whole, name="The resolution")))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _fit(self) -> None:
        narrow = self.width() / theme.factor() < _ONE_COLUMN_BELOW
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._side.setMaximumWidth(_UNBOUNDED if narrow else theme.px(_SIDE_WIDTH))
        self._side.setMinimumWidth(0 if narrow else theme.px(_SIDE_WIDTH))

    # Show

    def _ask(self) -> None:
        query = partial(
            resolution_card,
            concern_id=self._concern_id,
            today=self._desk.today(),
            bank_holidays=self._desk.bank_holidays,
            officer_name=self._desk.officer_name,
        )
        self._desk.casework.ask(self, query, then=self._show, refused=self._gone)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & SHOWN:
            self._ask()

    def _gone(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, [])
        self._desk.go(Place(Page.RESOLUTIONS))

    def _show(self, page: CardPage) -> None:
        first_time, self._page = self._page is None, page
        today = self._desk.today()
        shown = card_words.page_words(page, today, self._desk.bank_holidays)
        self._show_head(shown)
        self.now.show_now(shown.now)
        self.concern.show_concern(shown.texts, shown.reasons, shown.links)
        self.history.show_steps(history_words.history(page, today, tz_of=self._desk.clock()))
        self.children_of_card.show_children(shown.children)
        self.ladder.setVisible(bool(shown.rungs))
        self.ladder.show_rungs(shown.rungs, shown.cafcass, shown.warning, may_go=shown.may_go_to_cafcass)
        self._whole.show()
        if first_time and self.isVisible() and self.window().focusWidget() in (None, self):
            self.now.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setFocusProxy(self.now)

    def _show_head(self, shown: PageWords) -> None:
        while (item := self._pictures.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        for animal in shown.animals[:_MOST_PICTURES]:
            self._pictures.addWidget(Avatar(animal, 56), 0, Qt.AlignmentFlag.AlignTop)
        self._title.show_words(shown.title)
        self._below.show_words(shown.below)
        self._tags.clear()
        for words in shown.tags:
            tag = Tag(words)
            self._tags.addWidget(tag)
            tag.show()

    # Act

    def _act(self, act: Act) -> None:
        if self._page is not None:
            open_act(self._desk, act, about_page(self._page))

    def _act_if_possible(self, act: Act) -> None:
        if self._page is not None and act in self.now.acts():
            self._act(act)

    def _show_message(self) -> None:
        offer_message(self._desk, self._concern_id, Message.NOW)

    def _is_sent(self) -> None:
        sent = partial(message_sent, concern_id=self._concern_id, today=self._desk.today(), by=self._by)
        self._desk.casework.write(self._desk.casework, sent, then=partial(self._say_with_undo, "Kept as sent."))

    def _take_back(self, step_ids: tuple[UUID, ...]) -> None:
        # No Undo: taking back is itself a step, and the step can be taken once more.
        take = partial(take_back, step_ids=step_ids, today=self._desk.today(), by=self._by)
        self._desk.casework.write(self._desk.casework, take, then=lambda _: self._desk.say(_TAKEN_BACK, []))

    def _say_with_undo(self, sentence: str, step_ids: tuple[UUID, ...]) -> None:
        desk = self._desk
        undo = partial(take_back, step_ids=step_ids, today=desk.today(), by=self._by)
        desk.say(sentence, [ToastAction("Undo", lambda: desk.casework.write(desk.casework, undo))])

    def _open_child(self, child_id: object) -> None:
        if isinstance(child_id, UUID):
            self._desk.go(Place(Page.CHILD, child_id))

    @property
    def _by(self) -> str | None:
        return self._desk.officer_name or None


_MOST_PICTURES = 3
_UNBOUNDED = 16_777_215
