"""Ids: made in order of time, or derived from a row of the council's files."""

import time
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.ids import companion_id, imported_id, new_id

_PARTS = st.text(max_size=12).filter(lambda part: "\x1f" not in part)


def test_a_new_id_is_a_version_7_uuid_of_this_moment() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id()
    after = time.time_ns() // 1_000_000

    assert made.version == 7
    assert made.variant == RFC_4122
    assert before <= made.int >> 80 <= after


def test_ids_made_in_a_later_millisecond_sort_later() -> None:
    earlier = new_id()
    later = new_id()
    while later.int >> 80 == earlier.int >> 80:
        later = new_id()

    assert earlier < later
    assert str(earlier) < str(later)


def test_a_hundred_thousand_ids_made_at_once_are_all_different() -> None:
    assert len({new_id() for _ in range(100_000)}) == 100_000


def test_the_id_of_an_imported_row_never_changes() -> None:
    """Two laptops, and next year's version of this program, must derive the same. If this fails, the code is wrong."""
    assert imported_id("E09000099", "0007337", "child") == UUID("86c00b5a-8cfb-5506-a841-79e3e24ab921")
    assert imported_id("E09000099", "0007337", "episode", "2024-02-09") == UUID("6a7334b3-8f41-5dac-916d-b6cdfce35653")


def test_the_id_of_a_companion_never_changes() -> None:
    assert companion_id(UUID(int=7), "preferences") == UUID("56a32781-604d-523a-838a-9577a3c75b71")


def test_zeros_in_front_of_a_childs_number_count() -> None:
    assert imported_id("E09000099", "0007337", "child") != imported_id("E09000099", "7337", "child")


@given(one=st.tuples(_PARTS, _PARTS, _PARTS, _PARTS), other=st.tuples(_PARTS, _PARTS, _PARTS, _PARTS))
def test_two_rows_share_an_id_only_where_they_are_the_same_row(
    one: tuple[str, str, str, str], other: tuple[str, str, str, str]
) -> None:
    assert (imported_id(*one) == imported_id(*other)) == (one == other)
