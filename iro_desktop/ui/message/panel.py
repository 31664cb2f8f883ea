"""The panel with a message made ready. It can be copied or handed over; nothing is ever sent from here."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QSize, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.exchange.messages import Message, as_link, as_text, changed, save_mail_file
from iro_desktop.models.refused import Refused
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Field, FlowLayout, Label, NotesField, Role, TextField, column, row
from iro_desktop.ui.tokens import Style, Tone

NOT_SENT = "The message is not sent yet. This program sends nothing: your own mail program does."
_LEAVES = "Once it is in the mail program, it is outside the protection of this laptop’s records."
_TOO_LONG = "The message is too long to hand over that way. Save it as a mail file, or copy the text."
_NO_PROGRAM = "No mail program answered. Save it as a mail file, or copy the text."
_WIDTH = 640


def attached_words(message: Message) -> str:
    """Which file goes with the message, and how large it is."""
    if message.attachment is None:
        return ""
    size = max(1, round(len(message.attachment.content) / 1000))
    return f"Attached: {message.attachment.name}, {size:,} kB. Save the message as a mail file and open it."


class MessagePanel(QWidget):
    """Shows a message for the officer to read and change. `sent` is called when they say that they have sent it."""

    closed = Signal()

    def __init__(
        self,
        desk: Desk,
        message: Message,
        *,
        sent: Callable[[], None] | None = None,
        title: str = "A message, ready to send",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._message, self._sent = desk, message, sent
        self.to = TextField("To", placeholder="An e-mail address")
        self.subject = TextField("Subject")
        self.body = NotesField("Message", lines=8)
        self.to.set_value(", ".join(message.to))
        self.subject.set_value(message.subject)
        self.body.set_value(message.body)
        self.attached = Label(attached_words(message), tone=Tone.SECONDARY)
        self.problem = Label("", Style.SMALL, tone=Tone.ATTENTION)
        self.problem.hide()
        self.open_button = Button("Open in the mail program", Role.PRIMARY, icon_name="mail")
        self.copy_button = Button("Copy the text", Role.MAIN, icon_name="copy")
        self.save_button = Button("Save as a mail file", Role.MAIN, icon_name="download")
        self.sent_button = Button("I have sent it", Role.QUIET, icon_name="check")
        later = Button("Close", Role.QUIET)
        self.open_button.clicked.connect(self._open)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._choose_place)
        self.sent_button.clicked.connect(self._is_sent)
        later.clicked.connect(self.closed)
        ways = QWidget()
        ways.setLayout(FlowLayout(self.open_button, self.copy_button, self.save_button))
        self.setLayout(
            column(
                Label(title, Style.H2),
                4,
                Label(NOT_SENT, tone=Tone.SECONDARY),
                12,
                Field("To", self.to),
                12,
                Field("Subject", self.subject, hint="Initials only: others see subjects"),
                12,
                Field("Message", self.body),
                8,
                self.attached,
                4,
                self.problem,
                4,
                Label(_LEAVES, Style.SMALL, tone=Tone.SECONDARY),
                12,
                ways,
                8,
                row(None, self.sent_button, later, gap=8),
            )
        )
        # Only now that it stands in something: shown by itself, a button becomes a window that takes the keyboard.
        self.sent_button.setVisible(sent is not None)
        self._show_attachment()
        self.setFocusProxy(self.body)

    def _show_attachment(self) -> None:
        """A link to a mail program carries no file: then the message leaves as a mail file only."""
        has_file = self._message.attachment is not None
        self.open_button.setVisible(not has_file)
        self.attached.setVisible(has_file)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def message(self) -> Message:
        """The message as it stands in the fields."""
        return changed(self._message, to=self.to.value(), subject=self.subject.value(), body=self.body.value())

    def save_at(self, path: Path) -> None:
        """Save it as a mail file, and say what to do with it."""
        if self._tried(lambda: save_mail_file(self.message(), path)):
            to = (
                f" It goes to {self.to.value().strip()}."
                if self._message.attachment and self.to.value().strip()
                else ""
            )
            self._desk.say(f"Saved as {path.name}.{to} Open it to send it from your mail program.", ())

    def _open(self) -> None:
        self._tried(self._hand_over)

    def _hand_over(self) -> None:
        link = as_link(self.message())
        if link is None:
            raise Refused(_TOO_LONG)
        if not QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode)):
            raise Refused(_NO_PROGRAM)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self.message()))
        self._desk.say("Message copied. Paste it where you write your messages.", ())

    def _choose_place(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        # No name and no initials: whoever looks into the folder learns nothing.
        proposed = Path(documents) / f"message-{self._desk.today():%Y%m%d}-{uuid4().hex[:6]}.eml"
        dialog = QFileDialog(self, "Where to keep the message", str(proposed.parent), "Mail files (*.eml)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("eml")
        dialog.selectFile(proposed.name)
        dialog.fileSelected.connect(lambda chosen: self.save_at(Path(chosen)))
        dialog.finished.connect(lambda _result: dialog.deleteLater())
        dialog.finished.connect(lambda _result: self.window().activateWindow())
        dialog.open()

    def _is_sent(self) -> None:
        if self._sent is not None:
            self._sent()
        self.closed.emit()

    def _tried(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except Refused as reason:
            self.problem.show_words(reason.sentence)
            self.problem.show()
            return False
        self.problem.hide()
        return True
