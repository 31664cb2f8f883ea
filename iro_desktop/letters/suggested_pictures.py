"""Which pictures are offered for the words of a line: those that a child understands, and none that alarms."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from iro_desktop import resources
from iro_desktop.letters.symbols import Symbol, folded, known_by, symbol_of

_LONGEST_PHRASE = 4
_OTHERS = 2
"""Drawings offered for one word that the table does not name."""
_SHORTEST_STEM = 3
_WORD = re.compile(r"[\w'’-]+")
_LITTLE_WORDS = """
    a an and are as at be because been but by can did do does for from go goes had has have he her here him his how i
    if in is it its just like made me more most my no not now of off on one or our out over own put really said saw see
    she so some that the their them then there they this time to too two up us very want was we well were what when
    where which who will with would yes you your
"""
_SAYS_NOTHING = frozenset(_LITTLE_WORDS.split())
"""Words of almost every line, by which no picture is suggested."""
_NEGATING = "not no never without isnt arent dont didnt doesnt cant wont wasnt werent nobody nothing"
_NEGATES = frozenset(_NEGATING.split())
"""A picture shows what is. Beside "not safe" a shield would say the opposite."""


@dataclass(frozen=True, slots=True)
class _Table:
    never: frozenset[str]
    """Keys of drawings that are found only by who looks for them."""
    first: Mapping[str, Symbol | None]
    """None where nothing is offered for the words."""
    last: Mapping[str, Symbol]


@dataclass(frozen=True, slots=True)
class _Offer:
    order: tuple[int, int, int]
    symbol: Symbol


def suggested(line: str, *, at_most: int = 4) -> tuple[Symbol, ...]:
    """Drawings for the words of one line, the best first, for an officer to choose from.

    Longer passages come before shorter ones, earlier ones before later. A word after "not" has none.
    """
    offers = sorted(_offers([_plain(word) for word in _WORD.findall(line)]), key=lambda one: one.order)
    return tuple(dict.fromkeys(offer.symbol for offer in offers))[:at_most]


def never_by_itself() -> frozenset[str]:
    """Keys of the drawings that are never suggested: SOS, a police car … An officer who looks for one finds it."""
    return _table().never


def _offers(said: list[str]) -> Iterator[_Offer]:
    used: set[int] = set()
    for length in range(_LONGEST_PHRASE, 0, -1):
        for start in range(len(said) - length + 1):
            places = range(start, start + length)
            if used.intersection(places):
                continue
            found = _for_words(said[start : start + length])
            if found is None:
                continue
            used.update(places)
            if start and said[start - 1] in _NEGATES:
                continue
            late, symbols = found
            yield from (_Offer((late, -length, start), symbol) for symbol in symbols)


def _for_words(words: list[str]) -> tuple[int, tuple[Symbol, ...]] | None:
    """What there is for these words, and how late it comes; None where nobody has said anything about them."""
    table = _table()
    for asked in _forms(words):
        if asked in table.first:
            symbol = table.first[asked]
            return 0, (symbol,) if symbol is not None else ()
        if asked in table.last:
            return 2, (table.last[asked],)
    phrase = folded(" ".join(words))
    if phrase in _SAYS_NOTHING:
        return None
    known = tuple(symbol for symbol in known_by(phrase) if symbol.key not in table.never)[:_OTHERS]
    if not known:
        return None
    return (0 if folded(known[0].name) == phrase else 1), known


def _forms(words: list[str]) -> Iterator[str]:
    """As it stands, then as it is called by itself: "dogs" as "dog", "skating" as "skate"."""
    phrase = " ".join(words)
    yield phrase
    yield folded(phrase)
    if len(words) == 1:
        for ending in ("ing", "ed"):
            stem = phrase.removesuffix(ending)
            if stem != phrase and len(stem) >= _SHORTEST_STEM:
                yield from (stem, f"{stem}e")


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s").replace("'", "").strip("-_")


@cache
def _table() -> _Table:
    read = tomllib.loads(resources.text("symbols/suggested.toml"))
    first: dict[str, Symbol | None] = dict.fromkeys(_key(words) for words in read["says_nothing"])
    first.update(_pictured(read["first"]))
    return _Table(frozenset(read["never_by_itself"]), first, _pictured(read["last"]))


def _pictured(rows: Mapping[str, str]) -> dict[str, Symbol]:
    return {_key(words): _drawing(key) for key, listed in rows.items() for words in listed.split(";")}


def _drawing(key: str) -> Symbol:
    symbol = symbol_of(key)
    if symbol is None:
        raise KeyError(key)
    return symbol


def _key(words: str) -> str:
    return " ".join(_plain(word) for word in words.split())
