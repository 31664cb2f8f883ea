"""The names that a child's story is told with, as they were on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from iro_desktop.exchange.practise.care import FULL_CARE_ORDER, CareLife
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COLLEGE_AGE, SCHOOL_AGE, Portrait
from iro_desktop.exchange.practise.homes import Kind, Stay

OFFICER_NAME = "Ruth Okafor"
OFFICER = "Ruth"
A_RECENT_MOVE = timedelta(days=240)
A_NEW_WORKER = timedelta(days=365)
JUST_CAME, HALF_A_YEAR, A_YEAR = timedelta(days=60), timedelta(days=150), timedelta(days=330)
LAST_YEARS_OF_PRIMARY = (10, 11)
CHOICES_AT_SCHOOL = 13
AT_HOME = frozenset({Kind.PARENTS, Kind.SHORT_BREAKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sibling:
    """A brother or sister of a child, and whether they live in the same home."""

    name: str
    girl: bool
    lives_here: bool
    portrait: Portrait | None = None
    """Where they are in this caseload too."""

    @property
    def word(self) -> str:
        return "sister" if self.girl else "brother"


def siblings_of(
    child: Portrait, everybody: Mapping[str, list[Portrait]], lives: Mapping[str, CareLife]
) -> list[Sibling]:
    """The child's brothers and sisters. `everybody` is by family word, `lives` by CHILD."""
    found = [
        Sibling(
            name=other.known_as,
            girl=other.girl,
            lives_here=lives[other.council_child_id].stays == lives[child.council_child_id].stays,
            portrait=other,
        )
        for other in (everybody[child.part.together] if child.part.together else [])
        if other is not child
    ]
    if child.sibling_elsewhere is not None:
        name, girl = child.sibling_elsewhere
        found.append(Sibling(name=name, girl=girl, lives_here=False))
    return found


def slots_on(child: Portrait, life: CareLife, siblings: list[Sibling], day: date) -> dict[str, str]:
    """Everybody and everything that can be named, and what is true of the child, on a day."""
    stay = life.stay_on(day)
    found = {
        "child": child.known_as,
        "carer": stay.carer,
        "sw": child.social_worker_on(day).said_as,
        "manager": child.manager,
        "nurse": child.nurse,
        "officer": OFFICER,
        "friend": child.friend,
    }
    phase = child.phase_on(day)
    if phase is not None:
        found["teacher"], found["school"] = child.teachers[phase], child.schools[phase]
    if child.age_on(day) >= COLLEGE_AGE:
        found["adviser"] = child.adviser
    if stay.address.pet is not None:
        name, kind = stay.address.pet
        found |= {"pet": name, kind: kind}
    apart = [sibling for sibling in siblings if not sibling.lives_here]
    at_home = stay.kind in AT_HOME
    if apart and not at_home:
        found |= {"sibling": apart[0].name, "sibling_word": apart[0].word}
    if at_home and child.parent_as is not None:
        found["parent"] = child.parent_as
    elif stay.kind is not Kind.ADOPTERS:
        found |= _family(child)
    return found | {flag: flag for flag, is_so in _truths(child, life, stay, day).items() if is_so}


def _family(child: Portrait) -> dict[str, str]:
    known = {"parent": child.parent_as, "gran": child.grandmother, "uncle": child.uncle}
    found = {slot: name for slot, name in known.items() if name is not None}
    if child.parent_as is not None:
        found["parent_word"] = child.parent_as.lower()
    return found


def _truths(child: Portrait, life: CareLife, stay: Stay, day: date) -> dict[str, bool]:
    age, since = child.age_on(day), day - child.pace.came_on
    workers = [worker.until_on for worker in child.social_workers if worker.until_on is not None]
    return {
        "in_a_family": stay.kind in {Kind.FOSTER, Kind.FAMILY},
        "residential": stay.kind is Kind.CHILDRENS_HOME,
        "shared_house": stay.kind is Kind.SHARED_HOUSE,
        "lives_away": stay.kind not in AT_HOME,
        "out_of_borough": stay.address.town.out_of_borough,
        "staying": stay.kind in {Kind.FOSTER, Kind.FAMILY}
        and child.part.story in {Story.LONG_TERM_FOSTER, Story.WITH_FAMILY}
        and stay is life.stays[-1]
        and life.status_on(day) == FULL_CARE_ORDER,
        "moved": stay is not life.stays[0] and day - stay.from_on < A_RECENT_MOVE,
        "new_worker": any(until_on <= day < until_on + A_NEW_WORKER for until_on in workers),
        "small": age < SCHOOL_AGE,
        "can_talk": age >= SCHOOL_AGE,
        "baby": age < 1,
        "toddler": 1 <= age < 3,
        "walks": age >= 1,
        "two_and_over": age >= 2,
        "just_came": since < JUST_CAME,
        "half_a_year_in": since > HALF_A_YEAR,
        "a_year_in": since > A_YEAR,
        "plaits": child.heritage.plaits,
        "muslim": child.heritage.muslim,
        "another_language": child.heritage.language is not None,
        "wheelchair": child.part.wheelchair,
        "interpreter": child.part.story is Story.ARRIVED_ALONE,
        "settled_here": child.part.story is not Story.ARRIVED_ALONE,
        "last_years_of_primary": age in LAST_YEARS_OF_PRIMARY,
        "thirteen_and_over": age >= CHOICES_AT_SCHOOL,
    }
