"""Writing a goodbye or a hello, or saying why there is none."""

from functools import partial

from iro_desktop.actions.handover_letters import letter_wanted_again, write_no_letter
from iro_desktop.queries.handover_letters import HandoverLetter
from iro_desktop.queries.letter_offers import LetterOffer
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.handover import words
from iro_desktop.ui.handover.panel import NoLetterPanel
from iro_desktop.ui.new_letter.menu import begin_letter


def write(desk: Desk, letter: HandoverLetter) -> None:
    """Begin the letter, or go on with it."""
    begin_letter(desk, LetterOffer(kind=letter.kind, child_id=letter.who.child_id))


def ask_why_not(desk: Desk, letter: HandoverLetter) -> None:
    """Ask over the page why there will be none. What was kept can be taken back at once."""

    def keep(why: str) -> None:
        no = partial(write_no_letter, allocation_id=letter.allocation_id, kind=letter.kind, why=why)
        desk.casework.write(desk.casework, no, then=kept, refused=lambda reason: panel.say_problem(reason.sentence))

    def kept(_: object) -> None:
        panel.closed.emit()
        desk.say(words.KEPT, [ToastAction("Undo", take_back)])

    def take_back() -> None:
        def again(session: Session) -> None:
            letter_wanted_again(session, letter.allocation_id, letter.kind)

        desk.casework.write(desk.casework, again)

    panel = NoLetterPanel(words.title(letter), keep)
    desk.show_panel(panel, words.WHY_NO_LETTER)
