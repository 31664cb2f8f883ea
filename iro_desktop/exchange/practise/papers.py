"""A paper from every template, filled for a child of the practise caseload: what the command line shows of them."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

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
from iro_desktop.letters.checks import Problem
from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.kinds import PLAIN_OTHER, TEMPLATES
from iro_desktop.models.adjournment import Adjournment
from iro_desktop.models.birthdays import next_birthday
from iro_desktop.models.child import Child
from iro_desktop.models.letter import Letter, LetterKind, LetterStatus
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.working_days import BankHolidays
from iro_desktop.queries.letters import letter_content, newest_finished, studio

_LINES = {
    "opening": "You still owe me the second half of that joke.",
    "asked": "I have rung everybody whose promise is not kept. I will ring them again on Friday.",
    "ending": "I am saving the good biscuits for your next meeting.",
    "going_well": "You fed the neighbour’s rabbit for a week. You walked the little ones to the bus.",
    "why_here": "It was not safe at home. That is not because of you. Your social worker asked for a home for you.",
    "why_stopped": "Your plan was not ready. That was our mistake. I am sorry. You did nothing wrong.",
    "why_no": "It is not safe yet, and your social worker’s manager decided so. It is not a punishment.",
    "what_would_change_it": "- Four visits in a row that go well.\n- A plan for what to do when things get loud.",
    "who_gets_this": "You and your social worker get all of it. Nobody else does.",
    "directions": "- Your social worker will read the plan with you. By Friday 8 January.",
    "sorry": "You did not ask for a new person. I am sorry that you have to start again.",
    "what_i_know": "You like dogs. You do not like being asked how you feel. You said that I could know both.",
    "about_me": "I have a loud laugh and a very old bike.",
    "what_i_do": "I will come to see you in the first week, on the day that suits you best.",
    "remember": "You once sat under the table for a whole meeting, and I sat there too.",
    "who_comes": "You will meet the new person with me before I go.",
}
"""What an officer might type. Only the command line's papers hold it: none of it is offered to anybody."""
_OTHERWISE = "An officer would write this line for one child alone."


def practise_content(session: Session, template: str, *, today: date, bank_holidays: BankHolidays) -> LetterContent:
    """What a letter from this template says to a practise child: the newest finished one, else one begun now.

    Raises Refused where no practise child has what the letter is about.
    """
    content = newest_finished(session, template)
    if content is not None:
        return content
    for letter_id in _begun(session, template, today, bank_holidays):
        if template != PLAIN_OTHER:
            choose_template(session, letter_id, template=template)
        session.flush()
        answer_everything(session, letter_id, today=today, bank_holidays=bank_holidays)
        try:
            return letter_content(session, letter_id, today=today, bank_holidays=bank_holidays)
        except Refused:
            continue  # this child lacks something that no typing can bring, as a review without decisions does
    raise Refused(f"No practise child has what a letter from “{template}” is about. Nothing was written.")


def answer_everything(session: Session, letter_id: UUID, *, today: date, bank_holidays: BankHolidays) -> None:
    """An invented line wherever the letter still asks for one, and two of the child's own words where it takes some."""
    open_letter = studio(session, letter_id, today=today, bank_holidays=bank_holidays)
    for offered in open_letter.offered[:2]:
        put_words_in(session, letter_id, offered.words_id)
    session.flush()
    asked = studio(session, letter_id, today=today, bank_holidays=bank_holidays)
    choices = {section.key: section.choices for section in asked.draft.sections}
    for key in _asked_in(asked.problems, choices):
        choice = choices[key][0] if choices[key] else _LINES.get(key, _OTHERWISE)
        save_section(session, letter_id, key, text=choice)
    for key in ("opening", "ending"):
        if key in choices and not any(s.text.strip() for s in asked.draft.sections if s.key == key):
            save_section(session, letter_id, key, text=_LINES[key])
    session.flush()


def _asked_in(problems: Iterable[Problem], sections: dict[str, tuple[str, ...]]) -> list[str]:
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
        finished = select(Letter.id).where(Letter.status == LetterStatus.FINISHED, Letter.kind == LetterKind.REVIEW)
        for letter_id in session.scalars(finished.order_by(Letter.finished_at.desc()).limit(5)).all():
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
