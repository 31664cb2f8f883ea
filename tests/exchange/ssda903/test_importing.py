"""Bringing a caseload in: all of it or nothing, the same again for nothing, and never a child taken away."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.exchange.ssda903 import FieldChange, Outcome, Table, apply, preview, read_caseload
from iro_desktop.models.care import Episode, ReturnCoverage
from iro_desktop.models.child import Child
from iro_desktop.models.registry import SYNCED_RECORDS
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.protocol.fields import Json, synced_fields, to_wire
from iro_desktop.store.location import Profile
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import Store, create_store
from tests.exchange.ssda903.files import EPISODES, HEADER, REVIEWS, THIS_YEAR, last_year, this_year, write_table
from tests.store.stores import KEY, Clock

COUNCIL = "E09000099"


def _child(session: Session, name: str) -> Child:
    return session.scalars(select(Child).where(Child.council_child_id == name)).one()


def _bring_in(store: Store, folder: Path, last: Path | None = None) -> None:
    with store.transaction() as session:
        apply(session, read_caseload(folder, last), COUNCIL)


def _everything(store: Store) -> dict[tuple[str, UUID], dict[str, Json]]:
    """Every record's fields, without the moments that each laptop writes by its own clock."""
    with store.reading() as session:
        return {
            (kind.__tablename__, record.id): {
                name: to_wire(getattr(record, name))
                for name in synced_fields(kind)
                if name not in ("created_at", "changed_at")
            }
            for kind in SYNCED_RECORDS
            for record in session.scalars(select(kind))
        }


def test_children_of_both_years_come_in_with_every_row(store: Store, tmp_path: Path) -> None:
    with store.transaction() as session:
        done = apply(session, read_caseload(this_year(tmp_path), last_year(tmp_path)), COUNCIL)

    assert sorted(done.new) == ["0000101", "0000102", "0000103", "0000104"]
    assert {table: counts.new for table, counts in done.rows.items()} == {
        Table.HEADER: 4,
        Table.EPISODES: 5,
        Table.REVIEWS: 7,
        Table.UASC: 1,
        Table.PLACED_FOR_ADOPTION: 1,
    }
    assert done.problems == ()


def test_an_episode_that_was_open_last_year_and_has_ended_is_one_record(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path), last_year(tmp_path))

    with store.reading() as session:
        child = _child(session, "0000101")
        started = session.scalars(
            select(Episode).where(Episode.child_id == child.id).order_by(Episode.started_on)
        ).all()
    assert [(row.started_on, row.ended_on) for row in started] == [
        (date(2020, 6, 18), date(2021, 10, 4)),
        (date(2021, 10, 4), None),
    ]


def test_a_review_from_the_files_was_held_and_says_where_it_is_from(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))

    with store.reading() as session:
        review = session.scalars(select(Review).where(Review.held_on == date(2022, 1, 4))).one()
    assert (review.status, review.participation_code, review.from_files) == (ReviewStatus.COMPLETED, "PN6", True)


def test_the_preview_is_what_happens_and_writes_nothing(store: Store, tmp_path: Path) -> None:
    files = read_caseload(this_year(tmp_path), last_year(tmp_path))

    with store.reading() as session:
        shown = preview(session, files, COUNCIL)
    assert _everything(store) == {}

    with store.transaction() as session:
        assert apply(session, files, COUNCIL) == shown


def test_the_same_files_again_write_nothing(store: Store, tmp_path: Path) -> None:
    folders = this_year(tmp_path), last_year(tmp_path)
    _bring_in(store, *folders)
    with store.reading() as session:
        waiting = waiting_count(session)
        again = preview(session, read_caseload(*folders), COUNCIL)

    _bring_in(store, *folders)

    assert again.changes_nothing
    with store.reading() as session:
        assert waiting_count(session) == waiting


def test_two_laptops_that_bring_in_the_same_files_hold_the_same_records(store: Store, tmp_path: Path) -> None:
    folders = this_year(tmp_path), last_year(tmp_path)
    other = create_store(Profile(tmp_path / "other"), KEY, Clock())
    try:
        _bring_in(store, *folders)
        _bring_in(other, folders[1])
        _bring_in(other, folders[0])

        assert _everything(store) == _everything(other)
        assert len(_everything(store)) == 4 + 5 + 7 + 1 + 1 + 5 + 3
    finally:
        other.close()


def test_what_the_files_have_otherwise_is_shown_field_by_field(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    _bring_in(store, folder)
    header = [("0000101", "1", "03/05/2008", "BAFR", "A111111111111", "", ""), *THIS_YEAR["header.csv"][1][1:]]
    write_table(folder / "header.csv", HEADER, header)

    with store.transaction() as session:
        done = apply(session, read_caseload(folder), COUNCIL)

    assert done.changed == (FieldChange("0000101", Table.HEADER, None, "UPN", "UN2", "A111111111111"),)
    assert done.changed_children == ("0000101",)
    assert done.rows[Table.HEADER].same == 2
    with store.reading() as session:
        assert _child(session, "0000101").upn == "A111111111111"


def test_a_child_who_is_in_the_files_no_longer_is_shown_and_stays(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    _bring_in(store, folder)
    write_table(folder / "header.csv", HEADER, THIS_YEAR["header.csv"][1][:2])

    with store.transaction() as session:
        assert apply(session, read_caseload(folder), COUNCIL).gone == ("0000103",)

    with store.reading() as session:
        assert _child(session, "0000103").deleted_at is None


def test_files_without_a_header_do_not_make_children_look_gone(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    reviews = write_table(tmp_path / "r.csv", REVIEWS, [("0000101", "", "08/03/2022", "PN1")])

    with store.transaction() as session:
        done = apply(session, read_caseload(reviews), COUNCIL)

    assert done.gone == ()
    assert done.rows[Table.REVIEWS].new == 1


def test_the_name_that_a_child_likes_is_never_touched(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    _bring_in(store, folder)
    with store.transaction() as session:
        _child(session, "0000101").known_as = "Juno"

    _bring_in(store, folder)

    with store.reading() as session:
        assert _child(session, "0000101").known_as == "Juno"


def test_rows_about_a_child_nobody_knows_are_left_out_and_said_once(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    rows = [*THIS_YEAR["reviews.csv"][1], ("555", "", "06/07/2021", "PN1"), ("555", "", "04/01/2022", "PN1")]
    write_table(folder / "reviews.csv", REVIEWS, rows)

    with store.transaction() as session:
        done = apply(session, read_caseload(folder), COUNCIL)

    (problem,) = done.problems
    assert problem.outcome is Outcome.LEFT_OUT
    assert "555 has 2 rows here but is in no Header" in problem.sentence
    assert done.rows[Table.REVIEWS].new == 4


def test_a_review_before_the_birth_of_a_child_on_this_laptop_is_left_out(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    reviews = write_table(tmp_path / "r.csv", REVIEWS, [("0000102", "", "06/07/2018", "PN0")])

    with store.transaction() as session:
        done = apply(session, read_caseload(reviews), COUNCIL)

    assert "before the child was born (02/09/2018)" in done.problems[0].sentence
    assert done.rows[Table.REVIEWS].new == 0


def test_an_older_years_files_add_what_is_missing_and_change_nothing(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))

    with store.transaction() as session:
        done = apply(session, read_caseload(last_year(tmp_path)), COUNCIL)

    assert done.changed == ()
    assert done.new == ("0000104",)
    with store.reading() as session:
        episode = session.scalars(select(Episode).where(Episode.started_on == date(2020, 6, 18))).one()
        assert episode.ended_on == date(2021, 10, 4)


def test_a_code_that_was_corrected_in_last_years_reviews_comes_in(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path), last_year(tmp_path))
    corrected = write_table(tmp_path / "r.csv", REVIEWS, [("0000101", "", "13/07/2020", "PN3")])

    with store.transaction() as session:
        done = apply(session, read_caseload(corrected), COUNCIL)

    assert done.changed == (FieldChange("0000101", Table.REVIEWS, date(2020, 7, 13), "REVIEW_CODE", "PN1", "PN3"),)


def _recorded_here(store: Store, code: str | None) -> UUID:
    with store.transaction() as session:
        review = Review(
            child_id=_child(session, "0000102").id,
            status=ReviewStatus.COMPLETED,
            held_on=date(2022, 1, 12),
            participation_code=code,
        )
        session.add(review)
    return review.id


@pytest.mark.parametrize(("recorded", "kept"), [(None, "PN7"), ("PN0", "PN0")])
def test_a_review_recorded_here_and_in_the_files_is_one_and_the_officers_code_holds(
    store: Store, tmp_path: Path, recorded: str | None, kept: str
) -> None:
    folder = this_year(tmp_path)
    _bring_in(store, folder)
    review_id = _recorded_here(store, recorded)
    write_table(folder / "r2.csv", REVIEWS, [("0000102", "02/09/2018", "12/01/2022", "PN7")])

    with store.transaction() as session:
        done = apply(session, read_caseload(folder), COUNCIL)

    assert done.rows[Table.REVIEWS].new == 0
    assert [problem.column for problem in done.problems] == (["REVIEW_CODE"] if recorded else [])
    with store.reading() as session:
        review = session.scalars(select(Review).where(Review.held_on == date(2022, 1, 12))).one()
        assert (review.id, review.participation_code) == (review_id, kept)


def test_a_blank_code_in_the_files_erases_no_code(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    blank = write_table(tmp_path / "r.csv", REVIEWS, [("0000101", "", "06/07/2021", "")])

    with store.transaction() as session:
        assert apply(session, read_caseload(blank), COUNCIL).changes_nothing


def test_a_record_that_was_deleted_here_stays_deleted(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    _bring_in(store, folder)
    with store.transaction() as session:
        review = session.scalars(select(Review).where(Review.held_on == date(2022, 1, 4))).one()
        review.deleted_at = datetime(2022, 4, 2, tzinfo=UTC)

    with store.transaction() as session:
        done = apply(session, read_caseload(folder), COUNCIL)

    assert done.changes_nothing
    assert done.problems[0].sentence.startswith("One row is about something that was deleted on this laptop.")


def test_what_the_files_cover_is_recorded_by_table_and_year(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path), last_year(tmp_path))

    with store.reading() as session:
        covered = {(row.table, row.year_ending): row.rows_read for row in session.scalars(select(ReturnCoverage))}
    assert covered == {
        ("header", 2021): 3,
        ("episodes", 2021): 3,
        ("reviews", 2021): 3,
        ("header", 2022): 3,
        ("episodes", 2022): 4,
        ("reviews", 2022): 4,
        ("uasc", 2022): 1,
        ("placed_for_adoption", 2022): 1,
    }


def test_a_table_that_was_cut_short_is_not_said_to_cover_its_year(store: Store, tmp_path: Path) -> None:
    folder = this_year(tmp_path)
    (folder / "reviews.csv").write_bytes((folder / "reviews.csv").read_bytes()[:-9])

    _bring_in(store, folder)

    with store.reading() as session:
        tables = set(session.scalars(select(ReturnCoverage.table)))
    assert tables == {"header", "episodes", "uasc", "placed_for_adoption"}


def test_nothing_is_kept_where_the_transaction_fails_after_all_was_written(store: Store, tmp_path: Path) -> None:
    files = read_caseload(this_year(tmp_path))

    def bring_in_until_the_power_goes() -> None:
        with store.transaction() as session:
            apply(session, files, COUNCIL)
            raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        bring_in_until_the_power_goes()

    assert _everything(store) == {}


def test_children_of_another_council_are_other_children(store: Store, tmp_path: Path) -> None:
    files = read_caseload(this_year(tmp_path))
    with store.transaction() as session:
        apply(session, files, COUNCIL)

    with store.transaction() as session:
        done = apply(session, files, "E09000098")

    assert len(done.new) == 3
    assert done.gone == ()


def test_an_episode_of_a_known_child_needs_no_header_beside_it(store: Store, tmp_path: Path) -> None:
    _bring_in(store, this_year(tmp_path))
    episodes = write_table(tmp_path / "e.csv", EPISODES, [("0000103", "01/03/2023", "S", "V2", *[""] * 9)])

    with store.transaction() as session:
        done = apply(session, read_caseload(episodes), COUNCIL)

    assert done.rows[Table.EPISODES].new == 1
