"""Real laptops, a real process, real HTTP between them: cut off, killed, answered by somebody else."""

import gzip
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from iro_central.database import the_council
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision
from iro_desktop.protocol import proofs
from iro_desktop.protocol.wire import Why
from iro_desktop.store.conflicts import open_conflicts, settle
from iro_desktop.store.location import Profile
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import Store, create_store
from iro_desktop.sync.central import ANOTHER_ANSWERED, NO_ANSWER, CentralSaysNo, CentralUnreachable
from iro_desktop.sync.central_http import CentralOverHttp, HttpLine, check_address
from iro_desktop.sync.enrol import connected, enrol, enrolment
from iro_desktop.sync.receipt import Outcome, Receipt
from iro_desktop.sync.round import sync_once
from tests import factories
from tests.central.offices import Office, opened
from tests.central.services import Service, administer, serving
from tests.postgres import Cluster
from tests.store.stores import KEY


def now() -> datetime:
    return datetime.now(UTC)


def new_store(folder: Path) -> Store:
    return create_store(Profile(folder), KEY, now)


def code_for(url: str, name: str) -> str:
    administer("add-user", name, "--database", url)
    return administer("enrol-code", name, "--database", url).stdout.strip()


def enrolled_laptop(url: str, service: Service, folder: Path, name: str) -> Store:
    store = new_store(folder)
    enrol(store, service.address, code_for(url, name), practise=False)
    return store


def synced(store: Store, clock: Callable[[], datetime] = now, transport: httpx.BaseTransport | None = None) -> Receipt:
    with store.reading() as session:
        known = enrolment(session)
    assert known is not None
    line = HttpLine(known.address, transport)
    with CentralOverHttp(line, known.key, clock) as central:
        return sync_once(store, central, clock=clock)


def saved_decisions(store: Store, count: int) -> list[UUID]:
    with store.transaction() as session:
        child = session.scalar(select(Child)) or factories.child()
        session.add(child)
        decisions = [factories.decision(child.id, child.id, wording=f"decision {number}") for number in range(count)]
        session.add_all(decisions)
    return [decision.id for decision in decisions]


def change(store: Store, decision: UUID, wording: str) -> None:
    with store.transaction() as session:
        found = session.get(Decision, decision)
        assert found is not None
        found.wording = wording


def wording(store: Store, decision: UUID) -> str | None:
    with store.reading() as session:
        found = session.get(Decision, decision)
        return found.wording if found is not None else None


def test_two_laptops_edit_the_same_field_of_one_decision_offline_and_both_edits_stay(
    central_url: str, tmp_path: Path
) -> None:
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
        farah = enrolled_laptop(central_url, service, tmp_path / "farah", "Farah Imran")
        (decision,) = saved_decisions(ruth, 1)
        synced(ruth)
        synced(farah)
        change(ruth, decision, "Ruth's words")
        change(farah, decision, "Farah's words")

        assert synced(ruth).is_green
        receipt = synced(farah)

        assert receipt.is_green
        assert receipt.conflicts == 1
        with farah.transaction() as session:
            (asked,) = open_conflicts(session)
            assert (asked.theirs, asked.mine) == ("Ruth's words", "Farah's words")
            settle(session, asked.conflict_id, "What we both meant", at=now())
        synced(farah)
        assert synced(ruth).conflicts == 0
        assert wording(ruth, decision) == wording(farah, decision) == "What we both meant"
        ruth.close()
        farah.close()


@pytest.mark.parametrize("milliseconds", [10, 120])
def test_central_killed_in_the_middle_of_a_push_loses_and_doubles_nothing(
    central_url: str, tmp_path: Path, milliseconds: int
) -> None:
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
        saved_decisions(ruth, 700)
        killer = threading.Timer(milliseconds / 1000, service.kill)
        killer.start()
        receipt = synced(ruth)
        killer.join()
        port = int(service.address.rpartition(":")[2])

    assert not receipt.is_green or receipt.confirmed == 701
    with serving("--database", central_url, port=port) as service:
        after = synced(ruth)
        assert after.is_green
        farah = enrolled_laptop(central_url, service, tmp_path / "farah", "Farah Imran")
        assert synced(farah).received == 701
    with opened(central_url) as database:
        logged = Office(database, the_council(central_url)).logged()
    assert len({one.op for one in logged}) == len(logged) == 701
    ruth.close()
    farah.close()


class AnswerNeverArrives(httpx.BaseTransport):
    """The request reaches central, which commits; the line is cut before the answer."""

    def __init__(self) -> None:
        self._real = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._real.handle_request(request)
        if request.url.path == "/v1/ops":
            response.close()
            raise httpx.ReadError("cut", request=request)
        return response


def test_a_lost_answer_over_http_is_asked_for_again(central_url: str, tmp_path: Path) -> None:
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
        saved_decisions(ruth, 3)

        assert synced(ruth, transport=AnswerNeverArrives()).outcome is Outcome.NOT_REACHED
        assert synced(ruth).is_green

    with opened(central_url) as database:
        assert len(Office(database, the_council(central_url)).logged()) == 4
    ruth.close()


@pytest.mark.parametrize("off", [timedelta(hours=2), timedelta(days=-400)])
def test_a_laptop_whose_clock_is_wrong_can_still_sync(central_url: str, tmp_path: Path, off: timedelta) -> None:
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
        saved_decisions(ruth, 1)

        receipt = synced(ruth, clock=lambda: now() + off)

    assert receipt.is_green
    assert abs(receipt.clock_offset + off) < timedelta(minutes=1)
    ruth.close()


def test_a_session_that_ran_out_is_renewed_without_asking_anybody(central_url: str, tmp_path: Path) -> None:
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
        with ruth.reading() as session:
            known = enrolment(session)
        assert known is not None
        with connected(known, now) as central:
            assert sync_once(ruth, central, clock=now).is_green
            with opened(central_url) as database, database.transaction() as connection:
                connection.execute("delete from session")
            assert sync_once(ruth, central, clock=now).is_green
    ruth.close()


def test_everything_a_person_can_type_comes_back_over_http(central_url: str, tmp_path: Path) -> None:
    texts = [
        "a\x00b",
        "🦊 🦉",
        "سارة كانت هنا",
        "e\u0301",
        "\u202eright to left",
        "<Mum> said yes & no",
        "x" * 1_000_000,
    ]
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
        farah = enrolled_laptop(central_url, service, tmp_path / "farah", "Farah Imran")
        decisions = saved_decisions(ruth, len(texts))
        for decision, text in zip(decisions, texts, strict=True):
            change(ruth, decision, text)

        assert synced(ruth).is_green
        assert synced(farah).is_green

    assert [wording(farah, decision) for decision in decisions] == texts
    ruth.close()
    farah.close()


@contextmanager
def canned(answer: bytes) -> Iterator[str]:
    """A server that gives everybody the same bytes and hangs up."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.connection.recv(65_536)
            self.wfile.write(answer)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


HTML = b"<!DOCTYPE html><html><body>Accept our terms to use this network</body></html>"
STRANGERS = {
    "a sign-in page": b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + HTML,
    "a page that says it is JSON": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
    + HTML,
    "a redirect": b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/login\r\nContent-Length: 0\r\n\r\n",
    "a proxy that wants a password": b"HTTP/1.1 407 Proxy\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
    + HTML,
    "a gateway": b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + HTML,
    "JSON of something else": b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[1,2]",
}
BROKEN = {
    "half an answer": b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"chall',
    "nothing": b"",
    "noise": b"\x16\x03\x01\x02\x00\x01",
}


def tried(store: Store, address: str) -> CentralUnreachable:
    with pytest.raises(CentralUnreachable) as unreachable:
        enrol(store, address, "0000-0000", practise=False)
    return unreachable.value


@pytest.mark.parametrize("answer", STRANGERS.values(), ids=STRANGERS)
def test_whoever_answers_in_place_of_central_is_said_to(tmp_path: Path, answer: bytes) -> None:
    store = new_store(tmp_path / "ruth")
    with canned(answer) as address:
        assert tried(store, address).sentence == ANOTHER_ANSWERED
    store.close()


@pytest.mark.parametrize("answer", BROKEN.values(), ids=BROKEN)
def test_an_answer_that_breaks_off_is_said_to(tmp_path: Path, answer: bytes) -> None:
    store = new_store(tmp_path / "ruth")
    with canned(answer) as address:
        assert tried(store, address).sentence
    store.close()


def test_an_office_that_is_not_there_costs_nothing(central_url: str, tmp_path: Path) -> None:
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
    saved_decisions(ruth, 2)

    receipt = synced(ruth)

    assert receipt.outcome is Outcome.NOT_REACHED
    assert receipt.reason == NO_ANSWER
    with ruth.reading() as session:
        assert waiting_count(session) == 3
    ruth.close()


def test_a_wrong_code_says_what_to_do_and_leaves_the_laptop_as_it_was(central_url: str, tmp_path: Path) -> None:
    store = new_store(tmp_path / "ruth")
    with serving("--database", central_url) as service:
        code = code_for(central_url, "Ruth Vale")
        with pytest.raises(CentralSaysNo) as no:
            enrol(store, service.address, code[:-4] + "0000", practise=False)
        assert no.value.why is Why.CODE_NOT_ACCEPTED
        with store.reading() as session:
            assert enrolment(session) is None

        assert enrol(store, service.address, code.lower(), practise=False).person_name == "Ruth Vale"
    store.close()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "office",
        "http://office.example",
        "ftp://127.0.0.1",
        "https://",
        "https://user:word@office.example",
        "javascript:1",
    ],
)
def test_an_address_that_would_send_words_in_the_clear_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        check_address(address)


def test_good_addresses_are_tidied() -> None:
    assert check_address(" https://office.example/iro/ ") == "https://office.example/iro"
    assert check_address("http://127.0.0.1:8750") == "http://127.0.0.1:8750"


@dataclass(frozen=True)
class BadRequest:
    """A request that is not a laptop's, and the status it should get."""

    status: int
    method: str
    path: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@pytest.mark.parametrize(
    "bad",
    [
        BadRequest(404, "GET", "/"),
        BadRequest(405, "GET", "/v1/ops"),
        BadRequest(401, "POST", "/v1/ops", b"{}"),
        BadRequest(401, "GET", "/v1/changes?cursor=0", headers={proofs.SESSION_HEADER: "IRO x"}),
        BadRequest(400, "POST", "/v1/enrol", HTML),
        BadRequest(400, "POST", "/v1/enrol", b"[" * 100_000),
        BadRequest(400, "POST", "/v1/enrol", b"x", {"Content-Encoding": "gzip"}),
        BadRequest(400, "POST", "/v1/challenge", b'{"device":"x"}'),
    ],
)
def test_bad_requests_get_words_and_never_a_traceback(a_service: Service, bad: BadRequest) -> None:
    response = httpx.request(bad.method, a_service.address + bad.path, content=bad.body, headers=bad.headers)

    assert response.status_code == bad.status
    assert set(response.json()) == {"why", "sentence"}
    assert "Traceback" not in response.text


def test_a_body_that_would_unpack_to_gigabytes_is_refused(a_service: Service) -> None:
    bomb = gzip.compress(bytes(60_000_000))

    response = httpx.post(a_service.address + "/v1/enrol", content=bomb, headers={"Content-Encoding": "gzip"})

    assert response.status_code == 413


@pytest.fixture(scope="module")
def a_service(postgres_cluster: Cluster, central_tables: str) -> Iterator[Service]:
    """One service for requests that change nothing."""
    name = postgres_cluster.create_database(central_tables)
    with serving("--database", postgres_cluster.url(name)) as service:
        yield service
    postgres_cluster.drop_database(name)
