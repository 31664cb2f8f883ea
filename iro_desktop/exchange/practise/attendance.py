"""Who came to a review and who did not."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.review import Attended

_CHILD_ATTENDED = {
    ParticipationCode.PN5: Attended.SENT_VIEWS,
    ParticipationCode.PN6: Attended.SENT_VIEWS,
    ParticipationCode.PN7: Attended.DID_NOT_COME,
}
_PARENT_REASONS = (
    ("at work", True),
    ("the bus did not come", True),
    ("ill that day", True),
    ("asked to meet me alone, and did", False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody at the table, or missing from it."""

    key: str
    name: str
    person_key: str | None = None
    is_child: bool = False
    is_officer: bool = False
    attended: Attended = Attended.CAME
    reason: str | None = None
    reason_fit_for_child: bool = False

    @property
    def was_there(self) -> bool:
        return self.attended in {Attended.CAME, Attended.CAME_FOR_PART, Attended.JOINED_REMOTELY}


def guests(occasion: Occasion, code: ParticipationCode, rng: Random) -> list[Guest]:
    """The child first, then carers, workers and family, the officer last."""
    child = occasion.child
    attended = _CHILD_ATTENDED.get(code, Attended.CAME)
    return [
        Guest(key="child", name=child.known_as, is_child=True, attended=attended),
        *_carers(occasion),
        *_workers(occasion, rng),
        *_family(occasion, rng),
        Guest(key="officer", name="Me", is_officer=True),
    ]


def _carers(occasion: Occasion) -> Iterator[Guest]:
    child = occasion.child
    for name in occasion.life.stay_on(occasion.on).people:
        key = "parent" if name == child.parent_as else f"carer {name}"
        yield Guest(key=key, name=name, person_key=key)


def _workers(occasion: Occasion, rng: Random) -> Iterator[Guest]:
    child, slots = occasion.child, occasion.slots
    worker = child.social_worker_on(occasion.on)
    yield Guest(key="sw", name=worker.said_as, person_key=f"sw {worker.name}")
    if "teacher" in slots and rng.random() < 0.4:
        attended = rng.choice((Attended.CAME_FOR_PART, Attended.JOINED_REMOTELY, Attended.SENT_VIEWS))
        current = "teacher" if occasion.is_latest else None
        yield Guest(key="teacher", name=slots["teacher"], person_key=current, attended=attended)
    if "adviser" in slots and rng.random() < 0.45:
        yield Guest(key="adviser", name=slots["adviser"], person_key="adviser")
    if child.age_on(occasion.on) < 5 and rng.random() < 0.4:
        yield Guest(key="nurse", name=slots["nurse"], person_key="nurse")
    if child.part.story is Story.ARRIVED_ALONE:
        yield Guest(key="interpreter", name="the interpreter", person_key="interpreter")


def _family(occasion: Occasion, rng: Random) -> Iterator[Guest]:
    child, slots = occasion.child, occasion.slots
    cares_for_them = slots.get("parent") == slots["carer"]
    if "parent" not in slots or cares_for_them or rng.random() > 0.5:
        return
    attended = rng.choices(
        (
            Attended.CAME,
            Attended.CAME_FOR_PART,
            Attended.JOINED_REMOTELY,
            Attended.COULD_NOT_COME,
            Attended.DID_NOT_COME,
        ),
        weights=(35, 20, 10, 25, 10),
    )[0]
    reason, fit = rng.choice(_PARENT_REASONS) if attended is Attended.COULD_NOT_COME else (None, False)
    yield Guest(
        key="parent",
        name=child.parent_as or "",
        person_key="parent",
        attended=attended,
        reason=reason,
        reason_fit_for_child=fit,
    )
