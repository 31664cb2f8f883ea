"""What waits for the officer and what waits for others, as rows; no Qt."""

from collections.abc import Callable, Container, Sequence
from datetime import date

from iro_desktop.models.working_days import working_days_between
from iro_desktop.queries.today import NoteRow, PapersRow, TodayPage, UnplannedRow, WaitingDecision
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.shown import DayBarWords, RowWords
from iro_desktop.ui.today.between import midway_things, others_resolution, reminder_things, resolution_things
from iro_desktop.ui.today.handing_over import handover_things
from iro_desktop.ui.today.things import Key, Kind, Thing, WaitingList, is_open, listed, oldest

MINE_AT_FIRST = 5
OTHERS_AT_FIRST = 4
LONGEST_TITLE = 64
_ONE_LINE = 34
"""Letters of a title that fit on one line of a column; the whole wording is on the child's page."""
_SHORTEST_WORDING = 16
_COUNTED_UP_TO_DAYS = 45

__all__ = ["LONGEST_TITLE", "Key", "Kind", "WaitingList", "waiting_for_me", "waiting_for_others"]


def waiting_for_me(
    page: TodayPage,
    today: date,
    bank_holidays: Container[date],
    open_groups: frozenset[Kind],
    *,
    only_oldest: bool = False,
) -> WaitingList:
    """What the officer has to do, what presses first on top; or the few oldest of what is late."""
    papers = [_paper(row, row.papers.decisions_by or today, _decisions_row, today) for row in page.decisions_to_send]
    papers += [_paper(row, row.papers.letter_by or today, _letter_row, today) for row in page.letters_to_write]
    # A child waits for what was decided: papers of today and tomorrow come before everything else.
    first = [thing for thing in papers if (thing.on - today).days <= 1]
    dated = [thing for thing in papers if (thing.on - today).days > 1]
    dated += midway_things(page.waits.midways, today, open_groups)
    dated += resolution_things(page.waits.resolutions.mine, today)
    dated += reminder_things(page.waits.reminders, today)
    dated += handover_things(page.handovers, today, open_groups)
    things = [*sorted(first, key=lambda thing: thing.on), *sorted(dated, key=lambda thing: thing.on)]
    if only_oldest:
        return oldest(things)
    if page.to_plan:
        things.append(Thing(today, _to_plan_row(page.to_plan, today, bank_holidays)))
    notes = _notes(page.notes, today, unfolded=is_open(open_groups, Kind.NOTES))
    # Notes are what one forgets, so they are among the first rows whatever else presses.
    before_notes = MINE_AT_FIRST - 1 if notes else MINE_AT_FIRST
    return listed([*things[:before_notes], *notes, *things[before_notes:]], MINE_AT_FIRST)


def _paper(row: PapersRow, due_on: date, shown: Callable[[PapersRow, date], RowWords], today: date) -> Thing:
    return Thing(due_on, shown(row, today), late=due_on < today)


def _decisions_row(row: PapersRow, today: date) -> RowWords:
    due_on = row.papers.decisions_by or today
    completed = words.day_and_month(row.papers.completed_on, today)
    late = words.days_late(due_on, today)
    near = words.near_day(due_on, today)
    days = row.papers.decisions_working_days
    when = f"Ours are {late}, due {in_words.line_day(due_on)}" if late else f"Due {near}"
    return RowWords(
        key=(Kind.DECISIONS, row.papers.review_id),
        title=f"Decisions for {row.who.name}, to send",
        below=when if late else f"{when}: {words.working_days(days)} from {completed}",
        avatar=row.who.animal,
        bar=_bar(row.papers.working_days_since, days, pressing=(due_on - today).days <= 1),
    )


def _letter_row(row: PapersRow, today: date) -> RowWords:
    due_on = row.papers.letter_by or today
    late = words.days_late(due_on, today)
    begun = "First draft" if row.papers.draft_id else "Not begun"
    day = words.day_of(row.papers.working_days_since, row.papers.letter_working_days)
    by = words.day_and_month(due_on, today)
    below = f"{begun}. Our letter is {late}" if late else f"{begun}. {day}, due {by}"
    return RowWords(
        key=(Kind.LETTER, row.papers.review_id),
        title=f"Letter to {row.who.name}",
        below=below,
        avatar=row.who.animal,
        bar=_bar(row.papers.working_days_since, row.papers.letter_working_days, pressing=(due_on - today).days <= 1),
    )


def _to_plan_row(rows: Sequence[UnplannedRow], today: date, bank_holidays: Container[date]) -> RowWords:
    first = rows[0]
    if len(rows) == 1:
        below = f"{in_words.capital(first.who.name)}: {_when_to_plan(first, today, bank_holidays)}"
    else:
        unsure = sum(row.line.late_or_missing for row in rows)
        late = sum(bool(row.line.due_on and row.line.due_on < today) for row in rows) - unsure
        parts = [
            f"{words.number(unsure)} late, or missing from the file" if unsure else "",
            f"{words.number(late)} of ours late" if late else "",
            f"{words.number(len(rows) - unsure - late)} due soon" if len(rows) - unsure - late else "",
        ]
        below = in_words.capital(words.listed(parts))
    return RowWords(
        key=(Kind.TO_PLAN, None),
        title=f"{words.plural(len(rows), 'review')} to plan",
        below=below,
        icon="calendar",
    )


def _when_to_plan(row: UnplannedRow, today: date, bank_holidays: Container[date]) -> str:
    line = row.line
    if line.due_on is None or line.due_on < today:
        late = in_words.how_late(line, today)
        return late[:1].lower() + late[1:]
    return f"due {in_words.in_working_days(line.last_working_day or line.due_on, today, bank_holidays)}"


def _notes(notes: Sequence[NoteRow], today: date, *, unfolded: bool) -> list[Thing]:
    if not notes:
        return []
    days = list(dict.fromkeys(_day_of_note(note, today) for note in notes))
    below = f"From {words.listed(days[:3])}" if len(days) <= 3 else f"From {words.day_and_month(notes[0].on, today)} on"
    group = RowWords(
        key=(Kind.NOTES, None), title=f"{words.plural(len(notes), 'note')} to finish", below=below, icon="pencil"
    )
    inside = tuple(
        Thing(
            note.on,
            RowWords(
                key=(Kind.NOTE, note.consultation_id),
                title=f"Note about {note.who.name}",
                below=in_words.shortened(note.first_words, LONGEST_TITLE) or "Nothing typed yet",
                avatar=note.who.animal,
            ),
        )
        for note in notes
    )
    return [Thing(notes[0].on, group, inside, unfolded)]


def _day_of_note(note: NoteRow, today: date) -> str:
    away = (today - note.on).days
    if away < 2:
        return words.near_day(note.on, today)
    return words.WEEKDAYS[note.on.weekday()] if away < 7 else words.day_and_month(note.on, today)


def waiting_for_others(page: TodayPage, today: date, bank_holidays: Container[date]) -> WaitingList:
    """What others are to do, that which is longest past its day first."""
    decided = [
        (one.due_on, in_words.capital(one.who.name), Thing(one.due_on, _others_row(one, today, bank_holidays)))
        for one in page.others
    ]
    raised = [
        (row.by, in_words.capital(row.card.children[0].name), others_resolution(row, today))
        for row in page.waits.resolutions.others
    ]
    in_order = sorted([*decided, *raised], key=lambda one: one[0])
    following = "".join(
        f"the next {'is' if due_on >= today else 'was'} {name} on {in_words.line_day(due_on)}"
        for due_on, name, _ in in_order[OTHERS_AT_FIRST : OTHERS_AT_FIRST + 1]
    )
    return listed([thing for _, _, thing in in_order], OTHERS_AT_FIRST, following)


def _others_row(one: WaitingDecision, today: date, bank_holidays: Container[date]) -> RowWords:
    late = words.days_late(one.due_on, today)
    by = words.day_and_month(one.due_on, today)
    # Of something half a year away nobody counts working days.
    counted = (one.due_on - one.decided_on).days <= _COUNTED_UP_TO_DAYS
    day = working_days_between(one.decided_on, today, bank_holidays) if counted and not late else 0
    of = working_days_between(one.decided_on, one.due_on, bank_holidays) if counted and not late else 0
    if late:
        how_far = f"{in_words.capital(late)}, was {in_words.line_day(one.due_on)}"
    elif one.due_on == today:
        how_far = "Due today"
    else:
        how_far = f"{words.day_of(day, of)}, by {by}" if of else f"By {by}"
    pressing = one.due_on <= today
    name = in_words.capital(one.who.name)
    return RowWords(
        key=(Kind.OTHERS_DECISION, one.decision_id),
        title=f"{name}: {in_words.shortened(one.wording, max(_SHORTEST_WORDING, _ONE_LINE - len(name)))}",
        below=f"{one.owner}. {how_far}",
        avatar=one.who.animal,
        bar=_bar(1, 1, pressing=True) if pressing else _bar(day, of, pressing=False) if of else None,
    )


def _bar(day: int, of: int, *, pressing: bool) -> DayBarWords:
    return DayBarWords(share=min(1.0, day / of), attention=pressing)
