"""What a resolution is raised for, how it stands and how it ended, in the words of the screen; no Qt."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from iro_desktop.models.resolution import Outcome, RaisedBy, Reason, Tone
from iro_desktop.queries.resolution_reading import AnswerSums
from iro_desktop.ui import words

REASON_WORDS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.PLAN_NOT_COMPLETED: "Care plan not completed",
        Reason.DRIFT: "Drift in the plan",
        Reason.NO_SOCIAL_WORKER_REPORT: "No report, or nobody came",
        Reason.DECISIONS_NOT_FOLLOWED: "Decisions not followed",
        Reason.HEALTH_ASSESSMENT_LATE: "Health assessment late",
        Reason.PEP_LATE: "Education plan late",
        Reason.SINGLE_ASSESSMENT_LATE: "Single assessment late",
        Reason.VISIT_LATE: "Visit late",
        Reason.OTHER_STATUTORY: "Another duty not done",
        Reason.PLAN_NOT_SHARED: "Plan not shared",
        Reason.NO_SOCIAL_WORKER: "No social worker",
        Reason.AGE_ASSESSMENT_LATE: "Age assessment late",
        Reason.THROUGHCARE_LATE: "Late move to Throughcare",
        Reason.NO_PERSONAL_ADVISER: "No personal adviser",
        Reason.HOUSING_PANEL_MISSED: "Housing panel missed",
        Reason.HOME_UNSUITABLE: "Home not right, or not lawful",
        Reason.FAMILY_TIME: "Family time",
        Reason.RIGHTS: "Rights and equal treatment",
        Reason.INTERPRETER: "Interpreter",
        Reason.OTHER: "Something else",
    }
)
OUTCOME_WORDS: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.RESOLVED: "Put right",
        Outcome.WITHDRAWN: "Taken back by me",
        Outcome.OVERTAKEN: "Overtaken by events",
    }
)
HOW_RAISED: Mapping[RaisedBy, str] = MappingProxyType(
    {
        RaisedBy.FORM: "Written here",
        RaisedBy.EMAIL: "By e-mail",
        RaisedBy.CALL: "By a call",
        RaisedBy.IN_REVIEW: "In the review",
    }
)
TONE_WORDS: Mapping[Tone, str] = MappingProxyType(
    {Tone.CHALLENGE: "Not right", Tone.GOOD_PRACTICE: "Well done", Tone.THANKS: "Thanks"}
)
_LONGEST_HEADLINE = 72


def reason_words(key: str) -> str:
    """A reason as people read it; a key from a newer version of the program as it stands."""
    return REASON_WORDS[Reason(key)] if key in tuple(Reason) else key.replace("_", " ")


def reasons_in_words(keys: Sequence[str], other: str | None) -> tuple[str, ...]:
    """Each reason; what was written for “something else” in place of these words."""
    return tuple(
        other.strip() if key == Reason.OTHER and other and other.strip() else reason_words(key) for key in keys
    )


def headline(concern: str) -> str:
    """The first sentence of a concern without its full stop, shortened at a word: “Plan not shared with him”."""
    line = next((" ".join(one.split()) for one in concern.splitlines() if one.strip()), "")
    ends = [place for mark in (". ", "? ", "! ") if (place := line.find(mark)) > 0]
    first = line[: min(ends)] if ends else line.rstrip(".")
    if len(first) <= _LONGEST_HEADLINE:
        return first
    return first[:_LONGEST_HEADLINE].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def whom(name: str | None, role: str | None) -> str:
    """“Grace Adeyemi, team manager”, “the team manager”; empty where nobody is named."""
    if name and role:
        return f"{name}, {role}"
    return name or (_with_article(role) if role else "")


def whom_briefly(name: str | None, role: str | None) -> str:
    """“the team manager”, “Grace Adeyemi”: for a card, where the role says more than a name."""
    return _with_article(role) if role else name or ""


def names(known_as: Sequence[str], *, most: int = 3) -> str:
    """“Sam”, “Sam and Tom”, “Sam, Tom and 4 more”."""
    if len(known_as) <= most:
        return words.listed(known_as)
    return f"{', '.join(known_as[: most - 1])} and {len(known_as) - most + 1} more"


def by_day(on: date, today: date) -> str:
    """“today”, “by Fri 20 March”, “was Fri 20 March”."""
    if on == today:
        return "today"
    return f"{'by' if on > today else 'was'} {words.weekday_and_date(on, today)}"


def answer_sum(sums: AnswerSums) -> str:
    """The sum behind the day of an answer, what was agreed instead, and what the other reading would come to."""
    counts = sums.counts
    other = sums.by_calendar_days if counts.due_on == sums.by_working_days.due_on else sums.by_working_days
    counted = f"{counts.sum_in_full} = {weekday(counts.due_on)}."
    if sums.agreed is not None:
        return f"{weekday(sums.agreed)} was agreed. The council counts {counted}"
    if other.due_on == counts.due_on:
        return counted
    return f"{counted} {other.sum_in_words} would be {weekday(other.due_on)}."


def weekday(on: date) -> str:
    """“Fri 20 March”, the year left out: beside a sum that names its first day."""
    return words.weekday_and_date(on, on)


def _with_article(role: str) -> str:
    lowered = role.casefold()
    if lowered.startswith(("the ", "a ", "an ", "my ", "our ")):
        return role
    return f"the {role}"
