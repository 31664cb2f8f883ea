"""The letter studio in words: what is written, what the page says, what is missing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iro_desktop.actions.letters import finish_letter, reopen_letter, start_letter
from iro_desktop.letters.checks import Problem, ProblemKind
from iro_desktop.letters.content import Bullets, LetterContent, LetterLook, Paragraph, Quote, Section
from iro_desktop.models.ids import new_id
from iro_desktop.queries.letter_words import OfferedWords
from iro_desktop.queries.letters import Studio
from iro_desktop.store.store import Session
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.viewmodel import Typed, TypedDecision
from tests.held_review import (
    BANK_HOLIDAYS,
    NOON,
    TODAY,
    Circumstances,
    add_held_review,
    look_at,
    write_everything,
)
from tests.store.stores import store_in

NOTHING_TYPED = Typed({}, {})


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    store = store_in(tmp_path)
    with store.transaction() as session:
        yield session
    store.close()


def written(session: Session, about: Circumstances | None = None) -> Studio:
    """A letter in which every question is answered."""
    held = add_held_review(session, about)
    letter_id = start_letter(session, held.review_id, today=TODAY)
    write_everything(session, letter_id, held.words_id)
    return look_at(session, letter_id)


def begun(session: Session, about: Circumstances | None = None) -> Studio:
    held = add_held_review(session, about)
    return look_at(session, start_letter(session, held.review_id, today=TODAY))


def words_of(checks: tuple[viewmodel.Check, ...]) -> list[tuple[str, bool]]:
    return [(check.words, check.done) for check in checks]


def test_what_is_typed_counts_before_it_is_saved(session: Session) -> None:
    studio = begun(session)
    now = viewmodel.live(studio, Typed({"opening": "Hello."}, {}))

    assert now.draft.sections[0].text == "Hello."
    assert "opening" not in {problem.section for problem in now.problems}


def test_a_decision_that_is_typed_counts_before_it_is_saved(session: Session) -> None:
    studio = written(session)
    second = studio.decisions[1].decision_id
    now = viewmodel.live(studio, Typed({}, {second: TypedDecision("Ada will come.", "Ada", None)}))

    assert [fact.child_wording for fact in now.facts.decisions][1] == "Ada will come."
    assert [problem.sentence for problem in now.problems] == [
        "Decision 2 has no date. Pip would not know when it will happen."
    ]


def test_the_officer_stays_i_when_nobody_touched_the_name(session: Session) -> None:
    studio = written(session)
    third = studio.decisions[2]
    typed = TypedDecision(third.child_wording, third.owner_name or "", third.due_on)

    assert viewmodel.live(studio, Typed({}, {third.decision_id: typed})).facts == studio.facts


def test_the_page_names_what_is_not_known_yet(session: Session) -> None:
    studio = begun(session, Circumstances(next_review_on=None))
    page = viewmodel.page(viewmodel.live(studio, NOTHING_TYPED))
    texts = [block.text for section in page.sections for block in section.blocks if isinstance(block, Paragraph)]

    assert any("Our next meeting is on ‹the next meeting's date›." in text for text in texts)
    assert not any("{" in text for text in texts)


def test_an_unknown_detail_is_words_on_screen_and_its_name_in_the_store() -> None:
    kept = "We meet on {next_meeting_day}. {x} stays."
    shown = viewmodel.to_screen(kept)

    assert shown == "We meet on ‹the next meeting's date›. {x} stays."
    assert viewmodel.from_screen(shown) == kept


def test_words_of_the_officers_own_between_such_marks_stay_as_typed() -> None:
    assert viewmodel.from_screen("She said ‹bonjour› to me") == "She said ‹bonjour› to me"


def test_a_detail_half_taken_out_is_a_problem(session: Session) -> None:
    studio = written(session)
    now = viewmodel.live(studio, Typed({"hard": "We meet on ‹the next mee"}, {}))

    assert [problem.sentence for problem in now.problems] == [
        "A detail in 'What is hard' is only half taken out. Take out the rest of it."
    ]


@pytest.mark.parametrize(
    ("position", "touching", "found"),
    [(0, True, (0, 5)), (0, False, None), (2, False, (0, 5)), (5, False, None), (5, True, (0, 5)), (8, True, None)],
)
def test_a_cursor_is_in_a_detail_or_beside_it(position: int, touching: bool, found: tuple[int, int] | None) -> None:
    assert viewmodel.gap_around("‹day› and", position, touching=touching) == found


def test_a_letter_with_nothing_missing_has_five_ticks(session: Session) -> None:
    assert words_of(viewmodel.checks(viewmodel.live(written(session), NOTHING_TYPED))) == [
        ("All blanks filled", True),
        ("Who and when in all 3", True),
        ("How to reach me", True),
        ("Every character prints", True),
        ("No address to withhold", True),
    ]


def test_what_is_missing_leads_to_its_place(session: Session) -> None:
    studio = begun(session, Circumstances(officer_phone=None))
    typed = Typed(
        {"opening": "Hello \U0001f9ff"},
        {studio.decisions[0].decision_id: TypedDecision("Tunde will come.", "", date(2026, 4, 4))},
    )
    checks = viewmodel.checks(viewmodel.live(studio, typed))

    assert words_of(checks) == [
        ("3 blanks to fill", False),
        ("Who, what or when lacks in 1 of 3", False),
        ("How to reach me: not there yet", False),
        ("A character cannot be printed", False),
        ("No address to withhold", True),
    ]
    places = [(check.problem.section, check.problem.decision) for check in checks if check.problem]
    assert places == [("no_words", None), ("decisions", 1), ("contact", None), ("opening", None)]


def test_a_letter_without_decisions_is_not_asked_who_and_when(session: Session) -> None:
    studio = written(session)
    without = replace(studio, decisions=(), facts=replace(studio.facts, decisions=()))

    assert not any("Who" in words for words, _ in words_of(viewmodel.checks(viewmodel.live(without, NOTHING_TYPED))))


def test_problems_stand_at_their_own_place_once() -> None:
    problems = [
        Problem("opening", "It is empty."),
        Problem("opening", "It is empty."),
        Problem("decisions", "It has no date.", 2, ProblemKind.DECISION),
    ]

    assert viewmodel.problems_at(problems, "opening") == "It is empty."
    assert viewmodel.problems_at(problems, "decisions", 2) == "It has no date."
    assert viewmodel.problems_at(problems, "decisions", 1) == ""


def test_words_are_counted_as_the_child_reads_them() -> None:
    content = LetterContent(
        title="Letter to Pip",
        child_known_as="Pip",
        greeting="Dear Pip,",
        written_on=TODAY,
        from_name="Maren",
        from_role="your reviewing officer",
        reference="1",
        age_band="8-11",
        sections=(
            Section("What you said", (Paragraph("You told me:"), Quote("I want Nan."), Bullets(("one", "two")))),
        ),
        sign_off="From Maren",
        contact_lines=("Maren, phone: 01632 960133",),
        look=LetterLook(),
    )

    assert viewmodel.counted(content, 1) == ("15 words", "1 page")


def test_the_title_says_whose_letter_it_is_and_which_version(session: Session) -> None:
    studio = written(session)

    assert viewmodel.title(studio) == "Letter to Pip"
    assert viewmodel.title(replace(studio, version_number=2)) == "Letter to Pip, version 2"
    assert (viewmodel.for_whom(studio), viewmodel.reading(studio)) == ("For Pip, 10", "written for 8 to 11")
    assert viewmodel.reading(replace(studio, reading_words="7 to 9")) == "reading 7 to 9"


def test_a_child_without_a_name_is_the_animal_and_colour(session: Session) -> None:
    studio = begun(session, Circumstances(known_as=None))

    assert viewmodel.title(studio) == "Letter to the sand hedgehog"


def test_a_finished_letter_says_since_when_and_what_replaces_it(session: Session) -> None:
    studio = written(session)
    finish_letter(session, studio.letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    session.flush()
    finished = look_at(session, studio.letter_id)
    assert viewmodel.finished_sentence(finished, date(2026, 4, 1)) == (
        "This letter was finished on 12 March. It is part of Pip’s record, so it stays as it is."
    )

    reopen_letter(session, studio.letter_id, reason="A wrong day.")
    session.flush()
    assert viewmodel.finished_sentence(look_at(session, studio.letter_id), TODAY).endswith("Version 2 replaces it.")


def test_a_file_is_named_by_its_reference_alone() -> None:
    assert viewmodel.pdf_name("20260310-A1B2C3", "decisions") == "decisions-20260310-A1B2C3.pdf"


@pytest.mark.parametrize(
    ("may_be_shared", "said"),
    [(True, "Pip said this may be shared"), (None, "Nobody has asked Pip yet whether this may be shared")],
)
def test_it_is_said_whether_words_may_be_shared(may_be_shared: bool | None, said: str) -> None:
    offered = OfferedWords(
        words_id=new_id(), words="Please.", source=None, may_be_shared=may_be_shared, in_letter=False
    )

    assert viewmodel.sharing(offered, "Pip") == said
