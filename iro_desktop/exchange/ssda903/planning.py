"""What bringing files in would do: which records are new and which fields change. Nothing is written here."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from iro_desktop.exchange.ssda903 import record_kinds
from iro_desktop.exchange.ssda903.checking import key_of, possible
from iro_desktop.exchange.ssda903.laptop import Key, OnLaptop
from iro_desktop.exchange.ssda903.record_kinds import HEADER_COLUMNS, RecordKind, RecordOfKind, RowOfKind
from iro_desktop.exchange.ssda903.rows import CaseloadFiles, HeaderRow, Outcome, Problem, ReviewRow, Row
from iro_desktop.exchange.ssda903.tables import Table
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.care import ReturnCoverage
from iro_desktop.models.child import Child
from iro_desktop.models.ids import imported_id
from iro_desktop.models.review import Review

FieldValue = str | date | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that the files have otherwise than this laptop."""

    council_child_id: str
    table: Table
    day: date | None
    """What tells the row from the child's others: when the episode began, the review was held, adoption was decided."""
    column: str
    before: FieldValue
    after: FieldValue


@dataclass(slots=True)
class RowCounts:
    """What becomes of the rows of one table; a row that both years' files hold counts once."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(slots=True)
class Plan:
    """Everything that bringing the files in would do."""

    new_records: list[SyncedRecord] = field(default_factory=list)
    writes: list[tuple[SyncedRecord, str, FieldValue | int]] = field(default_factory=list)
    """Record, field and its new value."""
    new_children: list[str] = field(default_factory=list)
    changes: list[FieldChange] = field(default_factory=list)
    rows: dict[Table, RowCounts] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def plan(files: CaseloadFiles, laptop: OnLaptop, council: str) -> Plan:
    """Work out what is new and what changes. The files' rows must have their children's true ids by now.

    This year's row wins over last year's. Files of a year before one that was brought in already add what is missing
    and change nothing, since they can only be behind; Reviews are the exception, because a review stands in one year.
    A record that an officer deleted stays deleted.
    """
    planner = _Planner(files, laptop, council)
    planner.take_children()
    planner.name_rows_without_child()
    planner.take_rows(record_kinds.EPISODES, laptop.episodes)
    planner.take_rows(record_kinds.REVIEWS, laptop.reviews)
    planner.take_rows(record_kinds.UASC, laptop.uasc)
    planner.take_rows(record_kinds.PLACED_FOR_ADOPTION, laptop.placed_for_adoption)
    planner.take_coverage()
    return planner.planned


class _Planner:
    """Holds the files beside the laptop while the plan grows."""

    def __init__(self, files: CaseloadFiles, laptop: OnLaptop, council: str) -> None:
        self.planned = Plan()
        self._files = files
        self._laptop = laptop
        self._council = council
        self._children = dict(laptop.children)
        """By CHILD: those on the laptop, and then those of the Headers."""
        self._deleted: Counter[str] = Counter()
        """Rows, by file, about records that an officer deleted."""

    def take_children(self) -> None:
        """New children, and what the Headers have otherwise about those we know."""
        counts = self._counts(Table.HEADER)
        for row, may_change in self._latest(Table.HEADER, [year.header for year in self._files.years]):
            child = self._laptop.children.get(row.council_child_id)
            if child is None:
                child = self._new_child(row)
                self.planned.new_records.append(child)
                self.planned.new_children.append(row.council_child_id)
                self._children[row.council_child_id] = child
                counts.new += 1
            elif child.deleted_at is not None:
                self._deleted[row.source.file] += 1
            else:
                changed = may_change and self._note_changes(row, Table.HEADER, None, child, HEADER_COLUMNS)
                counts.changed += changed
                counts.same += not changed

    def name_rows_without_child(self) -> None:
        """Rows about a child who is in no Header and not on this laptop are left out: once for each file and child."""
        homeless: Counter[tuple[str, str]] = Counter()
        for year in self._files.years:
            for row in year.all_rows():
                if row.council_child_id not in self._children:
                    homeless[row.source.file, row.council_child_id] += 1
        for (file, child), rows in homeless.items():
            count = "has one row here" if rows == 1 else f"has {rows} rows here"
            sentence = (
                f"{child} {count} but is in no Header and not on this laptop, so nobody knows who this is. The rows are"
                " left out; add the child to the Header and bring the files in again."
            )
            self.planned.problems.append(Problem(file, None, "CHILD", sentence))

    def take_rows(self, kind: RecordKind[RowOfKind, RecordOfKind], on_laptop: Mapping[Key, RecordOfKind]) -> None:
        """New records of one table, and what the files have otherwise about those we hold."""
        counts = self._counts(kind.table)
        by_year = [possible(kind.rows_of(year), self._born_on(), self.planned.problems) for year in self._files.years]
        for row, may_change in self._latest(kind.table, by_year, kind.in_later_years_too):
            child = self._children.get(row.council_child_id)
            if child is None:
                continue
            day = kind.day(row)
            record = on_laptop.get((child.id, day))
            if child.deleted_at is not None or (record is not None and record.deleted_at is not None):
                self._deleted[row.source.file] += 1
            elif record is None:
                key = "" if day is None else day.isoformat()
                record_id = imported_id(self._council, row.council_child_id, kind.table.value, key)
                self.planned.new_records.append(kind.make(row, record_id, child.id))
                counts.new += 1
            else:
                settled = not may_change or self._is_settled_here(row, record)
                changed = not settled and self._note_changes(row, kind.table, day, record, kind.columns)
                counts.changed += changed
                counts.same += not changed

    def take_coverage(self) -> None:
        """Which years of which tables are known from now on. A file cut short says nothing about what it lacks."""
        for year in self._files.years:
            for table, rows in year.rows_read.items():
                if year.year is None or table in year.cut_short:
                    continue
                covered = self._laptop.coverage.get((table, year.year.ending))
                if covered is None:
                    key = f"{table.value} {year.year.ending}"
                    self.planned.new_records.append(
                        ReturnCoverage(
                            id=imported_id(self._council, "", "return_coverage", key),
                            council=self._council,
                            table=table.value,
                            year_ending=year.year.ending,
                            rows_read=rows,
                        )
                    )
                elif covered.rows_read != rows:
                    self.planned.writes.append((covered, "rows_read", rows))
        for file, rows in self._deleted.items():
            count = "One row is" if rows == 1 else f"{rows} rows are"
            sentence = f"{count} about something that was deleted on this laptop. It stays deleted."
            self.planned.problems.append(Problem(file, None, None, sentence, Outcome.TAKEN_IN))

    def _counts(self, table: Table) -> RowCounts:
        return self.planned.rows.setdefault(table, RowCounts())

    def _latest(
        self, table: Table, rows_by_year: Sequence[Sequence[RowOfKind]], in_later_years_too: bool = True
    ) -> list[tuple[RowOfKind, bool]]:
        """Each row once, the later year's where both have it; and whether it may change what the laptop holds."""
        newest = self._laptop.newest_year(table) if in_later_years_too else 0
        latest: dict[Hashable, tuple[RowOfKind, bool]] = {}
        for year, rows in zip(self._files.years, rows_by_year, strict=True):
            is_behind = year.year is not None and year.year.ending < newest
            latest |= {key_of(row): (row, not is_behind) for row in rows}
        return list(latest.values())

    def _new_child(self, row: HeaderRow) -> Child:
        return Child(
            id=imported_id(self._council, row.council_child_id, Table.HEADER.value),
            council=self._council,
            council_child_id=row.council_child_id,
            sex=row.sex,
            date_of_birth=row.date_of_birth,
            ethnicity=row.ethnicity,
            upn=row.upn,
            mother=row.mother,
            mother_child_date_of_birth=row.mother_child_date_of_birth,
        )

    def _born_on(self) -> dict[str, date]:
        known = {name: child.date_of_birth for name, child in self._children.items()}
        return {name: day for name, day in known.items() if day is not None}

    def _note_changes(
        self, row: Row, table: Table, day: date | None, record: SyncedRecord, columns: Mapping[str, str]
    ) -> bool:
        """Plan a write for each field that differs; whether there was one."""
        changes = len(self.planned.changes)
        for name, column in columns.items():
            before, after = getattr(record, name), getattr(row, name)
            if before != after:
                self.planned.writes.append((record, name, after))
                self.planned.changes.append(FieldChange(row.council_child_id, table, day, column, before, after))
        return len(self.planned.changes) > changes

    def _is_settled_here(self, row: Row, record: SyncedRecord) -> bool:
        """Whether a review's code stays as this laptop has it: a blank erases nothing, and the officer was there."""
        if not isinstance(row, ReviewRow) or not isinstance(record, Review) or record.participation_code is None:
            return False
        if row.participation_code is not None and not record.from_files:
            if row.participation_code != record.participation_code:
                sentence = (
                    f"REVIEW_CODE is {row.participation_code} here and {record.participation_code} in the review as"
                    " recorded on this laptop. What was recorded is kept."
                )
                source = row.source
                self.planned.problems.append(
                    Problem(source.file, source.row, "REVIEW_CODE", sentence, Outcome.TAKEN_IN)
                )
            return True
        return row.participation_code is None
