"""The heading of every page that Templates and words leads to."""

from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.templates_and_words.viewmodel import NAME


def heading_below(desk: Desk, title: str, below: str) -> PageHeading:
    """A heading whose way back leads to Templates and words."""
    heading = PageHeading(title, below, back_to=NAME)
    heading.back.connect(lambda: desk.go(Place(Page.TEMPLATES_AND_WORDS)))
    return heading
