"""The practise caseload as files of the SSDA903: what a council could have sent."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from iro_desktop.exchange.practise import fill_with_practise, practise_903_folder
from iro_desktop.exchange.practise.caseload import invent_caseload
from iro_desktop.exchange.practise.return_files import LAST_YEAR
from iro_desktop.exchange.ssda903 import apply, preview, read_caseload
from iro_desktop.exchange.ssda903.rows import CaseloadFiles
from iro_desktop.exchange.ssda903.tables import COLUMNS, Table
from iro_desktop.models.child import Child
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store

A_THURSDAY = date(2026, 3, 12)
NOW = datetime(2026, 3, 12, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("files")
    practise_903_folder(made, A_THURSDAY)
    return made


@pytest.fixture(scope="module")
def files(folder: Path) -> CaseloadFiles:
    return read_caseload(folder, folder / LAST_YEAR)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = create_store(Profile(tmp_path / "profile"), bytes(range(32)), lambda: NOW)
    yield made
    made.close()


def test_the_files_are_named_and_headed_as_the_return_wants_them(folder: Path) -> None:
    names = {path.name for path in folder.glob("*.csv")}

    assert names == {f"SSDA903_2025-26_{table.in_file_names}.csv" for table in Table}
    for table in Table:
        path = folder / LAST_YEAR / f"SSDA903_2024-25_{table.in_file_names}.csv"
        assert path.read_bytes().split(b"\r\n")[0].decode() == ",".join(COLUMNS[table])


def test_every_row_can_be_read_and_everybody_is_in_the_header(files: CaseloadFiles) -> None:
    assert files.problems == ()
    assert len(files.this_year.header) == 64
    assert files.last_year is not None
    assert len(files.last_year.reviews) > 50


def test_children_with_short_breaks_have_no_reviews_in_the_files(files: CaseloadFiles) -> None:
    short_breaks = {row.council_child_id for row in files.this_year.episodes if row.legal_status == "V4"}

    assert len(short_breaks) == 2
    assert short_breaks.isdisjoint(row.council_child_id for row in files.this_year.reviews)


def test_bringing_the_files_in_makes_the_children_of_the_practise_caseload(store: Store, files: CaseloadFiles) -> None:
    invented = {record.id for record in invent_caseload(A_THURSDAY, zone=UTC).records if isinstance(record, Child)}

    with store.transaction() as session:
        done = apply(session, files, "PRACTISE")
    with store.reading() as session:
        assert set(session.scalars(select(Child.id))) == invented
        assert preview(session, files, "PRACTISE").changes_nothing

    assert len(done.new) == 64
    assert done.problems == ()


def test_the_files_tell_a_filled_store_nothing_new(store: Store, files: CaseloadFiles) -> None:
    with store.transaction() as session:
        fill_with_practise(session, today=A_THURSDAY, now=NOW)
    with store.reading() as session:
        seen = preview(session, files, "PRACTISE")

    assert seen.changes_nothing
    assert (seen.new, seen.gone) == ((), ())
