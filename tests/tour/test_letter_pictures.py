"""The letters that the tour leaves as pictures: each is a real letter, all its pages are there, and it reads aloud."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from iro_desktop.exchange.practise import fill_with_practise
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.other_sizes import render_large_print
from iro_desktop.tour.letter_pictures import (
    PICTURES,
    LetterPicture,
    Written,
    pages_beside_each_other,
    take_letter_pictures,
    written_in,
)
from tests.caseload import NOW
from tests.letters.reading import pages_of
from tests.pdf_ua import ua1_failures
from tests.store.stores import Clock, store_in

FOR_FOLDING = "letter-booklet"
"""Pages two to a side, for printing only: it has no tags, and says so where it is offered."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Written]:
    store = store_in(tmp_path_factory.mktemp("practise"), Clock(NOW))
    with store.transaction() as session:
        fill_with_practise(session, today=NOW.date(), now=NOW)
    yield written_in(store, NOW.date())
    store.close()


def test_there_is_one_from_each_template_in_large_print_for_folding_and_beside_other_languages() -> None:
    names = {one.name for one in PICTURES}

    assert names >= {f"letter-{template}" for template in ALL_TEMPLATES}
    assert names >= {"letter-large-print", FOR_FOLDING, "letter-arabic", "letter-tigrinya"}
    assert len(names) == len(PICTURES)


def test_every_letter_that_is_shown_is_written_and_can_be_read_aloud(tmp_path: Path, written: Written) -> None:
    paths, unwritten = [], []
    for one in PICTURES:
        pdf = one.make(written)
        unwritten += [one.name for page in pages_of(pdf) if "Here the officer writes" in page]
        if one.name != FOR_FOLDING:
            paths.append(tmp_path / f"{one.name}.pdf")
            paths[-1].write_bytes(pdf)

    assert unwritten == []
    assert ua1_failures(paths) == {path: [] for path in paths}


def test_every_template_in_large_print_passes_pdf_ua_1(tmp_path: Path, written: Written) -> None:
    paths = []
    for name in ALL_TEMPLATES:
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(render_large_print(written(name)))

    assert ua1_failures(paths) == {path: [] for path in paths}


@pytest.mark.parametrize("one", PICTURES, ids=lambda one: one.name)
def test_a_picture_holds_every_page_beside_the_other(qapp: QApplication, written: Written, one: LetterPicture) -> None:
    pdf = one.make(written)
    picture = pages_beside_each_other(pdf)
    pages = len(pages_of(pdf))
    wide = (picture.width() + 24) / pages

    for page in range(pages):
        paper = QColor(picture.pixel(round(page * wide) + 4, 4))
        assert paper.lightness() > 200
    assert pages == 1 or QColor(picture.pixel(round(wide) - 12, 4)).lightness() < 160


def test_they_are_taken_into_a_folder_under_their_names(qapp: QApplication, tmp_path: Path, written: Written) -> None:
    assert take_letter_pictures(tmp_path, written, only="letter-tigrinya") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["letter-tigrinya.png"]
    assert not QImage(str(tmp_path / "letter-tigrinya.png")).isNull()
