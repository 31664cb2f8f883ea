"""The records of who a child is: the child, how they want things done, their homes, and the people around them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise.care import CareLife
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COUNCIL, Portrait
from iro_desktop.exchange.practise.homes import Kind, Stay
from iro_desktop.exchange.practise.slots import OFFICER, OFFICER_NAME, Sibling
from iro_desktop.letters.content import LetterFont, Paper
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.care import AdoptionPlacement, UnaccompaniedStatus
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, Home, age_band_for, preferences_id
from iro_desktop.models.ids import companion_id, imported_id
from iro_desktop.models.people import HelpLine, Officer, Person, PersonRole
from iro_desktop.models.timescales import birthday_at

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
"""The letter before a UPN, by the sum of its digits modulo 23."""

OFFICER_TELEPHONE = "07700 900 164"
OFFICER_EMAIL = "ruth@practise.example"
HELP_LINES: Mapping[str, tuple[str, str]] = {
    "advocate": ("Winston", "08081 570 145"),
    "complaints": ("The complaints team", "020 7946 0172"),
    "commissioner": ("Help at Hand", "08081 570 160"),
}
"""Name and telephone by kind, the telephones from the ranges kept for drama."""

LIKES = {
    AgeBand.FROM_4_TO_7: ("drawing", "being outside", "playing first", "toy animals", "stories", "building", "singing"),
    AgeBand.FROM_8_TO_11: (
        "video calls",
        "drawing",
        "football",
        "board games",
        "walking and talking",
        "baking",
        "facts",
    ),
    AgeBand.FROM_12_TO_15: ("texts", "walks", "chips", "music on low", "meeting outside", "art", "short meetings"),
    AgeBand.FROM_16_TO_17: ("texts", "coffee", "meeting at college", "evenings", "straight answers", "cooking"),
}
NOT_TIMES = (
    "not Fridays",
    "not Mondays",
    "not before school",
    "not in lessons",
    "not after seven",
    "not on match days",
)
OPENINGS = (
    "a quick game",
    "something to eat",
    "a drawing",
    "good news first",
    "a song they choose",
    "a walk round the block",
)
READING = {
    AgeBand.FROM_4_TO_7: ("listens, not yet reading", "picture books", "5 to 6"),
    AgeBand.FROM_8_TO_11: ("7 to 9", "8 to 10", "9 to 11"),
    AgeBand.FROM_12_TO_15: ("10 to 12", "11 to 13", "12 to 14"),
    AgeBand.FROM_16_TO_17: ("13 to 15", "reads anything", "12 to 14"),
}


def officer_and_help_lines(today: date) -> list[SyncedRecord]:
    """The officer whose caseload it is, and whom a child can turn to."""
    checked_on = today - timedelta(days=40)
    officer = Officer(
        id=imported_id(COUNCIL, "", "officer"),
        name=OFFICER_NAME,
        known_as=OFFICER,
        telephone=OFFICER_TELEPHONE,
        email=OFFICER_EMAIL,
    )
    lines = [
        HelpLine(
            id=imported_id(COUNCIL, "", "help_line", kind),
            name=name,
            kind=kind,
            telephone=telephone,
            checked_on=checked_on,
        )
        for kind, (name, telephone) in HELP_LINES.items()
    ]
    return [officer, *lines]


def child_record(child: Portrait, rng: Random) -> Child:
    """The child, with every column of the Header."""
    alone = child.part.story is Story.ARRIVED_ALONE
    return Child(
        id=child.child_id,
        council=COUNCIL,
        council_child_id=child.council_child_id,
        date_of_birth=child.born_on,
        known_as=child.known_as,
        given_name=child.given_name,
        family_name=child.family_name,
        pronouns="she" if child.girl else "he",
        sex="F" if child.girl else "M",
        ethnicity=child.heritage.ethnicity,
        upn=_upn(child, rng),
        mother="0" if child.girl and child.part.story is not Story.SHORT_BREAKS else None,
        first_language=child.heritage.language if alone else "English",
        interpreter_language=child.heritage.language if alone else None,
        animal=child.animal,
        colour=child.colour,
        practise=True,
    )


def _upn(child: Portrait, rng: Random) -> str:
    """Letter and 12 digits, the letter being the right one; UN1 before school age, UN2 for who never was at school."""
    if child.part.age < 5:
        return "UN1"
    if child.part.story is Story.ARRIVED_ALONE:
        return "UN2"
    digits = f"999{rng.randint(0, 999_999_999):09}"
    weighed = sum(int(digit) * weight for weight, digit in enumerate(digits, start=2))
    return CHECK_LETTERS[weighed % 23] + digits


def status_records(child: Portrait) -> Iterator[SyncedRecord]:
    """Coming alone, or the decision to place for adoption, where either is so."""
    if child.part.story is Story.ARRIVED_ALONE:
        yield UnaccompaniedStatus(
            id=imported_id(COUNCIL, child.council_child_id, "uasc"),
            child_id=child.child_id,
            sex="F" if child.girl else "M",
            ceased_on=birthday_at(child.born_on, 18),
        )
    if child.pace.authorised_on is not None:
        decided_on = child.pace.authorised_on - timedelta(days=21)
        yield AdoptionPlacement(
            id=imported_id(COUNCIL, child.council_child_id, "placed_for_adoption", decided_on.isoformat()),
            child_id=child.child_id,
            decided_on=decided_on,
        )


def preferences(child: Portrait, today: date, rng: Random) -> ChildPreferences:
    """How the child wants things done. Little is known of those who came last week, and of the very small."""
    band = age_band_for(child.part.age)
    found = ChildPreferences(id=preferences_id(child.child_id), child_id=child.child_id, language="en")
    if child.part.age < 4:
        found.likes = ("seen at home, after a nap",)
        found.reads_letter_with = "kept for later"
        return found
    found.likes = tuple(rng.sample(LIKES[band], k=2 if child.part.held else 1))
    found.not_times = (rng.choice(NOT_TIMES),) if rng.random() < 0.6 else ()
    if rng.random() < 0.2 and child.parent_name is not None:
        found.not_in_the_room = (rng.choice((child.parent_as or "Mum", "anyone from school", "anyone new")),)
    found.opening_activity = rng.choice(OPENINGS)
    found.preferred_contact = rng.choice(("text", "call", "video", "in person"))
    found.best_time = rng.choice(("after school", "weekends", "early evening"))
    found.review_place = rng.choice(("at home", "at school", "somewhere with food"))
    found.who_chairs = "me, with help" if child.part.age >= 12 and rng.random() < 0.4 else OFFICER
    found.reads_letter_with = "carer" if child.part.age < 10 else None
    found.reading_words = rng.choice(READING[band])
    found.letter_font = rng.choice([None, None, LetterFont.LEXEND, LetterFont.ATKINSON])
    found.letter_size_points = rng.choice([None, None, 16, 18])
    found.letter_paper = rng.choice([None, Paper.CREAM, Paper.PALE_BLUE, Paper.PALE_GREEN])
    found.confirmed_on = today - timedelta(days=rng.randint(5, 160))
    if child.part.known_as == "Sam":
        found.likes, found.not_times, found.not_in_the_room = ("video calls", "drawing"), ("not Fridays",), ("Mr H.",)
        found.reading_words, found.letter_font, found.letter_paper = "7 to 9", None, None
    return found


def home_records(child: Portrait, life: CareLife, rng: Random) -> list[Home]:
    """Where the child lives and has lived, and who may not know."""
    hides = child.parent_name is not None and child.part.story is Story.LONG_TERM_FOSTER and rng.random() < 0.3
    withheld_from = (f"{child.parent_name} {child.family_name}",) if hides else ()
    return [
        Home(
            id=companion_id(child.child_id, f"home {stay.from_on}"),
            child_id=child.child_id,
            from_on=stay.from_on,
            until_on=stay.until_on,
            with_whom=stay.with_whom,
            kind_in_words=str(stay.kind),
            town=stay.address.town.name,
            address=stay.address.in_full,
            postcode=stay.address.postcode,
            withheld_from=withheld_from if stay is life.stays[-1] else (),
            out_of_borough=stay.address.town.out_of_borough,
            telephone=stay.address.telephone,
        )
        for stay in life.stays
    ]


def person_id(child: Portrait, key: str) -> UUID:
    """The id of somebody around a child, such as "carer Jan"."""
    return companion_id(child.child_id, f"person {key}")


def people_around(child: Portrait, life: CareLife, siblings: list[Sibling], today: date) -> list[Person]:
    """Everybody in the child's life: carers, workers, school, family."""
    found = [*_carers(child, life), *_workers(child, today), *_family(child, siblings)]
    return list({person.id: person for person in found}.values())


def _carers(child: Portrait, life: CareLife) -> Iterator[Person]:
    for stay in life.stays:
        if stay.kind in {Kind.PARENTS, Kind.SHORT_BREAKS}:
            continue
        for name in stay.people:
            yield Person(
                id=person_id(child, f"carer {name}"),
                child_id=child.child_id,
                name=_carers_name(stay, name),
                said_as=name,
                role=PersonRole.CARER if stay.in_a_family else PersonRole.KEY_WORKER,
                role_in_words="key worker"
                if not stay.in_a_family
                else "foster carer"
                if stay.kind is Kind.FOSTER
                else None,
                team=None if stay.in_a_family else stay.address.door,
                telephone=stay.address.telephone,
                comes_to_reviews=stay is life.stays[-1],
                until_on=stay.until_on,
            )


def _carers_name(stay: Stay, name: str) -> str:
    return f"{name} {stay.address.door}" if stay.kind in {Kind.FOSTER, Kind.ADOPTERS} else name


def _workers(child: Portrait, today: date) -> Iterator[Person]:
    for worker in child.social_workers:
        yield _person(
            child, f"sw {worker.name}", worker.name, PersonRole.SOCIAL_WORKER, said_as=worker.said_as,
            team="Children in care", until_on=worker.until_on, comes=worker.until_on is None,
        )  # fmt: skip
    yield _person(child, "manager", child.manager, PersonRole.TEAM_MANAGER, team="Children in care")
    nurse = "health visitor" if child.part.age < 5 else "nurse for children in care"
    yield _person(child, "nurse", child.nurse, PersonRole.HEALTH, role_in_words=nurse)
    phase = child.phase_on(today)
    if phase is not None:
        words = "tutor" if phase == 2 else "designated teacher"
        yield _person(
            child, "teacher", child.teachers[phase], PersonRole.TEACHER, role_in_words=words, team=child.schools[phase]
        )
    if child.part.age >= 16:
        yield _person(child, "adviser", child.adviser, PersonRole.PERSONAL_ADVISER, team="Throughcare")
    if child.part.story is Story.ARRIVED_ALONE:
        yield _person(
            child,
            "interpreter",
            f"{child.heritage.language} interpreter",
            PersonRole.INTERPRETER,
            said_as="the interpreter",
        )


def _family(child: Portrait, siblings: list[Sibling]) -> Iterator[Person]:
    if child.parent_as is not None:
        name = f"{child.parent_name} {child.family_name}"
        yield _person(child, "parent", name, PersonRole.PARENT, said_as=child.parent_as)
    if child.grandmother is not None:
        yield _person(child, "gran", child.grandmother, PersonRole.GRANDPARENT, said_as=child.grandmother)
    if child.uncle is not None:
        yield _person(child, "uncle", child.uncle, PersonRole.OTHER_FAMILY, said_as=child.uncle, role_in_words="uncle")
    if child.part.age >= 4:
        yield _person(child, "friend", child.friend, PersonRole.FRIEND)
    for sibling in siblings:
        person = _person(
            child, f"sibling {sibling.name}", sibling.name, PersonRole.BROTHER_OR_SISTER, role_in_words=sibling.word
        )
        person.other_child_id = sibling.portrait.child_id if sibling.portrait is not None else None
        yield person


def _person(
    child: Portrait,
    key: str,
    name: str,
    role: PersonRole,
    *,
    said_as: str | None = None,
    role_in_words: str | None = None,
    team: str | None = None,
    until_on: date | None = None,
    comes: bool = False,
) -> Person:
    return Person(
        id=person_id(child, key),
        child_id=child.child_id,
        name=name,
        said_as=said_as,
        role=role,
        role_in_words=role_in_words,
        team=team,
        until_on=until_on,
        comes_to_reviews=comes,
    )
