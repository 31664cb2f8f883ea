"""Permanence by the second review: the worked examples."""

import pytest

from iro_desktop.models.permanence import permanence_standing

SENTENCE = "The plan is that you live with Jan and Mike until you are grown up."


@pytest.mark.parametrize(
    ("number", "plans", "sentence", "reason", "can_complete", "prompt"),
    [
        pytest.param(1, (), None, None, True, False, id="the first review: advice only"),
        pytest.param(2, ("LTFOST18",), SENTENCE, None, True, False, id="the normal case"),
        pytest.param(2, ("RETURN6M", "ADOPTION"), SENTENCE, None, True, False, id="two plans side by side"),
        pytest.param(2, ("ADOPTION",), None, None, False, False, id="no sentence for the child"),
        pytest.param(2, (), None, "court has not decided", True, True, id="a reason, and a resolution to think of"),
        pytest.param(2, (), None, None, False, True, id="nothing at all"),
        pytest.param(3, (), None, "still assessing grandmother", True, True, id="every later review until a plan"),
        pytest.param(2, (), None, "   ", False, True, id="a blank reason is none"),
        pytest.param(2, ("ADOPTION",), " ", None, False, False, id="a blank sentence is none"),
        pytest.param(None, (), None, None, True, True, id="nobody knows which review it is: said, not held up"),
        pytest.param(None, ("ADOPTION",), None, None, True, False, id="number not known, sentence missing"),
    ],
)
def test_whether_a_review_can_be_completed(
    *,
    number: int | None,
    plans: tuple[str, ...],
    sentence: str | None,
    reason: str | None,
    can_complete: bool,
    prompt: bool,
) -> None:
    stands = permanence_standing(number, plans, sentence, reason)
    assert (stands.can_complete, stands.resolution_prompt) == (can_complete, prompt)


def test_what_is_missing_is_said_and_nothing_is_said_where_nothing_is() -> None:
    assert permanence_standing(2, ("LTFOST18",), SENTENCE, None).sentence is None
    held_up = permanence_standing(2, (), None, None).sentence
    assert held_up is not None
    assert "Waiting for the court is a reason, not a plan" in held_up
