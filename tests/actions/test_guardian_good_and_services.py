"""Letters with the guardian, good things with consent, and referrals: what is kept and what is refused."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from iro_desktop.actions.changing import Changes
from iro_desktop.actions.good_things import change_good_thing, keep_good_thing
from iro_desktop.actions.guardian_letters import (
    change_guardian_letter,
    copied_to_guardian,
    direction_of,
    log_letter,
)
from iro_desktop.actions.services import change_offer, offer_service, refer, take_back_referral
from iro_desktop.models.between_reviews import GoodThing, GuardianLetter, GuardianLetterKind, LetterDirection
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.services import ReferredBy, ServiceOffer, ServiceOutcome
from iro_desktop.store.store import Session, Store

TODAY = date(2026, 3, 12)
AHEAD = date(2026, 3, 13)


def did(store: Store, act: Callable[[Session], UUID]) -> UUID:
    with store.transaction() as session:
        return act(session)


def a_letter(store: Store, child_id: UUID, values: Changes) -> GuardianLetter:
    line = did(store, lambda session: log_letter(session, child_id, values, today=TODAY))
    with store.reading() as session:
        found = session.get(GuardianLetter, line)
        assert found is not None
        return found


def good(store: Store, good_id: UUID) -> GoodThing:
    with store.reading() as session:
        found = session.get(GoodThing, good_id)
        assert found is not None
        return found


def offer(store: Store, offer_id: UUID) -> ServiceOffer:
    with store.reading() as session:
        found = session.get(ServiceOffer, offer_id)
        assert found is not None
        return found


def driving_lessons(store: Store, child_id: UUID, values: Changes) -> UUID:
    whole: Changes = {"kind": "asked_and_got", "text": "Ten driving lessons.", **values}
    return did(store, lambda session: keep_good_thing(session, child_id, whole, today=TODAY))


# The guardian


@pytest.mark.parametrize("kind", GuardianLetterKind)
def test_which_way_a_letter_went_follows_from_what_it_says(store: Store, maya: UUID, kind: GuardianLetterKind) -> None:
    came_in = {GuardianLetterKind.GUARDIAN_APPOINTED, GuardianLetterKind.END_OF_PROCEEDINGS}
    letter = a_letter(store, maya, {"kind": kind.value})
    assert letter.direction is (LetterDirection.CAME_IN if kind in came_in else LetterDirection.WENT_OUT)
    assert letter.direction is direction_of(kind)
    assert letter.dated_on == TODAY


def test_a_letter_keeps_who_wrote_it_where_it_lies_and_what_is_handed_over(store: Store, maya: UUID) -> None:
    values: Changes = {
        "kind": "end_of_proceedings",
        "dated_on": date(2026, 3, 2),
        "from_name": "Ines Halloran",
        "to_name": "Ruth Okafor",
        "stored_where": "Documents, Court",
        "note": "Maya wants to see her sister at half term.",
    }
    letter = a_letter(store, maya, values)
    assert {name: getattr(letter, name) for name in values} == values


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({}, "Choose what the letter says"),
        ({"kind": "other", "dated_on": AHEAD}, "13 March 2026 is still to come"),
        ({"kind": "other", "dated_on": date(1999, 1, 1)}, "before the child was born"),
    ],
)
def test_a_letter_needs_what_it_says_and_a_day_that_has_been(
    store: Store, maya: UUID, values: Changes, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        a_letter(store, maya, values)


def test_a_letter_may_turn_out_to_have_gone_the_other_way(store: Store, maya: UUID) -> None:
    letter = a_letter(store, maya, {"kind": "other"})
    with store.transaction() as session:
        change_guardian_letter(session, letter.id, {"direction": "came_in", "kind": None}, today=TODAY)
    with store.reading() as session:
        changed = session.get(GuardianLetter, letter.id)
        assert changed is not None
        assert (changed.direction, changed.kind) == (LetterDirection.CAME_IN, GuardianLetterKind.OTHER)


def test_a_reviews_decisions_and_letter_are_copied_in_one_act(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        review = Review(child_id=maya, status=ReviewStatus.COMPLETED, completed_on=date(2026, 3, 2))
        session.add(review)
    line = did(
        store,
        lambda session: copied_to_guardian(
            session, review.id, on=TODAY, today=TODAY, to_name="Ines Halloran", from_name="Ruth Okafor"
        ),
    )
    with store.reading() as session:
        letter = session.get(GuardianLetter, line)
        assert letter is not None
        assert (letter.kind, letter.to_name) == (GuardianLetterKind.DECISIONS_AND_LETTER, "Ines Halloran")
        assert letter.letter_id is None


# Good things


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"kind": None}, "Choose what kind"),
        ({"text": "  "}, "Write down what was good"),
        ({"happened_on": AHEAD}, "still to come"),
        ({"story_may_be_told": True, "agreed_on": AHEAD}, "still to come"),
        ({"story_may_be_told": True, "agreed_on": date(2026, 3, 1)}, "nobody agreed to tell it on 1 March 2026"),
    ],
)
def test_a_good_thing_needs_words_and_days_that_have_been(
    store: Store, maya: UUID, values: Changes, sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        driving_lessons(store, maya, values)


def test_nobody_agreed_to_a_story_until_somebody_was_asked(store: Store, maya: UUID) -> None:
    lessons = driving_lessons(store, maya, {"agreed_on": TODAY})
    assert (good(store, lessons).story_may_be_told, good(store, lessons).agreed_on) == (None, None)


def test_a_yes_is_dated_and_a_no_takes_the_day_away(store: Store, maya: UUID) -> None:
    lessons = driving_lessons(store, maya, {})
    with store.transaction() as session:
        change_good_thing(session, lessons, {"story_may_be_told": True}, today=TODAY)
    assert good(store, lessons).agreed_on == TODAY
    with store.transaction() as session:
        change_good_thing(session, lessons, {"story_may_be_told": False}, today=TODAY)
    assert good(store, lessons).agreed_on is None


def test_the_words_of_a_good_thing_cannot_be_emptied(store: Store, maya: UUID) -> None:
    lessons = driving_lessons(store, maya, {})
    with pytest.raises(Refused, match="needs its words"), store.transaction() as session:
        change_good_thing(session, lessons, {"text": " "}, today=TODAY)
    assert good(store, lessons).text == "Ten driving lessons."


# Referrals


def an_offer(store: Store, child_id: UUID, service: str = "advocacy") -> UUID:
    values: Changes = {"service": service, "offered_on": date(2026, 3, 2), "wanted": "yes"}
    return did(store, lambda session: offer_service(session, child_id, values, today=TODAY))


def test_a_referral_is_counted_for_whoever_made_it_and_waits_for_an_answer(store: Store, maya: UUID) -> None:
    made = an_offer(store, maya)
    with store.transaction() as session:
        refer(session, made, on=TODAY, by=ReferredBy.OFFICER, today=TODAY)
    assert (offer(store, made).referred_by, offer(store, made).outcome) == (ReferredBy.OFFICER, ServiceOutcome.WAITING)
    with store.transaction() as session:
        take_back_referral(session, made)
    assert (offer(store, made).referred_on, offer(store, made).referred_by, offer(store, made).outcome) == (
        None,
        None,
        None,
    )


def test_a_referral_does_not_undo_what_came_of_it_already(store: Store, maya: UUID) -> None:
    made = an_offer(store, maya)
    with store.transaction() as session:
        change_offer(session, made, {"outcome": "working"}, today=TODAY)
        refer(session, made, on=TODAY, by=ReferredBy.SOCIAL_WORKER, today=TODAY)
    with store.transaction() as session:
        take_back_referral(session, made)
    assert offer(store, made).outcome is ServiceOutcome.WORKING


@pytest.mark.parametrize(("on", "sentence"), [(AHEAD, "still to come"), (date(2026, 3, 1), "the referral was made")])
def test_a_referral_is_after_the_offer_and_not_in_the_future(store: Store, maya: UUID, on: date, sentence: str) -> None:
    made = an_offer(store, maya)
    with pytest.raises(Refused, match=sentence), store.transaction() as session:
        refer(session, made, on=on, by=ReferredBy.OFFICER, today=TODAY)


def test_the_meetings_of_lifelong_links_belong_to_it_alone(store: Store, maya: UUID) -> None:
    links, advocacy = an_offer(store, maya, "lifelong_links"), an_offer(store, maya)
    meetings: Changes = {"information_meeting_on": date(2026, 3, 5), "group_met_on": date(2026, 3, 10)}
    with store.transaction() as session:
        change_offer(session, links, meetings, today=TODAY)
    assert offer(store, links).group_met_on == date(2026, 3, 10)
    with pytest.raises(Refused, match="Only Lifelong Links"), store.transaction() as session:
        change_offer(session, advocacy, meetings, today=TODAY)
    with pytest.raises(Refused, match="information gathering meeting"), store.transaction() as session:
        change_offer(session, links, {"information_meeting_on": date(2026, 3, 1)}, today=TODAY)


def test_befriending_can_be_kept_as_a_wish(store: Store, maya: UUID) -> None:
    assert offer(store, an_offer(store, maya, "befriending")).referred_on is None
