"""A request is its laptop's own, to the last byte, once, and now; anything else is nobody's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_central import accounts
from iro_central.accounts import TOKEN_LIVES
from iro_central.authorise import MOST_OFF, Caller, authorise
from iro_central.database import the_council
from iro_central.refusal import Denied
from iro_desktop.protocol import proofs
from iro_desktop.protocol.wire import AskSession, Session, Why
from tests.central.offices import NOON, Key, Office, enrolled, opened
from tests.postgres import Cluster

BODY = b'{"practise":false,"operations":[]}'


@dataclass(frozen=True)
class Sent:
    """One request as central gets it."""

    token: str
    number: str
    at: str
    proof: str
    method: str = "POST"
    target: str = "/v1/ops"
    body: bytes = BODY

    @property
    def headers(self) -> dict[str, str]:
        return {
            proofs.SESSION_HEADER: f"{proofs.SESSION_SCHEME} {self.token}",
            proofs.NUMBER_HEADER: self.number,
            proofs.TIME_HEADER: self.at,
            proofs.PROOF_HEADER: self.proof,
        }


@dataclass
class SignedIn:
    """A laptop with a session, and requests that it signs."""

    office: Office
    key: Key
    session: Session

    def request(self, *, number: int = 1, at: datetime = NOON, key: Key | None = None) -> Sent:
        text = proofs.request_text(
            token=self.session.token, method="POST", target="/v1/ops", number=number, at=at, body=BODY
        )
        return Sent(self.session.token, str(number), at.isoformat(), (key or self.key).signature(text))

    def received(self, sent: Sent, *, at: datetime = NOON) -> Caller:
        return authorise(
            self.office.database, sent.headers, method=sent.method, target=sent.target, body=sent.body, at=at
        )


@pytest.fixture
def laptop(office: Office) -> SignedIn:
    return signed_in(office, "Ruth Vale")


def signed_in(office: Office, name: str) -> SignedIn:
    key = Key.made()
    known = enrolled(office, name, key)
    challenge = accounts.new_challenge(office.database, known.device, at=NOON).challenge
    asked = AskSession(
        device=known.device,
        challenge=challenge,
        signature=key.signature(proofs.session_text(known.device, challenge)),
    )
    return SignedIn(office, key, accounts.open_session(office.database, asked, at=NOON))


def test_the_person_comes_from_the_laptops_key(laptop: SignedIn) -> None:
    assert laptop.received(laptop.request()).person_name == "Ruth Vale"


def test_no_request_can_be_played_twice_or_out_of_turn(laptop: SignedIn) -> None:
    third = laptop.request(number=3)
    laptop.received(third)

    for sent in (third, laptop.request(number=2)):
        with pytest.raises(Denied) as denied:
            laptop.received(sent)
        assert denied.value.why is Why.SIGN_IN_AGAIN
    laptop.received(laptop.request(number=4))


@pytest.mark.parametrize(
    "forged",
    [
        lambda sent: replace(sent, body=sent.body[:-1] + b" }"),
        lambda sent: replace(sent, target="/v1/changes?cursor=0"),
        lambda sent: replace(sent, method="GET"),
        lambda sent: replace(sent, number="2"),
        lambda sent: replace(sent, at=(NOON + timedelta(seconds=1)).isoformat()),
        lambda sent: replace(sent, token=sent.token[:-1] + ("A" if sent.token[-1] != "A" else "B")),
        lambda sent: replace(sent, proof=""),
        lambda sent: replace(sent, proof="not base64 !"),
        lambda sent: replace(sent, number="-1"),
        lambda sent: replace(sent, number="１"),
        lambda sent: replace(sent, number="9" * 30),
        lambda sent: replace(sent, at="yesterday"),
        lambda sent: replace(sent, at="2026-03-02T12:00:00"),
    ],
)
def test_a_request_with_anything_changed_is_nobodys(laptop: SignedIn, forged: Callable[[Sent], Sent]) -> None:
    sent = laptop.request()

    with pytest.raises(Denied):
        laptop.received(forged(sent))
    laptop.received(sent)


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, len(BODY) - 1), byte=st.integers(0, 255))
def test_no_byte_of_a_body_can_be_changed_on_the_way(laptop_for_all: SignedIn, place: int, byte: int) -> None:
    changed = BODY[:place] + bytes([byte]) + BODY[place + 1 :]
    if changed != BODY:
        with pytest.raises(Denied):
            laptop_for_all.received(replace(laptop_for_all.request(), body=changed))


@pytest.fixture(scope="module")
def laptop_for_all(postgres_cluster: Cluster, central_tables: str) -> Iterator[SignedIn]:
    """One laptop for all examples of a property: none of them is received, so none changes anything."""
    name = postgres_cluster.create_database(central_tables)
    with opened(postgres_cluster.url(name)) as database:
        yield signed_in(Office(database, the_council(postgres_cluster.url(name))), "Ruth Vale")
    postgres_cluster.drop_database(name)


def test_a_stolen_token_is_worth_nothing_without_the_key(laptop: SignedIn) -> None:
    thief = signed_in(laptop.office, "Somebody Else")

    with pytest.raises(Denied):
        laptop.received(laptop.request(key=thief.key))


@pytest.mark.parametrize("off", [MOST_OFF + timedelta(seconds=1), -MOST_OFF - timedelta(seconds=1)])
def test_a_proof_of_another_time_is_refused(laptop: SignedIn, off: timedelta) -> None:
    with pytest.raises(Denied):
        laptop.received(laptop.request(at=NOON + off))


def test_a_session_ends_after_ten_minutes(laptop: SignedIn) -> None:
    end = NOON + TOKEN_LIVES
    laptop.received(laptop.request(at=end - timedelta(seconds=1)), at=end - timedelta(seconds=1))

    with pytest.raises(Denied):
        laptop.received(laptop.request(number=2, at=end), at=end)
