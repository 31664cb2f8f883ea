"""What the child asked for and the answer, as their letter tells it: every no and not yet with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iro_desktop.letters.content import Paragraph
from iro_desktop.letters.spoken import weekday_and_full_day
from iro_desktop.models.childs_request import RequestAnswer

ANSWERS = {RequestAnswer.YES: "Yes.", RequestAnswer.NOT_YET: "Not yet.", RequestAnswer.NO: "The answer is no."}
"""The answer as a sentence of its own, so that the child can find it."""
_LONGEST_NAMED = 60
_THE_OFFICER = frozenset({"i", "me", "myself"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFact:
    """A request as it stands on the record."""

    asked: str
    answer: RequestAnswer | None = None
    why: str | None = None
    who_decides: str | None = None
    look_again_on: date | None = None


def request_block(request: RequestFact, officer_name: str) -> Paragraph:
    """A request and its answer as the child reads them: asked, answer, why, who decides, when it is looked at again."""
    answer = ANSWERS[request.answer] if request.answer else ""
    again = (
        f"We will look at it again on {weekday_and_full_day(request.look_again_on)}." if request.look_again_on else ""
    )
    sentences = [answer, _sentence(request.why), _who(request, officer_name), again]
    told = " ".join(sentence for sentence in sentences if sentence)
    asked = f"You asked: {request.asked.strip()}"
    return Paragraph(f"{asked}\n{told}" if told else asked, (answer,) if answer else ())


def request_problems(request: RequestFact, child: str) -> Iterator[str]:
    """What a request lacks before the letter can answer it.

    A child who asked and hears nothing back learns not to ask: an answer is needed, and for every no and not yet also
    why, who decides and when it is looked at again.
    """
    named = f"{child} asked: “{_short(request.asked)}”."
    if request.answer is None:
        yield f"{named} There is no answer yet. Say yes, not yet or no where the decisions are."
        return
    if request.answer is RequestAnswer.YES:
        return
    said = "no" if request.answer is RequestAnswer.NO else "not yet"
    if not (request.why or "").strip():
        yield f"{named} The answer is {said}, and nothing says why. Add the reason as {child} can read it."
    if not (request.who_decides or "").strip():
        yield f"{named} The answer is {said}, and nothing says who decides. Add the name."
    if request.look_again_on is None:
        yield f"{named} The answer is {said}, and nothing says when it is looked at again. Add the day."


def _who(request: RequestFact, officer_name: str) -> str:
    who = (request.who_decides or "").strip().rstrip(".")
    if not who or request.answer is RequestAnswer.YES:
        return ""
    if who.casefold() in {*_THE_OFFICER, officer_name.strip().casefold()}:
        return "I decide this."
    return f"{who[0].upper()}{who[1:]} decides this."


def _sentence(text: str | None) -> str:
    said = (text or "").strip()
    if not said:
        return ""
    return said if said[-1] in '.!?…”"' else f"{said}."


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= _LONGEST_NAMED else f"{one_line[: _LONGEST_NAMED - 1].rstrip()}…"
