"""A review that takes three meetings: with the child, with the parent, adjourned, and gone on with on the day."""

from datetime import date, time, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select

from iro_desktop.actions.adjourning import AdjournmentDetails, adjourn, go_on, keep_direction, set_direction_done
from iro_desktop.actions.children import name_child
from iro_desktop.actions.closing import close_review
from iro_desktop.actions.consultations import begin_consultation, change_talk, finish_consultation, save_consultation
from iro_desktop.actions.decisions import add_decision, set_decision_date
from iro_desktop.actions.feedback import FeedbackAnswers, record_feedback
from iro_desktop.actions.meetings import add_note, begin_another_meeting, begin_meeting, save_note
from iro_desktop.actions.people import add_person
from iro_desktop.actions.permanence import choose_permanence_plans
from iro_desktop.actions.plan_checks import judge_plan, record_plan_received, record_plan_shared
from iro_desktop.actions.requests import add_request, answer_request
from iro_desktop.actions.reviews import add_agenda_item, change_plan, plan_next_review, plan_review
from iro_desktop.actions.taking_part import confirm_participation, set_participation
from iro_desktop.actions.topics import set_topic
from iro_desktop.models.adjournment import AdjournmentReason
from iro_desktop.models.child import Child
from iro_desktop.models.childs_request import RequestAnswer
from iro_desktop.models.consultation import Channel, Sharing, WithWhom
from iro_desktop.models.feedback import FeedbackChannel, FeedbackFrom, Felt
from iro_desktop.models.participation import ParticipationAnswers, ParticipationCode, Presence, Voice
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.plan_checks import Verdict
from iro_desktop.models.review import AgendaItem, MeetingKind, Mode, NoteKind, PermanencePlan, Review, ReviewStatus
from iro_desktop.models.timescales import ReviewKind, add_months, age_on
from iro_desktop.models.topics import Topic, TopicState
from iro_desktop.models.working_days import add_working_days, bundled_bank_holidays, last_working_day_on_or_before
from iro_desktop.queries.due import due_rows
from iro_desktop.queries.meetings import meetings_of
from iro_desktop.store.store import Session
from iro_desktop.tour import long_story as story
from iro_desktop.tour.album import still
from iro_desktop.tour.laptop import Laptop
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button

MEETINGS_BEFORE = (8, 7)
"""The first two meetings, in working days before the day of the tour."""
_AGES = range(8, 16)
_SOON = timedelta(days=80)
_LATER_REVIEWS = frozenset({ReviewKind.SECOND, ReviewKind.SUBSEQUENT})
_TOPICS = (Topic.LAST_DECISIONS, Topic.PERMANENCE, Topic.FAMILY_TIME, Topic.HOME, Topic.EDUCATION, Topic.HEALTH)
_NOT_NEEDED = (Topic.MISSING, Topic.IMMIGRATION)


def hold_long_review(laptop: Laptop) -> None:
    """The whole chapter, each step on its screen. Left out where no child of the caseload could have such a review."""
    child_id = laptop.look(partial(_whose, laptop))
    if not isinstance(child_id, UUID):
        return
    review_id = laptop.do(partial(_planned, laptop, child_id))
    assert isinstance(review_id, UUID)
    laptop.note("long_review", str(review_id))
    first, second = (add_working_days(laptop.day, -days, bundled_bank_holidays()) for days in MEETINGS_BEFORE)
    _show_the_child(laptop, child_id)
    _prepare(laptop, child_id, review_id, first)
    _meet_child_and_parent(laptop, review_id, first, second)
    _adjourn(laptop, review_id, second)
    _go_on(laptop, review_id)
    _decide_and_close(laptop, child_id, review_id, first)


def _whose(laptop: Laptop, session: Session) -> UUID | None:
    """The next child of reading age whose later review is due soon, so that the first two meetings are early enough."""
    taken = laptop.known("child")
    children = {child.council_child_id: child for child in session.scalars(select(Child))}
    begun = set(session.scalars(select(Review.child_id).where(Review.status == ReviewStatus.IN_PROGRESS)))
    rows = [
        (row.due_on, row.child_id)
        for row in due_rows(session, laptop.day, bundled_bank_holidays())
        if row.due_on is not None and laptop.day <= row.due_on <= laptop.day + _SOON and row.kind in _LATER_REVIEWS
    ]
    for _, number in sorted(rows):
        child = children[number]
        born_on = child.date_of_birth
        if child.id != taken and child.id not in begun and born_on and age_on(born_on, laptop.day) in _AGES:
            return child.id
    return None


def _planned(laptop: Laptop, child_id: UUID, session: Session) -> UUID:
    """The child's planned review; where the caseload has no names and no plans, those of the story."""
    child = session.get_one(Child, child_id)
    if child.known_as is None:
        name_child(session, child_id, known_as=story.NAME_WITHOUT_ONE)
    parents = select(Person.id).where(Person.child_id == child_id, Person.role == PersonRole.PARENT)
    if session.scalar(parents) is None:
        values = {"name": story.PARENT_WITHOUT_ONE, "said_as": "Mum", "role": PersonRole.PARENT}
        add_person(session, child_id, values, today=laptop.day)
    planned = select(Review.id).where(Review.child_id == child_id, Review.status == ReviewStatus.PLANNED)
    review_id = session.scalar(planned)
    if review_id is not None:
        return review_id
    at_home = partial(plan_review, session, planned_time=time(15), place="at home", mode=Mode.IN_PERSON)
    return at_home(child_id=child_id, planned_on=laptop.day)


def _take(laptop: Laptop, place: Place, screen: str, shows: str) -> None:
    laptop.window().go(place)
    laptop.album.take(laptop.window(), screen, shows)


def _show_the_child(laptop: Laptop, child_id: UUID) -> None:
    for part, shows in (
        ("", "Everything about a child, on pages no longer than a screen"),
        ("people", "The people around a child, and what each may be told"),
    ):
        _take(laptop, Place(Page.CHILD_RECORD, child_id, part), f"S04-{part or 'record'}", shows)
    _take(laptop, Place(Page.DATES, child_id), "S04-dates", "Every date of a child, each with the sum behind it")


def _prepare(laptop: Laptop, child_id: UUID, review_id: UUID, first: date) -> None:
    talked_on = last_working_day_on_or_before(_before(first), bundled_bank_holidays())
    talk_id = laptop.do(partial(_talk, laptop, child_id, talked_on))
    assert isinstance(talk_id, UUID)
    talk = Place(Page.CONSULTATION, talk_id)
    _take(laptop, talk, "S11-talk", "A talk in full: alone or not, feelings, and what the child lets be passed on")
    laptop.do(partial(_agenda, review_id))
    laptop.do(partial(change_plan, review_id=review_id, plan_for_home=story.PLAN))
    received = partial(record_plan_received, review_id=review_id, received=True, on=_before(first), today=laptop.day)
    laptop.do(received)
    laptop.do(partial(record_plan_shared, review_id=review_id, shared=False, today=laptop.day))
    needs_changes = partial(judge_plan, verdict=Verdict.NEEDS_CHANGES, changes=story.PLAN_CHANGES, by=laptop.day)
    laptop.do(partial(needs_changes, review_id=review_id))
    _take(
        laptop,
        Place(Page.REVIEW, review_id, "prepare"),
        "S06-prepare-long",
        "A longer review is prepared: the child's list, and a plan that the child has not seen",
    )


def _agenda(review_id: UUID, session: Session) -> None:
    """The child's list and the adults', where nothing was on the agenda yet."""
    if session.scalar(select(AgendaItem.id).where(AgendaItem.review_id == review_id).limit(1)) is not None:
        return
    for texts, from_child in ((story.AGENDA, True), (story.ADULTS_AGENDA, False)):
        for text in texts:
            add_agenda_item(session, review_id, text=text, from_child=from_child)
            session.flush()


def _before(day: date) -> date:
    return day - timedelta(days=3)


def _talk(laptop: Laptop, child_id: UUID, on: date, session: Session) -> UUID:
    """The private talk, from which the child's words are kept; what may be passed on is as the child said."""
    talk_id = begin_consultation(session, child_id=child_id, happened_on=on, with_whom=WithWhom.CHILD)
    session.flush()
    save_consultation(session, talk_id, text=story.TALK, channel=Channel.IN_PERSON)
    finish_consultation(session, talk_id, heard_by=laptop.leg.officer.split()[0], at=laptop.clock())
    session.flush()
    change_talk(session, talk_id, alone=True, place=story.TALK_PLACE, feelings=story.FEELS, sharing=Sharing.ALL)
    return talk_id


def _meet_child_and_parent(laptop: Laptop, review_id: UUID, first: date, second: date) -> None:
    with_child = partial(begin_meeting, kind=MeetingKind.WITH_CHILD, today=laptop.day)
    meeting_id = laptop.do(partial(with_child, review_id=review_id, on=first, at=time(15)))
    assert isinstance(meeting_id, UUID)
    laptop.do(partial(_note, review_id, meeting_id, NoteKind.CHILDS_WORDS, story.WITH_CHILD))
    laptop.do(partial(_note, review_id, meeting_id, NoteKind.NOTE, story.NOTE_WITH_CHILD))
    meeting = Place(Page.REVIEW, review_id, "meet")
    _take(laptop, meeting, "S07-meet-child", "The first of three meetings: with the child, whose words come first")
    with_parent = partial(begin_another_meeting, kind=MeetingKind.WITH_PARENT, today=laptop.day)
    meeting_id = laptop.do(partial(with_parent, review_id=review_id, on=second, at=time(10)))
    assert isinstance(meeting_id, UUID)
    laptop.do(partial(_note, review_id, meeting_id, NoteKind.NOTE, story.WITH_PARENT))
    laptop.do(partial(_note, review_id, meeting_id, NoteKind.NOT_FOR_THE_LETTER, story.ONLY_FOR_THE_OFFICER))
    _take(laptop, meeting, "S07-meet-parent", "The second: with the parent alone, apart from what the child reads")
    for topic in _TOPICS:
        laptop.do(partial(set_topic, review_id=review_id, topic=topic, state=TopicState.DISCUSSED))
    for topic in _NOT_NEEDED:
        laptop.do(partial(set_topic, review_id=review_id, topic=topic, state=TopicState.NOT_NEEDED))
    _press(laptop, "Show what to consider")
    laptop.album.take(laptop.window(), "S07-topics", "What a review must consider, ticked off or not needed")


def _note(review_id: UUID, meeting_id: UUID, kind: NoteKind, text: str, session: Session) -> None:
    """A part of a meeting's notes, under the first thing that the child wants to talk about."""
    items = select(AgendaItem.id).where(AgendaItem.review_id == review_id).order_by(AgendaItem.position)
    item_id = session.scalars(items).first()
    note_id = add_note(session, review_id, kind=kind, agenda_item_id=item_id, meeting_id=meeting_id)
    session.flush()
    save_note(session, note_id, text=text)


def _press(laptop: Laptop, words: str) -> None:
    """Press a button of the page by its words."""
    pressed = [one for one in laptop.window().findChildren(Button) if one.words() == words and one.isVisible()]
    assert pressed, f"there is a button “{words}” on the page"
    pressed[0].click()
    still(laptop.window())


def _adjourn(laptop: Laptop, review_id: UUID, on: date) -> None:
    details = AdjournmentDetails(
        reason=AdjournmentReason.INTERPRETER_DID_NOT_COME,
        reason_in_words=story.WHY_ADJOURNED,
        resumes_on=laptop.day,
        child_asked=True,
        carer_asked=True,
        parents_asked=True,
        effect_on_child=story.EFFECT,
    )
    holidays = bundled_bank_holidays()
    laptop.do(partial(adjourn, review_id=review_id, details=details, on=on, bank_holidays=holidays))
    directions = [
        laptop.do(partial(keep_direction, review_id=review_id, action=action, owner_name=owner))
        for action, owner in story.DIRECTIONS
    ]
    laptop.window().go(Place(Page.REVIEW, review_id, "meet"))
    still(laptop.window())
    _press(laptop, "Adjournment")
    shows = "Adjourned once: why, who does what by when, and the limit as a sum"
    laptop.album.take(laptop.window(), "S07-adjourned", shows)
    for direction_id in directions:
        assert isinstance(direction_id, UUID)
        laptop.do(partial(set_direction_done, direction_id=direction_id, done=True, note=story.DONE_NOTE))


def _go_on(laptop: Laptop, review_id: UUID) -> None:
    shared = partial(record_plan_shared, shared=True, on=laptop.day, how="on a walk", today=laptop.day)
    laptop.do(partial(shared, review_id=review_id))
    laptop.do(partial(judge_plan, review_id=review_id, verdict=Verdict.GOOD))
    meeting_id = laptop.do(partial(go_on, review_id=review_id, on=laptop.day, at=time(15), today=laptop.day))
    assert isinstance(meeting_id, UUID)
    laptop.do(partial(_note, review_id, meeting_id, NoteKind.NOTE, story.RECONVENED))
    _take(laptop, Place(Page.REVIEW, review_id, "meet"), "S07-reconvened", "The third: everybody, on the day promised")


def _decide_and_close(laptop: Laptop, child_id: UUID, review_id: UUID, first: date) -> None:
    request_id = laptop.do(partial(add_request, review_id=review_id, asked=story.REQUEST))
    assert isinstance(request_id, UUID)
    holidays = bundled_bank_holidays()
    again_on = last_working_day_on_or_before(add_months(laptop.day, 2), holidays)
    not_yet = partial(answer_request, answer=RequestAnswer.NOT_YET, why=story.REQUEST_WHY, look_again_on=again_on)
    laptop.do(partial(not_yet, request_id=request_id, who_decides=story.REQUEST_WHO))
    laptop.do(partial(_decision, laptop, review_id))
    decide = Place(Page.REVIEW, review_id, "decide")
    _take(laptop, decide, "S06-asked", "What the child asked for is answered before anything is decided")
    laptop.do(partial(_took_part, child_id, review_id))
    laptop.do(partial(choose_permanence_plans, review_id=review_id, plans=(PermanencePlan.LONG_TERM_FOSTERING,)))
    next_on = last_working_day_on_or_before(add_months(first, 6), holidays)
    laptop.do(partial(plan_next_review, review_id=review_id, on=next_on))
    _ask_how_it_was(laptop, child_id, review_id)
    laptop.do(partial(close_review, review_id=review_id, on=laptop.day))
    close = Place(Page.REVIEW, review_id, "close")
    _take(
        laptop, close, "S06-close-long", "Closed after its third meeting: the date that counts, and what the child said"
    )


def _ask_how_it_was(laptop: Laptop, child_id: UUID, review_id: UUID) -> None:
    """What the child thought of it: the questions as they are shown to them, and the answers."""
    laptop.window().go(Place(Page.REVIEW, review_id, "close"))
    still(laptop.window())
    _press(laptop, f"Ask {laptop.look(partial(_name, child_id))} now")
    laptop.album.take(laptop.window(), "S06-feedback", "The laptop turned round: two taps, and as many words as wanted")
    _press(laptop, "Back")
    answers = FeedbackAnswers(felt_heard=Felt.YES, understood=Felt.PARTLY, would_change=story.FEEDBACK_CHANGE)
    from_child = partial(record_feedback, source=FeedbackFrom.CHILD, channel=FeedbackChannel.ON_SCREEN)
    laptop.do(partial(from_child, review_id=review_id, given_on=laptop.day, today=laptop.day, answers=answers))


def _name(child_id: UUID, session: Session) -> str | None:
    return session.get_one(Child, child_id).known_as


def _decision(laptop: Laptop, review_id: UUID, session: Session) -> None:
    wording, child_wording, owner, role = story.DECISION
    words = partial(add_decision, wording=wording, child_wording=child_wording)
    decision_id = words(session, review_id, owner_name=owner, owner_role=role)
    session.flush()
    set_decision_date(session, decision_id, due_on=laptop.day + timedelta(days=14), in_childs_words=None)


def _took_part(child_id: UUID, review_id: UUID, session: Session) -> None:
    born_on = session.get_one(Child, child_id).date_of_birth
    assert born_on is not None, "the tour chooses a child whose birthday is known"
    there = partial(ParticipationAnswers, presence=Presence.IN_THE_ROOM, voice=Voice.SPOKE)
    for meeting in meetings_of(session, review_id):
        if meeting.kind is not MeetingKind.WITH_PARENT:
            answers = there(born_on=born_on, review_on=meeting.held_on)
            set_participation(session, review_id, answers, meeting_id=meeting.meeting_id)
    session.flush()
    confirm_participation(session, review_id, ParticipationCode.PN1)
