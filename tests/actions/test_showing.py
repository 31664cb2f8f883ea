"""Reading a letter with the child: what they press is kept, and becomes their words only when the officer says so."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.letters import finish_letter, reopen_letter, start_letter
from iro_desktop.actions.showing import (
    bring_reaction_back,
    confirm_reaction,
    keep_reaction,
    set_reaction_aside,
    take_reaction_back,
)
from iro_desktop.actions.showing_pin import FIRST_WAIT, FREE_TRIES, LONGEST_WAIT, has_pin, set_pin, try_pin
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.refused import Refused
from iro_desktop.models.showing import Feeling
from iro_desktop.queries.showing import Showing, showing, waiting_reactions
from iro_desktop.store.store import Store
from iro_desktop.store.tables import LocalSetting
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review, write_everything
from tests.store.stores import store_in


class Desk:
    def __init__(self, store: Store) -> None:
        self.store = store
        with store.transaction() as session:
            self.held = add_held_review(session)
            self.letter_id = start_letter(session, self.held.review_id, today=TODAY)
            write_everything(session, self.letter_id, self.held.words_id)

    def shown(self) -> Showing:
        with self.store.reading() as session:
            return showing(session, self.letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)

    def press(self, feeling: Feeling, at: int = 2) -> UUID:
        shown = self.shown()
        with self.store.transaction() as session:
            return keep_reaction(
                session,
                self.letter_id,
                passage=at,
                passage_text=shown.passages[at].text,
                section_key=shown.section_key(shown.passages[at]),
                feeling=feeling,
                at=NOON,
            )

    def waiting(self) -> list[UUID]:
        with self.store.reading() as session:
            return [one.reaction_id for one in waiting_reactions(session, self.letter_id)]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = store_in(tmp_path)
    yield Desk(opened)
    opened.close()


def test_what_the_child_pressed_is_not_yet_their_words(desk: Desk) -> None:
    pressed = desk.press(Feeling.LIKE)

    assert desk.waiting() == [pressed]
    with desk.store.reading() as session:
        assert [one.id for one in session.scalars(select(ChildsWords))] == [desk.held.words_id]


def test_confirmed_it_becomes_the_childs_words_about_the_letter(desk: Desk) -> None:
    pressed = desk.press(Feeling.NOT_UNDERSTOOD)
    passage = desk.shown().passages[2].text

    with desk.store.transaction() as session:
        words_id = confirm_reaction(session, pressed, heard_by="Maren", at=NOON)
        assert confirm_reaction(session, pressed, heard_by="Maren", at=NOON) == words_id

    assert desk.waiting() == []
    with desk.store.reading() as session:
        words = session.get_one(ChildsWords, words_id)
        assert (words.words, words.heard_by, words.may_be_shared) == ("I don’t understand", "Maren", None)
        assert (words.said_on, words.said_at) == (date(2026, 3, 12), time(12, 0))
        assert words.how is not None
        assert words.how.startswith("about the letter")
        assert passage[:40] in words.how
        assert (words.child_id, words.review_id) == (desk.held.child_id, desk.held.review_id)


def test_set_aside_it_waits_no_more_and_is_no_words_until_it_is_brought_back(desk: Desk) -> None:
    pressed = desk.press(Feeling.CHANGE)

    with desk.store.transaction() as session:
        set_reaction_aside(session, pressed, at=NOON)
    assert desk.waiting() == []

    with desk.store.transaction() as session:
        bring_reaction_back(session, pressed)
    assert desk.waiting() == [pressed]


def test_a_button_pressed_again_is_taken_back(desk: Desk) -> None:
    pressed = desk.press(Feeling.LIKE)

    with desk.store.transaction() as session:
        take_reaction_back(session, pressed, at=NOON)

    assert desk.waiting() == []


def test_each_passage_knows_its_part_of_the_letter_also_once_it_is_finished(desk: Desk) -> None:
    before = desk.shown()
    with desk.store.transaction() as session:
        finish_letter(session, desk.letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)

    after = desk.shown()

    assert after.passages == before.passages
    assert after.keys == before.keys
    keys = [after.section_key(one) for one in after.passages]
    den = next(n for n, one in enumerate(after.passages) if "den with four rooms" in one.text)
    assert keys[den] == "going_well"
    assert keys[0] is None
    assert keys[-1] is None
    assert None not in keys[1:-1]


def test_what_was_pressed_at_a_finished_letter_waits_at_its_new_version_too(desk: Desk) -> None:
    with desk.store.transaction() as session:
        finish_letter(session, desk.letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    pressed = desk.press(Feeling.CHANGE)
    with desk.store.transaction() as session:
        desk.letter_id = reopen_letter(session, desk.letter_id, reason="Pip wants a part changed.")

    assert desk.waiting() == [pressed]


def test_the_pin_is_not_kept_as_typed(desk: Desk) -> None:
    with desk.store.transaction() as session:
        assert not has_pin(session)
        set_pin(session, "271828")

    with desk.store.reading() as session:
        assert has_pin(session)
        kept = [str(one.value) for one in session.scalars(select(LocalSetting))]
    assert not any("271828" in one for one in kept)


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12a4", "١٢٣٤"])
def test_a_pin_that_is_no_pin_is_refused(desk: Desk, pin: str) -> None:
    with pytest.raises(Refused, match="4 to 12 digits"), desk.store.transaction() as session:
        set_pin(session, pin)


def answer(desk: Desk, pin: str, after: timedelta = timedelta(0)) -> str:
    with desk.store.transaction() as session:
        return try_pin(session, pin, at=NOON + after)


def test_wrong_pins_wait_longer_each_time_and_the_right_one_cannot_jump_the_wait(desk: Desk) -> None:
    with desk.store.transaction() as session:
        set_pin(session, "2718")

    assert [answer(desk, "0000") for _ in range(FREE_TRIES - 1)] == ["That is another PIN. Try again."] * 2
    assert "Wait 15 seconds" in answer(desk, "0000")
    assert "Wait 15 seconds" in answer(desk, "2718")
    assert "Wait 30 seconds" in answer(desk, "0000", FIRST_WAIT + timedelta(seconds=1))
    assert answer(desk, "2718", timedelta(minutes=5)) == ""
    assert "Try again" in answer(desk, "0000", timedelta(minutes=5))


def test_a_clock_that_was_set_back_does_not_lock_the_officer_out(desk: Desk) -> None:
    with desk.store.transaction() as session:
        set_pin(session, "2718")
    for _ in range(FREE_TRIES):
        answer(desk, "0000")

    assert answer(desk, "2718", -2 * LONGEST_WAIT) == ""
