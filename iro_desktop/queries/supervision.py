"""The sheet for the monthly one-to-one: what one officer has open, late and unfinished, each counted apart."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.midway import MidwayState
from iro_desktop.models.people import Allocation
from iro_desktop.models.resolution import Tone
from iro_desktop.models.timescales import DueStatus, add_months
from iro_desktop.queries.children import CaseloadRow, caseload
from iro_desktop.queries.contact import contacts
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.midway import MidwayRow, midways, to_do
from iro_desktop.queries.resolution_board import CardRow, cards_of
from iro_desktop.queries.resolution_reading import Counting, officers_now, started_concerns
from iro_desktop.queries.sendings import SendingRow, gone_wrong
from iro_desktop.queries.what_is_due import DueLine, Papers
from iro_desktop.queries.who import Who, everyone


@dataclass(frozen=True, slots=True)
class OpenResolution:
    """One concern that is open, and whether it was raised since the last one-to-one."""

    card: CardRow
    new: bool


@dataclass(frozen=True, slots=True)
class LatePapers:
    """A review whose letter, or decisions, are past their day. The lateness is the officer's."""

    who: Who
    papers: Papers
    letter_late: bool
    decisions_late: bool


@dataclass(frozen=True, slots=True)
class NotSeen:
    """A child whom the officer has not seen for long, with the last day; None where they never met."""

    who: Who
    last_seen_on: date | None
    last_spoken_on: date | None


@dataclass(frozen=True, slots=True)
class LateReview:
    """A review whose last lawful day has passed."""

    who: Who
    line: DueLine
    review_id: UUID | None
    """The review that is planned for it all the same."""


@dataclass(frozen=True, slots=True)
class WrongLetter:
    """A letter that reached somebody it was not for."""

    who: Who
    sending: SendingRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """All that stands on the sheet. Every list is whole."""

    officer: str | None
    """None for all children on this laptop."""
    officers: tuple[str, ...]
    """Everybody who has a child on this laptop."""
    since: date
    """From this day on something counts as new: a month before."""
    children: int
    resolutions: tuple[OpenResolution, ...]
    late_papers: tuple[LatePapers, ...]
    midways: tuple[MidwayRow, ...]
    not_seen: tuple[NotSeen, ...]
    late_reviews: tuple[LateReview, ...]
    wrong_letters: tuple[WrongLetter, ...] = ()
    """Of the last twelve months, the latest first."""

    @property
    def new_resolutions(self) -> int:
        return sum(one.new for one in self.resolutions)

    def midways_in(self, state: MidwayState) -> int:
        """How many checks stand at a state: opened ones are never counted with those that were only talked about."""
        return sum(row.state is state for row in self.midways)


def supervision(
    session: Session, today: date, bank_holidays: Container[date], *, officer: str | None = None
) -> Supervision:
    """The sheet of one officer by name, or of every child here. Asked on the day itself: nothing of it is kept."""
    named = officers_now(session, today)
    rows = [row for row in caseload(session, today, bank_holidays) if officer is None or _has(row, officer, named)]
    # Of everybody here nothing needs to be picked out: a question that names 1,500 children takes long to read.
    child_ids = None if officer is None else {row.who.child_id for row in rows}
    since = add_months(today, -1)
    return Supervision(
        officer=officer,
        officers=_officers(session),
        since=since,
        children=sum(row.in_care for row in rows),
        resolutions=_resolutions(session, today, bank_holidays, officer=officer, since=since),
        late_papers=tuple(_late_papers(rows, today)),
        midways=to_do(midways(session, today, bank_holidays, child_ids=child_ids), today),
        not_seen=_not_seen(session, rows, today, child_ids),
        late_reviews=tuple(_late_reviews(rows, today)),
        wrong_letters=_wrong_letters(session, today, child_ids),
    )


def _has(row: CaseloadRow, officer: str, named: Mapping[UUID, str]) -> bool:
    return named.get(row.who.child_id) == officer


def _officers(session: Session) -> tuple[str, ...]:
    names = session.scalars(select(Allocation.officer_name).where(Allocation.deleted_at.is_(None)).distinct())
    return tuple(sorted({name.strip() for name in names if name.strip()}))


def _resolutions(
    session: Session, today: date, bank_holidays: Container[date], *, officer: str | None, since: date
) -> tuple[OpenResolution, ...]:
    counting = Counting(today, bank_holidays, limits_here(session))
    cards = [
        card
        for card in cards_of(session, started_concerns(session, settled_since=today), counting)
        if card.tone is Tone.CHALLENGE
        and card.story.settled_on is None
        and (officer is None or officer in (card.officer, card.raised_by))
    ]
    found = [OpenResolution(card, new=card.raised_on >= since) for card in cards]
    return tuple(sorted(found, key=lambda one: (not one.card.is_late, one.card.raised_on, one.card.concern_id)))


def _late_papers(rows: Collection[CaseloadRow], today: date) -> list[LatePapers]:
    found = [
        LatePapers(
            row.who,
            row.papers,
            letter_late=row.papers.letter_by is not None and row.papers.letter_by < today,
            decisions_late=row.papers.decisions_by is not None and row.papers.decisions_by < today,
        )
        for row in rows
        if row.papers is not None
    ]
    late = [one for one in found if one.letter_late or one.decisions_late]
    return sorted(late, key=lambda one: (one.papers.completed_on, one.who.name))


def _not_seen(
    session: Session, rows: Collection[CaseloadRow], today: date, child_ids: Collection[UUID] | None
) -> tuple[NotSeen, ...]:
    limits = limits_here(session)
    in_care = {row.who.child_id: row for row in rows if row.in_care}
    found = [
        NotSeen(in_care[child_id].who, contact.last_seen_on, contact.last_spoken_on)
        for child_id, contact in contacts(session, today, child_ids=child_ids).items()
        if child_id in in_care and contact.not_seen_for_long(today, limits=limits)
    ]
    return tuple(sorted(found, key=lambda one: (one.last_seen_on or date.min, one.who.name, one.who.child_id)))


def _wrong_letters(session: Session, today: date, child_ids: Collection[UUID] | None) -> tuple[WrongLetter, ...]:
    sendings = [
        one
        for one in gone_wrong(session, since=add_months(today, -12))
        if child_ids is None or one.child_id in child_ids
    ]
    whom = everyone(session, {one.child_id for one in sendings})
    found = [WrongLetter(whom[one.child_id], one) for one in sendings if one.child_id in whom]
    return tuple(sorted(found, key=lambda one: one.sending.on, reverse=True))


def _late_reviews(rows: Collection[CaseloadRow], today: date) -> list[LateReview]:
    late = [
        LateReview(row.who, row.review, row.plan.review_id if row.plan else None)
        for row in rows
        if row.in_care and row.review.status is DueStatus.OVERDUE
    ]
    return sorted(late, key=lambda one: (one.line.due_on or today, one.who.name))
