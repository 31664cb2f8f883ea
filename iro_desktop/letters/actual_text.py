"""Real text behind shaped letters: what a reader copies or hears is what was typed, whatever pieces it was drawn in."""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, String

from iro_desktop.letters.fonts import has_ink
from iro_desktop.letters.tagging import About, describe

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_END = pikepdf.ContentStreamInstruction([], Operator("EMC"))


def with_actual_text(tagged: bytes, texts: Sequence[str], about: About) -> bytes:
    """A tagged PDF with `/ActualText` on each of its texts, and the description of all our papers.

    `texts` are the letter's texts in the order of its structure tree. Letters that join are drawn as pieces in the
    order of the eye; ISO 32000-1, 14.9.4 gives the reader the words instead. It stands on the element, for readers
    aloud, and on the marks of the page, for copying. A text over two pages is copied whole from the first.
    """
    with Pdf.open(BytesIO(tagged)) as pdf:
        read = [element for element in _elements(pdf.Root.StructTreeRoot.K) if Name.Figure != element.S]
        elements = [element for element in read if _marks_of(element)]
        spoken = [text for text in texts if has_ink(text)]
        if len(elements) != len(spoken):
            raise AssertionError(f"the paper has {len(elements)} texts, and the letter {len(spoken)}")
        owners: dict[int, dict[int, int]] = {}
        for number, (element, text) in enumerate(zip(elements, spoken, strict=True)):
            element.ActualText = String(text)
            for page, mark in _marks_of(element):
                owners.setdefault(page, {})[mark] = number
        said: set[int] = set()
        for sheet in pdf.pages:
            _rewrite(pdf, sheet, owners.get(sheet.obj.objgen[0], {}), spoken, said)
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


def _rewrite(pdf: Pdf, page: pikepdf.Page, owners: Mapping[int, int], texts: Sequence[str], said: set[int]) -> None:
    """One mark for all pieces of a text that follow each other on a page, and the text on the first of them.

    `said` gathers the texts that have been given; the rest of one that is continued gives a space.
    """
    drawn: list[_Instruction] = []
    open_marks: list[bool] = []
    current: int | None = None
    for instruction in pikepdf.parse_content_stream(page):
        name = str(instruction.operator)
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            drawn.append(instruction)
            continue
        if name in {"BDC", "BMC"}:
            # Marks inside one of ours say what single pieces stand for; the whole text says it already.
            inside = bool(open_marks and open_marks[0])
            owner = _owner_of(instruction, owners) if not open_marks else None
            open_marks.append(inside or owner is not None)
            if inside or (owner is not None and owner == current):
                continue
            drawn.extend([_END] if current is not None else [])
            current = owner
            if owner is not None:
                drawn.append(_begin(instruction, "" if owner in said else texts[owner]))
                said.add(owner)
                continue
        elif name == "EMC" and open_marks.pop():
            continue
        drawn.append(instruction)
    drawn.extend([_END] if current is not None else [])
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(drawn))


def _owner_of(instruction: pikepdf.ContentStreamInstruction, owners: Mapping[int, int]) -> int | None:
    properties = instruction.operands[-1]
    return owners.get(int(properties.MCID)) if isinstance(properties, Dictionary) and "/MCID" in properties else None


def _begin(instruction: pikepdf.ContentStreamInstruction, text: str) -> _Instruction:
    properties = Dictionary(MCID=int(instruction.operands[-1].MCID), ActualText=String(text or " "))
    return pikepdf.ContentStreamInstruction([Name.Span, properties], Operator("BDC"))
