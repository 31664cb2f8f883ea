"""The decision sheet for the adults who carry the decisions out, from the same records as the child's letter."""

from dataclasses import dataclass
from datetime import date

from iro_desktop.letters.assemble import DecisionFact, decision_line
from iro_desktop.letters.content import DecisionSheetContent, SheetDecision, SheetFact
from iro_desktop.letters.spoken import decision_sentence, weekday_and_full_day


@dataclass(frozen=True, slots=True)
class SentTo:
    """Somebody who gets the sheet."""

    who: str
    on: date | None = None
    how: str | None = None
    """"by post", "secure email"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFacts:
    """What a decision sheet takes from the records. Days that are not known are left out, never guessed."""

    child_known_as: str
    child_age: int | None
    officer_name: str
    officer_role: str
    reference: str
    written_on: date
    review_in_words: str
    """"third", "first"."""
    held_on: date
    how_held: str | None
    """"in person, at home": without an address."""
    present: tuple[str, ...]
    sent_views: tuple[str, ...] = ()
    not_there: tuple[str, ...] = ()
    participation: str | None = None
    """The code and its meaning: "PN1 (spoke for himself)"."""
    plan: str | None = None
    managers_answer_due_on: date | None = None
    midway_check_on: date | None = None
    next_review_on: date | None = None
    next_review_latest_on: date | None = None
    decisions: tuple[DecisionFact, ...] = ()
    shared_words: tuple[str, ...] = ()
    """Only what the child said may be shared with the adults."""
    goes_on: str | None = None
    """Of a review that was adjourned and is not finished: since when, and on which day it goes on."""
    sent_to: tuple[SentTo, ...] = ()
    notes: tuple[str, ...] = ()


def assemble_sheet(facts: SheetFacts) -> DecisionSheetContent:
    """The decision sheet for adults, from the same decisions as the letter."""
    return DecisionSheetContent(
        title="Decisions of the review",
        child_known_as=facts.child_known_as,
        written_on=facts.written_on,
        reference=facts.reference,
        facts=tuple(SheetFact(label, value) for label, value in _sheet_head(facts) if value),
        decisions=tuple(_sheet_decision(decision, facts.officer_name) for decision in facts.decisions),
        childs_words=tuple(words for words in facts.shared_words if words.strip()),
        sent_to=tuple(_sent(one) for one in facts.sent_to),
        notes=tuple(note for note in facts.notes if note.strip()),
    )


def _sheet_head(facts: SheetFacts) -> list[tuple[str, str | None]]:
    aged = "" if facts.child_age is None else f", aged {facts.child_age}"
    how = f", {facts.how_held}" if facts.how_held else ""
    latest = facts.next_review_latest_on
    next_review = _full(facts.next_review_on)
    if next_review and latest:
        next_review += f" (latest lawful date {weekday_and_full_day(latest)})"
    answer = _full(facts.managers_answer_due_on)
    return [
        ("Child", f"{facts.child_known_as}{aged}"),
        ("Review", f"{facts.review_in_words}, {weekday_and_full_day(facts.held_on)}{how}".lstrip(", ")),
        ("Adjourned", facts.goes_on),
        ("Run by", f"{facts.officer_name}, {facts.officer_role}"),
        ("Present", "; ".join(facts.present)),
        ("Sent views", "; ".join(facts.sent_views)),
        ("Not there", "; ".join(facts.not_there)),
        ("Participation", facts.participation),
        ("Permanence plan", facts.plan),
        ("Sheet written", weekday_and_full_day(facts.written_on)),
        ("Manager's answer due", f"{answer}; no answer counts as agreement" if answer else None),
        ("Midway check", _full(facts.midway_check_on)),
        ("Next review", next_review),
    ]


def _sheet_decision(decision: DecisionFact, officer_name: str) -> SheetDecision:
    child_reads = decision_sentence(decision_line(decision, officer_name)) if decision.child_wording.strip() else ""
    return SheetDecision(
        number=decision.number,
        wording=decision.wording.strip(),
        in_the_letter=child_reads,
        who=", ".join(part for part in (decision.owner_name, decision.owner_role) if part),
        by_when=weekday_and_full_day(decision.due_on) if decision.due_on else "",
    )


def _sent(one: SentTo) -> str:
    by = ", ".join(part for part in (_full(one.on), one.how) if part)
    return f"{one.who} ({by})" if by else one.who


def _full(on: date | None) -> str | None:
    return weekday_and_full_day(on) if on else None
