"""What can be made of a note, as the menu and the toasts offer it; no Qt."""

from enum import StrEnum

from iro_desktop.ui.shown import Choice

MENU_NAME = "Make something of it"


class Making(StrEnum):
    """What one action makes of a note."""

    DECISION = "decision"
    MIDWAY = "midway"
    RESOLUTION = "resolution"
    EVENT = "event"
    SERVICE = "service"
    REMINDER = "reminder"


CHOICES = (
    Choice(Making.DECISION, "Make a decision", "check"),
    Choice(Making.RESOLUTION, "Raise a resolution", "scale"),
    Choice(Making.REMINDER, "Make a reminder", "clock"),
    Choice(Making.MIDWAY, "Enter it in the midway check", "list-checks"),
    Choice(Making.EVENT, "Record an event", "calendar"),
    Choice(Making.SERVICE, "Offer a service", "users"),
)
MOVE = "Move to another child"
