"""For whom a letter is, and what it may tell them: a child and each adult are judged apart."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import DecisionFact, decision_line
from iro_desktop.letters.content import ADULTS_LOOK, LetterLook, look_for
from iro_desktop.letters.kinds import ADJOURNED_LETTER_FOR, FIRST_REVIEW_LETTER_FOR, PLAIN, REVIEW_LETTER_FOR
from iro_desktop.letters.spoken import decision_sentence
from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.audience import THE_CHILD, Reader, person
from iro_desktop.models.care import Episode
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, LetterFormat, age_band_for
from iro_desktop.models.ids import companion_id
from iro_desktop.models.letter import Letter, kind_of
from iro_desktop.models.people import Person
from iro_desktop.models.review import Meeting, MeetingKind, Review
from iro_desktop.models.timescales import add_months, age_on
from iro_desktop.queries.decision_facts import decision_facts
from iro_desktop.queries.not_told import not_told
from iro_desktop.queries.officers import OfficerRow

_OF_A_FORMAT: Mapping[LetterFormat, str] = MappingProxyType(
    {
        LetterFormat.EASY_READ: "review_easy_read",
        LetterFormat.SYMBOLS: "review_easy_read",
        LetterFormat.TRANSLATED: "review_interpreter",
    }
)
_WITH_PICTURES = (LetterFormat.EASY_READ, LetterFormat.SYMBOLS)
_STARTED = "S"
"""The 903's reason for an episode with which a period of care begins."""
_SECOND_WITHIN_MONTHS = 3
"""The second review is due within three months of the first: Care Planning … Regulations 2010, reg. 33(2)."""
_ADULTS_ROLE = "Independent Reviewing Officer"


def reader_for(letter: Letter) -> Reader:
    """Who reads a letter, as records are judged for them."""
    return person(letter.recipient_id) if letter.recipient_id is not None else THE_CHILD


def not_told_about(session: Session, letter: Letter) -> frozenset[str]:
    """What the record says that the adult who reads must not learn; empty for the child."""
    reader = session.get(Person, letter.recipient_id) if letter.recipient_id is not None else None
    return not_told(session, reader)


def look_of(wishes: ChildPreferences | None, letter: Letter, animal: str | None) -> LetterLook:
    """The child's own look; a letter to an adult is plain, and carries nothing of the child's."""
    if kind_of(letter).is_to_an_adult:
        return ADULTS_LOOK
    return look_for(
        font=wishes.letter_font if wishes else None,
        size_points=wishes.letter_size_points if wishes else None,
        paper=wishes.letter_paper if wishes else None,
        pictures=wishes.letter_pictures if wishes else None,
        animal=animal,
    )


def likes_easy_read(wishes: ChildPreferences | None) -> bool:
    """Whether a child gets each letter with a picture beside each idea."""
    return wishes is not None and wishes.letter_format in _WITH_PICTURES


def role_of(officer: OfficerRow | None, letter: Letter) -> str:
    """What the officer is to whoever reads."""
    if officer is None:
        return ""
    return _ADULTS_ROLE if kind_of(letter).is_to_an_adult else officer.title


def decisions_for_reader(
    session: Session, letter: Letter, review: Review | None, officer: OfficerRow | None
) -> str | None:
    """The decisions that the adult who reads may have, a line each, in the adults' words; None where there is none."""
    if not kind_of(letter).is_to_an_adult or review is None:
        return None
    facts = decision_facts(session, review, officer, (reader_for(letter),))
    return "\n".join(f"- {_line(one, officer)}" for one in facts if one.wording.strip()) or None


def _line(decision: DecisionFact, officer: OfficerRow | None) -> str:
    wording = replace(decision, child_wording=decision.wording, when_in_childs_words=None)
    return decision_sentence(decision_line(wording, officer.known_as if officer else ""))


def band_for(session: Session, child_id: UUID, today: date) -> AgeBand | None:
    """How the child reads, as somebody chose it, else their age; None where nobody knows either."""
    wishes = _wishes(session, child_id)
    if wishes is not None and wishes.reading_band is not None:
        return wishes.reading_band
    child = session.get(Child, child_id)
    born_on = child.date_of_birth if child is not None else None
    return age_band_for(age_on(born_on, today)) if born_on is not None else None


def review_template(session: Session, review: Review, band: AgeBand | None) -> str:
    """The template that the letter about a review begins with."""
    wishes = _wishes(session, review.child_id)
    wanted = wishes.letter_format if wishes is not None else None
    if wanted is not None and wanted in _OF_A_FORMAT:
        return _OF_A_FORMAT[wanted]
    if band is None:
        return PLAIN
    if _stopped_early(session, review.id):
        return ADJOURNED_LETTER_FOR[band]
    return FIRST_REVIEW_LETTER_FOR[band] if is_first_review(session, review) else REVIEW_LETTER_FOR[band]


def _stopped_early(session: Session, review_id: UUID) -> bool:
    """Whether a review was adjourned and has not gone on since."""
    found = session.get(Adjournment, companion_id(review_id, "adjournment"))
    return found is not None and found.deleted_at is None and not went_on(session, review_id)


def went_on(session: Session, review_id: UUID) -> bool:
    """Whether an adjourned review has gone on since."""
    again = select(Meeting.id).where(
        Meeting.review_id == review_id, Meeting.kind == MeetingKind.RECONVENED, Meeting.deleted_at.is_(None)
    )
    return session.scalar(again.limit(1)) is not None


def is_first_review(session: Session, review: Review) -> bool:
    """Whether a review was surely the first of a period of care: none was held since the child became looked after.

    Of a child who came long before it, an older review may only be missing here, so that nobody can say.
    """
    if review.held_on is None:
        return False
    began = select(func.max(Episode.started_on)).where(
        Episode.child_id == review.child_id,
        Episode.reason_new_episode == _STARTED,
        Episode.started_on <= review.held_on,
        Episode.deleted_at.is_(None),
    )
    began_on = session.scalar(began)
    if began_on is None or add_months(began_on, _SECOND_WITHIN_MONTHS) < review.held_on:
        return False
    before = select(Review.id).where(
        Review.child_id == review.child_id,
        Review.held_on >= began_on,
        Review.held_on < review.held_on,
        Review.deleted_at.is_(None),
    )
    return session.scalar(before.limit(1)) is None


def _wishes(session: Session, child_id: UUID) -> ChildPreferences | None:
    return session.scalar(
        select(ChildPreferences).where(ChildPreferences.child_id == child_id, ChildPreferences.deleted_at.is_(None))
    )
