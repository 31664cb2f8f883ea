"""Whom a conversation may be about, what the panel says, and what is kept of it; no Qt."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from iro_desktop.models.consultation import Channel, StartedBy, WithWhom
from iro_desktop.queries.capture import ChildToChoose, Note
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import at, capital, lives_with, name_and_age
from iro_desktop.ui.shown import Choice, RowWords, Run

MOST_MATCHES = 4
GO_ON_WITHIN = timedelta(hours=2)
"""A note about the same child that was written in so lately is simply gone on with."""
NO_CHILD = "Choose the child first. From then on every word is kept as you type."
NOTHING_WRITTEN = "Write a line first, or choose “Tried, no answer”."
NOT_AHEAD = "A conversation lies behind us: choose today or an earlier day."
NOT_FOUND = (
    "No child on this laptop is called that. A child who is new arrives with a sync or with the council’s files; until "
    "then a note about them cannot be kept here."
)
NOT_SAVED = "Not saved"


class When(StrEnum):
    """The pills for the day; another day is typed."""

    NOW = "now"
    EARLIER_TODAY = "earlier_today"
    YESTERDAY = "yesterday"


WHEN = (
    Choice(When.NOW, "Now"),
    Choice(When.EARLIER_TODAY, "Earlier today"),
    Choice(When.YESTERDAY, "Yesterday"),
)
OTHER_WAY = "other"
"""The pill behind which the ways lie that are used less often."""
HOW = (
    Choice(Channel.IN_PERSON, "In person"),
    Choice(Channel.CALL, "Call"),
    Choice(Channel.VIDEO, "Video"),
    Choice(Channel.TEXT, "Text"),
    Choice(Channel.TRIED_NO_ANSWER, "Tried, no answer"),
    Choice(OTHER_WAY, "Other"),
)
OTHER_WAYS = (
    Choice(Channel.WHATSAPP, "WhatsApp"),
    Choice(Channel.EMAIL, "Email"),
    Choice(Channel.LETTER, "Letter"),
    Choice(Channel.CARD, "Card"),
)
"""What “Other” may be, offered once it is chosen."""
WHO_KEYS = ("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5")
HOW_KEYS = ("Alt+6", "Alt+7", "Alt+8", "Alt+9", "Alt+0")
_OF_THE_CHILD = {
    WithWhom.CARER: "carer",
    WithWhom.PARENT: "parent",
    WithWhom.SOCIAL_WORKER: "social worker",
    WithWhom.SCHOOL: "school",
}
_FURTHER = {
    WithWhom.HEALTH: "health",
    WithWhom.ADVOCATE: "advocate",
    WithWhom.INDEPENDENT_VISITOR: "independent visitor",
    WithWhom.GUARDIAN: "guardian",
    WithWhom.TEAM_MANAGER: "team manager",
}
OTHERS = (*(Choice(who, capital(word)) for who, word in _FURTHER.items()), Choice(WithWhom.OTHER, "Somebody else"))
"""Whom “Other” may be, offered once it is chosen."""


def way_of(channel: Channel) -> str:
    """The pill that stands for a way of getting in touch."""
    return OTHER_WAY if channel in {choice.value for choice in OTHER_WAYS} else channel


def got_in_touch(child_name: str, with_whom: WithWhom) -> str:
    """The words beside the tick: “Sam got in touch”."""
    return f"{capital(child_name) or 'The child'} got in touch" if with_whom is WithWhom.CHILD else "They got in touch"


def started_by(ticked: bool, with_whom: WithWhom, before: StartedBy | None) -> StartedBy | None:
    """Who began it, as the tick says; where the tick is off, what was said before of the officer stays."""
    if ticked:
        return StartedBy.CHILD if with_whom is WithWhom.CHILD else StartedBy.SOMEBODY_ELSE
    return before if before is StartedBy.OFFICER else None


def written_to(child_name: str) -> str:
    """The words beside the tick: “Written to Sam, as “you””."""
    return f"Written to {child_name or 'the child'}, as “you”"


def pill_of(with_whom: WithWhom) -> WithWhom:
    """The pill that stands for somebody: those who are talked with less often share “Other”."""
    return WithWhom.OTHER if with_whom in _FURTHER else with_whom


def who_choices(child_name: str) -> tuple[Choice, ...]:
    """Whom the officer may have spoken with, the child first and by name."""
    return (
        Choice(WithWhom.CHILD, capital(child_name) or "The child"),
        *(Choice(who, capital(word)) for who, word in _OF_THE_CHILD.items()),
        Choice(WithWhom.OTHER, "Other"),
    )


@dataclass(frozen=True, slots=True)
class Matches:
    """The children that fit what was typed, best first; `sure` is the one that Enter takes without asking."""

    rows: tuple[RowWords, ...]
    sure: UUID | None
    words: str
    """Said below the list: how many match, or that nobody does."""


def matches(children: Sequence[ChildToChoose], typed: str, today: date) -> Matches:
    """Children by the name they like, initials, family name or number. With nothing typed, those met today.

    One match, or one child of exactly that name, is sure. Of several the officer chooses: by picture, age and home.
    """
    sought = _folded(typed)
    ranked = sorted(
        ((rank, child) for child in children if (rank := _rank(child, sought)) is not None), key=lambda pair: pair[0]
    )
    found = [child for _, child in ranked]
    best = [child for rank, child in ranked if rank == 0]
    sure = found[0] if len(found) == 1 else best[0] if len(best) == 1 else None
    return Matches(
        rows=tuple(_row(child, today) for child in found[:MOST_MATCHES]),
        sure=sure.who.child_id if sure and sought else None,
        words=_how_many(len(found), sought),
    )


def child_words(child: ChildToChoose, today: date) -> tuple[str, str]:
    """The child's name and age, and below it home and a review today: “Sam, 8”, “With Jan and Mike, Luton · …”."""
    return name_and_age(child.who, today), _below(child)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What stands in the panel: everything that is kept of a conversation."""

    consultation_id: UUID
    child_id: UUID
    child_name: str
    with_whom: WithWhom
    person_name: str | None
    channel: Channel
    happened_on: date
    happened_at: time | None
    text: str
    started_by: StartedBy | None = None
    written_to_child: bool = False


def happened(when: When | None, typed_day: date | None, now: datetime) -> tuple[date, time | None]:
    """The day and, where it is known, the time of a conversation."""
    if when is When.YESTERDAY:
        return now.date() - timedelta(days=1), None
    if when is When.EARLIER_TODAY:
        return now.date(), None
    if when is None and typed_day is not None:
        return typed_day, None
    return now.date(), now.time().replace(second=0, microsecond=0)


def when_of(note: Note, today: date) -> When | None:
    """The pill that stands for the day of a note; None where the day is to be shown as typed."""
    if note.happened_on == today:
        return When.EARLIER_TODAY if note.happened_at is None else When.NOW
    return When.YESTERDAY if note.happened_on == today - timedelta(days=1) else None


def problem_before_done(draft: Draft, today: date) -> str:
    """What keeps a conversation from being complete; empty when nothing does. A try without answer needs no words."""
    if draft.happened_on > today:
        return NOT_AHEAD
    if not draft.text.strip() and draft.channel is not Channel.TRIED_NO_ANSWER:
        return NOTHING_WRITTEN
    return ""


def go_on_with(unfinished: Note, child_id: UUID | None, now: datetime) -> bool:
    """Whether the panel opens on the unfinished note: about the same child, and written in within two hours."""
    return child_id == unfinished.who.child_id and now - unfinished.changed_at <= GO_ON_WITHIN


def conversation(child_name: str, with_whom: WithWhom, person_name: str | None, channel: Channel) -> str:
    """“Conversation with Sam”, “Conversation with Sam’s carer”, “Try to reach Sam”."""
    other = f"{person_name} about {child_name}" if person_name else f"somebody about {child_name}"
    role = _OF_THE_CHILD.get(with_whom) or _FURTHER.get(with_whom)
    whom = child_name if with_whom is WithWhom.CHILD else f"{words.whose(child_name)} {role}" if role else other
    return _WHAT.get(channel, "Conversation with {whom}").format(whom=whom)


_WHAT = {
    Channel.TRIED_NO_ANSWER: "Try to reach {whom}",
    Channel.CARD: "Card to {whom}",
    Channel.LETTER: "Letter with {whom}",
}


def placeholder(child_name: str) -> str:
    """What the empty note says."""
    return f"Write a line or two. What {child_name} said goes between “ and ”."


def words_button(child_name: str) -> str:
    """“Sam’s words”."""
    return capital(f"{words.whose(child_name)} words")


def were_writing(note: Note, now: datetime) -> str:
    """“You were writing about a conversation with Sam at 15:42.”"""
    about = conversation(note.who.name, note.with_whom, note.person_name, note.channel)
    changed = note.changed_at.astimezone(now.tzinfo)
    when = words.moment(changed, now.date())
    today = changed.date() == now.date()
    return f"You were writing about a {about[:1].lower()}{about[1:]} {'at ' if today else ''}{when}."


def going_on(note: Note, now: datetime) -> str:
    """“You go on with what you wrote at 15:42.”"""
    return f"You go on with what you wrote at {words.moment(note.changed_at.astimezone(now.tzinfo), now.date())}."


def _row(child: ChildToChoose, today: date) -> RowWords:
    title, below = child_words(child, today)
    aside = child.who.initials if child.who.known_as else child.who.council_child_id
    return RowWords(
        key=child.who.child_id, title=Run(title, bold=True), below=below, avatar=child.who.animal, right=aside
    )


def _below(child: ChildToChoose) -> str:
    planned = f"review today {at(child.review_at)}".strip() if child.review_today else ""
    return " · ".join(part for part in (lives_with(child.home), planned) if part)


def _how_many(count: int, sought: str) -> str:
    if not sought:
        return ""
    if not count:
        return NOT_FOUND
    if count == 1:
        return "Enter chooses."
    return f"{_CARDINALS.get(count, words.number(count))} children match. Choose one."


_CARDINALS = {2: "Two", 3: "Three", 4: "Four", 5: "Five"}


def _rank(child: ChildToChoose, sought: str) -> int | None:
    """How well a child fits: 0 best, None not at all."""
    who = child.who
    if not sought:
        return 1 if child.review_today else None
    names = [_folded(name) for name in (who.known_as, who.family_name) if name]
    initials = _folded(who.initials)
    if sought in (*names[:1], who.council_child_id.casefold()) or (initials and sought == initials):
        return 0
    whole = " ".join(names) or _folded(who.name)
    if whole.startswith(sought) or who.council_child_id.casefold().startswith(sought):
        return 1
    spread = f"{whole} {_folded(who.name)}"
    return 2 if any(part.startswith(sought) for part in spread.split()) else None


def _folded(text: str) -> str:
    """Small letters without accents, dots and outer spaces: “S.G.” and “sg” are the same."""
    plain = unicodedata.normalize("NFKD", text.casefold().strip())
    return "".join(letter for letter in plain if letter != "." and not unicodedata.combining(letter))
