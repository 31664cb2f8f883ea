"""What the window expects of every page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Screen(QWidget):
    """A page of the window. It builds, shows and passes clicks on; its view-model decides.

    A page that is shown again asks its query again; `leave` is its last chance to save what is being typed.
    """

    reheaded = Signal()
    """The heading has other words now: the window asks for it anew."""

    sidebar_place = "today"
    """Which place of the sidebar is marked while this page is open."""
    with_search = True
    """Whether search stands at the top right; reviews and letters keep the cover only."""
    bare = False
    """The page has bars of its own and takes the whole content."""

    def heading(self) -> QWidget | None:
        """The title beside search and cover, made anew each time it is asked for; None where the page has its own."""
        return None

    def child_shown(self) -> object:
        """The id of the child whose page this is, so that a conversation is about the right one; None without one."""
        return None

    def leave(self) -> None:
        """Save what is being typed: another page is about to be shown, or the window locks."""
