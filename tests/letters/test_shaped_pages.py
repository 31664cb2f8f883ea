"""Pages in two languages look and read alike in both engines: tables, boxes, pictures, and Latin figures."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from iro_desktop.letters.assemble import picture_of
from iro_desktop.letters.content import (
    ActionTable,
    Ask,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterLook,
    Paragraph,
    Picture,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.easy_read import as_easy_read, credit_line
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.picture_lines import PictureLine
from iro_desktop.letters.translation import translated_section
from iro_desktop.letters.typed_forms import read_ask, write_ask
from tests.letters.reading import text_of
from tests.letters.translations import ARTICLE_1, ENGLISH, in_two_languages
from tests.pdf_ua import ua1_failures

HOUSE = "house"
TABLE = ActionTable(
    ("Who", "What will happen", "By when"),
    (
        DecisionLine(1, "ring Nan about the summer", "Ada", "by Friday 27 March"),
        DecisionLine(4, "find a swimming club", "Maren", None),
    ),
)
BOTH_ENGINES = ["so", "ti", "ar", "ur", "bn"]


def photo() -> bytes:
    held = BytesIO()
    Image.new("RGB", (60, 40), "#336699").save(held, "PNG")
    return held.getvalue()


def drawn(line: PictureLine) -> Picture | None:
    return picture_of(line, {"photo 1": Picture(key="1" * 64, words="", data=photo())})


def rich(tag: str, size: int = 14, *, symbol: str | None = None) -> LetterContent:
    """A letter with everything that a page of ours may hold, in both languages."""
    words = ARTICLE_1[tag]
    house = drawn(PictureLine(HOUSE, "where you live"))
    assert house is not None
    base = in_two_languages(tag, LetterLook(size_points=size, animal="owl"))
    assert isinstance(base.translation, Translation)
    parts = (
        f"[picture: {HOUSE} | a home]\n{words}\n\n12 2026 – {words}",
        f"“{words}”",
        f"{words}\n1. {words}\n4. {words}\n[picture: photo 1 | a photo]",
        f"{words[:9]} [ ] {words[:4]} [ ] {words[:5]}\n{words[:8]} ____ ____\n{words[:7]} [box]",
    )
    told = tuple(translated_section(words[:12], part, drawn) for part in parts)
    return msgspec.structs.replace(
        base,
        sections=(
            Section("What is true", (Paragraph(ENGLISH, picture=house), Bullets(("One", "Two"))), symbol),
            Section("What you said", (Quote("I want to see my brother.", "You told me on 2 March."),)),
            Section("What we decided", (Paragraph("This is what we decided:"), TABLE)),
            Section(
                "Your answer",
                (Ask("Did you like it?", ("Yes", "No")), Ask("What should change?", lines=2), Ask("Draw.", room=True)),
                new_page=True,
            ),
        ),
        translation=msgspec.structs.replace(base.translation, sections=told),
    )


def elements(pdf: bytes, kind: str) -> list[pikepdf.Object]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [one for one in _below(opened.Root.StructTreeRoot.K) if str(one.S) == f"/{kind}"]


def _below(kids: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _below(kid.get("/K", pikepdf.Array()))


def alternatives(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        figures = [one for one in _below(opened.Root.StructTreeRoot.K) if str(one.S) == "/Figure"]
        return [str(one.Alt) for one in figures]


def test_everything_a_page_may_hold_passes_pdf_ua_1_in_both_engines(tmp_path: Path) -> None:
    made = {tag: render_pdf(rich(tag)) for tag in ("so", "ar", "bn")}
    made |= {"large": render_pdf(rich("ur", 20, symbol="star")), "easy": render_pdf(as_easy_read(rich("fa")))}
    paths = []
    for name, pdf in made.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(pdf)
    failures = ua1_failures(paths)
    assert {path.name: failures[path] for path in paths} == {path.name: [] for path in paths}


@pytest.mark.parametrize("size", [14, 18])
@pytest.mark.parametrize("tag", BOTH_ENGINES)
def test_actions_are_a_table_with_a_head_in_the_whole_width(tag: str, size: int) -> None:
    pdf = render_pdf(rich(tag, size))
    assert len(elements(pdf, "Table")) == 1
    assert len(elements(pdf, "TH")) == 4
    assert len(elements(pdf, "TR")) == 3
    printed = text_of(pdf)
    assert printed.index("What will happen") < printed.index("ring Nan about the summer")


@pytest.mark.parametrize("tag", BOTH_ENGINES)
def test_large_type_and_easy_read_tell_the_table_as_a_list(tag: str) -> None:
    assert elements(render_pdf(rich(tag, 26)), "Table") == []
    easy = render_pdf(as_easy_read(rich(tag)))
    assert elements(easy, "Table") == []
    assert "find a swimming club" in " ".join(text_of(easy).split())


@pytest.mark.parametrize("tag", BOTH_ENGINES)
def test_what_a_hand_fills_in_is_drawn_and_no_brackets_are_printed(tag: str) -> None:
    printed = text_of(render_pdf(rich(tag)))
    assert "[" not in printed
    assert "__" not in printed
    assert "Yes" in printed


@pytest.mark.parametrize("tag", BOTH_ENGINES)
def test_a_picture_line_keeps_its_meaning_in_every_language(tag: str) -> None:
    shown = alternatives(render_pdf(rich(tag)))
    assert [one for one in shown if "owl" not in one] == ["where you live", "a home", "a photo"]
    assert credit_line(rich(tag)) in " ".join(text_of(render_pdf(rich(tag))).split())


@pytest.mark.parametrize("tag", ["ar", "ur", "bn"])
def test_figures_beside_another_script_are_those_of_the_childs_own_font(tag: str) -> None:
    script = {"ar": "Naskh", "ur": "Nastaliq", "bn": "Bengali"}[tag]
    assert any(script in font for font in fonts_of(figures_alone(tag, ARTICLE_1[tag])))
    assert not any(script in font for font in fonts_of(figures_alone(tag, "12 2026, 12:30 07700 900 133")))


def figures_alone(tag: str, words: str) -> bytes:
    content = in_two_languages(tag, typed=words)
    assert isinstance(content.translation, Translation)
    told = tuple(translated_section("", words) for _ in content.sections)
    translation = msgspec.structs.replace(content.translation, sections=told, greeting=words)
    return render_pdf(msgspec.structs.replace(content, translation=translation))


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = [page.obj.Resources.get("/Font", pikepdf.Dictionary()) for page in opened.pages]
        return {str(font.BaseFont) for fonts in pages for font in fonts.as_dict().values()}


WORDS = st.text("abc ñ", min_size=1, max_size=8).map(str.strip)


@given(text=WORDS, choices=st.lists(WORDS.filter(bool), max_size=3), lines=st.integers(0, 4), room=st.booleans())
def test_what_is_asked_is_typed_and_read_back_the_same(text: str, choices: list[str], lines: int, room: bool) -> None:
    words = " ".join(text.split())
    ticks = tuple(" ".join(one.split()) for one in choices)
    if not (ticks or lines or room):
        assert read_ask(words) is None
        return
    asked = Ask(words, ticks, lines, room)
    assert read_ask(write_ask(asked)) == asked


def test_a_picture_in_a_translation_stands_beside_the_words_under_it_and_a_gone_one_is_left_out() -> None:
    typed = "[picture: house]\nOne\n- Two\n[picture: house]\n1. Three\n[picture: unheard of]\nFour"
    blocks = translated_section("", typed, drawn).blocks
    kinds = [(type(one).__name__, getattr(one, "picture", msgspec.UNSET) is not msgspec.UNSET) for one in blocks]
    assert kinds == [("Paragraph", True), ("Bullets", False), ("DecisionLine", True), ("Paragraph", False)]
