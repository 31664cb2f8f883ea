"""The board: one card for a concern, where it stands, and what is stuck first."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import event

from iro_desktop.actions.ladder import remove_stage
from iro_desktop.actions.resolution_steps import answered, escalate, reopen, settle, wait_until
from iro_desktop.actions.resolutions import begin_resolution
from iro_desktop.models.child import Child
from iro_desktop.models.people import Allocation, Officer
from iro_desktop.models.resolution import Outcome, RaisedBy, Reason, StepKind, Tone
from iro_desktop.models.resolution_story import Standing
from iro_desktop.queries.resolution_board import Board, board
from iro_desktop.store.store import Session
from tests import factories, factories_between
from tests.caseload import HOLIDAYS
from tests.raised import OFFICER, raised, thanked
from tests.store.stores import NOON, store_in

TODAY = date(2026, 3, 17)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


def child(session: Session, name: str, number: int) -> UUID:
    made = factories.child(council_child_id=f"{number:07}", known_as=name)
    session.add(made)
    session.flush()
    return made.id


@pytest.fixture
def maya(session: Session) -> UUID:
    return child(session, "Maya", 401)


@pytest.fixture
def tom(session: Session) -> UUID:
    return child(session, "Tom", 402)


def shown(session: Session, today: date = TODAY) -> Board:
    session.flush()
    return board(session, today, HOLIDAYS)


def end(session: Session, concern: UUID, on: date) -> None:
    settle(session, concern, outcome=Outcome.RESOLVED, difference="She was told.", today=on, by=OFFICER)


def test_an_empty_board_has_a_column_for_each_stage(session: Session) -> None:
    empty = shown(session)

    assert [column.name for column in empty.columns] == ["Informal", "Stage 1", "Stage 2", "Stage 3"]
    assert [column.role for column in empty.columns][1] == "Head of Service"
    assert (empty.open_cards, empty.settled, empty.good_practice, empty.drafts) == (0, (), (), ())


def test_a_card_says_who_was_asked_what_and_by_when_with_the_sum(session: Session, maya: UUID) -> None:
    raised(session, maya, concern="\n The plan was not shared.\nShe asked twice.")
    (card,) = shown(session, date(2026, 3, 6)).columns[0].cards

    assert (card.headline, card.to_name, card.to_role) == ("The plan was not shared.", "Grace Adeyemi", "team manager")
    assert card.reasons == (Reason.DRIFT, Reason.PLAN_NOT_SHARED)
    assert [who.name for who in card.children] == ["Maya"]
    assert card.clock is not None
    assert card.sums is not None
    assert (card.clock.day, card.clock.of_days, card.clock.due_on) == (4, 10, date(2026, 3, 16))
    assert card.sums.counts.sum_in_full == "2 March + 10 working days"
    assert card.sums.by_calendar_days.sum_in_full == "2 March + 10 days"
    assert card.sums.by_calendar_days.due_on == date(2026, 3, 12)
    assert card.sums.due_on == date(2026, 3, 16)


def test_no_answer_comes_first_then_the_day_an_answer_is_due(session: Session, maya: UUID, tom: UUID) -> None:
    later = raised(session, maya, on=date(2026, 3, 16))
    sooner = raised(session, tom, on=date(2026, 3, 10))
    late = raised(session, maya, on=date(2026, 3, 2))
    waits = raised(session, maya, on=date(2026, 2, 2))
    wait_until(session, waits, day=date(2026, 3, 30), reason="She is away.", today=TODAY, by=OFFICER)

    cards = shown(session).columns[0].cards
    assert [card.concern_id for card in cards] == [late, waits, sooner, later]
    assert [card.is_late for card in cards] == [True, False, False, False]


def test_each_concern_stands_in_the_column_of_its_stage(session: Session, maya: UUID, tom: UUID) -> None:
    up = raised(session, maya)
    escalate(session, up, stage=2, today=TODAY, by=OFFICER)
    raised(session, tom)
    assert [len(column.cards) for column in shown(session).columns] == [1, 0, 1, 0]


def test_a_stage_that_was_taken_off_the_ladder_has_a_column_while_something_stands_on_it(
    session: Session, maya: UUID
) -> None:
    """Another laptop may have escalated before it heard of the shorter ladder."""
    concern = raised(session, maya)
    remove_stage(session, 3, at=NOON)
    step = factories_between.resolution_step(maya, concern)
    step.kind, step.stage, step.happened_on = StepKind.ESCALATED, 3, TODAY
    session.add(step)

    assert [column.name for column in shown(session).columns] == ["Informal", "Stage 1", "Stage 2", "Stage 3"]
    assert shown(session).columns[3].cards[0].stage_name == "Stage 3"


def test_one_concern_about_several_children_is_one_card(session: Session, maya: UUID, tom: UUID) -> None:
    concern = raised(session, maya, also_for=[tom])
    (card,) = shown(session).columns[0].cards
    assert {who.name for who in card.children} == {"Maya", "Tom"}
    assert len(card.resolution_ids) == 2

    settle(
        session,
        concern,
        outcome=Outcome.RESOLVED,
        difference="Tom was told.",
        today=TODAY,
        by=OFFICER,
        only_for=[tom],
    )
    (card,) = shown(session).columns[0].cards
    assert [who.name for who in card.children] == ["Maya", "Tom"]
    assert [who.name for who in card.settled_for] == ["Tom"]
    end(session, concern, TODAY)
    assert shown(session).open_cards == 0
    assert len(shown(session).settled) == 1


def test_what_was_settled_stays_for_thirty_days(session: Session, maya: UUID) -> None:
    end(session, raised(session, maya, on=date(2026, 1, 5)), date(2026, 2, 14))
    end(session, raised(session, maya, on=date(2026, 1, 5)), date(2026, 2, 15))
    assert [card.story.settled_on for card in shown(session).settled] == [date(2026, 2, 15)]


def test_one_that_ended_long_ago_and_was_opened_again_is_on_the_board(session: Session, maya: UUID) -> None:
    concern = raised(session, maya, on=date(2025, 10, 6))
    end(session, concern, date(2025, 10, 20))
    assert shown(session).open_cards == 0
    reopen(session, concern, reason="It came back.", today=TODAY, by=OFFICER)
    assert shown(session).open_cards == 1


def test_good_practice_and_thanks_are_noted_for_the_month(session: Session, maya: UUID) -> None:
    thanked(session, maya, on=date(2026, 2, 27))
    thanked(session, maya, on=date(2026, 3, 3))
    thanked(session, maya, on=date(2026, 3, 4), tone=Tone.GOOD_PRACTICE)
    now = shown(session)
    assert [card.tone for card in now.good_practice] == [Tone.GOOD_PRACTICE, Tone.THANKS]
    assert (now.open_cards, now.settled) == (0, ())
    assert all(card.clock is None and card.sums is None for card in now.good_practice)


def test_a_draft_is_found_again_and_is_no_card(session: Session, maya: UUID) -> None:
    begin_resolution(session, maya, {"concern": "The taxi\nnever comes."}, today=TODAY, by=OFFICER)
    now = shown(session)
    assert now.open_cards == 0
    (draft,) = now.drafts
    assert (draft.headline, draft.who.name, draft.begun_on) == ("The taxi", "Maya", TODAY)


def test_the_board_is_filtered_by_reason_team_and_officer(session: Session, maya: UUID, tom: UUID) -> None:
    raised(session, maya)
    raised(session, tom, reasons=(Reason.PEP_LATE,), team="Team 7", by="Farah Malik")
    session.flush()

    def ids(**chosen: object) -> list[str]:
        cards = board(session, TODAY, HOLIDAYS, **chosen).columns[0].cards  # type: ignore[arg-type]
        return [who.name for card in cards for who in card.children]

    assert sorted(ids()) == ["Maya", "Tom"]
    assert ids(reason=Reason.PEP_LATE) == ["Tom"]
    assert ids(team="Team 4") == ["Maya"]
    assert ids(officer="Farah Malik") == ["Tom"]
    assert ids(officer="Nobody") == []
    whole = board(session, TODAY, HOLIDAYS, team="Team 4")
    assert whole.teams == ("Team 4", "Team 7")
    assert whole.officers == ("Farah Malik", OFFICER)
    assert whole.reasons == (Reason.DRIFT, Reason.PEP_LATE, Reason.PLAN_NOT_SHARED)


def test_a_card_is_mine_when_the_child_is_or_when_i_raised_it(session: Session, maya: UUID, tom: UUID) -> None:
    session.add(Officer(name="Farah Malik"))
    raised(session, maya)
    raised(session, tom)
    assert [card.mine for card in shown(session).columns[0].cards] == [False, False]
    session.add(Allocation(child_id=tom, officer_name="Farah Malik", from_on=date(2026, 3, 1)))
    session.add(
        Allocation(child_id=maya, officer_name="Farah Malik", from_on=date(2025, 3, 1), until_on=date(2026, 3, 1))
    )
    session.flush()
    (mine,) = board(session, TODAY, HOLIDAYS, mine=True).columns[0].cards
    assert [who.name for who in mine.children] == ["Tom"]
    assert mine.officer == "Farah Malik"


def test_where_nobody_was_written_down_as_the_officer_every_card_is_mine(session: Session, maya: UUID) -> None:
    raised(session, maya)
    assert shown(session).columns[0].cards[0].mine


def test_a_concern_about_a_child_who_is_not_here_any_more_is_left_out(session: Session, maya: UUID, tom: UUID) -> None:
    raised(session, maya, also_for=[tom])
    session.get_one(Child, maya).deleted_at = NOON
    (card,) = shown(session).columns[0].cards
    assert [who.name for who in card.children] == ["Tom"]
    session.get_one(Child, tom).deleted_at = NOON
    assert shown(session).open_cards == 0


def test_what_was_asked_by_telephone_needs_no_message(session: Session, maya: UUID, tom: UUID) -> None:
    raised(session, maya, raised_how=RaisedBy.CALL)
    by_form = raised(session, tom)
    needs = {card.concern_id: card.needs_message for card in shown(session).columns[0].cards}
    assert [needs[by_form], *[need for own, need in needs.items() if own != by_form]] == [True, False]


def test_an_answered_card_is_not_late(session: Session, maya: UUID) -> None:
    concern = raised(session, maya)
    answered(session, concern, today=TODAY, by=OFFICER)
    (card,) = shown(session, TODAY + timedelta(days=30)).columns[0].cards
    assert card.clock is not None
    assert (card.clock.standing, card.is_late) == (Standing.ANSWERED, False)


def test_the_board_asks_few_questions_however_many_cards_there_are(session: Session) -> None:
    def questions() -> int:
        session.flush()
        asked: list[str] = []

        def note(*args: object) -> None:
            asked.append(str(args[2]))

        event.listen(session.get_bind(), "before_cursor_execute", note)
        board(session, TODAY, HOLIDAYS)
        event.remove(session.get_bind(), "before_cursor_execute", note)
        return len(asked)

    raised(session, child(session, "Maya", 1))
    few = questions()
    for number in range(2, 30):
        raised(session, child(session, f"Child {number}", number))
    assert questions() == few < 16
