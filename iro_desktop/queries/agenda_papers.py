"""What goes on the papers of a preparation: the child's agenda, the officer's page, and the entry for the calendar."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.agenda_paper import (
    AgendaContent,
    ChildsAgendaFacts,
    OfficersAgendaFacts,
    childs_agenda,
    officers_agenda,
    when_in_full,
)
from iro_desktop.letters.content import look_for
from iro_desktop.letters.guard.leaving_out import leave_out_of
from iro_desktop.models.audience import THE_CHILD, only_for
from iro_desktop.models.child import Child, ChildPreferences, preferences_id
from iro_desktop.models.ids import companion_id
from iro_desktop.models.invitation import InvitationAnswer
from iro_desktop.models.plan_checks import CarePlanCheck, Verdict
from iro_desktop.models.review import AgendaItem, Chair, DecisionStatus, Mode, Review
from iro_desktop.models.timescales import age_on, day_and_month
from iro_desktop.queries.letter_facts import place_in_words, reference_of
from iro_desktop.queries.letter_guard import guard_for_own_paper, paper_guard
from iro_desktop.queries.letter_privacy import contains, private_places
from iro_desktop.queries.officers import this_officer
from iro_desktop.queries.preparing_checklist import State
from iro_desktop.queries.review import NoSuchReview, ReviewPage, review_page
from iro_desktop.queries.review_prepare import AskedRow, Preparation, preparation
from iro_desktop.queries.who import who_is

_IN_WORDS = {
    Mode.IN_PERSON: "in person",
    Mode.HYBRID: "some by video",
    Mode.REMOTE: "all by video",
    Mode.DESK: "on paper",
}
_ANSWERS = {
    InvitationAnswer.COMING: "coming",
    InvitationAnswer.BY_VIDEO: "by video",
    InvitationAnswer.FOR_PART: "for part of it",
    InvitationAnswer.NOT_COMING: "not coming",
    InvitationAnswer.SENDS_VIEWS: "sends views",
}
_STATES = {
    DecisionStatus.OPEN: "not said yet",
    DecisionStatus.DONE: "done",
    DecisionStatus.PARTLY: "partly done",
    DecisionStatus.NOT_DONE: "not done",
    DecisionStatus.OVERTAKEN: "no longer needed",
    DecisionStatus.NOT_ACCEPTED: "not accepted by the manager",
}
_VERDICTS = {Verdict.GOOD: "good", Verdict.NEEDS_CHANGES: "needs changes", Verdict.NOT_ACCEPTABLE: "not acceptable"}
_CHAIRS = {Chair.OFFICER: "you", Chair.CHILD: "the child", Chair.SHARED: "the child, with your help"}
_NOT_IN_THE_ROOM = frozenset({InvitationAnswer.NOT_COMING, InvitationAnswer.SENDS_VIEWS})


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationPapers:
    """The contents of the papers, and what the calendar needs."""

    for_child: AgendaContent
    for_officer: AgendaContent
    initials: str
    planned_on: date | None
    planned_time: time | None
    travel_minutes: int | None


def preparation_papers(
    session: Session, review_id: UUID, *, today: date, bank_holidays: Container[date]
) -> PreparationPapers:
    """The papers of a review as it is prepared today. Raises NoSuchReview where it is not on this laptop.

    The child's page holds only what `only_for(…, (THE_CHILD,))` lets through; who is kept out by adults, and why, is
    on the officer's page alone.
    """
    review = session.get(Review, review_id)
    child = session.get(Child, review.child_id) if review is not None else None
    if review is None or child is None or review.deleted_at is not None:
        raise NoSuchReview("This review is no longer on this laptop. Nothing else was changed.")
    page = review_page(session, review_id, today=today, bank_holidays=bank_holidays)
    prepared = preparation(session, review_id, today=today, bank_holidays=bank_holidays)
    return PreparationPapers(
        for_child=leave_out_of(
            _for_child(session, review, child, prepared, today), paper_guard(session, child.id, (THE_CHILD,))
        ),
        for_officer=leave_out_of(
            _for_officer(session, review, page, prepared, today), guard_for_own_paper(session, child.id)
        ),
        initials=page.who.initials,
        planned_on=review.planned_on,
        planned_time=review.planned_time,
        travel_minutes=review.travel_minutes,
    )


def _for_child(session: Session, review: Review, child: Child, prepared: Preparation, today: date) -> AgendaContent:
    officer = this_officer(session)
    wishes = session.get(ChildPreferences, preferences_id(child.id))
    who = who_is(child)
    items = only_for(
        session.scalars(
            select(AgendaItem)
            .where(AgendaItem.review_id == review.id, AgendaItem.deleted_at.is_(None))
            .order_by(AgendaItem.position, AgendaItem.id)
        ),
        (THE_CHILD,),
    )
    return childs_agenda(
        ChildsAgendaFacts(
            child_known_as=child.known_as or "",
            officer_name=officer.known_as if officer else "",
            reference=reference_of(review.id, review.planned_on),
            written_on=today,
            planned_on=review.planned_on,
            planned_time=review.planned_time,
            place=_place(session, review, child),
            mode=review.mode,
            chaired_by=review.chaired_by,
            activity=prepared.wishes.activity,
            coming=tuple(one.called for one in prepared.people if _will_be_there(one)),
            not_coming=prepared.wishes.who_not,
            childs_points=tuple(item.text for item in items if item.from_child),
            adults_points=tuple(item.text for item in items if not item.from_child),
            look=look_for(
                font=wishes.letter_font if wishes else None,
                size_points=wishes.letter_size_points if wishes else None,
                paper=wishes.letter_paper if wishes else None,
                animal=who.animal,
            ),
        )
    )


def _place(session: Session, review: Review, child: Child) -> str | None:
    """Where the meeting is; None where what was written is part of somebody's address: the page lies about."""
    if not review.place or contains(review.place, private_places(session, child.id)):
        return None
    return place_in_words(review.place, child.known_as)


def _will_be_there(one: AskedRow) -> bool:
    return one.invited_on is not None and not one.excluded and one.answer not in _NOT_IN_THE_ROOM


def _for_officer(
    session: Session, review: Review, page: ReviewPage, prepared: Preparation, today: date
) -> AgendaContent:
    on = review.planned_on or today
    number = f"Review {page.number}" if page.number else "Review"
    lines = prepared.checklist
    return officers_agenda(
        OfficersAgendaFacts(
            child_known_as=page.who.name_and_number,
            child_age=age_on(page.who.born_on, on) if page.who.born_on else None,
            review_in_words=number,
            reference=reference_of(review.id, review.planned_on),
            written_on=today,
            facts=tuple(_facts(session, review, prepared)),
            childs_points=tuple(item.text for item in page.agenda if item.from_child),
            adults_points=tuple(item.text for item in page.agenda if not item.from_child),
            last_time=tuple(_last_time(page)),
            people=tuple(_person(one) for one in prepared.people if _has_part(one)),
            to_do=tuple(line.text for line in lines if line.state is State.TO_DO),
            to_bring_up=(
                *(f"Asked before: “{one.asked}”" for one in prepared.requests),
                *(line.text for line in lines if line.state is State.TO_BRING_UP),
            ),
        )
    )


def _facts(session: Session, review: Review, prepared: Preparation) -> list[tuple[str, str | None]]:
    due, wishes = prepared.due, prepared.wishes
    place = ", ".join(part for part in (review.place, _IN_WORDS[review.mode] if review.mode else "") if part)
    travel = f"{review.travel_minutes} minutes one way" if review.travel_minutes else None
    return [
        ("When", when_in_full(review.planned_on, review.planned_time)),
        ("Latest day", f"{day_and_month(due.latest_lawful)} = {due.sum_in_full}" if due else None),
        ("Reason it is later", review.reason_after_due_date),
        ("Where", f"{place} ({review.place_reason})" if place and review.place_reason else place or None),
        ("Travel", travel),
        ("Who leads", _CHAIRS[review.chaired_by] if review.chaired_by else None),
        ("Starts with", wishes.activity),
        ("Not in the room", ", ".join(wishes.who_not)),
        ("Not with everybody", ", ".join(wishes.topics_not)),
        ("Interpreter", _interpreter(prepared)),
        ("Care plan", _plan(session, review)),
    ]


def _interpreter(prepared: Preparation) -> str | None:
    language = prepared.interpreter_language or prepared.interpreter_wanted
    if not language:
        return None
    booked = prepared.interpreter_booked_on
    state = f"booked on {day_and_month(booked)}" if booked else "not booked"
    return ", ".join(part for part in (language, prepared.interpreter_name, state) if part)


def _plan(session: Session, review: Review) -> str:
    plan = session.get(CarePlanCheck, companion_id(review.id, "care plan"))
    if plan is None or plan.deleted_at is not None:
        return "not looked at"
    came = f"came {day_and_month(plan.received_on)}" if plan.received_on else "here" if plan.present else "not here"
    seen = {True: "the child has seen it", False: "the child has not seen it", None: ""}[plan.shared_with_child]
    verdict = _VERDICTS[plan.verdict] if plan.verdict else ""
    return ", ".join(part for part in (came, seen, verdict) if part)


def _last_time(page: ReviewPage) -> list[str]:
    lines = []
    for one in page.last_time:
        who = f" ({one.owner_name})" if one.owner_name else ""
        note = f", {one.status_note}" if one.status_note else ""
        lines.append(f"{one.wording}{who}: {_STATES[one.status]}{note}")
    return lines


def _has_part(one: AskedRow) -> bool:
    return one.excluded or one.invited_on is not None or one.views_on is not None


def _person(one: AskedRow) -> str:
    role = one.role_in_words or one.role.replace("_", " ")
    if one.excluded:
        parts = [f"should not be there: {one.excluded_reason}", one.excluded_by and f"decided by {one.excluded_by}"]
        return f"{one.name} ({role}): " + ", ".join(part for part in parts if part)
    answer = _ANSWERS[one.answer] if one.answer else "no answer yet" if one.invited_on else "not invited"
    views = f", views came {day_and_month(one.views_on)}" if one.views_on else ""
    return f"{one.name} ({role}): {answer}{views}"
