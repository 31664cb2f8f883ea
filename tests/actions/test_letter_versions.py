"""Versions of a letter: kept at their moments, never changed, brought back whole or a part at a time."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iro_desktop.actions.letter_versions import WHILE_TYPING, bring_version_back, keep_version
from iro_desktop.actions.letters import LetterIsFinished, finish_letter, reopen_letter, save_section, start_letter
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_versions import Part, Versions, letter_versions
from iro_desktop.queries.letters import typed_texts
from iro_desktop.store.store import Store
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, HeldReview, add_held_review, write_everything
from tests.store.stores import store_in


class Desk:
    def __init__(self, store: Store) -> None:
        self.store = store
        with store.transaction() as session:
            self.held: HeldReview = add_held_review(session)
            self.letter_id = start_letter(session, self.held.review_id, today=TODAY)

    def type(self, key: str, text: str) -> None:
        with self.store.transaction() as session:
            save_section(session, self.letter_id, key, text=text)

    def keep(self, why: WhyKept, minutes: float = 0) -> UUID | None:
        at = NOON + timedelta(minutes=minutes)
        with self.store.transaction() as session:
            return keep_version(session, self.letter_id, why=why, by_name="Maren", at=at)

    def bring_back(self, snapshot_id: UUID, part: Part | None = None, minutes: float = 60) -> None:
        at = NOON + timedelta(minutes=minutes)
        with self.store.transaction() as session:
            bring_version_back(session, self.letter_id, snapshot_id, by_name="Maren", at=at, part=part)

    def typed(self) -> dict[str, str]:
        with self.store.reading() as session:
            return typed_texts(session, self.letter_id)

    def versions(self) -> Versions:
        with self.store.reading() as session:
            return letter_versions(session, self.letter_id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = store_in(tmp_path)
    yield Desk(opened)
    opened.close()


def kept(desk: Desk, why: WhyKept, minutes: float = 0) -> UUID:
    found = desk.keep(why, minutes)
    assert found is not None
    return found


def test_a_letter_in_which_nothing_was_typed_has_no_versions(desk: Desk) -> None:
    assert desk.keep(WhyKept.OPENED) is None
    assert desk.versions().kept == ()


def test_while_typing_a_version_is_kept_every_ten_minutes_and_not_more_often(desk: Desk) -> None:
    desk.type("opening", "One.")
    assert desk.keep(WhyKept.TYPING) is not None
    desk.type("opening", "One. Two.")
    assert desk.keep(WhyKept.TYPING, minutes=9.9) is None
    assert desk.keep(WhyKept.TYPING, minutes=WHILE_TYPING / timedelta(minutes=1)) is not None

    assert [one.stood.texts["opening"] for one in desk.versions().kept] == ["One. Two.", "One."]


def test_what_is_kept_already_is_not_kept_twice(desk: Desk) -> None:
    desk.type("opening", "One.")

    assert desk.keep(WhyKept.OPENED) is not None
    assert desk.keep(WhyKept.OPENED, minutes=24 * 60) is None


def test_the_whole_comes_back_and_what_stood_before_is_a_version(desk: Desk) -> None:
    desk.type("opening", "One.")
    first = kept(desk, WhyKept.TYPING)
    desk.type("opening", "Two.")
    desk.type("ending", "Bye.")

    desk.bring_back(first)

    assert desk.typed() == {"opening": "One."}
    newest = desk.versions().kept[0]
    assert (newest.why, newest.stood.texts) == (WhyKept.BEFORE_BRINGING_BACK, {"opening": "Two.", "ending": "Bye."})
    desk.bring_back(newest.snapshot_id, minutes=70)
    assert desk.typed() == {"opening": "Two.", "ending": "Bye."}


def test_one_part_comes_back_alone(desk: Desk) -> None:
    desk.type("opening", "One.")
    desk.type("ending", "Bye.")
    first = kept(desk, WhyKept.TYPING)
    desk.type("opening", "Two.")
    desk.type("ending", "Farewell.")

    desk.bring_back(first, part=Part("ending"))

    assert desk.typed() == {"opening": "Two.", "ending": "Bye."}


def test_a_finished_letter_stays_and_its_new_version_can_be_as_an_earlier_one(desk: Desk) -> None:
    with desk.store.transaction() as session:
        write_everything(session, desk.letter_id, desk.held.words_id)
    first = kept(desk, WhyKept.OPENED)
    before = desk.typed()
    desk.type("opening", "Another beginning.")
    with desk.store.transaction() as session:
        finish_letter(session, desk.letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    kept(desk, WhyKept.FINISHED, minutes=1)

    with pytest.raises(LetterIsFinished, match="say why"):
        desk.bring_back(first)

    with desk.store.transaction() as session:
        desk.letter_id = reopen_letter(session, desk.letter_id, reason="The first beginning was better.")
    assert [one.why for one in desk.versions().kept] == [WhyKept.FINISHED, WhyKept.OPENED]
    desk.bring_back(first)
    assert desk.typed() == before


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    states=st.lists(
        st.dictionaries(st.sampled_from(["opening", "going_well", "ending"]), st.text(max_size=40), min_size=1),
        min_size=2,
        max_size=4,
    )
)
def test_every_version_ever_kept_can_be_brought_back_word_for_word(
    states: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = store_in(tmp_path_factory.mktemp("versions"))
    try:
        desk = Desk(store)
        expected: dict[UUID, dict[str, str]] = {}
        for number, state in enumerate(states):
            for key, text in state.items():
                desk.type(key, text)
            found = desk.keep(WhyKept.OPENED, minutes=number)
            if found is not None:
                expected[found] = desk.typed()
        for number, (snapshot_id, texts) in enumerate(expected.items()):
            desk.bring_back(snapshot_id, minutes=100 + number)
            assert desk.typed() == texts
    finally:
        store.close()
