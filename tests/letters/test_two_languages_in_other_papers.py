"""The Word file and the message of a letter in two languages: every word, its language and its direction."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from iro_desktop.letters.docx_letter import render_letter_docx
from iro_desktop.letters.fonts import SCRIPT_FAMILIES, as_shaped
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.letters.translation import all_words, who_translated
from iro_desktop.models.languages import LANGUAGES
from tests.letters.test_shaped_letters import translation_in
from tests.letters.translations import ARTICLE_1, ENGLISH, in_two_languages


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_word_of_both_languages_is_in_the_word_file_with_its_language_and_direction(tag: str) -> None:
    content = in_two_languages(tag)
    document = docx.Document(BytesIO(render_letter_docx(content)))
    paragraphs = {paragraph.text: paragraph for paragraph in document.paragraphs}
    script = LANGUAGES[tag].script
    for words in all_words(translation_in(content)).split("\n"):
        paragraph = paragraphs[as_shaped(words)]
        properties = paragraph._p.get_or_add_pPr()
        assert (properties.find(qn("w:bidi")) is not None) == script.right_to_left
        for run in paragraph.runs:
            marks = run._r.get_or_add_rPr()
            spoken = marks.find(qn("w:lang"))
            assert spoken is not None
            assert spoken.get(qn("w:bidi" if script.joins_letters else "w:val")) == tag
            assert (marks.find(qn("w:rtl")) is not None) == script.right_to_left
            if script in SCRIPT_FAMILIES:
                assert marks.get_or_add_rFonts().get(qn("w:cs")) == SCRIPT_FAMILIES[script]
    english = paragraphs[ENGLISH]
    assert english._p.get_or_add_pPr().find(qn("w:bidi")) is None
    assert who_translated(translation_in(content)) in paragraphs


@pytest.mark.parametrize(("tag", "side"), [("ar", "right"), ("ur", "right"), ("bn", "left"), ("pl", "left")])
def test_the_bar_of_a_childs_words_stands_where_their_lines_begin(tag: str, side: str) -> None:
    document = docx.Document(BytesIO(render_letter_docx(in_two_languages(tag))))
    said = [one for one in document.paragraphs if one.text == f"“{as_shaped(ARTICLE_1[tag])}”"]
    assert len(said) == 1
    own = said[0]._p.get_or_add_pPr().find(qn("w:pBdr"))
    borders = own if own is not None else document.styles["Quote"].element.pPr.find(qn("w:pBdr"))
    assert [one.tag for one in borders if one.get(qn("w:val")) == "single"] == [qn(f"w:{side}")]
    slant = document.styles["Quote"].element.rPr.find(qn("w:iCs"))
    assert slant is None or slant.get(qn("w:val")) in {"0", "false"}


def test_size_and_weight_hold_for_letters_that_join_too() -> None:
    with zipfile.ZipFile(BytesIO(render_letter_docx(in_two_languages("ar")))) as package:
        styles = package.read("word/styles.xml").decode()
    heading = re.search(r'<w:style [^>]*w:styleId="Heading2".*?</w:style>', styles, re.DOTALL)
    assert heading is not None
    assert "<w:bCs/>" in heading[0]
    sizes = re.findall(r'<w:sz(?:Cs)? w:val="(\d+)"', heading[0])
    assert len(sizes) == 2
    assert len(set(sizes)) == 1


@pytest.mark.parametrize("tag", ["pl", "ti", "ar", "ur", "bn"])
def test_the_word_file_is_valid_by_the_schema_of_its_format(tag: str, tmp_path: Path) -> None:
    path = tmp_path / f"{tag}.docx"
    path.write_bytes(render_letter_docx(in_two_languages(tag)))
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid, result.errors[:5]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_message_holds_the_english_and_then_the_other_language_whole(tag: str) -> None:
    content = in_two_languages(tag)
    text = make_paper(content, Form.TEXT).decode()
    english, _, other = text.partition("* * *")
    assert ENGLISH in english
    assert "Dear Pip," in english
    words = as_shaped(ARTICLE_1[tag])
    assert words not in english
    assert other.count(words) == 5
    assert f"1. {words}" in other
    assert other.rstrip().endswith(who_translated(translation_in(content)))
