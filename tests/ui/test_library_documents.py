"""The council's documents on the library's page: a manager adds one; everybody looks at it, prints it and keeps it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.library_documents import AboutDocument, GivenPdf, add_document
from iro_desktop.letters.library_layout import render_guide
from iro_desktop.letters.library_papers import library
from iro_desktop.queries.library_documents import DocumentRow, council_library, document_pdf
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Tag, unnamed_controls
from iro_desktop.ui.library import viewmodel
from iro_desktop.ui.library.about_panel import AboutPanel
from iro_desktop.ui.library.paper_row import PaperRow
from iro_desktop.ui.library.screen import LibraryScreen
from iro_desktop.ui.printing.preview import PrintPreview
from iro_desktop.ui.shown import plain
from tests.caseload import NOW
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT

GUIDE, OTHER = (render_guide(one) for one in library().guide[:2])
NAME = "Resolution protocol"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def a_file(folder: Path, data: bytes = GUIDE) -> Path:
    path = folder / "Resolution_protocol.pdf"
    path.write_bytes(data)
    return path


def add(office: Office, review_on: date | None = None) -> None:
    with office.store.transaction() as session:
        about = AboutDocument(name=NAME, for_whom="For officers", review_on=review_on)
        add_document(session, about, GivenPdf(data=GUIDE, pages=2), by_name="Farah Malik", at=NOW)


def only_reads(office: Office) -> None:
    with office.store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)


def rows(office: Office) -> tuple[DocumentRow, ...]:
    with office.store.reading() as session:
        return council_library(session).rows


def shown(office: Office, qtbot: QtBot) -> LibraryScreen:
    screen = LibraryScreen(office.desk, Place(Page.LIBRARY))
    qtbot.addWidget(screen)
    screen.resize(1134, 900)
    with qtbot.waitExposed(screen):
        screen.show()
    return screen


def named(screen: LibraryScreen, name: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.accessibleName() == name)


def listed(screen: LibraryScreen) -> list[PaperRow]:
    return screen.council.findChildren(PaperRow)


def the_panel(office: Office, qtbot: QtBot) -> AboutPanel:
    qtbot.waitUntil(lambda: len(office.asked.panels) > 0)
    panel = office.asked.panels.pop()
    assert isinstance(panel, AboutPanel)
    qtbot.addWidget(panel)
    return panel


def test_a_manager_adds_a_document_by_its_file_and_says_what_it_is(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(office, qtbot)
    qtbot.waitUntil(screen.council.add.isVisible)
    assert screen.council.nothing.isVisible()
    screen.council.take_new(a_file(tmp_path))
    panel = the_panel(office, qtbot)
    assert panel.name.value() == "Resolution protocol"

    panel.for_whom.set_value("")
    QTest.mouseClick(panel.button, LEFT)
    qtbot.waitUntil(lambda: "Say for whom it is" in panel._name_field.problem())
    panel.for_whom.set_value("For officers")
    panel.review_on.set_value(date(2027, 3, 1))
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.button, LEFT)

    qtbot.waitUntil(lambda: len(listed(screen)) == 1)
    (row,) = rows(office)
    assert (row.name, row.for_whom, row.review_on) == (NAME, "For officers", date(2027, 3, 1))
    assert office.asked.sentences == [f"“{NAME}” is in the library of every officer after the next sync."]


def test_what_cannot_be_added_is_said_on_the_page_and_nothing_is_asked(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(office, qtbot)
    qtbot.waitUntil(screen.council.add.isVisible)
    screen.council.take_new(a_file(tmp_path, b"PK a Word file"))

    qtbot.waitUntil(screen.council.problem.isVisible)
    assert plain(screen.council.problem.words()).startswith("This is no PDF.")
    assert office.asked.panels == []


def test_everybody_looks_at_it_as_it_is_and_keeps_it_as_a_file(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    add(office)
    only_reads(office)
    screen = shown(office, qtbot)
    qtbot.waitUntil(lambda: len(listed(screen)) == 1)
    assert not screen.council.add.isVisible()
    acts = [one.accessibleName() for one in listed(screen)[0].findChildren(Button)]
    assert acts == [f"Look and print: {NAME}", f"Keep as a file: {NAME}"]

    QTest.mouseClick(named(screen, f"Look and print: {NAME}"), LEFT)
    qtbot.waitUntil(lambda: len(screen.findChildren(PrintPreview)) == 1)
    paper = viewmodel.document(rows(office)[0], NOW.date())
    assert paper.file_name == "library-resolution-protocol-1.pdf"
    screen.keep_in(tmp_path / "kept.pdf", paper)
    qtbot.waitUntil((tmp_path / "kept.pdf").exists)
    assert (tmp_path / "kept.pdf").read_bytes() == GUIDE


def test_a_new_version_takes_its_place(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    add(office)
    screen = shown(office, qtbot)
    qtbot.waitUntil(lambda: len(listed(screen)) == 1)

    screen.council.take_version(rows(office)[0], a_file(tmp_path, OTHER))

    qtbot.waitUntil(lambda: rows(office)[0].version == 2)
    with office.store.reading() as session:
        assert document_pdf(session, rows(office)[0].file_id) == OTHER
    qtbot.waitUntil(lambda: office.asked.sentences == [f"“{NAME}” is version 2 now. The one before is kept."])


def test_what_it_is_called_is_changed_and_it_is_taken_out_and_put_back(office: Office, qtbot: QtBot) -> None:
    add(office)
    screen = shown(office, qtbot)
    qtbot.waitUntil(lambda: len(listed(screen)) == 1)
    QTest.mouseClick(named(screen, f"Change: {NAME}"), LEFT)
    panel = the_panel(office, qtbot)
    panel.name.set_value("How we resolve")
    with qtbot.waitSignal(panel.closed):
        panel.name.returnPressed.emit()
    qtbot.waitUntil(lambda: any(one.accessibleName() == "Take out: How we resolve" for one in buttons(screen)))

    QTest.mouseClick(named(screen, "Take out: How we resolve"), LEFT)
    qtbot.waitUntil(lambda: rows(office) == ())
    qtbot.waitUntil(lambda: len(office.asked.actions) == 1)
    office.asked.undo()
    qtbot.waitUntil(lambda: len(rows(office)) == 1)


def buttons(screen: LibraryScreen) -> list[Button]:
    return screen.findChildren(Button)


def test_one_whose_day_has_come_says_so(office: Office, qtbot: QtBot) -> None:
    add(office, review_on=NOW.date())
    screen = shown(office, qtbot)
    qtbot.waitUntil(lambda: len(listed(screen)) == 1)

    assert len(listed(screen)[0].findChildren(Tag)) == 1
    tag = viewmodel.document(rows(office)[0], NOW.date()).tag
    assert tag is not None
    assert tag.words == "Time to look at it again"


def test_an_officer_sees_no_empty_list(office: Office, qtbot: QtBot) -> None:
    only_reads(office)
    screen = shown(office, qtbot)
    office.casework.look_again(frozenset({"library_document"}))
    qtbot.waitUntil(screen.isVisible)

    assert not screen.council.isVisible()


def test_every_control_has_a_name(office: Office, qtbot: QtBot) -> None:
    add(office)
    screen = shown(office, qtbot)
    qtbot.waitUntil(lambda: len(listed(screen)) == 1)

    assert unnamed_controls(screen) == []


@pytest.mark.parametrize(
    ("size_bytes", "said"), [(10, "1 page, 1 KB"), (120 * 1024, "1 page, 120 KB"), (2_500_000, "1 page, 2.4 MB")]
)
def test_how_large_it_is_stands_in_words(size_bytes: int, said: str) -> None:
    assert viewmodel.size(1, size_bytes) == said
