"""A referral on one page: for whom a service is asked in, what for, and how to begin. No address stands on it."""

from dataclasses import dataclass
from datetime import date

from iro_desktop.letters.agenda_paper import AgendaContent, AgendaSection
from iro_desktop.letters.content import LetterFont, LetterLook, Paper, SheetFact
from iro_desktop.letters.spoken import weekday_and_full_day
from iro_desktop.models.services import Service

_LOOK = LetterLook(font=LetterFont.ATKINSON, paper=Paper.WHITE)
SERVICE_NAMES = {
    Service.ADVOCACY: "advocacy",
    Service.INDEPENDENT_VISITOR: "an independent visitor",
    Service.LIFELONG_LINKS: "Lifelong Links",
    Service.FAMILY_GROUP_CONFERENCE: "a family group conference",
    Service.PARENT_ADVOCACY: "advocacy for a parent",
    Service.BEFRIENDING: "befriending",
}
"""As they follow "Referral for"."""
FOR_A_PARENT = frozenset({Service.PARENT_ADVOCACY})
"""What goes with the parent who is helped: it may hold nothing that a parent must not learn."""
_WHAT_FOR = {
    Service.ADVOCACY: "What an advocate could help with",
    Service.INDEPENDENT_VISITOR: "What the child hopes for",
    Service.LIFELONG_LINKS: "Whom the child wants to find",
    Service.FAMILY_GROUP_CONFERENCE: "What the family is to talk about",
    Service.PARENT_ADVOCACY: "What the parent wants help with",
    Service.BEFRIENDING: "What the child hopes for",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFacts:
    """What a referral takes from the records. What is not known is left out, never guessed."""

    service: Service
    child_known_as: str
    child_age: int | None
    reference: str
    written_on: date
    first_language: str | None
    interpreter_language: str | None
    communication: str | None
    """What helps the child to understand and to be understood."""
    best_time: str | None
    contact_by: str | None
    """How the child likes to be reached."""
    parent: str | None
    """The parent whom it is for, where it is for one."""
    offered_on: date
    explained_how: str | None
    wanted: str | None
    purpose: str | None
    parent_consent: bool | None
    in_care_plan: bool | None
    language_needed: str | None
    officer_name: str | None
    referred_by: str
    """The officer and their title."""
    telephone: str | None
    email: str | None
    social_worker: str | None


def referral(facts: ReferralFacts) -> AgendaContent:
    """The referral, for the service that is asked in."""
    child = facts.child_known_as
    purpose = AgendaSection(
        heading=_WHAT_FOR[facts.service],
        points=_lines(facts.purpose) or ("Not written down yet: ask when you meet.",),
    )
    explained = f"How it was explained: {facts.explained_how}" if facts.explained_how else ""
    begin = (
        "No address stands on this page, and none is sent with it.",
        f"Arrange the first meeting through {facts.officer_name or 'the reviewing officer'}"
        + (f" or {facts.social_worker}." if facts.social_worker else "."),
        f"Nobody outside your service may learn what stands here, unless {child or 'the child'} agrees.",
    )
    return AgendaContent(
        title=f"Referral for {SERVICE_NAMES[facts.service]}",
        child_known_as=child,
        written_on=facts.written_on,
        reference=facts.reference,
        facts=tuple(SheetFact(label, value) for label, value in _facts(facts) if value),
        sections=(
            purpose,
            *([AgendaSection(heading="What was said about it", points=(explained,))] if explained else []),
            AgendaSection(heading="Before you begin", points=begin),
        ),
        look=_LOOK,
        compact=True,
    )


def _facts(facts: ReferralFacts) -> list[tuple[str, str | None]]:
    aged = "" if facts.child_age is None else f", aged {facts.child_age}"
    reach = ", ".join(part for part in (facts.telephone, facts.email) if part)
    of_child = [
        ("Language", facts.first_language),
        ("Interpreter", facts.interpreter_language),
        ("What helps to talk", facts.communication),
        ("Likes to be reached", ", ".join(part for part in (facts.contact_by, facts.best_time) if part) or None),
    ]
    return [
        ("Child", f"{facts.child_known_as}{aged}" if facts.child_known_as else None),
        ("For", facts.parent),
        *([] if facts.service in FOR_A_PARENT else of_child),
        ("Language needed", facts.language_needed),
        ("Offered", weekday_and_full_day(facts.offered_on)),
        ("Wanted", facts.wanted),
        ("A parent agrees", _yes_no(facts.parent_consent)),
        ("In the care plan", _yes_no(facts.in_care_plan)),
        ("Asked in by", facts.referred_by),
        ("Reach them at", reach or None),
        ("Social worker", facts.social_worker),
        ("Written", weekday_and_full_day(facts.written_on)),
    ]


def _yes_no(answer: bool | None) -> str | None:
    return None if answer is None else "Yes" if answer else "No"


def _lines(text: str | None) -> tuple[str, ...]:
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())
