"""The library as a page: guides to read and sheets to do together, each looked at, printed or kept as a file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.exchange.saving import save_whole
from iro_desktop.models.refused import Refused
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Place, ToastAction
from iro_desktop.ui.kit import Button, Hairline, Label, Scroller, Sheet, column, row
from iro_desktop.ui.letter.paper import send_to
from iro_desktop.ui.library import viewmodel
from iro_desktop.ui.library.council_documents import CouncilDocuments
from iro_desktop.ui.library.paper_row import PaperRow
from iro_desktop.ui.library.viewmodel import LibraryRow
from iro_desktop.ui.printing.preview import PrintPreview
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone

_WIDEST = 860
_SAFE = "The library itself is part of the program."


class LibraryScreen(Screen):
    """Guides and sheets that never change, and the council's documents: nothing of any child is in them."""

    sidebar_place = "today"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk, self._place = desk, place
        self._looks: list[Button] = []
        self.council = CouncilDocuments(desk)
        self.council.look.connect(self._look)
        self.council.keep.connect(self._choose_file)
        lists = column(
            *self._list(viewmodel.GUIDES, "", viewmodel.guides()),
            28,
            *self._list(viewmodel.SHEETS, viewmodel.SHEETS_BELOW, viewmodel.sheets()),
            self.council,
        )
        whole = QWidget()
        whole.setLayout(column(lists, None))
        whole.setMaximumWidth(theme.px(_WIDEST))
        inside = QWidget()
        line = row(gap=0, margins=(32, 16, 32, 24))
        line.addWidget(whole, 1000)
        line.addStretch(1)
        inside.setLayout(line)
        self.setLayout(column(Scroller(inside, name="The library")))
        self.setFocusProxy(self._looks[0])

    def heading(self) -> PageHeading:
        came_from, word = viewmodel.came_from(self._place)
        heading = PageHeading("Library", viewmodel.BELOW, back_to=word)
        heading.back.connect(lambda: self._desk.go(came_from))
        return heading

    def keep_in(self, path: Path, paper: LibraryRow) -> None:
        """Make a paper and keep it there, whole or not at all."""

        def save(session: Session) -> str:
            save_whole(path, paper.make(session), what="The page", safe=_SAFE)
            return path.name

        self._desk.casework.ask(
            self,
            save,
            then=lambda name: self._desk.say(f"Kept as {name}.", ()),
            refused=lambda reason: self._desk.say(reason.sentence, ()),
        )

    def _list(self, title: str, below: str, papers: tuple[LibraryRow, ...]) -> list[QWidget | int]:
        sheet = Sheet()
        inside = column(margins=(20, 4, 20, 4))
        sheet.body.addLayout(inside)
        for number, paper in enumerate(papers):
            if number:
                inside.addWidget(Hairline(soft=True))
            inside.addWidget(self._row(paper))
        said: list[QWidget | int] = [Label(below, Style.SMALL, Tone.SECONDARY), 8] if below else []
        return [Label(title, Style.H3), 8, *said, sheet]

    def _row(self, paper: LibraryRow) -> QWidget:
        shown = PaperRow(paper)
        shown.look.connect(self._look)
        shown.keep.connect(self._choose_file)
        self._looks.append(shown.look_button)
        return shown

    def _look(self, paper: LibraryRow) -> None:
        def refused(reason: Refused) -> None:
            self._desk.say(reason.sentence, ())

        self._desk.casework.ask(self, paper.make, then=partial(self._show, paper), refused=refused)

    def _show(self, paper: LibraryRow, pdf: bytes) -> None:
        preview = PrintPreview(pdf, paper.title, self)
        preview.print_wanted.connect(lambda: self._choose_printer(paper, pdf))
        preview.show()

    def _choose_printer(self, paper: LibraryRow, pdf: bytes) -> None:
        if not QPrinterInfo.availablePrinterNames():
            instead = ToastAction("Keep it as a file", partial(self._choose_file, paper))
            self._desk.say("No printer was found. Keep it as a file: it can be printed later.", [instead])
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)

        def printed() -> None:
            try:
                send_to(printer, pdf, paper.title)
            except Refused as reason:
                self._desk.say(reason.sentence, ())
            else:
                self._desk.say(f"{paper.title} went to the printer.", ())

        dialog.accepted.connect(printed)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.setModal(True)
        dialog.show()

    def _choose_file(self, paper: LibraryRow) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Where to keep it", documents, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(paper.file_name)
        dialog.fileSelected.connect(lambda chosen: self.keep_in(Path(chosen), paper))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.finished.connect(lambda _result: self.window().activateWindow())
        dialog.open()
