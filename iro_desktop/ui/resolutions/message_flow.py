"""A message made ready once something was raised or escalated; what the toast says waits until it is read."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.resolution_steps import message_sent
from iro_desktop.queries.resolution_card import CardPage, resolution_card
from iro_desktop.queries.resolution_message import MessageWords
from iro_desktop.ui.desk import Desk, ToastAction

Toast = tuple[str, Sequence[ToastAction]]
"""A sentence, and what can be done about it."""
_TITLE = "A message, ready to send"


class Message(StrEnum):
    """To whom."""

    NOW = "now"
    """To whoever is asked at the present stage."""
    CAFCASS = "cafcass"


def offer_message(desk: Desk, concern_id: UUID, message: Message, *, afterwards: Toast | None = None) -> None:
    """Show the message over the page. `afterwards` is said once it is gone: a toast would lie behind it."""

    def show(page: CardPage) -> None:
        words = page.cafcass_message if message is Message.CAFCASS else page.message
        if words is None:
            if afterwards is not None:
                desk.say(*afterwards)
            if page.no_message:
                desk.say(page.no_message, [])
            return
        _show(desk, concern_id, words, counts=message is Message.NOW, afterwards=afterwards)

    query = partial(
        resolution_card,
        concern_id=concern_id,
        today=desk.today(),
        bank_holidays=desk.bank_holidays,
        officer_name=desk.officer_name,
    )
    desk.casework.ask(desk.casework, query, then=show)


def _show(desk: Desk, concern_id: UUID, words: MessageWords, *, counts: bool, afterwards: Toast | None) -> None:
    from iro_desktop.exchange.messages import Message as Mail  # noqa: PLC0415 - made when it is first wanted
    from iro_desktop.ui.message.panel import MessagePanel  # noqa: PLC0415

    def is_sent() -> None:
        sent = partial(message_sent, concern_id=concern_id, today=desk.today(), by=desk.officer_name or None)
        desk.casework.write(desk.casework, sent)

    mail = Mail(to=(words.to_email,) if words.to_email else (), subject=words.subject, body=words.body)
    panel = MessagePanel(desk, mail, sent=is_sent if counts else None, title=_TITLE)
    if afterwards is not None:
        _OnceGone(panel, desk, afterwards)
    desk.show_panel(panel, _TITLE)


class _OnceGone(QObject):
    """Says a toast when a panel is hidden, in whatever way."""

    def __init__(self, panel: QWidget, desk: Desk, said: Toast) -> None:
        super().__init__(panel)
        self._desk, self._said = desk, said
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            watched.removeEventFilter(self)
            self._desk.say(*self._said)
        return super().eventFilter(watched, event)
