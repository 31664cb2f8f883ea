"""The letterhead on paper: on the first page alone, tagged, never large, and frozen with the letter."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, structs
from PIL import Image
from reportlab.lib.pagesizes import A4

from iro_desktop.letters.content import (
    LARGEST_TYPE,
    SMALLEST_TYPE,
    LetterContent,
    LetterheadContent,
    letter_from_json,
    to_json,
)
from iro_desktop.letters.docx_letter import render_letter_docx
from iro_desktop.letters.easy_read import as_easy_read
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.letterhead import MOST_OF_A_PAGE
from iro_desktop.letters.specimen import specimen
from iro_desktop.letters.templates import load_template
from tests.letters.reading import text_of
from tests.letters.translations import in_two_languages
from tests.pdf_ua import ua1_failures

LETTER = specimen(load_template("review_16_17"))


def png(width: int = 300, height: int = 100) -> str:
    out = BytesIO()
    Image.new("RGBA", (width, height), (15, 94, 99, 128)).save(out, "PNG")
    return b64encode(out.getvalue()).decode()


HEAD = LetterheadContent(
    name="Brackenshire Council",
    address=("Moor House", "1 Square", "Brackenford"),
    telephone="01632 960 100",
    website="www.brackenshire.example",
    logo=png(),
    logo_words="A heron",
)


def with_head(head: LetterheadContent = HEAD, *, size: int = 14) -> LetterContent:
    look = structs.replace(LETTER.look, size_points=size)
    return structs.replace(LETTER, letterhead=head, look=look)


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [document[number].get_textpage().get_text_bounded() for number in range(len(document))]


def top_of(words: str, pdf: bytes) -> float:
    """How far from the top of the first page, in points, these words end."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        found = text.search(words).get_next()
        assert found is not None
        _, bottom, _, _ = text.get_charbox(found[0])
        return float(A4[1] - bottom)


def test_it_stands_on_the_first_page_alone_above_the_letter() -> None:
    first, *others = pages(render_pdf(with_head(size=20)))

    assert first.startswith("Brackenshire Council")
    assert "Moor House, 1 Square, Brackenford" in first
    assert "01632 960 100 · www.brackenshire.example" in first
    assert others
    assert not any("Brackenshire" in page for page in others)


def test_a_screen_reader_reads_it_and_says_what_the_logo_shows() -> None:
    with pikepdf.open(BytesIO(render_pdf(with_head()))) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        kinds = [str(kid.S) for kid in document.K[:4]]
        assert kinds == ["/Figure", "/P", "/P", "/P"]
        assert str(document.K[0].Alt) == "A heron"


def test_a_letter_with_a_letterhead_passes_pdf_ua_1(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(render_pdf(with_head()))

    assert ua1_failures([path]) == {path: []}


def test_beside_arabic_it_is_the_same(tmp_path: Path) -> None:
    pdf = render_pdf(structs.replace(in_two_languages("ar"), letterhead=HEAD))
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf)

    first, *others = pages(pdf)
    assert "Moor House, 1 Square, Brackenford" in first
    assert not any("Brackenshire" in page for page in others)
    with pikepdf.open(BytesIO(pdf)) as opened:
        said = [str(one.Alt) for one in opened.objects if isinstance(one, pikepdf.Dictionary) and "/Alt" in one]
    assert "A heron" in said
    assert ua1_failures([path]) == {path: []}


@given(
    name=st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=100),
    lines=st.lists(st.text(st.characters(codec="ascii", categories=("L", "N", "Zs")), max_size=80), max_size=5),
    reach=st.text(st.characters(codec="ascii", categories=("L", "N")), max_size=80),
    size=st.integers(SMALLEST_TYPE, LARGEST_TYPE),
    logo=st.sampled_from([(0, 0), (600, 20), (20, 240), (600, 240)]),
)
@settings(max_examples=30, deadline=None)
def test_it_is_never_higher_than_a_sixth_of_the_page(
    name: str, lines: list[str], reach: str, size: int, logo: tuple[int, int]
) -> None:
    head = LetterheadContent(
        name=name,
        address=tuple(lines),
        telephone=reach,
        website=reach,
        logo=png(*logo) if all(logo) else None,
    )
    without = top_of(LETTER.greeting, render_pdf(structs.replace(with_head(size=size), letterhead=UNSET)))

    assert top_of(LETTER.greeting, render_pdf(with_head(head, size=size))) - without <= A4[1] * MOST_OF_A_PAGE + 1


def test_an_easy_read_letter_has_none_unless_the_council_asked_for_it() -> None:
    assert as_easy_read(with_head()).letterhead is UNSET

    asked = structs.replace(HEAD, on_easy_read=True)
    easy = as_easy_read(with_head(asked))
    assert easy.letterhead == asked
    assert HEAD.name in text_of(render_pdf(easy))
    assert "on_easy_read" not in to_json(with_head())


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert render_pdf(with_head()) == render_pdf(letter_from_json(to_json(with_head())))
    assert render_letter_docx(with_head()) == render_letter_docx(with_head())


def test_an_older_letter_reads_and_writes_as_it_was() -> None:
    text = to_json(LETTER)

    assert "letterhead" not in text
    assert to_json(letter_from_json(text)) == text
    assert render_pdf(letter_from_json(text)) == render_pdf(LETTER)


def test_word_has_it_too_with_words_for_the_logo() -> None:
    document = Document(BytesIO(render_letter_docx(with_head())))

    said = [paragraph.text for paragraph in document.paragraphs[:4]]
    assert said[1:] == [
        "Brackenshire Council",
        "Moor House, 1 Square, Brackenford",
        "01632 960 100 · www.brackenshire.example",
    ]
    assert document.inline_shapes[0]._inline.docPr.get("descr") == "A heron"


@pytest.mark.parametrize("without", ["telephone", "website", "address"])
def test_what_is_not_set_leaves_no_gap(without: str) -> None:
    empty: object = () if without == "address" else ""
    first = pages(render_pdf(with_head(structs.replace(HEAD, **{without: empty}))))[0]

    assert "  " not in first.split("Alex")[0].strip()
    assert " · \n" not in first
