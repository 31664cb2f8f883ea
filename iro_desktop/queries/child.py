"""One child's page: who they are, how they want things done, what is due, and all that happened."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import AgeBand, BetweenReviews, Child, ChildPreferences, preferences_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.periods_of_care import looked_after_on
from iro_desktop.queries.child_between import BetweenEntry, between_entries, between_records
from iro_desktop.queries.child_history import (
    DecisionEntry,
    LetterEntry,
    Move,
    ReviewEntry,
    Said,
    Talk,
    decisions_of,
    letters_of,
    moves_of,
    review_entries,
    talks_of,
    words_by_owner,
)
from iro_desktop.queries.children import left_on, next_line
from iro_desktop.queries.contact import Contact, contact_of
from iro_desktop.queries.histories import review_histories
from iro_desktop.queries.homes import HomeNow, homes_on
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.made_from import MadeRow, made_for_child
from iro_desktop.queries.what_is_due import DueLine, Papers, Plan, lines_after, papers_of, plans
from iro_desktop.queries.who import NoSuchChild, Who, everyone, who_is


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How the child wants things done; every field empty where nothing was written down yet."""

    likes: tuple[str, ...] = ()
    not_times: tuple[str, ...] = ()
    not_in_the_room: tuple[str, ...] = ()
    preferred_contact: str = ""
    best_time: str = ""
    review_place: str = ""
    who_chairs: str = ""
    opening_activity: str = ""
    reads_letter_with: str = ""
    reading_band: AgeBand | None = None
    reading_words: str = ""
    letter_font: str = ""
    letter_size_points: int | None = None
    letter_paper: str = ""
    letter_pictures: str = ""
    language: str = ""
    confirmed_on: date | None = None
    contact_between_reviews: BetweenReviews | None = None


NOTHING_SAID = Wishes()
"""Of a child of whom nothing was written down yet."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A brother or sister. `child_id` where they are on this laptop too."""

    name: str
    child_id: UUID | None
    animal: str | None
    born_on: date | None
    role_in_words: str | None


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody around the child."""

    person_id: UUID
    name: str
    said_as: str | None
    role: PersonRole
    role_in_words: str | None
    team: str | None
    telephone: str | None
    email: str | None
    other_child_id: UUID | None
    until_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildPage:
    """All that the page of one child shows."""

    who: Who
    given_name: str | None
    pronouns: str | None
    first_language: str | None
    interpreter_language: str | None
    in_care: bool
    left_on: date | None
    home: HomeNow | None
    wishes: Wishes
    relatives: tuple[Relative, ...]
    people: tuple[PersonRow, ...]
    due: tuple[DueLine, ...]
    plan: Plan | None
    papers: Papers | None
    reviews: tuple[ReviewEntry, ...]
    talks: tuple[Talk, ...]
    loose_words: tuple[Said, ...]
    """Words that belong to no conversation and no review."""
    letters: tuple[LetterEntry, ...]
    decisions: tuple[DecisionEntry, ...]
    moves: tuple[Move, ...]
    between: tuple[BetweenEntry, ...]
    made: Mapping[UUID, tuple[MadeRow, ...]]
    """What was made from this child's records, by the record it was made from."""
    contact: Contact


def child_page(session: Session, child_id: UUID, today: date, bank_holidays: Container[date]) -> ChildPage:
    """Everything on one child's page. Raises NoSuchChild where the child is not on this laptop."""
    child = session.get(Child, child_id)
    if child is None or child.deleted_at is not None:
        raise NoSuchChild("This child is not on this laptop any more. Nothing of yours was changed. Go to Children.")
    history = review_histories(session, (child_id,))[child_id]
    plan = plans(session, (child_id,)).get(child_id)
    limits = limits_here(session)
    papers = papers_of(session, today, bank_holidays, (child_id,), limits=limits).get(child_id)
    between = between_records(session, child_id)
    check = next((one for one in between.checks if papers and one.review_id == papers.review_id), None)
    in_care = looked_after_on(history.episodes, today)
    left = None if in_care else left_on(history, today)
    words = words_by_owner(session, child_id)
    decisions = decisions_of(session, child_id)
    people = _people(session, child_id)
    return ChildPage(
        who=who_is(child),
        given_name=child.given_name,
        pronouns=child.pronouns,
        first_language=child.first_language,
        interpreter_language=child.interpreter_language,
        in_care=in_care,
        left_on=left,
        home=homes_on(session, today, {child_id: history.episodes}, (child_id,)).get(child_id),
        wishes=wishes_of(session, child_id),
        relatives=_relatives(session, people),
        people=people,
        due=(
            next_line(history, plan, today, bank_holidays, limits=limits),
            *lines_after(papers, plan, today, bank_holidays, check=check, left_on=left, limits=limits),
        ),
        plan=plan,
        papers=papers,
        reviews=review_entries(
            session,
            child_id,
            history=history,
            decisions=decisions,
            words=words,
            today=today,
            bank_holidays=bank_holidays,
            limits=limits,
        ),
        talks=talks_of(session, child_id, words),
        loose_words=tuple(words.get(None, ())),
        letters=letters_of(session, child_id),
        decisions=decisions,
        moves=moves_of(session, child_id, history, today),
        between=between_entries(session, child_id, between),
        made=made_for_child(session, child_id, between),
        contact=contact_of(session, child_id, today),
    )


def wishes_of(session: Session, child_id: UUID) -> Wishes:
    """How the child wants things done; all of it empty where nothing was written down yet."""
    kept = session.get(ChildPreferences, preferences_id(child_id))
    if kept is None or kept.deleted_at is not None:
        return Wishes()
    return Wishes(
        likes=kept.likes,
        not_times=kept.not_times,
        not_in_the_room=kept.not_in_the_room,
        preferred_contact=kept.preferred_contact or "",
        best_time=kept.best_time or "",
        review_place=kept.review_place or "",
        who_chairs=kept.who_chairs or "",
        opening_activity=kept.opening_activity or "",
        reads_letter_with=kept.reads_letter_with or "",
        reading_band=kept.reading_band,
        reading_words=kept.reading_words or "",
        letter_font=kept.letter_font or "",
        letter_size_points=kept.letter_size_points,
        letter_paper=kept.letter_paper or "",
        letter_pictures=kept.letter_pictures or "",
        language=kept.language or "",
        confirmed_on=kept.confirmed_on,
        contact_between_reviews=kept.contact_between_reviews,
    )


def _people(session: Session, child_id: UUID) -> tuple[PersonRow, ...]:
    people = select(
        *(Person.id, Person.name, Person.said_as, Person.role, Person.role_in_words, Person.team),
        *(Person.telephone, Person.email, Person.other_child_id, Person.until_on),
    ).where(Person.child_id == child_id, Person.deleted_at.is_(None))
    order = list(PersonRole)
    rows = (
        PersonRow(
            person.id,
            person.name,
            person.said_as,
            person.role,
            person.role_in_words,
            person.team,
            person.telephone,
            person.email,
            person.other_child_id,
            person.until_on,
        )
        for person in session.execute(people)
    )
    return tuple(sorted(rows, key=lambda row: (row.until_on is not None, order.index(row.role), row.name)))


def _relatives(session: Session, people: Iterable[PersonRow]) -> tuple[Relative, ...]:
    relatives = [one for one in people if one.role is PersonRole.BROTHER_OR_SISTER and one.until_on is None]
    here_too = [one.other_child_id for one in relatives if one.other_child_id]
    here = everyone(session, here_too) if here_too else {}
    found = []
    for person in relatives:
        other = here.get(person.other_child_id) if person.other_child_id else None
        found.append(
            Relative(
                name=(other.known_as if other else None) or person.said_as or person.name,
                child_id=other.child_id if other else None,
                animal=other.animal if other else None,
                born_on=other.born_on if other else None,
                role_in_words=person.role_in_words,
            )
        )
    return tuple(sorted(found, key=lambda relative: (relative.born_on or date.max, relative.name)))
