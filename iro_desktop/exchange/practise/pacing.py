"""When a child came, was reviewed and is reviewed next: told backwards from today, each step within its legal limit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from iro_desktop.exchange.practise.casting import Part, Story
from iro_desktop.models.limits import Unit
from iro_desktop.models.timescales import TIMESCALES, ReviewKind, add_months, due_date
from iro_desktop.models.working_days import (
    BankHolidays,
    add_working_days,
    last_working_day_on_or_before,
    roll_forward,
)

MOST_DAYS_EARLY = 12
_OLDEST = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The days of a child's story that the law counts from, oldest first."""

    born_on: date
    came_on: date
    reviews_on: tuple[date, ...]
    """Those held, in the present time in care and in an earlier one."""
    next_on: date
    authorised_on: date | None = None
    """The day of the placement order."""
    placed_on: date | None = None
    """The day the child moved to the adopters."""
    left_on: date | None = None
    """The end of an earlier time in care."""
    came_first_on: date | None = None
    """The start of that earlier time."""
    late: frozenset[date] = frozenset()
    """Reviews that were held after their last lawful day."""


class _Backwards:
    """Walks from a day towards the past, one legal limit at a time."""

    def __init__(self, rng: Random, bank_holidays: BankHolidays) -> None:
        self.rng = rng
        self._holidays = bank_holidays
        self.late: set[date] = set()

    def before(
        self, kind: ReviewKind, review_on: date, *, days_late: int = 0, most_early: int = MOST_DAYS_EARLY
    ) -> date:
        """The day from which a review on `review_on` was counted: held some days early, or so many days late."""
        early = -days_late if days_late else self.rng.randint(0, most_early)
        limit = review_on + timedelta(days=early)
        timescale = TIMESCALES[kind]
        if timescale.unit is Unit.WORKING_DAYS:
            day = add_working_days(limit, -timescale.amount, self._holidays)
        elif timescale.unit is Unit.MONTHS:
            day = add_months(limit, -timescale.amount)
        else:
            day = limit - timedelta(weeks=timescale.amount)
        while self._limit(kind, day) < limit and not days_late:
            day += timedelta(days=1)
        if days_late:
            self.late.add(review_on)
            return last_working_day_on_or_before(day, self._holidays)
        return day if kind is ReviewKind.FIRST else roll_forward(day, self._holidays)

    def some_days_before(self, day: date, fewest: int, most: int) -> date:
        """A working day, so many days ago."""
        return last_working_day_on_or_before(day - timedelta(days=self.rng.randint(fewest, most)), self._holidays)

    def chain(self, next_on: date, kinds: Sequence[ReviewKind], *, late: int | None = None) -> list[date]:
        """The day that each kind counts from, newest first: the last is the day on which the story began."""
        days: list[date] = []
        for number, kind in enumerate(kinds):
            review_on = days[-1] if days else next_on
            days.append(self.before(kind, review_on, days_late=self.rng.randint(2, 9) if number == late else 0))
        return days

    def _limit(self, kind: ReviewKind, day: date) -> date:
        return due_date(kind, day, self._holidays).latest_lawful


def pace(part: Part, today: date, rng: Random, bank_holidays: BankHolidays, together_with: Pace | None = None) -> Pace:
    """The days of one child's story. On `today` it is not over: every review held lies before, the next not.

    A brother or sister who came on the same day is reviewed on the same days.
    """
    if together_with is not None:
        return replace(together_with, born_on=_born_on(part, together_with, today, rng))
    walk = _Backwards(rng, bank_holidays)
    next_on, last_on = _anchor(part, today, rng, bank_holidays)
    match part.story:
        case Story.WAITING_FOR_ADOPTION | Story.PLACED_FOR_ADOPTION:
            found = _towards_adoption(part, next_on, walk)
        case Story.SHORT_BREAKS:
            found = _ordinary(part, walk, today=today, next_on=next_on, last_on=last_on, first=_SHORT_BREAKS)
        case Story.BACK_IN_CARE:
            found = _back_in_care(part, next_on, walk)
        case _:
            found = _ordinary(part, walk, today=today, next_on=next_on, last_on=last_on, first=_ORDINARY)
    reviews_on = found.reviews_on
    if part.missing_review:
        reviews_on = (*reviews_on[:-4], *reviews_on[-3:])
    return replace(found, born_on=_born_on(part, found, today, rng), reviews_on=reviews_on)


_ORDINARY = (ReviewKind.FIRST, ReviewKind.SECOND, ReviewKind.SUBSEQUENT)
_SHORT_BREAKS = (ReviewKind.SHORT_BREAKS_FIRST, ReviewKind.SHORT_BREAKS_SUBSEQUENT, ReviewKind.SHORT_BREAKS_SUBSEQUENT)


def _kinds(first: tuple[ReviewKind, ReviewKind, ReviewKind], held: int) -> list[ReviewKind]:
    """The kinds of the next review and of those held before it, newest first."""
    return [first[min(number, 2)] for number in range(held, -1, -1)]


def _anchor(part: Part, today: date, rng: Random, holidays: BankHolidays) -> tuple[date, date | None]:
    """The day of the next review; and the day of the last one where the part asks for that instead."""
    if part.last_held_working_days_ago is not None:
        last_on = add_working_days(today, -part.last_held_working_days_ago, holidays)
        months = 3 if part.held == 1 else 6
        next_on = last_working_day_on_or_before(
            add_months(last_on, months) - timedelta(days=rng.randint(1, 9)), holidays
        )
        return next_on, last_on
    if part.next_in_days is not None:
        wanted = today + timedelta(days=part.next_in_days)
        return (wanted if part.next_in_days == 0 else roll_forward(wanted, holidays)), None
    in_this_time_in_care = part.held - 2 if part.story is Story.BACK_IN_CARE else part.held
    latest = 60 if in_this_time_in_care == 1 else 145
    return roll_forward(today + timedelta(days=rng.randint(15, latest)), holidays), None


def _ordinary(
    part: Part,
    walk: _Backwards,
    *,
    today: date,
    next_on: date,
    last_on: date | None,
    first: tuple[ReviewKind, ReviewKind, ReviewKind],
) -> Pace:
    kinds = _kinds(first, part.held)
    if part.came_years_before:
        kinds = [ReviewKind.SUBSEQUENT] * (part.held + 1)
    # One child in four has had a review that came late.
    late = walk.rng.randint(1, part.held) if part.held >= 3 and walk.rng.random() < 0.25 else None
    if last_on is not None:
        days = [last_on, *walk.chain(last_on, kinds[1:], late=None if late is None else late - 1)]
    elif part.late_today:
        days = [walk.before(kinds[0], next_on, days_late=(next_on - today).days + 2)]
        walk.late.discard(next_on)
        days += walk.chain(days[0], kinds[1:])
    elif next_on == today:
        # Today's review is on its last lawful day, or as close to it as working days allow.
        days = [walk.before(kinds[0], next_on, most_early=0)]
        days += walk.chain(days[0], kinds[1:])
    else:
        days = walk.chain(next_on, kinds, late=late)
    *held, came_on = days
    if part.came_years_before:
        held = days[:-1]
        came_on = add_months(days[-1], -12 * part.came_years_before)
    return Pace(
        born_on=date.min, came_on=came_on, reviews_on=tuple(reversed(held)), next_on=next_on, late=frozenset(walk.late)
    )


def _towards_adoption(part: Part, next_on: date, walk: _Backwards) -> Pace:
    """Came, first and second review, then the placement order, a review under it, perhaps the adopters' home."""
    reviews: list[date] = []
    placed_on = None
    if part.story is Story.PLACED_FOR_ADOPTION:
        second_there, first_there = walk.chain(next_on, (ReviewKind.ADOPTION_SUBSEQUENT, ReviewKind.ADOPTION_SECOND))
        placed_on = walk.before(ReviewKind.ADOPTION_FIRST, first_there)
        reviews += [second_there, first_there]
        newest_under_order = walk.some_days_before(placed_on, 15, 40)
    else:
        newest_under_order = walk.before(ReviewKind.ADOPTION_SUBSEQUENT, next_on)
    reviews.append(newest_under_order)
    while len(reviews) < part.held - 2:
        reviews.append(walk.before(ReviewKind.ADOPTION_SUBSEQUENT, reviews[-1]))
    authorised_on = walk.before(ReviewKind.ADOPTION_AUTHORISED, reviews[-1])
    second = walk.some_days_before(authorised_on, 25, 60)
    first = walk.before(ReviewKind.SECOND, second)
    came_on = walk.before(ReviewKind.FIRST, first)
    return Pace(
        born_on=date.min,
        came_on=came_on,
        reviews_on=(first, second, *reversed(reviews)),
        next_on=next_on,
        authorised_on=authorised_on,
        placed_on=placed_on,
        late=frozenset(walk.late),
    )


def _back_in_care(part: Part, next_on: date, walk: _Backwards) -> Pace:
    """A time in care with two reviews, some months at home, and a second time in care."""
    *held, came_on = walk.chain(next_on, _kinds(_ORDINARY, part.held - 2))
    left_on = walk.some_days_before(came_on, 150, 320)
    second = walk.some_days_before(left_on, 30, 90)
    first, came_first_on = walk.chain(second, (ReviewKind.SECOND, ReviewKind.FIRST))
    return Pace(
        born_on=date.min,
        came_on=came_on,
        reviews_on=(first, second, *reversed(held)),
        next_on=next_on,
        left_on=left_on,
        came_first_on=came_first_on,
        late=frozenset(walk.late),
    )


def _born_on(part: Part, found: Pace, today: date, rng: Random) -> date:
    """A birthday such that the child has the part's age today, and was born before they came into care."""
    if part.birthday_in_days is not None:
        coming = today + timedelta(days=part.birthday_in_days)
        return add_months(coming, -12 * (part.age + 1))
    # Two to eleven months since the last birthday: nobody else turns eighteen, or four, around today.
    born_on = add_months(today, -12 * part.age) - timedelta(days=rng.randint(60, 330))
    if part.story is Story.ARRIVED_ALONE and part.age >= _OLDEST:
        # Nobody knows the day: by the return's custom the 15th of the month stands for it.
        born_on = born_on.replace(day=15)
    return min(born_on, (found.came_first_on or found.came_on) - timedelta(days=rng.randint(2, 9)))
