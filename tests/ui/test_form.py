"""A form shows and collects values, and says when it is time to save."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.ui.form import SAVE_AFTER_PAUSE_MS, SAVE_AT_LATEST_MS, FieldValue, Form
from iro_desktop.ui.kit import DateField, NotesField, Pills, TextField, Tick
from iro_desktop.ui.shown import Choice

THURSDAY = date(2026, 3, 12)


class Fields:
    def __init__(self, qtbot: QtBot) -> None:
        self.who = TextField("Who")
        self.notes = NotesField("Notes")
        self.when = DateField("When", lambda: THURSDAY, bundled_bank_holidays())
        self.how = Pills("How", [Choice("call", "Call"), Choice("video", "Video")])
        self.done = Tick("Done")
        self.form = Form()
        for name in ("who", "notes", "when", "how", "done"):
            field = getattr(self, name)
            qtbot.addWidget(field)
            self.form.bind(name, field)


@pytest.fixture
def fields(qtbot: QtBot) -> Fields:
    return Fields(qtbot)


def test_values_shown_are_values_collected(fields: Fields) -> None:
    values: dict[str, FieldValue] = {
        "who": "Priya",
        "notes": "Likes\ndrawing",
        "when": date(2026, 3, 27),
        "how": "video",
        "done": True,
    }

    fields.form.show(values)

    assert fields.form.values() == values
    assert fields.form.text("notes") == "Likes\ndrawing"
    assert fields.form.day("when") == date(2026, 3, 27)


def test_showing_values_asks_for_no_save(fields: Fields) -> None:
    fields.form.show({"who": "Priya", "notes": "Likes drawing", "when": THURSDAY, "how": "call", "done": True})

    assert not fields.form.is_waiting()


def test_typing_asks_to_be_saved_after_a_pause(fields: Fields, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fields.form.changed_text, timeout=SAVE_AT_LATEST_MS + 3000) as saved:
        QTest.keyClicks(fields.who, "Jan")

    assert saved.args == [frozenset({"who"})]
    assert fields.form.value("who") == "Jan"


def test_the_pause_is_short_and_the_longest_wait_is_two_seconds() -> None:
    assert (SAVE_AFTER_PAUSE_MS, SAVE_AT_LATEST_MS) == (600, 2000)


def test_typing_without_a_pause_is_saved_all_the_same(fields: Fields, qtbot: QtBot) -> None:
    saves: list[frozenset[str]] = []
    fields.form.changed_text.connect(saves.append)
    QTest.keyClicks(fields.notes, "a")

    def still_typing() -> bool:
        QTest.keyClicks(fields.notes, "b")
        return bool(saves)

    qtbot.waitUntil(still_typing, timeout=SAVE_AT_LATEST_MS + 3000)


def test_every_field_touched_since_the_last_save_is_named(fields: Fields) -> None:
    saves: list[frozenset[str]] = []
    fields.form.changed_text.connect(saves.append)
    QTest.keyClicks(fields.who, "Jan")
    QTest.keyClicks(fields.notes, "Hello")
    fields.done.click()

    fields.form.flush()
    fields.form.flush()

    assert saves == [frozenset({"who", "notes", "done"})]


def test_an_answer_from_the_store_does_not_take_words_out_of_the_officers_hands(fields: Fields) -> None:
    fields.form.show({"who": "Priya", "notes": ""})
    QTest.keyClicks(fields.notes, "Half a sen")

    fields.form.show({"who": "Farah", "notes": "what the store knew"})

    assert fields.form.text("notes") == "Half a sen"
    assert fields.form.text("who") == "Farah"


def test_two_fields_cannot_have_one_name(fields: Fields) -> None:
    with pytest.raises(ValueError, match="who"):
        fields.form.bind("who", fields.notes)
