"""A birthday card: a sheet of A4 that folds to A5, the child's animal and the age on its front, the words inside."""

from collections.abc import Sequence

from reportlab.lib.pagesizes import A4

from iro_desktop.letters import pictures
from iro_desktop.letters.blocks import Style, line_mark
from iro_desktop.letters.flow import Flowed, Frame, Row, Stack, flowed
from iro_desktop.letters.fonts import Typeface
from iro_desktop.letters.page import Mark, PictureMark, moved
from iro_desktop.letters.tagging import Artifact, Element
from iro_desktop.letters.typeset import Span, break_lines
from iro_desktop.models.child import ANIMALS

OPEN_SHEET = (A4[1], A4[0])
"""Width and height of the sheet while it lies open, in points."""
_HALF = A4[1] / 2
_MARGIN = 46.0
INSIDE = Frame(_MARGIN, 56.0, _HALF - 2 * _MARGIN, A4[0] - 2 * 56.0)
"""Where words may stand on one leaf, from its own top left corner."""
_ABOVE_THE_MIDDLE = 0.42
"""The share of what is left empty that lies above: the eye takes that for the middle."""
_FROM_THE_FOOT = 40.0
_ANIMAL = 190.0
_NUMBER = 128.0
"""Type size in points."""


def card_face(big: str, animal: str | None, face: Typeface, width: float, document: Element) -> list[Stack]:
    """The picture and the number, one above the other, each in the middle of the page."""
    stacks = []
    if animal in ANIMALS:
        figure = document.add("Figure", alternative=pictures.alternative_text(animal))
        picture = PictureMark((width - _ANIMAL) / 2, 0, _ANIMAL, animal, figure)
        stacks.append(Stack((Row(_ANIMAL, (picture,)),), stays_with_next=True))
    style = Style(face, _NUMBER, leading=1.15)
    owner = document.add("P")
    rows = tuple(
        Row(style.line_height, (line_mark(line, style, owner, (width - line.width) / 2),))
        for line in break_lines([Span(big, bold=True)], face, _NUMBER, width)
    )
    stacks.append(Stack(rows, space_before=6.0, stays_with_next=True))
    return stacks


def card_front(big: str, name: str, animal: str | None, style: Style, document: Element) -> list[Stack]:
    """The front leaf: picture, age, and whose card it is."""
    face = card_face(big, animal, style.typeface, INSIDE.width, document)
    owner = document.add("P")
    rows = tuple(
        Row(style.line_height, (line_mark(line, style, owner, (INSIDE.width - line.width) / 2),))
        for line in break_lines([Span(name, bold=True)], style.typeface, style.size, INSIDE.width)
    )
    return [*face, Stack(rows, space_before=2.0)]


def folded(front: Sequence[Stack], words: Sequence[Stack], reference: str, foot: Style) -> list[list[Mark]] | None:
    """The two sides of the sheet: its back and front, and what is inside. None where the words need a third leaf.

    Short words stand on the right leaf alone. Print both sides, turned at the short edge; or on one side each, and lay
    the one sheet into the other.
    """
    outside, inside = flowed(front, INSIDE), flowed(words, INSIDE)
    if len(outside.pages) > 1 or len(inside.pages) > 2:
        return None
    line = break_lines([Span(reference)], foot.typeface, foot.size, INSIDE.width)[:1]
    down = OPEN_SHEET[1] - _FROM_THE_FOOT
    back: list[Mark] = [line_mark(one, foot, Artifact.FOOTER, INSIDE.left, down) for one in line]
    if len(inside.pages) == 1:
        return [[*back, *_in_the_middle(outside)], _in_the_middle(inside)]
    left, right = inside.pages
    return [[*back, *_in_the_middle(outside)], [*left, *(moved(mark, _HALF, 0.0) for mark in right)]]


def _in_the_middle(leaf: Flowed) -> list[Mark]:
    """On the right leaf, with a little less white above than below."""
    down = (INSIDE.height - leaf.last_page_down_to) * _ABOVE_THE_MIDDLE
    return [moved(mark, _HALF, down) for mark in leaf.pages[0]]
