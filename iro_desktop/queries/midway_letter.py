"""What the short letter about a midway check takes from the records: promises the child may read, nobody's address."""

from sqlalchemy.orm import Session

from iro_desktop.letters.promises import PromiseFact, is_told, promises_text
from iro_desktop.models.audience import THE_CHILD, may_read
from iro_desktop.models.letter import Letter
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.review import DecisionStatus, Review
from iro_desktop.queries.decision_facts import decision_fact
from iro_desktop.queries.for_readers import decisions_for
from iro_desktop.queries.letter_privacy import contains, private_places
from iro_desktop.queries.midway import looked_at_in
from iro_desktop.queries.officers import OfficerRow


def midway_promises(session: Session, letter: Letter, review: Review | None, officer: OfficerRow | None) -> str | None:
    """The lines about each promise that a midway letter begins with; None for other letters.

    The officer rewords them in the editor: until then they follow the decisions.
    """
    if letter.midway_id is None or review is None:
        return None
    facts = promise_facts(session, letter, review, officer)
    return promises_text(facts, officer.known_as if officer else "")


def untold_promises(
    session: Session, letter: Letter, review: Review | None, officer: OfficerRow | None
) -> tuple[str, ...]:
    """What the officer should look at, because the letter cannot say it by itself."""
    if letter.midway_id is None or review is None:
        return ()
    untold = []
    for one in promise_facts(session, letter, review, officer):
        number = one.decision.number
        if not one.decision.child_wording.strip():
            untold.append(f"Decision {number} has no words for the child, so the letter does not begin with it.")
        elif one.became is DecisionStatus.NOT_ACCEPTED:
            untold.append(f"The team manager did not agree to decision {number}. Say so in your own words.")
        elif not is_told(one):
            untold.append(f"Decision {number} was not looked at, so the letter does not begin with it.")
    return tuple(untold)


def promise_facts(
    session: Session, letter: Letter, review: Review, officer: OfficerRow | None
) -> tuple[PromiseFact, ...]:
    """The decisions of the review that the child may read, with what the check found of each.

    The line that shows it stays out where it tells an address or a number, and where the check is not for the child.
    """
    check = session.get(MidwayCheck, letter.midway_id) if letter.midway_id else None
    if check is None:
        return ()
    lines = looked_at_in(session, (check.id,))
    kept_close = not may_read(check, THE_CHILD)
    places = private_places(session, review.child_id)
    found = []
    for decision in decisions_for(session, review.id, (THE_CHILD,)):
        line = lines.get(decision.id)
        # A line that was written elsewhere was not written where it says that the child may read it.
        text = (line.text or "") if line is not None else ""
        shown = "" if kept_close or contains(text, places) else text
        found.append(PromiseFact(decision_fact(decision, officer), decision.status, shown))
    return tuple(found)
