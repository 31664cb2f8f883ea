"""What follows once something is raised for a child: each step is written once and stays in the history.

Steps act on a whole concern, which may be about several children, or only on some of them. Each writes one record for
each child and gives their ids back, so that Undo can take back exactly these.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Value, write
from iro_desktop.actions.finding import NotHere, existing
from iro_desktop.models.ids import companion_id, new_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import Outcome, Resolution, ResolutionStep, StepKind, Tone
from iro_desktop.models.resolution_story import Story, story_of
from iro_desktop.models.timescales import day_in_full
from iro_desktop.queries.ladder import ladder

LONGEST_STEP = 20_000
"""Characters of anything typed into a step."""
_GONE = "This is no longer on this laptop. It may have been moved. Nothing else was changed."


@dataclass(frozen=True, slots=True)
class Acting:
    """One child's record of a concern that a step is about, and where it stands."""

    resolution: Resolution
    story: Story


def answered(
    session: Session,
    concern_id: UUID,
    *,
    text: str | None = None,
    answered_by: str | None = None,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """An answer came, from whoever was asked where nobody else is named. It belongs to the stage of its day."""
    acting = _open(session, concern_id, only_for)
    day = _day(on, today, acting)
    of_the_day = [Acting(one.resolution, _story_on(session, one.resolution.id, day)) for one in acting]
    lead = of_the_day[0].story
    who = _words(answered_by) or lead.to_name or lead.to_role
    return add_steps(
        session, of_the_day, StepKind.ANSWERED, on=day, by=by, values={"text": _words(text), "answered_by": who}
    )


def escalate(
    session: Session,
    concern_id: UUID,
    *,
    stage: int,
    to_name: str | None = None,
    to_role: str | None = None,
    text: str | None = None,
    answer_by: date | None = None,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """Take it to a higher stage of the ladder; one may be left out (IRO Handbook 2010, 6.2). Its clock starts anew.

    Who is asked is the holder of the stage, where nobody else is named.
    """
    acting = _open(session, concern_id, only_for)
    day = _day(on, today, acting, since_asked=True)
    step = next((one for one in ladder(session).stages if one.number == stage), None)
    if step is None:
        raise Refused("This stage is not on the ladder. Nothing was changed. Choose one of the stages that are.")
    lower = [one for one in acting if one.story.stage < stage]
    if not lower:
        raise Refused(f"It is at {step.name} already, or above it. Nothing was changed. Choose a higher stage.")
    if answer_by is not None and answer_by < day:
        raise Refused("The day for an answer lies before it was asked. Nothing was changed. Choose a later day.")
    values: dict[str, Value] = {
        "to_name": _words(to_name) or step.holder_name,
        "to_role": _words(to_role) or step.role,
        "text": _words(text),
        "until_on": answer_by,
    }
    going = [Acting(one.resolution, Story(stage=stage)) for one in lower]
    return add_steps(session, going, StepKind.ESCALATED, on=day, by=by, values=values)


def to_cafcass(
    session: Session,
    concern_id: UUID,
    *,
    text: str,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """Refer it to Cafcass, at any stage and also beside it: Children Act 1989, s. 25B(3). The ladder goes on."""
    acting = _open(session, concern_id, only_for)
    day = _day(on, today, acting)
    why = _needed(text, "Type why it goes to Cafcass. Nothing was changed.")
    if all(one.story.to_cafcass_on is not None for one in acting):
        raise Refused("It is with Cafcass already. Nothing was changed. Write a note to add something.")
    return add_steps(session, acting, StepKind.TO_CAFCASS, on=day, by=by, values={"text": why})


def wait_until(
    session: Session,
    concern_id: UUID,
    *,
    day: date,
    reason: str,
    today: date,
    by: str | None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """Wait until a day before the next stage, and say why."""
    acting = _open(session, concern_id, only_for)
    _day(None, today, acting)
    why = _needed(reason, "Type why you wait. Nothing was changed.")
    if day <= today:
        raise Refused("The day to wait until must come after today. Nothing was changed. Choose a later day.")
    return add_steps(session, acting, StepKind.WAITING, on=today, by=by, values={"text": why, "until_on": day})


def message_sent(
    session: Session,
    concern_id: UUID,
    *,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """Say that the message of the present stage was sent. The program never sends one itself."""
    acting = _open(session, concern_id, only_for)
    day = _day(on, today, acting, since_asked=True)
    return add_steps(session, acting, StepKind.MESSAGE_SENT, on=day, by=by, values={})


def told_child(
    session: Session,
    concern_id: UUID,
    *,
    how: str,
    agrees: bool | None = None,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """Say that the child was told, how, and whether they agree; None where they did not say. Also after its end.

    The officer may raise what the child does not want raised: IRO Handbook 2010, chapter 6.
    """
    acting = acting_on(session, concern_id, only_for)
    day = _day(on, today, acting)
    words = _needed(how, "Type how the child was told. Nothing was changed.")
    return add_steps(
        session, acting, StepKind.TOLD_CHILD, on=day, by=by, values={"text": words, "child_agrees": agrees}
    )


def add_note(
    session: Session,
    concern_id: UUID,
    *,
    text: str,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """Write something into the history, also after its end. It moves no clock."""
    acting = acting_on(session, concern_id, only_for)
    day = _day(on, today, acting)
    words = _needed(text, "Type what there is to note. Nothing was changed.")
    return add_steps(session, acting, StepKind.NOTE, on=day, by=by, values={"text": words})


def settle(
    session: Session,
    concern_id: UUID,
    *,
    outcome: Outcome | None,
    difference: str,
    difference_may_be_told: bool = False,
    effect_on_child: str | None = None,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """End it: how, and the difference it made for the child.

    What it meant for the child is asked here where nobody has written it down before.
    """
    acting = _open(session, concern_id, only_for)
    day = _day(on, today, acting, since_asked=True)
    if outcome is None:
        raise Refused("Choose how it ended. Nothing was changed.")
    words = _needed(
        difference, "Type the difference it made for the child. If there is none yet, say so. Nothing was changed."
    )
    for one in acting:
        effect = one.resolution.effect_on_child or _words(effect_on_child)
        if not effect:
            raise Refused("Type what it meant for the child while it was not right. Nothing was changed.")
        one.resolution.effect_on_child = effect
    values: dict[str, Value] = {
        "outcome": outcome,
        "difference": words,
        "difference_may_be_told": difference_may_be_told,
    }
    return add_steps(session, acting, StepKind.SETTLED, on=day, by=by, values=values)


def reopen(
    session: Session,
    concern_id: UUID,
    *,
    reason: str,
    today: date,
    by: str | None,
    on: date | None = None,
    only_for: Collection[UUID] | None = None,
) -> tuple[UUID, ...]:
    """Open it again, at the stage where it ended, and say why."""
    settled = [one for one in acting_on(session, concern_id, only_for) if one.story.settled_on is not None]
    if not settled:
        raise Refused("It is open. Nothing was changed.")
    if settled[0].resolution.tone is not Tone.CHALLENGE:
        raise Refused("There is nothing to open: it was good from the start. Nothing was changed.")
    day = _day(on, today, settled, since_asked=True)
    why = _needed(reason, "Type why it is opened again. Nothing was changed.")
    return add_steps(session, settled, StepKind.REOPENED, on=day, by=by, values={"text": why})


def take_back(session: Session, step_ids: Sequence[UUID], *, today: date, by: str | None) -> tuple[UUID, ...]:
    """Say that these steps were a mistake: they stay in the history and count no more. Once taken back, always."""
    made = []
    for step_id in step_ids:
        step = existing(session, ResolutionStep, step_id)
        if step.kind is StepKind.TAKEN_BACK:
            raise Refused("This was taken back. Nothing was changed. Do it again if it did happen.")
        taken = session.scalar(select(ResolutionStep.id).where(ResolutionStep.takes_back_id == step_id).limit(1))
        if taken is not None:
            continue
        made.append(
            ResolutionStep(
                child_id=step.child_id,
                resolution_id=step.resolution_id,
                kind=StepKind.TAKEN_BACK,
                happened_on=today,
                by_name=by,
                stage=step.stage,
                takes_back_id=step_id,
            )
        )
    session.add_all(made)
    session.flush()
    return tuple(step.id for step in made)


def acting_on(session: Session, concern_id: UUID, only_for: Collection[UUID] | None = None) -> list[Acting]:
    """The started records of a concern, or those of some children, the furthest along first. Raises NotHere."""
    records = session.scalars(
        select(Resolution).where(
            Resolution.concern_id == concern_id, Resolution.started.is_(True), Resolution.deleted_at.is_(None)
        )
    )
    found = [
        Acting(one, story_of(steps_of(session, one.id)))
        for one in records
        if only_for is None or one.child_id in only_for
    ]
    if not found:
        raise NotHere(_GONE)
    return sorted(found, key=lambda one: (-one.story.stage, one.resolution.id != concern_id, one.resolution.id))


def steps_of(session: Session, resolution_id: UUID) -> Sequence[ResolutionStep]:
    """Every step of one record, taken back or not."""
    return session.scalars(select(ResolutionStep).where(ResolutionStep.resolution_id == resolution_id)).all()


def add_steps(
    session: Session,
    acting: Sequence[Acting],
    kind: StepKind,
    *,
    on: date,
    by: str | None,
    values: Mapping[str, Value],
) -> tuple[UUID, ...]:
    """Write one step for each child. The ids of the others come from the first one's, so that they are known as one."""
    first = new_id()
    made = []
    for number, one in enumerate(acting):
        step = ResolutionStep(
            id=companion_id(first, f"also for {one.resolution.id}") if number else first,
            child_id=one.resolution.child_id,
            resolution_id=one.resolution.id,
            kind=kind,
            happened_on=on,
            by_name=by,
            stage=one.story.stage,
        )
        write(step, values, values)
        made.append(step)
    session.add_all(made)
    session.flush()
    return tuple(step.id for step in made)


def _open(session: Session, concern_id: UUID, only_for: Collection[UUID] | None) -> list[Acting]:
    """The records that are not settled; Refused where all are."""
    still_open = [one for one in acting_on(session, concern_id, only_for) if one.story.settled_on is None]
    if not still_open:
        raise Refused("This is settled. Nothing was changed. Open it again first if it is not.")
    return still_open


def _story_on(session: Session, resolution_id: UUID, day: date) -> Story:
    return story_of(step for step in steps_of(session, resolution_id) if step.happened_on <= day)


def _day(on: date | None, today: date, acting: Sequence[Acting], *, since_asked: bool = False) -> date:
    """The day of a step: never after today, and never before it was raised, or its present stage began."""
    day = on or today
    if day > today:
        raise Refused(f"{day_in_full(day)} is still to come. Nothing was changed. Choose today or an earlier day.")
    for one in acting:
        began = one.resolution.raised_on
        if since_asked:
            began = max(began, one.story.asked_on or began, one.story.settled_on or began)
        if day < began:
            what = "when the present stage began" if began > one.resolution.raised_on else "when it was raised"
            advice = "Check the date of this laptop." if on is None else "Choose a later day."
            raise Refused(f"{day_in_full(day)} is before {day_in_full(began)}, {what}. Nothing was changed. {advice}")
    return day


def _needed(typed: str, sentence: str) -> str:
    words = _words(typed)
    if words is None:
        raise Refused(sentence)
    return words


def _words(typed: str | None) -> str | None:
    words = (typed or "").strip() or None
    if words is not None and len(words) > LONGEST_STEP:
        raise Refused(f"This is longer than {LONGEST_STEP:,} characters. Nothing was changed. Make it shorter.")
    return words
