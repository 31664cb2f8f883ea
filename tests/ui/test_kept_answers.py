"""Answers that are kept: given again only while nothing that they were read from has changed."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from iro_desktop.models.child import Child
from iro_desktop.models.people import Officer
from iro_desktop.store.store import Session
from iro_desktop.ui.children.questions import caseload_asked
from iro_desktop.ui.kept_answers import KeptAnswers, Question
from iro_desktop.ui.kept_ready import KeptReady
from tests.desks import Office, office_in

_TABLE = re.compile(r"(?:FROM|JOIN)\s+\(?\s*\"?([a-z_]+)")


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    opened = office_in(tmp_path)
    yield opened
    opened.close()


def names(session: Session, *, starts: str) -> tuple[str | None, ...]:
    return tuple(session.scalars(select(Child.known_as).where(Child.known_as.startswith(starts))))


def asking(starts: str) -> Question[tuple[str | None, ...]]:
    return Question(partial(names, starts=starts))


def heard(kept: KeptAnswers, question: Question[tuple[str | None, ...]]) -> tuple[str | None, ...]:
    rows: list[tuple[str | None, ...]] = []
    kept.answer(question, rows.append)
    return rows[0]


def add_child(session: Session, number: str, known_as: str) -> None:
    session.add(Child(council="TEST", council_child_id=number, known_as=known_as))


def owners(session: Session) -> tuple[str, ...]:
    """Looks among the officers only where there is a child called Sol."""
    if not names(session, starts="Sol"):
        return ()
    return tuple(session.scalars(select(Officer.name)))


def test_an_answer_is_kept_while_nothing_of_its_tables_changed(office: Office) -> None:
    kept = KeptAnswers(office.store)
    first = heard(kept, asking("S"))
    with office.store.transaction() as session:
        session.add(Officer(name="Ann Other", known_as="Ann", title="IRO"))
    assert heard(kept, asking("S")) is first


def test_an_answer_is_asked_anew_once_one_of_its_tables_changed(office: Office) -> None:
    kept = KeptAnswers(office.store)
    heard(kept, asking("S"))
    with office.store.transaction() as session:
        add_child(session, "0900", "Sol")
    assert "Sol" in heard(kept, asking("S"))


def test_what_a_question_did_not_look_into_before_counts_from_the_moment_it_does(office: Office) -> None:
    kept, question = KeptAnswers(office.store), Question(partial(owners))
    told: list[tuple[str, ...]] = []
    kept.answer(question, told.append)
    with office.store.transaction() as session:
        add_child(session, "0904", "Sol")
    kept.answer(question, told.append)
    with office.store.transaction() as session:
        session.add(Officer(name="Ann Other", known_as="Ann", title="IRO"))
    kept.answer(question, told.append)
    assert [("Ann Other" in names_told) for names_told in told] == [False, False, True]


def test_a_statement_that_writes_past_the_records_counts_as_a_change(office: Office) -> None:
    kept = KeptAnswers(office.store)
    assert "Solveig" not in heard(kept, asking("S"))
    with office.store.transaction() as session:
        session.execute(update(Child).where(Child.known_as == "Sam").values(known_as="Solveig"))
    assert "Solveig" in heard(kept, asking("S"))


def test_a_change_that_was_taken_back_leaves_the_answer_as_it_is(office: Office) -> None:
    kept = KeptAnswers(office.store)
    first = heard(kept, asking("S"))

    def add_and_stumble() -> None:
        with office.store.transaction() as session:
            add_child(session, "0901", "Sid")
            session.flush()
            raise RuntimeError("after the flush")

    with pytest.raises(RuntimeError):
        add_and_stumble()
    assert heard(kept, asking("S")) is first


def test_the_same_question_about_something_else_is_another_one(office: Office) -> None:
    kept = KeptAnswers(office.store)
    heard(kept, asking("S"))
    assert "Leo" in heard(kept, asking("L"))


def test_only_the_last_dozen_are_held(office: Office) -> None:
    kept = KeptAnswers(office.store)
    first = heard(kept, asking("S"))
    for letter in "ABCDEFGHIJK":
        heard(kept, asking(letter))
    assert heard(kept, asking("S")) is first
    for letter in "abcdefghijkl":
        heard(kept, asking(letter))
    assert heard(kept, asking("S")) is not first


def test_an_officer_who_saves_and_looks_sees_it_in_a_kept_list(office: Office, qtbot: QtBot) -> None:
    told: list[set[UUID]] = []
    casework = office.casework

    def hear(rows: tuple[object, ...]) -> None:
        told.append({row.who.child_id for row in rows})  # type: ignore[attr-defined]

    casework.ask(casework, caseload_asked(office.desk), then=hear)
    casework.write(casework, partial(add_child, number="0902", known_as="Sky"))
    casework.ask(casework, caseload_asked(office.desk), then=hear)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert len(told[1] - told[0]) == 1


def test_a_list_is_made_ready_again_some_time_after_its_records_changed(office: Office, qtbot: QtBot) -> None:
    asked: list[tuple[str | None, ...]] = []

    def counted(session: Session) -> tuple[str | None, ...]:
        asked.append(names(session, starts="S"))
        return asked[-1]

    question = Question(partial(counted))
    ready = KeptReady(office.casework, lambda: (question,), office.casework)
    qtbot.waitUntil(lambda: len(asked) == 1)
    office.casework.write(ready, partial(add_child, number="0903", known_as="Sunny"))
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=10_000)
    assert "Sunny" in asked[-1]
    answers: list[tuple[str | None, ...]] = []
    office.casework.ask(office.casework, question, then=answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0] is asked[1], "it was there already"
