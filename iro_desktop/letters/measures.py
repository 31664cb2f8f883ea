"""The sizes and spaces of a letter, all from one type size."""

from dataclasses import dataclass

from iro_desktop.letters.blocks import SECONDARY, Style
from iro_desktop.letters.fonts import Typeface


@dataclass(frozen=True, slots=True)
class Measures:
    """The letter's sizes and spaces in points, all from one type size."""

    size: float
    face: Typeface

    @property
    def text(self) -> Style:
        return Style(self.face, self.size)

    @property
    def greeting(self) -> Style:
        return Style(self.face, self.size * 1.4, leading=1.4)

    @property
    def heading(self) -> Style:
        return Style(self.face, self.size * 1.15, leading=1.4)

    @property
    def voice(self) -> Style:
        return Style(self.face, self.size * 1.08)

    @property
    def small(self) -> Style:
        return Style(self.face, max(10.0, self.size * 0.8), SECONDARY, leading=1.5)

    @property
    def foot(self) -> Style:
        return Style(self.face, max(9.0, self.size * 0.6), SECONDARY)

    def space(self, sizes: float) -> float:
        return self.size * sizes
