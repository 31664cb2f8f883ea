"""The letter as a PDF: what is on its pages, how it is tagged, and that it is always the same file."""

import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf
import pytest

from iro_desktop.letters.assemble import assemble
from iro_desktop.letters.content import LetterContent, LetterFont, LetterLook, Paper, Paragraph, Quote, Section, to_json
from iro_desktop.letters.kinds import REVIEW_TEMPLATES
from iro_desktop.letters.layout import PAPER_COLOURS, render_pdf
from iro_desktop.models.child import ANIMALS
from tests.letters.invented import finished_draft, letter_facts
from tests.letters.reading import pages_of, squeezed, text_of

ROOT = Path(__file__).parents[2]


def letter(template: str = "review_8_11", look: LetterLook | None = None) -> LetterContent:
    return assemble(finished_draft(template), letter_facts(look=look or LetterLook(animal="hedgehog")))


def letter_saying(text: str, look: LetterLook | None = None) -> LetterContent:
    sections = (Section(None, (Paragraph(text),)), Section("What you said", (Quote(text),)))
    return msgspec.structs.replace(letter(look=look), sections=sections)


def words_printed(content: LetterContent) -> str:
    return squeezed(text_of(render_pdf(content)))


@pytest.mark.parametrize("template", REVIEW_TEMPLATES)
def test_everything_the_letter_says_is_on_its_pages(template: str) -> None:
    printed = words_printed(letter(template))
    for words in (
        "Dear Pip,",
        "From Maren, your reviewing officer",
        "17 March 2026",
        "“I want Nan to see my den. She has to crawl in though.”",
        "Tunde will take you to see Nan.",
        "07700 900 133",
    ):
        assert squeezed(words) in printed


@pytest.mark.parametrize(
    "typed",
    ["<Mum> said yes", "&amp; &lt;b&gt;", "<img src='picture.png'/>", "{x} [[y]] **z** %s \\n", "<para><font size=99>"],
)
def test_what_looks_like_markup_prints_as_typed(typed: str) -> None:
    assert words_printed(letter_saying(typed)).count(squeezed(typed)) == 2


def test_every_page_says_which_letter_it_is_for_whom_and_which_page() -> None:
    pages = pages_of(render_pdf(letter("review_12_15", LetterLook(size_points=18))))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "R-2026-0117 · for P" in page
        assert f"page {number} of {len(pages)}" in page
        assert "Pip" not in page.splitlines()[-1]


def test_the_same_letter_is_the_same_file_in_another_process_with_other_hashes() -> None:
    program = (
        "import sys, hashlib; from iro_desktop.letters.content import letter_from_json; "
        "from iro_desktop.letters.layout import render_pdf; "
        "print(hashlib.sha256(render_pdf(letter_from_json(sys.stdin.read()))).hexdigest())"
    )
    content = letter("review_4_7")
    here = hashlib.sha256(render_pdf(content)).hexdigest()
    for seed, zone in (("1", "UTC"), ("4242", "Pacific/Kiritimati")):
        there = subprocess.run(
            [sys.executable, "-c", program],
            input=to_json(content),
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "SOURCE_DATE_EPOCH": seed,
                "PYTHONIOENCODING": "utf-8",
            },
        )
        assert there.stdout.strip() == here


def test_printing_another_letter_first_changes_nothing() -> None:
    before = render_pdf(letter())
    render_pdf(letter("review_16_17", LetterLook(font=LetterFont.LEXEND)))
    render_pdf(letter_saying("Łódź ễ 🐻"))
    assert render_pdf(letter()) == before


def test_the_file_says_its_title_language_and_that_it_is_tagged() -> None:
    with pikepdf.open(BytesIO(render_pdf(letter()))) as pdf:
        assert str(pdf.docinfo.Title) == "Letter to Pip, 17 March 2026"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_no_clock_and_no_machine_can_be_read_from_the_file() -> None:
    with pikepdf.open(BytesIO(render_pdf(letter()))) as pdf:
        assert dict(pdf.docinfo).keys() == {"/Title", "/Producer", "/CreationDate"}
        assert str(pdf.docinfo.CreationDate) == "D:20260317000000Z"


@pytest.mark.parametrize("font", list(LetterFont))
def test_every_font_in_the_file_is_embedded(font: LetterFont) -> None:
    with pikepdf.open(BytesIO(render_pdf(letter(look=LetterLook(font=font))))) as pdf:
        fonts = [font for page in pdf.pages for font in page.resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_a_screen_reader_finds_headings_lists_quotations_and_the_picture() -> None:
    content = letter()
    with pikepdf.open(BytesIO(render_pdf(content))) as pdf:
        tags = tags_of(pdf.Root.StructTreeRoot.K[0])
    assert tags.count("H1") == 1
    assert tags.count("H2") == sum(section.heading is not None for section in content.sections)
    assert tags.count("BlockQuote") == 2
    assert tags.count("LBody") == 4 + len(content.contact_lines)
    assert tags.count("Figure") == 1


def test_the_animal_has_words_for_those_who_cannot_see_it() -> None:
    with pikepdf.open(BytesIO(render_pdf(letter(look=LetterLook(animal="owl"))))) as pdf:
        figure = pdf.Root.StructTreeRoot.K[0].K[0]
        assert str(figure.S) == "/Figure"
        assert str(figure.Alt) == "A picture of an owl"


@pytest.mark.parametrize("animal", ANIMALS)
def test_every_animal_can_be_drawn(animal: str) -> None:
    assert render_pdf(letter(look=LetterLook(animal=animal))) != render_pdf(letter(look=LetterLook(animal=None)))


def test_every_paper_has_its_colour_and_type_its_contrast() -> None:
    assert set(PAPER_COLOURS) == set(Paper)
    for colour in PAPER_COLOURS.values():
        assert contrast("#1F2A30", colour) > 12
        assert contrast("#4A555C", colour) > 4.5


def test_a_page_never_ends_with_a_heading() -> None:
    content = letter("review_12_15")
    headings = {section.heading for section in content.sections}
    for size in range(12, 29):
        for page in pages_of(render_pdf(letter("review_12_15", LetterLook(size_points=size))))[:-1]:
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert lines[-3 if lines[-1].startswith("page") else -2] not in headings


@pytest.mark.parametrize("size", [12, 14, 18, 21, 28])
def test_what_stands_in_the_table_of_the_oldest_is_whole_at_every_size(size: int) -> None:
    printed = text_of(render_pdf(letter("review_16_17", LetterLook(size_points=size))))
    for word in ("Tunde", "Okoro", "Saturday", "climbing", "holiday"):
        assert word in printed


def test_large_type_turns_the_table_into_a_list_that_says_the_same() -> None:
    with pikepdf.open(BytesIO(render_pdf(letter("review_16_17", LetterLook(size_points=28))))) as pdf:
        large = tags_of(pdf.Root.StructTreeRoot.K[0])
    with pikepdf.open(BytesIO(render_pdf(letter("review_16_17", LetterLook(size_points=14))))) as pdf:
        usual = tags_of(pdf.Root.StructTreeRoot.K[0])
    assert "Table" in usual
    assert "Table" not in large
    assert large.count("LI") == usual.count("LI") + 4


def test_a_letter_too_long_for_a_page_goes_on_to_the_next_with_nothing_lost() -> None:
    numbered = " ".join(f"word{number}" for number in range(3000))
    assert words_printed(letter_saying(numbered)).count("word2999") == 2
    assert squeezed(numbered[:200]) in words_printed(letter_saying(numbered))


def tags_of(element: pikepdf.Object) -> list[str]:
    kids = [kid for kid in element.K if "/S" in kid]
    return [str(element.S).removeprefix("/"), *(tag for kid in kids for tag in tags_of(kid))]


def contrast(one: str, other: str) -> float:
    """WCAG 2 contrast ratio of two colours."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
