"""Finishing a letter in the studio: what is missing, what is frozen, and what comes after."""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letters import start_letter
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.store.store import Session
from iro_desktop.ui.casework import Casework
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.letter.paper import save_letter, send_to
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.sync_runner import SyncRunner
from tests.held_review import (
    NOON,
    TYPED,
    Circumstances,
    add_held_review,
    look_at,
)
from tests.store.stores import store_in
from tests.ui.letter_office import (
    LEFT,
    Office,
    about,
    button,
    finished,
    office,
    opened,
    part,
    put_cursor,
    screen,
    text_field,
    written,
)

__all__ = ["about", "finished", "office", "screen", "written"]


def test_finishing_too_early_says_what_is_missing_beside_its_place(
    office: Office, screen: LetterScreen, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(screen, "Finish"), LEFT)
    qtbot.waitUntil(text_field(screen, "opening").hasFocus)

    assert part(screen, "opening").problem.sentence() == "'The first line' is still empty."
    assert part(screen, "who_i_am").problem.sentence() == ""
    assert office.status() is LetterStatus.DRAFT


def test_a_problem_goes_as_soon_as_it_is_put_right(screen: LetterScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(button(screen, "Finish"), LEFT)
    QTest.keyClicks(text_field(screen, "opening"), "Hello.")

    qtbot.waitUntil(lambda: part(screen, "opening").problem.sentence() == "")


def test_f7_goes_from_one_missing_thing_to_the_next(screen: LetterScreen, qtbot: QtBot) -> None:
    put_cursor(qtbot, text_field(screen, "opening"))
    QTest.mouseClick(button(screen, "Next to write"), LEFT)
    qtbot.waitUntil(part(screen, "no_words").first_place().hasFocus)
    QTest.mouseClick(button(screen, "Next to write"), LEFT)
    qtbot.waitUntil(text_field(screen, "going_well").hasFocus)


def test_a_missing_name_leads_to_the_childs_page(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session, Circumstances(known_as=None))
        letter_id = start_letter(session, held.review_id, today=NOON.date())
    casework = Casework(store)
    sync = SyncRunner(store, casework, clock=lambda: NOON)
    office = Office(store, casework, sync, held, letter_id)
    screen = opened(office, qtbot)
    QTest.mouseClick(button(screen, "Finish"), LEFT)
    [(sentence, [action])] = office.said
    action.act()

    assert sentence == "There is no name to write to. Add the name that the child likes."
    assert office.went == [Place(Page.CHILD, held.child_id)]
    sync.shut_down()
    casework.finish()
    store.close()


def test_finishing_freezes_the_letter_and_can_be_undone(office: Office, written: LetterScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(button(written, "Finish"), LEFT)
    qtbot.waitUntil(lambda: bool(office.said))
    assert office.status() is LetterStatus.FINISHED
    qtbot.waitUntil(written._finished.isVisible)
    sentence, [undo] = office.said[0]
    assert (sentence, undo.words) == ("The letter to Pip is finished.", "Undo")

    undo.act()
    qtbot.waitUntil(written._manuscript.isVisible)
    assert office.status() is LetterStatus.DRAFT


def test_what_was_typed_last_is_in_the_finished_letter(office: Office, written: LetterScreen, qtbot: QtBot) -> None:
    words = text_field(written, "ending")
    words.go_to_end()
    QTest.keyClicks(words, " Save me a branch.")
    QTest.mouseClick(button(written, "Finish"), LEFT)
    qtbot.waitUntil(lambda: bool(office.said))

    with office.store.reading() as session:
        content = look_at(session, office.letter_id).content
    assert any(f"{TYPED['ending']} Save me a branch." in str(section) for section in content.sections)


def test_a_finished_letter_is_written_again_only_with_a_reason(
    office: Office, finished: LetterScreen, qtbot: QtBot
) -> None:
    QTest.mouseClick(button(finished, "Write a new version"), LEFT)
    qtbot.waitUntil(lambda: "Say why" in finished._finished._field.problem())
    assert office.went == []

    QTest.keyClicks(finished._finished._reason, "The day was wrong.")
    QTest.mouseClick(button(finished, "Write a new version"), LEFT)
    qtbot.waitUntil(lambda: len(office.went) == 1)
    with office.store.reading() as session:
        assert office.went[0].record_id is not None
        assert session.get_one(Letter, office.went[0].record_id).version_number == 2


@pytest.mark.parametrize(("words", "begins"), [("Save the PDF", "letter-"), ("Save the decision sheet", "decisions-")])
def test_a_pdf_is_saved_under_a_name_without_the_childs(
    office: Office, finished: LetterScreen, qtbot: QtBot, words: str, begins: str
) -> None:
    folder = office.store.path.parent
    QTest.mouseClick(button(finished, words), LEFT)
    qtbot.waitUntil(lambda: len(finished.findChildren(QFileDialog)) == 1)
    dialog = finished.findChildren(QFileDialog)[0]
    proposed = Path(dialog.selectedFiles()[0]).name
    [name] = [line for line in dialog.findChildren(QLineEdit) if line.text() == proposed]
    name.setText(str(folder / "saved.pdf"))
    dialog.accept()
    qtbot.waitUntil(lambda: bool(office.said))

    assert proposed.startswith(begins)
    assert "Pip" not in proposed
    assert office.said[-1][0] == "Saved as saved.pdf."
    assert (folder / "saved.pdf").read_bytes().startswith(b"%PDF-")


def test_a_place_that_cannot_be_written_to_is_said_and_leaves_no_half_file(
    office: Office, finished: LetterScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    finished._taking_out._save(lambda session: save_to(tmp_path / "taken.pdf", office, session))
    qtbot.waitUntil(lambda: bool(office.said))

    assert office.said[0][0].startswith("The PDF could not be saved there")
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


def save_to(path: Path, office: Office, session: Session) -> Path:
    return save_letter(path, office.letter_id, session)


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_size() for page in document]
    finally:
        document.close()


def test_every_page_is_printed_at_its_own_size(office: Office, finished: LetterScreen, tmp_path: Path) -> None:
    assert finished._printed is not None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    send_to(printer, finished._printed.pdf)

    shown, printed = sizes(finished._printed.pdf), sizes((tmp_path / "printed.pdf").read_bytes())
    assert len(printed) == len(shown) == 2
    assert all(one == pytest.approx(other, abs=1) for one, other in zip(printed, shown, strict=True))


def test_finishing_later_than_the_undo_can_reach_is_said(office: Office, written: LetterScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(button(written, "Finish"), LEFT)
    qtbot.waitUntil(lambda: bool(office.said))
    office.now = NOON + timedelta(minutes=5)
    with qtbot.waitSignal(office.casework.failed) as told:
        office.said[0][1][0].act()

    assert "write a new version" in str(told.args[0])
