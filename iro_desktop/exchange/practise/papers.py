"""A paper from every template, filled for a child of the practise caseload: what the command line shows of them."""

from collections.abc import Container, Iterable
from datetime import UTC, date, datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.actions.letter_kinds import (
    start_adult_copy,
    start_birthday_card,
    start_goodbye,
    start_guardian_letter,
    start_introduction,
    start_invitation,
    start_parents_invitation,
)
from iro_desktop.actions.letters import (
    choose_template,
    put_words_in,
    reopen_letter,
    save_section,
    start_letter,
    start_midway_letter,
)
from iro_desktop.exchange.practise.paper_lines import Lines, lines_for_paper
from iro_desktop.letters.checks import Problem
from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.kinds import ALL_TEMPLATES, PLAIN_OTHER, TEMPLATES
from iro_desktop.letters.templates import load_template
from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.birthdays import next_birthday
from iro_desktop.models.child import AgeBand, Child, ChildPreferences
from iro_desktop.models.letter import Letter, LetterKind, LetterSection, LetterStatus, kind_of
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.letter_reader import is_first_review, likes_easy_read
from iro_desktop.queries.letter_words import CONFIRMED_WORDS
from iro_desktop.queries.letters import letter_content, newest_finished, studio


def practise_content(session: Session, template: str, *, today: date, bank_holidays: BankHolidays) -> LetterContent:
    """What a letter from this template says to a practise child: the newest finished one, else one begun now.

    Raises Refused where no practise child has what the letter is about.
    """
    if template not in ALL_TEMPLATES:
        raise Refused(f"There is no template “{template}”. Nothing was written.")
    content = newest_finished(session, template)
    if content is not None:
        return content
    for letter_id in _suiting(session, template, _begun(session, template, today, bank_holidays)):
        if template != PLAIN_OTHER:
            choose_template(session, letter_id, template=template)
            _take_out_what_was_typed(session, letter_id, at=datetime.combine(today, time(), UTC))
        session.flush()
        answer_everything(session, letter_id, today=today, bank_holidays=bank_holidays)
        try:
            return letter_content(session, letter_id, today=today, bank_holidays=bank_holidays)
        except Refused:
            continue  # this child lacks something that no typing can bring, as a review without decisions does
    raise Refused(f"No practise child has what a letter from “{template}” is about. Nothing was written.")


def answer_everything(session: Session, letter_id: UUID, *, today: date, bank_holidays: BankHolidays) -> None:
    """Invented lines of the reader's age wherever somebody has to type, and two of the child's own words."""
    open_letter = studio(session, letter_id, today=today, bank_holidays=bank_holidays)
    for offered in open_letter.offered[:2]:
        put_words_in(session, letter_id, offered.words_id)
    lines = of_age(session, letter_id)
    for section in open_letter.draft.sections:
        # Where nothing was said, there is nothing to have passed on.
        if section.key in lines and not section.text and (section.key != "after_words" or open_letter.offered):
            save_section(session, letter_id, section.key, text=lines[section.key])
    session.flush()
    choices = {section.key: section.choices for section in open_letter.draft.sections if section.choices}
    if choices:
        asked = studio(session, letter_id, today=today, bank_holidays=bank_holidays)
        for key in _asked_in(asked.problems, choices):
            save_section(session, letter_id, key, text=choices[key][0])
        session.flush()


def of_age(session: Session, letter_id: UUID) -> Lines:
    """What an officer might type in this letter, by section."""
    letter = existing(session, Letter, letter_id)
    return lines_for_paper(letter.template, kind_of(letter), letter.age_band)


def _suiting(session: Session, template: str, letter_ids: Iterable[UUID]) -> Iterable[UUID]:
    """The letters to readers of the template's age and form first, then the others: there may be no such reader."""
    opened = load_template(template)
    others = []
    for letter_id in letter_ids:
        session.flush()
        letter = existing(session, Letter, letter_id)
        of_age = opened.age_band not in set(AgeBand) or letter.age_band == opened.age_band
        wishes = session.scalar(select(ChildPreferences).where(ChildPreferences.child_id == letter.child_id))
        if of_age and likes_easy_read(wishes) is opened.easy_read:
            yield letter_id
        else:
            others.append(letter_id)
    yield from others


def _take_out_what_was_typed(session: Session, letter_id: UUID, *, at: datetime) -> None:
    """What was typed for another template would stand at the end of this one. The child's words stay in."""
    typed = select(LetterSection).where(LetterSection.letter_id == letter_id, LetterSection.kind != CONFIRMED_WORDS)
    for section in session.scalars(typed).all():
        section.deleted_at = at


def _asked_in(problems: Iterable[Problem], sections: Container[str]) -> list[str]:
    keys = [problem.section for problem in problems if problem.section in sections and problem.decision is None]
    return list(dict.fromkeys(keys))


def _begun(session: Session, template: str, today: date, bank_holidays: BankHolidays) -> Iterable[UUID]:
    """A letter of the template's kind for one practise child after another."""
    kind = next((kind for kind, names in TEMPLATES.items() if template in names), LetterKind.GOODBYE)
    if kind is LetterKind.REVIEW:
        return _review_letters(session, template, today)
    if kind is LetterKind.MIDWAY:
        finished = select(MidwayCheck.review_id).where(MidwayCheck.closed_at.is_not(None))
        checks = session.scalars(finished.order_by(MidwayCheck.closed_at.desc())).all()
        return (start_midway_letter(session, review_id, today=today) for review_id in checks)
    if kind is LetterKind.INVITATION_CHILD:
        return (start_invitation(session, one.id, today=today) for one in _reviews_to_come(session, today))
    if kind.is_to_an_adult:
        return _to_adults(session, kind, today)
    return _to_children(session, kind, today, bank_holidays)


def _to_adults(session: Session, kind: LetterKind, today: date) -> Iterable[UUID]:
    if kind is LetterKind.GUARDIAN:
        guardians = select(Person).where(Person.role == PersonRole.GUARDIAN, Person.deleted_at.is_(None))
        for person in session.scalars(guardians.order_by(Person.name)).all():
            yield start_guardian_letter(session, person.child_id, person.id, today=today)
    elif kind is LetterKind.INVITATION_PARENT:
        for review in _reviews_to_come(session, today):
            for person in _people(session, review.child_id, PersonRole.PARENT):
                yield start_parents_invitation(session, review.id, person.id, today=today)
    else:
        held = select(Review).where(Review.held_on.is_not(None), Review.from_files.is_(False))
        for review in session.scalars(held.order_by(Review.held_on.desc()).limit(20)).all():
            for person in _people(session, review.child_id, PersonRole.CARER):
                yield start_adult_copy(session, review.id, person.id, today=today)


def _review_letters(session: Session, template: str, today: date) -> Iterable[UUID]:
    if template.startswith("adjourned"):
        for review_id in session.scalars(select(Adjournment.review_id).order_by(Adjournment.adjourned_on)).all():
            letter_id = start_letter(session, review_id, today=today)
            session.flush()
            yield reopen_letter(session, letter_id, reason="in another template")
    else:
        finished = (
            select(Letter.id, Review)
            .join(Review, Review.id == Letter.review_id)
            .where(Letter.status == LetterStatus.FINISHED, Letter.kind == LetterKind.REVIEW)
            .order_by(Letter.finished_at.desc())
        )
        wants_first = template.startswith("first_review")
        for letter_id, review in session.execute(finished).all():
            if is_first_review(session, review) or not wants_first:
                yield reopen_letter(session, letter_id, reason="in another template")


def _to_children(session: Session, kind: LetterKind, today: date, bank_holidays: BankHolidays) -> Iterable[UUID]:
    known = select(Child).where(Child.known_as.is_not(None), Child.date_of_birth.is_not(None))
    for child in session.scalars(known.order_by(Child.council_child_id)).all():
        if kind is LetterKind.NEW_IRO:
            yield start_introduction(session, child.id, today=today)
        elif kind is LetterKind.GOODBYE:
            yield start_goodbye(session, child.id, today=today)
        elif child.date_of_birth is not None and child.date_of_birth < today:
            on, _, _ = next_birthday(child.date_of_birth, today, bank_holidays)
            yield start_birthday_card(session, child.id, birthday_on=on, today=today)


def _reviews_to_come(session: Session, today: date) -> list[Review]:
    planned = select(Review).where(
        Review.status == ReviewStatus.PLANNED, Review.planned_on >= today, Review.deleted_at.is_(None)
    )
    return list(session.scalars(planned.order_by(Review.planned_on)))


def _people(session: Session, child_id: UUID, role: PersonRole) -> list[Person]:
    of_role = select(Person).where(Person.child_id == child_id, Person.role == role, Person.deleted_at.is_(None))
    return list(session.scalars(of_role.order_by(Person.name)))
