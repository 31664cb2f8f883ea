"""The practise caseload: letters, and the day on which the officer opens it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from iro_desktop.actions.letters import reopen_letter
from iro_desktop.exchange.practise import fill_with_practise
from iro_desktop.exchange.practise.other_letters import TAKES_OVER
from iro_desktop.exchange.practise.return_years import complete_years
from iro_desktop.letters.content import letter_from_json
from iro_desktop.models.care import ReturnCoverage
from iro_desktop.models.child import AgeBand, Child, ChildPreferences, Home, age_band_for
from iro_desktop.models.consultation import Channel, Consultation
from iro_desktop.models.letter import Letter, LetterKind, LetterStatus
from iro_desktop.models.letter_safety import LetterSending
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.plan_checks import StatutoryCheck
from iro_desktop.models.review import (
    AgendaItem,
    Decision,
    DecisionStatus,
    Review,
    ReviewStatus,
)
from iro_desktop.models.timescales import DueStatus, age_on, birthday_in_year
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.clocks import child_clocks
from iro_desktop.queries.letters import problems_of, ready_content, written_letter
from iro_desktop.queries.sendings import never_sent
from iro_desktop.queries.today import today_page
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from tests.exchange.practise_days import (
    A_THURSDAY,
    DAYS,
    NOW,
    all_of,
    born_on,
    by_child,
    held,
    named,
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(Profile(tmp_path / "practise"), bytes(range(32)), lambda: NOW)
    yield made
    made.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with the whole practise caseload; what a test changes in it, it takes back."""
    folder = tmp_path_factory.mktemp("practise")
    made = create_store(Profile(folder / "profile"), bytes(range(32)), lambda: NOW)
    with made.transaction() as session:
        summary = fill_with_practise(session, today=A_THURSDAY, now=NOW)
    assert summary.children == 64
    yield made
    made.close()


# Filling a store


@pytest.mark.parametrize("today", DAYS)
def test_every_review_has_a_letter_and_four_of_them_wait(today: date) -> None:
    letters = {letter.review_id: letter for letter in all_of(Letter, today)}

    assert set(letters) == {review.id for _, review, _ in held(today)}
    drafts = [letter for letter in letters.values() if letter.status is LetterStatus.DRAFT]
    assert {letter.age_band for letter in drafts} == set(AgeBand)
    assert len(drafts) == 4


@pytest.mark.parametrize("today", DAYS)
def test_a_finished_letter_holds_its_whole_content_and_was_finished_between_review_and_today(today: date) -> None:
    days = {review.id: (child, day) for child, review, day in held(today)}
    for letter in all_of(Letter, today):
        if letter.status is LetterStatus.DRAFT:
            assert letter.finished_content is None
            continue
        assert letter.review_id is not None
        child, day = days[letter.review_id]
        assert letter.written_on is not None
        assert letter.finished_content is not None
        assert day < letter.written_on < today
        content = letter_from_json(letter.finished_content)
        assert content.child_known_as == child.known_as
        assert content.greeting == f"Dear {child.known_as},"
        assert "{" not in letter.finished_content.replace('{"', "")
        assert letter.age_band is age_band_for(age_on(born_on(child), day))


def test_a_letter_written_again_says_what_it_said_before(filled: Store) -> None:
    """What is frozen is what the records say: the officer typed it, put the words in, and everything else is theirs."""
    holidays = bundled_bank_holidays()
    with filled.transaction() as session:
        finished = session.scalars(select(Letter).where(Letter.status == LetterStatus.FINISHED)).all()
        for letter in finished[::9]:
            assert letter.finished_content is not None
            assert letter.written_on is not None
            again = session.get(Letter, reopen_letter(session, letter.id, reason="Practising"))
            assert again is not None
            written = written_letter(session, again, today=letter.written_on, bank_holidays=holidays)
            frozen = letter_from_json(letter.finished_content)
            assert ready_content(written) == msgspec.structs.replace(frozen, reference=written.records.facts.reference)
        session.rollback()


def test_of_the_letters_that_wait_one_lacks_only_its_last_line_and_one_is_half_written(filled: Store) -> None:
    with filled.reading() as session:
        missing = {}
        for letter in session.scalars(select(Letter).where(Letter.status == LetterStatus.DRAFT)).all():
            written = written_letter(session, letter, today=A_THURSDAY, bank_holidays=bundled_bank_holidays())
            problems = problems_of(written.draft, written.records.facts, written.records.withheld)
            missing[written.records.facts.child_known_as] = {problem.section for problem in problems}

    assert missing["Precious"] == {"ending"}
    assert {"going_well", "ending"} <= missing["Robyn"]
    assert "opening" not in missing["Robyn"]
    assert "opening" in missing["Leo"]


def test_of_all_clocks_only_two_of_the_stories_and_dental_checks_with_a_reason_have_run_out(filled: Store) -> None:
    holidays = bundled_bank_holidays()
    run_out: Counter[str] = Counter()
    late_with_a_reason = 0
    with filled.reading() as session:
        for child_id in session.scalars(select(Child.id)).all():
            lines = child_clocks(session, child_id, A_THURSDAY, holidays)
            run_out.update(line.key for line in lines if line.status is DueStatus.OVERDUE)
            dental = select(StatutoryCheck).where(StatutoryCheck.child_id == child_id, StatutoryCheck.kind == "dental")
            newest = session.scalars(dental.order_by(StatutoryCheck.done_on.desc())).first()
            late_with_a_reason += newest is not None and newest.delay_reason is not None

    assert run_out.pop("contact", 0) <= 3, "a few children still wait for a word from the officer"
    assert run_out.pop("visit") == 1, "Leo, for whom a resolution was raised about it"
    assert run_out.pop("midway") == 4, "two opened, one talked about and one not begun, so that each can be seen"
    assert run_out == {"review": 1, "dental": late_with_a_reason}
    assert 1 <= late_with_a_reason <= 8


# What waits on the day


@pytest.mark.parametrize("today", DAYS)
def test_sams_review_is_today_at_eleven_in_luton(today: date) -> None:
    sam = named("Sam", today)
    review = next(r for r in by_child(Review, today)[sam.id] if r.status is ReviewStatus.PLANNED)
    home = by_child(Home, today)[sam.id][-1]

    assert (review.planned_on, str(review.planned_time)) == (today, "11:00:00")
    assert age_on(born_on(sam), today) == 8
    assert (sam.animal, home.with_whom, home.town, home.out_of_borough) == ("fox", "Jan and Mike", "Luton", True)
    agenda = sorted((i for i in all_of(AgendaItem, today) if i.review_id == review.id), key=lambda i: i.position)
    assert [item.from_child for item in agenda] == [True, True, True, False, False]


def test_sams_last_review_left_one_decision_done_one_half_done_one_late_and_one_to_come() -> None:
    sam = named("Sam")
    last = max((r for r in by_child(Review)[sam.id] if r.held_on), key=lambda r: r.held_on or date.min)
    decisions = sorted((d for d in all_of(Decision) if d.review_id == last.id), key=lambda d: d.number)

    assert [d.status.value for d in decisions] == ["done", "partly", "open", "open"]
    assert [d.due_on is not None and d.due_on < A_THURSDAY for d in decisions] == [True, False, True, False]


@pytest.mark.parametrize("today", DAYS)
def test_reviews_lie_ahead_this_week_and_next(today: date) -> None:
    planned = [r.planned_on for r in all_of(Review, today) if r.status is ReviewStatus.PLANNED and r.planned_on]

    assert sum(today < day <= today + timedelta(days=7) for day in planned) >= 3
    assert sum(today + timedelta(days=7) < day <= today + timedelta(days=14) for day in planned) >= 3


@pytest.mark.parametrize("today", DAYS)
def test_three_notes_are_half_finished_and_every_other_talk_lies_before_today(today: date) -> None:
    talks = all_of(Consultation, today)
    unfinished = [talk for talk in talks if not talk.done]

    assert len(unfinished) == 3
    assert sum(talk.finish_later for talk in unfinished) == 2
    assert all(talk.happened_on < today for talk in talks)
    assert {Channel.TRIED_NO_ANSWER, Channel.VIDEO, Channel.TEXT, Channel.CALL} <= {talk.channel for talk in talks}
    assert sum(talk.folded_as is not None for talk in talks) >= 2


@pytest.mark.parametrize("today", DAYS)
def test_some_birthdays_are_close(today: date) -> None:
    ahead = {today + timedelta(days=days) for days in range(1, 11)}
    birthdays = [birthday_in_year(born_on(child), day.year) for child in all_of(Child, today) for day in (min(ahead),)]

    assert sum(day in ahead for day in birthdays) >= 3


@pytest.mark.parametrize("today", DAYS)
def test_some_decisions_are_open_and_some_of_them_late(today: date) -> None:
    still_open = [d for d in all_of(Decision, today) if d.status is DecisionStatus.OPEN and d.due_on is not None]

    assert len(still_open) >= 25
    assert 2 <= sum(d.due_on < today for d in still_open if d.due_on) <= 20


def test_every_child_has_what_a_screen_shows() -> None:
    preferences, people, homes = by_child(ChildPreferences), by_child(Person), by_child(Home)
    for child in all_of(Child):
        roles = {person.role for person in people[child.id] if person.until_on is None}
        assert preferences[child.id][0].likes
        assert homes[child.id][-1].with_whom
        assert homes[child.id][-1].town
        assert {PersonRole.SOCIAL_WORKER, PersonRole.TEAM_MANAGER} <= roles
        assert roles & {PersonRole.CARER, PersonRole.KEY_WORKER, PersonRole.PARENT}
        assert age_on(born_on(child), A_THURSDAY) < 4 or PersonRole.TEACHER in roles


@pytest.mark.parametrize("today", DAYS)
def test_five_complete_years_of_every_table_are_known(today: date) -> None:
    years = complete_years(today, 5)
    covered = Counter(row.year_ending for row in all_of(ReturnCoverage, today))

    assert covered == {year.ending: 5 for year in years}
    assert years[-1].last_day < today
    assert years[0].first_day <= today.replace(day=1) - timedelta(days=5 * 365)


# Letters of the other kinds


def test_a_letter_of_every_kind_went_and_an_invitation_and_a_goodbye_are_begun(filled: Store) -> None:
    with filled.reading() as session:
        letters = session.scalars(select(Letter)).all()
        went = set(session.scalars(select(LetterSending.letter_id)))
        by_kind = {kind: [one for one in letters if one.kind is kind] for kind in LetterKind}

        for kind in set(LetterKind) - {LetterKind.REVIEW, LetterKind.GOODBYE}:
            assert any(one.status is LetterStatus.FINISHED and one.id in went for one in by_kind[kind]), kind
        for kind in (LetterKind.INVITATION_CHILD, LetterKind.GOODBYE):
            assert any(one.status is LetterStatus.DRAFT for one in by_kind[kind]), kind
        assert never_sent(session) == ()


def test_a_goodbye_is_owed_where_a_child_goes_to_another_officer(filled: Store) -> None:
    with filled.reading() as session:
        page = today_page(session, A_THURSDAY, bundled_bank_holidays())

    (letter,) = page.handovers
    assert (letter.kind, letter.other) == (LetterKind.GOODBYE, TAKES_OVER)
    assert letter.draft_id is not None


def test_a_caseload_of_the_ten_of_the_day_is_whole_without_them(store: Store) -> None:
    with store.transaction() as session:
        assert fill_with_practise(session, today=A_THURSDAY, now=NOW, children=10).children == 10
