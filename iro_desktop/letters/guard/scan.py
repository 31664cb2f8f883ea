"""Looking through a text: every detail in it that the reader must not learn, with its place."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from iro_desktop.letters.guard.dates import days_in
from iro_desktop.letters.guard.details import BEGINNING, SHORTEST, Detail, Form, figures_of, forms_of
from iro_desktop.letters.guard.folding import Squeezed, plain, shortened, squeezed, words_of
from iro_desktop.letters.guard.words import OPEN_SENTENCES
from iro_desktop.models.letter_safety import Protected

_FIGURE = "0-9oOlI|"
_RUN = re.compile(rf"[+(]*[{_FIGURE}](?:[\s\0().+/\-‐‑‒–—·_,:]*[{_FIGURE}]){{5,}}")
_AS_FIGURE = str.maketrans("oOlI|", "00111")
_FIGURES_SAID = "zero one two three four five six seven eight nine"
_SAID = {word: str(number) for number, word in enumerate(_FIGURES_SAID.split())}
_SAID |= {"oh": "0", "o": "0", "nought": "0"}
_SAID_WORD = re.compile(r"[a-z]+", re.IGNORECASE)
_ENDS_A_SENTENCE = re.compile(r"(?:^|[.!?:\n“\"‘'(\-])[\s“\"‘'(]*$")
_BEFORE_A_MONTH = re.compile(
    r"(?:\d|\d(?:st|nd|rd|th)|\b(?:in|of|by|until|since|from|on|last|next|this|early|late))\s+$"
)
_DOES_SOMETHING = re.compile(r"['’]s\b|,? (?:was|is|has|had|said|says|told|does|did|and|lives|likes|wants|went|came)\b")
"""After a word that opens a sentence: then it is somebody."""
_AFTER_A_MONTH = re.compile(r"\s+\d")
_MONTHS = frozenset({"april", "may", "june", "august", "march"})


@dataclass(frozen=True, slots=True)
class Found:
    """A detail in a text."""

    detail: Detail
    start: int
    end: int
    words: str
    """As they stand there."""


class Guard:
    """What the readers of one letter must not learn, made ready to be looked for."""

    def __init__(self, details: Iterable[Detail] = (), *, reader: str = "") -> None:
        self.reader = reader
        """As the officer is asked: "Should Pip see this?"."""
        self.details: tuple[Detail, ...] = tuple({detail.key: detail for detail in details}.values())
        self._long: dict[str, list[tuple[Form, Detail]]] = defaultdict(list)
        self._short: dict[str, list[tuple[Form, Detail]]] = defaultdict(list)
        self._telephones: dict[str, Detail] = {}
        self._days: dict[date, Detail] = {}
        for detail in self.details:
            for form in forms_of(detail):
                (self._short if form.in_short else self._long)[form.letters[:BEGINNING]].append((form, detail))
            if detail.what is Protected.TELEPHONE:
                self._telephones.update(dict.fromkeys(figures_of(detail.text), detail))
            if detail.what is Protected.BIRTHDAY:
                self._days[date.fromisoformat(detail.text)] = detail

    def without(self, kept: Collection[str]) -> "Guard":
        """The same without the details of these keys."""
        if not kept:
            return self
        return Guard((detail for detail in self.details if detail.key not in kept), reader=self.reader)

    def find(self, text: str) -> tuple[Found, ...]:
        """Everything in a text that the reader must not learn, from its beginning to its end, each place once."""
        if not text.strip() or not self.details:
            return ()
        words = words_of(text)
        found = [
            *self._written(text, squeezed(words), self._long),
            *self._written(text, shortened(words), self._short),
            *self._numbers(text),
            *(
                Found(self._days[day], start, end, text[start:end])
                for day, start, end in (days_in(plain(text)) if self._days else ())
                if day in self._days
            ),
        ]
        return _the_longest(found)

    def _written(self, text: str, letters: Squeezed, forms: dict[str, list[tuple[Form, Detail]]]) -> Iterator[Found]:
        for at in range(len(letters.letters) - BEGINNING + 1):
            for form, detail in forms.get(letters.letters[at : at + BEGINNING], ()):
                end = at + len(form.letters)
                if letters.letters.startswith(form.letters, at) and _stands(text, letters, form, at, end):
                    start, stop = letters.span(at, end)
                    yield Found(detail, start, stop, text[start:stop])

    def _numbers(self, text: str) -> Iterator[Found]:
        if not self._telephones:
            return
        for run in (*_runs(text), *_runs_said(text)):
            for wanted, detail in self._telephones.items():
                at = run.figures.find(wanted)
                # The six figures of a place are a number only where nothing else stands before them.
                if at != -1 and (len(wanted) > 6 or (at == 0 and len(run.figures) == len(wanted))):
                    yield Found(detail, run.start, run.end, text[run.start : run.end])


@dataclass(frozen=True, slots=True)
class _Run:
    figures: str
    start: int
    end: int


def _runs(text: str) -> Iterator[_Run]:
    for match in _RUN.finditer(plain(text)):
        figures = "".join(re.findall(rf"[{re.escape('oOlI|')}\d]", match[0])).translate(_AS_FIGURE)
        if sum(character.isdigit() for character in match[0]) >= SHORTEST:
            yield _Run(figures, *match.span())


def _runs_said(text: str) -> Iterator[_Run]:
    """Numbers as they are said: "oh seven double seven"."""
    figures, start, end, times = "", 0, 0, 1
    for match in _SAID_WORD.finditer(text):
        word = match[0].casefold()
        if word in {"double", "treble", "triple"}:
            times = 2 if word == "double" else 3
            continue
        if word in _SAID:
            start = start if figures else match.start()
            figures, end, times = figures + _SAID[word] * times, match.end(), 1
            continue
        if len(figures) > 6:
            yield _Run(figures, start, end)
        figures, times = "", 1
    if len(figures) > 6:
        yield _Run(figures, start, end)


def _stands(text: str, letters: Squeezed, form: Form, at: int, end: int) -> bool:
    if form.whole_words and (at not in letters.begins or end not in letters.ends):
        return False
    inside = range(at + 1, end)
    parted = [place for place in inside if place in letters.begins]
    if form.one_word and parted and len(parted) != len(inside):
        return False
    return not form.as_name or _is_a_name_here(text, *letters.span(at, end))


def _is_a_name_here(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if not word[:1].isupper():
        return False
    before, after = text[max(0, start - 24) : start], text[end : end + 3]
    if word.casefold() in _MONTHS and (_BEFORE_A_MONTH.search(before.casefold()) or _AFTER_A_MONTH.match(after)):
        return False
    begins = _ENDS_A_SENTENCE.search(before) is not None and word.casefold() in OPEN_SENTENCES
    return not begins or _DOES_SOMETHING.match(text[end : end + 12]) is not None


def _the_longest(found: Iterable[Found]) -> tuple[Found, ...]:
    """Of findings that overlap, the one that says most."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(one.end <= other.start or one.start >= other.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))
