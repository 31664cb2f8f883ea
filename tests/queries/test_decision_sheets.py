"""The decision sheet: the same decisions as the letter, for adults."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.adjourning import AdjournmentDetails, adjourn, go_on, keep_direction
from iro_desktop.actions.closing import close_review
from iro_desktop.actions.reviews import plan_review
from iro_desktop.letters.content import DecisionSheetContent
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, TODAY, add_held_review
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.transaction() as session:
        yield session


def sheet(session: Session, review_id: UUID) -> DecisionSheetContent:
    session.flush()
    return decision_sheet(session, review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def test_each_decision_stands_in_both_wordings_with_who_and_when(session: Session) -> None:
    held = add_held_review(session)
    second = sheet(session, held.review_id).decisions[1]

    assert (second.wording, second.in_the_letter, second.who, second.by_when) == (
        "Enrol in climbing club",
        "Joss will sign you up for climbing club by Wednesday 25 March.",
        "Joss, foster carer",
        "Wednesday 25 March 2026",
    )


def test_the_head_tells_the_review_and_nothing_that_is_not_known(session: Session) -> None:
    held = add_held_review(session)

    assert {fact.label: fact.value for fact in sheet(session, held.review_id).facts} == {
        "Child": "Pip, aged 10",
        "Review": "Tuesday 10 March 2026, in person, at the library",
        "Run by": "Maren Ostrowe, Independent Reviewing Officer",
        "Present": "Pip; Ada (carer); Joss (carer); Tunde (social worker)",
        "Not there": "Mum",
        "Permanence plan": "The plan is for you to live with Ada and Joss until you are grown up.",
        "Sheet written": "Thursday 12 March 2026",
        "Midway check": "Tuesday 21 April 2026",
        "Next review": "Thursday 3 September 2026",
    }


def test_only_words_the_child_agreed_to_share_reach_the_adults(session: Session) -> None:
    held = add_held_review(session)
    assert sheet(session, held.review_id).childs_words == ()

    session.get_one(ChildsWords, held.words_id).may_be_shared = True
    assert sheet(session, held.review_id).childs_words == ("I want Nan to see my den.",)


def test_the_managers_answer_is_due_once_the_decisions_were_sent(session: Session) -> None:
    held = add_held_review(session)
    review = session.get_one(Review, held.review_id)
    review.participation_code = "PN1"
    close_review(session, held.review_id, on=date(2026, 3, 10))
    review.decisions_sent_on = date(2026, 3, 13)
    facts = {fact.label: fact.value for fact in sheet(session, held.review_id).facts}

    assert facts["Manager's answer due"] == "Friday 20 March 2026; no answer counts as agreement"
    assert facts["Participation"] == "PN1 (came and spoke)"


def test_of_an_adjourned_review_the_sheet_tells_when_it_goes_on_and_what_comes_first(session: Session) -> None:
    held = add_held_review(session)
    stop(session, held.review_id)
    made = sheet(session, held.review_id)
    facts = {fact.label: fact.value for fact in made.facts}

    assert facts["Adjourned"] == "on Tuesday 10 March 2026, until Tuesday 31 March 2026"
    assert made.notes == ("Before it goes on: Share the care plan with Pip. Tunde, by Friday 27 March.",)
    assert not {"Midway check", "Next review"} & set(facts), "both are counted from the day on which it is finished"


def test_once_it_has_gone_on_the_sheet_is_that_of_any_review(session: Session) -> None:
    held = add_held_review(session)
    before = sheet(session, held.review_id)
    stop(session, held.review_id)
    go_on(session, held.review_id, on=date(2026, 3, 31), at=time(16))
    made = sheet(session, held.review_id)

    assert "Adjourned" not in {fact.label for fact in made.facts}
    assert made.notes == before.notes == ()


def stop(session: Session, review_id: UUID) -> None:
    told = AdjournmentDetails(reason=AdjournmentReason.PLAN_NOT_SHARED, resumes_on=date(2026, 3, 31))
    adjourn(session, review_id, told, on=date(2026, 3, 10), bank_holidays=BANK_HOLIDAYS)
    session.flush()
    keep_direction(
        session, review_id, action="Share the care plan with Pip", owner_name="Tunde", due_on=date(2026, 3, 27)
    )
    session.flush()


def test_a_review_that_was_not_held_has_no_sheet(session: Session) -> None:
    held = add_held_review(session)
    planned = plan_review(session, held.child_id, planned_on=date(2026, 9, 3))

    with pytest.raises(Refused, match="the meeting has not begun"):
        sheet(session, planned)
