"""The short letter about a midway check: what it takes from the records, and what it never tells."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from iro_desktop.actions.letters import (
    choose_template,
    finish_letter,
    put_words_in,
    reopen_letter,
    save_section,
    start_letter,
    start_midway_letter,
)
from iro_desktop.actions.midway import change_check, close_check
from iro_desktop.actions.midway_decisions import look_at_decision
from iro_desktop.actions.midway_talks import say_spoken
from iro_desktop.letters.checks import LetterIsNotReady
from iro_desktop.letters.layout import render_pdf
from iro_desktop.models.audience import CHILD, LETTER
from iro_desktop.models.child import AgeBand, Child, Home
from iro_desktop.models.consultation import ChildsWords, WithWhom
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.midway import MidwayCheck, SpokenWith, midway_id
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Decision, DecisionStatus
from iro_desktop.queries.letters import Studio, studio
from iro_desktop.queries.what_is_due import papers_of
from tests.letters.reading import squeezed, text_of
from tests.midway_room import BANK_HOLIDAYS, NOW, STREET, TODAY, Midway, add_midway
from tests.store.stores import Clock, store_in

TYPED = {
    "opening": "You asked for the short version.",
    "asked": "I asked Priya to make the first call by Friday 1 May.",
    "ending": "The goose was the best of all.",
}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path, Clock(NOW))
    with store.transaction() as opened:
        yield opened
    store.close()


@pytest.fixture
def room(session: Session) -> Midway:
    made = add_midway(session)
    found = (
        (DecisionStatus.DONE, "You read me the last page."),
        (DecisionStatus.NOT_DONE, "No call since March."),
        (DecisionStatus.PARTLY, "You have been twice."),
    )
    for decision, (status, line) in zip(made.decisions, found, strict=True):
        look_at_decision(session, decision, status=status, text=line, at=NOW, by="Maren")
    say_spoken(session, made.review_id, whom=WithWhom.CHILD, spoken=SpokenWith.SPOKE, at=NOW)
    change_check(session, made.review_id, at=NOW, changes="Mum has moved in with somebody.", next_step="Ring Amina.")
    close_check(session, made.review_id, at=NOW, by="Maren", bank_holidays=BANK_HOLIDAYS)
    session.flush()
    return made


def letter_of(session: Session, room: Midway) -> Studio:
    letter_id = start_midway_letter(session, room.review_id, today=TODAY)
    session.flush()
    return studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def promises(shown: Studio) -> str:
    return next(section.text for section in shown.draft.sections if section.key == "promises")


def test_it_is_begun_for_the_childs_age_and_belongs_to_the_check(session: Session, room: Midway) -> None:
    shown = letter_of(session, room)

    letter = session.get_one(Letter, shown.letter_id)
    assert (letter.template, letter.midway_id, letter.review_id, letter.age_band) == (
        "midway_12_15",
        midway_id(room.review_id),
        None,
        AgeBand.FROM_12_TO_15,
    )
    assert start_midway_letter(session, room.review_id, today=TODAY) == letter.id


def test_it_never_stands_for_the_reviews_own_letter(session: Session, room: Midway) -> None:
    finished(session, room)

    papers = papers_of(session, TODAY, BANK_HOLIDAYS)[room.child_id]
    assert papers.letter_by is not None
    assert start_letter(session, room.review_id, today=TODAY) != start_midway_letter(
        session, room.review_id, today=TODAY
    )


def test_it_begins_with_what_was_promised_and_what_became_of_it(session: Session, room: Midway) -> None:
    assert promises(letter_of(session, room)).splitlines() == [
        "- Priya will finish your book with you. Priya Green, by Friday 10 April. Done. You read me the last page.",
        "- Priya will set up calls with Tom. Priya Green, by Friday 3 April. Not done. No call since March.",
        "- Jan will take you to the drama group. Jan Ellery, by Friday 1 May. Partly done. You have been twice.",
    ]


def test_what_the_check_keeps_for_adults_is_nowhere_in_it(session: Session, room: Midway) -> None:
    finished(session, room)
    letter_id = start_midway_letter(session, room.review_id, today=TODAY)
    content = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS).content

    printed = squeezed(text_of(render_pdf(content)))
    for words in ("Mum has moved in", "Ring Amina", STREET, "QX9 1ZZ", "Life story book, the last two parts"):
        assert squeezed(words) not in printed


def test_a_decision_that_is_not_for_the_child_is_not_told(session: Session, room: Midway) -> None:
    for decision, mark in zip(room.decisions[:2], (CHILD, LETTER), strict=True):
        session.get_one(Decision, decision).not_for = (mark,)
    session.flush()

    assert [line[:5] for line in promises(letter_of(session, room)).splitlines()] == ["- Jan"]


def test_a_line_with_an_address_in_it_stays_out(session: Session, room: Midway) -> None:
    reopen_check(session, room)
    text = "Done at 4, thistle row."
    look_at_decision(session, room.decisions[0], status=DecisionStatus.DONE, text=text, at=NOW, by=None)
    session.flush()

    first = promises(letter_of(session, room)).splitlines()[0]
    assert first.endswith("by Friday 10 April. Done.")


def reopen_check(session: Session, room: Midway) -> None:
    session.get_one(MidwayCheck, midway_id(room.review_id)).closed_at = None


def test_the_lines_of_a_check_that_is_not_for_the_child_stay_out(session: Session, room: Midway) -> None:
    session.get_one(MidwayCheck, midway_id(room.review_id)).not_for = (CHILD,)

    assert promises(letter_of(session, room)).splitlines()[0].endswith("Done.")


def test_the_letter_follows_the_decisions_until_the_officer_writes(session: Session, room: Midway) -> None:
    shown = letter_of(session, room)
    reopen_check(session, room)
    look_at_decision(session, room.decisions[1], status=DecisionStatus.DONE, text="Tom rang.", at=NOW, by=None)
    session.flush()
    assert "Done. Tom rang." in promises(letter_of(session, room))

    save_section(session, shown.letter_id, "promises", text="Tom rang you. You did it.")
    session.flush()
    assert promises(letter_of(session, room)) == "Tom rang you. You did it."


def test_what_it_cannot_say_by_itself_is_said_to_the_officer(session: Session, room: Midway) -> None:
    session.get_one(Decision, room.decisions[0]).child_wording = ""
    session.get_one(Decision, room.decisions[1]).status = DecisionStatus.NOT_ACCEPTED
    session.get_one(Decision, room.decisions[2]).status = DecisionStatus.OPEN
    session.flush()

    shown = letter_of(session, room)
    assert shown.warnings[:3] == (
        "Decision 1 has no words for the child, so the letter does not begin with it.",
        "The team manager did not agree to decision 2. Say so in your own words.",
        "Decision 3 was not looked at, so the letter does not begin with it.",
    )
    assert any("what was promised and what became of it" in one.sentence for one in shown.problems)


def test_the_lines_that_only_the_officer_can_write_are_asked_for(session: Session, room: Midway) -> None:
    shown = letter_of(session, room)

    assert {problem.section for problem in shown.problems} == {"opening", "asked", "ending"}
    with pytest.raises(LetterIsNotReady):
        finish_letter(session, shown.letter_id, at=NOW, today=TODAY, bank_holidays=BANK_HOLIDAYS)


def test_a_withheld_address_keeps_it_from_being_finished(session: Session, room: Midway) -> None:
    session.query(Home).one().withheld_from = ("Mum",)
    shown = letter_of(session, room)
    save_section(session, shown.letter_id, "asked", text=f"Priya will come to {STREET}.")
    session.flush()

    again = studio(session, shown.letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    assert any("withheld from somebody" in problem.sentence for problem in again.problems)


def finished(session: Session, room: Midway) -> Letter:
    letter_id = start_midway_letter(session, room.review_id, today=TODAY)
    session.flush()
    for key, text in TYPED.items():
        save_section(session, letter_id, key, text=text)
    session.flush()
    finish_letter(session, letter_id, at=NOW, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    session.flush()
    return session.get_one(Letter, letter_id)


def test_it_is_finished_and_frozen_like_every_letter(session: Session, room: Midway) -> None:
    letter = finished(session, room)

    assert (letter.status, letter.written_on) == (LetterStatus.FINISHED, TODAY)
    again = session.get_one(Letter, reopen_letter(session, letter.id, reason="A date was wrong"))
    assert (again.midway_id, again.review_id, again.version_number) == (letter.midway_id, None, 2)
    session.flush()
    assert start_midway_letter(session, room.review_id, today=TODAY) == again.id


def test_words_since_the_review_are_offered_and_older_ones_are_not(session: Session, room: Midway) -> None:
    for on, words in ((date(2026, 3, 1), "Before."), (date(2026, 4, 20), "Do not be horrible to Priya.")):
        session.add(ChildsWords(child_id=room.child_id, words=words, said_on=on, may_be_shared=True))
    session.flush()

    shown = letter_of(session, room)
    assert [one.words for one in shown.offered] == ["Do not be horrible to Priya."]
    put_words_in(session, shown.letter_id, shown.offered[0].words_id)


@pytest.mark.parametrize("template", ["review_12_15", "plain", "goodbye"])
def test_it_is_written_from_its_own_templates_alone(session: Session, room: Midway, template: str) -> None:
    shown = letter_of(session, room)

    with pytest.raises(Refused, match="Nothing was changed"):
        choose_template(session, shown.letter_id, template=template)
    choose_template(session, shown.letter_id, template="midway_8_11")


def test_a_review_letter_is_not_written_from_a_midway_template(session: Session, room: Midway) -> None:
    letter_id = start_letter(session, room.review_id, today=TODAY)
    session.flush()

    with pytest.raises(Refused, match="tells about a review"):
        choose_template(session, letter_id, template="midway_8_11")


def test_where_nobody_knows_the_age_it_is_begun_in_plain_words(session: Session, room: Midway) -> None:
    session.get_one(Child, room.child_id).date_of_birth = None
    session.flush()

    letter = session.get_one(Letter, start_midway_letter(session, room.review_id, today=TODAY))
    assert letter.template == "midway_8_11"


def test_there_is_no_letter_about_a_check_that_was_never_begun(session: Session) -> None:
    untouched = add_midway(session, number="31", known_as="Pip")

    with pytest.raises(Refused):
        start_midway_letter(session, untouched.review_id, today=TODAY)
