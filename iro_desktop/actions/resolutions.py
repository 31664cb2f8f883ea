"""Raising something for a child: drafted, started, or thrown away. What follows is in `resolution_steps`."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, Value, field_names, write
from iro_desktop.actions.finding import existing
from iro_desktop.actions.resolution_steps import Acting, acting_on, add_steps, steps_of, take_back
from iro_desktop.models.child import Child
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import INFORMAL, Reason, Resolution, StepKind, Tone
from iro_desktop.models.resolution_story import Story
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.ladder import ladder

DRAFT_FIELDS = field_names(
    "tone raised_on raised_how concern reasons other_reason asked_for effect_on_child to_name to_role to_person_id "
    "to_email team answer_by review_id decision_ids not_for"
)
"""What may be written while a resolution is not started."""
_ONLY_AT_THE_BEGINNING = field_names("from_record_id")
_OF_ONE_CHILD = field_names("review_id decision_ids from_record_id")
"""What belongs to the child it was first raised for, and to no other child of the same concern."""
LONGEST_TEXT = 20_000
"""Characters of anything typed here."""


def begin_resolution(
    session: Session, child_id: UUID, values: Changes, *, today: date, by: str | None, resolution_id: UUID | None = None
) -> UUID:
    """Begin to write something down: a draft that nobody counts until it is started. Returns its id.

    A screen may give the id, so that what is typed next can be saved before this has come back.
    """
    existing(session, Child, child_id)
    own = resolution_id or new_id()
    draft = Resolution(id=own, child_id=child_id, concern_id=own, raised_on=today, raised_by_name=by)
    session.add(draft)
    session.flush()
    _write(draft, values, DRAFT_FIELDS | _ONLY_AT_THE_BEGINNING)
    return own


def change_resolution(session: Session, resolution_id: UUID, changes: Changes) -> None:
    """Change what is not started yet. Refused once it is: then only steps tell what happened."""
    _write(_draft(session, resolution_id), changes, DRAFT_FIELDS)


def throw_away_draft(session: Session, resolution_id: UUID, *, at: datetime) -> None:
    """Take a draft out of sight. `bring_back_draft` undoes it. Refused once it is started."""
    _draft(session, resolution_id).deleted_at = at


def bring_back_draft(session: Session, resolution_id: UUID) -> None:
    """Undo it: the draft is there again."""
    draft = session.get(Resolution, resolution_id)
    if draft is not None:
        draft.deleted_at = None


def start_resolution(
    session: Session,
    resolution_id: UUID,
    *,
    today: date,
    by: str | None,
    also_for: Sequence[UUID] = (),
    stage: int = INFORMAL,
    on: date | None = None,
) -> tuple[UUID, ...]:
    """Start what was drafted: the clock runs from `on`, else from today. Returns the ids of its records, one a child.

    `also_for` are other children whom the same concern is about. A formal one starts at a `stage` of the ladder.
    Good practice and thanks are settled at once and have no clock. Refused where something is missing.
    """
    draft = _draft(session, resolution_id)
    day = on or today
    if day > today:
        raise Refused(f"{day_in_full(day)} is still to come. Nothing was started; what you wrote is kept.")
    _refuse_unfinished(draft, day)
    if stage != INFORMAL and stage not in ladder(session).numbers:
        raise Refused("This stage is not on the ladder. Nothing was started; what you wrote is kept.")
    others = [existing(session, Child, child_id).id for child_id in dict.fromkeys(also_for)]
    if draft.child_id in others:
        raise Refused("It is about this child already. Nothing was started; what you wrote is kept.")
    draft.raised_on, draft.started = day, True
    draft.raised_by_name = draft.raised_by_name or by
    records = [draft, *(_same_for(session, draft, child_id) for child_id in others)]
    session.flush()
    acting = [Acting(one, Story(stage=stage)) for one in records]
    challenge = draft.tone is Tone.CHALLENGE
    # The step keeps what was asked as it stood: a laptop that still types in the draft cannot change it any more.
    asked: dict[str, Value] = {
        "to_name": draft.to_name,
        "to_role": draft.to_role,
        "text": draft.asked_for,
        "until_on": draft.answer_by,
    }
    add_steps(session, acting, StepKind.STARTED, on=day, by=by, values=asked)
    if not challenge:
        add_steps(session, acting, StepKind.SETTLED, on=day, by=by, values={})
    return tuple(one.id for one in records)


def undo_start(session: Session, resolution_id: UUID, *, today: date, by: str | None) -> UUID:
    """Undo a start: every step is taken back, and the words are a draft again. Returns the draft's id."""
    started = existing(session, Resolution, resolution_id)
    steps = [
        step.id
        for one in acting_on(session, started.concern_id)
        for step in steps_of(session, one.resolution.id)
        if step.kind is not StepKind.TAKEN_BACK
    ]
    take_back(session, steps, today=today, by=by)
    again = {name: _as_typed(getattr(started, name)) for name in DRAFT_FIELDS | _ONLY_AT_THE_BEGINNING}
    return begin_resolution(session, started.child_id, again, today=today, by=by)


def _as_typed(kept: Value | UUID) -> Value:
    return str(kept) if isinstance(kept, UUID) else kept


def _draft(session: Session, resolution_id: UUID) -> Resolution:
    draft = existing(session, Resolution, resolution_id)
    if draft.started:
        raise Refused(
            "This was started, so its words stay as they are. Nothing was changed. Write a note to add to it."
        )
    return draft


def _write(draft: Resolution, values: Changes, may_change: frozenset[str]) -> None:
    for name, value in values.items():
        if isinstance(value, str) and len(value) > LONGEST_TEXT:
            raise Refused(f"This is longer than {LONGEST_TEXT:,} characters. Nothing was changed. Make it shorter.")
        if name == "reasons" and isinstance(value, tuple) and not set(value) <= set(Reason):
            raise ValueError("not one of the reasons")
    must_stay = {"tone", "raised_on", "raised_how"}
    write(draft, {name: value for name, value in values.items() if name not in must_stay or value}, may_change)


def _refuse_unfinished(draft: Resolution, day: date) -> None:
    """Say the first thing that is missing, in the order in which it is asked."""
    kept = "Nothing was started; what you wrote is kept."
    challenge = draft.tone is Tone.CHALLENGE
    if not draft.concern:
        raise Refused(f"Type {'what is not right for the child' if challenge else 'what was done well'}. {kept}")
    if not challenge:
        return
    if not draft.reasons:
        raise Refused(f"Choose at least one reason. {kept}")
    if Reason.OTHER in draft.reasons and not draft.other_reason:
        raise Refused(f"Type what the other reason is, so that it can be counted. {kept}")
    if not (draft.to_name or draft.to_role):
        raise Refused(f"Choose who is asked. {kept}")
    if not draft.asked_for:
        raise Refused(f"Type what you ask for. {kept}")
    if draft.answer_by is not None and draft.answer_by < day:
        raise Refused(f"The day for an answer lies before the day it is asked. {kept} Choose a later day.")


def _same_for(session: Session, draft: Resolution, child_id: UUID) -> Resolution:
    """The same concern for another child. Two laptops that raise it for the same child make one record."""
    shared = {name: getattr(draft, name) for name in DRAFT_FIELDS - _OF_ONE_CHILD}
    same = Resolution(
        id=companion_id(draft.concern_id, f"concern for {child_id}"),
        child_id=child_id,
        concern_id=draft.concern_id,
        started=True,
        raised_by_name=draft.raised_by_name,
        **shared,
    )
    session.add(same)
    return same
