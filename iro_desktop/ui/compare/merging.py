"""Two versions of a text: where they differ, word by word, and both put together where that is possible; pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORD = re.compile(r"\s+|[^\W_]+(?:[’'\-][^\W_]+)*|.", re.DOTALL)
_JOINING = ",;:.–—- \t"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one version; `differs` where the other version does not have them."""

    words: str
    differs: bool


def differing(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both versions in pieces, their differing words marked. Each version's pieces joined are that version."""
    ours, other = _words(left), _words(right)
    matcher = SequenceMatcher(None, ours, other, autojunk=False)
    marked: tuple[list[Piece], list[Piece]] = ([], [])
    for operation, a, b, c, d in matcher.get_opcodes():
        for pieces, words in ((marked[0], ours[a:b]), (marked[1], other[c:d])):
            if words:
                pieces.append(Piece("".join(words), operation != "equal"))
    return _tidied(marked[0]), _tidied(marked[1])


def put_together(base: str, left: str, right: str) -> str | None:
    """One text with both people's changes; None where they changed the same words in different ways.

    Changes at different places are both taken. Where both only added at the same place, both additions stand there,
    one after the other: within a sentence joined by “and”.
    """
    before, ours, other = _words(base), _words(left), _words(right)
    mine = _changes(before, ours)
    theirs = _changes(before, other)
    made: list[str] = []
    at = 0
    while mine or theirs:
        change, rest = _next(mine, theirs)
        if change is None:
            return None
        mine, theirs = rest
        made += [*before[at : change.start], *change.words]
        at = change.end
    return "".join([*made, *before[at:]])


@dataclass(frozen=True, slots=True)
class _Change:
    """Words start to end of the base became these."""

    start: int
    end: int
    words: tuple[str, ...]

    @property
    def only_adds(self) -> bool:
        return self.start == self.end

    def touches(self, other: "_Change") -> bool:
        if self.only_adds and other.only_adds:
            return self.start == other.start
        return self.start <= other.end and other.start <= self.end


_Rest = tuple[list[_Change], list[_Change]]


def _next(mine: list[_Change], theirs: list[_Change]) -> tuple[_Change | None, _Rest]:
    """The change that comes first, and what is left; no change where two stand in each other's way."""
    if not mine or not theirs:
        first = (mine or theirs)[0]
        return first, (mine[1:], theirs[1:])
    one, two = mine[0], theirs[0]
    if one == two:
        return one, (mine[1:], theirs[1:])
    if one.touches(two):
        both = _both_added(one, two) if one.only_adds and two.only_adds else None
        return both, (mine[1:], theirs[1:])
    return (one, (mine[1:], theirs)) if one.start < two.start else (two, (mine, theirs[1:]))


def _both_added(one: _Change, two: _Change) -> _Change:
    first, second = "".join(one.words), "".join(two.words)
    if _is_whole(first) or _is_whole(second):
        gap = "" if first[-1:].isspace() or second[:1].isspace() else " "
        return _Change(one.start, one.end, (first, gap, second))
    return _Change(one.start, one.end, (first.rstrip(_JOINING), " and ", second.lstrip(_JOINING)))


def _is_whole(words: str) -> bool:
    """Whether an addition is sentences or lines of its own, which “and” would only spoil."""
    return "\n" in words or words.rstrip()[-1:] in {".", "!", "?", "”"}


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [_Change(a, b, tuple(after[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def _words(text: str) -> list[str]:
    """Words, single signs and runs of space: joined they are the text again."""
    return _WORD.findall(text)


def _tidied(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Marked words that only a space parts become one mark; a space at the edge of a mark is not marked."""
    joined: list[Piece] = []
    for place, piece in enumerate(pieces):
        alone = not piece.differs and piece.words.isspace() and 0 < place < len(pieces) - 1
        differs = piece.differs or (alone and pieces[place - 1].differs and pieces[place + 1].differs)
        if joined and joined[-1].differs == differs:
            joined[-1] = Piece(joined[-1].words + piece.words, differs)
        else:
            joined.append(Piece(piece.words, differs))
    edged: list[Piece] = []
    for piece in joined:
        inside = piece.words.strip()
        if not piece.differs or not inside or inside == piece.words:
            edged.append(piece)
            continue
        start = piece.words.index(inside[0])
        edged.append(Piece(piece.words[:start], differs=False))
        edged.append(Piece(inside, differs=True))
        edged.append(Piece(piece.words[start + len(inside) :], differs=False))
    return tuple(piece for piece in edged if piece.words)
