"""Taking a finished letter out of the program: to a file, whose place the officer chooses, or to a printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.actions.printing import count_pages, note_print, nothing_was_printed
from iro_desktop.actions.releasing import NotApproved, NotReleased, Released, approve_letter, release
from iro_desktop.letters.content import DecisionSheetContent
from iro_desktop.letters.papers import Form
from iro_desktop.models.refused import Refused
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.printing import Counted
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.address_reason import TITLE, AddressReason
from iro_desktop.ui.letter.paper import approved_text, page_count, save_as, save_letter, save_sheet, send_to
from iro_desktop.ui.letter.where_it_went import WhereItWent
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.printing.preview import PrintPreview
from iro_desktop.ui.printing.went import Went

_FILES = {"pdf": ("Save the PDF", "PDF (*.pdf)"), "docx": ("Save for Word", "Word (*.docx)")}
"""What the dialog is called and which files it shows, by the ending."""
_NEED_MORE_THAN_APPROVAL = (NotReleased.NOT_FINISHED, NotReleased.WITHHELD_SINCE)


class TakingOut(QObject):
    """Asks where to, then saves or prints beside the screen. A proposed name never has a child's name in it."""

    def __init__(self, desk: Desk, screen: QWidget, went: WhereItWent, letter_id: UUID) -> None:
        super().__init__(screen)
        self._desk = desk
        self._screen = screen
        went.begin(desk, letter_id, partial(self._not_released, letter_id))

    def save_letter(self, letter_id: UUID) -> None:
        """Save a finished letter as it was approved. It is asked again when the file is written."""
        self._released(letter_id, self._save_released)

    def save_as(self, letter_id: UUID, form: Form) -> None:
        """Save one of the papers that a finished letter becomes."""

        def ask(released: Released) -> None:
            name = viewmodel.paper_name(released.content.reference, form)
            self._ask_where(name, lambda path: self._save(partial(save_as, path, letter_id, form)), form.ending)

        self._released(letter_id, ask)

    def copy_text(self, letter_id: UUID) -> None:
        """Put a finished letter on the clipboard as plain text, for a message."""

        def copied(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._desk.say("The letter is copied as text. Paste it into the message.", ())

        self._desk.casework.ask(
            self,
            partial(approved_text, letter_id),
            then=copied,
            refused=lambda reason: self._not_released(letter_id, reason),
        )

    def mail(self, letter_id: UUID) -> None:
        """Make a message ready with the finished letter attached. It is never sent from here."""

        def show(released: Released) -> None:
            message = viewmodel.letter_mail(released.content, released.pdf)
            title = "A message with the letter"
            self._desk.show_panel(MessagePanel(self._desk, message, title=title), title)

        self._released(letter_id, show)

    def save_sheet(self, review_id: UUID) -> None:
        """Make the decision sheet of a review as it stands today, and save it."""
        query = partial(
            decision_sheet, review_id=review_id, today=self._desk.today(), bank_holidays=self._desk.bank_holidays
        )
        self._desk.casework.ask(self, query, then=self._save_this_sheet)

    def print_letter(self, letter_id: UUID) -> None:
        """Show the pages of a finished letter as it was approved; from there they go to the printer."""
        self._released(letter_id, self._show_pages)

    def _show_pages(self, released: Released) -> None:
        preview = PrintPreview(released.pdf, released.content.reference, self._screen)
        preview.print_wanted.connect(lambda: self._print_released(released))
        preview.show()

    def _print_released(self, released: Released) -> None:
        """Let the officer choose a printer; without one, offer what can be done instead. One letter is one job."""
        if not QPrinterInfo.availablePrinterNames():
            instead = ToastAction("Save the PDF", lambda: self._save_released(released))
            self._desk.say("No printer was found. Save the PDF: it can be printed later.", [instead])
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._screen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer, released))
        dialog.setModal(True)
        dialog.show()

    def print_on(self, printer: QPrinter, released: Released) -> None:
        """Note the print, send the job, and ask for its pages: they stay to be counted until somebody says so."""
        pages, at = page_count(released.pdf), self._desk.clock()
        noted = partial(note_print, letter_id=released.letter_id, pages=pages, at=at)

        def printed(print_id: UUID) -> None:
            try:
                send_to(printer, released.pdf, released.content.reference)
            except Refused as reason:
                self._desk.casework.write(self, partial(nothing_was_printed, print_id=print_id, at=at))
                self._desk.say(reason.sentence, ())
                return
            counted = Counted(
                letter_id=released.letter_id,
                reference=released.content.reference,
                to_name=released.recipient_name,
                pages=pages,
            )
            close, went = partial(count_pages, print_id=print_id, at=at), Went(self._desk, self)
            count = partial(self._desk.casework.write, self, close, then=lambda _: went.offer(counted))
            said = viewmodel.said_when_printed(released.content.reference, pages)
            self._desk.say(said, [ToastAction(viewmodel.pages_here(pages), count)])

        self._desk.casework.write(self, noted, then=printed)

    def _released(self, letter_id: UUID, then: Callable[[Released], None]) -> None:
        """Go on with what was approved; else say why not, with the way to approve it."""
        self._desk.casework.ask(
            self,
            partial(release, letter_id=letter_id),
            then=then,
            refused=lambda reason: self._not_released(letter_id, reason),
        )

    def _not_released(self, letter_id: UUID, reason: Refused) -> None:
        if isinstance(reason, NotApproved) and reason.why is NotReleased.NAMES_AN_ADDRESS:
            self._desk.say(reason.sentence, [ToastAction("Say why", partial(self._ask_why, letter_id))])
            return
        may_approve = isinstance(reason, NotApproved) and reason.why not in _NEED_MORE_THAN_APPROVAL
        again = [ToastAction("Approve it as it stands", partial(self._approve, letter_id))] if may_approve else []
        self._desk.say(reason.sentence, again)

    def _ask_why(self, letter_id: UUID) -> None:
        self._desk.show_panel(AddressReason(self._desk, letter_id), TITLE)

    def _approve(self, letter_id: UUID) -> None:
        self._desk.casework.write(
            self,
            partial(approve_letter, letter_id=letter_id, at=self._desk.clock()),
            then=lambda _: self._desk.say("The letter is approved as it stands.", ()),
            refused=lambda reason: self._desk.say(reason.sentence, ()),
        )

    def _save_released(self, released: Released) -> None:
        name = viewmodel.pdf_name(released.content.reference)
        self._ask_where(name, lambda path: self._save(partial(save_letter, path, released.letter_id)))

    def _save_this_sheet(self, content: DecisionSheetContent) -> None:
        name = viewmodel.pdf_name(content.reference, "decisions")
        self._ask_where(name, lambda path: self._save(partial(save_sheet, path, content)))

    def _ask_where(self, name: str, then: Callable[[Path], None], ending: str = "pdf") -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._screen, _FILES[ending][0], folder, _FILES[ending][1])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _save(self, work: Callable[[Session], Path]) -> None:
        self._desk.casework.ask(
            self,
            work,
            then=lambda path: self._desk.say(f"Saved as {path.name}.", ()),
            refused=lambda reason: self._desk.say(reason.sentence, ()),
        )
