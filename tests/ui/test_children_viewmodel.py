"""The caseload in words."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID, uuid4

import pytest

from iro_desktop.models.review import PermanencePlan
from iro_desktop.models.timescales import DueStatus, ReviewKind
from iro_desktop.queries.children import CaseloadRow, ChildAtAGlance
from iro_desktop.queries.contact import Contact
from iro_desktop.queries.homes import HomeNow
from iro_desktop.queries.list_facts import ListFacts, Moves
from iro_desktop.queries.what_is_due import Due, DueLine, Papers
from iro_desktop.queries.who import Who
from iro_desktop.ui.children.viewmodel import child_rows, chosen, counts, filtered, foot, further_views, tabs
from iro_desktop.ui.children.views import FIRST, NEED_FACTS, View, nobody, view_named
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
        (View.LEFT, replace(child(), in_care=False, left_on=date(2026, 2, 1))),
    ],
)
def test_each_view_holds_whom_it_names(view: View, row: CaseloadRow) -> None:
    assert len(child_rows([row, child("Other")], view, TODAY, HOLIDAYS)) == 1


def facts_of(row: CaseloadRow, **what: object) -> dict[UUID, ListFacts]:
    """The facts of one child who was seen lately and of whom nothing else is to be said."""
    contact = Contact(child_id=row.who.child_id, last_seen_on=date(2026, 3, 4))
    plain = ListFacts(contact=contact)
    return {row.who.child_id: replace(plain, **what)}  # type: ignore[arg-type]  # each test names its own fields


NEVER = Contact(child_id=uuid4(), officer_since=date(2026, 2, 18))
SEEN_LONG_AGO = Contact(child_id=uuid4(), last_seen_on=date(2025, 10, 28))


@pytest.mark.parametrize(
    ("view", "what", "because"),
    [
        (View.NOT_SEEN, {"not_seen": True, "contact": SEEN_LONG_AGO}, "last met 28 October 2025"),
        (View.NEVER_MET, {"contact": NEVER}, "not met since 18 February"),
        (View.AT_HOME, {"at_home_on_order": True}, "on a care order"),
        (View.NOT_REGISTERED, {"without_registration": True}, "no registration"),
        (View.MOVES, {"moves": Moves(1, 1)}, "1 move in 12 months, 1 unplanned"),
        (View.MOVES, {"moves": Moves(3, 0)}, "3 moves in 12 months"),
        (View.APART, {"apart_from": ("Ben", "Tom")}, "apart from Ben and Tom"),
        (View.PERMANENCE, {"permanence_tracked": True}, "no lasting home named yet"),
        (
            View.PERMANENCE,
            {"permanence_tracked": True, "permanence_plans": (PermanencePlan.LONG_TERM_FOSTERING,)},
            "Foster family until 18",
        ),
    ],
)
def test_a_view_that_goes_by_facts_says_why_a_child_is_in_it(view: View, what: dict[str, object], because: str) -> None:
    row, other = child(), child("Other")
    known = facts_of(row, **what) | facts_of(other)

    (line,) = child_rows([row, other], view, TODAY, HOLIDAYS, facts=known)

    assert (line.name, line.below_lives) == ("Sam, 8", because)


def test_two_planned_moves_are_no_view_of_their_own() -> None:
    row = child()

    assert child_rows([row], View.MOVES, TODAY, HOLIDAYS, facts=facts_of(row, moves=Moves(2, 0))) == ()


def test_why_a_child_is_there_is_said_in_no_other_view() -> None:
    row = child()
    known = facts_of(row, not_seen=True)

    assert child_rows([row], View.ALL, TODAY, HOLIDAYS, facts=known)[0].below_lives == ""


def test_children_who_left_care_are_in_no_other_view() -> None:
    left = replace(child(line=LATE, born_on=date(2010, 1, 1)), in_care=False, unaccompanied=True, last_seen_on=None)
    known = facts_of(left, not_seen=True, contact=NEVER, moves=Moves(4, 4), permanence_tracked=True)

    assert [view for view in View if child_rows([left], view, TODAY, HOLIDAYS, facts=known)] == [View.LEFT]


def test_the_count_of_a_view_is_the_number_of_its_rows() -> None:
    rows = [child(), child(line=LATE), replace(child(), in_care=False, left_on=date(2026, 2, 1))]
    known = facts_of(rows[0], not_seen=True) | facts_of(rows[1], contact=NEVER)

    held = counts(rows, TODAY, known)

    assert held == {view: len(child_rows(rows, view, TODAY, HOLIDAYS, facts=known)) for view in View}
    assert [tab.count for tab in tabs(held, View.ALL)] == [held[view] for view in (*FIRST, View.LEFT)]


def test_what_nobody_has_counted_yet_has_no_number() -> None:
    held = counts([child()], TODAY)

    assert not NEED_FACTS & set(held)
    assert next(tab for tab in tabs(held, View.ALL) if tab.value == View.NOT_SEEN).count is None


def test_a_view_without_a_tab_has_one_while_it_is_on_screen() -> None:
    held = counts([child()], TODAY)

    assert [tab.value for tab in tabs(held, View.APART)] == [*FIRST, View.APART]
    assert {view.value for view in further_views(held)} == set(View) - {*FIRST, View.LEFT}


def test_left_care_is_out_of_the_way_until_somebody_has() -> None:
    gone = replace(child(), in_care=False, left_on=date(2026, 2, 1))

    assert View.LEFT not in {tab.value for tab in tabs(counts([child()], TODAY), View.ALL)}
    assert View.LEFT in {tab.value for tab in tabs(counts([gone], TODAY), View.ALL)}


@pytest.mark.parametrize("view", View)
def test_every_view_says_what_would_be_in_it(view: View) -> None:
    title, below = nobody(view, "")

    assert title
    assert below.endswith(".")


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
