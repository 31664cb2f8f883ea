"""What the meeting shows: the agenda's topics, the notes under each, who is here, what became of last time; no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from iro_desktop.models.people import PersonRole
from iro_desktop.models.review import Attended, DecisionStatus, NoteKind
from iro_desktop.queries.review import AroundChild, HereRow, LastDecision, NoteRow, ReviewPage
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Tone

NOT_FOR_THE_LETTER = "Not for the letter"
ANYTHING_ELSE = "Anything else"
NOTES = "Notes"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to talk about, with what was noted under it. `item_id` is None for what belongs to no item."""

    item_id: UUID | None
    number: int | None
    title: str
    from_child: bool
    talked_about: bool
    notes: tuple[NoteRow, ...]


def topics(page: ReviewPage) -> tuple[Topic, ...]:
    """The agenda in order, the child's own first; last what belongs to none of it."""
    on_agenda = {item.item_id for item in page.agenda}
    found = [
        Topic(
            item.item_id,
            number,
            item.text,
            item.from_child,
            item.talked_about,
            tuple(note for note in page.notes if note.agenda_item_id == item.item_id),
        )
        for number, item in enumerate(page.agenda, start=1)
    ]
    # Notes of an item that was taken off the agenda are still there to be read.
    loose = tuple(note for note in page.notes if note.agenda_item_id not in on_agenda)
    found.append(Topic(None, None, ANYTHING_ELSE if found else NOTES, False, False, loose))
    return tuple(found)


def next_topic(all_topics: Sequence[Topic], current: UUID | None) -> Topic | None:
    """The topic after the current one; None after the last."""
    place = next((n for n, topic in enumerate(all_topics) if topic.item_id == current), -1)
    return all_topics[place + 1] if 0 <= place < len(all_topics) - 1 else None


def first_topic(all_topics: Sequence[Topic]) -> UUID | None:
    """Where the meeting goes on: the first item nobody has talked about yet."""
    return next((topic.item_id for topic in all_topics if topic.item_id and not topic.talked_about), None)


class Typed(StrEnum):
    """What an officer typed in place of pressing a button."""

    CHILDS_WORDS = "childs_words"
    NOT_FOR_THE_LETTER = "not_for_the_letter"
    DECISION = "decision"


_TYPED = {
    '"': Typed.CHILDS_WORDS,
    "“": Typed.CHILDS_WORDS,
    "/p": Typed.NOT_FOR_THE_LETTER,
    "/d": Typed.DECISION,
}


def typed_command(text: str) -> Typed | None:
    """A quotation mark, /p or /d as the first thing in an empty part begins something; anything else is a note."""
    return _TYPED.get(text)


def begins_a_command(text: str) -> bool:
    """Whether the next key may still make a command of it: then it is not a note yet."""
    return text not in _TYPED and any(typed.startswith(text) for typed in _TYPED if text)


def kind_after(kind: NoteKind, wanted: NoteKind) -> NoteKind:
    """Pressing a mark again takes it away."""
    return NoteKind.NOTE if kind is wanted else wanted


def said_by(page: ReviewPage, note: NoteRow, now: datetime) -> str:
    """“Sam, 11:14”: who said it, and when it was written down."""
    name = in_words.capital(page.who.name)
    if note.said_at is None:
        return name
    local = note.said_at.astimezone(now.tzinfo)
    if page.held_on is None or local.date() == page.held_on:
        return f"{name}, {words.clock(local)}"
    return f"{name}, written down {words.moment(local, now.date())}"


@dataclass(frozen=True, slots=True)
class HereChip:
    """Somebody who is here, or is not."""

    attendance_id: UUID
    words: str
    spoken: str
    is_child: bool
    away: bool


_HOW_HERE = {
    Attended.CAME: "",
    Attended.JOINED_REMOTELY: "by video",
    Attended.CAME_FOR_PART: "for part",
    Attended.SENT_VIEWS: "sent views",
    Attended.COULD_NOT_COME: "could not come",
    Attended.DID_NOT_COME: "was not there",
    Attended.NOT_TOLD: "was not told",
    Attended.EXCLUDED: "was not to be there",
}
_NEEDS_A_REASON = frozenset({Attended.COULD_NOT_COME, Attended.DID_NOT_COME, Attended.NOT_TOLD, Attended.EXCLUDED})
_AWAY = _NEEDS_A_REASON | {Attended.SENT_VIEWS}
_WHY = {
    Attended.COULD_NOT_COME: "Why {name} could not come",
    Attended.DID_NOT_COME: "Why {name} did not come",
    Attended.NOT_TOLD: "Why {name} was not told",
    Attended.EXCLUDED: "Why {name} was not to be there",
}
HOW_SOMEBODY_CAME = (
    Choice(Attended.CAME, "Is here"),
    Choice(Attended.JOINED_REMOTELY, "Joins by video"),
    Choice(Attended.CAME_FOR_PART, "Is here for part"),
    Choice(Attended.SENT_VIEWS, "Sent their views"),
    Choice(Attended.COULD_NOT_COME, "Could not come"),
    Choice(Attended.DID_NOT_COME, "Was not there"),
    Choice(Attended.NOT_TOLD, "Was not told"),
    Choice(Attended.EXCLUDED, "Was not to be there"),
)
_FAMILY_AND_FRIENDS = frozenset(
    {
        PersonRole.CARER,
        PersonRole.PARENT,
        PersonRole.BROTHER_OR_SISTER,
        PersonRole.GRANDPARENT,
        PersonRole.OTHER_FAMILY,
        PersonRole.FRIEND,
    }
)


def here(page: ReviewPage) -> tuple[HereChip, ...]:
    """The chips of who is here, the child first and the officer last."""
    return tuple(_chip(page, one) for one in page.here)


def reasons_to_say(page: ReviewPage) -> tuple[HereRow, ...]:
    """Those who are missed: why they did not come may be said, and whether the child may read it."""
    return tuple(one for one in page.here if one.attended in _NEEDS_A_REASON and not one.is_child)


def why(one: HereRow) -> str:
    """What is asked of somebody who was not there."""
    return _WHY.get(one.attended, "Why {name} did not come").format(name=one.name)


def may_bring_a_report(page: ReviewPage, one: HereRow) -> bool:
    """Whether a report may be expected of somebody: of professionals, not of family, friends or the carer."""
    role = next((person.role for person in page.people if person.person_id == one.person_id), None)
    return role is not None and role not in _FAMILY_AND_FRIENDS


def who_could_be_added(page: ReviewPage) -> tuple[AroundChild, ...]:
    """The people around the child who are not put down yet."""
    put_down = {one.person_id for one in page.here}
    return tuple(person for person in page.people if person.person_id not in put_down)


def person_called(people: Iterable[AroundChild], typed: str) -> AroundChild | None:
    """The person whose name was typed, by the name the child uses or the whole name."""
    wanted = typed.strip().casefold()
    return next((one for one in people if wanted in (one.called.casefold(), one.name.casefold())), None)


@dataclass(frozen=True, slots=True)
class LastLine:
    """A decision of last time: its sign, what it was, and what became of it."""

    decision_id: UUID
    words: str
    below: str
    icon: str
    tone: Tone
    done: bool


_SIGNS = {
    DecisionStatus.DONE: ("check", Tone.GOOD, "done"),
    DecisionStatus.PARTLY: ("clock", Tone.SECONDARY, "partly done"),
    DecisionStatus.NOT_DONE: ("x", Tone.ATTENTION, "not done"),
    DecisionStatus.OVERTAKEN: ("arrow-right", Tone.SECONDARY, "no longer needed"),
    DecisionStatus.NOT_ACCEPTED: ("x", Tone.SECONDARY, "not accepted by the team manager"),
    DecisionStatus.OPEN: ("clock", Tone.SECONDARY, "open"),
}
WHAT_BECAME_OF_IT = (
    Choice(DecisionStatus.DONE, "Done"),
    Choice(DecisionStatus.PARTLY, "Partly done"),
    Choice(DecisionStatus.NOT_DONE, "Not done"),
    Choice(DecisionStatus.OVERTAKEN, "No longer needed"),
    Choice(DecisionStatus.OPEN, "Still open"),
)
STATUS_KEYS = {
    "D": DecisionStatus.DONE,
    "P": DecisionStatus.PARTLY,
    "N": DecisionStatus.NOT_DONE,
    "L": DecisionStatus.OVERTAKEN,
}


def last_time(page: ReviewPage, today: date) -> tuple[LastLine, ...]:
    """What was decided last time and what became of it."""
    return tuple(_last_line(one, today) for one in page.last_time)


def last_time_title(page: ReviewPage, today: date) -> str:
    """“Last time, 12 September”."""
    return f"Last time, {words.day_and_month(page.last_time_on, today)}" if page.last_time_on else "Last time"


def _chip(page: ReviewPage, one: HereRow) -> HereChip:
    name = in_words.capital(page.who.name) if one.is_child else one.name
    how = _HOW_HERE[one.attended]
    report = "" if one.brought_report is None else "report came" if one.brought_report else "no report"
    how = ", ".join(part for part in (how, report) if part)
    shown = f"{name} · {how}" if how else name
    return HereChip(one.attendance_id, shown, f"{name}, {how or 'is here'}", one.is_child, one.attended in _AWAY)


def _last_line(one: LastDecision, today: date) -> LastLine:
    icon, tone, said = _SIGNS[one.status]
    parts = [said]
    if one.status is DecisionStatus.OPEN:
        by = f"by {words.day_and_month(one.due_on, today)}" if one.due_on else "no day"
        parts = [part for part in (one.owner_name, by) if part]
    elif one.status is DecisionStatus.DONE and one.status_on:
        parts = [f"done {words.day_and_month(one.status_on, today)}"]
    if one.status_note:
        parts.append(one.status_note)
    done = one.status is DecisionStatus.DONE
    return LastLine(one.decision_id, one.wording, " · ".join(parts), icon, tone, done)
