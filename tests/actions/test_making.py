"""One note becomes a decision or an entry of the midway check: carried over, linked both ways, and taken back."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from iro_desktop.actions.decisions import delete_decision
from iro_desktop.actions.making import (
    NO_MIDWAY,
    NO_REVIEW,
    decide_on_talk,
    enter_in_midway_check,
    take_out_of_midway_check,
)
from iro_desktop.actions.midway_opening import MidwayIsFinished
from iro_desktop.actions.reminders import remind
from iro_desktop.models.audience import EVERYBODY_ELSE
from iro_desktop.models.consultation import Channel, Consultation, Sharing, WithWhom
from iro_desktop.models.midway import MidwayCheck, MidwayState, SpokenWith, midway_id, state_of
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, Review, ReviewStatus
from iro_desktop.queries.child_between import between_records
from iro_desktop.queries.made_from import Made, made_for_child, made_from, source_of
from iro_desktop.store.store import Store

COMPLETED = date(2026, 1, 12)
TODAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


def add_talk(store: Store, child_id: UUID, **values: object) -> UUID:
    with store.transaction() as session:
        talk = Consultation(
            child_id=child_id, happened_on=date(2026, 3, 3), text="Contact with Gran stopped.", done=True
        )
        for name, value in values.items():
            setattr(talk, name, value)
        session.add(talk)
        return talk.id


def add_review(store: Store, child_id: UUID, status: ReviewStatus, on: date) -> UUID:
    with store.transaction() as session:
        review = Review(child_id=child_id, status=status, planned_on=on)
        if status is ReviewStatus.COMPLETED:
            review.held_on = review.completed_on = on
        session.add(review)
        return review.id


def check_of(store: Store, review_id: UUID) -> MidwayCheck:
    with store.reading() as session:
        check = session.get(MidwayCheck, midway_id(review_id))
        assert check is not None
        return check


def decide(store: Store, talk_id: UUID) -> Decision:
    with store.transaction() as session:
        made = decide_on_talk(session, talk_id)
    with store.reading() as session:
        decision = session.get(Decision, made.decision_id)
        assert decision is not None
        return decision


def enter(store: Store, talk_id: UUID) -> None:
    with store.transaction() as session:
        enter_in_midway_check(session, talk_id, at=NOW)


def test_a_decision_goes_into_the_review_under_way_before_one_that_is_planned(store: Store, maya: UUID) -> None:
    add_review(store, maya, ReviewStatus.PLANNED, date(2026, 3, 12))
    under_way = add_review(store, maya, ReviewStatus.IN_PROGRESS, date(2026, 3, 20))
    talk = add_talk(store, maya, with_whom=WithWhom.CARER)
    decision = decide(store, talk)
    assert (decision.review_id, decision.wording, decision.from_record_id) == (
        under_way,
        "Contact with Gran stopped.",
        talk,
    )
    assert (decision.number, decision.due_on, decision.owner_name) == (1, None, None)


def test_a_decision_goes_into_the_next_review_planned(store: Store, maya: UUID) -> None:
    add_review(store, maya, ReviewStatus.PLANNED, date(2026, 9, 12))
    soon = add_review(store, maya, ReviewStatus.PLANNED, date(2026, 3, 20))
    assert decide(store, add_talk(store, maya)).review_id == soon


def test_without_a_review_to_put_it_into_it_is_said_plainly_and_nothing_is_made(store: Store, maya: UUID) -> None:
    add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    talk = add_talk(store, maya)
    with pytest.raises(Refused) as refused, store.transaction() as session:
        decide_on_talk(session, talk)
    assert refused.value.sentence == NO_REVIEW
    with store.reading() as session:
        assert made_from(session, talk) == ()


def test_two_decisions_of_one_note_are_two_and_one_taken_back_comes_back(store: Store, maya: UUID) -> None:
    add_review(store, maya, ReviewStatus.PLANNED, date(2026, 3, 20))
    talk = add_talk(store, maya)
    first, second = decide(store, talk), decide(store, talk)
    assert first.id != second.id
    with store.transaction() as session:
        delete_decision(session, first.id, at=NOW)
    assert decide(store, talk).id == first.id


def test_what_a_child_wants_nobody_to_know_is_marked_on_the_decision(store: Store, maya: UUID) -> None:
    add_review(store, maya, ReviewStatus.PLANNED, date(2026, 3, 20))
    talk = add_talk(store, maya, sharing=Sharing.NOBODY)
    assert decide(store, talk).not_for == (EVERYBODY_ELSE,)


def test_the_talk_with_the_social_worker_is_the_checks_own_talk(store: Store, maya: UUID) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    talk = add_talk(store, maya, with_whom=WithWhom.SOCIAL_WORKER, person_name="Rosa Okafor", channel=Channel.CALL)
    enter(store, talk)
    check = check_of(store, review)
    assert (check.held_on, check.with_name, check.from_record_id) == (date(2026, 3, 3), "Rosa Okafor", talk)
    assert (check.changes, state_of(check)) == ("Contact with Gran stopped.", MidwayState.FORM_OPEN)


def test_a_talk_with_the_child_says_that_they_were_spoken_with_and_keeps_their_words_back(
    store: Store, maya: UUID
) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    enter(store, add_talk(store, maya, channel=Channel.WHATSAPP))
    check = check_of(store, review)
    assert (check.child_spoken, check.child_spoken_on, check.child_spoken_how) == (
        SpokenWith.SPOKE,
        date(2026, 3, 3),
        Channel.WHATSAPP,
    )
    assert check.changes is None


def test_what_a_child_let_pass_on_is_carried_over(store: Store, maya: UUID) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    enter(store, add_talk(store, maya, sharing=Sharing.ALL))
    assert check_of(store, review).changes == "Contact with Gran stopped."


@pytest.mark.parametrize(("whom", "field"), [(WithWhom.CARER, "carer_spoken"), (WithWhom.PARENT, "parent_spoken")])
def test_carer_and_parent_were_spoken_with(store: Store, maya: UUID, whom: WithWhom, field: str) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    enter(store, add_talk(store, maya, with_whom=whom))
    assert getattr(check_of(store, review), field) is SpokenWith.SPOKE


def test_a_try_is_a_try_and_takes_no_talk_away(store: Store, maya: UUID) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    enter(store, add_talk(store, maya, channel=Channel.TRIED_NO_ANSWER, text=""))
    assert check_of(store, review).child_spoken is SpokenWith.TRIED
    enter(store, add_talk(store, maya, channel=Channel.CALL))
    enter(store, add_talk(store, maya, channel=Channel.TRIED_NO_ANSWER, text=""))
    assert check_of(store, review).child_spoken is SpokenWith.SPOKE


def test_a_card_says_nothing_of_who_was_spoken_with(store: Store, maya: UUID) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    enter(store, add_talk(store, maya, channel=Channel.CARD))
    assert check_of(store, review).child_spoken is None


def test_what_was_told_is_added_once_below_what_stood_there(store: Store, maya: UUID) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    enter(store, add_talk(store, maya, with_whom=WithWhom.SCHOOL, text="A new class."))
    carer = add_talk(store, maya, with_whom=WithWhom.CARER)
    enter(store, carer)
    enter(store, carer)
    assert check_of(store, review).changes == "A new class.\n\nContact with Gran stopped."


def test_an_entry_can_be_taken_out_again(store: Store, maya: UUID) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    first = add_talk(store, maya, with_whom=WithWhom.SCHOOL, text="A new class.")
    with store.transaction() as session:
        made = enter_in_midway_check(session, first, at=NOW)
    with store.transaction() as session:
        second = enter_in_midway_check(session, add_talk_in(session, maya), at=NOW)
    with store.transaction() as session:
        take_out_of_midway_check(session, before=second, at=NOW)
    check = check_of(store, review)
    assert (check.changes, check.carer_spoken, check.deleted_at) == ("A new class.", None, None)
    with store.transaction() as session:
        take_out_of_midway_check(session, before=made, at=NOW)
    assert check_of(store, review).deleted_at == NOW


def add_talk_in(session: object, child_id: UUID) -> UUID:
    talk = Consultation(
        child_id=child_id, happened_on=date(2026, 3, 4), text="Well.", done=True, with_whom=WithWhom.CARER
    )
    session.add(talk)  # type: ignore[attr-defined]
    session.flush()  # type: ignore[attr-defined]
    return talk.id


def test_without_a_review_there_is_no_midway_check_and_it_says_so(store: Store, maya: UUID) -> None:
    talk = add_talk(store, maya)
    with pytest.raises(Refused) as refused, store.transaction() as session:
        enter_in_midway_check(session, talk, at=NOW)
    assert refused.value.sentence == NO_MIDWAY


def test_a_talk_from_before_the_review_and_a_check_that_is_finished_are_refused(store: Store, maya: UUID) -> None:
    review = add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    with pytest.raises(Refused, match="was not after the review"):
        enter(store, add_talk(store, maya, happened_on=COMPLETED))
    enter(store, add_talk(store, maya))
    with store.transaction() as session:
        check = session.get(MidwayCheck, midway_id(review))
        assert check is not None
        check.closed_at = NOW
    with pytest.raises(MidwayIsFinished):
        enter(store, add_talk(store, maya))


def test_what_was_made_is_shown_at_its_source_and_its_source_with_it(store: Store, maya: UUID) -> None:
    add_review(store, maya, ReviewStatus.COMPLETED, COMPLETED)
    add_review(store, maya, ReviewStatus.PLANNED, date(2026, 3, 20))
    talk = add_talk(store, maya, with_whom=WithWhom.CARER, person_name="Jan")
    decide(store, talk)
    enter(store, talk)
    with store.transaction() as session:
        remind(session, maya, text="Ring Gran", due_on=TODAY, today=TODAY, from_record_id=talk)
    with store.reading() as session:
        rows = made_from(session, talk)
        assert [row.what for row in rows] == [Made.DECISION, Made.MIDWAY, Made.REMINDER]
        assert [row.words for row in rows] == ["Contact with Gran stopped.", "", "Ring Gran"]
        assert made_for_child(session, maya, between_records(session, maya)) == {talk: rows}
        source = source_of(session, talk)
        assert source is not None
        assert (source.what, source.words, source.person_name) == (
            Made.CONSULTATION,
            "Contact with Gran stopped.",
            "Jan",
        )
        assert source_of(session, rows[2].record_id) == rows[2]


def test_a_source_that_was_folded_away_says_nothing_of_itself(store: Store, maya: UUID) -> None:
    talk = add_talk(store, maya, folded_as="about harm")
    with store.reading() as session:
        source = source_of(session, talk)
        assert source is not None
        assert source.words == ""
