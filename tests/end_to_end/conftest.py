"""Records that were brought in once by the real command; each test may take a copy."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.children import name_child
from iro_desktop.actions.letters import finish_letter, reopen_letter, save_section, start_letter
from iro_desktop.models.child import Child
from iro_desktop.models.ids import imported_id
from iro_desktop.queries.council import UNNAMED_COUNCIL as COUNCIL
from tests.end_to_end.caseload import Caseload, write_caseload
from tests.end_to_end.commands import ALL_DUE, PASSPHRASE, Laptop
from tests.held_review import BANK_HOLIDAYS, TODAY, add_held_review, write_everything


@pytest.fixture(scope="session")
def caseload(tmp_path_factory: pytest.TempPathFactory) -> Caseload:
    """The invented children and their files."""
    return write_caseload(tmp_path_factory.mktemp("files") / "caseload")


@pytest.fixture(scope="session")
def passphrase_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As an editor writes it: with a line's end, which does not count."""
    file = tmp_path_factory.mktemp("passphrase") / "passphrase"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, caseload: Caseload, passphrase_file: Path) -> Laptop:
    """Records with the caseload in them. Only for commands that read: nobody may change them."""
    laptop = Laptop(tmp_path_factory.mktemp("laptop") / "profile", passphrase_file)
    laptop.done("import-903", caseload.folder, "--last-year", caseload.last_year)
    return laptop


@pytest.fixture(scope="session")
def all_due(kept: Laptop) -> str:
    """What those records say is due, as CSV."""
    return kept.done(*ALL_DUE).out


@pytest.fixture
def laptop(kept: Laptop, tmp_path: Path) -> Laptop:
    """A copy of those records of a test's own."""
    return kept.copied_to(tmp_path / "profile")


@pytest.fixture
def new_laptop(tmp_path: Path, passphrase_file: Path) -> Laptop:
    """A laptop without records yet."""
    return Laptop(tmp_path / "profile", passphrase_file)


@pytest.fixture(scope="session")
def caseload_folder(caseload: Caseload) -> Path:
    """Where this year's files lie."""
    return caseload.folder


@dataclass(frozen=True, slots=True)
class Written:
    """A laptop on which a child called Pip was heard and written to."""

    laptop: Laptop
    decision: UUID
    finished: UUID
    draft: UUID
    """The second version of the letter, begun and not finished."""


@pytest.fixture(scope="session")
def written(kept: Laptop, caseload: Caseload, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A review that was held, its letter finished, and a second version with another ending."""
    an_id = caseload.looked_after()[0].child_id
    laptop = kept.copied_to(tmp_path_factory.mktemp("laptop") / "profile")
    with laptop.opened() as store:
        with store.transaction() as session:
            held = add_held_review(session)
            # Of the same council as the others, and one of the others has a name too: both are in the way of a leak.
            session.get_one(Child, held.child_id).council = COUNCIL
            name_child(session, imported_id(COUNCIL, an_id, "header"), known_as="Marigold")
            letter = start_letter(session, held.review_id, today=TODAY)
            write_everything(session, letter, held.words_id)
        with store.transaction() as session:
            noon = datetime(2026, 3, 12, 12, tzinfo=UTC)
            finish_letter(session, letter, at=noon, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        with store.transaction() as session:
            again = reopen_letter(session, letter, reason="The kitten has a name now")
            session.flush()
            save_section(session, again, "ending", text="The kitten is called Biscuit.")
    return Written(laptop, held.decisions[0], letter, again)
