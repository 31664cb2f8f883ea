"""A folder of licensed pictures is read whole: what can be used is made small and clean, what cannot is named."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from iro_desktop.exchange.picture_folder import MOST_BYTES, MOST_PICTURES, SIDE, read_folder
from iro_desktop.models.refused import Refused

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="8" height="8" fill="#336699"/></svg>'


def picture(path: Path, size: tuple[int, int] = (40, 40), file_format: str | None = None) -> None:
    Image.new("RGB", size, "navy").save(path, file_format)


def test_pictures_are_called_as_their_files(tmp_path: Path) -> None:
    picture(tmp_path / "foster_home.png")
    picture(tmp_path / "Toilet 2.JPG", file_format="JPEG")
    (tmp_path / "judge.svg").write_text(SVG)

    read = read_folder(tmp_path)

    assert [one.name for one in read.pictures] == ["Toilet", "foster home", "judge"]
    assert read.refused == ()


def test_a_table_of_words_calls_them_otherwise(tmp_path: Path) -> None:
    picture(tmp_path / "w0412.png")
    picture(tmp_path / "other.png")
    (tmp_path / "words.csv").write_text("file,name,other_words\nW0412.PNG,toilet,loo; bathroom\n", encoding="utf-8-sig")

    read = read_folder(tmp_path)

    assert [(one.name, one.other_words) for one in read.pictures] == [("other", ()), ("toilet", ("loo", "bathroom"))]


def test_a_table_that_cannot_be_read_is_said_and_the_names_of_files_are_used(tmp_path: Path) -> None:
    picture(tmp_path / "toilet.png")
    (tmp_path / "words.csv").write_bytes(b"picture;word\n\xff\xfe")

    read = read_folder(tmp_path)

    assert [one.name for one in read.pictures] == ["toilet"]
    assert [one.split(":")[0] for one in read.refused] == ["words.csv"]


def test_each_file_that_cannot_be_used_is_named_and_the_others_are_not_lost(tmp_path: Path) -> None:
    picture(tmp_path / "bed.png")
    picture(tmp_path / "BED.jpg")
    (tmp_path / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n broken")
    (tmp_path / "film.jpg").write_bytes(b"GIF89a")
    (tmp_path / "gradient.svg").write_text(SVG.replace("#336699", "url(#g)"))
    (tmp_path / "script.svg").write_text(SVG.replace("<rect", "<script>x()</script><rect"))
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / ".hidden.png").write_bytes(b"")

    read = read_folder(tmp_path)

    assert len(read.pictures) == 1
    assert sorted(one.split(":")[0] for one in read.refused) == [
        *("bed.png", "broken.png", "film.jpg", "gradient.svg", "notes.docx", "script.svg"),
    ]
    assert all(one.endswith(".") for one in read.refused)


def test_every_picture_is_small_and_nothing_but_its_points(tmp_path: Path) -> None:
    noise = Image.frombytes("RGB", (1600, 1200), Random(7).randbytes(1600 * 1200 * 3))
    exif = Image.Exif()
    exif[0x010E] = "taken in the garden of Sam"
    noise.save(tmp_path / "noise.jpg", exif=exif)
    (tmp_path / "plan.svg").write_text(SVG)

    for one in read_folder(tmp_path).pictures:
        opened = Image.open(BytesIO(one.png))
        assert len(one.png) <= MOST_BYTES
        assert opened.format == "PNG"
        assert max(opened.size) <= SIDE
        assert not opened.getexif()
        assert b"garden" not in one.png


def test_a_folder_without_pictures_or_with_too_many_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no PNG, JPEG or SVG"):
        read_folder(tmp_path)
    with pytest.raises(Refused, match="cannot be opened"):
        read_folder(tmp_path / "gone")
    for number in range(MOST_PICTURES + 1):
        (tmp_path / f"one{number}.svg").touch()
    with pytest.raises(Refused, match=f"a set can have {MOST_PICTURES}"):
        read_folder(tmp_path)


@given(body=st.binary(max_size=300), ending=st.sampled_from([".png", ".jpg", ".svg"]))
def test_whatever_a_file_holds_it_is_read_or_named(
    body: bytes, ending: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("set")
    (folder / f"word{ending}").write_bytes(body)

    read = read_folder(folder)

    assert len(read.pictures) + len(read.refused) == 1
