"""What quick capture is told at once."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from iro_desktop.actions.consultations import delete_consultation, finish_consultation, keep_for_later
from iro_desktop.queries.capture import capture_start, one_note, unfinished_notes
from iro_desktop.store.store import Store
from tests.caseload import NOW, Caseload, fill
from tests.store.stores import Clock, store_in

Morning = tuple[Session, Caseload]


def filled(folder: Path) -> tuple[Store, Caseload]:
    store = store_in(folder, Clock(NOW))
    with store.transaction() as session:
        return store, fill(session)


def test_every_child_is_offered_by_name_with_home_and_a_review_today(morning: Morning) -> None:
    session, load = morning
    children = {child.who.child_id: child for child in capture_start(session, NOW).children}
    sam = children[load.children["Sam"]]

    assert set(children) == set(load.children.values())
    assert (sam.who.name, sam.home and sam.home.with_whom, sam.review_today) == ("Sam", "Jan and Mike", True)
    assert [child.who.name for child in children.values()] == sorted(
        (child.who.name for child in children.values()), key=str.casefold
    )


def test_a_child_whose_review_is_within_two_hours_is_the_likely_one(morning: Morning) -> None:
    session, load = morning
    sam = load.children["Sam"]  # at 11:00

    assert capture_start(session, NOW.replace(hour=9, minute=0)).soon == sam
    assert capture_start(session, NOW.replace(hour=13, minute=0)).soon == sam
    assert capture_start(session, NOW.replace(hour=8, minute=59)).soon is None
    assert capture_start(session, NOW.replace(hour=13, minute=1)).soon is None


def test_the_note_last_written_in_today_is_offered_and_none_of_another_day(morning: Morning) -> None:
    session, load = morning  # both were saved at NOW
    unfinished = capture_start(session, NOW).unfinished

    assert unfinished is not None
    assert unfinished.consultation_id in {load.notes["unfinished 2026-03-10"], load.notes["unfinished 2026-03-11"]}
    assert capture_start(session, NOW + timedelta(days=1)).unfinished is None


def test_only_what_was_interrupted_is_offered_back(tmp_path: Path) -> None:
    store, load = filled(tmp_path)
    first, second = load.notes["unfinished 2026-03-10"], load.notes["unfinished 2026-03-11"]
    with store.transaction() as session:
        keep_for_later(session, first)
        assert [note.consultation_id for note in unfinished_notes(session)] == [second]
        finish_consultation(session, second, heard_by="Ruth", at=NOW)
        assert unfinished_notes(session) == ()
    store.close()


def test_a_note_is_found_by_its_id_until_it_is_deleted(tmp_path: Path) -> None:
    store, load = filled(tmp_path)
    note_id = load.notes["tried"]
    with store.transaction() as session:
        note = one_note(session, note_id)
        assert note is not None
        assert (note.text, note.done, note.child_id) == ("Sent a text instead.", True, load.children["Sam"])
        delete_consultation(session, note_id, at=NOW)
        session.flush()
        assert one_note(session, note_id) is None
    store.close()
