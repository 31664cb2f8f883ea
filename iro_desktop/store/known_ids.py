"""Ids as they are read from the file: the same letters become the same object, which is made once."""

from collections.abc import Callable
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Dialect, Engine, Uuid

_KEPT = 65_536
"""So many ids are kept, some 15 MB at most: a manager's laptop has 1,500 children and 20,000 decisions."""


class KnownIds(Uuid[UUID]):
    """An id column. It is kept and asked for as SQLAlchemy's own; only reading is another.

    A list of a manager reads an id tens of thousands of times, nearly always of the same few children and reviews.
    An id never changes and says nothing but itself, so what is kept here cannot grow old.
    """

    cache_ok = True

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[str | None], UUID | None] | None:
        """From the letters in the file to the id; nothing stays nothing."""
        return _id_or_none


def read_ids_once(engine: Engine) -> None:
    """From now on the ids that come through an engine are made once."""
    engine.dialect.colspecs = {**engine.dialect.colspecs, Uuid: KnownIds}


@lru_cache(maxsize=_KEPT)
def _id_or_none(kept: str | None) -> UUID | None:
    return None if kept is None else UUID(kept)
