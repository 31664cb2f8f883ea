"""The same letter in other sizes: in large print, and as a small booklet to fold."""

from io import BytesIO

import msgspec
import pikepdf
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4

from iro_desktop.letters.content import LARGEST_TYPE, LetterContent
from iro_desktop.letters.layout import PAPER_COLOURS, render_pdf

LARGE_PRINT_POINTS = 18
"""RNIB's clear print asks for 12 to 14 points; large print begins at 16, and most of its readers are given 18."""
_PAGES_OF_A_SHEET = 4
_SMALLER = 2**-0.5
"""From A4 to A5 every length becomes so many times as long."""


def in_large_print(content: LetterContent) -> LetterContent:
    """The same words in large print; a child's own type that is larger still stays as it is."""
    return msgspec.structs.replace(content, look=content.look.at_least(LARGE_PRINT_POINTS))


def render_large_print(content: LetterContent) -> bytes:
    """The large print twin of a letter as a PDF that passes PDF/UA-1."""
    return render_pdf(in_large_print(content))


def render_booklet(content: LetterContent) -> bytes:
    """The letter as A5 pages, two to a side of A4, in the order in which they fold. For printing only: it has no tags.

    The type is set larger first, so that on the smaller page it is as large as the child asked for, or as near as
    the largest type allows. Print on both sides, turning at the short edge. Blank pages at the end make whole sheets.
    A card folds as it is, and stays so.
    """
    if content.is_card:
        return render_pdf(content)
    size = min(round(content.look.size_points / _SMALLER), LARGEST_TYPE)
    pages = render_pdf(msgspec.structs.replace(content, look=content.look.at_least(size)))
    colour = HexColor(PAPER_COLOURS[content.look.paper])
    return _imposed(pages, (colour.red, colour.green, colour.blue))


def folding_order(pages: int) -> list[tuple[int | None, int | None]]:
    """The left and the right page of each side of paper, front and back in turn; None is a blank page.

    Pages are counted from 0.
    """
    whole = -(-pages // _PAGES_OF_A_SHEET) * _PAGES_OF_A_SHEET
    order = []
    for first in range(whole // 2):
        last = whole - 1 - first
        order.append((last, first) if first % 2 == 0 else (first, last))
    return [(_or_blank(left, pages), _or_blank(right, pages)) for left, right in order]


def _or_blank(page: int, pages: int) -> int | None:
    return page if page < pages else None


def _imposed(letter: bytes, colour: tuple[float, float, float]) -> bytes:
    wide, high = A4[1], A4[0]
    out = BytesIO()
    with pikepdf.open(BytesIO(letter)) as flat, pikepdf.new() as booklet:
        drawn = [booklet.copy_foreign(page.as_form_xobject()) for page in flat.pages]
        for left, right in folding_order(len(drawn)):
            page = booklet.add_blank_page(page_size=(wide, high))
            parts = [f"{colour[0]:.4f} {colour[1]:.4f} {colour[2]:.4f} rg 0 0 {wide:.3f} {high:.3f} re f"]
            for number, x in ((left, 0.0), (right, wide / 2)):
                if number is not None:
                    name = page.add_resource(drawn[number], pikepdf.Name.XObject, pikepdf.Name(f"/Page{number + 1}"))
                    parts.append(f"q {_SMALLER:.6f} 0 0 {_SMALLER:.6f} {x:.3f} 0 cm {name} Do Q")
            page.contents_add("\n".join(parts).encode())
        booklet.Root.Lang = flat.Root.Lang
        booklet.docinfo["/Title"] = flat.docinfo["/Title"]
        booklet.save(out, deterministic_id=True)
    return out.getvalue()
