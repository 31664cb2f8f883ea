"""Sentences, words and syllables, counted as a reader would count them aloud."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from iro_desktop.writing.plain_sets import set_of

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*(?:-[^\W\d_]+(?:[’'][^\W\d_]+)*)*")
"""A word of letters, with the apostrophes and hyphens inside it."""
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)|\n+")
_SHORT_FORMS = set_of(
    "mr mrs ms mx miss dr prof rev st sr jr hon cllr no nos tel ext mon tue tues wed thu thur thurs fri sat sun jan "
    "feb mar apr jun jul aug sep sept oct nov dec approx etc vs e.g i.e eg ie a.m p.m am pm rd ave yrs hrs mins"
)
"""What is written with a full stop that ends no sentence."""
_MAY_END = frozenset({"etc", "am", "pm", "a.m", "p.m", "yrs", "hrs", "mins", "rd", "ave"})
"""Those that end a sentence where a capital follows."""
_ORDINARY_ENDS = frozenset({"no", "sun", "sat", "mar", "ext", "miss", "hon"})
"""Words of their own too: they shorten something only before a number or with a capital."""
_LAST_PIECE = re.compile(r"[\w.]+$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its counted words."""

    start: int
    end: int
    words: tuple[tuple[int, int, str], ...]
    """Start, end and word as written; names and numbers are not among them."""


def sentences_in(text: str, names: Collection[str] = ()) -> tuple[Sentence, ...]:
    """The sentences of a text. A new line ends one; a title, initial, abbreviation, time or date does not.

    `names`, in lower case, are left out of the words: a child knows the names in their life, however long.
    """
    found = []
    for start, end in _pieces(text):
        words = tuple(
            (match.start(), match.end(), match[0])
            for match in WORD.finditer(text, start, end)
            if not _is_name(match[0], names) and not _is_initial(text, match)
        )
        if words:
            found.append(Sentence(start, end, words))
    return tuple(found)


def _is_name(word: str, names: Collection[str]) -> bool:
    plain = word.lower().replace("’", "'")
    return plain.removesuffix("'s") in names or plain.rstrip("'") in names


def _is_initial(text: str, match: re.Match[str]) -> bool:
    """One letter of a name or of "p.m.": nobody reads it as a word."""
    return len(match[0]) == 1 and match[0] != "I" and "." in text[match.end() : match.end() + 1]


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and not _ends(text, match):
            continue
        if text[start : match.end()].strip():
            begin = start + len(text[start:]) - len(text[start:].lstrip())
            yield begin, match.start() if "\n" in match[0] else match.end()
        start = match.end()
    if text[start:].strip():
        yield start + len(text[start:]) - len(text[start:].lstrip()), len(text.rstrip())


def _ends(text: str, match: re.Match[str]) -> bool:
    after = text[match.end() : match.end() + 40].lstrip(" ")
    first = after[:1].lstrip("“‘\"'(") or after[1:2]
    if "!" in match[0] or "?" in match[0]:
        return not first.islower()
    if match[0].startswith(("…", "...")):
        return not first.islower()
    piece = _LAST_PIECE.search(text[max(0, match.start() - 24) : match.start()])
    if piece is None:
        return True
    word = piece[0]
    if len(word) == 1 and word.isupper() and word != "I":
        return not first  # an initial
    plain = word.lower()
    if plain not in _SHORT_FORMS:
        return not first.islower()
    if plain in _ORDINARY_ENDS:
        return not (
            (first.isdigit() and plain != "no")
            or (word == "No" and first.isdigit())
            or (word[0].isupper() and plain in {"miss", "hon", "sun", "sat", "mar"})
        )
    return not first or (plain in _MAY_END and first.isupper())


_SPOKEN = {
    word: count
    for count, words in {
        1: "clothes",
        2: "every evening evenings business wednesday something someone sometime sometimes somewhere somehow "
        "homework likely lately really quiet poem lovely safely nicely lonely hopeful careful useful "
        "safety social special different "
        "being doing going science seeing saying trying playing staying crying",
        3: "idea ideas area areas another everyone anyone everything anything radio studio video family families "
        "holiday animal already hospital medicine violin piano hopefully carefully",
        4: "everybody anybody usually actually especially",
    }.items()
    for word in words.split()
}
"""Words that are not said as they are written, by hand."""
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_E = re.compile(r"(?:[^aeiouy]|qu)e$")
_SILENT_ED = re.compile(r"[^aeiouytd]ed$")
_SILENT_ES = re.compile(r"[^aeiouysxzcgh]es$|[^sc]hes$|ths$")
_SPOKEN_L = re.compile(r"[^aeiouyl]le[ds]?$")
"""“table”, “handled”: the l is said with a vowel that is not written."""
_TWO_VOWELS = re.compile(r"[aeiouy]ing|i(?:et|um|a(?!l|n|g|r|ch))|io(?!u|n)|[^gq]ua[lt]|eo(?!p|u)|uel$")
"""Two vowels side by side that are said apart: “seeing”, “quiet”, “radio”."""


def syllables(word: str) -> int:
    """How many syllables a word has when it is said aloud in southern British English; at least 1 in each part."""
    return sum(_of_part(part) for part in word.lower().replace("’", "'").split("-") if part)


@lru_cache(maxsize=20_000)
def _of_part(part: str) -> int:
    plain = part.removesuffix("'s").split("'")[0]
    if plain in _SPOKEN:
        return _SPOKEN[plain]
    said = len(_VOWELS.findall(plain)) + len(_TWO_VOWELS.findall(plain))
    if not _SPOKEN_L.search(plain) and any(one.search(plain) for one in (_SILENT_E, _SILENT_ED, _SILENT_ES)):
        said -= 1
    if part in _SAID_AS_TWO:
        said += 1
    return max(1, said)


_SAID_AS_TWO = frozenset(
    f"{verb}n't" for verb in ("did", "is", "was", "does", "has", "had", "could", "would", "should")
)
