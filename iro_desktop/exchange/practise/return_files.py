"""The practise caseload as SSDA903 files, so that bringing a caseload in can be practised too."""

import csv
from datetime import UTC, date
from pathlib import Path

from iro_desktop.exchange.practise.caseload import invent_caseload
from iro_desktop.exchange.practise.return_years import Cells, for_the_return, rows_of_year
from iro_desktop.exchange.ssda903.tables import COLUMNS, Table
from iro_desktop.models.collection_year import CollectionYear

LAST_YEAR = "last_year"


def practise_903_folder(folder: Path, today: date, *, seed: int = 7, children: int = 64) -> None:
    """Write the practise caseload as this year's files, with the year before in `last_year` beside them.

    One file for each table that we hold, named as the sector's tools name them; UTF-8, dates as dd/mm/yyyy.
    """
    caseload = invent_caseload(today, zone=UTC, seed=seed, children=children)
    records = for_the_return(caseload.records)
    this_year = CollectionYear.of(today)
    for place, year in ((folder, this_year), (folder / LAST_YEAR, CollectionYear(this_year.ending - 1))):
        place.mkdir(parents=True, exist_ok=True)
        for table, rows in rows_of_year(records, year, today).items():
            _write(place / f"SSDA903_{year.label}_{table.in_file_names}.csv", table, rows)


def _write(path: Path, table: Table, rows: list[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(COLUMNS[table])
        writer.writerows(rows)
