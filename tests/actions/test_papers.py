"""Saying that the decisions of a review went out."""

from datetime import date
from pathlib import Path

from iro_desktop.actions.papers import send_decisions, take_back_sending
from iro_desktop.models.review import Review
from iro_desktop.store.store import Store
from tests import caseload
from tests.store.stores import store_in

FRIDAY = date(2026, 3, 13)


def sent_on(store: Store, load: caseload.Caseload) -> date | None:
    with store.reading() as session:
        review = session.get(Review, load.reviews["Leo's last"])
        assert review is not None
        return review.decisions_sent_on


def test_a_closed_review_takes_the_day_and_gives_it_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        load = caseload.fill(session)
    leo = load.reviews["Leo's last"]

    with store.transaction() as session:
        send_decisions(session, leo, on=FRIDAY)
    assert sent_on(store, load) == FRIDAY
    with store.transaction() as session:
        take_back_sending(session, leo)
    assert sent_on(store, load) is None
    store.close()


def test_the_first_day_stands(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        load = caseload.fill(session)
    for day in (FRIDAY, date(2026, 3, 20)):
        with store.transaction() as session:
            send_decisions(session, load.reviews["Leo's last"], on=day)
    assert sent_on(store, load) == FRIDAY
    store.close()
