"""Where letters went is seen on the child's page, and what went wrong by whoever answers for it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.letters import finish_letter, start_letter
from iro_desktop.actions.sendings import say_sent, say_wrong_person
from iro_desktop.letters.papers import Form
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import Route
from iro_desktop.queries.child_history import letters_of
from iro_desktop.queries.sendings import paper_to_send
from iro_desktop.queries.supervision import supervision
from iro_desktop.queries.supervision_notes import SupervisionNotes
from iro_desktop.queries.supervision_papers import printed_supervision
from iro_desktop.store.store import Store
from iro_desktop.ui.supervision import viewmodel
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review, write_everything
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def letter_id(store: Store) -> UUID:
    """A letter that was posted, and reached the wrong door."""
    with store.transaction() as session:
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, letter_id, held.words_id)
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()
        pages = paper_to_send(session, letter_id, Form.PDF).pages
        line = say_sent(session, letter_id, route=Route.POST, form=Form.PDF, pages_counted=pages, on=TODAY, at=NOON)
        session.flush()
        at = NOON + timedelta(hours=1)
        say_wrong_person(session, line, note="Wrong door", asked="To keep it.", got_back=None, on=TODAY, at=at)
    return letter_id


def test_the_childs_page_holds_each_time_that_a_letter_went(store: Store, letter_id: UUID) -> None:
    with store.reading() as session:
        [entry] = letters_of(session, session.get_one(Letter, letter_id).child_id)

    assert [(one.route, one.on) for one in entry.sendings] == [(Route.POST, TODAY)]


def test_whoever_answers_for_it_sees_what_went_to_the_wrong_person_and_the_page_has_initials(
    store: Store, letter_id: UUID
) -> None:
    with store.reading() as session:
        sheet = supervision(session, TODAY, BANK_HOLIDAYS)
        page = printed_supervision(session, sheet, SupervisionNotes(), today=TODAY)
        later = supervision(session, TODAY + timedelta(days=400), BANK_HOLIDAYS)

    [wrong] = [one for one in viewmodel.lists(sheet, TODAY) if one.key == "wrong"]
    assert wrong.count == 1
    assert (wrong.rows[0].right, wrong.rows[0].below) == ("Not back yet", "Wrong door")
    section = next(one for one in page.sections if one.heading == "Letters to the wrong person, in 12 months: 1")
    assert section.points == ("P.: 12 March, not back yet",)
    assert later.wrong_letters == ()
