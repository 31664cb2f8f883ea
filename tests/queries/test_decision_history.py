"""The history of one decision: where it came from, each line with who and when, and where it went."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from iro_desktop.actions.decision_follow_up import look_at, put_off, take_back
from iro_desktop.actions.decision_origins import carry_over
from iro_desktop.actions.manager_answers import manager_objects
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.queries.decision_history import Happened, decision_history
from tests.caseload import TODAY
from tests.queries.followed import Office
from tests.store.stores import store_in

BY = "Ruth Okafor"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = store_in(tmp_path)
    yield Office(store)
    store.close()


def test_the_history_tells_who_and_when_and_what_was_taken_back(office: Office) -> None:
    with office.store.transaction() as session:
        book = office.load.decisions["book"]
        line = look_at(session, book, DecisionStatus.DONE, "All in.", today=TODAY, by=BY)
        take_back(session, line, today=TODAY + timedelta(days=1), by="Farah Malik")
        history = decision_history(session, book)
    decided, looked = history.lines
    assert (decided.what, decided.on, decided.due_after) == (
        Happened.DECIDED,
        date(2025, 9, 12),
        date(2026, 3, 27),
    )
    assert (looked.by, looked.status, looked.text, looked.counts, looked.taken_back_by, looked.update_id) == (
        BY,
        DecisionStatus.DONE,
        "All in.",
        False,
        "Farah Malik",
        None,
    )


def test_the_history_keeps_the_first_day_of_what_was_put_off(office: Office) -> None:
    with office.store.transaction() as session:
        book = office.load.decisions["book"]
        put_off(session, book, date(2026, 5, 1), "ill", today=TODAY, by=BY)
        history = decision_history(session, book)
    assert history.lines[0].due_after == date(2026, 3, 27)
    assert (history.lines[1].due_before, history.lines[1].due_after) == (date(2026, 3, 27), date(2026, 5, 1))


def test_the_history_goes_on_where_a_decision_was_carried(office: Office) -> None:
    with office.store.transaction() as session:
        book, third = office.load.decisions["book"], office.load.reviews["Sam's third"]
        carry_over(session, third, book, on=TODAY, by=BY)
        session.flush()
        old = decision_history(session, book)
        new_one = next(one for one in session.query(Decision) if one.carried_from_id == book)
        new = decision_history(session, new_one.id)
    assert [line.what for line in old.lines] == [Happened.DECIDED, Happened.LOOKED_AT, Happened.SAID_AGAIN]
    assert old.lines[-1].record_id == third
    assert new.lines[0].on == date(2025, 9, 12)
    assert [line.update_id for line in new.lines if line.what is Happened.LOOKED_AT] == [None], "not its own line"


def test_the_history_tells_of_an_objection_and_of_what_was_raised(office: Office) -> None:
    with office.store.transaction() as session:
        dentist = office.load.decisions["dentist"]
        manager_objects(session, dentist, reason="No money.", on=date(2025, 9, 16))
        own = office.raise_about(session, "dentist")
        history = decision_history(session, dentist)
    assert [(line.what, line.record_id) for line in history.lines[1:]] == [
        (Happened.OBJECTED, None),
        (Happened.RAISED, own),
    ]


def test_a_decision_that_is_gone_has_no_history(office: Office) -> None:
    with pytest.raises(Refused, match="not on this laptop"), office.store.reading() as session:
        decision_history(session, new_id())
