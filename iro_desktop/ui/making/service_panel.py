"""The panel that makes the offer of a service, or a referral, of a note."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.changing import remove
from iro_desktop.actions.making import offer_service_from
from iro_desktop.models.refused import Refused
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, Wanted
from iro_desktop.queries.making import NoteToMakeOf
from iro_desktop.ui import theme
from iro_desktop.ui.child_record.fields_of_records import SERVICES, WANTED
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Button, Field, Label, NotesField, Pills, Role, Tick, column, row
from iro_desktop.ui.making import viewmodel
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import WrittenFor

_WIDTH = 600


class ServicePanel(QWidget):
    """Three answers at most: which service, whether it is wanted, whether you ask it in. Nothing is sent from here."""

    closed = Signal()

    def __init__(self, desk: Desk, note: NoteToMakeOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._note = desk, note
        self.service = Pills("Which service", [Choice(key, said) for key, said in SERVICES.items()])
        self.wanted = Pills("Is it wanted?", [Choice(key, said) for key, said in WANTED.items()])
        self.purpose = NotesField("What for", lines=3).helped(WrittenFor.RECORD)
        self.purpose.set_value(note.carried.where_unmarked)
        self.referred = Tick("I ask the service in today")
        self._problem = Label("", Style.SMALL, Tone.ATTENTION)
        self._problem.hide()
        self.service.edited.connect(self._problem.hide)
        self._told = Label(viewmodel.not_carried(note.who.name), Style.SMALL, Tone.SECONDARY)
        self._told.setVisible(bool(note.carried.private and note.carried.text))
        self.keep_button = Button("Write it down", Role.PRIMARY)
        self.keep_button.clicked.connect(self._keep)
        not_now = Button("Not now", Role.QUIET)
        not_now.clicked.connect(self.closed)
        self.setLayout(
            column(
                Label("Offer a service", Style.H2),
                2,
                Label(f"To {note.who.name}, or to a parent", tone=Tone.SECONDARY),
                12,
                Label("Which service", bold=True),
                6,
                self.service,
                self._problem,
                12,
                Label("Is it wanted?", bold=True),
                6,
                self.wanted,
                12,
                Field("What for", self.purpose),
                self._told,
                8,
                self.referred,
                16,
                row(None, not_now, self.keep_button, gap=12),
            )
        )
        self.setFocusProxy(self.service)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        service = self.service.value()
        if service is None:
            self._refused(Refused("Choose which service."))
            self.service.setFocus()
            return
        desk, note = self._desk, self._note
        wanted = self.wanted.value()
        offer = partial(
            offer_service_from,
            consultation_id=note.consultation_id,
            service=Service(service),
            wanted=Wanted(wanted) if wanted else None,
            purpose=self.purpose.value(),
            referred_by=ReferredBy.OFFICER if self.referred.value() else None,
            today=desk.today(),
        )

        def tell(offer_id: UUID) -> None:
            gone = partial(remove, record_id=offer_id, kind=ServiceOffer, at=desk.clock())
            undo = ToastAction("Undo", partial(desk.casework.write, desk.casework, gone))
            see = ToastAction("See it", lambda: desk.go(Place(Page.BETWEEN, note.who.child_id, "services")))
            desk.say(viewmodel.offered(SERVICES[service], note.who.name), [undo, see])
            self.closed.emit()

        desk.casework.write(self, offer, then=tell, refused=self._refused)

    def _refused(self, reason: Refused) -> None:
        self._problem.show_words(reason.sentence)
        self._problem.show()
