"""All that happened with a child, as entries of the timeline, newest first; no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from uuid import UUID

from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.models.midway import midway_id
from iro_desktop.models.participation import ON_SCREEN_WORDS
from iro_desktop.models.review import DecisionStatus, ReviewStatus
from iro_desktop.queries.attachments import Picture
from iro_desktop.queries.child import ChildPage
from iro_desktop.queries.child_between import BetweenKind
from iro_desktop.queries.child_history import DecisionEntry, LetterEntry, Move, ReviewEntry, Said, Talk
from iro_desktop.ui import words
from iro_desktop.ui.child import between_words, in_words
from iro_desktop.ui.letter.sent_words import sent_sentence, wrong_sentence
from iro_desktop.ui.making.choices import MENU_NAME as MAKE
from iro_desktop.ui.shown import Choice, Mark, SmallPicture, TagWords, TimelineEntry, TimelineYear, VoiceWords
from iro_desktop.ui.tokens import Tone

LONGEST_BODY = 320
"""Characters of a note shown before “Read all”."""


MOST_PICTURES = 5
"""Of one talk; the others are in its record."""


class Tab(StrEnum):
    """What of the timeline is shown. `PEOPLE` is a list of its own."""

    EVERYTHING = "everything"
    WORDS = "words"
    REVIEWS = "reviews"
    LETTERS = "letters"
    CONVERSATIONS = "conversations"
    BETWEEN = "between"
    DECISIONS = "decisions"
    PEOPLE = "people"


class Kind(StrEnum):
    """What an entry of the timeline is about."""

    REVIEW = "review"
    TALK = "talk"
    UNFINISHED_TALK = "unfinished_talk"
    LETTER = "letter"
    DECISION = "decision"
    WORDS = "words"
    MOVE = "move"
    MIDWAY = "midway"
    RESOLUTION = "resolution"
    EVENT = "event"
    SERVICE = "service"
    REMINDER = "reminder"
    GUARDIAN = "guardian"
    GOOD_THING = "good_thing"
    MOVED = "moved"
    """A note that was moved away: it leads nowhere from here."""


Key = tuple[Kind, UUID | int]
"""What an entry is about, and the id of its record (or its place, for what has none)."""


@dataclass(frozen=True, slots=True)
class _Dated:
    on: date
    at: time
    entry: TimelineEntry


def timeline(
    page: ChildPage,
    tab: Tab,
    today: date,
    opened: frozenset[Key] = frozenset(),
    only: str = between_words.EVERYTHING,
) -> tuple[TimelineEntry | TimelineYear, ...]:
    """The entries of a tab, newest first, with the year before those of earlier years.

    `opened` are the folded and long entries that were opened; `only` is a kind of what is between reviews.
    """
    dated = sorted(_entries(page, tab, today, opened, only), key=lambda one: (one.on, one.at), reverse=True)
    shown: list[TimelineEntry | TimelineYear] = []
    year = today.year
    for one in dated:
        if one.on.year != year:
            year = one.on.year
            shown.append(TimelineYear(str(year)))
        shown.append(one.entry)
    return tuple(shown)


def opens_in_place(page: ChildPage, key: Key, opened: frozenset[Key]) -> bool:
    """Whether opening an entry folds it out where it stands, rather than leading to its page.

    A talk that is long, or difficult, is first read where it stands; opened once more it leads to its full record.
    """
    talk = next((one for one in page.talks if one.consultation_id == key[1]), None)
    if talk is None or key[0] is not Kind.TALK or key in opened:
        return False
    return bool(talk.folded_as) or _is_long(without_the_quotes(talk.text, talk.words))


def filters(page: ChildPage, tab: Tab) -> tuple[Choice, ...]:
    """What a tab can be narrowed to."""
    return between_words.filters(page.between, cards=bool(_cards(page))) if tab is Tab.BETWEEN else ()


def note_of(page: ChildPage, key: Key) -> UUID | None:
    """The conversation of an entry, of which something can be made; None for anything else."""
    kind, record_id = key
    if kind not in {Kind.TALK, Kind.UNFINISHED_TALK} or not isinstance(record_id, UUID):
        return None
    return next((one.consultation_id for one in page.talks if one.consultation_id == record_id), None)


def _cards(page: ChildPage) -> list[Talk]:
    return [talk for talk in page.talks if talk.channel is Channel.CARD]


def _between(page: ChildPage, tab: Tab, today: date, only: str) -> Iterable[_Dated]:
    everything = tab is Tab.EVERYTHING
    for one in page.between:
        key: Key = (Kind(one.kind.value), one.record_id)
        wanted = everything or only in {between_words.EVERYTHING, one.kind.value}
        if wanted and between_words.shows(one, on_everything=everything):
            source = midway_id(one.record_id) if one.kind is BetweenKind.MIDWAY else one.record_id
            made = page.made.get(source, ())
            entry = between_words.entry_of(one, key, today, made)
            yield _Dated(one.on, time.min, entry)


def _entries(
    page: ChildPage, tab: Tab, today: date, opened: frozenset[Key], only: str = between_words.EVERYTHING
) -> Iterable[_Dated]:
    everything = tab is Tab.EVERYTHING
    if everything or tab is Tab.REVIEWS:
        held = (one for one in page.reviews if tab is Tab.REVIEWS or one.status is not ReviewStatus.PLANNED)
        yield from (_Dated(one.on, time.max, _review(one)) for one in held)
    if everything or tab is Tab.CONVERSATIONS:
        yield from (_Dated(one.on, one.at or time.min, _talk(one, page, opened)) for one in page.talks)
    if everything or tab is Tab.BETWEEN:
        yield from _between(page, tab, today, only)
    if tab is Tab.BETWEEN and only in {between_words.EVERYTHING, between_words.CARDS}:
        yield from (_Dated(one.on, one.at or time.min, _talk(one, page, opened)) for one in _cards(page))
    if everything or tab is Tab.LETTERS:
        yield from (_Dated(one.on, time.min, _letter(one, page, today)) for one in page.letters)
    if everything:
        yield from (_Dated(move.on, time.min, _move(move, page, place)) for place, move in enumerate(page.moves))
        yield from _words(page, [(said,) for said in page.loose_words])
    if tab is Tab.WORDS:
        told = [talk.words for talk in page.talks if not talk.folded_as]
        yield from _words(page, told + [review.words for review in page.reviews] + [(one,) for one in page.loose_words])
    if tab is Tab.DECISIONS:
        dated = ((one.on, one) for one in page.decisions)
        yield from (_Dated(on, _in_order(one), _decision(one, today)) for on, one in dated if on is not None)


def _in_order(decision: DecisionEntry) -> time:
    """The first decision of a review stands on top, though later moments do."""
    return time(23, 59 - min(decision.number, 59))


def _words(page: ChildPage, groups: Iterable[tuple[Said, ...]]) -> Iterable[_Dated]:
    """What was said on each occasion."""
    for place, group in enumerate(groups):
        if group:
            yield _Dated(group[0].said_on, group[0].said_at or time.min, _said(group, page, (Kind.WORDS, place)))


def _said(group: tuple[Said, ...], page: ChildPage, key: Key) -> TimelineEntry:
    first = group[0]
    aside = ", ".join(part for part in (first.how, _heard_by(first)) if part)
    return TimelineEntry(
        key=key,
        on=in_words.line_day(first.said_on),
        title=f"{in_words.capital(page.who.name)} said",
        tone=Tone.VOICE,
        aside=f"· {aside}" if aside else "",
        voice=_voices(group),
    )


def _heard_by(said: Said) -> str:
    return f"to {said.heard_by}" if said.heard_by else ""


def _voices(group: Iterable[Said]) -> tuple[VoiceWords, ...]:
    return tuple(VoiceWords(said.words) for said in group)


def _review(review: ReviewEntry) -> TimelineEntry:
    standing = review.standing
    name = in_words.capital(in_words.review_name(standing.kind if standing else None, review.number))
    under_way = review.status is ReviewStatus.IN_PROGRESS
    planned = review.status is ReviewStatus.PLANNED
    aside = [
        in_words.at(review.at) if planned else "",
        review.place or "" if planned else "",
        ON_SCREEN_WORDS[review.participation] if review.participation else "",
        words.plural(review.decisions, "decision") if review.decisions else "",
        in_words.HOW_MET[review.mode] if review.mode and not planned else "",
    ]
    tag = None
    if standing is not None and standing.late_or_missing:
        tag = TagWords("Late, or a review is missing from the file", Tone.ATTENTION)
    elif standing is not None and standing.in_time is False and standing.due is not None:
        late = words.days_late(standing.due.latest_lawful, standing.review.held_on)
        tag = TagWords(f"Ours was {late}", Tone.ATTENTION)
    return TimelineEntry(
        key=(Kind.REVIEW, review.review_id),
        on=in_words.line_day(review.on),
        title=f"{name} planned" if planned else f"{name} under way" if under_way else name,
        mark=Mark.RING if planned or under_way else Mark.DOT,
        tone=Tone.VOICE if review.words else Tone.ACCENT,
        aside=f"· {' · '.join(part for part in aside if part)}" if any(aside) else "",
        tag=tag,
        voice=_voices(review.words),
    )


def _talk(talk: Talk, page: ChildPage, opened: frozenset[Key]) -> TimelineEntry:
    key: Key = (Kind.TALK if talk.done else Kind.UNFINISHED_TALK, talk.consultation_id)
    is_open = key in opened
    title = _talk_title(talk, page)
    if talk.folded_as and not is_open:
        return TimelineEntry(
            key=key,
            on=in_words.line_day(talk.on),
            title="Difficult information, folded",
            mark=Mark.SQUARE,
            aside=talk.folded_as,
            folded_action="Open",
            strong=False,
        )
    text = without_the_quotes(talk.text, talk.words)
    is_long = _is_long(text)
    action = "Open the record" if is_open and (is_long or talk.folded_as) else "Read all" if is_long else ""
    tried = talk.channel is Channel.TRIED_NO_ANSWER
    return TimelineEntry(
        key=key,
        on=in_words.line_day(talk.on),
        title=title,
        mark=Mark.RING if tried else Mark.SQUARE if talk.folded_as else Mark.DOT,
        tone=Tone.VOICE if talk.words else Tone.ACCENT if talk.with_whom is WithWhom.CHILD else Tone.SECONDARY,
        aside=_talk_aside(talk, page),
        more=MAKE,
        tag=None if talk.done else TagWords("Not finished", Tone.SECONDARY, "pencil"),
        body=text if is_open else in_words.shortened(text, LONGEST_BODY),
        voice=_voices(talk.words),
        folded_action="Go on" if not talk.done else action,
        strong=not tried,
        pictures=tuple(_small(picture) for picture in talk.pictures[:MOST_PICTURES]),
    )


def _talk_aside(talk: Talk, page: ChildPage) -> str:
    moved = f"moved here on {in_words.line_day(talk.moved_on)}" if talk.moved_on else ""
    made = between_words.made_in_words(page.made.get(talk.consultation_id, ()))
    parts = [part for part in (in_words.at(talk.at), moved, made) if part]
    return f"· {' · '.join(parts)}" if parts else ""


def _small(picture: Picture) -> SmallPicture:
    return SmallPicture(picture.attachment_id, picture.in_words or picture.name, picture.is_paper)


def _is_long(text: str) -> bool:
    return len(" ".join(text.split())) > LONGEST_BODY


def _talk_title(talk: Talk, page: ChildPage) -> str:
    whom = page.who.name if talk.with_whom is WithWhom.CHILD else talk.person_name or in_words.WHOM[talk.with_whom]
    return _HOW[talk.channel].format(whom=whom)


_HOW = {
    Channel.IN_PERSON: "Talked with {whom}",
    Channel.CALL: "Call with {whom}",
    Channel.VIDEO: "Video call with {whom}",
    Channel.TEXT: "Text with {whom}",
    Channel.WHATSAPP: "WhatsApp with {whom}",
    Channel.EMAIL: "Email with {whom}",
    Channel.LETTER: "Letter with {whom}",
    Channel.CARD: "Card to {whom}",
    Channel.TRIED_NO_ANSWER: "Tried to reach {whom}, no answer",
}


def without_the_quotes(text: str, said: Iterable[Said]) -> str:
    """A note without the child's words at its beginning and end, which stand in blocks of their own below it.

    Words in the middle of a sentence stay: taking them out would change what the officer wrote.
    """
    rest = text.strip()
    passages = [one.words for one in said]
    going_on = True
    while going_on:
        going_on = False
        for passage in passages:
            for quoted in (f"“{passage}”", f'"{passage}"'):
                if rest.startswith(quoted):
                    rest, going_on = rest.removeprefix(quoted).lstrip(), True
                if rest.endswith(quoted) and (rest == quoted or _ends_a_sentence(rest.removesuffix(quoted))):
                    rest, going_on = rest.removesuffix(quoted).rstrip(), True
    return rest


def _ends_a_sentence(before: str) -> bool:
    return before.rstrip()[-1:] in (".", "!", "?", "…", "")


def _where_it_went(letter: LetterEntry, today: date) -> str:
    return " ".join(
        part for sent in letter.sendings for part in (sent_sentence(sent, today), wrong_sentence(sent)) if part
    )


def _letter(letter: LetterEntry, page: ChildPage, today: date) -> TimelineEntry:
    version = f" · version {letter.version}" if letter.version > 1 else ""
    return TimelineEntry(
        key=(Kind.LETTER, letter.letter_id),
        on=in_words.line_day(letter.on),
        title=f"{'Card for' if letter.is_card else 'Letter to'} {letter.to or page.who.name}",
        mark=Mark.DOT if letter.finished else Mark.RING,
        aside=f"· {letter.title}{version}",
        tag=None if letter.finished else TagWords("Draft", Tone.SECONDARY, "pencil"),
        body=_where_it_went(letter, today) if letter.finished else in_words.shortened(letter.first_words, LONGEST_BODY),
    )


def _decision(decision: DecisionEntry, today: date) -> TimelineEntry:
    is_open = decision.status is DecisionStatus.OPEN
    late = words.days_late(decision.due_on, today) if is_open and decision.due_on else ""
    when = f"by {words.day_and_month(decision.due_on, today)}" if decision.due_on else ""
    return TimelineEntry(
        key=(Kind.DECISION, decision.decision_id),
        on=in_words.line_day(decision.on) if decision.on else "",
        title=decision.wording or "Not worded yet",
        mark=Mark.RING if is_open else Mark.DOT,
        tag=TagWords(in_words.capital(late), Tone.ATTENTION) if late else _BECAME[decision.status],
        body=" · ".join(part for part in (decision.owner, when, decision.status_note) if part),
        strong=False,
    )


_BECAME = {
    DecisionStatus.OPEN: None,
    DecisionStatus.DONE: TagWords("Done", Tone.GOOD, "check"),
    DecisionStatus.PARTLY: TagWords("Partly done"),
    DecisionStatus.NOT_DONE: TagWords("Not done"),
    DecisionStatus.OVERTAKEN: TagWords("No longer needed"),
    DecisionStatus.NOT_ACCEPTED: TagWords("Not accepted by the manager"),
}


def _move(move: Move, page: ChildPage, place: int) -> TimelineEntry:
    name = in_words.capital(page.who.name)
    aside = ", ".join(part for part in (move.kind_in_words if move.with_whom else None, move.town) if part)
    if move.what == "moved":
        whom = f"with {move.with_whom}" if move.with_whom else f"in a new home: {move.kind_in_words}"
        title = f"{name} came to live {whom}" if move.with_whom or move.kind_in_words else f"{name} moved"
    else:
        title = f"{name} came into care" if move.what == "came_into_care" else f"{name} left care"
    return TimelineEntry(
        key=(Kind.MOVE, place),
        on=in_words.line_day(move.on),
        title=title,
        mark=Mark.RING,
        aside=f"· {aside}" if aside else "",
        strong=False,
    )
