"""The window around every screen: sidebar with the sync chip, top bar, panels, toasts, cover."""

from iro_desktop.ui.shell.chip import Chip, draw_shape
from iro_desktop.ui.shell.cover import Cover
from iro_desktop.ui.shell.frame import WindowFrame
from iro_desktop.ui.shell.sidebar import Sidebar
from iro_desktop.ui.shell.top_bar import PageHeading, TopBar

__all__ = ["Chip", "Cover", "PageHeading", "Sidebar", "TopBar", "WindowFrame", "draw_shape"]
