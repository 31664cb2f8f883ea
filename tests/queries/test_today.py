"""The morning's page as rows."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from iro_desktop.models.review import Review
from iro_desktop.queries.drafts import DraftKind
from iro_desktop.queries.today import TodayPage, today_page
from tests import factories
from tests.caseload import HOLIDAYS, TODAY, Caseload, fill
from tests.store.stores import store_in

Morning = tuple[Session, Caseload]


@pytest.fixture
def page(morning: Morning) -> TodayPage:
    return today_page(morning[0], TODAY, HOLIDAYS)


def test_the_diary_holds_todays_reviews_with_what_the_child_last_said(page: TodayPage) -> None:
    (entry,) = page.diary

    assert entry.who.name == "Sam"
    assert entry.line.number == 3
    assert entry.said is not None
    assert entry.said.words == "Can we talk about my uncle first?"


def test_decisions_wait_until_they_are_sent(page: TodayPage) -> None:
    assert [row.who.name for row in page.decisions_to_send] == ["Leo"]


def test_letters_wait_the_earliest_due_first_with_the_draft_that_was_begun(page: TodayPage, morning: Morning) -> None:
    assert [(row.who.name, row.papers.draft_id) for row in page.letters_to_write] == [
        ("Robyn", morning[1].letters["Robyn's draft"]),
        ("Leo", None),
    ]


def test_notes_that_were_not_finished_wait(page: TodayPage) -> None:
    assert [note.on for note in page.notes] == [date(2026, 3, 10), date(2026, 3, 11)]


def test_what_others_are_to_do_is_shown_until_it_is_done(page: TodayPage) -> None:
    assert [(one.wording, one.owner) for one in page.others] == [("Dentist", "Jan"), ("New glasses", "Hana")]


def test_a_review_that_is_due_and_has_no_day_is_to_be_planned(page: TodayPage, morning: Morning) -> None:
    load = morning[1]
    assert {row.who.child_id for row in page.to_plan} == {load.children["Tom"], load.children["0007337"]}


def test_birthdays_come_ten_days_ahead_with_the_age_then(page: TodayPage) -> None:
    assert [(one.who.name, one.on, one.age) for one in page.birthdays] == [("Malik", date(2026, 3, 14), 12)]


@pytest.mark.parametrize("today", [date(2026, 12, 27), date(2026, 12, 31), date(2027, 1, 4)])
def test_a_birthday_in_january_is_seen_from_december(morning: Morning, today: date) -> None:
    session, load = morning
    found = {one.who.child_id: (one.on, one.age) for one in today_page(session, today, HOLIDAYS).birthdays}

    assert found[load.children["0007337"]] == (date(2027, 1, 4), 18)


def test_next_week_runs_from_monday_to_sunday(page: TodayPage, morning: Morning) -> None:
    assert [row.plan.review_id for row in page.next_week] == [morning[1].reviews["Malik's next"]]
    the_week_itself = today_page(morning[0], TODAY + timedelta(days=5), HOLIDAYS)
    assert the_week_itself.next_week == ()


def test_the_letter_in_progress_shows_its_first_words(page: TodayPage) -> None:
    (draft,) = [one for one in page.drafts if one.kind is DraftKind.LETTER]

    assert draft.who.name == "Robyn"
    assert draft.first_words.startswith("Dear Robyn, thank you")


def test_an_adjourned_review_is_in_the_diary_of_the_day_it_goes_on(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        load = fill(session)
        review = session.get_one(Review, load.reviews["Malik's next"])
        review.travel_minutes = 55
        goes_on = factories.adjournment(review.child_id, review.id)
        goes_on.resumes_on = TODAY
        session.add(goes_on)
    with store.reading() as session:
        found = {entry.plan.review_id: entry for entry in today_page(session, TODAY, HOLIDAYS).diary}
    store.close()

    assert found[review.id].goes_on
    assert found[review.id].travel_minutes == 55
