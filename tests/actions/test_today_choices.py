"""What an officer is told: on until it is switched off, and kept on this laptop alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desktop.actions.today_choices import be_told
from iro_desktop.protocol.fields import Json
from iro_desktop.queries.today_choices import CHOICES_SETTING, TodayChoices, today_choices
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import Store
from iro_desktop.store.tables import LocalSetting
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


def chosen(store: Store) -> TodayChoices:
    with store.reading() as session:
        return today_choices(session)


def test_everything_is_on_at_first(store: Store) -> None:
    assert chosen(store) == TodayChoices(notices=True, nudges=True)


def test_one_is_switched_off_and_on_and_the_other_stays(store: Store) -> None:
    with store.transaction() as session:
        be_told(session, "nudges", on=False)
    assert chosen(store) == TodayChoices(notices=True, nudges=False)

    with store.transaction() as session:
        be_told(session, "nudges", on=True)
    assert chosen(store) == TodayChoices()


def test_a_choice_travels_nowhere(store: Store) -> None:
    with store.transaction() as session:
        be_told(session, "notices", on=False)
        assert waiting_count(session) == 0


@pytest.mark.parametrize("value", [None, 7, {"nudges": "no"}, {"other": False}, []])
def test_what_cannot_be_read_is_on(store: Store, value: Json) -> None:
    with store.transaction() as session:
        session.merge(LocalSetting(name=CHOICES_SETTING, value=value))

    assert chosen(store) == TodayChoices()


def test_a_choice_that_does_not_exist_is_our_mistake(store: Store) -> None:
    with store.transaction() as session, pytest.raises(TypeError):
        be_told(session, "salary", on=True)
