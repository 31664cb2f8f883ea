"""A letter as it stands: what is typed, what the records add, what it says, and what is still missing."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import LetterFacts, assemble
from iro_desktop.letters.checks import LetterIsNotReady, Problem, problems_before_finishing
from iro_desktop.letters.content import LetterContent, letter_from_json
from iro_desktop.letters.guard import Guard
from iro_desktop.letters.templates import Draft, fill, with_texts
from iro_desktop.models.audience import THE_CHILD
from iro_desktop.models.letter import Letter, LetterKind, LetterSection, LetterStatus, kind_of
from iro_desktop.models.refused import Refused
from iro_desktop.queries.for_readers import decisions_for
from iro_desktop.queries.letter_facts import LetterRecords, letter_records
from iro_desktop.queries.letter_privacy import guarded_problems
from iro_desktop.queries.letter_templates import TemplateChoice, template_of, templates_for
from iro_desktop.queries.letter_translation import TRANSLATION
from iro_desktop.queries.letter_words import CONFIRMED_WORDS, OfferedWords
from iro_desktop.queries.who import Who


class LetterIsNotHere(Refused):
    """The letter, or the child it is for, is not on this laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDecision:
    """A decision of the review in both wordings, as the studio shows it."""

    decision_id: UUID
    number: int
    wording: str
    child_wording: str
    owner_name: str | None
    owner_role: str | None
    owner_person_id: UUID | None
    due_on: date | None
    when_in_childs_words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """A letter on the desk: everything that the letter studio shows."""

    letter_id: UUID
    review_id: UUID | None
    kind: LetterKind
    templates: tuple[TemplateChoice, ...]
    """Those that it may be written from."""
    recipient_name: str
    """Of a letter to an adult, whom it is to; empty for the child."""
    about_on: date | None
    """The birthday that a card is for."""
    who: Who
    age: int | None
    reading_words: str | None
    held_on: date | None
    version_number: int
    reason_for_version: str | None
    newer_version_id: UUID | None
    """The version that replaces this one, where there is one."""
    finished_at: datetime | None
    """None while it is a draft."""
    draft: Draft
    facts: LetterFacts
    details: dict[str, str | None]
    withheld: Guard
    decisions: tuple[WrittenDecision, ...]
    offered: tuple[OfferedWords, ...]
    content: LetterContent
    """What the letter says: as frozen once it is finished, else as it would be now."""
    problems: tuple[Problem, ...]
    """What stands between it and a finished letter; empty for a finished one."""
    warnings: tuple[str, ...]

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None


def studio(session: Session, letter_id: UUID, *, today: date, bank_holidays: Container[date]) -> Studio:
    """A letter with all that the studio shows. Raises LetterIsNotHere."""
    letter = _letter(session, letter_id)
    written = written_letter(session, letter, today=today, bank_holidays=bank_holidays)
    records, finished = written.records, letter.status is LetterStatus.FINISHED
    return Studio(
        letter_id=letter.id,
        review_id=letter.review_id,
        kind=kind_of(letter),
        templates=() if finished else templates_for(session, kind_of(letter), besides=letter.template),
        recipient_name=records.facts.reader_name or "",
        about_on=letter.about_on,
        who=records.who,
        age=records.age,
        reading_words=records.reading_words,
        held_on=records.held_on,
        version_number=letter.version_number,
        reason_for_version=letter.reason_for_version,
        newer_version_id=_newer_version(session, letter),
        finished_at=letter.finished_at if finished else None,
        draft=written.draft,
        facts=records.facts,
        details=dict(records.details),
        withheld=records.withheld,
        decisions=_decisions(session, letter.review_id),
        offered=records.offered,
        content=_frozen(letter) or assemble(written.draft, records.facts),
        problems=() if finished else problems_of(written.draft, records.facts, records.withheld),
        warnings=(*([written.warning] if written.warning else []), *records.warnings),
    )


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter's draft with what the records say for it."""

    draft: Draft
    records: LetterRecords
    warning: str | None
    """What to tell the officer where the letter's template could not be opened."""


def written_letter(session: Session, letter: Letter, *, today: date, bank_holidays: Container[date]) -> WrittenLetter:
    """The draft with what was typed, every known detail in its place. Raises LetterIsNotHere.

    Only what the officer typed is kept with the letter. Everything else is made from the template and the records each
    time, so that a day that moves moves in the letter too.
    """
    records = letter_records(session, letter, today=today, bank_holidays=bank_holidays)
    if records is None:
        raise LetterIsNotHere("The child of this letter is not on this laptop. Nothing was changed.")
    opened = template_of(session, letter)
    draft = with_texts(fill(opened.template, records.details), typed_texts(session, letter.id), records.details)
    return WrittenLetter(draft, records, opened.warning)


def problems_of(draft: Draft, facts: LetterFacts, withheld: Guard) -> tuple[Problem, ...]:
    """Everything to put right before a letter may be finished."""
    return (*problems_before_finishing(draft, facts), *guarded_problems(draft, facts, withheld))


def typed_texts(session: Session, letter_id: UUID) -> dict[str, str]:
    """What the officer typed, by the key of its section, in the order of the letter."""
    rows = select(LetterSection.key, LetterSection.text).where(
        LetterSection.letter_id == letter_id,
        LetterSection.kind.not_in((CONFIRMED_WORDS, TRANSLATION)),
        LetterSection.deleted_at.is_(None),
    )
    return dict(session.execute(rows.order_by(LetterSection.position, LetterSection.key)).all())


def letter_content(session: Session, letter_id: UUID, *, today: date, bank_holidays: Container[date]) -> LetterContent:
    """What a letter says, to be printed: a finished one as frozen, a draft as it stands.

    Raises LetterIsNotHere, and `checks.LetterIsNotReady` for a draft with problems: no blank ever leaves the app.
    """
    letter = _letter(session, letter_id)
    frozen = _frozen(letter)
    if frozen is not None:
        return frozen
    written = written_letter(session, letter, today=today, bank_holidays=bank_holidays)
    return ready_content(written)


def ready_content(written: WrittenLetter) -> LetterContent:
    """What a draft says, once nothing stands against finishing it. Raises `checks.LetterIsNotReady`."""
    problems = problems_of(written.draft, written.records.facts, written.records.withheld)
    if problems:
        raise LetterIsNotReady(problems)
    return assemble(written.draft, written.records.facts)


def newest_finished(session: Session, template: str) -> LetterContent | None:
    """What the last letter finished from a template says; None where there is none."""
    content = session.scalar(
        select(Letter.finished_content)
        .where(
            Letter.template == template,
            Letter.status == LetterStatus.FINISHED,
            Letter.finished_content.is_not(None),
            Letter.deleted_at.is_(None),
        )
        .order_by(Letter.finished_at.desc(), Letter.id.desc())
        .limit(1)
    )
    return letter_from_json(content) if content else None


def letter_of(session: Session, review_id: UUID) -> UUID | None:
    """The newest version of the letter about a review; None before one was begun."""
    return session.scalar(
        select(Letter.id)
        .where(Letter.review_id == review_id, Letter.deleted_at.is_(None))
        .order_by(Letter.version_number.desc())
        .limit(1)
    )


def midway_letter_of(session: Session, midway_id: UUID) -> UUID | None:
    """The newest version of the letter about a midway check; None before one was begun."""
    return session.scalar(
        select(Letter.id)
        .where(Letter.midway_id == midway_id, Letter.deleted_at.is_(None))
        .order_by(Letter.version_number.desc())
        .limit(1)
    )


def _letter(session: Session, letter_id: UUID) -> Letter:
    letter = session.get(Letter, letter_id)
    if letter is None or letter.deleted_at is not None:
        raise LetterIsNotHere("This letter is no longer on this laptop. Nothing else was changed.")
    return letter


def _frozen(letter: Letter) -> LetterContent | None:
    if letter.status is not LetterStatus.FINISHED or letter.finished_content is None:
        return None
    return letter_from_json(letter.finished_content)


def _newer_version(session: Session, letter: Letter) -> UUID | None:
    return session.scalar(
        select(Letter.id).where(Letter.replaces_id == letter.id, Letter.deleted_at.is_(None)).limit(1)
    )


def _decisions(session: Session, review_id: UUID | None) -> tuple[WrittenDecision, ...]:
    if review_id is None:
        return ()
    return tuple(
        WrittenDecision(
            decision_id=decision.id,
            number=decision.number,
            wording=decision.wording,
            child_wording=decision.child_wording,
            owner_name=decision.owner_name,
            owner_role=decision.owner_role,
            owner_person_id=decision.owner_person_id,
            due_on=decision.due_on,
            when_in_childs_words=decision.when_in_childs_words,
        )
        for decision in decisions_for(session, review_id, (THE_CHILD,))
    )
