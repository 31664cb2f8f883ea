"""The sheet a child draws on: strokes come back, nothing shown is another child's, and a crash costs two seconds."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.actions.drawing_drafts import drawing_draft
from iro_desktop.ui.drawing.page import DrawingPage
from iro_desktop.ui.drawing.strokes import Drawing, Stroke, from_text, thinned, to_text
from iro_desktop.ui.kit import unnamed_controls
from tests.ui.review_office import LEFT, Office, office

__all__ = ["office"]
POINTS = st.tuples(st.floats(0, 1600), st.floats(0, 1200))
STROKES = st.builds(Stroke, points=st.lists(POINTS, min_size=1, max_size=5).map(tuple), rubs=st.booleans())


@given(st.lists(STROKES, max_size=8), st.integers(0, 10))
def test_every_stroke_taken_back_can_be_drawn_again(strokes: list[Stroke], times: int) -> None:
    drawing = Drawing(tuple(strokes))
    after = drawing
    for _ in range(times):
        after = after.undo()
    for _ in range(times):
        after = after.redo()

    assert after.strokes == drawing.strokes


@given(st.lists(STROKES, min_size=1, max_size=8))
def test_a_cleared_sheet_is_empty_and_one_undo_brings_all_back(strokes: list[Stroke]) -> None:
    drawing = Drawing(tuple(strokes))

    assert drawing.cleared().is_empty
    assert drawing.cleared().undo().on_the_sheet == tuple(strokes)


@given(st.lists(STROKES, max_size=8))
def test_a_drawing_is_the_same_after_it_was_kept(strokes: list[Stroke]) -> None:
    assert from_text(to_text(Drawing(tuple(strokes)))) == Drawing(tuple(strokes))


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"strokes": 3}', "null"])
def test_a_damaged_draft_is_an_empty_sheet(damaged: str) -> None:
    assert from_text(damaged) == Drawing()


@given(st.lists(POINTS, max_size=60))
def test_thinning_keeps_where_a_line_begins_and_ends(points: list[tuple[float, float]]) -> None:
    kept = thinned(points)

    assert list(kept[:1]) == points[:1]
    assert list(kept[-1:]) == points[-1:]


@pytest.fixture
def over(office: Office, qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1134, 656)
    window.show()
    yield window
    office.casework.finish()


@pytest.fixture
def page(office: Office, over: QWidget) -> DrawingPage:
    return DrawingPage(office.desk(), office.room.child_id, over)


def draw(page: DrawingPage, *path: tuple[int, int]) -> None:
    """A line through these points of the sheet, by mouse."""
    points = [QPoint(*point) for point in path]
    QTest.mousePress(page.sheet, LEFT, pos=points[0])
    for point in points[1:]:
        QTest.mouseMove(page.sheet, point)
    QTest.mouseRelease(page.sheet, LEFT, pos=points[-1])


def tool(page: DrawingPage, name: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.accessibleName() == name)


def draft(office: Office) -> Drawing:
    with office.store.reading() as session:
        return from_text(drawing_draft(session, office.room.child_id))


def middle_of(picture: bytes, colour: tuple[int, int, int]) -> bool:
    """Whether any pixel of a picture has this colour."""
    with Image.open(BytesIO(picture)) as image:
        colours = image.convert("RGB").getcolors(image.width * image.height) or []
    return colour in {one for _, one in colours}


def test_a_stroke_is_on_the_disk_once_the_pen_is_lifted(office: Office, page: DrawingPage, qtbot: QtBot) -> None:
    draw(page, (300, 200), (400, 260), (500, 200))

    qtbot.waitUntil(lambda: len(draft(office).strokes) == 1)


def test_the_picture_is_what_was_drawn(page: DrawingPage, qtbot: QtBot) -> None:
    QTest.mouseClick(tool(page, "Blue"), LEFT)
    QTest.mouseClick(tool(page, "Thick"), LEFT)
    draw(page, (300, 200), (500, 300))

    with qtbot.waitSignal(page.finished) as finished:
        QTest.mouseClick(page.done_button, LEFT)

    with Image.open(BytesIO(finished.args[0])) as image:
        assert image.size == (1600, 1200)
        assert image.info == {} or set(image.info) <= {"dpi"}
    assert middle_of(finished.args[0], (0x2A, 0x6F, 0xB5))


def test_the_rubber_takes_colour_away(page: DrawingPage) -> None:
    QTest.mouseClick(tool(page, "Red"), LEFT)
    draw(page, (300, 200), (320, 200))
    QTest.mouseClick(tool(page, "Rubber"), LEFT)
    QTest.mouseClick(tool(page, "Thick"), LEFT)
    draw(page, (280, 200), (340, 200))

    assert not middle_of(page.sheet.png(), (0xC0, 0x39, 0x2B))


def test_undo_and_redo_by_keys(page: DrawingPage, qtbot: QtBot) -> None:
    draw(page, (300, 200), (400, 260))
    page.activateWindow()
    page.sheet.setFocus()

    QTest.mouseClick(page.undo_button, LEFT)
    assert page.sheet.drawing.is_empty
    assert not page.done_button.isEnabled()

    QTest.mouseClick(page.redo_button, LEFT)
    assert len(page.sheet.drawing.on_the_sheet) == 1


def test_going_back_keeps_the_draft_and_the_next_time_it_is_there(
    office: Office, page: DrawingPage, over: QWidget, qtbot: QtBot
) -> None:
    draw(page, (300, 200), (400, 260))
    qtbot.waitUntil(lambda: len(draft(office).strokes) == 1)
    QTest.keyClick(page, Qt.Key.Key_Escape)

    again = DrawingPage(office.desk(), office.room.child_id, over)
    qtbot.waitUntil(lambda: len(again.sheet.drawing.strokes) == 1)

    again.forget_draft()
    qtbot.waitUntil(lambda: draft(office) == Drawing())


def test_a_long_stroke_is_kept_while_it_is_made(office: Office, page: DrawingPage, qtbot: QtBot) -> None:
    QTest.mousePress(page.sheet, LEFT, pos=QPoint(200, 200))
    qtbot.waitUntil(lambda: page.sheet._since_told.elapsed() > 1_500, timeout=5_000)
    QTest.mouseMove(page.sheet, QPoint(300, 300))

    qtbot.waitUntil(lambda: len(draft(office).strokes) == 1)


def test_the_page_covers_the_window_and_names_every_tool(page: DrawingPage, over: QWidget) -> None:
    assert page.geometry() == over.rect()
    assert unnamed_controls(page) == []


def test_a_picture_has_no_memory_of_the_machine(page: DrawingPage, tmp_path: Path) -> None:
    draw(page, (300, 200), (400, 260))
    picture = page.sheet.png()

    assert picture.startswith(b"\x89PNG")
    assert b"tEXt" not in picture
    assert str(tmp_path).encode() not in picture
