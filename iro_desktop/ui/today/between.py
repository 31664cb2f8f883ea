"""What of the time between reviews waits, as rows of Today: midway checks, resolutions, reminders; no Qt."""

from collections.abc import Container, Sequence
from datetime import date

from iro_desktop.models.midway import MidwayState
from iro_desktop.queries.midway import MidwayRow
from iro_desktop.queries.reminders import ReminderRow
from iro_desktop.queries.resolution_board import CardRow
from iro_desktop.queries.resolution_waiting import MineRow, OthersRow, WhyMine
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.shown import DayBarWords, RowWords
from iro_desktop.ui.today.things import Kind, Thing, grouped, is_open

LONGEST = 40


def midway_things(rows: Sequence[MidwayRow], today: date, open_groups: Container[Kind]) -> list[Thing]:
    """Each state in a row of its own: what was opened and not finished is never counted with the others."""
    opened = [_midway(row, today) for row in rows if row.state is MidwayState.FORM_OPEN]
    held = [_midway(row, today) for row in rows if row.state is MidwayState.HELD_NOT_RECORDED]
    due = [_midway(row, today) for row in rows if row.state is MidwayState.NOT_STARTED]
    late = sum(thing.late for thing in due)
    below = f"{words.number(late)} of ours late" if late else "Due in the next days"
    return [
        *grouped(
            Kind.MIDWAYS_OPENED,
            opened,
            f"{words.number(len(opened))} midway checks opened",
            below="Opened and not finished",
            icon="pencil",
            unfolded=is_open(open_groups, Kind.MIDWAYS_OPENED),
        ),
        *grouped(
            Kind.MIDWAYS_TO_WRITE,
            held,
            f"{words.number(len(held))} midway checks to write down",
            below="Talked through, nothing written down yet",
            icon="pencil",
            unfolded=is_open(open_groups, Kind.MIDWAYS_TO_WRITE),
        ),
        *grouped(
            Kind.MIDWAYS_DUE,
            due,
            f"{words.number(len(due))} midway checks to do",
            below=below,
            icon="list-checks",
            unfolded=is_open(open_groups, Kind.MIDWAYS_DUE),
        ),
    ]


def resolution_things(rows: Sequence[MineRow], today: date) -> list[Thing]:
    """What the officer has to do about resolutions, the most pressing first."""
    return [Thing(row.on, _mine(row, today), late=row.why is WhyMine.NO_ANSWER) for row in rows]


def reminder_things(rows: Sequence[ReminderRow], today: date) -> list[Thing]:
    """Reminders of other days than today: what is for today stands in the diary."""
    return [Thing(row.due_on, _reminder(row, today), late=row.due_on < today) for row in rows if row.due_on != today]


def others_resolution(row: OthersRow, today: date) -> Thing:
    """One concern that somebody else is to answer, by its day."""
    clock = row.card.clock
    by = words.day_and_month(row.by, today)
    if row.waits_for_reason is not None:
        how_far = f"You wait until {by}: {in_words.shortened(row.waits_for_reason, LONGEST)}"
    else:
        how_far = f"{words.day_of(clock.day, clock.of_days)}, by {by}" if clock else f"By {by}"
    day, of = (clock.day, clock.of_days) if clock and row.waits_for_reason is None else (0, 0)
    shown = RowWords(
        key=(Kind.OTHERS_RESOLUTION, row.card.concern_id),
        title=about(row.card),
        below=". ".join(part for part in (in_words.capital(row.who), how_far) if part),
        avatar=row.card.children[0].animal,
        bar=DayBarWords(share=min(1.0, day / of), attention=row.by <= today) if of else None,
    )
    return Thing(row.by, shown, late=row.by < today)


def about(card: CardRow) -> str:
    """“Sam: plan not shared”, on one line of a column."""
    whom = words.listed(in_words.capital(who.name) for who in card.children)
    headline = in_words.shortened(card.headline, max(16, LONGEST - len(whom)))
    return f"{whom}: {headline}" if headline else f"{whom}: resolution"


def _midway(row: MidwayRow, today: date) -> Thing:
    due_on = row.due.due_on
    late = words.days_late(due_on, today)
    day = words.day_and_month(due_on, today)
    when = f"Ours is {late}, was due {in_words.line_day(due_on)}" if late else f"Due {day}"
    looked = f"{row.looked_at} of {words.plural(row.decisions, 'decision')} looked at"
    match row.state:
        case MidwayState.FORM_OPEN:
            title, below = f"Midway check, {row.who.name}", f"Opened, not finished. {looked}"
        case MidwayState.HELD_NOT_RECORDED:
            held = f" on {words.day_and_month(row.held_on, today)}" if row.held_on else ""
            title, below = f"Midway check, {row.who.name}, to write down", f"Talked through{held}. {when}"
        case _:
            title, below = f"Midway check, {row.who.name}", f"{when}: {row.due.sum_in_words}"
    share = row.looked_at / row.decisions if row.decisions else 0.0
    begun = row.state is MidwayState.FORM_OPEN
    shown = RowWords(
        key=(Kind.MIDWAY, row.review_id),
        title=title,
        below=below,
        avatar=row.who.animal,
        bar=DayBarWords(share=share, attention=bool(late)) if begun and row.decisions else None,
    )
    return Thing(due_on, shown, late=bool(late))


def _mine(row: MineRow, today: date) -> RowWords:
    card, clock = row.card, row.card.clock
    day = words.day_and_month(row.on, today)
    match row.why:
        case WhyMine.NO_ANSWER:
            below = f"No answer, was due {day}. Next stage, or wait"
        case WhyMine.ANSWERED:
            below = f"Answered on {day}. Is it enough?"
        case WhyMine.MESSAGE_NOT_SENT:
            below = "The message is not sent yet"
        case WhyMine.ANSWER_DUE_SOON:
            of = f"{words.day_of(clock.day, clock.of_days)}, " if clock else ""
            below = f"No answer yet. {of}by {day}"
    pressing = row.why in (WhyMine.NO_ANSWER, WhyMine.ANSWER_DUE_SOON)
    share = min(1.0, clock.day / clock.of_days) if clock and clock.of_days else 1.0
    return RowWords(
        key=(Kind.RESOLUTION, card.concern_id),
        title=about(card),
        below=below,
        avatar=card.children[0].animal,
        bar=DayBarWords(share=share, attention=True) if pressing else None,
    )


def _reminder(row: ReminderRow, today: date) -> RowWords:
    near = words.near_day(row.due_on, today)
    when = f"was for {words.day_and_month(row.due_on, today)}" if row.due_on < today else f"for {near}"
    return RowWords(
        key=(Kind.REMINDER, row.reminder_id),
        title=in_words.shortened(row.text, LONGEST),
        below=f"{in_words.capital(row.who.name)}, {when}",
        avatar=row.who.animal,
    )
