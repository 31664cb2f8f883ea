"""Every page counts by the numbers that the council set, and by the law's where it set none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from iro_desktop import commands
from iro_desktop.actions.limits import add_bank_holiday, make_choice, set_limit
from iro_desktop.models.care import Episode, ReturnCoverage
from iro_desktop.models.limit_keys import Choice, LaSystemDates, LimitKey
from iro_desktop.queries.child import child_page
from iro_desktop.queries.children import caseload as caseload_rows
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.due import DueRow, due_rows
from iro_desktop.queries.limits import limits_here
from iro_desktop.queries.review import review_page
from iro_desktop.queries.what_is_due import Due, DueLine, papers_of
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Session, create_store
from iro_desktop.ui.review.decision_words import sheet_and_letter
from tests import caseload
from tests.caseload import HOLIDAYS, TODAY

Morning = tuple[Session, caseload.Caseload]


@pytest.fixture
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Morning]:
    """A session that may write, on a small caseload of its own."""
    folder = tmp_path_factory.mktemp("store")
    store = create_store(Profile(folder / "profile"), bytes(range(32)), lambda: caseload.NOW)
    with store.transaction() as session:
        yield session, caseload.fill(session)
    store.close()


def due(morning: Morning, what: Due) -> DueLine:
    session, load = morning
    page = child_page(session, load.children["Sam"], TODAY, HOLIDAYS)
    return next(line for line in page.due if line.what is what)


def test_a_shorter_limit_moves_the_review_on_every_page(writing: Morning) -> None:
    session, load = writing
    set_limit(session, LimitKey.SUBSEQUENT_REVIEW, amount=5, reason="Our own standard")

    line = due(writing, Due.REVIEW)
    assert (line.due_on, line.sum_in_words) == (date(2026, 2, 12), "12 September + 5 months")
    assert "within 5 months" in line.reason
    sam = next(row for row in caseload_rows(session, TODAY, HOLIDAYS) if row.who.child_id == load.children["Sam"])
    assert sam.review.due_on == date(2026, 2, 12)
    listed = {row.child_id: row.due_on for row in due_rows(session, TODAY, HOLIDAYS)}
    assert listed[sam.who.council_child_id] == date(2026, 2, 12)
    plan = sam.plan
    assert plan is not None
    by_law = review_page(session, plan.review_id, today=TODAY, bank_holidays=HOLIDAYS).by_law
    assert by_law.due is not None
    assert by_law.due.latest_lawful == date(2026, 2, 12)


def test_the_letter_and_the_midway_check_follow_their_own_numbers(writing: Morning) -> None:
    set_limit(writing[0], LimitKey.LETTER, amount=10, reason="We promise two weeks")
    set_limit(writing[0], LimitKey.MIDWAY, amount=5, reason="Earlier suits children")

    letter, midway = due(writing, Due.LETTER), due(writing, Due.MIDWAY)
    assert (letter.due_on, letter.sum_in_words) == (date(2026, 3, 26), "12 March + 10 working days")
    assert (midway.due_on, midway.sum_in_words) == (date(2026, 4, 16), "12 March + 5 weeks")


def test_the_bar_on_today_is_as_long_as_the_council_s_own_number(writing: Morning) -> None:
    session, load = writing
    set_limit(session, LimitKey.LETTER, amount=10, reason="We promise two weeks")

    papers = papers_of(session, TODAY, HOLIDAYS, limits=limits_here(session))[load.children["Leo"]]
    assert (papers.letter_by, papers.letter_working_days) == (date(2026, 3, 20), 10)
    assert papers.decisions_working_days == 5


def test_the_decision_sheet_names_the_days_that_the_council_counts(writing: Morning) -> None:
    session, load = writing
    set_limit(session, LimitKey.MANAGERS_ANSWER, amount=3, reason="Agreed with the managers")
    set_limit(session, LimitKey.MIDWAY, amount=5, reason="Earlier suits children")

    sheet = repr(decision_sheet(session, load.reviews["Robyn's last"], today=TODAY, bank_holidays=HOLIDAYS))
    assert "10 March" in sheet, "three working days after 5 March"
    assert "7 April" in sheet, "five weeks after 2 March is Easter Monday"


def test_the_council_s_own_day_is_shown_where_the_council_says_that_it_counts_in_days(writing: Morning) -> None:
    assert due(writing, Due.REVIEW).council_system_on == date(2026, 3, 12)
    make_choice(
        writing[0], Choice.LA_SYSTEM_DATES, option=LaSystemDates.DAYS_91_183, reason="The system's report does so"
    )
    assert due(writing, Due.REVIEW).council_system_on == date(2026, 3, 14)


def test_the_review_s_papers_say_the_sum_that_the_council_counts(writing: Morning) -> None:
    session, load = writing
    for key in (LimitKey.DECISIONS, LimitKey.LETTER):
        set_limit(session, key, amount=2, reason="A trial")
    page = review_page(session, load.reviews["Robyn's last"], today=TODAY, bank_holidays=HOLIDAYS)

    sheet, letter = sheet_and_letter(page, TODAY, HOLIDAYS)
    assert (sheet.due, sheet.sum_in_words) == ("due Wed 4 March", "2 March + 2 working days")
    assert letter.sum_in_words == "2 March + 2 working days"


def test_the_commands_count_with_an_added_bank_holiday(tmp_path: Path) -> None:
    store = create_store(Profile(tmp_path / "profile"), bytes(range(32)), lambda: caseload.NOW)
    with store.transaction() as session:
        load = caseload.Caseload()
        number = "0000900"
        came = caseload.add_child(session, load, number, "Rue", born_on=date(2015, 5, 5))
        session.add(ReturnCoverage(council=caseload.COUNCIL, table="reviews", year_ending=2027, rows_read=0))
        session.add(
            Episode(
                child_id=came,
                started_on=date(2026, 6, 1),
                reason_new_episode="S",
                legal_status="C2",
                placement_type="U6",
            )
        )

    def due_on() -> object:
        return next(row.due_on for row in commands.due(store, date(2026, 6, 2)) if isinstance(row, DueRow))

    assert due_on() == date(2026, 6, 29)
    with store.transaction() as session:
        add_bank_holiday(session, day=date(2026, 6, 15), name="A day for the games", bundled=HOLIDAYS)
    assert due_on() == date(2026, 6, 30)
    store.close()
