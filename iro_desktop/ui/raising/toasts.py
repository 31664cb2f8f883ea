"""What is said once something is raised: the message made ready, then a toast with Undo. Belongs to no panel."""

from functools import partial
from uuid import UUID

from iro_desktop.actions.resolutions import undo_start
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.raising.viewmodel import NOT_RAISED, Raising
from iro_desktop.ui.resolutions.message_flow import Message, offer_message


def say_raised(desk: Desk, concern_id: UUID, raising: Raising, sentence: str) -> None:
    """Show the message; then “Raised for Sam.” with Undo, and the way to its card."""
    undo = ToastAction("Undo", partial(_undo, desk, concern_id))
    see = ToastAction("See it", lambda: desk.go(Place(Page.RESOLUTION, concern_id)))
    if raising.is_challenge:
        offer_message(desk, concern_id, Message.NOW, afterwards=(sentence, [undo, see]))
    else:
        desk.say(sentence, [undo, see])


def _undo(desk: Desk, resolution_id: UUID) -> None:
    """Take every step back; the words are a draft again."""
    act = partial(undo_start, resolution_id=resolution_id, today=desk.today(), by=desk.officer_name or None)

    def undone(draft_id: UUID) -> None:
        desk.say(NOT_RAISED, [ToastAction("Keep going", partial(open_raising, desk, RaiseAbout(draft_id=draft_id)))])

    desk.casework.write(desk.casework, act, then=undone)
