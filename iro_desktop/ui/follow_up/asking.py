"""Asking the owner how decisions stand: the message made ready, and a line in each history once it was sent."""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from iro_desktop.models.refused import Refused
from iro_desktop.queries.update_request import WHAT_IS_ASKED, UpdateRequest, update_request
from iro_desktop.ui import decision_acts, words
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.follow_up import viewmodel

TITLE = "Ask for an update"


def ask_for_update(desk: Desk, decision_ids: Sequence[UUID], *, then: Callable[[], None] | None = None) -> None:
    """Show the message over the page. `then` is called once it was sent."""

    def refused(reason: Refused) -> None:
        desk.say(reason.sentence, [])

    query = partial(
        update_request, decision_ids=tuple(decision_ids), today=desk.today(), officer_name=desk.officer_name
    )
    desk.casework.ask(desk.casework, query, then=partial(_show, desk, then), refused=refused)


def _show(desk: Desk, then: Callable[[], None] | None, request: UpdateRequest) -> None:
    from iro_desktop.exchange.messages import Message  # noqa: PLC0415 - made when it is first wanted
    from iro_desktop.ui.message.panel import MessagePanel  # noqa: PLC0415

    message = request.message

    def is_sent() -> None:
        sentence = viewmodel.asked_sentence(message.to_name, len(request.decision_ids))
        decision_acts.was_asked(desk, request.decision_ids, WHAT_IS_ASKED, sentence=sentence)
        if then is not None:
            then()

    mail = Message(to=(message.to_email,) if message.to_email else (), subject=message.subject, body=message.body)
    desk.show_panel(MessagePanel(desk, mail, sent=is_sent, title=TITLE), TITLE)
    if request.left_out:
        left = words.plural(request.left_out, "decision is", "decisions are")
        desk.say(f"{left} left out: marked as not for this reader.", [])
