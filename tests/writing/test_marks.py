"""What is marked in a letter, and what never is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.models.child import AgeBand
from iro_desktop.writing.help import Reader, marks_for
from iro_desktop.writing.marks import Mark, MarkKind
from iro_desktop.writing.quoted import is_inside, quoted_spans
from iro_desktop.writing.spelling import Speller, no_dictionary
from iro_desktop.writing.words_list import OfficeWord, shipped_list

SAM = Reader("Sam", AgeBand.FROM_8_TO_11, frozenset({"sam", "okonkwo", "kaeylah"}))
BAD = "Sam stated that the placement was reviewed and the sibling recieved contact"
"""Something of every kind of mark."""


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller()


def _marked(text: str, marks: tuple[Mark, ...], kind: MarkKind) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks if mark.kind is kind]


def test_every_kind_is_found_in_a_sentence_that_has_it(speller: Speller) -> None:
    marks = marks_for(BAD, SAM, speller)

    assert _marked(BAD, marks, MarkKind.SPELLING) == ["recieved"]
    assert _marked(BAD, marks, MarkKind.WORD) == ["placement", "sibling", "contact"]
    assert _marked(BAD, marks, MarkKind.ABOUT) == ["Sam", "stated that", "was reviewed"]


@pytest.mark.parametrize(
    "wrap",
    [
        "“{}”",
        '"{}"',
        "‘{}’",
        "'{}'",
        "“I said ‘{}’ to Mum”",
        "“{}",
        '"{}',
        "‘{}",
        "«{}»",
        "“a “{}” b”",
        'She said "{}"',
    ],
)
def test_nothing_in_quotation_marks_is_marked(wrap: str, speller: Speller) -> None:
    assert marks_for(wrap.format(BAD), SAM, speller) == ()


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(
        st.sampled_from([BAD + ". ", "It’s the boys’ dog. ", "I like it. ", "“yes” ", '"no" ']), max_size=4
    ),
    quoted=st.lists(st.sampled_from([BAD, "don’t", "‘no’", "…", "\n", "the carers’ dog", "!"]), min_size=1, max_size=5),
    marks=st.sampled_from(["“”", '""']),
    after=st.sampled_from(["", " ", f". {BAD}", ", she said."]),
)
def test_whatever_stands_around_a_quotation_nothing_inside_it_is_marked(
    before: list[str], quoted: list[str], marks: str, after: str
) -> None:
    start = "".join(before) + marks[0]
    words = " ".join(quoted)
    text = start + words + marks[1] + after

    found = marks_for(text, SAM, None)

    assert not [mark for mark in found if mark.start < len(start) + len(words) and mark.end > len(start)]


def test_an_apostrophe_opens_no_quotation() -> None:
    text = "It’s Sam's dog and the boys’ cat, isn't it? The placement's fine."

    assert quoted_spans(text) == ()
    assert not is_inside(quoted_spans("“a” b"), 4, 5)


def test_names_initials_numbers_and_addresses_are_no_spelling_mistakes(speller: Speller) -> None:
    text = (
        "Kaeylah’s worker is Mrs Okonkwo, ring 01632 960123 or write to kaey@example.org, 3rd floor, by 4pm at the GP."
    )

    assert _marked(text, marks_for(text, SAM, speller), MarkKind.SPELLING) == []


@pytest.mark.parametrize(
    "word", ["colour", "organise", "don’t", "well-being", "Monday", "Mum’s", "carers’", "grey", "jabs"]
)
def test_british_words_are_known(word: str, speller: Speller) -> None:
    assert speller.marks(word) == []


@pytest.mark.parametrize(("word", "meant"), [("recieve", "receive"), ("color", "colour"), ("freind", "friend")])
def test_a_mistake_is_found_and_the_word_is_offered(word: str, meant: str, speller: Speller) -> None:
    assert len(speller.marks(word)) == 1
    assert meant in speller.suggestions(word)


def test_a_word_longer_than_any_word_is_marked_in_no_time(speller: Speller) -> None:
    assert len(speller.marks("a" * 5000)) == 1
    assert speller.suggestions("a" * 5000) == ()


def test_another_language_gets_no_marks_and_a_sentence(speller: Speller) -> None:
    assert marks_for(BAD, Reader("Sam", AgeBand.FROM_8_TO_11, language="so"), speller) == ()
    assert no_dictionary("Somali") == "There is no spelling check for Somali here. Ask the interpreter to read it."


def test_the_list_has_the_words_of_the_office_each_with_a_reason_and_kinder_words() -> None:
    words = shipped_list().words

    assert len(words) >= 142
    assert len({word.term for word in words}) == len(words)
    assert all(word.kinder and word.reason and word.owner for word in words)


@pytest.mark.parametrize("word", shipped_list().words, ids=[word.term for word in shipped_list().words])
def test_each_word_of_the_list_is_found_in_all_its_forms(word: OfficeWord) -> None:
    for form in word.forms:
        text = f"We said {form} today."
        assert [text[mark.start : mark.end] for mark in shipped_list().marks(text, AgeBand.FROM_8_TO_11)] == [form]


def test_a_kinder_word_is_found_whole_and_never_within_another() -> None:
    listed = shipped_list()

    assert listed.marks("She peered at me. A neat lad. It was displacement.", AgeBand.FROM_8_TO_11) == []
    assert len(listed.marks("Your Placements moved, and SIBLINGS came.", AgeBand.FROM_8_TO_11)) == 2


def test_a_word_to_explain_is_marked_the_first_time_only() -> None:
    marks = shipped_list().marks("Your advocate came. The advocate listened.", AgeBand.FROM_8_TO_11)

    assert [mark.start for mark in marks] == [5]


def test_speaking_to_the_child_is_not_marked() -> None:
    text = "Dear Sam, you told me about your dog. Well done, Sam! You were tired, and your nan was worried about you."

    assert _marked(text, marks_for(text, SAM, None), MarkKind.ABOUT) == []


def test_a_sentence_too_long_for_this_child_is_marked_lightly_and_whole() -> None:
    text = "I saw " + "a dog and " * 6 + "a cat. It was fun."

    (mark,) = [one for one in marks_for(text, SAM, None) if one.kind is MarkKind.READING]

    assert text[mark.start : mark.end].endswith("a cat.")
    assert "Sam" in mark.reason


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_every_mark_lies_in_it(text: str) -> None:
    for mark in marks_for(text, SAM, None):
        assert 0 <= mark.start < mark.end <= len(text)
