"""Many letters to the printer: one job each, stopped between two, only what was approved, open until counted."""

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import msgspec
import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.letters import finish_letter
from iro_desktop.actions.printing import count_pages, note_print
from iro_desktop.actions.releasing import Released, approve_letter, release
from iro_desktop.letters.content import letter_from_json
from iro_desktop.models.child import Child
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_print import LetterPrint
from iro_desktop.models.letter_safety import Route
from iro_desktop.models.refused import Refused
from iro_desktop.queries.printing import OnPaper
from iro_desktop.queries.sendings import sendings_of
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Label, unnamed_controls
from iro_desktop.ui.letter.paper import page_count
from iro_desktop.ui.printing.press import ToFolder, ToPrinter
from iro_desktop.ui.printing.row import LetterRow
from iro_desktop.ui.printing.screen import PrintingScreen
from iro_desktop.ui.theme import Look, Theme
from tests.held_review import BANK_HOLIDAYS, NOON, write_everything
from tests.ui.fitting import cut_words
from tests.ui.letter_office import LEFT, Office, about, office

__all__ = ["about", "office"]

OTHERS = (("Robin", "LETTER-R"), ("Wren", "LETTER-W"))


@pytest.fixture
def letters(office: Office) -> dict[str, UUID]:
    """Three finished and approved letters by their reference, the child of the office first."""
    with office.store.transaction() as session:
        write_everything(session, office.letter_id, office.held.words_id)
        finish_letter(session, office.letter_id, at=NOON, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)
        first = session.get_one(Letter, office.letter_id)
        ids = {_reference(first): first.id}
        for known_as, reference in OTHERS:
            ids[reference] = _finished(session, first, known_as, reference)
    return ids


def _reference(letter: Letter) -> str:
    return letter_from_json(letter.finished_content or "").reference


def _finished(session: Session, like: Letter, known_as: str, reference: str) -> UUID:
    child = Child(council="TEST", council_child_id=reference, known_as=known_as)
    session.add(child)
    session.flush()
    content = letter_from_json(like.finished_content or "")
    own = msgspec.structs.replace(content, child_known_as=known_as, reference=reference, greeting=f"Dear {known_as},")
    letter = Letter(
        child_id=child.id,
        template=like.template,
        title=like.title,
        age_band=like.age_band,
        status=LetterStatus.FINISHED,
        finished_at=NOON,
        finished_content=msgspec.json.encode(own).decode(),
    )
    session.add(letter)
    session.flush()
    approve_letter(session, letter.id, at=NOON)
    return letter.id


@pytest.fixture
def screen(office: Office, letters: dict[str, UUID], qtbot: QtBot) -> PrintingScreen:
    return opened(office, qtbot)


def opened(office: Office, qtbot: QtBot, part: str = "") -> PrintingScreen:
    screen = PrintingScreen(office.desk(), Place(Page.PRINTING, part=part))
    qtbot.addWidget(screen)
    screen.resize(1134, 700)
    screen.show()
    qtbot.waitUntil(lambda: not office.casework.is_busy() and bool(shown(screen)))
    return screen


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


def shown(screen: PrintingScreen) -> dict[str, LetterRow]:
    return {one.letter.reference: one for one in screen.findChildren(LetterRow) if one.isVisible()}


def words_on(widget: PrintingScreen | LetterRow) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def printer_to(folder: Path) -> ToPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    return ToPrinter(printer)


def prints(office: Office) -> list[LetterPrint]:
    with office.store.reading() as session:
        return list(session.scalars(select(LetterPrint).where(LetterPrint.deleted_at.is_(None))))


def wait_for_the_end(office: Office, screen: PrintingScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not screen._is_at_work() and not office.casework.is_busy(), timeout=30_000)


class Counting:
    """A printer that takes every letter and lets a test wait until it holds one."""

    is_printer = True

    def __init__(self, *, held: bool = False, refuses: str = "") -> None:
        self.taken: list[str] = []
        self.go_on = threading.Event()
        self._refuses = refuses
        if not held:
            self.go_on.set()

    def deliver(self, released: Released) -> None:
        if released.content.reference == self._refuses:
            raise Refused("The printer took nothing.")
        self.taken.append(released.content.reference)
        assert self.go_on.wait(20), "the test lets go"


def test_each_letter_is_a_job_of_its_own_with_the_approved_pages(
    office: Office, screen: PrintingScreen, letters: dict[str, UUID], qtbot: QtBot, tmp_path: Path
) -> None:
    screen.start(printer_to(tmp_path))
    wait_for_the_end(office, screen, qtbot)

    noted = {one.letter_id: one for one in prints(office)}
    for reference, letter_id in letters.items():
        with office.store.reading() as session:
            approved = release(session, letter_id).pdf
        (tmp_path / "approved.pdf").write_bytes(approved)
        with (
            pikepdf.open(tmp_path / f"letter-{reference}.pdf") as paper,
            pikepdf.open(tmp_path / "approved.pdf") as letter,
        ):
            assert len(paper.pages) == len(letter.pages) == noted[letter_id].pages
            assert paper.docinfo["/Title"] == reference
    assert set(noted) == set(letters.values())
    qtbot.waitUntil(lambda: "3 letters went to the printer. Count the pages." in words_on(screen))


def test_only_what_is_ticked_is_printed(office: Office, screen: PrintingScreen, qtbot: QtBot) -> None:
    QTest.mouseClick(shown(screen)["LETTER-R"].tick, LEFT)
    assert screen.print_button.words() == "Print 2 letters"
    way = Counting()
    screen.start(way)
    wait_for_the_end(office, screen, qtbot)

    assert len(way.taken) == 2
    assert "LETTER-R" not in way.taken


def test_stopping_finishes_the_present_letter_and_begins_no_other(
    office: Office, screen: PrintingScreen, letters: dict[str, UUID], qtbot: QtBot
) -> None:
    way = Counting(held=True)
    screen.start(way)
    qtbot.waitUntil(lambda: len(way.taken) == 1)
    qtbot.waitUntil(screen.stop_button.isVisible)
    QTest.mouseClick(screen.stop_button, LEFT)
    way.go_on.set()
    wait_for_the_end(office, screen, qtbot)

    [taken] = way.taken
    assert [one.letter_id for one in prints(office)] == [letters[taken]]
    qtbot.waitUntil(lambda: "You stopped before 2 letters." in " ".join(words_on(screen)))


def test_a_letter_that_is_not_approved_any_more_stays_and_says_why_and_the_others_go(
    office: Office, screen: PrintingScreen, letters: dict[str, UUID], qtbot: QtBot
) -> None:
    with office.store.transaction() as session:
        letter = session.get_one(Letter, letters["LETTER-R"])
        letter.finished_content = (letter.finished_content or "").replace("leaves in my hair", "twigs in my hair")
    way = Counting()
    screen.start(way)
    wait_for_the_end(office, screen, qtbot)

    assert "LETTER-R" not in way.taken
    assert len(way.taken) == 2
    qtbot.waitUntil(lambda: "LETTER-R" in shown(screen))
    assert any("changed after it was approved" in one for one in words_on(shown(screen)["LETTER-R"]))
    assert letters["LETTER-R"] not in {one.letter_id for one in prints(office)}


def test_what_the_printer_did_not_take_has_no_pages_to_count(
    office: Office, screen: PrintingScreen, letters: dict[str, UUID], qtbot: QtBot
) -> None:
    screen.start(Counting(refuses="LETTER-W"))
    wait_for_the_end(office, screen, qtbot)

    assert letters["LETTER-W"] not in {one.letter_id for one in prints(office)}
    qtbot.waitUntil(lambda: "LETTER-W" in shown(screen))
    assert "The printer took nothing." in words_on(shown(screen)["LETTER-W"])


def test_a_letter_stays_open_until_its_pages_are_ticked(office: Office, screen: PrintingScreen, qtbot: QtBot) -> None:
    screen.start(Counting())
    wait_for_the_end(office, screen, qtbot)
    qtbot.waitUntil(lambda: len(shown(screen)) == 3 and all(not one.is_chosen() for one in shown(screen).values()))
    QTest.mouseClick(shown(screen)["LETTER-W"].tick, LEFT)
    qtbot.waitUntil(lambda: len(shown(screen)) == 2)

    again = opened(office, qtbot, OnPaper.TO_COUNT)
    assert "LETTER-W" not in shown(again)
    assert len(shown(again)) == 2
    assert again.heading().below.text() == "Pages of 2 letters to count."


def test_who_counted_the_pages_is_offered_to_write_down_how_the_letter_goes(
    office: Office, letters: dict[str, UUID], qtbot: QtBot
) -> None:
    reference, letter_id = next(iter(letters.items()))
    pages = printed(office, letter_id)
    screen = opened(office, qtbot, OnPaper.TO_COUNT)
    qtbot.waitUntil(lambda: reference in shown(screen))
    QTest.mouseClick(shown(screen)[reference].tick, LEFT)
    qtbot.waitUntil(lambda: bool(office.said))
    sentence, ways = office.said[-1]
    assert sentence == f"All {pages} pages of {reference} are here. Does it go to Pip now?"
    assert [way.words for way in ways] == ["Given by hand", "Posted"]
    assert went(office, letter_id) == [], "a letter in the hand has not gone yet"

    ways[1].act()
    qtbot.waitUntil(lambda: went(office, letter_id) == [(Route.POST, pages)])
    qtbot.waitUntil(lambda: office.said[-1][0] == f"{reference} is written down as posted to Pip, today.")
    office.said[-1][1][0].act()
    qtbot.waitUntil(lambda: went(office, letter_id) == [])


def test_a_counted_letter_that_nobody_wrote_down_yet_is_written_down_from_its_pile(
    office: Office, letters: dict[str, UUID], qtbot: QtBot
) -> None:
    reference, letter_id = next(iter(letters.items()))
    pages = printed(office, letter_id)
    with office.store.transaction() as session:
        [one] = session.scalars(select(LetterPrint))
        count_pages(session, one.id, at=NOON)
    screen = opened(office, qtbot, OnPaper.COUNTED)
    qtbot.waitUntil(lambda: reference in shown(screen))
    QTest.mouseClick(shown(screen)[reference].ways[Route.BY_HAND], LEFT)

    qtbot.waitUntil(lambda: went(office, letter_id) == [(Route.BY_HAND, pages)])
    qtbot.waitUntil(lambda: reference in shown(screen) and shown(screen)[reference].ways == {})
    qtbot.waitUntil(lambda: any("given by hand on" in words for words in words_on(screen)))


def printed(office: Office, letter_id: UUID) -> int:
    """Note that the letter was printed. Returns how many pages it has."""
    with office.store.transaction() as session:
        pages = page_count(release(session, letter_id).pdf)
        note_print(session, letter_id, pages=pages, at=NOON)
        return pages


def went(office: Office, letter_id: UUID) -> list[tuple[Route, int | None]]:
    with office.store.reading() as session:
        return [(one.route, one.pages) for one in sendings_of(session, [letter_id])]


def test_without_a_printer_they_are_saved_as_pdfs_and_stay_to_be_printed(
    office: Office, screen: PrintingScreen, letters: dict[str, UUID], qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    screen.start(ToFolder(folder), folder.name)
    wait_for_the_end(office, screen, qtbot)

    assert {path.name for path in folder.iterdir()} == {f"letter-{reference}.pdf" for reference in letters}
    for reference, letter_id in letters.items():
        with office.store.reading() as session:
            assert (folder / f"letter-{reference}.pdf").read_bytes() == release(session, letter_id).pdf
    assert not prints(office)
    qtbot.waitUntil(lambda: len(shown(screen)) == 3)
    qtbot.waitUntil(lambda: "3 letters saved in letters." in words_on(screen))


def test_leaving_the_page_finishes_the_present_letter_and_notes_it(
    office: Office, letters: dict[str, UUID], qtbot: QtBot
) -> None:
    screen = PrintingScreen(office.desk(), Place(Page.PRINTING))
    screen.show()
    qtbot.waitUntil(lambda: not office.casework.is_busy() and len(shown(screen)) == 3)
    way = Counting(held=True)
    screen.start(way)
    qtbot.waitUntil(lambda: len(way.taken) == 1)
    screen.leave()
    screen.deleteLater()
    way.go_on.set()

    qtbot.waitUntil(lambda: not office.casework.is_busy() and len(prints(office)) == 1)
    assert len(way.taken) == 1


@pytest.mark.parametrize("look", [Look(Theme.LIGHT, 200), Look(Theme.DARK), Look(Theme.HIGH_CONTRAST)])
def test_everything_has_a_name_and_no_word_is_cut(
    office: Office, letters: dict[str, UUID], qtbot: QtBot, qapp: QApplication, look: Look
) -> None:
    theme.apply_look(qapp, look)
    screen = opened(office, qtbot)

    assert unnamed_controls(screen) == []
    assert cut_words(screen) == []
