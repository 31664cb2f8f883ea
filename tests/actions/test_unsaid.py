"""Words of a step that is not taken yet: kept on this laptop, and gone once it is."""

from pathlib import Path
from uuid import UUID

from iro_desktop.actions.unsaid import drop_unsaid, keep_unsaid, unsaid
from iro_desktop.store.outbox import touched_kinds
from iro_desktop.store.store import Session
from iro_desktop.store.tables import LocalSetting
from tests.store.stores import store_in

RECORD, OTHER = UUID(int=1), UUID(int=2)


def test_what_was_typed_is_there_again_for_its_record_and_act_alone(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        keep_unsaid(session, RECORD, "note", {"text": "Half a thou", "on": ""})
    with store.reading() as session:
        assert unsaid(session, RECORD, "note") == {"text": "Half a thou"}
        assert unsaid(session, RECORD, "settle") == {}
        assert unsaid(session, OTHER, "note") == {}
    store.close()


def test_an_empty_form_and_a_step_that_was_taken_leave_nothing_behind(tmp_path: Path) -> None:
    store = store_in(tmp_path)

    def kept(session: Session) -> int:
        return session.query(LocalSetting).filter(LocalSetting.name.startswith("unsaid")).count()

    with store.transaction() as session:
        keep_unsaid(session, RECORD, "note", {"text": "Half"})
        keep_unsaid(session, RECORD, "note", {"text": ""})
        session.flush()
        assert kept(session) == 0
        keep_unsaid(session, RECORD, "note", {"text": "Half"})
        session.flush()
        drop_unsaid(session, RECORD, "note")
        drop_unsaid(session, RECORD, "note")
        session.flush()
        assert kept(session) == 0
    store.close()


def test_it_does_not_travel(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        keep_unsaid(session, RECORD, "note", {"text": "Half"})
        session.flush()
        assert touched_kinds(session) == frozenset()
    store.close()


def test_what_cannot_be_read_is_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        session.add(LocalSetting(name=f"unsaid note {RECORD}", value=[1, 2]))
    with store.reading() as session:
        assert unsaid(session, RECORD, "note") == {}
    store.close()
