"""What the page of the letterhead says; no Qt."""

from msgspec import UNSET, structs

from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.letterhead import png_size
from iro_desktop.letters.specimen import specimen
from iro_desktop.letters.templates import load_template
from iro_desktop.queries.letterhead import LetterheadRow

FIELDS = {
    "name": "The council’s name",
    "address": "Address of the office",
    "telephone": "Telephone",
    "website": "Website",
    "logo_words": "What the logo shows",
}
READ_ONLY = "You can read the letterhead. A manager of the council changes it."
NONE_YET = "Letters have no letterhead while the council has no name here."
EASY_READ_HINT = "As a rule they have none: one idea stands beside each picture, and who sends it is none of them."
_EXAMPLE = "review_8_11"


def page(row: LetterheadRow) -> LetterContent:
    """A letter to an invented child, with the letterhead as it is set."""
    return structs.replace(specimen(load_template(_EXAMPLE)), letterhead=row.content or UNSET)


def told(row: LetterheadRow) -> str:
    """Above the fields: who may change it, or that there is none; empty where nothing is to be said."""
    if not row.may_change:
        return READ_ONLY
    return "" if row.name else NONE_YET


def logo_line(row: LetterheadRow) -> str:
    """What is known of the logo."""
    if row.logo is None:
        return "No logo. A PNG, JPEG or SVG is made small and clean before it is kept."
    wide, high = png_size(row.logo)
    return f"A logo of {wide} by {high} points."
