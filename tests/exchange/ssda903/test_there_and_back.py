"""Whatever good rows a council has: read, brought in, written out and read again, they are the same."""

import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from iro_desktop.exchange.ssda903 import apply, export_903, read_caseload, tables
from iro_desktop.exchange.ssda903.rows import Row, YearOfFiles
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.store.location import Profile
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import create_store
from tests.exchange.ssda903.files import EPISODES, HEADER, PLACED, REVIEWS, UASC, write_table
from tests.store.stores import KEY, Clock

YEAR = CollectionYear(2026)
Cells = tuple[str, ...]

_POSTCODES = st.sampled_from(["", "E1 4NS", "RM17 6SL", "E16 2DQ"])


def _written(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _days(first: date, last: date) -> st.SearchStrategy[date]:
    return st.dates(min_value=first, max_value=last)


def _one_of(codes: frozenset[str], blank: bool = True) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *sorted(codes)] if blank else sorted(codes))


@st.composite
def _episodes(draw: st.DrawFn, child: str) -> list[Cells]:
    """Episodes one after the other, of which the last is open in the year or ended in it."""
    began = sorted(draw(st.sets(_days(date(2020, 1, 1), date(2026, 3, 1)), min_size=1, max_size=4)))
    ends = [*began[1:], draw(st.none() | _days(max(began[-1], YEAR.first_day), YEAR.last_day))]
    rows: list[Cells] = []
    for start, end in zip(began, ends, strict=True):
        if end is not None and end < YEAR.first_day:
            continue
        rows.append(
            (
                child,
                _written(start),
                draw(_one_of(tables.REASONS_FOR_NEW_EPISODE, blank=False)),
                # A child with short breaks alone has no reviews in the return: test_exporting says so.
                draw(_one_of(tables.LEGAL_STATUSES - tables.SHORT_BREAK_STATUSES, blank=False)),
                draw(_one_of(tables.CATEGORIES_OF_NEED)),
                draw(_one_of(tables.PLACEMENT_TYPES)),
                draw(_one_of(tables.PLACEMENT_PROVIDERS)),
                _written(end),
                draw(_one_of(tables.REASONS_EPISODE_CEASED)) if end else "",
                draw(_one_of(tables.REASONS_FOR_PLACE_CHANGE)) if end else "",
                draw(_POSTCODES),
                draw(_POSTCODES),
                draw(st.sampled_from(["", "SC123456", "1234567", "XXXXXXX"])),
            )
        )
    return rows


@st.composite
def _caseloads(draw: st.DrawFn) -> dict[str, tuple[Sequence[str], list[Cells]]]:
    """Good rows of one year, in any mixture."""
    ids = st.from_regex(r"0{0,4}[1-9A-Z][0-9A-Z]{1,5}", fullmatch=True)
    # Ids that differ in their zeros alone are a matter for a person: test_matching.
    children = draw(st.lists(ids, min_size=1, max_size=6, unique_by=lambda child: child.lstrip("0")))
    header: list[Cells] = []
    episodes: list[Cells] = []
    reviews: list[Cells] = []
    uasc: list[Cells] = []
    placed: list[Cells] = []
    for child in children:
        born = draw(_days(date(2008, 4, 1), date(2019, 12, 31)))
        mother = draw(st.sampled_from([("", ""), ("0", ""), ("1", "01/12/2025")]))
        sex = draw(st.sampled_from(["M", "F", "U"]))
        upn = draw(st.sampled_from(["", "UN1", "A123456789012", "A12345678901B"]))
        header.append((child, sex, _written(born), draw(_one_of(tables.ETHNIC_CODES)), upn, *mother))
        episodes += draw(_episodes(child))
        held = draw(st.sets(_days(YEAR.first_day, YEAR.last_day), max_size=4))
        codes = _one_of(tables.PARTICIPATION_CODES, blank=False)
        reviews += [(child, _written(born), _written(day), draw(codes)) for day in held]
        if draw(st.booleans()):
            uasc.append((child, sex, _written(born), _written(born + timedelta(days=6574))))
        decided = draw(st.sets(_days(date(2020, 1, 1), YEAR.last_day), max_size=1))
        placed += [(child, _written(born), _written(day), "31/03/2026", "RD2") for day in decided]
    return {
        "h.csv": (HEADER, header),
        "e.csv": (EPISODES, episodes),
        "r.csv": (REVIEWS, reviews),
        "u.csv": (UASC, uasc),
        "p.csv": (PLACED, placed),
    }


def _rows(year: YearOfFiles) -> set[Row]:
    return set(year.all_rows())


@given(caseload=_caseloads())
@settings(deadline=None, max_examples=25)
def test_good_rows_survive_being_brought_in_and_written_out(
    caseload: dict[str, tuple[Sequence[str], list[Cells]]],
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, (headings, rows) in caseload.items():
            write_table(folder / "in" / file, headings, rows)
        given_rows = read_caseload(folder / "in", year=YEAR)
        assert [str(problem) for problem in given_rows.problems] == []
        store = create_store(Profile(folder / "profile"), KEY, Clock())
        try:
            with store.transaction() as session:
                apply(session, given_rows, "E09000099")
            with store.reading() as session:
                export_903(session, folder / "out", YEAR.label)
                waiting = waiting_count(session)
            returned = read_caseload(folder / "out", year=YEAR)
            assert _rows(returned.this_year) == _rows(given_rows.this_year)
            with store.transaction() as session:
                assert apply(session, returned, "E09000099").changes_nothing
            with store.reading() as session:
                assert waiting_count(session) == waiting
        finally:
            store.close()
