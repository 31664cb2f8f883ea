"""A letter that names one address goes to another: the officer looks, and says why it may."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.addresses import confirm_addresses
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_addresses import AddressQuestion, address_question
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Field, Label, NotesField, Role, column, row
from iro_desktop.ui.tokens import Style

TITLE = "Two addresses"


class AddressReason(QWidget):
    """Says which addresses the letter names and where it goes, and keeps the reason."""

    closed = Signal()

    def __init__(self, desk: Desk, letter_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._letter_id = desk, letter_id
        self.says = Label("")
        self.reason = NotesField("Why may it go there?", lines=3)
        self._field = Field(
            "Why may it go there?", self.reason, hint="Somebody may still live there who must not learn the other."
        )
        self.allow = Button("It may go there", Role.PRIMARY)
        self.allow.clicked.connect(self._allow)
        self.setLayout(
            column(
                *(Label("It names one address and goes to another", Style.H2), 12, self.says, 16, self._field, 16),
                *(row(self.allow, None), None),
                margins=(28, 24, 28, 24),
            )
        )
        desk.casework.ask(self, partial(address_question, letter_id=letter_id), then=self._show)

    def _show(self, question: AddressQuestion) -> None:
        named = " and ".join(question.named)
        goes_to = question.goes_to or "an address that nobody has written down"
        self.says.show_words(f"The letter names {named}. It goes to {goes_to}, to {question.to_name}.")
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self) -> None:
        act = partial(confirm_addresses, letter_id=self._letter_id, reason=self.reason.value(), at=self._desk.clock())
        self._desk.casework.write(self, act, then=self._said, refused=self._refused)

    def _said(self, _: int) -> None:
        self._desk.say("The reason is kept. The letter may go now.", ())
        self.closed.emit()

    def _refused(self, refused: Refused) -> None:
        self._field.show_problem(refused.sentence)
