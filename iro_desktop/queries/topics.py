"""What a review must consider for one child: the topics of Schedule 7, each with a question in plain words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop import resources
from iro_desktop.models.care import UnaccompaniedStatus
from iro_desktop.models.child import Child
from iro_desktop.models.timescales import age_on
from iro_desktop.models.topics import Topic, TopicCovered, TopicState

PROMPTS = "review_topics.toml"
_CONDITIONS = frozenset({"", "unaccompanied", "decided_before"})


@dataclass(frozen=True, slots=True)
class Prompt:
    """A topic as it is offered, and for whom: from an age in years, and only where a condition holds."""

    topic: Topic
    title: str
    ask: str
    from_age: int
    only: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic of one review, and whether it was dealt with."""

    topic: Topic
    title: str
    ask: str
    state: TopicState | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which topics are for a child. The age is None where the birthday is not known: then all are."""

    age: int | None
    unaccompanied: bool
    decided_before: bool


@cache
def prompts() -> Mapping[Topic, Prompt]:
    """Every topic with its question, in the order in which it is offered. Raises ValueError for a slip in the file."""
    found = {}
    for key, told in tomllib.loads(resources.text(PROMPTS)).items():
        only = str(told.get("only", ""))
        if only not in _CONDITIONS:
            raise ValueError(f"{PROMPTS}: {key} is only for “{only}”, which nobody can tell.")
        topic = Topic(key)
        found[topic] = Prompt(topic, str(told["title"]), str(told["ask"]), int(told.get("from_age", 0)), only)
    return MappingProxyType(found)


def topics_for(situation: Situation) -> tuple[Topic, ...]:
    """The topics that a review must consider for a child in this situation."""
    holds = {"": True, "unaccompanied": situation.unaccompanied, "decided_before": situation.decided_before}
    return tuple(
        one.topic
        for one in prompts().values()
        if holds[one.only] and (situation.age is None or situation.age >= one.from_age)
    )


def review_topics(
    session: Session, review_id: UUID, child: Child, *, on: date, decided_before: bool
) -> tuple[TopicRow, ...]:
    """The topics of a review held on a day. What was dealt with stays, even where it would not be offered any more."""
    born = child.date_of_birth
    situation = Situation(
        age=age_on(born, on) if born is not None and born <= on else None,
        unaccompanied=_is_unaccompanied(session, child.id, on),
        decided_before=decided_before,
    )
    covered = {
        one.topic: one
        for one in session.scalars(
            select(TopicCovered).where(TopicCovered.review_id == review_id, TopicCovered.deleted_at.is_(None))
        )
    }
    offered = set(topics_for(situation)) | {topic for topic, one in covered.items() if one.state or one.note}
    return tuple(
        TopicRow(
            one.topic,
            one.title,
            one.ask,
            covered[one.topic].state if one.topic in covered else None,
            covered[one.topic].note if one.topic in covered else None,
        )
        for one in prompts().values()
        if one.topic in offered
    )


def _is_unaccompanied(session: Session, child_id: UUID, on: date) -> bool:
    statuses = session.scalars(
        select(UnaccompaniedStatus).where(
            UnaccompaniedStatus.child_id == child_id, UnaccompaniedStatus.deleted_at.is_(None)
        )
    )
    return any(one.ceased_on is None or on < one.ceased_on for one in statuses)
