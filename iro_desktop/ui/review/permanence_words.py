"""The plans for a lasting home in plain words, and how the review stands with them; no Qt."""

from collections.abc import Sequence

from iro_desktop.models.review import PermanencePlan
from iro_desktop.queries.permanence import PermanenceSeen
from iro_desktop.ui.shown import Choice

_PLANS = {
    PermanencePlan.STAY_SUPPORTED_AT_HOME: "Staying at home with support",
    PermanencePlan.RETURN_WITHIN_MONTH: "Going home within a month",
    PermanencePlan.RETURN_WITHIN_6_MONTHS: "Going home within 6 months",
    PermanencePlan.RETURN_LATER: "Going home later",
    PermanencePlan.LONG_TERM_WITH_RELATIVES: "Living with relatives or friends",
    PermanencePlan.LONG_TERM_FOSTERING: "Foster family until 18",
    PermanencePlan.RESIDENTIAL: "Children’s home until 18",
    PermanencePlan.SUPPORTED_LIVING: "Supported living",
    PermanencePlan.ADOPTION: "Adoption",
    PermanencePlan.OTHER: "Another plan",
}
PLANS = tuple(Choice(plan, said) for plan, said in _PLANS.items())
SIDE_BY_SIDE = "Tick several while plans run side by side."


def summary(seen: PermanenceSeen) -> str:
    """“Going home within 6 months, and side by side Adoption”; else what is missing."""
    if seen.plans:
        return plan_words(seen.plans)
    if seen.reason_if_none:
        return "No plan yet, with a reason"
    return "Nothing chosen yet"


def plan_words(plans: Sequence[PermanencePlan]) -> str:
    """The plans in words, those that run side by side apart; empty for none."""
    said = [_PLANS[plan] for plan in plans]
    return " · side by side: ".join(part for part in (*said[:1], ", ".join(said[1:])) if part)


def what_is_missing(seen: PermanenceSeen) -> str:
    """What the second review, and every later one, cannot be closed without; empty where nothing is missing."""
    return seen.standing.sentence or ""


def holds_up(seen: PermanenceSeen) -> bool:
    """Whether the review cannot be closed as it stands."""
    return not seen.standing.can_complete


def asks_why_none(seen: PermanenceSeen, chosen: tuple[str, ...]) -> bool:
    """Whether a reason is asked for: while no plan is ticked, from the second review on or where one is written."""
    return not chosen and (seen.number is None or seen.number > 1 or bool(seen.reason_if_none))
