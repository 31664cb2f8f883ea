"""A letter as the studio is told of it: facts pulled, feeling typed, nothing that this reader may not know."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from iro_desktop.actions.letters import finish_letter, save_section, start_letter
from iro_desktop.actions.meetings import set_attended
from iro_desktop.actions.officers import keep_help_line
from iro_desktop.actions.reviews import plan_review
from iro_desktop.letters.checks import LetterIsNotReady
from iro_desktop.letters.content import DecisionLine
from iro_desktop.models.consultation import ChildsWords
from iro_desktop.models.letter import Letter
from iro_desktop.models.people import HelpLine, Person, PersonRole
from iro_desktop.models.review import Attendance, Attended, Meeting, MeetingKind, Review, ReviewStatus
from iro_desktop.queries.letter_facts import place_in_words
from iro_desktop.queries.letters import LetterIsNotHere, Studio, letter_content, newest_finished
from iro_desktop.store.store import Session, Store
from tests.held_review import (
    BANK_HOLIDAYS,
    HELD_ON,
    NOON,
    TODAY,
    Circumstances,
    HeldReview,
    add_held_review,
    look_at,
    write_everything,
)
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.transaction() as session:
        yield session


def begun(session: Session, about: Circumstances | None = None) -> tuple[HeldReview, UUID]:
    held = add_held_review(session, about)
    return held, start_letter(session, held.review_id, today=TODAY)


def text_of(shown: Studio, key: str) -> str:
    return next(section.text for section in shown.draft.sections if section.key == key)


def test_the_letter_tells_when_and_where_and_who_came_and_who_did_not(session: Session) -> None:
    _, letter_id = begun(session)

    assert text_of(look_at(session, letter_id), "meeting") == (
        "Your review is the meeting about you and your plan. It was on Tuesday 10 March at the library. "
        "You, Ada, Joss, Tunde and I were there. Mum was not there."
    )


def test_where_somebody_was_spoken_with_apart_is_not_told_as_the_place_of_the_meeting(session: Session) -> None:
    held = add_held_review(session)
    apart = Meeting(
        child_id=held.child_id,
        review_id=held.review_id,
        number=9,
        kind=MeetingKind.WITH_PARENT,
        held_on=TODAY,
        place="the flat in Dunstable",
    )
    session.add(apart)
    session.flush()
    letter_id = start_letter(session, held.review_id, today=TODAY)
    assert "at the library" in text_of(look_at(session, letter_id), "meeting")
    assert "Dunstable" not in repr(look_at(session, letter_id))


def test_the_letter_tells_what_comes_next_from_the_plan_not_from_the_law(session: Session) -> None:
    _, letter_id = begun(session)

    assert text_of(look_at(session, letter_id), "next").startswith(
        "I will get in touch on Tuesday 21 April to check what has been done. Our next meeting is on Thursday "
        "3 September."
    )


def test_a_planned_review_is_the_next_meeting_where_none_was_told(session: Session) -> None:
    held, letter_id = begun(session, Circumstances(next_review_on=None))
    plan_review(session, held.child_id, planned_on=date(2026, 9, 8))

    assert "Tuesday 8 September" in text_of(look_at(session, letter_id), "next")


def test_the_letter_tells_how_to_reach_the_officer_and_the_advocate(session: Session) -> None:
    _, letter_id = begun(session)

    assert look_at(session, letter_id).content.contact_lines == (
        "Maren, phone: 01632 960133",
        "Bea, phone: 08081 570112",
    )


def test_the_childs_own_advocate_is_named_without_a_number(session: Session) -> None:
    advocate = Person(child_id=UUID(int=0), name="Femi Oyelaran", said_as="Femi", role=PersonRole.ADVOCATE)
    advocate.telephone = "01632 960199"
    _, letter_id = begun(session, Circumstances(people=(advocate,)))
    shown = look_at(session, letter_id)

    assert "Or talk to Femi, your advocate." in text_of(shown, "rights")
    assert shown.content.contact_lines == ("Maren, phone: 01632 960133",)


def test_the_officer_says_i_in_the_letter(session: Session) -> None:
    _, letter_id = begun(session)
    lines = [
        block
        for section in look_at(session, letter_id).content.sections
        for block in section.blocks
        if isinstance(block, DecisionLine)
    ]

    assert lines[2] == DecisionLine(3, "I will find out when you see the dentist.", "I", "by Tuesday 31 March")


def test_a_reason_is_told_only_where_it_is_fit_for_the_child(session: Session) -> None:
    _, letter_id = begun(session)
    mum = session.scalars(select(Attendance).where(Attendance.name == "Mum")).one()
    set_attended(session, mum.id, attended=Attended.COULD_NOT_COME, reason="She is in prison")
    session.flush()
    assert "Mum was not there." in text_of(look_at(session, letter_id), "meeting")
    assert "prison" not in text_of(look_at(session, letter_id), "meeting")

    set_attended(
        session, mum.id, attended=Attended.COULD_NOT_COME, reason="she had to work.", reason_fit_for_child=True
    )
    session.flush()
    assert "Mum was not there: she had to work." in text_of(look_at(session, letter_id), "meeting")


@pytest.mark.parametrize(
    ("place", "in_words"),
    [
        ("the library", "at the library"),
        ("At the library.", "at the library"),
        ("in the garden", "in the garden"),
        ("Online", "online"),
        ("home", "at home"),
        ("Pip's home", "at home"),
        ("Pip’s", "at home"),
        ("Nan's house", "at Nan's house"),
        ("Video call", "on a video call"),
        ("phone", "on the phone"),
    ],
)
def test_a_place_follows_the_day(place: str, in_words: str) -> None:
    assert place_in_words(place, "Pip") == in_words


def test_words_said_before_the_meeting_tell_when_and_to_whom(session: Session) -> None:
    held, letter_id = begun(session)
    for heard_by, how, said_on in (("Maren", "by text", date(2026, 3, 2)), ("Joss", None, date(2026, 3, 4))):
        session.add(ChildsWords(child_id=held.child_id, words="Please.", said_on=said_on, heard_by=heard_by, how=how))
    session.flush()

    assert [one.source for one in look_at(session, letter_id).offered] == [
        "You told me on Monday 2 March, by text.",
        "You told Joss on Wednesday 4 March.",
        None,
    ]


def test_words_of_an_earlier_review_are_not_offered_again(session: Session) -> None:
    held, letter_id = begun(session)
    session.add_all(
        [
            Review(child_id=held.child_id, held_on=date(2025, 9, 10), status=ReviewStatus.COMPLETED),
            ChildsWords(child_id=held.child_id, words="I want a dog.", said_on=date(2025, 9, 10)),
        ]
    )
    session.flush()

    assert [one.words for one in look_at(session, letter_id).offered] == ["I want Nan to see my den."]


@pytest.mark.parametrize(
    ("about", "missing"),
    [
        (Circumstances(officer_phone=None), "your telephone number"),
        (Circumstances(next_review_on=None), "the next meeting's date"),
        (Circumstances(plan=None), "the plan for home, in one sentence to the child"),
        (Circumstances(known_as=None), "the name the child likes"),
    ],
)
def test_what_the_records_lack_is_named(session: Session, about: Circumstances, missing: str) -> None:
    _, letter_id = begun(session, about)

    assert missing in look_at(session, letter_id).draft.missing


def test_a_letter_without_problems_is_printed_and_one_with_them_is_refused(session: Session) -> None:
    held, letter_id = begun(session)
    with pytest.raises(LetterIsNotReady):
        letter_content(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    write_everything(session, letter_id, held.words_id)

    assert letter_content(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS).greeting == "Dear Pip,"


def test_a_number_nobody_rang_for_a_year_is_warned_of(session: Session) -> None:
    _, letter_id = begun(session)
    keep_help_line(session, kind="advocate", name="Bea", telephone="08081 570112", at=NOON.replace(year=2025, month=2))
    session.flush()

    assert look_at(session, letter_id).warnings == (
        "The number of Bea was last checked on 12 February 2025. Ring it before this letter goes out.",
    )


def test_a_number_checked_within_the_year_is_not_warned_of(session: Session) -> None:
    _, letter_id = begun(session)

    assert look_at(session, letter_id).warnings == ()


def test_a_number_that_was_never_checked_is_warned_of(session: Session) -> None:
    _, letter_id = begun(session)
    session.add(HelpLine(name="Help at Hand", kind="commissioner", telephone="08081 570139"))
    session.flush()

    assert "was never checked" in look_at(session, letter_id).warnings[0]


def test_a_damaged_template_becomes_the_plain_letter_with_a_word_to_the_officer(session: Session) -> None:
    _, letter_id = begun(session)
    save_section(session, letter_id, "opening", text="Hello.")
    session.get_one(Letter, letter_id).template = "review_of_another_version"
    session.flush()
    shown = look_at(session, letter_id)

    assert shown.draft.template == "plain"
    assert text_of(shown, "opening") == "Hello."
    assert shown.warnings[0].startswith("The template 'review_of_another_version' cannot be opened.")


def test_a_letter_that_is_not_here_is_said_so(session: Session) -> None:
    with pytest.raises(LetterIsNotHere):
        look_at(session, UUID(int=9))


def test_the_reference_says_nothing_about_the_child(session: Session) -> None:
    _, letter_id = begun(session)
    reference = look_at(session, letter_id).facts.reference

    assert reference.startswith(f"{HELD_ON:%Y%m%d}-")
    assert "7337" not in reference
    assert "Pip" not in reference


def test_the_newest_finished_letter_of_a_template_is_found(session: Session) -> None:
    held, letter_id = begun(session)
    assert newest_finished(session, "review_8_11") is None
    write_everything(session, letter_id, held.words_id)
    finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    session.flush()

    assert newest_finished(session, "review_8_11") == look_at(session, letter_id).content
    assert newest_finished(session, "plain") is None
