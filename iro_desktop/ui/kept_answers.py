"""Answers that are kept while nothing they were read from has changed: going back to a long list asks nothing again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from iro_desktop.store.store import Session, Store

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_MOST = 12
"""Answers held at a time; the one asked for longest ago goes first. Rows of 1,500 children take some megabytes."""


@dataclass(frozen=True, slots=True)
class Question(Generic[T_co]):
    """A question whose answer may be kept. It depends on nothing but the records and what is bound in `asks`.

    The same question told something else, such as another day, is another one. Its rows are shared: nobody changes one.
    """

    asks: partial[T_co]

    def __call__(self, session: Session) -> T_co:
        return self.asks(session)


@dataclass(slots=True)
class _Kept:
    question: Question[object]
    commits: int
    answer: object
    tables: set[str] = field(default_factory=set)


class KeptAnswers:
    """Used by the one thread that asks. Gone when the store is closed.

    The store says which tables a question looked into. What it would look into had they held something else does not
    matter: then one of them would have changed.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: list[_Kept] = []

    def answer(self, question: Question[T], hear: Callable[[T], None]) -> None:
        """Hand over the kept answer where it still holds, else the one that the store gives now."""
        kept = self._take(question)
        if kept is None or self._store.changed_since(kept.commits, kept.tables):
            kept = self._ask(question)
        self._kept.append(kept)
        del self._kept[:-_MOST]
        hear(kept.answer)  # type: ignore[arg-type]  # the same question has an answer of the same type

    def forget(self) -> None:
        """Let go of all of them."""
        self._kept.clear()

    def _ask(self, question: Question[object]) -> _Kept:
        # Counted before it is asked: a commit meanwhile makes the answer older than it may be, never newer.
        commits, tables = self._store.commits, set[str]()
        with self._store.reading(tables) as session:
            return _Kept(question, commits, question(session), tables)

    def _take(self, question: Question[object]) -> _Kept | None:
        """The kept answer to the same question, off the list."""
        place = next((n for n, one in enumerate(self._kept) if _same(one.question, question)), None)
        return None if place is None else self._kept.pop(place)


def _same(one: Question[object], other: Question[object]) -> bool:
    mine, its = one.asks, other.asks
    return mine.func is its.func and mine.args == its.args and mine.keywords == its.keywords
