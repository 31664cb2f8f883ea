"""White space that gives a little, so that a letter does not end on a page of three lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from iro_desktop.letters.flow import Beside, Flowed, Frame, Row, Stack, flowed
from iro_desktop.letters.page import Mark, TextMark, moved

LEAST_OF_A_LAST_PAGE = 0.2
"""As a share of the page's height. A last page with less looks like one that was left over."""
_WORTH_SAVING = 0.3
"""A last page with less is taken away where a little less white space is enough for that."""


@dataclass(frozen=True, slots=True)
class _Spacing:
    """Both as multiples of what they would be."""

    between_parts: float
    lines: float = 1.0
    """From one line of a paragraph to the next."""


_CLOSER = (_Spacing(0.9), _Spacing(0.8), _Spacing(0.75, 0.97), _Spacing(0.7, 0.93))
"""At the closest, lines of the tightest typeface stand 1.4 type sizes apart."""
_WIDER = (_Spacing(1.15), _Spacing(1.3), _Spacing(1.45), _Spacing(1.6))


def well_filled(stacks: Sequence[Stack | Beside], frame: Frame) -> list[list[Mark]]:
    """The marks of each page, first to last; what begins a page of its own is filled for itself.

    Where the last page would hold little, the white space is made smaller until that page is gone; else, where it would
    be almost empty, larger until it is worth turning to. The size of the type never changes. Where neither helps, the
    pages are as they would have been.
    """
    return list(chain.from_iterable(_run(run, frame).pages for run in _runs(stacks)))


def _runs(stacks: Sequence[Stack | Beside]) -> Iterable[list[Stack | Beside]]:
    """The stacks parted before each that begins a page. There is always one run, if only an empty one."""
    run: list[Stack | Beside] = []
    for stack in stacks:
        if stack.new_page and run:
            yield run
            run = []
        run.append(stack)
    yield run


def _run(stacks: Sequence[Stack | Beside], frame: Frame) -> Flowed:
    usual = flowed(stacks, frame)
    if len(usual.pages) == 1 or _holds_at_least(_WORTH_SAVING, usual, frame):
        return usual
    for spacing in _CLOSER:
        closer = flowed([_spaced(stack, spacing) for stack in stacks], frame)
        if len(closer.pages) < len(usual.pages):
            return closer
    if _holds_at_least(LEAST_OF_A_LAST_PAGE, usual, frame):
        return usual
    for spacing in _WIDER:
        wider = flowed([_spaced(stack, spacing) for stack in stacks], frame)
        if len(wider.pages) == len(usual.pages) and _holds_at_least(LEAST_OF_A_LAST_PAGE, wider, frame):
            return wider
    return usual


def _holds_at_least(share: float, run: Flowed, frame: Frame) -> bool:
    return run.last_page_down_to >= share * frame.height


def _spaced(stack: Stack | Beside, spacing: _Spacing) -> Stack | Beside:
    if isinstance(stack, Beside):
        left, right = (tuple(_with_space(one, spacing) for one in side) for side in (stack.left, stack.right))
        return replace(stack, left=left, right=right)
    return _with_space(stack, spacing)


def _with_space(stack: Stack, spacing: _Spacing) -> Stack:
    space = stack.space_before * spacing.between_parts
    return replace(stack, space_before=space, rows=tuple(_closer(row, spacing.lines) for row in stack.rows))


def _closer(row: Row, share: float) -> Row:
    """A line of text in the middle of its new height; a row that holds anything drawn stays as it is."""
    if share == 1.0 or not all(isinstance(mark, TextMark) for mark in row.marks):
        return row
    height = row.height * share
    return Row(height, tuple(moved(mark, 0.0, (height - row.height) / 2) for mark in row.marks))
