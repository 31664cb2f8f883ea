"""What stands about a child from one review to the next: identity and needs, orders of the court, and whose reviews."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.care import CareLife
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COLLEGE_AGE, COUNCIL, SCHOOL_AGE, SECONDARY_AGE, Portrait
from iro_desktop.exchange.practise.homes import Kind, Stay
from iro_desktop.exchange.practise.people import person_id
from iro_desktop.exchange.practise.slots import OFFICER_NAME, Sibling
from iro_desktop.letters.content import Pictures
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.care import LegalStatus
from iro_desktop.models.child import (
    Child,
    ChildPreferences,
    Home,
    LetterFormat,
    SettledTo18,
    StayingPut,
)
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.people import Allocation, AllocationReason, SiblingLink, WhyAnotherOfficer, WhyApart
from iro_desktop.models.timescales import add_months

_PICTURES_AT = {5: Pictures.WITH, 6: Pictures.WITH, 7: Pictures.WITH, 16: Pictures.WITHOUT}
"""What children of some ages say about pictures in their letters; the others were not asked."""
_EVERYTHING = "standing facts"
"""The one hand that these decks are dealt to: what came least often so far comes next."""

NEEDS: tuple[tuple[tuple[str, ...], str, bool], ...] = (
    (("autism",), "Wants to know beforehand what will be talked about. Pictures help.", True),
    (("hearing aid",), "Sit where the lips can be read, with the light on your face.", False),
    (("learning disability",), "Signs with Makaton and uses short sentences.", True),
    (("asthma",), "Says everything in words.", False),
    (("ADHD",), "Talks best while moving.", False),
)
"""Needs, how the child says things, and whether there is an education, health and care plan."""
_WHEELCHAIR = (("wheelchair user",), "Uses a picture board beside words.", True)
FAITHS = {"ABAN": "Muslim", "AOTH": "Muslim", "OOTH": "Muslim", "BAFR": "Christian"}
HERITAGE = {
    "ABAN": "Bengali, from Sylhet",
    "WBRI": "White British",
    "BAFR": "Black African",
    "MWBC": "Jamaican and English",
    "AOTH": "Afghan",
    "OOTH": "born abroad",
    "MOTH": "mixed heritage",
}
CONDITIONS = (
    "Contact with both parents supervised until the next hearing.",
    "No removal from the country without the court's leave.",
    "The local authority to file a final plan before the hearing.",
)
EARLIER_OFFICERS = ("Desmond Achebe", "Carol Whitcombe", "Hanif Sardar", "Moira Lindqvist")
_LEFT_FOR = {
    AllocationReason.NEW: "The caseloads were shared out anew.",
    AllocationReason.RETIREMENT: "Retired. The plan and what was promised were gone through one by one.",
    AllocationReason.SICK_LEAVE: "On sick leave from one day to the next; no talk was possible.",
    AllocationReason.RETURN_TO_POST: "Back from leave, at the child's wish.",
    AllocationReason.CONFLICT: "Knew the carers from an earlier post.",
    AllocationReason.MANAGER_COVER: "The manager covered for two months.",
    AllocationReason.LEFT: "Left the council. One meeting was held by both.",
}
_FORMER_NAME = "Harrow"
_SETTLED_AFTER_MONTHS = 12
_STAYS_MANY_MILES = {True: (9, 48), False: (1, 5)}


class Standing:
    """Fills in what an officer would know of a child after the first weeks."""

    def __init__(self, today: date, rng: Random) -> None:
        self._today = today
        self._rng = rng
        self._deck = Deck(rng)

    def about_child(self, child: Portrait, record: Child) -> None:
        """Identity, needs, school: on the child's own record."""
        rng, alone = self._rng, child.part.story is Story.ARRIVED_ALONE
        code = child.heritage.ethnicity
        record.heritage = HERITAGE.get(code)
        record.nationality = None if alone else "British"
        record.religion = "Muslim" if child.heritage.muslim else FAITHS.get(code)
        record.gender = "girl" if child.girl else "boy"
        record.has_ehc_plan = False if child.part.age >= SCHOOL_AGE else None
        if child.part.wheelchair or (child.part.age >= SCHOOL_AGE and rng.random() < 0.25):
            needs = _WHEELCHAIR if child.part.wheelchair else self._deck.draw(_EVERYTHING, NEEDS)
            record.needs, record.communication, record.has_ehc_plan = needs
        if rng.random() < 0.2:
            record.health_notes = rng.choice(("Allergic to nuts; carries a pen.", "Eczema in the winter."))
        if child.part.story in {Story.BACK_IN_CARE, Story.WITH_FAMILY}:
            record.other_names = (f"{child.given_name} {_FORMER_NAME}",)
        phase = child.phase_on(self._today)
        if phase is not None:
            record.school, record.school_year = child.schools[phase], _school_year(child, self._today)
        if alone:
            record.date_of_birth_estimated = child.born_on.day == 15
            record.interpreter_dialect = rng.choice((None, "as spoken in the north"))
            record.interpreter_gender = "a woman" if child.girl else rng.choice((None, "a man"))

    def about_wishes(self, child: Portrait, wishes: ChildPreferences) -> None:
        """The wishes that a form of two pages would ask for."""
        if child.part.age < SCHOOL_AGE:
            return
        rng = self._rng
        wishes.review_mode = rng.choice((None, "in person", "by video", "some on a screen"))
        family = [child.grandmother, child.uncle, child.friend]
        wishes.who_to_invite = tuple(name for name in family if name is not None and rng.random() < 0.5)
        wishes.topics_wanted = (rng.choice(("seeing my family", "my room", "school", "what happens next")),)
        if rng.random() < 0.4:
            wishes.topics_not_wanted = (rng.choice(("the bed-wetting", "my dad", "marks", "the time before")),)
        if rng.random() < 0.3:
            wishes.words_for_people = ("my family, not my placement",)
        # By age, without a draw: what was told of the other children before stays as it was.
        wishes.letter_pictures = _PICTURES_AT.get(child.part.age)
        if rng.random() < 0.2:
            wishes.letter_format = self._deck.draw(_EVERYTHING, tuple(LetterFormat))

    def about_home(self, child: Portrait, life: CareLife, homes: list[Home]) -> None:
        """What the return knows of each home, and what it does not."""
        for stay, home in zip(life.stays, homes, strict=True):
            lasts = _lasts(life, stay, self._today)
            home.placement_type = (stay.long_term_placement if lasts else None) or stay.placement
            home.provider = stay.provider
            home.distance_miles = self._rng.randint(*_STAYS_MANY_MILES[stay.address.town.out_of_borough])
            home.registered = True if stay.address.urn else None
            if stay is not life.stays[0]:
                before = life.stays[life.stays.index(stay) - 1]
                home.reason_for_change = before.reason_ended or ("CARPL" if stay.in_care else None)
                home.move_was_planned = before.reason_ended != "CREQB"
            if stay.kind is Kind.SHARED_HOUSE or stay.kind is Kind.SHORT_BREAKS:
                home.settled_to_18 = SettledTo18.NO
            elif lasts:
                home.settled_to_18 = SettledTo18.YES
                home.settled_since = stay.long_term_from or stay.from_on
            elif stay is life.stays[-1]:
                home.settled_to_18 = SettledTo18.NOT_DECIDED
            if stay is life.stays[-1] and stay.kind is Kind.FOSTER and child.part.age >= COLLEGE_AGE - 1:
                home.staying_put = self._deck.draw(_EVERYTHING, tuple(StayingPut))

    def legal_statuses(self, child: Portrait, life: CareLife) -> Iterator[LegalStatus]:
        """The officer's own list: each status ends where the next begins, or with the time in care."""
        following = [day for day, _ in life.statuses[1:]]
        for (from_on, code), next_on in zip(life.statuses, [*following, None], strict=True):
            left_on = child.pace.left_on
            until_on = left_on if left_on is not None and from_on < left_on else next_on
            status = LegalStatus(
                id=companion_id(child.child_id, f"legal status {from_on}"),
                child_id=child.child_id,
                code=code,
                from_on=from_on,
                until_on=until_on,
            )
            if code == "C1":
                status.conditions = self._deck.draw(_EVERYTHING, CONDITIONS)
                if until_on is None:
                    status.next_court_on = self._today + timedelta(days=self._rng.randint(12, 60))
            yield status

    def allocations(self, child: Portrait) -> Iterator[Allocation]:
        """Whose reviews they were: the officer's own from the start, or after somebody else's."""
        began = child.pace.came_first_on or child.pace.came_on
        known_for = (self._today - began).days
        reason, changed_on = AllocationReason.NEW, began + timedelta(days=2)
        if known_for > 500 and self._rng.random() < 0.4:
            reason = self._deck.draw("allocations", tuple(AllocationReason))
            earlier = self._deck.draw("officers", EARLIER_OFFICERS)
            changed_on = began + timedelta(days=self._rng.randint(150, known_for - 200))
            yield Allocation(
                id=companion_id(child.child_id, "allocation 1"),
                child_id=child.child_id,
                officer_name=earlier,
                from_on=began + timedelta(days=2),
                until_on=changed_on,
                child_told_on=began + timedelta(days=6),
                child_told_how="in a letter",
                handover_note=_LEFT_FOR[reason],
            )
        yield Allocation(
            id=companion_id(child.child_id, "allocation 2"),
            child_id=child.child_id,
            officer_name=OFFICER_NAME,
            officer_id=imported_id(COUNCIL, "", "officer"),
            from_on=changed_on,
            reason=reason,
            child_told_on=min(changed_on + timedelta(days=3), self._today),
            child_told_how="on a first visit" if child.part.age >= SCHOOL_AGE else "told the carer",
        )

    def sibling_links(self, child: Portrait, siblings: list[Sibling]) -> Iterator[SyncedRecord]:
        """Together or not, and why not."""
        for sibling in siblings:
            link = SiblingLink(
                id=companion_id(person_id(child, f"sibling {sibling.name}"), "sibling"),
                child_id=child.child_id,
                person_id=person_id(child, f"sibling {sibling.name}"),
                live_together=sibling.lives_here,
                same_officer=sibling.portrait is not None,
            )
            if not sibling.lives_here:
                link.why_apart = self._deck.draw("apart", tuple(WhyApart))
                link.family_time_plan = self._rng.choice(
                    ("Every second Sunday, and a call on Wednesdays.", "Once a month for a whole day.")
                )
            if sibling.portrait is None:
                link.why_another_officer = self._deck.draw("officer", tuple(WhyAnotherOfficer))
            yield link


def _lasts(life: CareLife, stay: Stay, today: date) -> bool:
    """Whether a home is meant to last until the child is 18."""
    if stay is not life.stays[-1] or stay.kind not in {Kind.FOSTER, Kind.FAMILY, Kind.ADOPTERS}:
        return False
    long_term = stay.placement in {"U1", "U4", "A6"} or stay.long_term_placement is not None
    return long_term and today >= (stay.long_term_from or add_months(stay.from_on, _SETTLED_AFTER_MONTHS))


def _school_year(child: Portrait, today: date) -> str:
    """Reception to Year 13: by the age on the last 31 August."""
    began = date(today.year if today.month >= 9 else today.year - 1, 8, 31)
    year = child.age_on(began) - SCHOOL_AGE
    return "Reception" if year <= 0 else f"Year {min(year, SECONDARY_AGE + 2)}"
