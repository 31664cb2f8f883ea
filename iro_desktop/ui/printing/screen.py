"""Letters on paper: print many, one job each, and close each letter when its pages were counted."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.actions.printing import count_again, count_pages
from iro_desktop.queries.printing import LetterOnPaper, OnPaper, letters_on_paper
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import (
    Avatar,
    Button,
    DayBar,
    EmptyState,
    FlowLayout,
    Hairline,
    Label,
    Role,
    Scroller,
    Segments,
    Sheet,
    Tick,
    column,
    row,
)
from iro_desktop.ui.printing import viewmodel
from iro_desktop.ui.printing.press import Deliver, Job, Press, Stage, ToFolder, ToPrinter
from iro_desktop.ui.printing.row import LetterRow
from iro_desktop.ui.printing.went import Went
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.shown import DayBarWords
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset({"letter", "letter_print", "letter_sending", "child"})
_WIDEST = 860


class PrintingScreen(Screen):
    """Three piles: to print, pages to count, done. While a batch is at work, its pile stays as it was."""

    sidebar_place = "today"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._state = OnPaper(place.part) if place.part in set(OnPaper) else OnPaper.TO_PRINT
        self._letters: tuple[LetterOnPaper, ...] | None = None
        self._rows: dict[UUID, LetterRow] = {}
        self._left_out: set[UUID] = set()
        self._press: Press | None = None
        self._jobs: tuple[Job, ...] = ()
        """Of the last batch, while its pile is looked at."""
        self._saved_in: str | None = None
        self._went = Went(desk, self)
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        below = viewmodel.summary(self._letters) if self._letters is not None else " "
        heading = PageHeading("Letters on paper", below, back_to="Today")
        heading.back.connect(lambda: self._desk.go(Place(Page.TODAY)))
        return heading

    def leave(self) -> None:
        """The letter at work is finished; nothing is printed behind a page that nobody sees."""
        if self._press is not None:
            self._press.stop_after_this()

    # Build

    def _build(self) -> None:
        self.piles = Segments("Which letters", viewmodel.STATES)
        self.piles.set_value(self._state)
        self.piles.edited.connect(self._choose_pile)
        self.print_button = Button("Print", Role.PRIMARY, icon_name="printer")
        self.print_button.clicked.connect(self._choose_printer)
        self.save_button = Button("Save in a folder", icon_name="download")
        self.save_button.clicked.connect(self._choose_folder)
        self.stop_button = Button("Stop after this letter")
        self.stop_button.clicked.connect(self.leave)
        self._progress = DayBar(DayBarWords(0.0), long_work=True)
        self._working = QWidget()
        working = row(self._progress, self.stop_button, gap=20)
        working.setStretch(0, 1)
        self._working.setLayout(working)
        self._working.hide()
        self._acts = QWidget()
        acts = FlowLayout(self.print_button, self.save_button, gap=10)
        self._acts.setLayout(acts)
        self.said = Label("", tone=Tone.SECONDARY)
        self.all = Tick("All of them")
        self.all.edited.connect(self._tick_all)
        self._hint = Label("", Style.SMALL, Tone.SECONDARY)
        self._list = column(margins=(20, 4, 20, 8))
        sheet = Sheet()
        sheet.body.addLayout(self._list)
        whole = QWidget()
        top = column(row(self.piles, None), 14, self._acts, self._working, 8, self.said, self._hint, 8, self.all)
        whole.setLayout(column(top, 6, sheet))
        whole.setMaximumWidth(theme.px(_WIDEST))
        inside = QWidget()
        line = row(gap=0, margins=(32, 16, 32, 24))
        line.addWidget(whole, 1000, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        inside.setLayout(line)
        self.setLayout(column(Scroller(inside, name="Letters on paper")))
        self.setFocusProxy(self.piles)
        self.said.hide()

    # Show

    def _ask(self) -> None:
        since = self._desk.clock() - viewmodel.LOOKS_BACK
        self._desk.casework.ask(self, partial(letters_on_paper, since=since), then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _is_at_work(self) -> bool:
        return self._press is not None and self._press.is_at_work()

    def _show(self, letters: tuple[LetterOnPaper, ...]) -> None:
        self._letters = letters
        if not self._is_at_work():
            self._show_pile()
        self.reheaded.emit()

    def _show_pile(self) -> None:
        pile = viewmodel.of_state(self._letters or (), self._state)
        now = self._desk.clock()
        clear(self._list)
        self._rows = {}
        for number, letter in enumerate(pile):
            if number:
                self._list.addWidget(Hairline(soft=True))
            self._list.addWidget(self._row(letter, viewmodel.below(letter, now)))
        if not pile:
            self._list.addWidget(EmptyState(*viewmodel.nothing(self._state), picture=Avatar("owl", 56)))
        self._show_jobs()
        to_print = self._state is OnPaper.TO_PRINT and bool(pile)
        self._acts.setVisible(to_print)
        self.all.setVisible(to_print and len(pile) > 1)
        hints = {OnPaper.TO_PRINT: viewmodel.UNPROTECTED, OnPaper.TO_COUNT: viewmodel.WHY_COUNT}
        self._hint.show_words(hints.get(self._state, ""))
        self._hint.setVisible(bool(pile) and self._state in hints)
        self._count_chosen()

    def _row(self, letter: LetterOnPaper, below: str) -> LetterRow:
        one = LetterRow(letter, below)
        if letter.state is OnPaper.TO_PRINT:
            one.tick.set_value(letter.letter_id not in self._left_out)
        one.chosen.connect(self._count_chosen)
        one.counted.connect(self._count_pages)
        one.went.connect(self._went.write_down)
        one.open_wanted.connect(lambda letter_id: self._desk.go(Place(Page.LETTER, letter_id)))
        self._rows[letter.letter_id] = one
        return one

    def _chosen(self) -> list[tuple[UUID, str]]:
        return [(one.letter_id, one.letter.reference) for one in self._rows.values() if one.is_chosen()]

    def _count_chosen(self) -> None:
        if self._state is not OnPaper.TO_PRINT:
            return
        self._left_out = {one.letter_id for one in self._rows.values() if not one.is_chosen()}
        count = len(self._rows) - len(self._left_out)
        self.print_button.say(viewmodel.print_words(count))
        self.save_button.say(viewmodel.save_words(count))
        why = None if count else "Tick a letter first."
        self.print_button.off_because(why)
        self.save_button.off_because(why)
        self.all.set_value(not self._left_out)

    # Act

    def _choose_pile(self) -> None:
        if self._is_at_work():
            self.piles.set_value(self._state)
            return
        self._state = OnPaper(self.piles.value())
        self._jobs = ()
        self.said.hide()
        self._show_pile()

    def _tick_all(self) -> None:
        for one in self._rows.values():
            one.tick.set_value(self.all.value())
        self._count_chosen()

    def _count_pages(self, print_id: UUID, all_there: bool) -> None:
        act = partial(count_pages, at=self._desk.clock()) if all_there else count_again
        counted = next((one.counted for one in self._letters or () if one.print_id == print_id), None)

        def offer(_: None) -> None:
            if all_there and counted is not None:
                self._went.offer(counted)

        self._desk.casework.write(self, partial(act, print_id=print_id), then=offer)

    def _choose_printer(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._say(viewmodel.NO_PRINTER)
            self.save_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.start(ToPrinter(printer)))
        dialog.setModal(True)
        dialog.show()

    def _choose_folder(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Where to save the letters", documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.start(ToFolder(Path(chosen)), Path(chosen).name))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.finished.connect(lambda _result: self.window().activateWindow())
        dialog.open()

    def start(self, way: Deliver, saved_in: str | None = None) -> None:
        """Print the ticked letters, or save them in the folder of this name, one after another."""
        if self._is_at_work() or not (chosen := self._chosen()):
            return
        self._saved_in = saved_in
        for one in self._rows.values():
            one.lock(True)
        self._acts.hide()
        self.all.setEnabled(False)
        self.said.hide()
        self._working.show()
        self.stop_button.off_because(None)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._press = press = Press(self._desk)
        press.moved.connect(self._moved)
        press.ended.connect(self._ended)
        press.ended.connect(press.deleteLater)
        press.start(chosen, way)

    def _moved(self) -> None:
        if self._press is None:
            return
        self._jobs = jobs = self._press.jobs()
        for number, job in enumerate(jobs, start=1):
            if job.stage is Stage.AT_WORK:
                self._progress.show_bar(viewmodel.progress(number, len(jobs), job.reference))
        if any(job.stage is Stage.NOT_BEGUN for job in jobs):
            self.stop_button.off_because("It stops after the letter that is at work.")
        self._show_jobs()

    def _show_jobs(self) -> None:
        for job in self._jobs:
            if (one := self._rows.get(job.letter_id)) is not None:
                one.show_job(job, done="saved" if self._saved_in else "went to the printer")

    def _ended(self) -> None:
        assert self._press is not None, "a batch was begun"
        self._jobs, self._press = self._press.jobs(), None
        stages = [job.stage for job in self._jobs]
        self._working.hide()
        self.all.setEnabled(True)
        done, refused = stages.count(Stage.DONE), stages.count(Stage.REFUSED)
        sentence = viewmodel.ended(done, refused, stages.count(Stage.NOT_BEGUN), saved_in=self._saved_in)
        if done and not self._saved_in and not refused:
            self._state = OnPaper.TO_COUNT
            self.piles.set_value(self._state)
        self._show_pile()
        self._say(sentence)
        self._ask()

    def _say(self, sentence: str) -> None:
        self.said.show_words(sentence)
        self.said.show()
        self._desk.say(sentence, ())
