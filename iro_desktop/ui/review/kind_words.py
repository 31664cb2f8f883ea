"""What sets a review apart, in words: early, moved, on paper, observed, cancelled; no Qt."""

from collections.abc import Mapping
from datetime import date

from iro_desktop.models.review import EarlyTrigger, Mode, ReviewStatus
from iro_desktop.queries.review_kinds import KindOfReview
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.review import move_words
from iro_desktop.ui.shown import Choice

ORDINARY = "ordinary"
_TRIGGERS: Mapping[EarlyTrigger, str] = {
    EarlyTrigger.OFFICER_ASKS: "I think it would help",
    EarlyTrigger.CHILD_ASKS: "The child asks for it",
    EarlyTrigger.PLAN_CHANGES: "The plan is about to change",
    EarlyTrigger.UNPLANNED_MOVE: "A move that nobody planned",
    EarlyTrigger.SETTLED_HOME_ENDS: "A settled home is to end",
    EarlyTrigger.VISIT_FOUND_CONCERN: "A visit found the child not safe or well",
    EarlyTrigger.REMAND_ENDS: "Remand or police custody ends",
    EarlyTrigger.RELEASE_FROM_CUSTODY: "Release from custody",
    EarlyTrigger.ACCOMMODATION_STOPS: "The council wants to stop looking after the child",
}
TRIGGERS = tuple(Choice(trigger, said) for trigger, said in _TRIGGERS.items())
WHETHER_EARLY = (Choice(ORDINARY, "In the ordinary course"), *TRIGGERS)
AGREED = (Choice("yes", "Said yes"), Choice("no", "Said no"), Choice("not asked", "Not asked yet"))
_MODES = {
    Mode.IN_PERSON: "in person",
    Mode.HYBRID: "some by video",
    Mode.REMOTE: "all by video",
    Mode.DESK: "on paper",
}


def summary(kind: KindOfReview) -> str:
    """“In the ordinary course · not observed · in person”, or that it was cancelled and why."""
    if kind.status is ReviewStatus.CANCELLED:
        return f"Cancelled: {kind.cancelled_reason.rstrip('.')}." if kind.cancelled_reason else "Cancelled."
    parts = ["Called early" if kind.early_trigger else "In the ordinary course"]
    if kind.moves:
        parts.append(move_words.how_often(kind.moves).lower())
    parts.append(observed(kind))
    if kind.mode is not None:
        parts.append(_MODES[kind.mode])
    return " · ".join(parts)


def observed(kind: KindOfReview) -> str:
    """Whether somebody watches: only after the child's yes."""
    if not kind.observer_name:
        return "not observed"
    if kind.observer_agreed is True:
        return f"observed by {kind.observer_name}"
    return "nobody observes, the child said no" if kind.observer_agreed is False else "observer waits for a yes"


def early_line(kind: KindOfReview) -> str:
    """“Called early: the child asks for it. Asked by Wren. School is not working.”; empty for an ordinary one."""
    if kind.early_trigger is None:
        return ""
    said = _TRIGGERS[kind.early_trigger]
    trigger = said if said.startswith("I ") else said[:1].lower() + said[1:]
    parts = [f"Called early: {trigger}."]
    if kind.early_asked_by:
        parts.append(f"Asked by {kind.early_asked_by.rstrip('.')}.")
    if kind.early_reason:
        parts.append(f"{kind.early_reason.rstrip('.')}.")
    return " ".join(parts)


def observer_line(kind: KindOfReview, name: str, today: date) -> str:
    """Who may be there to watch, or that nobody may; for who is put down as there."""
    if not kind.observer_name:
        return "Nobody observes this review."
    if kind.observer_agreed is True and kind.observer_agreed_on is not None:
        on = words.day_and_month(kind.observer_agreed_on, today)
        return f"{capital(name)} said yes on {on}, so {kind.observer_name} may watch."
    if kind.observer_agreed is False:
        return f"{capital(name)} said no, so {kind.observer_name} is not there."
    return f"{kind.observer_name} is not there until {name} has said yes."


def problem_with_agreement(observer: str, agreed: str | None, on: date | None, today: date) -> str:
    """Why what the child said to an observer cannot be kept; empty where it can."""
    if agreed in (None, "not asked"):
        return ""
    if not observer.strip():
        return "Type first who would watch."
    if on is not None and on > today:
        return "The day the child was asked must be today or earlier."
    return "Add the day the child said yes." if agreed == "yes" and on is None else ""


def paper_line(kind: KindOfReview, today: date) -> str:
    """Whether the review may be on paper: the consent that covers it, or why there is none."""
    if kind.consent is not None:
        given = words.day_and_month(kind.consent.given_on, today)
        until = words.day_and_month(kind.consent.until_on, today)
        return (
            f"{kind.consent.given_by} agreed on {given} to a meeting a year. It holds until {until} = {given} + "
            f"{kind.consent_lasts}. In the child’s words: {words.quoted(kind.consent.childs_wish)}"
        )
    if kind.why_not_settled:
        return kind.why_not_settled
    if kind.last_consent is not None:
        until = words.day_and_month(kind.last_consent.until_on, today)
        return f"The consent ran out on {until}. Ask again: the Head of Service, and the child."
    return "It needs the Head of Service’s consent, and the child must wish it."


def may_consent(kind: KindOfReview) -> bool:
    """Whether a consent can be written down: the child has been settled long enough and none is in force."""
    return kind.consent is None and not kind.why_not_settled


def problem_with_consent(given_by: str, given_on: date | None, wish: str, today: date) -> tuple[str, str] | None:
    """The field to put right before a consent can be kept, and the sentence; None where nothing is."""
    if not given_by.strip():
        return "by", "Type who gave the consent."
    if given_on is None:
        return "on", "Add the day of the consent."
    if given_on > today:
        return "on", "The day of the consent must be today or earlier."
    return None if wish.strip() else ("wish", "Write what the child said, in their words.")


def problem_with_early_day(on: date | None, today: date, latest: date | None) -> str:
    """Why an early review cannot be on this day; empty where it can."""
    if on is None:
        return "Type the day."
    if on < today:
        return "The day must be today or later."
    if latest is not None and on > latest:
        return f"The review is due by {words.day_and_month(latest, today)} anyway. Choose an earlier day."
    return ""
