"""The Word file of a letter: every word of the PDF once and in order, real styles, and nothing of a machine."""

import re
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import msgspec
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from iro_desktop.letters.assemble import QuoteFact, assemble
from iro_desktop.letters.blocks import quoted
from iro_desktop.letters.content import (
    ActionTable,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterFont,
    LetterLook,
    Paper,
    Paragraph,
    Quote,
    Section,
)
from iro_desktop.letters.decision_sheet import assemble_sheet
from iro_desktop.letters.docx_file import as_written
from iro_desktop.letters.docx_letter import render_letter_docx, render_sheet_docx
from iro_desktop.letters.docx_pictures import as_png
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.layout import PAPER_COLOURS, render_pdf
from iro_desktop.letters.pictures import SYMBOLS
from iro_desktop.letters.spoken import day, decision_sentence
from iro_desktop.models.child import ANIMALS
from iro_desktop.models.languages import is_right_to_left
from tests.letters.invented import finished_draft, letter_facts, sheet_facts
from tests.letters.reading import text_of
from tests.letters.test_print import letter, letter_saying

TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.sampled_from(
    ["<Mum> said yes", "&amp; & ]]>", "\x00a\x0bb\x1f", "a\ud83db", "\ufffe\uffff", "one\ntwo\r\nthree", "\ttab", "{x}"]
)
DECISION = st.builds(
    DecisionLine, number=st.integers(1, 99), text=TYPED, who=st.none() | TYPED, by_when=st.none() | TYPED
)
BLOCK = st.one_of(
    st.builds(Paragraph, TYPED),
    st.builds(Quote, TYPED, st.none() | TYPED),
    DECISION,
    st.builds(Bullets, st.lists(TYPED, max_size=3).map(tuple)),
    st.builds(
        ActionTable,
        st.just(("Who", "What will happen", "By when")),
        st.lists(DECISION, min_size=1, max_size=3).map(tuple),
    ),
)
SECTION = st.builds(
    Section, st.none() | TYPED, st.lists(BLOCK, max_size=4).map(tuple), st.none() | st.sampled_from(SYMBOLS)
)
LETTER = st.lists(SECTION, max_size=4).map(lambda sections: msgspec.structs.replace(letter(), sections=tuple(sections)))


def opened(file: bytes) -> Document:
    return docx.Document(BytesIO(file))


def texts_of(document: Document) -> list[str]:
    """Every paragraph and cell, from top to bottom, as python-docx reads it."""
    read: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, WordParagraph):
            read.append(part.text)
        else:
            assert isinstance(part, Table)
            read.extend(cell.text for row in part.rows for cell in row.cells)
    return read


def texts_said(content: LetterContent) -> list[str]:
    """Every text of a letter in order, worked out beside the code under test. Numbers of lists are not text."""
    said = [f"From {content.from_name}, {content.from_role}", day(content.written_on), content.greeting]
    for section in content.sections:
        said += [section.heading] if section.heading else []
        for block in section.blocks:
            match block:
                case Paragraph():
                    said.append(block.text)
                case Quote():
                    said += [quoted(block.words), *([block.source] if block.source else [])]
                case DecisionLine():
                    said.append(decision_sentence(block))
                case Bullets():
                    said += block.items
                case ActionTable():
                    said += ["No", *block.headings]
                    for line in block.rows:
                        said += [str(line.number), line.who or "", line.text, line.by_when or ""]
    return [*said, content.sign_off, *content.contact_lines]


def without_gaps(texts: list[str]) -> list[str]:
    return [stripped for text in texts if (stripped := as_written(text).strip())]


def parts_of(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(file)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


@settings(max_examples=60, deadline=None)
@given(LETTER)
def test_every_text_of_every_block_stands_in_the_file_once_and_in_order(content: LetterContent) -> None:
    read = [text.strip() for text in texts_of(opened(render_letter_docx(content)))]
    assert [text for text in read if text] == without_gaps(texts_said(content))


@pytest.mark.parametrize("template", ALL_TEMPLATES)
def test_the_words_are_those_of_the_pdf(template: str) -> None:
    content = letter(template)
    printed = Counter(text_of(render_pdf(content)).split())
    words = Counter(word for text in texts_of(opened(render_letter_docx(content))) for word in text.split())
    # What the paper draws for a hand, boxes and lines, a Word file has as characters.
    assert set(words - printed) <= {"[", "]", "_" * 40}


def test_a_very_long_text_is_whole() -> None:
    text = "a child said this " * 40_000
    assert text.strip() in [one.strip() for one in texts_of(opened(render_letter_docx(letter_saying(text))))]


def test_headings_lists_and_quotations_are_styles_and_not_looks() -> None:
    document = opened(render_letter_docx(letter("review_8_11")))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles.count("Heading 1") == 1
    assert {"Heading 2", "List Number", "Quote", "Quote Source", "Contact"} <= set(styles)


def test_a_decision_keeps_its_own_number_where_another_is_left_out() -> None:
    lines = tuple(DecisionLine(number, f"Number {number}.", None, None) for number in (1, 2, 4, 5))
    content = msgspec.structs.replace(letter(), sections=(Section("Decisions", lines),))
    document = opened(render_letter_docx(content))
    lists = [int(one) for one in document.element.xpath("//w:body//w:numId/@w:val")]
    numbering = document.part.numbering_part.element
    starts = [
        numbering.num_having_numId(one).find(f".//{qn('w:startOverride')}").get(qn("w:val")) for one in sorted({*lists})
    ]
    assert len({*lists}) == 2
    assert starts == ["1", "4"]


def test_every_page_says_reference_initials_and_page_of_pages() -> None:
    for file in (render_letter_docx(letter()), render_sheet_docx(assemble_sheet(sheet_facts()))):
        [section] = opened(file).sections
        [foot] = section.footer.paragraphs
        assert re.sub(r"\s+", " ", foot.text) == "R-2026-0117 · for P Page 1 of 1"
        instructions = [one.text.strip() for one in foot._p.iter(qn("w:instrText"))]
        assert instructions == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("font", LetterFont)
@pytest.mark.parametrize("paper", Paper)
def test_the_file_has_the_childs_font_size_and_paper(font: LetterFont, paper: Paper) -> None:
    look = LetterLook(font=font, size_points=17, paper=paper)
    document = opened(render_letter_docx(letter("review_8_11", look)))
    normal = document.styles["Normal"].font
    assert normal.size is not None
    assert (normal.size.pt, bool(normal.name)) == (17, True)
    assert document.element.find(qn("w:background")).get(qn("w:color")) == PAPER_COLOURS[paper][1:]


def test_a_picture_has_words_and_a_decoration_says_that_it_is_one() -> None:
    look = LetterLook(animal="hedgehog")
    document = opened(render_letter_docx(letter("review_4_7", look)))
    about = list(document.element.iter(qn("wp:docPr")))
    assert about[0].get("descr") == "A picture of a hedgehog"
    assert len(about) > 1
    for one in about[1:]:
        assert one.get("descr") == ""
        assert any(child.tag.endswith("}decorative") for child in one.iter())
    assert len({one.get("id") for one in about}) == len(about)


@pytest.mark.parametrize("name", [*ANIMALS, *SYMBOLS])
def test_every_drawing_has_ink_and_the_same_points_each_time(name: str) -> None:
    drawn = as_png(name)
    as_png.cache_clear()
    assert as_png(name) == drawn
    assert drawn.startswith(b"\x89PNG")
    assert len(drawn) > 500


def test_the_language_is_british_english_and_another_is_said() -> None:
    styles = parts_of(render_letter_docx(letter()))["word/styles.xml"].decode()
    assert re.search(r'<w:lang w:val="en-GB"', styles)
    arabic = msgspec.structs.replace(letter_saying("مرحبا"), language="ar")
    body = parts_of(render_letter_docx(arabic))["word/document.xml"].decode()
    assert "<w:bidi/>" in body
    assert "<w:rtl/>" in body
    assert 'w:lang w:bidi="ar"' in body
    assert not is_right_to_left("en")


def test_no_clock_no_person_and_no_machine_can_be_read_from_the_file() -> None:
    file = render_letter_docx(letter())
    about = opened(file).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created is not None
    assert about.created.date() == letter().written_on
    assert file == render_letter_docx(letter())
    parts = parts_of(file)
    assert not any("thumbnail" in name or "customXml" in name for name in parts)
    assert b"removePersonalInformation" in parts["word/settings.xml"]
    with zipfile.ZipFile(BytesIO(file)) as package:
        assert {one.date_time[0] for one in package.infolist()} == {1980}


def test_opening_and_saving_again_changes_no_word(tmp_path: Path) -> None:
    document = opened(render_letter_docx(letter("review_16_17")))
    document.save(str(tmp_path / "again.docx"))
    again = opened((tmp_path / "again.docx").read_bytes())
    assert texts_of(again) == texts_of(document)


def test_every_part_that_is_named_is_there_and_every_part_has_a_type() -> None:
    parts = parts_of(render_letter_docx(letter("review_4_7", LetterLook(animal="fox"))))
    types = parts["[Content_Types].xml"].decode()
    endings = set(re.findall(r'Extension="([^"]+)"', types))
    named = set(re.findall(r'PartName="/([^"]+)"', types))
    for name in parts:
        assert name == "[Content_Types].xml" or name in named or name.rpartition(".")[2] in endings
    for name, body in parts.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            for target in re.findall(r'Target="([^"]+)"', body.decode()):
                assert target.lstrip("/") in parts or f"{folder}{target}" in parts


def test_the_sheet_holds_both_wordings_and_only_shared_words() -> None:
    content = assemble_sheet(replace(sheet_facts(), notes=("<Mum> & co",)))
    read = texts_of(opened(render_sheet_docx(content)))
    for decision in content.decisions:
        assert read.count(decision.wording) == 1
        assert read.count(decision.in_the_letter) == 1
    assert read.count("<Mum> & co") == 1
    assert all(read.count(quoted(words)) == 1 for words in content.childs_words)


def test_a_childs_words_are_never_changed() -> None:
    words = "i dont no…  <b>stop</b> & {that} \u201cnow\u201d"
    content = assemble(finished_draft("plain"), letter_facts(quotes=(QuoteFact(words),)))
    assert quoted(words) in texts_of(opened(render_letter_docx(content)))


@pytest.mark.parametrize("template", ALL_TEMPLATES)
def test_the_file_is_valid_by_the_schema_of_its_format(template: str, tmp_path: Path) -> None:
    made = {
        "letter.docx": render_letter_docx(letter(template, LetterLook(animal="fox"))),
        "sheet.docx": render_sheet_docx(assemble_sheet(sheet_facts())),
        "arabic.docx": render_letter_docx(msgspec.structs.replace(letter(template), language="ar")),
    }
    for name, file in made.items():
        (tmp_path / name).write_bytes(file)
        result = OpenXmlValidator().validate(tmp_path / name)
        assert result.is_valid, [str(one) for one in result.errors]


def test_the_validator_finds_what_is_wrong(tmp_path: Path) -> None:
    document = opened(render_letter_docx(letter()))
    document.element.body.append(OxmlElement("w:bidi"))
    document.save(str(tmp_path / "wrong.docx"))
    assert not OpenXmlValidator().validate(tmp_path / "wrong.docx").is_valid
