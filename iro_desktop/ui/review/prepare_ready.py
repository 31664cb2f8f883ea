"""What is still to prepare, and the one press that makes a review ready: both agendas and the calendar entry."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.actions.preparing import mark_prepared, take_back_prepared
from iro_desktop.queries.preparing_checklist import Where
from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.review_prepare import Preparation
from iro_desktop.ui.desk import ToastAction
from iro_desktop.ui.kit import Button, Hairline, Label, Role, RowsView, column, row
from iro_desktop.ui.letter.paper import send_to
from iro_desktop.ui.review import ready_words
from iro_desktop.ui.review.ready_papers import PapersMade, make_papers, save_papers
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone

_ROW = 32


class Ready(QWidget):
    """“Make it ready”, always in sight, and the checklist below it, each line leading to where it is done."""

    leads_to = Signal(str)
    """The officer chose a line: a `Where` of the checklist."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._prepared: Preparation | None = None
        self._count = Label("", Style.SMALL, Tone.SECONDARY)
        self._rows = RowsView("What there is to prepare", fits=True, row_height=_ROW)
        self._rows.opened.connect(self._open)
        self.make = Button("Make it ready", Role.MAIN, icon_name="calendar-check-2")
        self.make.clicked.connect(self._choose_folder)
        self.print_button = Button("Print both pages", Role.QUIET, icon_name="printer")
        self.print_button.clicked.connect(self._print)
        self._state = Label("", Style.SMALL, Tone.GOOD)
        what = "The agenda for the child, a page for you and a calendar entry, in a folder you choose."
        self._what = Label(what, Style.SMALL, Tone.HINT)
        self.setLayout(
            column(
                Label("Before the meeting", Style.H3),
                self._count,
                8,
                row(self.make, None),
                4,
                self._state,
                self._what,
                row(self.print_button, None),
                12,
                Hairline(),
                self._rows,
                None,
            )
        )

    def show_preparation(self, page: ReviewPage, prepared: Preparation) -> None:
        """Show how far the preparation is."""
        self._prepared = prepared
        self._count.show_words(ready_words.checklist_summary(prepared.checklist))
        self._rows.show_rows(ready_words.checklist_rows(prepared.checklist))
        self._state.show_words(ready_words.ready(prepared, self._work.desk.today()))
        self._state.setVisible(prepared.prepared_on is not None)
        why_not = ready_words.NO_DAY if page.planned_on is None else None
        self.make.off_because(why_not)
        self.print_button.off_because(why_not)
        for part in (self.make, self.print_button, self._what):
            part.setVisible(not page.closed)

    def save_in(self, folder: Path) -> None:
        """Make the papers in a folder, away from the screen, and mark the review as prepared once they are there."""
        desk = self._work.desk
        saving = partial(
            save_papers,
            review_id=self._work.review_id,
            folder=folder,
            today=desk.today(),
            now=desk.clock(),
            bank_holidays=desk.bank_holidays,
        )
        desk.casework.ask(
            self,
            saving,
            then=lambda names: self._made(f"Ready. {len(names)} papers are in {folder.name}."),
            refused=lambda reason: desk.say(reason.sentence, ()),
        )

    def _open(self, key: str) -> None:
        lines = self._prepared.checklist if self._prepared else ()
        line = next((one for one in lines if one.key == key), None)
        if line is not None and line.where is not Where.MEETING:
            self.leads_to.emit(line.where)

    def _choose_folder(self) -> None:
        self._work.flush()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Where to keep the papers", documents)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.save_in(Path(chosen)))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        # Not every desktop gives the keyboard back to the window that asked.
        dialog.finished.connect(lambda _result: self.window().activateWindow())
        dialog.open()

    def _made(self, sentence: str) -> None:
        """Mark it as prepared; Undo takes the mark back, the papers stay where they are."""
        desk = self._work.desk
        before = self._prepared.prepared_on if self._prepared else None
        undo = partial(take_back_prepared, review_id=self._work.review_id, before=before)

        def tell(_: None) -> None:
            desk.say(sentence, [ToastAction("Undo", lambda: desk.casework.write(desk.casework, undo))])

        self._work.write(partial(mark_prepared, review_id=self._work.review_id, on=desk.today()), then=tell)

    def _print(self) -> None:
        desk = self._work.desk
        self._work.flush()
        if not QPrinterInfo.availablePrinterNames():
            desk.say("No printer was found. Make it ready: the papers can be printed later.", ())
            return
        making = partial(
            make_papers,
            review_id=self._work.review_id,
            today=desk.today(),
            now=desk.clock(),
            bank_holidays=desk.bank_holidays,
        )
        desk.casework.ask(self, making, then=self._choose_printer, refused=lambda reason: desk.say(reason.sentence, ()))

    def _choose_printer(self, papers: PapersMade) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)

        def printed() -> None:
            send_to(printer, papers.for_child)
            send_to(printer, papers.for_officer)
            self._made("Ready. Both pages went to the printer.")

        dialog.accepted.connect(printed)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.setModal(True)
        dialog.show()
