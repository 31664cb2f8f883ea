"""What lies on the disk is the officer's alone, and no command says a child's name or words where it need not."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.caseload import Caseload
from tests.end_to_end.commands import ALL_DUE, Laptop
from tests.end_to_end.conftest import Written

TYPED = ("Marigold", "Pip", "my den", "Nan", "crawling", "Biscuit", "Ada Pell", "Tunde", "climbing")


@pytest.fixture
def readable_by_all() -> Iterator[None]:
    """The careless umask of many systems: a file that says nothing is open to everybody."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def test_every_file_and_folder_is_the_officers_alone(
    new_laptop: Laptop, caseload: Caseload, readable_by_all: None, tmp_path: Path
) -> None:
    new_laptop.done("import-903", caseload.folder)
    assert Laptop(new_laptop.folder, caseload.folder / "header.csv").run("due").code == 1

    assert {path.name for path in new_laptop.folder.iterdir()} == {"store.db", "keys.json", "tries.json"}
    new_laptop.done("export-903", tmp_path / "out", "--year", "2025-26")
    for made in (new_laptop.folder, tmp_path / "out"):
        assert _mode(made) == "0o700"
        assert {path.name: _mode(path) for path in made.iterdir()} == {
            path.name: "0o700" if path.is_dir() else "0o600" for path in made.iterdir()
        }


def test_a_letter_is_its_readers_alone(written: Written, readable_by_all: None, tmp_path: Path) -> None:
    written.laptop.done("letter", str(written.finished), "--out", tmp_path / "letter.pdf")

    assert _mode(tmp_path / "letter.pdf") == "0o600"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (ALL_DUE, 0),
        (("reviews", "--format", "json"), 0),
        (("export-903", "{out}", "--year", "2025-26"), 0),
        (("letter", "{finished}", "--out", "{out}.pdf"), 0),
        (("letter", "{finished}", "--out", "{out}"), 1),
        (("sync",), 1),
    ],
    ids=["due", "reviews", "export", "letter", "a letter refused", "sync refused"],
)
def test_no_command_says_a_childs_name_or_words(
    written: Written, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    given = [word.format(out=tmp_path / "out", finished=written.finished) for word in words]

    ended = written.laptop.run(*given)

    assert ended.code == code
    assert ended.out + ended.err
    assert [word for word in TYPED if word in ended.out + ended.err] == []


def test_an_export_holds_codes_and_days_and_nothing_that_was_typed(written: Written, tmp_path: Path) -> None:
    written.laptop.done("export-903", tmp_path / "out", "--year", "2025-26")

    exported = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert len(exported) > 2_000
    assert [word for word in TYPED if word in exported] == []


def _mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))
