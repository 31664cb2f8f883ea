"""What cannot be done ends in a sentence and 1, what was typed wrongly in 2; nothing is lost, and nothing is made."""

import shutil
from pathlib import Path

import pytest

from iro_desktop.store.location import Profile
from tests.end_to_end.commands import ALL_DUE, Laptop, iro_desktop, run, without_a_screen
from tests.secret_service import Keyring, SecretService

TEMPLATE = ("letter", "--template", "review_8_11", "--practise")


@pytest.mark.parametrize(
    "typed",
    [b"plum tree lamp\n", b"", b"plum tree lantern\n\n", b"plum" * 250_000, "pflaume\0ä🌳".encode()],
    ids=["wrong", "empty", "a line too many", "a million characters", "NUL and signs"],
)
def test_a_wrong_passphrase_opens_nothing_and_harms_nothing(laptop: Laptop, tmp_path: Path, typed: bytes) -> None:
    store = laptop.profile.store.read_bytes()
    wrong = Laptop(laptop.folder, tmp_path / "typed")
    wrong.passphrase_file.write_bytes(typed)

    ended = wrong.run("due")

    assert (ended.code, ended.out) == (1, "")
    assert "does not open this laptop's records" in ended.err
    assert "Nothing was lost." in ended.err
    assert laptop.profile.store.read_bytes() == store


def test_the_right_passphrase_opens_after_a_wrong_one(laptop: Laptop, tmp_path: Path, all_due: str) -> None:
    wrong = Laptop(laptop.folder, tmp_path / "typed")
    wrong.passphrase_file.write_text("plum tree lamp", encoding="utf-8")
    assert wrong.run("due").code == 1

    assert laptop.done(*ALL_DUE).out == all_due
    assert not laptop.profile.tries.exists()


def test_a_passphrase_file_that_cannot_be_read_is_said(kept: Laptop, tmp_path: Path) -> None:
    ended = Laptop(kept.folder, tmp_path / "not there").run("due")

    assert ended.code == 1
    assert "The passphrase file cannot be read" in ended.err
    assert "Nothing was opened." in ended.err


def test_a_new_laptop_is_not_set_up_with_a_short_passphrase(
    tmp_path: Path, kept: Laptop, caseload_folder: Path
) -> None:
    short = Laptop(tmp_path / "profile", tmp_path / "typed")
    short.passphrase_file.write_text("plum", encoding="utf-8")

    ended = short.run("import-903", caseload_folder)

    assert ended.code == 1
    assert "needs at least 12 characters" in ended.err
    assert not short.folder.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("due",),
        ("reviews",),
        ("export-903", "out", "--year", "2025-26"),
        ("letter", "0190c0de-0000-7000-8000-000000000000", "--out", "out.pdf"),
        ("sync",),
    ],
    ids=lambda words: words[0],
)
def test_records_that_are_not_there_are_not_made(new_laptop: Laptop, words: tuple[str, ...]) -> None:
    ended = new_laptop.run(*words)

    assert ended.code == 1
    assert "There are no records in this folder. Nothing was made." in ended.err
    assert not new_laptop.folder.exists()


def test_without_a_profile_named_the_systems_own_place_is_looked_in(tmp_path: Path, kept: Laptop) -> None:
    home = without_a_screen(tmp_path)
    shutil.copytree(kept.folder, tmp_path / ".local" / "share" / "IRO Desktop")

    ended = run("due", "--passphrase-file", kept.passphrase_file, environment=home)

    assert ended.code == 0
    assert ended.out.startswith("child_id")


def test_options_may_stand_before_the_command_or_after_it(kept: Laptop, all_due: str) -> None:
    place = ("--profile", kept.folder, "--passphrase-file", kept.passphrase_file)

    ended = run(*place, *ALL_DUE)

    assert (ended.code, ended.out) == (0, all_due)


def test_records_of_a_newer_version_are_left_as_they_are(laptop: Laptop) -> None:
    with laptop.opened() as store, store.writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    before = laptop.profile.store.read_bytes()

    ended = laptop.run("due")

    assert ended.code == 1
    assert "newer version of IRO Desktop. They were not changed. Update" in ended.err
    assert laptop.profile.store.read_bytes() == before


def test_records_copied_from_another_computer_stay_closed(
    secret_service: SecretService, tmp_path: Path, kept: Laptop, caseload_folder: Path
) -> None:
    place = ("--profile", tmp_path / "there", "--passphrase-file", kept.passphrase_file)
    made = secret_service.run(iro_desktop("import-903", caseload_folder, *place))
    there = secret_service.run(iro_desktop("due", *place))
    here = Laptop(tmp_path / "there", kept.passphrase_file).copied_to(tmp_path / "here")

    copied = secret_service.run(
        iro_desktop("due", "--profile", here.folder, "--passphrase-file", here.passphrase_file), keyring=Keyring.ABSENT
    )

    assert made.returncode == 0
    assert "no keyring" not in made.stderr
    assert there.returncode == 0
    assert copied.returncode == 1
    assert "is in the keyring of the computer they were made on" in copied.stderr
    assert "The records were not changed." in copied.stderr


@pytest.mark.parametrize("damage", [b"half", b"SQLite format 3\0" + bytes(8192), bytes(8192)])
def test_a_damaged_store_is_said_and_left_for_the_helpdesk(laptop: Laptop, damage: bytes) -> None:
    laptop.profile.store.write_bytes(damage)

    ended = laptop.run("due")

    assert ended.code == 1
    assert "It was not changed." in ended.err
    assert laptop.profile.store.read_bytes() == damage


@pytest.mark.parametrize("words", [(*TEMPLATE, "--out"), ("tour", "--out"), ("shots", "--out")], ids=lambda w: w[0])
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, words: tuple[str, ...]) -> None:
    in_the_way = tmp_path / "a file"
    in_the_way.write_text("somebody's own", encoding="utf-8")

    ended = run(*words, in_the_way / "out.pdf")

    assert ended.code == 1
    assert str(in_the_way) in ended.err
    assert "Something went wrong" not in ended.err
    assert in_the_way.read_text(encoding="utf-8") == "somebody's own"


def test_an_export_that_cannot_be_written_is_said(kept: Laptop, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()

    ended = kept.run("export-903", tmp_path / "a file" / "out", "--year", "2025-26")

    assert ended.code == 1
    assert "could not be written" in ended.err
    assert "Your records are not affected." in ended.err


def test_records_cannot_be_made_below_a_file_and_it_is_said(
    tmp_path: Path, kept: Laptop, caseload_folder: Path
) -> None:
    (tmp_path / "a file").touch()

    ended = Laptop(tmp_path / "a file" / "profile", kept.passphrase_file).run("import-903", caseload_folder)

    assert ended.code == 1
    assert "The folder for your records cannot be made" in ended.err


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("due", "--as-of", "31/03/2026"),
        ("export-903", "out"),
        ("letter",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_two(words: tuple[str, ...]) -> None:
    ended = run(*words)

    assert (ended.code, ended.out) == (2, "")
    assert "usage: iro-desktop" in ended.err


def test_a_year_that_is_none_is_refused_with_how_to_write_one(kept: Laptop) -> None:
    ended = kept.run("reviews", "--year", "2025-27")

    assert (ended.code, ended.out) == (1, "")
    assert "Write it as 2025-26" in ended.err


def test_without_a_screen_the_app_says_what_can_be_done_instead(tmp_path: Path) -> None:
    ended = run("--profile", tmp_path / "profile", environment=without_a_screen(tmp_path))

    assert ended.code == 1
    assert "There is no screen here" in ended.err
    assert "iro-desktop tour --out DIR" in ended.err
    assert not Profile(tmp_path / "profile").folder.exists()
