"""The people around a child, the officer, and whom a child can turn to."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, SyncedRecord, choice


class PersonRole(StrEnum):
    """What somebody is to the child."""

    CARER = "carer"
    PARENT = "parent"
    BROTHER_OR_SISTER = "brother_or_sister"
    GRANDPARENT = "grandparent"
    OTHER_FAMILY = "other_family"
    FRIEND = "friend"
    SOCIAL_WORKER = "social_worker"
    TEAM_MANAGER = "team_manager"
    SUPERVISING_SOCIAL_WORKER = "supervising_social_worker"
    KEY_WORKER = "key_worker"
    TEACHER = "teacher"
    DESIGNATED_TEACHER = "designated_teacher"
    VIRTUAL_SCHOOL = "virtual_school"
    HEALTH = "health"
    CAMHS = "camhs"
    YOUTH_JUSTICE = "youth_justice"
    PERSONAL_ADVISER = "personal_adviser"
    GUARDIAN = "guardian"
    ADVOCATE = "advocate"
    INDEPENDENT_VISITOR = "independent_visitor"
    INTERPRETER = "interpreter"
    SOLICITOR = "solicitor"
    FAMILY_GROUP_CONFERENCE = "family_group_conference"
    LIFELONG_LINKS = "lifelong_links"
    OTHER = "other"


FAMILY_AND_FRIENDS = frozenset(
    {
        PersonRole.PARENT,
        PersonRole.BROTHER_OR_SISTER,
        PersonRole.GRANDPARENT,
        PersonRole.OTHER_FAMILY,
        PersonRole.FRIEND,
        PersonRole.OTHER,
    }
)
"""Those who belong to the child and neither work with them nor look after them as carers."""


class ToldAbout(StrEnum):
    """What somebody may, or may not, be told."""

    HOME = "home"
    """Where the child lives, and how to ring there."""
    SCHOOL = "school"
    HEALTH = "health"
    CHILDS_WORDS = "childs_words"
    """What the child said in the meeting or to the officer."""
    PLAN = "plan"
    FAMILY_TIME = "family_time"
    FAMILY = "family"
    """Other people in the family."""


class ChangeReason(StrEnum):
    """Why a professional changed."""

    LEFT = "left"
    MOVED_TEAM = "moved_team"
    SICK_LEAVE = "sick_leave"
    CHILD_MOVED = "child_moved"
    CHILD_ASKED = "child_asked"
    NO_LONGER_NEEDED = "no_longer_needed"
    OTHER = "other"


class WhyApart(StrEnum):
    """Why brothers and sisters do not live together."""

    NO_HOME_FOR_ALL = "no_home_for_all"
    DIFFERENT_NEEDS = "different_needs"
    DIFFERENT_PLANS = "different_plans"
    NOT_SAFE_TOGETHER = "not_safe_together"
    CHILDS_WISH = "childs_wish"
    AT_HOME_WITH_FAMILY = "at_home_with_family"
    GROWN_UP = "grown_up"


class WhyAnotherOfficer(StrEnum):
    """Why brothers and sisters have different officers."""

    CONFLICT_OF_INTEREST = "conflict_of_interest"
    DIFFERENT_PLANS = "different_plans"
    OTHER_COUNCIL = "other_council"
    CASELOAD = "caseload"


class AllocationReason(StrEnum):
    """Why the child has, or no longer has, this officer."""

    NEW = "new"
    RETIREMENT = "retirement"
    SICK_LEAVE = "sick_leave"
    RETURN_TO_POST = "return_to_post"
    CONFLICT = "conflict"
    MANAGER_COVER = "manager_cover"
    LEFT = "left"


class Person(OfChild, kw_only=True):
    """Somebody in a child's life: family, carers and the people who work with the child."""

    __tablename__ = "person"

    name: Mapped[str]
    role: Mapped[PersonRole] = mapped_column(choice(PersonRole))
    said_as: Mapped[str | None] = mapped_column(default=None)
    """What the child calls them: "Gran". Letters use this name."""
    role_in_words: Mapped[str | None] = mapped_column(default=None)
    """"uncle", "football coach"."""
    team: Mapped[str | None] = mapped_column(default=None)
    telephone: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    comes_to_reviews: Mapped[bool] = mapped_column(default=False)
    """Invited as a rule, so proposed as present when a meeting begins."""
    other_child_id: Mapped[UUID | None] = mapped_column(default=None)
    """The brother or sister, where they are on this laptop too."""
    until_on: Mapped[date | None] = mapped_column(default=None)
    since_on: Mapped[date | None] = mapped_column(default=None)
    change_reason: Mapped[ChangeReason | None] = mapped_column(choice(ChangeReason), default=None)
    """Why a professional no longer works with the child."""
    parental_responsibility: Mapped[bool | None] = mapped_column(default=None)
    """The legal rights and duties of a parent (Children Act 1989, s. 3); None where not known."""
    may_be_told: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What this person may learn: keys of `ToldAbout`."""
    may_not_be_told: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What this person must not learn: keys of `ToldAbout`. It stands above `may_be_told`."""
    family_time_limits: Mapped[str | None] = mapped_column(default=None)
    """What an order or the plan says of seeing each other: "supervised, twice a year"."""
    first_language: Mapped[str | None] = mapped_column(default=None)
    interpreter_language: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    address_withheld: Mapped[bool] = mapped_column(default=False)
    """Nobody but the officer may learn where this person lives."""


class SiblingLink(OfChild, kw_only=True):
    """Whether brothers and sisters live together and have the same officer, and why not where they do not.

    One for each brother or sister: its id is `companion_id(person_id, "sibling")`.
    """

    __tablename__ = "sibling_link"

    person_id: Mapped[UUID] = mapped_column(index=True)
    live_together: Mapped[bool | None] = mapped_column(default=None)
    why_apart: Mapped[WhyApart | None] = mapped_column(choice(WhyApart), default=None)
    same_officer: Mapped[bool | None] = mapped_column(default=None)
    why_another_officer: Mapped[WhyAnotherOfficer | None] = mapped_column(choice(WhyAnotherOfficer), default=None)
    family_time_plan: Mapped[str | None] = mapped_column(default=None)
    """How and how often they see each other."""


class Allocation(OfChild, kw_only=True):
    """Which officer looks after the child's reviews, since when and why it changed: Children Act 1989, s. 25A."""

    __tablename__ = "allocation"

    officer_name: Mapped[str]
    officer_id: Mapped[UUID | None] = mapped_column(default=None)
    from_on: Mapped[date]
    until_on: Mapped[date | None] = mapped_column(default=None)
    reason: Mapped[AllocationReason] = mapped_column(choice(AllocationReason), default=AllocationReason.NEW)
    child_told_on: Mapped[date | None] = mapped_column(default=None)
    child_told_how: Mapped[str | None] = mapped_column(default=None)
    handover_note: Mapped[str | None] = mapped_column(default=None)
    no_goodbye_because: Mapped[str | None] = mapped_column(default=None)
    """Why the officer before, whose time this one ends, writes the child no goodbye; None while it may be written."""
    no_hello_because: Mapped[str | None] = mapped_column(default=None)
    """Why this officer writes the child no letter to say who they are."""


class Officer(SyncedRecord, kw_only=True):
    """An Independent Reviewing Officer, as children know them."""

    __tablename__ = "officer"

    name: Mapped[str]
    known_as: Mapped[str | None] = mapped_column(default=None)
    """The name under a letter: "Ruth"."""
    title: Mapped[str] = mapped_column(default="your reviewing officer")
    telephone: Mapped[str | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)


class HelpLine(SyncedRecord, kw_only=True):
    """Somebody a child can turn to: advocacy, the complaints team, the Children's Commissioner's help line."""

    __tablename__ = "help_line"

    name: Mapped[str]
    """The person or service: "Winston", "Help at Hand"."""
    kind: Mapped[str]
    """advocate, complaints or commissioner."""
    telephone: Mapped[str | None] = mapped_column(default=None)
    checked_on: Mapped[date | None] = mapped_column(default=None)
