"""What is kept from somebody is at once looked for in every letter: open ones, and finished ones before they leave."""

from uuid import UUID

import pytest

from iro_desktop.actions.homes import change_home
from iro_desktop.actions.keeping import keep_in_letter
from iro_desktop.actions.letters import finish_letter, reopen_letter, save_section, start_letter
from iro_desktop.actions.not_told import keep_address_from_all, keep_from, let_learn
from iro_desktop.actions.releasing import NotApproved, NotReleased, release
from iro_desktop.letters.checks import ProblemKind
from iro_desktop.models.child import Child, Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import Protected
from iro_desktop.models.people import Person, PersonRole, ToldAbout
from iro_desktop.queries.not_told import who_may_learn
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, HELD_ON, NOON, TODAY, Circumstances, add_held_review, look_at
from tests.held_review import write_everything as write_letter


def begun(session: Session, tells: str, *, to_darren: bool = False) -> tuple[UUID, UUID]:
    """An open letter with this sentence in it, and the id of the child's father."""
    home = Home(child_id=new_id(), from_on=HELD_ON, with_whom="Ada and Joss", address="4 Thistle Row")
    darren = Person(child_id=new_id(), name="Darren Pike", role=PersonRole.PARENT, address="77 Weir Close")
    held = add_held_review(session, Circumstances(homes=(home,), people=(darren,)))
    session.get_one(Child, held.child_id).school = "Tarn Academy"
    letter_id = start_letter(session, held.review_id, today=TODAY)
    write_letter(session, letter_id, held.words_id)
    save_section(session, letter_id, "ending", text=tells)
    if to_darren:
        session.get_one(Letter, letter_id).recipient_id = darren.id
    session.flush()
    return letter_id, darren.id


def found(session: Session, letter_id: UUID) -> list[tuple[str, bool]]:
    session.flush()
    problems = [one for one in look_at(session, letter_id).problems if one.kind is ProblemKind.WITHHELD]
    return sorted({(one.found.detail.text, one.found.detail.withheld) for one in problems if one.found is not None})


def test_a_school_that_one_parent_must_not_learn_is_found_in_the_childs_open_letter(store: Store) -> None:
    with store.transaction() as session:
        letter_id, darren = begun(session, "See you at Tarn Academy.")
        assert found(session, letter_id) == []
        keep_from(session, darren, ToldAbout.SCHOOL, today=TODAY)
        assert found(session, letter_id) == [("Tarn Academy", True)]
        let_learn(session, darren, ToldAbout.SCHOOL, today=TODAY)
        assert found(session, letter_id) == []


def test_who_must_not_learn_of_the_home_is_not_told_who_looks_after_the_child(store: Store) -> None:
    with store.transaction() as session:
        letter_id, darren = begun(session, "Ada Pell was there.", to_darren=True)
        assert ("Ada Pell", True) not in found(session, letter_id)
        keep_from(session, darren, ToldAbout.HOME, today=TODAY)
        assert ("Ada Pell", True) in found(session, letter_id)


def test_a_name_that_was_only_put_on_the_homes_list_protects_as_much(store: Store) -> None:
    with store.transaction() as session:
        letter_id, darren = begun(session, "Ada Pell was there.", to_darren=True)
        child_id = session.get_one(Letter, letter_id).child_id
        home = session.query(Home).filter_by(child_id=child_id).one()
        change_home(session, home.id, {"withheld_from": ("Darren Pike",)}, today=TODAY)
        assert ("Ada Pell", True) in found(session, letter_id)
        assert who_may_learn(session, child_id, ToldAbout.HOME).kept_from == ("Darren Pike",)
        let_learn(session, darren, ToldAbout.HOME, today=TODAY)
        assert ("Ada Pell", True) not in found(session, letter_id)


def test_a_persons_address_that_nobody_may_learn_is_withheld_in_the_open_letter(store: Store) -> None:
    with store.transaction() as session:
        letter_id, darren = begun(session, "Dad lives at 77 Weir Close now.")
        assert found(session, letter_id) == [("77 Weir Close", False)]
        keep_address_from_all(session, darren, hidden=True, today=TODAY)
        assert found(session, letter_id) == [("77 Weir Close", True)]


def test_a_finished_letter_that_tells_what_was_withheld_since_does_not_leave(store: Store) -> None:
    with store.transaction() as session:
        letter_id, darren = begun(session, "See you at Tarn Academy.")
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()
        release(session, letter_id)
        keep_from(session, darren, ToldAbout.SCHOOL, today=TODAY)
        session.flush()
        with pytest.raises(NotApproved, match="withheld from somebody since") as refused:
            release(session, letter_id)
        assert refused.value.why is NotReleased.WITHHELD_SINCE
        assert "Tarn" not in refused.value.sentence
        again = reopen_letter(session, letter_id, reason="The school is withheld now")
        session.flush()
        keep_in_letter(
            session, again, what=Protected.PLACE, found="Tarn Academy", reason="It is the child’s own.", at=NOON
        )
        session.flush()
        finish_letter(session, again, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()
        assert release(session, again).recipient_name == "Pip"
