"""Plain text on paper, by the printer the officer chooses."""

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.tokens import Style


def print_text(parent: QWidget, text: str) -> None:
    """Ask which printer, and print. Nothing is printed where the officer changes their mind."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Print this receipt")
    dialog.accepted.connect(lambda: _print(printer, text))
    QDialog.open(dialog)  # its own `open` wants the name of a slot


def _print(printer: QPrinter, text: str) -> None:
    paper = QTextDocument()
    paper.setDefaultFont(theme.font(Style.BODY))
    paper.setPlainText(text)
    paper.print_(printer)
