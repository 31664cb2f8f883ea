"""Invents the caseload: the same seed and day give the same children, the same words and the same ids."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time, timedelta, tzinfo
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise import the_day
from iro_desktop.exchange.practise.adults_agenda import PLAN
from iro_desktop.exchange.practise.all_around import AllAround, Known
from iro_desktop.exchange.practise.bank import Deck, adults_matters, childs_matters
from iro_desktop.exchange.practise.between import between_reviews
from iro_desktop.exchange.practise.care import care_life, episodes
from iro_desktop.exchange.practise.casting import Part, parts
from iro_desktop.exchange.practise.conversations import Listener, some_folded
from iro_desktop.exchange.practise.families import COUNCIL, SCHOOL_AGE, Portrait, portraits
from iro_desktop.exchange.practise.homes import Housing
from iro_desktop.exchange.practise.letters import LetterWriter
from iro_desktop.exchange.practise.matters import Matter
from iro_desktop.exchange.practise.occasion import Occasion, plan_for_home
from iro_desktop.exchange.practise.people import (
    child_record,
    home_records,
    officer_and_help_lines,
    people_around,
    preferences,
    status_records,
)
from iro_desktop.exchange.practise.return_years import complete_years, for_the_return, rows_of_year
from iro_desktop.exchange.practise.reviews import Scribe, WrittenReview
from iro_desktop.exchange.practise.slots import siblings_of, slots_on
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.care import ReturnCoverage
from iro_desktop.models.child import ChildPreferences
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.review import AgendaItem, Mode, Review
from iro_desktop.models.working_days import bundled_bank_holidays

AGENDA_KNOWN_AHEAD = timedelta(days=14)
CHILDREN_WITH_FOLDED_NOTES = 6
REVIEW_HOURS = (time(9, 30), time(10, 0), time(11, 30), time(13, 30), time(14, 0), time(15, 30), time(16, 0))


@dataclass(slots=True)
class Caseload:
    """Everything that was invented, before any store has seen it."""

    records: list[SyncedRecord] = field(default_factory=list)
    letter_in_hand: list[SyncedRecord] = field(default_factory=list)
    """The letter that the officer was writing last."""


def invent_caseload(today: date, *, zone: tzinfo, seed: int = 7, children: int = 64, years: int = 5) -> Caseload:
    """The whole caseload as it stands on a day. Pure: nothing is read from any store or clock."""
    inventor = _Inventor(today, zone, seed, parts(children, years))
    inventor.invent()
    inventor.cover(years)
    return inventor.caseload


class _Inventor:
    """Holds the people while their stories are written down."""

    def __init__(self, today: date, zone: tzinfo, seed: int, cast: list[Part]) -> None:
        self.caseload = Caseload()
        self._today, self._zone, self._seed = today, zone, seed
        self._holidays = bundled_bank_holidays()
        self._rng = Random(f"practise caseload {seed}")  # noqa: S311 — invents children, not keys
        self._deck = Deck(self._rng)
        self._children = portraits(cast, today, seed, self._holidays)
        housing = Housing(today, self._rng)
        self._lives = {c.council_child_id: care_life(c, housing, today, self._rng) for c in self._children}
        groups: dict[str, list[Portrait]] = defaultdict(list)
        for child in self._children:
            groups[child.part.together or ""].append(child)
        self._siblings = {c.council_child_id: siblings_of(c, groups, self._lives) for c in self._children}
        self._scribe = Scribe(today, zone, self._rng, self._holidays)
        self._listener = Listener(today, self._rng, self._deck, self._holidays)
        self._writer = LetterWriter(today, zone, self._rng, self._deck, self._holidays)
        self._around = AllAround(today, zone, seed, self._holidays)

    def invent(self) -> None:
        """Everybody, their care, their reviews and talks, their letters, and what waits today."""
        self.caseload.records += officer_and_help_lines(self._today)
        occasions = self._occasions()
        wishes = {child.council_child_id: self._who(child) for child in self._children}
        every = [occasion for of_child in occasions.values() for occasion in of_child]
        # The newest first here too, so that what a screen shows first has been said by nobody else.
        for occasion in sorted(every, key=lambda occasion: occasion.on, reverse=True):
            if occasion.on in occasion.child.pace.reviews_on:
                self._hold(occasion, wishes[occasion.child.council_child_id])
        for child in self._children:
            self._plan_next(child, occasions[child.council_child_id])
        self._add_folded(every)
        cast = {child.part.known_as: child for child in self._children if child.part.known_as}
        self.caseload.records += the_day.talks_with_sam(cast[the_day.REVIEW_TODAY], self._today)
        self.caseload.records += the_day.notes_to_finish(cast, self._today)
        self.caseload.records += self._around.pictures(self.caseload.records)
        self.caseload.records += list(
            between_reviews(
                self._children,
                [*self.caseload.records, *self.caseload.letter_in_hand],
                today=self._today,
                zone=self._zone,
                seed=self._seed,
                bank_holidays=self._holidays,
            )
        )

    def cover(self, years: int) -> None:
        """The years whose returns are known, so that nothing in them counts as unseen."""
        records = for_the_return(self.caseload.records)
        for year in complete_years(self._today, years):
            for table, rows in rows_of_year(records, year, self._today).items():
                self.caseload.records.append(
                    ReturnCoverage(
                        id=imported_id(COUNCIL, "", "return_coverage", f"{table.value} {year.ending}"),
                        council=COUNCIL,
                        table=table.value,
                        year_ending=year.ending,
                        rows_read=len(rows),
                    )
                )

    def _who(self, child: Portrait) -> ChildPreferences:
        life, siblings = self._lives[child.council_child_id], self._siblings[child.council_child_id]
        wishes = preferences(child, self._today, self._rng)
        record, homes = child_record(child, self._rng), home_records(child, life, self._rng)
        people = people_around(child, life, siblings, self._today)
        self.caseload.records += [record, wishes, *status_records(child), *homes, *episodes(child, life), *people]
        self.caseload.records += self._around.child(
            child, life, siblings, Known(record=record, wishes=wishes, homes=homes, people=people)
        )
        return wishes

    def _occasions(self) -> dict[str, list[Occasion]]:
        """Every review held, and those whose agenda is known by now, oldest first, by CHILD.

        What is brought is dealt out from the newest review back, so that what is read first is freshest.
        """
        moments = [
            (day, order, number)
            for order, child in enumerate(self._children)
            for number, day in enumerate((*child.pace.reviews_on, child.pace.next_on), start=1)
            if day <= self._today + AGENDA_KNOWN_AHEAD
        ]
        found: dict[str, list[Occasion]] = defaultdict(list)
        for day, order, number in sorted(moments, key=lambda moment: (-moment[0].toordinal(), *moment[1:])):
            child = self._children[order]
            found[child.council_child_id].insert(0, self._occasion(child, day, number))
        return found

    def _occasion(self, child: Portrait, day: date, number: int) -> Occasion:
        days = (*child.pace.reviews_on, child.pace.next_on)
        life = self._lives[child.council_child_id]
        slots = slots_on(child, life, self._siblings[child.council_child_id], day)
        if child.part.known_as == the_day.REVIEW_TODAY:
            brought = the_day.sam_brought(number, day, self._today)
            asked: tuple[Matter, ...] = PLAN[:1] if number == 1 else ()
        else:
            brought = childs_matters(self._deck, child, slots, day)
            decisions = sum(len(matter.steps) for matter in brought)
            asked = adults_matters(self._deck, child, slots, number, decisions)
        return Occasion(
            child=child,
            life=life,
            on=day,
            number=number,
            slots=slots,
            brought=brought,
            asked=asked,
            next_on=days[number] if number < len(days) else day,
            is_latest=number == len(child.pace.reviews_on),
        )

    def _hold(self, occasion: Occasion, wishes: ChildPreferences) -> None:
        """A review that was held: its record, the talks around it, its letter."""
        written = self._scribe.write(occasion)
        name = occasion.child.part.known_as
        if name == the_day.REVIEW_TODAY and occasion.is_latest:
            the_day.settle_sams_decisions(written.decisions, self._today)
        self._around.held(written)
        self.caseload.records += written.records
        self._listen(occasion, occasion.review_id)
        self.caseload.records += self._listener.after_review(occasion)
        if name is not None and occasion.is_latest and name in the_day.LETTERS_WAITING:
            self._begin_letter(name, written)
        else:
            self.caseload.records += self._writer.finished(written, wishes)

    def _listen(self, occasion: Occasion, review_id: UUID) -> None:
        """The talks in the weeks before a review, and what was prepared for it."""
        talks = self._listener.before_review(occasion)
        self.caseload.records += [*talks, *self._around.before(occasion, review_id, talks)]

    def _begin_letter(self, name: str, written: WrittenReview) -> None:
        if name == the_day.ALMOST_FINISHED:
            self.caseload.records += self._writer.almost_finished(written)
            return
        letter = self._writer.waiting(written, the_day.LETTERS_WAITING[name])
        in_hand = name == the_day.LETTER_HALF_WRITTEN
        (self.caseload.letter_in_hand if in_hand else self.caseload.records).extend(letter)

    def _plan_next(self, child: Portrait, known: list[Occasion]) -> None:
        """The next review, and what is on its agenda where that is known."""
        pace, rng, name = child.pace, self._rng, child.part.known_as
        held = [occasion for occasion in known if occasion.on in pace.reviews_on]
        review = Review(
            id=_next_review_id(child, held),
            child_id=child.child_id,
            planned_on=pace.next_on,
            planned_time=the_day.TIMES_TODAY.get(name or "") or rng.choice(REVIEW_HOURS),
            mode=Mode.IN_PERSON,
            place="At school" if child.part.age >= SCHOOL_AGE and name is None and rng.random() < 0.2 else "At home",
        )
        self.caseload.records.append(review)
        coming = [occasion for occasion in known if occasion.on == pace.next_on]
        for occasion in coming:
            review.plan_for_home = plan_for_home(child, occasion.life, occasion.slots, occasion.on)
            self.caseload.records += _agenda(review, occasion)
            if name != the_day.REVIEW_TODAY and child.part.held:
                self._listen(occasion, review.id)
            else:
                self.caseload.records += self._around.before(occasion, review.id, ())
        self.caseload.records += self._around.next_review(review, child, agenda_known=bool(coming))

    def _add_folded(self, occasions: list[Occasion]) -> None:
        for occasion, text in some_folded(self._rng, occasions, CHILDREN_WITH_FOLDED_NOTES):
            self.caseload.records += self._listener.folded(occasion, text)


def _next_review_id(child: Portrait, held: list[Occasion]) -> UUID:
    """As closing the last review makes it, so that closing it again makes no second one."""
    return companion_id(held[-1].review_id, "next review") if held else companion_id(child.child_id, "first review")


def _agenda(review: Review, occasion: Occasion) -> list[SyncedRecord]:
    """What is to be talked about, the child's own first."""
    child_can_say = occasion.child.age_on(occasion.on) >= SCHOOL_AGE
    headings = [(occasion.say(matter.heading), child_can_say) for matter in occasion.brought]
    if occasion.child.part.known_as == the_day.REVIEW_TODAY:
        headings += [(text, False) for text in the_day.ADULTS_BRING_TODAY]
    else:
        headings += [(occasion.say(matter.heading), False) for matter in occasion.asked]
    return [
        AgendaItem(
            id=companion_id(review.id, f"item {position}"),
            child_id=review.child_id,
            review_id=review.id,
            position=position,
            text=text,
            from_child=from_child,
        )
        for position, (text, from_child) in enumerate(headings, start=1)
    ]
