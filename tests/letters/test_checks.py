"""What stands between a draft and a letter that may leave, in sentences an officer can act on."""

from dataclasses import replace

import pytest

from iro_desktop.letters.assemble import DecisionFact, QuoteFact
from iro_desktop.letters.checks import LetterIsNotReady, problems_before_finishing, ready_letter
from iro_desktop.letters.content import LetterFont, LetterLook
from iro_desktop.letters.kinds import ALL_TEMPLATES, REVIEW_TEMPLATES
from iro_desktop.letters.templates import Draft, fill, load_template
from tests.letters.invented import DECISIONS, DETAILS, finished_draft, letter_facts
from tests.letters.test_assemble import with_text


def sentences(draft: Draft, **facts: object) -> list[str]:
    return [problem.sentence for problem in problems_before_finishing(draft, letter_facts(**facts))]


@pytest.mark.parametrize("template", ALL_TEMPLATES)
def test_a_letter_with_everything_answered_is_ready(template: str) -> None:
    assert sentences(finished_draft(template)) == []
    assert ready_letter(finished_draft(template), letter_facts()).child_known_as == "Pip"


@pytest.mark.parametrize("template", REVIEW_TEMPLATES)
def test_a_fresh_draft_asks_for_the_lines_that_only_the_officer_can_write(template: str) -> None:
    problems = problems_before_finishing(fill(load_template(template), DETAILS), letter_facts())
    assert {problem.section for problem in problems} >= {"opening", "going_well", "ending"}


def test_an_unanswered_question_is_asked_again_by_its_section() -> None:
    draft = with_text(finished_draft("review_8_11"), "going_well", "")
    assert sentences(draft) == [
        "'What we are proud of' is still empty. What are two true things that somebody saw this child do? "
        "Say what they did, not what they are like."
    ]


def test_a_detail_that_is_not_known_is_asked_for_by_name() -> None:
    draft = with_text(finished_draft("review_8_11"), "next", "We meet on {next_meeting_day}.")
    assert sentences(draft) == ["'What happens next' still needs the next meeting's date. Add it, or type it there."]


def test_a_detail_that_does_not_exist_is_never_a_blank() -> None:
    draft = with_text(finished_draft("review_8_11"), "hard", "Ask {school_nurse} about it.")
    assert sentences(draft) == [
        "The template asks for 'school_nurse'. There is no such detail. Type it, or take it out."
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"due_on": None}, "Decision 3 has no date. Pip would not know when it will happen."),
        ({"owner_name": None}, "Decision 3 has no name. Pip would not know who will do it."),
        ({"owner_name": "  "}, "Decision 3 has no name. Pip would not know who will do it."),
        ({"child_wording": ""}, "Decision 3 has no words for Pip yet. Write it as Pip would say it."),
        (
            {"child_wording": "Ask {advocate_name}."},
            "Decision 3 still needs the advocate's name. Add it, or type it there.",
        ),
    ],
)
def test_a_decision_says_what_who_and_when(change: dict[str, str | None], sentence: str) -> None:
    decisions: tuple[DecisionFact, ...] = tuple(
        replace(decision, **change) if decision.number == 3 else decision  # type: ignore[arg-type]  # fields by name
        for decision in DECISIONS
    )
    problems = problems_before_finishing(finished_draft("review_8_11"), letter_facts(decisions=decisions))
    assert [(problem.sentence, problem.decision) for problem in problems] == [(sentence, 3)]


def test_a_childs_own_measure_of_time_does_not_stand_in_for_the_date() -> None:
    decision = replace(DECISIONS[1], due_on=None)
    assert sentences(finished_draft("review_8_11"), decisions=(decision,)) == [
        "Decision 2 has no date. Pip would not know when it will happen."
    ]


def test_a_letter_needs_a_name_to_write_to() -> None:
    nameless = fill(load_template("review_8_11"), {**DETAILS, "child_known_as": None})
    draft = replace(finished_draft("review_8_11"), greeting=nameless.greeting)
    assert sentences(draft, child_known_as=None) == ["There is no name to write to. Add the name that the child likes."]


def test_no_words_and_no_reason_is_a_question_to_the_officer() -> None:
    assert sentences(finished_draft("review_8_11"), quotes=()) == [
        "None of Pip's own words are here. Choose some, or say why there are none."
    ]
    assert sentences(finished_draft("review_8_11"), quotes=(QuoteFact(" \n"),)) != []


def test_a_reason_is_enough_where_there_are_no_words() -> None:
    draft = finished_draft("review_8_11")
    (section,) = [section for section in draft.sections if section.key == "no_words"]
    assert sentences(with_text(draft, "no_words", section.choices[0]), quotes=()) == []


def test_a_letter_without_a_way_to_answer_is_not_finished() -> None:
    draft = with_text(finished_draft("review_8_11"), "contact", "- \n")
    assert sentences(draft) == ["The letter does not say how Pip can reach you. Add a telephone number."]


def test_a_character_that_cannot_be_printed_is_named_with_its_place() -> None:
    assert sentences(finished_draft("review_8_11"), quotes=(QuoteFact("I like 🐻"),)) == [
        "The letter has a character this font cannot print: '🐻' (bear face) in 'What you said'. "
        "Type it another way, or take it out."
    ]


def test_many_characters_that_cannot_be_printed_are_counted() -> None:
    draft = with_text(finished_draft("review_8_11"), "ending", "مع السلامة")
    (sentence,) = sentences(draft)
    assert sentence.startswith("The letter has characters this font cannot print: 'م' (arabic letter meem), ")
    assert " and 3 more in 'The last line'." in sentence


def test_half_a_character_is_named_too() -> None:
    (sentence,) = sentences(with_text(finished_draft("plain"), "ending", "Bye \ud83d"))
    assert "(character number 55357)" in sentence
    sentence.encode("utf-8")


def test_a_letter_that_another_typeface_behind_it_can_print_is_no_problem() -> None:
    look = LetterLook(font=LetterFont.ATKINSON)
    assert sentences(finished_draft("review_8_11"), quotes=(QuoteFact("Nguyễn said so"),), look=look) == []


def test_what_the_child_said_is_never_read_as_a_blank() -> None:
    assert sentences(finished_draft("review_8_11"), quotes=(QuoteFact("{advocate_name} is a funny word"),)) == []


def test_a_letter_that_is_not_ready_is_refused_with_every_reason() -> None:
    draft = with_text(with_text(finished_draft("plain"), "opening", ""), "ending", "")
    with pytest.raises(LetterIsNotReady) as refused:
        ready_letter(draft, letter_facts())
    assert [problem.section for problem in refused.value.problems] == ["opening", "ending"]
    assert len(refused.value.sentence.splitlines()) == 2
