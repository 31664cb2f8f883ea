"""What must never stand in a letter: where people live, and how to ring them at home."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import LetterFacts, assemble
from iro_desktop.letters.checks import GREETING, Problem, ProblemKind
from iro_desktop.letters.guard import Found, Guard
from iro_desktop.letters.guard.leaving_out import texts_of
from iro_desktop.letters.templates import Draft, SectionKind
from iro_desktop.models.child import Home
from iro_desktop.models.languages import language_named
from iro_desktop.models.letter_safety import Protected
from iro_desktop.models.people import Person

_SHORTEST = 4
"""Letters and figures: a stray "1" in an address field must not forbid every one in a letter."""
_CALLED = {
    **dict.fromkeys((Protected.ADDRESS, Protected.POSTCODE), "an address or a number"),
    **dict.fromkeys((Protected.TELEPHONE, Protected.EMAIL), "an address or a number"),
    Protected.PLACE: "the name of a place",
    Protected.BIRTHDAY: "the birthday",
    Protected.NUMBER: "a number",
}
_PARTS_OF_AN_ADDRESS = re.compile(r"[,;\n]")


def private_places(session: Session, child_id: UUID) -> frozenset[str]:
    """Addresses, postcodes, telephones and email addresses of a child's homes and of the people around the child.

    Also of homes and people that were deleted: what was written there by mistake may still be somebody's address.
    """
    homes = session.scalars(select(Home).where(Home.child_id == child_id))
    people = session.scalars(select(Person).where(Person.child_id == child_id))
    of_homes = [part for home in homes for part in _places_of(home)]
    return frozenset([*of_homes, *(place for person in people for place in _places_of_person(person))])


def contains(text: str, places: Collection[str]) -> bool:
    """Whether one of these places stands in a text, however it is spaced, punctuated or capitalised."""
    squeezed = _squeezed(text)
    return any(place in squeezed for place in places)


def guarded_problems(draft: Draft, facts: LetterFacts, guard: Guard) -> Iterator[Problem]:
    """A problem for each part of a letter that tells its reader what they must not learn, wherever it was typed.

    A letter to a child is read by others too, and may be left lying on a table.
    """
    for section in draft.sections:
        quotes = [quote.words for quote in facts.quotes] if section.kind is SectionKind.WORDS else []
        yield from _found(guard, section.key, section.name, (section.heading or "", section.text, *quotes))
        if section.kind is SectionKind.REQUESTS:
            for request in facts.requests:
                said = (request.asked, request.why or "", request.who_decides or "")
                yield from _found(guard, section.key, section.name, said)
        if section.kind is SectionKind.DECISIONS:
            for decision in facts.decisions:
                told = (decision.child_wording, decision.owner_name or "", decision.when_in_childs_words or "")
                for problem in _found(guard, section.key, f"Decision {decision.number}", told):
                    yield replace(problem, decision=decision.number)
    for text in (draft.greeting, draft.sign_off):
        yield from _found(guard, GREETING, "The greeting", (text,))
    yield from _found_in_translation(draft, facts, guard)
    # Then everything else that would be printed: the title, who writes, and whatever a letter gets one day.
    whole = "\0".join(_scanned(draft, facts))
    yield from _found(
        guard, GREETING, "The letter", (text for text in texts_of(assemble(draft, facts)) if text not in whole)
    )


def _scanned(draft: Draft, facts: LetterFacts) -> Iterator[str]:
    """What was looked through where it was typed. A paragraph of it is not looked through again."""
    yield from (draft.greeting, draft.sign_off)
    for section in draft.sections:
        yield from (section.heading or "", section.text)
        if section.kind is SectionKind.WORDS:
            yield from (quote.words for quote in facts.quotes)
        if section.kind is SectionKind.DECISIONS:
            yield from (decision.child_wording for decision in facts.decisions)
    if facts.translation is not None:
        yield from (text for part in facts.translation.parts for text in (part.heading, part.text))


def _found_in_translation(draft: Draft, facts: LetterFacts, guard: Guard) -> Iterator[Problem]:
    """What stands in the other language too: figures, postcodes and names are found in any script they share."""
    told = facts.translation
    if told is None:
        return
    language = language_named(told.language)
    into = language.name if language else told.language
    names = {section.key: section.name for section in draft.sections}
    for part in told.parts:
        where = f"{names.get(part.key, 'The greeting')}, in {into}"
        yield from _found(guard, part.key, where, (part.heading, part.text))
    for person in (told.translator_name, told.checked_by):
        yield from _found(guard, GREETING, f"The line about the translation into {into}", (person,))


def _found(guard: Guard, key: str, where: str, texts: Iterable[str]) -> Iterator[Problem]:
    """One problem for each detail at this place, however often it stands there."""
    found: dict[str, Found] = {}
    for text in texts:
        for one in guard.find(text):
            found.setdefault(one.detail.key, one)
    for one in found.values():
        yield Problem(key, _sentence(one, where, guard.reader), None, ProblemKind.WITHHELD, one)


def _sentence(found: Found, where: str, reader: str) -> str:
    detail = found.detail
    if detail.what is Protected.NAME:
        return f"'{where}' names {detail.whose or 'somebody else.'} Should {reader or 'the reader'} see this?"
    if detail.withheld:
        return f"'{where}' tells {_CALLED[detail.what]} that is withheld from somebody. Take it out of the letter."
    of = f" of {detail.whose.removesuffix('.')}" if detail.whose else ""
    return f"'{where}' tells {_CALLED[detail.what]}{of}. Should {reader or 'the reader'} see this?"


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
