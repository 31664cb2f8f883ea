"""Who may read what: a mark always holds, whoever reads and whatever else is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.audience import (
    ANYBODY,
    CHILD,
    EVERYBODY_ELSE,
    LETTER,
    THE_CHILD,
    ForSomebody,
    Reader,
    all_may_read,
    may_read,
    only_for,
    person,
)
from iro_desktop.models.consultation import ChildsWords, Consultation, Sharing
from iro_desktop.models.ids import new_id
from iro_desktop.models.review import Decision, MeetingNote, NoteKind
from tests import factories

MUM, DAD = new_id(), new_id()
CHILD_ID, REVIEW_ID = new_id(), new_id()
MARKS = st.lists(st.sampled_from([LETTER, CHILD, EVERYBODY_ELSE, str(MUM), str(DAD)]), unique=True).map(tuple)
READERS = st.sampled_from([THE_CHILD, ANYBODY, person(MUM), person(DAD)])


def decision(*marks: str) -> Decision:
    made = factories.decision(CHILD_ID, REVIEW_ID)
    made.not_for = marks
    return made


def words(*, may_be_shared: bool | None = None, shared_with: tuple[str, ...] = ()) -> ChildsWords:
    said = factories.childs_words(CHILD_ID)
    said.may_be_shared, said.shared_with = may_be_shared, shared_with
    return said


def private_talk(sharing: Sharing | None, *shared_with: str) -> Consultation:
    talk = factories.consultation(CHILD_ID)
    talk.alone, talk.sharing, talk.shared_with = True, sharing, shared_with
    return talk


@given(marks=MARKS, reader=READERS)
def test_who_is_marked_never_reads(marks: tuple[str, ...], reader: Reader) -> None:
    if reader.key in marks or LETTER in marks:
        assert not may_read(decision(*marks), reader)


@given(marks=MARKS)
def test_a_paper_for_nobody_named_holds_only_what_is_for_everybody(marks: tuple[str, ...]) -> None:
    assert all_may_read(decision(*marks), ()) == (set(marks) <= {CHILD})


@given(marks=MARKS, more=MARKS, readers=st.lists(READERS, max_size=3))
def test_another_mark_never_opens_a_record_to_anybody(
    marks: tuple[str, ...], more: tuple[str, ...], readers: list[Reader]
) -> None:
    if all_may_read(decision(*marks, *more), readers):
        assert all_may_read(decision(*marks), readers)


@given(marks=MARKS, readers=st.lists(READERS, min_size=1, max_size=3), one_more=READERS)
def test_one_more_reader_never_opens_a_paper(marks: tuple[str, ...], readers: list[Reader], one_more: Reader) -> None:
    if all_may_read(decision(*marks), [*readers, one_more]):
        assert all_may_read(decision(*marks), readers)


def test_only_for_keeps_the_order_and_drops_what_is_marked() -> None:
    first, private, last = decision(), decision(str(DAD)), decision(CHILD)

    assert only_for([first, private, last], [person(DAD)]) == [first, last]
    assert only_for([first, private, last], [THE_CHILD]) == [first, private]


def test_a_note_not_for_the_letter_is_in_no_paper() -> None:
    note = MeetingNote(
        child_id=CHILD_ID, review_id=REVIEW_ID, meeting_id=new_id(), position=1, kind=NoteKind.NOT_FOR_THE_LETTER
    )

    assert not any(may_read(note, reader) for reader in (THE_CHILD, ANYBODY, person(MUM)))


@pytest.mark.parametrize("reader", [person(MUM), ANYBODY])
def test_words_the_child_asked_to_keep_reach_the_child_alone(reader: Reader) -> None:
    said = words(may_be_shared=False)

    assert may_read(said, THE_CHILD)
    assert not may_read(said, reader)


def test_words_for_some_people_reach_those_alone() -> None:
    said = words(may_be_shared=True, shared_with=(str(MUM),))

    assert may_read(said, person(MUM))
    assert not may_read(said, person(DAD))
    assert not may_read(said, ANYBODY)


@pytest.mark.parametrize(
    ("record", "mum", "dad"),
    [
        (private_talk(None), False, False),
        (private_talk(Sharing.NOBODY), False, False),
        (private_talk(Sharing.SOME_PEOPLE, str(MUM)), True, False),
        (private_talk(Sharing.ALL), True, True),
    ],
    ids=["nobody asked the child", "the child said nobody", "the child named Mum", "the child said all"],
)
def test_a_private_talk_reaches_whom_the_child_let_it_reach(record: ForSomebody, mum: bool, dad: bool) -> None:
    assert may_read(record, THE_CHILD)
    assert (may_read(record, person(MUM)), may_read(record, person(DAD))) == (mum, dad)


def test_what_is_only_for_the_child_and_the_officer_reaches_nobody_else() -> None:
    assert may_read(decision(EVERYBODY_ELSE), THE_CHILD)
    assert not may_read(decision(EVERYBODY_ELSE), person(MUM))


@pytest.mark.parametrize("alone", [None, True])
@pytest.mark.parametrize("reader", [ANYBODY, person(MUM)])
def test_a_talk_of_which_nobody_said_that_others_were_there_counts_as_private(
    alone: bool | None, reader: Reader
) -> None:
    talk = private_talk(None)
    talk.alone = alone
    assert not may_read(talk, reader)
    assert may_read(talk, THE_CHILD)
    talk.alone = False
    assert may_read(talk, reader)


def test_words_said_in_a_talk_wait_for_the_childs_yes_and_words_said_in_a_meeting_do_not() -> None:
    said = words()
    assert may_read(said, person(MUM)), "everybody in the meeting heard them"
    said.consultation_id = new_id()
    assert not may_read(said, person(MUM))
    assert may_read(said, THE_CHILD)
    said.may_be_shared = True
    assert may_read(said, person(MUM))
