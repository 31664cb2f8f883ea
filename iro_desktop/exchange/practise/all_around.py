"""Everything around children and reviews that a first look leaves out, dealt by a hand of its own.

It draws from its own numbers, so that what is added here changes nothing of whom the seed invents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from random import Random
from uuid import UUID

from iro_desktop.exchange.practise.asked_for import Requests
from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.beside_review import Beside
from iro_desktop.exchange.practise.care import CareLife
from iro_desktop.exchange.practise.checks_done import Checks
from iro_desktop.exchange.practise.drawn import pictures
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.network import Network
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.exchange.practise.offered import Offers, meets_once_a_year
from iro_desktop.exchange.practise.prepared import Preparing
from iro_desktop.exchange.practise.reviews import WrittenReview
from iro_desktop.exchange.practise.series import Series
from iro_desktop.exchange.practise.slots import Sibling, slots_on
from iro_desktop.exchange.practise.standing_facts import Standing
from iro_desktop.exchange.practise.talks_in_full import Talks
from iro_desktop.exchange.practise.under_way import begin_and_adjourn, called_off, day_of_first_meeting
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.child import Child, ChildPreferences, Home
from iro_desktop.models.people import Person
from iro_desktop.models.review import Mode, Review
from iro_desktop.models.working_days import BankHolidays

_REVIEWS_BEFORE_ONE_CALLED_OFF = 40
_INVITED_AHEAD = timedelta(days=28)
"""Nearly 20 working days; to reviews further ahead nobody has been asked yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was written down first about a child."""

    record: Child
    wishes: ChildPreferences
    homes: list[Home]
    people: list[Person]


class AllAround:
    """Adds to the caseload while it is written, the newest review first."""

    def __init__(self, today: date, zone: tzinfo, seed: int, bank_holidays: BankHolidays) -> None:
        rng = Random(f"practise around {seed}")  # noqa: S311 — invents children, not keys
        self._today = today
        self._rng = rng
        self._deck = Deck(rng)
        self._holidays = bank_holidays
        self._standing = Standing(today, rng)
        self._network = Network(today, rng)
        self._checks = Checks(today, rng, bank_holidays)
        self._series = Series(today, rng, bank_holidays)
        self._beside = Beside(zone, rng, bank_holidays)
        self._requests = Requests(rng, bank_holidays)
        self._offers = Offers(today, rng, bank_holidays)
        self._preparing = Preparing(today, rng, bank_holidays)
        self._talks = Talks(today, rng, bank_holidays)
        self._known: dict[str, tuple[Known, CareLife, list[Sibling]]] = {}
        self._held = 0

    def child(self, child: Portrait, life: CareLife, siblings: list[Sibling], known: Known) -> Iterator[SyncedRecord]:
        """Fill in what stands about a child; yields the further records."""
        self._known[child.council_child_id] = known, life, siblings
        self._standing.about_child(child, known.record)
        self._standing.about_wishes(child, known.wishes)
        self._standing.about_home(child, life, known.homes)
        further = self._network.fill(child, life, known.people, known.homes)
        known.people.extend(further)
        yield from further
        yield from self._standing.legal_statuses(child, life)
        yield from self._standing.allocations(child)
        yield from self._standing.sibling_links(child, siblings)
        yield from self._checks.of_child(child, life)
        yield from self._offers.consents(child, life)

    def held(self, written: WrittenReview) -> None:
        """All that belongs to a review that was held, added to its own records before its letter is written."""
        self._held += 1
        self._series.go_on(written)
        self._beside.tell(written)
        self._requests.ask(written)
        written.records += self._offers.after(written)
        if self._held == _REVIEWS_BEFORE_ONE_CALLED_OFF:
            written.records.append(called_off(written.occasion, self._holidays))

    def before(self, occasion: Occasion, review_id: UUID, talks: Sequence[SyncedRecord]) -> list[SyncedRecord]:
        """The talks before a review filled in, one more with somebody further, the plans and the invitations."""
        known = self._known[occasion.child.council_child_id][0]
        further: list[SyncedRecord] = []
        if talks or not occasion.child.part.held:
            further = self._talks.before(occasion, review_id, talks, known.people)
        return [*further, *self._preparing.before(occasion, review_id, known.people, known.wishes)]

    def next_review(self, review: Review, child: Portrait, *, agenda_known: bool) -> Iterator[SyncedRecord]:
        """The next review of a child as it stands: people invited, on paper for who is long settled, or adjourned."""
        known, life, siblings = self._known[child.council_child_id]
        if meets_once_a_year(child, life, self._today):
            review.mode = Mode.DESK
        on = day_of_first_meeting(self._today, self._holidays) if child.part.adjourned_today else child.pace.next_on
        occasion = Occasion(
            child=child,
            life=life,
            on=on,
            number=len(child.pace.reviews_on) + 1,
            slots=slots_on(child, life, siblings, on),
            brought=(),
            asked=(),
            next_on=child.pace.next_on,
            is_latest=True,
        )
        if child.part.adjourned_today:
            yield from begin_and_adjourn(
                review, occasion, today=self._today, rng=self._rng, deck=self._deck, bank_holidays=self._holidays
            )
            yield from self._preparing.before(occasion, review.id, known.people, known.wishes)
        elif not agenda_known and review.mode is not Mode.DESK and on - self._today <= _INVITED_AHEAD:
            yield from self._preparing.invitations(occasion, review.id, known.people, known.wishes)

    def pictures(self, records: Sequence[SyncedRecord]) -> list[SyncedRecord]:
        """A few pictures that came with the newest talks and forms."""
        return list(pictures(records))
