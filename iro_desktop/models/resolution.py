"""Challenge on a child's behalf: what was raised, every step that followed, and the council's ladder of stages."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, SyncedRecord, choice

INFORMAL = 0
"""The stage before the formal ones: a conversation first."""


class Tone(StrEnum):
    """What is raised: something that is not right, or something that was done well."""

    CHALLENGE = "challenge"
    GOOD_PRACTICE = "good_practice"
    THANKS = "thanks"


class RaisedBy(StrEnum):
    """The way in which it was raised."""

    FORM = "form"
    EMAIL = "email"
    CALL = "call"
    IN_REVIEW = "in_review"


class Reason(StrEnum):
    """Why: one resolution may have several, and they are counted apart from resolutions.

    The first six, and the kinds of statutory check, are the service's own; the rest keep "other" small.
    """

    PLAN_NOT_COMPLETED = "plan_not_completed"
    DRIFT = "drift"
    NO_SOCIAL_WORKER_REPORT = "no_social_worker_report"
    """No report, or nobody there, from the social worker."""
    DECISIONS_NOT_FOLLOWED = "decisions_not_followed"
    HEALTH_ASSESSMENT_LATE = "health_assessment_late"
    PEP_LATE = "pep_late"
    SINGLE_ASSESSMENT_LATE = "single_assessment_late"
    VISIT_LATE = "visit_late"
    OTHER_STATUTORY = "other_statutory"
    PLAN_NOT_SHARED = "plan_not_shared"
    NO_SOCIAL_WORKER = "no_social_worker"
    AGE_ASSESSMENT_LATE = "age_assessment_late"
    THROUGHCARE_LATE = "throughcare_late"
    NO_PERSONAL_ADVISER = "no_personal_adviser"
    HOUSING_PANEL_MISSED = "housing_panel_missed"
    HOME_UNSUITABLE = "home_unsuitable"
    """The home does not suit the child, or is not lawful."""
    FAMILY_TIME = "family_time"
    RIGHTS = "rights"
    """The child's human rights, or equal treatment."""
    INTERPRETER = "interpreter"
    OTHER = "other"
    """Never without words that say what."""


class Resolution(OfChild, kw_only=True):
    """Something raised for one child: Children Act 1989, s. 25B(1) and (3), and the IRO Handbook 2010, chapter 6.

    A concern about several children is one record for each, joined by `concern_id`: each goes where the child's
    caseload goes, and the board shows one card. Once it is started only its steps tell what happened.
    """

    __tablename__ = "resolution"

    concern_id: Mapped[UUID] = mapped_column(index=True)
    """The same for all children whom one concern is about; the id of the first record."""
    tone: Mapped[Tone] = mapped_column(choice(Tone), default=Tone.CHALLENGE)
    started: Mapped[bool] = mapped_column(default=False)
    """False while it is still being written; then it may change and is not counted."""
    raised_on: Mapped[date]
    raised_by_name: Mapped[str | None] = mapped_column(default=None)
    raised_how: Mapped[RaisedBy] = mapped_column(choice(RaisedBy), default=RaisedBy.FORM)
    concern: Mapped[str] = mapped_column(default="")
    """What is not right for the child; of good practice, what was done well."""
    reasons: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Keys of `Reason`."""
    other_reason: Mapped[str | None] = mapped_column(default=None)
    asked_for: Mapped[str | None] = mapped_column(default=None)
    effect_on_child: Mapped[str | None] = mapped_column(default=None)
    """What it means for the child now."""
    to_name: Mapped[str | None] = mapped_column(default=None)
    to_role: Mapped[str | None] = mapped_column(default=None)
    to_person_id: Mapped[UUID | None] = mapped_column(default=None)
    to_email: Mapped[str | None] = mapped_column(default=None)
    team: Mapped[str | None] = mapped_column(default=None)
    """The team that is asked, for the board by team."""
    answer_by: Mapped[date | None] = mapped_column(default=None)
    """The day agreed for an answer, where it is another than the one the council counts."""
    review_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    decision_ids: Mapped[tuple[str, ...]] = mapped_column(default=())
    """The decisions it is about, their ids as text."""
    from_record_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The note, midway check or event it was made from."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""


class StepKind(StrEnum):
    """What somebody did about a resolution."""

    STARTED = "started"
    MESSAGE_SENT = "message_sent"
    """The officer sent the message; the program never sends one."""
    ANSWERED = "answered"
    ESCALATED = "escalated"
    TO_CAFCASS = "to_cafcass"
    """Children Act 1989, s. 25B(3): at any stage, also beside it."""
    WAITING = "waiting"
    """Wait until a day, for a reason, before the next stage."""
    TOLD_CHILD = "told_child"
    NOTE = "note"
    SETTLED = "settled"
    REOPENED = "reopened"
    TAKEN_BACK = "taken_back"
    """A step was pressed by mistake. It stays in the history, and counts no more."""


class Outcome(StrEnum):
    """How a resolution ended."""

    RESOLVED = "resolved"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


class ResolutionStep(OfChild, kw_only=True):
    """One step of a resolution. Written once: neither a laptop nor central ever changes or deletes it."""

    __tablename__ = "resolution_step"

    resolution_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[StepKind] = mapped_column(choice(StepKind))
    happened_on: Mapped[date]
    by_name: Mapped[str | None] = mapped_column(default=None)
    """The officer who wrote it down."""
    stage: Mapped[int] = mapped_column(default=INFORMAL)
    """The stage it belongs to; of an escalation, the stage it goes to. Informal is 0."""
    to_name: Mapped[str | None] = mapped_column(default=None)
    to_role: Mapped[str | None] = mapped_column(default=None)
    until_on: Mapped[date | None] = mapped_column(default=None)
    """By when an answer was asked for, or until when to wait."""
    text: Mapped[str | None] = mapped_column(default=None)
    """What was asked, answered, or the reason."""
    answered_by: Mapped[str | None] = mapped_column(default=None)
    outcome: Mapped[Outcome | None] = mapped_column(choice(Outcome), default=None)
    difference: Mapped[str | None] = mapped_column(default=None)
    """The difference it made for the child."""
    difference_may_be_told: Mapped[bool] = mapped_column(default=False)
    """The child agreed that the story may be told, without the name."""
    child_agrees: Mapped[bool | None] = mapped_column(default=None)
    """Whether the child wants it raised, once told. It may be raised all the same: IRO Handbook 2010, chapter 6."""
    takes_back_id: Mapped[UUID | None] = mapped_column(default=None)
    """The step that was a mistake."""


class LadderStage(SyncedRecord, kw_only=True):
    """One formal stage as the council names it. Its id is `imported_id(council, number, "ladder stage")`."""

    __tablename__ = "ladder_stage"
    __table_args__ = (UniqueConstraint("council", "number"),)

    council: Mapped[str]
    number: Mapped[int]
    """1 and up, in the order in which they follow."""
    name: Mapped[str]
    """"Stage 1"."""
    role: Mapped[str]
    """Who answers: "Head of Service"."""
    holder_name: Mapped[str | None] = mapped_column(default=None)
    holder_email: Mapped[str | None] = mapped_column(default=None)
