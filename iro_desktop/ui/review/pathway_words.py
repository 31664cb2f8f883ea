"""What the check of the pathway plan asks and says; no Qt."""

from collections.abc import Mapping
from datetime import date

from iro_desktop.queries.plan_checks import PathwayDay, PathwayPlanSeen, PathwayQuestion, PathwayWords
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital

DAYS: Mapping[PathwayDay, str] = {
    PathwayDay.PLAN_DATED: "Date on the plan",
    PathwayDay.NEEDS_ASSESSMENT: "Needs assessed on",
    PathwayDay.TRANSFER: "Moves to Throughcare on",
    PathwayDay.HOUSING_PANEL: "Housing Panel on",
    PathwayDay.CAPACITY: "Capacity assessed on",
}
"""The day by which changes are wanted stands with the verdict."""
LIES_BEHIND = frozenset({PathwayDay.PLAN_DATED, PathwayDay.NEEDS_ASSESSMENT, PathwayDay.CAPACITY})
WORDS: Mapping[PathwayWords, str] = {
    PathwayWords.PERSONAL_ADVISER: "Personal adviser",
    PathwayWords.HOUSING_PANEL: "Recommended to the panel",
    PathwayWords.PLAN_A: "Plan A: home at 18",
    PathwayWords.PLAN_B: "Plan B, if A fails",
    PathwayWords.PLAN_C: "Plan C, if B fails",
}


def questions(name: str, *, came_alone: bool) -> Mapping[str, str]:
    """What is looked for. How somebody may stay in the country is asked of those who came alone."""
    ask = PathwayQuestion
    asked: dict[str, str] = {
        ask.PRESENT: "The pathway plan has come",
        ask.SHARED: f"{capital(name)} has seen it",
        ask.CONTRIBUTED: f"{capital(name)} helped to write it",
        ask.PERSONAL_ADVISER: "A personal adviser is named",
        ask.STAYING_PUT: "Staying put was talked about",
        ask.BENEFITS: "Money and benefits were talked about",
        ask.PAPERS: "Passport, birth certificate, NI number",
        ask.IMMIGRATION: "The right to stay is settled",
    }
    return asked if came_alone else {key: said for key, said in asked.items() if key != ask.IMMIGRATION}


def days_that_matter(plan: PathwayPlanSeen, name: str, today: date) -> str:
    """Since when, the needs assessment with its sum, the window of the panel, and the 18th birthday."""
    since = words.day_and_month(plan.eligible_on, today)
    assessed_by = words.day_and_month(plan.needs_assessment_due, today)
    panel = f"{words.day_and_month(plan.panel_opens, today)} and {words.day_and_month(plan.panel_closes, today)}"
    return (
        f"A pathway plan is needed since {since}. "
        f"Needs assessed by {assessed_by} = {since} + {plan.needs_assessment_within}. "
        f"Housing Panel between {panel}. {capital(name)} is 18 on "
        f"{words.day_and_month(plan.eighteen_on, today)}."
    )


def problems(plan: PathwayPlanSeen, today: date) -> tuple[str, ...]:
    """What is not as the law or the service asks, on a day; lateness is ours."""
    found = []
    if plan.days[PathwayDay.NEEDS_ASSESSMENT] is None and today > plan.needs_assessment_due:
        found.append(f"Our needs assessment is {words.days_late(plan.needs_assessment_due, today)}.")
    panel = plan.days[PathwayDay.HOUSING_PANEL]
    if panel is None and today >= plan.panel_opens:
        found.append("No day at the Housing Panel is known. Ask for one.")
    elif panel is not None and panel > plan.panel_closes:
        found.append("The Housing Panel is after its window.")
    if plan.answers[PathwayQuestion.PERSONAL_ADVISER] is False:
        found.append("Nobody is named as personal adviser. Ask for one.")
    return tuple(found)


def summary(plan: PathwayPlanSeen, today: date) -> str:
    """“6 of 8 looked at · plan A, B · Housing Panel 14 May”: the fold's one line."""
    asked = questions("", came_alone=plan.came_alone)
    seen = [key for key, answer in plan.answers.items() if key in asked and answer is not None]
    homes = [key[-1].upper() for key in PathwayWords if key.startswith("plan_") and plan.words[key]]
    panel = plan.days[PathwayDay.HOUSING_PANEL]
    parts = [
        f"{len(seen)} of {len(asked)} looked at" if seen else "Nothing looked at yet",
        *([f"plan {words.listed(homes)}"] if homes else []),
        *([f"Housing Panel {words.day_and_month(panel, today)}"] if panel else []),
    ]
    return " · ".join(parts)
