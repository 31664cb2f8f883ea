"""What happened with one child: reviews, conversations, their own words, letters, decisions, homes."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Home
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, WithWhom
from iro_desktop.models.letter import Letter, LetterKind, LetterSection, LetterStatus, kind_of
from iro_desktop.models.limits import DEFAULT_LIMITS, Limits
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.periods_of_care import known_on, looked_after_on
from iro_desktop.models.review import Decision, DecisionStatus, Mode, Review, ReviewStatus
from iro_desktop.models.review_cycle import ReviewHistory, ReviewStanding, held_reviews_standing
from iro_desktop.queries.attachments import Picture, pictures_by_talk
from iro_desktop.queries.children import left_on
from iro_desktop.queries.homes import moves_in_files
from iro_desktop.queries.review_numbers import review_numbers
from iro_desktop.queries.sendings import SendingRow, sendings_of


@dataclass(frozen=True, slots=True)
class Said:
    """The child's own words."""

    words: str
    said_on: date
    said_at: time | None
    heard_by: str | None
    how: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """A review that was held, or is planned. `standing` is None for one that is still to come."""

    review_id: UUID
    status: ReviewStatus
    on: date
    at: time | None
    place: str | None
    mode: Mode | None
    number: int | None
    standing: ReviewStanding | None
    participation: ParticipationCode | None
    decisions: int
    words: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation, or a try without an answer."""

    consultation_id: UUID
    on: date
    at: time | None
    with_whom: WithWhom
    person_name: str | None
    channel: Channel
    text: str
    done: bool
    folded_as: str | None
    words: tuple[Said, ...]
    pictures: tuple[Picture, ...] = ()
    moved_on: date | None = None
    """When it was moved here from the record of another child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterEntry:
    """A letter, finished or still a draft."""

    letter_id: UUID
    on: date
    title: str
    finished: bool
    version: int
    first_words: str
    changed_at: datetime
    to: str = ""
    """The adult it is to; empty for the child."""
    is_card: bool = False
    sendings: tuple[SendingRow, ...] = ()
    """Each time that it went, the first one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEntry:
    """What was decided, who does it by when, and what became of it."""

    decision_id: UUID
    review_id: UUID
    on: date | None
    """The day of the review that decided it."""
    number: int
    wording: str
    owner: str | None
    due_on: date | None
    status: DecisionStatus
    status_on: date | None
    status_note: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """The child came to live somewhere, became looked after or left care."""

    on: date
    what: str
    """came_into_care, moved or left_care."""
    with_whom: str | None = None
    kind_in_words: str | None = None
    town: str | None = None


Words = Mapping[UUID | None, list[Said]]
"""A child's words by the conversation or review they belong to; None for those that stand alone."""


def words_by_owner(session: Session, child_id: UUID) -> Words:
    """All that a child said, oldest first, by where it was said."""
    said = session.execute(
        select(
            *(ChildsWords.consultation_id, ChildsWords.review_id),
            *(ChildsWords.words, ChildsWords.said_on, ChildsWords.said_at, ChildsWords.heard_by, ChildsWords.how),
        )
        .where(ChildsWords.child_id == child_id, ChildsWords.deleted_at.is_(None))
        .order_by(ChildsWords.said_on, ChildsWords.said_at, ChildsWords.id)
    )
    found: dict[UUID | None, list[Said]] = defaultdict(list)
    for one in said:
        owner = one.consultation_id or one.review_id
        found[owner].append(Said(one.words, one.said_on, one.said_at, one.heard_by, one.how))
    return found


def review_entries(
    session: Session,
    child_id: UUID,
    *,
    history: ReviewHistory,
    decisions: tuple[DecisionEntry, ...],
    words: Words,
    today: date,
    bank_holidays: Container[date],
    limits: Limits = DEFAULT_LIMITS,
) -> tuple[ReviewEntry, ...]:
    """Every review held or planned, the latest first, each as it stood by the law of its day."""
    stood = held_reviews_standing(history, today, bank_holidays, limits=limits)
    standings = {row.review.held_on: row for row in stood}
    numbers = review_numbers(history, today)
    counts: dict[UUID, int] = defaultdict(int)
    for decision in decisions:
        counts[decision.review_id] += 1
    reviews = session.execute(
        select(
            *(Review.id, Review.status, Review.held_on, Review.planned_on, Review.planned_time),
            *(Review.place, Review.mode, Review.participation_code),
        ).where(Review.child_id == child_id, Review.deleted_at.is_(None), Review.status != ReviewStatus.CANCELLED)
    )
    entries = []
    for review in reviews:
        on = review.held_on or review.planned_on
        if on is None:
            continue
        completed = review.status is ReviewStatus.COMPLETED
        code = review.participation_code
        entries.append(
            ReviewEntry(
                review_id=review.id,
                status=review.status,
                on=on,
                at=review.planned_time,
                place=review.place,
                mode=review.mode,
                number=numbers.get(on) if completed else None,
                standing=standings.get(on) if completed else None,
                participation=ParticipationCode(code) if code else None,
                decisions=counts[review.id],
                words=tuple(words.get(review.id, ())),
            )
        )
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.at or time.min), reverse=True))


def talks_of(session: Session, child_id: UUID, words: Words) -> tuple[Talk, ...]:
    """Every conversation and try, the latest first."""
    talks = session.execute(
        select(
            *(Consultation.id, Consultation.happened_on, Consultation.happened_at, Consultation.with_whom),
            *(Consultation.person_name, Consultation.channel, Consultation.text),
            *(Consultation.done, Consultation.finish_later, Consultation.folded_as, Consultation.moved_on),
        ).where(Consultation.child_id == child_id, Consultation.deleted_at.is_(None))
    )
    pictures = pictures_by_talk(session, child_id)
    rows = (
        Talk(
            consultation_id=talk.id,
            on=talk.happened_on,
            at=talk.happened_at,
            with_whom=talk.with_whom,
            person_name=talk.person_name,
            channel=talk.channel,
            text=talk.text,
            done=talk.done and not talk.finish_later,
            folded_as=talk.folded_as,
            words=tuple(words.get(talk.id, ())),
            pictures=pictures.get(talk.id, ()),
            moved_on=talk.moved_on,
        )
        for talk in talks
    )
    return tuple(sorted(rows, key=lambda row: (row.on, row.at or time.min), reverse=True))


def first_words(session: Session, letter_ids: list[UUID]) -> dict[UUID, tuple[str, datetime]]:
    """The words each letter begins with, and when any of it was last changed. Empty words where nothing was typed."""
    sections = session.execute(
        select(LetterSection.letter_id, LetterSection.text, LetterSection.changed_at)
        .where(LetterSection.letter_id.in_(letter_ids), LetterSection.deleted_at.is_(None))
        .order_by(LetterSection.letter_id, LetterSection.position)
    )
    found: dict[UUID, tuple[str, datetime]] = {}
    for letter_id, text, changed_at in sections:
        words, latest = found.get(letter_id, ("", changed_at))
        # Enough for two lines on screen; the rest of a long letter need not travel there.
        joined = f"{words} {' '.join(text.split())}".strip() if len(words) < 300 else words
        found[letter_id] = (joined[:600], max(latest, changed_at))
    return found


def letters_of(session: Session, child_id: UUID) -> tuple[LetterEntry, ...]:
    """Every letter, the latest first; a draft stands where it was last changed."""
    letters = session.scalars(select(Letter).where(Letter.child_id == child_id, Letter.deleted_at.is_(None))).all()
    drafts = [letter.id for letter in letters if letter.status is LetterStatus.DRAFT]
    beginnings = first_words(session, drafts) if drafts else {}
    went: dict[UUID, list[SendingRow]] = defaultdict(list)
    for sending in sendings_of(session, [letter.id for letter in letters]):
        went[sending.letter_id].append(sending)
    entries = []
    for letter in letters:
        words, changed_at = beginnings.get(letter.id, ("", letter.changed_at))
        finished_on = letter.written_on or (letter.finished_at.date() if letter.finished_at else None)
        entries.append(
            LetterEntry(
                letter_id=letter.id,
                on=finished_on or changed_at.date(),
                title=letter.title,
                finished=letter.status is LetterStatus.FINISHED,
                version=letter.version_number,
                first_words=words,
                changed_at=max(changed_at, letter.changed_at),
                to=(letter.recipient_name or "") if kind_of(letter).is_to_an_adult else "",
                is_card=letter.kind is LetterKind.BIRTHDAY_CARD,
                sendings=tuple(went[letter.id]),
            )
        )
    return tuple(sorted(entries, key=lambda entry: (entry.on, entry.version), reverse=True))


def decisions_of(session: Session, child_id: UUID) -> tuple[DecisionEntry, ...]:
    """Every decision, those of the latest review first."""
    held = func.coalesce(Review.held_on, Review.planned_on)
    decisions = session.execute(
        select(
            *(Decision.id, Decision.review_id, Decision.number, Decision.wording, Decision.child_wording),
            *(Decision.owner_name, Decision.owner_role, Decision.due_on),
            *(Decision.status, Decision.status_on, Decision.status_note),
            held.label("on"),
        )
        .join(Review, Review.id == Decision.review_id)
        .where(Decision.child_id == child_id, Decision.deleted_at.is_(None), Review.deleted_at.is_(None))
        .order_by(held.desc(), Decision.number)
    )
    return tuple(
        DecisionEntry(
            decision_id=decision.id,
            review_id=decision.review_id,
            on=decision.on,
            number=decision.number,
            wording=decision.wording or decision.child_wording,
            owner=decision.owner_name or decision.owner_role,
            due_on=decision.due_on,
            status=decision.status,
            status_on=decision.status_on,
            status_note=decision.status_note,
        )
        for decision in decisions
    )


def moves_of(session: Session, child_id: UUID, history: ReviewHistory, today: date) -> tuple[Move, ...]:
    """Homes as written down, else as the files tell; and each coming into care and leaving it."""
    homes = session.execute(
        select(Home.from_on, Home.with_whom, Home.kind_in_words, Home.town)
        .where(Home.child_id == child_id, Home.deleted_at.is_(None), Home.from_on <= today)
        .order_by(Home.from_on)
    ).all()
    known = known_on(history.episodes, today)
    moves = [Move(since, "moved", with_whom, kind, town) for since, with_whom, kind, town in homes]
    if not homes:
        moves = [Move(on, "moved", None, kind) for on, kind in moves_in_files(history.episodes, today) if kind]
    moves += [Move(episode.started_on, "came_into_care") for episode in known if episode.reason_new_episode == "S"]
    left = left_on(history, today) if known and not looked_after_on(history.episodes, today) else None
    if left is not None:
        moves.append(Move(left, "left_care"))
    return tuple(sorted(moves, key=lambda move: move.on, reverse=True))
