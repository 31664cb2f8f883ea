"""Writes the letters that are not about a review held: one of each kind that went, and two that were begun."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, tzinfo
from itertools import islice
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from iro_desktop.actions.letter_kinds import (
    start_adult_copy,
    start_birthday_card,
    start_goodbye,
    start_guardian_letter,
    start_introduction,
    start_invitation,
    start_parents_invitation,
)
from iro_desktop.actions.letters import finish_letter, save_section, start_midway_letter
from iro_desktop.actions.sendings import say_sent
from iro_desktop.exchange.practise.casting import THE_DAY
from iro_desktop.exchange.practise.papers import answer_everything, of_age
from iro_desktop.letters.papers import Form
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter_safety import Route
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.people import Allocation, AllocationReason, Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.timescales import birthday_in_year
from iro_desktop.models.working_days import BankHolidays, add_working_days
from iro_desktop.queries.sendings import paper_to_send

TAKES_OVER = "Temi Adeyemi"
_IN_WORKING_DAYS = 15
"""Until she takes over."""
_AHEAD = 3
"""Which of the reviews to come has its invitation begun: that of the first two have gone."""


def write_other_letters(session: Session, *, today: date, zone: tzinfo, bank_holidays: BankHolidays) -> None:
    """Letters of every kind, as an officer writes them, as far as the caseload has what each is about.

    The ten children of the day get none of them: what waits for those on the first screen is a story of its own.
    """
    writer = _Writer(session, today, zone, bank_holidays)
    writer.send_one_of_each_kind()
    writer.begin_an_invitation()
    writer.hand_a_child_over()


class _Writer:
    """Finds for each kind a child who has what it is about."""

    def __init__(self, session: Session, today: date, zone: tzinfo, bank_holidays: BankHolidays) -> None:
        self._session, self._today, self._zone, self._holidays = session, today, zone, bank_holidays
        self._yesterday = add_working_days(today, -1, bank_holidays)

    def send_one_of_each_kind(self) -> None:
        """Each finished on the working day before today, a card on that before its birthday, and posted."""
        for letter_id, day in list(self._begun()):
            self._session.flush()
            at = datetime.combine(day, time(16, 10), self._zone)
            answer_everything(self._session, letter_id, today=day, bank_holidays=self._holidays)
            try:
                finish_letter(self._session, letter_id, at=at, today=day, bank_holidays=self._holidays)
            except Refused:
                continue  # something is missing that no typing brings: it stays begun, as it would on a desk
            self._session.flush()
            pages = paper_to_send(self._session, letter_id, Form.PDF).pages
            say_sent(self._session, letter_id, route=Route.POST, form=Form.PDF, pages_counted=pages, on=day, at=at)

    def begin_an_invitation(self) -> None:
        """To a review that is further ahead; nothing is typed but the line to the child."""
        for review in self._to_come()[_AHEAD : _AHEAD + 1]:
            letter_id = start_invitation(self._session, review.id, today=self._today)
            self._type(letter_id, "opening")

    def hand_a_child_over(self) -> None:
        """The child whom the officer has known longest goes to another in three weeks. The goodbye is half written."""
        own = select(Allocation).join(Child, Child.id == Allocation.child_id).where(_not_of_the_day())
        known = own.where(Allocation.until_on.is_(None)).order_by(Allocation.from_on, Allocation.child_id)
        before = self._session.scalar(known.limit(1))
        if before is None:
            return
        on = add_working_days(self._today, _IN_WORKING_DAYS, self._holidays)
        before.until_on = on
        self._session.add(
            Allocation(
                id=companion_id(before.id, "hands over"),
                child_id=before.child_id,
                officer_name=TAKES_OVER,
                from_on=on,
                reason=AllocationReason.NEW,
            )
        )
        letter_id = start_goodbye(self._session, before.child_id, today=self._today)
        self._type(letter_id, "opening", "remember")

    def _begun(self) -> Iterator[tuple[UUID, date]]:
        """A letter of each kind, with the day on which it was written."""
        session, day = self._session, self._yesterday
        to_come = self._to_come()
        for review in to_come[:1]:
            yield start_invitation(session, review.id, today=day), day
        for review, parent in self._first_with(PersonRole.PARENT, to_come):
            yield start_parents_invitation(session, review.id, parent.id, today=day), day
        checks = select(MidwayCheck).join(Child, Child.id == MidwayCheck.child_id).where(_not_of_the_day())
        closed = checks.where(MidwayCheck.closed_at.is_not(None)).order_by(MidwayCheck.closed_at.desc())
        for check in session.scalars(closed.limit(1)).all():
            yield start_midway_letter(session, check.review_id, today=day), day
        for guardian in self._people(PersonRole.GUARDIAN)[:1]:
            yield start_guardian_letter(session, guardian.child_id, guardian.id, today=day), day
        held = select(Review).join(Child, Child.id == Review.child_id).where(_not_of_the_day())
        newest = held.where(Review.held_on < day, Review.from_files.is_(False)).order_by(Review.held_on.desc())
        for review, carer in self._first_with(PersonRole.CARER, session.scalars(newest)):
            yield start_adult_copy(session, review.id, carer.id, today=day), day
        before = aliased(Allocation)
        taken_over = (
            select(Allocation.child_id)
            .join(before, (before.child_id == Allocation.child_id) & (before.from_on < Allocation.from_on))
            .join(Child, Child.id == Allocation.child_id)
            .where(_not_of_the_day())
            .order_by(Allocation.from_on.desc(), Allocation.child_id)
        )
        for child_id in session.scalars(taken_over.limit(1)).all():
            yield start_introduction(session, child_id, today=day), day
        yield from self._card()

    def _card(self) -> Iterator[tuple[UUID, date]]:
        """For the birthday that was last. Of a card to come Today would say that it was not sent."""
        had = [
            (birthday, child.id)
            for child in self._session.scalars(select(Child).where(_not_of_the_day()))
            for year in (self._today.year - 1, self._today.year)
            if child.date_of_birth is not None
            and child.date_of_birth < (birthday := birthday_in_year(child.date_of_birth, year)) < self._today
        ]
        for birthday, child_id in sorted(had)[-1:]:
            day = add_working_days(birthday, -1, self._holidays)
            yield start_birthday_card(self._session, child_id, birthday_on=birthday, today=day), day

    def _to_come(self) -> list[Review]:
        planned = select(Review).join(Child, Child.id == Review.child_id).where(_not_of_the_day())
        ahead = planned.where(Review.status == ReviewStatus.PLANNED, Review.planned_on > self._today)
        return list(self._session.scalars(ahead.order_by(Review.planned_on, Review.id)))

    def _first_with(self, role: PersonRole, reviews: Iterable[Review]) -> list[tuple[Review, Person]]:
        """The first of these reviews whose child has somebody in this role, and who that is."""
        found = ((one, person) for one in reviews for person in self._people(role, one.child_id))
        return list(islice(found, 1))

    def _people(self, role: PersonRole, child_id: UUID | None = None) -> list[Person]:
        people = select(Person).join(Child, Child.id == Person.child_id).where(_not_of_the_day(), Person.role == role)
        if child_id is not None:
            people = people.where(Person.child_id == child_id)
        return list(self._session.scalars(people.where(Person.until_on.is_(None)).order_by(Person.name, Person.id)))

    def _type(self, letter_id: UUID, *keys: str) -> None:
        self._session.flush()
        lines = of_age(self._session, letter_id)
        for key in keys:
            save_section(self._session, letter_id, key, text=lines[key])


def _not_of_the_day() -> ColumnElement[bool]:
    return Child.known_as.not_in([part.known_as for part in THE_DAY])
