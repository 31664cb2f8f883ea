"""The full record of a talk: what the child lets pass on, tries without an answer, and what is kept of an adult."""

from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.consultations import begin_consultation, change_talk, finish_consultation, record_a_try
from iro_desktop.actions.finding import NotHere
from iro_desktop.models.audience import ANYBODY, person
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, Sharing, WhyNotAlone, WithWhom
from iro_desktop.models.ids import new_id
from iro_desktop.queries.for_readers import may_have_words
from iro_desktop.store.store import Store
from tests import factories
from tests.store.stores import NOON

JAN, DARREN = new_id(), new_id()


def private_talk(store: Store, child_id: UUID) -> UUID:
    """A finished talk in private with one passage of the child's words; nothing was asked about sharing."""
    with store.transaction() as session:
        note = begin_consultation(session, child_id=child_id, happened_on=NOON.date(), text="“I miss my dog.”")
        session.flush()
        change_talk(session, note, alone=True)
        finish_consultation(session, note, heard_by="Ruth", at=NOON)
        return note


def share(store: Store, note: UUID, sharing: Sharing | None, shared_with: tuple[str, ...] = ()) -> None:
    with store.transaction() as session:
        change_talk(session, note, sharing=sharing, shared_with=shared_with)


def readers_of_words(store: Store, note: UUID) -> tuple[bool, bool, bool]:
    """Whether Jan, Darren, and anybody may have the child's words."""
    with store.reading() as session:
        said = session.scalars(select(ChildsWords).where(ChildsWords.consultation_id == note)).one()
        jan, darren = (may_have_words(session, said, [person(one)]) for one in (JAN, DARREN))
        return jan, darren, may_have_words(session, said, [ANYBODY])


def kept(store: Store, note: UUID) -> Consultation:
    with store.reading() as session:
        return session.get_one(Consultation, note)


def test_words_of_a_private_talk_reach_nobody_while_the_child_was_not_asked(store: Store, maya: UUID) -> None:
    assert readers_of_words(store, private_talk(store, maya)) == (False, False, False)


@pytest.mark.parametrize(
    ("sharing", "with_people", "readers"),
    [
        (Sharing.ALL, (), (True, True, True)),
        (Sharing.SOME_PEOPLE, (str(JAN),), (True, False, False)),
        (Sharing.SOME_PEOPLE, (), (False, False, False)),
        (Sharing.NOBODY, (), (False, False, False)),
    ],
)
def test_what_the_child_lets_pass_on_goes_for_the_words_of_the_talk(
    store: Store, maya: UUID, sharing: Sharing, with_people: tuple[str, ...], readers: tuple[bool, bool, bool]
) -> None:
    note = private_talk(store, maya)
    share(store, note, sharing, with_people)
    assert readers_of_words(store, note) == readers


def test_a_child_who_takes_a_yes_back_is_heard(store: Store, maya: UUID) -> None:
    note = private_talk(store, maya)
    share(store, note, Sharing.ALL)
    share(store, note, None)
    assert readers_of_words(store, note) == (False, False, False)


def test_words_found_after_the_child_answered_keep_to_the_answer(store: Store, maya: UUID) -> None:
    note = private_talk(store, maya)
    share(store, note, Sharing.NOBODY)
    with store.transaction() as session:
        change_talk(session, note, text="“I want to see my uncle.”")
        finish_consultation(session, note, heard_by="Ruth", at=NOON)
    with store.reading() as session:
        said = session.scalars(select(ChildsWords).where(ChildsWords.deleted_at.is_(None))).one()
    assert (said.words, said.may_be_shared) == ("I want to see my uncle.", False)


def test_a_child_spoken_with_alone_had_nobody_else_there(store: Store, maya: UUID) -> None:
    note = private_talk(store, maya)
    with store.transaction() as session:
        change_talk(
            session, note, alone=False, why_not_alone=WhyNotAlone.WANTED_SOMEBODY_THERE, others_present=("Jan",)
        )
    assert (kept(store, note).why_not_alone, kept(store, note).others_present) == (
        WhyNotAlone.WANTED_SOMEBODY_THERE,
        ("Jan",),
    )
    with store.transaction() as session:
        change_talk(session, note, alone=True)
    assert (kept(store, note).why_not_alone, kept(store, note).others_present) == (None, ())


def test_what_is_not_named_stays_and_none_takes_an_answer_away(store: Store, maya: UUID) -> None:
    note = private_talk(store, maya)
    with store.transaction() as session:
        change_talk(session, note, worries="Moving school", could_come=True)
        change_talk(session, note, could_come=None)
    assert (kept(store, note).worries, kept(store, note).could_come, kept(store, note).alone) == (
        "Moving school",
        None,
        True,
    )


def test_a_try_without_an_answer_is_finished_at_once_and_stays_a_try(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        winston = factories.person(maya, name="Winston Adeyemi")
        session.add(winston)
        session.flush()
        note = record_a_try(session, child_id=maya, with_whom=WithWhom.ADVOCATE, at=NOON, person_id=winston.id)
    tried = kept(store, note)
    assert (tried.done, tried.channel, tried.person_name) == (True, Channel.TRIED_NO_ANSWER, "Winston Adeyemi")
    assert (tried.happened_on, tried.text) == (NOON.date(), "")


def test_a_talk_with_somebody_who_is_not_here_is_refused(store: Store, maya: UUID) -> None:
    with store.transaction() as session, pytest.raises(NotHere):
        record_a_try(session, child_id=maya, with_whom=WithWhom.CARER, at=NOON, person_id=new_id())
