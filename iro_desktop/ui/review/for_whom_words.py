"""For whom a part of the notes is not: what may be chosen, and the quiet mark below the part; no Qt."""

from collections.abc import Collection

from iro_desktop.models.audience import CHILD, EVERYBODY_ELSE, LETTER
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui import words
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.shown import Choice

STAYS_WITH_ME = "Stays in my notes"


def choices(page: ReviewPage) -> tuple[Choice, ...]:
    """Whom a part may be kept from: every paper, the child, everybody but the child, or one of the people around."""
    name = name_of(page)
    people = [Choice(str(person.person_id), f"Not for {person.called}") for person in page.people]
    return (
        Choice(LETTER, STAYS_WITH_ME),
        Choice(EVERYBODY_ELSE, f"Only for {name} and me"),
        Choice(CHILD, f"Not for {name}"),
        *people,
    )


def mark(page: ReviewPage, not_for: Collection[str]) -> str:
    """“Not for Jan and Mum”, “Only for Wren and me”, “Stays in my notes”; empty where a part is for everybody.

    Somebody who is no longer around the child is still kept out, and said so.
    """
    if not not_for:
        return ""
    if LETTER in not_for:
        return STAYS_WITH_ME
    name = name_of(page)
    called = {str(person.person_id): person.called for person in page.people}
    known = [person.called for person in page.people if str(person.person_id) in not_for]
    gone = any(one not in called and one not in (CHILD, EVERYBODY_ELSE) for one in not_for)
    kept_from = [*([name] if CHILD in not_for else []), *known, *(["somebody no longer here"] if gone else [])]
    only = [f"Only for {name} and me"] if EVERYBODY_ELSE in not_for else []
    return ". ".join([*only, *([f"Not for {words.listed(kept_from)}"] if kept_from else [])])


def turned(not_for: Collection[str], which: str) -> tuple[str, ...]:
    """The list after one of the choices was pressed: put in, or taken out again."""
    return tuple(sorted(set(not_for) ^ {which}))


def said(page: ReviewPage, not_for: Collection[str]) -> str:
    """What a toast says of the part from now on."""
    now = mark(page, not_for)
    return f"{now}." if now else "This part is for everybody again."
