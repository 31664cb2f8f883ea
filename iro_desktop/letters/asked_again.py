"""A text of a brother's or sister's letter as the beginning of another: what is about that child is asked anew."""

import re
from collections.abc import Collection, Iterator, Sequence

from iro_desktop.letters.guard.words import NAMES_THAT_ARE_WORDS

NAME, PERSON, NUMBER, DAY, SAID = "asked_name", "asked_person", "asked_number", "asked_day", "asked_said"
"""What is asked again, as `details.ASKED_AGAIN` names it."""
_SHORTEST_NAME = 2

_PRONOUNS = """
he she him her his hers himself herself they them their theirs themselves themself
"""
_DAYS = """
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
october november december christmas easter eid diwali hanukkah ramadan birthday today tomorrow yesterday
"""
_NUMBERS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth twice
"""
_BEGINNINGS = """
a about after all also always an and any anybody are as ask asks at because before but by can come did do does each
every everybody everyone everything first for from get give going good had has have hear hello here how if in is it
its last let like listen look make maybe meet more most much my never next no nobody not nothing now of on once one
only or other our please remember say see so some somebody someone something sometimes soon sorry still take talk
tell thank thanks that the then there these thing things think this those time to until we well were what when
where which while who why with without write yes you your yours
"""
_PRONOUN = frozenset(_PRONOUNS.split())
_DAY = frozenset(_DAYS.split())
_NUMBER = frozenset(_NUMBERS.split())
_BEGINNING = frozenset(_BEGINNINGS.split())
"""Words with which a sentence begins without naming anybody. Any other with a capital may be a name."""
_NEVER_A_NAME = frozenset({"i", "i'm", "i'll", "i've", "i'd"})
_GAP = r"\{[A-Za-z_][A-Za-z0-9_]*\}"
_NUMBER_OF_ANY_KIND = r"\S*\d\S*(?:[ \t]+\S*\d\S*)*"
_WORD = r"[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_TOKEN = re.compile(rf"(?P<gap>{_GAP})|(?P<number>{_NUMBER_OF_ANY_KIND})|(?P<word>{_WORD})")
_SENTENCE_ENDS = re.compile(r"[.!?…:]['’”\")\]]*\s+\Z|\n\s*(?:- )?\Z|\A\s*(?:- )?\Z")
_PICTURE_LINE = re.compile(r"^\[picture:.*\n?", re.MULTILINE)
_SAME_AGAIN = re.compile(rf"({_GAP})(?:[ \t]+\1)+")


def asked_again(text: str, *, names: Collection[str], quoted: Sequence[tuple[int, int]]) -> str:
    """The text with every name, pronoun, number, age and day as a gap, and without a word that somebody said.

    `names` are single words in small letters, of everybody and every place that is known; `quoted` are the passages in
    quotation marks. Rather too much is asked than too little: a word with a capital that may be a name is a gap too.
    Pictures are left out.
    """
    pieces: list[str] = []
    end = 0
    for start, stop in quoted:
        pieces += [_asked(text[end:start], text[:end], names), f"{{{SAID}}}"]
        end = stop
    pieces.append(_asked(text[end:], text[:end], names))
    return _SAME_AGAIN.sub(r"\1", _PICTURE_LINE.sub("", "".join(pieces))).strip()


def is_only_gaps(text: str) -> bool:
    """Whether nothing is left of a text that would help anybody to write."""
    return not re.search(r"[^\W\d_]", re.sub(_GAP, "", text))


def _asked(text: str, before: str, names: Collection[str]) -> str:
    return "".join(_pieces(text, before, names))


def _pieces(text: str, before: str, names: Collection[str]) -> Iterator[str]:
    end = 0
    for match in _TOKEN.finditer(text):
        yield text[end : match.start()]
        begins = _SENTENCE_ENDS.search(before + text[: match.start()]) is not None
        yield _in_place_of(match, begins, names)
        end = match.end()
    yield text[end:]


def _in_place_of(match: re.Match[str], begins_a_sentence: bool, names: Collection[str]) -> str:
    if match["gap"]:
        return match[0]
    if match["number"]:
        bare = match[0].rstrip(".,;:!?)")
        return f"{{{NUMBER}}}{match[0][len(bare) :]}"
    word = match["word"]
    plain = word.casefold().replace("’", "'")
    parts = [part for part in re.split(r"['\-]", plain) if len(part) >= _SHORTEST_NAME]
    capital = word[0].isupper()
    if plain in _PRONOUN or (parts and parts[0] in _PRONOUN):
        return f"{{{PERSON}}}"
    if any(part in _DAY or part.removesuffix("s") in _DAY for part in parts):
        return f"{{{DAY}}}"
    if any(part in _NUMBER for part in parts):
        return f"{{{NUMBER}}}"
    if any(part in names and (capital or part not in NAMES_THAT_ARE_WORDS) for part in parts):
        return f"{{{NAME}}}"
    ordinary = plain in _NEVER_A_NAME or (begins_a_sentence and plain in _BEGINNING)
    return f"{{{NAME}}}" if capital and not ordinary else word
