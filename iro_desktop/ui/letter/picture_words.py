"""What the studio says about pictures in a letter; no Qt."""

from msgspec import UNSET, UnsetType

from iro_desktop.letters.content import Pictures
from iro_desktop.queries.letters import Studio
from iro_desktop.ui.shown import Choice

PICTURES = (
    Choice("", "Pictures I choose"),
    Choice(Pictures.WITH, "With pictures"),
    Choice(Pictures.WITHOUT, "No pictures"),
)
"""How a child may want their letters; empty where nobody asked them."""
NO_PICTURE_HERE = "No picture here"


def pictures_wish(studio: Studio) -> str:
    """The child's wish as `PICTURES` names it."""
    return studio.facts.look.pictures or ""


def said_of_pictures(name: str, wish: str) -> str:
    """The toast after the wish was chosen. Finished letters never change."""
    match wish:
        case Pictures.WITH:
            return f"Letters to {name} have pictures from now on. Look at each on the page; Ctrl+I changes one."
        case Pictures.WITHOUT:
            return f"Letters to {name} have no pictures from now on."
        case _:
            return f"Letters to {name} have the pictures you choose."


def said_in_picker(wish: Pictures | UnsetType) -> str:
    """What an officer who chooses a picture should know of the child's wish; empty where it is no matter."""
    return "This child wants no pictures, so none is printed." if wish is Pictures.WITHOUT else ""


def may_leave_out(wish: Pictures | UnsetType) -> bool:
    """Whether pictures come by themselves, so that somebody may want none beside some words."""
    return wish is not UNSET and wish is Pictures.WITH
