"""What the library shows: the program's guides and sheets, and the council's own documents; no Qt."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from iro_desktop.letters.library_layout import render_activity, render_guide
from iro_desktop.letters.library_papers import ActivitySheet, Guide, library
from iro_desktop.queries.library_documents import DocumentRow, document_pdf
from iro_desktop.store.store import Session
from iro_desktop.ui import words
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.shown import TagWords
from iro_desktop.ui.tokens import Tone

BELOW = "At hand without a network. Look at a page, print it, or keep it as a file."
GUIDES, SHEETS = "To read", "To do together"
SHEETS_BELOW = (
    "For the first minutes of a visit or a review. A child may keep the sheet: what to ask is only said here."
)

FROM_COUNCIL = "From your council"
FROM_COUNCIL_BELOW = "Added by managers, and on the laptop of every officer. Nothing of a child belongs in it."
NO_DOCUMENTS = "None yet. A protocol, a form or a guide as PDF can stand here."
_LONGEST_FILE_NAME = 60
_MANY_KILOBYTES = 1000


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One paper of the library."""

    key: str
    title: str
    below: str
    make: Callable[[Session], bytes]
    """The PDF. It is made, or read, where it is asked for, away from the screen's thread."""
    file_name: str
    tag: TagWords | None = None


def came_from(place: Place) -> tuple[Place, str]:
    """Where the way back leads, and its word."""
    if place.part == Page.TEMPLATES_AND_WORDS:
        return Place(Page.TEMPLATES_AND_WORDS), "Templates and words"
    return Place(Page.TODAY), "Today"


def document(row: DocumentRow, today: date) -> LibraryRow:
    """A document of the council, with its version."""
    on = words.day_and_month(row.added_at.date(), today)
    for_whom = row.for_whom.rstrip(".")
    below = (
        f"{for_whom}. Version {words.number(row.version)}, {size(row.pages, row.size_bytes)}, by {row.by_name} on {on}"
    )
    if row.review_on is not None and not row.is_to_be_looked_at(today):
        below += f". To be looked at again on {words.day_and_month(row.review_on, today)}"
    tag = TagWords("Time to look at it again", Tone.ATTENTION) if row.is_to_be_looked_at(today) else None
    file_name = f"library-{_plain_name(row.name)}-{row.version}.pdf"
    return LibraryRow(str(row.document_id), row.name, below, partial(document_pdf, file_id=row.file_id), file_name, tag)


def size(pages: int, size_bytes: int) -> str:
    """“3 pages, 120 KB”."""
    kilobytes = max(1, round(size_bytes / 1024))
    large = f"{size_bytes / 1024**2:.1f} MB" if kilobytes >= _MANY_KILOBYTES else f"{words.number(kilobytes)} KB"
    return f"{words.plural(pages, 'page')}, {large}"


def added(name: str) -> str:
    """The toast after adding one."""
    return f"“{' '.join(name.split())}” is in the library of every officer after the next sync."


def described(name: str) -> str:
    """The toast after saying otherwise what one is."""
    return f"Kept: “{' '.join(name.split())}”."


def new_version(row: DocumentRow) -> str:
    """The toast after a new version."""
    return f"“{row.name}” is version {words.number(row.version + 1)} now. The one before is kept."


def taken_out(name: str) -> str:
    """The toast after taking one out."""
    return f"“{name}” is taken out of the library."


def _plain_name(name: str) -> str:
    """A document's name as part of a file's name."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:_LONGEST_FILE_NAME] or "document"


def guides() -> tuple[LibraryRow, ...]:
    return tuple(_guide(one) for one in library().guide)


def sheets() -> tuple[LibraryRow, ...]:
    return tuple(_sheet(one) for one in library().sheet)


def _guide(one: Guide) -> LibraryRow:
    return LibraryRow(one.key, one.title, f"{one.for_whom}.", lambda _: render_guide(one), f"library-{one.key}.pdf")


def _sheet(one: ActivitySheet) -> LibraryRow:
    below = f"{one.for_whom}, about {one.minutes} minutes. {one.for_officer}"
    return LibraryRow(one.key, one.title, below, lambda _: render_activity(one), f"library-{one.key}.pdf")
