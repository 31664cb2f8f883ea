"""Laptops, an office and bad luck, in random order: once it is quiet all agree, and nothing was lost on the way."""

import itertools
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_central import pages
from iro_central.database import Database
from iro_desktop.actions.resolution_steps import (
    add_note,
    answered,
    escalate,
    reopen,
    settle,
    take_back,
    to_cafcass,
    wait_until,
)
from iro_desktop.models.ids import companion_id
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import Outcome, ResolutionStep
from iro_desktop.models.review import Review
from iro_desktop.models.topics import Topic, TopicCovered, TopicState
from iro_desktop.protocol.wire import CONFLICT, Result
from iro_desktop.sync import round
from tests import factories, factories_between
from tests.central.offices import NOON, another_council
from tests.raised import raised
from tests.sync.checks import (
    at_central,
    check_green_means_safe,
    check_own_work_is_shown,
    check_quiet_world,
    is_open,
)
from tests.sync.world import World, later

HISTORIES, STEPS = 24, 25
"""Sized for every commit: under a minute. A night's run raises both."""

laptops = st.integers(0, 2)
decisions = st.integers(0, 1)
topics = st.sampled_from([Topic.HOME, Topic.HEALTH])
fields = st.sampled_from(["wording", "child_wording"])
TODAY, TOMORROW = NOON.date(), NOON.date() + timedelta(days=1)
_BY = "Ruth Vale"
ACTS: dict[str, Callable[[Session, UUID, str], object]] = {
    "answered": lambda session, concern, words: answered(session, concern, text=words, today=TODAY, by=_BY),
    "stage 1": lambda session, concern, words: escalate(session, concern, stage=1, text=words, today=TODAY, by=_BY),
    "stage 2": lambda session, concern, words: escalate(session, concern, stage=2, text=words, today=TODAY, by=_BY),
    "Cafcass": lambda session, concern, words: to_cafcass(session, concern, text=words, today=TODAY, by=_BY),
    "wait": lambda session, concern, words: wait_until(
        session, concern, day=TOMORROW, reason=words, today=TODAY, by=_BY
    ),
    "note": lambda session, concern, words: add_note(session, concern, text=words, today=TODAY, by=_BY),
    "settle": lambda session, concern, words: settle(
        session, concern, outcome=Outcome.RESOLVED, difference=words, today=TODAY, by=_BY
    ),
    "take back": lambda session, _concern, _words: take_back(session, _last_step(session), today=TODAY, by=_BY),
    "open again": lambda session, concern, words: reopen(session, concern, reason=words, today=TODAY, by=_BY),
}
"""What officers do about a resolution, each with words of its own."""


def _last_step(session: Session) -> list[UUID]:
    return list(session.scalars(select(ResolutionStep.id).order_by(ResolutionStep.id.desc()).limit(1)))


def simulation(database: Database, template: Path, reached: Counter[str]) -> type[RuleBasedStateMachine]:
    """A state machine over real stores and central's real code. `reached` counts what its histories came upon."""

    class Simulation(RuleBasedStateMachine):
        @initialize()
        def start(self) -> None:
            self.folder = Path(tempfile.mkdtemp(prefix="iro-simulation-"))
            self.world = World(another_council(database), self.folder, template)
            self.words = itertools.count(1)
            self.known: list[UUID] = []
            # Two laptops of one officer and one of a colleague.
            for name in ("Ruth Vale", "Ruth Vale", "Farah Imran"):
                self.world.laptop_of(name)
            child = factories.child()
            with self.world.laptops[0].store.transaction() as session:
                session.add(child)
                for _ in range(2):
                    decision = factories.decision(child.id, child.id)
                    session.add(decision)
                    self.known.append(decision.id)
                review = factories.FACTORIES[Review](child.id)
                session.add(review)
                self.review = review.id
                session.flush()
                self.concern = raised(session, child.id)
            self.child = child.id
            for laptop in self.world.laptops:
                laptop.sync()

        @rule(who=laptops, which=decisions, name=fields)
        def write(self, who: int, which: int, name: str) -> None:
            self.world.laptops[who].change(self.known[which], name, f"words {next(self.words)}")

        @rule(who=laptops, which=decisions, gone=st.booleans())
        def delete_or_bring_back(self, who: int, which: int, gone: bool) -> None:
            moment = later(next(self.words)) if gone else None
            self.world.laptops[who].change(self.known[which], "deleted_at", moment)

        @rule(who=laptops)
        def write_something_new(self, who: int) -> None:
            with self.world.laptops[who].store.transaction() as session:
                session.add(factories.consultation(self.child, text=f"words {next(self.words)}"))

        @rule(who=laptops, topic=topics, state=st.sampled_from(TopicState))
        def consider_a_topic(self, who: int, topic: Topic, state: TopicState) -> None:
            """A record whose id every laptop derives: two of them may make the same one offline."""
            laptop = self.world.laptops[who]
            with laptop.store.transaction() as session:
                known = session.get(TopicCovered, companion_id(self.review, f"topic {topic}"))
                if known is None:
                    known = TopicCovered(
                        id=companion_id(self.review, f"topic {topic}"),
                        child_id=self.child,
                        review_id=self.review,
                        topic=topic,
                    )
                    session.add(known)
                known.state = state
                known.note = f"words {next(self.words)}"

        @rule(who=laptops, act=st.sampled_from([*ACTS]))
        def act_on_the_resolution(self, who: int, act: str) -> None:
            """Steps of one resolution, which two officers may write offline. What cannot be, as it stands, is not."""
            with suppress(Refused), self.world.laptops[who].store.transaction() as session:
                ACTS[act](session, self.concern, f"words {next(self.words)}")

        @rule(who=laptops, which=decisions, news=st.booleans())
        def look_in_the_middle(self, who: int, which: int, news: bool) -> None:
            """News of a decision, which is history; and the midway check, whose id every laptop derives."""
            with self.world.laptops[who].store.transaction() as session:
                if news:
                    session.add(factories_between.decision_update(self.child, self.known[which]))
                    return
                check = session.get(MidwayCheck, midway_id(self.review))
                if check is None:
                    check = factories_between.midway_check(self.child, self.review)
                    session.add(check)
                check.changes = f"words {next(self.words)}"
                check.closed_at = check.closed_at or later(next(self.words))

        @rule(who=laptops)
        def sync(self, who: int) -> None:
            self.world.laptops[who].sync()
            self.look_at(who)

        @rule(who=laptops, which=decisions, name=fields)
        def write_and_sync(self, who: int, which: int, name: str) -> None:
            self.write(who, which, name)
            self.sync(who)

        @rule(who=laptops)
        def only_receive(self, who: int) -> None:
            laptop = self.world.laptops[who]
            round.receive(laptop.store, laptop.wire)
            self.look_at(who)

        @rule(who=laptops, accident=st.sampled_from(["lose_request", "lose_answer", "send_twice"]))
        def sync_on_a_bad_line(self, who: int, accident: str) -> None:
            laptop = self.world.laptops[who]
            setattr(laptop.wire, accident, True)
            laptop.sync()
            laptop.wire.heal()
            self.look_at(who)

        @rule(who=laptops, colleague=laptops, which=decisions, name=fields)
        def lose_an_answer_and_hear_from_a_colleague_first(
            self, who: int, colleague: int, which: int, name: str
        ) -> None:
            self.write(who, which, name)
            self.sync_on_a_bad_line(who, "lose_answer")
            self.sync(colleague)
            self.write_and_sync(colleague, which, name)
            self.only_receive(who)

        @rule(who=laptops, kept=st.integers(0, 2))
        def lose_the_line_between_pages(self, who: int, kept: int) -> None:
            laptop = self.world.laptops[who]
            laptop.wire.pages_before_cut = kept
            laptop.sync()
            laptop.wire.heal()
            self.look_at(who)

        @rule(who=laptops, commits=st.integers(0, 5))
        def cut_the_power(self, who: int, commits: int) -> None:
            laptop = self.world.laptops[who]
            laptop.cut_while(laptop.sync, commits=commits)
            self.look_at(who)

        @rule(who=laptops, choice=st.sampled_from(["theirs", "mine", "a third"]))
        def settle_a_question(self, who: int, choice: str) -> None:
            laptop = self.world.laptops[who]
            questions = laptop.questions()
            if questions:
                asked = questions[0]
                own_words = f"words {next(self.words)}" if asked.field != "deleted_at" else None
                keep = {"theirs": asked.theirs, "mine": asked.mine, "a third": own_words}[choice]
                laptop.settle(asked.conflict_id, keep)
                self.look_at(who)

        def look_at(self, who: int) -> None:
            """What must hold on a laptop at every moment. Looked at after each thing that happens to it."""
            check_own_work_is_shown(self.world.laptops[who])
            check_green_means_safe(self.world.laptops[who])

        def teardown(self) -> None:
            try:
                self.world.quieten()
                check_quiet_world(self.world)
                count_what_happened(self.world, reached)
            finally:
                self.world.close()
                shutil.rmtree(self.folder)

    return Simulation


def count_what_happened(world: World, reached: Counter[str]) -> None:
    rows = at_central(world).values()
    reached["questions"] += sum(row.kind == CONFLICT for row in rows)
    reached["answered questions"] += sum(row.kind == CONFLICT and not is_open(row) for row in rows)
    reached["operations"] += len(world.office.logged())
    outboxes = [entry for laptop in world.laptops for entry in laptop.outbox()]
    reached["steps"] += sum(row.kind == "resolution_step" for row in rows)
    reached["news"] += sum(row.kind == "decision_update" for row in rows)
    reached["merged"] += sum(entry.result == Result.MERGED for entry in outboxes)


@pytest.fixture
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages of two rows and pushes of three operations, so that there is something to cut in the middle of."""
    monkeypatch.setattr(pages, "PAGE_ROWS", 2)
    monkeypatch.setattr(round, "MAX_OPERATIONS", 3)


@pytest.mark.usefixtures("small_pages")
def test_whatever_happens_all_agree_in_the_end_and_nothing_is_lost(
    central_database: Database, store_template: Path
) -> None:
    reached = Counter[str]()
    run_state_machine_as_test(
        simulation(central_database, store_template, reached),
        settings=settings(
            max_examples=HISTORIES,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    # That nothing went wrong says something only where something could have.
    assert reached["questions"] > 0
    assert reached["answered questions"] > 0
    assert reached["merged"] > 0
    assert reached["steps"] > HISTORIES
    assert reached["news"] > 0
    assert reached["operations"] > HISTORIES
