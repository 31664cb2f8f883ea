"""A birthday card folds: picture, age and name on its front, the words inside, and nothing of an office."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec import structs

from iro_desktop.letters.content import LARGEST_TYPE, LetterContent, LetterFont, LetterLook, Paragraph, Section
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import render_booklet, render_large_print
from tests.letters.reading import pages_of, squeezed
from tests.letters.test_print import letter
from tests.pdf_ua import ua1_failures

WIDE, HIGH = 841.89, 595.28


def card(look: LetterLook | None = None, words: str = "") -> LetterContent:
    made = letter("birthday_card", look)
    return structs.replace(made, sections=(*made.sections, Section(None, (Paragraph(words),)))) if words else made


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_size() for page in document]
    finally:
        document.close()


def at(pdf: bytes, page: int, words: str) -> tuple[float, float]:
    """Where the first letter of these words stands, in points from the left and from the foot."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        text = document[page].get_textpage()
        found = text.search(words).get_next()
        assert found is not None, words
        left, bottom, _, _ = text.get_charbox(found[0])
        return left, bottom
    finally:
        document.close()


def test_a_card_is_one_sheet_of_two_sides_lying_across() -> None:
    assert sizes(render_pdf(card())) == [pytest.approx((WIDE, HIGH), abs=0.1)] * 2


def test_front_and_words_are_on_the_right_leaf_and_only_the_reference_on_the_back() -> None:
    made = card()
    pdf = render_pdf(made)

    assert at(pdf, 0, made.child_known_as)[0] > WIDE / 2
    assert at(pdf, 0, made.face)[0] > WIDE / 2
    assert at(pdf, 1, made.greeting)[0] > WIDE / 2
    assert at(pdf, 1, made.sign_off)[0] > WIDE / 2
    assert at(pdf, 0, made.reference)[0] < WIDE / 2
    outside, _ = pages_of(pdf)
    assert made.from_role not in outside
    assert "page" not in outside


def test_long_words_begin_on_the_left_leaf_and_none_is_lost() -> None:
    words = " ".join(f"word{number}" for number in range(140))
    pdf = render_pdf(card(words=words))
    inside = squeezed(pages_of(pdf)[1])

    assert len(sizes(pdf)) == 2
    assert at(pdf, 1, "Dear")[0] < WIDE / 2
    assert all(f"word{number}" in inside for number in range(140))


def test_words_too_many_for_two_leaves_print_as_a_letter() -> None:
    pdf = render_pdf(card(words="Many happy days. " * 400))

    assert sizes(pdf)[0] == pytest.approx((HIGH, WIDE), abs=0.1)
    assert squeezed("".join(pages_of(pdf))).count(squeezed("Many happy days.")) == 400


def test_the_type_is_the_childs_own() -> None:
    made = card(LetterLook(size_points=LARGEST_TYPE, font=LetterFont.LEXEND))
    assert len(sizes(render_pdf(made))) == 2
    assert sizes(render_large_print(card())) == sizes(render_pdf(card()))


def test_a_card_as_a_booklet_is_the_card() -> None:
    assert render_booklet(card()) == render_pdf(card())


def test_it_is_read_aloud_from_the_front_to_the_name(tmp_path: Path) -> None:
    paths = []
    for number, words in enumerate(("", "One more line for you. " * 30)):
        paths.append(tmp_path / f"card_{number}.pdf")
        paths[-1].write_bytes(render_pdf(card(LetterLook(animal="owl"), words)))

    assert ua1_failures(paths) == {path: [] for path in paths}
    with pikepdf.open(paths[0]) as pdf:
        kinds = [str(kid.S) for kid in pdf.Root.StructTreeRoot.K[0].K]
    assert kinds[:4] == ["/Figure", "/P", "/P", "/H1"]
