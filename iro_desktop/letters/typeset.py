"""Text to lines: breaks plain text into lines that fit, with no markup language in between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iro_desktop.letters.fonts import Cut, Typeface, as_printed, clusters, runs
from iro_desktop.letters.spoken import DAY_AND_MONTH


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one font file, with its width in points."""

    cut: Cut
    text: str
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of type, broken and measured.

    The last run of a line that was broken at a space keeps that space: it leaves no ink, and whoever reads the PDF
    aloud or copies from it does not run two words together.
    """

    runs: tuple[Run, ...]
    width: float
    """Without a space at the end, in points."""


_MOST_LINES_TO_EVEN_OUT = 12
_SHORTEST_LAST_LINE = 0.25
_NARROWER = (0.97, 0.94, 0.91, 0.88, 0.85)
# A word never breaks inside a date ("27 March") or a telephone number ("01632 960 114").
_SPACE_IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_PIECE = re.compile(r"( +)|((?:[^ -]|-(?![^\W\d_])|(?<![^\W\d_])-)+-?|-)")


def break_lines(spans: Sequence[Span], typeface: Typeface, size: float, width: float) -> list[Line]:
    """Lines that fit the width, first to last; an empty text has no lines.

    `size` and `width` are in points. A line break in the text stays one. A word wider than the line is broken
    between letters, never cut. The work grows with the length of the text and no faster.
    """
    lines: list[Line] = []
    for hard_line in _hard_lines(spans):
        lines.extend(_without_runt(hard_line, typeface, size, width))
    return lines


def width_of(text: str, typeface: Typeface, size: float, *, bold: bool = False) -> float:
    """How wide a short text is in points."""
    pieces = runs(as_printed(text).replace("\n", " "), typeface.cuts(bold=bold))
    return sum(cut.width(piece) for cut, piece in pieces) * size / 1000


def widest_word(text: str, typeface: Typeface, size: float, *, bold: bool = False) -> float:
    """How wide a column must be, in points, for no word of the text to be broken between letters."""
    words = ["".join(piece for piece, _ in word) for line in text.split("\n") for _, word in _words([Span(line)])]
    return max((width_of(word, typeface, size, bold=bold) for word in words), default=0.0)


def _without_runt(spans: Sequence[Span], typeface: Typeface, size: float, width: float) -> list[Line]:
    """One paragraph line broken so that no short word is left alone at its end, where that costs no extra line."""
    lines = _Breaker(typeface, size, width).lines(spans)
    if not 1 < len(lines) <= _MOST_LINES_TO_EVEN_OUT or not _is_runt(lines[-1], width):
        return lines
    for share in _NARROWER:
        evened = _Breaker(typeface, size, width * share).lines(spans)
        if len(evened) == len(lines) and not _is_runt(evened[-1], width):
            return evened
    return lines


def _is_runt(line: Line, width: float) -> bool:
    return line.width < width * _SHORTEST_LAST_LINE and " " not in "".join(run.text for run in line.runs).strip()


def _hard_lines(spans: Sequence[Span]) -> list[list[Span]]:
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *others = as_printed(span.text).split("\n")
        lines[-1].append(Span(first, span.bold))
        lines.extend([Span(text, span.bold)] for text in others)
    while lines and not any(span.text.strip(" ") for span in lines[-1]):
        lines.pop()
    return lines


class _Breaker:
    """Greedy line breaking of one paragraph line; holds the line that is being filled."""

    def __init__(self, typeface: Typeface, size: float, width: float) -> None:
        self._typeface = typeface
        self._scale = size / 1000
        self._width = width
        self._lines: list[Line] = []
        self._line: list[Run] = []
        self._used = 0.0
        self._space: list[Run] = []

    def lines(self, spans: Sequence[Span]) -> list[Line]:
        for is_space, word in _words(spans):
            if len(word) == 1:
                pieces = self._measured(*word[0])
            else:
                pieces = [piece for text, bold in word for piece in self._measured(text, bold)]
            if is_space:
                self._space.extend(pieces)
            else:
                self._put(pieces)
        self._end_line()
        return self._lines

    def _put(self, word: list[Run]) -> None:
        space = sum(run.width for run in self._space)
        wide = sum(run.width for run in word)
        if self._line and self._used + space + wide > self._width:
            self._end_line()
            space = 0.0
        if wide > self._width:
            self._flush_space()
            self._put_letter_by_letter(word)
            return
        self._flush_space()
        self._line.extend(word)
        self._used += wide

    def _flush_space(self) -> None:
        """Spaces count inside a line; at its start they would be a ragged edge."""
        if self._line:
            self._line.extend(self._space)
            self._used += sum(run.width for run in self._space)
        self._space = []

    def _put_letter_by_letter(self, word: list[Run]) -> None:
        for run in word:
            start, text = 0.0, ""
            for cluster in clusters(run.text):
                wide = run.cut.width(cluster) * self._scale
                if (text or self._line) and self._used + start + wide > self._width:
                    self._keep(run.cut, text, start)
                    self._end_line()
                    start, text = 0.0, ""
                text += cluster
                start += wide
            self._keep(run.cut, text, start)

    def _keep(self, cut: Cut, text: str, wide: float) -> None:
        if text:
            self._line.append(Run(cut, text, wide))
            self._used += wide

    def _end_line(self) -> None:
        trailing = self._space[:1] if self._line else []
        runs_of_line = _joined([*self._line, *trailing])
        self._lines.append(Line(tuple(runs_of_line), self._used))
        self._line, self._used, self._space = [], 0.0, []

    def _measured(self, text: str, bold: bool) -> list[Run]:
        cuts = self._typeface.cuts(bold=bold)
        try:
            # Nearly every word: one font file has all of it, and to measure it is to find that out.
            return [Run(cuts[0], text, cuts[0].width(text) * self._scale)]
        except KeyError:
            return [Run(cut, piece, cut.width(piece) * self._scale) for cut, piece in runs(text, cuts)]


def _joined(pieces: Sequence[Run]) -> list[Run]:
    """Neighbours in the same font as one run, so that a line is drawn in as few strokes as it can be."""
    joined: list[tuple[Cut, list[str], float]] = []
    for run in pieces:
        text = run.text.replace("\xa0", " ")
        if joined and joined[-1][0] is run.cut:
            cut, texts, wide = joined[-1]
            texts.append(text)
            joined[-1] = (cut, texts, wide + run.width)
        else:
            joined.append((run.cut, [text], run.width))
    return [Run(cut, "".join(texts), wide) for cut, texts, wide in joined]


def _words(spans: Sequence[Span]) -> Iterator[tuple[bool, list[tuple[str, bool]]]]:
    """Spaces and unbreakable words in turn, each as texts with their weight; a word may change weight inside."""
    word: list[tuple[str, bool]] = []
    word_is_space = False
    may_break = False
    for span in spans:
        for match in _PIECE.finditer(glued(span.text)):
            is_space = match[1] is not None
            if word and (is_space != word_is_space or may_break):
                yield word_is_space, word
                word = []
            word.append((match[0], span.bold))
            word_is_space = is_space
            may_break = not is_space and match.end() < len(match.string) and match[0].endswith("-")
    if word:
        yield word_is_space, word


def glued(text: str) -> str:
    """The text with spaces that do not break inside a date or a telephone number."""
    text = DAY_AND_MONTH.sub(_glue_day, text)
    return _SPACE_IN_NUMBER.sub("\xa0", text)


def _glue_day(match: re.Match[str]) -> str:
    """A weekday may stand at a line's end; the number, its month and the year stay together."""
    return re.sub(r"(?<=\d) | (?=\d{4})", "\xa0", match[0])
