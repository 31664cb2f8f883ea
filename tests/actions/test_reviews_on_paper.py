"""A review on paper: only for a settled child who wishes it, with a consent that is asked for anew each year."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from iro_desktop.actions.limits import set_limit
from iro_desktop.actions.preparing import plan_meeting
from iro_desktop.actions.review_kinds import (
    hold_in_person,
    hold_on_paper,
    record_desk_consent,
)
from iro_desktop.actions.reviews import change_plan
from iro_desktop.models.child import Home
from iro_desktop.models.limits import LimitKey
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Mode
from tests.actions.planned_review import TODAY, Planned, planned

__all__ = ["planned"]


def settle(planned: Planned, since: date) -> None:
    with planned.store.transaction() as session:
        session.add(Home(child_id=planned.child_id, from_on=since, settled_since=since))


def consent(
    planned: Planned, *, on: date = TODAY, by: str = "Ruth Okafor", wish: str = "One meeting is enough"
) -> None:
    since = planned.kind().settled_since
    with planned.store.transaction() as session:
        record_desk_consent(
            session,
            planned.child_id,
            given_by=by,
            given_on=on,
            childs_wish=wish,
            settled_since=since,
            today=TODAY,
        )


def test_a_settled_child_with_consent_has_a_review_on_paper(planned: Planned) -> None:
    settle(planned, date(2024, 3, 2))
    consent(planned)
    with planned.store.transaction() as session:
        hold_on_paper(session, planned.review_id, on=TODAY)
    kind = planned.kind()
    assert kind.mode is Mode.DESK
    assert kind.consent is not None
    assert (kind.consent.childs_wish, kind.consent.until_on) == ("One meeting is enough", date(2027, 3, 2))


def test_people_meet_after_all(planned: Planned) -> None:
    settle(planned, date(2024, 3, 2))
    consent(planned)
    with planned.store.transaction() as session:
        hold_on_paper(session, planned.review_id, on=TODAY)
        hold_in_person(session, planned.review_id)
    assert planned.kind().mode is Mode.IN_PERSON


def test_a_child_settled_one_day_too_few_is_refused_with_the_sum(planned: Planned) -> None:
    settle(planned, date(2024, 3, 3))
    with pytest.raises(Refused, match="3 March 2026"):
        consent(planned)


def test_a_council_that_asks_for_three_settled_years_counts_three(planned: Planned) -> None:
    settle(planned, date(2024, 3, 2))
    with planned.store.transaction() as session:
        set_limit(session, LimitKey.SETTLED_FOR, amount=3, reason="Agreed by the board")
    assert "2 March 2027" in planned.kind().why_not_settled
    with pytest.raises(Refused, match="2 March 2027"):
        consent(planned)


def test_a_child_of_whom_nobody_knows_since_when_is_refused(planned: Planned) -> None:
    with pytest.raises(Refused, match="settled"):
        consent(planned)


def test_a_review_on_paper_without_consent_is_refused(planned: Planned) -> None:
    settle(planned, date(2020, 1, 1))
    with planned.store.transaction() as session, pytest.raises(Refused, match="Head of Service’s consent"):
        hold_on_paper(session, planned.review_id, on=TODAY)


@pytest.mark.parametrize(
    "way",
    [
        partial(change_plan, mode=Mode.DESK),
        partial(plan_meeting, changes={"mode": Mode.DESK}),
    ],
    ids=["a change of the plan", "the preparation"],
)
def test_no_other_way_makes_a_review_one_on_paper_without_consent(
    planned: Planned, way: Callable[[Session, UUID], None]
) -> None:
    with planned.store.transaction() as session, pytest.raises(Refused, match="Head of Service’s consent"):
        way(session, planned.review_id)
    settle(planned, date(2020, 1, 1))
    consent(planned)
    with planned.store.transaction() as session:
        way(session, planned.review_id)
    assert planned.kind().mode is Mode.DESK


def test_a_consent_is_asked_for_anew_each_year(planned: Planned) -> None:
    settle(planned, date(2020, 1, 1))
    consent(planned, on=date(2025, 3, 9))
    kind = planned.kind()
    assert kind.consent is None
    assert kind.last_consent is not None
    assert kind.last_consent.until_on == date(2026, 3, 9)
    with planned.store.transaction() as session, pytest.raises(Refused, match="asked anew each year"):
        hold_on_paper(session, planned.review_id, on=TODAY)


@pytest.mark.parametrize(
    ("on", "by", "wish", "said"),
    [
        (date(2026, 3, 3), "Ruth Okafor", "Yes", "must be today or earlier"),
        (TODAY, " ", "Yes", "who gave the consent"),
        (TODAY, "Ruth Okafor", " ", "what the child said"),
    ],
)
def test_a_consent_needs_a_day_a_name_and_the_childs_wish(
    planned: Planned, on: date, by: str, wish: str, said: str
) -> None:
    settle(planned, date(2020, 1, 1))
    with pytest.raises(Refused, match=said):
        consent(planned, on=on, by=by, wish=wish)
