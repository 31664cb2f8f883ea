"""The laptop of a manager: 1,500 children, 20,000 decisions and 2,000 resolutions with their steps, all invented.

They are put in as rows, not as work of this laptop: on a manager's laptop almost everything came from central, and
nothing of it waits to be sent. The same seed gives the same records.
"""

import random
import secrets
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert

from benchmarks._measuring import utc_now
from iro_desktop.models.care import Episode
from iro_desktop.models.child import Child, Home
from iro_desktop.models.consultation import Consultation, WithWhom
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.ids import companion_id, imported_id, new_id
from iro_desktop.models.midway import MidwayCheck, midway_id
from iro_desktop.models.people import Allocation, Officer, Person, PersonRole
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.resolution import LadderStage, Outcome, Reason, Resolution, ResolutionStep, StepKind
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store

CHILDREN, DECISIONS, RESOLUTIONS = 1_500, 20_000, 2_000
REVIEWS_OF_EACH = 5
SOCIAL_WORKERS, TEAMS, OFFICERS = 140, 12, 24
_COUNCIL = "E09000099"
_FIRST = ("Maya", "Tom", "Ada", "Yusuf", "Nia", "Leo", "Ivy", "Omar", "Wren", "Zoe", "Kit", "Bea", "Sol", "Ana", "Jude")
_FAMILY = ["Larkwood", "Fenn", "Okoro", "Pike", "Marsh", "Tully", "Barrow", "Quill", "Hale", "Sorley", "Vane", "Ashby"]
_TOWNS = ["Brackenford", "Elmstead", "Harrowgate", "Millbridge", "Otterby", "Quayside"]
_TO_DO = (
    "arrange weekly calls with family",
    "bring the life story book up to date",
    "ask the school for a quiet place at lunch",
    "book the dentist",
    "find a swimming course near home",
    "finish the personal education plan",
    "visit the uncle and write down whether it could work",
)
_EVIDENCE = ("Two of four parts are done.", "Booked, and cancelled by the clinic.", "The school said no.", "")
_SETTLED = (DecisionStatus.DONE, DecisionStatus.DONE, DecisionStatus.DONE, DecisionStatus.OVERTAKEN)


@dataclass
class ManagersLaptop:
    """An open store and a few ids to begin with."""

    store: Store
    today: date
    children: tuple[UUID, ...]
    decisions: tuple[UUID, ...]
    concerns: tuple[UUID, ...]


@dataclass
class _Rows:
    """What is going to be inserted, by kind."""

    at: datetime
    of: dict[type[SyncedRecord], list[dict[str, object]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, record: SyncedRecord, at: datetime | None = None) -> None:
        kind = type(record)
        record.created_at = record.changed_at = at or self.at
        self.of[kind].append({column.key: getattr(record, column.key) for column in kind.__table__.columns})


@contextmanager
def managers_laptop(*, seed: int = 7) -> Iterator[ManagersLaptop]:
    """The laptop, thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="iro-manager-") as folder:
        store = create_store(Profile(Path(folder) / "profile"), secrets.token_bytes(32), utc_now)
        laptop = fill(store, utc_now().date(), seed=seed)
        yield laptop
        store.close()


def fill(store: Store, today: date, *, seed: int = 7) -> ManagersLaptop:
    """Put everything into a new store."""
    rng = random.Random(seed)
    rows = _Rows(datetime.combine(today, time(6), UTC))
    _ladder_and_officers(rows)
    reviews: list[tuple[UUID, UUID, date, UUID]] = []
    for number in range(CHILDREN):
        reviews += _child(rows, rng, number, today)
    decisions = _decisions(rows, rng, reviews, today)
    concerns = _resolutions(rows, rng, decisions, today)
    with store.transaction() as session:
        for kind, values in rows.of.items():
            session.execute(insert(kind), values)
    children = tuple(imported_id(_COUNCIL, str(number), "child") for number in range(CHILDREN))
    return ManagersLaptop(store, today, children, tuple(one.id for one in decisions), concerns)


def _ladder_and_officers(rows: _Rows) -> None:
    for number in range(1, 5):
        rows.add(
            LadderStage(
                id=imported_id(_COUNCIL, str(number), "ladder stage"),
                council=_COUNCIL,
                number=number,
                name=f"Stage {number}",
                role="Team manager" if number == 1 else "Head of Service",
            )
        )
    for number in range(OFFICERS):
        rows.add(Officer(name=_officer(number), known_as=_officer(number).split()[0]))


def _officer(number: int) -> str:
    return f"{_FIRST[number % len(_FIRST)]} {_FAMILY[(number * 5) % len(_FAMILY)]}"


def _social_worker(number: int) -> str:
    return f"{_FIRST[(number * 3) % len(_FIRST)]} {_FAMILY[number % len(_FAMILY)]}-{_FAMILY[(number * 7) % 12]}"


def _child(rows: _Rows, rng: random.Random, number: int, today: date) -> list[tuple[UUID, UUID, date, UUID]]:
    child_id = imported_id(_COUNCIL, str(number), "child")
    came_on = today - timedelta(days=rng.randint(200, 2400))
    rows.add(
        Child(
            id=child_id,
            council=_COUNCIL,
            council_child_id=f"{number:07d}",
            known_as=rng.choice(_FIRST),
            family_name=rng.choice(_FAMILY),
            date_of_birth=today - timedelta(days=rng.randint(900, 6400)),
        )
    )
    rows.add(
        Episode(
            child_id=child_id,
            started_on=came_on,
            reason_new_episode="S",
            legal_status=rng.choice(("C2", "C1", "V2")),
            placement_type=rng.choice(("U4", "U6", "K2", "H5")),
        )
    )
    rows.add(Home(child_id=child_id, from_on=came_on, with_whom="Jan and Mike", town=rng.choice(_TOWNS)))
    rows.add(Allocation(child_id=child_id, officer_name=_officer(number % OFFICERS), from_on=came_on))
    worker = _people_and_talks(rows, rng, child_id, number, today)
    return list(_reviews(rows, rng, child_id, worker, today))


def _people_and_talks(rows: _Rows, rng: random.Random, child_id: UUID, number: int, today: date) -> UUID:
    """The people around a child, and six talks. Returns the social worker's id."""
    worker = new_id()
    team = f"Team {number % TEAMS + 1}"
    people = (
        (worker, _social_worker(number % SOCIAL_WORKERS), PersonRole.SOCIAL_WORKER),
        (new_id(), f"Grace {_FAMILY[number % TEAMS]}", PersonRole.TEAM_MANAGER),
        (new_id(), "Jan", PersonRole.CARER),
        (new_id(), "Mum", PersonRole.PARENT),
    )
    for person_id, name, role in people:
        of_team = team if role in (PersonRole.SOCIAL_WORKER, PersonRole.TEAM_MANAGER) else None
        rows.add(Person(id=person_id, child_id=child_id, name=name, role=role, team=of_team))
    for _ in range(6):
        rows.add(
            Consultation(
                child_id=child_id,
                happened_on=today - timedelta(days=rng.randint(1, 900)),
                text="A talk.",
                with_whom=rng.choice((WithWhom.CHILD, WithWhom.CARER, WithWhom.SOCIAL_WORKER)),
                done=True,
            )
        )
    return worker


def _reviews(
    rows: _Rows, rng: random.Random, child_id: UUID, worker: UUID, today: date
) -> Iterator[tuple[UUID, UUID, date, UUID]]:
    last = today - timedelta(days=rng.randint(1, 170))
    for back in range(REVIEWS_OF_EACH):
        held_on = last - timedelta(days=178 * back)
        review = Review(
            child_id=child_id,
            status=ReviewStatus.COMPLETED,
            planned_on=held_on,
            held_on=held_on,
            completed_on=held_on,
            decisions_sent_on=held_on,
            participation_code="PN1",
        )
        rows.add(review)
        if back == 0 and rng.random() < 0.3:
            opened = datetime.combine(min(today, held_on + timedelta(days=40)), time(9), UTC)
            rows.add(
                MidwayCheck(id=midway_id(review.id), child_id=child_id, review_id=review.id, opened_at=opened), opened
            )
        yield child_id, review.id, held_on, worker
    rows.add(Review(child_id=child_id, status=ReviewStatus.PLANNED, planned_on=last + timedelta(days=178)))


def _decisions(
    rows: _Rows, rng: random.Random, reviews: list[tuple[UUID, UUID, date, UUID]], today: date
) -> list[Decision]:
    """As many as there are: the older a review, the fewer of its decisions are open."""
    made: list[Decision] = []
    for place in range(DECISIONS):
        child_id, review_id, held_on, worker = reviews[place % len(reviews)]
        number = place // len(reviews) + 1
        due_on = held_on + timedelta(days=rng.choice((10, 14, 28, 42, 90))) if rng.random() < 0.95 else None
        by_worker = rng.random() < 0.7
        child_number = (place % len(reviews)) // REVIEWS_OF_EACH
        decision = Decision(
            id=companion_id(review_id, f"decision {number}"),
            child_id=child_id,
            review_id=review_id,
            number=number,
            wording=f"{_social_worker(child_number % SOCIAL_WORKERS).split()[0]} will {rng.choice(_TO_DO)}.",
            child_wording="This will be done for you.",
            owner_name=_social_worker(child_number % SOCIAL_WORKERS) if by_worker else rng.choice(("Jan", "Mum")),
            owner_role="social worker" if by_worker else None,
            owner_person_id=worker if by_worker else None,
            due_on=due_on,
        )
        is_open = rng.random() < (0.7 if (today - held_on).days < 170 else 0.06)
        if not is_open:
            decision.status = rng.choice(_SETTLED)
            decision.status_on = min(today, held_on + timedelta(days=rng.randint(5, 160)))
        elif rng.random() < 0.3:
            decision.status = rng.choice((DecisionStatus.PARTLY, DecisionStatus.NOT_DONE))
            decision.status_on = min(today, held_on + timedelta(days=3))
        rows.add(decision)
        _lines(rows, rng, decision)
        made.append(decision)
    return made


def _lines(rows: _Rows, rng: random.Random, decision: Decision) -> None:
    if decision.status_on is not None:
        decision.status_note = rng.choice(_EVIDENCE) or None
        rows.of[Decision][-1]["status_note"] = decision.status_note
        rows.add(
            DecisionUpdate(
                child_id=decision.child_id,
                decision_id=decision.id,
                happened_on=decision.status_on,
                by_name="Farah Malik",
                status=decision.status,
                text=decision.status_note,
            )
        )
    if decision.due_on is not None and rng.random() < 0.1:
        rows.add(
            DecisionUpdate(
                child_id=decision.child_id,
                decision_id=decision.id,
                kind=UpdateKind.PUT_OFF,
                happened_on=decision.due_on - timedelta(days=14),
                by_name="Farah Malik",
                text="The clinic moved.",
                due_before=decision.due_on - timedelta(days=14),
                due_after=decision.due_on,
            )
        )


def _resolutions(rows: _Rows, rng: random.Random, decisions: list[Decision], today: date) -> tuple[UUID, ...]:
    made = []
    for number in range(RESOLUTIONS):
        about = decisions[(number * 9) % len(decisions)]
        raised_on = today - timedelta(days=rng.randint(1, 25 if number % 5 == 0 else 900))
        own = new_id()
        rows.add(
            Resolution(
                id=own,
                child_id=about.child_id,
                concern_id=own,
                started=True,
                raised_on=raised_on,
                raised_by_name=_officer(number % OFFICERS),
                concern="What was decided is not done.",
                reasons=(Reason.DECISIONS_NOT_FOLLOWED, rng.choice(tuple(Reason))),
                asked_for="Do it before the holidays.",
                to_name=f"Grace {_FAMILY[number % TEAMS]}",
                to_role="team manager",
                team=f"Team {number % TEAMS + 1}",
                decision_ids=(str(about.id),),
                review_id=about.review_id,
            )
        )
        made.append(own)
        for place, (kind, days, values) in enumerate(_steps(rng, settled=number % 5 != 0)):
            on = raised_on + timedelta(days=days)
            if on > today:
                break
            step = ResolutionStep(
                child_id=about.child_id, resolution_id=own, kind=kind, happened_on=on, by_name="Farah Malik"
            )
            for name, value in values.items():
                setattr(step, name, value)
            rows.add(step, datetime.combine(on, time(9, place), UTC))
    return tuple(made)


def _steps(rng: random.Random, *, settled: bool) -> Iterator[tuple[StepKind, int, dict[str, object]]]:
    whom: dict[str, object] = {"to_name": "Grace Pike", "to_role": "team manager"}
    yield StepKind.STARTED, 0, {**whom, "text": "Do it before the holidays."}
    yield StepKind.MESSAGE_SENT, 0, {}
    if rng.random() < 0.5:
        yield StepKind.ESCALATED, 12, {"stage": 1, **whom}
    if settled or rng.random() < 0.4:
        yield StepKind.ANSWERED, 15, {"text": "It is booked.", "answered_by": "Grace Pike"}
    if settled:
        yield StepKind.SETTLED, 20, {"outcome": Outcome.RESOLVED, "difference": "The child has a quiet place at lunch."}
