"""Letters in scripts that join their letters: the words behind the shapes, the bytes, and what the engine may touch."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.letters import shaped_paper
from iro_desktop.letters.content import Ask, LetterFont, LetterLook, Section, Translation, to_json
from iro_desktop.letters.fonts import as_shaped, has_ink, name_of, with_whole_numbers
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import render_booklet, render_large_print
from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.letters.shaped_paper import CannotShapeLetters
from iro_desktop.letters.translation import (
    all_words,
    translated_section,
    unprintable_in_translation,
    who_translated,
)
from iro_desktop.models.languages import LANGUAGES
from tests.letters.reading import pages_of, squeezed, text_of
from tests.letters.translations import ALPHABETS, ARTICLE_1, in_two_languages
from tests.pdf_ua import ua1_failures

ROOT = Path(__file__).parents[2]
JOINED = [tag for tag, language in LANGUAGES.items() if language.script.joins_letters]
HOSTILE = '#let x = 1 *b* _i_ $x$ `code` <Mum> said yes & @ref \\ // = head - 1. [x] {y} "q"'


def translation_in(content: object) -> Translation:
    found = getattr(content, "translation")  # noqa: B009 - narrows what the content may not have
    assert isinstance(found, Translation)
    return found


def texts_of_elements(pdf: bytes) -> list[tuple[str, str]]:
    """Each passage of the structure tree as its language and what a reader is told it says, in the order of reading."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return list(_texts(opened.Root.StructTreeRoot))


def _texts(element: pikepdf.Object, language: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(element, pikepdf.Array):
        for kid in list(element):
            yield from _texts(kid, language)
    elif isinstance(element, pikepdf.Dictionary):
        language = str(element.get("/Lang", language))
        if "/ActualText" in element:
            yield language, str(element.ActualText)
        yield from _texts(element.get("/K", pikepdf.Array()), language)


def texts_on_pages(pdf: bytes) -> list[str]:
    """What the marks of the pages say they stand for, which is what is copied."""
    said = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            for instruction in pikepdf.parse_content_stream(page, "BDC"):
                properties = instruction.operands[-1]
                if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
                    said.append(str(properties.ActualText))
    return said


@pytest.mark.parametrize("size", [14, 20])
@pytest.mark.parametrize("tag", JOINED)
def test_what_is_copied_and_read_aloud_is_what_was_typed(tag: str, size: int) -> None:
    content = in_two_languages(tag, LetterLook(size_points=size, animal="owl"))
    pdf = render_pdf(content)
    typed = [as_shaped(words) for words in all_words(translation_in(content)).split("\n")]
    told = [text for language, text in texts_of_elements(pdf) if language == tag and not text.isdigit()]
    assert told == typed
    on_pages = texts_on_pages(pdf)
    assert all(words in on_pages for words in typed)
    assert who_translated(translation_in(content)) in on_pages


def test_bengali_and_the_english_beside_every_script_are_copied_whole_by_pdfium() -> None:
    bengali = squeezed(text_of(render_pdf(in_two_languages("bn"))))
    assert squeezed(ARTICLE_1["bn"]) in bengali
    for tag in JOINED:
        printed = squeezed(text_of(render_pdf(in_two_languages(tag))))
        assert squeezed("Ada will ring Nan by Friday 27 March.") in printed
        assert "page1of" in printed


@pytest.mark.parametrize("tag", JOINED)
def test_every_letter_of_the_alphabet_survives_print_and_copy(tag: str) -> None:
    words = " ".join(ALPHABETS[tag])
    pdf = render_pdf(in_two_languages(tag, typed=words))
    assert as_shaped(words) in [text for _, text in texts_of_elements(pdf)]
    assert "\N{REPLACEMENT CHARACTER}" not in "".join(texts_on_pages(pdf))


def test_a_letter_in_each_joined_script_passes_pdf_ua_1(tmp_path: Path) -> None:
    made = {tag: render_pdf(in_two_languages(tag)) for tag in JOINED}
    made["large"] = render_large_print(in_two_languages("ar", LetterLook(animal="owl")))
    made["long"] = render_pdf(in_two_languages("fa", typed=f"{ARTICLE_1['fa']} " * 60))
    made["hostile"] = render_pdf(in_two_languages("ar", typed=HOSTILE))
    paths = []
    for name, pdf in made.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(pdf)
    failures = ua1_failures(paths)
    assert {path.name: failures[path] for path in paths} == {path.name: [] for path in paths}


def test_the_same_letter_is_the_same_file_in_another_process_on_another_day(tmp_path: Path) -> None:
    content = in_two_languages("ur", LetterLook(animal="fox"))
    script = (
        "import hashlib, sys; from iro_desktop.letters.content import letter_from_json; "
        "from iro_desktop.letters.layout import render_pdf; "
        "print(hashlib.sha256(render_pdf(letter_from_json(sys.stdin.read()))).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", script],
        input=to_json(content),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SOURCE_DATE_EPOCH": "86400",
            "TZ": "Asia/Kabul",
            "PYTHONUTF8": "1",
        },
    ).stdout.strip()
    assert there == hashlib.sha256(render_pdf(content)).hexdigest()
    assert list(tmp_path.iterdir()) == []


def test_making_the_paper_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.chdir(tmp_path)
    assert render_pdf(in_two_languages("ckb"))
    assert list(tmp_path.iterdir()) == []


def test_only_our_own_fonts_are_in_the_paper() -> None:
    for tag in JOINED:
        with pikepdf.open(BytesIO(render_pdf(in_two_languages(tag, LetterLook(font=LetterFont.LEXEND))))) as pdf:
            names = {
                str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.resources.Font.values()
            }
        assert all(name.startswith(("Lexend", "NotoNaskhArabic", "NotoNastaliqUrdu", "NotoSans")) for name in names), (
            names
        )


@pytest.mark.parametrize("typed", [HOSTILE, '#read("/etc/passwd")', '#image("x.png")', "#sys.inputs", "$x^2$ ~ -- '"])
def test_what_looks_like_the_engines_own_markup_prints_as_typed(typed: str) -> None:
    texts = [text for _, text in texts_of_elements(render_pdf(in_two_languages("ar", typed=typed)))]
    assert texts.count(typed) >= 2


SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("".join(ALPHABETS[tag] for tag in JOINED) + "\u200c\u200d  \n.,؟"),
        st.characters(max_codepoint=0x2FFF),
        st.characters(),
    ),
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(tag=st.sampled_from(JOINED), typed=SCRIPTS)
def test_whatever_is_typed_is_copied_as_typed_or_refused_by_name(tag: str, typed: str) -> None:
    content = in_two_languages(tag)
    section = msgspec.structs.replace(content.sections[0], blocks=())
    translated = translation_in(content)
    said = msgspec.structs.replace(translated.sections[0], heading=typed, blocks=())
    content = msgspec.structs.replace(
        content,
        sections=(section,),
        translation=msgspec.structs.replace(translated, sections=(said,)),
    )
    told = {text for _, text in texts_of_elements(render_pdf(content))}
    missing = unprintable_in_translation(translation_in(content), content.look.font)
    if missing:
        assert all(name_of(character) for character in missing)
        assert all(character in typed or character in as_shaped(typed) for character in missing)
    elif has_ink(typed):
        assert as_shaped(typed) in told


def test_a_laptop_without_the_engine_says_so_and_prints_every_other_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shaped_paper, "can_shape", lambda: False)
    with pytest.raises(CannotShapeLetters, match="This laptop cannot print letters in Arabic"):
        render_pdf(in_two_languages("ar"))
    assert render_pdf(in_two_languages("pl"))


def test_a_very_long_paste_is_printed_whole() -> None:
    words = ARTICLE_1["ps"].split()
    typed = " ".join(words[number % len(words)] for number in range(4_000))
    content = in_two_languages("ps")
    translated = translation_in(content)
    sections = (translated_section("", typed), *translated.sections[1:])
    long = msgspec.structs.replace(content, translation=msgspec.structs.replace(translated, sections=sections))
    assert typed in [text for _, text in texts_of_elements(render_pdf(long))]


def test_the_booklet_has_both_languages_too() -> None:
    with pikepdf.open(BytesIO(render_booklet(in_two_languages("ar")))) as pdf:
        assert len(pdf.pages) >= 1


@pytest.mark.parametrize("tag", ["pl", "ar"])
@pytest.mark.parametrize("size", [14, 20])
def test_a_page_to_send_back_comes_behind_the_name_in_both_languages(tag: str, size: int) -> None:
    content = in_two_languages(tag, LetterLook(size_points=size))
    page = Section("Send this back", (Ask("How was it?", ("good", "bad"), lines=2),), new_page=True)
    translated = translation_in(content)
    sections = (*translated.sections, translated_section(ARTICLE_1[tag][:9], ARTICLE_1[tag]))
    both = msgspec.structs.replace(
        content,
        sections=(*content.sections, page),
        translation=msgspec.structs.replace(translated, sections=sections),
    )
    pages = pages_of(render_pdf(both))
    assert "Send this back" in pages[-1]
    assert "What we decided" not in pages[-1]
    assert "From Maren" in "".join(pages[:-1])
    assert "Put into" in "".join(pages[:-1])


@pytest.mark.parametrize(
    ("typed", "in_one_piece"),
    [
        ("07700 900 133", "07700\xa0900\xa0133"),
        ("020 7946 0018", "020\xa07946\xa00018"),
        ("+44 7700 900133", "\u2066+44\xa07700\xa0900133\u2069"),
        ("(020) 7946 0018", "\u2066(020)\xa07946\xa00018\u2069"),
    ],
)
def test_the_groups_of_a_telephone_number_keep_their_order_in_a_line_from_right_to_left(
    typed: str, in_one_piece: str
) -> None:
    said = f"الرقم {typed}."
    assert with_whole_numbers(said) == f"الرقم {in_one_piece}."
    content = in_two_languages("ar", typed=said)
    assert make_paper(content, Form.TEXT).decode().count(in_one_piece) == 5
    # What is copied is what was typed all the same.
    assert said in texts_on_pages(render_pdf(content))


@pytest.mark.parametrize("typed", ["في 10 مارس 2026", "4/4/2026", "1. 2 3", "السنة 2026 5"])
def test_other_figures_are_left_alone(typed: str) -> None:
    assert with_whole_numbers(typed) == typed
