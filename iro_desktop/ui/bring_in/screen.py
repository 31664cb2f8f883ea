"""Bring in a caseload: two folders, a preview of what would happen, and one button that does it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from iro_desktop.exchange.ssda903 import ImportPreview
from iro_desktop.models.refused import Refused
from iro_desktop.ui.bring_in import viewmodel
from iro_desktop.ui.bring_in.looking import Looked, bring_in, last_year_beside, look_again, look_at
from iro_desktop.ui.bring_in.parts import FolderField, Lists, OfferCard, Summary
from iro_desktop.ui.bring_in.viewmodel import LATER, Part
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    EmptyState,
    Hairline,
    Icon,
    Label,
    Notice,
    Role,
    Scroller,
    Sheet,
    Tabs,
    column,
    row,
    speaker,
)
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_PRACTISE = "This is a practise window. Look at the preview here; bring a real caseload in where your real records are."


class BringInScreen(Screen):
    """Reads and looks away from the screen's thread. Nothing is written before the officer has seen what would be."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        del place
        self._desk = desk
        self._looked: Looked | None = None
        self._choices: dict[str, str] = {}
        self._part = Part.ROWS
        self._just_answered = ""
        self._found: Path | None = None
        """Last year's folder as it was found inside this year's."""
        self._cards: dict[str, OfferCard] = {}
        self._build()

    def heading(self) -> PageHeading:
        heading = PageHeading(
            "Bring in a caseload", "From the SSDA903 files that your council makes", back_to="Children"
        )
        heading.back.connect(lambda: self._desk.go(Place(Page.CHILDREN)))
        return heading

    # Build

    def _build(self) -> None:
        self._preview = QWidget()
        self._preview.setLayout(column())
        self._preview.hide()
        self._busy = Label("", tone=Tone.SECONDARY)
        self._busy.hide()
        self._problem = Notice("", Tone.ATTENTION, icon_name="triangle-alert")
        self._problem.hide()
        inside = QWidget()
        self._body = column(margins=(32, 16, 32, 24), gap=16)
        if self._desk.practise:
            self._body.addWidget(Notice(_PRACTISE))
        self._folders_line = self._build_folders_line()
        for part in (self._build_folders(), self._folders_line, self._busy, self._problem, self._preview):
            self._body.addWidget(part)
        self._body.addStretch(1)
        inside.setLayout(self._body)
        self.setLayout(column(Scroller(inside, name="Bring in a caseload")))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._this_year)

    def _build_folders(self) -> QWidget:
        self._this_year = FolderField(
            "This year’s files", "The folder with Header, Episodes and Reviews, as CSV or xlsx"
        )
        self._last_year = FolderField("Last year’s files, if you have them", "With them, earlier reviews are known too")
        self._this_year.edited.connect(self._folder_chosen)
        self._last_year.edited.connect(self._forget)
        for field in (self._this_year, self._last_year):
            field.path.returnPressed.connect(self._look)
        self._look_button = Button("Look at the files", Role.PRIMARY)
        self._look_button.clicked.connect(self._look)
        promise = row(self._look_button, Icon("shield"), Label(viewmodel.PROMISE, Style.SMALL, Tone.SECONDARY), gap=10)
        promise.setStretch(2, 1)
        self._folders = Sheet(column(self._this_year, 12, self._last_year, 12, promise))
        self._folders.body.setContentsMargins(24, 20, 24, 20)
        return self._folders

    def _build_folders_line(self) -> QWidget:
        self._folders_words = Label("", tone=Tone.SECONDARY)
        self._others = Button("Choose other files", Role.QUIET)
        self._others.clicked.connect(self._choose_others)
        line = row(Icon("archive"), self._folders_words, self._others, gap=10)
        line.setStretch(1, 1)
        part = QWidget()
        part.setLayout(line)
        part.hide()
        return part

    # Look

    def _folder_chosen(self) -> None:
        folder = self._this_year.value()
        # What the officer chose for last year is left alone; what was found beside another folder is not.
        if self._last_year.value() in (None, self._found):
            self._found = last_year_beside(folder) if folder is not None else None
            self._last_year.set_value(self._found)
        self._forget()

    def _forget(self) -> None:
        """Other folders: what was seen before says nothing about them."""
        self._looked = None
        self._choices = {}
        self._part = Part.ROWS
        self._preview.hide()
        self._problem.hide()

    def _choose_others(self) -> None:
        self._forget()
        self._folders_line.hide()
        self._folders.show()
        self._this_year.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        folder = self._this_year.value()
        self._this_year.show_problem("" if folder is not None else "Choose the folder with the files first")
        if folder is None:
            return
        self._forget()
        self._be_busy("Reading the files …")
        query = partial(look_at, this_year=folder, last_year=self._last_year.value())
        self._desk.casework.ask(self, query, then=self._show, refused=self._refused)

    def _answer(self, written: str, child: str) -> None:
        if self._looked is None:
            return
        self._choices[written] = child
        self._just_answered = written
        query = partial(look_again, looked=self._looked, choices=viewmodel.answered(self._choices))
        self._desk.casework.ask(self, query, then=self._show, refused=self._refused)

    def _refused(self, reason: Refused) -> None:
        self._be_busy("")
        self._problem.show_words(reason.sentence)
        self._problem.show()

    # Show

    def _be_busy(self, sentence: str) -> None:
        self._busy.show_words(sentence)
        self._busy.setVisible(bool(sentence))
        self._folders.setEnabled(not sentence)
        self._folders_line.setEnabled(not sentence)
        speaker.say(self, sentence)

    def _show(self, looked: Looked) -> None:
        self._be_busy("")
        first_time = self._looked is None
        self._looked = looked
        shown = viewmodel.preview_words(looked.preview, looked.offers, practise=self._desk.practise)
        self._fold_folders()
        self._put(self._preview_page(looked, shown))
        if first_time:
            speaker.say(self, f"{shown.title}. {shown.below}")
            self._tabs.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._just_answered in self._cards:
            self._cards[self._just_answered].setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_folders(self) -> None:
        this_year, last_year = self._this_year.value(), self._last_year.value()
        names = (this_year.name if this_year else "", last_year.name if last_year else None)
        self._folders_words.show_words(viewmodel.folders_in_words(*names))
        self._folders.hide()
        self._folders_line.show()

    def _preview_page(self, looked: Looked, shown: viewmodel.PreviewWords) -> QWidget:
        self._bring_in = Button(shown.button, Role.PRIMARY)
        self._bring_in.off_because(shown.why_not)
        self._bring_in.clicked.connect(self._do)
        self._cards = {}
        lines = column(Label(shown.title, Style.H2), Label(shown.below, tone=Tone.SECONDARY), 14)
        for offer in shown.offers:
            card = OfferCard(offer, self._choices.get(offer.written, LATER))
            card.answered.connect(self._answer)
            self._cards[offer.written] = card
            lines.addWidget(card)
            lines.addSpacing(10)
        lines.addWidget(Summary(shown.counts, self._bring_in, shown.why_not or viewmodel.NO_WAY_BACK))
        lines.addSpacing(18)
        lines.addWidget(self._lists_page(looked, shown))
        page = QWidget()
        page.setLayout(lines)
        return page

    def _lists_page(self, looked: Looked, shown: viewmodel.PreviewWords) -> QWidget:
        lists = Lists()
        lists.show_words(shown)
        about = Label("", Style.SMALL, Tone.SECONDARY)
        self._tabs = tabs = Tabs("What the files hold", shown.tabs)

        def show_part(value: str) -> None:
            self._part = Part(value)
            lists.show_part(self._part)
            about.show_words(viewmodel.what_is_shown(self._part, looked.preview))

        tabs.chosen.connect(show_part)
        tabs.set_value(self._part)
        show_part(self._part)
        page = QWidget()
        page.setLayout(column(tabs, Hairline(), 8, about, 8, lists))
        return page

    def _put(self, page: QWidget) -> None:
        layout = self._preview.layout()
        while layout is not None and (item := layout.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        if layout is not None:
            layout.addWidget(page)
        self._preview.show()
        page.show()  # at once: what is not on screen yet could not take the keyboard

    # Bring in

    def _do(self) -> None:
        if self._looked is None:
            return
        self._bring_in.off_because("The caseload is being brought in")
        self._be_busy("Bringing in. All of it is saved together, or nothing …")
        action = partial(bring_in, files=self._looked.files, choices=viewmodel.answered(self._choices))
        self._desk.casework.write(self, action, then=self._done, refused=self._refused)

    def _done(self, done: ImportPreview) -> None:
        self._be_busy("")
        self._folders_line.hide()
        sentence = viewmodel.done_sentence(done)
        children = Button("Open Children", Role.PRIMARY)
        children.clicked.connect(lambda: self._desk.go(Place(Page.CHILDREN)))
        self._put(Sheet(EmptyState("The caseload is here", sentence, picture=Avatar("tortoise", 56), action=children)))
        children.setFocus(Qt.FocusReason.OtherFocusReason)
        speaker.say(self, f"The caseload is here. {sentence}")
