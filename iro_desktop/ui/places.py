"""Where one can go in the window."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Page(StrEnum):
    """The pages of the window."""

    TODAY = "today"
    CHILDREN = "children"
    CHILD = "child"
    CHILD_RECORD = "child_record"
    NEW_CHILD = "new_child"
    CONSULTATION = "consultation"
    """One talk in full."""
    REVIEW = "review"
    LETTER = "letter"
    SYNC_CENTRE = "sync_centre"
    COMPARE = "compare"
    BRING_IN = "bring_in"
    DATES = "dates"
    """All dates and checks of one child."""
    BETWEEN = "between"
    """What happens between the reviews of one child: events, services, the guardian, good things, goodbyes.

    Without a child: what is open after events, services counted and good things, of all children.
    """
    FOLLOW_UP = "follow_up"
    """All that was decided and is still to do, and the midway checks. Of one child by the child's id."""
    MIDWAY = "midway"
    """The midway check of one review, by the review's id."""
    RESOLUTIONS = "resolutions"
    """The board."""
    RESOLUTION = "resolution"
    """One concern, by its concern id."""
    SETTINGS = "settings"
    COUNTING = "counting"
    """The numbers that dates are counted by."""
    LADDER = "ladder"
    """The stages of a resolution, and who answers each."""
    TEMPLATES_AND_WORDS = "templates_and_words"
    """All that a council sets for its letters."""
    TEMPLATES = "templates"
    """The letter templates of the council; one of them by its name as the part."""
    WORDS = "words"
    """The words list, and the words that the officer keeps."""
    LETTERHEAD = "letterhead"
    """Who sends the letters: the council's name, office and logo."""
    PICTURES = "pictures"
    """The sets of pictures that the council has a licence for."""
    VISITS = "visits"
    """On the road: the visits of a day or a week."""
    LIBRARY = "library"
    """Guides and sheets that are at hand without a network."""
    PRINTING = "printing"
    """Finished letters on their way to paper."""
    SUPERVISION = "supervision"
    """The sheet for the monthly one-to-one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a page, and the record it shows. The way back is a list of these."""

    page: Page
    record_id: UUID | None = None
    part: str = ""
    """A view of the list, a step of the review, a tab of the child's page."""
