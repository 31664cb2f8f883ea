"""Letters in two languages: every alphabet has its letters, and both texts are printed, tagged and copied whole."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.letters.content import (
    LetterFont,
    LetterLook,
    Paragraph,
    Section,
    Translation,
    letter_from_json,
    to_json,
)
from iro_desktop.letters.fonts import as_printed, lacking_in, name_of, typeface_for
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.translation import (
    all_words,
    block_words,
    translated_section,
    unprintable_in_translation,
    who_translated,
)
from iro_desktop.models.languages import LANGUAGES, Script, is_right_to_left, language_named
from tests.letters.reading import squeezed, text_of
from tests.letters.test_print import letter
from tests.letters.translations import ALPHABETS, ARTICLE_1, in_two_languages
from tests.pdf_ua import ua1_failures

PRINTED_LETTER_BY_LETTER = [tag for tag, language in LANGUAGES.items() if not language.script.joins_letters]


def passages_of(pdf: bytes) -> Iterator[tuple[str, str]]:
    """The languages that the structure tree names, and the tags below each."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        yield from _passages(opened.Root.StructTreeRoot)


def _passages(element: pikepdf.Object, language: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(element, pikepdf.Array):
        for kid in list(element):
            yield from _passages(kid, language)
    elif isinstance(element, pikepdf.Dictionary):
        language = str(element.get("/Lang", language))
        if "/S" in element:
            yield language, str(element.S)[1:]
        yield from _passages(element.get("/K", pikepdf.Array()), language)


def test_a_letter_in_english_alone_is_the_same_json_as_before_there_were_two_languages() -> None:
    before = to_json(letter())
    assert "translation" not in before
    assert to_json(letter_from_json(before)) == before


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_letter_in_two_languages_comes_back_from_its_json_as_it_was(tag: str) -> None:
    content = in_two_languages(tag)
    assert letter_from_json(to_json(content)) == content


@pytest.mark.parametrize("font", LetterFont)
@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_letter_of_an_alphabet_is_missing_in_what_it_is_printed_in(tag: str, font: LetterFont) -> None:
    alphabet = f"{ALPHABETS[tag]} 0123456789 .,:;!?()-–“”’"
    face = typeface_for(LANGUAGES[tag], font, alphabet)
    for character in alphabet.replace(" ", ""):
        assert not lacking_in(face, character), name_of(character)
    bold = face.bold[0].widths.keys() | face.bold[1].widths.keys()
    assert {character for character in alphabet if ord(character) not in bold} == set()


def test_every_language_has_its_alphabet_and_its_sentence_in_these_tests() -> None:
    assert set(ALPHABETS) == set(LANGUAGES) == set(ARTICLE_1)


def test_a_font_that_lacks_letters_of_a_language_gives_way_for_the_whole_text() -> None:
    face = typeface_for(LANGUAGES["vi"], LetterFont.ATKINSON, ARTICLE_1["vi"])
    assert face.regular[0].name == "NotoSans-Regular"
    kept = typeface_for(LANGUAGES["pl"], LetterFont.ATKINSON, ARTICLE_1["pl"])
    assert kept.regular[0].name == "AtkinsonHyperlegibleNext-Regular"


@pytest.mark.parametrize("size", [14, 20])
@pytest.mark.parametrize("tag", PRINTED_LETTER_BY_LETTER)
def test_all_words_of_both_languages_are_printed_and_can_be_copied(tag: str, size: int) -> None:
    content = in_two_languages(tag, LetterLook(size_points=size, animal="owl"))
    translation = content.translation
    assert isinstance(translation, msgspec.Struct)
    printed = squeezed(text_of(render_pdf(content)))
    for words in all_words(translation).split("\n"):
        assert squeezed(words) in printed
    for section in content.sections:
        for block in section.blocks:
            assert all(squeezed(words) in printed for words in block_words(block))
    assert squeezed(who_translated(translation)) in printed


@pytest.mark.parametrize("tag", PRINTED_LETTER_BY_LETTER)
def test_each_part_is_read_in_english_and_then_in_its_own_language(tag: str) -> None:
    read = [
        (language, name) for language, name in passages_of(render_pdf(in_two_languages(tag))) if name in {"H1", "H2"}
    ]
    assert read == [("", "H1"), (tag, "H1"), ("", "H2"), (tag, "H2"), ("", "H2"), ("", "H2"), (tag, "H2")]


@pytest.mark.parametrize("tag", ["pl", "am"])
def test_the_two_languages_stand_side_by_side_in_ordinary_type_and_below_each_other_in_large(tag: str) -> None:
    greeting = LANGUAGES[tag].own_name
    ordinary, large = (render_pdf(in_two_languages(tag, LetterLook(size_points=size))) for size in (14, 20))
    assert left_edge(ordinary, greeting) > left_edge(ordinary, "Dear Pip") + 200
    assert abs(left_edge(large, greeting) - left_edge(large, "Dear Pip")) < 5


def left_edge(pdf: bytes, words: str) -> float:
    """Where words on the first page begin, in points from the left edge of the paper."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0].get_textpage()
        found = page.search(words).get_next()
        assert found is not None
        return float(page.get_charbox(found[0])[0])
    finally:
        document.close()


def test_a_letter_in_each_language_printed_letter_by_letter_passes_pdf_ua_1(tmp_path: Path) -> None:
    paths = []
    for tag in PRINTED_LETTER_BY_LETTER:
        paths.append(tmp_path / f"{tag}.pdf")
        paths[-1].write_bytes(render_pdf(in_two_languages(tag)))
    failures = ua1_failures(paths)
    assert {path.name: failures[path] for path in paths} == {path.name: [] for path in paths}


def test_a_translated_section_keeps_the_shapes_of_a_letter() -> None:
    section = translated_section(
        " Decyzje ", "Najpierw:\n1. Ada zadzwoni.\n2) Joss pomoże.\n\n„Chcę!”\n\n- raz\n- dwa\nkoniec"
    )
    assert section.heading == "Decyzje"
    shapes = [type(block).__name__ for block in section.blocks]
    assert shapes == ["Paragraph", "DecisionLine", "DecisionLine", "Quote", "Bullets", "Paragraph"]


def test_directions_and_names_are_known_by_tag() -> None:
    assert [tag for tag in LANGUAGES if is_right_to_left(tag)] == ["ar", "prs", "fa", "ckb", "ps", "ur"]
    assert is_right_to_left("pa-Arab")
    assert not is_right_to_left("en-GB")
    named = language_named("UR-PK")
    assert named is not None
    assert named.script is Script.NASTALIQ
    assert language_named("tlh") is None


LETTERS = "".join(ALPHABETS[tag] for tag in PRINTED_LETTER_BY_LETTER)


@settings(max_examples=60, deadline=None)
@given(
    tag=st.sampled_from(PRINTED_LETTER_BY_LETTER),
    font=st.sampled_from(LetterFont),
    size=st.sampled_from([12, 14, 18]),
    typed=st.text(st.one_of(st.sampled_from(LETTERS + " \n.,!?-“”"), st.characters()), max_size=80),
)
def test_whatever_is_typed_is_copied_as_typed_or_named(tag: str, font: LetterFont, size: int, typed: str) -> None:
    content = in_two_languages(tag, LetterLook(font=font, size_points=size), typed="-")
    translation = content.translation
    assert isinstance(translation, Translation)
    said = Section(None, (Paragraph(f"start {typed} end"),))
    content = msgspec.structs.replace(
        content,
        sections=content.sections[:1],
        translation=msgspec.structs.replace(translation, sections=(said,)),
    )
    printed = squeezed(text_of(render_pdf(content)))
    told = content.translation
    assert isinstance(told, Translation)
    missing = unprintable_in_translation(told, font)
    if missing:
        assert all(name_of(character) for character in missing)
        assert set(missing) <= set(as_printed(typed))
    else:
        assert squeezed(as_printed(f"start {typed} end")) in printed
