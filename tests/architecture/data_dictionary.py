"""Writes docs/data-dictionary.md from the records: `./dev exec python -m tests.architecture.data_dictionary`."""

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from sqlalchemy import JSON, BigInteger, Boolean, Column, Date, Enum, Integer, String, Time, Uuid
from sqlalchemy import inspect as look_into
from sqlalchemy.orm import ColumnProperty, Mapper

from iro_desktop.exchange.ssda903.tables import COLUMNS
from iro_desktop.models.base import Texts, UtcMoment
from iro_desktop.models.registry import SYNCED_RECORDS, OfChild, Record, SyncedRecord
from iro_desktop.protocol.merge import MergeRule, ask_the_person, keep_first, keep_latest, written_once
from iro_desktop.protocol.merge_rules import rules_of
from iro_desktop.store.tables import LocalSetting, OutboxEntry, SearchText, ServerRow, SyncNote, SyncReceipt
from tests.architecture.project import ROOT

DICTIONARY = ROOT / "docs" / "data-dictionary.md"
OF_THIS_LAPTOP: tuple[type[Record], ...] = (OutboxEntry, ServerRow, SyncNote, SyncReceipt, LocalSetting, SearchText)

_BEGINNING = """# Data dictionary

Written by `tests/architecture/data_dictionary.py` from the records in `iro_desktop/models/` and the rules in
`iro_desktop/protocol/merge_rules.py`; a test fails when the two part. After changing a record:

    ./dev exec python -m tests.architecture.data_dictionary

Days are dates without a time. Moments are UTC. "May be empty" means that the answer may be unknown or not asked yet;
an empty field is never a "no". The last column but one says what happens when two people changed the same field before
either had seen the other's change: nothing is lost in any of these ways, as [sync.md](sync.md) explains.
"""
_TRAVELS = """
## Records that travel

They are kept on the laptop and, once synced, at the office. Each has these fields besides its own:
"""
_STAYS = """
## What stays on one laptop

These tables serve the laptop itself. They are encrypted like everything else in the store, and no other laptop sees
them.
"""
_RETURN = """
## The tables of the SSDA903 return

Read by their columns, whatever the file is called; written with exactly these columns in this order. Days are written
dd/mm/yyyy.
"""
_TYPES: tuple[tuple[type, str], ...] = (
    (UtcMoment, "moment"),
    (Texts, "list of texts"),
    (Date, "day"),
    (Time, "time of day"),
    (Boolean, "yes or no"),
    (BigInteger, "whole number"),
    (Integer, "whole number"),
    (Uuid, "id"),
    (JSON, "values by name"),
    (String, "text"),
)
_RULES: Mapping[MergeRule, str] = {
    ask_the_person: "both are kept, a person chooses",
    keep_first: "the first stands",
    keep_latest: "the later moment stands",
    written_once: "written once, never changed",
}


def dictionary() -> str:
    """The whole document."""
    return "".join(f"{line}\n" for line in _lines()).replace("\n\n\n", "\n\n")


def _lines() -> Iterator[str]:
    yield _BEGINNING
    yield _TRAVELS
    yield from _table_of(SYNCED_RECORDS[0], _common(SyncedRecord), rules_of("child"))
    yield f"\nEach record about a child has `child_id`, the id of its child. There are {len(SYNCED_RECORDS)} kinds.\n"
    for record in SYNCED_RECORDS:
        yield from _heading(record)
        own = [column for column in _columns(record) if column.key not in _common(SyncedRecord) | _common(OfChild)]
        yield from _table_of(record, {column.key for column in own}, rules_of(record.__tablename__))
    yield _STAYS
    for table in OF_THIS_LAPTOP:
        yield from _heading(table)
        yield from _table_of(table, {column.key for column in _columns(table)}, None)
    yield _RETURN
    yield "| table | columns |"
    yield "|---|---|"
    for of_the_return, columns in COLUMNS.items():
        yield f"| {of_the_return.in_words} | {', '.join(columns)} |"


def _heading(record: type[Record]) -> Iterator[str]:
    yield f"\n### {record.__tablename__}\n"
    yield inspect.cleandoc(record.__doc__ or "")
    yield ""


def _table_of(record: type[Record], fields: set[str], rules: Mapping[str, MergeRule] | None) -> Iterator[str]:
    headings = ["field", "holds", "may be empty", "meaning"]
    if rules is not None:
        headings.insert(3, "when two people changed it")
    yield f"| {' | '.join(headings)} |"
    yield "|---" * len(headings) + "|"
    meanings = _meanings(record)
    for column in _columns(record):
        if column.key in fields:
            cells = [f"`{column.key}`", _holds(column), "yes" if column.nullable else "no"]
            if rules is not None:
                cells.append(_said(rules.get(column.key)))
            yield f"| {' | '.join([*cells, meanings.get(column.key, '')])} |".replace("|  |", "| |")


def _columns(record: type[Record]) -> list[Column[object]]:
    mapper: Mapper[Record] = look_into(record)
    own: list[Column[object]] = []
    for attribute in mapper.column_attrs:
        assert isinstance(attribute, ColumnProperty)
        column = attribute.columns[0]
        assert isinstance(column, Column)
        own.append(column)
    return own


def _common(abstract: type[SyncedRecord]) -> set[str]:
    return set(_meanings_in(abstract))


def _holds(column: Column[object]) -> str:
    if isinstance(column.type, Enum):
        return "one of " + ", ".join(f"`{word}`" for word in column.type.enums)
    return next(words for kind, words in _TYPES if isinstance(column.type, kind))


def _said(rule: MergeRule | None) -> str:
    if rule is None:
        return "it never changes"
    return _RULES.get(rule, "the one that is further along stands")


def _meanings(record: type[Record]) -> dict[str, str]:
    """Field to the sentence below it in the source, a base's fields included."""
    found: dict[str, str] = {}
    for kind in reversed(record.__mro__):
        if issubclass(kind, Record) and kind is not Record:
            found |= _meanings_in(kind)
    return found


def _meanings_in(kind: type) -> dict[str, str]:
    body = _class_body(Path(inspect.getfile(kind)), kind.__name__)
    meanings: dict[str, str] = {}
    for number, statement in enumerate(body):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            after = body[number + 1] if number + 1 < len(body) else None
            meanings[statement.target.id] = _text_of(after).replace("|", "\\|")
    return meanings


def _text_of(statement: ast.stmt | None) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return " ".join(str(statement.value.value).split())
    return ""


@cache
def _class_body(file: Path, name: str) -> tuple[ast.stmt, ...]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return next(tuple(node.body) for node in tree.body if isinstance(node, ast.ClassDef) and node.name == name)


if __name__ == "__main__":
    DICTIONARY.write_text(dictionary(), encoding="utf-8")
