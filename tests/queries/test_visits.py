"""The visits of a day and a week, and the sheet for the road: one page, initials, nothing withheld."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest
from sqlalchemy import select

from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.letters.visits_paper import MOST_ON_A_SHEET
from iro_desktop.models.child import Home
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Mode, Review
from iro_desktop.queries.visits import Visit, visits
from iro_desktop.queries.visits_papers import WITHHELD, visits_sheet
from iro_desktop.store.store import Store
from tests import caseload
from tests.letters.reading import text_of
from tests.pdf_ua import ua1_failures
from tests.store.stores import store_in

TODAY = caseload.TODAY
SUNDAY = TODAY + timedelta(days=3)
NEXT_SUNDAY = SUNDAY + timedelta(days=7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


@pytest.fixture
def load(store: Store) -> caseload.Caseload:
    with store.transaction() as session:
        return caseload.fill(session)


def planned(store: Store, first: date, last: date) -> tuple[Visit, ...]:
    with store.reading() as session:
        return visits(session, first, last)


def paper(store: Store, first: date = TODAY, last: date = TODAY) -> str:
    sheet = visits_sheet(planned(store, first, last), first=first, last=last, today=TODAY)
    return " ".join(text_of(render_agenda(sheet)).split())


def pages(made: bytes) -> int:
    with pikepdf.open(BytesIO(made)) as pdf:
        return len(pdf.pages)


def withhold(store: Store, child_id: UUID) -> None:
    with store.transaction() as session:
        home = session.scalars(select(Home).where(Home.child_id == child_id)).one()
        home.withheld_from = ("Mr H.",)
        home.telephone = "01632 960222"


def test_a_visit_has_its_hour_its_address_and_whom_to_ring(store: Store, load: caseload.Caseload) -> None:
    (sam,) = planned(store, TODAY, TODAY)

    assert (sam.review_id, sam.at, sam.address) == (load.reviews["Sam's third"], time(11), "4 Thistle Row, Luton")
    assert [(one.role, one.telephone) for one in sam.to_ring] == [(PersonRole.SOCIAL_WORKER, "01632 960111")]


def test_the_week_after_is_another_list(store: Store, load: caseload.Caseload) -> None:
    assert [visit.who.name for visit in planned(store, SUNDAY, NEXT_SUNDAY)] == ["Malik"]


def test_a_number_of_the_home_is_among_those_to_ring(store: Store, load: caseload.Caseload) -> None:
    with store.transaction() as session:
        session.scalars(select(Home).where(Home.child_id == load.children["Sam"])).one().telephone = "01632 960222"
    (sam,) = planned(store, TODAY, TODAY)

    assert [(one.telephone, one.at_home) for one in sam.to_ring] == [("01632 960222", True), ("01632 960111", False)]


def test_somebody_who_works_with_the_child_no_longer_is_not_rung(store: Store, load: caseload.Caseload) -> None:
    with store.transaction() as session:
        worker = select(Person).where(Person.role == PersonRole.SOCIAL_WORKER, Person.name == "Priya Green")
        session.scalars(worker).one().until_on = TODAY - timedelta(days=1)
    (sam,) = planned(store, TODAY, TODAY)

    assert sam.to_ring == ()


def test_the_sheet_has_initials_address_and_number_and_no_name(store: Store, load: caseload.Caseload) -> None:
    words = paper(store)

    assert "11:00: S.G." in words
    assert "at home, 4 Thistle Row, Luton" in words
    assert "social worker: 01632 960111" in words
    for name in ("Sam", "Glennon", "Jan", "Mike", "Priya", "Green"):
        assert name not in words


def test_a_withheld_address_is_on_the_screen_and_never_on_paper(store: Store, load: caseload.Caseload) -> None:
    withhold(store, load.children["Sam"])
    (sam,) = planned(store, TODAY, TODAY)
    words = paper(store)

    assert sam.address == "4 Thistle Row, Luton"
    assert WITHHELD in words
    for secret in ("Thistle", "Luton", "960222"):
        assert secret not in words
    assert "social worker: 01632 960111" in words


@pytest.mark.parametrize(
    ("place", "stands"),
    [("Sam’s school", False), ("Glennon House", False), ("the youth club", True), ("with Jan", False)],
)
def test_a_place_that_names_somebody_is_left_to_its_address(
    store: Store, load: caseload.Caseload, place: str, stands: bool
) -> None:
    with store.transaction() as session:
        review = session.get(Review, load.reviews["Sam's third"])
        assert review is not None
        review.place = place

    assert (place in paper(store)) is stands


def test_what_is_met_by_video_is_no_way_to_go(store: Store, load: caseload.Caseload) -> None:
    with store.transaction() as session:
        review = session.get(Review, load.reviews["Sam's third"])
        assert review is not None
        review.mode = Mode.REMOTE

    assert [visit.is_a_way for visit in planned(store, TODAY, TODAY)] == [False]
    assert "None are planned." in paper(store)


def test_a_full_week_prints_on_one_page_and_says_what_it_leaves_out(
    store: Store, load: caseload.Caseload, tmp_path: Path
) -> None:
    (sam,) = planned(store, TODAY, TODAY)
    many = [sam] * (MOST_ON_A_SHEET + 3)
    made = render_agenda(visits_sheet(many, first=TODAY, last=SUNDAY, today=TODAY))

    assert pages(made) == 1
    assert "3 more visits, on the laptop" in " ".join(text_of(made).split())
    sheet = tmp_path / "sheet.pdf"
    sheet.write_bytes(made)
    assert ua1_failures([sheet]) == {sheet: []}
