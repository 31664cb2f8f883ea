"""What was decided."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.decisions import (
    add_decision,
    bring_back_decision,
    delete_decision,
    give_decision_to,
    reword_decision,
    set_decision_date,
)
from iro_desktop.actions.reviews import plan_review
from iro_desktop.models.review import Decision
from iro_desktop.store.store import Store
from tests.store.stores import NOON

EASTER = date(2026, 4, 3)


@pytest.fixture
def review(store: Store, maya: UUID) -> UUID:
    with store.transaction() as session:
        return plan_review(session, maya, planned_on=date(2026, 3, 12))


def add(store: Store, review: UUID, wording: str) -> UUID:
    with store.transaction() as session:
        return add_decision(session, review, wording=wording)


def numbered(store: Store) -> list[tuple[int, str]]:
    with store.reading() as session:
        there = session.scalars(select(Decision).where(Decision.deleted_at.is_(None)).order_by(Decision.number))
        return [(decision.number, decision.wording) for decision in there]


def test_decisions_are_numbered_in_the_order_in_which_they_are_made(store: Store, review: UUID) -> None:
    for wording in ("Uncle", "Football", "School trip"):
        add(store, review, wording)
    assert numbered(store) == [(1, "Uncle"), (2, "Football"), (3, "School trip")]


def test_deleting_a_decision_closes_the_gap_and_undo_opens_it_again(store: Store, review: UUID) -> None:
    add(store, review, "Uncle")
    football = add(store, review, "Football")
    add(store, review, "School trip")
    with store.transaction() as session:
        delete_decision(session, football, at=NOON)
    assert numbered(store) == [(1, "Uncle"), (2, "School trip")]
    with store.transaction() as session:
        bring_back_decision(session, football)
    assert numbered(store) == [(1, "Uncle"), (2, "Football"), (3, "School trip")]


def test_both_wordings_and_who_and_when_are_one_record(store: Store, review: UUID) -> None:
    decision_id = add(store, review, "Viability assessment of maternal uncle")
    with store.transaction() as session:
        reword_decision(session, decision_id, child_wording="Priya will visit Uncle Dean.")
        give_decision_to(session, decision_id, name="Priya Green", role="social worker")
        set_decision_date(session, decision_id, due_on=EASTER, in_childs_words="before Easter")
    with store.reading() as session:
        decision = session.get_one(Decision, decision_id)
    assert decision.wording == "Viability assessment of maternal uncle"
    assert decision.child_wording == "Priya will visit Uncle Dean."
    assert (decision.owner_name, decision.due_on, decision.when_in_childs_words) == (
        "Priya Green",
        EASTER,
        "before Easter",
    )
