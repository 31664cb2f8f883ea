"""Drawings are found by the words that officers and children use, without a network."""

import re

import pytest

from iro_desktop import resources
from iro_desktop.letters.symbols import (
    OPENMOJI,
    OUR_OWN,
    called,
    credits_of,
    find,
    symbol_named,
    symbol_of,
    symbols,
    within_slips,
)


def names(asked: str) -> list[str]:
    return [symbol.name for symbol in find(asked)]


def test_what_no_set_has_was_drawn_for_these_letters() -> None:
    ours = {symbol.name for symbol in symbols() if symbol.set_name == OUR_OWN}

    assert len(ours) >= 20
    assert ours >= {"reviewing officer", "review meeting", "social worker", "foster home", "judge", "advocate", "plan"}
    assert ours >= {
        "next meeting",
        "who may read this",
        "court",
        "children's home",
        "interpreter",
        "not yet",
        "private",
    }


def test_each_drawing_has_a_name_of_its_own_and_a_key_that_finds_it() -> None:
    every = symbols()

    assert len({symbol.name.casefold() for symbol in every}) == len(every) >= 500
    assert all(symbol_of(symbol.key) == symbol for symbol in every)
    assert all(symbol_named(symbol.name.upper()) == symbol for symbol in every)


def test_each_file_beside_an_index_is_in_it() -> None:
    for folder in (OUR_OWN, OPENMOJI):
        files = {f"{folder}/{path.stem}" for path in resources.path(f"symbols/{folder}").glob("*.svg")}

        assert files == {symbol.key for symbol in symbols() if symbol.set_name == folder}
        assert resources.text(f"symbols/{folder}/LICENSE.txt")


def test_no_drawing_leads_to_another_place() -> None:
    for symbol in symbols():
        text = resources.text(f"symbols/{symbol.key}.svg").replace('xmlns="http://www.w3.org/2000/svg"', "")

        assert not re.search(r"http|href|url\(|<script|<image|<!", text), symbol.key


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("House", "house"),
        ("footy", "football"),
        ("nan", "nan"),
        ("biscuits", "biscuit"),
        ("trains", "train"),
        ("telly", "TV"),
        ("IRO", "reviewing officer"),
        ("foster", "foster home"),
        ("speech", "speech"),
        ("cheesy smile", "grin"),
        ("strawbery", "strawberry"),
        ("hopsital", "hospital"),
        ("birthday cake", "birthday cake"),
        ("help", "help"),
        ("worry", "worried"),
        ("SOS", "SOS"),
    ],
)
def test_a_word_brings_its_drawing_up_first(asked: str, found: str) -> None:
    assert names(asked)[0] == found


def test_a_word_of_nobodys_brings_nothing_up() -> None:
    assert find("xylqwv") == ()


def test_without_a_word_every_drawing_is_shown_our_own_first() -> None:
    assert find("  ") == symbols()
    assert symbols()[0].set_name == OUR_OWN


def test_a_drawing_is_called_as_it_was_looked_for() -> None:
    woman = next(symbol for symbol in find("mum") if symbol.name == "woman")

    assert called(woman, "Mum") == "mum"
    assert called(woman, "wom") == "woman"


def test_one_slip_is_a_letter_wrong_missing_too_many_or_turned_round() -> None:
    assert all(within_slips(word, "house", 1) for word in ("house", "housee", "hose", "houze", "huose"))
    assert not within_slips("huosee", "house", 1)


def test_each_set_that_is_shown_is_named_once() -> None:
    assert credits_of(["own/plan", "openmoji/house", "openmoji/cat"]) == (
        "OpenMoji (CC BY-SA 4.0)",
        "IRO Desktop (CC BY-SA 4.0)",
    )
    assert credits_of([]) == ()
