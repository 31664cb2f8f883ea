"""The caseload: one row for each child, with what is due, where they live, and when they last spoke."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.models.care import UnaccompaniedStatus
from iro_desktop.models.child import ChildPreferences
from iro_desktop.models.consultation import ChildsWords, Consultation, WithWhom
from iro_desktop.models.contact import SPOKEN
from iro_desktop.models.limits import DEFAULT_LIMITS, Limits
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.periods_of_care import known_on, looked_after_on
from iro_desktop.models.review_cycle import ReviewHistory, next_review
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.homes import HomeNow, homes_on
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.review_numbers import next_review_number
from iro_desktop.queries.what_is_due import DueLine, Papers, Plan, papers_of, plans, review_line
from iro_desktop.queries.who import Who, everyone

CAME_TO_THE_REVIEW = frozenset(
    {ParticipationCode.PN1, ParticipationCode.PN2, ParticipationCode.PN3, ParticipationCode.PN4}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadRow:
    """One child of the caseload, as known on a day."""

    who: Who
    in_care: bool
    left_on: date | None
    home: HomeNow | None
    review: DueLine
    plan: Plan | None
    papers: Papers | None
    last_seen_on: date | None
    """The last conversation with the child, by whichever way, or review they came to. A try without answer is none."""
    unaccompanied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildAtAGlance:
    """What the pane beside the list adds for one child."""

    child_id: UUID
    likes: tuple[str, ...]
    not_times: tuple[str, ...]
    reading_words: str | None
    words: str | None
    said_on: date | None
    said_how: str | None


def caseload(session: Session, as_of: date, bank_holidays: Container[date]) -> tuple[CaseloadRow, ...]:
    """One row for each child on this laptop, those who left care among them; by council id."""
    children = everyone(session)
    histories = review_histories(session)
    homes = homes_on(session, as_of, {child_id: history.episodes for child_id, history in histories.items()})
    planned = plans(session)
    limits = limits_here(session)
    papers = papers_of(session, as_of, bank_holidays, limits=limits)
    spoken = last_spoken(session, as_of)
    unaccompanied = _unaccompanied(session, as_of)
    rows = []
    for child_id, who in sorted(children.items(), key=lambda pair: pair[1].council_child_id):
        history = histories[child_id]
        in_care = looked_after_on(history.episodes, as_of)
        rows.append(
            CaseloadRow(
                who=who,
                in_care=in_care,
                left_on=None if in_care else left_on(history, as_of),
                home=homes.get(child_id),
                review=next_line(history, planned.get(child_id), as_of, bank_holidays, limits=limits),
                plan=planned.get(child_id),
                papers=papers.get(child_id),
                last_seen_on=_later(spoken.get(child_id), last_came_on(history, as_of)),
                unaccompanied=child_id in unaccompanied,
            )
        )
    return tuple(rows)


def at_a_glance(session: Session, child_id: UUID) -> ChildAtAGlance:
    """What the child likes and last said, for the pane beside the list."""
    wishes = session.scalar(
        select(ChildPreferences).where(ChildPreferences.child_id == child_id, ChildPreferences.deleted_at.is_(None))
    )
    said = session.execute(
        select(ChildsWords.words, ChildsWords.said_on, ChildsWords.how)
        .where(ChildsWords.child_id == child_id, ChildsWords.deleted_at.is_(None))
        .order_by(ChildsWords.said_on.desc(), ChildsWords.said_at.desc())
        .limit(1)
    ).first()
    words, said_on, how = said or (None, None, None)
    return ChildAtAGlance(
        child_id=child_id,
        likes=wishes.likes if wishes else (),
        not_times=wishes.not_times if wishes else (),
        reading_words=wishes.reading_words if wishes else None,
        words=words,
        said_on=said_on,
        said_how=how,
    )


def next_line(
    history: ReviewHistory,
    plan: Plan | None,
    as_of: date,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> DueLine:
    """The next review of one child, with its sum."""
    files_end = history.files.ends_on if history.files else None
    number = next_review_number(history, as_of)
    coming = next_review(history, as_of, bank_holidays, limits=limits)
    return review_line(coming, number, plan, files_end, limits=limits)


def left_on(history: ReviewHistory, as_of: date) -> date | None:
    """The day a child left care for the last time; None where no episode is known."""
    known = known_on(history.episodes, as_of)
    return known[-1].ended_on if known else None


def last_spoken(session: Session, as_of: date) -> dict[UUID, date]:
    """The day of the last conversation with each child. A try without an answer is none, nor is a card."""
    talks = (
        select(Consultation.child_id, func.max(Consultation.happened_on))
        .where(
            Consultation.deleted_at.is_(None),
            Consultation.with_whom == WithWhom.CHILD,
            Consultation.channel.in_(SPOKEN),
            Consultation.happened_on <= as_of,
        )
        .group_by(Consultation.child_id)
    )
    return dict(session.execute(talks).all())


def last_came_on(history: ReviewHistory, as_of: date) -> date | None:
    """The last review the child came to."""
    return max(
        (r.held_on for r in history.reviews if r.held_on <= as_of and r.participation_code in CAME_TO_THE_REVIEW),
        default=None,
    )


def _unaccompanied(session: Session, as_of: date) -> set[UUID]:
    rows = select(UnaccompaniedStatus.child_id, UnaccompaniedStatus.ceased_on).where(
        UnaccompaniedStatus.deleted_at.is_(None)
    )
    return {child_id for child_id, ceased_on in session.execute(rows) if ceased_on is None or ceased_on > as_of}


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day is not None), default=None)
