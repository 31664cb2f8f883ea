"""What a child asked for is answered in their letter: yes, not yet or no, and never without a reason."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.letters.assemble import assemble
from iro_desktop.letters.checks import problems_before_finishing
from iro_desktop.letters.content import Paragraph
from iro_desktop.letters.kinds import REVIEW_TEMPLATES
from iro_desktop.letters.requests import RequestFact, request_block, request_problems
from iro_desktop.models.childs_request import RequestAnswer
from tests.letters.invented import finished_draft, letter_facts
from tests.letters.test_assemble import with_text

RABBIT = RequestFact(
    asked="Can I keep a rabbit?",
    answer=RequestAnswer.NOT_YET,
    why="The garden has no fence",
    who_decides="Joss",
    look_again_on=date(2026, 4, 21),
)


def test_a_not_yet_says_why_who_decides_and_when_it_is_looked_at_again() -> None:
    assert request_block(RABBIT, "Maren") == Paragraph(
        "You asked: Can I keep a rabbit?\n"
        "Not yet. The garden has no fence. Joss decides this. We will look at it again on Tuesday 21 April 2026.",
        ("Not yet.",),
    )


def test_a_yes_needs_no_more_than_yes() -> None:
    yes = RequestFact(asked="Can Nan come?", answer=RequestAnswer.YES, who_decides="Joss")

    assert request_block(yes, "Maren").text == "You asked: Can Nan come?\nYes."
    assert list(request_problems(yes, "Pip")) == []


@pytest.mark.parametrize("who", ["me", "I", "Maren", "maren"])
def test_the_officer_is_i_as_everywhere_in_the_letter(who: str) -> None:
    assert "I decide this." in request_block(replace(RABBIT, who_decides=who), "Maren").text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"answer": None}, "There is no answer yet. Say yes, not yet or no where the decisions are."),
        ({"why": " "}, "The answer is not yet, and nothing says why. Add the reason as Pip can read it."),
        ({"who_decides": None}, "The answer is not yet, and nothing says who decides. Add the name."),
        ({"look_again_on": None}, "The answer is not yet, and nothing says when it is looked at again. Add the day."),
    ],
)
def test_a_request_that_lacks_something_is_said_by_what_was_asked(change: dict[str, str | None], sentence: str) -> None:
    lacking = replace(RABBIT, **change)  # type: ignore[arg-type]  # fields by name

    problems = problems_before_finishing(finished_draft("review_8_11"), letter_facts(requests=(lacking,)))

    assert [(one.section, one.sentence) for one in problems] == [
        ("asked_for", f"Pip asked: “Can I keep a rabbit?”. {sentence}")
    ]


@pytest.mark.parametrize("template", REVIEW_TEMPLATES)
def test_every_letter_has_a_place_for_what_was_asked(template: str) -> None:
    content = assemble(finished_draft(template), letter_facts(requests=(RABBIT,)))

    # Easy read parts it into ideas, each with its picture; the words and their order are the same everywhere.
    texts = [block.text for section in content.sections for block in section.blocks if isinstance(block, Paragraph)]
    assert " ".join(request_block(RABBIT, "Maren").text.split()) in " ".join(" ".join(texts).split())


def test_nothing_asked_and_nothing_typed_leaves_no_heading() -> None:
    content = assemble(with_text(finished_draft("review_8_11"), "asked_for", ""), letter_facts())

    assert "What you asked for" not in [section.heading for section in content.sections]


@given(
    asked=st.text(min_size=1).filter(lambda text: bool(text.strip())),
    answer=st.sampled_from([RequestAnswer.NO, RequestAnswer.NOT_YET]),
    why=st.none() | st.text(max_size=3),
    who=st.none() | st.text(max_size=3),
    again=st.none() | st.dates(),
)
def test_no_request_without_a_whole_answer_passes(
    asked: str, answer: RequestAnswer, why: str | None, who: str | None, again: date | None
) -> None:
    request = RequestFact(asked=asked, answer=answer, why=why, who_decides=who, look_again_on=again)

    lacking = [not (why or "").strip(), not (who or "").strip(), again is None]

    assert len(list(request_problems(request, "Pip"))) == sum(lacking)
