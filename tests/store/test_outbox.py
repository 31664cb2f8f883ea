"""The outbox: every change leaves an operation, in the same transaction, with the value that it replaced."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.models.child import ChildPreferences
from iro_desktop.models.consultation import Consultation
from iro_desktop.models.ids import new_id
from iro_desktop.models.registry import SYNCED_RECORDS, SyncedRecord
from iro_desktop.protocol.fields import as_document, set_fields
from iro_desktop.store.outbox import applying_central, settling, touched_kinds, unconfirmed, waiting_count
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, SendState, ServerRow
from tests import factories
from tests.store.stores import NOON, Clock

CHILD_ID = new_id()


class _Interrupted(Exception):
    pass


def test_a_new_record_leaves_one_operation_with_every_field_that_is_filled(store: Store) -> None:
    maya = factories.child(known_as="Maya")
    _save(store, maya)

    [entry] = _outbox(store)
    assert (entry.kind, entry.record_id, entry.child_id, entry.base_version) == ("child", maya.id, maya.id, 0)
    assert entry.changes["known_as"] == [None, "Maya"]
    assert entry.changes["date_of_birth"] == [None, "2014-05-03"]
    assert "ethnicity" not in entry.changes
    assert {field: new for field, (_, new) in entry.changes.items()} == {
        field: value for field, value in as_document(maya).items() if value is not None
    }


@pytest.mark.parametrize("kind", SYNCED_RECORDS, ids=lambda kind: kind.__tablename__)
def test_a_record_of_any_kind_leaves_its_operation(store: Store, kind: type[SyncedRecord]) -> None:
    record = factories.FACTORIES[kind](CHILD_ID)
    _save(store, record)

    assert [(entry.kind, entry.record_id) for entry in _outbox(store)] == [(kind.__tablename__, record.id)]


def test_a_transaction_that_fails_leaves_neither_the_change_nor_its_operation(store: Store) -> None:
    note = _saved_note(store, "before")

    with pytest.raises(_Interrupted):
        _change_and_fail(store, note)

    assert _text(store, note) == "before"
    [entry] = _outbox(store)
    assert entry.changes["text"] == [None, "before"]


def test_what_is_amended_before_it_was_sent_is_still_one_operation(store: Store) -> None:
    note = _saved_note(store, "M")
    for text in ("Ma", "May", "Maya"):
        _write(store, note, text)

    [entry] = _outbox(store)
    assert entry.changes["text"] == [None, "Maya"]


def test_an_amended_operation_keeps_the_first_old_value(store: Store) -> None:
    note = _saved_note(store, "as central has it")
    _mark(store, SendState.ACKNOWLEDGED)

    _write(store, note, "once")
    _write(store, note, "twice")

    assert _outbox(store)[-1].changes["text"] == ["as central has it", "twice"]


def test_an_amended_operation_gains_the_fields_that_changed_later(store: Store) -> None:
    note = _saved_note(store, "said")
    _mark(store, SendState.ACKNOWLEDGED)
    _write(store, note, "said more")

    _change(store, note, lambda kept: setattr(kept, "done", True))

    assert _outbox(store)[-1].changes == {"text": ["said", "said more"], "done": [False, True]}


@pytest.mark.parametrize("state", [SendState.SENT, SendState.ACKNOWLEDGED])
def test_an_operation_that_was_sent_never_changes_again(store: Store, state: SendState) -> None:
    note = _saved_note(store, "sent")
    _mark(store, state)
    [sent] = _outbox(store)

    _write(store, note, "afterwards")

    first, second = _outbox(store)
    assert (first.op, first.changes, first.at, first.hlc) == (sent.op, sent.changes, sent.at, sent.hlc)
    assert second.changes["text"] == ["sent", "afterwards"]
    assert second.op != first.op


def test_changing_nothing_leaves_no_operation(store: Store) -> None:
    note = _saved_note(store, "same")
    _mark(store, SendState.SENT)

    _write(store, note, "same")

    assert len(_outbox(store)) == 1


def test_the_old_value_is_known_though_nobody_read_it(store: Store) -> None:
    note = _saved_note(store, "old")
    _mark(store, SendState.SENT)

    with store.transaction() as session:
        kept = session.get_one(Consultation, note)
        session.expire(kept)
        kept.text = "new"

    assert _outbox(store)[-1].changes["text"] == ["old", "new"]


def test_the_old_value_is_known_of_a_record_made_a_moment_before(store: Store) -> None:
    with store.transaction() as session:
        officer = factories.officer()
        session.add(officer)
        session.flush()
        officer.telephone = "01632 960444"

    [entry] = _outbox(store)
    assert entry.changes["telephone"] == [None, "01632 960444"]


def test_a_list_is_told_whole(store: Store) -> None:
    wishes = factories.preferences(CHILD_ID)
    _save(store, wishes)
    _mark(store, SendState.SENT)

    with store.transaction() as session:
        session.get_one(ChildPreferences, wishes.id).likes = ("drawing", "football")

    assert _outbox(store)[-1].changes["likes"] == [["drawing", "video calls"], ["drawing", "football"]]


def test_operations_are_numbered_from_one_without_gaps_whatever_fails_between(store: Store) -> None:
    for number in range(3):
        note = _saved_note(store, f"note {number}")
        with pytest.raises(_Interrupted):
            _change_and_fail(store, note)

    assert [entry.dseq for entry in _outbox(store)] == [1, 2, 3]


def test_a_number_is_never_given_twice_even_where_its_operation_is_gone(store: Store) -> None:
    _saved_note(store, "first")
    with store.transaction() as session:
        session.delete(session.scalars(select(OutboxEntry)).one())

    _saved_note(store, "second")

    assert [entry.dseq for entry in _outbox(store)] == [2]


def test_what_central_sent_leaves_no_operation_and_keeps_its_moments(store: Store) -> None:
    theirs = factories.consultation(CHILD_ID, text="from a colleague")
    yesterday = NOON - timedelta(days=1)
    with store.transaction() as session:
        applying_central(session)
        set_fields(theirs, {"created_at": yesterday.isoformat(), "changed_at": yesterday.isoformat()})
        session.add(theirs)

    assert _outbox(store) == []
    with store.reading() as session:
        assert session.get_one(Consultation, theirs.id).changed_at == yesterday


def test_a_change_names_the_version_of_central_that_it_was_made_on(store: Store) -> None:
    note = _saved_note(store, "ours")
    _mark(store, SendState.ACKNOWLEDGED)
    with store.transaction() as session:
        session.add(ServerRow(record_id=note, kind="consultation", child_id=CHILD_ID, version=7, seq=40, document={}))

    _write(store, note, "ours again")

    assert _outbox(store)[-1].base_version == 7


def test_moments_come_from_the_clock_that_the_store_was_given(store: Store, clock: Clock) -> None:
    note = _saved_note(store, "at noon")
    clock.goes(timedelta(minutes=5))
    _write(store, note, "later")

    with store.reading() as session:
        kept = session.get_one(Consultation, note)
        assert (kept.created_at, kept.changed_at) == (NOON, NOON + timedelta(minutes=5))


def test_the_hybrid_time_never_goes_back_though_the_clock_does(store: Store, clock: Clock) -> None:
    for hours in (0, -48, 1, -9000):
        clock.goes(timedelta(hours=hours))
        _saved_note(store, "a note")
        _save(store, factories.childs_words(CHILD_ID), factories.home(CHILD_ID))

    times = [entry.hlc for entry in _outbox(store)]
    assert times == sorted(set(times))


def test_an_amended_operation_gets_a_later_hybrid_time(store: Store, clock: Clock) -> None:
    note = _saved_note(store, "first")
    [before] = _outbox(store)
    clock.goes(timedelta(hours=-1))

    _write(store, note, "second")

    [after] = _outbox(store)
    assert after.hlc > before.hlc


def test_deleting_a_record_for_real_is_our_mistake_and_is_stopped(store: Store) -> None:
    note = _saved_note(store, "stays")

    with pytest.raises(AssertionError, match="never deleted for real"):
        _delete_for_real(store, note)

    assert _text(store, note) == "stays"


def test_deleting_is_a_change_that_can_be_taken_back(store: Store) -> None:
    note = _saved_note(store, "a note")
    _mark(store, SendState.SENT)

    _change(store, note, lambda kept: setattr(kept, "deleted_at", NOON))
    assert _outbox(store)[-1].changes == {"deleted_at": [None, NOON.isoformat()]}

    _change(store, note, lambda kept: setattr(kept, "deleted_at", None))
    assert _outbox(store)[-1].changes == {"deleted_at": [None, None]}


def test_an_operation_that_settles_a_conflict_says_so_and_stands_alone(store: Store) -> None:
    note, conflict = _saved_note(store, "one version"), new_id()

    with store.transaction() as session:
        settling(session, conflict)
        session.get_one(Consultation, note).text = "the version that a person chose"

    assert [(entry.settles, entry.changes["text"]) for entry in _outbox(store)] == [
        (None, [None, "one version"]),
        (conflict, ["one version", "the version that a person chose"]),
    ]


def test_what_is_typed_after_a_conflict_was_settled_travels_after_it(store: Store) -> None:
    note = _saved_note(store, "one version")
    with store.transaction() as session:
        settling(session, new_id())
        session.get_one(Consultation, note).text = "chosen"

    _write(store, note, "chosen, and then more")

    assert [entry.changes["text"][1] for entry in _outbox(store)] == ["one version", "chosen", "chosen, and then more"]


def test_operations_wait_until_central_has_confirmed_them(store: Store) -> None:
    for text in ("one", "two", "three"):
        _saved_note(store, text)
    with store.transaction() as session:
        first, second, _ = session.scalars(select(OutboxEntry).order_by(OutboxEntry.dseq))
        first.state, second.state = SendState.ACKNOWLEDGED, SendState.SENT

    with store.reading() as session:
        assert waiting_count(session) == 2
        assert [entry.dseq for entry in unconfirmed(session)] == [2, 3]
        assert [entry.dseq for entry in unconfirmed(session, limit=1)] == [2]


def test_a_session_tells_which_kinds_it_has_touched(store: Store) -> None:
    with store.transaction() as session:
        session.add_all([factories.home(CHILD_ID), factories.childs_words(CHILD_ID)])
        session.flush()

        assert touched_kinds(session) == {"home", "childs_words"}


def test_half_a_character_is_replaced_in_the_record_and_in_its_operation_alike(store: Store) -> None:
    note = _saved_note(store, "Maya drew \ud83e\udd8a and \ud800 too")

    kept = "Maya drew 🦊 and \N{REPLACEMENT CHARACTER} too"
    assert _text(store, note) == kept
    assert _outbox(store)[0].changes["text"] == [None, kept]


def test_half_a_character_in_a_list_is_replaced_too(store: Store) -> None:
    wishes = factories.preferences(CHILD_ID)
    wishes.likes = ("draw\udc00ing", "football")
    _save(store, wishes)

    with store.reading() as session:
        assert session.get_one(ChildPreferences, wishes.id).likes == ("draw\N{REPLACEMENT CHARACTER}ing", "football")


def test_the_same_half_character_again_is_no_change(store: Store) -> None:
    note = _saved_note(store, "half \ud800")
    _mark(store, SendState.SENT)

    _write(store, note, "half \ud800")

    assert len(_outbox(store)) == 1


def _save(store: Store, *records: SyncedRecord) -> None:
    with store.transaction() as session:
        session.add_all(records)


def _saved_note(store: Store, text: str) -> UUID:
    note = factories.consultation(CHILD_ID, text=text)
    _save(store, note)
    return note.id


def _change(store: Store, note_id: UUID, change: Callable[[Consultation], None]) -> None:
    with store.transaction() as session:
        change(session.get_one(Consultation, note_id))


def _write(store: Store, note_id: UUID, text: str) -> None:
    _change(store, note_id, lambda kept: setattr(kept, "text", text))


def _change_and_fail(store: Store, note_id: UUID) -> None:
    with store.transaction() as session:
        session.get_one(Consultation, note_id).text = "never saved"
        session.flush()
        raise _Interrupted


def _delete_for_real(store: Store, note_id: UUID) -> None:
    with store.transaction() as session:
        session.delete(session.get_one(Consultation, note_id))


def _mark(store: Store, state: SendState) -> None:
    with store.transaction() as session:
        for entry in session.scalars(select(OutboxEntry)):
            entry.state = state


def _text(store: Store, note_id: UUID) -> str:
    with store.reading() as session:
        return session.get_one(Consultation, note_id).text


def _outbox(store: Store) -> list[OutboxEntry]:
    with store.reading() as session:
        return list(session.scalars(select(OutboxEntry).order_by(OutboxEntry.dseq)))
