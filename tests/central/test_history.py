"""History at central: a step of a resolution that it holds is never changed or deleted, whoever asks."""

from collections.abc import Mapping
from uuid import UUID

import pytest
from msgspec import structs

from iro_central.authorise import Caller
from iro_desktop.models.ids import new_id
from iro_desktop.protocol.fields import as_document
from iro_desktop.protocol.wire import Operation, Result
from tests import factories_between
from tests.central.offices import Office
from tests.central.test_changes import Pen, conflicts_of

STEP = UUID("01900000-0000-7000-8000-00000000e001")
SATURDAY = "2026-03-14T09:00:00+00:00"


@pytest.fixture
def ruth(office: Office) -> Caller:
    return office.laptop_of("Ruth Vale")


@pytest.fixture
def farah(office: Office) -> Caller:
    return office.laptop_of("Farah Imran")


def about_the_step(pen: Pen, changes: Mapping[str, tuple[object, object]], *, seen: int = 0) -> Operation:
    return structs.replace(pen.writes(record=STEP, kind="resolution_step", seen=seen), set=dict(changes))


def a_step() -> dict[str, object]:
    step = factories_between.resolution_step(new_id(), new_id())
    return {field: value for field, value in as_document(step).items() if value is not None}


def written(office: Office, who: Caller) -> tuple[Pen, dict[str, object]]:
    """A step as a laptop sends it first, and what central holds of it."""
    pen, document = Pen(), a_step()
    office.push(who, about_the_step(pen, {field: (None, value) for field, value in document.items()}))
    return pen, document


def kept(office: Office) -> dict[str, object]:
    return {field: value for field, value in office.document(STEP).items() if value is not None}


@pytest.mark.parametrize(
    "changes",
    [
        {"by_name": ("Farah Malik", "Nobody")},
        {"text": (None, "Words that were never said.")},
        {"happened_on": ("2026-03-06", "2026-02-06")},
        {"deleted_at": (None, SATURDAY)},
        {"resolution_id": ("x", str(new_id()))},
    ],
)
def test_a_step_is_never_changed_or_deleted(
    office: Office, ruth: Caller, farah: Caller, changes: dict[str, tuple[object, object]]
) -> None:
    pen, document = written(office, ruth)
    for seen in (0, 1):
        for who, writer in ((ruth, pen), (farah, Pen(seen))):
            answer = office.push(who, about_the_step(writer, changes, seen=seen))[0]
            assert answer.result in (Result.APPLIED, Result.MERGED)

    assert kept(office) == document
    assert conflicts_of(office, ruth) == {}


def test_what_was_tried_stays_in_the_log(office: Office, ruth: Caller) -> None:
    pen, _ = written(office, ruth)
    office.push(ruth, about_the_step(pen, {"by_name": ("Farah Malik", "Nobody")}, seen=1))

    assert [one.set.get("by_name") for one in office.logged()][-1] == ("Farah Malik", "Nobody")
    assert len(office.logged()) == 2


def test_the_same_step_from_two_laptops_is_one(office: Office, ruth: Caller, farah: Caller) -> None:
    _, document = written(office, ruth)
    office.push(farah, about_the_step(Pen(), {field: (None, value) for field, value in document.items()}))

    assert kept(office) == document
    assert conflicts_of(office, farah) == {}
