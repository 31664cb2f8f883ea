"""Writes down the talks between reviews, and the tries without answer."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.families import Portrait
from iro_desktop.exchange.practise.matters import lines_for
from iro_desktop.exchange.practise.occasion import Occasion
from iro_desktop.exchange.practise.small_talk import (
    CHATS,
    FOLDED,
    SEEN_UNDER_FOUR,
    TRIED,
    WITH_CARERS,
    WITH_SOCIAL_WORKERS,
    Chat,
)
from iro_desktop.letters.spoken import listed
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.consultation import Channel, ChildsWords, Consultation, WithWhom
from iro_desktop.models.ids import companion_id
from iro_desktop.models.quotes import quoted_words
from iro_desktop.models.working_days import BankHolidays, last_working_day_on_or_before

_HOW = {Channel.TEXT: "by text", Channel.CALL: "on the phone", Channel.VIDEO: "on a video call"}
_CHANNELS = (Channel.IN_PERSON, Channel.IN_PERSON, Channel.VIDEO, Channel.CALL, Channel.TEXT)
RECENT = timedelta(days=400)
"""Older talks are thinned out: an officer keeps fewer of them."""


class Listener:
    """Writes conversations down, each on a working day that lies before today."""

    def __init__(self, today: date, rng: Random, deck: Deck, bank_holidays: BankHolidays) -> None:
        self._today = today
        self._rng = rng
        self._deck = deck
        self._holidays = bank_holidays

    def before_review(self, occasion: Occasion) -> list[SyncedRecord]:
        """Getting ready for a review: with the child, the carer and the social worker, in the weeks before it."""
        rng, records = self._rng, list[SyncedRecord]()
        recent = self._today - occasion.on < RECENT
        begins = occasion.child.pace.came_first_on or occasion.child.pace.came_on
        if occasion.child.age_on(occasion.on) < 4:
            records += self._seen(occasion, self._day(occasion.on, 4, 9))
        elif recent or rng.random() < 0.55:
            if rng.random() < 0.3:
                records += self._tried(occasion, self._day(occasion.on, 11, 15))
            records += self._got_ready(occasion, self._day(occasion.on, 3, 9))
        if recent or rng.random() < 0.3:
            records += self._with(occasion, WithWhom.CARER, self._day(occasion.on, 2, 7))
        if rng.random() < (0.6 if recent else 0.2):
            records += self._with(occasion, WithWhom.SOCIAL_WORKER, self._day(occasion.on, 2, 9))
        return [record for record in records if self._happened(record, begins)]

    def after_review(self, occasion: Occasion) -> list[SyncedRecord]:
        """A word about half-way to the next review."""
        rng, records = self._rng, list[SyncedRecord]()
        recent = self._today - occasion.on < RECENT
        half_way = last_working_day_on_or_before(occasion.on + timedelta(days=rng.randint(30, 60)), self._holidays)
        if half_way < min(occasion.next_on, self._today) and (recent or rng.random() < 0.4):
            small = occasion.child.age_on(half_way) < 4
            records += self._seen(occasion, half_way) if small else self._chat(occasion, half_way)
        return records

    def folded(self, occasion: Occasion, text: tuple[str, str]) -> list[SyncedRecord]:
        """Difficult information, under its plain label."""
        day = last_working_day_on_or_before(occasion.on + timedelta(days=21), self._holidays)
        if day >= self._today:
            return []
        label, words = text
        note = self._note(occasion.child, WithWhom.SOCIAL_WORKER, Channel.CALL, day, occasion.say(words))
        note.folded_as, note.person_name = label, occasion.slots["sw"]
        return [note]

    def _day(self, review_on: date, fewest: int, most: int) -> date:
        return last_working_day_on_or_before(
            review_on - timedelta(days=self._rng.randint(fewest, most)), self._holidays
        )

    def _happened(self, record: SyncedRecord, begins: date) -> bool:
        day = record.happened_on if isinstance(record, Consultation) else getattr(record, "said_on", None)
        return day is None or begins <= day < self._today

    def _got_ready(self, occasion: Occasion, day: date) -> list[SyncedRecord]:
        headings = [_inside(occasion, matter.heading) for matter in occasion.brought]
        channel = self._rng.choice(_CHANNELS)
        name = occasion.child.known_as
        text = f"Got ready for the review together. {name}'s list: {listed(headings)}."
        quotes = [matter.words[1] for matter in occasion.brought if len(matter.words) > 1]
        if quotes:
            text += f"\n“{occasion.say(self._rng.choice(quotes))}”"
        return self._said(occasion, self._note(occasion.child, WithWhom.CHILD, channel, day, text))

    def _chat(self, occasion: Occasion, day: date) -> list[SyncedRecord]:
        chat: Chat = self._deck.draw(occasion.child.council_child_id, CHATS[occasion.band])
        text = f"{occasion.say(chat.note)}\n“{occasion.say(chat.words)}”"
        return self._said(occasion, self._note(occasion.child, WithWhom.CHILD, _channel_of(chat.note), day, text))

    def _seen(self, occasion: Occasion, day: date) -> list[SyncedRecord]:
        text = occasion.say(
            self._deck.draw(occasion.child.council_child_id, lines_for(SEEN_UNDER_FOUR, occasion.slots))
        )
        return [self._note(occasion.child, WithWhom.CHILD, Channel.IN_PERSON, day, text)]

    def _tried(self, occasion: Occasion, day: date) -> list[SyncedRecord]:
        text = occasion.say(self._deck.draw(occasion.child.council_child_id, TRIED))
        return [self._note(occasion.child, WithWhom.CHILD, Channel.TRIED_NO_ANSWER, day, text)]

    def _with(self, occasion: Occasion, whom: WithWhom, day: date) -> list[SyncedRecord]:
        bank, slot = (WITH_CARERS, "carer") if whom is WithWhom.CARER else (WITH_SOCIAL_WORKERS, "sw")
        text = occasion.say(self._deck.draw(occasion.child.council_child_id, lines_for(bank, occasion.slots)))
        note = self._note(occasion.child, whom, Channel.CALL, day, text)
        note.person_name = occasion.slots[slot]
        return [note]

    def _note(self, child: Portrait, whom: WithWhom, channel: Channel, day: date, text: str) -> Consultation:
        at = time(self._rng.choice((9, 10, 13, 15, 16, 17)), self._rng.choice((5, 10, 20, 30, 45)))
        return Consultation(
            id=companion_id(child.child_id, f"talk {day} {at} {whom} {channel}"),
            child_id=child.child_id,
            with_whom=whom,
            channel=channel,
            happened_on=day,
            happened_at=at,
            text=text,
            done=True,
        )

    def _said(self, occasion: Occasion, note: Consultation) -> list[SyncedRecord]:
        """The note, and the child's words in it as their own records."""
        shared = self._rng.choices((True, None, False), weights=(75, 20, 5))[0]
        return [note, *words_in(note, heard_by=occasion.slots["officer"], may_be_shared=shared)]


def words_in(note: Consultation, *, heard_by: str, may_be_shared: bool | None) -> list[SyncedRecord]:
    """The child's words that stand in quotation marks in a note, as finishing the note keeps them."""
    return [
        ChildsWords(
            id=companion_id(note.id, f"words {passage}"),
            child_id=note.child_id,
            words=passage,
            said_on=note.happened_on,
            said_at=note.happened_at,
            heard_by=heard_by,
            how=_HOW.get(note.channel),
            consultation_id=note.id,
            may_be_shared=may_be_shared,
        )
        for passage in quoted_words(note.text)
    ]


def some_folded(rng: Random, occasions: Sequence[Occasion], how_many: int) -> list[tuple[Occasion, tuple[str, str]]]:
    """A few reviews after which difficult information came."""
    fit = [occasion for occasion in occasions if occasion.child.age_on(occasion.on) >= 5 and occasion.is_latest]
    return [
        (occasion, FOLDED[n % len(FOLDED)]) for n, occasion in enumerate(rng.sample(fit, k=min(how_many, len(fit))))
    ]


def _channel_of(note: str) -> Channel:
    """The way of talking that the note itself tells."""
    opening = note[:30].lower()
    if "video" in opening:
        return Channel.VIDEO
    if "text" in opening:
        return Channel.TEXT
    return Channel.CALL if "call" in opening else Channel.IN_PERSON


def _inside(occasion: Occasion, heading: str) -> str:
    """A heading in the middle of a sentence: "My coat" as "my coat"; a name stays as it is."""
    said = occasion.say(heading)
    if heading.startswith("{") or heading.split(maxsplit=1)[0] in {"Mr", "Eid", "GCSE", "English", "I"}:
        return said
    return f"{said[0].lower()}{said[1:]}"
