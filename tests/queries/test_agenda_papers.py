"""The papers of a preparation: the child's holds only what the child may read, the officer's holds everything."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iro_desktop.actions.invitations import answer_invitation, invite, keep_out
from iro_desktop.actions.preparing import plan_meeting
from iro_desktop.letters.agenda_paper import AgendaContent
from iro_desktop.models.audience import CHILD, LETTER
from iro_desktop.models.invitation import InvitationAnswer
from iro_desktop.models.review import AgendaItem
from iro_desktop.queries.agenda_papers import PreparationPapers, preparation_papers
from iro_desktop.store.store import Session, Store
from tests.review_room import BANK_HOLIDAYS, TODAY, Room, add_room
from tests.store.stores import store_in

JAN, PRIYA, AMINA = "Jan Ellery", "Priya Green", "Amina Shah"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def room(store: Store) -> Room:
    with store.transaction() as session:
        return add_room(session, begun=False)


def made(session: Session, room: Room) -> PreparationPapers:
    return preparation_papers(session, room.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def words_of(content: AgendaContent) -> str:
    facts = [f"{fact.label} {fact.value}" for fact in content.facts]
    return "\n".join([content.title, *facts, *(point for section in content.sections for point in section.points)])


@pytest.mark.parametrize("reader", [CHILD, LETTER])
def test_what_is_not_for_the_child_is_on_the_officers_page_alone(store: Store, room: Room, reader: str) -> None:
    with store.transaction() as session:
        item = session.get(AgendaItem, room.agenda[2])
        assert item is not None
        assert "Health check" in words_of(made(session, room).for_child)
        item.not_for = (reader,)
        session.flush()
        papers = made(session, room)
        assert "Health check" not in words_of(papers.for_child)
        assert "Health check" in words_of(papers.for_officer)


def test_the_child_reads_who_comes_and_not_whom_adults_kept_out(store: Store, room: Room) -> None:
    with store.transaction() as session:
        invite(session, room.review_id, person_ids=[room.people[JAN], room.people[PRIYA]], on=TODAY)
        answer_invitation(
            session, room.review_id, person_id=room.people[PRIYA], answer=InvitationAnswer.SENDS_VIEWS, on=TODAY
        )
        keep_out(session, room.review_id, person_id=room.people[AMINA], reason="A quarrel")
        papers = made(session, room)
        child = {fact.label: fact.value for fact in papers.for_child.facts}
        assert child["Who comes"] == "you, Jan and Maren (I lead your reviews)"
        assert child["Not there"] == "Mr Hale"
        assert "Amina" not in words_of(papers.for_child)
        assert "Amina Shah (team manager): should not be there: A quarrel" in words_of(papers.for_officer)


def test_the_officers_page_has_the_day_with_its_sum_last_decisions_and_the_plan(store: Store, room: Room) -> None:
    with store.transaction() as session:
        plan_meeting(
            session, room.review_id, changes={"interpreter_language": "Tigrinya", "interpreter_booked_on": TODAY}
        )
        told = words_of(made(session, room).for_officer)
        for line in (
            "When Thursday 12 March 2026, 11:00",
            "Latest day 12 March = 12 September + 6 months",
            "Interpreter Tigrinya, booked on 12 March",
            "Care plan not looked at",
            "Life story book (Jan): not said yet",
            "Talk with Wren alone",
        ):
            assert line in told
