"""What has been written down so far, found again by child: for those who write what happened between reviews."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, tzinfo
from typing import TypeVar
from uuid import UUID

from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.models.base import OfChild, SyncedRecord
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Decision, Review, ReviewStatus
from iro_desktop.models.working_days import BankHolidays, add_working_days, last_working_day_on_or_before

R = TypeVar("R", bound=SyncedRecord)
C = TypeVar("C", bound=OfChild)


class SoFar:
    """The children and their records. Days are told as so many working days before today."""

    def __init__(
        self,
        children: Sequence[Portrait],
        records: Iterable[SyncedRecord],
        *,
        today: date,
        zone: tzinfo,
        bank_holidays: BankHolidays,
    ) -> None:
        self.children = children
        self.today = today
        self.bank_holidays = bank_holidays
        self._zone = zone
        self._by_kind: dict[type[SyncedRecord], list[SyncedRecord]] = defaultdict(list)
        self._by_child: dict[tuple[UUID, type[SyncedRecord]], list[SyncedRecord]] = defaultdict(list)
        self._by_review: dict[UUID, list[Decision]] = defaultdict(list)
        for record in records:
            self.note(record)

    def note(self, record: SyncedRecord) -> None:
        """Keep one more record among those that can be found."""
        self._by_kind[type(record)].append(record)
        if isinstance(record, OfChild):
            self._by_child[record.child_id, type(record)].append(record)
        if isinstance(record, Decision):
            self._by_review[record.review_id].append(record)

    def every(self, kind: type[R]) -> list[R]:
        return [record for record in self._by_kind[kind] if isinstance(record, kind)]

    def of(self, child: Portrait, kind: type[C]) -> list[C]:
        return [record for record in self._by_child[child.child_id, kind] if isinstance(record, kind)]

    def called(self, known_as: str) -> Portrait:
        """One of the ten of the day."""
        return next(child for child in self.children if child.part.known_as == known_as)

    def with_story(self, *stories: Story, from_age: int = 0) -> list[Portrait]:
        """Children with one of these stories who are none of the ten of the day; empty in a caseload of ten."""
        return [
            child
            for child in self.children
            if child.part.known_as is None and child.part.story in stories and child.part.age >= from_age
        ]

    def reviews(self, child: Portrait) -> list[Review]:
        """The reviews that are over, oldest first."""
        over = [review for review in self.of(child, Review) if review.status is ReviewStatus.COMPLETED]
        return sorted(over, key=lambda review: review.completed_on or date.min)

    def decisions(self, review: Review) -> list[Decision]:
        return sorted(self._by_review[review.id], key=lambda decision: decision.number)

    def person(self, child: Portrait, *roles: PersonRole) -> Person | None:
        """Somebody around the child now, the first role first."""
        people = [person for person in self.of(child, Person) if person.until_on is None]
        return next((person for role in roles for person in people if person.role is role), None)

    def ago(self, working_days: int) -> date:
        """A working day, so many before today."""
        return add_working_days(self.today, -working_days, self.bank_holidays)

    def working_day(self, day: date) -> date:
        """This day, or the working day before it."""
        return last_working_day_on_or_before(day, self.bank_holidays)

    def later(self, day: date, working_days: int) -> date:
        """So many working days after a day."""
        return add_working_days(day, working_days, self.bank_holidays)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A moment of a day."""
        return datetime.combine(day, time(hour, minute), self._zone)
