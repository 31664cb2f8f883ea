"""A detail that a reader must not learn, and every form in which it is recognised."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from iro_desktop.letters.guard.folding import letters_of, short_letters_of, words_of
from iro_desktop.letters.guard.words import GENERIC, NAMES_THAT_ARE_WORDS, TITLES
from iro_desktop.models.letter_safety import Protected

SHORTEST = 3
"""Letters and figures: what is shorter would be found everywhere. A name by itself may have two."""
BEGINNING = 2
"""Letters by which forms are looked up."""
_SHORT_NAME = 6
"""A name with fewer letters is looked for as one word: its letters may stand side by side in others."""
_PARTS_OF_AN_ADDRESS = re.compile(r"[,;\n]")
_FIGURES = re.compile(r"\d")
_LOCAL_FIGURES = 6
_SHORTEST_NUMBER = 7
_SHORTEST_CORE = 6


@dataclass(frozen=True, slots=True)
class Detail:
    """Something of a record that the reader of a letter must not learn."""

    what: Protected
    text: str
    """As the record has it."""
    whose: str = ""
    """Whom it belongs to, as the officer is told: initials, never a name of another family's."""
    withheld: bool = False
    """It is written down that somebody must not learn it."""
    first_name_alone: bool = False
    """A child's: the name they are called by tells enough."""
    street_alone: bool = False
    """Of somebody the reader knows: the street tells enough to find the door."""

    @property
    def key(self) -> str:
        """The same for the same detail, however it was written down."""
        return f"{self.what}:{letters_of(self.text)}"


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a detail may be written, as it is compared."""

    letters: str
    in_short: bool = False
    """To be looked for where streets and numbers are in short."""
    whole_words: bool = True
    one_word: bool = False
    as_name: bool = False
    """It is an ordinary word too: only with a capital, where no sentence begins."""


@lru_cache(maxsize=20_000)
def forms_of(detail: Detail) -> tuple[Form, ...]:
    """Every form of a detail but telephone numbers and days, which are read as such."""
    match detail.what:
        case Protected.ADDRESS:
            found = _address(detail.text, street_alone=detail.street_alone)
        case Protected.POSTCODE:
            found = _postcode(detail.text)
        case Protected.EMAIL:
            found = _email(detail.text)
        case Protected.NAME:
            found = _name(detail.text, detail.first_name_alone)
        case Protected.PLACE:
            found = _place(detail.text)
        case Protected.NUMBER:
            found = iter([Form(letters_of(detail.text))] if len(letters_of(detail.text)) >= _SHORT_NAME else [])
        case _:
            found = iter(())
    return tuple({form for form in found if len(form.letters) >= (BEGINNING if form.one_word else SHORTEST)})


def figures_of(telephone: str) -> tuple[str, ...]:
    """A telephone number as it is compared: its figures without the country or the nought, and those of the place."""
    figures = "".join(re.findall(r"\d", telephone))
    for beginning in ("0044", "44", "0"):
        if figures.startswith(beginning) and (beginning != "44" or len(figures) > 11):
            figures = figures.removeprefix(beginning).removeprefix("0")
            break
    if len(figures) < _SHORTEST_NUMBER:
        return ()
    return (figures,) if figures.startswith("7") else (figures, figures[-_LOCAL_FIGURES:])


def _address(address: str, *, street_alone: bool) -> Iterator[Form]:
    """The whole, the door with its street, and the street by itself where it is no ordinary one."""
    parts = [part.strip() for part in _PARTS_OF_AN_ADDRESS.split(address) if part.strip()]
    yield from _both(address)
    door = ""
    for part in parts:
        door = f"{door} {part}".strip()
        if sum(character.isalpha() for character in part) >= SHORTEST:
            break
    if len(letters_of(door)) >= SHORTEST + 1:
        yield from _both(door)
    for part in parts:
        words = words_of(part)
        street = [word for word in words if not _FIGURES.search(word.read) and word.read not in {"flat", "number"}]
        if _FIGURES.search(part) and len(words) > len(street):
            # "Flat 2, 12 Thistle Row": the door of the house stands alone too.
            yield from _both(part) if street and len(letters_of(part)) > SHORTEST + 2 else ()
        if (
            street_alone
            and len(street) > 1
            and any(word.read not in GENERIC and len(word.read) > SHORTEST for word in street)
        ):
            yield from _both(" ".join(word.read for word in street))


def _both(text: str) -> Iterator[Form]:
    yield Form(letters_of(text))
    yield Form(short_letters_of(text), in_short=True)


def _postcode(postcode: str) -> Iterator[Form]:
    letters = letters_of(postcode)
    if len(letters) >= SHORTEST + 2:
        yield Form(letters, whole_words=sum(character.isdigit() for character in letters) == 0)


def _email(email: str) -> Iterator[Form]:
    for at in ("", "at"):
        for dot in ("", "dot"):
            yield Form(letters_of(email.replace("@", f" {at} ").replace(".", f" {dot} ")), whole_words=False)


def _name(name: str, first_name_alone: bool) -> Iterator[Form]:
    words = [word for word in words_of(name) if word.read not in TITLES]
    shapes = [word.shape for word in words]
    if len(words) > 1:
        for one, other in (
            (shapes, [*shapes[-1:], *shapes[:-1]]),
            (shapes[:1] + shapes[-1:], shapes[-1:] + shapes[:1]),
        ):
            yield Form("".join(one))
            yield Form("".join(other))
        # "R. Okafor", and both names wherever a middle name stands between in the record.
        yield Form(shapes[0][:1] + shapes[-1]) if len(shapes[-1]) > SHORTEST else Form("")
        for first, second in pairwise(shapes):
            yield Form(first + second)
    if first_name_alone or len(words) == 1:
        for word in words:
            yield Form(
                word.shape,
                one_word=len(word.shape) < _SHORT_NAME,
                as_name=word.read in NAMES_THAT_ARE_WORDS or len(word.shape) < SHORTEST,
            )


def _place(place: str) -> Iterator[Form]:
    yield from _both(place)
    words = words_of(place)
    telling = [place for place, word in enumerate(words) if word.read not in GENERIC]
    if telling and len(telling) < len(words):
        core = " ".join(word.read for word in words[: telling[-1] + 1])
        if len(letters_of(" ".join(words[place].read for place in telling))) >= _SHORTEST_CORE:
            yield from _both(core)
