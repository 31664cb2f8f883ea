"""Two laptops and a real office: one command makes a laptop known, the next one syncs it."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from iro_desktop.actions.decisions import reword_decision
from iro_desktop.store.conflicts import open_conflicts
from tests.central.services import Service, administer, serving
from tests.end_to_end.caseload import Caseload
from tests.end_to_end.commands import ALL_DUE, Laptop
from tests.end_to_end.conftest import Written

SAFE = "Everything is safe at the office."


@dataclass(frozen=True, slots=True)
class Office:
    """A running office, and its administrator."""

    service: Service
    data: Path

    def code_for(self, person: str) -> str:
        assert administer("add-user", "--data", str(self.data), person).returncode == 0
        made = administer("enrol-code", "--data", str(self.data), person)
        assert made.returncode == 0, made.stderr
        return made.stdout.strip()


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """`iro-central serve` with a PostgreSQL of its own, in a folder that PostgreSQL's own user may pass through."""
    with tempfile.TemporaryDirectory(prefix="iro-office-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with serving("--data", str(folder / "data")) as service:
            yield Office(service, folder / "data")


class _SignInPage(BaseHTTPRequestHandler):
    """What a guest network answers in place of the office."""

    def do_POST(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html><body>Welcome to the guest network</body></html>")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a test's output is the test's."""


@pytest.fixture
def guest_network() -> Iterator[str]:
    """An address at which something answers that is no office."""
    with HTTPServer(("127.0.0.1", 0), _SignInPage) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_laptop_that_the_office_does_not_know_sends_nothing_and_says_what_to_do(kept: Laptop) -> None:
    ended = kept.run("sync")

    assert (ended.code, ended.out) == (1, "")
    assert "Nothing was sent; your work is safe here." in ended.err
    assert "iro-desktop sync --central ADDRESS --enrol CODE" in ended.err


@dataclass(frozen=True, slots=True)
class Pair:
    """Two officers' laptops that know the office, and what their first rounds of sync printed."""

    first: Laptop
    second: Laptop
    sent: str
    received: str


@pytest.fixture(scope="module")
def pair(office: Office, written: Written, caseload: Caseload, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """The first laptop has a letter; the second brought the same files in by itself and receives the rest."""
    folder = tmp_path_factory.mktemp("pair")
    first = written.laptop.copied_to(folder / "first")
    second = Laptop(folder / "second", first.passphrase_file)
    second.done("import-903", caseload.folder, "--last-year", caseload.last_year)
    place = ("--central", office.service.address)
    sent = first.done("sync", *place, "--enrol", office.code_for("Maren Ostrowe")).out
    received = second.done("sync", *place, "--enrol", office.code_for("Idris Vale")).out
    return Pair(first, second, sent, received)


def test_the_receipt_says_that_all_is_safe_and_then_that_nothing_is_left(pair: Pair) -> None:
    assert pair.sent.splitlines()[0] == SAFE
    assert re.search(r"^(\d+) of \1 sent and checked\.$", pair.sent, re.MULTILINE)
    assert pair.received.splitlines()[0] == SAFE
    pair.first.done("sync")
    assert pair.first.done("sync", "--once").out == f"Nothing to send or receive. {SAFE}\n"


def test_what_one_laptop_wrote_another_shows_to_the_byte(pair: Pair, written: Written, tmp_path: Path) -> None:
    for laptop, out in ((pair.first, "here.pdf"), (pair.second, "there.pdf")):
        laptop.done("letter", str(written.finished), "--out", tmp_path / out)

    assert (tmp_path / "there.pdf").read_bytes() == (tmp_path / "here.pdf").read_bytes()


def test_two_laptops_that_brought_in_the_same_files_show_the_same_dates(pair: Pair, all_due: str) -> None:
    assert pair.second.done(*ALL_DUE).out == pair.first.done(*ALL_DUE).out == all_due


def test_a_decision_that_two_laptops_changed_offline_is_kept_in_both_versions(pair: Pair, written: Written) -> None:
    for laptop, wording in ((pair.first, "Tunde books the train"), (pair.second, "Joss drives on Sunday")):
        with laptop.opened() as store, store.transaction() as session:
            reword_decision(session, written.decision, wording=wording)
    pair.first.done("sync")

    told = pair.second.done("sync").out

    assert "1 thing needs you: two people changed the same words, and both versions are kept." in told
    with pair.second.opened() as store, store.reading() as session:
        [conflict] = open_conflicts(session)
    assert (conflict.theirs, conflict.mine) == ("Tunde books the train", "Joss drives on Sunday")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://127.0.0.1:9", "The office store did not answer."),
        ("http://office.example", "begins with https"),
        ("not an address", "begins with https"),
    ],
)
def test_an_address_that_is_no_office_is_said_and_all_stays_here(laptop: Laptop, address: str, sentence: str) -> None:
    ended = laptop.run("sync", "--central", address, "--enrol", "ABCD-EFGH-JKLM")

    assert (ended.code, ended.out) == (1, "")
    assert sentence in ended.err


def test_a_guest_networks_page_is_not_taken_for_the_office(laptop: Laptop, guest_network: str, all_due: str) -> None:
    ended = laptop.run("sync", "--central", guest_network, "--enrol", "ABCD-EFGH-JKLM")

    assert (ended.code, ended.out) == (1, "")
    assert "Something else answered in place of the office store" in ended.err
    assert "your work is safe here" in ended.err
    assert laptop.done(*ALL_DUE).out == all_due


def test_a_code_that_the_office_did_not_give_is_refused(office: Office, laptop: Laptop) -> None:
    ended = laptop.run("sync", "--central", office.service.address, "--enrol", "ABCD-EFGH-JKLM")

    assert (ended.code, ended.out) == (1, "")
    assert "This laptop was not made known, and nothing was sent" in ended.err


def test_an_office_that_went_away_leaves_everything_on_the_laptop(laptop: Laptop, all_due: str, tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="iro-office-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with serving("--data", str(folder / "data")) as service:
            code = Office(service, folder / "data").code_for("Maren Ostrowe")
            laptop.done("sync", "--central", service.address, "--enrol", code)
            service.process.terminate()
            service.process.wait()

        ended = laptop.run("sync")

    assert ended.code == 1
    assert "The office store did not answer." in ended.out
    assert "Nothing is lost" in ended.out
    assert laptop.done(*ALL_DUE).out == all_due
