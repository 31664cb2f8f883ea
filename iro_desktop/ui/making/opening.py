"""Going to a record that is linked: its page, or the panel in which it is kept."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from iro_desktop.queries.made_from import Made, MadeRow
from iro_desktop.ui.desk import Desk, Page, Place


def open_linked(desk: Desk, row: MadeRow) -> None:
    """Open a linked record where it is kept."""
    place = place_of(row)
    if place is not None:
        desk.go(place)
        return
    make, name = _PANELS[row.what]
    desk.show_panel(make(desk, row), name)


def place_of(row: MadeRow) -> Place | None:
    """The page that shows a record; None where a panel does."""
    match row.what:
        case Made.CONSULTATION:
            return Place(Page.CONSULTATION, row.record_id)
        case Made.DECISION:
            return Place(Page.REVIEW, row.review_id, "decide")
        case Made.MIDWAY:
            return Place(Page.MIDWAY, row.review_id)
        case Made.RESOLUTION | Made.GOOD_PRACTICE:
            return None if row.draft else Place(Page.RESOLUTION, row.concern_id)
        case Made.SERVICE:
            return Place(Page.BETWEEN, row.child_id, "services")
        case Made.GOOD_THING:
            return Place(Page.BETWEEN, row.child_id, "good")
        case Made.NOTE:
            return Place(Page.REVIEW, row.review_id, "meet")
        case Made.REQUEST:
            return Place(Page.REVIEW, row.review_id, "prepare")
        case Made.EVENT | Made.REMINDER:
            return None


def event_panel(desk: Desk, child_id: UUID, event_id: UUID) -> QWidget:
    """The panel of an event that was kept before."""
    from iro_desktop.ui.event.about import EventAbout  # noqa: PLC0415 - made when it is first wanted
    from iro_desktop.ui.event.panel import EventPanel  # noqa: PLC0415

    return EventPanel(desk, EventAbout(child_id=child_id, event_id=event_id))


def reminder_panel(desk: Desk, child_id: UUID, reminder_id: UUID) -> QWidget:
    """The panel of a reminder that was kept before."""
    from iro_desktop.ui.reminder.about import ReminderAbout  # noqa: PLC0415 - made when it is first wanted
    from iro_desktop.ui.reminder.panel import ReminderPanel  # noqa: PLC0415

    return ReminderPanel(desk, ReminderAbout(child_id=child_id, reminder_id=reminder_id))


def _draft(desk: Desk, row: MadeRow) -> QWidget:
    from iro_desktop.ui.raising.about import RaiseAbout  # noqa: PLC0415 - made when it is first wanted
    from iro_desktop.ui.raising.panel import RaisePanel  # noqa: PLC0415

    return RaisePanel(desk, RaiseAbout(child_id=row.child_id, draft_id=row.concern_id))


def _event(desk: Desk, row: MadeRow) -> QWidget:
    return event_panel(desk, row.child_id, row.record_id)


def _reminder(desk: Desk, row: MadeRow) -> QWidget:
    return reminder_panel(desk, row.child_id, row.record_id)


_PANELS: dict[Made, tuple[Callable[[Desk, MadeRow], QWidget], str]] = {
    Made.RESOLUTION: (_draft, "Raise a resolution"),
    Made.GOOD_PRACTICE: (_draft, "Raise a resolution"),
    Made.EVENT: (_event, "Something that happened"),
    Made.REMINDER: (_reminder, "A reminder"),
}
