"""Raising something for a child: drafted without a word too many, and started only when it can be answered."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.changing import Value
from iro_desktop.actions.finding import NotHere
from iro_desktop.actions.resolution_steps import answered, settle
from iro_desktop.actions.resolutions import (
    LONGEST_TEXT,
    begin_resolution,
    bring_back_draft,
    change_resolution,
    start_resolution,
    throw_away_draft,
    undo_start,
)
from iro_desktop.models.child import Child
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import (
    INFORMAL,
    Outcome,
    RaisedBy,
    Reason,
    Resolution,
    ResolutionStep,
    StepKind,
    Tone,
)
from iro_desktop.models.resolution_story import in_order
from iro_desktop.queries.resolution_reading import started_concerns
from iro_desktop.store.store import Session, Store
from tests import factories
from tests.raised import OFFICER, RAISED, raised, thanked, values
from tests.store.stores import NOON


def drafted(session: Session, child_id: UUID, **changed: Value) -> UUID:
    return begin_resolution(session, child_id, values(**changed), today=RAISED, by=OFFICER)


def steps(session: Session) -> list[ResolutionStep]:
    return in_order(session.scalars(select(ResolutionStep)))


def another_child(session: Session, number: str = "0000402") -> UUID:
    child = factories.child(council_child_id=number, known_as="Tom")
    session.add(child)
    session.flush()
    return child.id


def test_a_draft_is_kept_from_its_first_word_and_counts_nowhere(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = begin_resolution(session, maya, {"concern": "The pl"}, today=RAISED, by=OFFICER)
        change_resolution(session, draft, {"concern": "The plan was not shared.", "reasons": (Reason.PLAN_NOT_SHARED,)})
    with store.reading() as session:
        kept = session.get_one(Resolution, draft)
        assert (kept.concern, kept.started, kept.concern_id) == ("The plan was not shared.", False, draft)
        assert kept.raised_by_name == OFFICER
        assert started_concerns(session) == []


def test_a_screen_may_say_which_id_the_draft_gets(store: Store, maya: UUID) -> None:
    own = new_id()
    with store.transaction() as session:
        assert begin_resolution(session, maya, {}, today=RAISED, by=OFFICER, resolution_id=own) == own


def test_starting_writes_the_first_step_and_the_clock_runs_from_that_day(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = drafted(session, maya, answer_by=date(2026, 3, 9))
        (own,) = start_resolution(session, draft, today=date(2026, 3, 4), by=OFFICER)
        (step,) = steps(session)
        assert own == draft
        assert session.get_one(Resolution, draft).raised_on == date(2026, 3, 4)
        assert (step.kind, step.happened_on, step.stage) == (StepKind.STARTED, date(2026, 3, 4), INFORMAL)
        assert (step.to_name, step.to_role, step.by_name) == ("Grace Adeyemi", "team manager", OFFICER)
        assert (step.until_on, step.text) == (date(2026, 3, 9), "Go through the plan with her.")


def test_what_was_raised_by_telephone_yesterday_runs_from_yesterday(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = drafted(session, maya, raised_how=RaisedBy.CALL)
        start_resolution(session, draft, today=RAISED + timedelta(days=1), by=OFFICER, on=RAISED)
        assert steps(session)[0].happened_on == RAISED


def test_a_formal_one_starts_at_a_stage_of_the_ladder(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        raised(session, maya, stage=1)
        (concern,) = started_concerns(session)
        assert (concern.lead.story.stage, concern.lead.story.formal_since) == (1, RAISED)


def test_a_concern_about_several_children_is_one_record_for_each(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        tom = another_child(session)
        draft = drafted(session, maya, review_id=str(new_id()), decision_ids=(str(new_id()),))
        ids = start_resolution(session, draft, today=RAISED, by=OFFICER, also_for=[tom, tom])
        mine, his = (session.get_one(Resolution, one) for one in ids)
        assert (mine.child_id, his.child_id) == (maya, tom)
        assert mine.concern_id == his.concern_id == draft
        assert (his.concern, his.reasons, his.started) == (mine.concern, mine.reasons, True)
        assert (his.review_id, his.decision_ids) == (None, ())
        assert {step.resolution_id for step in steps(session)} == set(ids)
        (concern,) = started_concerns(session)
        assert len(concern.parts) == 2


@pytest.mark.parametrize("tone", [Tone.GOOD_PRACTICE, Tone.THANKS])
def test_what_was_done_well_is_settled_at_once(store: Store, maya: UUID, tone: Tone) -> None:
    with store.transaction() as session:
        thanked(session, maya, tone=tone)
        assert [step.kind for step in steps(session)] == [StepKind.STARTED, StepKind.SETTLED]
        (concern,) = started_concerns(session)
        assert concern.lead.settled


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ({"concern": " "}, "Type what is not right for the child"),
        ({"reasons": ()}, "Choose at least one reason"),
        ({"reasons": (Reason.OTHER,)}, "Type what the other reason is"),
        ({"to_name": None, "to_role": ""}, "Choose who is asked"),
        ({"asked_for": ""}, "Type what you ask for"),
        ({"answer_by": date(2026, 3, 1)}, "lies before the day it is asked"),
    ],
)
def test_nothing_is_started_while_something_is_missing(
    store: Store, maya: UUID, missing: dict[str, Value], sentence: str
) -> None:
    with store.transaction() as session:
        draft = drafted(session, maya, **missing)
        with pytest.raises(Refused, match=sentence) as refused:
            start_resolution(session, draft, today=RAISED, by=OFFICER)
        assert "what you wrote is kept" in refused.value.sentence
        assert steps(session) == []
        assert not session.get_one(Resolution, draft).started


def test_other_with_words_is_a_reason(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        raised(session, maya, reasons=(Reason.OTHER,), other_reason="The taxi never comes.")
        assert len(steps(session)) == 1


def test_thanks_need_only_what_they_are_for(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = begin_resolution(session, maya, {"tone": Tone.THANKS}, today=RAISED, by=OFFICER)
        with pytest.raises(Refused, match="Type what was done well"):
            start_resolution(session, draft, today=RAISED, by=OFFICER)


def test_a_day_to_come_a_stage_that_is_not_there_and_the_same_child_twice_are_refused(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = drafted(session, maya)
        with pytest.raises(Refused, match="is still to come"):
            start_resolution(session, draft, today=RAISED, by=OFFICER, on=RAISED + timedelta(days=1))
        with pytest.raises(Refused, match="not on the ladder"):
            start_resolution(session, draft, today=RAISED, by=OFFICER, stage=4)
        with pytest.raises(Refused, match="about this child already"):
            start_resolution(session, draft, today=RAISED, by=OFFICER, also_for=[maya])
        with pytest.raises(NotHere):
            start_resolution(session, draft, today=RAISED, by=OFFICER, also_for=[new_id()])


def test_what_was_started_keeps_its_words(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        own = raised(session, maya)
        for act in (
            lambda: change_resolution(session, own, {"concern": "Nothing."}),
            lambda: throw_away_draft(session, own, at=NOON),
            lambda: start_resolution(session, own, today=RAISED, by=OFFICER),
        ):
            with pytest.raises(Refused, match="This was started, so its words stay as they are"):
                act()
        assert session.get_one(Resolution, own).concern == "The plan was not shared with Maya."


def test_a_draft_is_thrown_away_and_brought_back(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = drafted(session, maya)
        throw_away_draft(session, draft, at=NOON)
        with pytest.raises(NotHere):
            change_resolution(session, draft, {"concern": "x"})
        bring_back_draft(session, draft)
        bring_back_draft(session, new_id())
        change_resolution(session, draft, {"concern": "x"})


def test_undoing_a_start_keeps_the_words_as_a_draft_and_counts_nothing(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        tom = another_child(session)
        own = raised(session, maya, also_for=[tom], to_person_id=str(new_id()))
        answered(session, own, text="Yes.", today=RAISED, by=OFFICER)
        again = undo_start(session, own, today=RAISED, by=OFFICER)
        assert started_concerns(session) == []
        draft = session.get_one(Resolution, again)
        assert (draft.started, draft.concern, draft.child_id) == (False, "The plan was not shared with Maya.", maya)
        assert draft.to_person_id == session.get_one(Resolution, own).to_person_id
        assert len(steps(session)) == 8, "four steps, and each of them taken back"


def test_a_text_without_end_and_a_reason_nobody_knows_are_not_kept(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = drafted(session, maya)
        with pytest.raises(Refused, match="Make it shorter"):
            change_resolution(session, draft, {"concern": "x" * (LONGEST_TEXT + 1)})
        with pytest.raises(ValueError, match="not one of the reasons"):
            change_resolution(session, draft, {"reasons": ("because",)})
        with pytest.raises(ValueError, match="not fields one may change"):
            change_resolution(session, draft, {"started": True})


def test_nothing_is_raised_for_a_child_who_is_not_here(store: Store) -> None:
    with store.transaction() as session, pytest.raises(NotHere):
        begin_resolution(session, new_id(), {}, today=RAISED, by=OFFICER)


def test_a_draft_keeps_its_tone_and_day_when_a_screen_has_none(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        draft = drafted(session, maya)
        change_resolution(session, draft, {"tone": None, "raised_on": None, "raised_how": ""})
        kept = session.get_one(Resolution, draft)
        assert (kept.tone, kept.raised_on, kept.raised_how) == (Tone.CHALLENGE, RAISED, RaisedBy.FORM)


def test_a_settled_concern_is_not_drafted_anew_by_its_child_s_going(store: Store, maya: UUID) -> None:
    """What was raised stays in the record, also where the child is no longer on the caseload."""
    with store.transaction() as session:
        own = raised(session, maya)
        settle(session, own, outcome=Outcome.RESOLVED, difference="She knows.", today=RAISED, by=OFFICER)
        session.get_one(Child, maya).deleted_at = NOON
        session.flush()
        assert len(started_concerns(session)) == 1
