"""On the road: the visits of a day or a week, with addresses and numbers that need no network."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.queries.visits import Visit, visits
from iro_desktop.queries.visits_papers import road_sheet
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    EmptyState,
    FlowLayout,
    Hairline,
    Icon,
    Label,
    Role,
    Scroller,
    Segments,
    Sheet,
    Tag,
    column,
    row,
)
from iro_desktop.ui.office_doubt import OfficeDoubt
from iro_desktop.ui.paper_out import MakePdf, PaperOut
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.shown import TagWords
from iro_desktop.ui.tokens import SMALL_BUTTON_HEIGHT, Style, Tone
from iro_desktop.ui.visits import viewmodel
from iro_desktop.ui.visits.viewmodel import Span, VisitWords

_SHOWN = frozenset({"review", "home", "person", "child", "adjournment"})
_WIDEST = 960
_HOUR_WIDTH = 64


class VisitsScreen(Screen):
    """One list, and the sheet that is printed from it."""

    sidebar_place = "today"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._span = Span(place.part) if place.part in set(Span) else Span.TODAY
        self._visits: tuple[Visit, ...] | None = None
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        below = viewmodel.summary(self._visits, self._span) if self._visits is not None else " "
        heading = PageHeading("On the road", below, back_to="Today")
        heading.back.connect(lambda: self._desk.go(Place(Page.TODAY)))
        return heading

    # Build

    def _build(self) -> None:
        self.days = Segments("Which days", viewmodel.SPANS)
        self.days.set_value(self._span)
        self.days.edited.connect(self._choose)
        self.paper = PaperOut(
            self._desk,
            make=self._sheet,
            file_name=lambda: viewmodel.file_name(*viewmodel.days_of(self._span, self._desk.today())),
            what="The sheet for the road",
        )
        hint = Label(
            "The sheet has initials and no withheld address. Everything here works without a network.",
            Style.SMALL,
            Tone.SECONDARY,
        )
        self._list = column(margins=(20, 4, 20, 8))
        self._sheet_of_visits = Sheet()
        self._sheet_of_visits.body.addLayout(self._list)
        whole = QWidget()
        top = column(OfficeDoubt(self._desk), FlowLayout(self.days, self.paper, gap=16), 8, hint)
        whole.setLayout(column(top, 12, self._sheet_of_visits, None))
        whole.setMaximumWidth(theme.px(_WIDEST))
        inside = QWidget()
        line = row(gap=0)
        line.addWidget(whole, 1000)
        line.addStretch(1)
        line.setContentsMargins(32, 16, 32, 24)
        inside.setLayout(line)
        self.setLayout(column(Scroller(inside, name="Visits")))
        self.setFocusProxy(self.days)

    # Show

    def _ask(self) -> None:
        first, last = viewmodel.days_of(self._span, self._desk.today())
        self._desk.casework.ask(self, partial(visits, first=first, last=last), then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, found: tuple[Visit, ...]) -> None:
        self._visits = found
        clear(self._list)
        shown = viewmodel.visit_words(found, self._span, self._desk.today())
        for number, one in enumerate(shown):
            if one.day:
                self._list.addWidget(_day(one.day, first=number == 0))
            elif number:
                self._list.addWidget(Hairline(soft=True))
            self._list.addWidget(self._visit(one))
        if not shown:
            self._list.addWidget(self._nothing())
        self.paper.setVisible(bool(shown))
        self.reheaded.emit()

    def _nothing(self) -> EmptyState:
        return EmptyState(
            viewmodel.summary((), self._span),
            "A review that is planned for one of these days stands here with its address and numbers.",
            picture=Avatar("tortoise", 56),
        )

    def _visit(self, one: VisitWords) -> QWidget:
        review = Button(one.open_words, Role.QUIET_SMALL)
        review.setAccessibleName(f"{one.open_words}, {one.clock}")
        review.clicked.connect(partial(self._desk.go, Place(Page.REVIEW, one.review_id)))
        first = row(Label(one.title), review, gap=16)
        first.setStretch(0, 1)
        words = column(first, Label(one.place, tone=Tone.SECONDARY), 6, _line("map-pin", one.address))
        if one.withheld:
            words.addSpacing(4)
            words.addLayout(row(28, Tag(TagWords(viewmodel.WITHHELD, Tone.ATTENTION, "lock")), None))
        if one.way:
            words.addWidget(_line("car", one.way))
        for number in one.numbers:
            words.addWidget(_line("phone", f"{number.number}  {number.whose}"))
        whole = QWidget()
        line = row(gap=12, margins=(0, 12, 0, 12))
        line.addWidget(_Hour(one.clock), alignment=Qt.AlignmentFlag.AlignTop)
        line.addWidget(Avatar(one.animal, 36), alignment=Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        whole.setLayout(line)
        return whole

    # Act

    def _choose(self) -> None:
        self._span = Span(self.days.value() or Span.TODAY)
        self._ask()

    def _sheet(self) -> MakePdf:
        today = self._desk.today()
        first, last = viewmodel.days_of(self._span, today)

        def make(session: Session) -> bytes:
            return render_agenda(road_sheet(session, first=first, last=last, today=today))

        return make


class _Hour(Label):
    """The hour in its column, as high as the first line beside it; it grows with the letters."""

    def __init__(self, clock: str) -> None:
        super().__init__(clock, bold=True)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_HOUR_WIDTH), max(super().sizeHint().height(), theme.px(SMALL_BUTTON_HEIGHT)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _day(words: str, *, first: bool) -> QWidget:
    holder = QWidget()
    parts = () if first else (Hairline(),)
    holder.setLayout(column(*parts, 12, Label(words, Style.H3)))
    return holder


def _line(icon_name: str, words: str) -> QWidget:
    holder = QWidget()
    line = row(Icon(icon_name, Tone.SECONDARY, 16), Label(words), gap=12, margins=(0, 2, 0, 2))
    line.setStretch(1, 1)
    holder.setLayout(line)
    return holder
