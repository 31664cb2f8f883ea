"""The words list as managers keep it: every entry of the program and of the council, and what the officer keeps."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.words import CouncilWord, Standing, kept_key, standing_of
from iro_desktop.queries.help_words import KeptRow, kept_always
from iro_desktop.queries.rights import may_set_for_council
from iro_desktop.writing.words_list import OfficeWord, shipped_list

BY_THE_PROGRAM = "The program"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordEdit:
    """What a manager says of one word."""

    term: str
    forms: tuple[str, ...] = ()
    """What else it is found by."""
    kinder: tuple[str, ...] = ()
    kinder_for_young: tuple[str, ...] = ()
    """What to say up to eleven, where it differs."""
    reason: str = ""
    standing: Standing = Standing.MARKED


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """One entry of the list as it stands now."""

    now: WordEdit
    owner: str
    set_on: date
    is_councils: bool
    """The council wrote it or changed it."""
    is_shipped: bool
    """The program has an entry for it, which taking the council's away brings back."""

    @property
    def key(self) -> str:
        return kept_key(self.now.term)

    def is_found_by(self, asked: str) -> bool:
        """Whether what somebody looks for stands in the word, its forms or its kinder words."""
        words = (self.now.term, *self.now.forms, *self.now.kinder, *self.now.kinder_for_young)
        return any(kept_key(asked) in kept_key(one) for one in words)


@dataclass(frozen=True, slots=True)
class WordsPage:
    """All that the page shows."""

    rows: tuple[WordRow, ...]
    """By the alphabet."""
    may_set: bool
    """Whether this laptop's person is a manager."""
    kept: tuple[KeptRow, ...]
    """What the officer keeps in all that they write."""


def words_page(session: Session) -> WordsPage:
    """The whole list, the council's entries in place of those of the program, the ones switched off among them."""
    own = {kept_key(one.term): one for one in session.scalars(select(CouncilWord)) if one.deleted_at is None}
    shipped = {kept_key(one.term): one for one in shipped_list().words}
    rows = [_of_the_program(word) for key, word in shipped.items() if key not in own]
    rows += [_of_the_council(word, is_shipped=key in shipped) for key, word in own.items()]
    return WordsPage(tuple(sorted(rows, key=lambda row: row.key)), may_set_for_council(session), kept_always(session))


def edit_of(word: CouncilWord) -> WordEdit:
    """What the council's entry says now."""
    return WordEdit(
        term=word.term,
        forms=word.forms,
        kinder=word.kinder,
        kinder_for_young=word.kinder_for_young,
        reason=word.reason,
        standing=standing_of(word),
    )


def _of_the_council(word: CouncilWord, *, is_shipped: bool) -> WordRow:
    owner = word.by_name or "The council"
    return WordRow(now=edit_of(word), owner=owner, set_on=word.set_on, is_councils=True, is_shipped=is_shipped)


def _of_the_program(word: OfficeWord) -> WordRow:
    standing = Standing.NEVER if word.never else Standing.EXPLAIN if word.explain else Standing.MARKED
    now = WordEdit(
        term=word.term,
        forms=tuple(form for form in word.forms if form != word.term),
        kinder=word.kinder,
        kinder_for_young=word.kinder_for_young,
        reason=word.reason,
        standing=standing,
    )
    return WordRow(now=now, owner=BY_THE_PROGRAM, set_on=word.added_on, is_councils=False, is_shipped=True)
