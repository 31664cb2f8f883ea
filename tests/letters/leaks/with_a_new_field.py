"""A program of its own: somebody adds a field that holds an address to three records, and touches nothing else.

Prints what was found of it in the papers, one finding a line, then how many papers were made. See `test_no_leaks.py`.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from sqlalchemy import String, select
from sqlalchemy.orm import mapped_column

from iro_desktop.models.child import Child, Home
from iro_desktop.models.people import Person
from iro_desktop.models.protected_fields import unmapped
from tests.letters.leaks.families import FIELDS, Typed

NEW, TOKEN = "back_door", "5 Hollow Mews"
RECORDS = (Child, Home, Person)
for record in RECORDS:
    setattr(record, NEW, mapped_column(NEW, String, default=None, nullable=True))


def main() -> None:
    """Fill the new field, type what it holds wherever an officer types, make every paper, and read each."""
    from tests.letters.leaks.papers import Refusals, every_paper
    from tests.letters.leaks.readers import leaks
    from tests.letters.leaks.records import add_family
    from tests.letters.leaks.test_no_leaks import a_family
    from tests.store.stores import store_in

    assert [unmapped(record) for record in RECORDS] == [(NEW,)] * len(RECORDS)
    made = 0
    with tempfile.TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        for where in (None, *FIELDS):
            typed = (Typed(where=where, token=TOKEN, written=TOKEN.upper()),) if where else ()
            family = replace(a_family("letter"), typed=typed)
            with store.transaction() as session:
                added = add_family(session, family)
                for record in RECORDS:
                    for one in session.scalars(select(record)):
                        setattr(one, NEW, TOKEN)
                session.flush()
                for paper in every_paper(session, family, added, Refusals([])):
                    made += 1
                    sys.stdout.writelines(
                        f"{where} {paper.paper.name}: {found}\n" for found in leaks(paper.paper, [TOKEN])
                    )
                session.rollback()
        store.close()
    sys.stdout.write(f"{made} papers\n")


if __name__ == "__main__":
    main()
