"""What a review must consider: Schedule 7 of the Regulations as topics, each talked about or not needed."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, choice


class Topic(StrEnum):
    """Care Planning … Regulations 2010, reg. 35 and Sch. 7, with what the service asks beside it."""

    CHANGES = "changes"
    LAST_DECISIONS = "last_decisions"
    LEGAL_STATUS = "legal_status"
    PERMANENCE = "permanence"
    FAMILY_TIME = "family_time"
    BROTHERS_AND_SISTERS = "brothers_and_sisters"
    HOME = "home"
    EDUCATION = "education"
    HEALTH = "health"
    SICKLE_CELL = "sickle_cell"
    """Whether testing for sickle cell and thalassaemia was talked about."""
    FEELINGS = "feelings"
    IDENTITY = "identity"
    LEISURE = "leisure"
    SAFETY = "safety"
    MISSING = "missing"
    HARM_OUTSIDE_HOME = "harm_outside_home"
    VISITS = "visits"
    VIEWS = "views"
    ADVOCACY = "advocacy"
    COMPLAINTS = "complaints"
    INDEPENDENT_VISITOR = "independent_visitor"
    LIFELONG_LINKS = "lifelong_links"
    DELEGATED_AUTHORITY = "delegated_authority"
    MONEY = "money"
    STAYING_PUT = "staying_put"
    HOUSING_PANEL = "housing_panel"
    PERSONAL_ADVISER = "personal_adviser"
    LEAVING_CARE = "leaving_care"
    IMMIGRATION = "immigration"


class TopicState(StrEnum):
    """Whether a topic was dealt with."""

    DISCUSSED = "discussed"
    NOT_NEEDED = "not_needed"


class TopicCovered(OfChild, kw_only=True):
    """A topic that was dealt with in a review. Its id is `companion_id(review_id, f"topic {topic}")`."""

    __tablename__ = "topic_covered"

    review_id: Mapped[UUID] = mapped_column(index=True)
    topic: Mapped[Topic] = mapped_column(choice(Topic))
    state: Mapped[TopicState | None] = mapped_column(choice(TopicState), default=None)
    """None again where a tick was taken back."""
    note: Mapped[str | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(default=None)
    not_for: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who must not read the note: see `models/audience.py`."""
