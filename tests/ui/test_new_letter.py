"""Beginning letters of every kind on screen: what is offered, where each line leads, and what is said at the end."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from iro_desktop.actions.letter_kinds import start_birthday_card, start_guardian_letter, start_parents_invitation
from iro_desktop.actions.letters import finish_letter, save_section
from iro_desktop.letters.checks import ProblemKind
from iro_desktop.models.between_reviews import GuardianLetter, GuardianLetterKind
from iro_desktop.models.consultation import Consultation, birthday_card_id
from iro_desktop.models.letter import Letter, LetterKind
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Review
from iro_desktop.queries.letter_offers import letter_offers
from iro_desktop.queries.letters import studio
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Page
from iro_desktop.ui.kit import Button
from iro_desktop.ui.letter import viewmodel as letter_words
from iro_desktop.ui.letter.after_finishing import say_finished
from iro_desktop.ui.letter.screen import LetterScreen
from iro_desktop.ui.new_letter import viewmodel
from iro_desktop.ui.new_letter.menu import NewLetterButton
from tests.held_review import BANK_HOLIDAYS, NOON, Circumstances
from tests.ui.letter_office import LEFT, Office, office, opened  # noqa: F401 - fixtures

TODAY = NOON.date()
BIRTHDAY = date(2027, 1, 20)


@pytest.fixture
def about() -> Circumstances:
    """The child of these tests has a mother and a guardian."""
    mother = Person(child_id=UUID(int=0), name="Rhona Pip", role=PersonRole.PARENT, said_as="Mum")
    guardian = Person(child_id=UUID(int=0), name="Philippa Lund", role=PersonRole.GUARDIAN)
    return Circumstances(people=(mother, guardian))


def child_of(office: Office) -> UUID:  # noqa: F811
    with office.store.reading() as session:
        return session.get_one(Review, office.held.review_id).child_id


def person_of(session: Session, role: PersonRole) -> UUID:
    return session.scalars(select(Person.id).where(Person.role == role)).one()


def plan_another(office: Office) -> UUID:  # noqa: F811
    with office.store.transaction() as session:
        review = Review(child_id=session.get_one(Review, office.held.review_id).child_id, planned_on=date(2026, 9, 3))
        session.add(review)
        session.flush()
        return review.id


def button(office: Office, qtbot: QtBot) -> NewLetterButton:  # noqa: F811
    made = NewLetterButton(office.desk())
    qtbot.addWidget(made)
    made.show_child(child_of(office), "Pip")
    with qtbot.waitExposed(made):
        made.show()
    return made


def pressed(made: NewLetterButton, qtbot: QtBot) -> QMenu:
    QTest.mouseClick(made, LEFT)
    qtbot.waitUntil(lambda: made.menu_shown is not None)
    assert made.menu_shown is not None
    return made.menu_shown


def lines(menu: QMenu) -> list[str]:
    return [act.text() for act in menu.actions() if not act.isSeparator()]


def test_the_menu_offers_what_the_records_have_something_to_say_for(office: Office, qtbot: QtBot) -> None:  # noqa: F811
    plan_another(office)
    made = button(office, qtbot)
    assert lines(pressed(made, qtbot)) == [
        "Invitation to Pip, 3 September",
        "Invitation to Rhona Pip, 3 September",
        "Letter to Pip about the review, 10 March",
        "What Ada Pell may have of it",
        "What Joss Pell may have of it",
        "What Rhona Pip may have of it",
        "What Tunde Akande may have of it",
        "Birthday card, 20 January 2027",
        "To the guardian, Philippa Lund: who you are",
        "Hello from me, the new reviewing officer",
        "Goodbye from me",
    ]


def test_without_a_review_to_come_nobody_is_invited(office: Office, qtbot: QtBot) -> None:  # noqa: F811
    made = button(office, qtbot)
    assert not [one for one in lines(pressed(made, qtbot)) if one.startswith("Invitation")]


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.MIDWAY])
def test_every_line_of_the_menu_opens_its_letter(office: Office, qtbot: QtBot, kind: LetterKind) -> None:  # noqa: F811
    plan_another(office)
    made = button(office, qtbot)
    menu = pressed(made, qtbot)
    with office.store.reading() as session:
        offers = letter_offers(session, child_of(office), today=TODAY, bank_holidays=BANK_HOLIDAYS)
    offer = next(one for one in offers if one.kind is kind)
    next(act for act in menu.actions() if act.text() == viewmodel.line(offer, "Pip", TODAY)).trigger()
    qtbot.waitUntil(lambda: bool(office.went))
    (place,) = office.went
    assert place.page is Page.LETTER
    assert place.record_id is not None
    with office.store.reading() as session:
        assert session.get_one(Letter, place.record_id).kind is kind
    office.letter_id = place.record_id
    keys = {
        one.words(): one.shortcut().toString() for one in opened(office, qtbot).findChildren(Button) if one.isVisible()
    }
    assert (keys["Next to write"], keys["Next mark"]) == ("F8", "F7")


def begun(office: Office, act: Callable[[Session], UUID]) -> UUID:  # noqa: F811
    with office.store.transaction() as session:
        return act(session)


def finished(office: Office, act: Callable[[Session], UUID]) -> UUID:  # noqa: F811
    with office.store.transaction() as session:
        letter_id = act(session)
        session.flush()
        now = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        for problem in now.problems:
            if problem.kind is ProblemKind.BLANK:
                save_section(session, letter_id, problem.section, text="The kettle is on.")
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    return letter_id


def test_the_studio_says_whom_a_letter_to_an_adult_is_for(office: Office, qtbot: QtBot) -> None:  # noqa: F811
    review_id = plan_another(office)
    office.letter_id = begun(
        office,
        lambda session: start_parents_invitation(
            session, review_id, person_of(session, PersonRole.PARENT), today=TODAY
        ),
    )
    shown: LetterScreen = opened(office, qtbot)
    with office.store.reading() as session:
        now = studio(session, office.letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    assert shown.isVisible()
    assert letter_words.title(now) == "Letter to Rhona Pip"
    assert letter_words.for_whom(now) == "For Rhona Pip, about Pip"
    assert letter_words.reading(now) == "letter to an adult"
    reader = letter_words.reader(now, TODAY)
    assert reader is not None
    assert reader.is_adult


def test_a_card_is_written_down_as_sent_only_when_the_officer_says_so(office: Office, qtbot: QtBot) -> None:  # noqa: F811
    child_id = child_of(office)
    letter_id = finished(
        office, lambda session: start_birthday_card(session, child_id, birthday_on=BIRTHDAY, today=TODAY)
    )
    card_id = birthday_card_id(child_id, BIRTHDAY)
    with office.store.reading() as session:
        now = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        assert session.get(Consultation, card_id) is None
    say_finished(office.desk(), now, lambda: None)
    ((sentence, actions),) = office.said
    assert sentence == "The card for Pip is finished."
    assert [action.words for action in actions] == ["Sent today", "Undo"]
    with qtbot.waitSignal(office.casework.changed):
        actions[0].act()
    with office.store.reading() as session:
        assert session.get_one(Consultation, card_id).happened_on == TODAY


def test_the_guardians_letter_stands_in_the_log_once_it_was_sent(office: Office, qtbot: QtBot) -> None:  # noqa: F811
    child_id = child_of(office)
    letter_id = finished(
        office,
        lambda session: start_guardian_letter(session, child_id, person_of(session, PersonRole.GUARDIAN), today=TODAY),
    )
    with office.store.reading() as session:
        now = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    say_finished(office.desk(), now, lambda: None)
    with qtbot.waitSignal(office.casework.changed):
        office.said[0][1][0].act()
    with office.store.reading() as session:
        (line,) = session.scalars(select(GuardianLetter)).all()
    assert (line.kind, line.letter_id, line.to_name) == (GuardianLetterKind.OFFICER_NAMED, letter_id, "Philippa Lund")


def test_a_review_letter_offers_nothing_but_undo(office: Office) -> None:  # noqa: F811
    with office.store.reading() as session:
        now = studio(session, office.letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    say_finished(office.desk(), now, lambda: None)
    assert [action.words for action in office.said[0][1]] == ["Undo"]
