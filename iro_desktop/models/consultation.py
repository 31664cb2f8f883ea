"""A conversation with or about a child, and the child's own words."""

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice
from iro_desktop.models.ids import companion_id


class WithWhom(StrEnum):
    """Who was spoken with."""

    CHILD = "child"
    CARER = "carer"
    PARENT = "parent"
    SOCIAL_WORKER = "social_worker"
    TEAM_MANAGER = "team_manager"
    SCHOOL = "school"
    HEALTH = "health"
    GUARDIAN = "guardian"
    ADVOCATE = "advocate"
    INDEPENDENT_VISITOR = "independent_visitor"
    OTHER = "other"


class Channel(StrEnum):
    """How the conversation took place. A try without an answer counts, and is shown as one."""

    IN_PERSON = "in_person"
    CALL = "call"
    VIDEO = "video"
    TEXT = "text"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LETTER = "letter"
    CARD = "card"
    TRIED_NO_ANSWER = "tried_no_answer"


class StartedBy(StrEnum):
    """Who got in touch."""

    OFFICER = "officer"
    CHILD = "child"
    SOMEBODY_ELSE = "somebody_else"


class WhyNotAlone(StrEnum):
    """Why a child was not spoken with in private."""

    DID_NOT_WANT_TO = "did_not_want_to"
    NOT_OLD_ENOUGH = "not_old_enough"
    WANTED_SOMEBODY_THERE = "wanted_somebody_there"
    INTERPRETER_THERE = "interpreter_there"
    NO_PRIVATE_PLACE = "no_private_place"
    NOT_RIGHT_FOR_THE_CHILD = "not_right_for_the_child"


class Sharing(StrEnum):
    """What a child said may be passed on of a talk."""

    ALL = "all"
    SOME_PEOPLE = "some_people"
    """Only the people in `shared_with` may know."""
    NOBODY = "nobody"


class Consultation(OfChild, kw_only=True):
    """A conversation, kept from its first key press. It is a draft until the officer says done."""

    __tablename__ = "consultation"

    with_whom: Mapped[WithWhom] = mapped_column(choice(WithWhom), default=WithWhom.CHILD)
    person_name: Mapped[str | None] = mapped_column(default=None)
    channel: Mapped[Channel] = mapped_column(choice(Channel), default=Channel.IN_PERSON)
    happened_on: Mapped[date]
    happened_at: Mapped[time | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column(default="")
    done: Mapped[bool] = mapped_column(default=False)
    """False while it may still be half written; the next start offers it back."""
    finish_later: Mapped[bool] = mapped_column(default=False)
    folded_as: Mapped[str | None] = mapped_column(default=None)
    """A plain label for difficult information ("about harm"): shown folded until opened."""
    review_id: Mapped[UUID | None] = mapped_column(default=None)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    alone: Mapped[bool | None] = mapped_column(default=None)
    """The child was spoken with in private: Care Planning … Regulations 2010, reg. 36(1). None where not asked."""
    why_not_alone: Mapped[WhyNotAlone | None] = mapped_column(choice(WhyNotAlone), default=None)
    others_present: Mapped[tuple[str, ...]] = mapped_column(default=())
    interpreter_name: Mapped[str | None] = mapped_column(default=None)
    feelings: Mapped[str | None] = mapped_column(default=None)
    worries: Mapped[str | None] = mapped_column(default=None)
    wishes_for_meeting: Mapped[str | None] = mapped_column(default=None)
    """What the child, or the adult spoken with, wants of the meeting."""
    sharing: Mapped[Sharing | None] = mapped_column(choice(Sharing), default=None)
    """What the child said may be passed on. None where not asked: then nothing is."""
    shared_with: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Where only some may know: their person ids as text."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not learn of it: see `models/audience.py`."""
    views: Mapped[str | None] = mapped_column(default=None)
    """What an adult thinks of the plan and of how the child is."""
    could_come: Mapped[bool | None] = mapped_column(default=None)
    """Whether the adult can be at the meeting; None where not asked."""
    wishes_about_others: Mapped[str | None] = mapped_column(default=None)
    """With whom the adult can, or cannot, be in one room."""
    shared_with_child_on: Mapped[date | None] = mapped_column(default=None)
    """When the child was told what this adult said."""
    started_by: Mapped[StartedBy | None] = mapped_column(choice(StartedBy), default=None)
    """Who got in touch; None where not said."""
    written_to_child: Mapped[bool] = mapped_column(default=False)
    """The note speaks to the child ("you told me …"), who may read it one day."""
    moved_from_child_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The child in whose record it was written by mistake; both histories show that it was moved."""
    moved_on: Mapped[date | None] = mapped_column(default=None)


def birthday_card_id(child_id: UUID, birthday_on: date) -> UUID:
    """The id of the card for one birthday: two laptops that send it, or tick it, keep one."""
    return companion_id(child_id, f"birthday card {birthday_on.year}")


class ChildsWords(OfChild, kw_only=True):
    """What a child said, word for word, when, and to whom. Never changed by any checking tool."""

    __tablename__ = "childs_words"

    words: Mapped[str]
    said_on: Mapped[date]
    said_at: Mapped[time | None] = mapped_column(default=None)
    heard_by: Mapped[str | None] = mapped_column(default=None)
    how: Mapped[str | None] = mapped_column(default=None)
    """"by text", "in the garden"."""
    consultation_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    meeting_note_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    review_id: Mapped[UUID | None] = mapped_column(default=None)
    may_be_shared: Mapped[bool | None] = mapped_column(default=None)
    """True: the child said it may be shared; False: they asked to keep it private; None: not asked."""
    shared_with: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Where only some may know: their person ids as text. Empty: everybody who may know anything of the review."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read them: see `models/audience.py`."""
