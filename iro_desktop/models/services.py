"""Services around a child: what was offered, whether the child wanted it, and what came of it."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class Service(StrEnum):
    """Somebody a child has a right to, or may be helped by."""

    ADVOCACY = "advocacy"
    INDEPENDENT_VISITOR = "independent_visitor"
    LIFELONG_LINKS = "lifelong_links"
    FAMILY_GROUP_CONFERENCE = "family_group_conference"
    PARENT_ADVOCACY = "parent_advocacy"
    BEFRIENDING = "befriending"
    """Somebody to do things with, as young people who came alone asked for: a wish, where no service exists yet."""


class Wanted(StrEnum):
    """What the child, or parent, said to an offer."""

    YES = "yes"
    NOT_NOW = "not_now"
    NO = "no"


class ReferredBy(StrEnum):
    """Who asked the service in."""

    OFFICER = "officer"
    SOCIAL_WORKER = "social_worker"
    CHILD = "child"
    SOMEBODY_ELSE = "somebody_else"


class ServiceOutcome(StrEnum):
    """What came of a referral."""

    WAITING = "waiting"
    WORKING = "working"
    FINISHED = "finished"
    NOT_AVAILABLE = "not_available"
    ENDED_BY_CHILD = "ended_by_child"


class ServiceOffer(OfChild, kw_only=True):
    """One offer of a service, from the offer to its outcome."""

    __tablename__ = "service_offer"

    service: Mapped[Service] = mapped_column(choice(Service))
    review_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The review in which it was considered."""
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    """The parent, where it is for a parent."""
    offered_on: Mapped[date]
    explained_how: Mapped[str | None] = mapped_column(default=None)
    wanted: Mapped[Wanted | None] = mapped_column(choice(Wanted), default=None)
    """None where the child has not said."""
    referred_on: Mapped[date | None] = mapped_column(default=None)
    referred_by: Mapped[ReferredBy | None] = mapped_column(choice(ReferredBy), default=None)
    worker_name: Mapped[str | None] = mapped_column(default=None)
    """The advocate, visitor or coordinator."""
    purpose: Mapped[str | None] = mapped_column(default=None)
    """"to be heard in the meeting", "a complaint"; of Lifelong Links, whom the child wants to find."""
    parent_consent: Mapped[bool | None] = mapped_column(default=None)
    in_care_plan: Mapped[bool | None] = mapped_column(default=None)
    language_needed: Mapped[str | None] = mapped_column(default=None)
    matched_on: Mapped[date | None] = mapped_column(default=None)
    outcome: Mapped[ServiceOutcome | None] = mapped_column(choice(ServiceOutcome), default=None)
    outcome_note: Mapped[str | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)
    information_meeting_on: Mapped[date | None] = mapped_column(default=None)
    """Of Lifelong Links: the meeting that gathers what is known."""
    group_met_on: Mapped[date | None] = mapped_column(default=None)
    """Of Lifelong Links: the last review and development group."""
    from_record_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The talk or note it was made from."""
