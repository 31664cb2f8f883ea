"""The people of the practise caseload: each child, their family, and who works with them."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TypedDict
from uuid import UUID

from iro_desktop.exchange.practise import names, places
from iro_desktop.exchange.practise.casting import Part, Story
from iro_desktop.exchange.practise.names import Heritage
from iro_desktop.exchange.practise.pacing import Pace, pace
from iro_desktop.models.child import ANIMALS, COLOURS
from iro_desktop.models.ids import imported_id
from iro_desktop.models.timescales import add_months, age_on
from iro_desktop.models.working_days import BankHolidays

COUNCIL = "PRACTISE"
SCHOOL_AGE, SECONDARY_AGE, COLLEGE_AGE = 4, 11, 16
_COLOUR_OF = {
    "fox": "apricot",
    "owl": "lilac",
    "robin": "moss",
    "frog": "mint",
    "hedgehog": "sand",
    "rabbit": "rose",
    "whale": "sky",
    "penguin": "stone",
    "tortoise": "moss",
    "bear": "sand",
}
_FAMILY_TIME = (
    "every other Saturday, from eleven to three",
    "on Sundays after lunch",
    "on Wednesdays after school",
    "once a month, for a whole day",
    "on Fridays, with tea",
)
_WITHOUT_PARENT = frozenset({Story.ARRIVED_ALONE})


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialWorker:
    """Who was the child's social worker, and until when; None for the one they have."""

    name: str
    until_on: date | None

    @property
    def said_as(self) -> str:
        return self.name.split()[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A child, before anything has been written down about them."""

    child_id: UUID
    council_child_id: str
    part: Part
    pace: Pace
    heritage: Heritage
    girl: bool
    known_as: str
    given_name: str
    family_name: str
    animal: str | None
    colour: str | None
    parent_as: str | None
    """"Mum" or "Dad": the parent the child sees."""
    parent_name: str | None
    family_time: str
    grandmother: str | None
    uncle: str | None
    sibling_elsewhere: tuple[str, bool] | None
    """A younger brother or sister in another officer's care: the name, and whether it is a girl."""
    friend: str
    teachers: tuple[str, str, str]
    """In primary school, in secondary school and at college."""
    schools: tuple[str, str, str]
    social_workers: tuple[SocialWorker, ...]
    manager: str
    nurse: str
    adviser: str

    @property
    def born_on(self) -> date:
        return self.pace.born_on

    def age_on(self, day: date) -> int:
        return age_on(self.born_on, day)

    def phase_on(self, day: date) -> int | None:
        """Which of the schools the child goes to: 0, 1 or 2; None before school."""
        age = self.age_on(day)
        if age < SCHOOL_AGE:
            return None
        return 0 if age < SECONDARY_AGE else 1 if age < COLLEGE_AGE else 2

    def social_worker_on(self, day: date) -> SocialWorker:
        return next(sw for sw in self.social_workers if sw.until_on is None or day < sw.until_on)


class _Family(TypedDict):
    parent_as: str | None
    parent_name: str | None
    family_time: str
    grandmother: str | None
    uncle: str | None
    sibling_elsewhere: tuple[str, bool] | None
    friend: str


class _Workers(TypedDict):
    teachers: tuple[str, str, str]
    schools: tuple[str, str, str]
    social_workers: tuple[SocialWorker, ...]
    manager: str
    nurse: str
    adviser: str


def portraits(parts: list[Part], today: date, seed: int, bank_holidays: BankHolidays) -> list[Portrait]:
    """Everybody, in the order of their parts. The same seed and day give the same people."""
    rng = Random(f"practise {seed}")  # noqa: S311 — invents children, not keys
    painter = _Painter(today, rng, bank_holidays)
    return [painter.paint(part) for part in parts]


class _Painter:
    """Deals out names and days so that no two children are called alike."""

    def __init__(self, today: date, rng: Random, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._rng = rng
        self._holidays = bank_holidays
        self._taken: set[str] = set()
        self._numbers: set[str] = set()
        self._groups: dict[str, Portrait] = {}
        self._heritages = [h for h in names.HERITAGES for _ in range(h.share)]
        rng.shuffle(self._heritages)
        self._dealt = 0

    def paint(self, part: Part) -> Portrait:
        rng = self._rng
        kin = self._groups.get(part.together) if part.together else None
        heritage = kin.heritage if kin else self._heritage(part)
        girl = part.girl if part.girl is not None else rng.random() < _share_of_girls(part)
        days = pace(part, self._today, rng, self._holidays, kin.pace if kin else None)
        known_as = part.known_as or self._name(heritage.girls if girl else heritage.boys)
        self._taken.add(known_as)
        number = self._number()
        painted = Portrait(
            child_id=imported_id(COUNCIL, number, "header"),
            council_child_id=number,
            part=part,
            pace=days,
            heritage=heritage,
            girl=girl,
            known_as=known_as,
            given_name=part.given_name or known_as,
            family_name=part.family_name or (kin.family_name if kin else self._family_name(heritage)),
            animal=part.animal or (rng.choice(ANIMALS) if rng.random() < 0.8 else None),
            colour=_COLOUR_OF[part.animal] if part.animal else rng.choice(COLOURS),
            **self._family(part, heritage, kin),
            **self._workers(part, days, kin),
        )
        if part.together:
            self._groups.setdefault(part.together, painted)
        return painted

    def _heritage(self, part: Part) -> Heritage:
        if part.ethnicity is not None:
            pool = names.ARRIVED_ALONE if part.story is Story.ARRIVED_ALONE else names.HERITAGES
            return next(h for h in (*pool, *names.HERITAGES) if h.ethnicity == part.ethnicity)
        if part.story is Story.ARRIVED_ALONE:
            return self._rng.choice(names.ARRIVED_ALONE)
        self._dealt += 1
        return self._heritages[self._dealt % len(self._heritages)]

    def _name(self, pool: tuple[str, ...]) -> str:
        """A name of the pool that nobody has yet; else one of another pool, for a caseload larger than the cast."""
        free = [name for name in pool if name not in self._taken]
        if not free:
            free = [name for h in names.HERITAGES for name in (*h.girls, *h.boys) if name not in self._taken]
        return self._rng.choice(free or pool)

    def _family_name(self, heritage: Heritage) -> str:
        free = [name for name in heritage.families if name not in self._taken] or list(heritage.families)
        name = self._rng.choice(free)
        self._taken.add(name)
        return name

    def _number(self) -> str:
        while (number := f"{self._rng.randint(1, 9_999_999):07}") in self._numbers:
            pass
        self._numbers.add(number)
        return number

    def _family(self, part: Part, heritage: Heritage, kin: Portrait | None) -> _Family:
        rng = self._rng
        if kin is not None:
            parent_as, parent_name, gran, uncle = kin.parent_as, kin.parent_name, kin.grandmother, kin.uncle
        elif part.story in _WITHOUT_PARENT:
            parent_as = parent_name = gran = uncle = None
        else:
            mother = rng.random() < 0.75
            parent_as = "Mum" if mother else "Dad"
            parent_name = rng.choice(heritage.girls if mother else heritage.boys)
            gran = heritage.grandmother if rng.random() < 0.5 and part.story is not Story.WITH_FAMILY else None
            uncle = rng.choice(names.UNCLES) if rng.random() < 0.4 else None
        if part.known_as == "Sam":
            parent_as, parent_name, uncle = "Mum", "Kelly", "Uncle Dean"
        sibling = None
        if part.together is None and part.story not in _WITHOUT_PARENT and part.age >= 8 and rng.random() < 0.4:
            girl = rng.random() < 0.5
            sibling = (self._name(heritage.girls if girl else heritage.boys), girl)
            self._taken.add(sibling[0])
        friends = [friend for friend in names.FRIENDS if friend not in self._taken]
        return _Family(
            parent_as=parent_as,
            parent_name=parent_name,
            family_time=kin.family_time if kin else rng.choice(_FAMILY_TIME),
            grandmother=gran,
            uncle=uncle,
            sibling_elsewhere=sibling,
            friend=rng.choice(friends),
        )

    def _workers(self, part: Part, days: Pace, kin: Portrait | None) -> _Workers:
        rng = self._rng
        started = days.came_first_on or days.came_on
        social_workers = kin.social_workers if kin else self._social_workers(started)
        if part.known_as == "Sam":
            social_workers = (SocialWorker(name="Priya Green", until_on=None),)
        first, second, third = rng.sample(names.TEACHERS, k=3)
        return _Workers(
            teachers=(first, second, third),
            schools=(
                rng.choice(places.PRIMARY_SCHOOLS),
                rng.choice(places.SECONDARY_SCHOOLS),
                rng.choice(places.COLLEGES),
            ),
            social_workers=social_workers,
            manager=kin.manager if kin else rng.choice(names.TEAM_MANAGERS),
            nurse=rng.choice(names.HEALTH_VISITORS if part.age < 5 else names.NURSES),
            adviser=rng.choice(names.ADVISERS),
        )

    def _social_workers(self, since: date) -> tuple[SocialWorker, ...]:
        """One after another, a new one every two years or so."""
        rng = self._rng
        workers: list[SocialWorker] = []
        order = rng.sample(names.SOCIAL_WORKERS, k=len(names.SOCIAL_WORKERS))
        start = since
        for name in order[:-1]:
            until_on = add_months(start, rng.randint(14, 40))
            if until_on >= add_months(self._today, -2):
                break
            workers.append(SocialWorker(name=name, until_on=until_on))
            start = until_on
        return (*workers, SocialWorker(name=order[len(workers)], until_on=None))


def _share_of_girls(part: Part) -> float:
    return 0.1 if part.story is Story.ARRIVED_ALONE else 0.5
