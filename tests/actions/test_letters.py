"""What an officer does with a letter."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from iro_desktop.actions.children import name_child
from iro_desktop.actions.decisions import reword_decision
from iro_desktop.actions.letters import (
    LONGEST_SECTION,
    LetterIsFinished,
    choose_template,
    finish_letter,
    leave_words_out,
    put_words_in,
    reopen_letter,
    save_section,
    start_letter,
    unfinish_letter,
)
from iro_desktop.actions.meetings import set_note_kind
from iro_desktop.actions.reviews import plan_next_review
from iro_desktop.letters.checks import LetterIsNotReady
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.child import AgeBand
from iro_desktop.models.consultation import ChildsWords, Consultation
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import Letter, LetterSection, LetterStatus
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import NoteKind
from iro_desktop.store.store import Session, Store
from tests import factories
from tests.held_review import (
    BANK_HOLIDAYS,
    NOON,
    TODAY,
    TYPED,
    Circumstances,
    HeldReview,
    add_held_review,
    look_at,
    write_everything,
)
from tests.letters.reading import squeezed, text_of
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


@pytest.fixture
def held(store: Store) -> HeldReview:
    with store.transaction() as session:
        return add_held_review(session)


@pytest.fixture
def letter_id(store: Store, held: HeldReview) -> UUID:
    with store.transaction() as session:
        return start_letter(session, held.review_id, today=TODAY)


@pytest.fixture
def finished(store: Store, held: HeldReview, letter_id: UUID) -> UUID:
    with store.transaction() as session:
        write_everything(session, letter_id, held.words_id)
        finish(session, letter_id)
    return letter_id


def finish(session: Session, letter_id: UUID, today: date = TODAY) -> None:
    finish_letter(session, letter_id, at=NOON, today=today, bank_holidays=BANK_HOLIDAYS)


def letter(session: Session, letter_id: UUID) -> Letter:
    found = session.get(Letter, letter_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("about", "template"),
    [
        (Circumstances(), "review_8_11"),
        (Circumstances(born_on=date(2020, 6, 1)), "review_4_7"),
        (Circumstances(born_on=date(2013, 3, 13)), "review_12_15"),
        (Circumstances(born_on=date(2009, 3, 13)), "review_16_17"),
        (Circumstances(reading_band=AgeBand.FROM_4_TO_7), "review_4_7"),
        (Circumstances(born_on=None), "plain"),
    ],
)
def test_a_letter_is_written_for_how_the_child_reads_else_for_their_age(
    store: Store, about: Circumstances, template: str
) -> None:
    with store.transaction() as session:
        held = add_held_review(session, about)
        begun = letter(session, start_letter(session, held.review_id, today=TODAY))

    assert begun.template == template


def test_starting_twice_goes_on_with_the_same_letter(store: Store, held: HeldReview, letter_id: UUID) -> None:
    with store.transaction() as session:
        assert start_letter(session, held.review_id, today=TODAY) == letter_id
        assert session.scalar(select(func.count()).select_from(Letter)) == 1


def test_two_laptops_that_begin_it_apart_begin_one_letter(tmp_path: Path, held: HeldReview, letter_id: UUID) -> None:
    other = store_in(tmp_path / "other")
    with other.transaction() as session:
        session.add(factories.child())
        review = factories.review(factories.child().id)
        review.id = held.review_id
        session.add(review)
        session.flush()
        assert start_letter(session, held.review_id, today=TODAY) == letter_id
    other.close()


def test_what_nobody_typed_is_not_kept_with_the_letter(store: Store, letter_id: UUID) -> None:
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(LetterSection)) == 0
        assert "It was on Tuesday 10 March at the library" in look_at(session, letter_id).draft.sections[2].text


def test_a_day_that_moves_moves_in_the_letter(store: Store, held: HeldReview, letter_id: UUID) -> None:
    with store.transaction() as session:
        plan_next_review(session, held.review_id, on=date(2026, 9, 10))
        shown = look_at(session, letter_id)

    assert "Our next meeting is on Thursday 10 September." in shown.draft.sections[-4].text


def test_typing_a_section_keeps_it_as_typed(store: Store, letter_id: UUID) -> None:
    typed = "<Mum> said & I quote {x}\n- one\n  two  "
    with store.transaction() as session:
        save_section(session, letter_id, "hard", text=typed)
    with store.reading() as session:
        hard = next(one for one in look_at(session, letter_id).draft.sections if one.key == "hard")

    assert hard.text == typed


def test_a_pasted_file_is_refused_and_the_earlier_words_stay(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        save_section(session, letter_id, "opening", text="Hello.")
    with pytest.raises(Refused, match="Nothing that was saved is lost"), store.transaction() as session:
        save_section(session, letter_id, "opening", text="x" * (LONGEST_SECTION + 1))
    with store.reading() as session:
        assert look_at(session, letter_id).draft.sections[0].text == "Hello."


def test_another_template_keeps_what_was_typed(store: Store, letter_id: UUID) -> None:
    with store.transaction() as session:
        save_section(session, letter_id, "opening", text="Hello.")
        save_section(session, letter_id, "hard", text="You waited too long.")
        choose_template(session, letter_id, template="plain")
        shown = look_at(session, letter_id)

    assert [one.text for one in shown.draft.sections if one.key in {"opening", "hard"}] == [
        "Hello.",
        "You waited too long.",
    ]
    assert shown.draft.template == "plain"


def test_a_template_that_there_is_not_is_refused(store: Store, letter_id: UUID) -> None:
    with pytest.raises(Refused, match="no letter of that name"), store.transaction() as session:
        choose_template(session, letter_id, template="no_such_letter")


def test_words_stand_in_the_letter_only_once_the_officer_put_them_in(
    store: Store, held: HeldReview, letter_id: UUID
) -> None:
    with store.transaction() as session:
        assert look_at(session, letter_id).facts.quotes == ()
        put_words_in(session, letter_id, held.words_id)
        assert [quote.words for quote in look_at(session, letter_id).facts.quotes] == ["I want Nan to see my den."]
        leave_words_out(session, letter_id, held.words_id, at=NOON)
        assert look_at(session, letter_id).facts.quotes == ()
        put_words_in(session, letter_id, held.words_id)
        assert len(look_at(session, letter_id).facts.quotes) == 1


def test_words_the_child_keeps_private_cannot_be_put_in(store: Store, held: HeldReview, letter_id: UUID) -> None:
    with store.transaction() as session:
        session.get_one(ChildsWords, held.words_id).may_be_shared = False
    with pytest.raises(Refused, match="not for this letter"), store.transaction() as session:
        put_words_in(session, letter_id, held.words_id)


def test_words_made_private_afterwards_leave_the_letter(store: Store, held: HeldReview, letter_id: UUID) -> None:
    with store.transaction() as session:
        put_words_in(session, letter_id, held.words_id)
        session.get_one(ChildsWords, held.words_id).may_be_shared = False
        session.flush()
        shown = look_at(session, letter_id)

    assert (shown.facts.quotes, shown.offered) == ((), ())


def test_words_in_notes_not_for_the_letter_leave_it(store: Store, held: HeldReview, letter_id: UUID) -> None:
    with store.transaction() as session:
        put_words_in(session, letter_id, held.words_id)
        note_id = session.get_one(ChildsWords, held.words_id).meeting_note_id
        assert note_id is not None
        set_note_kind(session, note_id, kind=NoteKind.NOT_FOR_THE_LETTER, at=NOON)
        session.flush()
        assert look_at(session, letter_id).facts.quotes == ()


def test_words_from_a_folded_conversation_are_not_offered(store: Store, held: HeldReview, letter_id: UUID) -> None:
    with store.transaction() as session:
        talk = Consultation(child_id=held.child_id, happened_on=TODAY, folded_as="about harm")
        words = ChildsWords(child_id=held.child_id, words="I was scared.", said_on=TODAY, consultation_id=talk.id)
        session.add_all([talk, words])
        session.flush()
        assert [one.words for one in look_at(session, letter_id).offered] == ["I want Nan to see my den."]


def test_another_childs_words_cannot_be_put_in(store: Store, letter_id: UUID) -> None:
    other = factories.child(council_child_id="0000002", known_as="Kit")
    words = factories.childs_words(other.id)
    with store.transaction() as session:
        session.add_all([other, words])
    with pytest.raises(Refused), store.transaction() as session:
        put_words_in(session, letter_id, words.id)


def test_finishing_freezes_the_words_the_day_and_the_pdf(store: Store, finished: UUID) -> None:
    with store.reading() as session:
        kept, shown = letter(session, finished), look_at(session, finished)
        pdf = render_pdf(shown.content)

    assert (kept.status, kept.written_on, kept.finished_at) == (LetterStatus.FINISHED, TODAY, NOON)
    assert kept.finished_pdf_hash == hashlib.blake2b(pdf, digest_size=32).hexdigest()
    assert squeezed("Tunde will take you to see Nan. By Saturday 4 April.") in squeezed(text_of(pdf))


def test_what_changes_later_does_not_change_a_finished_letter(store: Store, held: HeldReview, finished: UUID) -> None:
    with store.reading() as session:
        before = look_at(session, finished).content
    with store.transaction() as session:
        reword_decision(session, held.decisions[0], child_wording="Tunde will not take you.")
        name_child(session, held.child_id, known_as="Philippa")
        plan_next_review(session, held.review_id, on=date(2027, 1, 5))
        session.flush()
        assert look_at(session, finished, today=date(2026, 5, 1)).content == before


def test_a_letter_with_questions_left_is_not_finished(store: Store, letter_id: UUID) -> None:
    with pytest.raises(LetterIsNotReady) as refused, store.transaction() as session:
        finish(session, letter_id)

    assert {problem.section for problem in refused.value.problems} == {"opening", "no_words", "going_well", "ending"}
    with store.reading() as session:
        assert letter(session, letter_id).status is LetterStatus.DRAFT


def type_something(session: Session, letter_id: UUID) -> None:
    save_section(session, letter_id, "opening", text="Hello.")


def leave_out(session: Session, letter_id: UUID) -> None:
    leave_words_out(session, letter_id, new_id(), at=NOON)


def take_another_template(session: Session, letter_id: UUID) -> None:
    choose_template(session, letter_id, template="plain")


@pytest.mark.parametrize("act", [type_something, leave_out, take_another_template, finish])
def test_a_finished_letter_cannot_change(store: Store, finished: UUID, act: Callable[[Session, UUID], None]) -> None:
    with store.transaction() as session, pytest.raises(LetterIsFinished):
        act(session, finished)


def test_finishing_can_be_undone_just_after(store: Store, finished: UUID) -> None:
    with store.transaction() as session:
        unfinish_letter(session, finished, at=NOON + timedelta(seconds=9))
        kept = letter(session, finished)
        assert (kept.status, kept.finished_content, kept.finished_pdf_hash) == (LetterStatus.DRAFT, None, None)
        assert look_at(session, finished).problems == ()


def test_finishing_cannot_be_undone_later(store: Store, finished: UUID) -> None:
    with pytest.raises(LetterIsFinished, match="write a new version"), store.transaction() as session:
        unfinish_letter(session, finished, at=NOON + timedelta(minutes=1))


def test_a_new_version_has_the_same_words_a_number_and_the_reason(
    store: Store, held: HeldReview, finished: UUID
) -> None:
    with store.transaction() as session:
        second = reopen_letter(session, finished, reason=" The day was wrong. ")
        session.flush()
        new, shown = letter(session, second), look_at(session, second)
        assert (new.version_number, new.replaces_id, new.reason_for_version) == (2, finished, "The day was wrong.")
        assert [section.text for section in shown.draft.sections if section.key in TYPED] == list(TYPED.values())
        assert len(shown.facts.quotes) == 1
        assert look_at(session, finished).newer_version_id == second
        assert start_letter(session, held.review_id, today=TODAY) == second


def test_the_first_version_stays_as_it_was_sent(store: Store, finished: UUID) -> None:
    with store.transaction() as session:
        before = letter(session, finished).finished_content
        second = reopen_letter(session, finished, reason="A mistake.")
        save_section(session, second, "opening", text="I am sorry. I wrote the wrong day.")
        finish(session, second)
        assert letter(session, finished).finished_content == before
        assert reopen_letter(session, finished, reason="Again.") == second


def test_a_new_version_without_a_reason_is_refused(store: Store, finished: UUID) -> None:
    with pytest.raises(Refused, match="Say why"), store.transaction() as session:
        reopen_letter(session, finished, reason="  ")


def test_finishing_is_not_undone_under_a_newer_version(store: Store, finished: UUID) -> None:
    with store.transaction() as session:
        reopen_letter(session, finished, reason="A mistake.")
    with pytest.raises(LetterIsFinished), store.transaction() as session:
        unfinish_letter(session, finished, at=NOON)
