"""Search from anywhere: children by any name or number, and every word that was written about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child
from iro_desktop.models.letter import LetterSection
from iro_desktop.models.midway import MidwayCheck
from iro_desktop.models.resolution import Resolution, ResolutionStep
from iro_desktop.models.review import AgendaItem, Decision, MeetingNote
from iro_desktop.queries.who import Who, who_is
from iro_desktop.store.search import Found, find

CHILDREN_SHOWN = 6
OTHERS_SHOWN = 24


class HitKind(StrEnum):
    """What was found, in the order in which it is shown."""

    CHILD = "child"
    WORDS = "words"
    CONVERSATION = "conversation"
    REVIEW = "review"
    DECISION = "decision"
    LETTER = "letter"
    RESOLUTION = "resolution"
    MIDWAY = "midway"
    HAPPENED = "happened"
    """What came between reviews: events, reminders, services, letters with the guardian, good things."""
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: whose it is, the words around the match, and the record to open.

    `record_id` is the review for what was said and decided in it or looked at after it, the letter for its words, the
    concern for a resolution, else the child.
    """

    kind: HitKind
    record_id: UUID
    who: Who
    around: str
    part: str = ""
    """Which part of the page between reviews it is on."""


_PARTS: Mapping[str, str] = {
    "significant_event": "happened",
    "reminder": "happened",
    "service_offer": "services",
    "guardian_letter": "guardian",
    "good_thing": "good",
}
"""Kind of record to the part of the page between reviews that shows it."""

_KINDS: Mapping[str, HitKind] = {
    "child": HitKind.CHILD,
    "child_preferences": HitKind.CHILD,
    "home": HitKind.CHILD,
    "person": HitKind.PERSON,
    "consultation": HitKind.CONVERSATION,
    "childs_words": HitKind.WORDS,
    "review": HitKind.REVIEW,
    "agenda_item": HitKind.REVIEW,
    "meeting_note": HitKind.REVIEW,
    "decision": HitKind.DECISION,
    "letter_section": HitKind.LETTER,
    "decision_update": HitKind.DECISION,
    "resolution": HitKind.RESOLUTION,
    "resolution_step": HitKind.RESOLUTION,
    "midway_check": HitKind.MIDWAY,
    **dict.fromkeys(_PARTS, HitKind.HAPPENED),
}


def look_for(session: Session, typed: str) -> tuple[Hit, ...]:
    """What the words lead to, children first, each child and each record once, the best match first in its kind.

    A child is found by the beginning of any of their names, by initials and by the council's number, zeros or not.
    """
    wanted = typed.strip()
    if not wanted:
        return ()
    children = {child.id: child for child in session.scalars(select(Child).where(Child.deleted_at.is_(None)))}
    whos = {child_id: who_is(child) for child_id, child in children.items()}
    named = sorted(
        (child for child in children.values() if _is_called(child, whos[child.id], wanted)),
        key=lambda child: (not (child.known_as or "").casefold().startswith(wanted.casefold()), *_by_name(child)),
    )
    hits = [Hit(HitKind.CHILD, child.id, whos[child.id], "") for child in named[:CHILDREN_SHOWN]]
    found = find(session, wanted)
    opens = _what_opens(session, found)
    seen = {(hit.kind, hit.record_id) for hit in hits}
    for one in found:
        kind = _KINDS.get(one.kind)
        if kind is None or one.child_id is None or one.child_id not in whos:
            continue
        whole, part = opens.get(one.record_id, one.child_id), _PARTS.get(one.kind, "")
        hit = Hit(kind, whole, whos[one.child_id], _around(one), part)
        if kind in (HitKind.WORDS, HitKind.CONVERSATION, HitKind.DECISION, HitKind.PERSON, HitKind.HAPPENED):
            mark: tuple[HitKind, UUID] = (kind, one.record_id)
        else:
            mark = (kind, hit.record_id)
        if mark not in seen:
            seen.add(mark)
            hits.append(hit)
    order = list(HitKind)
    return tuple(sorted(hits[: CHILDREN_SHOWN + OTHERS_SHOWN], key=lambda hit: order.index(hit.kind)))


def _is_called(child: Child, who: Who, wanted: str) -> bool:
    typed = wanted.casefold()
    names = [name.casefold() for name in (child.known_as, child.given_name, child.family_name) if name]
    whole = " ".join(names)
    number = child.council_child_id.casefold()
    initials = who.initials.replace(".", "").casefold()
    return (
        any(name.startswith(typed) for name in names)
        or (len(typed.split()) > 1 and all(any(name.startswith(part) for name in names) for part in typed.split()))
        or (len(whole) > 0 and whole.startswith(typed))
        or number.startswith(typed)
        or (typed.lstrip("0") != "" and number.lstrip("0").startswith(typed.lstrip("0")))
        or (len(initials) > 1 and typed.replace(".", "") == initials)
        or (child.known_as is None and who.name.casefold().removeprefix("the ").startswith(typed))
    )


def _by_name(child: Child) -> tuple[str, str]:
    return (child.known_as or "￿").casefold(), child.council_child_id


def _what_opens(session: Session, found: Iterable[Found]) -> dict[UUID, UUID]:
    """The review or letter to open for a record that lies within one."""
    opens: dict[UUID, UUID] = {}
    by_kind: dict[str, list[UUID]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one.record_id)
        if one.kind == "review":
            opens[one.record_id] = one.record_id
    for kind, part, whole in (
        ("agenda_item", AgendaItem.id, AgendaItem.review_id),
        ("meeting_note", MeetingNote.id, MeetingNote.review_id),
        ("decision", Decision.id, Decision.review_id),
        ("letter_section", LetterSection.id, LetterSection.letter_id),
        ("midway_check", MidwayCheck.id, MidwayCheck.review_id),
        ("resolution", Resolution.id, Resolution.concern_id),
    ):
        if kind in by_kind:
            opens |= dict(session.execute(select(part, whole).where(part.in_(by_kind[kind]))).all())
    steps = by_kind.get("resolution_step", [])
    if steps:
        concerns = select(ResolutionStep.id, Resolution.concern_id).join(
            Resolution, Resolution.id == ResolutionStep.resolution_id
        )
        opens |= dict(session.execute(concerns.where(ResolutionStep.id.in_(steps))).all())
    return opens


def _around(found: Found) -> str:
    return " ".join((found.around or found.title).split())
