"""The library: guides that say what they go by, sheets of one page, all readable aloud."""

import re
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.letters.library_layout import render_activity, render_guide
from iro_desktop.letters.library_papers import ActivitySheet, Guide, library
from iro_desktop.letters.symbols import credits_of
from tests.letters.reading import pages_of, text_of
from tests.pdf_ua import ua1_failures

GUIDES, SHEETS = library().guide, library().sheet


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda one: one.key)
def test_a_guide_prints_every_point_and_what_it_goes_by(guide: Guide) -> None:
    text = flat(text_of(render_guide(guide)))

    for section in guide.section:
        assert section.heading in text
        assert all(point in text for point in section.points)
    assert guide.goes_by in text
    assert guide.read_on > date(2026, 1, 1)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda one: one.key)
def test_a_guide_is_one_page(guide: Guide) -> None:
    assert len(pages_of(render_guide(guide))) == 1


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.key)
def test_a_sheet_is_one_page_with_every_place_named_once_and_nothing_for_the_officer(sheet: ActivitySheet) -> None:
    pdf = render_activity(sheet)
    text = flat(text_of(pdf))

    assert len(pages_of(pdf)) == 1
    assert sheet.how in text
    assert all(cell.words in text for cell in sheet.cells)
    assert sheet.for_officer not in text


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.key)
def test_a_sheet_names_whose_pictures_it_shows(sheet: ActivitySheet) -> None:
    text = flat(text_of(render_activity(sheet)))

    for credit in credits_of(cell.picture for cell in sheet.cells if cell.picture):
        assert credit in text


def test_the_same_paper_is_the_same_file() -> None:
    assert [render_activity(one) for one in SHEETS] == [render_activity(one) for one in SHEETS]
    assert [render_guide(one) for one in GUIDES] == [render_guide(one) for one in GUIDES]


def test_every_paper_of_the_library_passes_pdf_ua_1(tmp_path: Path) -> None:
    papers = {one.key: render_guide(one) for one in GUIDES} | {one.key: render_activity(one) for one in SHEETS}
    paths = []
    for key, pdf in papers.items():
        paths.append(tmp_path / f"{key}.pdf")
        paths[-1].write_bytes(pdf)

    assert ua1_failures(paths) == {path: [] for path in paths}
