"""What the commands do that need no screen: open the records, ask, and print rows."""

import csv
import getpass
import io
import json
import secrets
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from iro_desktop.exchange.saving import write_whole
from iro_desktop.exchange.unfinished import begin_in
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.refused import Refused
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.queries.due import due_rows, held_review_rows
from iro_desktop.queries.limits import bank_holidays_here
from iro_desktop.store.keys import SystemKeyring, make_key, unlock
from iro_desktop.store.location import Profile, keep_private
from iro_desktop.store.store import Store, create_store, open_store


def now() -> datetime:
    return datetime.now(UTC)


def passphrase_from(file: Path | None) -> str:
    """The passphrase, from a file (one trailing newline does not count) or typed at a terminal."""
    if file is not None:
        try:
            return file.read_text(encoding="utf-8").removesuffix("\n").removesuffix("\r")
        except (OSError, UnicodeDecodeError) as reason:
            raise Refused(
                f"The passphrase file cannot be read ({type(reason).__name__}). Nothing was opened. Check its path."
            ) from reason
    if not sys.stdin.isatty():
        raise Refused("A passphrase is needed. Nothing was opened. Give it with --passphrase-file.")
    return getpass.getpass("Passphrase: ")


@contextmanager
def opened(profile: Profile, passphrase_file: Path | None) -> Iterator[Store]:
    """The records of a profile, for as long as the block lasts. Never makes any."""
    keep_private()
    if not profile.exists():
        raise Refused(
            "There are no records in this folder. Nothing was made. Bring a caseload in with import-903, or start "
            "IRO Desktop once to set it up."
        )
    key = unlock(profile, passphrase_from(passphrase_file), SystemKeyring(), at=now())
    begin_in(profile.folder)
    store = open_store(profile, key, now)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_or_made(profile: Profile, passphrase_file: Path | None) -> Iterator[Store]:
    """The records of a profile; new ones where there are none yet."""
    if profile.exists():
        with opened(profile, passphrase_file) as store:
            yield store
        return
    keep_private()
    key, place = make_key(profile, passphrase_from(passphrase_file), SystemKeyring())
    if place == "nowhere":
        print("This computer has no keyring. The passphrase alone protects these records.", file=sys.stderr)
    store = create_store(profile, key, now)
    try:
        yield store
    finally:
        store.close()


def year_named(text: str) -> CollectionYear:
    """The collection year that "2025-26" names."""
    year = CollectionYear.written(text)
    if year is None:
        raise Refused(f"“{text}” is not a year. Write it as 2025-26: from 1 April 2025 to 31 March 2026.")
    return year


def due(store: Store, as_of: date) -> Sequence[object]:
    """The rows of `iro-desktop due`; says on stderr when a date lies beyond the proclaimed bank holidays."""
    with store.reading() as session:
        bank_holidays = bank_holidays_here(session, bundled_bank_holidays())
        rows = due_rows(session, as_of, bank_holidays)
    latest = max((row.due_on for row in rows if row.due_on), default=None)
    warning = bank_holidays.beyond_proclaimed(latest) if latest is not None else None
    if warning:
        print(warning, file=sys.stderr)
    return rows


def reviews(store: Store, as_of: date, year: CollectionYear | None) -> Sequence[object]:
    """The rows of `iro-desktop reviews`."""
    with store.reading() as session:
        return held_review_rows(session, as_of, bank_holidays_here(session, bundled_bank_holidays()), year)


_ENDINGS = {".pdf", ".docx", ".txt"}


def letter_paper(store: Store, letter_id: str, ending: str) -> bytes:
    """A letter of these records on paper, as it was finished and approved. A draft stays where it is.

    `ending` is that of the file's name and says which paper: ".pdf", ".docx" or ".txt".
    """
    from iro_desktop.actions.releasing import release
    from iro_desktop.letters.papers import Form, make_paper

    form = Form(ending.removeprefix(".").lower())
    try:
        wanted = UUID(letter_id)
    except ValueError as reason:
        raise Refused(f"“{letter_id}” is not the id of a letter. Nothing was written.") from reason
    with store.reading() as session:
        released = release(session, wanted)
    return released.pdf if form is Form.PDF else make_paper(released.content, form)


def practise_paper(template: str, ending: str) -> bytes:
    """A template filled for an invented child, on paper; `ending` as in `letter_paper`."""
    from iro_desktop.exchange.practise import fill_with_practise
    from iro_desktop.exchange.practise.papers import practise_content
    from iro_desktop.letters.kinds import ALL_TEMPLATES
    from iro_desktop.letters.papers import Form, make_paper

    if template not in ALL_TEMPLATES:
        raise Refused(f"There is no template “{template}”. There are: {', '.join(ALL_TEMPLATES)}. Nothing was written.")
    with tempfile.TemporaryDirectory(prefix="iro-practise-") as folder:
        store = create_store(Profile(Path(folder) / "profile"), secrets.token_bytes(32), now)
        with store.transaction() as session:
            fill_with_practise(session, today=now().date(), now=now())
        with store.transaction() as session:
            content = practise_content(session, template, today=now().date(), bank_holidays=bundled_bank_holidays())
        store.close()
    return make_paper(content, Form(ending.removeprefix(".").lower()))


def check_place_for_paper(out: Path) -> None:
    """Before any work: Refused where there is no such folder, or the name promises a file that we do not make."""
    if out.suffix.lower() not in _ENDINGS:
        raise Refused(
            "A letter is written as PDF, for Word or as plain text. Give the file a name that ends in .pdf, .docx or "
            f".txt, not “{out.name}”."
        )
    if not out.parent.is_dir():
        raise Refused(f"{out} cannot be written, because there is no folder {out.parent}. Nothing was changed.")


def write_paper(out: Path, paper: bytes) -> None:
    """Write a paper, readable by its owner only. Refused where the folder is not there or cannot be written."""
    try:
        write_whole(out, paper)
    except OSError as reason:
        raise Refused(f"{out} cannot be written ({reason.strerror}). Nothing else was changed.") from reason


def printed(rows: Sequence[object], columns: Sequence[str], form: str) -> str:
    """Rows as a table to read, as CSV, or as one JSON array of objects. Dates are ISO; nothing is an empty cell."""
    records = [asdict(row) for row in rows if is_dataclass(row) and not isinstance(row, type)]
    if form == "json":
        plain = [{column: _json_value(record[column]) for column in columns} for record in records]
        return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    cells = [[_cell(record[column]) for column in columns] for record in records]
    if form == "csv":
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([columns, *cells])
        return out.getvalue()
    widths = [max(len(line[n]) for line in [[*columns], *cells]) for n in range(len(columns))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in [columns, *cells]
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def columns_of(row_type: type) -> tuple[str, ...]:
    """The columns that a row prints, in order."""
    return tuple(field.name for field in fields(row_type))


def _json_value(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
