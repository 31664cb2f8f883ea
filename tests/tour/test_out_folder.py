"""Where the pictures go is made, or it is said why not."""

from pathlib import Path

import pytest

from iro_desktop.models.refused import Refused
from iro_desktop.tour.out_folder import make_out_folder


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    make_out_folder(tmp_path / "shown" / "to the team")

    assert (tmp_path / "shown" / "to the team").is_dir()


def test_a_folder_that_is_there_keeps_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ours", encoding="utf-8")

    make_out_folder(tmp_path)

    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "ours"


def test_a_file_in_the_way_is_said_and_left(tmp_path: Path) -> None:
    in_the_way = tmp_path / "pictures"
    in_the_way.write_text("ours", encoding="utf-8")

    with pytest.raises(Refused, match=r"cannot be made .*Name another with --out"):
        make_out_folder(in_the_way)

    assert in_the_way.read_text(encoding="utf-8") == "ours"
