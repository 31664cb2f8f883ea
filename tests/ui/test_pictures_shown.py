"""Pictures and papers where they are looked at: in the timeline, and over the whole window."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import delete

from iro_desktop.actions.attachments import attach
from iro_desktop.actions.consultations import begin_consultation
from iro_desktop.models.attachment import PDF, PNG, AttachmentContent, AttachmentKind
from iro_desktop.models.consultation import WithWhom
from iro_desktop.models.ids import companion_id
from iro_desktop.queries.attachments import Picture, pictures_of_talk
from iro_desktop.ui import theme
from iro_desktop.ui.child.screen import ChildScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, TimelineView
from iro_desktop.ui.pictures.viewer import PictureViewer
from iro_desktop.ui.shell import WindowFrame
from iro_desktop.ui.shown import ChipState, ChipWords
from iro_desktop.ui.theme import Look, Theme
from tests.caseload import NOW
from tests.desks import Office, office_in


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


def red_square() -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(out, "PNG")
    return out.getvalue()


def two_pages() -> bytes:
    out = BytesIO()
    paper = Canvas(out)
    for words in ("How was it?", "Thank you"):
        paper.drawString(100, 700, words)
        paper.showPage()
    paper.save()
    return out.getvalue()


def with_pictures(office: Office) -> tuple[UUID, tuple[Picture, ...]]:
    """A talk with Sam from which a drawing and a paper came."""
    with office.store.transaction() as session:
        child_id = office.load.children["Sam"]
        talk = begin_consultation(
            session, child_id=child_id, happened_on=office.desk.today(), with_whom=WithWhom.CHILD, text="We drew."
        )
        for data, media_type, kind, name in (
            (red_square(), PNG, AttachmentKind.DRAWING, "Drawing"),
            (two_pages(), PDF, AttachmentKind.FEEDBACK_FORM, "form.pdf"),
        ):
            attach(
                session,
                child_id=child_id,
                data=data,
                media_type=media_type,
                kind=kind,
                name=name,
                consultation_id=talk,
            )
            session.flush()
    with office.store.reading() as session:
        return talk, pictures_of_talk(session, talk)


def reds(widget: QWidget) -> int:
    """How many of the points on screen are the drawing's red."""
    image = widget.grab().toImage()
    return sum(
        (colour := image.pixelColor(x, y)).red() > 170 and colour.green() < 70
        for x in range(0, image.width(), 4)
        for y in range(0, image.height(), 4)
    )


@pytest.fixture
def window(qtbot: QtBot) -> WindowFrame:
    frame = WindowFrame((), ChipWords(ChipState.NOT_CONNECTED, "On this laptop"), now=lambda: NOW)
    qtbot.addWidget(frame)
    frame.resize(1134, 690)
    with qtbot.waitActive(frame):
        frame.show()
        frame.activateWindow()
    return frame


def test_the_timeline_shows_what_came_with_a_talk(office: Office, qtbot: QtBot) -> None:
    talk, pictures = with_pictures(office)
    del talk
    screen = ChildScreen(office.desk, Place(Page.CHILD, office.load.children["Sam"]))
    qtbot.addWidget(screen)
    screen.resize(1134, 690)
    screen.show()
    timeline = screen.findChildren(TimelineView)[0]
    qtbot.waitUntil(lambda: pictures[0].attachment_id in timeline.images)
    assert reds(timeline) > 50
    spoken = [timeline.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert any("Drawing" in words and "form.pdf" in words for words in spoken if words)


def test_a_picture_is_shown_over_the_whole_window_and_escape_leads_back(
    office: Office, window: WindowFrame, qtbot: QtBot
) -> None:
    _, (drawing, _) = with_pictures(office)
    viewer = PictureViewer(office.desk, drawing, window)
    qtbot.waitUntil(viewer.image.isVisible)
    assert reds(viewer) > 50
    with qtbot.waitSignal(viewer.left):
        QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_a_paper_is_read_page_by_page_without_leaving_the_program(
    office: Office, window: WindowFrame, qtbot: QtBot
) -> None:
    _, (_, form) = with_pictures(office)
    viewer = PictureViewer(office.desk, form, window)
    qtbot.waitUntil(viewer.paper.isVisible)
    assert viewer.paper.page_count() == 2
    assert "How was it?" in viewer.paper.accessibleDescription()


def test_what_has_not_come_with_a_sync_yet_says_so(office: Office, window: WindowFrame, qtbot: QtBot) -> None:
    _, (drawing, _) = with_pictures(office)
    with office.store.transaction() as session:
        content_id = companion_id(drawing.attachment_id, "content")
        session.execute(delete(AttachmentContent).where(AttachmentContent.id == content_id))
    viewer = PictureViewer(office.desk, drawing, window)

    def said() -> list[str]:
        return [label.text() for label in viewer.findChildren(Label) if label.isVisible()]

    qtbot.waitUntil(lambda: any("comes with the next sync" in words for words in said()))


def test_what_lies_beneath_is_out_of_reach_and_the_cover_still_covers(
    office: Office, window: WindowFrame, qtbot: QtBot
) -> None:
    beneath = Button("Beneath")
    window.show_page(beneath, place="today")
    _, (drawing, _) = with_pictures(office)
    searched: list[bool] = []
    window.search_wanted.connect(lambda: searched.append(True))
    viewer = PictureViewer(office.desk, drawing, window)
    assert not beneath.isEnabled()
    for _ in range(8):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert viewer.isAncestorOf(window.focusWidget())
    QTest.keyClick(viewer, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert searched == []

    QTest.keyClick(viewer, Qt.Key.Key_F9)
    assert window.is_covered()
    assert not viewer.isVisible()
    window.uncover()
    qtbot.waitUntil(viewer.isVisible)
    middle = QPointF(window.rect().center()).toPoint()
    assert window.childAt(middle) is viewer or viewer.isAncestorOf(window.childAt(middle) or window)

    viewer.leave()
    assert beneath.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert searched == [True]
