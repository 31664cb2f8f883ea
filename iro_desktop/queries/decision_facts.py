"""Decisions as letters and sheets take them from the record: who will do it is named, the officer by their name."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from iro_desktop.letters.assemble import DecisionFact
from iro_desktop.models.audience import Reader
from iro_desktop.models.review import Decision, Review
from iro_desktop.queries.for_readers import decisions_for
from iro_desktop.queries.officers import OfficerRow

_THE_OFFICER = frozenset({"i", "me", "myself"})


def decision_facts(
    session: Session, review: Review | None, officer: OfficerRow | None, readers: Collection[Reader]
) -> tuple[DecisionFact, ...]:
    """The decisions of a review that these readers may have, live from the record behind letter and sheet."""
    if review is None:
        return ()
    return tuple(decision_fact(decision, officer) for decision in decisions_for(session, review.id, readers))


def decision_fact(decision: Decision, officer: OfficerRow | None) -> DecisionFact:
    """A decision as a letter takes it from the record."""
    return DecisionFact(
        number=decision.number,
        wording=decision.wording,
        child_wording=decision.child_wording,
        owner_name=_named(decision.owner_name, officer),
        owner_role=decision.owner_role,
        due_on=decision.due_on,
        when_in_childs_words=decision.when_in_childs_words,
    )


def _named(owner: str | None, officer: OfficerRow | None) -> str | None:
    """Who will do it. An officer who wrote "me" is named, so that the sheet says who that is."""
    name = (owner or "").strip()
    if officer is not None and name.casefold() in {*_THE_OFFICER, officer.name.casefold()}:
        return officer.known_as
    return name or None
