"""What is offered once a letter is finished: Undo, and to write down that it was sent where a log keeps that."""

from collections.abc import Callable
from functools import partial

from iro_desktop.actions.cards import card_sent
from iro_desktop.actions.guardian_letters import letter_sent_to_guardian
from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.letters import Studio
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.letter import viewmodel


def say_finished(desk: Desk, studio: Studio, undo: Callable[[], None]) -> None:
    """Say that it is finished. Made ready is not sent: only the officer says that it went."""
    actions = [ToastAction("Undo", undo)]
    sent = _sent(desk, studio)
    if sent is not None:
        actions.insert(0, ToastAction("Sent today", sent))
    desk.say(viewmodel.said_when_finished(studio), actions)


def _sent(desk: Desk, studio: Studio) -> Callable[[], None] | None:
    today = desk.today()
    if studio.kind is LetterKind.BIRTHDAY_CARD and studio.about_on is not None:
        card = partial(card_sent, child_id=studio.who.child_id, birthday_on=studio.about_on, on=today)
        return lambda: desk.casework.write(desk.casework, card)
    if studio.kind is LetterKind.GUARDIAN:
        named = partial(letter_sent_to_guardian, letter_id=studio.letter_id, on=today)
        return lambda: desk.casework.write(desk.casework, named)
    return None
