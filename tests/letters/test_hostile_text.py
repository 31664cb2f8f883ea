"""Whatever is typed, the letter prints it or names what it cannot print; it never fails and never changes it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.letters.assemble import QuoteFact, assemble
from iro_desktop.letters.checks import problems_before_finishing
from iro_desktop.letters.content import LetterFont, LetterLook, Paragraph, to_json
from iro_desktop.letters.details import DETAILS, placeholders_in
from iro_desktop.letters.fonts import as_printed, typeface, unprintable
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.templates import fill, load_template, with_texts
from tests.letters.invented import DECISIONS, finished_draft, letter_facts
from tests.letters.reading import squeezed, text_of
from tests.letters.test_assemble import with_text
from tests.letters.test_print import letter_saying

# What an officer types: Latin with its accents, figures, punctuation, marks that look like markup.
PRINTABLE = "".join(
    chr(code)
    for code in sorted(typeface(LetterFont.ANDIKA).regular[0].widths)
    if (0x20 <= code < 0x7F or 0xC0 <= code < 0x180 or 0x1EA0 <= code < 0x1EFA or chr(code) in "“”‘’–—…£€½•")
)
TYPED = st.text(alphabet=PRINTABLE, max_size=400)
ANYTHING = st.text(max_size=300)


@settings(max_examples=60, deadline=None)
@given(TYPED)
def test_printable_text_comes_back_from_the_page_as_it_was_typed(text: str) -> None:
    printed = squeezed(text_of(render_pdf(letter_saying(f"start {text} end"))))
    assert squeezed(f"start {text} end") in printed


@settings(max_examples=60, deadline=None)
@given(ANYTHING, st.sampled_from(LetterFont), st.integers(min_value=-5, max_value=90))
def test_no_text_no_typeface_and_no_size_makes_the_letter_fail(text: str, font: LetterFont, size: int) -> None:
    content = letter_saying(text, LetterLook(font=font, size_points=size))
    assert render_pdf(content) == render_pdf(content)


@settings(max_examples=200, deadline=None)
@given(ANYTHING)
def test_what_is_not_named_as_unprintable_can_be_printed(text: str) -> None:
    named = set(unprintable(text, LetterFont.LEXEND))
    first, behind = typeface(LetterFont.LEXEND).regular
    for character in as_printed(text).replace("\n", ""):
        assert character in named or ord(character) in first.widths or ord(character) in behind.widths


PIECES = st.lists(
    st.sampled_from(
        [*(f"{{{name}}}" for name in DETAILS), "{school_nurse}", "{ }", "{1}", "Hello.", "[[", "]]", "\n\n", "- "]
    ),
    max_size=6,
).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(PIECES, PIECES, st.dictionaries(st.sampled_from(sorted(DETAILS)), st.sampled_from(["Ada", "", "{x}", None])))
def test_no_blank_leaves_when_there_is_no_problem(typed: str, wording: str, details: dict[str, str | None]) -> None:
    draft = with_texts(finished_draft("review_8_11"), {"hard": typed, "next": typed}, details)
    facts = letter_facts(decisions=(replace(DECISIONS[0], child_wording=wording),))
    if not problems_before_finishing(draft, facts):
        assert placeholders_in(to_json(assemble(draft, facts))) == ()


def test_a_fresh_draft_with_nothing_known_never_counts_as_ready() -> None:
    draft = fill(load_template("review_8_11"), {})
    assert draft.missing == (
        "the name the child likes", "your name", "the day of the meeting", "who came to the meeting",
        "the plan for home, in one sentence to the child", "the day you will check what has been done",
        "the next meeting's date", "the advocate's name", "your telephone number",
    )  # fmt: skip
    assert len(problems_before_finishing(draft, letter_facts())) >= len(draft.missing)


@pytest.mark.parametrize(
    "text",
    [
        "NUL\x00here",
        "bear 🐻",
        "مع السلامة",
        "\u202ereversed",
        "x\u0323\u0301" * 50,
        "\ud83d alone",
        "\n" * 500,
        "\x1b[31m",
    ],
)
def test_odd_text_is_printed_or_named(text: str) -> None:
    draft = with_text(finished_draft("plain"), "ending", f"Bye {text}")
    problems = problems_before_finishing(draft, letter_facts())
    assert bool(problems) == bool(unprintable(text, LetterFont.ANDIKA))
    assert render_pdf(assemble(draft, letter_facts()))


def test_a_megabyte_in_one_paragraph_becomes_pages() -> None:
    text = "a child said this " * 58_000
    content = assemble(with_text(finished_draft("plain"), "ending", text), letter_facts())
    pdf = render_pdf(content)
    assert squeezed(text_of(pdf)).count("saidthis") >= 58_000 - 500  # a page's foot may part the two words


def test_a_childs_words_are_the_same_in_the_frozen_letter() -> None:
    words = "  i dont no…  <b>stop</b> & {that} \u201cnow\u201d "
    content = assemble(finished_draft("plain"), letter_facts(quotes=(QuoteFact(words),)))
    assert any(getattr(block, "words", None) == words for section in content.sections for block in section.blocks)
    assert not any(
        isinstance(block, Paragraph) and "stop" in block.text for s in content.sections for block in s.blocks
    )
