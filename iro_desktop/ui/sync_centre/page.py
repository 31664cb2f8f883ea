"""Everything the sync centre asks of the store, in one question; no Qt."""

from dataclasses import dataclass

from iro_desktop.queries.sync_overview import SyncOverview, sync_overview
from iro_desktop.store.store import Session
from iro_desktop.sync.enrol import enrolment, is_practise
from iro_desktop.sync.receipt import Receipt, receipts
from iro_desktop.sync.wishes import SyncWishes, sync_wishes

_RECEIPTS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class SyncPage:
    """The rows behind the sync centre."""

    overview: SyncOverview
    receipts: tuple[Receipt, ...]
    wishes: SyncWishes
    office: str | None
    """The council's name as the office gave it; None while this laptop is not known there."""
    practise: bool


def sync_page(session: Session) -> SyncPage:
    """The counts, the list that waits for a person, and the receipts, the newest first."""
    known = enrolment(session)
    return SyncPage(
        overview=sync_overview(session),
        receipts=tuple(receipts(session, limit=_RECEIPTS_SHOWN)),
        wishes=sync_wishes(session),
        office=known.council_name if known is not None else None,
        practise=is_practise(session),
    )
