"""What follows once something is raised: every step is written once, and none is lost, changed or written in vain."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.finding import NotHere
from iro_desktop.actions.ladder import set_stage
from iro_desktop.actions.resolution_steps import (
    LONGEST_STEP,
    add_note,
    answered,
    escalate,
    message_sent,
    reopen,
    settle,
    take_back,
    to_cafcass,
    told_child,
    wait_until,
)
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import Outcome, Resolution, ResolutionStep, StepKind
from iro_desktop.models.resolution_story import Story, story_of
from iro_desktop.store.store import Session, Store
from tests import factories
from tests.raised import OFFICER, RAISED, raised, thanked

LATER = date(2026, 3, 17)
"""The day after an answer was due."""
AGAIN = date(2026, 3, 18)


def story(session: Session, resolution_id: UUID) -> Story:
    return story_of(session.scalars(select(ResolutionStep).where(ResolutionStep.resolution_id == resolution_id)))


def step(session: Session, ids: tuple[UUID, ...]) -> ResolutionStep:
    (only,) = ids
    return session.get_one(ResolutionStep, only)


def several(session: Session, maya: UUID) -> tuple[UUID, UUID, UUID]:
    """A concern about Maya and Tom: its id, and the ids of Tom and of his record."""
    tom = factories.child(council_child_id="0000402", known_as="Tom")
    session.add(tom)
    session.flush()
    concern = raised(session, maya, also_for=[tom.id])
    his = session.scalars(select(Resolution.id).where(Resolution.child_id == tom.id)).one()
    return concern, tom.id, his


def test_an_answer_by_telephone_is_one_click_and_a_line(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        made = step(session, answered(session, concern, text=" She rang: done by Friday. ", today=LATER, by=OFFICER))
        assert (made.kind, made.happened_on, made.by_name) == (StepKind.ANSWERED, LATER, OFFICER)
        assert (made.text, made.answered_by) == ("She rang: done by Friday.", "Grace Adeyemi")
        assert story(session, concern).answered_on == LATER


def test_an_answer_that_came_before_the_present_stage_belongs_to_the_stage_of_its_day(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        escalate(session, concern, stage=1, today=LATER, by=OFFICER)
        made = step(session, answered(session, concern, today=AGAIN, by=OFFICER, on=date(2026, 3, 10)))
        assert (made.stage, made.answered_by) == (0, "Grace Adeyemi")
        assert story(session, concern).answered_on is None


def test_the_next_stage_is_asked_of_its_holder_and_its_clock_starts_anew(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        set_stage(session, 1, name="Stage 1", role="Head of Service", holder_name="Nadia Rahman")
        concern = raised(session, maya)
        made = step(session, escalate(session, concern, stage=1, text="No answer.", today=LATER, by=OFFICER))
        assert (made.to_name, made.to_role, made.stage) == ("Nadia Rahman", "Head of Service", 1)
        now = story(session, concern)
        assert (now.asked_on, now.formal_since, now.answered_on) == (LATER, LATER, None)


def test_a_stage_may_be_left_out_and_somebody_else_be_asked(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        escalate(session, concern, stage=3, to_name="Ade Bola", to_role="Acting Director", today=LATER, by=OFFICER)
        assert (story(session, concern).stage, story(session, concern).to_name) == (3, "Ade Bola")


@pytest.mark.parametrize(
    ("stage", "sentence"), [(0, "not on the ladder"), (1, "It is at Stage 1 already"), (7, "not on")]
)
def test_only_a_higher_stage_of_the_ladder_can_be_next(store: Store, maya: UUID, stage: int, sentence: str) -> None:
    with store.transaction() as session:
        concern = raised(session, maya, stage=1)
        with pytest.raises(Refused, match=sentence):
            escalate(session, concern, stage=stage, today=LATER, by=OFFICER)


def test_an_answer_is_not_agreed_for_a_day_before_it_is_asked(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        with pytest.raises(Refused, match="lies before it was asked"):
            escalate(session, concern, stage=1, answer_by=RAISED, today=LATER, by=OFFICER)


def test_cafcass_can_be_asked_at_any_time_and_once(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        with pytest.raises(Refused, match="Type why it goes to Cafcass"):
            to_cafcass(session, concern, text=" ", today=RAISED, by=OFFICER)
        to_cafcass(session, concern, text="Her right to family life.", today=RAISED, by=OFFICER)
        assert story(session, concern).to_cafcass_on == RAISED
        with pytest.raises(Refused, match="with Cafcass already"):
            to_cafcass(session, concern, text="Again.", today=RAISED, by=OFFICER)
        escalate(session, concern, stage=1, today=LATER, by=OFFICER)


@pytest.mark.parametrize(
    ("day", "reason", "sentence"),
    [
        (AGAIN, "  ", "Type why you wait"),
        (LATER, "She is away.", "must come after today"),
        (date(2026, 3, 1), "She is away.", "must come after today"),
    ],
)
def test_waiting_needs_a_reason_and_a_day_to_come(
    store: Store, maya: UUID, day: date, reason: str, sentence: str
) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        with pytest.raises(Refused, match=sentence):
            wait_until(session, concern, day=day, reason=reason, today=LATER, by=OFFICER)
        wait_until(session, concern, day=AGAIN, reason="She is away.", today=LATER, by=OFFICER)
        assert (story(session, concern).waiting_until, story(session, concern).waiting_reason) == (
            AGAIN,
            "She is away.",
        )


def test_the_message_is_sent_when_the_officer_says_so(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        assert not story(session, concern).message_sent
        message_sent(session, concern, today=RAISED, by=OFFICER)
        assert story(session, concern).message_sent
        escalate(session, concern, stage=1, today=LATER, by=OFFICER)
        assert not story(session, concern).message_sent, "the next stage has a message of its own"


def test_a_child_is_told_and_may_not_agree(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        with pytest.raises(Refused, match="Type how the child was told"):
            told_child(session, concern, how="", today=RAISED, by=OFFICER)
        made = step(session, told_child(session, concern, how="On a walk", agrees=False, today=LATER, by=OFFICER))
        assert (made.text, made.child_agrees) == ("On a walk", False)
        assert story(session, concern).told_child_on == LATER


def test_a_note_moves_no_clock_and_stays(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        before = story(session, concern)
        with pytest.raises(Refused, match="Type what there is to note"):
            add_note(session, concern, text="", today=RAISED, by=OFFICER)
        add_note(session, concern, text="Rang twice.", today=LATER, by=OFFICER)
        assert story(session, concern) == before


def test_an_end_says_how_and_the_difference_it_made(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        settle(
            session,
            concern,
            outcome=Outcome.RESOLVED,
            difference="She was told.",
            difference_may_be_told=True,
            today=LATER,
            by=OFFICER,
        )
        now = story(session, concern)
        assert (now.settled_on, now.outcome, now.difference) == (LATER, Outcome.RESOLVED, "She was told.")


@pytest.mark.parametrize(
    ("outcome", "difference", "sentence"),
    [(None, "She was told.", "Choose how it ended"), (Outcome.RESOLVED, " ", "Type the difference it made")],
)
def test_without_an_outcome_or_a_difference_it_stays_open(
    store: Store, maya: UUID, outcome: Outcome | None, difference: str, sentence: str
) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        with pytest.raises(Refused, match=sentence):
            settle(session, concern, outcome=outcome, difference=difference, today=LATER, by=OFFICER)
        assert story(session, concern).settled_on is None


def test_what_it_meant_for_the_child_is_asked_before_it_ends(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya, effect_on_child=None)

        def end(effect: str | None) -> None:
            settle(
                session,
                concern,
                outcome=Outcome.OVERTAKEN,
                difference="None: she moved.",
                effect_on_child=effect,
                today=LATER,
                by=OFFICER,
            )

        with pytest.raises(Refused, match="Type what it meant for the child"):
            end(" ")
        end("She did not sleep.")
        assert session.get_one(Resolution, concern).effect_on_child == "She did not sleep."


def test_what_is_settled_takes_nothing_but_a_note_and_the_telling_until_it_is_opened(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        settle(session, concern, outcome=Outcome.RESOLVED, difference="She was told.", today=LATER, by=OFFICER)
        refused: list[Callable[[], object]] = [
            lambda: answered(session, concern, today=AGAIN, by=OFFICER),
            lambda: escalate(session, concern, stage=1, today=AGAIN, by=OFFICER),
            lambda: to_cafcass(session, concern, text="x", today=AGAIN, by=OFFICER),
            lambda: wait_until(session, concern, day=date(2026, 4, 1), reason="x", today=AGAIN, by=OFFICER),
            lambda: message_sent(session, concern, today=AGAIN, by=OFFICER),
            lambda: settle(session, concern, outcome=Outcome.RESOLVED, difference="x", today=AGAIN, by=OFFICER),
        ]
        for act in refused:
            with pytest.raises(Refused, match="This is settled"):
                act()
        add_note(session, concern, text="The plan came by post.", today=AGAIN, by=OFFICER)
        told_child(session, concern, how="By letter", today=AGAIN, by=OFFICER)


def test_opening_again_says_why_and_stands_where_it_ended(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya, stage=2)
        with pytest.raises(Refused, match="It is open"):
            reopen(session, concern, reason="x", today=LATER, by=OFFICER)
        settle(session, concern, outcome=Outcome.RESOLVED, difference="She was told.", today=LATER, by=OFFICER)
        with pytest.raises(Refused, match="Type why it is opened again"):
            reopen(session, concern, reason=" ", today=AGAIN, by=OFFICER)
        reopen(session, concern, reason="It was not the right plan.", today=AGAIN, by=OFFICER)
        assert (story(session, concern).settled_on, story(session, concern).stage) == (None, 2)


def test_thanks_cannot_be_opened(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = thanked(session, maya)
        with pytest.raises(Refused, match="There is nothing to open"):
            reopen(session, concern, reason="x", today=LATER, by=OFFICER)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (LATER + timedelta(days=1), "18 March 2026 is still to come"),
        (RAISED - timedelta(days=1), "1 March 2026 is before 2 March 2026, when it was raised"),
    ],
)
def test_no_step_happened_in_the_future_or_before_it_was_raised(
    store: Store, maya: UUID, on: date, sentence: str
) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        for act in (answered, message_sent):
            with pytest.raises(Refused, match=sentence):
                act(session, concern, today=LATER, by=OFFICER, on=on)


def test_a_stage_does_not_begin_or_end_before_the_one_it_follows(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        escalate(session, concern, stage=1, today=LATER, by=OFFICER)
        with pytest.raises(Refused, match="is before 17 March 2026, when the present stage began"):
            escalate(session, concern, stage=2, today=LATER, by=OFFICER, on=date(2026, 3, 16))


def test_a_laptop_whose_day_is_wrong_says_so_before_it_writes(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        with pytest.raises(Refused, match="Check the date of this laptop"):
            answered(session, concern, today=date(2024, 3, 17), by=OFFICER)


def test_a_step_taken_back_stays_and_counts_no_more(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        before = story(session, concern)
        ids = escalate(session, concern, stage=1, today=LATER, by=OFFICER)
        (undone,) = take_back(session, ids, today=LATER, by=OFFICER)
        assert story(session, concern) == before
        assert session.get_one(ResolutionStep, ids[0]).kind is StepKind.ESCALATED
        assert take_back(session, ids, today=LATER, by=OFFICER) == (), "once taken back, always"
        with pytest.raises(Refused, match="This was taken back"):
            take_back(session, [undone], today=LATER, by=OFFICER)
        with pytest.raises(NotHere):
            take_back(session, [new_id()], today=LATER, by=OFFICER)


def test_one_step_for_several_children_is_taken_back_for_all(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern, _, his = several(session, maya)
        ids = answered(session, concern, today=LATER, by=OFFICER)
        assert len(ids) == 2
        assert story(session, his).answered_on == LATER
        take_back(session, ids, today=LATER, by=OFFICER)
        assert story(session, concern).answered_on is None
        assert story(session, his).answered_on is None


def test_a_step_may_be_for_one_child_of_several(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern, tom, his = several(session, maya)
        settle(
            session,
            concern,
            outcome=Outcome.RESOLVED,
            difference="Tom was told.",
            today=LATER,
            by=OFFICER,
            only_for=[tom],
        )
        assert story(session, his).settled_on == LATER
        assert story(session, concern).settled_on is None
        escalate(session, concern, stage=1, today=AGAIN, by=OFFICER)
        assert (story(session, his).stage, story(session, concern).stage) == (0, 1)


def test_a_step_about_nobody_who_is_here_is_refused(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        for only_for in (None, [new_id()]):
            with pytest.raises(NotHere, match="no longer on this laptop"):
                add_note(
                    session, concern if only_for else new_id(), text="x", today=LATER, by=OFFICER, only_for=only_for
                )


def test_a_text_without_end_is_not_kept(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        concern = raised(session, maya)
        with pytest.raises(Refused, match="Make it shorter"):
            add_note(session, concern, text="x" * (LONGEST_STEP + 1), today=LATER, by=OFFICER)
