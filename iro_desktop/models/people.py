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
    KEY_WORKER = "key_worker"
    TEACHER = "teacher"
    HEALTH = "health"
    PERSONAL_ADVISER = "personal_adviser"
    GUARDIAN = "guardian"
    ADVOCATE = "advocate"
    INDEPENDENT_VISITOR = "independent_visitor"
    INTERPRETER = "interpreter"
    OTHER = "other"


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
