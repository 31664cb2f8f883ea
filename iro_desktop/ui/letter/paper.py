"""From the screen to paper and files: the PDF is made beside the screen, saved whole or not at all, and printed."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from iro_desktop.actions.releasing import release
from iro_desktop.exchange.saving import save_whole
from iro_desktop.letters.content import DecisionSheetContent, LetterContent
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.letters.shaped_paper import CannotShapeLetters
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.models.refused import Refused
from iro_desktop.store.store import Session

_SAFE = "The letter itself is safe on this laptop."
_POINTS_AN_INCH = 72
_DOTS_AN_INCH = 300
"""As sharp as a letter needs; the picture of a page at a printer's own 1200 would fill the memory."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter's PDF with what it was made from."""

    content: LetterContent
    pdf: bytes


def print_letter(content: LetterContent, session: Session) -> Printed:
    """The PDF of a letter; asked for like a question, so that it is made away from the screen's thread."""
    del session
    try:
        return Printed(content, render_pdf(content))
    except CannotShapeLetters:
        # The list beside the page says why. The English is shown, so that it can still be written.
        return Printed(content, render_pdf(msgspec.structs.replace(content, translation=msgspec.UNSET)))


def save_letter(path: Path, letter_id: UUID, session: Session) -> Path:
    """Save a letter's PDF, as it was approved.

    Raises NotApproved, and Refused where the place cannot be written to; then no half file is left.
    """
    return _save(path, release(session, letter_id).pdf)


def save_as(path: Path, letter_id: UUID, form: Form, session: Session) -> Path:
    """Save one of the papers that a letter becomes, from the words that were approved; errors as in `save_letter`."""
    released = release(session, letter_id)
    paper = released.pdf if form is Form.PDF else make_paper(released.content, form)
    save_whole(path, paper, what="The file", safe=_SAFE)
    return path


def approved_text(letter_id: UUID, session: Session) -> str:
    """A letter as plain text, from the words that were approved. Raises NotApproved."""
    return make_paper(release(session, letter_id).content, Form.TEXT).decode()


def save_sheet(path: Path, content: DecisionSheetContent, session: Session) -> Path:
    """Save a decision sheet's PDF; errors as in `save_letter`."""
    del session
    return _save(path, render_decision_sheet(content))


def send_to(printer: QPrinter, pdf: bytes, title: str = "") -> int:
    """Print every page of one PDF at its own size, as one job. Returns how many pages it has.

    `title` is what the queue of the printer shows, where others look: a reference, never a name. Raises Refused where
    the printer takes nothing.
    """
    printer.setDocName(title)
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter()
    pages = document.pageCount()
    for page in range(pages):
        points = document.pagePointSize(page)
        short, long = sorted((points.width(), points.height()))
        across = points.width() > points.height()
        printer.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Point))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        if page == 0:
            _begin(painter, printer)
        else:
            printer.newPage()
        picture = document.render(page, (points * _DOTS_AN_INCH / _POINTS_AN_INCH).toSize())
        painter.drawImage(QRectF(QPointF(0, 0), points * printer.resolution() / _POINTS_AN_INCH), picture)
    painter.end()
    document.close()
    return pages


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has, asked of the same reader that prints it."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = document.pageCount()
    document.close()
    return pages


def _begin(painter: QPainter, printer: QPrinter) -> None:
    if not painter.begin(printer):
        raise Refused(f"The printer took nothing. {_SAFE} Look at the printer, and print it again.")


def _save(path: Path, pdf: bytes) -> Path:
    save_whole(path, pdf, what="The PDF", safe=_SAFE)
    return path
