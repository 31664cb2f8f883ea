"""L-5: whatever happens to addresses, a letter that names a newer one does not go to an older one by itself."""

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule
from sqlalchemy import select

from iro_desktop.actions.addresses import confirm_addresses
from iro_desktop.actions.changing import Changes, bring_back, remove
from iro_desktop.actions.homes import add_home, change_home
from iro_desktop.actions.keeping import keep_in_letter
from iro_desktop.actions.letters import finish_letter, reopen_letter, save_section, start_letter
from iro_desktop.actions.people import change_person
from iro_desktop.actions.releasing import NotApproved, NotReleased, approve_letter, release
from iro_desktop.models.child import Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import AddressConfirmation, PastAddress
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_goes_to import reader_of
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, HELD_ON, TODAY, Circumstances, add_held_review, look_at, write_everything
from tests.store.stores import Clock, store_in

STREETS = ("4 Thistle Row", "9 Larch Yard")


_LETTERS_AT_ONCE = 2


def written(session: Session, names: str | None, clock: Clock, *, to: UUID | None = None) -> UUID:
    """A finished letter that names an address, which somebody kept in it where they were asked."""
    held_letter = session.scalars(select(Letter).order_by(Letter.version_number.desc())).first()
    assert held_letter is not None
    letter_id = held_letter.id
    if held_letter.finished_at is not None:
        letter_id = reopen_letter(session, letter_id, reason="Another day")
        session.flush()
    session.get_one(Letter, letter_id).recipient_id = to
    save_section(session, letter_id, "ending", text=f"See you at {names}." if names else "See you soon.")
    session.flush()
    for problem in look_at(session, letter_id).problems:
        assert problem.found is not None
        detail = problem.found.detail
        keep_in_letter(session, letter_id, what=detail.what, found=detail.text, reason="Asked for.", at=clock())
    session.flush()
    finish_letter(session, letter_id, at=clock(), today=TODAY, bank_holidays=BANK_HOLIDAYS)
    session.flush()
    return letter_id


class Addresses(RuleBasedStateMachine):
    """A child who moves, a parent who moves, and letters to both that name some address or none."""

    letters = Bundle("letters")

    @initialize()
    def begin(self) -> None:
        self.clock = Clock()
        self.folder = tempfile.TemporaryDirectory()
        self.store: Store = store_in(Path(self.folder.name), self.clock)
        self.told_at: dict[str, int] = {}
        self.moments = 0
        self.agreed: dict[tuple[UUID, str | None], int] = {}
        """When somebody last looked at a letter with where it goes before them."""
        self.names: dict[UUID, str | None] = {}
        home = Home(child_id=new_id(), from_on=HELD_ON, address=STREETS[0])
        with self.store.transaction() as session:
            held = add_held_review(session, Circumstances(homes=(home,)))
            self.child_id = held.child_id
            parent = Person(child_id=held.child_id, name="Darren Pike", role=PersonRole.PARENT, address=STREETS[1])
            session.add(parent)
            session.flush()
            self.parent_id = parent.id
            write_everything(session, start_letter(session, held.review_id, today=TODAY), held.words_id)
        self._knows(STREETS[0])
        self._knows(STREETS[1])

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    def _knows(self, address: str | None) -> None:
        """The record says this address from now on: it is newer than all others."""
        self.moments += 1
        if address is not None:
            self.told_at[address] = self.moments

    @rule(to=st.sampled_from(STREETS), days=st.integers(0, 5))
    def child_moves(self, to: str, days: int) -> None:
        self.clock.goes(timedelta(minutes=1))
        with self.store.transaction() as session:
            values: Changes = {"from_on": HELD_ON - timedelta(days=days), "with_whom": "Ada", "address": to}
            add_home(session, self.child_id, values, today=TODAY)
        self._knows(to)

    @rule(to=st.sampled_from(STREETS), which=st.integers(0, 3))
    def an_address_is_put_right(self, to: str, which: int) -> None:
        self.clock.goes(timedelta(minutes=1))
        with self.store.transaction() as session:
            homes = session.scalars(select(Home).where(Home.deleted_at.is_(None)).order_by(Home.id)).all()
            home = homes[which % len(homes)] if homes else None
            if home is None or home.address == to:
                return
            change_home(session, home.id, {"address": to}, today=TODAY)
        self._knows(to)

    @rule(which=st.integers(0, 3))
    def a_home_is_removed_or_brought_back(self, which: int) -> None:
        self.clock.goes(timedelta(minutes=1))
        with self.store.transaction() as session:
            homes = session.scalars(select(Home).order_by(Home.id)).all()
            home = homes[which % len(homes)]
            if home.deleted_at is None:
                remove(session, home.id, kind=Home, at=self.clock())
            else:
                bring_back(session, home.id, kind=Home)

    @rule(to=st.none() | st.sampled_from(STREETS))
    def parent_moves(self, to: str | None) -> None:
        self.clock.goes(timedelta(minutes=1))
        with self.store.transaction() as session:
            if session.get_one(Person, self.parent_id).address == to:
                return
            change_person(session, self.parent_id, {"address": to}, today=TODAY)
        self._knows(to)

    @precondition(lambda self: len(self.names) < _LETTERS_AT_ONCE)
    @rule(target=letters, names=st.sampled_from(STREETS), to_parent=st.booleans())
    def a_letter_is_finished(self, names: str | None, to_parent: bool) -> UUID:
        self.clock.goes(timedelta(minutes=1))
        with self.store.transaction() as session:
            letter_id = written(session, names, self.clock, to=self.parent_id if to_parent else None)
            goes_to = reader_of(session, session.get_one(Letter, letter_id)).address
        self.names[letter_id] = names
        self.agreed[letter_id, goes_to] = self.moments
        return letter_id

    @rule(letter=letters)
    def it_is_approved_again(self, letter: UUID) -> None:
        self.clock.goes(timedelta(minutes=1))
        with self.store.transaction() as session:
            approve_letter(session, letter, at=self.clock())

    @rule(letter=letters)
    def somebody_says_why_it_may_go(self, letter: UUID) -> None:
        self.clock.goes(timedelta(minutes=1))
        with self.store.transaction() as session:
            if confirm_addresses(session, letter, reason="They live there together.", at=self.clock()):
                goes_to = reader_of(session, session.get_one(Letter, letter)).address
                self.agreed[letter, goes_to] = self.moments

    @rule(letter=consumes(letters))
    def nothing_more_is_done_with_it(self, letter: UUID) -> None:
        self.names.pop(letter, None)

    @invariant()
    def no_letter_with_a_newer_address_goes_to_an_older_one(self) -> None:
        if not hasattr(self, "store"):
            return
        with self.store.reading() as session:
            for letter_id, names in self.names.items():
                try:
                    goes_to = release(session, letter_id).address
                except NotApproved:
                    continue
                newer = self.told_at.get(names or "", 0) > self.told_at.get(goes_to or "", 0)
                looked_since = self.agreed.get((letter_id, goes_to), 0) >= self.told_at.get(names or "", 0)
                assert names is None or names == goes_to or not newer or looked_since


Addresses.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=14,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
)
TestAddressHistories = Addresses.TestCase


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Store:
    return store_in(tmp_path, clock)


def a_letter_that_names(session: Session, address: str, clock: Clock) -> UUID:
    home = Home(child_id=new_id(), from_on=HELD_ON, address="4 Thistle Row")
    held = add_held_review(session, Circumstances(homes=(home,)))
    write_everything(session, start_letter(session, held.review_id, today=TODAY), held.words_id)
    return written(session, address, clock)


def test_a_letter_that_told_the_new_address_waits_for_a_reason_before_it_goes_to_the_old_one(
    store: Store, clock: Clock
) -> None:
    with store.transaction() as session:
        letter_id = a_letter_that_names(session, "9 Larch Yard", clock)
        assert release(session, letter_id).address == "4 Thistle Row"
    clock.goes(timedelta(hours=1))
    with store.transaction() as session:
        # Now the record says that somebody of the family lives there.
        child_id = session.get_one(Letter, letter_id).child_id
        session.add(Person(child_id=child_id, name="Darren Pike", role=PersonRole.PARENT, address="9 Larch Yard"))
        session.flush()
        with pytest.raises(NotApproved, match="names one address and goes to another") as refused:
            release(session, letter_id)
        assert refused.value.why is NotReleased.NAMES_AN_ADDRESS
        with pytest.raises(Refused, match="Say why"):
            confirm_addresses(session, letter_id, reason=" ", at=clock())
        assert confirm_addresses(session, letter_id, reason="Pip asked where his dad lives.", at=clock()) == 1
        session.flush()
        assert release(session, letter_id).address == "4 Thistle Row"
        said = session.scalars(select(AddressConfirmation)).one()
        assert (said.goes_to, said.named, said.by_name) == ("4 Thistle Row", "9 Larch Yard", "Maren Ostrowe")
    store.close()


def test_what_stood_before_an_address_was_changed_is_kept(store: Store, clock: Clock) -> None:
    with store.transaction() as session:
        a_letter_that_names(session, "the den", clock)
        home = session.scalars(select(Home)).one()
        change_home(session, home.id, {"address": "9 Larch Yard", "postcode": "ZZ1 4QA"}, today=TODAY)
        change_home(session, home.id, {"town": "Brackenford"}, today=TODAY)
        change_home(session, home.id, {"address": "11 Larch Yard"}, today=TODAY)
        session.flush()
        kept = session.scalars(select(PastAddress).order_by(PastAddress.id)).all()
    store.close()

    assert [(one.of_id, one.address, one.postcode) for one in kept] == [
        (home.id, "4 Thistle Row", None),
        (home.id, "9 Larch Yard", "ZZ1 4QA"),
    ]
