"""What the lists of Follow-up say, and where their rows lead."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from iro_desktop.models.due_days import DueDay
from iro_desktop.models.ids import new_id
from iro_desktop.models.midway import MidwayState
from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.decision_history import DecisionHistory, Happened, HistoryLine
from iro_desktop.queries.decision_owners import ME, NOBODY
from iro_desktop.queries.follow_up import Band, FollowUp, FollowUpGroup, Grouping, Wanted
from iro_desktop.queries.follow_up_rows import FollowUpRow
from iro_desktop.queries.midway import MidwayRow
from iro_desktop.queries.who import Who
from iro_desktop.ui.follow_up import history_words, midway_words, viewmodel
from iro_desktop.ui.shown import RowWords, plain
from tests.caseload import HOLIDAYS, TODAY

SAM = Who(new_id(), "0000401", "Sam", "Glennon", "fox", "apricot", date(2017, 6, 2))
BOOK = FollowUpRow(
    decision_id=new_id(),
    review_id=new_id(),
    who=SAM,
    number=1,
    wording="Life story book.",
    child_wording="Priya brings your book.",
    decided_on=date(2026, 3, 2),
    under_way=False,
    owner="Priya Green",
    owner_role="social worker",
    owner_person_id=new_id(),
    due_on=date(2026, 3, 16),
    status=DecisionStatus.OPEN,
    status_on=None,
    priority=False,
    evidence="",
)
LATE = replace(BOOK, decision_id=new_id(), due_on=date(2026, 3, 9))


def group(*rows: FollowUpRow, **changed: object) -> FollowUpGroup:
    made = FollowUpGroup(
        key=Band.LATE, band=Band.LATE, count=len(rows), late=0, earlier=0, still_open=len(rows), rows=rows
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # what a test wants otherwise


def found(*groups: FollowUpGroup, grouping: Grouping = Grouping.DATE, late: int = 0, due: int = 0) -> FollowUp:
    return FollowUp(grouping=grouping, groups=groups, count=9, late=late, due=due)


def shown(one: FollowUpRow, grouping: Grouping = Grouping.DATE) -> RowWords:
    return viewmodel.decision_row(one, grouping, TODAY, HOLIDAYS)


@pytest.mark.parametrize(
    ("late", "due", "sentence"),
    [
        (0, 0, "Nothing is due today."),
        (0, 1, "1 decision is due today."),
        (1, 1, "1 decision is past its day."),
        (2, 3, "2 decisions are past their day, 1 is due today."),
        (1, 4, "1 decision is past its day, 3 are due today."),
    ],
)
def test_the_heading_says_how_many_wait(late: int, due: int, sentence: str) -> None:
    assert viewmodel.title_below(found(late=late, due=due)) == sentence


def test_of_one_child_the_heading_names_the_child() -> None:
    assert viewmodel.title_below(found(group(BOOK)), one_child=True) == "Sam: nothing is due today."


def test_a_row_says_whose_it_is_who_does_it_and_how_its_day_counts() -> None:
    row = shown(BOOK)
    assert (row.title, row.below) == ("Life story book.", "Sam · review of 2 March · Priya Green, social worker")
    assert (plain(row.right), row.right_below) == ("Mon 16 March", "2 Mar + 10 working days")


def test_lateness_is_said_of_the_decision_and_never_of_the_child() -> None:
    row = shown(LATE)
    assert plain(row.right) == "3 days late"
    assert "late" not in plain(row.title) + plain(row.below)


def test_what_was_put_off_says_from_when_and_how_often() -> None:
    row = shown(replace(BOOK, put_off=2, first_due_on=date(2026, 3, 9), asked_on=date(2026, 3, 10)))
    assert row.right_below == "put off from 9 Mar"
    assert plain(row.below).endswith("put off twice · asked 10 Mar")


def test_what_was_found_out_is_said_with_its_day() -> None:
    row = shown(
        replace(BOOK, status=DecisionStatus.PARTLY, status_on=date(2026, 3, 9), evidence="2 of 4", concern_id=new_id())
    )
    assert plain(row.below).endswith("Partly done, 9 Mar: 2 of 4 · a resolution is raised")


def test_far_days_count_in_weeks_or_days() -> None:
    in_weeks = replace(BOOK, due_on=date(2026, 3, 2) + timedelta(weeks=12))
    assert viewmodel.sum_in_words(in_weeks, TODAY, HOLIDAYS) == "2 March + 12 weeks"
    in_days = replace(BOOK, due_on=date(2026, 3, 2) + timedelta(days=100))
    assert viewmodel.sum_in_words(in_days, TODAY, HOLIDAYS) == "2 March + 100 days"


@pytest.mark.parametrize("changed", [{"due_on": None}, {"decided_on": None}, {"due_on": date(2026, 3, 2)}])
def test_where_nothing_can_be_counted_there_is_no_sum(changed: dict[str, date | None]) -> None:
    assert viewmodel.sum_in_words(replace(BOOK, **changed), TODAY, HOLIDAYS) == ""  # type: ignore[arg-type]


def test_each_group_has_a_heading_and_offers_the_rest() -> None:
    rows = viewmodel.list_rows(found(group(LATE, count=5, late=5)), TODAY, HOLIDAYS)
    assert [(plain(row.title), row.heading) for row in rows] == [
        ("Past their day", True),
        ("Life story book.", False),
        ("Show 4 more", False),
    ]
    assert plain(rows[0].right) == "5"


def test_by_owner_a_heading_says_who_and_how_many() -> None:
    one = group(LATE, key="owner priya", band=None, owner="Priya Green", owner_role="social worker", late=1)
    row = viewmodel.list_rows(found(one, grouping=Grouping.OWNER), TODAY, HOLIDAYS)[0]
    assert (row.title, row.below) == ("Priya Green, social worker", "1 open · 1 past its day")


@pytest.mark.parametrize(
    ("key", "owner", "who", "heading"),
    [
        (ME, "Ruth", None, "You, Ruth"),
        (NOBODY, None, None, "Nobody is named"),
        ("owner mum", "Mum", SAM, "Mum · for Sam"),
    ],
)
def test_some_owners_are_said_otherwise(key: str, owner: str | None, who: Who | None, heading: str) -> None:
    one = group(BOOK, key=key, band=None, owner=owner, who=who)
    assert viewmodel.list_rows(found(one, grouping=Grouping.OWNER), TODAY, HOLIDAYS)[0].title == heading


def test_a_whole_group_is_asked_about_only_where_somebody_else_is_named() -> None:
    ids = (BOOK.decision_id,)
    assert viewmodel.may_be_asked(group(BOOK, key="owner priya", open_ids=ids))
    assert not viewmodel.may_be_asked(group(BOOK, key=ME, open_ids=ids))
    assert not viewmodel.may_be_asked(group(BOOK, key=NOBODY, open_ids=ids))
    assert not viewmodel.may_be_asked(group(BOOK))


def test_moving_passes_over_headings_and_stops_at_the_ends() -> None:
    rows = viewmodel.list_rows(found(group(LATE), group(BOOK, key="b", band=Band.LATER)), TODAY, HOLIDAYS)
    first, second = (viewmodel.DECISION, str(LATE.decision_id)), (viewmodel.DECISION, str(BOOK.decision_id))
    assert viewmodel.next_key(rows, None, 1) == first
    assert viewmodel.next_key(rows, first, 1) == second
    assert viewmodel.next_key(rows, second, 1) is None
    assert viewmodel.next_key(rows, second, -1) == first
    assert viewmodel.next_key(rows, first, -1) is None


def test_what_is_raised_knows_the_decision_and_why() -> None:
    about = viewmodel.to_raise(replace(LATE, status=DecisionStatus.NOT_DONE, evidence="No reason given."), TODAY)
    assert about.reasons == (Reason.DECISIONS_NOT_FOLLOWED,)
    assert about.decision_ids == (LATE.decision_id,)
    assert about.concern == (
        "Review of 2 March decided: Life story book. It is not done, 3 days past its day. No reason given."
    )
    assert (about.child_id, about.to_name) == (SAM.child_id, "Priya Green")


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        (Wanted(), "Everything that was decided is done"),
        (Wanted(settled_too=True), "Nothing was decided yet"),
        (Wanted(typed="zzz"), "Nothing is found"),
    ],
)
def test_an_empty_list_says_why(wanted: Wanted, title: str) -> None:
    assert viewmodel.nothing(wanted)[0] == title


# History


def line(what: Happened, **changed: object) -> HistoryLine:
    return replace(HistoryLine(what=what, on=date(2026, 3, 9), by="Ruth"), **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "title"),
    [
        (line(Happened.DECIDED, due_after=date(2026, 3, 16)), "Decided, by 16 March"),
        (line(Happened.LOOKED_AT, status=DecisionStatus.PARTLY), "Partly done"),
        (
            line(Happened.PUT_OFF, due_before=date(2026, 3, 16), due_after=date(2026, 4, 1)),
            "Put off to 1 April, from 16 March",
        ),
        (line(Happened.ASKED), "Asked for an update"),
        (line(Happened.SAID_AGAIN), "Said again in a later review"),
        (line(Happened.OBJECTED), "The team manager objects"),
        (line(Happened.AGREED), "The team manager agrees"),
        (line(Happened.RAISED), "A resolution was raised"),
    ],
)
def test_each_line_of_the_history_is_said_in_words(one: HistoryLine, title: str) -> None:
    (said,) = history_words.history_lines(DecisionHistory(decision_id=new_id(), lines=(one,)), TODAY)
    assert said.title == title
    assert said.who_when == "9 March · Ruth"


def test_what_was_taken_back_stays_and_says_so() -> None:
    one = line(Happened.LOOKED_AT, taken_back_on=date(2026, 3, 10), taken_back_by="Farah", at_midway=True)
    (said,) = history_words.history_lines(DecisionHistory(decision_id=new_id(), lines=(one,)), TODAY)
    assert said.taken_back == "Taken back on 10 March by Farah. It counts no more."
    assert said.who_when == "9 March · Ruth · midway check"


# Midway checks


def check(state: MidwayState, *, due_on: date = TODAY, name: str = "Sam") -> MidwayRow:
    review_id = new_id()
    return MidwayRow(
        review_id=review_id,
        who=replace(SAM, known_as=name),
        completed_on=date(2026, 1, 29),
        due=DueDay(due_on, due_on, date(2026, 1, 29), "29 January + 6 weeks", "service"),
        shown_from=due_on - timedelta(days=7),
        state=state,
        decisions=4,
        looked_at=3,
    )


def test_each_state_is_a_group_and_what_was_opened_comes_first() -> None:
    rows = [check(state) for state in MidwayState]
    shown_rows = midway_words.midway_rows(rows, TODAY, settled_too=True)
    assert [row.title for row in shown_rows if row.heading] == [
        "Opened and not finished",
        "Talked about, not written down",
        "To do now",
        "Finished",
        "Not needed",
    ]
    open_only = midway_words.midway_rows(rows, TODAY, settled_too=False)
    assert [row.title for row in open_only if row.heading][-1] == "To do now"


def test_what_is_still_to_come_shows_itself_only_where_all_are_wanted() -> None:
    rows = [check(MidwayState.NOT_STARTED, due_on=TODAY + timedelta(days=20))]
    assert midway_words.midway_rows(rows, TODAY, settled_too=False) == ()
    assert midway_words.midway_rows(rows, TODAY, settled_too=True)[0].title == "Still to come"


def test_a_late_check_is_ours_and_a_row_opens_its_review() -> None:
    one = check(MidwayState.FORM_OPEN, due_on=TODAY - timedelta(days=2))
    row = midway_words.midway_rows([one], TODAY, settled_too=False)[1]
    assert plain(row.right) == "Ours is 2 days late"
    assert row.key == (midway_words.MIDWAY, str(one.review_id))
    assert UUID(str(row.key[1])) == one.review_id
    assert plain(row.below) == "Review of 29 January · 3 of 4 decisions looked at"


def test_checks_are_filtered_by_the_childs_name() -> None:
    rows = [check(MidwayState.FORM_OPEN), check(MidwayState.FORM_OPEN, name="Leo")]
    found_rows = midway_words.midway_rows(rows, TODAY, settled_too=False, typed="leo")
    assert [row.title for row in found_rows if not row.heading] == ["Leo"]
    assert midway_words.to_do_count(rows, TODAY) == 2
