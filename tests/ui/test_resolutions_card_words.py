"""What the page of a resolution and its history say: pure words about what a real store answered."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from iro_desktop.actions.resolution_steps import (
    add_note,
    answered,
    escalate,
    reopen,
    settle,
    take_back,
    to_cafcass,
    told_child,
)
from iro_desktop.models.resolution import Outcome
from iro_desktop.queries.resolution_card import Act
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.resolutions import act_words, card_words, history_words
from iro_desktop.ui.tokens import Tone as Colour
from tests.caseload import HOLIDAYS, NOW, TODAY
from tests.desks import Office
from tests.raised import raised, thanked
from tests.ui.resolution_office import OFFICER, did, page_of, raise_for, resolution_office

LONG_AGO = date(2026, 2, 20)
DAY_FOUR, DUE_TODAY, OVERDUE = date(2026, 3, 6), date(2026, 2, 26), date(2026, 2, 23)


@pytest.fixture
def office(tmp_path: Path, qapp: QApplication) -> Iterator[Office]:
    office = resolution_office(tmp_path)
    yield office
    office.close()


def ended(concern: UUID, difference: str, on: date = TODAY) -> partial[tuple[UUID, ...]]:
    return partial(settle, concern_id=concern, outcome=Outcome.RESOLVED, difference=difference, today=on, by=OFFICER)


# The card


def test_the_page_says_who_when_and_what_next_with_both_sums(office: Office) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", DAY_FOUR)
    now = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS).now

    assert now.sentence == "Asked Grace Adeyemi, team manager, on 6 March."
    assert now.next_step == "An answer is due by Fri 20 March."
    sums = "6 March + 10 working days = Fri 20 March. 6 March + 10 days would be Mon 16 March."
    assert (sums, Colour.SECONDARY) in now.lines
    assert [act.words for act in now.acts] == [
        "Answered",
        "Escalate to Stage 1",
        "Settle it",
        "Told Malik",
        "Add a note",
    ]
    assert now.acts[0].first
    assert now.message == "The message is not sent yet."


def test_without_an_answer_escalating_comes_first(office: Office) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", OVERDUE)
    now = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS).now

    assert now.next_step == "No answer. Escalate to Stage 1, or wait for a reason."
    assert (now.acts[0].act, now.acts[0].first) == (Act.ESCALATE, True)
    assert Act.WAIT in [act.act for act in now.acts]


def test_once_answered_settling_comes_first(office: Office) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", DAY_FOUR)
    did(office, partial(answered, concern_id=concern, text="It is.", today=TODAY, by=OFFICER))
    now = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS).now

    assert now.next_step == "Answered on 12 March, day 4. Is it enough? Settle it, or escalate."
    assert now.acts[0].act is Act.SETTLE
    assert now.message == ""


def test_what_is_settled_can_be_opened_again_and_nothing_presses(office: Office) -> None:
    concern = raise_for(office, "Malik", "Plan not shared.", DAY_FOUR)
    did(office, ended(concern, "He has it."))
    page = page_of(office, concern)
    now = card_words.page_words(page, TODAY, HOLIDAYS).now

    assert card_words.first_act(page, TODAY) is None
    assert now.next_step == "Put right on 12 March."
    assert {act.act for act in now.acts} == {Act.TELL_CHILD, Act.NOTE, Act.REOPEN}


def test_the_ladder_says_which_stage_is_now_and_which_was_left_out(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", LONG_AGO)
    did(office, partial(escalate, concern_id=concern, stage=2, today=DAY_FOUR, by=OFFICER))
    rungs = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS).rungs

    assert [(one.name, one.when, one.is_now) for one in rungs] == [
        ("Informal", "since 20 February", False),
        ("Stage 1", "left out", False),
        ("Stage 2", "since 6 March", True),
        ("Stage 3", "", False),
    ]
    assert rungs[1].is_left_out
    assert "not reached" in rungs[3].spoken


def test_what_is_settled_stands_on_no_stage_any_more(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", DAY_FOUR)
    did(office, ended(concern, "He has a date."))
    first = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS).rungs[0]

    assert (first.is_now, first.is_behind, first.is_left_out) == (False, True, False)


def test_cafcass_stands_beside_the_ladder_at_any_time(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", DAY_FOUR)
    before = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS)
    did(office, partial(to_cafcass, concern_id=concern, text="No date.", today=TODAY, by=OFFICER))
    after = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS)

    assert (before.may_go_to_cafcass, after.may_go_to_cafcass) == (True, False)
    assert after.cafcass == "Referred on 12 March. The stages go on beside it."
    assert "With Cafcass" in [tag.words for tag in after.tags]


def test_a_total_that_is_over_is_said_with_its_source(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", date(2026, 2, 10), stage=1)
    lines = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS).now.lines

    assert any("IRO Handbook" in line and tone is Colour.ATTENTION for line, tone in lines)
    assert any(line.startswith("Formal day 22 of 20: 10 February + 20 working days") for line, _ in lines)


def test_thanks_wait_for_nothing(office: Office) -> None:
    concern = did(office, lambda session: thanked(session, office.load.children["Sam"], on=TODAY))
    shown = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS)

    assert shown.now.sentence == "Said to Rosa Okafor on 12 March. It waits for nothing."
    assert (shown.rungs, shown.now.bar, shown.cafcass) == ((), None, "")
    assert shown.texts[0][0] == "What the thanks are for"


def test_what_it_is_about_and_was_made_from_is_one_press_away(office: Office) -> None:
    with office.store.transaction() as session:
        concern = raised(
            session,
            office.load.children["Sam"],
            on=DAY_FOUR,
            review_id=str(office.load.reviews["Sam's second"]),
            decision_ids=(str(office.load.decisions["dentist"]),),
        )
    links = card_words.page_words(page_of(office, concern), TODAY, HOLIDAYS).links

    assert [link.words for link in links] == ["The review of 12 September 2025", "Decision: Dentist"]
    assert all(link.place == Place(Page.REVIEW, office.load.reviews["Sam's second"]) for link in links)


# The history


def test_every_step_says_who_and_when_and_what_was_taken_back_stays(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", LONG_AGO)
    did(office, partial(answered, concern_id=concern, text="Soon.", today=DAY_FOUR, by=OFFICER))
    note = did(office, partial(add_note, concern_id=concern, text="Rang.", today=DAY_FOUR, by=OFFICER))
    did(office, partial(take_back, step_ids=note, today=TODAY, by="Farah Malik"))
    steps = history_words.history(page_of(office, concern), TODAY, tz_of=NOW)

    assert [step.title for step in reversed(steps)] == [
        "Raised with Grace Adeyemi, team manager",
        "Answered by Grace Adeyemi, on day 10",
        "Note",
    ]
    taken = next(step for step in steps if step.title == "Note")
    assert taken.taken_back == "Taken back on 12 March by Farah Malik. It counts no more."
    assert not taken.may_take_back
    assert all(step.who.startswith(OFFICER) for step in steps)


def test_that_a_child_does_not_want_it_raised_stands_in_the_history(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", DAY_FOUR)
    did(
        office,
        partial(told_child, concern_id=concern, how="by text", agrees=False, today=TODAY, by=OFFICER),
    )
    told = history_words.history(page_of(office, concern), TODAY, tz_of=NOW)[0]

    assert told.title == "Told Malik"
    assert told.lines == ("By text", "Does not want it raised. It is raised all the same.")


def test_opening_again_stands_above_the_end(office: Office) -> None:
    concern = raise_for(office, "Malik", "Age assessment", DAY_FOUR)
    did(office, ended(concern, "None yet."))
    did(office, partial(reopen, concern_id=concern, reason="It came back.", today=TODAY, by=OFFICER))
    titles = {step.title for step in history_words.history(page_of(office, concern), TODAY, tz_of=NOW)}

    assert {"Settled: put right", "Opened again"} <= titles


# Acts


def test_every_act_has_its_words(office: Office) -> None:
    concern = raise_for(office, "Sam", "No interpreter", DAY_FOUR, also=("Tom",))
    about = act_words.about_page(page_of(office, concern))
    panels = [act for act in Act if act is not Act.MESSAGE_SENT]

    for words in (act_words.title, act_words.below_title, act_words.done):
        assert all(words(act, about) for act in panels)
    assert all(act_words.button(act) for act in panels)
    assert act_words.agrees_choices(about)[1].words == "They do not want it raised"


def test_a_stage_may_be_left_out_and_the_next_one_is_chosen(office: Office) -> None:
    about = act_words.about_page(page_of(office, raise_for(office, "Malik", "Age assessment", DAY_FOUR)))

    assert [choice.value for choice in act_words.stage_choices(about)] == ["1", "2", "3"]
    first, third = act_words.stage_chosen(about, None), act_words.stage_chosen(about, "3")
    assert first is not None
    assert third is not None
    assert (first.number, third.number) == (1, 3)
