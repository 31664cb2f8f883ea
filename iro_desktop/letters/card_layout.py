"""The face of a birthday card: the child's animal and the age, large and in the middle, above the words."""

from iro_desktop.letters import pictures
from iro_desktop.letters.blocks import Style, line_mark
from iro_desktop.letters.flow import Row, Stack
from iro_desktop.letters.fonts import Typeface
from iro_desktop.letters.page import PictureMark
from iro_desktop.letters.tagging import Element
from iro_desktop.letters.typeset import Span, break_lines
from iro_desktop.models.child import ANIMALS

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
