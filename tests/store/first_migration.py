"""Writes migration 0001 anew from the records: `./dev exec python -m tests.store.first_migration`.

Only while no laptop holds a store of a released version. From the first release on, 0001 never changes again, and a
change of the tables is a migration of its own.
"""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from iro_desktop.models.registry import Record
from iro_desktop.store import search, tables
from iro_desktop.store.migrations import versions

FILE = Path(next(iter(versions.__path__))) / "0001_first_tables.py"

assert tables.OutboxEntry.metadata is Record.metadata

_HEAD = '''"""Every table of the first version, and the full-text index over their words.

Revision: 0001, after an empty store
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
'''
_FOOT = ''')
"""A copy that imports nothing of ours: what a store once was must stay so when the records change."""


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
'''


def migration() -> str:
    """The text of migration 0001 for the records as they are now."""
    return _HEAD + "".join(_as_literal(statement) for statement in _statements()) + _FOOT


def _statements() -> Iterator[str]:
    dialect = sqlite.dialect()
    for table in sorted(Record.metadata.tables.values(), key=lambda table: table.name):
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))
    yield from search.DDL


def _as_literal(statement: str) -> str:
    """One statement, its lines filled: a table is read as a paragraph, and the file stays short."""
    in_one_line = " ".join(statement.split()).replace("( ", "(").replace(" )", ")")
    lines = textwrap.wrap(in_one_line, 112, break_long_words=False, break_on_hyphens=False)
    if len(lines) == 1 and '"' not in lines[0]:
        return f'    "{lines[0]}",\n'
    return '    """' + "\n    ".join(lines) + '""",\n'


if __name__ == "__main__":
    FILE.write_text(migration(), encoding="utf-8")
