"""Real text behind shaped letters: what a reader copies or hears is what was typed, whatever pieces it was drawn in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from iro_desktop.letters.fonts import has_ink
from iro_desktop.letters.tagging import About, describe

_STRING = rb"\((?:[^()\\]++|\\[\s\S])*+\)"
_HEX = rb"<[0-9A-Fa-f\s]*>"
_PROPERTIES = rb"<<(?:[^()<>]++|" + _HEX + rb"|\((?:[^()\\]++|\\[\s\S]|" + _STRING + rb")*+\))*+>>"
_MARK = re.compile(
    rb"(?P<string>" + _STRING + rb")|(?P<nested>\()|(?P<hex>" + _HEX + rb")"
    rb"|(?P<begin>/[A-Za-z]+\s*(?:" + _PROPERTIES + rb"\s*)?B(?:DC|MC)\b)|(?P<end>EMC(?<![\w/]EMC)\b)"
)
"""What begins and ends marked content, and the strings in which the same letters mean nothing.

Every branch begins with a character of its own, so that most of a page is passed over at the speed of C.
"""
_BRACKET = re.compile(rb"\\[\s\S]|[()]")
_NUMBER = re.compile(rb"/MCID\s+(\d+)")
_END = b"\nEMC\n"


def with_actual_text(tagged: bytes, texts: Sequence[str], about: About) -> bytes:
    """A tagged PDF with `/ActualText` on each of its texts, and the description of all our papers.

    `texts` are the letter's texts in the order of its structure tree. Letters that join are drawn as pieces in the
    order of the eye; ISO 32000-1, 14.9.4 gives the reader the words instead. It stands on the element, for readers
    aloud, and on the marks of the page, for copying. A text over two pages is copied whole from the first.
    """
    with Pdf.open(BytesIO(tagged)) as pdf:
        read = [element for element in _elements(pdf.Root.StructTreeRoot.K) if Name.Figure != element.S]
        elements = [(element, marks) for element in read if (marks := _marks_of(element))]
        spoken = [text for text in texts if has_ink(text)]
        if len(elements) != len(spoken):
            raise AssertionError(f"the paper has {len(elements)} texts, and the letter {len(spoken)}")
        owners: dict[int, dict[int, int]] = {}
        for number, ((element, marks), text) in enumerate(zip(elements, spoken, strict=True)):
            element.ActualText = String(text)
            for page, mark in marks:
                owners.setdefault(page, {})[mark] = number
        said: set[int] = set()
        for sheet in pdf.pages:
            sheet.contents_coalesce()
            drawn = _rewritten(sheet.Contents.read_bytes(), owners.get(sheet.obj.objgen[0], {}), spoken, said)
            sheet.Contents = pdf.make_stream(drawn)
        describe(pdf, about)
        if "/ID" in pdf.trailer:
            del pdf.trailer.ID
        result = BytesIO()
        pdf.save(result, deterministic_id=True)
    return result.getvalue()


def _elements(kids: Object) -> Iterator[Object]:
    """Every element of a structure tree, in the order in which it is read."""
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.get("/K", Array()))


def _marks_of(element: Object) -> list[tuple[int, int]]:
    """The content that an element owns itself, as the number of its page in the file and the number of the mark."""
    kids: Any = element.get("/K", Array())  # a number, an object, or an array of both
    page: Any = element.get("/Pg")
    owned: list[tuple[int, int]] = []
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary):
            if kid.get("/Type") == Name.MCR:
                on: Any = kid.get("/Pg", page)
                owned.append((on.objgen[0], int(kid.MCID)))
        else:
            owned.append((page.objgen[0], int(kid)))
    return owned


def _rewritten(drawn: bytes, owners: Mapping[int, int], texts: Sequence[str], said: set[int]) -> bytes:
    """A page's content with one mark for all pieces of a text that follow each other, and the text on the first.

    `said` gathers the texts that have been given; the rest of one that is continued gives a space.
    """
    kept: list[bytes] = []
    start = at = 0
    open_marks: list[bool] = []
    current: int | None = None
    while (found := _MARK.search(drawn, at)) is not None:
        at = found.end()
        if found.lastgroup == "nested":
            at = _end_of_string(drawn, found.start())
        elif found.lastgroup == "begin":
            # Marks inside one of ours say what single pieces stand for; the whole text says it already.
            inside = bool(open_marks and open_marks[0])
            owner = _owner_of(found[0], owners) if not open_marks else None
            open_marks.append(inside or owner is not None)
            if not inside and owner != current:
                kept += [drawn[start : found.start()], _END if current is not None else b""]
                kept.append(found[0] if owner is None else _begin(found[0], "" if owner in said else texts[owner]))
                start, current = at, owner
                said.update([] if owner is None else [owner])
            elif inside or owner is not None:
                kept.append(drawn[start : found.start()])
                start = at
        elif found.lastgroup == "end" and open_marks.pop():
            kept.append(drawn[start : found.start()])
            start = at
    kept += [drawn[start:], _END if current is not None else b""]
    return b"".join(kept)


def _end_of_string(drawn: bytes, start: int) -> int:
    """One past the end of a string in round brackets that holds others."""
    depth = 0
    for bracket in _BRACKET.finditer(drawn, start):
        depth += {b"(": 1, b")": -1}.get(bracket[0], 0)
        if depth == 0:
            return bracket.end()
    raise ValueError("a string on the page has no end")


def _owner_of(mark: bytes, owners: Mapping[int, int]) -> int | None:
    number = _NUMBER.search(mark)
    return owners.get(int(number[1])) if number else None


def _begin(mark: bytes, text: str) -> bytes:
    number = _NUMBER.search(mark)
    assert number is not None, "only marks with a number have an owner"
    words = (text or " ").encode("utf-16-be").hex().encode()
    return b"/Span <</MCID %b /ActualText <FEFF%b>>> BDC\n" % (number[1], words)
