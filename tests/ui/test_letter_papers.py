"""The papers of a finished letter, taken out by the buttons of the studio."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.releasing import release
from iro_desktop.exchange.messages import as_mail_file
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.queries.printing import OnPaper, letters_on_paper
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.paper import send_to
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.message.panel import MessagePanel, attached_words
from iro_desktop.ui.printing.preview import PrintPreview
from tests.held_review import look_at
from tests.ui.letter_office import LEFT, Office, about, button, finished, office

__all__ = ["about", "finished", "office"]


@pytest.mark.parametrize(
    ("words", "paper"),
    [
        ("Word", ("letter-{}.docx", Form.WORD)),
        ("Large print", ("letter-large-{}.pdf", Form.LARGE_PRINT)),
        ("A booklet to fold", ("letter-booklet-{}.pdf", Form.BOOKLET)),
    ],
)
def test_each_paper_is_saved_under_a_name_without_the_childs(
    office: Office, finished: LetterScreen, qtbot: QtBot, words: str, paper: tuple[str, Form]
) -> None:
    proposed, form = paper
    with office.store.reading() as session:
        content = look_at(session, office.letter_id).content
    folder = office.store.path.parent
    QTest.mouseClick(button(finished, words), LEFT)
    qtbot.waitUntil(lambda: len(finished.findChildren(QFileDialog)) == 1)
    dialog = finished.findChildren(QFileDialog)[0]
    name = Path(dialog.selectedFiles()[0]).name
    [line] = [one for one in dialog.findChildren(QLineEdit) if one.text() == name]
    line.setText(str(folder / f"saved.{form.ending}"))
    dialog.accept()
    qtbot.waitUntil(lambda: bool(office.said))

    assert name == proposed.format(content.reference)
    assert office.said[-1][0] == f"Saved as saved.{form.ending}."
    assert (folder / f"saved.{form.ending}").read_bytes() == make_paper(content, form)


def test_the_letter_is_copied_as_text_for_a_message(office: Office, finished: LetterScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(button(finished, "A message, as text"), LEFT)
    qtbot.waitUntil(lambda: bool(office.said))

    with office.store.reading() as session:
        content = look_at(session, office.letter_id).content
    assert QGuiApplication.clipboard().text() == make_paper(content, Form.TEXT).decode()
    assert office.said[-1][0] == "The letter is copied as text. Paste it into the message."


def test_a_message_carries_the_approved_letter_and_is_only_a_file(
    office: Office, finished: LetterScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    assert finished._printed is not None
    message = viewmodel.letter_mail(finished._printed.content, finished._printed.pdf)
    panel = MessagePanel(office.desk(), message)
    qtbot.addWidget(panel)
    panel.show()
    panel.to.set_value("ada@quaymouth.example")
    panel.save_at(tmp_path / "message.eml")

    assert not panel.open_button.isVisible()
    assert "letter-" in attached_words(message)
    assert office.said[-1][0].startswith("Saved as message.eml. It goes to ada@quaymouth.example.")
    assert (tmp_path / "message.eml").read_bytes() == as_mail_file(panel.message())
    assert "Pip" not in message.subject + message.body


def test_printing_without_a_printer_offers_the_pdf(office: Office, finished: LetterScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(button(finished, "Print"), LEFT)
    qtbot.waitUntil(lambda: len(finished.findChildren(PrintPreview)) == 1)
    [preview] = finished.findChildren(PrintPreview)
    assert preview.pages.page_count() == finished._page.page_count()
    QTest.mouseClick(preview.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(office.said) or bool(_print_dialogs(finished)))

    if office.said:
        sentence, [save] = office.said[-1]
        assert sentence == "No printer was found. Save the PDF: it can be printed later."
        save.act()
        qtbot.waitUntil(lambda: len(finished.findChildren(QFileDialog)) == 1)


def _print_dialogs(screen: QWidget) -> list[QObject]:
    return [one for one in screen.findChildren(QObject) if one.metaObject().className() == "QPrintDialog"]


def test_one_letter_is_one_job_named_by_its_reference_alone(finished: LetterScreen, tmp_path: Path) -> None:
    assert finished._printed is not None
    reference = finished._printed.content.reference
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pages = send_to(printer, finished._printed.pdf, reference)

    assert printer.docName() == reference
    assert pages == finished._page.page_count()
    assert viewmodel.said_when_printed(reference, pages).startswith(
        f"{pages} pages went to the printer as {reference}."
    )


def test_a_printed_letter_waits_until_its_pages_are_said_to_be_there(
    office: Office, finished: LetterScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with office.store.reading() as session:
        released = release(session, office.letter_id)
    finished._taking_out.print_on(printer, released)
    qtbot.waitUntil(lambda: bool(office.said) and not office.casework.is_busy())
    _sentence, [all_here] = office.said[-1]

    assert _state(office) is OnPaper.TO_COUNT
    all_here.act()
    qtbot.waitUntil(lambda: not office.casework.is_busy())
    assert _state(office) is OnPaper.COUNTED


def _state(office: Office) -> OnPaper:
    with office.store.reading() as session:
        return letters_on_paper(session, since=office.now)[0].state
