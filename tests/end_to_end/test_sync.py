"""Two laptops and a real office: one command makes a laptop known, the next one syncs it."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

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


@pytest.fixture
def second(new_laptop: Laptop, caseload: Caseload) -> Laptop:
    """A colleague's laptop that brought the same files in by itself."""
    new_laptop.done("import-903", caseload.folder, "--last-year", caseload.last_year)
    return new_laptop


def test_what_one_laptop_sends_another_shows(
    office: Office, written: Written, second: Laptop, tmp_path: Path, all_due: str
) -> None:
    first = written.laptop.copied_to(tmp_path / "first")
    place = ("--central", office.service.address)

    sent = first.done("sync", *place, "--enrol", office.code_for("Maren Ostrowe")).out
    nothing = first.done("sync", "--once").out
    received = second.done("sync", *place, "--enrol", office.code_for("Idris Vale")).out

    assert SAFE in sent
    assert "sent and checked." in sent
    assert "Nothing to send or receive. Everything is safe at the office." in nothing
    assert SAFE in received
    assert "received." in received
    second.done("letter", str(written.finished), "--out", tmp_path / "there.pdf")
    written.laptop.done("letter", str(written.finished), "--out", tmp_path / "here.pdf")
    assert (tmp_path / "there.pdf").read_bytes() == (tmp_path / "here.pdf").read_bytes()
    assert second.done(*ALL_DUE).out == first.done(*ALL_DUE).out == all_due


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
