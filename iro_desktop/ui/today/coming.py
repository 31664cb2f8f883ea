"""The lines below what waits: drafts, birthdays, the weeks ahead, whom to be in touch with, others’ changes; no Qt."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from iro_desktop.models.child import BetweenReviews
from iro_desktop.queries.changes_since import Changes, ChangesOfChild
from iro_desktop.queries.contact import ContactDue
from iro_desktop.queries.drafts import DraftKind, DraftRow
from iro_desktop.queries.events import EventRow
from iro_desktop.queries.my_load import MyLoad, ReviewAhead, WeekAhead
from iro_desktop.queries.nudges import Nudge
from iro_desktop.queries.today import BirthdayRow, NotSent, PlannedRow
from iro_desktop.queries.today_between import Besides
from iro_desktop.queries.who import Who
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.event.words import KINDS as EVENTS
from iro_desktop.ui.event.words import loop_short
from iro_desktop.ui.record_words import all_of, one_of
from iro_desktop.ui.shown import DayBarWords, RowWords
from iro_desktop.ui.today.things import Key, Kind
from iro_desktop.ui.today.waiting import LONGEST_TITLE

_LONGEST_BEGINNING = 128
_NAMES_IN_A_WEEK = 4
_DRAFT_KINDS = {
    DraftKind.LETTER: Kind.DRAFT,
    DraftKind.NOTE: Kind.DRAFT_NOTE,
    DraftKind.RESOLUTION: Kind.DRAFT_RESOLUTION,
    DraftKind.MIDWAY: Kind.MIDWAY,
}
_DRAFT_TITLES = {
    DraftKind.LETTER: "Letter to",
    DraftKind.NOTE: "Note about",
    DraftKind.RESOLUTION: "Resolution for",
    DraftKind.MIDWAY: "Midway check for",
}
_CONTACT_WORDS = {BetweenReviews.AT_SIX_WEEKS: "six weeks after the review", BetweenReviews.HALF_WAY: "half way"}


@dataclass(frozen=True, slots=True)
class Continue:
    """The letter one was writing, with its first words; and what else was begun. `letter_id` None without a letter."""

    letter_id: UUID | None
    where: str
    beginning: str
    button: str
    others: tuple[RowWords, ...]
    others_words: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A line about the days ahead, and the rows behind it; with something to press at its end where it has `action`."""

    key: str
    words: str
    rows: tuple[RowWords, ...]
    open_words: str
    icon: str
    action: str = ""
    action_key: Key | None = None
    done: str = ""
    """What stands in place of the action once it is done: “card sent yesterday”."""


def carry_on(drafts: Sequence[DraftRow], now: datetime) -> Continue | None:
    """Where one stopped: the newest letter on its paper, the others as rows, the one changed last first."""
    if not drafts:
        return None
    newest = next((draft for draft in drafts if draft.kind is DraftKind.LETTER), None)
    rest = [draft for draft in drafts if draft is not newest]
    only_letters = all(draft.kind is DraftKind.LETTER for draft in rest)
    more = "more letter" if only_letters else "more thing" if newest else "thing"
    return Continue(
        letter_id=newest.record_id if newest else None,
        where=f"Continue where you stopped · letter to {newest.who.name}, {_when(newest, now)}" if newest else "",
        beginning=(in_words.shortened(newest.first_words, _LONGEST_BEGINNING) if newest else "")
        or "Nothing is written yet.",
        button="Keep writing",
        others=tuple(_draft(draft, now) for draft in rest),
        others_words=f"{words.plural(len(rest), more)} in progress" if rest else "",
    )


def birthday_line(birthdays: Sequence[BirthdayRow], today: date) -> Coming | None:
    """The next birthday without a card, else the next one; every one of them behind it."""
    if not birthdays:
        return None
    first = next((one for one in birthdays if one.sent_on is None), birthdays[0])
    sentence = _birthday(first, today)
    more = f", and {words.plural(len(birthdays) - 1, 'more birthday')}" if len(birthdays) > 1 else ""
    return Coming(
        "birthdays",
        f"{sentence}{more}",
        tuple(
            RowWords(
                key=(Kind.BIRTHDAY, one.who.child_id),
                title=_birthday(one, today),
                below=_card(one, today),
                avatar=one.who.animal,
                ticked=one.sent_on is not None,
            )
            for one in birthdays
        ),
        "See birthdays",
        "cake",
        action="" if first.sent_on else "Card sent",
        action_key=(Kind.BIRTHDAY, first.who.child_id),
        done=_card(first, today) if first.sent_on else "",
    )


def not_sent_line(letters: Sequence[NotSent], today: date) -> Coming | None:
    """“2 letters are finished and not sent yet”: said quietly, because only the officer knows whether they went."""
    if not letters:
        return None
    return Coming(
        "not sent",
        f"{words.plural(len(letters), 'letter')} {'is' if len(letters) == 1 else 'are'} finished and not sent yet",
        tuple(
            RowWords(
                key=(Kind.DRAFT, one.letter_id),
                title=f"Letter to {one.who.name}",
                below=f"Finished on {words.day_and_month(one.finished_on, today)}" if one.finished_on else "Finished",
                avatar=one.who.animal,
            )
            for one in letters
        ),
        "See letters",
        "send",
    )


def next_week_line(planned: Sequence[PlannedRow], today: date) -> Coming | None:
    """“3 reviews next week, first Ellie on Tuesday”."""
    if not planned:
        return None
    first = planned[0]
    on = first.plan.on or today
    return Coming(
        "next week",
        f"{words.plural(len(planned), 'review')} next week, first {first.who.name} on {words.WEEKDAYS[on.weekday()]}",
        tuple(_planned_row(row, today) for row in planned),
        "See the week",
        "calendar-check-2",
    )


def load_line(load: MyLoad, today: date, open_weeks: Container[date]) -> Coming | None:
    """My load: children, the reviews of eight weeks, and the fullest ones. A week opens its reviews."""
    if not load.children:
        return None
    most = max((len(week.reviews) for week in load.weeks), default=0)
    peaks = words.listed(words.day_and_month(week.monday, today) for week in load.peaks)
    full = f". Fullest from {peaks}: {most}{' each' if len(load.peaks) > 1 else ''}" if peaks else ""
    children = words.plural(load.children, "child", "children")
    rows: list[RowWords] = []
    for week in load.weeks:
        rows.append(_week(week, most, today))
        if week.monday in open_weeks:
            rows += [_ahead(one, today) for one in week.reviews]
    sentence = f"{children}, {words.plural(load.reviews, 'review')} in the next {len(load.weeks)} weeks{full}"
    return Coming("load", sentence, tuple(rows), "See my weeks", "users")


def lines_besides(besides: Besides, today: date) -> tuple[Coming, ...]:
    """What is asked for once the page is painted."""
    found = (
        _contact_line(besides.contacts, today),
        _event_line(besides.events, today),
        _nudge_line(besides.nudges, today),
        _changes_line(besides.changes),
    )
    return tuple(line for line in found if line is not None)


def week_key(monday: date) -> Key:
    """A week has no record: its Monday is its key."""
    return Kind.WEEK, UUID(int=monday.toordinal())


def monday_of(key: Key) -> date | None:
    """The Monday behind the key of a week."""
    kind, number = key
    return date.fromordinal(number.int) if kind is Kind.WEEK and number is not None else None


def _draft(draft: DraftRow, now: datetime) -> RowWords:
    return RowWords(
        key=(_DRAFT_KINDS[draft.kind], draft.record_id),
        title=f"{_DRAFT_TITLES[draft.kind]} {draft.who.name}",
        below=in_words.shortened(draft.first_words, LONGEST_TITLE) or "Nothing is written yet.",
        avatar=draft.who.animal,
        right=_when(draft, now),
    )


def _when(draft: DraftRow, now: datetime) -> str:
    return words.moment(draft.changed_at.astimezone(now.tzinfo), now.date())


def _birthday(one: BirthdayRow, today: date) -> str:
    near = words.near_day(one.on, today)
    day = near if near in ("today", "tomorrow") else f"on {near}"
    return f"{in_words.capital(one.who.name)} is {one.age} {day}"


def _card(one: BirthdayRow, today: date) -> str:
    return (
        f"Card sent {words.near_day(one.sent_on, today)}"
        if one.sent_on
        else "No card yet. Open to write it, X when it is sent"
    )


def _planned_row(row: PlannedRow, today: date) -> RowWords:
    on = row.plan.on or today
    return RowWords(
        key=(Kind.PLANNED, row.plan.review_id),
        title=in_words.name_and_age(row.who, today),
        below=row.plan.place or "No place yet",
        avatar=row.who.animal,
        right=words.weekday_and_date(on, today),
        right_below=in_words.at(row.plan.at) or "No time yet",
    )


def _week(week: WeekAhead, most: int, today: date) -> RowWords:
    names = [in_words.capital(one.who.name) for one in week.reviews]
    shown = [*names[:_NAMES_IN_A_WEEK], *([f"{len(names) - _NAMES_IN_A_WEEK} more"] if len(names) > 4 else [])]
    return RowWords(
        key=week_key(week.monday),
        title=f"Week of {words.day_and_month(week.monday, today)}",
        below=words.listed(shown) or "No review",
        icon="calendar",
        right=words.number(len(names)),
        bar=DayBarWords(share=len(names) / most) if names and most else None,
    )


def _ahead(one: ReviewAhead, today: date) -> RowWords:
    planned = one.review_id is not None
    return RowWords(
        key=(Kind.PLANNED, one.review_id) if planned else (Kind.CHILD, one.who.child_id),
        title=in_words.name_and_age(one.who, today),
        below="Planned" if planned else "Last day, not planned yet",
        avatar=one.who.animal,
        right=words.weekday_and_date(one.on, today),
    )


def _contact_line(contacts: Sequence[ContactDue], today: date) -> Coming | None:
    if not contacts:
        return None
    first = contacts[0]
    count = words.plural(len(contacts), "child is", "children are")
    by = words.day_and_month(first.day.due.due_on, today)
    whom = f", first {first.who.name}" if len(contacts) > 1 else f": {first.who.name}"
    was = "was by" if first.is_late else "by"
    return Coming(
        "contacts",
        f"{count} to hear from you{whom}, {was} {by}",
        tuple(_contact(row, today) for row in contacts),
        "See whom",
        "message-square",
    )


def _contact(row: ContactDue, today: date) -> RowWords:
    tried = f"Tried {words.near_day(row.tried_on, today)}, no answer. " if row.tried_on else ""
    when = _CONTACT_WORDS.get(row.day.when, "")
    chosen = f"{in_words.capital(when)}, as they chose" if row.wish else in_words.capital(when)
    return RowWords(
        key=(Kind.CONTACT, row.who.child_id),
        title=in_words.name_and_age(row.who, today),
        below=f"{tried}{chosen}",
        avatar=row.who.animal,
        right="Ours is late" if row.is_late else "By",
        right_below=words.weekday_and_date(row.day.due.due_on, today),
    )


def _event_line(events: Sequence[tuple[Who, EventRow]], today: date) -> Coming | None:
    if not events:
        return None
    sentence = f"{words.plural(len(events), 'event leaves', 'events leave')} something to do"
    rows = tuple(
        RowWords(
            key=(Kind.EVENT, row.event_id),
            title=f"{in_words.capital(who.name)}: {EVENTS[row.kind][:1].lower()}{EVENTS[row.kind][1:]}",
            below=". ".join(loop_short(loop, row, today) for loop in row.loops),
            avatar=who.animal,
            right=words.day_and_month(row.happened_on, today),
        )
        for who, row in events
    )
    return Coming("events", sentence, rows, "See events", "circle-alert")


def _nudge_line(nudges: Sequence[Nudge], today: date) -> Coming | None:
    if not nudges:
        return None
    first = nudges[0]
    when = words.near_day(first.on, today)
    more = f", and {words.number(len(nudges) - 1)} more" if len(nudges) > 1 else ""
    return Coming(
        "nudges",
        f"Is something of {words.whose(in_words.capital(first.who.name))} review {when} to be written down?{more}",
        tuple(
            RowWords(
                key=(Kind.NUDGE, one.review_id),
                title=in_words.name_and_age(one.who, today),
                below="Planned, and nothing is written down yet",
                avatar=one.who.animal,
                right=words.weekday_and_date(one.on, today),
                right_below=in_words.at(one.at),
            )
            for one in nudges
        ),
        "See which",
        "pencil",
        action="Stop asking",
        action_key=(Kind.NUDGE, None),
    )


def _changes_line(changes: Changes) -> Coming | None:
    if not changes.rows:
        return None
    count = sum(row.count for row in changes.rows)
    children = sum(row.who is not None for row in changes.rows)
    about = f" about {words.plural(children, 'child', 'children')}" if children else ""
    return Coming(
        "changes",
        f"Others changed {words.plural(count, 'thing')}{about} since you last looked",
        tuple(_changed(row) for row in changes.rows),
        "See what changed",
        "history",
        action="Tick all off",
        action_key=(Kind.CHANGES, None),
    )


def _changed(row: ChangesOfChild) -> RowWords:
    return RowWords(
        key=(Kind.CHANGES, row.who.child_id if row.who else None),
        title=in_words.capital(row.who.name) if row.who else "For everybody",
        below=in_words.capital(words.listed(_kinds(row.by_kind.items()))),
        avatar=row.who.animal if row.who else None,
        icon=None if row.who else "building-2",
        ticked=False if row.who else None,
    )


def _kinds(counts: Iterable[tuple[str, int]]) -> list[str]:
    """“a letter”, “Decisions 2” said as “2 decisions”."""
    said = []
    for kind, count in counts:
        name = all_of(kind)
        said.append(one_of(kind) if count == 1 else f"{count} {name[:1].lower()}{name[1:]}")
    return said
