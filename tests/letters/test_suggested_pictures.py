"""The pictures offered beside the words of a letter are the ones that a child understands, and none of them alarms."""

import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop import resources
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.suggested_pictures import never_by_itself, suggested
from iro_desktop.letters.symbols import find, symbol_of, symbols
from iro_desktop.letters.templates import load_template

_ALARMING = (
    "openmoji/help",
    "openmoji/warning",
    "openmoji/important",
    "openmoji/police-car",
    "openmoji/police-officer",
)
_NO_PLACE_IN_A_LETTER = {
    # Of OpenMoji, by its own codes: coffin, urn, headstone, skulls, knife, dagger, swords, pistol, bomb, axe, blood,
    # beers, wine, cocktails, sake, champagne, whisky, smoking, police light, swearing, devils, sick, a finger, dung.
    *("26B0", "26B1", "1FAA6", "1F480", "2620", "1F52A", "1F5E1", "2694", "1F52B", "1F4A3", "1FA93", "1FA78"),
    *("1F37A", "1F37B", "1F377", "1F378", "1F379", "1F376", "1F37E", "1F942", "1F943", "1F6AC"),
    *("1F6A8", "1F92C", "1F608", "1F47F", "1F92E", "1F595", "1F4A9"),
}


def first(line: str) -> str | None:
    return next((symbol.key.removeprefix("openmoji/") for symbol in suggested(line)), None)


@pytest.mark.parametrize(
    ("words", "picture"),
    [
        ("help", "own/help"),
        ("They will help you.", "own/help"),
        ("talk", "own/talk"),
        ("You told us", "own/talk"),
        ("You said:", "own/talk"),
        ("listen", "own/listen"),
        ("I will hear you.", "own/listen"),
        ("decide", "own/choose"),
        ("Dana decides this.", "own/choose"),
        ("What we decided", "own/what-we-decided"),
        ("You will move in spring.", "own/moving-house"),
        ("You moved.", "own/moving-house"),
        ("school", "school-building"),
        ("a new school", "school-building"),
        ("home", "house"),
        ("Where you live", "house"),
        ("the doctor", "doctor"),
        ("the nurse", "doctor"),
        ("the dentist", "tooth"),
        ("worry", "own/worried"),
        ("You are worried about it.", "own/worried"),
        ("You were scared.", "own/worried"),
        ("You are safe here.", "own/safe"),
        ("your brother", "own/brother-or-sister"),
        ("your sisters", "own/brother-or-sister"),
        ("mum", "woman"),
        ("your dad", "man"),
        ("nan", "nan"),
        ("You will see your mum on Saturday.", "own/family-time"),
        ("family time", "own/family-time"),
        ("your family", "family"),
        ("friends", "friends"),
        ("Dana will visit you.", "own/visit"),
        ("I will see you on Tuesday.", "own/visit"),
        ("money", "money"),
        ("savings", "money"),
        ("pocket money", "money"),
        ("your birthday", "birthday-cake"),
        ("feelings", "own/feelings"),
        ("how you feel", "own/feelings"),
        ("sad", "a-bit-sad"),
        ("Sad or cross?", "a-bit-sad"),
        ("You were cross.", "own/angry"),
        ("You are happy.", "smile"),
        ("You can make a complaint.", "own/say-what-is-wrong"),
        ("If you are not happy", "own/say-what-is-wrong"),
        ("your rights", "own/rights"),
        ("It is private.", "own/private"),
        ("It is a secret.", "own/private"),
        ("You can ring me.", "own/phone-me"),
        ("Ring or text me.", "own/phone-me"),
        ("your advocate", "own/advocate"),
        ("Sam can help you say what you want.", "own/advocate"),
        ("I check your plan.", "own/reviewing-officer"),
        ("your plan", "own/plan"),
        ("our meeting", "own/review-meeting"),
        ("I run your reviews.", "own/review-meeting"),
        ("We met on Tuesday.", "own/review-meeting"),
        ("We all meet again on Thursday.", "own/next-meeting"),
        ("your social worker", "own/social-worker"),
        ("your foster carer", "own/foster-carer"),
        ("They look after you.", "own/foster-carer"),
        ("a grown-up you trust", "own/trust"),
        ("I keep my promise.", "own/keep-promise"),
        ("You can choose.", "own/choose"),
        ("Not yet.", "waiting"),
        ("You have to wait.", "waiting"),
        ("You asked", "asking"),
        ("What you think", "own/tell-us"),
        ("I think so.", "thought"),
        ("Draw it here.", "crayons"),
        ("swimming lessons", "swimming"),
        ("Bye for now", "wave"),
        ("Hello", "wave"),
        ("the judge", "own/judge"),
        ("an interpreter", "own/interpreter"),
        ("at the library", "books"),
        ("by Friday", "calendar"),
        ("You played football.", "football"),
        ("You like to play.", "teddy"),
        ("the cat", "cat"),
    ],
)
def test_a_word_has_the_picture_a_child_knows_it_by(words: str, picture: str) -> None:
    assert first(words) == picture


@pytest.mark.parametrize(
    "line",
    [
        "We will see.",
        "You can.",
        "You are not safe.",
        "That is not good.",
        "I do not work for the police.",
        "This is right for you.",
        "It was cut short.",
        "You missed the first one.",
        "He died in May.",
    ],
)
def test_words_that_mean_something_else_have_none(line: str) -> None:
    assert suggested(line) == ()


def test_longer_words_come_first_then_the_earlier() -> None:
    assert [symbol.name for symbol in suggested("The cat is at your foster home with a dog.")] == [
        "foster home",
        "cat",
        "dog",
    ]


def test_what_is_never_offered_is_still_there_for_who_looks_for_it() -> None:
    assert set(_ALARMING) <= never_by_itself()
    for key in never_by_itself():
        symbol = symbol_of(key)
        assert symbol is not None, key
        assert symbol in find(symbol.name)


def test_no_template_offers_a_picture_that_alarms() -> None:
    offered = set()
    for name in ALL_TEMPLATES:
        template = load_template(name)
        for section in template.sections:
            for line in (section.heading or "", *section.text.splitlines(), *section.choices):
                offered |= {symbol.key for symbol in suggested(line, at_most=99)}

    assert len(offered) > 30
    assert not offered & never_by_itself()


def test_no_word_by_which_a_drawing_is_found_offers_one_that_alarms() -> None:
    for symbol in symbols():
        for word in symbol.words:
            assert not {one.key for one in suggested(word, at_most=99)} & never_by_itself(), word


@given(st.lists(st.sampled_from(sorted({word for symbol in symbols() for word in symbol.words})), max_size=8))
def test_no_words_side_by_side_do_either(words: list[str]) -> None:
    assert not {one.key for one in suggested(" ".join(words), at_most=99)} & never_by_itself()


def test_no_kept_or_kinder_word_of_the_words_list_offers_one() -> None:
    said = re.findall(r'"([^"]+)"', resources.text("words_list.toml"))

    assert len(said) > 300
    for line in said:
        assert not {one.key for one in suggested(line, at_most=99)} & never_by_itself(), line


def test_weapons_drink_and_death_are_not_among_the_drawings() -> None:
    rows = resources.text("symbols/openmoji/index.csv").splitlines()[1:]

    assert not {row.rsplit(",", 1)[1].split("-")[0] for row in rows} & _NO_PLACE_IN_A_LETTER


def test_each_word_of_the_table_stands_in_it_once() -> None:
    table = tomllib.loads(resources.text("symbols/suggested.toml"))
    words = [word.strip() for part in ("first", "last") for row in table[part].values() for word in row.split(";")]
    words += table["says_nothing"]

    assert sorted(words) == sorted(set(words))
    assert all(symbol_of(key) for part in ("first", "last") for key in table[part])
