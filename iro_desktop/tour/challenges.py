"""Resolutions for the pictures of the board: one at each stage, one about two children, one that was settled."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.actions.resolution_steps import add_note, answered, escalate, settle, take_back, to_cafcass
from iro_desktop.actions.resolutions import begin_resolution, start_resolution
from iro_desktop.models.child import Child
from iro_desktop.models.resolution import INFORMAL, Outcome, Reason, Resolution, ResolutionStep, StepKind, Tone
from iro_desktop.store.store import Store
from iro_desktop.store.this_officer import this_officer_record


def raise_some(store: Store, now: datetime) -> UUID:
    """The concern that was escalated last; where nothing is raised yet, some things are raised first."""
    with store.transaction() as session:
        there = session.scalars(
            select(Resolution.concern_id)
            .join(ResolutionStep, ResolutionStep.resolution_id == Resolution.id)
            .where(ResolutionStep.kind == StepKind.ESCALATED)
            .order_by(ResolutionStep.happened_on.desc(), Resolution.id)
        ).first()
        return there or _Officer(session, now).raises()


class _Officer:
    """Raises things for the children of one laptop, some days ago each."""

    def __init__(self, session: Session, now: datetime) -> None:
        me = this_officer_record(session)
        self._session, self._today = session, now.date()
        self._by = me.name if me is not None else None
        children = session.scalars(select(Child).where(Child.known_as.is_not(None)).order_by(Child.council_child_id))
        self._children = [child.id for child in children]

    def raises(self) -> UUID:
        self._raise(0, "The plan was not shared before the review.", 6, (Reason.PLAN_NOT_SHARED,))
        self._raise(1, "No visit since January.", 7, (Reason.VISIT_LATE, Reason.DRIFT), also=(2,))
        self._raise(3, "The health check is not booked.", 14, (Reason.HEALTH_ASSESSMENT_LATE,), stage=1)
        self._raise(4, "Came to the meeting with photographs nobody had seen.", 3, (), tone=Tone.GOOD_PRACTICE)
        settled = self._raise(5, "Seeing a sister is not on the calendar.", 20, (Reason.FAMILY_TIME,))
        day = self._today - timedelta(days=10)
        answered(self._session, settled, text="Every Saturday from now on.", today=day, by=self._by)
        settle(
            self._session,
            settled,
            outcome=Outcome.RESOLVED,
            difference="“I know when it is now.”",
            effect_on_child="Asked about it every Monday.",
            today=day,
            by=self._by,
        )
        return self._long_one()

    def _long_one(self) -> UUID:
        concern = self._raise(6, "The age assessment has no date.", 40, (Reason.AGE_ASSESSMENT_LATE,), stage=1)
        session, by, today = self._session, self._by, self._today
        days = {ago: today - timedelta(days=ago) for ago in (10, 20, 24, 30)}
        answered(session, concern, text="We will look at it.", today=days[30], by=by)
        escalate(session, concern, stage=2, text="Nothing has moved.", today=days[24], by=by)
        note = add_note(session, concern, text="Rang the office.", today=days[20], by=by)
        take_back(session, note, today=days[20], by=by)
        to_cafcass(session, concern, text="The date was missed three times.", today=days[10], by=by)
        return concern

    def _raise(
        self,
        child: int,
        concern: str,
        days_ago: int,
        reasons: tuple[Reason, ...],
        *,
        stage: int = INFORMAL,
        tone: Tone = Tone.CHALLENGE,
        also: tuple[int, ...] = (),
    ) -> UUID:
        day = self._today - timedelta(days=days_ago)
        draft = begin_resolution(
            self._session,
            self._children[child],
            {
                "tone": tone,
                "concern": concern,
                "reasons": reasons,
                "asked_for": "Put it right by the next review.",
                "to_role": "team manager" if stage == INFORMAL else "Head of Service",
            },
            today=day,
            by=self._by,
        )
        others = [self._children[one] for one in also]
        start_resolution(self._session, draft, today=day, by=self._by, stage=stage, also_for=others)
        return draft
