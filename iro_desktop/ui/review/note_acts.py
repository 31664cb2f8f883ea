"""What can be done to the part of the notes the keyboard is in: for whom it is not, its place, split and delete."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.actions.meeting_notes import (
    bring_back_note,
    delete_note,
    join_notes,
    move_note,
    set_note_not_for,
    split_note,
)
from iro_desktop.queries.review import ReviewPage
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import ToastAction
from iro_desktop.ui.review import for_whom_words
from iro_desktop.ui.review.parts import Part
from iro_desktop.ui.review.work import ReviewWork


def delete(work: ReviewWork, part: Part) -> None:
    """Delete the part, with Undo."""
    work.write_with_undo(
        partial(delete_note, note_id=part.note_id, at=work.desk.clock()),
        partial(bring_back_note, note_id=part.note_id),
        "Part of the notes deleted.",
    )


def move(work: ReviewWork, part: Part, by: int) -> None:
    """Let it change places with the one above (-1) or below it (1)."""
    work.flush()
    work.write(partial(move_note, note_id=part.note_id, by=by))


def split(work: ReviewWork, part: Part) -> None:
    """Split it where the caret stands, with Undo."""
    work.flush()
    place, at = part.field.chosen_words()[0], work.desk.clock()

    def offer_undo(second: UUID) -> None:
        if second == part.note_id:
            return

        def join(session: Session) -> None:
            join_notes(session, part.note_id, second, at=at)

        undo = ToastAction("Undo", lambda: work.desk.casework.write(work.desk.casework, join))
        work.desk.say("Part split in two.", [undo])

    work.write(partial(split_note, note_id=part.note_id, place=place, at=at), then=offer_undo)


def ask_for_whom(work: ReviewWork, part: Part, beside: QWidget) -> None:
    """Open the list of those a part may be kept from; each is put in or taken out with one press."""
    page = work.page
    if page is None:
        return
    before = _not_for(page, part)
    menu = QMenu(beside)
    menu.setAccessibleName("For whom this part is not")
    for choice in for_whom_words.choices(page):
        after = for_whom_words.turned(before, choice.value)
        act = menu.addAction(choice.words, partial(_keep_from, work, part, page, before, after))
        act.setCheckable(True)
        act.setChecked(choice.value in before)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height() + 2)))


def _keep_from(work: ReviewWork, part: Part, page: ReviewPage, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    work.write_with_undo(
        partial(set_note_not_for, note_id=part.note_id, not_for=after),
        partial(set_note_not_for, note_id=part.note_id, not_for=before),
        for_whom_words.said(page, after),
    )
    part.field.put_caret()


def _not_for(page: ReviewPage, part: Part) -> tuple[str, ...]:
    return next((note.not_for for note in page.notes if note.note_id == part.note_id), ())
