"""What may be told to whom, who has changed, and the people of whom only some children have one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.care import CareLife
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COLLEGE_AGE, SCHOOL_AGE, Portrait
from iro_desktop.exchange.practise.homes import Kind
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.models.child import Home
from iro_desktop.models.people import ChangeReason, Person, PersonRole, ToldAbout

_FAMILY = frozenset({PersonRole.PARENT, PersonRole.GRANDPARENT, PersonRole.OTHER_FAMILY})
_PROFESSIONALS = frozenset({PersonRole.SOCIAL_WORKER, PersonRole.KEY_WORKER})
_USUALLY_TOLD = (ToldAbout.PLAN, ToldAbout.FAMILY_TIME, ToldAbout.SCHOOL, ToldAbout.HEALTH)
_LIMITS = (
    "Supervised at the family centre, twice a month.",
    "Letters only, through the social worker.",
    "No limits but the child's own wishes.",
)


@dataclass(frozen=True, slots=True)
class Another:
    """Somebody whom some children have around them."""

    key: str
    role: PersonRole
    names: tuple[str, ...]
    share: float
    team: str | None = None
    words: str | None = None


_ANOTHERS: tuple[Another, ...] = (
    Another("supervising", PersonRole.SUPERVISING_SOCIAL_WORKER, ("Gwen Talbot", "Samir Odeh"), 0.3, "Fostering"),
    Another("designated", PersonRole.DESIGNATED_TEACHER, ("Mrs Olawale", "Mr Penhale"), 0.15),
    Another("virtual", PersonRole.VIRTUAL_SCHOOL, ("Nadine Foss",), 0.2, "Virtual School"),
    Another("camhs", PersonRole.CAMHS, ("Dr Ilse Brandt", "Marcus Bello"), 0.15, "CAMHS"),
    Another("youth justice", PersonRole.YOUTH_JUSTICE, ("Kofi Larbi",), 0.08, "Youth Justice"),
    Another("guardian", PersonRole.GUARDIAN, ("Ann Seddon", "Peter Rusk"), 0.3, "Cafcass"),
    Another("visitor", PersonRole.INDEPENDENT_VISITOR, ("Bea Winslow", "Tom Ashcroft"), 0.1, "Volunteers"),
    Another("solicitor", PersonRole.SOLICITOR, ("Ms Iqbal-Reed", "Mr Stannard"), 0.15, "Stannard & Reed"),
    Another("conference", PersonRole.FAMILY_GROUP_CONFERENCE, ("Dilys Oram",), 0.08, "Family conferences"),
    Another("links", PersonRole.LIFELONG_LINKS, ("Jonah Petrie",), 0.12, "Lifelong Links"),
    Another("coach", PersonRole.OTHER, ("Coach Bryn", "Miss Adele"), 0.12, None, "coach"),
)
_IN_COURT = frozenset({PersonRole.GUARDIAN, PersonRole.SOLICITOR})
_OF_SCHOOL_AGE = frozenset({PersonRole.DESIGNATED_TEACHER, PersonRole.VIRTUAL_SCHOOL})
_OLDER = frozenset({PersonRole.YOUTH_JUSTICE, PersonRole.LIFELONG_LINKS, PersonRole.CAMHS, PersonRole.OTHER})
_FEWEST_YEARS: Mapping[PersonRole, int] = {
    **dict.fromkeys(_OF_SCHOOL_AGE, SCHOOL_AGE),
    **dict.fromkeys(_OLDER, 7),
    PersonRole.YOUTH_JUSTICE: 14,
    PersonRole.INDEPENDENT_VISITOR: 8,
}


class Network:
    """Says of everybody around a child what the officer must know before speaking with them."""

    def __init__(self, today: date, rng: Random) -> None:
        self._today = today
        self._rng = rng
        self._deck = Deck(rng)

    def fill(self, child: Portrait, life: CareLife, people: list[Person], homes: list[Home]) -> list[Person]:
        """Fill in what is known of the people; returns the further ones."""
        withheld = {name for home in homes for name in home.withheld_from}
        since = child.pace.came_first_on or child.pace.came_on
        for person in people:
            if person.role in _FAMILY:
                self._family_member(child, person, kept_away=person.name in withheld)
            elif person.role in _PROFESSIONALS:
                person.since_on = since
                if person.until_on is None:
                    continue
                person.change_reason = self._deck.draw("change", tuple(ChangeReason))
                if person.role is PersonRole.SOCIAL_WORKER:
                    since = person.until_on
            elif person.role is PersonRole.CARER:
                stays = [stay for stay in life.stays if person.said_as in stay.people]
                person.since_on = stays[0].from_on if stays else None
                person.may_be_told = tuple(ToldAbout)
        return [*self._further(child, life)]

    def _family_member(self, child: Portrait, person: Person, *, kept_away: bool) -> None:
        rng = self._rng
        person.may_be_told = _USUALLY_TOLD if person.role is PersonRole.PARENT else (ToldAbout.FAMILY_TIME,)
        if kept_away:
            person.may_not_be_told = (ToldAbout.HOME, ToldAbout.CHILDS_WORDS)
            person.family_time_limits = _LIMITS[0]
        elif rng.random() < 0.2:
            person.may_not_be_told = (self._deck.draw("not told", tuple(ToldAbout)),)
            person.family_time_limits = self._deck.draw("limits", _LIMITS)
        person.may_be_told = tuple(told for told in person.may_be_told if told not in person.may_not_be_told)
        if person.role is PersonRole.PARENT:
            person.parental_responsibility = child.parent_as == "Mum" or rng.random() < 0.7
            person.first_language = child.heritage.language or "English"
            if child.heritage.language is not None and rng.random() < 0.5:
                person.interpreter_language = child.heritage.language
            if rng.random() < 0.15:
                person.address, person.address_withheld = "Kept at the office, in the closed file", True
        else:
            person.parental_responsibility = False

    def _further(self, child: Portrait, life: CareLife) -> Iterator[Person]:
        before_court = life.status_on(self._today) == "C1"
        for another in _ANOTHERS:
            if not self._has(child, life, another, before_court=before_court):
                continue
            yield Person(
                id=person_id(child, another.key),
                child_id=child.child_id,
                name=self._deck.draw(another.key, another.names),
                role=another.role,
                role_in_words=another.words,
                team=another.team,
                since_on=max(child.pace.came_on, self._today - timedelta(days=self._rng.randint(40, 400))),
            )
        if not child.part.held:
            # Where a letter was written already, its advocate is the service whose number it gives.
            yield Person(
                id=person_id(child, "advocate"),
                child_id=child.child_id,
                name="Odette Marsh",
                said_as="Odette",
                role=PersonRole.ADVOCATE,
                team="Advocacy",
                since_on=child.pace.came_on + timedelta(days=3),
            )

    def _has(self, child: Portrait, life: CareLife, another: Another, *, before_court: bool) -> bool:
        if child.part.age < _FEWEST_YEARS.get(another.role, 0):
            return False
        if another.role in _IN_COURT and not (before_court or child.part.story is Story.WAITING_FOR_ADOPTION):
            return False
        if another.role is PersonRole.SUPERVISING_SOCIAL_WORKER and life.stays[-1].kind is not Kind.FOSTER:
            return False
        if another.role is PersonRole.DESIGNATED_TEACHER and child.part.age >= COLLEGE_AGE:
            return False
        return self._rng.random() < another.share * (2 if another.role in _IN_COURT else 1)
