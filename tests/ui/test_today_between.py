"""What Today says of the time between reviews: states apart, lateness ours, too much at once made less."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from iro_desktop.models.due_days import DueDay, soft_due_day
from iro_desktop.models.limit_keys import LimitKey
from iro_desktop.models.midway import MidwayState
from iro_desktop.models.resolution import RaisedBy, Reason, Tone
from iro_desktop.models.resolution_story import Clock, Standing, Story
from iro_desktop.queries.changes_since import Changes, ChangesOfChild
from iro_desktop.queries.drafts import DraftKind, DraftRow
from iro_desktop.queries.midway import MidwayRow
from iro_desktop.queries.my_load import MyLoad, ReviewAhead, WeekAhead
from iro_desktop.queries.nudges import Nudge
from iro_desktop.queries.reminders import ReminderRow
from iro_desktop.queries.resolution_board import CardRow
from iro_desktop.queries.resolution_waiting import MineRow, OthersRow, Waiting, WhyMine
from iro_desktop.queries.today import BirthdayRow
from iro_desktop.queries.today_between import Besides, Waits
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.shown import plain
from iro_desktop.ui.today.coming import lines_besides, monday_of, week_key
from iro_desktop.ui.today.things import LATE_AT_ONCE, OLDEST_FIRST, Kind
from iro_desktop.ui.today.viewmodel import TodayWords, place_of, things_today, today_words
from tests.caseload import HOLIDAYS, NOW, TODAY
from tests.ui.test_today_viewmodel import EMPTY, decision, papers, review, who

DUE = soft_due_day(LimitKey.MIDWAY, date(2026, 2, 3), HOLIDAYS)


def midway(name: str = "Tia", *, state: MidwayState = MidwayState.NOT_STARTED, due: DueDay = DUE) -> MidwayRow:
    return MidwayRow(
        review_id=uuid4(),
        who=who(name),
        completed_on=date(2026, 2, 3),
        due=due,
        shown_from=due.due_on - timedelta(days=7),
        state=state,
        held_on=date(2026, 3, 9) if state is MidwayState.HELD_NOT_RECORDED else None,
        decisions=5,
        looked_at=2,
    )


def late_midway(name: str, completed_on: date) -> MidwayRow:
    return midway(name, due=soft_due_day(LimitKey.MIDWAY, completed_on, HOLIDAYS))


def card(name: str = "Minh", *, standing: Standing = Standing.WAITING_FOR_ANSWER) -> CardRow:
    clock = Clock(standing, None, date(2026, 3, 17), 7, 10, None, 0, 20, over_total=False)
    return CardRow(
        concern_id=uuid4(),
        resolution_ids=(uuid4(),),
        children=(who(name),),
        settled_for=(),
        tone=Tone.CHALLENGE,
        headline="Interpreter each time",
        reasons=(Reason.INTERPRETER,),
        other_reason=None,
        stage=0,
        stage_name="Informal",
        to_name="Grace",
        to_role="team manager",
        team="Team 4",
        story=Story(),
        clock=clock,
        sums=None,
        raised_on=date(2026, 3, 3),
        raised_by=None,
        raised_how=RaisedBy.FORM,
        officer=None,
        mine=True,
    )


def reminder(due_on: date, text: str = "Ring about the bike") -> ReminderRow:
    return ReminderRow(
        reminder_id=uuid4(),
        who=who("Tia"),
        due_on=due_on,
        text=text,
        done_on=None,
        put_off_reason="",
        from_record_id=None,
    )


def said(waits: Waits, *, only_oldest: bool = False, opened: frozenset[Kind] = frozenset()) -> TodayWords:
    return today_words(replace(EMPTY, waits=waits), NOW, HOLIDAYS, only_oldest=only_oldest, open_groups=opened)


def said_about(*, mine: tuple[MineRow, ...] = (), others: tuple[OthersRow, ...] = ()) -> TodayWords:
    return said(Waits(resolutions=Waiting(mine, others, ())))


# Midway checks


def test_an_opened_check_says_how_many_decisions_were_looked_at() -> None:
    (row,) = said(Waits(midways=(midway(state=MidwayState.FORM_OPEN),))).mine.rows

    assert (row.title, row.below) == ("Midway check, Tia", "Opened, not finished. 2 of 5 decisions looked at")
    assert row.bar is not None
    assert row.bar.share == 0.4


def test_a_check_that_was_talked_through_is_to_be_written_down() -> None:
    (row,) = said(Waits(midways=(midway(state=MidwayState.HELD_NOT_RECORDED),))).mine.rows

    assert row.title == "Midway check, Tia, to write down"
    assert plain(row.below).startswith("Talked through on 9 March")


def test_a_check_that_is_due_carries_its_sum() -> None:
    (row,) = said(Waits(midways=(midway(),))).mine.rows

    assert row.below == "Due 17 March: 3 February + 6 weeks"


def test_the_states_stand_apart_and_opened_ones_are_a_line_of_their_own() -> None:
    rows = (
        midway("A", state=MidwayState.FORM_OPEN),
        midway("B", state=MidwayState.FORM_OPEN),
        midway("C", state=MidwayState.HELD_NOT_RECORDED),
        midway("D"),
        midway("E"),
    )
    shown = said(Waits(midways=rows)).mine

    assert {str(row.title) for row in shown.rows} == {
        "2 midway checks opened",
        "Midway check, C, to write down",
        "2 midway checks to do",
    }
    assert shown.count == 3


def test_a_group_opens_as_many_rows_as_it_says() -> None:
    rows = tuple(midway(name) for name in ("A", "B", "C"))
    shown = said(Waits(midways=rows), opened=frozenset({Kind.MIDWAYS_DUE})).mine

    assert [str(row.title) for row in shown.rows] == [
        "3 midway checks to do",
        "Midway check, A",
        "Midway check, B",
        "Midway check, C",
    ]
    assert shown.count == 1
    assert shown.shown(whole=False) == shown.rows


def test_a_midway_check_opens_its_page() -> None:
    row = midway()

    assert place_of((Kind.MIDWAY, row.review_id), EMPTY) == Place(Page.MIDWAY, row.review_id)


# Resolutions


@pytest.mark.parametrize(
    ("why", "below"),
    [
        (WhyMine.NO_ANSWER, "No answer, was due 10 March. Next stage, or wait"),
        (WhyMine.ANSWERED, "Answered on 10 March. Is it enough?"),
        (WhyMine.MESSAGE_NOT_SENT, "The message is not sent yet"),
        (WhyMine.ANSWER_DUE_SOON, "No answer yet. Day 7 of 10, by 10 March"),
    ],
)
def test_what_a_resolution_asks_of_the_officer_is_said(why: WhyMine, below: str) -> None:
    (row,) = said_about(mine=(MineRow(why, card(), date(2026, 3, 10)),)).mine.rows

    assert (row.title, row.below) == ("Minh: Interpreter each time", below)


def test_a_resolution_that_others_are_to_answer_shows_day_and_date() -> None:
    (row,) = said_about(others=(OthersRow(card(), "Grace", date(2026, 3, 17), None),)).others.rows

    assert row.below == "Grace. Day 7 of 10, by 17 March"
    assert row.bar is not None
    assert row.bar.share == 0.7


def test_waiting_for_a_reason_says_until_when_and_why() -> None:
    (row,) = said_about(others=(OthersRow(card(), "Grace", date(2026, 3, 20), "panel meets that day"),)).others.rows

    assert row.below == "Grace. You wait until 20 March: panel meets that day"
    assert row.bar is None


def test_decisions_and_resolutions_of_others_stand_in_one_order() -> None:
    raised = OthersRow(card("Minh"), "Grace", date(2026, 3, 17), None)
    page = replace(
        EMPTY,
        others=(decision("Sam", date(2026, 3, 10)), decision("Leo", date(2026, 3, 20))),
        waits=Waits(resolutions=Waiting((), (raised,), ())),
    )
    rows = today_words(page, NOW, HOLIDAYS).others.rows

    assert [str(row.title).split(":")[0] for row in rows] == ["Sam", "Minh", "Leo"]


def test_no_word_calls_the_child_late() -> None:
    waits = Waits(
        midways=(late_midway("Tia", date(2025, 11, 3)),),
        resolutions=Waiting((MineRow(WhyMine.NO_ANSWER, card(), date(2026, 3, 1)),), (), ()),
        reminders=(reminder(date(2026, 3, 2)),),
    )
    for row in said(waits).mine.rows:
        assert "Tia is late" not in row.spoken
        assert "overdue" not in row.spoken.lower()
    assert "Ours is" in plain(said(waits).mine.rows[0].below)


# Reminders


def test_what_is_for_today_stands_in_the_diary_and_is_counted() -> None:
    page = replace(EMPTY, diary=(review(),), waits=Waits(reminders=(reminder(TODAY),)))
    shown = today_words(page, NOW, HOLIDAYS)

    assert shown.sentence == "2 things today. Next: review for Sam at 11:00 in Luton."
    assert [plain(task.title) for task in shown.tasks] == ["Tia · Ring about the bike"]
    assert shown.mine.rows == ()
    assert things_today(page, TODAY) == 2


def test_what_was_for_another_day_waits_for_the_officer() -> None:
    rows = said(Waits(reminders=(reminder(date(2026, 3, 10)), reminder(date(2026, 3, 13))))).mine.rows

    assert [row.below for row in rows] == ["Tia, was for 10 March", "Tia, for tomorrow"]


def test_a_day_with_only_a_reminder_is_not_empty() -> None:
    shown = said(Waits(reminders=(reminder(TODAY),)))

    assert shown.sentence == "1 thing today."
    assert shown.end_of_day == ""


# Too many


def many_late(count: int) -> Waits:
    return Waits(
        reminders=tuple(reminder(TODAY - timedelta(days=number + 1), f"Thing {number}") for number in range(count))
    )


def test_ten_late_things_are_shown_as_they_are() -> None:
    assert said(many_late(LATE_AT_ONCE)).mine.too_many == ""


def test_seventeen_late_things_are_offered_five_at_a_time() -> None:
    shown = said(many_late(17)).mine
    first = said(many_late(17), only_oldest=True).mine

    assert (shown.too_many, shown.count) == ("17 things are late.", 17)
    assert [str(row.title) for row in first.rows] == [f"Thing {number}" for number in (16, 15, 14, 13, 12)]
    assert (len(first.rows), first.late, first.only_oldest) == (OLDEST_FIRST, 17, True)


def test_the_oldest_are_taken_out_of_groups_too() -> None:
    waits = Waits(midways=tuple(late_midway(f"Child {number}", date(2025, 9, 1 + number)) for number in range(12)))
    first = said(waits, only_oldest=True).mine

    assert said(waits).mine.too_many == "12 things are late."
    assert [str(row.title) for row in first.rows] == [f"Midway check, Child {number}" for number in range(5)]


def test_papers_of_today_and_tomorrow_come_before_older_things() -> None:
    leo = papers("Leo", date(2026, 3, 6), working_days=4, decisions_by=date(2026, 3, 13))
    page = replace(EMPTY, decisions_to_send=(leo,), waits=Waits(reminders=(reminder(date(2026, 3, 2)),)))

    assert str(today_words(page, NOW, HOLIDAYS).mine.rows[0].title) == "Decisions for Leo, to send"


# Birthdays, drafts, the load, and what comes after


def test_a_birthday_without_a_card_offers_one_click() -> None:
    page = replace(EMPTY, birthdays=(BirthdayRow(who("Malik"), date(2026, 3, 14), 12),))
    (line,) = today_words(page, NOW, HOLIDAYS).coming

    assert (line.words, line.action, line.done) == ("Malik is 12 on Saturday", "Card sent", "")
    assert line.rows[0].ticked is False


def test_a_card_that_was_sent_says_when_and_the_next_birthday_is_offered() -> None:
    sent = BirthdayRow(who("Malik"), date(2026, 3, 14), 12, sent_on=date(2026, 3, 11))
    other = BirthdayRow(who("Ellie"), date(2026, 3, 16), 5)
    (both,) = today_words(replace(EMPTY, birthdays=(sent, other)), NOW, HOLIDAYS).coming
    (one,) = today_words(replace(EMPTY, birthdays=(sent,)), NOW, HOLIDAYS).coming

    assert both.words == "Ellie is 5 on Monday, and 1 more birthday"
    assert both.action == "Card sent"
    assert (one.action, one.done) == ("", "Card sent yesterday")


def draft(kind: DraftKind, at: datetime = NOW) -> DraftRow:
    return DraftRow(kind=kind, record_id=uuid4(), who=who("Robyn"), first_words="She said", changed_at=at)


def test_everything_begun_is_gone_on_with_from_one_place() -> None:
    drafts = tuple(draft(kind) for kind in (DraftKind.NOTE, DraftKind.LETTER, DraftKind.RESOLUTION, DraftKind.MIDWAY))
    shown = today_words(replace(EMPTY, drafts=drafts), NOW, HOLIDAYS).carry_on

    assert shown is not None
    assert shown.letter_id == drafts[1].record_id
    assert shown.others_words == "3 more things in progress"
    assert [row.title for row in shown.others] == [
        "Note about Robyn",
        "Resolution for Robyn",
        "Midway check for Robyn",
    ]
    assert shown.others[0].below == "She said"
    assert shown.others[0].right == "08:14"


def test_without_a_letter_there_is_no_paper() -> None:
    shown = today_words(replace(EMPTY, drafts=(draft(DraftKind.NOTE),)), NOW, HOLIDAYS).carry_on

    assert shown is not None
    assert (shown.letter_id, shown.others_words) == (None, "1 thing in progress")


def load_of(*counts: int) -> MyLoad:
    monday = date(2026, 3, 9)
    weeks = tuple(
        WeekAhead(
            monday + timedelta(days=7 * number),
            tuple(ReviewAhead(who(f"W{one}"), monday + timedelta(days=7 * number + 4), None) for one in range(count)),
        )
        for number, count in enumerate(counts)
    )
    return MyLoad(64, weeks, 0, 0)


def test_my_load_says_children_reviews_and_the_fullest_week() -> None:
    page = replace(EMPTY, load=load_of(1, 0, 2, 5, 1, 0, 0, 0))
    (line,) = today_words(page, NOW, HOLIDAYS).coming

    assert line.words == "64 children, 9 reviews in the next 8 weeks. Fullest from 30 March: 5"
    assert [row.right for row in line.rows] == ["1", "0", "2", "5", "1", "0", "0", "0"]
    assert line.rows[3].below == "W0, W1, W2, W3 and 1 more"


def test_a_week_opens_as_many_reviews_as_it_says() -> None:
    page = replace(EMPTY, load=load_of(1, 0, 2, 5, 1, 0, 0, 0))
    monday = date(2026, 3, 30)
    (line,) = today_words(page, NOW, HOLIDAYS, open_weeks=frozenset({monday})).coming

    assert len(line.rows) == 8 + 5
    assert monday_of(week_key(monday)) == monday
    assert monday_of((Kind.CHILD, uuid4())) is None


def test_what_others_changed_is_told_by_child_and_ticked_off() -> None:
    changes = Changes(
        (
            ChangesOfChild(who("Wren"), {"decision": 2, "letter": 1}),
            ChangesOfChild(None, {"ladder_stage": 1}),
        ),
        up_to=9,
    )
    (line,) = lines_besides(Besides(changes=changes), TODAY)

    assert line.words == "Others changed 4 things about 1 child since you last looked"
    assert [(row.title, row.below, row.ticked) for row in line.rows] == [
        ("Wren", "2 decisions and a letter", False),
        ("For everybody", "A stage for resolutions", None),
    ]
    assert (line.action, line.action_key) == ("Tick all off", (Kind.CHANGES, None))


def test_nothing_besides_is_no_line() -> None:
    assert lines_besides(Besides(), TODAY) == ()


def test_ids_of_weeks_never_stand_for_a_record() -> None:
    assert week_key(date(2026, 3, 9)) == (Kind.WEEK, UUID(int=date(2026, 3, 9).toordinal()))


def test_a_nudge_asks_gently_and_can_be_stopped() -> None:
    nudge = Nudge(uuid4(), who("Sam"), date(2026, 3, 11), None)
    (line,) = lines_besides(Besides(nudges=(nudge,)), TODAY)

    assert line.words == "Is something of Sam’s review yesterday to be written down?"
    assert (line.action, line.action_key) == ("Stop asking", (Kind.NUDGE, None))
    assert place_of((Kind.NUDGE, nudge.review_id), EMPTY) == Place(Page.REVIEW, nudge.review_id)
