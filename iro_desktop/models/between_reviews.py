"""What happens between reviews: events, reminders, letters with Cafcass, good things, and saying goodbye."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice
from iro_desktop.models.ids import companion_id


class EventKind(StrEnum):
    """What happened: Care Planning … Regulations 2010, reg. 37 asks the social worker to tell the officer."""

    MOVE_PLANNED = "move_planned"
    MOVE_UNPLANNED = "move_unplanned"
    MISSING = "missing"
    EXCLUSION = "exclusion"
    HOSPITAL = "hospital"
    ARREST = "arrest"
    ALLEGATION = "allegation"
    HARM_OUTSIDE_HOME = "harm_outside_home"
    ORDER_MADE = "order_made"
    PLAN_CHANGE = "plan_change"
    SOCIAL_WORKER_CHANGE = "social_worker_change"
    AGE_ASSESSMENT_RESULT = "age_assessment_result"
    PREGNANCY = "pregnancy"
    BEREAVEMENT = "bereavement"
    THROUGHCARE_TRANSFER = "throughcare_transfer"
    LEAVING_CARE = "leaving_care"
    MOVING_AWAY = "moving_away"
    """To another country or area."""
    OTHER = "other"


class AwayKind(StrEnum):
    """How a child was away: the codes of the yearly return."""

    MISSING = "M"
    AWAY = "A"
    """Away from where they live without permission; where they are is known."""


class SignificantEvent(OfChild, kw_only=True):
    """Something that may change the plan or call for an earlier review. Being missing has fields of its own."""

    __tablename__ = "significant_event"

    kind: Mapped[EventKind] = mapped_column(choice(EventKind))
    happened_on: Mapped[date]
    until_on: Mapped[date | None] = mapped_column(default=None)
    """Of an episode away, an exclusion or a stay in hospital: when it ended. None while it lasts."""
    told_on: Mapped[date | None] = mapped_column(default=None)
    """When the officer was told; None while nobody has said."""
    told_by: Mapped[str | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column(default="")
    folded_as: Mapped[str | None] = mapped_column(default=None)
    """A plain label for difficult information ("about harm"): shown folded until opened."""
    away_kind: Mapped[AwayKind | None] = mapped_column(choice(AwayKind), default=None)
    procedures_followed: Mapped[bool | None] = mapped_column(default=None)
    interview_offered_on: Mapped[date | None] = mapped_column(default=None)
    """The independent interview after a return: to be offered within 72 hours (statutory guidance, 2014)."""
    interview_accepted: Mapped[bool | None] = mapped_column(default=None)
    interview_held_on: Mapped[date | None] = mapped_column(default=None)
    what_officer_did: Mapped[str | None] = mapped_column(default=None)
    no_early_review_reason: Mapped[str | None] = mapped_column(default=None)
    """Why it did not lead to an earlier review, where the officer thought of one."""
    from_record_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The talk in which it was told."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""


class Reminder(OfChild, kw_only=True):
    """Something the officer means to do by a day."""

    __tablename__ = "reminder"

    due_on: Mapped[date]
    text: Mapped[str]
    done_on: Mapped[date | None] = mapped_column(default=None)
    put_off_reason: Mapped[str | None] = mapped_column(default=None)
    from_record_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    """The talk, event or decision it was made from."""


class LetterDirection(StrEnum):
    """Which way a letter went."""

    CAME_IN = "came_in"
    WENT_OUT = "went_out"


class GuardianLetterKind(StrEnum):
    """What a letter between Cafcass and the officer says."""

    GUARDIAN_APPOINTED = "guardian_appointed"
    OFFICER_NAMED = "officer_named"
    DECISIONS_AND_LETTER = "decisions_and_letter"
    """Copies of a review's decisions and letter, also where the guardian was not there."""
    END_OF_PROCEEDINGS = "end_of_proceedings"
    OTHER = "other"


class GuardianLetter(OfChild, kw_only=True):
    """One letter with Cafcass or the children's guardian, in or out."""

    __tablename__ = "guardian_letter"

    direction: Mapped[LetterDirection] = mapped_column(choice(LetterDirection))
    kind: Mapped[GuardianLetterKind] = mapped_column(choice(GuardianLetterKind))
    dated_on: Mapped[date]
    from_name: Mapped[str | None] = mapped_column(default=None)
    to_name: Mapped[str | None] = mapped_column(default=None)
    person_id: Mapped[UUID | None] = mapped_column(default=None)
    """The guardian, among the child's people."""
    stored_where: Mapped[str | None] = mapped_column(default=None)
    """Where in the council's own system the letter lies."""
    note: Mapped[str | None] = mapped_column(default=None)
    """What it says; of an end of proceedings, what the guardian hands over."""
    letter_id: Mapped[UUID | None] = mapped_column(default=None)
    """The letter itself, where it was written here."""
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""


class GoodThingKind(StrEnum):
    """A good thing that is worth keeping."""

    ASKED_AND_GOT = "asked_and_got"
    """Something the officer asked for and the child got: driving lessons, a goodbye video."""
    THANKS = "thanks"
    QUOTE = "quote"
    """Something a child or family said that others may learn from."""


class GoodThing(OfChild, kw_only=True):
    """Recognition: something good, in words, and whether it may be told."""

    __tablename__ = "good_thing"

    kind: Mapped[GoodThingKind] = mapped_column(choice(GoodThingKind))
    happened_on: Mapped[date]
    text: Mapped[str]
    said_by: Mapped[str | None] = mapped_column(default=None)
    story_may_be_told: Mapped[bool | None] = mapped_column(default=None)
    """Whether it may be told to others without the name; None where nobody was asked."""
    agreed_on: Mapped[date | None] = mapped_column(default=None)
    from_record_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read it: see `models/audience.py`."""


class Goodbye(StrEnum):
    """What makes a good ending, in the order in which it is done."""

    TOLD_IN_TIME = "told_in_time"
    ASKED_HOW = "asked_how"
    """The child said how they want to say goodbye."""
    PEOPLE_SEEN = "people_seen"
    """They could say goodbye to the people who matter."""
    THINGS_AND_PICTURES = "things_and_pictures"
    """Life story, photos and belongings go with them."""
    NEW_PEOPLE_MET = "new_people_met"
    KEEPING_IN_TOUCH = "keeping_in_touch"
    LETTER_WRITTEN = "letter_written"


class GoodbyeStep(OfChild, kw_only=True):
    """One step of an ending that an event brings. Its id is `companion_id(event_id, step)`."""

    __tablename__ = "goodbye_step"

    event_id: Mapped[UUID] = mapped_column(index=True)
    step: Mapped[Goodbye] = mapped_column(choice(Goodbye))
    done_on: Mapped[date | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)


def goodbye_step_id(event_id: UUID, step: Goodbye) -> UUID:
    """The id of one step of an ending, wherever it is first ticked."""
    return companion_id(event_id, f"goodbye {step}")
