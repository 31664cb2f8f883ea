"""What the place between reviews says: whose lateness it is, who is kept from reading, over which days is counted."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.audience import CHILD, EVERYBODY_ELSE, LETTER
from iro_desktop.models.between_reviews import EventKind, Goodbye, GoodThingKind
from iro_desktop.models.due_days import on_the_day
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import PersonRole
from iro_desktop.models.resolution import Reason
from iro_desktop.models.services import Service
from iro_desktop.models.timescales import DueStatus
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.between import Around, BetweenPage
from iro_desktop.queries.child_record import Kept
from iro_desktop.queries.events import EventRow, LoopKind, OpenLoop, Step
from iro_desktop.queries.guardian import GuardianLog
from iro_desktop.queries.who import Who
from iro_desktop.ui.between import count_words, good_words, guardian_words, service_words
from iro_desktop.ui.between import words as between_words
from iro_desktop.ui.between.count_words import Period, days_of
from iro_desktop.ui.event import words
from iro_desktop.ui.shown import plain

TODAY = date(2026, 3, 12)
HOLIDAYS = bundled_bank_holidays()
MUM = Around(new_id(), "Nadia Rahman", "Mum", PersonRole.PARENT, gone=False)
GONE = Around(new_id(), "Lee Hart", "Lee", PersonRole.CARER, gone=True)
SAM = Who(UUID(int=1), "0007337", "Sam", "Goodwin", "fox", "apricot", date(2017, 5, 4))
EVENT = EventRow(
    event_id=new_id(),
    child_id=SAM.child_id,
    kind=EventKind.MISSING,
    happened_on=date(2026, 3, 3),
    until_on=date(2026, 3, 5),
    told_on=date(2026, 3, 4),
    told_by="Rosa Okafor",
    told_late=None,
    text="Away for two nights.",
    folded_as="",
    away_kind=None,
    procedures_followed=None,
    interview_offered_on=None,
    interview_accepted=None,
    interview_held_on=None,
    interview_due=None,
    what_officer_did="",
    no_early_review_reason="",
    from_record_id=None,
    not_for=(),
    loops=(),
    goodbye=(),
)
PAGE = BetweenPage(
    who=SAM,
    people=(MUM, GONE),
    review_due_on=None,
    events=(EVENT,),
    services=(),
    guardian=GuardianLog(None, "", "", (), (), ()),
    good_things=(),
)


def loop(kind: LoopKind, status: DueStatus = DueStatus.OVERDUE, on: date = date(2026, 3, 8)) -> OpenLoop:
    return OpenLoop(kind, on_the_day(on, "5 March + 3 days", "", HOLIDAYS), status)


# Events


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "3 March to 5 March"),
        ({"until_on": None}, "since 3 March"),
        ({"until_on": None, "kind": EventKind.OTHER}, "3 March"),
        ({"until_on": date(2026, 3, 3)}, "3 March"),
        ({"happened_on": date(2025, 12, 30), "until_on": date(2025, 12, 31)}, "30 December 2025 to 31 December 2025"),
    ],
)
def test_when_it_was_is_said_in_a_few_words(changes: dict[str, object], said: str) -> None:
    assert words.when(replace(EVENT, **changes), TODAY) == said  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", LoopKind)
def test_lateness_is_the_council_s_and_never_the_child_s(kind: LoopKind) -> None:
    late = words.loop_sentence(loop(kind), TODAY)
    assert "late" not in late or "The council is 4 days late." in late
    assert "Sam" not in late


@given(st.sampled_from(LoopKind), st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_a_loop_never_says_late_before_its_day_has_passed(kind: LoopKind, on: date) -> None:
    said = words.loop_sentence(loop(kind, DueStatus.UPCOMING, on), min(on, TODAY))
    assert "late" not in said


def test_who_is_kept_from_reading_is_said_and_who_has_gone_is_kept_out_too() -> None:
    said = [words.not_for_words("Sam", PAGE.people, kept) for kept in ((), (LETTER,), (CHILD, str(MUM.person_id)))]
    assert said == ["", "Stays in my notes", "Not for Sam. Not for Mum"]
    assert words.not_for_words("Sam", PAGE.people, (str(GONE.person_id),)) == "Not for somebody no longer here"
    assert [choice.value for choice in words.not_for_choices("Sam", PAGE.people)] == [
        LETTER,
        EVERYBODY_ELSE,
        CHILD,
        str(MUM.person_id),
    ]


def test_a_folded_event_shows_its_label_and_none_of_its_words() -> None:
    folded = replace(EVENT, folded_as="about harm")
    row = between_words.event_rows(replace(PAGE, events=(folded,)), TODAY)[0]
    assert "About harm: folded" in plain(row.below)
    assert "nights" not in row.spoken


def test_what_is_open_is_counted_and_nothing_open_is_said() -> None:
    two = replace(EVENT, loops=(loop(LoopKind.STILL_AWAY), loop(LoopKind.NOBODY_TOLD)))
    assert between_words.open_summary(replace(PAGE, events=(two,))) == "2 things are open."
    assert between_words.open_summary(PAGE) == "Nothing of it is open."
    assert between_words.open_summary(replace(PAGE, events=())) == ""


def test_a_resolution_about_missing_has_a_reason_only_once_something_is_late() -> None:
    assert words.raise_about(EVENT).reasons == ()
    late = replace(EVENT, loops=(loop(LoopKind.INTERVIEW_NOT_OFFERED),))
    assert words.raise_about(late).reasons == (Reason.OTHER_STATUTORY,)
    moved = replace(EVENT, kind=EventKind.MOVE_UNPLANNED)
    assert words.raise_about(moved).reasons == (Reason.HOME_UNSUITABLE,)


@pytest.mark.parametrize("marked", [{"folded_as": "about harm"}, {"not_for": (CHILD,)}])
def test_words_that_are_not_for_everybody_are_not_carried_into_what_others_read(marked: dict[str, object]) -> None:
    kept_back = replace(EVENT, **marked)  # type: ignore[arg-type]
    assert words.raise_about(kept_back).concern == words.carried_text(kept_back) == "Missing or away"
    assert words.raise_about(EVENT).concern == "Away for two nights."


@given(st.sampled_from(EventKind))
def test_every_kind_has_a_name_and_a_form_that_begins_with_its_day(kind: EventKind) -> None:
    first, *others = words.groups(kind)
    assert words.KINDS[kind]
    assert first.specs[0].name == "happened_on"
    names = [spec.name for group in (first, *others) for spec in group.specs]
    assert len(names) == len(set(names))
    assert ("away_kind" in names) == (kind is EventKind.MISSING)


# Goodbyes, services, good things


def test_an_ending_says_how_much_is_done_in_words_of_the_child() -> None:
    steps = tuple(Step(step, TODAY if step is Goodbye.TOLD_IN_TIME else None, "") for step in Goodbye)
    ending = replace(EVENT, kind=EventKind.LEAVING_CARE, until_on=None, goodbye=steps)
    shown = between_words.endings(replace(PAGE, events=(ending,)), TODAY)[0]
    assert (shown.title, shown.summary) == ("Leaving care, 3 March", "1 of 7 done")
    assert shown.steps[0].words == "Sam was told in good time"
    assert shown.steps[0].done_words == "Done 12 March"


def offer(**values: object) -> Kept:
    whole = {"service": Service.LIFELONG_LINKS, "offered_on": date(2026, 3, 2), "wanted": "yes", **values}
    return Kept(new_id(), whole)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "Wanted: ask it in"),
        ({"wanted": "no"}, None),
        ({"wanted": ""}, None),
        ({"referred_on": TODAY}, "In the care plan?"),
        ({"referred_on": TODAY, "in_care_plan": False}, "Not in the care plan"),
        ({"referred_on": TODAY, "in_care_plan": True}, None),
        ({"referred_on": TODAY, "outcome": "finished"}, None),
    ],
)
def test_a_service_says_what_it_waits_for(values: dict[str, object], said: str | None) -> None:
    tag = service_words.next_step(offer(**values))
    assert (tag.words if tag else None) == said


@pytest.mark.parametrize(
    ("values", "may"), [({}, True), ({"wanted": ""}, True), ({"wanted": "no"}, False), ({"referred_on": TODAY}, False)]
)
def test_what_is_not_wanted_or_was_asked_in_is_not_asked_in_again(values: dict[str, object], may: bool) -> None:
    assert service_words.may_be_asked_in(offer(**values)) is may


def test_every_service_is_a_row_also_where_nobody_offered_it() -> None:
    rows = service_words.page(replace(PAGE, services=(offer(), offer())), TODAY).rows
    assert len(rows) == len(Service) + 1


@pytest.mark.parametrize(
    ("told", "said"), [(True, "May be told"), (False, "Not to be told"), (None, "Consent not asked yet")]
)
def test_the_consent_is_shown_with_each_good_thing(told: bool | None, said: str) -> None:
    good = Kept(new_id(), {"kind": GoodThingKind.THANKS, "text": "Thank you.", "story_may_be_told": told})
    assert good_words.consent(good).words == said


def test_the_letter_to_the_guardian_greets_and_names_no_child() -> None:
    page = replace(PAGE, guardian=GuardianLog(None, "Ines Halloran", "", (), (), ()))
    message = guardian_words.officer_named(page, "Ruth Okafor")
    assert message.subject == "Reviewing officer: S.G."
    assert message.body.startswith("Dear Ines Halloran,")
    assert "Sam" not in message.body
    assert message.to == ()


# Counted


@given(st.dates(date(2021, 1, 1), date(2027, 12, 31)))
def test_the_years_follow_each_other_without_a_gap(today: date) -> None:
    this, last = days_of(Period.THIS_YEAR, today), days_of(Period.LAST_YEAR, today)
    assert last[1] + timedelta(days=1) == this[0]
    assert (this[0].month, this[0].day) == (4, 1)
    assert this[0] <= today <= this[1]
    assert days_of(Period.QUARTER, today)[1] == today


def test_the_period_says_its_days() -> None:
    said = count_words.period_words(date(2026, 4, 1), date(2027, 3, 31))
    assert said == "1 April 2026 to 31 March 2027, both days counted. Of every child on this laptop."
