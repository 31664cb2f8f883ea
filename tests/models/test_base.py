"""What every record is."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import TypeVar
from uuid import UUID

import pytest
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from iro_desktop.models.child import Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import Letter
from iro_desktop.models.registry import RECORD_OF_KIND, SYNCED_RECORDS, Record, SyncedRecord
from tests import factories

NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
CHILD_ID = new_id()
Kept = TypeVar("Kept", bound=SyncedRecord)


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    Record.metadata.create_all(engine)
    yield engine
    engine.dispose()


def test_a_moment_without_a_time_zone_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="a moment without a time zone"):
        _kept(engine, _finished_at(NOON.replace(tzinfo=None)))


def test_a_moment_of_any_zone_comes_back_as_the_same_moment_in_utc(engine: Engine) -> None:
    in_london_summer = NOON.astimezone(timezone(timedelta(hours=1)))

    kept = _kept(engine, _finished_at(in_london_summer)).finished_at

    assert kept == in_london_summer
    assert kept is not None
    assert kept.tzinfo is UTC


def test_a_moment_is_kept_to_the_microsecond(engine: Engine) -> None:
    precise = NOON.replace(microsecond=123_456)

    assert _kept(engine, _finished_at(precise)).finished_at == precise


def test_a_moment_is_written_in_utc_whatever_zone_it_came_in(engine: Engine) -> None:
    _kept(engine, _finished_at(NOON.astimezone(timezone(timedelta(hours=-5)))))

    with engine.connect() as connection:
        assert connection.execute(text("SELECT finished_at FROM letter")).scalar_one() == "2026-07-01 12:00:00.000000"


def test_a_list_of_texts_comes_back_in_its_order_and_cannot_change_unseen(engine: Engine) -> None:
    wishes = _kept(engine, factories.preferences(CHILD_ID))

    assert wishes.likes == ("drawing", "video calls")
    assert isinstance(wishes.likes, tuple)


def test_a_choice_is_kept_as_the_word_itself(engine: Engine) -> None:
    _kept(engine, factories.letter(CHILD_ID))

    with engine.connect() as connection:
        assert connection.execute(text("SELECT age_band, status FROM letter")).one() == ("8-11", "draft")


@pytest.mark.parametrize("kind", SYNCED_RECORDS, ids=lambda kind: kind.__tablename__)
def test_the_text_form_of_a_record_says_its_kind_and_id_and_nothing_that_was_typed(kind: type[SyncedRecord]) -> None:
    record = factories.FACTORIES[kind](CHILD_ID)

    assert repr(record) == str(record) == f"<{kind.__tablename__} {record.id}>"


@pytest.mark.parametrize("kind", SYNCED_RECORDS, ids=lambda kind: kind.__tablename__)
def test_the_old_value_of_every_field_is_loaded_before_it_changes(kind: type[SyncedRecord]) -> None:
    for column in kind.__mapper__.column_attrs:
        assert getattr(kind, column.key).impl.active_history, column.key


def test_a_change_knows_its_old_value_though_nobody_read_it(engine: Engine) -> None:
    home = _kept(engine, factories.home(CHILD_ID, town="Brackenford"))

    with Session(engine) as session:
        again = session.get_one(Home, home.id)
        session.expire(again)
        again.town = "Elmsworth"
        history = inspect(again).attrs.town.history

    assert (history.deleted, history.added) == (["Brackenford"], ["Elmsworth"])


def test_a_record_is_born_with_its_id_and_a_new_one_each_time() -> None:
    one, other = factories.home(CHILD_ID), factories.home(CHILD_ID)

    assert isinstance(one.id, UUID)
    assert one.id != other.id


def test_every_kind_has_a_factory_and_one_name_on_the_wire() -> None:
    assert set(factories.FACTORIES) == set(SYNCED_RECORDS)
    assert len(RECORD_OF_KIND) == len(SYNCED_RECORDS)


def test_every_table_that_travels_is_in_the_list() -> None:
    def below(record: type[SyncedRecord]) -> Iterator[type[SyncedRecord]]:
        for one in record.__subclasses__():
            yield from below(one)
            if not one.__dict__.get("__abstract__", False):
                yield one

    assert set(below(SyncedRecord)) == set(SYNCED_RECORDS)


def _finished_at(moment: datetime) -> Letter:
    letter = factories.letter(CHILD_ID)
    letter.finished_at = moment
    return letter


def _kept(engine: Engine, record: Kept) -> Kept:
    """The record as it is read back from its table."""
    record.created_at = record.changed_at = NOON
    with Session(engine, expire_on_commit=False) as session, session.begin():
        session.add(record)
    with Session(engine) as session:
        return session.get_one(type(record), record.id)
