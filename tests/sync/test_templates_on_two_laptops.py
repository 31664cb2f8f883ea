"""Two managers who change one letter template apart: both texts are kept, and the later is used everywhere."""

from datetime import timedelta

from sqlalchemy import select

from iro_desktop.actions.letter_templates import (
    NewTemplate,
    add_template,
    rename_template,
    retire_template,
    save_template,
)
from iro_desktop.actions.letterhead import set_logo
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.letter_templates import shipped_text, template_page, template_rows
from iro_desktop.queries.letterhead import letterhead
from iro_desktop.queries.rights import MANAGES, may_set_for_council
from iro_desktop.store.server_rows import note, set_note
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World

NAME = "plain"


def save(laptop: Laptop, sentence: str, by: str) -> None:
    """A minute later on this laptop's clock."""
    laptop.clock.goes(timedelta(minutes=1))
    with laptop.store.transaction() as session:
        text = shipped_text(NAME).replace("It will not be held against you.", sentence)
        save_template(session, NAME, text=text, why="Plainer.", by_name=by, at=laptop.clock())


def used(laptop: Laptop) -> tuple[str, int]:
    with laptop.store.reading() as session:
        now = template_page(session, NAME).now
        return now.by_name, now.version


def texts(laptop: Laptop) -> list[str]:
    with laptop.store.reading() as session:
        return sorted(row.by_name for row in session.scalars(select(LetterTemplateText)))


def test_both_versions_are_kept_and_the_later_is_the_one_that_is_used(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale", manages=True), world.laptop_of("Farah Imran", manages=True)
    save(farah, "Nobody will be cross.", "Farah Imran")
    ruth.clock.goes(timedelta(hours=1))
    save(ruth, "We will thank you.", "Ruth Vale")

    world.quieten()

    for laptop in (ruth, farah):
        assert used(laptop) == ("Ruth Vale", 3)
        assert texts(laptop) == ["Farah Imran", "Ruth Vale"]
        assert laptop.questions() == []
    check_quiet_world(world)


def test_who_has_seen_a_text_writes_after_it_however_slow_the_clock_is(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale", manages=True), world.laptop_of("Farah Imran", manages=True)
    ruth.clock.goes(timedelta(days=2))
    save(ruth, "We will thank you.", "Ruth Vale")
    world.quieten()
    save(farah, "Nobody will be cross.", "Farah Imran")

    world.quieten()

    for laptop in (ruth, farah):
        assert used(laptop) == ("Farah Imran", 4)
    check_quiet_world(world)


def test_central_takes_no_text_from_anybody_but_a_manager_and_takes_their_other_work(world: World) -> None:
    """A laptop that thinks otherwise, as after a change of its code, is refused at the office too."""
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran", manages=True)
    save(ruth, "We will thank you.", "Ruth Vale")

    receipt = ruth.sync()
    farah.sync()

    assert [one.sentence[:41] for one in receipt.not_confirmed] == ["Only a manager changes what holds for the"]
    assert len(ruth.waiting()) == 1
    assert texts(farah) == []


def test_a_laptop_learns_at_its_next_sync_whether_its_person_is_a_manager(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran", manages=True)
    for laptop in (ruth, farah):
        with laptop.store.transaction() as session:
            set_note(session, "device", "a laptop of this office")
        laptop.sync()

    told = []
    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            told.append((note(session, MANAGES), may_set_for_council(session)))
    assert told == [(False, False), (True, True)]


def logo(laptop: Laptop, picture: bytes, by: str) -> None:
    with laptop.store.transaction() as session:
        set_logo(session, picture, by=by)


def logo_here(laptop: Laptop) -> str | None:
    with laptop.store.reading() as session:
        return letterhead(session).logo


def test_a_logo_is_changed_in_turn_and_of_two_chosen_apart_one_stands_without_a_question(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale", manages=True), world.laptop_of("Farah Imran", manages=True)
    logo(ruth, b"a", "Ruth Vale")
    world.quieten()
    logo(farah, b"b", "Farah Imran")
    world.quieten()
    assert {logo_here(ruth), logo_here(farah)} == {"Yg=="}

    logo(farah, b"c", "Farah Imran")
    logo(ruth, b"d", "Ruth Vale")
    world.quieten()

    assert logo_here(ruth) == logo_here(farah)
    assert logo_here(ruth) in {"Yw==", "ZA=="}
    assert "logo" not in {asked.field for laptop in (ruth, farah) for asked in laptop.questions()}
    check_quiet_world(world)


def add_court(laptop: Laptop, by: str) -> str:
    new = NewTemplate(title="After court", kind=LetterKind.REVIEW, band="8-11")
    laptop.clock.goes(timedelta(minutes=1))
    with laptop.store.transaction() as session:
        return add_template(session, new, by_name=by, at=laptop.clock())


def own(laptop: Laptop) -> list[tuple[str, str, bool]]:
    with laptop.store.reading() as session:
        return [(one.title, one.now.by_name, one.same_title) for one in template_rows(session) if one.is_own]


def test_two_templates_added_apart_under_one_name_are_both_kept_and_the_younger_is_to_be_renamed(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale", manages=True), world.laptop_of("Farah Imran", manages=True)
    add_court(farah, "Farah Imran")
    ruth.clock.goes(timedelta(hours=1))
    younger = add_court(ruth, "Ruth Vale")
    world.quieten()
    for laptop in (ruth, farah):
        assert own(laptop) == [("After court", "Farah Imran", False), ("After court", "Ruth Vale", True)]
        assert laptop.questions() == []

    with farah.store.transaction() as session:
        rename_template(session, younger, title="After court, teenagers", by_name="Farah Imran", at=farah.clock())
    world.quieten()

    for laptop in (ruth, farah):
        assert [(title, asked) for title, _, asked in own(laptop)] == [
            ("After court", False),
            ("After court, teenagers", False),
        ]
    check_quiet_world(world)


def test_one_retires_it_while_the_other_changes_it_and_what_was_done_later_stands(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale", manages=True), world.laptop_of("Farah Imran", manages=True)
    name = add_court(farah, "Farah Imran")
    world.quieten()
    with farah.store.transaction() as session:
        retire_template(session, name, why="Unused.", by_name="Farah Imran", at=farah.clock())
    ruth.clock.goes(timedelta(hours=1))
    with ruth.store.transaction() as session:
        rename_template(session, name, title="After the court case", by_name="Ruth Vale", at=ruth.clock())

    world.quieten()

    for laptop in (ruth, farah):
        with laptop.store.reading() as session:
            page = template_page(session, name)
            assert (page.title, page.is_retired, len(page.versions)) == ("After the court case", False, 3)
    check_quiet_world(world)
