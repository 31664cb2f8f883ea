"""What raising asks and offers, and what keeps it from being started; pure."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.people import PersonRole
from iro_desktop.models.resolution import RaisedBy, Reason, Tone
from iro_desktop.queries.known_reasons import Asked, KnownReason, Source
from iro_desktop.queries.resolution_board import DraftRow
from iro_desktop.queries.resolution_reading import answer_sums
from iro_desktop.queries.who import Who
from iro_desktop.ui.raising import viewmodel
from iro_desktop.ui.raising.viewmodel import SOMEBODY_ELSE, Raising
from tests.caseload import HOLIDAYS, TODAY

SUMS = answer_sums(TODAY, HOLIDAYS)
WHOLE = Raising(
    concern="The plan was not shared.",
    asked_for="Share it.",
    reasons=(Reason.PLAN_NOT_SHARED,),
    to_role="team manager",
)
PRIYA = Asked(UUID(int=1), "Priya Green", PersonRole.SOCIAL_WORKER, "social worker", "Team 4", "p@council.example")
LATE = KnownReason(Reason.DECISIONS_NOT_FOLLOWED, "“Dentist” is not done by 28 February.", Source.DECISION, True)
MAYBE = KnownReason(Reason.VISIT_LATE, "The visit was due 1 March.", Source.CLOCK, False)


def test_a_whole_one_can_be_started() -> None:
    assert viewmodel.problem(WHOLE, TODAY) is None


@pytest.mark.parametrize(
    ("raising", "field"),
    [
        (replace(WHOLE, concern="  "), "concern"),
        (replace(WHOLE, asked_for=""), "asked_for"),
        (replace(WHOLE, reasons=()), "reasons"),
        (replace(WHOLE, reasons=(Reason.OTHER,)), "other_reason"),
        (replace(WHOLE, to_role="", to_name=" "), "to"),
        (replace(WHOLE, answer_by_understood=False), "answer_by"),
        (replace(WHOLE, answer_by=date(2026, 3, 11)), "answer_by"),
    ],
)
def test_what_is_missing_is_said_under_its_field(raising: Raising, field: str) -> None:
    wrong = viewmodel.problem(raising, TODAY)

    assert wrong is not None
    assert wrong.field == field
    assert wrong.sentence.endswith(".")


def test_thanks_ask_for_nothing_but_words() -> None:
    thanks = Raising(tone=Tone.THANKS, concern="She drove 90 miles.")

    assert viewmodel.problem(thanks, TODAY) is None
    empty = viewmodel.problem(replace(thanks, concern=""), TODAY)
    assert empty is not None
    assert empty.sentence == "Type what was done well."


def test_what_only_a_challenge_asks_is_left_out_of_thanks() -> None:
    kept = viewmodel.kept(replace(WHOLE, tone=Tone.THANKS, answer_by=TODAY))

    assert (kept["reasons"], kept["asked_for"], kept["answer_by"]) == ((), None, None)
    assert viewmodel.kept(WHOLE)["reasons"] == (Reason.PLAN_NOT_SHARED,)


def test_words_for_another_reason_are_kept_only_with_it() -> None:
    assert viewmodel.kept(replace(WHOLE, other_reason="No pass"))["other_reason"] is None
    other = replace(WHOLE, reasons=(Reason.OTHER,), other_reason="No pass")
    assert viewmodel.kept(other)["other_reason"] == "No pass"


@given(st.lists(st.sampled_from(list(Reason)), unique=True), st.lists(st.sampled_from(list(Reason)), unique=True))
def test_what_is_known_and_what_is_ticked_is_always_offered_once(known: list[Reason], ticked: list[Reason]) -> None:
    facts = [KnownReason(reason, "Why.", Source.CLOCK, True) for reason in known]
    shown = viewmodel.offered(facts, ticked)
    everything = viewmodel.reason_choices(shown, everything=True)

    assert set(known) | set(ticked) <= set(shown)
    assert len(set(shown)) == len(shown)
    assert shown[: len(known)] == tuple(known)
    assert {choice.value for choice in everything} == set(Reason)
    assert everything[-1].value == Reason.OTHER


def test_ticked_reasons_say_why_and_others_what_is_known_too() -> None:
    assert viewmodel.why_ticked((LATE, MAYBE), (Reason.DECISIONS_NOT_FOLLOWED,)) == LATE.why
    assert viewmodel.also_known((MAYBE,), ()) == "Also known: The visit was due 1 March."
    assert viewmodel.also_known((), ()) == ""


def test_known_people_come_first_then_the_role_that_nobody_has() -> None:
    assert [choice.words for choice in viewmodel.whom_choices((PRIYA,))] == [
        "Priya Green, social worker",
        "The team manager",
        "Somebody else",
    ]


def test_somebody_is_found_among_them_by_record_name_or_role() -> None:
    def chosen(person_id: UUID | None = None, name: str = "", role: str = "") -> str:
        return viewmodel.whom_value((PRIYA,), person_id=person_id, name=name, role=role)

    assert chosen() == chosen(person_id=PRIYA.person_id) == chosen(name="Priya Green") == str(PRIYA.person_id)
    assert chosen(role="team manager") == "team manager"
    assert chosen(name="Nadia Rahman", role="Head of Service") == SOMEBODY_ELSE


def test_by_when_is_shown_in_both_readings_and_with_what_was_agreed() -> None:
    assert viewmodel.answer_words(SUMS, None) == (
        "12 March + 10 working days = Thu 26 March. 12 March + 10 days would be Sun 22 March."
    )
    assert viewmodel.answer_words(SUMS, date(2026, 3, 18)) == (
        "Wed 18 March, as agreed. The council counts 12 March + 10 working days = Thu 26 March."
    )


def test_a_bank_holiday_in_the_span_stands_in_the_sum() -> None:
    over_easter = answer_sums(date(2026, 3, 30), HOLIDAYS)

    assert "leaving out the bank holidays on 3 April and 6 April" in viewmodel.answer_words(over_easter, None)


def test_the_toast_names_the_children_and_the_day() -> None:
    assert viewmodel.raised(WHOLE, ["Sam", "Tom"], SUMS) == (
        "Raised for Sam and Tom. An answer is due by Thu 26 March."
    )
    assert viewmodel.raised(replace(WHOLE, tone=Tone.THANKS), ["Sam"], SUMS) == "Thanks, noted for Sam."


def test_the_question_follows_the_tone() -> None:
    assert viewmodel.concern_label(Tone.CHALLENGE, "Sam") == "What is not right for Sam?"
    assert viewmodel.concern_label(Tone.GOOD_PRACTICE, "") == "What was done well for the child?"
    assert (viewmodel.start_words(Tone.CHALLENGE), viewmodel.start_words(Tone.THANKS)) == ("Start", "Note it")
    assert {choice.value for choice in viewmodel.HOW} == set(RaisedBy)


def test_one_begun_about_the_same_child_is_offered() -> None:
    sam = Who(UUID(int=5), "0000401", "Sam", None, "fox", "amber", None)
    begun = DraftRow(UUID(int=6), sam, Tone.CHALLENGE, "The dentist.", TODAY)
    found, line = viewmodel.begun_before((begun,), sam.child_id, TODAY)

    assert found is begun
    assert line == "You began one about Sam today: The dentist."
    assert viewmodel.begun_before((begun,), UUID(int=7), TODAY) == (None, "")
