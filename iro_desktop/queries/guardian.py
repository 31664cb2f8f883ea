"""Letters and conversations with the children's guardian in one list, and what is missing in it."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.between_reviews import GuardianLetter, GuardianLetterKind
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.due_days import DueDay, due_day, standing
from iro_desktop.models.letter import Letter
from iro_desktop.models.limits import LimitKey
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.child_record import Kept, kept
from iro_desktop.queries.limits import limits_here


class MissingKind(StrEnum):
    """What the list lacks."""

    OFFICER_NOT_NAMED = "officer_not_named"
    """A guardian was appointed, and does not know yet who the reviewing officer is."""
    NOT_COPIED = "not_copied"
    """A review was closed, and its decisions and letter did not go to the guardian."""
    NO_HANDOVER_NOTE = "no_handover_note"
    """Proceedings ended, and nothing is written down of what the guardian hands over."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there yet. `record_id` is the review, or the letter that lacks a note."""

    kind: MissingKind
    since_on: date
    record_id: UUID | None = None
    due: DueDay | None = None
    status: DueStatus = DueStatus.NOT_KNOWN


@dataclass(frozen=True, slots=True)
class GuardianTalk:
    """A conversation with the guardian: a note as any other, shown among the letters."""

    consultation_id: UUID
    on: date
    person_name: str
    channel: Channel
    text: str
    folded_as: str
    done: bool


@dataclass(frozen=True, slots=True)
class GuardianLog:
    """All that went to and fro, each part latest first."""

    guardian_id: UUID | None
    guardian_name: str
    """The guardian now, by name; empty where none is written down."""
    guardian_email: str
    letters: tuple[Kept, ...]
    talks: tuple[GuardianTalk, ...]
    missing: tuple[Missing, ...]


def guardian_log(session: Session, child_id: UUID, today: date, bank_holidays: Container[date]) -> GuardianLog:
    """The letters and conversations with the guardian of one child, and what is missing."""
    letters = list(
        session.scalars(
            select(GuardianLetter)
            .where(GuardianLetter.child_id == child_id, GuardianLetter.deleted_at.is_(None))
            .order_by(GuardianLetter.dated_on.desc(), GuardianLetter.created_at.desc())
        )
    )
    guardian = session.scalar(
        select(Person)
        .where(
            Person.child_id == child_id,
            Person.role == PersonRole.GUARDIAN,
            Person.until_on.is_(None),
            Person.deleted_at.is_(None),
        )
        .order_by(Person.since_on.desc())
        .limit(1)
    )
    return GuardianLog(
        guardian_id=guardian.id if guardian else None,
        guardian_name=guardian.name if guardian else "",
        guardian_email=(guardian.email or "") if guardian else "",
        letters=tuple(kept(letter) for letter in letters),
        talks=_talks(session, child_id),
        missing=_missing(session, child_id, letters, guardian, today=today, bank_holidays=bank_holidays),
    )


def _talks(session: Session, child_id: UUID) -> tuple[GuardianTalk, ...]:
    talks = session.scalars(
        select(Consultation)
        .where(
            Consultation.child_id == child_id,
            Consultation.with_whom == WithWhom.GUARDIAN,
            Consultation.deleted_at.is_(None),
        )
        .order_by(Consultation.happened_on.desc(), Consultation.created_at.desc())
    )
    return tuple(
        GuardianTalk(
            talk.id,
            talk.happened_on,
            talk.person_name or "",
            talk.channel,
            talk.text,
            talk.folded_as or "",
            talk.done,
        )
        for talk in talks
    )


def _missing(
    session: Session,
    child_id: UUID,
    letters: list[GuardianLetter],
    guardian: Person | None,
    *,
    today: date,
    bank_holidays: Container[date],
) -> tuple[Missing, ...]:
    """In the order in which it is put right. A guardian is there from their letter, or from when they are known."""
    appointed = _latest(letters, GuardianLetterKind.GUARDIAN_APPOINTED)
    ended = _latest(letters, GuardianLetterKind.END_OF_PROCEEDINGS)
    since = appointed.dated_on if appointed else _known_since(guardian)
    found: list[Missing] = []
    if ended is not None and not ended.note:
        found.append(Missing(MissingKind.NO_HANDOVER_NOTE, ended.dated_on, ended.id))
    over = ended is not None and (since is None or ended.dated_on >= since)
    if since is None or over:
        return tuple(found)
    named = _latest(letters, GuardianLetterKind.OFFICER_NAMED)
    if named is None or named.dated_on < since:
        found.insert(0, Missing(MissingKind.OFFICER_NOT_NAMED, since))
    copied = [letter for letter in letters if letter.kind is GuardianLetterKind.DECISIONS_AND_LETTER]
    copied_reviews = _reviews_of(session, copied)
    limits = limits_here(session)
    reviews = _closed_since(session, child_id, since, today)
    for review, following in zip_longest(reviews, reviews[1:]):
        assert review.completed_on is not None, "only closed ones are asked for"
        next_on = following.completed_on if following is not None else None
        if review.id in copied_reviews or _copied_between(copied, review.completed_on, next_on):
            continue
        due = due_day(LimitKey.DISTRIBUTED, review.completed_on, bank_holidays, limits=limits)
        status = standing(due, today, None, bank_holidays, limits=limits)
        found.append(Missing(MissingKind.NOT_COPIED, review.completed_on, review.id, due, status))
    return tuple(found)


def _known_since(guardian: Person | None) -> date | None:
    """Since when there is a guardian; where nobody said, the day they were written down stands for it."""
    return None if guardian is None else guardian.since_on or guardian.created_at.date()


def _latest(letters: list[GuardianLetter], kind: GuardianLetterKind) -> GuardianLetter | None:
    return max((letter for letter in letters if letter.kind is kind), key=lambda one: one.dated_on, default=None)


def _closed_since(session: Session, child_id: UUID, since: date, today: date) -> list[Review]:
    return list(
        session.scalars(
            select(Review)
            .where(
                Review.child_id == child_id,
                Review.status == ReviewStatus.COMPLETED,
                Review.from_files.is_(False),
                Review.completed_on >= since,
                Review.completed_on <= today,
                Review.deleted_at.is_(None),
            )
            .order_by(Review.completed_on)
        )
    )


def _reviews_of(session: Session, copied: list[GuardianLetter]) -> set[UUID | None]:
    """The reviews whose letters are known to have been copied."""
    ids = [line.letter_id for line in copied if line.letter_id]
    if not ids:
        return set()
    return set(session.scalars(select(Letter.review_id).where(Letter.id.in_(ids))))


def _copied_between(copied: list[GuardianLetter], closed_on: date, next_on: date | None) -> bool:
    """A copy that names no letter is of the review that was closed last before it."""
    return any(
        line.letter_id is None and closed_on <= line.dated_on and (next_on is None or line.dated_on < next_on)
        for line in copied
    )
