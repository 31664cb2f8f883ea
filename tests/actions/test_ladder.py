"""The council's ladder: what stands while nobody has set one, and what may be changed about it."""

from datetime import date

import pytest

from iro_desktop.actions.ladder import MOST_STAGES, add_stage, bring_back_stage, remove_stage, set_stage
from iro_desktop.actions.limits import make_choice, set_limit
from iro_desktop.actions.resolution_steps import escalate, settle
from iro_desktop.models.limit_keys import Choice, LimitKey, ResolutionDays
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import Outcome
from iro_desktop.queries.ladder import DEFAULT_ROLES, ladder
from iro_desktop.store.store import Store
from tests import factories
from tests.raised import OFFICER, raised
from tests.store.stores import NOON

LATER = date(2026, 3, 17)


def test_where_no_ladder_is_set_a_challenge_climbs_from_head_of_service(store: Store) -> None:
    with store.reading() as session:
        stands = ladder(session)
    assert stands.is_default
    assert [stage.role for stage in stands.stages] == [*DEFAULT_ROLES]
    assert [stage.name for stage in stands.stages] == ["Stage 1", "Stage 2", "Stage 3"]


def test_the_first_change_writes_down_the_whole_ladder(store: Store) -> None:
    with store.transaction() as session:
        before = set_stage(
            session,
            2,
            name="Stage 2",
            role="Director of Children’s Services",
            holder_name=" Ade  Bola ",
            holder_email="ade.bola@council.example",
        )
        stands = ladder(session)
        assert before.role == "Divisional Director"
        assert not stands.is_default
        assert stands.numbers == (1, 2, 3)
        changed = stands.stage(2)
        assert changed is not None
        assert (changed.role, changed.holder_name) == ("Director of Children’s Services", "Ade Bola")
        assert changed.who == "Director of Children’s Services, Ade Bola"


def test_stages_are_added_at_the_top_and_taken_off_from_there(store: Store) -> None:
    with store.transaction() as session:
        assert add_stage(session, role="Chief Executive") == 4
        assert ladder(session).name_of(4) == "Stage 4"
        with pytest.raises(Refused, match="Only the last stage"):
            remove_stage(session, 3, at=NOON)
        remove_stage(session, 4, at=NOON)
        assert ladder(session).numbers == (1, 2, 3)
        bring_back_stage(session, 4)
        assert ladder(session).numbers == (1, 2, 3, 4)
        remove_stage(session, 4, at=NOON)
        assert add_stage(session, role="Mayor", name="Last stage") == 4
        top = ladder(session).stage(4)
        assert top is not None
        assert (top.name, top.role) == ("Last stage", "Mayor")


def test_a_stage_of_the_default_ladder_can_be_taken_off_too(store: Store) -> None:
    with store.transaction() as session:
        remove_stage(session, 3, at=NOON)
        assert ladder(session).numbers == (1, 2)
        remove_stage(session, 2, at=NOON)
        with pytest.raises(Refused, match="at least one stage"):
            remove_stage(session, 1, at=NOON)


def test_a_stage_on_which_something_stands_stays(store: Store) -> None:
    with store.transaction() as session:
        child = factories.child(council_child_id="0000402", known_as="Tom")
        session.add(child)
        session.flush()
        concern = raised(session, child.id)
        escalate(session, concern, stage=3, today=LATER, by=OFFICER)
        with pytest.raises(Refused, match="1 resolution stands at Stage 3"):
            remove_stage(session, 3, at=NOON)
        settle(session, concern, outcome=Outcome.RESOLVED, difference="He knows.", today=LATER, by=OFFICER)
        remove_stage(session, 3, at=NOON)
        assert ladder(session).name_of(3) == "Stage 3", "its history still has a name"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"name": " "}, "Type what the stage is called"),
        ({"role": ""}, "Type who answers at this stage"),
        ({"holder_email": "ade bola"}, "is no e-mail address"),
        ({"holder_email": "ade@"}, "is no e-mail address"),
        ({"holder_name": "x" * 201}, "Make it shorter"),
    ],
)
def test_a_stage_without_a_name_or_role_is_refused(store: Store, changed: dict[str, str], sentence: str) -> None:
    values = {"name": "Stage 1", "role": "Head of Service"} | changed
    with store.transaction() as session, pytest.raises(Refused, match=sentence):
        set_stage(session, 1, **values)


def test_a_stage_that_is_not_there_is_not_changed(store: Store) -> None:
    with store.transaction() as session:
        with pytest.raises(Refused, match="not on the ladder"):
            set_stage(session, 4, name="Stage 4", role="Mayor")
        with pytest.raises(Refused, match="their role"):
            add_stage(session, role=" ")
        for _ in range(MOST_STAGES - 3):
            add_stage(session, role="Mayor")
        with pytest.raises(Refused, match="at most"):
            add_stage(session, role="Mayor")


def test_a_third_stage_of_ten_working_days_is_warned_of(store: Store) -> None:
    with store.transaction() as session:
        assert "3 stages of 10 working days" in ladder(session).warning
        remove_stage(session, 3, at=NOON)
        assert ladder(session).warning == ""
        set_limit(session, LimitKey.RESOLUTION_ANSWER, amount=15, reason="Our policy.")
        session.flush()
        assert "2 stages of 15 working days" in ladder(session).warning


def test_ten_calendar_days_are_counted_as_the_working_days_in_them(store: Store) -> None:
    with store.transaction() as session:
        make_choice(session, Choice.RESOLUTION_DAYS, option=ResolutionDays.CALENDAR, reason="Our policy.")
        session.flush()
        stands = ladder(session)
        assert (stands.breaks_total, stands.counts_working_days) == (True, False)
        remove_stage(session, 3, at=NOON)
        assert ladder(session).warning == ""
