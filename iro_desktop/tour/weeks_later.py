"""Weeks after the review: a promise that was not kept, raised on one laptop, taken higher on another, put right."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QScrollArea
from sqlalchemy import select

from iro_desktop.actions.midway import change_check, close_check
from iro_desktop.actions.midway_decisions import look_at_decision
from iro_desktop.actions.midway_talks import say_spoken
from iro_desktop.actions.resolution_steps import add_note, answered, escalate, settle, told_child
from iro_desktop.actions.resolutions import begin_resolution, start_resolution
from iro_desktop.models.after_review import midway_day
from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.models.midway import SpokenWith, midway_id
from iro_desktop.models.resolution import Outcome, RaisedBy, Reason, ResolutionStep
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.models.working_days import add_working_days, bundled_bank_holidays
from iro_desktop.queries.ladder import Ladder, ladder
from iro_desktop.store.store import Session
from iro_desktop.tour import story
from iro_desktop.tour.album import still
from iro_desktop.tour.laptop import Laptop, Leg, digest
from iro_desktop.tour.syncing import sync
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.main_window import MainWindow

_NO_ANSWER_FOR = 11
"""Working days without an answer: the day after the tenth."""


def day_of_check(review_on: date) -> date:
    """When the midway check of the tour's review is: six weeks after, as the program counts."""
    return midway_day(review_on, bundled_bank_holidays()).due_on


def day_without_answer(review_on: date) -> date:
    """When nobody has answered what was raised at the check."""
    return add_working_days(day_of_check(review_on), _NO_ANSWER_FOR, bundled_bank_holidays())


def look(leg: Leg) -> None:
    """The first laptop: the midway check finds one decision not done, and something is raised about it."""
    laptop = Laptop(leg)
    window = laptop.open()
    review_id = laptop.known("review")
    laptop.do(partial(_tick, laptop, review_id))
    window.go(Place(Page.MIDWAY, review_id))
    laptop.album.take(window, "S13-midway", "Six weeks later: each decision looked at, one of them not done")
    holidays = bundled_bank_holidays()
    laptop.do(partial(close_check, review_id=review_id, at=laptop.clock(), by=leg.officer, bank_holidays=holidays))
    concern = laptop.do(partial(_raise, laptop, review_id))
    laptop.note("concern", str(concern))
    assert isinstance(concern, UUID)
    window.go(Place(Page.RESOLUTION, concern))
    laptop.album.take(window, "S15-raised", "Raised from the check: who is asked, by which day, and the sum behind it")
    laptop.note("raised_receipt", sync(laptop))
    laptop.close()


def climb(leg: Leg) -> None:
    """The colleague's laptop: no answer came by its day, so it goes to the next stage."""
    laptop = Laptop(leg)
    window = laptop.open()
    sync(laptop)
    concern = laptop.known("concern")
    steps = laptop.look(ladder)
    assert isinstance(steps, Ladder)
    window.go(Place(Page.RESOLUTION, concern))
    laptop.album.take(window, "S15-no-answer", "On a colleague’s laptop: no answer came by its day")
    stage = partial(escalate, stage=steps.numbers[0], text=story.WHY_HIGHER, today=laptop.day, by=leg.officer)
    laptop.do(partial(stage, concern_id=concern))
    laptop.note("escalated_receipt", sync(laptop))
    laptop.close()


def put_right(leg: Leg) -> None:
    """The first laptop wrote a step too, without a network. Both are in the history; an answer comes, and it ends."""
    laptop = Laptop(leg)
    window = laptop.open()
    concern, by = laptop.known("concern"), leg.officer
    laptop.do(partial(add_note, concern_id=concern, text=story.RANG_MEANWHILE, today=laptop.day, by=by))
    sync(laptop)
    window.go(Place(Page.RESOLUTION, concern))
    _to_the_end(window)
    laptop.album.take(window, "S15-both-steps", "Two people acted without knowing: the history holds both steps")
    told = laptop.look(partial(_history, concern))
    laptop.note("history", told)
    acts = (
        partial(answered, text=story.ANSWER, answered_by=story.ANSWERED_BY),
        partial(told_child, how=story.TOLD_HOW, agrees=True),
        partial(settle, outcome=Outcome.RESOLVED, difference=story.DIFFERENCE, difference_may_be_told=True),
    )
    for act in acts:
        laptop.do(partial(act, concern_id=concern, today=laptop.day, by=by))
    window.go(Place(Page.RESOLUTIONS))
    laptop.album.take(window, "S14-settled", "Settled, with the difference it made for the child")
    laptop.note("settled_challenge_receipt", sync(laptop))
    laptop.note("first_holds", laptop.look(digest))
    laptop.close()


def _tick(laptop: Laptop, review_id: UUID, session: Session) -> None:
    """All done but the first, which is what the child asked for; the child was spoken with."""
    at, by = laptop.clock(), laptop.leg.officer
    decisions = session.scalars(
        select(Decision).where(Decision.review_id == review_id, Decision.deleted_at.is_(None)).order_by(Decision.number)
    ).all()
    for decision in decisions:
        done = decision is not decisions[0]
        look_at_decision(
            session,
            decision.id,
            status=DecisionStatus.DONE if done else DecisionStatus.NOT_DONE,
            text="" if done else story.NOT_DONE,
            at=at,
            by=by,
        )
        session.flush()
    say_spoken(session, review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, how=Channel.CALL, at=at)
    change_check(session, review_id, at=at, with_name="Priya", changes=story.CHANGES)


def _raise(laptop: Laptop, review_id: UUID, session: Session) -> UUID:
    """One concern about the decision that was not done, made from the check."""
    decision = session.scalars(
        select(Decision)
        .where(Decision.review_id == review_id, Decision.status == DecisionStatus.NOT_DONE)
        .order_by(Decision.number)
    ).first()
    assert decision is not None, "the check has just found it"
    draft = begin_resolution(
        session,
        laptop.known("child"),
        {
            "concern": story.CONCERN,
            "effect_on_child": story.EFFECT_ON_CHILD,
            "asked_for": story.ASKED_FOR,
            "reasons": (str(Reason.DECISIONS_NOT_FOLLOWED),),
            "raised_how": RaisedBy.CALL,
            "to_name": "Priya",
            "to_role": "social worker",
            "review_id": str(review_id),
            "decision_ids": (str(decision.id),),
            "from_record_id": str(midway_id(review_id)),
        },
        today=laptop.day,
        by=laptop.leg.officer,
    )
    start_resolution(session, draft, today=laptop.day, by=laptop.leg.officer)
    return draft


def _to_the_end(window: MainWindow) -> None:
    """Scroll down to where the history stands."""
    still(window)
    page = window.page()
    assert page is not None, "a page is open"
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def _history(concern: UUID, session: Session) -> list[str]:
    steps = session.scalars(select(ResolutionStep).where(ResolutionStep.resolution_id == concern))
    in_order = sorted(steps, key=lambda step: (step.happened_on, step.created_at))
    return [f"{step.kind} by {step.by_name}" for step in in_order]
