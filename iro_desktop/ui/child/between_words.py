"""What happened between reviews, as entries of the timeline; no Qt."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date

from iro_desktop.models.between_reviews import GoodThingKind, LetterDirection
from iro_desktop.models.midway import MidwayState
from iro_desktop.models.resolution import Outcome
from iro_desktop.models.resolution import Tone as Raised
from iro_desktop.models.services import Wanted
from iro_desktop.queries.child_between import BetweenEntry, BetweenKind
from iro_desktop.queries.made_from import Made, MadeRow
from iro_desktop.ui import words
from iro_desktop.ui.between.good_words import KINDS as GOOD
from iro_desktop.ui.between.guardian_words import KINDS as LETTERS
from iro_desktop.ui.child import in_words
from iro_desktop.ui.child_record.fields_of_records import SERVICES, WANTED
from iro_desktop.ui.event.words import KINDS as EVENTS
from iro_desktop.ui.shown import Choice, Mark, TagWords, TimelineEntry
from iro_desktop.ui.tokens import Tone

LONGEST_BODY = 320
EVERYTHING, CARDS = "everything", "cards"
"""What the filter of the tab shows beside the kinds themselves."""
FILTERS: Mapping[str, str] = {
    BetweenKind.MIDWAY: "Midway checks",
    BetweenKind.RESOLUTION: "Resolutions",
    BetweenKind.EVENT: "Events",
    BetweenKind.SERVICE: "Services",
    BetweenKind.REMINDER: "Reminders",
    BetweenKind.GUARDIAN: "Guardian",
    BetweenKind.GOOD_THING: "Good things",
    CARDS: "Cards",
}


def filters(entries: Iterable[BetweenEntry], *, cards: bool) -> tuple[Choice, ...]:
    """The kinds there are, with all of them first; none where there is nothing to choose from."""
    there = {one.kind for one in entries} | ({CARDS} if cards else set())
    kinds = [Choice(kind, said) for kind, said in FILTERS.items() if kind in there]
    return (Choice(EVERYTHING, "All"), *kinds) if len(kinds) > 1 else ()


def shows(entry: BetweenEntry, *, on_everything: bool) -> bool:
    """Whether an entry stands on a tab: among everything that happened there is nothing still to be done."""
    return not on_everything or entry.kind is not BetweenKind.REMINDER or not entry.open


def entry_of(one: BetweenEntry, key: Hashable, today: date, made: tuple[MadeRow, ...]) -> TimelineEntry:
    """One of them as the timeline shows it."""
    title, aside = _title(one, today)
    folded = bool(one.folded_as)
    body = "" if folded else in_words.shortened(_body(one), LONGEST_BODY)
    made_words = made_in_words(made)
    parts = [part for part in (one.folded_as if folded else aside, made_words) if part]
    return TimelineEntry(
        key=key,
        on=in_words.line_day(one.on),
        title=title,
        mark=Mark.RING if one.open or one.kind is BetweenKind.MOVED else Mark.DOT,
        tone=_TONES.get(one.kind, Tone.ACCENT),
        aside=f"· {' · '.join(parts)}" if parts else "",
        tag=_tag(one, today),
        body=body,
        strong=one.kind not in {BetweenKind.MOVED, BetweenKind.REMINDER},
    )


def made_in_words(made: tuple[MadeRow, ...]) -> str:
    """“made from it: a decision, 2 reminders”; empty where nothing was."""
    if not made:
        return ""
    counts: dict[Made, int] = {}
    for row in made:
        counts[row.what] = counts.get(row.what, 0) + 1
    return f"made from it: {words.listed(_counted(what, count) for what, count in counts.items())}"


def _counted(what: Made, count: int) -> str:
    one, many = _MADE[what]
    return one if count == 1 else f"{count} {many}"


_MADE: Mapping[Made, tuple[str, str]] = {
    Made.CONSULTATION: ("a conversation", "conversations"),
    Made.DECISION: ("a decision", "decisions"),
    Made.MIDWAY: ("an entry of the midway check", "entries of midway checks"),
    Made.RESOLUTION: ("a resolution", "resolutions"),
    Made.GOOD_PRACTICE: ("good practice", "times good practice"),
    Made.EVENT: ("an event", "events"),
    Made.SERVICE: ("an offer", "offers"),
    Made.REMINDER: ("a reminder", "reminders"),
    Made.GOOD_THING: ("a good thing", "good things"),
    Made.NOTE: ("a note", "notes"),
    Made.REQUEST: ("a request", "requests"),
}
_TONES = {
    BetweenKind.GOOD_THING: Tone.VOICE,
    BetweenKind.REMINDER: Tone.SECONDARY,
    BetweenKind.GUARDIAN: Tone.SECONDARY,
}
_ENDED = {Outcome.RESOLVED: "Resolved", Outcome.WITHDRAWN: "Withdrawn", Outcome.OVERTAKEN: "Overtaken"}


def _title(one: BetweenEntry, today: date) -> tuple[str, str]:
    match one.kind:
        case BetweenKind.MIDWAY:
            return "Midway check", f"with {one.with_name}" if one.with_name else ""
        case BetweenKind.RESOLUTION:
            if one.resolution_tone is not Raised.CHALLENGE:
                return (
                    "Thanks given" if one.resolution_tone is Raised.THANKS else "Good practice recorded"
                ), one.with_name
            return "Resolution raised", f"with {one.with_name}" if one.with_name else ""
        case BetweenKind.EVENT:
            until = f"until {words.day_and_month(one.until_on, today)}" if one.until_on else ""
            return (EVENTS[one.event] if one.event else "Something happened"), until
        case BetweenKind.SERVICE:
            asked = f"asked in on {words.day_and_month(one.done_on, today)}" if one.done_on else ""
            return f"{SERVICES[one.service] if one.service else 'A service'} offered", asked
        case BetweenKind.REMINDER:
            return (f"To do: {one.text}" if one.open else f"Done: {one.text}"), ""
        case BetweenKind.GUARDIAN:
            came_in = one.direction is LetterDirection.CAME_IN
            way = "Letter from" if came_in else "Letter to"
            what = LETTERS[one.letter][:1].lower() + LETTERS[one.letter][1:] if one.letter else ""
            return f"{way} {one.with_name or 'the guardian'}", what
        case BetweenKind.GOOD_THING:
            said = f"from {one.with_name}" if one.with_name else ""
            return (GOOD[one.good] if one.good else "A good thing"), said
        case BetweenKind.MOVED:
            return "A note written here by mistake was moved to the child it is about", ""


def _body(one: BetweenEntry) -> str:
    if one.kind is BetweenKind.REMINDER:
        return ""
    if one.kind is BetweenKind.GOOD_THING and one.good is GoodThingKind.QUOTE:
        return words.quoted(one.text)
    if one.kind is BetweenKind.RESOLUTION and one.difference:
        return f"{one.text}\nThe difference it made: {one.difference}"
    return one.text


def _tag(one: BetweenEntry, today: date) -> TagWords | None:
    if one.kind is BetweenKind.MIDWAY:
        return _MIDWAY.get(one.midway) if one.midway else None
    if one.kind is BetweenKind.RESOLUTION:
        if not one.started:
            return TagWords("Not started", Tone.SECONDARY, "pencil")
        if one.outcome is not None:
            return TagWords(_ENDED[one.outcome], Tone.GOOD, "check")
    if one.kind is BetweenKind.SERVICE and one.wanted is not None:
        return TagWords("Wanted" if one.wanted is Wanted.YES else WANTED[one.wanted])
    if one.kind is BetweenKind.REMINDER and one.open and one.on < today:
        return TagWords(in_words.capital(words.days_late(one.on, today)), Tone.ATTENTION)
    return None


_MIDWAY = {
    MidwayState.HELD_NOT_RECORDED: TagWords("Held, not written down", Tone.ATTENTION),
    MidwayState.FORM_OPEN: TagWords("Not finished", Tone.SECONDARY, "pencil"),
}
