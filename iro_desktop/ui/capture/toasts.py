"""What is said once a conversation is done or deleted, and what can be done about it. Belongs to no panel."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from iro_desktop.actions.consultations import bring_back_consultation, delete_consultation, reopen_consultation
from iro_desktop.models.consultation import Channel
from iro_desktop.ui import theme
from iro_desktop.ui.capture.viewmodel import Draft, conversation
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.making.choices import Making
from iro_desktop.ui.making.menu import make, show_making_menu
from iro_desktop.ui.undo import do_with_undo

_FROM_THE_FOOT = 240
"""In pixels at 100 %: room for the whole menu."""


def say_saved(desk: Desk, draft: Draft) -> None:
    """“Conversation with Sam saved.” Undo takes it away, Add more opens its full record, the rest makes more of it."""
    about = conversation(draft.child_name, draft.with_whom, draft.person_name, draft.channel)
    note_id = draft.consultation_id

    def add_more() -> None:
        reopen = partial(reopen_consultation, consultation_id=note_id)
        desk.casework.write(desk.casework, reopen, then=lambda _: desk.go(Place(Page.CONSULTATION, note_id)))

    undo = partial(delete_with_undo, desk, about, note_id)
    actions = [ToastAction("Undo", undo), ToastAction("Add more", add_more)]
    if draft.channel is not Channel.TRIED_NO_ANSWER:
        actions += [
            ToastAction("Make a decision", partial(make, desk, note_id, Making.DECISION)),
            ToastAction("Raise a resolution", partial(make, desk, note_id, Making.RESOLUTION)),
        ]
    more = ToastAction("More …", partial(_more, desk, note_id))
    desk.say(f"{about} saved.", [*actions, more])


def _more(desk: Desk, note_id: UUID) -> None:
    """Everything else that can be made of it, at the foot of the window, where the toast was."""
    window = QApplication.activeWindow()
    if window is not None:
        foot = window.mapToGlobal(QPoint(window.width() // 2, window.height() - theme.px(_FROM_THE_FOOT)))
        show_making_menu(desk, note_id, window, foot, without=(Making.DECISION, Making.RESOLUTION))


def delete_with_undo(desk: Desk, about: str, note_id: UUID) -> None:
    """Delete a conversation and say so; Undo brings it back with its words."""
    do_with_undo(
        desk,
        partial(delete_consultation, consultation_id=note_id, at=desk.clock()),
        partial(bring_back_consultation, consultation_id=note_id),
        f"{about} deleted.",
    )
