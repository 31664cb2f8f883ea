"""What a child asked for, and the answer: a record of its own, so that no request is ever left without one."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class RequestAnswer(StrEnum):
    """What the answer is."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


class ChildsRequest(OfChild, kw_only=True):
    """Something the child asked for in or around a review: Children Act 1989, s. 22(4) and (5)."""

    __tablename__ = "childs_request"

    review_id: Mapped[UUID] = mapped_column(index=True)
    position: Mapped[int] = mapped_column(default=1)
    asked: Mapped[str]
    """In the child's own words, or as near as the officer could write them."""
    answer: Mapped[RequestAnswer | None] = mapped_column(choice(RequestAnswer), default=None)
    """None while there is no answer yet."""
    why: Mapped[str | None] = mapped_column(default=None)
    """Why, in words the child can read."""
    who_decides: Mapped[str | None] = mapped_column(default=None)
    look_again_on: Mapped[date | None] = mapped_column(default=None)
    told_child_on: Mapped[date | None] = mapped_column(default=None)
    childs_words_id: Mapped[UUID | None] = mapped_column(default=None)
    """The words it was asked in, where they are kept."""
    decision_id: Mapped[UUID | None] = mapped_column(default=None)
    """The decision it led to."""
    asked_before_id: Mapped[UUID | None] = mapped_column(default=None)
    """The same request at an earlier review."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""
