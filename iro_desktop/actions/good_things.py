"""Keeping good things: what was asked for and came, thanks, and words worth keeping, with consent to tell them."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.changing import Changes, day_in, field_names, text_in, write
from iro_desktop.actions.child_record import refuse_before_birth
from iro_desktop.actions.finding import existing
from iro_desktop.models.between_reviews import GoodThing, GoodThingKind
from iro_desktop.models.child import Child
from iro_desktop.models.refused import Refused
from iro_desktop.models.timescales import day_in_full

GOOD_THING_FIELDS = field_names("kind happened_on text said_by story_may_be_told agreed_on not_for")


def keep_good_thing(
    session: Session, child_id: UUID, values: Changes, *, today: date, from_record_id: UUID | None = None
) -> UUID:
    """Keep a good thing, in words. Returns its id. Nobody was asked yet whether it may be told.

    Raises Refused without words, or without saying what kind of good thing it is.
    """
    existing(session, Child, child_id)
    if not text_in(values, "kind"):
        raise Refused("Choose what kind of good thing it is.")
    if not text_in(values, "text"):
        raise Refused("Write down what was good, in a sentence or two.")
    good = GoodThing(
        child_id=child_id,
        kind=GoodThingKind(text_in(values, "kind")),
        happened_on=day_in(values, "happened_on") or today,
        text=text_in(values, "text"),
        from_record_id=from_record_id,
    )
    session.add(good)
    session.flush()
    change_good_thing(session, good.id, values, today=today)
    return good.id


def change_good_thing(session: Session, good_thing_id: UUID, changes: Changes, *, today: date) -> None:
    """Change what is written about it.

    Whoever agrees that it may be told agrees today, unless another day is said; without a yes there is no such day.
    """
    good = existing(session, GoodThing, good_thing_id)
    if "text" in changes and not text_in(changes, "text"):
        raise Refused("A good thing needs its words. What was there before is kept. Remove it if it is not wanted.")
    must_stay = {"kind", "happened_on"}
    kept = {name: value for name, value in changes.items() if name not in must_stay or value}
    write(good, kept, GOOD_THING_FIELDS)
    if good.story_may_be_told is not True:
        good.agreed_on = None
    elif good.agreed_on is None:
        good.agreed_on = today
    for day, what in ((good.happened_on, "it was good then"), (good.agreed_on, "somebody agreed then")):
        if day is not None and day > today:
            raise Refused(f"{day_in_full(day)} is still to come, so nobody can say that {what}. Choose another day.")
    if good.agreed_on is not None and good.agreed_on < good.happened_on:
        raise Refused(
            f"It was on {day_in_full(good.happened_on)}, so nobody agreed to tell it on "
            f"{day_in_full(good.agreed_on)}. What was there before is kept. Change one of the two days."
        )
    refuse_before_birth(session, good.child_id, good.happened_on, "It was")
