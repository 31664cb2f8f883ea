"""The letters that the tour leaves as pictures: each is a real letter, all its pages are there, and it reads aloud."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.other_sizes import render_large_print
from iro_desktop.letters.specimen import specimen
from iro_desktop.letters.templates import load_template
from iro_desktop.tour.letter_pictures import PICTURES, LetterPicture, pages_beside_each_other, take_letter_pictures
from tests.letters.reading import pages_of
from tests.pdf_ua import ua1_failures

FOR_FOLDING = "letter-booklet"
"""Pages two to a side, for printing only: it has no tags, and says so where it is offered."""


def test_there_is_one_of_each_age_in_large_print_and_beside_other_languages() -> None:
    names = {one.name for one in PICTURES}

    assert {f"letter-review_{band}" for band in ("4_7", "8_11", "12_15", "16_17")} <= names
    assert {
        "letter-large-print",
        "letter-easy-read",
        "letter-arabic",
        "letter-tigrinya",
        "letter-review_additional_needs",
    } <= names
    assert len(names) == len(PICTURES)


def test_every_letter_that_is_shown_can_be_read_aloud(tmp_path: Path) -> None:
    paths = []
    for one in PICTURES:
        if one.name != FOR_FOLDING:
            paths.append(tmp_path / f"{one.name}.pdf")
            paths[-1].write_bytes(one.make())

    assert ua1_failures(paths) == {path: [] for path in paths}


def test_every_template_in_large_print_passes_pdf_ua_1(tmp_path: Path) -> None:
    paths = []
    for name in ALL_TEMPLATES:
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(render_large_print(specimen(load_template(name))))

    assert ua1_failures(paths) == {path: [] for path in paths}


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
def test_a_picture_holds_every_page_beside_the_other(qapp: QApplication, one: LetterPicture) -> None:
    pdf = one.make()
    picture = pages_beside_each_other(pdf)
    pages = len(pages_of(pdf))
    wide = (picture.width() + 24) / pages

    for page in range(pages):
        paper = QColor(picture.pixel(round(page * wide) + 4, 4))
        assert paper.lightness() > 200
    assert pages == 1 or QColor(picture.pixel(round(wide) - 12, 4)).lightness() < 160


def test_they_are_taken_into_a_folder_under_their_names(qapp: QApplication, tmp_path: Path) -> None:
    assert take_letter_pictures(tmp_path, only="letter-tigrinya") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter-tigrinya.png"]
    assert not QImage(str(tmp_path / "letter-tigrinya.png")).isNull()
