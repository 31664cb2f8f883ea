"""Who has been asked for a review, in the preparation."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.models.consultation import Channel, Consultation, WhyNotAlone, WithWhom
from iro_desktop.queries.consultation import Asked, Heard
from iro_desktop.ui.consultation import consulted_words
from iro_desktop.ui.consultation.consulted import Consulted
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button, Label, unnamed_controls
from iro_desktop.ui.review.screen import ReviewScreen
from tests.review_room import TODAY
from tests.ui.review_office import Office, named, opened, planned  # noqa: F401 - a fixture is used by its name


def asked(with_whom: WithWhom = WithWhom.CHILD, heard: Heard = Heard.SPOKEN_WITH, **more: object) -> Asked:
    known = {
        "person_id": None,
        "name": None,
        "on": date(2026, 3, 2),
        "consultation_id": None,
        "alone": None,
        "why_not_alone": None,
        "tries": 0,
    }
    return Asked(with_whom=with_whom, heard=heard, **(known | more))  # type: ignore[arg-type]  # each test names few


@pytest.mark.parametrize(
    ("row", "name", "state"),
    [
        (asked(alone=True), "Wren", "Spoken with in private, 2 March"),
        (asked(), "Wren", "Spoken with, 2 March; whether in private is not said"),
        (
            asked(alone=False, why_not_alone=WhyNotAlone.WANTED_SOMEBODY_THERE),
            "Wren",
            "Spoken with, 2 March, not alone: wanted somebody there",
        ),
        (asked(WithWhom.CARER, Heard.TRIED, name="Jan", tries=1), "Jan, the carer", "Tried, no answer, 2 March"),
        (
            asked(WithWhom.PARENT, Heard.TRIED, name="Mum", tries=3),
            "Mum, parent",
            "Tried 3 times, no answer, last on 2 March",
        ),
        (asked(WithWhom.HEALTH, Heard.NOT_YET, on=None), "Health", "Not yet"),
    ],
)
def test_each_is_said_as_it_is(row: Asked, name: str, state: str) -> None:
    line = consulted_words.line(row, "Wren", TODAY)
    assert (line.name, line.state) == (name, state)


def the_list(screen: ReviewScreen, qtbot: QtBot) -> Consulted:
    found = screen.findChildren(Consulted)[0]
    qtbot.waitUntil(lambda: any(label.text() == "Wren" for label in found.findChildren(Label)))
    return found


def press(part: QWidget, name: str) -> None:
    named(part, Button, name).click()


def talks(office: Office) -> list[Consultation]:
    with office.store.reading() as session:
        return list(session.scalars(select(Consultation).where(Consultation.deleted_at.is_(None))))


def test_one_click_on_a_name_begins_the_record_with_child_person_and_review(planned: Office, qtbot: QtBot) -> None:  # noqa: F811
    consulted = the_list(opened(planned, qtbot), qtbot)
    press(consulted, "Record a talk with Jan, the carer")
    qtbot.waitUntil(lambda: bool(planned.went))
    (talk,) = talks(planned)
    assert planned.went == [Place(Page.CONSULTATION, talk.id)]
    assert (talk.child_id, talk.person_id, talk.review_id, talk.with_whom) == (
        planned.room.child_id,
        planned.room.people["Jan Ellery"],
        planned.room.review_id,
        WithWhom.CARER,
    )


def test_one_click_says_that_nobody_answered_and_undo_takes_it_back(planned: Office, qtbot: QtBot) -> None:  # noqa: F811
    consulted = the_list(opened(planned, qtbot), qtbot)
    press(consulted, "Tried Priya Green, the social worker, no answer")
    qtbot.waitUntil(lambda: bool(planned.said))
    (talk,) = talks(planned)
    assert (talk.channel, talk.done, talk.review_id) == (Channel.TRIED_NO_ANSWER, True, planned.room.review_id)
    shows(qtbot, consulted, lambda texts: any("Tried, no answer" in text for text in texts))
    planned.undo()
    qtbot.waitUntil(lambda: not planned.casework.is_busy())
    assert talks(planned) == []


def test_every_button_of_the_list_has_a_name(planned: Office, qtbot: QtBot) -> None:  # noqa: F811
    assert unnamed_controls(the_list(opened(planned, qtbot), qtbot)) == []


def shows(qtbot: QtBot, part: QWidget, seen: Callable[[list[str]], bool]) -> None:
    qtbot.waitUntil(lambda: seen([label.text() for label in part.findChildren(Label)]))
