"""The details a template may ask for, and how they are put into its text."""

import re
from collections.abc import Mapping

DETAILS: Mapping[str, str] = {
    "child_known_as": "the name the child likes",
    "officer_name": "your name",
    "officer_phone": "your telephone number",
    "officer_email": "your email address",
    "meeting_day": "the day of the meeting",
    "meeting_place": "where the meeting was",
    "who_came": "who came to the meeting",
    "who_was_not_there": "who was not at the meeting",
    "plan": "the plan for home, in one sentence to the child",
    "promises": "what was promised and what became of it",
    "next_check_day": "the day you will check what has been done",
    "next_meeting_day": "the next meeting's date",
    "advocate_name": "the advocate's name",
    "advocate_phone": "the advocate's telephone number",
    "help_line_name": "the name of a help line",
    "help_line_phone": "the help line's telephone number",
    "complaints_phone": "the complaints team's telephone number",
    "recipient_name": "the name of whoever the letter is to",
    "child_age": "the child's age",
    "turns": "the age that this birthday brings",
    "social_worker": "the social worker's name",
    "review_day": "the day of the review",
    "review_hour": "the hour of the review",
    "review_place": "where the review will be",
    "plan_by_day": "the day by which the plan should have been seen",
    "last_review_day": "the day of the last review",
    "coming_review_day": "the day planned for the next review",
    "goes_on_day": "the day on which the review goes on",
    "directions": "what must be done before the review goes on",
    "officer_before": "the reviewing officer before you",
    "officer_after": "the reviewing officer after you",
    "handover_day": "the day on which the reviewing officer changes",
    "decisions_for_reader": "what was decided, as far as this reader may know",
    "feedback_form": "the questions of the feedback form",
}
"""Each detail's name in a template, and what the officer is told is missing."""
ASKED_AGAIN: Mapping[str, str] = {
    "asked_name": "a name",
    "asked_person": "who it is, such as he or she",
    "asked_number": "a number or an age",
    "asked_day": "a day",
    "asked_said": "what was said",
}
"""What a letter that began from a brother's or sister's asks again (`asked_again.py`). No template asks for these."""
ALL_GAPS: Mapping[str, str] = {**DETAILS, **ASKED_AGAIN}
"""Everything that may stand open in a draft."""

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
_SEVERAL_EMPTY_LINES = re.compile(r"\n{3,}")


def placeholders_in(text: str) -> tuple[str, ...]:
    """The names in curly brackets that stand in a text, each once, in order."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(text)))


def start_from(text: str, details: Mapping[str, str | None]) -> str:
    """A template's text with what is known filled in and the optional passages settled.

    A detail that is not known keeps its curly brackets, so that it is seen and asked for.
    """
    lines = [_without_optional(line, details) for line in text.splitlines()]
    settled = "\n".join(line for line in lines if line is not None)
    return _SEVERAL_EMPTY_LINES.sub("\n\n", fill_in(settled, details)).strip()


def fill_in(text: str, details: Mapping[str, str | None]) -> str:
    """The text with every known detail in its place. What a detail says is never searched for more."""

    def known(match: re.Match[str]) -> str:
        return details.get(match[1]) or match[0]

    return _PLACEHOLDER.sub(known, text)


def _without_optional(line: str, details: Mapping[str, str | None]) -> str | None:
    """The line with its optional passages in or out; None when leaving them out leaves nothing."""

    def kept(match: re.Match[str]) -> str:
        return match[1] if all(details.get(name) for name in placeholders_in(match[1])) else ""

    settled = _OPTIONAL.sub(kept, line)
    return None if line.strip() and not settled.strip() else settled.rstrip()
