"""A one-page paper that the officer makes for themselves: print it, or keep it as a file of their choosing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.exchange.saving import save_whole
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, FlowLayout, Role
from iro_desktop.ui.letter.paper import send_to

MakePdf = Callable[[Session], bytes]
NO_PRINTER = "No printer was found. Keep it as a file: it can be printed later."
_SAFE = "What it says is safe on this laptop."


class PaperOut(QWidget):
    """Two buttons. The PDF is made away from the screen's thread, when it is wanted and not before."""

    def __init__(self, desk: Desk, *, make: Callable[[], MakePdf], file_name: Callable[[], str], what: str) -> None:
        super().__init__()
        self._desk, self._make, self._file_name, self._what = desk, make, file_name, what
        self.print_button = Button("Print one page", Role.SECONDARY, icon_name="printer")
        self.print_button.clicked.connect(self._print)
        self.keep_button = Button("Keep as a file", Role.QUIET, icon_name="download")
        self.keep_button.clicked.connect(self._choose_file)
        self.setLayout(FlowLayout(self.print_button, self.keep_button, gap=8))

    def keep_in(self, path: Path) -> None:
        """Make the paper and keep it there, whole or not at all."""
        make = self._make()

        def save(session: Session) -> str:
            save_whole(path, make(session), what=self._what, safe=_SAFE)
            return path.parent.name

        self._desk.casework.ask(
            self,
            save,
            then=lambda folder: self._desk.say(f"{self._what} is in {folder}.", ()),
            refused=lambda reason: self._desk.say(reason.sentence, ()),
        )

    def _choose_file(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, "Where to keep it", documents, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._file_name())
        dialog.fileSelected.connect(lambda chosen: self.keep_in(Path(chosen)))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        # Not every desktop gives the keyboard back to the window that asked.
        dialog.finished.connect(lambda _result: self.window().activateWindow())
        dialog.open()

    def _print(self) -> None:
        if not QPrinterInfo.availablePrinterNames():
            self._desk.say(NO_PRINTER, ())
            return
        self._desk.casework.ask(
            self,
            self._make(),
            then=self._choose_printer,
            refused=lambda reason: self._desk.say(reason.sentence, ()),
        )

    def _choose_printer(self, pdf: bytes) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)

        def printed() -> None:
            send_to(printer, pdf)
            self._desk.say(f"{self._what} went to the printer.", ())

        dialog.accepted.connect(printed)
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.setModal(True)
        dialog.show()
