"""Rows onto pages: what stays together, what repeats, and where a page ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from iro_desktop.letters.page import BoxMark, Mark, moved

_LEAST_LINES_TOGETHER = 2
"""A line of a paragraph does not stand alone at the foot or the head of a page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A strip that is never cut. Its marks lie relative to its own top left corner."""

    height: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Backdrop:
    """The tint behind a child's words, and the bar at its left."""

    tint: str
    bar: str
    bar_width: float
    radius: float
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows under each other: a paragraph, a list item, a row of a table. All lengths are in points."""

    rows: tuple[Row, ...]
    space_before: float = 0.0
    stays_with_next: bool = False
    stays_whole: bool = False
    """Not parted by the end of a page, as long as it is no taller than half of one."""
    backdrop: Backdrop | None = None
    padding: float = 0.0
    """Above and below the rows, inside the backdrop."""
    new_page: bool = False
    """Begins on a page of its own, however much room is left."""
    running_head: tuple[Row, ...] = ()
    """Repeated on top of the page when this stack begins or continues on a new one: a table's headings."""

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows) + 2 * self.padding


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns that begin at one height and fill pages each for itself: a text and its translation."""

    left: tuple[Stack, ...]
    right: tuple[Stack, ...]
    gap: float
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that text may fill, in points from its top left corner."""

    left: float
    top: float
    width: float
    height: float


def held_to_next(stack: Stack) -> list[Stack]:
    """The stack so that its last lines, and not all of it, move with what follows."""
    if len(stack.rows) <= 2 * _LEAST_LINES_TOGETHER or stack.backdrop:
        return [replace(stack, stays_with_next=True)]
    head, tail = stack.rows[:-_LEAST_LINES_TOGETHER], stack.rows[-_LEAST_LINES_TOGETHER:]
    return [replace(stack, rows=head), replace(stack, rows=tail, space_before=0.0, stays_with_next=True)]


def halves(frame: Frame, gap: float) -> tuple[Frame, Frame]:
    """The two columns of a frame, left and right, with a gap between them."""
    width = (frame.width - gap) / 2
    return replace(frame, width=width), replace(frame, left=frame.left + width + gap, width=width)


@dataclass(frozen=True, slots=True)
class Flowed:
    """Pages that were filled."""

    pages: list[list[Mark]]
    """The marks of each page, first to last."""
    last_page_down_to: float
    """How far down the last page is filled, in points from the top of its frame."""


def flow(stacks: Sequence[Stack | Beside], frame: Frame) -> list[list[Mark]]:
    """The marks of each page, first to last. There is always at least one page, and nothing is ever left out."""
    return flowed(stacks, frame).pages


def flowed(stacks: Sequence[Stack | Beside], frame: Frame) -> Flowed:
    """The pages, and how full the last of them is."""
    filler = _Filler(frame)
    for index, stack in enumerate(stacks):
        room = _least_room(stacks, index, frame.height)
        if isinstance(stack, Beside):
            filler.put_beside(stack, room=room)
        else:
            filler.put(stack, room_with_next=room)
    return Flowed(filler.pages, filler.down)


def _least_room(stacks: Sequence[Stack | Beside], index: int, whole_page: float) -> float:
    """The height that must be free for this stack to begin here."""
    stack = stacks[index]
    if isinstance(stack, Beside):
        sides = [side for side in (stack.left, stack.right) if side]
        return max((side[0].space_before + _least_room(side, 0, whole_page) for side in sides), default=0.0)
    alone = stack.height if stack.stays_whole and stack.height <= whole_page / 2 else _least_height(stack)
    if not stack.stays_with_next or index + 1 == len(stacks):
        return alone
    following = _least_room(stacks, index + 1, whole_page)
    after = stacks[index + 1]
    together = stack.height + (after.space_before if isinstance(after, Stack) else 0.0) + following
    # What cannot share any page is not worth leaving half a page empty for.
    return together if together <= whole_page else alone


def _least_height(stack: Stack) -> float:
    count = len(stack.rows)
    together = count if count < 2 * _LEAST_LINES_TOGETHER else _LEAST_LINES_TOGETHER
    return sum(row.height for row in stack.rows[:together]) + stack.padding * (2 if together == count else 1)


class _Filler:
    """Fills pages from top to bottom; holds the page being filled and how far down it is."""

    def __init__(self, frame: Frame, down: float = 0.0) -> None:
        self.pages: list[list[Mark]] = [[]]
        self._frame = frame
        self.down = down

    def put_beside(self, pair: Beside, *, room: float) -> None:
        """Both columns from here; whatever follows begins below the longer one."""
        if self.down and (pair.new_page or self.down + room > self._frame.height):
            self.pages.append([])
            self.down = 0.0
        here = len(self.pages) - 1
        ends = []
        for stacks, frame in zip((pair.left, pair.right), halves(self._frame, pair.gap), strict=True):
            side = _Filler(frame, self.down)
            for index, stack in enumerate(stacks):
                side.put(stack, room_with_next=_least_room(stacks, index, frame.height))
            self.pages.extend([] for _ in range(here + len(side.pages) - len(self.pages)))
            for number, marks in enumerate(side.pages):
                self.pages[here + number].extend(marks)
            ends.append((len(side.pages), side.down))
        self.down = max(ends)[1]

    def put(self, stack: Stack, *, room_with_next: float) -> None:
        space = stack.space_before if self.down else 0.0
        if self.down and (stack.new_page or self.down + space + room_with_next > self._frame.height):
            self._new_page(stack)
            space = 0.0
        self.down += space
        start = 0
        while start < len(stack.rows):
            end = self._last_that_fits(stack, start)
            self._place(stack, start, end)
            start = end
            if start < len(stack.rows):
                self._new_page(stack)

    def _new_page(self, stack: Stack) -> None:
        self.pages.append([])
        self.down = 0.0
        for row in stack.running_head:
            self._place_row(row)

    def _last_that_fits(self, stack: Stack, start: int) -> int:
        """One past the last row for this page; always at least one row, so that filling always comes to an end."""
        room = self._frame.height - self.down - stack.padding
        end = start
        for row in stack.rows[start:]:
            last = end + 1 == len(stack.rows)
            if row.height + (stack.padding if last else 0.0) > room:
                break
            room -= row.height
            end += 1
        left_over = len(stack.rows) - end
        if 0 < left_over < _LEAST_LINES_TOGETHER and end - start > _LEAST_LINES_TOGETHER:
            end = len(stack.rows) - _LEAST_LINES_TOGETHER
        return max(end, start + 1)

    def _place(self, stack: Stack, start: int, end: int) -> None:
        top = self.down
        at = len(self.pages[-1])
        self.down += stack.padding
        for row in stack.rows[start:end]:
            self._place_row(row)
        self.down += stack.padding
        if stack.backdrop:
            self.pages[-1][at:at] = self._behind(stack.backdrop, top, self.down - top)

    def _place_row(self, row: Row) -> None:
        page = self.pages[-1]
        page.extend(moved(mark, self._frame.left, self._frame.top + self.down) for mark in row.marks)
        self.down += row.height

    def _behind(self, backdrop: Backdrop, top: float, height: float) -> list[Mark]:
        left, down = self._frame.left + backdrop.indent, self._frame.top + top
        width = self._frame.width - backdrop.indent
        radius = min(backdrop.radius, height / 2)
        return [
            BoxMark(left, down, width, height, backdrop.tint, radius),
            BoxMark(left, down, min(width, radius + backdrop.bar_width), height, backdrop.tint),
            BoxMark(left, down, backdrop.bar_width, height, backdrop.bar),
        ]
