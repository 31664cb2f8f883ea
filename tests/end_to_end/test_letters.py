"""Letters leave the records as PDF, private to whoever asked for them."""

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iro_desktop.actions.letter_templates import NewTemplate, add_template
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.models.letter import LetterKind
from tests.end_to_end.commands import Laptop, run
from tests.end_to_end.conftest import Written
from tests.letters.reading import text_of

COLUMNS = ["name", "kind", "age_band", "language", "version", "title"]


def test_a_finished_letter_comes_out_as_it_was_finished(written: Written, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    ended = written.laptop.done("letter", str(written.finished), "--out", out)

    assert ended.out == f"{out}: {len(out.read_bytes()):,} bytes\n"
    words = text_of(out.read_bytes())
    assert "Pip" in words
    assert "I want Nan to see my den." in words
    assert "I am practising my crawling." in words
    assert "Biscuit" not in words


def test_a_draft_stays_where_it_is(written: Written, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    ended = written.laptop.run("letter", str(written.draft), "--out", out)

    assert ended.code != 0
    assert "not finished" in ended.err
    assert not out.exists()


def test_the_same_letter_twice_is_the_same_to_the_byte(written: Written, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.PDF"
    for out in (first, second):
        written.laptop.done("letter", str(written.finished), "--out", out)

    assert first.read_bytes() == second.read_bytes()


def test_a_template_is_filled_for_an_invented_child_without_any_records(tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    ended = run("letter", "--template", "review_12_15", "--practise", "--out", out)

    assert (ended.code, ended.err) == (0, "")
    words = text_of(out.read_bytes())
    assert "{" not in words
    assert "Your review" in words or "review" in words
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [out]


def test_every_template_has_a_row(tmp_path: Path) -> None:
    rows = json.loads(run("templates", "--format", "json").out)

    assert [list(row) for row in rows] == [COLUMNS] * len(ALL_TEMPLATES)
    assert [row["name"] for row in rows] == list(ALL_TEMPLATES)
    assert {"4-7", "8-11", "12-15", "16-17"} <= {row["age_band"] for row in rows}


def test_with_a_profile_the_templates_are_those_of_the_council(laptop: Laptop) -> None:
    with laptop.opened() as store, store.transaction() as session:
        new = NewTemplate(title="After court", kind=LetterKind.REVIEW, band="8-11")
        name = add_template(session, new, by_name="Farah Malik", at=datetime(2026, 3, 2, 12, tzinfo=UTC))

    rows = json.loads(laptop.done("templates", "--format", "json").out)

    assert [row["name"] for row in rows] == [*ALL_TEMPLATES, name]
    assert (rows[-1]["title"], rows[-1]["kind"], rows[-1]["version"]) == ("After court", "review_letter", 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("0190c0de-0000-7000-8000-000000000000",), "letter"),
        (("Pip",), "is not the id of a letter"),
        ((), "Say which letter: its id, or --template NAME --practise."),
        (("--template", "plain"), "Add --practise"),
        (("--template", "birthday", "--practise"), "There is no template “birthday”. There are: "),
    ],
    ids=["an unknown id", "a name", "nothing", "a template without a child", "an unknown template"],
)
def test_a_letter_that_is_not_there_is_not_written(
    written: Written, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    ended = written.laptop.run("letter", *words, "--out", tmp_path / "letter.pdf")

    assert (ended.code, ended.out) == (1, "")
    assert sentence in ended.err
    assert "Something went wrong" not in ended.err
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_promises_another_kind_of_file_is_refused(written: Written, tmp_path: Path) -> None:
    ended = written.laptop.run("letter", str(written.finished), "--out", tmp_path / "letter.odt")

    assert ended.code == 1
    assert "Give the file a name that ends in .pdf, .docx or .txt" in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("ending", "begins"), [("docx", b"PK"), ("txt", b"Dear ")])
def test_a_finished_letter_is_written_for_word_or_as_plain_text(
    written: Written, tmp_path: Path, ending: str, begins: bytes
) -> None:
    ended = written.laptop.run("letter", str(written.finished), "--out", tmp_path / f"letter.{ending}")

    assert (ended.code, ended.err) == (0, "")
    assert (tmp_path / f"letter.{ending}").read_bytes().startswith(begins)
