"""Where an entry of the timeline leads that is between reviews: a page, a panel, or a tab of the place between them."""

from uuid import UUID

from iro_desktop.queries.child import ChildPage
from iro_desktop.ui.child.timeline import Kind
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.making.opening import event_panel, reminder_panel
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising

PAGE_OF = {
    Kind.REVIEW: Page.REVIEW,
    Kind.LETTER: Page.LETTER,
    Kind.TALK: Page.CONSULTATION,
    Kind.UNFINISHED_TALK: Page.CONSULTATION,
}
"""Where an entry leads that has a page of its own."""
_PAGES = {Kind.MIDWAY: Page.MIDWAY, Kind.RESOLUTION: Page.RESOLUTION}
_PARTS = {Kind.SERVICE: "services", Kind.GUARDIAN: "guardian", Kind.GOOD_THING: "good"}


def open_between(desk: Desk, page: ChildPage, kind: Kind, record_id: UUID) -> None:
    """Open it where it is kept. A resolution that was not started yet is gone on with."""
    child_id = page.who.child_id
    if kind is Kind.RESOLUTION and any(one.record_id == record_id and not one.started for one in page.between):
        open_raising(desk, RaiseAbout(child_id=child_id, draft_id=record_id))
    elif kind in _PAGES:
        desk.go(Place(_PAGES[kind], record_id))
    elif kind in _PARTS:
        desk.go(Place(Page.BETWEEN, child_id, _PARTS[kind]))
    elif kind is Kind.EVENT:
        desk.show_panel(event_panel(desk, child_id, record_id), "Something that happened")
    elif kind is Kind.REMINDER:
        desk.show_panel(reminder_panel(desk, child_id, record_id), "A reminder")
