"""A resolution that was raised for a child, as tests begin with one: drafted and started as the program does it."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from iro_desktop.actions.changing import Value
from iro_desktop.actions.resolutions import begin_resolution, start_resolution
from iro_desktop.models.resolution import INFORMAL, Reason, Tone
from iro_desktop.store.store import Session

RAISED = date(2026, 3, 2)
"""A Monday. Ten working days end on 16 March, twenty on 30 March."""
OFFICER = "Maren Holt"


def values(**changed: Value) -> dict[str, Value]:
    """Everything that a resolution needs before it is started."""
    whole: dict[str, Value] = {
        "concern": "The plan was not shared with Maya.",
        "reasons": (Reason.PLAN_NOT_SHARED, Reason.DRIFT),
        "asked_for": "Go through the plan with her.",
        "effect_on_child": "She does not know where she will live.",
        "to_name": "Grace Adeyemi",
        "to_role": "team manager",
        "to_email": "grace.adeyemi@council.example",
        "team": "Team 4",
    }
    return whole | changed


def raised(
    session: Session,
    child_id: UUID,
    *,
    on: date = RAISED,
    also_for: Sequence[UUID] = (),
    stage: int = INFORMAL,
    by: str = OFFICER,
    **changed: Value,
) -> UUID:
    """A resolution that was started on a day. Returns the id of its concern."""
    draft = begin_resolution(session, child_id, values(**changed), today=on, by=by)
    start_resolution(session, draft, today=on, by=by, also_for=also_for, stage=stage)
    return draft


def thanked(session: Session, child_id: UUID, *, on: date = RAISED, tone: Tone = Tone.THANKS) -> UUID:
    """Good practice, or thanks, that was noted on a day."""
    draft = begin_resolution(
        session,
        child_id,
        {"tone": tone, "concern": "Rosa drove 90 miles to be there.", "to_name": "Rosa Okafor"},
        today=on,
        by=OFFICER,
    )
    start_resolution(session, draft, today=on, by=OFFICER)
    return draft
