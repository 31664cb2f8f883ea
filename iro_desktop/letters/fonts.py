"""The typefaces of a letter: which characters they can print, how wide each is, and what to use where one cannot."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from iro_desktop import resources
from iro_desktop.letters.content import LetterFont
from iro_desktop.models.languages import Language, Script

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
"""Stands in a preview for a character that no typeface here has. `checks.py` names it before a letter finishes."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One font file: a typeface at one weight."""

    name: str
    widths: Mapping[int, float]
    """Advance of each character in thousandths of the type size; the characters not in it cannot be printed."""

    def can_print(self, text: str) -> bool:
        return all(ord(character) in self.widths for character in text)

    def width(self, text: str) -> float:
        """Width of printable text in thousandths of the type size. Raises KeyError for text that it cannot print."""
        return sum(map(self.widths.__getitem__, map(ord, text)))


@dataclass(frozen=True, slots=True)
class Typeface:
    """A family with the two weights a letter uses, and Noto Sans behind it for what it lacks."""

    regular: tuple[Cut, Cut]
    bold: tuple[Cut, Cut]
    leading: float
    """Distance between baselines as a multiple of the type size."""

    def cuts(self, *, bold: bool) -> tuple[Cut, Cut]:
        return self.bold if bold else self.regular


_FILES: Mapping[LetterFont, tuple[str, str, float]] = {
    LetterFont.ANDIKA: ("Andika-Regular", "Andika-Bold", 1.62),
    LetterFont.ATKINSON: ("AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold", 1.5),
    LetterFont.LEXEND: ("Lexend-Regular", "Lexend-Bold", 1.55),
    LetterFont.NOTO_SANS: ("NotoSans-Regular", "NotoSans-Bold", 1.55),
}


FONT_FAMILIES: Mapping[LetterFont, str] = {
    LetterFont.ANDIKA: "Andika",
    LetterFont.ATKINSON: "Atkinson Hyperlegible Next",
    LetterFont.LEXEND: "Lexend",
    LetterFont.NOTO_SANS: "Noto Sans",
}
"""Each typeface by the name that Word and Typst know it by."""


@cache
def _cut(name: str) -> Cut:
    font = TTFont(name, str(resources.path(f"fonts/{name}.ttf")))
    pdfmetrics.registerFont(font)
    return Cut(name=name, widths=font.face.charWidths)


@cache
def typeface(font: LetterFont) -> Typeface:
    """The typeface, read from its files once."""
    regular, bold, leading = _FILES[font]
    return Typeface(
        regular=(_cut(regular), _cut("NotoSans-Regular")), bold=(_cut(bold), _cut("NotoSans-Bold")), leading=leading
    )


SCRIPT_FILES: Mapping[Script, str] = {
    Script.ARABIC: "NotoNaskhArabic",
    Script.NASTALIQ: "NotoNastaliqUrdu",
    Script.BENGALI: "NotoSansBengali",
    Script.ETHIOPIC: "NotoSansEthiopic",
}
"""The typeface of each script that a child's own font does not know, without its weight."""
SCRIPT_FAMILIES: Mapping[Script, str] = {
    Script.ARABIC: "Noto Naskh Arabic",
    Script.NASTALIQ: "Noto Nastaliq Urdu",
    Script.BENGALI: "Noto Sans Bengali",
    Script.ETHIOPIC: "Noto Sans Ethiopic",
}
"""The same typefaces by the name that Word and Typst know them by."""
_SCRIPT_LEADING = 1.6


@cache
def script_typeface(script: Script) -> Typeface:
    """The typeface of a script other than Latin, with Noto Sans behind it."""
    name = SCRIPT_FILES[script]
    regular = (_cut(f"{name}-Regular"), _cut("NotoSans-Regular"))
    return Typeface(regular=regular, bold=(_cut(f"{name}-Bold"), _cut("NotoSans-Bold")), leading=_SCRIPT_LEADING)


def typeface_for(language: Language, font: LetterFont, text: str) -> Typeface:
    """What a text in another language is set in: the child's own font where it knows every letter of the text.

    One that lacks some letters (Atkinson those of Vietnamese) gives way to Noto Sans for the whole text: letters of
    two fonts in one word are hard to read.
    """
    if language.script is not Script.LATIN:
        return script_typeface(language.script)
    letters = "".join(character for character in as_printed(text) if character.isalpha())
    own = typeface(font)
    return own if own.regular[0].can_print(letters) else typeface(LetterFont.NOTO_SANS)


# What leaves no ink: controls, direction marks, joiners and variation selectors.
_WITHOUT_INK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
_TELEPHONE = re.compile(r"(?<![\w+])[+(]{0,2}\d(?:[ \xa0()]{0,2}\d|[-./]\d){5,}(?!\w)")
_JOINERS = "\u200c\u200d"
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_UNBREAKABLE_SPACES = re.compile("[\u2007\u202f]")


def as_printed(text: str) -> str:
    """Typed text as it goes on paper: composed letters, one kind of line end and space, nothing without ink.

    The words are the same for a reader. Composing (Unicode NFC) lets "e" and a loose accent print as the one letter
    that the typeface draws well.
    """
    return _composed(_WITHOUT_INK.sub("", text))


def as_shaped(text: str) -> str:
    """As `as_printed`, for scripts that join their letters: what parts or joins two letters there is kept.

    The non-joiner of Farsi and the joiner of Bengali change how a word looks and what it says.
    """
    return _composed(_WITHOUT_INK.sub(lambda match: match[0] if match[0] in _JOINERS else "", text))


def with_whole_numbers(text: str) -> str:
    """The text with telephone numbers in one piece, for lines that run from right to left.

    There the groups of a number with plain spaces would stand in turned order: "133 900 07700". A space that does not
    break is part of the number (Unicode bidirectional algorithm, rule W4), and a plus sign needs marks around it.
    """
    return _TELEPHONE.sub(_as_one_number, text)


def _as_one_number(match: re.Match[str]) -> str:
    number = match[0].replace(" ", "\xa0")
    return number if number[0].isdigit() else f"\u2066{number}\u2069"


def has_ink(text: str) -> bool:
    """Whether anything of a text is to be seen on paper."""
    return any(not one.isspace() and one not in _JOINERS for one in as_shaped(text))


def _composed(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNBREAKABLE_SPACES.sub("\xa0", _SPACES.sub(" ", text)))


def clusters(text: str) -> Iterator[str]:
    """Characters with the combining marks that sit on them."""
    start = 0
    for position in range(1, len(text)):
        if not unicodedata.category(text[position]).startswith("M"):
            yield text[start:position]
            start = position
    if text:
        yield text[start:]


def runs(text: str, cuts: tuple[Cut, Cut]) -> list[tuple[Cut, str]]:
    """Text without line ends as pieces of one font file each; what neither can print becomes REPLACEMENT."""
    first, fallback = cuts
    if first.can_print(text):
        return [(first, text)] if text else []
    pieces: list[tuple[Cut, list[str]]] = []
    for cluster in clusters(text):
        cut = first if first.can_print(cluster) else fallback
        if not pieces or pieces[-1][0] is not cut:
            pieces.append((cut, []))
        pieces[-1][1].append(cluster if cut.can_print(cluster) else "".join(_shown(one, cut) for one in cluster))
    return [(cut, "".join(shown)) for cut, shown in pieces]


def unprintable(text: str, font: LetterFont) -> tuple[str, ...]:
    """The characters of a text that neither the typeface nor the one behind it can print, each once, in order."""
    return lacking_in(typeface(font), text)


def unprintable_in(language: Language, text: str, font: LetterFont) -> tuple[str, ...]:
    """As `unprintable`, for a text in another language than English."""
    return lacking_in(typeface_for(language, font, text), text)


def lacking_in(face: Typeface, text: str) -> tuple[str, ...]:
    """The characters of a text that a typeface and the one behind it lack, each once, in order."""
    first, fallback = face.cuts(bold=False)
    printed = as_printed(text).replace("\n", "")
    if first.can_print(printed):
        return ()
    missing: dict[str, None] = {}
    for cluster in clusters(printed):
        if not first.can_print(cluster) and not fallback.can_print(cluster):
            lacking = [character for character in cluster if ord(character) not in fallback.widths]
            missing.update(dict.fromkeys(lacking))
    return tuple(missing)


def name_of(character: str) -> str:
    """A character's name in small letters ("pile of poo"), or its number where it has none."""
    return unicodedata.name(character, f"character number {ord(character)}").lower()


def _shown(character: str, cut: Cut) -> str:
    return character if ord(character) in cut.widths else REPLACEMENT
