"""Fills a store with the practise caseload, and marks it as a practise store."""

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.exchange.practise.caseload import invent_caseload
from iro_desktop.exchange.practise.other_letters import write_other_letters
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.store.tables import SyncNote

PRACTISE_NOTE = "practise"
"""The name of the note by which a store is known as a practise one."""


@dataclass(frozen=True, slots=True)
class PractiseSummary:
    """How many records of each kind the caseload holds, by the kind's name."""

    counts: Mapping[str, int]

    @property
    def children(self) -> int:
        return self.counts["child"]


def fill_with_practise(
    session: Session, *, today: date, now: datetime, seed: int = 7, children: int = 64, years: int = 5
) -> PractiseSummary:
    """Fill an empty store with invented children as they stand on `today`, and mark it as a practise store.

    The same seed and day give the same records with the same ids, but for those of approvals and sendings. `children`
    is at least the ten of the day; `years` is how far the history reaches back. `now` gives the time zone of the
    moments in it. Raises Refused where the store holds children already: practise and real children never share one.
    """
    if now.tzinfo is None:
        raise ValueError("a moment without a time zone")
    if session.scalar(select(Child.id).limit(1)) is not None:
        raise Refused(
            "There are children in these records already, so the practise children were not added. Nothing "
            "was changed. "
            "Start a practise folder of its own."
        )
    with _collector_resting():
        caseload = invent_caseload(today, zone=now.tzinfo, seed=seed, children=children, years=years)
        session.add(SyncNote(name=PRACTISE_NOTE, value=True))
        session.add_all(caseload.records)
        session.flush()
        write_other_letters(session, today=today, zone=now.tzinfo, bank_holidays=bundled_bank_holidays())
        session.flush()
        # Saved last, so that it is the letter the officer was writing last.
        session.add_all(caseload.letter_in_hand)
        session.flush()
    counts = Counter(record.__tablename__ for record in (*caseload.records, *caseload.letter_in_hand))
    return PractiseSummary(dict(counts))


@contextmanager
def _collector_resting() -> Iterator[None]:
    """Without the garbage collector: 40,000 objects are born here, none dies, and it would walk over them again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
