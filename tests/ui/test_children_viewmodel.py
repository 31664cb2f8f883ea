"""The caseload in words."""

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from iro_desktop.models.timescales import DueStatus, ReviewKind
from iro_desktop.queries.children import CaseloadRow, ChildAtAGlance
from iro_desktop.queries.homes import HomeNow
from iro_desktop.queries.what_is_due import Due, DueLine, Papers
from iro_desktop.queries.who import Who
from iro_desktop.ui.children.viewmodel import (
    View,
    child_rows,
    chosen,
    filtered,
    foot,
    nobody,
    tabs,
    view_named,
)
from iro_desktop.ui.tokens import Tone
from tests.caseload import HOLIDAYS, TODAY

LINE = DueLine(
    what=Due.REVIEW,
    due_on=date(2026, 9, 6),
    status=DueStatus.UPCOMING,
    last_working_day=date(2026, 9, 4),
    council_system_on=date(2026, 9, 5),
    based_on=date(2026, 3, 6),
    limit_in_words="6 months",
    kind=ReviewKind.SUBSEQUENT,
)


def child(name: str | None = "Sam", *, born_on: date = date(2017, 6, 2), line: DueLine = LINE) -> CaseloadRow:
    return CaseloadRow(
        who=Who(uuid4(), "0007337", name, "Glennon", "fox", "apricot", born_on),
        in_care=True,
        left_on=None,
        home=HomeNow(None, "Jan and Mike", "foster carers", "Luton", out_of_borough=None),
        review=line,
        plan=None,
        papers=None,
        last_seen_on=date(2026, 3, 4),
        unaccompanied=False,
    )


def shown(row: CaseloadRow, view: View = View.ALL) -> list[tuple[str, str]]:
    return [(line.next_review, line.next_review_below) for line in child_rows([row], view, TODAY, HOLIDAYS)]


def tag_of(row: CaseloadRow) -> tuple[str, Tone] | None:
    (line,) = child_rows([row], View.ALL, TODAY, HOLIDAYS)
    return (line.tag.words, line.tag.tone) if line.tag else None


LATE = replace(LINE, due_on=date(2026, 3, 2), last_working_day=date(2026, 3, 2), status=DueStatus.OVERDUE)


def test_a_limit_on_a_sunday_shows_the_friday_and_keeps_the_sunday_in_sight() -> None:
    assert shown(child()) == [("4 September", "Friday before Sun 6")]


def test_a_planned_review_shows_its_day_and_the_latest_one() -> None:
    planned = replace(LINE, planned_on=date(2026, 8, 27))

    assert shown(child(line=planned)) == [("Thu 27 August", "latest 6 September")]


def test_a_review_today_shows_its_hour() -> None:
    today = replace(LINE, due_on=TODAY, last_working_day=TODAY, planned_on=TODAY, planned_time=time(11))

    assert shown(child(line=today)) == [("Today 11:00", "latest day, 6 months")]
    assert tag_of(child(line=today)) == ("Review today", Tone.ACCENT)


def test_what_the_files_cannot_tell_is_not_known_with_the_reason_beside_the_list() -> None:
    line = DueLine(what=Due.REVIEW, due_on=None, status=DueStatus.NOT_KNOWN, reason="The files begin on 1 April 2021.")
    row = child(line=line)

    assert shown(row) == [("Not known", "the files cannot tell")]
    assert chosen(row, None, TODAY).review_below == "The files begin on 1 April 2021."
    assert tag_of(row) == ("Not known", Tone.SECONDARY)


def test_a_passed_day_is_late_or_missing_from_the_file_and_never_the_childs() -> None:
    assert tag_of(child(line=replace(LATE, late_or_missing=True))) == (
        "Late, or a review is missing from the file",
        Tone.ATTENTION,
    )
    assert tag_of(child(line=LATE)) == ("Our review is 10 days late", Tone.ATTENTION)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (replace(LINE, last_working_day=date(2026, 3, 20), status=DueStatus.DUE_SOON), "Due in 6 working days"),
        (replace(LINE, last_working_day=date(2026, 3, 13), status=DueStatus.DUE_SOON), "Due tomorrow"),
        (replace(LINE, last_working_day=TODAY, status=DueStatus.DUE_TODAY), "Last day to hold it"),
        (replace(LINE, planned_on=date(2026, 9, 10)), "Planned past the last day"),
    ],
)
def test_what_presses_is_said_in_a_tag(line: DueLine, words: str) -> None:
    assert tag_of(child(line=line)) == (words, Tone.ATTENTION)


def test_papers_show_where_no_review_presses() -> None:
    papers = Papers(
        review_id=uuid4(),
        child_id=uuid4(),
        completed_on=date(2026, 3, 6),
        decisions_by=date(2026, 3, 13),
        letter_by=date(2026, 3, 27),
        working_days_since=4,
    )

    assert tag_of(replace(child(), papers=papers)) == ("Decisions tomorrow", Tone.ATTENTION)
    written = replace(papers, decisions_by=None)
    assert tag_of(replace(child(), papers=written)) == ("Letter day 4 of 15", Tone.SECONDARY)


def test_what_waits_first_stands_on_top() -> None:
    rows = [child("Ann"), child("Ben", line=LATE), child("Cay", line=replace(LINE, planned_on=date(2026, 3, 20)))]

    assert [line.name for line in child_rows(rows, View.ALL, TODAY, HOLIDAYS)] == ["Ben, 8", "Cay, 8", "Ann, 8"]


@pytest.mark.parametrize(
    ("view", "row"),
    [
        (View.REVIEW_SOON, child(line=LATE)),
        (View.OUT_OF_BOROUGH, replace(child(), home=HomeNow(None, None, None, "Kent", out_of_borough=True))),
        (View.OLDER, child(born_on=date(2010, 3, 12))),
        (View.UNACCOMPANIED, replace(child(), unaccompanied=True)),
        (View.NOT_SEEN, replace(child(), last_seen_on=date(2025, 12, 11))),
        (View.NOT_SEEN, replace(child(), last_seen_on=None)),
        (View.LEFT, replace(child(), in_care=False, left_on=date(2026, 2, 1))),
    ],
)
def test_each_view_holds_whom_it_names(view: View, row: CaseloadRow) -> None:
    assert len(child_rows([row, child("Other")], view, TODAY, HOLIDAYS)) == 1


def test_children_who_left_care_are_in_no_other_view() -> None:
    left = replace(child(line=LATE, born_on=date(2010, 1, 1)), in_care=False, unaccompanied=True, last_seen_on=None)

    assert [view for view in View if child_rows([left], view, TODAY, HOLIDAYS)] == [View.LEFT]


def test_the_count_on_a_tab_is_the_number_of_its_rows() -> None:
    rows = [child(), child(line=LATE), replace(child(), in_care=False, left_on=date(2026, 2, 1))]

    for tab in tabs(rows, TODAY):
        assert tab.count == len(child_rows(rows, View(tab.value), TODAY, HOLIDAYS))


def test_left_care_is_out_of_the_way_until_somebody_has() -> None:
    assert View.LEFT not in {tab.value for tab in tabs([child()], TODAY)}


@pytest.mark.parametrize("typed", ["sam", "glen", "0007337", "luton", "fost lut", "  SAM  "])
def test_the_filter_looks_in_names_numbers_and_places(typed: str) -> None:
    lines = child_rows([child(), child("Mia")], View.ALL, TODAY, HOLIDAYS)

    assert "Sam, 8" in {line.name for line in filtered(lines, typed)}


def test_a_filter_that_matches_nobody_says_so() -> None:
    lines = child_rows([child()], View.ALL, TODAY, HOLIDAYS)

    assert filtered(lines, "zz") == ()
    assert nobody(View.ALL, "zz")[0] == "Nobody here matches “zz”"
    assert foot(0, 1) == "0 of 1 child"


def test_an_unknown_view_is_the_whole_caseload() -> None:
    assert view_named("something of a later version") is View.ALL


def test_the_chosen_child_is_told_in_a_few_words() -> None:
    row = child()
    glance = ChildAtAGlance(
        child_id=row.who.child_id,
        likes=("video calls", "drawing"),
        not_times=("not Fridays",),
        reading_words="7 to 9",
        words="Can we talk about my uncle first?",
        said_on=date(2026, 3, 10),
        said_how="by text",
    )
    pane = chosen(row, glance, TODAY)

    assert pane.facts == (("Likes", "Video calls, drawing. Not Fridays"), ("Reading", "7 to 9"))
    assert pane.voice is not None
    assert pane.voice.source == "By text, Tue 10 March"
    assert pane.lives == "With Jan and Mike, Luton"
    assert pane.button == "Open Sam’s page"


def test_a_child_without_a_name_is_told_by_picture_and_number() -> None:
    (line,) = child_rows([child(None)], View.ALL, TODAY, HOLIDAYS)

    assert (line.name, line.below_name) == ("The apricot fox, 8", "0007337")
