"""The panel that asks to which child a conversation belongs; choosing moves it at once, with Undo."""

from datetime import datetime
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.moving import MovedBefore, move_back, move_to_child
from iro_desktop.models.refused import Refused
from iro_desktop.queries.capture import ChildToChoose, capture_start
from iro_desktop.queries.making import NoteToMakeOf, note_to_make_of
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.capture.child_chooser import ChildChooser
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Button, Label, Role, column, row
from iro_desktop.ui.making import choices, viewmodel
from iro_desktop.ui.tokens import Style, Tone

_WIDTH = 560
_EXPLAINED = (
    "The note moves with what was said in it and its pictures. Both histories show that it was moved. Who may know of "
    "it is asked anew."
)


class MovePanel(QWidget):
    """The finder of quick capture, without the child it is written about now."""

    closed = Signal()

    def __init__(self, desk: Desk, consultation_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._note_id = desk, consultation_id
        self._note: NoteToMakeOf | None = None
        self.chooser = ChildChooser()
        self.chooser.chosen.connect(self._move)
        self._problem = Label("", tone=Tone.ATTENTION)
        self._problem.hide()
        self._now = Label("", tone=Tone.SECONDARY)
        stay = Button("Leave it where it is", Role.QUIET)
        stay.clicked.connect(self.closed)
        self.setLayout(
            column(
                Label(choices.MOVE, Style.H2),
                2,
                self._now,
                12,
                self.chooser,
                8,
                self._problem,
                8,
                Label(_EXPLAINED, Style.SMALL, Tone.SECONDARY),
                12,
                row(None, stay),
            )
        )
        self.setFocusProxy(self.chooser)
        desk.casework.write(
            self,
            partial(_start, consultation_id=consultation_id, now=desk.clock()),
            then=self._show,
            refused=self._refused,
            quietly=True,
        )

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, found: tuple[NoteToMakeOf, tuple[ChildToChoose, ...]]) -> None:
        self._note, children = found
        self._now.show_words(f"It is in {self._note.who.name}’s history now.")
        others = [child for child in children if child.who.child_id != self._note.who.child_id]
        self.chooser.show_children(others, self._desk.today())

    def _refused(self, reason: Refused) -> None:
        self._problem.show_words(reason.sentence)
        self._problem.show()

    def _move(self, child: ChildToChoose) -> None:
        if self._note is None:
            return
        here, there, desk, note_id = self._note.who, child.who, self._desk, self._note_id

        def tell(before: MovedBefore) -> None:
            back = partial(move_back, consultation_id=note_id, before=before)
            undo = ToastAction("Undo", partial(desk.casework.write, desk.casework, back))
            see = ToastAction("See it", lambda: desk.go(Place(Page.CHILD, there.child_id)))
            desk.say(viewmodel.moved(here, there), [undo, see])
            self.closed.emit()

        move = partial(move_to_child, consultation_id=note_id, child_id=there.child_id, on=desk.today())
        desk.casework.write(self, move, then=tell, refused=self._refused)


def _start(session: Session, *, consultation_id: UUID, now: datetime) -> tuple[NoteToMakeOf, tuple[ChildToChoose, ...]]:
    return note_to_make_of(session, consultation_id), capture_start(session, now).children
