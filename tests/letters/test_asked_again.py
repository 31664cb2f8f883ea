"""A sister's letter as the beginning of another: nothing that is hers is left in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.letters.asked_again import DAY, NAME, NUMBER, PERSON, SAID, asked_again, is_only_gaps
from iro_desktop.letters.details import ALL_GAPS, ASKED_AGAIN, placeholders_in
from iro_desktop.writing.quoted import quoted_spans

NAMES = ("Zuri", "Idris", "Marnie", "Kezia", "Okafor", "Lowri", "Bronagh", "Will", "May", "Hope")
PRONOUNS = ("he", "she", "her", "him", "his", "they", "their", "herself")
DAYS = ("Monday", "thursday", "October", "Christmas", "birthday")
NUMBERS = ("9", "nine", "07700 900123", "3rd", "SW1A 1AA", "14", "twelve", "2026")
PROSE = (
    "You showed me the den",
    "and we talked for a long time",
    "that was kind",
    "I was glad",
    "it rained",
    "thank you",
)
hers = st.sampled_from((*NAMES, *PRONOUNS, *DAYS, *NUMBERS))
joined = st.sampled_from((" ", ". ", ", ", "\n\n", "\n- ", " (", "’s "))


def again(text: str) -> str:
    return asked_again(text, names={name.casefold() for name in NAMES}, quoted=quoted_spans(text))


@given(st.lists(st.tuples(st.one_of(hers, st.sampled_from(PROSE)), joined), min_size=1, max_size=12))
def test_no_name_pronoun_day_age_or_number_is_left(parts: list[tuple[str, str]]) -> None:
    text = "".join(f"{words}{between}" for words, between in parts)
    left = re.sub(r"\{\w+\}", " ", again(text))
    words = set(re.findall(r"[^\W_]+", left.casefold()))
    assert not words & {part.casefold() for one in (*NAMES, *PRONOUNS, *DAYS, *NUMBERS) for part in one.split()} - {
        "will",
        "may",
        "hope",
    }
    assert not re.search(r"\d|\bWill\b|\bMay\b|\bHope\b", left)


@given(st.text(alphabet=st.sampled_from(" .,“”‘’\"'\n-{}abAB9Zuri"), max_size=80))
def test_any_text_can_be_begun_from(text: str) -> None:
    assert set(placeholders_in(again(text))) <= set(ASKED_AGAIN) | set(placeholders_in(text))


def test_what_somebody_said_is_never_carried_over() -> None:
    assert again("You said “I want my den back” and I wrote it down.") == (f"You said {{{SAID}}} and I wrote it down.")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("You laughed at Zuri's joke.", f"You laughed at {{{NAME}}} joke."),
        ("Zeb was there, and Nan.", f"{{{NAME}}} was there, and {{{NAME}}}."),
        (
            "Thank you for the tour. I still have leaves in my hair.",
            "Thank you for the tour. I still have leaves in my hair.",
        ),
        ("Will you come? I will.", f"{{{NAME}}} you come? I will."),
        ("She is 9 on Monday.", f"{{{PERSON}}} is {{{NUMBER}}} on {{{DAY}}}."),
        ("Marnie Okafor rang.", f"{{{NAME}}} rang."),
        ("[picture: photo-1a2b | you]\nYou grew.", "You grew."),
    ],
)
def test_how_it_was_said_stays(text: str, begun: str) -> None:
    assert again(text) == begun


def test_a_text_of_gaps_alone_helps_nobody() -> None:
    assert is_only_gaps(again("Zuri, Idris: 14!"))
    assert not is_only_gaps(again("I am proud of you, Zuri."))


def test_every_gap_has_words_for_the_officer() -> None:
    assert {NAME, PERSON, NUMBER, DAY, SAID} == set(ASKED_AGAIN)
    assert set(ASKED_AGAIN) <= set(ALL_GAPS)
