"""What a review must consider, said line by line; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from iro_desktop.models.topics import Topic, TopicState
from iro_desktop.queries.topics import TopicRow

KEYS = "Space: talked about. N: not needed. Enter: a note."
_STATES = {TopicState.DISCUSSED: "talked about", TopicState.NOT_NEEDED: "not needed"}


@dataclass(frozen=True, slots=True)
class TopicLine:
    """One topic: what it is, what to ask, and how it stands."""

    topic: Topic
    sign: str
    """What stands in the disc where there is no tick: nothing, or a dash for what is not needed."""
    title: str
    below: str
    ask: str
    done: bool


def lines(rows: Sequence[TopicRow], open_at: Topic | None) -> tuple[TopicLine, ...]:
    """Every topic in order. The one that is open shows its question, the others how they stand."""
    return tuple(_line(row, is_open=row.topic is open_at) for row in rows)


def how_many(rows: Sequence[TopicRow]) -> str:
    """“6 of 24”: how many were dealt with."""
    return f"{sum(row.state is not None for row in rows)} of {len(rows)}"


def pressed(row: TopicRow, wanted: TopicState) -> TopicState | None:
    """What a topic becomes when it is said again: it is taken back."""
    return None if row.state is wanted else wanted


def _line(row: TopicRow, *, is_open: bool) -> TopicLine:
    state = _STATES[row.state] if row.state is not None else ""
    said = [row.ask] if is_open else []
    if row.state is TopicState.NOT_NEEDED:
        said.append(state)
    if row.note and not is_open:
        said.append(row.note)
    sign = "–" if row.state is TopicState.NOT_NEEDED else " "
    return TopicLine(row.topic, sign, row.title, " · ".join(said), row.ask, row.state is TopicState.DISCUSSED)
