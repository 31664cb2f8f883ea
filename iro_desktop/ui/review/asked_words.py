"""What is said of the people around a child and a review: asked, answered, heard, kept out; no Qt."""

from collections.abc import Sequence
from datetime import date, time

from iro_desktop.models.invitation import InvitationAnswer
from iro_desktop.queries.review_prepare import AskedRow, Preparation
from iro_desktop.ui import words
from iro_desktop.ui.shown import Choice, RowWords, TagWords
from iro_desktop.ui.tokens import Tone

ANSWERS = (
    Choice(InvitationAnswer.COMING, "Coming"),
    Choice(InvitationAnswer.BY_VIDEO, "By video"),
    Choice(InvitationAnswer.FOR_PART, "For part of it"),
    Choice(InvitationAnswer.NOT_COMING, "Not coming"),
    Choice(InvitationAnswer.SENDS_VIEWS, "Sends views"),
)
_ANSWERED = {InvitationAnswer(choice.value): choice.words for choice in ANSWERS}
CAME = (Choice("yes", "Came"), Choice("no", "Did not come"))


def rows(prepared: Preparation, child: str, today: date) -> tuple[RowWords, ...]:
    """The people around the child, ticked where they are invited."""
    return tuple(
        RowWords(
            key=one.person_id,
            title=one.called,
            below=" · ".join(_below(one, child)),
            ticked=None if one.excluded else one.invited_on is not None,
            icon="eye-off" if one.excluded else None,
            tag=_tag(one, today),
        )
        for one in prepared.people
    )


def summary(prepared: Preparation) -> str:
    """“4 invited · 1 answered · views from 2 · Priya Green is new”: the people in one line."""
    asked = [one for one in prepared.people if one.invited_on]
    answered = sum(one.answer is not None for one in asked)
    heard = sum(one.views_on is not None for one in prepared.people)
    parts = [f"{len(asked)} invited" if asked else "Nobody is invited yet"]
    if answered:
        parts.append(f"{answered} answered")
    if heard:
        parts.append(f"views from {heard}")
    if out := sum(one.excluded for one in prepared.people):
        parts.append(f"{out} not to be there")
    if prepared.new_social_worker:
        parts.append(f"{prepared.new_social_worker} is new")
    return " · ".join(parts)


def to_invite(prepared: Preparation) -> tuple[AskedRow, ...]:
    """Whom “Invite everybody” asks: who comes as a rule or is wanted, and was neither asked nor is kept out."""
    return tuple(
        one
        for one in prepared.people
        if (one.comes_as_a_rule or one.wanted) and not one.excluded and not one.not_wanted and one.invited_on is None
    )


def missing(prepared: Preparation) -> tuple[AskedRow, ...]:
    """Those who were asked and of whom nothing has come."""
    return tuple(one for one in prepared.people if one.is_missing)


def message(
    initials: str, planned_on: date | None, planned_time: time | None, reports_by: date | None, officer: str
) -> str:
    """A message to all who have not answered: whose review by initials only, when, and what to send by when."""
    whose = words.whose(initials) if initials else "the"
    when = words.long_date(planned_on) if planned_on else ""
    at = f" at {planned_time:%H:%M}" if planned_time and when else ""
    on = f" on {when}{at}" if when else ""
    by = f" by {words.long_date(reports_by)}" if reports_by else ""
    lines = [
        "Hello,",
        f"I am preparing {whose} review{on} and have not heard from you yet.",
        f"Can you come? If not, I would like to know what you think{by}, in a few words or a report.",
        officer,
    ]
    return "\n".join(line for line in lines if line)


def interpreter_summary(prepared: Preparation, child: str, today: date) -> str:
    """“Tigrinya, booked on 3 March”, “Tigrinya, not booked yet”, or that none is needed; and the journey."""
    language = prepared.interpreter_language or prepared.interpreter_wanted
    parts = [f"No interpreter is written down for {child}"]
    if language:
        booked = prepared.interpreter_booked_on
        state = f"booked on {words.day_and_month(booked, today)}" if booked else "not booked yet"
        came = {True: "came", False: "did not come", None: ""}[prepared.interpreter_came]
        parts = [", ".join(part for part in (language, prepared.interpreter_name, came or state) if part)]
    if prepared.travel_minutes:
        parts.append(f"{prepared.travel_minutes} minutes to get there")
    elif prepared.out_of_borough:
        parts.append("in another borough")
    return " · ".join(parts)


def minutes_typed(typed: str) -> int | None:
    """“45” or “45 min” as minutes; None for nothing and for what is no number."""
    digits = typed.strip().split(" ")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else None


def names(people: Sequence[AskedRow]) -> str:
    return words.listed(one.called for one in people)


def invited_though_unwanted(prepared: Preparation, typed: Sequence[str]) -> str:
    """Why these names cannot stand as “should not be there”: one of them is invited. Empty where they can."""
    wanted = {name.strip().casefold() for name in typed}
    for one in prepared.people:
        if one.invited_on and wanted & {one.name.casefold(), one.called.casefold()}:
            return f"{one.called} is invited to this review. Take the invitation back first, or leave the name out."
    return ""


def _below(one: AskedRow, child: str) -> list[str]:
    parts = [one.role_in_words or one.role.replace("_", " ")]
    if one.name != one.called:
        parts.append(one.name)
    if one.excluded:
        parts.append(f"Why: {one.excluded_reason}")
        parts += [f"decided by {one.excluded_by}"] if one.excluded_by else []
        parts += [f"told {one.told_how}"] if one.told_how else ["not told yet"]
    elif one.not_wanted:
        parts.append(f"{child} does not want them there")
    elif one.wanted:
        parts.append(f"{child} wants them there")
    if one.invited_on and one.views_on:
        parts.append(f"views {words.short_day(one.views_on)}")
    return parts


def _tag(one: AskedRow, today: date) -> TagWords | None:
    if one.excluded:
        return TagWords("Should not be there", Tone.ATTENTION)
    if one.answer is not None:
        return TagWords(_ANSWERED[one.answer], Tone.ACCENT)
    if one.invited_on is not None and one.views_on is None:
        return TagWords(f"Asked {words.short_date(one.invited_on, today)}")
    return TagWords("Views came", Tone.ACCENT) if one.views_on else None
