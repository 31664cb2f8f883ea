"""Opening the panel for raising a resolution over whatever is open. The panel is made when it is first wanted."""

from iro_desktop.ui.desk import Desk
from iro_desktop.ui.raising.about import RaiseAbout

PANEL_NAME = "Raise a resolution"


def open_raising(desk: Desk, about: RaiseAbout) -> None:
    """Show the panel with all that this place knows."""
    from iro_desktop.ui.raising.panel import RaisePanel  # noqa: PLC0415 - a page that is opened need not wait for it

    desk.show_panel(RaisePanel(desk, about), PANEL_NAME)
