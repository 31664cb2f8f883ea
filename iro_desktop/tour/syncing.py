"""Back at the office: one laptop sends, the other receives, both change one decision, and a person settles it."""

from functools import partial
from uuid import UUID

from iro_desktop.actions.decisions import reword_decision
from iro_desktop.actions.officers import keep_officer
from iro_desktop.exchange.practise import PRACTISE_NOTE
from iro_desktop.store.conflicts import open_conflicts, settle
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Session
from iro_desktop.sync.receipt import Receipt, receipts, sentences
from iro_desktop.tour import story
from iro_desktop.tour.album import until
from iro_desktop.tour.laptop import Laptop, Leg, digest
from iro_desktop.ui.desk import Page, Place


def send(leg: Leg) -> None:
    """The first laptop meets the office: enrolled, everything sent, a green receipt."""
    laptop = Laptop(leg)
    window = laptop.open()
    _enrol(laptop)
    window.go(Place(Page.SYNC_CENTRE))
    laptop.note("receipt", sync(laptop))
    laptop.album.take(window, "S16-sync-receipt", "The receipt: every change has come back with its id and hash")
    laptop.close()


def receive(leg: Leg) -> None:
    """The colleague's laptop: starts empty, receives, shows the same child, and rewords a decision."""
    laptop = Laptop(leg)
    store = laptop.make()
    if leg.caseload is None:
        # An empty laptop holds no invented child yet, and an office for practise takes only those.
        with store.transaction() as session:
            set_note(session, PRACTISE_NOTE, True)
    store.close()
    window = laptop.open()
    laptop.do(lambda session: keep_officer(session, name=leg.officer, known_as=leg.officer.split()[0]))
    _enrol(laptop)
    laptop.note("second_receipt", sync(laptop))
    laptop.look(digest)
    window.go(Place(Page.CHILD, laptop.known("child")))
    laptop.album.take(window, "S04-second-laptop", "The same child on a colleague's laptop, letter and words included")
    laptop.do(partial(reword_decision, decision_id=laptop.known("decision"), wording=story.FARAHS_WORDING))
    sync(laptop)
    laptop.close()


def disagree(leg: Leg) -> None:
    """The first laptop, not knowing, has reworded the same decision: both versions are kept and a person decides."""
    laptop = Laptop(leg)
    window = laptop.open()
    laptop.do(partial(reword_decision, decision_id=laptop.known("decision"), wording=story.RUTHS_WORDING))
    sync(laptop)
    conflicts = laptop.look(open_conflicts)
    assert isinstance(conflicts, list | tuple)
    laptop.note("kept_both", {"theirs": str(conflicts[0].theirs), "mine": str(conflicts[0].mine)})
    window.go(Place(Page.SYNC_CENTRE))
    laptop.album.take(window, "S16-needs-you", "One thing needs a person")
    asked: UUID = conflicts[0].conflict_id
    window.go(Place(Page.COMPARE, asked))
    laptop.album.take(window, "S17-compare", "Two versions of one field, side by side; neither is lost")
    laptop.do(lambda session: settle(session, asked, story.SETTLED_WORDING, at=laptop.clock()))
    laptop.note("settled_receipt", sync(laptop))
    laptop.note("first_holds", laptop.look(digest))
    laptop.close()


def agree(leg: Leg) -> None:
    """The colleague's laptop syncs once more: both hold the same."""
    laptop = Laptop(leg)
    laptop.open()
    sync(laptop)
    laptop.note("second_holds", laptop.look(digest))
    laptop.close()


def _enrol(laptop: Laptop) -> None:
    leg = laptop.leg
    done: list[str] = []
    assert leg.address is not None
    assert leg.code is not None
    laptop.window().desk.sync.enrol(leg.address, leg.code, then=lambda: done.append(""), refused=done.append)
    until(lambda: bool(done), "the office to know this laptop")
    if done[0]:
        raise RuntimeError(done[0])


def sync(laptop: Laptop) -> dict[str, object]:
    """One round, waited for. Returns what its receipt says."""
    sync = laptop.window().desk.sync
    ended: list[object] = []
    sync.finished.connect(ended.append)
    sync.sync_now()
    until(lambda: bool(ended), "the round to end")
    newest = laptop.look(_newest)
    assert isinstance(newest, Receipt)
    return {
        "outcome": str(newest.outcome),
        "green": newest.is_green,
        "sent": newest.to_send,
        "confirmed": newest.confirmed,
        "received": newest.received,
        "needs_you": newest.needs_you,
        "says": list(sentences(newest)),
    }


def _newest(session: Session) -> Receipt:
    return receipts(session, limit=1)[0]
