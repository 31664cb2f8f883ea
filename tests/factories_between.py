"""One small record of each kind that comes between two reviews, with invented people."""

from collections.abc import Callable, Mapping
from datetime import date
from uuid import UUID

from iro_desktop.models.between_reviews import (
    EventKind,
    Goodbye,
    GoodbyeStep,
    GoodThing,
    GoodThingKind,
    GuardianLetter,
    GuardianLetterKind,
    LetterDirection,
    Reminder,
    SignificantEvent,
    goodbye_step_id,
)
from iro_desktop.models.decision_update import DecisionUpdate
from iro_desktop.models.ids import imported_id, new_id
from iro_desktop.models.midway import MidwayCheck, SpokenWith, midway_id
from iro_desktop.models.registry import SyncedRecord
from iro_desktop.models.resolution import LadderStage, Reason, Resolution, ResolutionStep, StepKind
from iro_desktop.models.review import DecisionStatus

COUNCIL = "E09000099"
"""A council that does not exist."""


def midway_check(child_id: UUID, review_id: UUID) -> MidwayCheck:
    return MidwayCheck(
        id=midway_id(review_id),
        child_id=child_id,
        review_id=review_id,
        held_on=date(2026, 4, 21),
        with_name="Rosa Okafor",
        child_spoken=SpokenWith.TRIED,
    )


def decision_update(child_id: UUID, decision_id: UUID) -> DecisionUpdate:
    return DecisionUpdate(
        child_id=child_id,
        decision_id=decision_id,
        happened_on=date(2026, 4, 21),
        by_name="Farah Malik",
        status=DecisionStatus.PARTLY,
        text="Two calls of three.",
    )


def resolution(child_id: UUID, *, concern_id: UUID | None = None) -> Resolution:
    own = new_id()
    return Resolution(
        id=own,
        child_id=child_id,
        concern_id=concern_id or own,
        started=True,
        raised_on=date(2026, 3, 6),
        raised_by_name="Farah Malik",
        concern="The plan was not shared with Maya.",
        reasons=(Reason.PLAN_NOT_SHARED,),
        asked_for="Go through the plan with her.",
        to_name="Grace Adeyemi",
        to_role="team manager",
    )


def resolution_step(child_id: UUID, resolution_id: UUID) -> ResolutionStep:
    return ResolutionStep(
        child_id=child_id,
        resolution_id=resolution_id,
        kind=StepKind.STARTED,
        happened_on=date(2026, 3, 6),
        by_name="Farah Malik",
        to_name="Grace Adeyemi",
        to_role="team manager",
    )


def ladder_stage(*, number: int = 1) -> LadderStage:
    return LadderStage(
        id=imported_id(COUNCIL, str(number), "ladder stage"),
        council=COUNCIL,
        number=number,
        name=f"Stage {number}",
        role="Head of Service",
    )


def significant_event(child_id: UUID, *, kind: EventKind = EventKind.MOVE_UNPLANNED) -> SignificantEvent:
    return SignificantEvent(
        child_id=child_id,
        kind=kind,
        happened_on=date(2026, 4, 2),
        told_on=date(2026, 4, 3),
        told_by="Rosa Okafor",
        text="Maya moved to Brackenford overnight.",
    )


def reminder(child_id: UUID) -> Reminder:
    return Reminder(child_id=child_id, due_on=date(2026, 4, 10), text="Ask about the swimming lessons.")


def guardian_letter(child_id: UUID) -> GuardianLetter:
    return GuardianLetter(
        child_id=child_id,
        direction=LetterDirection.CAME_IN,
        kind=GuardianLetterKind.GUARDIAN_APPOINTED,
        dated_on=date(2026, 2, 2),
        from_name="Cafcass",
        stored_where="Documents, Court",
    )


def good_thing(child_id: UUID) -> GoodThing:
    return GoodThing(
        child_id=child_id,
        kind=GoodThingKind.ASKED_AND_GOT,
        happened_on=date(2026, 4, 8),
        text="Ten driving lessons.",
        said_by="Maya",
    )


def goodbye_step(child_id: UUID, event_id: UUID, *, step: Goodbye = Goodbye.ASKED_HOW) -> GoodbyeStep:
    return GoodbyeStep(
        id=goodbye_step_id(event_id, step), child_id=child_id, event_id=event_id, step=step, done_on=date(2026, 4, 9)
    )


FACTORIES_BETWEEN: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    MidwayCheck: lambda child_id: midway_check(child_id, new_id()),
    DecisionUpdate: lambda child_id: decision_update(child_id, new_id()),
    Resolution: resolution,
    ResolutionStep: lambda child_id: resolution_step(child_id, new_id()),
    LadderStage: lambda _: ladder_stage(),
    SignificantEvent: significant_event,
    Reminder: reminder,
    GuardianLetter: guardian_letter,
    GoodThing: good_thing,
    GoodbyeStep: lambda child_id: goodbye_step(child_id, new_id()),
}
"""How to make one of each, given the child it is about."""
