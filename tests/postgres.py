"""A PostgreSQL of the tests' own: started when the first test asks for it, gone when the run ends."""

import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql

_ADVICE = (
    "PostgreSQL is needed for this test and {what}. ./dev setup installs it as root on Debian; "
    "elsewhere install PostgreSQL 15 or newer and put its initdb on the PATH."
)
_READY = "database system is ready to accept connections"
_STOPS_WITHIN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running PostgreSQL that listens on a socket in its own folder only."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1), repr=False)

    def url(self, database: str) -> str:
        """Where a database of this cluster is reached, as psycopg, SQLAlchemy and `iro-central` take it."""
        return f"postgresql://postgres@/{database}?host={quote(str(self.folder), safe='')}"

    def create_database(self, template: str = "template1") -> str:
        """The name of a new database: empty, or a copy of the one named (which nobody may be connected to)."""
        name = f"test_{next(self._numbers)}"
        self._administer(sql.SQL("CREATE DATABASE {} TEMPLATE {}"), name, template)
        return name

    def drop_database(self, name: str) -> None:
        """Remove a database, and end whatever is still connected to it."""
        self._administer(sql.SQL("DROP DATABASE {} WITH (FORCE)"), name)

    def _administer(self, statement: sql.SQL, *names: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.format(*(sql.Identifier(name) for name in names)))


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """A fresh cluster, without the disk flushes that a test's database can do without."""
    programs = _programs()
    # Short and outside any private folder: a socket's path has room for 107 characters, and as root the server is
    # somebody else's process, who could not pass through a 0700 home.
    folder = Path(tempfile.mkdtemp(prefix="iro-postgres-", dir="/tmp" if Path("/tmp").is_dir() else None))
    try:
        if _is_root():
            shutil.chown(folder, "postgres", "postgres")
        subprocess.run(
            [*_as_server_user(), str(programs / "initdb"), "--pgdata", str(folder / "data"), "--username=postgres",
             "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, cwd=folder,
        )  # fmt: skip
        with _server(programs, folder):
            yield Cluster(folder)
    finally:
        shutil.rmtree(folder)


@contextmanager
def _server(programs: Path, folder: Path) -> Iterator[None]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
    }
    command = [*_as_server_user(), str(programs / "postgres"), "-D", str(folder / "data")]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    words_in_english = os.environ | {"LC_ALL": "C"}
    with subprocess.Popen(command, cwd=folder, env=words_in_english, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            _wait_until_ready(server.stderr)
            # A server whose words nobody reads stops once the pipe is full.
            threading.Thread(target=server.stderr.read, daemon=True).start()
            yield
        finally:
            server.send_signal(signal.SIGINT)  # PostgreSQL's "fast": connections are ended, files are left in order
            server.wait(timeout=_STOPS_WITHIN_SECONDS)


def _wait_until_ready(words: IO[str]) -> None:
    heard = []
    for line in words:
        heard.append(line)
        if _READY in line:
            return
    pytest.fail("PostgreSQL did not start:\n" + "".join(heard), pytrace=False)


def _programs() -> Path:
    """Where initdb and postgres lie: Debian keeps them off the PATH, one folder a version; the newest serves."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    if debian:
        return debian[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        pytest.fail(_ADVICE.format(what="is not installed"), pytrace=False)
    return Path(on_path).resolve().parent


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _as_server_user() -> list[str]:
    """What goes before the server's command: PostgreSQL refuses to run as root, and on Linux it ends when we do."""
    setpriv = shutil.which("setpriv")
    if not _is_root():
        return [setpriv, "--pdeathsig=INT"] if setpriv else []
    if setpriv is None:
        pytest.fail(_ADVICE.format(what="cannot run as root without setpriv"), pytrace=False)
    return [setpriv, "--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig=INT"]


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[Cluster]:
    """The cluster of this test process (under xdist each has its own)."""
    with running_cluster() as cluster:
        yield cluster


@pytest.fixture
def database_url(postgres_cluster: Cluster) -> Iterator[str]:
    """An empty database for one test."""
    name = postgres_cluster.create_database()
    yield postgres_cluster.url(name)
    postgres_cluster.drop_database(name)
