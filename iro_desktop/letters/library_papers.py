"""The library at hand without a network: short guides, and sheets to do together with a child. All in our own words."""

import tomllib
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct, convert

from iro_desktop import resources


class GuideSection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A heading and what stands under it."""

    heading: str
    points: tuple[str, ...]


class Guide(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One or two pages to read."""

    key: str
    title: str
    for_whom: str
    read_on: date
    """When it was last read against what it goes by."""
    goes_by: str
    section: tuple[GuideSection, ...]
    warm: bool = False
    """On cream paper and in larger type, for children."""


class Cell(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place of a sheet to ring, draw or write in."""

    words: str
    picture: str | None = None
    """The key of a drawing (`letters/symbols.py`)."""


class ActivitySheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One page to do together with a child."""

    key: str
    title: str
    how: str
    """To the child, as the sheet prints it."""
    for_whom: str
    minutes: int
    for_officer: str
    """What to ask. It never prints: a child may keep the sheet."""
    shape: Literal["faces", "boxes", "rings"]
    columns: int
    cells: tuple[Cell, ...]


class Library(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that came with the program."""

    guide: tuple[Guide, ...]
    sheet: tuple[ActivitySheet, ...]


@cache
def library() -> Library:
    """The guides and sheets, in the order in which they are shown."""
    return convert(tomllib.loads(resources.text("library/papers.toml")), Library)
