"""How a child, a home, a review and a due date are said on Today, in Children and on the child's page; no Qt."""

from collections.abc import Container
from datetime import date, time

from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.models.review import Mode
from iro_desktop.models.timescales import DueStatus, ReviewKind
from iro_desktop.models.working_days import working_days_between
from iro_desktop.queries.child_history import Said
from iro_desktop.queries.homes import HomeNow
from iro_desktop.queries.what_is_due import Due, DueLine
from iro_desktop.queries.who import Who
from iro_desktop.ui import words
from iro_desktop.ui.shown import TagWords, VoiceWords
from iro_desktop.ui.tokens import Tone

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_ADOPTION = (
    ReviewKind.ADOPTION_AUTHORISED,
    ReviewKind.ADOPTION_FIRST,
    ReviewKind.ADOPTION_SECOND,
    ReviewKind.ADOPTION_SUBSEQUENT,
)
_SHORT_BREAKS = (ReviewKind.SHORT_BREAKS_FIRST, ReviewKind.SHORT_BREAKS_SUBSEQUENT)
HOW_SPOKEN = {
    Channel.IN_PERSON: "in person",
    Channel.CALL: "on the phone",
    Channel.VIDEO: "by video",
    Channel.TEXT: "by text",
    Channel.WHATSAPP: "by WhatsApp",
    Channel.EMAIL: "by email",
    Channel.LETTER: "by letter",
    Channel.CARD: "by card",
    Channel.TRIED_NO_ANSWER: "no answer",
}
BETWEEN_REVIEWS = {
    BetweenReviews.AT_SIX_WEEKS: "Wants a word six weeks after a review",
    BetweenReviews.HALF_WAY: "Wants a word halfway between reviews",
    BetweenReviews.BOTH: "Wants a word at six weeks and halfway",
    BetweenReviews.ONLY_IF_NEEDED: "Wants a word between reviews only if needed",
}
HOW_MET = {Mode.IN_PERSON: "in person", Mode.HYBRID: "partly by video", Mode.REMOTE: "by video", Mode.DESK: "on paper"}
WHOM = {
    WithWhom.CARER: "the carer",
    WithWhom.PARENT: "a parent",
    WithWhom.SOCIAL_WORKER: "the social worker",
    WithWhom.TEAM_MANAGER: "the team manager",
    WithWhom.SCHOOL: "school",
    WithWhom.HEALTH: "health",
    WithWhom.GUARDIAN: "the guardian",
    WithWhom.ADVOCATE: "the advocate",
    WithWhom.INDEPENDENT_VISITOR: "the independent visitor",
    WithWhom.OTHER: "somebody else",
}
"""With whom one talked, where no name is known."""


def capital(sentence: str) -> str:
    """The first letter large, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def name_and_age(who: Who, today: date) -> str:
    """“Sam, 8”, “The apricot fox, 8”."""
    return words.name_and_age(capital(who.name), who.born_on, today)


def below_name(who: Who) -> str:
    """What tells children of one name apart: initials, or the council's number where no name is known."""
    return who.initials if who.family_name and who.initials else who.council_child_id


def lives(home: HomeNow | None) -> str:
    """“lives with Jan and Mike, foster carers, Luton”; empty where nothing is known."""
    if home is None:
        return ""
    if home.with_whom:
        return "lives with " + _joined(home.with_whom, home.kind_in_words, home.town)
    where = _joined(home.kind_in_words, home.town)
    return f"lives in {where}" if home.town and not home.kind_in_words else f"home: {where}" if where else ""


def lives_briefly(home: HomeNow | None) -> str:
    """“Foster carers, Luton”, for a column."""
    if home is None:
        return "not known"
    return capital(_joined(home.kind_in_words or home.with_whom, home.town)) or "not known"


def lives_with(home: HomeNow | None) -> str:
    """“With Jan and Mike, Luton”, for the pane beside the list."""
    if home is None:
        return ""
    return "With " + _joined(home.with_whom, home.town) if home.with_whom else lives_briefly(home)


def review_name(kind: ReviewKind | None, number: int | None) -> str:
    """“third review”, “adoption review”; plainly “review” where its number is not certain."""
    if kind in _SHORT_BREAKS:
        return "review of short breaks"
    if kind in _ADOPTION:
        return "adoption review"
    return f"{_ORDINALS[number - 1]} review" if number and number <= len(_ORDINALS) else "review"


def at(clock: time | None) -> str:
    """“11:00”."""
    return f"{clock.hour:02d}:{clock.minute:02d}" if clock else ""


def line_day(on: date) -> str:
    """“12 Sep”: three letters of every month, for the narrow column of the timeline."""
    return f"{on.day} {words.MONTHS[on.month - 1][:3]}"


def voice(said: Said, who: Who, today: date) -> VoiceWords:
    """The child's words, with who said them, how and when: “Sam, by text, Tuesday”."""
    when = words.near_day(said.said_on, today).removeprefix("last ")
    return VoiceWords(said.words, _joined(capital(who.name), said.how, when))


def is_planned_ahead(line: DueLine, today: date) -> bool:
    return line.planned_on is not None and line.planned_on >= today


def review_tag(line: DueLine, today: date, bank_holidays: Container[date]) -> TagWords | None:
    """The state of the next review in a few words: lateness is ours, never the child's. None while nothing presses."""
    if line.planned_on == today:
        return TagWords("Review today", Tone.ACCENT)
    if line.status is DueStatus.NOT_KNOWN:
        return TagWords("Not known", Tone.SECONDARY)
    if line.status is DueStatus.OVERDUE:
        return TagWords(how_late(line, today), Tone.ATTENTION)
    if line.due_on is None or line.planned_on is None or line.planned_on < today:
        return _unplanned_tag(line, today, bank_holidays)
    if line.planned_on > line.due_on:
        return TagWords("Planned past the last day", Tone.ATTENTION)
    return None


def how_late(line: DueLine, today: date) -> str:
    """“Late, or a review is missing from the file”, or by how many days ours is late."""
    if line.late_or_missing:
        return "Late, or a review is missing from the file"
    late = words.days_late(line.due_on, today) if line.due_on else ""
    return f"Our review is {late}" if line.what is Due.REVIEW else f"Ours is {late}"


def in_working_days(on: date, today: date, bank_holidays: Container[date]) -> str:
    """“today”, “tomorrow”, “in 6 working days”."""
    days = (on - today).days
    if days in (0, 1):
        return "today" if days == 0 else "tomorrow"
    return f"in {words.working_days(working_days_between(today, on, bank_holidays))}"


def shortened(text: str, longest: int) -> str:
    """Whole words up to so many characters, with an ellipsis where something is left out."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    kept = flat[: longest - 1]
    return f"{kept[: kept.rfind(' ')] if ' ' in kept else kept}…"


def _unplanned_tag(line: DueLine, today: date, bank_holidays: Container[date]) -> TagWords | None:
    if line.status is DueStatus.DUE_TODAY:
        return TagWords("Last day to hold it", Tone.ATTENTION)
    if line.status is DueStatus.DUE_SOON and line.last_working_day:
        return TagWords(f"Due {in_working_days(line.last_working_day, today, bank_holidays)}", Tone.ATTENTION)
    return None


def _joined(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
