"""Pictures stand beside their words, are read aloud, are named at the end, and never print as a blank."""

import re
from dataclasses import replace
from io import BytesIO

import docx
import msgspec
import pikepdf
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from iro_desktop.letters.assemble import assemble, text_blocks
from iro_desktop.letters.checks import ProblemKind, problems_before_finishing, ready_letter
from iro_desktop.letters.content import (
    DecisionLine,
    LetterContent,
    Paragraph,
    Picture,
    letter_from_json,
    to_json,
)
from iro_desktop.letters.docx_letter import render_letter_docx
from iro_desktop.letters.easy_read import SMALLEST_EASY_READ, credit_line, pictures_of, sentences
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.picture_lines import (
    PictureLine,
    half_written,
    lines_in,
    read_line,
    without_pictures,
    write_line,
)
from iro_desktop.letters.plain_text import plain_text
from iro_desktop.letters.symbols import symbols
from iro_desktop.letters.templates import Draft
from tests.letters.invented import finished_draft, letter_facts
from tests.letters.reading import pages_of, squeezed, text_of

NAME = st.sampled_from([symbol.name for symbol in symbols()])
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="[]|"), max_size=40)
EASY = "review_easy_read"


def saying(text: str) -> Draft:
    draft = finished_draft("review_8_11")
    return replace(
        draft, sections=tuple(replace(one, text=text) if one.key == "ending" else one for one in draft.sections)
    )


def easy() -> LetterContent:
    return ready_letter(finished_draft(EASY), letter_facts())


def figures(pdf: bytes) -> list[str]:
    """What is said in place of each picture, in reading order."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found: list[str] = []

        def walk(element: pikepdf.Object) -> None:
            if isinstance(element, pikepdf.Array):
                for one in element:
                    walk(one)
            elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
                if element.S == "/Figure":
                    found.append(str(element.Alt))
                walk(element.get("/K", pikepdf.Array()))

        walk(opened.Root.StructTreeRoot.K)
        return found


@given(NAME, WORDS, st.none() | st.integers(0, 999))
def test_a_line_that_was_written_for_a_picture_is_read_as_that_picture(
    name: str, words: str, decision: int | None
) -> None:
    read = read_line(write_line(name, words, decision))

    assert read == PictureLine(name, words.strip() or name, decision)


@given(st.text(), NAME)
def test_a_picture_is_found_between_any_lines_and_leaves_the_others(text: str, name: str) -> None:
    before = text.replace("[", "(")
    whole = f"{before}\n{write_line(name)}\nYou did it."

    assert [one.line.name for one in lines_in(whole)] == [name]
    assert without_pictures(whole) == f"{before}\n\nYou did it."
    assert not half_written(whole)


def test_a_picture_belongs_to_the_words_below_it_up_to_the_next_one() -> None:
    text = "Hello.\n[picture: bike]\nYou ride.\nFast.\n[picture: nan | Your nan]\nNan came.\n\nBye."
    blocks = [block for block in text_blocks(text) if isinstance(block, Paragraph)]

    assert [block.text for block in blocks] == ["Hello.", "You ride.\nFast.", "Nan came.", "Bye."]
    shown = [block.picture if isinstance(block.picture, Picture) else None for block in blocks]
    assert [one and one.words for one in shown] == [None, "bike", "Your nan", None]


def test_a_letter_without_pictures_writes_the_same_json_as_before_there_were_any() -> None:
    plain = to_json(assemble(finished_draft("review_8_11"), letter_facts()))

    assert '"picture":null' in plain
    assert '"easy_read"' not in plain
    assert plain.count('"picture"') == plain.count('"blocks"')
    assert to_json(letter_from_json(plain)) == plain


def test_a_letter_with_pictures_is_read_back_as_it_was() -> None:
    content = easy()

    assert letter_from_json(to_json(content)) == content
    assert render_pdf(letter_from_json(to_json(content))) == render_pdf(content)


def test_each_picture_is_read_aloud_before_its_words() -> None:
    content = easy()
    animal = 1 if content.look.animal else 0

    assert figures(render_pdf(content))[animal:] == [picture.words for picture in pictures_of(content)]
    assert "Your torch" in figures(render_pdf(content))


def test_an_easy_read_letter_has_one_idea_a_row_in_large_type() -> None:
    content = easy()
    rows = [block for section in content.sections for block in section.blocks]

    assert content.look.size_points >= SMALLEST_EASY_READ
    assert all(len(sentences(row.text)) <= 1 for row in rows if isinstance(row, Paragraph) and not row.picture)
    assert [row.number for row in rows if isinstance(row, DecisionLine) and isinstance(row.picture, Picture)] == [
        1,
        2,
        3,
        4,
    ]


def test_any_letter_can_be_set_as_easy_read_with_every_word_of_it() -> None:
    for template in ("review_8_11", "review_16_17"):
        facts = letter_facts(easy_read=True)
        content = ready_letter(finished_draft(template), facts)
        printed = squeezed(text_of(render_pdf(content)))

        assert content.easy_read is True
        for word in re.findall(r"\w+", plain_text(ready_letter(finished_draft(template), letter_facts()))):
            assert squeezed(word) in printed


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Mrs. Green came. She sat by J. Bell.", ["Mrs. Green came.", "She sat by J. Bell."]),
        ("“I like it.” You said so!", ["“I like it.”", "You said so!"]),
        ("One\nTwo. three", ["One", "Two. three"]),
    ],
)
def test_a_title_or_an_initial_ends_no_sentence(text: str, parted: list[str]) -> None:
    assert sentences(text) == parted


@given(st.text(st.sampled_from("Aa. !?”’\n"), max_size=60))
def test_parting_into_sentences_loses_no_letter(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_only_the_sets_that_are_shown_are_named() -> None:
    assert credit_line(assemble(saying("Bye."), letter_facts())) == ""
    assert credit_line(assemble(saying("[picture: bike]\nBye."), letter_facts())) == "Pictures: OpenMoji (CC BY-SA 4.0)"
    both = credit_line(easy())
    assert both == "Pictures: OpenMoji (CC BY-SA 4.0), IRO Desktop (CC BY-SA 4.0)"
    assert squeezed(both) in squeezed(text_of(render_pdf(easy())))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[picture: flumpet]\nBye.", "The picture 'flumpet' in"),
        ("[picture: bike\nBye.", "only half taken out"),
        ("Look: [picture: bike]", "only half taken out"),
    ],
)
def test_a_picture_that_is_not_there_stands_against_finishing(text: str, said: str) -> None:
    problems = problems_before_finishing(saying(text), letter_facts())

    assert [problem.kind for problem in problems] == [ProblemKind.PICTURE]
    assert said in problems[0].sentence


def test_a_picture_somebody_added_needs_words_and_carries_its_own_bytes() -> None:
    added = Picture(key="a" * 64, words="", data=photo())
    facts = letter_facts(pictures={"photo 1": added})

    [problem] = problems_before_finishing(saying("[picture: photo 1]\nBye."), facts)
    assert "Say what the picture" in problem.sentence
    content = ready_letter(saying("[picture: photo 1 | Your den]\nBye."), facts)
    [shown] = pictures_of(content)
    assert (shown.words, shown.data) == ("Your den", photo())
    assert figures(render_pdf(letter_from_json(to_json(content))))[-1] == "Your den"


def photo() -> bytes:
    held = BytesIO()
    Image.new("RGB", (60, 40), "#4C8C47").save(held, "PNG")
    return held.getvalue()


def test_word_shows_each_picture_beside_its_words_without_a_table() -> None:
    document = docx.Document(BytesIO(render_letter_docx(easy())))
    described = [one.get("descr") for one in document.element.iter(qn("wp:docPr")) if one.get("descr")]

    assert not document.tables
    assert described[-len(list(pictures_of(easy()))) :] == [picture.words for picture in pictures_of(easy())]
    beside = next(one for one in document.paragraphs if "I check that you are safe" in one.text)
    assert beside._p.findall(f".//{qn('w:drawing')}")


def test_a_message_has_the_words_without_the_pictures() -> None:
    assert "picture" not in plain_text(easy()).casefold()
    assert "I check that you are safe and happy." in plain_text(easy())


@given(st.integers(12, 28), st.lists(st.integers(1, 60), min_size=1, max_size=8))
def test_no_picture_is_cut_by_the_end_of_a_page(size: int, lengths: list[int]) -> None:
    paragraphs = tuple(Paragraph("word " * length, picture=Picture(key="own/plan", words="plan")) for length in lengths)
    content = assemble(saying("Bye."), letter_facts())
    section = msgspec.structs.replace(content.sections[0], blocks=paragraphs)
    look = msgspec.structs.replace(content.look, size_points=size)
    pdf = render_pdf(msgspec.structs.replace(content, sections=(section,), look=look))

    assert sum(page.split().count("word") for page in pages_of(pdf)) == sum(lengths)
    with pikepdf.open(BytesIO(pdf)) as opened:
        for element in opened.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
                assert float(element.A.BBox[1]) > 40


def test_in_word_words_of_one_line_stand_in_the_middle_of_their_picture_and_more_stay_together() -> None:
    long = "You ride your bike to school each day, and in the holidays you ride it all the way to the sea and back."
    content = assemble(saying(f"[picture: bike]\nYou ride.\n\n[picture: cat]\n{long}"), letter_facts())
    document = docx.Document(BytesIO(render_letter_docx(content)))
    pictured = [one for one in document.paragraphs if one._p.findall(f".//{qn('w:drawing')}")]
    at = {one.text.strip(): one._p.findall(f".//{qn('w:textAlignment')}") for one in pictured}

    assert [where.get(qn("w:val")) for where in at["You ride."]] == ["center"]
    assert at[long] == []
    assert document.paragraphs[-1].text.startswith("Pictures: ")
    assert document.paragraphs[-2].paragraph_format.keep_with_next
