"""What Today says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from uuid import UUID, uuid4

import pytest

from iro_desktop.models.timescales import DueStatus, ReviewKind
from iro_desktop.queries.drafts import DraftKind, DraftRow
from iro_desktop.queries.homes import HomeNow
from iro_desktop.queries.today import (
    BirthdayRow,
    DiaryReview,
    NoteRow,
    PapersRow,
    PlannedRow,
    TodayPage,
    UnplannedRow,
    WaitingDecision,
)
from iro_desktop.queries.what_is_due import Due, DueLine, Papers, Plan
from iro_desktop.queries.who import Who
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.shown import plain
from iro_desktop.ui.today.viewmodel import TodayWords, place_of, title, today_words
from iro_desktop.ui.today.waiting import Kind
from tests.caseload import HOLIDAYS, LONDON, NOW, TODAY

EMPTY = TodayPage(
    children=64,
    diary=(),
    decisions_to_send=(),
    letters_to_write=(),
    notes=(),
    to_plan=(),
    others=(),
    drafts=(),
    birthdays=(),
    next_week=(),
)


def who(name: str | None = "Sam", *, born_on: date | None = date(2017, 6, 2)) -> Who:
    return Who(uuid4(), "0007337", name, "Glennon", "fox", "apricot", born_on)


def line(**changes: object) -> DueLine:
    base = DueLine(
        what=Due.REVIEW,
        due_on=date(2026, 3, 12),
        status=DueStatus.DUE_TODAY,
        last_working_day=date(2026, 3, 12),
        based_on=date(2025, 9, 12),
        limit_in_words="6 months",
        kind=ReviewKind.SUBSEQUENT,
        number=3,
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # fields by name, as the test wants them


def review(clock: time | None = time(11), *, name: str = "Sam", done: bool = False) -> DiaryReview:
    sam = who(name)
    plan = Plan(uuid4(), sam.child_id, TODAY, clock, "at home with Jan and Mike")
    home = HomeNow(date(2025, 5, 16), "Jan and Mike", "foster carers", "Luton", out_of_borough=True)
    return DiaryReview(plan=plan, who=sam, home=home, line=line(), done=done, said=None)


def papers(name: str, completed_on: date, *, working_days: int, decisions_by: date | None = None) -> PapersRow:
    someone = who(name)
    row = Papers(
        review_id=uuid4(),
        child_id=someone.child_id,
        completed_on=completed_on,
        decisions_by=decisions_by,
        letter_by=date(2026, 3, 23),
        working_days_since=working_days,
    )
    return PapersRow(row, someone)


def decision(name: str, due_on: date, *, decided_on: date = date(2026, 3, 2)) -> WaitingDecision:
    return WaitingDecision(
        decision_id=uuid4(),
        review_id=uuid4(),
        who=who(name),
        wording="Health check",
        owner="Team manager",
        due_on=due_on,
        decided_on=decided_on,
    )


def said(page: TodayPage, now: datetime = NOW) -> TodayWords:
    return today_words(page, now, HOLIDAYS)


def test_the_title_is_the_day_in_words() -> None:
    assert title(NOW) == "Thursday 12 March"


def test_one_sentence_says_how_many_and_what_is_next() -> None:
    page = replace(EMPTY, diary=(review(time(11)), review(time(14), name="Adan")))

    assert said(page).sentence == "2 reviews today. Next: review for Sam at 11:00 in Luton."


def test_the_next_one_is_what_has_not_been_yet() -> None:
    page = replace(EMPTY, diary=(review(time(9)), review(time(14), name="Adan")))
    shown = said(page, NOW.replace(hour=12))

    assert [entry.is_next for entry in shown.diary] == [False, True]
    assert "Adan at 14:00" in shown.sentence


def test_a_review_that_began_within_the_hour_is_still_the_next() -> None:
    shown = said(replace(EMPTY, diary=(review(time(11)),)), NOW.replace(hour=11, minute=40))

    assert shown.diary[0].is_next


def test_after_the_last_one_that_is_all_for_today() -> None:
    shown = said(replace(EMPTY, diary=(review(done=True),)))

    assert shown.end_of_day == "That is all for today"
    assert plain(shown.diary[0].title) == "Sam, 8 · review"


def test_a_day_without_reviews_says_so_kindly() -> None:
    assert said(EMPTY).sentence == "Nothing is planned today."
    assert said(replace(EMPTY, notes=notes(2))).sentence == "Nothing is planned today. 1 thing for you to look at."
    assert not said(EMPTY).no_children


def test_only_an_empty_laptop_has_no_children() -> None:
    assert said(replace(EMPTY, children=0)).no_children


def test_decisions_to_send_say_their_sum_and_turn_amber_the_day_before() -> None:
    page = replace(
        EMPTY, decisions_to_send=(papers("Leo", date(2026, 3, 6), working_days=4, decisions_by=date(2026, 3, 13)),)
    )
    (row,) = said(page).mine.rows

    assert row.title == "Decisions for Leo, to send"
    assert row.below == "Due tomorrow: 5 working days from 6 March"
    assert row.bar is not None
    assert (row.bar.share, row.bar.attention) == (0.8, True)


def test_lateness_is_ours() -> None:
    page = replace(
        EMPTY, decisions_to_send=(papers("Leo", date(2026, 3, 2), working_days=8, decisions_by=date(2026, 3, 9)),)
    )

    assert said(page).mine.rows[0].below == "Ours are 3 days late, due 9 Mar"


def test_a_letter_says_which_day_of_fifteen_it_is() -> None:
    page = replace(EMPTY, letters_to_write=(papers("Robyn", date(2026, 3, 2), working_days=8),))

    assert said(page).mine.rows[0].below == "Not begun. Day 8 of 15, due 23 March"


def notes(count: int) -> tuple[NoteRow, ...]:
    return tuple(NoteRow(uuid4(), who("Robyn"), date(2026, 3, 9) + timedelta(days=n), "She said") for n in range(count))


def test_notes_to_finish_are_one_row_that_opens_as_many() -> None:
    page = replace(EMPTY, notes=notes(3))
    folded = said(page).mine
    opened = today_words(page, NOW, HOLIDAYS, open_groups=frozenset({Kind.NOTES})).mine

    assert folded.rows[0].title == "3 notes to finish"
    assert folded.rows[0].below == "From Monday, Tuesday and yesterday"
    assert [row.title for row in opened.rows[1:]] == ["Note about Robyn"] * 3


def test_notes_are_among_the_first_rows_whatever_else_presses() -> None:
    letters = tuple(papers(name, date(2026, 3, 2), working_days=8) for name in ("A", "B", "C", "D", "E"))
    waiting = said(replace(EMPTY, letters_to_write=letters, notes=notes(2))).mine

    assert "2 notes to finish" in {row.title for row in waiting.shown(whole=False)}
    assert waiting.more == "1 more"
    assert len(waiting.shown(whole=True)) == 6


def test_reviews_to_plan_are_counted_by_what_they_are() -> None:
    rows = (
        UnplannedRow(who("Tom"), line(status=DueStatus.OVERDUE, due_on=date(2026, 2, 2), late_or_missing=True)),
        UnplannedRow(who("Mia"), line(status=DueStatus.OVERDUE, due_on=date(2026, 3, 2))),
        UnplannedRow(who("Ali"), line(status=DueStatus.DUE_SOON, due_on=date(2026, 3, 20))),
    )
    (row,) = said(replace(EMPTY, to_plan=rows)).mine.rows

    assert row.title == "3 reviews to plan"
    assert row.below == "1 late, or missing from the file, 1 of ours late and 1 due soon"


@pytest.mark.parametrize(
    ("due_on", "below"),
    [
        (date(2026, 2, 28), "Team manager. 12 days late, was 28 Feb"),
        (date(2026, 3, 12), "Team manager. Due today"),
        (date(2026, 3, 17), "Team manager. Day 8 of 11, by 17 March"),
        (date(2026, 4, 30), "Team manager. By 30 April"),
    ],
)
def test_what_others_are_to_do_says_how_far_along_it_is(due_on: date, below: str) -> None:
    (row,) = said(replace(EMPTY, others=(decision("Minh", due_on),))).others.rows

    assert row.below == below


def test_every_count_has_its_rows_behind_it() -> None:
    others = tuple(decision(name, date(2026, 3, 13 + n)) for n, name in enumerate(("A", "B", "C", "D", "E")))
    waiting = said(replace(EMPTY, others=others)).others

    assert (waiting.more, waiting.following) == ("1 more", "the next is E on 17 Mar")
    assert len(waiting.shown(whole=False)) == 4
    assert len(waiting.shown(whole=True)) == len(waiting.rows) == 5


def test_the_letter_in_progress_shows_whose_and_when_in_the_officers_time() -> None:
    yesterday = datetime(2026, 3, 11, 17, 20, tzinfo=LONDON)
    draft = DraftRow(
        kind=DraftKind.LETTER,
        record_id=uuid4(),
        who=who("Robyn"),
        first_words="Dear Robyn, " + "word " * 60,
        changed_at=yesterday,
    )
    shown = said(replace(EMPTY, drafts=(draft, replace(draft, record_id=uuid4())))).carry_on

    assert shown is not None
    assert shown.where == "Continue where you stopped · letter to Robyn, yesterday 17:20"
    assert shown.beginning.endswith("…")
    assert (shown.others_words, len(shown.others)) == ("1 more letter in progress", 1)


def test_birthdays_and_next_week_open_their_rows() -> None:
    malik = who("Malik")
    planned = PlannedRow(Plan(uuid4(), malik.child_id, date(2026, 3, 17), time(15, 30), "the club"), malik)
    page = replace(EMPTY, birthdays=(BirthdayRow(malik, date(2026, 3, 14), 12),), next_week=(planned,))

    assert [(one.words, len(one.rows)) for one in said(page).coming] == [
        ("Malik is 12 on Saturday", 1),
        ("1 review next week, first Malik on Tuesday", 1),
    ]


def test_a_child_without_a_name_is_the_animal_and_colour() -> None:
    shown = said(replace(EMPTY, birthdays=(BirthdayRow(who(None), TODAY, 9),)))

    assert shown.coming[0].words == "The apricot fox is 9 today"


def kinds_and_places() -> list[tuple[Kind, TodayPage, UUID, Callable[[TodayPage], Place]]]:
    leo = papers("Leo", date(2026, 3, 6), working_days=4, decisions_by=date(2026, 3, 13))
    dentist = decision("Sam", date(2026, 2, 28))
    return [
        (
            Kind.DECISIONS,
            replace(EMPTY, decisions_to_send=(leo,)),
            leo.papers.review_id,
            lambda page: Place(Page.CHILD, page.decisions_to_send[0].who.child_id),
        ),
        (
            Kind.LETTER,
            replace(EMPTY, letters_to_write=(leo,)),
            leo.papers.review_id,
            lambda page: Place(Page.REVIEW, page.letters_to_write[0].papers.review_id, "write"),
        ),
        (
            Kind.OTHERS_DECISION,
            replace(EMPTY, others=(dentist,)),
            dentist.decision_id,
            lambda page: Place(Page.CHILD, page.others[0].who.child_id, "decisions"),
        ),
    ]


@pytest.mark.parametrize(("kind", "page", "record_id", "place"), kinds_and_places())
def test_opening_a_row_leads_to_what_it_is_about(
    kind: Kind, page: TodayPage, record_id: UUID, place: Callable[[TodayPage], Place]
) -> None:
    assert place_of((kind, record_id), page) == place(page)


def test_a_letter_that_was_begun_opens_itself() -> None:
    robyn = papers("Robyn", date(2026, 3, 2), working_days=8)
    begun = replace(robyn, papers=replace(robyn.papers, draft_id=uuid4()))
    page = replace(EMPTY, letters_to_write=(begun,))

    assert place_of((Kind.LETTER, begun.papers.review_id), page) == Place(Page.LETTER, begun.papers.draft_id)


def test_reviews_to_plan_open_the_same_number_of_rows_in_children() -> None:
    assert place_of((Kind.TO_PLAN, None), EMPTY) == Place(Page.CHILDREN, part="review_soon")


@pytest.mark.parametrize(
    ("minutes", "clock", "words"),
    [
        (70, "09:50", "Leave for Luton, 1 h 10 min"),
        (45, "10:15", "Leave for Luton, 45 min"),
        (120, "09:00", "Leave for Luton, 2 h"),
        (7, "10:50", "Leave for Luton, 7 min"),
        (900, "00:00", "Leave for Luton, 15 h"),
    ],
)
def test_the_way_to_a_review_says_when_to_leave(minutes: int, clock: str, words: str) -> None:
    entry = replace(review(), travel_minutes=minutes)

    shown = said(replace(EMPTY, diary=(entry,)))

    assert shown.diary[0].leave is not None
    assert (shown.diary[0].leave.clock, shown.diary[0].leave.words.removesuffix(". Out of borough")) == (clock, words)
    assert f"Leave by {clock}." in shown.sentence


@pytest.mark.parametrize("change", [{"travel_minutes": None}, {"travel_minutes": 70, "done": True}])
def test_nobody_is_sent_on_the_way_without_need(change: dict[str, object]) -> None:
    entry = replace(review(), **change)  # type: ignore[arg-type]  # fields by name

    assert said(replace(EMPTY, diary=(entry,))).diary[0].leave is None


def test_a_review_that_was_adjourned_says_that_it_goes_on() -> None:
    entry = replace(review(), goes_on=True)

    assert said(replace(EMPTY, diary=(entry,))).diary[0].below.startswith("Goes on today · ")


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_the_days_the_clocks_change_the_next_one_goes_by_the_clock_on_the_wall(day: date) -> None:
    page = replace(EMPTY, diary=(review(time(11)),))
    for hour, is_next in ((10, True), (12, True), (13, False)):
        wall = datetime.combine(day, time(hour), LONDON)
        # The program's own clock gives the offset of the moment, and no zone.
        shown = today_words(page, wall.astimezone(timezone(wall.utcoffset() or timedelta(0))), HOLIDAYS)

        assert shown.diary[0].is_next is is_next
        assert ("at 11:00" in shown.sentence) is is_next
