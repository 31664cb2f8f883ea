"""What must never stand in a letter: where people live, and how to ring them at home."""

import re
from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import LetterFacts
from iro_desktop.letters.checks import Problem, ProblemKind
from iro_desktop.letters.templates import Draft, SectionKind
from iro_desktop.models.child import Home
from iro_desktop.models.people import Person, ToldAbout

_SHORTEST = 4
"""Letters and figures: a stray "1" in an address field must not forbid every one in a letter."""
_PARTS_OF_AN_ADDRESS = re.compile(r"[,;\n]")


def private_places(session: Session, child_id: UUID) -> frozenset[str]:
    """Addresses, postcodes, telephones and email addresses of a child's homes and of the people around the child.

    Also of homes and people that were deleted: what was written there by mistake may still be somebody's address.
    """
    homes = session.scalars(select(Home).where(Home.child_id == child_id))
    people = session.scalars(select(Person).where(Person.child_id == child_id))
    of_homes = [part for home in homes for part in _places_of(home)]
    return frozenset([*of_homes, *(place for person in people for place in _places_of_person(person))])


def withheld_places(session: Session, child_id: UUID) -> frozenset[str]:
    """Addresses, postcodes and telephones that somebody must not learn about: of homes, and of people.

    A person around the child who may not be told where the child lives withholds every home, whether or not each
    home's own list names them.
    """
    homes = session.scalars(select(Home).where(Home.child_id == child_id, Home.deleted_at.is_(None))).all()
    people = session.scalars(select(Person).where(Person.child_id == child_id, Person.deleted_at.is_(None))).all()
    every_home = any(ToldAbout.HOME in person.may_not_be_told for person in people)
    of_homes = [part for home in homes if every_home or home.withheld_from for part in _places_of(home)]
    of_people = [place for person in people if person.address_withheld for place in _places_of_person(person)]
    return frozenset([*of_homes, *of_people])


def contains(text: str, places: Collection[str]) -> bool:
    """Whether one of these places stands in a text, however it is spaced, punctuated or capitalised."""
    squeezed = _squeezed(text)
    return any(place in squeezed for place in places)


def withheld_problems(draft: Draft, facts: LetterFacts, places: Collection[str]) -> Iterator[Problem]:
    """A problem for each part of a letter that names a withheld place, wherever it was typed.

    A letter to a child is read by others too, and may be left lying on a table.
    """
    if not places:
        return
    for section in draft.sections:
        quotes = [quote.words for quote in facts.quotes] if section.kind is SectionKind.WORDS else []
        if any(contains(text, places) for text in (section.heading or "", section.text, *quotes)):
            yield _withheld(section.key, section.name)
        if section.kind is SectionKind.REQUESTS:
            for request in facts.requests:
                if contains(" ".join([request.asked, request.why or "", request.who_decides or ""]), places):
                    yield _withheld(section.key, section.name)
        if section.kind is SectionKind.DECISIONS:
            for decision in facts.decisions:
                said = (decision.child_wording, decision.owner_name, decision.when_in_childs_words)
                if contains(" ".join(part for part in said if part), places):
                    yield _withheld(section.key, f"Decision {decision.number}", decision.number)


def _withheld(key: str, where: str, decision: int | None = None) -> Problem:
    sentence = f"'{where}' tells an address or a number that is withheld from somebody. Take it out of the letter."
    return Problem(key, sentence, decision, ProblemKind.WITHHELD)


def _places_of(home: Home) -> list[str]:
    return [*_addresses(home.address), *_numbers(home.postcode, home.telephone)]


def _places_of_person(person: Person) -> list[str]:
    return [*_addresses(person.address), *_numbers(person.telephone, person.email)]


def _addresses(address: str | None) -> list[str]:
    """An address as a whole, and its first line: the street is enough to find a door."""
    parts = [_squeezed(part) for part in _PARTS_OF_AN_ADDRESS.split(address or "")]
    first = parts[0] if len(parts[0]) >= _SHORTEST else "".join(parts[:2])
    return _long_enough([first, "".join(parts)])


def _numbers(*numbers: str | None) -> list[str]:
    return _long_enough(_squeezed(number or "") for number in numbers)


def _long_enough(squeezed: Iterable[str]) -> list[str]:
    return [part for part in squeezed if len(part) >= _SHORTEST]


def _squeezed(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
