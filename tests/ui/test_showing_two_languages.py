"""Reading a letter in two languages with its child: chosen, pressed, and read aloud in the language of the passage."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.letter_translation import choose_other_language, save_translation
from iro_desktop.actions.showing import confirm_reaction
from iro_desktop.letters.translation import GREETING_PART
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.languages import LANGUAGES
from iro_desktop.models.showing import Feeling, LetterReaction
from iro_desktop.queries.showing import showing, waiting_reactions
from iro_desktop.ui.compare.marked import MarkedWords
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.showing import viewmodel
from iro_desktop.ui.showing.panels import PressedPanel
from iro_desktop.ui.showing.passage import PassageBlock
from iro_desktop.ui.showing.viewmodel import Languages
from iro_desktop.ui.showing.voice import Speed, Voice, find_voice, no_voice_for, voice_for
from iro_desktop.ui.showing.window import ShowingWindow
from tests.held_review import BANK_HOLIDAYS, NOON, write_everything
from tests.letters.translations import ARTICLE_1
from tests.ui import letter_office
from tests.ui.letter_office import Office, button

about = letter_office.about
office = letter_office.office
LEFT = Qt.MouseButton.LeftButton
DEN = "عريننا الجميل"


@pytest.fixture
def shown(office: Office, qtbot: QtBot) -> Callable[..., ShowingWindow]:
    def show(way: str = viewmodel.PAGE, voice: Voice | None = None, tag: str = "ar") -> ShowingWindow:
        with office.store.transaction() as session:
            write_everything(session, office.letter_id, office.held.words_id)
            choose_other_language(session, office.letter_id, language=tag)
            save_translation(session, office.letter_id, GREETING_PART, heading="", text=ARTICLE_1[tag])
            save_translation(session, office.letter_id, "going_well", heading=ARTICLE_1[tag][:12], text=DEN)
        with office.store.reading() as session:
            what = showing(session, office.letter_id, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)
        window = ShowingWindow(office.desk(), what, way, voice)
        qtbot.addWidget(window, before_close_func=lambda one: one.close_for_good())
        window.resize(1366, 768)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show


def visible(window: ShowingWindow) -> list[PassageBlock]:
    return [one for one in window.blocks if one.isVisible()]


def block(window: ShowingWindow, words: str) -> PassageBlock:
    return next(one for one in window.blocks if words in one.passage.text)


def choose(window: ShowingWindow, which: Languages) -> None:
    QTest.mouseClick(window.switch.buttons[which], LEFT)


def test_both_languages_are_there_first_and_either_can_be_read_alone(shown: Callable[..., ShowingWindow]) -> None:
    window = shown()
    assert unnamed_controls(window) == []
    assert {one.passage.language for one in visible(window)} == {"en", "ar"}
    assert window.switch.buttons[Languages.OTHER].text() == "العربية"
    assert window.switch.buttons[Languages.OTHER].accessibleName() == "Arabic"

    choose(window, Languages.ENGLISH)
    assert {one.passage.language for one in visible(window)} == {"en"}

    choose(window, Languages.OTHER)
    said = [one.passage.text for one in visible(window)]
    assert {ARTICLE_1["ar"], DEN} <= set(said)
    assert not any("den with four rooms" in one or "Dear" in one for one in said)
    assert visible(window)[-1].passage.language == "en"  # what has no translation is read as it is on paper


def test_the_two_languages_of_an_idea_stand_at_one_height_english_at_the_left(
    shown: Callable[..., ShowingWindow],
) -> None:
    window = shown()
    english, arabic = window.blocks[0], block(window, ARTICLE_1["ar"])
    assert english.passage.language == "en"
    places = [one.mapTo(window, one.rect().topLeft()) for one in (english, arabic)]
    assert places[0].y() == places[1].y()
    assert places[0].x() < places[1].x()


def test_one_idea_shows_what_belongs_together_and_stays_at_it_in_the_other_language(
    shown: Callable[..., ShowingWindow],
) -> None:
    window = shown(viewmodel.ONE_IDEA)
    assert [one.passage.language for one in visible(window)] == ["en", "ar"]
    choose(window, Languages.OTHER)
    assert [one.passage.text for one in visible(window)] == [ARTICLE_1["ar"]]
    window.go_to(block(window, DEN).number)
    window.turn(1)
    window.turn(-1)
    assert [one.passage.text for one in visible(window)] == [DEN]
    choose(window, Languages.ENGLISH)
    assert [one.passage.section for one in visible(window)] == [block(window, DEN).passage.section]


def test_what_is_pressed_stays_with_the_paragraph_of_its_language(
    shown: Callable[..., ShowingWindow], office: Office, qtbot: QtBot
) -> None:
    window = shown()
    arabic = block(window, DEN)
    QTest.mouseClick(arabic, LEFT)
    QTest.mouseClick(window.feelings[Feeling.NOT_UNDERSTOOD], LEFT)
    qtbot.waitUntil(lambda: arabic.feeling() is Feeling.NOT_UNDERSTOOD)
    assert [one for one in window.blocks if one.feeling() is not None] == [arabic]

    with office.store.reading() as session:
        kept = session.scalars(select(LetterReaction)).one()
        assert (kept.language, kept.passage, kept.passage_text, kept.section_key) == ("ar", 1, DEN, "going_well")
        waiting = waiting_reactions(session, office.letter_id)
    panel = PressedPanel(office.desk(), "Mina", waiting)
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    assert [one.text() for one in panel.findChildren(MarkedWords)] == [DEN]
    with qtbot.waitSignal(panel.part_wanted) as wanted:
        QTest.mouseClick(button(panel, "Go to this part"), LEFT)
    assert wanted.args == ["going_well", "ar"]

    with office.store.transaction() as session:
        words_id = confirm_reaction(session, kept.id, heard_by="Maren", at=NOON)
        session.flush()
        how = session.get_one(ChildsWords, words_id).how
    assert how == f"about the letter, where it says in Arabic “{DEN}”"


def test_a_passage_in_a_language_from_right_to_left_begins_at_the_right(shown: Callable[..., ShowingWindow]) -> None:
    window = shown()
    assert inked(block(window, DEN)) == (False, True)
    choose(window, Languages.ENGLISH)
    assert inked(window.blocks[0])[0]


def inked(one: PassageBlock) -> tuple[bool, bool]:
    """Whether there is ink in the left and in the right quarter of a passage."""
    picture = one.grab().toImage()
    paper = picture.pixel(picture.width() // 2, 2)
    quarter = picture.width() // 4
    sides = (range(4, quarter), range(picture.width() - quarter, picture.width() - 4))
    left, right = (
        any(picture.pixel(x, y) != paper for x in side for y in range(4, picture.height() - 4)) for side in sides
    )
    return left, right


# Reading aloud


def speaker(tmp_path: Path, *languages: str) -> tuple[Voice, Path]:
    """A small real program with voices for some languages that writes down what it reads and with which voice."""
    heard = tmp_path / "heard"
    program = tmp_path / "voice.sh"
    listed = " ".join(languages)
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = list ]; then echo "{listed}"; exit; fi\n'
        f'cat > "{heard}"\necho "$1" > "{heard}.voice"\n',
        encoding="utf-8",
    )
    program.chmod(0o700)

    def arguments(_: Speed, name: str) -> tuple[str, ...]:
        return (name or "usual",)

    return Voice(
        str(program), arguments, ("list",), lambda said: ((tag, f"{tag} voice") for tag in said.split())
    ), heard


def test_each_passage_is_read_with_a_voice_of_its_language(
    shown: Callable[..., ShowingWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    voice, heard = speaker(tmp_path, "en-GB", "ar-001")
    window = shown(voice=voice)
    for words, name in ((DEN, "ar-001 voice"), ("den with four rooms", "usual")):
        window.go_to(block(window, words).number)
        qtbot.waitUntil(window.aloud.isEnabled)
        with qtbot.waitSignal(window.reader.ended, timeout=5000):
            QTest.mouseClick(window.aloud, LEFT)
        assert words in heard.read_text(encoding="utf-8")
        assert Path(f"{heard}.voice").read_text(encoding="utf-8").strip() == name


def test_without_a_voice_of_the_language_the_button_says_so_and_english_is_read_still(
    shown: Callable[..., ShowingWindow], tmp_path: Path, qtbot: QtBot
) -> None:
    voice, _ = speaker(tmp_path, "en", "ku")
    window = shown(voice=voice, tag="ckb")
    window.go_to(block(window, DEN).number)
    said = no_voice_for(LANGUAGES["ckb"])
    qtbot.waitUntil(lambda: window.aloud.accessibleDescription() == said)
    assert not window.aloud.isEnabled()
    assert "Kurdish Sorani" in said
    window.go_to(block(window, "den with four rooms").number)
    assert window.aloud.isEnabled()


LISTED = {
    ("win32", "powershell.exe"): "en-GB\tMicrosoft Hazel Desktop\r\nar-SA\tMicrosoft Naayf\r\n",
    ("darwin", "say"): "Daniel              en_GB    # Hello!\nMajed (Enhanced)    ar_001    # مرحبًا!\n",
    (
        "linux",
        "spd-say",
    ): "      NAME      LANGUAGE      VARIANT\n   English (RP)   en-GB   none\n   Arabic   ar   none\n",
    ("linux", "espeak-ng"): (
        "Pty Language       Age/Gender VoiceName          File                 Other Languages\n"
        " 1  ar              --/M      arabic-mbrola-1    mb/mb-ar1\n"
        " 5  ar              --/M      Arabic             sem/ar\n"
    ),
}
NAMED = {"powershell.exe": "Microsoft Naayf", "say": "Majed (Enhanced)", "spd-say": "Arabic", "espeak-ng": "ar"}


@pytest.mark.parametrize(("system", "said"), LISTED.items(), ids=[program for _, program in LISTED])
def test_every_system_is_understood_when_it_lists_its_voices(system: tuple[str, str], said: str) -> None:
    platform, program = system
    voice = find_voice(platform, lambda name: name if name == program else None)
    assert voice is not None
    voices = tuple(voice.voices_in(said))
    assert voice_for(LANGUAGES["ar"], voices) == NAMED[program]
    assert voice_for(LANGUAGES["so"], voices) is None
    assert any(NAMED[program] in one for one in voice.arguments(Speed.USUAL, NAMED[program]))


def test_a_voice_of_a_close_language_is_not_taken() -> None:
    voices = (("ku", "Kurmanji"), ("fa-IR", "Farsi"), ("arc", "Aramaic"))
    assert [voice_for(LANGUAGES[tag], voices) for tag in ("ckb", "prs", "ar", "fa")] == [None, None, None, "Farsi"]
    assert voice_for(LANGUAGES["prs"], (("fa_AF", "Dari"),)) == "Dari"
