"""Two officers write the same invitations, cards and letters apart: everything arrives, and what clashes is asked."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.letter_kinds import (
    start_adult_copy,
    start_birthday_card,
    start_goodbye,
    start_guardian_letter,
    start_introduction,
    start_invitation,
    start_parents_invitation,
)
from iro_desktop.actions.letters import finish_letter, put_words_in, save_section, start_letter
from iro_desktop.actions.not_told import keep_from
from iro_desktop.actions.printing import count_pages, note_print
from iro_desktop.actions.releasing import release
from iro_desktop.actions.sendings import say_sent
from iro_desktop.letters.papers import Form
from iro_desktop.models.child import Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import Letter, LetterKind, LetterSection, kind_of
from iro_desktop.models.letter_print import LetterPrint
from iro_desktop.models.letter_safety import Route
from iro_desktop.models.people import Person, PersonRole, ToldAbout
from iro_desktop.models.review import Mode, Review
from iro_desktop.queries.letters import studio, typed_texts
from iro_desktop.queries.sendings import sendings_of
from iro_desktop.store.store import Session
from tests.held_review import BANK_HOLIDAYS, HELD_ON, TODAY, TYPED, Circumstances, HeldReview, add_held_review
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World


@dataclass(frozen=True)
class Family:
    """What both laptops know at the beginning."""

    held: HeldReview
    planned_id: UUID
    darren_id: UUID
    nan_id: UUID
    guardian_id: UUID


@pytest.fixture
def ruth(world: World) -> Laptop:
    return world.laptop_of("Ruth Vale")


@pytest.fixture
def farah(world: World, ruth: Laptop) -> Laptop:
    return world.laptop_of("Farah Imran")


@pytest.fixture
def family(world: World, ruth: Laptop, farah: Laptop) -> Family:
    home = Home(child_id=new_id(), from_on=HELD_ON, with_whom="Ada and Joss", address="4 Thistle Row")
    people = tuple(
        Person(child_id=new_id(), name=name, role=role)
        for name, role in (
            ("Darren Pike", PersonRole.PARENT),
            ("Nan Pike", PersonRole.GRANDPARENT),
            ("Ines Quarmby", PersonRole.GUARDIAN),
        )
    )
    with ruth.store.transaction() as session:
        held = add_held_review(session, Circumstances(homes=(home,), people=people))
        planned = Review(child_id=held.child_id, planned_on=date(2026, 9, 3), place="the library", mode=Mode.IN_PERSON)
        session.add(planned)
        session.flush()
        family = Family(held, planned.id, *(one.id for one in people))
    world.quieten()
    return family


def begun(session: Session, family: Family) -> dict[LetterKind, UUID]:
    """Every kind of letter but the one about a midway check, as an officer begins it."""
    child_id = family.held.child_id
    ids = (
        start_letter(session, family.held.review_id, today=TODAY),
        start_invitation(session, family.planned_id, today=TODAY),
        start_parents_invitation(session, family.planned_id, family.darren_id, today=TODAY),
        start_introduction(session, child_id, today=TODAY),
        start_goodbye(session, child_id, today=TODAY),
        start_birthday_card(session, child_id, birthday_on=date(2027, 1, 20), today=TODAY),
        start_guardian_letter(session, child_id, family.guardian_id, today=TODAY),
        start_adult_copy(session, family.held.review_id, family.darren_id, today=TODAY),
    )
    session.flush()
    return {kind_of(session.get_one(Letter, letter_id)): letter_id for letter_id in ids}


def sections_of(laptop: Laptop, letter_id: UUID) -> dict[str, str]:
    with laptop.store.reading() as session:
        return typed_texts(session, letter_id)


def letters_of(laptop: Laptop, kind: LetterKind) -> list[UUID]:
    with laptop.store.reading() as session:
        return [one.id for one in session.scalars(select(Letter)) if kind_of(one) is kind]


def keys_of(laptop: Laptop, letter_id: UUID) -> list[str]:
    """The parts of a letter in which somebody types."""
    with laptop.store.reading() as session:
        return [one.key for one in studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS).draft.sections]


def test_every_kind_that_both_began_is_one_letter_and_both_their_words_stand_in_it(
    world: World, ruth: Laptop, farah: Laptop, family: Family
) -> None:
    begun_by = []
    for laptop in (ruth, farah):
        laptop.clock.goes(timedelta(minutes=1))
        with laptop.store.transaction() as session:
            begun_by.append(begun(session, family))
    assert set(begun_by[0]) == set(LetterKind) - {LetterKind.MIDWAY}
    wrote: dict[UUID, dict[str, str]] = {}
    for letter_id in begun_by[0].values():
        parts = dict(zip(keys_of(ruth, letter_id), (ruth, farah), strict=False))
        for key, laptop in parts.items():
            with laptop.store.transaction() as session:
                save_section(session, letter_id, key, text=f"Words for {key}.")
        assert parts, "nobody could type anything"
        wrote[letter_id] = {key: f"Words for {key}." for key in parts}

    world.quieten()

    for laptop in (ruth, farah):
        for kind, letter_id in begun_by[0].items():
            assert letters_of(laptop, kind) == [letter_id], kind
            assert sections_of(laptop, letter_id) == wrote[letter_id], kind
        assert [(one.kind, one.field) for one in laptop.questions()] == []
    check_quiet_world(world)


def test_the_same_part_of_an_invitation_written_twice_is_asked_about_with_both_texts(
    world: World, ruth: Laptop, farah: Laptop, family: Family
) -> None:
    for laptop, words in ((ruth, "Bring your drawing."), (farah, "Bring your den.")):
        laptop.clock.goes(timedelta(minutes=1))
        with laptop.store.transaction() as session:
            letter_id = start_invitation(session, family.planned_id, today=TODAY)
            session.flush()
        key = keys_of(laptop, letter_id)[0]
        with laptop.store.transaction() as session:
            save_section(session, letter_id, key, text=words)

    world.quieten()

    for laptop in (ruth, farah):
        [asked] = laptop.questions()
        assert (asked.kind, asked.field) == (LetterSection.__tablename__, "text")
        assert {asked.theirs, asked.mine} == {"Bring your drawing.", "Bring your den."}
    ruth.settle(ruth.questions()[0].conflict_id, "Bring your drawing of the den.")
    world.quieten()
    for laptop in (ruth, farah):
        assert laptop.questions() == []
        assert sections_of(laptop, letter_id)[key] == "Bring your drawing of the den."
    check_quiet_world(world)


def finished(session: Session, family: Family, laptop: Laptop) -> UUID:
    letter_id = start_letter(session, family.held.review_id, today=TODAY)
    for key, text in TYPED.items():
        save_section(session, letter_id, key, text=text)
    put_words_in(session, letter_id, family.held.words_id)
    session.flush()
    finish_letter(session, letter_id, at=laptop.clock(), today=TODAY, bank_holidays=BANK_HOLIDAYS)
    return letter_id


def test_a_letter_approved_on_one_laptop_leaves_on_the_other_and_every_print_and_line_is_kept(
    world: World, ruth: Laptop, farah: Laptop, family: Family
) -> None:
    with ruth.store.transaction() as session:
        letter_id = finished(session, family, ruth)
    world.quieten()
    papers = []
    for laptop, route in ((ruth, Route.BY_HAND), (farah, Route.POST)):
        laptop.clock.goes(timedelta(minutes=1))
        with laptop.store.transaction() as session:
            papers.append(release(session, letter_id).pdf)
            print_id = note_print(session, letter_id, pages=2, at=laptop.clock())
            session.flush()
            count_pages(session, print_id, at=laptop.clock())
            say_sent(session, letter_id, route=route, form=Form.PDF, pages_counted=2, on=TODAY, at=laptop.clock())
    assert papers[0] == papers[1], "the same letter is the same bytes on both laptops"

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            assert {one.route for one in sendings_of(session, [letter_id])} == {Route.BY_HAND, Route.POST}
            prints = session.scalars(select(LetterPrint)).all()
            assert [one.counted_at is not None for one in prints] == [True, True]
        assert laptop.questions() == []
    check_quiet_world(world)


def test_who_was_kept_from_the_home_on_either_laptop_must_not_learn_it_on_both(
    world: World, ruth: Laptop, farah: Laptop, family: Family
) -> None:
    for laptop, person_id in ((ruth, family.darren_id), (farah, family.nan_id)):
        laptop.clock.goes(timedelta(minutes=1))
        with laptop.store.transaction() as session:
            keep_from(session, person_id, ToldAbout.HOME, today=TODAY)

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            told = [session.get_one(Person, one).may_not_be_told for one in (family.darren_id, family.nan_id)]
        assert told == [(ToldAbout.HOME,), (ToldAbout.HOME,)]
        # The home's own list was changed on both: it is asked about, and meanwhile each name protects by itself.
        assert [(one.kind, one.field) for one in laptop.questions()] == [("home", "withheld_from")]
    check_quiet_world(world)
