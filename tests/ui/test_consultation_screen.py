"""The full record of a talk as a screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.consultations import begin_consultation
from iro_desktop.actions.drawing_drafts import drawing_draft
from iro_desktop.models.attachment import Attachment, AttachmentKind
from iro_desktop.models.consultation import ChildsWords, Consultation, Sharing, WhyNotAlone, WithWhom
from iro_desktop.queries.consultation import TalkInFull, talk_in_full
from iro_desktop.ui import theme
from iro_desktop.ui.consultation.screen import ConsultationScreen
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.drawing.page import DrawingPage
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    Label,
    ManyPills,
    NotesField,
    Pills,
    TextField,
    Tick,
    unnamed_controls,
)
from iro_desktop.ui.theme import Look, Theme
from tests.desks import Office, office_in
from tests.ui.fitting import cut_words, filled_buttons

W = TypeVar("W", bound=QWidget)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply_look(qapp, Look(Theme.LIGHT))
    yield
    theme.apply_look(qapp, Look(Theme.LIGHT))


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = office_in(tmp_path)
    yield office
    office.close()


def settled(office: Office, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not office.casework.is_busy())


def begun(office: Office, with_whom: WithWhom = WithWhom.CHILD, text: str = "") -> UUID:
    with office.store.transaction() as session:
        return begin_consultation(
            session,
            child_id=office.load.children["Sam"],
            happened_on=office.desk.today(),
            with_whom=with_whom,
            text=text,
        )


def opened(office: Office, qtbot: QtBot, talk: UUID, size: tuple[int, int] = (1134, 690)) -> ConsultationScreen:
    screen = ConsultationScreen(office.desk, Place(Page.CONSULTATION, talk))
    qtbot.addWidget(screen)
    screen.resize(*size)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    settled(office, qtbot)
    return screen


def named(screen: QWidget, kind: type[W], name: str) -> W:
    return next(one for one in screen.findChildren(kind) if one.accessibleName() == name)


def choose(office: Office, qtbot: QtBot, screen: ConsultationScreen, group: str, number: int) -> None:
    kind = ManyPills if group == "With whom?" else Pills
    named(screen, kind, group).choose_key(number)
    keep(office, qtbot, screen)


def keep(office: Office, qtbot: QtBot, screen: ConsultationScreen) -> None:
    screen.leave()
    settled(office, qtbot)


def kept(office: Office, talk: UUID) -> TalkInFull:
    with office.store.reading() as session:
        return talk_in_full(session, talk)


def only_application() -> QApplication:
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    return running


def words(screen: QWidget) -> list[str]:
    return [label.text() for label in screen.findChildren(Label) if label.isVisible()]


def test_what_the_child_says_is_kept_with_whether_it_was_in_private(office: Office, qtbot: QtBot) -> None:
    talk = begun(office)
    screen = opened(office, qtbot, talk)
    QTest.keyClicks(screen.text, "We walked to the pond.")
    QTest.keyClicks(named(screen, TextField, "Worries"), "the new school")
    choose(office, qtbot, screen, "Alone with you?", 1)

    now = kept(office, talk)
    assert (now.text, now.worries, now.alone) == ("We walked to the pond.", "the new school", True)


def test_why_the_child_was_not_alone_is_asked_only_then(office: Office, qtbot: QtBot) -> None:
    talk = begun(office)
    screen = opened(office, qtbot, talk)
    assert not named(screen, ChoiceField, "Why not alone?").isVisible()
    choose(office, qtbot, screen, "Alone with you?", 2)
    why = named(screen, ChoiceField, "Why not alone?")
    assert why.isVisible()
    why.setFocus()
    for _ in range(2):
        QTest.keyClick(why, Qt.Key.Key_Down)
    QTest.keyClicks(named(screen, TextField, "Who else was there?"), "Jan, Mike")
    keep(office, qtbot, screen)

    now = kept(office, talk)
    assert (now.why_not_alone, now.others_present) == (WhyNotAlone.WANTED_SOMEBODY_THERE, ("Jan", "Mike"))


def test_sharing_is_not_asked_until_it_is_and_then_names_people(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, text="“I miss my dog.”")
    screen = opened(office, qtbot, talk)
    assert any("Not asked is not a yes" in text for text in words(screen))
    choose(office, qtbot, screen, "What may be shared?", 3)
    assert any("Until then it is shared with nobody" in text for text in words(screen))
    choose(office, qtbot, screen, "With whom?", 1)

    now = kept(office, talk)
    assert now.sharing is Sharing.SOME_PEOPLE
    assert now.shared_with == (str(now.people[0].person_id),)


def test_done_makes_the_childs_words_and_undo_opens_the_note_again(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, text="“I miss my dog.”")
    screen = opened(office, qtbot, talk)
    named(screen, Button, "Done").click()
    settled(office, qtbot)
    with office.store.reading() as session:
        said = session.scalars(select(ChildsWords.words).where(ChildsWords.consultation_id == talk)).all()
    assert (list(said), kept(office, talk).done, office.asked.went_back) == (["I miss my dog."], True, 1)
    office.asked.undo()
    settled(office, qtbot)
    assert not kept(office, talk).done


def test_an_adult_is_asked_other_things_than_a_child(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, WithWhom.PARENT)
    screen = opened(office, qtbot, talk)
    assert not named(screen, Pills, "What may be shared?").isVisible()
    QTest.keyClicks(named(screen, TextField, "With whom they can, or cannot, be in one room"), "not with Lee")
    choose(office, qtbot, screen, "Can they be at the meeting?", 1)

    now = kept(office, talk)
    assert (now.could_come, now.wishes_about_others) == (True, "not with Lee")


def test_a_record_in_which_nothing_stands_is_not_kept_and_comes_back_when_written_in(
    office: Office, qtbot: QtBot
) -> None:
    talk = begun(office)
    screen = opened(office, qtbot, talk)
    keep(office, qtbot, screen)
    with office.store.reading() as session:
        assert session.get_one(Consultation, talk).deleted_at is not None
    QTest.keyClicks(screen.text, "After the cover.")
    keep(office, qtbot, screen)
    assert kept(office, talk).text == "After the cover."


def test_a_record_that_is_not_done_waits_to_be_finished(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, text="Half")
    keep(office, qtbot, opened(office, qtbot, talk))
    with office.store.reading() as session:
        assert session.get_one(Consultation, talk).finish_later


def test_a_photo_is_added_clean_and_the_childs_yes_is_kept_and_taken_back(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "bike.jpg"
    Image.new("RGB", (80, 60), "green").save(file, comment=b"Brackenford")
    talk = begun(office, text="Showed me the bike.")
    screen = opened(office, qtbot, talk)
    with qtbot.waitSignal(screen.pictures.added):
        screen.pictures.add_file(file)
    settled(office, qtbot)
    tick = named(screen, Tick, "Sam said yes: it may stand in a letter")
    answers = []
    for _ in range(2):
        tick.click()
        settled(office, qtbot)
        answers.append(kept(office, talk).pictures[0].child_says_yes)
    assert answers == [True, None]
    QTest.keyClicks(named(screen, NotesField, "What it shows"), "a green bike")
    keep(office, qtbot, screen)
    assert (kept(office, talk).pictures[0].in_words, file.exists()) == ("a green bike", True)


def test_a_drawing_made_on_the_sheet_is_kept_with_the_talk_and_its_draft_goes(office: Office, qtbot: QtBot) -> None:
    talk = begun(office, text="Sam drew the house.")
    screen = opened(office, qtbot, talk)
    named(screen, Button, "Draw").click()
    page = screen.window().findChildren(DrawingPage)[0]
    settled(office, qtbot)
    middle = page.sheet.rect().center()
    QTest.mousePress(page.sheet, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(page.sheet, middle + QPoint(60, 30))
    QTest.mouseRelease(page.sheet, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 30))
    with qtbot.waitSignal(screen.pictures.added):
        page.done_button.click()
    settled(office, qtbot)
    (drawing,) = kept(office, talk).pictures
    with office.store.reading() as session:
        left_over = drawing_draft(session, office.load.children["Sam"])
    assert (drawing.kind, drawing.media_type, left_over) == (AttachmentKind.DRAWING, "image/png", "")


def test_a_picture_taken_away_comes_back_with_undo(office: Office, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "bike.png"
    Image.new("RGB", (80, 60), "green").save(file)
    talk = begun(office, text="Showed me the bike.")
    screen = opened(office, qtbot, talk)
    with qtbot.waitSignal(screen.pictures.added):
        screen.pictures.add_file(file)
    settled(office, qtbot)
    named(screen, Button, "Take away").click()
    settled(office, qtbot)
    assert kept(office, talk).pictures == ()
    office.asked.undo()
    settled(office, qtbot)
    assert [picture.name for picture in kept(office, talk).pictures] == ["bike.png"]


def test_a_file_that_cannot_be_kept_is_said_beside_the_button_and_nothing_is_added(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "bike.jpg"
    file.write_bytes(b"MZ not a picture")
    talk = begun(office, text="Showed me the bike.")
    screen = opened(office, qtbot, talk)
    screen.pictures.add_file(file)
    settled(office, qtbot)
    assert any("not a picture or paper" in text for text in words(screen))
    with office.store.reading() as session:
        assert session.scalars(select(Attachment).where(Attachment.consultation_id == talk)).all() == []


@pytest.mark.parametrize("with_whom", [WithWhom.CHILD, WithWhom.ADVOCATE])
@pytest.mark.parametrize(("size", "percent"), [((1134, 690), 100), ((1688, 1000), 80), ((1134, 690), 200)])
def test_nothing_is_cut_or_unnamed_at_any_size(
    office: Office, qtbot: QtBot, with_whom: WithWhom, size: tuple[int, int], percent: int
) -> None:
    theme.apply_look(only_application(), Look(Theme.DARK, text_percent=percent))
    screen = opened(office, qtbot, begun(office, with_whom, "Talked."), size)
    assert cut_words(screen) == []
    assert unnamed_controls(screen) == []
    assert filled_buttons(screen) == ["Done"]


def test_the_keyboard_begins_in_what_was_said(office: Office, qtbot: QtBot) -> None:
    screen = opened(office, qtbot, begun(office))
    assert screen.focusWidget() is named(screen, NotesField, "What was said")
