"""Where a letter went is written down once, with its pages counted; a wrong person starts a recall."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.letters import finish_letter, reopen_letter, save_section, start_letter
from iro_desktop.actions.releasing import NotApproved
from iro_desktop.actions.sendings import say_sent, say_wrong_person, take_back_line
from iro_desktop.letters.papers import Form
from iro_desktop.models.child import Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter_safety import LetterApproval, LetterSending, Route
from iro_desktop.models.refused import Refused
from iro_desktop.queries.sendings import gone_wrong, never_sent, paper_to_send, sendings_of
from iro_desktop.queries.today import today_page
from iro_desktop.store.store import Session, Store
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.today.coming import not_sent_line
from iro_desktop.ui.today.things import Kind
from iro_desktop.ui.today.viewmodel import place_of
from tests.held_review import (
    BANK_HOLIDAYS,
    HELD_ON,
    NOON,
    TODAY,
    TYPED,
    Circumstances,
    add_held_review,
    write_everything,
)
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def letter_id(store: Store) -> UUID:
    return finished_letter(store)


def finished_letter(store: Store, *, times: int = 1) -> UUID:
    """About a review that was held, its last line written so many times over."""
    home = Home(child_id=new_id(), from_on=HELD_ON, address="4 Thistle Row")
    with store.transaction() as session:
        held = add_held_review(session, Circumstances(homes=(home,)))
        started = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, started, held.words_id)
        save_section(session, started, "ending", text=" ".join([TYPED["ending"]] * times))
        finish_letter(session, started, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    return started


def sent(session: Session, letter_id: UUID, *, route: Route = Route.POST, form: Form = Form.PDF) -> UUID:
    pages = paper_to_send(session, letter_id, form).pages if route is not Route.EMAIL else None
    line = say_sent(session, letter_id, route=route, form=form, pages_counted=pages, on=TODAY, at=NOON)
    session.flush()
    return line


def test_a_line_says_what_went_to_whom_and_where(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        sent(session, letter_id)
        line, approval = session.scalars(select(LetterSending)).one(), session.scalars(select(LetterApproval)).one()

        assert (line.to_name, line.address, line.route, line.form) == ("Pip", "4 Thistle Row", Route.POST, "pdf")
        assert line.pages is not None
        assert line.pages > 1
        assert line.pdf_hash == approval.pdf_hash
        assert line.by_name == "Maren Ostrowe"


@pytest.mark.parametrize("off_by", [-1, 1])
def test_a_page_too_many_or_too_few_is_refused(store: Store, letter_id: UUID, off_by: int) -> None:
    with store.transaction() as session:
        pages = paper_to_send(session, letter_id, Form.PDF).pages
        assert pages is not None
        with pytest.raises(Refused, match="Count them again"):
            say_sent(
                session,
                letter_id,
                route=Route.BY_HAND,
                form=Form.PDF,
                pages_counted=pages + off_by,
                on=TODAY,
                at=NOON,
            )
        assert sendings_of(session, [letter_id]) == ()


def test_large_print_has_its_own_number_of_pages(store: Store) -> None:
    letter_id = finished_letter(store, times=20)
    with store.transaction() as session:
        plain, large = (paper_to_send(session, letter_id, form).pages for form in (Form.PDF, Form.LARGE_PRINT))
        sent(session, letter_id, route=Route.BY_HAND, form=Form.LARGE_PRINT)
        [row] = sendings_of(session, [letter_id])

        assert row.pages == large
        assert plain is not None
        assert large is not None
        assert large > plain


def test_what_may_not_leave_is_not_written_down_as_gone(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        session.scalars(select(Home)).one().address = "9 Larch Yard"
        session.flush()
        with pytest.raises(NotApproved):
            say_sent(session, letter_id, route=Route.EMAIL, form=Form.PDF, pages_counted=None, on=TODAY, at=NOON)


def test_a_recall_needs_what_was_asked_and_is_counted_once_however_often_it_is_told(
    store: Store, letter_id: UUID
) -> None:
    with store.transaction() as session:
        line = sent(session, letter_id)
        with pytest.raises(Refused, match="Ask for it back first"):
            say_wrong_person(session, line, note="Wrong door", asked=" ", got_back=None, on=TODAY, at=NOON)
        for minutes, back in ((1, None), (2, True)):
            at = NOON + timedelta(minutes=minutes)
            say_wrong_person(
                session, line, note="Wrong door", asked="To keep it closed.", got_back=back, on=TODAY, at=at
            )
            session.flush()
        [row] = gone_wrong(session, since=HELD_ON)

        assert row.wrong is not None
        assert (row.sending_id, row.wrong.got_back) == (line, True)
        assert gone_wrong(session, since=TODAY + timedelta(days=1)) == ()


def test_a_line_that_was_written_by_mistake_stays_and_counts_no_more(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        line = sent(session, letter_id)
        take_back_line(session, line, on=TODAY, at=NOON + timedelta(seconds=5))
        session.flush()

        assert sendings_of(session, [letter_id]) == ()
        assert len(session.scalars(select(LetterSending)).all()) == 2
        assert never_sent(session) == (letter_id,)


def test_a_finished_letter_is_not_sent_yet_until_it_went_or_was_written_again(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        assert never_sent(session) == (letter_id,)
        again = reopen_letter(session, letter_id, reason="A word")
        session.flush()
        assert never_sent(session) == ()
        finish_letter(session, again, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()
        assert never_sent(session) == (again,)
        sent(session, again)
        assert never_sent(session) == ()


def test_today_says_quietly_which_letters_have_not_gone(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        page = today_page(session, TODAY, BANK_HOLIDAYS)
        line = not_sent_line(page.not_sent, TODAY)
        assert line is not None
        assert line.words == "1 letter is finished and not sent yet"
        assert [(row.title, row.below) for row in line.rows] == [("Letter to Pip", "Finished on 12 March")]
        assert place_of((Kind.DRAFT, letter_id), page) == Place(Page.LETTER, letter_id)
        sent(session, letter_id)
        assert today_page(session, TODAY, BANK_HOLIDAYS).not_sent == ()
