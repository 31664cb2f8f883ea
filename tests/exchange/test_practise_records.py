"""The practise caseload: every record of a review, and every word that a screen can show of it, is there somewhere."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from io import BytesIO
from itertools import chain

import pytest
from PIL import Image
from sqlalchemy import Enum, inspect

from iro_desktop.models.adjournment import Adjournment, AdjournmentReason, Direction, Rearrangement
from iro_desktop.models.attachment import Attachment, AttachmentContent
from iro_desktop.models.base import OfChild, SyncedRecord
from iro_desktop.models.care import Episode, LegalStatus
from iro_desktop.models.child import AgeBand, Child, Home
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.consultation import Channel, Consultation, Sharing, WithWhom
from iro_desktop.models.contact import SPOKEN
from iro_desktop.models.council_letters import Letterhead, LetterTemplateText
from iro_desktop.models.council_pictures import PictureSet, SetPicture
from iro_desktop.models.feedback import DeskReviewConsent, Feedback
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import Invitation
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.letter_print import LetterPrint
from iro_desktop.models.letter_safety import (
    AddressConfirmation,
    KeptInLetter,
    LetterApproval,
    LetterSending,
    PastAddress,
)
from iro_desktop.models.library_document import LibraryDocument, LibraryDocumentFile
from iro_desktop.models.people import Person, PersonRole, ToldAbout
from iro_desktop.models.periods_of_care import periods_of_care
from iro_desktop.models.plan_checks import CarePlanCheck, CheckKind, PathwayPlanCheck, StatutoryCheck
from iro_desktop.models.registry import SYNCED_RECORDS
from iro_desktop.models.review import Meeting, MeetingKind, Mode, PermanencePlan, Review, ReviewStatus
from iro_desktop.models.review_series import adjournment_limit
from iro_desktop.models.settings import ExtraBankHoliday, TimescaleSetting
from iro_desktop.models.showing import LetterReaction, LetterSnapshot
from iro_desktop.models.timescales import age_on
from iro_desktop.models.words import CouncilWord, KeptWord, OfficerWord
from iro_desktop.models.working_days import bundled_bank_holidays
from tests.exchange.practise_days import A_THURSDAY, DAYS, all_of, born_on, by_child, care_of, held, records_on

SET_BY_A_COUNCIL = {
    *(TimescaleSetting, ExtraBankHoliday, Letterhead, LetterTemplateText, CouncilWord, OfficerWord),
    *(PictureSet, SetPicture),
    *(LibraryDocument, LibraryDocumentFile),
}
"""A council's own numbers and texts are no part of any child's story."""
FROM_THE_STUDIO = {
    *(LetterApproval, KeptInLetter, PastAddress, AddressConfirmation, LetterSending, LetterPrint),
    *(LetterReaction, LetterSnapshot, KeptWord),
}
"""Written down by the letter studio while somebody works in it: those of sent letters when a store is filled."""


def choices(record: type[SyncedRecord]) -> Iterator[tuple[str, type[StrEnum]]]:
    """The fields of a record that hold one word of a list, with the list."""
    for column in inspect(record).columns:
        words = column.type.enum_class if isinstance(column.type, Enum) else None
        if words is not None and issubclass(words, StrEnum):
            yield column.key, words


NEVER: dict[tuple[str, str], set[StrEnum]] = {
    ("child_preferences", "reading_band"): {*AgeBand},
    ("letter", "kind"): {*LetterKind} - {LetterKind.REVIEW},
    ("meeting", "mode"): {Mode.DESK},
    ("midway_check", "child_spoken_how"): {*Channel} - {*SPOKEN},
}
"""Nobody here reads in another band than their age's, letters of other kinds are written once a store is filled, a
review on paper has no meeting, and a card is no talk."""
EVERY_CHOICE = [
    (record, name, words)
    for record in SYNCED_RECORDS
    if record not in FROM_THE_STUDIO
    for name, words in choices(record)
]


def test_every_kind_of_record_about_a_child_is_there() -> None:
    there = {type(record) for record in records_on(A_THURSDAY)}

    assert set(SYNCED_RECORDS) - there == SET_BY_A_COUNCIL | FROM_THE_STUDIO


@pytest.mark.parametrize(
    ("record", "name", "words"),
    EVERY_CHOICE,
    ids=[f"{record.__tablename__}.{name}" for record, name, _ in EVERY_CHOICE],
)
def test_every_word_of_a_list_is_used(record: type[SyncedRecord], name: str, words: type[StrEnum]) -> None:
    used = {getattr(one, name) for one in all_of(record)}

    assert set(words) - used == NEVER.get((record.__tablename__, name), set())


def test_every_permanence_plan_and_every_thing_to_be_told_is_used() -> None:
    plans = set(chain.from_iterable(review.permanence_plans for review in all_of(Review)))
    told = set(chain.from_iterable((*one.may_be_told, *one.may_not_be_told) for one in all_of(Person)))

    assert plans == set(PermanencePlan)
    assert told == set(ToldAbout)


@pytest.mark.parametrize("today", DAYS)
def test_whatever_names_a_review_a_person_or_a_talk_names_one_that_is_there(today: date) -> None:
    kinds: dict[str, type[SyncedRecord]] = {
        "review_id": Review,
        "person_id": Person,
        "owner_person_id": Person,
        "meeting_id": Meeting,
        "adjournment_id": Adjournment,
        "consultation_id": Consultation,
        "feedback_id": Feedback,
        "attachment_id": Attachment,
    }
    there = {name: {one.id for one in all_of(kind, today)} for name, kind in kinds.items()}
    lost = {
        (record.__tablename__, name)
        for record in records_on(today)
        for name in kinds
        if getattr(record, name, None) is not None and getattr(record, name) not in there[name]
    }

    assert lost == set()


# Meetings and adjournments


def test_more_meetings_are_held_than_reviews_as_officers_do() -> None:
    reviews = {review.id for _, review, _ in held(A_THURSDAY)}
    meetings = [meeting for meeting in all_of(Meeting) if meeting.review_id in reviews]

    assert 1.1 <= len(meetings) / len(reviews) <= 1.2, "about 75 meetings for 65 reviews"
    assert {meeting.kind for meeting in meetings} == set(MeetingKind)


@pytest.mark.parametrize("today", DAYS)
def test_no_meeting_lies_outside_care_after_today_or_after_the_end_of_its_review(today: date) -> None:
    episodes, reviews = by_child(Episode, today), {review.id: review for review in all_of(Review, today)}
    for meeting in all_of(Meeting, today):
        assert meeting.held_on is not None
        assert meeting.held_on < today
        periods = periods_of_care(care_of(episodes[meeting.child_id]), today)
        assert any(period.covers(meeting.held_on) for period in periods)
        completed_on = reviews[meeting.review_id].completed_on
        assert completed_on is None or meeting.held_on <= completed_on


@pytest.mark.parametrize("today", DAYS)
def test_adjourned_reviews_go_on_within_the_limit_and_one_is_adjourned_now(today: date) -> None:
    holidays, reviews = bundled_bank_holidays(), {review.id: review for review in all_of(Review, today)}
    running = 0
    for adjournment in all_of(Adjournment, today):
        review = reviews[adjournment.review_id]
        assert adjournment.id == companion_id(review.id, "adjournment")
        assert review.held_on is not None
        assert adjournment.resumes_on is not None
        assert adjournment.resumes_on <= adjournment_limit(review.held_on, holidays).due_on
        running += review.status is ReviewStatus.IN_PROGRESS
        if review.status is ReviewStatus.COMPLETED:
            assert review.completed_on == adjournment.resumes_on

    assert running == 1
    assert len({direction.adjournment_id for direction in all_of(Direction, today)}) == len(all_of(Adjournment, today))


def test_a_review_whose_interpreter_did_not_come_had_one_booked() -> None:
    reviews = {review.id: review for review in all_of(Review)}
    for adjournment in all_of(Adjournment):
        if adjournment.reason is AdjournmentReason.INTERPRETER_DID_NOT_COME:
            assert reviews[adjournment.review_id].interpreter_booked_on is not None


@pytest.mark.parametrize("today", DAYS)
def test_a_review_was_moved_before_it_began_to_the_day_on_which_it_was_held(today: date) -> None:
    reviews = {review.id: review for review in all_of(Review, today)}
    for moved in all_of(Rearrangement, today):
        assert moved.from_on is not None
        assert moved.to_on is not None
        assert moved.moved_on < moved.from_on < moved.to_on
        assert moved.to_on == reviews[moved.review_id].held_on


def test_nobody_watched_a_review_without_the_childs_yes() -> None:
    observed = [review for review in all_of(Review) if review.observer_name is not None]

    assert observed
    assert all(review.observer_agreed and review.observer_agreed_on for review in observed)


def test_a_review_on_paper_has_a_consent_of_this_year_for_a_child_long_settled() -> None:
    on_paper = [review for review in all_of(Review) if review.mode is Mode.DESK]
    consents = by_child(DeskReviewConsent)

    assert on_paper
    for review in on_paper:
        newest = max(consents[review.child_id], key=lambda consent: consent.given_on)
        assert newest.settled_since is not None
        assert newest.settled_since <= newest.given_on - timedelta(days=2 * 365)
        assert newest.until_on is not None
        assert newest.until_on > A_THURSDAY


def test_some_reviews_were_early_and_say_why_and_some_were_opened_again() -> None:
    early = [review for review in all_of(Review) if review.early_trigger is not None]

    assert all(review.early_reason and review.early_asked_by for review in early)
    assert any(review.reopened_reason and review.reopened_at for review in all_of(Review))
    assert all(review.reason_not_in_person for review in all_of(Review) if review.mode in {Mode.REMOTE, Mode.HYBRID})


# What children asked for, and what was thought of it


def test_one_child_asked_for_the_same_thing_twice() -> None:
    requests = {request.id: request for request in all_of(ChildsRequest)}
    again = [request for request in requests.values() if request.asked_before_id is not None]

    assert again
    for request in again:
        before = requests[request.asked_before_id] if request.asked_before_id else request
        assert (before.asked, before.child_id) == (request.asked, request.child_id)
        assert before.answer is not RequestAnswer.YES


def test_every_no_and_not_yet_says_why_who_decides_and_when_it_is_looked_at_again() -> None:
    answered = [request for request in all_of(ChildsRequest) if request.answer is not None]

    assert {request.answer for request in answered} == set(RequestAnswer)
    for request in answered:
        assert request.why
        assert request.who_decides
        assert request.answer is RequestAnswer.YES or request.look_again_on is not None


def test_children_and_parents_said_what_they_thought_before_today() -> None:
    assert {form.source for form in all_of(Feedback)} == {"child", "parent"}
    assert all(form.given_on < A_THURSDAY for form in all_of(Feedback))
    assert all(form.person_id is not None for form in all_of(Feedback) if form.source == "parent")


# Preparing


def test_the_care_plan_was_looked_at_before_every_review_and_the_pathway_plan_from_sixteen() -> None:
    care = {check.review_id for check in all_of(CarePlanCheck)}
    pathway = {check.review_id for check in all_of(PathwayPlanCheck)}
    for child, review, day in held(A_THURSDAY):
        assert review.id in care
        assert (review.id in pathway) == (age_on(born_on(child), day) >= 16)


@pytest.mark.parametrize("today", DAYS)
def test_nobody_is_invited_and_kept_out_at_once_and_no_answer_came_before_the_question(today: date) -> None:
    for invitation in all_of(Invitation, today):
        assert not (invitation.excluded and invitation.invited_on)
        if invitation.answered_on is not None:
            assert invitation.invited_on is not None
            assert invitation.invited_on < invitation.answered_on < today
    assert any(invitation.excluded and invitation.exclusion_told_how for invitation in all_of(Invitation, today))


# What stands about the child


def test_every_child_has_checks_orders_and_an_officer() -> None:
    checks = by_child(StatutoryCheck)
    for child in all_of(Child):
        kinds = {check.kind for check in checks[child.id]}
        assert CheckKind.VISIT in kinds
    assert set(by_child(LegalStatus)) == {child.id for child in all_of(Child)}


@pytest.mark.parametrize("today", DAYS)
def test_no_check_lies_before_care_or_after_today(today: date) -> None:
    episodes = by_child(Episode, today)
    for check in all_of(StatutoryCheck, today):
        assert check.done_on is not None
        assert episodes[check.child_id][0].started_on <= check.done_on < today


@pytest.mark.parametrize("today", DAYS)
def test_a_child_has_one_open_status_and_each_begins_where_the_one_before_ended(today: date) -> None:
    for statuses in by_child(LegalStatus, today).values():
        open_now = [status for status in statuses if status.until_on is None]
        assert len(open_now) == 1
        assert all(status.until_on is None or status.from_on < status.until_on for status in statuses)


def test_whoever_may_not_know_the_home_is_not_told_of_it() -> None:
    people = by_child(Person)
    for home in all_of(Home):
        for person in people[home.child_id]:
            if person.name in home.withheld_from:
                assert ToldAbout.HOME in person.may_not_be_told
    assert all(not set(person.may_be_told) & set(person.may_not_be_told) for person in all_of(Person))
    assert {person.role for person in all_of(Person)} == set(PersonRole)


def test_whoever_was_not_heard_alone_has_a_reason_and_what_is_shared_is_as_the_child_said() -> None:
    talks = [talk for talk in all_of(Consultation) if talk.with_whom is WithWhom.CHILD]

    assert all(talk.why_not_alone is not None for talk in talks if talk.alone is False)
    assert {talk.sharing for talk in talks} == {*Sharing, None}
    assert all(talk.shared_with for talk in talks if talk.sharing is Sharing.SOME_PEOPLE)


# Pictures


def test_a_few_pictures_are_kept_as_they_are_described() -> None:
    contents = {content.attachment_id: base64.b64decode(content.data) for content in all_of(AttachmentContent)}

    assert 4 <= len(all_of(Attachment)) <= 12
    for attachment in all_of(Attachment):
        body = contents[attachment.id]
        assert (len(body), hashlib.sha256(body).hexdigest()) == (attachment.size_bytes, attachment.sha256)
        with Image.open(BytesIO(body)) as picture:
            assert (picture.format, picture.size) == ("PNG", (240, 160))


def test_the_further_records_of_a_child_stay_within_reason() -> None:
    per_child = Counter(record.child_id for record in records_on(A_THURSDAY) if isinstance(record, OfChild))

    assert max(per_child.values()) < 700
