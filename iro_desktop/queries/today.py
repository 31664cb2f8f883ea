"""The morning's page: what is planned today, what waits for the officer, and what waits for others."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.letter import Letter
from iro_desktop.models.review import Decision, DecisionStatus, Review, ReviewStatus
from iro_desktop.models.timescales import DueStatus, birthday_in_year
from iro_desktop.queries.cards import cards_sent
from iro_desktop.queries.child_history import Said
from iro_desktop.queries.children import CaseloadRow, caseload
from iro_desktop.queries.drafts import DraftRow, drafts
from iro_desktop.queries.handover_letters import HandoverLetter, handover_letters
from iro_desktop.queries.homes import HomeNow
from iro_desktop.queries.my_load import NO_LOAD, MyLoad, my_load
from iro_desktop.queries.sendings import never_sent
from iro_desktop.queries.today_between import Waits, waits
from iro_desktop.queries.what_is_due import DueLine, Papers, Plan
from iro_desktop.queries.who import Who

BIRTHDAYS_WITHIN_DAYS = 10
OTHERS_DUE_WITHIN_DAYS = 14
"""A decision of somebody else's is shown from so many days before its day, and until it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryReview:
    """A review that is planned for today, or goes on today after it was adjourned."""

    plan: Plan
    who: Who
    home: HomeNow | None
    line: DueLine
    done: bool
    said: Said | None
    """What the child last said."""
    travel_minutes: int | None = None
    """One way, where somebody wrote it down."""
    goes_on: bool = False
    """It was adjourned, and goes on today."""


@dataclass(frozen=True, slots=True)
class PapersRow:
    """A review whose papers wait to be written or sent."""

    papers: Papers
    who: Who


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note that was begun and not finished."""

    consultation_id: UUID
    who: Who
    on: date
    first_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingDecision:
    """Something another person is to do, due soon or past its day."""

    decision_id: UUID
    review_id: UUID
    who: Who
    wording: str
    owner: str
    due_on: date
    decided_on: date


@dataclass(frozen=True, slots=True)
class BirthdayRow:
    """A birthday within ten days, the age then, and whether a card was sent."""

    who: Who
    on: date
    age: int
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A review planned for a day to come."""

    plan: Plan
    who: Who


@dataclass(frozen=True, slots=True)
class UnplannedRow:
    """A child whose review is due soon, or late, and has no day yet."""

    who: Who
    line: DueLine


@dataclass(frozen=True, slots=True)
class NotSent:
    """A finished letter that has not gone yet."""

    letter_id: UUID
    who: Who
    finished_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """All that Today shows. Every list is whole; the screen says how many it shows at first."""

    children: int
    diary: tuple[DiaryReview, ...]
    decisions_to_send: tuple[PapersRow, ...]
    letters_to_write: tuple[PapersRow, ...]
    notes: tuple[NoteRow, ...]
    to_plan: tuple[UnplannedRow, ...]
    others: tuple[WaitingDecision, ...]
    drafts: tuple[DraftRow, ...]
    birthdays: tuple[BirthdayRow, ...]
    next_week: tuple[PlannedRow, ...]
    not_sent: tuple[NotSent, ...] = ()
    """Letters that are finished, and of which nobody has said that they went."""
    waits: Waits = field(default_factory=Waits)
    """What of the time between reviews is for now."""
    load: MyLoad = NO_LOAD
    handovers: tuple[HandoverLetter, ...] = ()
    """Goodbyes and hellos that are not written yet."""


def today_page(session: Session, today: date, bank_holidays: Container[date]) -> TodayPage:
    """What Today shows on a day. Children who have left care are asked for nothing more, but their papers still are."""
    rows = caseload(session, today, bank_holidays)
    by_id = {row.who.child_id: row for row in rows}
    in_care = [row for row in rows if row.in_care]
    papers = [PapersRow(row.papers, row.who) for row in rows if row.papers]
    return TodayPage(
        children=len(in_care),
        diary=_diary(session, by_id, today),
        decisions_to_send=tuple(
            sorted((p for p in papers if p.papers.decisions_by), key=lambda p: p.papers.decisions_by or today)
        ),
        letters_to_write=tuple(
            sorted((p for p in papers if p.papers.letter_by), key=lambda p: p.papers.letter_by or today)
        ),
        notes=_notes(session, by_id),
        to_plan=tuple(sorted((_unplanned(in_care, today)), key=lambda row: row.line.due_on or today)),
        others=_others(session, by_id, today),
        drafts=drafts(session, {child_id: row.who for child_id, row in by_id.items()}),
        birthdays=_birthdays(session, in_care, today),
        next_week=_next_week(in_care, today),
        not_sent=_not_sent(session, by_id),
        waits=waits(
            session,
            {row.who.child_id: row.who for row in in_care},
            {one.papers.child_id: (one.papers.review_id, one.papers.completed_on) for one in papers},
            today,
            bank_holidays,
        ),
        load=my_load(in_care, today),
        handovers=handover_letters(session, {child_id: row.who for child_id, row in by_id.items()}, today),
    )


def _diary(session: Session, by_id: Mapping[UUID, CaseloadRow], today: date) -> tuple[DiaryReview, ...]:
    goes_on = select(Adjournment.review_id).where(Adjournment.resumes_on == today, Adjournment.deleted_at.is_(None))
    resumed = set(session.scalars(goes_on))
    reviews = session.execute(
        select(
            Review.id, Review.child_id, Review.planned_time, Review.place, Review.status, Review.travel_minutes
        ).where(
            Review.deleted_at.is_(None),
            Review.from_files.is_(False),
            Review.status != ReviewStatus.CANCELLED,
            or_(Review.planned_on == today, Review.held_on == today, Review.id.in_(resumed)),
        )
    ).all()
    said = _last_said(session, [review.child_id for review in reviews])
    entries = []
    for review_id, child_id, at, place, status, travel_minutes in reviews:
        row = by_id.get(child_id)
        if row is None:
            continue
        plan = Plan(review_id, child_id, today, at, place, under_way=status is ReviewStatus.IN_PROGRESS)
        entries.append(
            DiaryReview(
                plan=plan,
                who=row.who,
                home=row.home,
                line=row.review,
                done=status is ReviewStatus.COMPLETED,
                said=said.get(child_id),
                travel_minutes=travel_minutes,
                goes_on=review_id in resumed and status is not ReviewStatus.COMPLETED,
            )
        )
    return tuple(sorted(entries, key=lambda entry: (entry.plan.at or time.max, entry.who.name)))


def _last_said(session: Session, child_ids: list[UUID]) -> dict[UUID, Said]:
    if not child_ids:
        return {}
    words = session.scalars(
        select(ChildsWords)
        .where(ChildsWords.child_id.in_(child_ids), ChildsWords.deleted_at.is_(None))
        .order_by(ChildsWords.said_on, ChildsWords.said_at)
    )
    return {one.child_id: Said(one.words, one.said_on, one.said_at, one.heard_by, one.how) for one in words}


def _not_sent(session: Session, by_id: Mapping[UUID, CaseloadRow]) -> tuple[NotSent, ...]:
    letters = (session.get_one(Letter, letter_id) for letter_id in never_sent(session))
    return tuple(NotSent(one.id, by_id[one.child_id].who, one.written_on) for one in letters if one.child_id in by_id)


def _notes(session: Session, by_id: Mapping[UUID, CaseloadRow]) -> tuple[NoteRow, ...]:
    notes = session.execute(
        select(Consultation.id, Consultation.child_id, Consultation.happened_on, func.substr(Consultation.text, 1, 200))
        .where(
            Consultation.deleted_at.is_(None), or_(Consultation.done.is_(False), Consultation.finish_later.is_(True))
        )
        .order_by(Consultation.happened_on, Consultation.happened_at)
    )
    return tuple(
        NoteRow(note_id, by_id[child_id].who, on, " ".join(text.split()))
        for note_id, child_id, on, text in notes
        if child_id in by_id
    )


def _unplanned(in_care: list[CaseloadRow], today: date) -> list[UnplannedRow]:
    wanting = {DueStatus.DUE_SOON, DueStatus.DUE_TODAY, DueStatus.OVERDUE}
    return [
        UnplannedRow(row.who, row.review)
        for row in in_care
        if row.review.status in wanting and not _has_a_day(row.plan, today)
    ]


def _has_a_day(plan: Plan | None, today: date) -> bool:
    return plan is not None and (plan.under_way or (plan.on is not None and plan.on >= today))


def _others(session: Session, by_id: Mapping[UUID, CaseloadRow], today: date) -> tuple[WaitingDecision, ...]:
    decided_on = func.coalesce(Review.completed_on, Review.held_on)
    wording = func.coalesce(func.nullif(Decision.wording, ""), Decision.child_wording)
    owned_by = func.coalesce(func.nullif(Decision.owner_name, ""), func.nullif(Decision.owner_role, ""))
    decisions = session.execute(
        select(Decision.id, Decision.review_id, Decision.child_id, wording, owned_by, Decision.due_on, decided_on)
        .join(Review, Review.id == Decision.review_id)
        .where(
            Decision.deleted_at.is_(None),
            Review.deleted_at.is_(None),
            Review.status == ReviewStatus.COMPLETED,
            Decision.status == DecisionStatus.OPEN,
            Decision.due_on <= today + timedelta(days=OTHERS_DUE_WITHIN_DAYS),
        )
        .order_by(Decision.due_on, Decision.id)
    )
    found = []
    for decision_id, review_id, child_id, what, owner, due_on, on in decisions:
        row = by_id.get(child_id)
        if row is None or not row.in_care or owner is None or due_on is None or on is None:
            continue
        found.append(
            WaitingDecision(
                decision_id=decision_id,
                review_id=review_id,
                who=row.who,
                wording=what,
                owner=owner,
                due_on=due_on,
                decided_on=on,
            )
        )
    return tuple(found)


def _birthdays(session: Session, in_care: list[CaseloadRow], today: date) -> tuple[BirthdayRow, ...]:
    found = []
    for row in in_care:
        born_on = row.who.born_on
        if born_on is None:
            continue
        # In the last days of December the next birthday may lie in January.
        on = next(day for year in (0, 1) if (day := birthday_in_year(born_on, today.year + year)) >= today)
        if on <= today + timedelta(days=BIRTHDAYS_WITHIN_DAYS) and on > born_on:
            found.append(BirthdayRow(row.who, on, on.year - born_on.year))
    sent = cards_sent(session, [(birthday.who.child_id, birthday.on) for birthday in found])
    known = [replace(birthday, sent_on=sent.get(birthday.who.child_id)) for birthday in found]
    return tuple(sorted(known, key=lambda birthday: (birthday.on, birthday.who.name)))


def _next_week(in_care: list[CaseloadRow], today: date) -> tuple[PlannedRow, ...]:
    monday = today + timedelta(days=7 - today.weekday())
    planned = [
        PlannedRow(row.plan, row.who)
        for row in in_care
        if row.plan is not None and row.plan.on is not None and monday <= row.plan.on < monday + timedelta(days=7)
    ]
    return tuple(sorted(planned, key=lambda row: (row.plan.on or today, row.plan.at or time.max)))
