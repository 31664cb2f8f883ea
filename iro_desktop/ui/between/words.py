"""The tabs between reviews, and what the list of events and the goodbyes say; no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from iro_desktop.models.between_reviews import Goodbye
from iro_desktop.queries.between import BetweenPage
from iro_desktop.queries.events import EventRow, LoopKind
from iro_desktop.queries.who import Who
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital, shortened
from iro_desktop.ui.event import words as of_events
from iro_desktop.ui.shown import Choice, RowWords, Run, TagWords
from iro_desktop.ui.tokens import Tone

_LONGEST = 150


class Part(StrEnum):
    """The tabs. A place names one of them."""

    HAPPENED = "happened"
    SERVICES = "services"
    GUARDIAN = "guardian"
    GOOD = "good"
    GOODBYE = "goodbye"


def title(page: BetweenPage) -> str:
    return f"{capital(page.who.name)}, between reviews"


def tabs(page: BetweenPage | None) -> tuple[Choice, ...]:
    """The tabs, each with how much there is in it."""
    counts = (
        {}
        if page is None
        else {
            Part.HAPPENED: len(page.events),
            Part.SERVICES: len(page.services),
            Part.GUARDIAN: len(page.guardian.letters) + len(page.guardian.talks),
            Part.GOOD: len(page.good_things),
            Part.GOODBYE: len(page.endings),
        }
    )
    shown = {
        Part.HAPPENED: "What happened",
        Part.SERVICES: "Rights and services",
        Part.GUARDIAN: "Guardian",
        Part.GOOD: "Good things",
        Part.GOODBYE: "Goodbye",
    }
    return tuple(Choice(part, shown[part], count=counts.get(part) or None) for part in Part)


def aside(words_beside: str) -> Run:
    """A day, or what else stands quietly after the name of a row."""
    return Run(f"   {words_beside}", bold=False, tone=Tone.SECONDARY, small=True)


# What happened


def open_summary(page: BetweenPage) -> str:
    """How much of what happened is still open."""
    if not page.events:
        return ""
    loops = sum(len(event.loops) for event in page.events)
    return f"{words.plural(loops, 'thing is', 'things are')} open." if loops else "Nothing of it is open."


def event_rows(page: BetweenPage, today: date) -> tuple[RowWords, ...]:
    """The events, latest first. What is difficult stays folded until it is opened."""
    return tuple(_event_row(event, page, today) for event in page.events)


def _event_row(event: EventRow, page: BetweenPage, today: date) -> RowWords:
    said = f"{capital(event.folded_as)}: folded, open it to read" if event.folded_as else event.text
    parts = [shortened(said, _LONGEST), of_events.told(event, today)]
    kept_from = of_events.not_for_words(page.who.name, page.people, event.not_for)
    parts += [kept_from] if kept_from else []
    parts += [of_events.loop_short(loop, event, today) for loop in event.loops[1:]]
    return RowWords(
        key=event.event_id,
        title=(of_events.KINDS[event.kind], aside(of_events.when(event, today))),
        below=". ".join(part.rstrip(".") for part in parts if part),
        icon="lock" if event.not_for else "calendar",
        tag=_loop_tag(event, today),
    )


def _loop_tag(event: EventRow, today: date) -> TagWords | None:
    if not event.loops:
        return None
    loop = event.loops[0]
    said = of_events.loop_short(loop, event, today)
    if loop.is_late and loop.kind is not LoopKind.GOODBYE:
        return TagWords(said, Tone.ATTENTION, "clock")
    return TagWords(said, Tone.INFORMATION)


def open_rows(open_events: Sequence[tuple[Who, EventRow]], today: date) -> tuple[RowWords, ...]:
    """What is open after events, of all children. No words of the event: the list is for whoever looks over."""
    return tuple(
        RowWords(
            key=event.event_id,
            title=(capital(who.name), aside(f"{of_events.KINDS[event.kind]}, {of_events.when(event, today)}")),
            below=". ".join(
                said.rstrip(".") for said in (of_events.loop_sentence(loop, today) for loop in event.loops)
            ),
            avatar=who.animal,
            tag=_loop_tag(event, today),
        )
        for who, event in open_events
    )


# Saying goodbye


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step of an ending: its words, whether it is done, and what was noted."""

    step: Goodbye
    words: str
    hint: str
    done: bool
    done_words: str
    note: str


@dataclass(frozen=True, slots=True)
class EndingWords:
    """One ending with its steps."""

    event_id: UUID
    title: str
    summary: str
    steps: tuple[StepWords, ...]


_STEPS: dict[Goodbye, tuple[str, str]] = {
    Goodbye.TOLD_IN_TIME: ("{name} was told in good time", "When, and by whom"),
    Goodbye.ASKED_HOW: ("{name} said how they want to say goodbye", "What they want"),
    Goodbye.PEOPLE_SEEN: ("The people who matter were seen", "Who, and who is still to come"),
    Goodbye.THINGS_AND_PICTURES: ("Life story, photos and belongings go along", "What, and where it is"),
    Goodbye.NEW_PEOPLE_MET: ("{name} met the new people", "Whom"),
    Goodbye.KEEPING_IN_TOUCH: ("It is agreed how to keep in touch", "With whom, and how"),
    Goodbye.LETTER_WRITTEN: ("The goodbye letter is written", "What {name} is to remember"),
}


def endings(page: BetweenPage, today: date) -> tuple[EndingWords, ...]:
    """The endings, latest first, each with its steps."""
    return tuple(_ending(event, capital(page.who.name), today) for event in page.endings)


def _ending(event: EventRow, name: str, today: date) -> EndingWords:
    steps = tuple(
        StepWords(
            step=one.step,
            words=_STEPS[one.step][0].format(name=name),
            hint=_STEPS[one.step][1].format(name=name),
            done=one.done_on is not None,
            done_words=f"Done {words.day_and_month(one.done_on, today)}" if one.done_on else "",
            note=one.note,
        )
        for one in event.goodbye
    )
    return EndingWords(
        event_id=event.event_id,
        title=f"{of_events.KINDS[event.kind]}, {of_events.when(event, today)}",
        summary=f"{event.goodbyes_done} of {len(steps)} done",
        steps=steps,
    )
