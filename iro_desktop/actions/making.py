"""One note becomes something else: a decision, an entry of the midway check, an offer; linked with the note."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Value
from iro_desktop.actions.decisions import add_decision, bring_back_decision
from iro_desktop.actions.finding import existing
from iro_desktop.actions.midway_opening import begin_check, open_check
from iro_desktop.actions.services import offer_service, refer
from iro_desktop.models.carried import Carried, carried_over
from iro_desktop.models.consultation import Channel, Consultation, Sharing, WithWhom
from iro_desktop.models.contact import is_spoken
from iro_desktop.models.ids import companion_id
from iro_desktop.models.midway import MidwayCheck, SpokenWith
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, Review, ReviewStatus
from iro_desktop.models.services import ReferredBy, Service, Wanted
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.what_is_due import plans

NO_REVIEW = (
    "No review of this child is planned or under way, so there is none to put a decision into. The conversation is "
    "kept as it was. Plan the review first, or make a reminder of it."
)
NO_MIDWAY = (
    "No review of this child was completed here, so there is no midway check. The conversation is kept as it was. "
    "Make a reminder of it, or a decision of the next review."
)


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """The decision, the review it went into, and what was carried over."""

    decision_id: UUID
    review_id: UUID
    under_way: bool
    review_on: date | None
    carried: Carried


@dataclass(frozen=True, slots=True)
class MidwayBefore:
    """How a check stood before a note was entered in it, for the undo."""

    review_id: UUID
    is_new: bool
    values: tuple[tuple[str, object], ...]


def decide_on_talk(session: Session, consultation_id: UUID) -> DecisionMade:
    """Make a decision of a conversation, in the review under way, else in the next one planned.

    Who and by when are asked like those of any other decision. Asked for twice, it makes two; two laptops that each
    make the first make one. Refused where there is no such review.
    """
    talk = existing(session, Consultation, consultation_id)
    plan = plans(session, (talk.child_id,)).get(talk.child_id)
    if plan is None:
        raise Refused(NO_REVIEW)
    carried = carried_over(talk)
    decision_id = _next_decision_id(session, plan.review_id, consultation_id)
    decision = session.get(Decision, decision_id)
    if decision is None:
        add_decision(session, plan.review_id, wording=carried.text, decision_id=decision_id)
        session.flush()
        decision = existing(session, Decision, decision_id)
        decision.from_record_id = consultation_id
    else:
        bring_back_decision(session, decision_id)
        decision.wording = carried.text
    decision.not_for = carried.not_for
    return DecisionMade(decision_id, plan.review_id, plan.under_way, plan.on, carried)


def enter_in_midway_check(session: Session, consultation_id: UUID, *, at: datetime) -> MidwayBefore:
    """Enter a conversation in the midway check of the last review: who was spoken with, and when. Returns how it stood.

    With the social worker or the manager it is the check's own talk; with child, carer or parent it says that they
    were spoken with, or tried. What was told is carried into “what is new”, but for what a child has not let pass on.
    """
    talk = existing(session, Consultation, consultation_id)
    review = _last_completed(session, talk.child_id)
    if review is None or review.completed_on is None:
        raise Refused(NO_MIDWAY)
    if talk.happened_on <= review.completed_on:
        raise Refused(
            f"This conversation was not after the review that was completed on {day_in_full(review.completed_on)}, so "
            "it is no part of its midway check. Nothing was changed."
        )
    check = begin_check(session, review.id)
    session.flush()
    is_new = check.opened_at is None and check.held_on is None
    before = MidwayBefore(review.id, is_new, tuple((name, getattr(check, name)) for name in _KEPT))
    open_check(session, review.id, at=at)
    _say_who(check, talk)
    told = "" if talk.with_whom is WithWhom.CHILD and talk.sharing is not Sharing.ALL else _told(talk)
    if told and told not in (check.changes or ""):
        check.changes = f"{check.changes}\n\n{told}" if check.changes else told
    check.from_record_id = check.from_record_id or talk.id
    check.not_for = tuple(dict.fromkeys((*check.not_for, *(carried_over(talk).not_for if told else ()))))
    return before


def offer_service_from(
    session: Session,
    consultation_id: UUID,
    *,
    service: Service,
    wanted: Wanted | None,
    purpose: str,
    referred_by: ReferredBy | None,
    today: date,
) -> UUID:
    """Write down an offer that came of a conversation, on its day; referred today where somebody asks it in now."""
    talk = existing(session, Consultation, consultation_id)
    values: dict[str, Value] = {
        "service": service,
        "offered_on": min(talk.happened_on, today),
        "wanted": wanted,
        "purpose": purpose,
        "from_record_id": str(consultation_id),
    }
    offer_id = offer_service(session, talk.child_id, values, today=today)
    if referred_by is not None:
        refer(session, offer_id, on=today, by=referred_by, today=today)
    return offer_id


def take_out_of_midway_check(session: Session, *, before: MidwayBefore, at: datetime) -> None:
    """Undo it: the check stands as it stood. One that the note alone had opened is gone."""
    check = begin_check(session, before.review_id)
    for name, value in before.values:
        setattr(check, name, value)
    if before.is_new:
        check.deleted_at = at


_KEPT = (
    "opened_at",
    "held_on",
    "with_name",
    "with_person_id",
    "child_spoken",
    "child_spoken_on",
    "child_spoken_how",
    "carer_spoken",
    "parent_spoken",
    "changes",
    "from_record_id",
    "not_for",
)
_ASKED = {WithWhom.CHILD: "child_spoken", WithWhom.CARER: "carer_spoken", WithWhom.PARENT: "parent_spoken"}
_WITH_THE_OFFICE = frozenset({WithWhom.SOCIAL_WORKER, WithWhom.TEAM_MANAGER})


def _next_decision_id(session: Session, review_id: UUID, consultation_id: UUID) -> UUID:
    """The first of its ids that no decision has, or that one has which was deleted."""
    number = 1
    while True:
        decision_id = companion_id(review_id, f"decision {number} from {consultation_id}")
        found = session.get(Decision, decision_id)
        if found is None or found.deleted_at is not None:
            return decision_id
        number += 1


def _last_completed(session: Session, child_id: UUID) -> Review | None:
    """The last review that was completed here. Nobody here knows what was decided in those of the council's files."""
    return session.scalar(
        select(Review)
        .where(
            Review.child_id == child_id,
            Review.deleted_at.is_(None),
            Review.status == ReviewStatus.COMPLETED,
            Review.from_files.is_(False),
            Review.completed_on.is_not(None),
        )
        .order_by(Review.completed_on.desc())
        .limit(1)
    )


def _say_who(check: MidwayCheck, talk: Consultation) -> None:
    spoken = is_spoken(talk.channel)
    if not spoken and talk.channel is not Channel.TRIED_NO_ANSWER:
        return  # a card or a letter goes one way: nobody was spoken with, nor tried
    answer = SpokenWith.SPOKE if spoken else SpokenWith.TRIED
    asked = _ASKED.get(talk.with_whom)
    if asked is not None and not spoken and getattr(check, asked) is SpokenWith.SPOKE:
        return  # a try beside a talk takes nothing away
    if talk.with_whom is WithWhom.CHILD:
        check.child_spoken, check.child_spoken_on = answer, talk.happened_on
        check.child_spoken_how = talk.channel if spoken else None
    elif asked is not None:
        setattr(check, asked, answer)
    elif talk.with_whom in _WITH_THE_OFFICE and spoken:
        check.held_on = talk.happened_on
        check.with_name, check.with_person_id = talk.person_name or check.with_name, talk.person_id


def _told(talk: Consultation) -> str:
    return carried_over(talk).text
