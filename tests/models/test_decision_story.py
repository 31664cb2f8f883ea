"""What the lines of a decision's history tell together, in whatever order they arrive."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.decision_story import State, in_order, last_look, state_from, that_count, times_put_off
from iro_desktop.models.decision_update import UpdateKind
from iro_desktop.models.review import DecisionStatus

MONDAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Told:
    """A line as the store would give it."""

    id: UUID
    kind: UpdateKind = UpdateKind.LOOKED_AT
    happened_on: date = MONDAY
    created_at: datetime = datetime(2026, 3, 2, 9, tzinfo=UTC)
    status: DecisionStatus | None = DecisionStatus.PARTLY
    text: str | None = None
    due_before: date | None = None
    due_after: date | None = None
    takes_back_id: UUID | None = None


def told(number: int) -> Told:
    return Told(UUID(int=number, version=4), created_at=datetime(2026, 3, 2, 9, number, tzinfo=UTC))


def moved(number: int, before: date | None, after: date) -> Told:
    return replace(told(number), kind=UpdateKind.PUT_OFF, status=None, due_before=before, due_after=after)


def taking_back(number: int, line: Told) -> Told:
    return replace(told(number), kind=UpdateKind.TAKEN_BACK, status=None, takes_back_id=line.id)


def test_the_last_look_says_how_it_stands() -> None:
    done = replace(told(2), status=DecisionStatus.DONE, text="Booked.")
    assert state_from(last_look(that_count([done, told(1)]))) == State(DecisionStatus.DONE, "Booked.", MONDAY)


def test_nobody_has_looked_means_open() -> None:
    assert state_from(last_look(that_count([moved(1, None, MONDAY)]))) == State()


def test_a_line_taken_back_counts_no_more() -> None:
    first, second = told(1), replace(told(2), status=DecisionStatus.DONE)
    assert last_look(that_count([first, second, taking_back(3, second)])) == first


def test_only_a_later_day_is_a_putting_off() -> None:
    lines = [
        moved(1, None, MONDAY),
        moved(2, MONDAY, MONDAY + timedelta(days=9)),
        moved(3, MONDAY + timedelta(days=9), MONDAY + timedelta(days=1)),
    ]
    assert times_put_off(lines) == 2


def test_how_it_stood_before_lines_were_kept_comes_first_of_its_moment() -> None:
    new = Told(UUID(int=1, version=4))
    before = Told(UUID(int=9, version=5))
    assert in_order([new, before]) == [before, new]


@given(order=st.permutations([told(number) for number in range(1, 5)] + [taking_back(9, told(4))]))
def test_in_whatever_order_lines_arrive_the_story_is_the_same(order: list[Told]) -> None:
    assert last_look(that_count(order)) == told(3)
