"""Where a text holds somebody's own words. What stands there is theirs, and no help ever touches it."""

import re
from bisect import bisect_right

Span = tuple[int, int]
_DOUBLE_MARKS = re.compile(r"[“”„«»\"]")
_SINGLE_OPENING = re.compile(r"(?<![\w’'])[‘'](?=\S)")
_SINGLE_CLOSING = re.compile(r"(?<=\S)[’'](?!\w)")


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Every passage in quotation marks, the marks included, in order and without overlaps.

    Rather too much than too little: a double mark that is still open reaches to the end of the text, and where a single
    mark may close a quotation or shorten a word, the quotation reaches to the last place it could.
    """
    return _joined([*_in_double_marks(text), *_in_single_marks(text)])


def is_inside(spans: tuple[Span, ...], start: int, end: int) -> bool:
    """Whether a passage touches one of these spans, which are in order."""
    place = bisect_right(spans, (start, end))
    return any(one[0] < end and start < one[1] for one in spans[max(0, place - 1) : place + 1])


def _in_double_marks(text: str) -> list[Span]:
    spans: list[Span] = []
    depth = opened = 0
    for match in _DOUBLE_MARKS.finditer(text):
        if _opens(text, match, depth):
            opened = opened if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((opened, match.end()))
    if depth:
        spans.append((opened, len(text)))
    return spans


def _opens(text: str, match: re.Match[str], depth: int) -> bool:
    mark = match[0]
    if mark != '"':
        return mark in "“„«"
    if not depth:
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before in " \n\t(" and bool(after.strip()) and after.isalnum()


def _in_single_marks(text: str) -> list[Span]:
    spans: list[Span] = []
    start = 0
    for paragraph in text.split("\n"):
        openings = [start + match.start() for match in _SINGLE_OPENING.finditer(paragraph)]
        closings = [start + match.end() for match in _SINGLE_CLOSING.finditer(paragraph)]
        for place, opening in enumerate(openings):
            until = openings[place + 1] if place + 1 < len(openings) else start + len(paragraph)
            ends = [end for end in closings if opening + 1 < end <= until]
            if ends:
                spans.append((opening, ends[-1]))
            elif text[opening] == "‘":
                # Not closed yet, or another one begins inside it.
                spans.append((opening, start + len(paragraph)))
        start += len(paragraph) + 1
    return spans


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
