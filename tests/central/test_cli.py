"""The administrator's commands: done is 0, refused is 1 with a sentence, wrong usage is 2; never a traceback."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import httpx
import psycopg
import pytest

from iro_central.database import the_council
from tests.central.services import administer, serving


@pytest.fixture
def data_folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user may pass through, as root's is not."""
    with tempfile.TemporaryDirectory(prefix="iro-central-test-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder / "central"


def refused(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    return done.stderr


def test_one_command_starts_an_office_and_its_people_stay_when_it_stops(data_folder: Path) -> None:
    with serving("--data", str(data_folder), "--council", "Brackenshire") as service:
        assert httpx.get(service.address).status_code == 404
        added = administer("add-user", "Ruth Vale", "--data", str(data_folder))
        assert str(UUID(added.stdout.strip())) == added.stdout.strip()
        service.process.send_signal(signal.SIGTERM)
        assert service.process.wait(timeout=60) == 0

    code = administer("enrol-code", "Ruth Vale", "--data", str(data_folder))

    assert code.returncode == 0
    assert len(code.stdout.strip().split("-")) == 5


def test_the_data_folder_is_its_owners_alone_and_checks_its_pages(data_folder: Path) -> None:
    with serving("--data", str(data_folder)):
        cluster = data_folder / "postgresql"
        assert stat.S_IMODE(cluster.stat().st_mode) == 0o700
        sockets = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()[4]
        assert stat.S_IMODE(Path(sockets).stat().st_mode) == 0o700
        with psycopg.connect(host=sockets, user="postgres", dbname="iro") as connection:
            row = connection.execute("select current_setting('data_checksums'), current_setting('fsync')").fetchone()

    assert row == ("on", "on")


def test_two_services_never_share_a_folder(data_folder: Path) -> None:
    with serving("--data", str(data_folder)):
        assert "Another iro-central" in refused(administer("serve", "--data", str(data_folder), "--port", "0"))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root cannot run PostgreSQL where it likes")
def test_as_root_a_private_folder_keeps_its_database_outside(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)

    with serving("--data", str(private / "central")):
        outside = Path((private / "central" / "postgresql-folder").read_text(encoding="utf-8").strip())
        assert (outside / "PG_VERSION").exists()
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
    shutil.rmtree(outside)


def test_a_service_that_was_killed_starts_again_on_its_folder(data_folder: Path) -> None:
    with serving("--data", str(data_folder)) as service:
        administer("add-user", "Ruth Vale", "--data", str(data_folder))
        service.kill()

    with serving("--data", str(data_folder)):
        assert administer("enrol-code", "Ruth Vale", "--data", str(data_folder)).returncode == 0


def test_practise_and_real_never_share_a_database(database_url: str) -> None:
    assert administer("migrate", "--database", database_url, "--practise").returncode == 0
    assert the_council(database_url).practise

    assert "practise" in refused(administer("serve", "--database", database_url, "--port", "0"))
    assert "practise" in refused(administer("migrate", "--database", database_url))


def test_migrating_twice_changes_nothing(database_url: str) -> None:
    first = administer("migrate", "--database", database_url, "--council", "Brackenshire")
    second = administer("migrate", "--database", database_url)

    assert first.stdout == second.stdout
    assert "Brackenshire" in first.stdout


def test_an_empty_database_is_refused_until_it_is_migrated(database_url: str) -> None:
    assert "iro-central migrate" in refused(administer("serve", "--database", database_url, "--port", "0"))
    assert "iro-central migrate" in refused(administer("add-user", "Ruth Vale", "--database", database_url))


def test_a_database_that_does_not_answer_is_said_without_its_password() -> None:
    address = "postgresql://nobody:secret-words@127.0.0.1:1/iro"

    sentence = refused(administer("serve", "--database", address))

    assert "does not answer" in sentence
    assert "secret-words" not in sentence


def test_a_code_for_nobody_is_refused(central_url: str) -> None:
    assert "Nobody" in refused(administer("enrol-code", "Ruth Vale", "--database", central_url))


def test_a_port_in_use_is_said(central_url: str) -> None:
    with serving("--database", central_url) as service:
        port = service.address.rpartition(":")[2]
        assert "--port" in refused(administer("serve", "--database", central_url, "--port", port))


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["add-user"],
        ["serve", "--port", "seventy"],
        ["serve", "--port", "70000"],
        ["serve", "--database", "x", "--data", "y"],
    ],
)
def test_wrong_usage_is_two(words: list[str]) -> None:
    done = administer(*words)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
