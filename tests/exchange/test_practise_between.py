"""The practise caseload: what happens between reviews, true to the day and to itself."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import chain
from uuid import UUID

import pytest

from iro_desktop.models.after_review import midway_day
from iro_desktop.models.base import OfChild
from iro_desktop.models.between_reviews import (
    EventKind,
    GoodbyeStep,
    GoodThing,
    GuardianLetter,
    LetterDirection,
    Reminder,
    SignificantEvent,
)
from iro_desktop.models.care import Episode
from iro_desktop.models.child import Child, Home
from iro_desktop.models.childs_request import ChildsRequest
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, StartedBy, birthday_card_id
from iro_desktop.models.decision_story import last_look, that_count
from iro_desktop.models.decision_update import DecisionUpdate, UpdateKind
from iro_desktop.models.midway import MidwayCheck, MidwayState, state_of
from iro_desktop.models.people import Person
from iro_desktop.models.quotes import quoted_words
from iro_desktop.models.resolution import Reason, Resolution, ResolutionStep, StepKind, Tone
from iro_desktop.models.resolution_story import Clock, Standing, Story, clock_of, story_of
from iro_desktop.models.review import Decision, DecisionStatus, Review
from iro_desktop.models.services import Service, ServiceOffer, ServiceOutcome
from iro_desktop.models.timescales import birthday_in_year
from iro_desktop.models.working_days import bundled_bank_holidays
from tests.exchange.practise_days import A_THURSDAY, DAYS, NOW, all_of, born_on, by_child, named, records_on

HOLIDAYS = bundled_bank_holidays()


def steps_of(today: date = A_THURSDAY) -> dict[UUID, list[ResolutionStep]]:
    found: dict[UUID, list[ResolutionStep]] = defaultdict(list)
    for step in all_of(ResolutionStep, today):
        step.created_at = NOW
        found[step.resolution_id].append(step)
    return found


def stories(today: date = A_THURSDAY) -> list[tuple[Resolution, Story, Clock]]:
    """Every challenge that was started, its story, and its clock on the day."""
    steps = steps_of(today)
    told = [(one, story_of(steps[one.id])) for one in all_of(Resolution, today) if one.started]
    return [(one, story, clock_of(story, today, HOLIDAYS)) for one, story in told if one.tone is Tone.CHALLENGE]


def of_child(name: str) -> tuple[Resolution, Story, Clock]:
    child = named(name)
    return next(told for told in reversed(stories()) if told[0].child_id == child.id)


# Resolutions


@pytest.mark.parametrize(
    ("name", "headline", "asked", "day", "by"),
    [
        ("Malik", "Plan not shared with him", "team manager", 4, date(2026, 3, 20)),
        ("Leo", "No visit since January", "social worker", 5, date(2026, 3, 19)),
        ("Ellie", "Nursery place", "the Virtual School", 2, date(2026, 3, 24)),
        ("Precious", "Health check not booked", "team manager", 10, date(2026, 3, 12)),
        ("Minh", "Interpreter each time", "team manager", 7, date(2026, 3, 17)),
    ],
)
def test_the_board_of_the_day_is_as_it_was_drawn(name: str, headline: str, asked: str, day: int, by: date) -> None:
    resolution, story, clock = of_child(name)

    assert resolution.concern.splitlines()[0] == headline
    assert story.to_role == asked
    assert (clock.day, clock.of_days, clock.due_on) == (day, 10, by)
    assert clock.standing is Standing.WAITING_FOR_ANSWER


def test_adans_challenge_is_at_the_second_stage_on_its_third_day_and_formal_for_thirteen() -> None:
    _, story, clock = of_child("Adan")

    assert (story.stage, story.to_role, story.asked_on) == (2, "Head of Service", date(2026, 3, 9))
    assert (clock.day, clock.due_on, clock.formal_day, clock.total_days) == (3, date(2026, 3, 23), 13, 20)


@pytest.mark.parametrize(("name", "day"), [("Robyn", 6), ("Sam", 4)])
def test_two_were_settled_in_the_last_month_with_the_difference_they_made(name: str, day: int) -> None:
    _, story, clock = of_child(name)

    assert story.settled_on is not None
    assert story.settled_on > A_THURSDAY - timedelta(days=30)
    assert story.difference
    assert clock.day == day


@pytest.mark.parametrize("today", DAYS)
def test_nothing_is_without_an_answer_but_what_the_officer_waits_for(today: date) -> None:
    standings = Counter(clock.standing for _, _, clock in stories(today))

    assert standings[Standing.NO_ANSWER] == 0
    assert standings[Standing.WAITING_UNTIL] == 1
    assert standings[Standing.ANSWERED] == 1


@pytest.mark.parametrize("today", DAYS)
def test_no_step_lies_after_today_or_before_it_was_raised(today: date) -> None:
    steps = steps_of(today)
    for resolution in all_of(Resolution, today):
        assert resolution.raised_on <= today
        assert all(resolution.raised_on <= step.happened_on <= today for step in steps[resolution.id])
        assert bool(steps[resolution.id]) == resolution.started


def test_every_reason_was_given_and_other_says_what() -> None:
    started = [one for one in all_of(Resolution) if one.started and one.tone is Tone.CHALLENGE]
    reasons = Counter(chain.from_iterable(one.reasons for one in started))

    assert set(reasons) == set(Reason)
    assert sum(reasons.values()) > len(started), "reasons are counted apart from cases"
    assert all(one.other_reason for one in started if Reason.OTHER in one.reasons)
    assert reasons[Reason.OTHER] <= len(started) // 10


def test_one_concern_is_about_three_children_one_went_to_cafcass_and_one_is_still_written() -> None:
    concerns = Counter(one.concern_id for one in all_of(Resolution))

    assert sorted(concerns.values())[-2:] == [1, 3]
    assert sum(story.to_cafcass_on is not None and story.settled_on is None for _, story, _ in stories()) == 1
    assert sum(not one.started for one in all_of(Resolution)) == 1


def test_good_practice_was_noted_twice_this_month_and_thanks_the_month_before() -> None:
    tones = Counter((one.tone, one.raised_on.month) for one in all_of(Resolution) if one.tone is not Tone.CHALLENGE)

    assert tones == {(Tone.GOOD_PRACTICE, 3): 2, (Tone.THANKS, 2): 1}


def test_the_message_of_every_stage_was_sent_where_one_is_needed() -> None:
    assert [one.concern for one, story, _ in stories() if story.stage and not story.message_sent] == []


def test_whoever_is_asked_is_one_of_the_childs_people_where_they_are_known() -> None:
    people = {person.id: person.child_id for person in all_of(Person)}

    assert all(people[one.to_person_id] == one.child_id for one in all_of(Resolution) if one.to_person_id)


def test_a_mistake_was_taken_back_and_an_end_that_was_none_opened_again() -> None:
    kinds = Counter(step.kind for step in all_of(ResolutionStep))

    assert kinds[StepKind.TAKEN_BACK] == 1
    assert kinds[StepKind.REOPENED] == 1
    assert kinds[StepKind.SETTLED] > kinds[StepKind.REOPENED]


# Midway checks and decisions


@pytest.mark.parametrize("today", DAYS)
def test_midway_checks_stand_in_every_state_and_few_are_late(today: date) -> None:
    checks = {check.review_id: check for check in all_of(MidwayCheck, today)}
    states = Counter(state_of(check) for check in checks.values())
    last: dict[UUID, Review] = {}
    for review in all_of(Review, today):
        if review.completed_on is not None and review.held_on is not None:
            newest = last.get(review.child_id)
            if newest is None or (newest.completed_on or today) < review.completed_on:
                last[review.child_id] = review
    late = [
        review
        for review in last.values()
        if review.id not in checks
        and review.completed_on is not None
        and midway_day(review.completed_on, HOLIDAYS).due_on < today
    ]

    assert (states[MidwayState.HELD_NOT_RECORDED], states[MidwayState.FORM_OPEN]) == (1, 2)
    assert states[MidwayState.NOT_REQUIRED] == 1
    assert states[MidwayState.NOT_STARTED] == 1, "the one that was moved has a record, and is not begun"
    assert states[MidwayState.CLOSED] > 40
    assert len(late) <= 4


def test_a_check_that_is_open_is_half_ticked() -> None:
    decisions = Counter(decision.review_id for decision in all_of(Decision))
    for check in all_of(MidwayCheck):
        if state_of(check) is MidwayState.FORM_OPEN:
            looked_at = {line.decision_id for line in all_of(DecisionUpdate) if line.midway_id == check.id}
            assert 0 < len(looked_at) < decisions[check.review_id]


@pytest.mark.parametrize("today", DAYS)
def test_every_decision_stands_as_its_last_line_says(today: date) -> None:
    lines = defaultdict(list)
    for line in all_of(DecisionUpdate, today):
        line.created_at = NOW
        lines[line.decision_id].append(line)
    decisions = {decision.id: decision for decision in all_of(Decision, today)}

    assert set(lines) <= set(decisions)
    for decision_id, told in lines.items():
        looked = last_look(that_count(told))
        if looked is not None:
            assert (looked.status, looked.text or None) == (
                decisions[decision_id].status,
                looked.text if looked.status is DecisionStatus.OPEN else decisions[decision_id].status_note or None,
            )


@pytest.mark.parametrize("today", DAYS)
def test_no_line_lies_before_its_review_or_after_today(today: date) -> None:
    reviews = {review.id: review.held_on for review in all_of(Review, today)}
    held = {decision.id: reviews[decision.review_id] for decision in all_of(Decision, today)}
    for line in all_of(DecisionUpdate, today):
        began = held[line.decision_id]
        assert began is not None
        assert began < line.happened_on <= today


def test_a_decision_was_put_off_twice_and_stands_on_its_last_day() -> None:
    decisions = {decision.id: decision for decision in all_of(Decision)}
    put_off = defaultdict(list)
    for line in all_of(DecisionUpdate):
        if line.kind is UpdateKind.PUT_OFF:
            put_off[line.decision_id].append(line)

    assert sorted(map(len, put_off.values())) == [1, 2]
    for decision_id, told in put_off.items():
        latest = max(told, key=lambda line: line.happened_on)
        assert latest.due_after == decisions[decision_id].due_on
        assert all(line.text for line in told)


# Threads


@pytest.mark.parametrize("today", DAYS)
def test_decisions_were_carried_over_and_made_from_what_was_said(today: date) -> None:
    decisions = {decision.id: decision for decision in all_of(Decision, today)}
    sources = {one.id for one in records_on(today) if isinstance(one, Consultation | ChildsRequest)}
    carried = [decision for decision in decisions.values() if decision.carried_from_id is not None]
    made = [decision.from_record_id for decision in decisions.values() if decision.from_record_id is not None]

    assert carried
    assert all(decisions[one.carried_from_id].wording == one.wording for one in carried if one.carried_from_id)
    assert made
    assert set(made) <= sources


@pytest.mark.parametrize("today", DAYS)
def test_a_request_is_kept_in_the_words_it_was_asked_in_and_led_to_a_decision(today: date) -> None:
    words = {one.id: one.words for one in all_of(ChildsWords, today)}
    decisions = {one.id for one in all_of(Decision, today)}
    requests = all_of(ChildsRequest, today)
    asked = [one for one in requests if one.childs_words_id is not None]
    led = [one for one in requests if one.decision_id is not None]

    assert asked
    assert all(words[one.childs_words_id] == one.asked for one in asked if one.childs_words_id)
    assert led
    assert all(one.decision_id in decisions for one in led)


def test_a_young_person_whose_age_was_assessed_has_an_estimated_birthday() -> None:
    estimated = [child for child in all_of(Child) if child.date_of_birth_estimated]

    assert "Adan" in {child.known_as for child in estimated}
    assert all(born_on(child).day == 15 for child in estimated)


# Contact


def test_children_began_talks_by_every_way_of_writing() -> None:
    begun = {talk.channel for talk in all_of(Consultation) if talk.started_by is StartedBy.CHILD}

    assert {Channel.WHATSAPP, Channel.EMAIL, Channel.LETTER, Channel.CALL, Channel.TEXT} <= begun
    assert any(talk.written_to_child for talk in all_of(Consultation))
    assert any(talk.moved_from_child_id and talk.moved_on for talk in all_of(Consultation))


@pytest.mark.parametrize("today", DAYS)
def test_a_birthday_card_went_off_for_every_birthday_in_care_and_one_is_early(today: date) -> None:
    children = {child.id: child for child in all_of(Child, today)}
    cards = [talk for talk in all_of(Consultation, today) if talk.text == "Birthday card."]

    for card in cards:
        birthdays = [birthday_in_year(born_on(children[card.child_id]), year) for year in (today.year - 1, today.year)]
        assert card.id in {birthday_card_id(card.child_id, birthday) for birthday in birthdays}
        assert card.happened_on < today
    assert len(cards) > 30


@pytest.mark.parametrize("today", DAYS)
def test_words_from_a_message_stand_in_its_note(today: date) -> None:
    notes = {talk.id: talk.text for talk in all_of(Consultation, today)}
    for one in all_of(ChildsWords, today):
        if one.consultation_id is not None:
            assert one.words in quoted_words(notes[one.consultation_id])


# Events and what stands beside them


@pytest.mark.parametrize("today", DAYS)
def test_an_event_is_told_after_it_happened_and_nothing_known_beforehand_is_long_past(today: date) -> None:
    for event in all_of(SignificantEvent, today):
        assert event.until_on is None or event.happened_on <= event.until_on <= today
        assert event.told_on is None or event.told_on <= today
        assert event.happened_on <= today + timedelta(days=60)
        came = min(episode.started_on for episode in by_child(Episode, today)[event.child_id])
        assert event.happened_on >= came


def test_missing_is_told_with_every_stage_of_the_interview() -> None:
    missing = [event for event in all_of(SignificantEvent) if event.kind is EventKind.MISSING]

    assert {(e.until_on is None, e.interview_offered_on is None, e.interview_accepted) for e in missing} == {
        (True, True, None),
        (False, False, None),
        (False, False, True),
        (False, False, False),
    }


def test_a_goodbye_is_half_ticked() -> None:
    done = Counter(step.event_id for step in all_of(GoodbyeStep) if step.done_on is not None)
    every = Counter(step.event_id for step in all_of(GoodbyeStep))

    assert done
    assert all(0 < done[event] < times for event, times in every.items())


def test_letters_with_cafcass_went_both_ways_and_good_things_may_or_may_not_be_told() -> None:
    assert {letter.direction for letter in all_of(GuardianLetter)} == set(LetterDirection)
    assert {thing.story_may_be_told for thing in all_of(GoodThing)} == {True, False, None}
    assert all(thing.agreed_on for thing in all_of(GoodThing) if thing.story_may_be_told)


@pytest.mark.parametrize("today", DAYS)
def test_reminders_are_past_of_today_coming_done_and_put_off(today: date) -> None:
    reminders = all_of(Reminder, today)

    assert sum(one.done_on is not None for one in reminders) == 3
    assert sum(one.done_on is None and one.due_on < today for one in reminders) == 1
    assert sum(one.due_on == today for one in reminders) == 1
    assert any(one.put_off_reason and one.done_on is None for one in reminders)


def test_lifelong_links_met_and_an_offer_stands_at_every_stage() -> None:
    offers = all_of(ServiceOffer)

    assert any(one.information_meeting_on and one.group_met_on for one in offers)
    assert any(one.wanted is None for one in offers)
    assert any(one.wanted is not None and one.referred_on is None for one in offers)
    assert {one.outcome for one in offers} == {*ServiceOutcome, None}
    assert {one.service for one in offers} == set(Service)


@pytest.mark.parametrize("today", DAYS)
def test_one_child_moved_three_times_in_a_year_and_one_home_has_no_registration(today: date) -> None:
    since = today - timedelta(days=365)
    moves = Counter(home.child_id for home in all_of(Home, today) if home.from_on > since)

    assert any(home.registered is False and home.until_on is None for home in all_of(Home, today))
    assert max(moves.values()) >= 2


def test_what_is_added_for_one_child_stays_within_reason() -> None:
    between = (MidwayCheck, DecisionUpdate, Resolution, ResolutionStep, SignificantEvent)
    per_child = Counter(one.child_id for one in records_on(A_THURSDAY) if isinstance(one, between))

    assert max(per_child.values()) < 150
    assert isinstance(next(iter(all_of(Resolution))), OfChild)
