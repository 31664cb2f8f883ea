"""What happens between reviews in the practise caseload, added when everything else has been written down.

It draws from its own numbers, so that what is added here changes nothing of whom the seed invents.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, tzinfo
from random import Random

from iro_desktop.exchange.practise.challenges import Challenges
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.happened import Happened
from iro_desktop.exchange.practise.looked_at import LookedAt
from iro_desktop.exchange.practise.reached import Reached
from iro_desktop.exchange.practise.so_far import SoFar
from iro_desktop.exchange.practise.threads import Threads
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.working_days import BankHolidays


def between_reviews(
    children: Sequence[Portrait],
    records: Iterable[SyncedRecord],
    *,
    today: date,
    zone: tzinfo,
    seed: int,
    bank_holidays: BankHolidays,
) -> Iterator[SyncedRecord]:
    """Follow-up, midway checks, challenge, contact and events; a few of the records given are changed."""
    rng = Random(f"practise between {seed}")  # noqa: S311 — invents children, not keys
    so_far = SoFar(children, records, today=today, zone=zone, bank_holidays=bank_holidays)
    for record in Threads(so_far).before_the_rest():
        so_far.note(record)
        yield record
    yield from Reached(so_far, rng).everything()
    yield from LookedAt(so_far, rng).everything()
    yield from Challenges(so_far).everything()
    yield from Happened(so_far).everything()
