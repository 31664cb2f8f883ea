"""A protected detail as people write it: twenty forms, the plain ones first."""

import random
import re
from collections.abc import Callable

from iro_desktop.letters.guard import Detail
from iro_desktop.models.letter_safety import Protected

STREETS = ("Tansy Lane", "Old Rope Walk", "Quince Street", "Thistle Row", "Larkspur Avenue", "Weir Close")
GIVEN = ("Rosa", "Femi", "Carys", "Darren", "Oluwaseun", "Zofia", "Imran", "Siân")
FAMILY = ("Okafor", "Oyelaran", "Vaughan", "Pike", "Larkwood", "Nowak", "Qureshi", "O'Hara")
SCHOOLS = ("Fernhill Primary School", "Tarn Academy", "St Bega's School", "Hazelmere College")
_LOOKS = str.maketrans("aeopcxyAEOPCXTBMHK", "аеорсхуАЕОРСХТВМНК")
_WIDE = {ord(one): ord(one) + 0xFEE0 for one in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"}
_STYLED = {ord("a") + at: 0x1D41A + at for at in range(26)}


def a_detail(dice: random.Random) -> Detail:
    what = dice.choice([Protected.ADDRESS, Protected.POSTCODE, Protected.TELEPHONE, Protected.NAME, Protected.PLACE])
    match what:
        case Protected.ADDRESS:
            text = f"{dice.randrange(2, 300)} {dice.choice(STREETS)}"
        case Protected.POSTCODE:
            text = f"{''.join(dice.choices('ABDEFGHJLNPQRSTUWXYZ', k=2))}{dice.randrange(1, 20)} "
            text += f"{dice.randrange(1, 10)}{''.join(dice.choices('ABDEFGHJLNPQRSTUWXYZ', k=2))}"
        case Protected.TELEPHONE:
            text = f"07700 900{dice.randrange(1000):03}"
        case Protected.NAME:
            text = f"{dice.choice(GIVEN)} {dice.choice(FAMILY)}"
        case _:
            text = dice.choice(SCHOOLS)
    return Detail(what, text)


PLAIN: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    str.lower,
    str.upper,
    lambda text: text.replace(" ", ""),
    lambda text: text.replace(" ", "  "),
    lambda text: text.replace(" ", ", "),
    lambda text: text.replace(" ", "-"),
    lambda text: text.replace(" ", "."),
    lambda text: f"({text})!",
    lambda text: f"“{text}”…",
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "\n"),
)
"""Exact, case, spacing and punctuation: all of these must be found."""
SLY: tuple[Callable[[str], str], ...] = (
    lambda text: text.translate(_LOOKS),
    lambda text: text.translate(_WIDE),
    lambda text: text.translate(_STYLED),
    "\u200b".join,
    lambda text: text.replace("0", "O").replace("1", "l"),
    lambda text: text.replace("O", "0").replace("o", "0").replace("I", "1").replace("l", "1"),
    " ".join,
    lambda text: (
        re.sub(r"^0", "+44 (0)", text).replace("Street", "St").replace("Avenue", "Ave").replace("St ", "Saint ")
    ),
)
"""Look-alikes, wide and styled letters, marks that nobody sees, O for nought, letters apart, and the short forms."""
FORMS = (*PLAIN, *SLY)
