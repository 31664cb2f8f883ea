"""How the short letter begins: each promise as its letter said it, what became of it, and what shows it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.letters.assemble import DecisionFact
from iro_desktop.letters.promises import BECAME, PromiseFact, is_told, promises_text
from iro_desktop.models.review import DecisionStatus
from tests.letters.invented import DECISIONS


def promise(became: DecisionStatus, line: str = "", *, decision: DecisionFact = DECISIONS[0]) -> PromiseFact:
    return PromiseFact(decision, became, line)


@pytest.mark.parametrize(
    ("became", "line", "said"),
    [
        (DecisionStatus.DONE, "You went on the bus", "Done. You went on the bus."),
        (DecisionStatus.PARTLY, "Two of three!", "Partly done. Two of three!"),
        (DecisionStatus.NOT_DONE, "", "Not done."),
        (DecisionStatus.OVERTAKEN, "Nan moved next\n door.", "Not needed any more. Nan moved next door."),
    ],
)
def test_a_promise_is_a_line_with_what_became_of_it(became: DecisionStatus, line: str, said: str) -> None:
    assert (
        promises_text([promise(became, line)], "Maren")
        == f"- Tunde will take you to see Nan. By Saturday 4 April. {said}"
    )


def test_the_officer_is_i() -> None:
    text = promises_text([promise(DecisionStatus.DONE, decision=DECISIONS[3])], "Maren")
    assert text is not None
    assert text.startswith("- I will find out when you see the dentist")


def test_a_wording_without_an_end_gets_one() -> None:
    text = promises_text([promise(DecisionStatus.NOT_DONE, decision=DECISIONS[1])], "Maren")
    assert text == "- Joss will sign you up for climbing club before the Easter holiday. Not done."


@pytest.mark.parametrize("became", [DecisionStatus.OPEN, DecisionStatus.NOT_ACCEPTED])
def test_what_only_the_officer_can_say_is_left_to_them(became: DecisionStatus) -> None:
    assert promises_text([promise(became)], "Maren") is None


def test_no_words_for_the_child_no_line() -> None:
    unworded = DecisionFact(number=1, wording="For adults", child_wording=" ", due_on=date(2026, 4, 4))
    assert promises_text([promise(DecisionStatus.DONE, decision=unworded)], "Maren") is None


@given(
    line=st.text(max_size=60),
    became=st.sampled_from(DecisionStatus),
)
def test_every_line_stands_on_its_own_and_says_what_became_of_it(line: str, became: DecisionStatus) -> None:
    one = promise(became, line)
    text = promises_text([one], "Maren")

    assert (text is not None) == is_told(one)
    if text is not None:
        assert text.startswith("- ")
        assert len(text.splitlines()) == 1
        assert BECAME[became] in text
