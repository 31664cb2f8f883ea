"""Writes migration 0004 anew from the records: `./dev exec python -m tests.store.newest_migration`.

Only while no laptop holds a store that has had it. From its release on it never changes again, and a change of the
tables is a migration of its own. 0001 to 0003 are such ones already.
"""

import importlib
import sqlite3
import textwrap
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from iro_desktop.models.registry import Record
from iro_desktop.store import tables
from iro_desktop.store.migrations import versions

FILE = Path(next(iter(versions.__path__))) / "0004_the_letter_studio.py"
RELEASED = tuple(
    importlib.import_module(f"{versions.__name__}.{name}")
    for name in ("0001_first_tables", "0002_the_whole_review", "0003_between_reviews")
)
"""The migrations that laptops have had, oldest first."""

_OF_SEARCH = ("search_index", "search_word")
"""Virtual tables and their triggers: nothing of theirs is built anew."""

assert tables.OutboxEntry.metadata is Record.metadata

_HEAD = '''"""The letter studio: more kinds of letter, for more readers, in more languages.

Revision: 0004, after 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
'''
_FOOT = ''')
"""A copy that imports nothing of ours. A table with new fields is built anew and filled from the one before, because
SQLite cannot add a field that must not be empty without leaving its default in the table for ever."""


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
'''


def migration() -> str:
    """The text of migration 0004 for the records as they are now."""
    return _HEAD + "".join(_as_literal(statement) for statement in _statements()) + _FOOT


def columns_of(version: int) -> dict[str, tuple[str, ...]]:
    """Every table of a store that has had so many migrations, with its columns."""
    with sqlite3.connect(":memory:") as older:
        for migration_of_then in RELEASED[:version]:
            for statement in migration_of_then.STATEMENTS:
                if not any(name in statement for name in _OF_SEARCH):
                    older.execute(statement)
        names = [name for (name,) in older.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: tuple(row[1] for row in older.execute(f"PRAGMA table_info('{name}')")) for name in names}


def _statements() -> Iterator[str]:
    before = columns_of(len(RELEASED))
    for table in sorted(Record.metadata.tables.values(), key=lambda table: table.name):
        if table.name not in before:
            yield from _built(table)
        elif set(before[table.name]) != set(table.columns.keys()):
            yield f"ALTER TABLE {table.name} RENAME TO {table.name}_before"
            create, *indexes = _built(table)
            yield create
            yield _filled(table, before[table.name])
            yield f"DROP TABLE {table.name}_before"
            yield from indexes


def _built(table: Table) -> Iterator[str]:
    dialect = sqlite.dialect()
    yield str(CreateTable(table).compile(dialect=dialect))
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        yield str(CreateIndex(index).compile(dialect=dialect))


def _filled(table: Table, before: tuple[str, ...]) -> str:
    new = [column for column in table.columns if column.name not in before and not column.nullable]
    names = ", ".join([*before, *(column.name for column in new)])
    values = ", ".join([*before, *(_default(column) for column in new)])
    return f"INSERT INTO {table.name} ({names}) SELECT {values} FROM {table.name}_before"


def _default(column: Column[object]) -> str:
    """The default of a field as SQLite keeps it: what every record of the first version has in it from now on."""
    default = column.default
    assert isinstance(default, ScalarElementColumnDefault), f"{column} must not be empty, so it needs a plain default"
    kept = column.type.dialect_impl(sqlite.dialect()).bind_processor(sqlite.dialect())
    value = default.arg
    value = kept(value) if kept is not None else value
    return f"'{value}'" if isinstance(value, str) else str(int(value))


def _as_literal(statement: str) -> str:
    """One statement, its lines filled: a table is read as a paragraph, and the file stays short."""
    in_one_line = " ".join(statement.split()).replace("( ", "(").replace(" )", ")")
    lines = textwrap.wrap(in_one_line, 112, break_long_words=False, break_on_hyphens=False)
    if len(lines) == 1 and '"' not in lines[0]:
        return f'    "{lines[0]}",\n'
    return '    """' + "\n    ".join(lines) + '""",\n'


if __name__ == "__main__":
    FILE.write_text(migration(), encoding="utf-8")
