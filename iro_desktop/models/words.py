"""What the writing help goes by: words kept for one child, words an officer keeps, and the council's own list."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, SyncedRecord
from iro_desktop.models.ids import companion_id


class KeptWord(OfChild, kw_only=True):
    """A word that stays as it is in everything written for one child: a nickname, a place, a word the child uses."""

    __tablename__ = "kept_word"

    words: Mapped[str]
    """One word, or a term of the words list, as `kept_key` writes it."""
    by_name: Mapped[str | None] = mapped_column(default=None)


class OfficerWord(SyncedRecord, kw_only=True):
    """A word that one officer keeps in all that they write, on each laptop of theirs."""

    __tablename__ = "officer_word"

    officer_id: Mapped[UUID] = mapped_column(index=True)
    words: Mapped[str]
    """One word, or a term of the words list, as `kept_key` writes it."""


class CouncilWord(SyncedRecord, kw_only=True):
    """An entry of the council's words list. It stands before the entry of the program with the same term."""

    __tablename__ = "council_word"

    term: Mapped[str]
    forms: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What else it is found by, besides the usual endings of a plural."""
    kinder: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What to say instead, best first."""
    kinder_for_young: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What to say up to eleven, where it differs."""
    reason: Mapped[str] = mapped_column(default="")
    never: Mapped[bool] = mapped_column(default=False)
    """Not in a letter to a child, whatever stands around it."""
    explain: Mapped[bool] = mapped_column(default=False)
    """May stay when it is explained the first time."""
    is_off: Mapped[bool] = mapped_column(default=False)
    """The word is not marked for anybody in the council."""
    by_name: Mapped[str | None] = mapped_column(default=None)
    set_on: Mapped[date]


def kept_key(words: str) -> str:
    """A word as it is kept and looked for: in lower case, with straight apostrophes, parted by single spaces."""
    return " ".join(words.lower().replace("’", "'").split())


def kept_word_id(child_id: UUID, words: str) -> UUID:
    """The id of a word kept for a child: two laptops that keep the same word hold one record."""
    return companion_id(child_id, f"kept word {kept_key(words)}")


def officer_word_id(officer_id: UUID, words: str) -> UUID:
    """The id of a word that an officer keeps: the same on each laptop of theirs."""
    return companion_id(officer_id, f"kept word {kept_key(words)}")


class Standing(StrEnum):
    """What is done where a word of the list stands in a text."""

    MARKED = "marked"
    EXPLAIN = "explain"
    """May stay when it is explained the first time: marked only there."""
    NEVER = "never"
    """Never in a letter to a child."""
    OFF = "off"
    """Not marked for anybody in the council."""


def standing_of(word: CouncilWord) -> Standing:
    """What is done where this entry's word stands."""
    if word.is_off:
        return Standing.OFF
    return Standing.NEVER if word.never else Standing.EXPLAIN if word.explain else Standing.MARKED
