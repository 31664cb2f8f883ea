"""A letter leaves only as it was approved: these bytes, this reader, this address."""

import random
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.letters import finish_letter, save_section, start_letter, unfinish_letter
from iro_desktop.actions.releasing import NotApproved, NotReleased, approve_letter, release
from iro_desktop.models.child import Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import LetterApproval
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.queries.releasing import fingerprint
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, HELD_ON, NOON, TODAY, Circumstances, add_held_review, write_everything
from tests.store.stores import store_in

MUTATIONS = 1_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def letter_id(store: Store) -> UUID:
    home = Home(child_id=new_id(), from_on=HELD_ON, address="4 Thistle Row", postcode="ZZ1 4QA", town="Brackenford")
    with store.transaction() as session:
        held = add_held_review(session, Circumstances(homes=(home,)))
        started = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, started, held.words_id)
        finish_letter(session, started, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    return started


def why(session: Session, letter_id: UUID) -> NotReleased:
    with pytest.raises(NotApproved) as refused:
        release(session, letter_id)
    return refused.value.why


def home_of(session: Session) -> Home:
    return session.scalars(select(Home)).one()


def test_what_was_finished_may_leave_with_the_bytes_that_were_approved(store: Store, letter_id: UUID) -> None:
    with store.reading() as session:
        released = release(session, letter_id)
        letter, approval = session.get_one(Letter, letter_id), session.scalars(select(LetterApproval)).one()

    assert released.pdf.startswith(b"%PDF-")
    assert fingerprint(released.pdf) == letter.finished_pdf_hash == approval.pdf_hash
    assert (approval.recipient_name, approval.by_name) == ("Pip", "Maren Ostrowe")
    assert approval.address == released.address == "4 Thistle Row, Brackenford, ZZ1 4QA"


def test_a_draft_never_leaves(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        unfinish_letter(session, letter_id, at=NOON)
        assert why(session, letter_id) is NotReleased.NOT_FINISHED


def test_an_older_approval_does_not_count_once_there_is_a_newer_one(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        first = session.get_one(Letter, letter_id).finished_content
        unfinish_letter(session, letter_id, at=NOON)
        save_section(session, letter_id, "ending", text="Save me a branch.")
        finish_letter(session, letter_id, at=NOON + timedelta(seconds=5), today=TODAY, bank_holidays=BANK_HOLIDAYS)
        release(session, letter_id)
        session.get_one(Letter, letter_id).finished_content = first
        assert why(session, letter_id) is NotReleased.OTHER_WORDS


def test_a_letter_that_nobody_approved_is_refused_until_somebody_does(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        never = Letter(
            child_id=session.get_one(Letter, letter_id).child_id,
            template="plain",
            title="Letter",
            age_band=session.get_one(Letter, letter_id).age_band,
            status=session.get_one(Letter, letter_id).status,
            finished_content=session.get_one(Letter, letter_id).finished_content,
        )
        session.add(never)
        session.flush()
        assert why(session, never.id) is NotReleased.NEVER_APPROVED
        approve_letter(session, never.id, at=NOON)
        assert release(session, never.id).pdf.startswith(b"%PDF-")


def test_moving_after_the_approval_asks_for_another(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        home_of(session).address = "9 Larch Yard"
        assert why(session, letter_id) is NotReleased.OTHER_ADDRESS
        approve_letter(session, letter_id, at=NOON + timedelta(days=1))
        assert release(session, letter_id).address == "9 Larch Yard, Brackenford, ZZ1 4QA"
        home_of(session).address = "4 Thistle Row"
        assert why(session, letter_id) is NotReleased.OTHER_ADDRESS


def test_every_sentence_says_what_to_do_next() -> None:
    for reason in NotReleased:
        sentence = NotApproved(reason).sentence
        assert "so it" in sentence
        assert sentence.count(".") == 2


def one_letter_more(words: str, dice: random.Random) -> str:
    at = dice.randrange(len(words))
    other = chr((ord(words[at]) + dice.randrange(1, 90)) % 0x10000 or 0x41)
    return dice.choice(
        [words[:at] + words[at + 1 :], words[:at] + other + words[at + 1 :], words[:at] + other + words[at:]]
    )


@pytest.mark.parametrize("seed", range(4))
def test_any_byte_reader_or_address_changed_afterwards_is_refused(store: Store, letter_id: UUID, seed: int) -> None:
    """L-6: a thousand changes, each refused, and the letter leaves again once the change is gone."""
    dice = random.Random(seed)
    with store.transaction() as session:
        letter, home = session.get_one(Letter, letter_id), home_of(session)
        session.add(somebody := Person(child_id=letter.child_id, name="Darren Pike", role=PersonRole.PARENT))
        session.flush()
        kept = (letter.finished_content or "", letter.recipient_name, letter.recipient_id)
        lives = (home.address or "", home.postcode or "", home.town or "")
        changes: list[Callable[[], None]] = [
            lambda: setattr(letter, "finished_content", one_letter_more(kept[0], dice)),
            lambda: setattr(letter, "recipient_name", one_letter_more("Pip", dice)),
            lambda: setattr(letter, "recipient_id", somebody.id),
            lambda: setattr(home, "address", one_letter_more(lives[0], dice) + "a"),
            lambda: setattr(home, "postcode", one_letter_more(lives[1], dice) + "a"),
            lambda: setattr(home, "town", None),
            lambda: setattr(home, "until_on", TODAY),
        ]
        for _ in range(MUTATIONS // 4):
            dice.choice(changes)()
            session.flush()
            assert why(session, letter_id) is not NotReleased.NEVER_APPROVED
            letter.finished_content, letter.recipient_name, letter.recipient_id = kept
            home.address, home.postcode, home.town = lives
            home.until_on = None
        assert release(session, letter_id).recipient_name == "Pip"
