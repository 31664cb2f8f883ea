"""The council's letter templates: saved by a manager as versions, used by new letters, never by those already begun."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.letter_templates import (
    NotAManager,
    TemplateHasProblems,
    bring_template_back,
    drop_template_draft,
    keep_template_draft,
    save_template,
    use_shipped_template,
)
from iro_desktop.actions.letters import choose_template, start_letter
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.letter import Letter
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import TemplatePage, shipped_text, template_page, template_rows
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Store
from tests.held_review import NOON, TODAY, add_held_review, look_at
from tests.store.stores import store_in

NAME = "review_8_11"
SHIPPED = shipped_text(NAME)
CHANGED = SHIPPED.replace("You will not be in trouble for it.", "Nobody will be cross.")
AGAIN = SHIPPED.replace("You will not be in trouble for it.", "We will thank you for it.")


class Office:
    def __init__(self, store: Store) -> None:
        self.store = store

    def save(self, text: str = CHANGED, *, why: str = "Plainer.", minutes: float = 0, name: str = NAME) -> UUID:
        with self.store.transaction() as session:
            at = NOON + timedelta(minutes=minutes)
            return save_template(session, name, text=text, why=why, by_name="Farah Malik", at=at)

    def use_shipped(self) -> UUID:
        with self.store.transaction() as session:
            return use_shipped_template(session, NAME, why="Ours was worse.", by_name="Farah Malik", at=NOON)

    def page(self) -> TemplatePage:
        with self.store.reading() as session:
            return template_page(session, NAME)

    def versions(self) -> list[tuple[int, bool]]:
        return [(one.version, one.is_shipped) for one in self.page().versions]

    def begin_letter(self) -> UUID:
        with self.store.transaction() as session:
            return start_letter(session, add_held_review(session).review_id, today=TODAY)

    def rights(self, letter_id: UUID) -> str:
        with self.store.reading() as session:
            return next(one.text for one in look_at(session, letter_id).draft.sections if one.key == "rights")

    def warnings(self, letter_id: UUID) -> tuple[str, ...]:
        with self.store.reading() as session:
            return look_at(session, letter_id).warnings


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = store_in(tmp_path)
    yield Office(store)
    store.close()


def test_a_new_letter_begins_from_the_councils_text_and_keeps_its_version(office: Office) -> None:
    text_id = office.save()

    letter_id = office.begin_letter()

    assert office.rights(letter_id).endswith("Nobody will be cross.")
    with office.store.reading() as session:
        letter = session.get_one(Letter, letter_id)
        assert (letter.template, letter.template_version, letter.template_text_id) == (NAME, 3, text_id)


def test_a_letter_already_begun_keeps_its_parts_until_its_template_is_chosen_again(office: Office) -> None:
    before = office.begin_letter()
    office.save()
    assert office.rights(before).endswith("You will not be in trouble for it.")

    with office.store.transaction() as session:
        choose_template(session, before, template=NAME)
    office.save(AGAIN, minutes=1)

    assert office.rights(before).endswith("Nobody will be cross.")


def test_every_saving_is_a_version_and_none_is_written_over(office: Office) -> None:
    first = office.save()
    office.save(AGAIN, minutes=1)
    office.use_shipped()

    assert office.versions() == [(5, True), (4, False), (3, False), (2, True)]
    with office.store.reading() as session:
        row = session.get_one(LetterTemplateText, first)
        assert "Nobody will be cross." in str(row.text)
        assert (row.why, row.by_name) == ("Plainer.", "Farah Malik")
    assert office.page().now.text == SHIPPED


def test_a_version_that_is_brought_back_is_a_new_one(office: Office) -> None:
    first = office.save()
    office.save(AGAIN, minutes=1)
    with office.store.transaction() as session:
        bring_template_back(session, first, NAME, by_name="Farah Malik", at=NOON)

    now = office.page().now
    assert "Nobody will be cross." in now.text
    assert (now.version, now.why) == (5, "Version 3 brought back.")
    with office.store.transaction() as session:
        bring_template_back(session, None, NAME, by_name="Farah Malik", at=NOON)
    assert office.page().now.is_shipped


def test_a_slow_clock_does_not_make_the_newer_text_the_older_one(office: Office) -> None:
    office.save(minutes=600)
    office.save(AGAIN, minutes=0)

    assert "We will thank you" in office.page().now.text


def test_a_text_with_a_problem_is_not_saved_and_letters_go_on_as_before(office: Office) -> None:
    with pytest.raises(TemplateHasProblems, match=r"^Line \d+: The template asks for 'school_nurse'."):
        office.save(SHIPPED.replace("{meeting_day}", "{school_nurse}"))

    assert office.versions() == [(2, True)]


@pytest.mark.parametrize(
    ("text", "why", "sentence"),
    [
        (CHANGED, " ", "Say in a few words why it changes"),
        (CHANGED, "x" * 501, "longer than 500 characters"),
        (SHIPPED + "\n\n", "Plainer.", "the same as the one in use"),
    ],
)
def test_a_reason_and_a_change_are_asked_for(office: Office, text: str, why: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        office.save(text, why=why)


def test_what_is_in_use_already_is_not_taken_back(office: Office) -> None:
    with pytest.raises(Refused, match="in use already"):
        office.use_shipped()


def test_a_template_that_there_is_not_cannot_be_saved(office: Office) -> None:
    with pytest.raises(Refused, match="There is no letter of that name"):
        office.save(name="review_99")


@pytest.mark.parametrize("said", [None, False])
def test_whom_the_office_did_not_name_a_manager_reads_only(office: Office, said: bool | None) -> None:
    with office.store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, said)

    for change in (office.save, office.use_shipped):
        with pytest.raises(NotAManager, match="Only a manager"):
            change()
    assert not office.page().may_change
    assert office.versions() == [(2, True)]


def test_a_manager_of_the_office_changes_it(office: Office) -> None:
    with office.store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, True)

    office.save()

    assert office.page().may_change
    assert office.versions()[0] == (3, False)


def test_a_damaged_text_of_the_council_is_passed_over_and_the_officer_is_told(office: Office) -> None:
    with office.store.transaction() as session:
        session.add(
            LetterTemplateText(
                template=NAME, version=3, text="name: torn", why="By a mistake", by_name="Farah Malik", saved_at=NOON
            )
        )

    letter_id = office.begin_letter()

    assert office.rights(letter_id).endswith("You will not be in trouble for it.")
    assert any(
        "The council's text of 'After your meeting, 8 to 11' cannot be opened." in one
        for one in office.warnings(letter_id)
    )
    with office.store.reading() as session:
        assert [row.name for row in template_rows(session) if row.is_damaged] == [NAME]


def test_a_letter_whose_text_has_not_come_yet_opens_in_the_programs_words_and_says_so(office: Office) -> None:
    letter_id = office.begin_letter()
    with office.store.transaction() as session:
        session.get_one(Letter, letter_id).template_text_id = letter_id

    assert office.rights(letter_id).endswith("You will not be in trouble for it.")
    assert any("has not come to this laptop yet" in one for one in office.warnings(letter_id))


def test_what_was_begun_is_kept_on_this_laptop_until_it_is_saved(office: Office) -> None:
    with office.store.transaction() as session:
        keep_template_draft(session, NAME, text="half a tem", begun_from=SHIPPED)
    draft = office.page().draft
    assert draft is not None
    assert (draft.text, draft.begun_from) == ("half a tem", SHIPPED)
    with office.store.reading() as session:
        assert [row.name for row in template_rows(session) if row.has_draft] == [NAME]

    office.save()

    assert office.page().draft is None
    with office.store.transaction() as session:
        keep_template_draft(session, NAME, text="again", begun_from=CHANGED)
        drop_template_draft(session, NAME)
    assert office.page().draft is None


def test_a_pasted_file_is_no_draft(office: Office) -> None:
    with pytest.raises(Refused, match="What was kept before stays"), office.store.transaction() as session:
        keep_template_draft(session, NAME, text="x" * 50_000, begun_from=SHIPPED)
