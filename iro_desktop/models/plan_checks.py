"""The officer's look at the council's plans, and at the checks that the law asks for in between."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class Verdict(StrEnum):
    """What the officer makes of a plan."""

    GOOD = "good"
    NEEDS_CHANGES = "needs_changes"
    NOT_ACCEPTABLE = "not_acceptable"


class CarePlanCheck(OfChild, kw_only=True):
    """The care plan before a review: Care Planning … Regulations 2010, reg. 4 to 7. None is "not looked at yet".

    One for each review: its id is `companion_id(review_id, "care plan")`.
    """

    __tablename__ = "care_plan_check"

    review_id: Mapped[UUID] = mapped_column(index=True)
    present: Mapped[bool | None] = mapped_column(default=None)
    received_on: Mapped[date | None] = mapped_column(default=None)
    plan_dated: Mapped[date | None] = mapped_column(default=None)
    plan_version: Mapped[str | None] = mapped_column(default=None)
    written_to_child: Mapped[bool | None] = mapped_column(default=None)
    """Whether the plan itself speaks to the child."""
    shared_with_child: Mapped[bool | None] = mapped_column(default=None)
    shared_on: Mapped[date | None] = mapped_column(default=None)
    shared_how: Mapped[str | None] = mapped_column(default=None)
    child_contributed: Mapped[bool | None] = mapped_column(default=None)
    has_childs_views: Mapped[bool | None] = mapped_column(default=None)
    has_identity: Mapped[bool | None] = mapped_column(default=None)
    says_how_needs_are_met: Mapped[bool | None] = mapped_column(default=None)
    has_family_connections: Mapped[bool | None] = mapped_column(default=None)
    permanence_is_clear: Mapped[bool | None] = mapped_column(default=None)
    has_parallel_plans: Mapped[bool | None] = mapped_column(default=None)
    has_health_plan: Mapped[bool | None] = mapped_column(default=None)
    has_education_plan: Mapped[bool | None] = mapped_column(default=None)
    has_placement_plan: Mapped[bool | None] = mapped_column(default=None)
    has_family_time_plan: Mapped[bool | None] = mapped_column(default=None)
    has_contingency: Mapped[bool | None] = mapped_column(default=None)
    """Whether it says what happens if the plan cannot be followed."""
    manager_checked: Mapped[bool | None] = mapped_column(default=None)
    """Quality-assured by the team manager."""
    manager_name: Mapped[str | None] = mapped_column(default=None)
    manager_checked_on: Mapped[date | None] = mapped_column(default=None)
    amended_after_request: Mapped[bool | None] = mapped_column(default=None)
    verdict: Mapped[Verdict | None] = mapped_column(choice(Verdict), default=None)
    changes_wanted: Mapped[str | None] = mapped_column(default=None)
    changes_by: Mapped[date | None] = mapped_column(default=None)
    went_on_without_sharing: Mapped[str | None] = mapped_column(default=None)
    """Why the review went on though the child had not seen the plan."""


class PathwayPlanCheck(OfChild, kw_only=True):
    """The pathway plan of a young person of 16 or 17: Care Planning … Regulations 2010, reg. 42 and 43.

    One for each review: its id is `companion_id(review_id, "pathway plan")`.
    """

    __tablename__ = "pathway_plan_check"

    review_id: Mapped[UUID] = mapped_column(index=True)
    present: Mapped[bool | None] = mapped_column(default=None)
    plan_dated: Mapped[date | None] = mapped_column(default=None)
    needs_assessment_on: Mapped[date | None] = mapped_column(default=None)
    shared_with_child: Mapped[bool | None] = mapped_column(default=None)
    child_contributed: Mapped[bool | None] = mapped_column(default=None)
    personal_adviser_named: Mapped[bool | None] = mapped_column(default=None)
    personal_adviser_name: Mapped[str | None] = mapped_column(default=None)
    transfer_on: Mapped[date | None] = mapped_column(default=None)
    """To the Throughcare team."""
    housing_panel_on: Mapped[date | None] = mapped_column(default=None)
    housing_panel_recommendation: Mapped[str | None] = mapped_column(default=None)
    staying_put_considered: Mapped[bool | None] = mapped_column(default=None)
    benefits_talked_about: Mapped[bool | None] = mapped_column(default=None)
    has_identity_papers: Mapped[bool | None] = mapped_column(default=None)
    """Passport, birth certificate, National Insurance number."""
    immigration_settled: Mapped[bool | None] = mapped_column(default=None)
    capacity_assessed_on: Mapped[date | None] = mapped_column(default=None)
    plan_a: Mapped[str | None] = mapped_column(default=None)
    """Where the young person will live at 18."""
    plan_b: Mapped[str | None] = mapped_column(default=None)
    plan_c: Mapped[str | None] = mapped_column(default=None)
    verdict: Mapped[Verdict | None] = mapped_column(choice(Verdict), default=None)
    changes_wanted: Mapped[str | None] = mapped_column(default=None)
    changes_by: Mapped[date | None] = mapped_column(default=None)


class CheckKind(StrEnum):
    """What the law, or the service, asks somebody to do by a day."""

    VISIT = "visit"
    """The social worker's visit, reg. 28."""
    HEALTH = "health"
    DENTAL = "dental"
    IMMUNISATION = "immunisation"
    SDQ = "sdq"
    PEP = "pep"
    SINGLE_ASSESSMENT = "single_assessment"
    NEEDS_ASSESSMENT = "needs_assessment"
    AGE_ASSESSMENT = "age_assessment"
    CAPACITY = "capacity"
    THROUGHCARE = "throughcare"
    """The move to the Throughcare team."""
    TRANSITIONS_PANEL = "transitions_panel"


class StatutoryCheck(OfChild, kw_only=True):
    """One time that a check was done, or a day set for it by hand. The next is counted from the latest."""

    __tablename__ = "statutory_check"

    kind: Mapped[CheckKind] = mapped_column(choice(CheckKind))
    done_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)
    """"Up to date", a score, an age: in words."""
    child_seen_alone: Mapped[bool | None] = mapped_column(default=None)
    """Of a visit: reg. 29."""
    due_override_on: Mapped[date | None] = mapped_column(default=None)
    override_reason: Mapped[str | None] = mapped_column(default=None)
    delay_reason: Mapped[str | None] = mapped_column(default=None)
    """Why it has not been done in time, as the council says."""
