"""Nothing reaches the paper of somebody it is not for: real records, any marks, the papers' whole content."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete
from sqlalchemy.orm import Session

from iro_desktop.actions.letters import start_letter
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.models.audience import CHILD, EVERYBODY_ELSE, LETTER, THE_CHILD, Reader, all_may_read, person
from iro_desktop.models.childs_request import ChildsRequest, RequestAnswer
from iro_desktop.models.consultation import ChildsWords, Sharing
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.registry import SYNCED_RECORDS
from iro_desktop.models.review import Attended, Decision, MeetingKind, MeetingNote, NoteKind
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.for_readers import may_have_words
from iro_desktop.queries.letter_words import confirmation_id, may_stand_in_a_letter
from iro_desktop.store.store import Store
from iro_desktop.store.tables import OutboxEntry, SearchText
from tests import factories
from tests.held_review import BANK_HOLIDAYS, HELD_ON, TODAY, Circumstances, HeldReview, add_held_review, look_at
from tests.letters.reading import text_of
from tests.store.stores import store_in

MUM, DAD = new_id(), new_id()
MARKS = st.lists(st.sampled_from([LETTER, CHILD, EVERYBODY_ELSE, str(MUM), str(DAD)]), unique=True).map(tuple)
READERS = st.lists(st.sampled_from([person(MUM), person(DAD)]), unique=True).map(tuple)
MARKED = ("zebrawood", "quillwort", "foxfire", "thornapple", "marigold")
"""A word for each marked record, such as stands nowhere else."""


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = store_in(tmp_path_factory.mktemp("for whom"))
    yield store
    store.close()


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """How the marked records are marked, and for whom the sheet is."""

    marks: tuple[tuple[str, ...], ...]
    shared: bool | None
    shared_with: tuple[str, ...]
    kind: NoteKind
    sharing: Sharing | None
    readers: tuple[Reader, ...]


DRAWN = st.builds(
    Drawn,
    marks=st.tuples(*(MARKS for _ in MARKED)),
    shared=st.sampled_from([None, True, False]),
    shared_with=st.sampled_from([(), (str(MUM),)]),
    kind=st.sampled_from(NoteKind),
    sharing=st.sampled_from([None, *Sharing]),
    readers=READERS,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=DRAWN)
def test_a_marked_record_is_in_no_paper_of_whom_it_is_not_for(lasting: Store, drawn: Drawn) -> None:
    shared, readers = drawn.shared, drawn.readers
    _empty(lasting)
    with lasting.transaction() as session:
        held = add_held_review(session)
        decision, request, note, in_note, in_talk = _marked(session, held, drawn.marks, drawn.kind, drawn.sharing)
        for said in (in_note, in_talk):
            said.may_be_shared, said.shared_with = shared, drawn.shared_with
        letter_id = start_letter(session, held.review_id, today=TODAY)
        session.flush()
        for said in (in_note, in_talk):
            if may_stand_in_a_letter(session, said):
                _put_in(session, held, letter_id, said)
        letter = msgspec.json.encode(look_at(session, letter_id).content).decode()
        sheet = msgspec.json.encode(
            decision_sheet(session, held.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS, readers=readers)
        ).decode()
        may_have = [may_have_words(session, said, readers) for said in (in_note, in_talk)]

    assert (MARKED[0] in letter) == all_may_read(decision, (THE_CHILD,))
    assert (MARKED[1] in letter) == all_may_read(request, (THE_CHILD,))
    assert MARKED[2] not in letter
    for word, said in ((MARKED[3], in_note), (MARKED[4], in_talk)):
        if word in letter:
            assert shared is not False
            assert (said.not_for, said.shared_with) == ((), ())
    assert (MARKED[0] in sheet) == all_may_read(decision, readers)
    assert MARKED[1] not in sheet
    assert MARKED[2] not in sheet
    for word, said, allowed in ((MARKED[3], in_note, may_have[0]), (MARKED[4], in_talk, may_have[1])):
        assert (word in sheet) == (allowed and shared is True)
        if word in sheet:
            assert all_may_read(said, readers)
            assert word != MARKED[3] or all_may_read(note, readers)


def test_what_is_marked_is_not_on_the_printed_pages(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session)
        nobody = ((CHILD,), (CHILD,), (LETTER,), (str(DAD),), (LETTER,))
        _marked(session, held, nobody, NoteKind.NOTE, Sharing.NOBODY)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        session.flush()
        letter = text_of(render_pdf(look_at(session, letter_id).content))
        sheet = text_of(
            render_decision_sheet(decision_sheet(session, held.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS))
        )
    store.close()

    assert [word for word in MARKED if word in letter] == []
    assert [word for word in MARKED if word in sheet] == [MARKED[0]]


def test_a_parent_seen_apart_was_not_there_as_the_child_knows_it(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session)
        apart = factories.meeting(held.child_id, held.review_id)
        apart.kind, apart.number = MeetingKind.WITH_PARENT, 2
        stays_away = factories.attendance(held.child_id, held.review_id)
        stays_away.meeting_id, stays_away.name, stays_away.attended = apart.id, "Aunt Bo", Attended.CAME
        session.add_all([apart, stays_away])
        letter_id = start_letter(session, held.review_id, today=TODAY)
        session.flush()
        letter = msgspec.json.encode(look_at(session, letter_id).content).decode()
        sheet = msgspec.json.encode(
            decision_sheet(session, held.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        ).decode()
    store.close()

    assert "Aunt Bo" not in letter
    assert "Aunt Bo" in sheet


def test_somebody_who_came_once_is_not_said_to_have_stayed_away(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session)
        again = factories.meeting(held.child_id, held.review_id)
        again.number = 2
        came = factories.attendance(held.child_id, held.review_id)
        came.meeting_id, came.name, came.attended = again.id, "Mum", Attended.CAME
        session.add_all([again, came])
        session.flush()
        letter_id = start_letter(session, held.review_id, today=TODAY)
        session.flush()
        letter = msgspec.json.encode(look_at(session, letter_id).content).decode()
    store.close()

    assert "Mum was not there" not in letter
    assert "Mum" in letter


@pytest.mark.parametrize("may_not", [("home",), ("home", "school")])
def test_an_address_is_withheld_from_whoever_may_not_be_told_where_the_child_lives(
    tmp_path: Path, may_not: tuple[str, ...]
) -> None:
    home = factories.home(UUID(int=0))
    home.withheld_from = ()
    dad = Person(child_id=UUID(int=0), name="Darren Pike", role=PersonRole.PARENT, may_not_be_told=may_not)
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session, Circumstances(homes=(home,), people=(dad,)))
        letter_id = start_letter(session, held.review_id, today=TODAY)
        session.flush()
        withheld = look_at(session, letter_id).withheld
    store.close()

    [found] = withheld.find("You can come to 4 Thistle Row, he said.")
    assert found.detail.withheld


def _marked(
    session: Session,
    held: HeldReview,
    marks: tuple[tuple[str, ...], ...],
    kind: NoteKind,
    sharing: Sharing | None,
) -> tuple[Decision, ChildsRequest, MeetingNote, ChildsWords, ChildsWords]:
    """A decision, a request, a note, words in the note and words of a private talk, each with a mark and a word."""
    decision = factories.decision(held.child_id, held.review_id, wording=f"The {MARKED[0]} is decided.")
    decision.number, decision.child_wording, decision.not_for = 4, f"You get the {MARKED[0]}.", marks[0]
    request = factories.childs_request(held.child_id, held.review_id, asked=f"Can I have a {MARKED[1]}?")
    request.answer, request.not_for = RequestAnswer.YES, marks[1]
    note = factories.meeting_note(held.child_id, held.review_id, text=f"Talked about {MARKED[2]}.")
    note.kind, note.not_for = kind, marks[2]
    in_note = factories.childs_words(held.child_id, words=f"I like {MARKED[3]}.")
    in_note.meeting_note_id, in_note.review_id, in_note.said_on = note.id, held.review_id, HELD_ON
    in_note.not_for = marks[3]
    talk = factories.consultation(held.child_id, text="In the garden.")
    talk.alone, talk.sharing, talk.not_for = True, sharing, marks[4]
    in_talk = factories.childs_words(held.child_id, words=f"I fear {MARKED[4]}.")
    in_talk.consultation_id, in_talk.review_id, in_talk.said_on = talk.id, held.review_id, HELD_ON
    session.add_all([decision, request, note, in_note, talk, in_talk])
    return decision, request, note, in_note, in_talk


def _put_in(session: Session, held: HeldReview, letter_id: UUID, said: ChildsWords) -> None:
    confirmed = factories.letter_section(held.child_id, letter_id, text="")
    confirmed.id = confirmation_id(letter_id, said.id)
    confirmed.key, confirmed.kind = str(said.id), "confirmed_words"
    session.add(confirmed)
    session.flush()


def _empty(store: Store) -> None:
    """The ids of one example are those of the next."""
    with store.writer.begin() as connection:
        for kind in SYNCED_RECORDS:
            connection.execute(delete(kind))
        connection.execute(delete(OutboxEntry))
        connection.execute(delete(SearchText))
