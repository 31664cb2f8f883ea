"""What the preparation says: sections in one line, people, the day's sum, a message to those who are missing."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

from iro_desktop.models.invitation import InvitationAnswer
from iro_desktop.models.people import PersonRole
from iro_desktop.models.review import Chair
from iro_desktop.models.timescales import subsequent_review_due
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.preparing_checklist import State, ToPrepare, Where
from iro_desktop.queries.review_prepare import AskedRow, Preparation, Wishes
from iro_desktop.ui.review import asked_words, ready_words
from iro_desktop.ui.shown import plain

TODAY = date(2026, 3, 3)
HOLIDAYS = bundled_bank_holidays()
JAN = AskedRow(
    person_id=UUID(int=1),
    name="Jan Ellery",
    called="Jan",
    role=PersonRole.CARER,
    role_in_words=None,
    comes_as_a_rule=True,
)
PRIYA = replace(JAN, person_id=UUID(int=2), name="Priya Green", called="Priya Green", role=PersonRole.SOCIAL_WORKER)
BARE = Preparation(
    wishes=Wishes(),
    people=(JAN, PRIYA),
    requests=(),
    checklist=(),
    due=None,
    came_into_care_on=None,
    chaired_by=None,
    place_reason=None,
    travel_minutes=None,
    out_of_borough=False,
    interpreter_wanted=None,
    interpreter_language=None,
    interpreter_name=None,
    interpreter_booked_on=None,
    interpreter_came=None,
    reason_after_due_date=None,
    prepared_on=None,
    age_band=None,
    new_social_worker=None,
)


def of(*people: AskedRow) -> Preparation:
    return replace(BARE, people=people)


def test_the_people_are_told_in_one_line() -> None:
    assert asked_words.summary(BARE) == "Nobody is invited yet"
    coming = replace(JAN, invited_on=TODAY, answer=InvitationAnswer.COMING, views_on=TODAY)
    out = replace(PRIYA, excluded=True, excluded_reason="Wren asked")
    told = replace(of(coming, out), new_social_worker="Amina")
    assert asked_words.summary(told) == "1 invited · 1 answered · views from 1 · 1 not to be there · Amina is new"


def test_whoever_is_kept_out_or_not_wanted_is_not_among_everybody() -> None:
    people = of(JAN, replace(PRIYA, excluded=True), replace(PRIYA, not_wanted=True), replace(JAN, invited_on=TODAY))
    assert asked_words.to_invite(people) == (JAN,)


def test_somebody_the_child_wants_is_invited_though_they_never_came_before() -> None:
    uncle = replace(JAN, comes_as_a_rule=False, wanted=True)
    assert asked_words.to_invite(of(uncle)) == (uncle,)


def test_whoever_is_kept_out_stands_with_the_reason_and_cannot_be_ticked() -> None:
    out = replace(JAN, excluded=True, excluded_reason="Wren asked", excluded_by="Wren", told_how=None)
    (row,) = asked_words.rows(of(out), "Wren", TODAY)
    assert row.ticked is None
    assert row.below == "carer · Jan Ellery · Why: Wren asked · decided by Wren · not told yet"


def test_the_message_to_the_missing_names_day_and_reports_and_no_child() -> None:
    text = asked_words.message("W.E.", date(2026, 3, 12), time(11), date(2026, 3, 9), "Maren")
    assert text.splitlines() == [
        "Hello,",
        "I am preparing W.E.’s review on Thursday 12 March at 11:00 and have not heard from you yet.",
        "Can you come? If not, I would like to know what you think by Monday 9 March, in a few words or a report.",
        "Maren",
    ]
    assert "the review and have not" in asked_words.message("", None, None, None, "Maren")


def test_an_interpreter_is_not_booked_until_a_day_says_so() -> None:
    needs = replace(BARE, interpreter_wanted="Tigrinya", out_of_borough=True)
    assert asked_words.interpreter_summary(needs, "Wren", TODAY) == "Tigrinya, not booked yet · in another borough"
    booked = replace(needs, interpreter_booked_on=date(2026, 3, 1), interpreter_name="Selam", travel_minutes=45)
    assert (
        asked_words.interpreter_summary(booked, "Wren", TODAY)
        == "Tigrinya, Selam, booked on 1 March · 45 minutes to get there"
    )
    gone = replace(booked, interpreter_came=False, travel_minutes=None, out_of_borough=False)
    assert asked_words.interpreter_summary(gone, "Wren", TODAY) == "Tigrinya, Selam, did not come"


def test_minutes_are_read_with_or_without_their_unit() -> None:
    assert [asked_words.minutes_typed(typed) for typed in ("45", " 45 min", "", "an hour", "-5")] == [
        45,
        45,
        None,
        None,
        None,
    ]


def test_the_list_shows_what_is_to_do_first_and_counts_no_reminders() -> None:
    lines = (
        ToPrepare("day", "Day and time", State.DONE, Where.AGENDA),
        ToPrepare("advocacy", "Explain advocacy", State.TO_BRING_UP, Where.MEETING),
        ToPrepare("plan", "Care plan", State.TO_DO, Where.PLAN),
    )
    assert [plain(row.title) for row in ready_words.checklist_rows(lines)] == [
        "Care plan",
        "Explain advocacy",
        "Day and time",
    ]
    assert ready_words.checklist_summary(lines) == "1 of 2 done"


def test_a_day_stands_with_its_sum_and_the_reason_is_asked_past_it() -> None:
    due = subsequent_review_due(date(2025, 9, 12), HOLIDAYS)
    known = replace(BARE, due=due, came_into_care_on=date(2025, 5, 14))
    assert ready_words.due_in_words(known, None, HOLIDAYS, TODAY).startswith("Latest day 12 March = 12 September")
    assert ready_words.problem_with_day(date(2026, 3, 12), known, "") == ("", "")
    field, sentence = ready_words.problem_with_day(date(2026, 3, 14), known, " ")
    assert (field, "2 days after the latest day" in sentence) == ("late", True)
    assert ready_words.problem_with_day(date(2026, 3, 14), known, "Jan is ill") == ("", "")
    assert ready_words.problem_with_day(date(2025, 5, 13), known, "Jan is ill")[0] == "day"


def test_a_day_past_the_proclaimed_bank_holidays_says_so() -> None:
    far = date(HOLIDAYS.last_proclaimed_year + 1, 6, 1)
    assert "worked out by rule" in ready_words.due_in_words(BARE, far, HOLIDAYS, TODAY)
    assert ready_words.due_in_words(BARE, TODAY, HOLIDAYS, TODAY) == ""


def test_who_leads_is_offered_by_the_childs_name() -> None:
    assert [(choice.value, choice.words) for choice in ready_words.who_leads("Wren")] == [
        (Chair.OFFICER, "I do"),
        (Chair.CHILD, "Wren"),
        (Chair.SHARED, "Wren and I"),
    ]
