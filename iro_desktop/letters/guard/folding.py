"""Texts as they are compared: letters that look alike are one letter, and only letters and figures are left."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

_LOOK_LIKE = str.maketrans(
    # Capitals of Greek and Cyrillic, then their small letters, then Latin letters with a stroke.
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТУХІЈЅаекмнорстухіјѕԁһԛԝӏαβεικνορτυχıøłđħŧ",
    "ABEZHIKMNOPTYXABEKMHOPCTYXIJSaekmhopctyxijsdhqwlabeikvoptuxioldht",
)
_ONE_SHAPE = str.maketrans("01i|", "olll")
"""O and nought, I, l and one: nobody sees the difference on paper."""
_APART = {"\u200b", "\u2060", "\ufeff", "\u00ad"}
_SHORT_FOR = {
    **dict.fromkeys(("street", "saint", "str"), "st"),
    **dict.fromkeys(("avenue", "av"), "ave"),
    "road": "rd",
    "lane": "ln",
    "close": "cl",
    "drive": "dr",
    "court": "ct",
    "crescent": "cres",
    "gardens": "gdns",
    "place": "pl",
    "terrace": "ter",
    "square": "sq",
    "grove": "gr",
    "park": "pk",
    "yard": "yd",
    "house": "hse",
    "cottage": "cott",
    "mount": "mt",
}
_NUMBERS = (
    "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_COUNTED = {word: number for number, word in enumerate(_NUMBERS.split())} | {
    word: 10 * number for number, word in enumerate(_TENS.split(), 2)
}


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without anything between its letters and figures, and where each of them stood."""

    letters: str
    at: tuple[int, ...]
    """Where each letter stands in the text."""
    begins: frozenset[int]
    """Letters that begin a word, and below those that end one."""
    ends: frozenset[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where letters from `start` up to `end` stand in the text."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Word:
    """One word: as it is read, as it is compared, and where its letters stand."""

    read: str
    shape: str
    at: tuple[int, ...]


def words_of(text: str) -> list[Word]:
    """The words of a text, folded. Marks that nobody sees do not part a word."""
    words: list[Word] = []
    read: list[str] = []
    at: list[int] = []
    for position, character in enumerate(text):
        folded = _folded(character)
        if folded is None:
            continue
        if folded:
            read.append(folded)
            at.extend([position] * len(folded))
        elif read:
            words.append(_word(read, at))
            read, at = [], []
    return [*words, _word(read, at)] if read else words


def squeezed(words: list[Word]) -> Squeezed:
    """The words written as one."""
    return _joined([(word.shape, word.at) for word in words])


def shortened(words: list[Word]) -> Squeezed:
    """The same with street, road and saint in short, and small numbers in figures."""
    parts: list[tuple[str, tuple[int, ...]]] = []
    before: int | None = None
    for word in words:
        number = _COUNTED.get(word.read)
        if number is not None and before is not None and before in range(20, 100, 10) and 0 < number < 10:
            parts[-1] = (_shape(str(before + number)), (parts[-1][1][0], word.at[-1]))
        elif number is not None:
            parts.append((_shape(str(number)), word.at))
        else:
            parts.append((_shape(_SHORT_FOR.get(word.read, word.read)), word.at))
        before = number
    return _joined(parts)


@lru_cache(maxsize=20_000)
def letters_of(text: str) -> str:
    """A text as it is compared."""
    return squeezed(words_of(text)).letters


def short_letters_of(text: str) -> str:
    """The same in short."""
    return shortened(words_of(text)).letters


def plain(text: str) -> str:
    """The text as it is read, a character for a character: figures of every script are 0 to 9, marks unseen are gone.

    What is gone becomes a null character, so that every place in the text stays where it was.
    """
    return "".join(_plain(character) for character in text)


def _joined(parts: list[tuple[str, tuple[int, ...]]]) -> Squeezed:
    letters: list[str] = []
    at: list[int] = []
    begins, ends = set(), set()
    count = 0
    for shape, places in parts:
        begins.add(count)
        letters.append(shape)
        # A word in short stands where the long one stood.
        at.extend(places if len(places) == len(shape) else _spread(places, len(shape)))
        count += len(shape)
        ends.add(count)
    return Squeezed("".join(letters), tuple(at), frozenset(begins), frozenset(ends))


def _spread(places: tuple[int, ...], count: int) -> tuple[int, ...]:
    return (*([places[0]] * (count - 1)), places[-1])


def _word(read: list[str], at: list[int]) -> Word:
    joined = "".join(read)
    return Word(joined, _shape(joined), tuple(at))


def _shape(read: str) -> str:
    return read.translate(_ONE_SHAPE)


@cache
def _folded(character: str) -> str | None:
    """What a character is compared as; empty for one that parts words, None for one that nobody sees."""
    if character in _APART or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return None
    if character == "|":
        return "l"
    apart = unicodedata.normalize("NFKD", character)
    kept = "".join(one for one in apart if unicodedata.category(one) not in {"Mn", "Me", "Cf"})
    return "".join(one for one in kept.translate(_LOOK_LIKE).casefold().translate(_LOOK_LIKE) if one.isalnum())


@cache
def _plain(character: str) -> str:
    if _folded(character) is None:
        return "\0"
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    composed = unicodedata.normalize("NFKC", character).translate(_LOOK_LIKE)
    return composed if len(composed) == 1 else character
