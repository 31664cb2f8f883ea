"""Two officers who act on one resolution offline: both acts stay in its history, in an order that makes sense."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from iro_desktop.actions.ladder import add_stage, set_stage
from iro_desktop.actions.resolution_steps import (
    add_note,
    answered,
    escalate,
    reopen,
    settle,
    take_back,
    told_child,
    wait_until,
)
from iro_desktop.actions.resolutions import begin_resolution, change_resolution, start_resolution, undo_start
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.resolution import LadderStage, Outcome, Resolution, ResolutionStep, StepKind
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.ladder import ladder
from iro_desktop.queries.resolution_card import CardPage, resolution_card
from iro_desktop.queries.resolution_reading import started_concerns
from iro_desktop.store.store import Session
from tests import factories, factories_between
from tests.caseload import HOLIDAYS
from tests.raised import RAISED, raised, values
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World

LATER = date(2026, 3, 17)
AGAIN = date(2026, 3, 18)


def do(laptop: Laptop, act: Callable[[Session], object]) -> None:
    """A minute later on this laptop's clock."""
    laptop.clock.goes(timedelta(minutes=1))
    with laptop.store.transaction() as session:
        act(session)


def two_with_a_resolution(world: World) -> tuple[Laptop, Laptop, UUID]:
    """A resolution that both laptops know."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        session.add(child)
        session.flush()
        concern = raised(session, child.id, by="Ruth Vale")
    ruth.sync()
    farah.sync()
    return ruth, farah, concern


def card(laptop: Laptop, concern: UUID, today: date = AGAIN) -> CardPage:
    with laptop.store.reading() as session:
        return resolution_card(session, concern, today=today, bank_holidays=HOLIDAYS)


def history(laptop: Laptop, concern: UUID) -> list[tuple[StepKind, str | None]]:
    return [(row.kind, row.by_name) for row in card(laptop, concern).history]


def test_both_acts_stay_in_the_history_in_the_order_in_which_they_happened(world: World) -> None:
    ruth, farah, concern = two_with_a_resolution(world)
    do(farah, lambda s: escalate(s, concern, stage=1, today=LATER, by="Farah Imran"))
    do(ruth, lambda s: answered(s, concern, text="By Friday.", today=LATER, by="Ruth Vale", on=date(2026, 3, 13)))
    do(ruth, lambda s: add_note(s, concern, text="She rang.", today=AGAIN, by="Ruth Vale"))

    world.quieten()

    for laptop in (ruth, farah):
        assert history(laptop, concern) == [
            (StepKind.STARTED, "Ruth Vale"),
            (StepKind.ANSWERED, "Ruth Vale"),
            (StepKind.ESCALATED, "Farah Imran"),
            (StepKind.NOTE, "Ruth Vale"),
        ]
        assert card(laptop, concern).story.stage == 1
        assert laptop.questions() == []
    check_quiet_world(world)


def test_two_who_go_to_the_same_stage_have_gone_there_once(world: World) -> None:
    ruth, farah, concern = two_with_a_resolution(world)
    do(ruth, lambda s: escalate(s, concern, stage=1, text="No answer.", today=LATER, by="Ruth Vale"))
    do(farah, lambda s: escalate(s, concern, stage=1, text="Nothing came.", today=AGAIN, by="Farah Imran"))

    world.quieten()

    for laptop in (ruth, farah):
        shown = card(laptop, concern)
        assert (shown.story.stage, shown.story.asked_on) == (1, LATER)
        assert [row.text for row in shown.history if row.kind is StepKind.ESCALATED] == ["No answer.", "Nothing came."]
    check_quiet_world(world)


def test_one_settles_and_the_other_goes_on_and_the_end_stands_until_it_is_opened(world: World) -> None:
    ruth, farah, concern = two_with_a_resolution(world)
    do(
        ruth,
        lambda s: settle(s, concern, outcome=Outcome.RESOLVED, difference="She was told.", today=LATER, by="Ruth Vale"),
    )
    do(farah, lambda s: escalate(s, concern, stage=2, today=AGAIN, by="Farah Imran"))
    do(farah, lambda s: told_child(s, concern, how="By text", today=AGAIN, by="Farah Imran"))

    world.quieten()

    for laptop in (ruth, farah):
        shown = card(laptop, concern)
        assert (shown.story.settled_on, shown.story.stage, shown.story.told_child_on) == (LATER, 0, AGAIN)
        assert len(shown.history) == 4
    do(farah, lambda s: reopen(s, concern, reason="It was not.", today=AGAIN, by="Farah Imran"))
    world.quieten()
    assert card(ruth, concern).story.settled_on is None
    check_quiet_world(world)


def test_what_one_takes_back_another_has_built_upon_and_nothing_is_lost(world: World) -> None:
    ruth, farah, concern = two_with_a_resolution(world)
    made: list[UUID] = []
    do(ruth, lambda s: made.extend(escalate(s, concern, stage=1, today=LATER, by="Ruth Vale")))
    ruth.sync()
    farah.sync()
    do(ruth, lambda s: take_back(s, made, today=LATER, by="Ruth Vale"))
    do(farah, lambda s: take_back(s, made, today=LATER, by="Farah Imran"))
    do(farah, lambda s: wait_until(s, concern, day=date(2026, 3, 25), reason="Away.", today=LATER, by="Farah Imran"))

    world.quieten()

    for laptop in (ruth, farah):
        shown = card(laptop, concern)
        assert (shown.story.stage, shown.story.waiting_until) == (0, date(2026, 3, 25))
        assert [row.counts for row in shown.history if row.kind is StepKind.ESCALATED] == [False]
        with laptop.store.reading() as session:
            assert len(session.scalars(select(ResolutionStep)).all()) == 5
    check_quiet_world(world)


def test_a_draft_that_one_starts_while_the_other_types_is_started_and_the_step_keeps_what_was_asked(
    world: World,
) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        session.add(child)
        session.flush()
        draft = begin_resolution(session, child.id, values(), today=RAISED, by="Ruth Vale")
    ruth.sync()
    farah.sync()
    do(ruth, lambda s: start_resolution(s, draft, today=LATER, by="Ruth Vale"))
    do(farah, lambda s: change_resolution(s, draft, {"asked_for": "A talk with her."}))
    do(farah, lambda s: start_resolution(s, draft, today=AGAIN, by="Farah Imran"))

    world.quieten()

    for laptop in (ruth, farah):
        shown = card(laptop, draft)
        assert shown.story.asked_on == LATER, "the first start stands"
        assert [(row.by_name, row.text) for row in shown.history] == [
            ("Ruth Vale", "Go through the plan with her."),
            ("Farah Imran", "A talk with her."),
        ]
        with laptop.store.reading() as session:
            assert session.get_one(Resolution, draft).started
    check_quiet_world(world)


def test_a_start_that_one_undoes_is_undone_for_both_with_what_came_after(world: World) -> None:
    ruth, farah, concern = two_with_a_resolution(world)
    do(ruth, lambda s: undo_start(s, concern, today=RAISED, by="Ruth Vale"))
    do(farah, lambda s: add_note(s, concern, text="I rang too.", today=RAISED, by="Farah Imran"))

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            assert started_concerns(session) == []
            assert len(session.scalars(select(ResolutionStep)).all()) == 3
    check_quiet_world(world)


def test_news_of_one_decision_from_two_officers_is_both_kept(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    with ruth.store.transaction() as session:
        child = factories.child()
        decision = factories.decision(child.id, child.id)
        session.add_all((child, decision))
        child_id, decision_id = child.id, decision.id
    ruth.sync()
    farah.sync()
    for laptop, status in ((ruth, DecisionStatus.PARTLY), (farah, DecisionStatus.NOT_DONE)):
        do(laptop, lambda s: s.add(factories_between.decision_update(child_id, decision_id)))
        laptop.change(decision_id, "status", status)

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            assert len(session.scalars(select(DecisionUpdate)).all()) == 2
        assert {asked.field for asked in laptop.questions()} == {"status"}, "which of the two stands is asked"
    check_quiet_world(world)


def test_two_who_set_the_ladder_set_one(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran")
    do(ruth, lambda s: set_stage(s, 1, name="Stage 1", role="Head of Service", holder_name="Nadia Rahman"))
    do(farah, lambda s: add_stage(s, role="Chief Executive"))

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            assert ladder(session).numbers == (1, 2, 3, 4)
            first = ladder(session).stage(1)
            assert first is not None
            assert first.holder_name == "Nadia Rahman"
            assert len(session.scalars(select(LadderStage)).all()) == 4
        assert laptop.questions() == []
    check_quiet_world(world)


def test_a_laptop_two_years_ahead_writes_a_step_that_stays_and_sorts_last(world: World) -> None:
    """Its day is wrong, and its step is not lost: it stands where its day puts it."""
    ruth, farah, concern = two_with_a_resolution(world)
    farah.clock.now = datetime(2028, 3, 17, 9, tzinfo=farah.clock.now.tzinfo)
    do(farah, lambda s: add_note(s, concern, text="Rang.", today=date(2028, 3, 17), by="Farah Imran"))
    do(ruth, lambda s: escalate(s, concern, stage=1, today=LATER, by="Ruth Vale"))

    world.quieten()

    assert [kind for kind, _ in history(ruth, concern)] == [StepKind.STARTED, StepKind.ESCALATED, StepKind.NOTE]
    check_quiet_world(world)
