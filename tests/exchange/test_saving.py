"""Saving a file: what is said where it cannot be written."""

from pathlib import Path

import pytest

from iro_desktop.exchange.saving import save_whole, why_not_saved
from iro_desktop.models.refused import Refused


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.docx", "Word is using this file. It is safe. Close it in Word, or save under another name."),
        ("a.pdf", "Another program is using this file. It is safe. Close it there, or save under another name."),
    ],
)
def test_a_file_that_is_open_elsewhere_is_said_to_be(tmp_path: Path, name: str, sentence: str) -> None:
    taken = tmp_path / name
    taken.write_bytes(b"open")
    assert why_not_saved(taken, PermissionError(13, "denied"), what="The file", safe="It is safe.") == sentence


def test_another_reason_is_named_and_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "taken.docx").mkdir()
    with pytest.raises(Refused, match=r"The file could not be saved there .* Choose another folder\."):
        save_whole(tmp_path / "taken.docx", b"whole", what="The file", safe="It is safe.")
    assert [one.name for one in tmp_path.iterdir()] == ["taken.docx"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    save_whole(tmp_path / "a.txt", b"first", what="The file", safe="")
    save_whole(tmp_path / "a.txt", b"second", what="The file", safe="")
    assert (tmp_path / "a.txt").read_bytes() == b"second"
