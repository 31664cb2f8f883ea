"""Counting sentences, words and syllables, beside what a person counted."""

import pytest

from iro_desktop.models.child import AgeBand
from iro_desktop.writing.help import Reader, ease_of
from iro_desktop.writing.reading import Counts, Ease, counts, figures, grade, reading_ease, reading_sentence
from iro_desktop.writing.sentences import sentences_in, syllables
from tests.writing.hand_counted import LETTERS, HandCounted

SAM = Reader("Sam", AgeBand.FROM_8_TO_11)


def test_there_are_twenty_letters_and_no_two_are_the_same() -> None:
    assert len({letter.text for letter in LETTERS}) == 20


@pytest.mark.parametrize("letter", LETTERS, ids=[letter.text[:24] for letter in LETTERS])
def test_a_letter_counts_as_it_was_counted_by_hand(letter: HandCounted) -> None:
    by_hand = Counts(letter.sentences, letter.words, letter.syllables)

    assert counts(letter.text, letter.names) == by_hand


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Khan and Mrs. J. P. Okafor came. They left at 4.30 p.m. on Fri. 6 March.", 2),
        ("We meet at 4 p.m. Bring your book.", 2),
        ("You said no. I said no. 3 people said yes.", 3),
        ("Is it far? No! It is near…", 3),
        ("One line\nand another", 2),
        ("We like cats, dogs, etc. and we like you.", 1),
        ("", 0),
    ],
)
def test_titles_initials_times_and_dates_end_no_sentence(text: str, sentences: int) -> None:
    assert len(sentences_in(text)) == sentences


def test_contractions_are_said_as_people_say_them() -> None:
    assert [syllables(word) for word in ("didn’t", "can’t", "you’ll", "table", "called", "wanted", "houses")] == [
        *(2, 1, 1, 2, 1, 2, 2)
    ]


def test_the_formulas_are_those_of_flesch_and_of_kincaid() -> None:
    counted = Counts(sentences=10, words=100, syllables=130)

    assert reading_ease(counted) == pytest.approx(206.835 - 10.15 - 109.98)
    assert grade(counted) == pytest.approx(3.9 + 15.34 - 15.59)
    assert reading_ease(Counts(0, 0, 0)) is None


def test_what_is_easy_for_one_age_is_hard_for_another() -> None:
    text = "We talked about your school, your friends at the club, and what you would like to do in the long holiday."

    assert ease_of(text, SAM) is Ease.HARD
    assert ease_of(text, Reader("Sam", AgeBand.FROM_16_TO_17)) is Ease.SOME_HELP
    assert ease_of("I like your dog. He is big.", SAM) is Ease.EASY
    assert ease_of("", SAM) is None


def test_the_answer_is_a_sentence_about_this_child_without_a_number() -> None:
    said = [reading_sentence(ease, "Sam") for ease in Ease]

    assert all("Sam" in sentence and not any(map(str.isdigit, sentence)) for sentence in said)
    assert "Flesch" in figures(counts("I like your dog."))
