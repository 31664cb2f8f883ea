"""What is said of the child's requests on screen; no Qt."""

from datetime import date

from iro_desktop.models.childs_request import RequestAnswer
from iro_desktop.queries.requests import RequestRow
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice

ANSWERS = (
    Choice(RequestAnswer.YES, "Yes"),
    Choice(RequestAnswer.NOT_YET, "Not yet"),
    Choice(RequestAnswer.NO, "No"),
)
_LONGEST_SAID = 60


def heading(child: str) -> str:
    """“What Sam asked for”."""
    return f"What {child} asked for"


def add_prompt(child: str) -> str:
    """The words in the field for a new one."""
    return f"What did {child} ask for? As near to their words as you can"


def asked_before(row: RequestRow, today: date) -> str:
    """“Asked before, on 12 September 2025”; empty for something new."""
    return f"Asked before, on {words.day_and_month(row.asked_before_on, today)}" if row.asked_before_on else ""


def left_open(row: RequestRow, today: date) -> str:
    """What became of a request of an earlier review so far: “Not yet. To be looked at again on 3 April.”"""
    if row.answer is None:
        return "No answer yet."
    answer = "Not yet." if row.answer is RequestAnswer.NOT_YET else "No."
    again = f" To be looked at again on {words.day_and_month(row.look_again_on, today)}." if row.look_again_on else ""
    return f"{answer}{again}"


def lacking(row: RequestRow, child: str) -> str:
    """What the answer still lacks before the letter can tell it; empty when nothing does."""
    if row.answer is None:
        return f"{child} waits for an answer."
    if row.answer is RequestAnswer.YES:
        return ""
    missing = [
        word
        for word, there in (
            ("why", row.why),
            ("who decides", row.who_decides),
            ("when it is looked at again", row.look_again_on),
        )
        if not there
    ]
    return f"The letter needs {words.listed(missing)}." if missing else ""


def shortened(said: str) -> str:
    """A child's words as they stand on a button."""
    one_line = " ".join(said.split())
    return f"“{one_line}”" if len(one_line) <= _LONGEST_SAID else f"“{one_line[: _LONGEST_SAID - 1].rstrip()}…”"
