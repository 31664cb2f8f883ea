"""The drawings that may stand in a letter, found by word without a network: our own, and a part of OpenMoji."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from io import StringIO

from iro_desktop import resources

OUR_OWN, OPENMOJI = "own", "openmoji"
CREDITS = {OUR_OWN: "IRO Desktop (CC BY-SA 4.0)", OPENMOJI: "OpenMoji (CC BY-SA 4.0)"}
"""What a letter says of each set that it shows."""
MOST_FOUND = 48
_SHORTEST_TO_FORGIVE = 4
"""Letters of a word below which a slip makes another word: "cat" and "car"."""
_FORGIVEN_TWICE = 8


@dataclass(frozen=True, slots=True)
class Symbol:
    """One drawing."""

    name: str
    """As the officer reads it and a screen reader says it: "foster home"."""
    key: str
    """Which file it is: "own/foster-home"."""
    other_words: tuple[str, ...]
    group: str

    @property
    def set_name(self) -> str:
        """OUR_OWN or OPENMOJI."""
        return self.key.partition("/")[0]

    @property
    def words(self) -> tuple[str, ...]:
        """All it is found by, its name first."""
        return (self.name, *self.other_words)


@cache
def symbols() -> tuple[Symbol, ...]:
    """Every drawing, our own first."""
    return tuple(symbol for folder in (OUR_OWN, OPENMOJI) for symbol in _read(folder))


@cache
def _by_key() -> dict[str, Symbol]:
    return {symbol.key: symbol for symbol in symbols()}


def symbol_of(key: str) -> Symbol | None:
    """The drawing that a key names; None where there is none (any more)."""
    return _by_key().get(key)


def symbol_named(name: str) -> Symbol | None:
    """The drawing of this name, else the first that is also called so: "mum"; None where there is none."""
    if (symbol := _by_name().get(name.strip().casefold())) is not None:
        return symbol
    return next(iter(known_by(name)), None)


def find(asked: str) -> tuple[Symbol, ...]:
    """The drawings that a word brings up, the nearest first; every one, in its order, where nothing is asked.

    Finds a name, another word for it, the beginning of either, one word of several, singular for plural, and what is
    nearly written right.
    """
    wanted = folded(asked)
    if not wanted:
        return symbols()
    ranked = sorted(
        (
            (rank, place, symbol)
            for place, symbol in enumerate(symbols())
            if (rank := _rank(symbol, wanted)) is not None
        ),
        key=lambda one: one[:2],
    )
    if not ranked:
        ranked = [(0, place, symbol) for place, symbol in enumerate(symbols()) if _nearly(symbol, wanted)]
    return tuple(symbol for _, _, symbol in ranked[:MOST_FOUND])


def called(symbol: Symbol, asked: str) -> str:
    """What to call a drawing that was looked for by a word: "mum" where that is one of its words, else its name."""
    wanted = folded(asked)
    return next((word for word in symbol.words if folded(word) == wanted), symbol.name)


def known_by(words: str) -> tuple[Symbol, ...]:
    """Drawings that are called exactly so, their own name before another word for them."""
    return _by_word().get(folded(words), ())


def credits_of(keys: Iterable[str]) -> tuple[str, ...]:
    """Whom to name for these drawings, each set once, OpenMoji first."""
    sets = {key.partition("/")[0] for key in keys}
    return tuple(CREDITS[one] for one in (OPENMOJI, OUR_OWN) if one in sets)


def folded(words: str) -> str:
    """Words as they are compared: small letters, without marks, each in its singular."""
    plain = words.casefold().replace("’", "'").replace("'s", "").replace("'", "")
    return " ".join(_singular(word) for word in re.split(r"[^\w]+", plain) if word)


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_TO_FORGIVE or word.endswith("ss") or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


@cache
def _by_name() -> dict[str, Symbol]:
    return {symbol.name.casefold(): symbol for symbol in symbols()}


@cache
def _by_word() -> dict[str, tuple[Symbol, ...]]:
    """Drawings by each word for them: those called so before those only also known by it."""
    found: dict[str, list[Symbol]] = {}
    for symbol in symbols():
        found.setdefault(folded(symbol.name), []).insert(0, symbol)
    for symbol in symbols():
        for word in symbol.other_words:
            here = found.setdefault(folded(word), [])
            if symbol not in here:
                here.append(symbol)
    return {word: tuple(one) for word, one in found.items()}


@cache
def _folded_words(symbol: Symbol) -> tuple[str, ...]:
    return tuple(folded(word) for word in symbol.words)


def _rank(symbol: Symbol, wanted: str) -> int | None:
    """How near a drawing is to what was asked, 0 the nearest; None where it is not."""
    name, *others = _folded_words(symbol)
    if name == wanted:
        return 0
    if wanted in others:
        return 1
    if name.startswith(wanted):
        return 2
    if any(word.startswith(wanted) for phrase in (name, *others) for word in (phrase, *phrase.split())):
        return 3
    return None


def _nearly(symbol: Symbol, wanted: str) -> bool:
    slips = 0 if len(wanted) < _SHORTEST_TO_FORGIVE else 1 if len(wanted) < _FORGIVEN_TWICE else 2
    return slips > 0 and any(
        within_slips(wanted, word, slips) for phrase in _folded_words(symbol) for word in (phrase, *phrase.split())
    )


def within_slips(one: str, other: str, slips: int) -> bool:
    """Whether at most so many letters are wrong, missing, too many, or have changed places with the next."""
    if abs(len(one) - len(other)) > slips:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one):
        two_before, before = before, row
        row = [place + 1]
        for across, theirs in enumerate(other):
            cost = min(row[across] + 1, before[across + 1] + 1, before[across] + (letter != theirs))
            if place and across and letter == other[across - 1] and one[place - 1] == theirs:
                cost = min(cost, two_before[across - 1] + 1)
            row.append(cost)
        if min(row) > slips:
            return False
    return row[-1] <= slips


def _read(folder: str) -> list[Symbol]:
    rows = csv.DictReader(StringIO(resources.text(f"symbols/{folder}/index.csv")))
    return [
        Symbol(
            name=row["name"],
            key=f"{folder}/{row['file']}",
            other_words=tuple(word.strip() for word in row["other_words"].split(";") if word.strip()),
            group=row["group"],
        )
        for row in rows
    ]
