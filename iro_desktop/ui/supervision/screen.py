"""One-to-one: the sheet of an officer, what is late by team, the lines of the month, and one page to print."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.supervision_notes import keep_supervision_line
from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.models.refused import Refused
from iro_desktop.queries.late_by_team import TeamRow, late_by_team
from iro_desktop.queries.supervision import Supervision, supervision
from iro_desktop.queries.supervision_notes import NotesNow, supervision_notes
from iro_desktop.queries.supervision_papers import printed_supervision
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kept_answers import Question
from iro_desktop.ui.kit import ChoiceField, FlowLayout, Scroller, Segments, column, row
from iro_desktop.ui.office_doubt import OfficeDoubt
from iro_desktop.ui.paper_out import MakePdf, PaperOut
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.supervision import viewmodel
from iro_desktop.ui.supervision.parts import ListsSheet, MonthNotes

SHEET, BY_TEAM = "sheet", "teams"
_SHOWN = frozenset(
    {"review", "letter", "decision", "resolution", "resolution_step", "midway_check", "decision_update"}
    | {"letter_sending", "consultation", "allocation", "person", "child", "episode", "timescale_setting"}
)
_BESIDE_FROM = 860
_WIDEST = 1480


@dataclass(frozen=True, slots=True)
class _Page:
    """All that the page asks for at once."""

    sheet: Supervision
    teams: tuple[TeamRow, ...]
    notes: NotesNow


def _page(session: Session, *, today: date, bank_holidays: Container[date], officer: str | None) -> _Page:
    return _Page(
        supervision(session, today, bank_holidays, officer=officer),
        late_by_team(session, today, bank_holidays, officer=officer),
        supervision_notes(session, viewmodel.month_of(today), officer=officer),
    )


class SupervisionScreen(Screen):
    """The sheet at the left, the lines of the month at the right."""

    sidebar_place = "today"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._part = place.part if place.part in (SHEET, BY_TEAM) else SHEET
        self._officer: str | None = None
        self._page: _Page | None = None
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        heading = PageHeading("One-to-one", self._below(), back_to="Today")
        heading.back.connect(lambda: self._desk.go(Place(Page.TODAY)))
        return heading

    def leave(self) -> None:
        self.notes.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        beside = self.width() >= theme.px(_BESIDE_FROM)
        self._whole.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    # Build

    def _build(self) -> None:
        self.parts = Segments("What to see", (Choice(SHEET, "The sheet"), Choice(BY_TEAM, "Late by team")))
        self.parts.set_value(self._part)
        self.parts.edited.connect(self._choose_part)
        self.officer = ChoiceField("Whose one-to-one", viewmodel.officer_choices(()))
        self.officer.set_value(viewmodel.ALL)
        self.officer.edited.connect(self._choose_officer)
        self.officer.hide()
        self.paper = PaperOut(
            self._desk,
            make=self._sheet,
            file_name=lambda: viewmodel.file_name(self._desk.today()),
            what="The page for the one-to-one",
        )
        self.lists = ListsSheet()
        self.lists.opened.connect(self._open)
        self.notes = MonthNotes()
        self.notes.kept.connect(self._keep)
        self._whole = row(gap=28)
        self._whole.addWidget(self.lists, 62)
        self._whole.addWidget(self.notes, 38)
        inside = QWidget()
        inside.setLayout(
            column(
                OfficeDoubt(self._desk),
                FlowLayout(self.parts, self.officer, self.paper, gap=16),
                14,
                self._whole,
                margins=(32, 16, 32, 24),
            )
        )
        inside.setMaximumWidth(theme.px(_WIDEST))
        self.setLayout(column(Scroller(inside, name="One-to-one")))
        self.setFocusProxy(self.parts)

    # Show

    def _ask(self) -> None:
        today, bank_holidays = self._desk.today(), self._desk.bank_holidays
        page = Question(partial(_page, today=today, bank_holidays=bank_holidays, officer=self._officer))
        self._desk.casework.ask(self, page, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, page: _Page) -> None:
        if page.sheet.officer != self._officer:
            return  # another officer was chosen meanwhile
        self._page = page
        self.officer.show_choices(viewmodel.officer_choices(page.sheet.officers))
        self.officer.setVisible(len(page.sheet.officers) > 1)
        self.notes.show_notes(page.notes)
        self._show_part()

    def _show_part(self) -> None:
        if self._page is None:
            return
        today, by_team = self._desk.today(), self._part == BY_TEAM
        shown = viewmodel.teams(self._page.teams, today) if by_team else viewmodel.lists(self._page.sheet, today)
        self.lists.show_lists(shown or (viewmodel.NOTHING_LATE,))
        self.notes.setVisible(not by_team)
        self.paper.setVisible(not by_team)
        self.reheaded.emit()

    def _below(self) -> str:
        if self._page is None:
            return " "
        if self._part == BY_TEAM:
            return viewmodel.teams_summary(self._page.teams)
        return viewmodel.summary(self._page.sheet)

    # Act

    def _open(self, key: object) -> None:
        place = viewmodel.place_of(key)
        if place is not None:
            self._desk.go(place)

    def _choose_part(self) -> None:
        self._part = self.parts.value() or SHEET
        self._show_part()

    def _choose_officer(self) -> None:
        self.notes.flush()
        self._officer = self.officer.value() or None
        self._ask()

    def _keep(self, line: str, text: str) -> None:
        keep = partial(
            keep_supervision_line,
            month=viewmodel.month_of(self._desk.today()),
            line=line,
            text=text,
            officer=self._officer,
        )

        def refused(reason: Refused) -> None:
            self.notes.mark.not_saved(reason.sentence)

        self._desk.casework.write(
            self,
            keep,
            then=lambda _: self.notes.mark.saved(self._desk.clock()),
            refused=refused,
            quietly=True,
        )

    def _sheet(self) -> MakePdf:
        self.notes.flush()
        today, bank_holidays, officer = self._desk.today(), self._desk.bank_holidays, self._officer

        def make(session: Session) -> bytes:
            sheet = supervision(session, today, bank_holidays, officer=officer)
            notes = supervision_notes(session, viewmodel.month_of(today), officer=officer).now
            return render_agenda(printed_supervision(session, sheet, notes, today=today))

        return make
