"""Who sends a letter: the council's name, logo and office at the top of the first page, never large."""

from base64 import b64decode
from collections.abc import Sequence
from struct import unpack

from msgspec import UNSET
from reportlab.lib.pagesizes import A4

from iro_desktop.letters.blocks import SECONDARY, Style, line_mark
from iro_desktop.letters.content import LetterContent, LetterheadContent
from iro_desktop.letters.flow import Row, Stack
from iro_desktop.letters.page import ImageMark, Mark
from iro_desktop.letters.tagging import Element
from iro_desktop.letters.typeset import Line, Span, break_lines

MOST_OF_A_PAGE = 1 / 6
"""Of the page's height: the letter is the child's, not the council's."""
_HIGHEST = A4[1] * MOST_OF_A_PAGE
_LOGO_WIDTH, _LOGO_HEIGHT = 150.0, 56.0
_BESIDE_LOGO = 16.0
_TYPE = (10.0, 14.0)
"""Points: readable, and not larger however large the child's own letters are."""
_SMALLEST = 6.0
_BELOW = 10.0
_HEAD_IN_BASE64 = 32
"""Characters that hold the first 24 bytes."""


def letterhead_stacks(content: LetterContent, style: Style, width: float, document: Element) -> list[Stack]:
    """The letterhead as wide as the text, in its typeface, never higher than `MOST_OF_A_PAGE`; none where none is."""
    letterhead = content.letterhead
    if letterhead is UNSET:
        return []
    marks: list[Mark] = []
    across, high = logo_size(letterhead)
    if letterhead.logo is not None:
        figure = document.add("Figure", alternative=logo_in_words(letterhead))
        marks.append(ImageMark(0, 0, across, high, b64decode(letterhead.logo), figure))
    left = across + _BESIDE_LOGO if across else 0.0
    size, broken = _that_fits(letterhead, style, width - left)
    down = 0.0
    for lines in broken:
        owner = document.add("P")
        for line in lines:
            shape = Style(style.typeface, size, SECONDARY, leading=1.35)
            marks.append(line_mark(line, shape, owner, left, down))
            down += shape.line_height
    return [Stack((Row(min(max(high, down) + _BELOW, _HIGHEST), tuple(marks)),))]


def head_lines(letterhead: LetterheadContent) -> tuple[str, ...]:
    """What stands below the name: the office's address in one line, then how to reach it."""
    reach = " · ".join(part for part in (letterhead.telephone, letterhead.website) if part)
    return tuple(line for line in (", ".join(letterhead.address), reach) if line)


def logo_size(letterhead: LetterheadContent) -> tuple[float, float]:
    """How wide and high the logo prints, in points; nothing where there is none."""
    if letterhead.logo is None:
        return 0.0, 0.0
    wide, high = png_size(letterhead.logo)
    scale = min(_LOGO_WIDTH / wide, _LOGO_HEIGHT / high)
    return wide * scale, high * scale


def logo_in_words(letterhead: LetterheadContent) -> str:
    """What a screen reader says in place of the logo."""
    return letterhead.logo_words or f"The logo of {letterhead.name}"


def png_size(picture: str) -> tuple[int, int]:
    """How many points a PNG in base64 is wide and high, as its head says (ISO/IEC 15948, 11.2.2)."""
    wide, high = unpack(">II", b64decode(picture[:_HEAD_IN_BASE64])[16:24])
    return wide, high


def _that_fits(letterhead: LetterheadContent, style: Style, width: float) -> tuple[float, list[list[Line]]]:
    """The lines in the largest type in which they stay within the letterhead's share of the page."""
    size = min(max(style.size, _TYPE[0]), _TYPE[1])
    while True:
        broken = [
            break_lines([Span(letterhead.name, bold=True)], style.typeface, size, width),
            *(break_lines([Span(line)], style.typeface, size, width) for line in head_lines(letterhead)),
        ]
        if (
            _height(broken, Style(style.typeface, size, SECONDARY, leading=1.35)) <= _HIGHEST - _BELOW
            or size <= _SMALLEST
        ):
            return size, broken
        size -= 1.0


def _height(broken: Sequence[Sequence[Line]], style: Style) -> float:
    return sum(len(lines) for lines in broken) * style.line_height
