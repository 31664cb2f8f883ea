"""What Typst is given of a letter: its words and measures in the shapes of `resources/paper/letter.typ`, as JSON."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

Run = tuple[str, bool]
"""Some words, and whether they are bold."""


class Shape(Struct, frozen=True, kw_only=True, rename="kebab"):
    """Anything that is given: a field `new_page` is `new-page` there."""


class Side(Shape, frozen=True, kw_only=True):
    """One of the two languages."""

    fonts: tuple[str, ...]
    """Families, the first that has a letter sets it."""
    latin: tuple[str, ...]
    """The same for what is in Latin letters and figures."""
    language: str
    region: str | None
    leading: float
    """Distance between baselines as a multiple of the type size."""
    scale: float
    """What its type is enlarged by beside the other's."""
    direction: str
    """"ltr" or "rtl"."""


class Image(Shape, frozen=True, kw_only=True):
    """A picture as SVG. Without words it is there for the eye alone."""

    svg: str
    alt: str | None
    width: float
    """In points, as its height."""
    height: float


class Part(Shape, frozen=True, kw_only=True, tag_field="kind"):
    """A piece of a letter; `above` is the free space over it in type sizes."""

    above: float = 0.0


class HeadingPart(Part, frozen=True, kw_only=True, tag="heading"):
    level: int
    words: str
    symbol: Image | None = None


class ParagraphPart(Part, frozen=True, kw_only=True, tag="paragraph"):
    runs: tuple[Run, ...]
    """Empty for a picture by itself."""
    picture: Image | None = None
    announces: bool = False
    """Whether it stays on the page of what comes next: "You told me:"."""


class QuotePart(Part, frozen=True, kw_only=True, tag="quote"):
    words: str
    source: str | None
    breakable: bool
    """Whether the end of a page may part it."""


class Item(Shape, frozen=True, kw_only=True):
    """One of a list; `number` is not counted but given, since some are for somebody else."""

    runs: tuple[Run, ...]
    number: int = 0
    picture: Image | None = None


class NumberedPart(Part, frozen=True, kw_only=True, tag="numbered"):
    items: tuple[Item, ...]


class BulletsPart(Part, frozen=True, kw_only=True, tag="bullets"):
    items: tuple[Item, ...]


class ChoicesPart(Part, frozen=True, kw_only=True, tag="choices"):
    """Words with a box to tick before each."""

    items: tuple[Item, ...]


class LinesPart(Part, frozen=True, kw_only=True, tag="lines"):
    """Lines to write on."""

    count: int
    height: float
    """Of one, in points."""


class RoomPart(Part, frozen=True, kw_only=True, tag="room"):
    """An empty frame to draw in."""

    height: float


class TablePart(Part, frozen=True, kw_only=True, tag="table"):
    """Actions as a table whose headings return on each page."""

    widths: tuple[float, ...]
    """Of its columns in points, without the gap between two."""
    gap: float
    padding: float
    headings: tuple[str, ...]
    rows: tuple[tuple[Run, ...], ...]


AnyPart = (
    HeadingPart
    | ParagraphPart
    | QuotePart
    | NumberedPart
    | BulletsPart
    | ChoicesPart
    | LinesPart
    | RoomPart
    | TablePart
)


class Pair(Shape, frozen=True, kw_only=True):
    """A part of the letter in both languages."""

    english: tuple[AnyPart, ...]
    other: tuple[AnyPart, ...]
    new_page: bool
    beside: bool
    """Whether the two stand beside each other, else below."""


class Sender(Shape, frozen=True, kw_only=True):
    """The council's letterhead."""

    name: str
    lines: tuple[str, ...]
    logo: Image | None


class Paper(Shape, frozen=True, kw_only=True):
    """All that the paper is made from; lengths and sizes in points, colours as "#RRGGBB"."""

    title: str
    size: float
    sizes: Mapping[str, float]
    colours: Mapping[str, str]
    page: tuple[float, float]
    margin: float
    top: float
    bottom: float
    gap: float
    """Between two languages side by side."""
    indent: float
    """Of all words, where pictures stand before some."""
    easy: bool
    """Whether a picture stands before its idea, else behind it."""
    picture_gap: float
    english: Side
    other: Side
    sender: Sender | None
    picture: Image | None
    head: tuple[str, ...]
    parts: tuple[Pair, ...]
    ending: tuple[AnyPart, ...]
    note: str
    credit: str
    behind: tuple[Pair, ...]
    foot: str

    def as_json(self) -> str:
        return msgspec.json.encode(self).decode()
