"""A picture is put beside words in two clicks, found by a word, changed, and taken out again."""

from io import BytesIO

import pytest
from msgspec import UNSET
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.attachments import attach, keep_childs_answer
from iro_desktop.actions.child_record import change_wishes
from iro_desktop.letters.content import Pictures
from iro_desktop.letters.easy_read import is_easy_read, pictures_of
from iro_desktop.models.attachment import PNG, AttachmentKind
from iro_desktop.models.child import LetterFormat
from iro_desktop.queries.letter_pictures import name_of_photo
from iro_desktop.ui.letter.bars import ToolBar
from iro_desktop.ui.letter.picture_picker import PicturePicker
from iro_desktop.ui.letter.screen import LetterScreen
from tests.held_review import NOON, look_at
from tests.ui.letter_office import (
    LEFT,
    Office,
    about,
    button,
    decision,
    office,
    put_cursor,
    screen,
    text_field,
    written,
)

__all__ = ["about", "office", "screen", "written"]


def picker(screen: LetterScreen) -> PicturePicker:
    return screen.picturing.picker


def open_picker(screen: LetterScreen, qtbot: QtBot) -> PicturePicker:
    QTest.mouseClick(button(screen, "Picture"), LEFT)
    qtbot.waitUntil(picker(screen).isVisible)
    return picker(screen)


def test_two_clicks_put_a_suggested_picture_beside_the_words(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    field = text_field(written, "ending")
    field.set_value("You ride your bike.")
    put_cursor(qtbot, field)
    shown = open_picker(written, qtbot)
    assert shown.tiles()[0].name == "bike"

    QTest.mouseClick(shown.tiles()[0], LEFT)

    assert field.value() == "[picture: bike]\nYou ride your bike."
    assert not shown.isVisible()
    qtbot.waitUntil(lambda: office.text("ending") == field.value())
    with office.store.reading() as session:
        assert [one.key for one in pictures_of(look_at(session, office.letter_id).content)] == ["openmoji/bike"]


def test_a_word_and_enter_are_enough_and_the_picture_is_called_by_that_word(
    written: LetterScreen, qtbot: QtBot
) -> None:
    field = text_field(written, "ending")
    field.set_value("She came.")
    put_cursor(qtbot, field)
    shown = open_picker(written, qtbot)
    QTest.keyClicks(shown.search, "footy")
    QTest.keyClick(shown.search, Qt.Key.Key_Return)

    assert field.value() == "[picture: footy]\nShe came."


def test_what_it_shows_can_be_said_in_other_words(written: LetterScreen, qtbot: QtBot) -> None:
    field = text_field(written, "ending")
    field.set_value("She came.")
    put_cursor(qtbot, field)
    shown = open_picker(written, qtbot)
    QTest.keyClicks(shown.words, "Your [new] bike")
    QTest.keyClicks(shown.search, "bike")
    QTest.keyClick(shown.search, Qt.Key.Key_Return)

    assert field.value() == "[picture: bike | Your (new) bike]\nShe came."


def test_a_picture_is_one_thing_to_the_keyboard(written: LetterScreen, qtbot: QtBot) -> None:
    field = text_field(written, "ending")
    field.set_value("[picture: bike]\nYou ride.")
    put_cursor(qtbot, field)
    field.go_to_start()
    QTest.keyClick(field, Qt.Key.Key_Right)
    taken = field.picture_taken()
    assert taken is not None
    assert taken.line.name == "bike"

    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(picker(written).isVisible)
    QTest.keyClicks(picker(written).search, "scooter")
    QTest.keyClick(picker(written).search, Qt.Key.Key_Return)
    assert field.value() == "[picture: scooter]\nYou ride."

    field.go_to_start()
    QTest.keyClick(field, Qt.Key.Key_Right)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.value() == "You ride."
    field.undo()
    assert field.value() == "[picture: scooter]\nYou ride."


def test_escape_goes_back_to_the_text_and_changes_nothing(written: LetterScreen, qtbot: QtBot) -> None:
    field = text_field(written, "ending")
    before = field.value()
    put_cursor(qtbot, field)
    shown = open_picker(written, qtbot)
    QTest.keyClick(shown.search, Qt.Key.Key_Escape)

    assert not shown.isVisible()
    assert field.value() == before
    qtbot.waitUntil(field.hasFocus)


def test_a_word_for_nothing_says_so(written: LetterScreen, qtbot: QtBot) -> None:
    put_cursor(qtbot, text_field(written, "ending"))
    shown = open_picker(written, qtbot)
    QTest.keyClicks(shown.search, "xylqwv")

    assert shown.tiles() == ()
    assert "There is no picture for “xylqwv”" in shown._said.text()


def test_a_decision_has_its_picture_in_the_letter_and_not_in_the_record(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    part = decision(written, 1)
    wording = part.field.value()
    put_cursor(qtbot, part.field)
    shown = open_picker(written, qtbot)
    QTest.keyClicks(shown.search, "judge")
    QTest.keyClick(shown.search, Qt.Key.Key_Return)

    qtbot.waitUntil(part.chip.isVisible)
    assert part.field.value() == wording
    qtbot.waitUntil(lambda: office.text("decisions") == "[picture 1: judge]")
    with office.store.reading() as session:
        content = look_at(session, office.letter_id).content
    assert [one.key for one in pictures_of(content)] == ["own/judge"]

    put_cursor(qtbot, part.field)
    QTest.mouseClick(button(open_picker(written, qtbot), "Take out"), LEFT)
    qtbot.waitUntil(lambda: office.text("decisions") == "")
    assert not part.chip.isVisible()


def test_the_childs_own_photo_is_offered_and_asks_what_it_shows(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    held = BytesIO()
    Image.new("RGB", (90, 60), "#4C8C47").save(held, "PNG")
    with office.store.transaction() as session:
        photo_id = attach(
            session,
            child_id=office.held.child_id,
            data=held.getvalue(),
            media_type=PNG,
            kind=AttachmentKind.DRAWING,
            name="A drawing",
        )
        keep_childs_answer(session, photo_id, says_yes=True)
    field = text_field(written, "ending")
    field.set_value("She came.")
    put_cursor(qtbot, field)
    shown = open_picker(written, qtbot)
    qtbot.waitUntil(lambda: any(one.key == name_of_photo(photo_id) and one.isVisible() for one in shown.tiles()))
    QTest.mouseClick(shown.tiles()[0], LEFT)
    assert "Say below what the picture shows" in shown._said.text()
    QTest.keyClicks(shown.words, "Your boat")
    QTest.mouseClick(shown.tiles()[0], LEFT)

    assert field.value() == f"[picture: {name_of_photo(photo_id)} | Your boat]\nShe came."
    qtbot.waitUntil(lambda: office.text("ending") == field.value())
    with office.store.reading() as session:
        [picture] = pictures_of(look_at(session, office.letter_id).content)
    assert picture.words == "Your boat"


def test_the_switch_makes_every_letter_to_this_child_easy_read_and_can_be_undone(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    tick = written.findChildren(ToolBar)[0].easy_read
    assert not tick.value()
    QTest.mouseClick(tick, LEFT, pos=QPoint(8, tick.height() // 2))
    qtbot.waitUntil(lambda: bool(office.said))
    with office.store.reading() as session:
        assert is_easy_read(look_at(session, office.letter_id).content)
    sentence, actions = office.said[-1]
    assert sentence == "Every letter to Pip is easy read from now on."

    actions[0].act()
    qtbot.waitUntil(lambda: not tick.value())
    with office.store.reading() as session:
        assert not is_easy_read(look_at(session, office.letter_id).content)


@pytest.mark.parametrize("form", [LetterFormat.EASY_READ, LetterFormat.SYMBOLS])
def test_the_form_is_set_once_on_the_child_and_used_in_every_letter(
    office: Office, screen: LetterScreen, qtbot: QtBot, form: LetterFormat
) -> None:
    del screen
    with office.store.reading() as session:
        assert not is_easy_read(look_at(session, office.letter_id).content)
    with office.store.transaction() as session:
        change_wishes(session, office.held.child_id, {"letter_format": form.value}, on=NOON.date())
    with office.store.reading() as session:
        assert is_easy_read(look_at(session, office.letter_id).content)


def test_the_wish_for_pictures_is_chosen_beside_the_letter_and_the_page_follows(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    field = text_field(written, "ending")
    put_cursor(qtbot, field)
    field.selectAll()
    field.insertPlainText("You ride your bike.")
    qtbot.waitUntil(lambda: office.text("ending") == "You ride your bike.")
    chooser = written.findChildren(ToolBar)[0].pictures
    assert (chooser.value() or "") == ""

    with qtbot.waitSignal(written.page_shown):
        chooser.set_value(Pictures.WITH)
        chooser.edited.emit()
    qtbot.waitUntil(lambda: bool(office.said))
    with office.store.reading() as session:
        assert "openmoji/bike" in [one.key for one in pictures_of(look_at(session, office.letter_id).content)]
    assert office.said[-1][0].startswith("Letters to Pip have pictures from now on.")

    put_cursor(qtbot, field)
    shown = open_picker(written, qtbot)
    qtbot.waitUntil(shown.none_here.isVisible)
    QTest.mouseClick(shown.none_here, LEFT)
    assert field.value() == "[picture: none]\nYou ride your bike."
    qtbot.waitUntil(lambda: office.text("ending") == field.value())
    with office.store.reading() as session:
        assert "openmoji/bike" not in [one.key for one in pictures_of(look_at(session, office.letter_id).content)]


def test_undo_brings_the_wish_before_back(office: Office, written: LetterScreen, qtbot: QtBot) -> None:
    chooser = written.findChildren(ToolBar)[0].pictures
    chooser.set_value(Pictures.WITHOUT)
    chooser.edited.emit()
    qtbot.waitUntil(lambda: bool(office.said))
    sentence, actions = office.said[-1]
    assert sentence == "Letters to Pip have no pictures from now on."

    actions[0].act()
    qtbot.waitUntil(lambda: (chooser.value() or "") == "")
    with office.store.reading() as session:
        assert look_at(session, office.letter_id).content.look.pictures is UNSET


def test_who_chooses_a_picture_for_a_child_who_wants_none_is_told(
    office: Office, written: LetterScreen, qtbot: QtBot
) -> None:
    with office.store.transaction() as session:
        change_wishes(session, office.held.child_id, {"letter_pictures": "without"}, on=NOON.date())
    written._ask()
    chooser = written.findChildren(ToolBar)[0].pictures
    qtbot.waitUntil(lambda: chooser.value() == Pictures.WITHOUT)
    put_cursor(qtbot, text_field(written, "ending"))
    shown = open_picker(written, qtbot)

    assert shown._wish.text() == "This child wants no pictures, so none is printed."
    assert not shown.none_here.isVisible()
