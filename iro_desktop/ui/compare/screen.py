"""Compare: two people changed the same words; both are shown, and a person says what is kept."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.protocol.fields import Json
from iro_desktop.queries.comparison import Comparison, comparison
from iro_desktop.store.conflicts import settle
from iro_desktop.ui import theme
from iro_desktop.ui.compare import viewmodel
from iro_desktop.ui.compare.parts import KeptField, VersionCard
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Avatar, Button, Card, EmptyState, Label, Role, Scroller, Sheet, column, row
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Tone

_BESIDE_FROM = 760
_MARGINS = (32, 16, 32, 24)
_BACK_TO = "Sync centre"


class CompareScreen(Screen):
    """Shows the question it was opened with. It holds nothing up: it may be left and answered on another day."""

    sidebar_place = "sync"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._conflict_id = place.record_id
        self._asked: Comparison | None = None
        self._words: viewmodel.CompareWords | None = None
        self._kept: list[KeptField] = []
        self._sides: QBoxLayout | None = None
        self._waiting: set[UUID] = set()
        self._scroller = Scroller(QWidget(), name="Compare")
        self.setLayout(column(self._scroller))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        shown = self._words
        heading = (
            PageHeading(shown.title, shown.below, back_to=_BACK_TO, avatar=shown.animal)
            if shown is not None
            else PageHeading("Compare", " ", back_to=_BACK_TO)
        )
        heading.back.connect(self._back)
        return heading

    def child_shown(self) -> object:
        return self._asked.who.child_id if self._asked is not None and self._asked.who is not None else None

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._reflow()

    # Show

    def _ask(self) -> None:
        if self._conflict_id is None:
            self._show(None)
            return
        self._desk.casework.ask(self, partial(comparison, conflict_id=self._conflict_id), then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        # What the officer is typing here is not thrown away because something else was saved.
        if "conflict" in kinds and not self._waiting:
            self._ask()

    def _show(self, asked: Comparison | None) -> None:
        if asked is not None and asked == self._asked:
            return
        self._asked = asked
        self._sides, self._kept = None, []
        if asked is None:
            self._words = None
            page, first = self._nothing_open()
        else:
            self._words = viewmodel.compare_words(asked, self._desk.clock())
            page, first = self._versions(self._words)
        page.setProperty("role", "scrolled")
        # The page is put in place whole: a part that is not on screen yet could not take the keyboard.
        self._scroller.setWidget(page)
        self._reflow()
        self.setFocusProxy(first)
        self.reheaded.emit()
        if self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nothing_open(self) -> tuple[QWidget, QWidget]:
        way_back = Button("Open the sync centre", Role.PRIMARY)
        way_back.clicked.connect(self._back)
        state = EmptyState(
            viewmodel.NOTHING_OPEN,
            "Nothing here waits for you any more. Both versions stay at the office.",
            picture=Avatar("tortoise", 56),
            action=way_back,
        )
        page = QWidget()
        page.setLayout(column(Sheet(state), None, margins=_MARGINS))
        return page, way_back

    def _versions(self, shown: viewmodel.CompareWords) -> tuple[QWidget, QWidget]:
        left = VersionCard(shown.left, [(field, field.left) for field in shown.fields])
        right = VersionCard(shown.right, [(field, field.right) for field in shown.fields])
        left.button.clicked.connect(partial(self._keep_side, left=True))
        right.button.clicked.connect(partial(self._keep_side, left=False))
        self._sides = row(left, right, gap=24)
        self._sides.setStretch(0, 1)
        self._sides.setStretch(1, 1)
        self._kept = [KeptField(kept) for kept in shown.kept]
        card = Card(Label("What will be kept", bold=True), 8).mark(chosen=True)
        for place, kept in enumerate(self._kept):
            if place:
                card.body.addSpacing(12)
            card.body.addWidget(kept)
        keep = Button(shown.keep_button, Role.PRIMARY)
        keep.clicked.connect(self._keep_these)
        can_wait = Label(viewmodel.CAN_WAIT, tone=Tone.SECONDARY, align=Qt.AlignmentFlag.AlignRight)
        foot = row(keep, can_wait, gap=16)
        foot.setStretch(1, 1)
        page = QWidget()
        page.setLayout(column(self._sides, 20, card, 20, foot, None, margins=_MARGINS))
        return page, self._kept[0]

    def _reflow(self) -> None:
        if self._sides is not None:
            beside = self.width() / theme.factor() >= _BESIDE_FROM
            direction = QBoxLayout.Direction
            self._sides.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    # Act

    def _keep_side(self, *, left: bool) -> None:
        if self._asked is not None:
            self._settle(viewmodel.values_of(self._asked, left=left))

    def _keep_these(self) -> None:
        self._settle({field.kept.conflict_id: field.value() for field in self._kept})

    def _settle(self, values: Mapping[UUID, Json]) -> None:
        """Answer every field in a transaction of its own: each answer names its one question."""
        if self._waiting:
            return
        self._waiting = set(values)
        at = self._desk.clock()
        for conflict_id, keep in values.items():
            answer = partial(settle, conflict_id=conflict_id, keep=keep, at=at)
            self._desk.casework.write(
                self, answer, then=partial(self._settled, conflict_id), refused=partial(self._refused, conflict_id)
            )

    def _settled(self, conflict_id: UUID, _: None) -> None:
        self._waiting.discard(conflict_id)
        if not self._waiting:
            self._desk.sync.refresh()
            self._desk.say(viewmodel.KEPT, ())
            self._back()

    def _refused(self, conflict_id: UUID, reason: Exception) -> None:
        self._waiting.discard(conflict_id)
        self._desk.casework.failed.emit(reason)
        self._ask()

    def _back(self) -> None:
        self._desk.go(Place(Page.SYNC_CENTRE))
