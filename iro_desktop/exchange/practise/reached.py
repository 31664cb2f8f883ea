"""How the officer and the children reach each other between reviews: visits, messages, letters, and birthday cards."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from random import Random

from iro_desktop.exchange.practise.bank import Deck
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import SCHOOL_AGE, Portrait
from iro_desktop.exchange.practise.so_far import SoFar
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.child import BetweenReviews, ChildPreferences
from iro_desktop.models.consultation import (
    Channel,
    ChildsWords,
    Consultation,
    StartedBy,
    WhyNotAlone,
    WithWhom,
    birthday_card_id,
)
from iro_desktop.models.ids import companion_id
from iro_desktop.models.timescales import add_months, birthday_in_year

_LONG_AGO_MONTHS, _SOME_DAYS = 3, (8, 55)
_NOT_SEEN_SHARE = 4
"""One in so many of those whom a review did not bring together with the officer was not visited since either."""
_VISITS = (
    "At home after school. We drew the new room.",
    "A walk to the shops and back. Talked about nothing much, which was the point.",
    "Chips by the canal. Asked when the next meeting is, and who comes.",
    "In the school library, between two lessons.",
)
_SMALL = "At home. Slept through most of it."
_MESSAGES: tuple[tuple[Channel, StartedBy, int, str, str | None], ...] = (
    (Channel.WHATSAPP, StartedBy.CHILD, 3, "A picture of a certificate, and then:", "Told you I would."),
    (Channel.WHATSAPP, StartedBy.OFFICER, 17, "Asked how the exam went.", "Ask me in August."),
    (Channel.EMAIL, StartedBy.CHILD, 6, "Wrote to ask for the dates of the summer.", "I need them for my job."),
    (Channel.EMAIL, StartedBy.SOMEBODY_ELSE, 21, "The tutor wrote, with the young person copied in.", None),
    (Channel.LETTER, StartedBy.OFFICER, 10, "A page about what comes next, as no call was answered.", None),
    (Channel.LETTER, StartedBy.CHILD, 38, "Two sheets, both sides. Answered by hand.", None),
    (Channel.CALL, StartedBy.CHILD, 12, "Rang from the bus.", "Can you ring back, I have no credit."),
    (Channel.TEXT, StartedBy.CHILD, 27, "Late in the evening:", "Are you still my person?"),
    (Channel.CARD, StartedBy.OFFICER, 30, "A card for the first day at the new school.", None),
)
_TO_THE_CHILD = (
    "You told me about the band, and that you would rather practise than talk. So we walked to the hall and you "
    "played me the bit that goes wrong."
)
_MOVED = "By video. Wants the window seat."
_ROBYN_BY_TEXT = "Sent to say that the first Saturday happened:\n“They listened.”"


class Reached:
    """Writes down contact between reviews, and what each child wants of it."""

    def __init__(self, so_far: SoFar, rng: Random) -> None:
        self._so_far = so_far
        self._rng = rng
        self._deck = Deck(rng)

    def everything(self) -> Iterator[SyncedRecord]:
        """What children want, then whatever was sent, said or brought."""
        self._wishes()
        yield from self._visits()
        yield from self._messages()
        yield from self._cards()
        yield from self._odd_ones()

    def _wishes(self) -> None:
        """When each child wants to hear from the officer; a few were never asked."""
        for wishes in self._so_far.every(ChildPreferences):
            if self._rng.random() < 0.8:
                wishes.contact_between_reviews = self._deck.draw("when", tuple(BetweenReviews))

    def _visits(self) -> Iterator[Consultation]:
        """One since the last review to most of those whom it did not bring the officer together with."""
        so_far, unseen = self._so_far, 0
        for child in so_far.children:
            seen = [
                talk.happened_on
                for talk in so_far.of(child, Consultation)
                if talk.with_whom is WithWhom.CHILD and talk.channel is Channel.IN_PERSON
            ]
            reviews = [review.held_on for review in so_far.reviews(child) if review.held_on is not None]
            last = max([*seen, *reviews[-1:]], default=None)
            if child.part.known_as or last is None or last > add_months(so_far.today, -_LONG_AGO_MONTHS + 1):
                continue
            unseen += 1
            if unseen % _NOT_SEEN_SHARE == 0:
                continue
            on = so_far.working_day(so_far.today - timedelta(days=self._rng.randint(*_SOME_DAYS)))
            small = child.age_on(on) < SCHOOL_AGE
            visit = self._talk(child, Channel.IN_PERSON, on, _SMALL if small else self._deck.draw("visit", _VISITS))
            visit.started_by, visit.place = StartedBy.OFFICER, "at home"
            visit.alone = not small
            visit.why_not_alone = WhyNotAlone.NOT_OLD_ENOUGH if small else None
            yield visit

    def _messages(self) -> Iterator[SyncedRecord]:
        """By each way there is, some begun by the child."""
        older = [child for child in self._so_far.children if child.part.age >= 12 and child.part.known_as is None]
        for number, (channel, begun_by, ago, text, words) in enumerate(_MESSAGES):
            on = self._so_far.ago(ago)
            here = [child for child in older if (child.pace.came_first_on or child.pace.came_on) < on]
            if not here:
                return
            talk = self._talk(here[(3 * number) % len(here)], channel, on, f"{text}\n“{words}”" if words else text)
            talk.started_by = begun_by
            yield talk
            if words is not None:
                yield self._words(talk, words)

    def _cards(self) -> Iterator[Consultation]:
        """One for every birthday of the last year in care, and one that is early."""
        so_far, today, early = self._so_far, self._so_far.today, 0
        for child in so_far.children:
            came = child.pace.came_first_on or child.pace.came_on
            for year in (today.year - 1, today.year):
                birthday = birthday_in_year(child.born_on, year)
                ahead = (birthday - today).days
                if ahead > 10 or birthday <= came or ahead < -365 or child.age_on(birthday) < 1:
                    continue
                if ahead > 0 and (early or child.part.known_as):
                    continue
                early += ahead > 0
                on = min(so_far.working_day(birthday - timedelta(days=2)), so_far.ago(1))
                if on <= came:
                    continue
                card = self._talk(child, Channel.CARD, on, "Birthday card.")
                card.id, card.started_by = birthday_card_id(child.child_id, birthday), StartedBy.OFFICER
                yield card

    def _odd_ones(self) -> Iterator[SyncedRecord]:
        """A note that speaks to the child, one that was moved from another child's record, and a text from Robyn."""
        so_far = self._so_far
        for child in so_far.with_story(Story.LONG_TERM_FOSTER, from_age=12)[:1]:
            note = self._talk(child, Channel.IN_PERSON, so_far.ago(7), _TO_THE_CHILD)
            note.written_to_child, note.started_by, note.alone = True, StartedBy.OFFICER, True
            yield note
        brothers = [child for child in so_far.children if child.part.together == "pair"]
        if len(brothers) > 1:
            moved = self._talk(brothers[1], Channel.VIDEO, so_far.ago(9), _MOVED)
            moved.moved_from_child_id, moved.moved_on = brothers[0].child_id, so_far.ago(8)
            yield moved
        robyn = self._talk(so_far.called("Robyn"), Channel.TEXT, self._last_tuesday(), _ROBYN_BY_TEXT)
        robyn.started_by = StartedBy.CHILD
        yield robyn
        yield self._words(robyn, "They listened.")

    def _last_tuesday(self) -> date:
        """The last Tuesday before today."""
        days = (self._so_far.today.weekday() - 1) % 7 or 7
        return self._so_far.today - timedelta(days=days)

    def _talk(self, child: Portrait, channel: Channel, on: date, text: str) -> Consultation:
        return Consultation(
            id=companion_id(child.child_id, f"between reviews {channel} {on}"),
            child_id=child.child_id,
            with_whom=WithWhom.CHILD,
            channel=channel,
            happened_on=on,
            happened_at=time(15, 40),
            text=text,
            done=True,
        )

    def _words(self, talk: Consultation, words: str) -> ChildsWords:
        return ChildsWords(
            id=companion_id(talk.id, f"words {words}"),
            child_id=talk.child_id,
            words=words,
            said_on=talk.happened_on,
            said_at=talk.happened_at,
            heard_by="Ruth",
            how={Channel.TEXT: "by text", Channel.WHATSAPP: "on WhatsApp", Channel.EMAIL: "by e-mail"}.get(
                talk.channel
            ),
            consultation_id=talk.id,
            may_be_shared=True,
        )
