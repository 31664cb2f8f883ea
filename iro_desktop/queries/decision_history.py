"""Everything that happened to one decision: where it came from, each line with who and when, and where it went."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.decision_story import in_order
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import Resolution
from iro_desktop.models.review import Decision, DecisionStatus, ManagerAnswer, Review


class Happened(StrEnum):
    """What a line of the history tells."""

    DECIDED = "decided"
    SAID_AGAIN = "said_again"
    """Carried over into a later review."""
    LOOKED_AT = "looked_at"
    PUT_OFF = "put_off"
    ASKED = "asked"
    AGREED = "agreed"
    """The team manager did."""
    OBJECTED = "objected"
    RAISED = "raised"
    """A resolution was raised about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened to a decision."""

    what: Happened
    on: date | None
    by: str | None = None
    text: str = ""
    status: DecisionStatus | None = None
    due_before: date | None = None
    due_after: date | None = None
    at_midway: bool = False
    update_id: UUID | None = None
    """The line itself, where it can be taken back."""
    written_at: datetime | None = None
    taken_back_on: date | None = None
    taken_back_by: str | None = None
    record_id: UUID | None = None
    """The review, or the concern, that it leads to."""

    @property
    def counts(self) -> bool:
        return self.taken_back_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionHistory:
    """The history of one decision, the earliest first."""

    decision_id: UUID
    lines: tuple[HistoryLine, ...]


def decision_history(session: Session, decision_id: UUID) -> DecisionHistory:
    """What happened to a decision and to those it was carried over from. Raises Refused where it is not here."""
    decision = session.get(Decision, decision_id)
    if decision is None or decision.deleted_at is not None:
        raise Refused("This decision is not on this laptop any more. Nothing of yours was changed.")
    chain = _chain(session, decision)
    lines: list[HistoryLine] = []
    for one in chain:
        lines += _decided(session, one, is_first=one is chain[0])
        lines += _lines(session, one.id, own=one is decision)
        lines += _managers_answer(one)
    lines += _raised(session, decision.child_id, {str(one.id) for one in chain})
    lines += _said_again_later(session, decision)
    ordered = sorted(lines, key=lambda line: line.on or date.min)  # of one day, in the order in which they were found
    return DecisionHistory(decision_id=decision_id, lines=tuple(ordered))


def _chain(session: Session, decision: Decision) -> list[Decision]:
    """The decision and those it says again, the earliest first."""
    chain, known = [decision], {decision.id}
    while (earlier_id := chain[0].carried_from_id) is not None and earlier_id not in known:
        earlier = session.get(Decision, earlier_id)
        if earlier is None:
            break
        known.add(earlier_id)
        chain.insert(0, earlier)
    return chain


def _decided(session: Session, one: Decision, *, is_first: bool) -> list[HistoryLine]:
    review = session.get(Review, one.review_id)
    on = (review.held_on or review.completed_on or review.planned_on) if review is not None else None
    what = Happened.DECIDED if is_first else Happened.SAID_AGAIN
    return [HistoryLine(what=what, on=on, record_id=one.review_id, due_after=_first_day(session, one))]


def _first_day(session: Session, one: Decision) -> date | None:
    """The day it had at first; what it is due by now where it was never put off."""
    moved = in_order(
        session.scalars(
            select(DecisionUpdate).where(
                DecisionUpdate.decision_id == one.id, DecisionUpdate.kind == UpdateKind.PUT_OFF
            )
        )
    )
    return moved[0].due_before if moved else one.due_on


def _lines(session: Session, decision_id: UUID, *, own: bool) -> Iterable[HistoryLine]:
    """Each line, those taken back too. Only lines of the decision itself can be taken back here."""
    found: Sequence[DecisionUpdate] = in_order(
        session.scalars(
            select(DecisionUpdate).where(DecisionUpdate.decision_id == decision_id, DecisionUpdate.deleted_at.is_(None))
        )
    )
    back = {line.takes_back_id: line for line in found if line.kind is UpdateKind.TAKEN_BACK}
    for line in found:
        what = _KINDS.get(line.kind)
        if what is None:
            continue
        taken = back.get(line.id)
        yield HistoryLine(
            what=what,
            on=line.happened_on,
            by=line.by_name,
            text=(line.text or "").strip(),
            status=line.status,
            due_before=line.due_before,
            due_after=line.due_after,
            at_midway=line.midway_id is not None,
            update_id=line.id if own and taken is None else None,
            written_at=line.created_at,
            taken_back_on=taken.happened_on if taken else None,
            taken_back_by=taken.by_name if taken else None,
        )


_KINDS = {
    UpdateKind.LOOKED_AT: Happened.LOOKED_AT,
    UpdateKind.PUT_OFF: Happened.PUT_OFF,
    UpdateKind.ASKED: Happened.ASKED,
}


def _managers_answer(one: Decision) -> list[HistoryLine]:
    if one.manager_answer is None:
        return []
    what = Happened.OBJECTED if one.manager_answer is ManagerAnswer.OBJECTS else Happened.AGREED
    return [HistoryLine(what=what, on=one.manager_answer_on, text=(one.manager_reason or "").strip())]


def _raised(session: Session, child_id: UUID, decision_ids: set[str]) -> Iterable[HistoryLine]:
    about = session.scalars(
        select(Resolution).where(
            Resolution.child_id == child_id, Resolution.deleted_at.is_(None), Resolution.started.is_(True)
        )
    )
    for one in about:
        if decision_ids & set(one.decision_ids):
            yield HistoryLine(
                what=Happened.RAISED,
                on=one.raised_on,
                by=one.raised_by_name,
                text=one.concern,
                record_id=one.concern_id,
            )


def _said_again_later(session: Session, decision: Decision) -> Iterable[HistoryLine]:
    later = session.execute(
        select(Review.id, Review.held_on, Review.planned_on)
        .join(Decision, Decision.review_id == Review.id)
        .where(Decision.carried_from_id == decision.id, Decision.deleted_at.is_(None), Review.deleted_at.is_(None))
    )
    for review_id, held_on, planned_on in later:
        yield HistoryLine(what=Happened.SAID_AGAIN, on=held_on or planned_on, record_id=review_id)
