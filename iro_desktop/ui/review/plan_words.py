"""What the check of the care plan asks and says; no Qt."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from iro_desktop.models.plan_checks import Verdict
from iro_desktop.models.resolution import Reason
from iro_desktop.queries.plan_checks import CarePlanSeen, PlanQuestion
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.shown import Choice

YES, NO, NOT_LOOKED = "yes", "no", "not looked at"
YES_OR_NO = (Choice(YES, "Yes"), Choice(NO, "Not yet"))
LOOKED_AT = (Choice(YES, "Yes"), Choice(NO, "No"), Choice(NOT_LOOKED, "Not looked at"))
VERDICTS = (
    Choice(Verdict.GOOD, "Good"),
    Choice(Verdict.NEEDS_CHANGES, "Needs changes"),
    Choice(Verdict.NOT_ACCEPTABLE, "Cannot be accepted"),
)
_VERDICT = {
    Verdict.GOOD: "good",
    Verdict.NEEDS_CHANGES: "needs changes",
    Verdict.NOT_ACCEPTABLE: "cannot be accepted",
}


class NotShared(StrEnum):
    """What to do where the child has not seen the plan."""

    GO_ON = "go_on"
    WAIT = "wait"
    CHALLENGE = "challenge"


def yes_or_no(answer: bool | None) -> str | None:
    """The pill that is chosen; None while nobody said or looked."""
    return None if answer is None else YES if answer else NO


def answer_of(pill: object) -> bool | None:
    """The answer behind a pill."""
    return {YES: True, NO: False}.get(pill) if isinstance(pill, str) else None


def questions(name: str) -> Mapping[str, str]:
    """What is looked for in the plan, in the order in which plans are written."""
    ask = PlanQuestion
    return {
        ask.WRITTEN_TO_CHILD: f"It is written to {name}",
        ask.CHILD_CONTRIBUTED: f"{capital(name)} helped to write it",
        ask.CHILDS_VIEWS: f"It says what {name} thinks",
        ask.IDENTITY: "Identity: culture, faith, language",
        ask.NEEDS: "How each need is met",
        ask.FAMILY_CONNECTIONS: "Family and people who matter",
        ask.PERMANENCE: "Permanence is clear",
        ask.PARALLEL_PLANS: "Plans side by side, in case one fails",
        ask.HEALTH: "Health plan",
        ask.EDUCATION: "Education plan (PEP), Pupil Premium",
        ask.PLACEMENT: "Plan for the home",
        ask.FAMILY_TIME: "Seeing family: who and how often",
        ask.CONTINGENCY: "What happens if it cannot be followed",
        ask.AMENDED: "Changed as you asked last time",
    }


def looked_at_summary(plan: CarePlanSeen) -> str:
    """“9 of 14 looked at, 2 missing · the manager checked it”: the fold's one line."""
    seen = [answer for answer in plan.answers.values() if answer is not None]
    if not seen and plan.manager_checked is None:
        return "Nothing looked at yet"
    missing = seen.count(False)
    parts = [f"{len(seen)} of {len(plan.answers)} looked at" + (f", {missing} missing" if missing else "")]
    if plan.manager_checked is not None:
        parts.append("the manager checked it" if plan.manager_checked else "no manager has checked it")
    return " · ".join(parts)


def summary(plan: CarePlanSeen, name: str, today: date) -> str:
    """“Came 3 March · Sam has seen it · good”: how the plan stands, for the head of a folded section."""
    if plan.present is None and plan.shared is None:
        return "Nobody has said yet whether the plan has come"
    parts = []
    if plan.present is False:
        parts.append("The plan has not come")
    elif plan.present:
        parts.append(f"Came {words.day_and_month(plan.received_on, today)}" if plan.received_on else "Came")
    if plan.shared is not None:
        parts.append(f"{name} has {'' if plan.shared else 'not '}seen it")
    if plan.verdict is not None:
        parts.append(_VERDICT[plan.verdict])
    return capital(" · ".join(parts))


def not_shared_title(plan: CarePlanSeen, name: str) -> str:
    """“Sam has not seen the plan.”; empty where that is not so."""
    return f"{capital(name)} has not seen the plan." if plan.shared is False else ""


def ways_on(*, begun: bool) -> tuple[Choice, ...]:
    """What can be done where the child has not seen the plan: before the review begins it moves, then it adjourns."""
    wait = "Adjourn" if begun else "Move the review"
    return (
        Choice(NotShared.GO_ON, "Go on, and say why"),
        Choice(NotShared.WAIT, wait),
        Choice(NotShared.CHALLENGE, f"{wait} and challenge"),
    )


def way_chosen(plan: CarePlanSeen) -> str | None:
    """The way that is on record."""
    return NotShared.GO_ON if plan.went_on_without_sharing else None


def how_to_adjourn(way: object) -> str:
    """What to do in the meeting, once it has begun; empty for a way that needs no adjournment."""
    if way == NotShared.WAIT:
        return "Adjourn in the step Meet. Choose “had not seen the plan” as the reason."
    if way == NotShared.CHALLENGE:
        return "Raise the resolution here. Then adjourn in the step Meet, and tick there that one was started."
    return ""


CHALLENGE = "A resolution is to be started."
"""What stands with a move that is meant as a challenge."""


def what_to_raise(plan: CarePlanSeen, name: str) -> tuple[str, tuple[Reason, ...]]:
    """What is not right about the plan, in a line, and the reasons it counts under; empty where all is well."""
    if plan.present is False:
        return f"The care plan for {name} has not come.", (Reason.PLAN_NOT_COMPLETED,)
    if plan.shared is False:
        return f"The care plan has not been shared with {name}.", (Reason.PLAN_NOT_SHARED,)
    if plan.verdict is Verdict.NOT_ACCEPTABLE:
        return f"The care plan for {name} cannot be accepted.", (Reason.PLAN_NOT_COMPLETED,)
    if plan.verdict is Verdict.NEEDS_CHANGES:
        changes = (plan.changes_wanted or "").strip()
        return f"The care plan for {name} needs changes." + (f" {changes}" if changes else ""), (
            Reason.PLAN_NOT_COMPLETED,
        )
    return "", ()


def problem_with_verdict(present: bool | None, verdict: object) -> str:
    """Why a plan cannot be judged yet; empty where it can."""
    if verdict is None or present:
        return ""
    return "There is no plan to judge yet. Say first that it has come."


def problem_with_day(on: date | None, today: date) -> str:
    """Why a day on which something happened cannot be kept; empty where it can."""
    return "This day must be today or earlier." if on is not None and on > today else ""


def wants_changes(verdict: object) -> bool:
    """Whether it is asked what must change."""
    return verdict in (Verdict.NEEDS_CHANGES, Verdict.NOT_ACCEPTABLE)


def what_now(plan: CarePlanSeen, *, begun: bool) -> str:
    """What can be done with a plan that cannot be accepted; empty for any other."""
    if plan.verdict is not Verdict.NOT_ACCEPTABLE:
        return ""
    way = "Adjourn the review in Meet" if begun else "Move the review, under “What kind of review”,"
    return f"{way} until the plan can be accepted."


def changes_gap(plan: CarePlanSeen) -> str:
    """What a verdict that wants changes still lacks; empty where it lacks nothing."""
    if not wants_changes(plan.verdict):
        return ""
    lacking = [
        *([] if plan.changes_wanted else ["what must change"]),
        *([] if plan.changes_by else ["by when"]),
    ]
    return f"Say {words.listed(lacking)}." if lacking else ""
