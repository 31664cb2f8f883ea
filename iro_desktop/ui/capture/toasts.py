"""What is said once a conversation is done or deleted, and what can be done about it. Belongs to no panel."""

from functools import partial
from uuid import UUID

from iro_desktop.actions.consultations import bring_back_consultation, delete_consultation, reopen_consultation
from iro_desktop.ui.capture.viewmodel import Draft, conversation
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.undo import do_with_undo


def say_saved(desk: Desk, draft: Draft) -> None:
    """“Conversation with Sam saved.” Undo takes it away, Add more opens its full record."""
    about = conversation(draft.child_name, draft.with_whom, draft.person_name, draft.channel)
    note_id = draft.consultation_id

    def add_more() -> None:
        reopen = partial(reopen_consultation, consultation_id=note_id)
        desk.casework.write(desk.casework, reopen, then=lambda _: desk.go(Place(Page.CONSULTATION, note_id)))

    undo = partial(delete_with_undo, desk, about, note_id)
    desk.say(f"{about} saved.", [ToastAction("Undo", undo), ToastAction("Add more", add_more)])


def delete_with_undo(desk: Desk, about: str, note_id: UUID) -> None:
    """Delete a conversation and say so; Undo brings it back with its words."""
    do_with_undo(
        desk,
        partial(delete_consultation, consultation_id=note_id, at=desk.clock()),
        partial(bring_back_consultation, consultation_id=note_id),
        f"{about} deleted.",
    )
