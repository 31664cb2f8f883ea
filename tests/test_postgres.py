"""The PostgreSQL that other tests stand on."""

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.postgres import Cluster, running_cluster
from tests.processes import ended, watch

_ROOT = Path(__file__).resolve().parent.parent


def test_a_test_gets_an_empty_database(database_url: str) -> None:
    with psycopg.connect(database_url) as connection:
        tables = connection.execute("SELECT * FROM information_schema.tables WHERE table_schema = 'public'").fetchall()

    assert tables == []


def test_two_databases_of_one_cluster_know_nothing_of_each_other(postgres_cluster: Cluster) -> None:
    one, other = postgres_cluster.create_database(), postgres_cluster.create_database()
    with psycopg.connect(postgres_cluster.url(one)) as connection:
        connection.execute("CREATE TABLE letter (words text)")

    with psycopg.connect(postgres_cluster.url(other)) as connection:
        assert connection.execute("SELECT to_regclass('letter')").fetchone() == (None,)

    for name in (one, other):
        postgres_cluster.drop_database(name)


def test_a_database_can_be_a_copy_of_another(postgres_cluster: Cluster) -> None:
    migrated = postgres_cluster.create_database()
    with psycopg.connect(postgres_cluster.url(migrated)) as connection:
        connection.execute("CREATE TABLE letter AS SELECT 'Dear Sam' AS words")

    copy = postgres_cluster.create_database(template=migrated)

    with psycopg.connect(postgres_cluster.url(copy)) as connection:
        assert connection.execute("SELECT words FROM letter").fetchone() == ("Dear Sam",)
    for name in (copy, migrated):
        postgres_cluster.drop_database(name)


def test_a_database_in_use_can_be_dropped(postgres_cluster: Cluster) -> None:
    name = postgres_cluster.create_database()
    with psycopg.connect(postgres_cluster.url(name)):
        postgres_cluster.drop_database(name)

    with psycopg.connect(postgres_cluster.url("postgres")) as connection:
        assert connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchall() == []


def test_nothing_of_a_cluster_stays_behind() -> None:
    with running_cluster() as cluster:
        watched = watch(_server_of(cluster.folder))

    assert ended(watched)
    assert not cluster.folder.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with the one that started it")
def test_a_server_ends_with_the_process_that_started_it() -> None:
    source = "from tests.postgres import running_cluster\nwith running_cluster() as it: print(it.folder); input()"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT
    ) as owner:
        assert owner.stdout is not None
        folder = Path(owner.stdout.readline().strip())
        watched = watch(_server_of(folder))
        owner.kill()

        assert ended(watched)
    shutil.rmtree(folder)


def _server_of(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])
