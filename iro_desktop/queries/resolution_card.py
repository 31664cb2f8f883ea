"""One concern in full: whom it is about, what was said, every step with who and when, and what may come next."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.due_days import DueDay
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import RaisedBy, Reason, Resolution, ResolutionStep, Tone
from iro_desktop.models.resolution_story import Clock, Standing, Story, story_of
from iro_desktop.models.timescales import day_and_month
from iro_desktop.queries.ladder import Ladder, StageRow, ladder
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.resolution_history import HistoryRow, history_of
from iro_desktop.queries.resolution_links import LinkRow, links_of
from iro_desktop.queries.resolution_message import MessageWords
from iro_desktop.queries.resolution_readers import Messages, before_stage
from iro_desktop.queries.resolution_reading import AnswerSums, Counting, answer_sums
from iro_desktop.queries.who import Who, everyone


class NoSuchResolution(Refused):
    """The concern is not on this laptop, or no longer."""


class Act(StrEnum):
    """What may be done about a concern as it stands."""

    ANSWERED = "answered"
    ESCALATE = "escalate"
    WAIT = "wait"
    TO_CAFCASS = "to_cafcass"
    MESSAGE_SENT = "message_sent"
    TELL_CHILD = "tell_child"
    NOTE = "note"
    SETTLE = "settle"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class ChildOnCard:
    """One child whom the concern is about, and how it stands for this child."""

    who: Who
    resolution_id: UUID
    settled_on: date | None
    told_on: date | None


@dataclass(frozen=True, slots=True)
class Total:
    """All formal stages together: IRO Handbook 2010, 6.2."""

    day: int
    of_days: int
    by: DueDay
    over: bool
    next_breaks: bool
    """Whether one more stage of the usual length would end after the total."""

    @property
    def warning(self) -> str:
        """What to say about it; empty while there is room for another stage."""
        source = "the IRO Handbook (2010, 6.2) gives to all formal stages together"
        if self.over:
            return f"The {self.of_days} working days that {source} ended on {day_and_month(self.by.due_on)}."
        if self.next_breaks:
            until = f"{self.by.sum_in_words} is {day_and_month(self.by.due_on)}"
            return f"Another whole stage would go past the {self.of_days} working days that {source}: {until}."
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage:
    """All that the card of one concern shows."""

    concern_id: UUID
    children: tuple[ChildOnCard, ...]
    tone: Tone
    concern: str
    effect_on_child: str | None
    asked_for: str | None
    reasons: tuple[Reason, ...]
    other_reason: str | None
    raised_on: date
    raised_by: str | None
    raised_how: RaisedBy
    team: str | None
    story: Story
    stage_name: str
    clock: Clock | None
    """None for good practice and thanks."""
    sums: AnswerSums | None
    total: Total | None
    """None while it is informal."""
    history: tuple[HistoryRow, ...]
    """Oldest first."""
    ladder: Ladder
    next_stage: StageRow | None
    """The stage that follows; None at the top."""
    higher_stages: tuple[StageRow, ...]
    """Every stage above the present one: the officer may leave one out."""
    may: frozenset[Act]
    effect_is_missing: bool
    """Settling asks then what it meant for the child."""
    links: tuple[LinkRow, ...]
    message: MessageWords | None
    """To whoever is asked now."""
    next_message: MessageWords | None
    """To the holder of the next stage, as it would be sent today."""
    cafcass_message: MessageWords | None
    no_message: str
    """Why there is no message; empty where there is one."""


def resolution_card(
    session: Session, concern_id: UUID, *, today: date, bank_holidays: Container[date], officer_name: str = ""
) -> CardPage:
    """One concern that was started, on a day. Raises NoSuchResolution where none of it is on this laptop."""
    read = _read(session, concern_id)
    lead, story = read.here[0], read.stories[read.here[0].id]
    counting = Counting(today, bank_holidays, limits_here(session))
    stages = ladder(session, counting.limits)
    challenge = lead.tone is Tone.CHALLENGE
    sums = counting.sums(story) if challenge else None
    before = before_stage([step for step in read.steps if step.resolution_id == lead.id], story)
    messages = Messages(session, read.here, read.whom, story, before, stages, officer_name)
    return CardPage(
        concern_id=concern_id,
        children=_children(read),
        tone=lead.tone,
        concern=lead.concern,
        effect_on_child=lead.effect_on_child,
        asked_for=lead.asked_for,
        reasons=tuple(reason for reason in Reason if any(reason in one.reasons for one in read.here)),
        other_reason=lead.other_reason,
        raised_on=lead.raised_on,
        raised_by=lead.raised_by_name,
        raised_how=lead.raised_how,
        team=lead.team,
        story=story,
        stage_name=stages.name_of(story.stage),
        clock=counting.clock(story) if challenge else None,
        sums=sums,
        total=_total(story, counting, bank_holidays) if challenge else None,
        history=history_of(read.steps, read.here, read.whom, stages=stages, counting=counting),
        ladder=stages,
        next_stage=stages.next_after(story.stage),
        higher_stages=tuple(stage for stage in stages.stages if stage.number > story.stage),
        may=frozenset(_may(lead.tone, story, counting.clock(story), stages)),
        effect_is_missing=challenge
        and any(not one.effect_on_child for one in read.here if read.stories[one.id].settled_on is None),
        links=links_of(session, read.here),
        message=messages.now(sums) if sums else None,
        next_message=messages.next(answer_sums(today, bank_holidays, limits=counting.limits)) if challenge else None,
        cafcass_message=messages.cafcass() if challenge else None,
        no_message=messages.refused,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """The records of one concern as they are on this laptop; at least one, the one that leads first."""

    here: tuple[Resolution, ...]
    steps: Sequence[ResolutionStep]
    whom: Mapping[UUID, Who]
    stories: Mapping[UUID, Story]


def _read(session: Session, concern_id: UUID) -> _Read:
    records = session.scalars(
        select(Resolution).where(
            Resolution.concern_id == concern_id, Resolution.started.is_(True), Resolution.deleted_at.is_(None)
        )
    ).all()
    whom = everyone(session, {one.child_id for one in records})
    steps = session.scalars(
        select(ResolutionStep).where(ResolutionStep.resolution_id.in_([one.id for one in records]))
    ).all()
    stories = {one.id: story_of(step for step in steps if step.resolution_id == one.id) for one in records}
    here = [one for one in records if one.child_id in whom and stories[one.id].asked_on is not None]
    if not here:
        raise NoSuchResolution("This is no longer on this laptop. It may have been moved. Nothing else was changed.")
    return _Read(tuple(sorted(here, key=lambda one: _leads(one, stories[one.id]))), steps, whom, stories)


def _children(read: _Read) -> tuple[ChildOnCard, ...]:
    return tuple(
        ChildOnCard(
            read.whom[one.child_id], one.id, read.stories[one.id].settled_on, read.stories[one.id].told_child_on
        )
        for one in read.here
    )


def _leads(one: Resolution, story: Story) -> tuple[bool, int, bool, UUID]:
    return story.settled_on is not None, -story.stage, one.id != one.concern_id, one.id


def _may(tone: Tone, story: Story, clock: Clock, stages: Ladder) -> Iterable[Act]:
    yield from (Act.NOTE, Act.TELL_CHILD)
    if tone is not Tone.CHALLENGE:
        return
    if story.settled_on is not None:
        yield Act.REOPEN
        return
    yield from (Act.ANSWERED, Act.SETTLE)
    if stages.next_after(story.stage) is not None:
        yield Act.ESCALATE
    if clock.standing is not Standing.WAITING_FOR_ANSWER:
        yield Act.WAIT
    if story.to_cafcass_on is None:
        yield Act.TO_CAFCASS
    if not story.message_sent:
        yield Act.MESSAGE_SENT


def _total(story: Story, counting: Counting, bank_holidays: Container[date]) -> Total | None:
    by = counting.total(story)
    if by is None:
        return None
    clock = counting.clock(story)
    one_more = answer_sums(counting.today, bank_holidays, limits=counting.limits).counts.due_on
    return Total(
        day=clock.formal_day,
        of_days=clock.total_days,
        by=by,
        over=clock.over_total,
        next_breaks=story.settled_on is None and one_more > by.due_on,
    )
