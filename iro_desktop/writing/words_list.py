"""The words list: what the office says, and what a child can use instead."""

import re
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from iro_desktop import resources
from iro_desktop.models.child import AgeBand
from iro_desktop.writing.marks import Mark, MarkKind

_BEGINNING = re.compile(r"\w+")
_CAPITALS_OF_INITIALS = 2
_YOUNG = frozenset({AgeBand.FROM_4_TO_7, AgeBand.FROM_8_TO_11})


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """One entry of the words list."""

    term: str
    forms: tuple[str, ...]
    """Everything it is found by, the term itself first."""
    kinder: tuple[str, ...]
    reason: str
    owner: str
    added_on: date
    never: bool = False
    """Not in a letter to a child, whatever stands around it."""
    explain: bool = False
    """May stay when it is explained the first time."""
    kinder_for_young: tuple[str, ...] = ()
    """What to say up to eleven, where it differs."""

    def say(self, band: AgeBand) -> tuple[str, ...]:
        """The kinder words for this reader."""
        return self.kinder_for_young if band in _YOUNG and self.kinder_for_young else self.kinder


class WordsList:
    """Finds the words of a list in a text, whole and in any case, the longest of those that begin at one place."""

    def __init__(self, words: Iterable[OfficeWord]) -> None:
        self.words = tuple(words)
        self._by_form = {_same_length(form): word for word in self.words for form in word.forms}
        forms = sorted(self._by_form, key=len, reverse=True)
        self._starts = frozenset(_first_word(form) for form in forms)
        self._by_start: dict[str, list[str]] = {}
        for form in forms:
            self._by_start.setdefault(_first_word(form), []).append(form)

    def marks(self, text: str, band: AgeBand) -> list[Mark]:
        """A mark for each word of the list that stands in the text. An explained word is marked only the first time."""
        lowered = _same_length(text)
        found: list[Mark] = []
        explained: set[str] = set()
        reached = 0
        for match in _BEGINNING.finditer(lowered):
            if match.start() < reached or match[0] not in self._starts:
                continue
            form = next((one for one in self._by_start[match[0]] if _stands(lowered, one, match.start())), None)
            if form is None or _is_another_word(text, form, match.start(), self._by_form[form]):
                continue
            word = self._by_form[form]
            reached = match.start() + len(form)
            if word.explain and word.term in explained:
                continue
            explained.add(word.term)
            found.append(Mark(match.start(), reached, MarkKind.WORD, _reason(word), word.say(band), _term(word)))
        return found


@cache
def shipped_list() -> WordsList:
    """The list that comes with the program."""
    source = tomllib.loads(resources.text("words_list.toml"))
    return WordsList(
        OfficeWord(
            term=entry["term"],
            forms=_forms(entry["term"], entry.get("forms", ()), is_verb=entry.get("verb", False)),
            kinder=tuple(entry["say"]),
            reason=entry["why"],
            owner=source["owner"],
            added_on=source["added_on"],
            never=entry.get("always", False),
            explain=entry.get("explain", False),
            kinder_for_young=tuple(entry.get("young", ())),
        )
        for entry in source["words"]
    )


def with_council_words(own: Iterable[OfficeWord], off: Collection[str]) -> WordsList:
    """The list of the program and a council's own: an own entry stands for one of the same term, and those off go."""
    by_term = {word.term.casefold(): word for word in (*shipped_list().words, *own)}
    gone = {term.casefold() for term in off}
    return WordsList(word for term, word in by_term.items() if term not in gone)


def every_form(term: str, named: Iterable[str] = (), *, is_verb: bool = False) -> tuple[str, ...]:
    """What a term is found by: itself, the forms that are named, and the usual endings of a plural or a verb."""
    return _forms(term, named, is_verb=is_verb)


def _forms(term: str, named: Iterable[str], *, is_verb: bool) -> tuple[str, ...]:
    every = [term, *named]
    if not term.isupper():
        every += _of_a_verb(term) if is_verb else [_plural(term)]
    return tuple(dict.fromkeys(every))


def _plural(term: str) -> str:
    if term.endswith("y") and term[-2:-1] not in set("aeiou"):
        return f"{term[:-1]}ies"
    return f"{term}es" if term.endswith(("s", "x", "ch", "sh")) else f"{term}s"


def _of_a_verb(term: str) -> list[str]:
    """The forms of a verb that English makes in the usual way."""
    if term.endswith("y"):
        return [_plural(term), f"{term[:-1]}ied", f"{term}ing"]
    if term.endswith("e"):
        return [f"{term}s", f"{term}d", f"{term[:-1]}ing"]
    return [f"{term}s", f"{term}ed", f"{term}ing"]


def _same_length(text: str) -> str:
    """In lower case and with straight apostrophes, each character in its place."""
    lowered = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return lowered.replace("’", "'")


def _first_word(form: str) -> str:
    match = _BEGINNING.match(form)
    return match[0] if match else form


def _stands(lowered: str, form: str, start: int) -> bool:
    end = start + len(form)
    return lowered.startswith(form, start) and not (end < len(lowered) and (lowered[end].isalnum()))


def _is_another_word(text: str, form: str, start: int, word: OfficeWord) -> bool:
    """“neet” and “la” in small letters are not the office's letters."""
    shown = next((one for one in word.forms if _same_length(one) == form), form)
    return shown.isupper() and sum(map(str.isupper, text[start : start + len(form)])) < _CAPITALS_OF_INITIALS


def _term(word: OfficeWord) -> str:
    return _same_length(word.term)


def _reason(word: OfficeWord) -> str:
    if word.never:
        return f"Never in a letter to a child. {word.reason}"
    return f"{word.reason} Explain it the first time, or say it another way." if word.explain else word.reason
