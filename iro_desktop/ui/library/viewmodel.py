"""What the library shows, in two lists; no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from iro_desktop.letters.library_layout import render_activity, render_guide
from iro_desktop.letters.library_papers import ActivitySheet, Guide, library
from iro_desktop.ui.places import Page, Place

BELOW = "At hand without a network. Look at a page, print it, or keep it as a file."
GUIDES, SHEETS = "To read", "To do together"
SHEETS_BELOW = (
    "For the first minutes of a visit or a review. A child may keep the sheet: what to ask is only said here."
)


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One paper of the library."""

    key: str
    title: str
    below: str
    make: Callable[[], bytes]
    """The PDF. It is made where it is asked for, away from the screen's thread."""
    file_name: str


def came_from(place: Place) -> tuple[Place, str]:
    """Where the way back leads, and its word."""
    if place.part == Page.TEMPLATES_AND_WORDS:
        return Place(Page.TEMPLATES_AND_WORDS), "Templates and words"
    return Place(Page.TODAY), "Today"


def guides() -> tuple[LibraryRow, ...]:
    return tuple(_guide(one) for one in library().guide)


def sheets() -> tuple[LibraryRow, ...]:
    return tuple(_sheet(one) for one in library().sheet)


def _guide(one: Guide) -> LibraryRow:
    return LibraryRow(one.key, one.title, f"{one.for_whom}.", partial(render_guide, one), f"library-{one.key}.pdf")


def _sheet(one: ActivitySheet) -> LibraryRow:
    below = f"{one.for_whom}, about {one.minutes} minutes. {one.for_officer}"
    return LibraryRow(one.key, one.title, below, partial(render_activity, one), f"library-{one.key}.pdf")
