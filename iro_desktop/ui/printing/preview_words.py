"""What the preview says of its paper; no Qt."""

from collections.abc import Sequence

from iro_desktop.ui import words

FIT_WIDTH = 0
SIZES = (FIT_WIDTH, 50, 75, 100, 150, 200)
_MILLIMETRES_A_POINT = 25.4 / 72
_NAMES = {(210, 297): "A4", (148, 210): "A5", (216, 279): "US Letter"}
"""Millimetres of a sheet, short side first."""
_NEAR = 2
"""Millimetres by which a sheet may differ from its name."""


def size(percent: int) -> str:
    return "As wide as the window" if percent == FIT_WIDTH else f"{percent}%"


def paper(pages: Sequence[tuple[float, float]]) -> str:
    """“2 pages on A4, upright.” Each page is its width and height in points."""
    sheets = sorted({_sheet(wide, high) for wide, high in pages})
    return f"{words.plural(len(pages), 'page')} on {' and '.join(sheets)}. Printed at their own size, not made to fit."


def _sheet(wide: float, high: float) -> str:
    short, long = (round(side * _MILLIMETRES_A_POINT) for side in sorted((wide, high)))
    near = [name for (a, b), name in _NAMES.items() if abs(a - short) <= _NEAR and abs(b - long) <= _NEAR]
    return f"{near[0] if near else f'{short} by {long} mm'}, {'sideways' if wide > high else 'upright'}"
