"""What Today says: the day's sentence, the diary, what waits for whom; no Qt."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from iro_desktop.queries.reminders import ReminderRow
from iro_desktop.queries.today import DiaryReview, TodayPage
from iro_desktop.queries.today_between import Besides
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.shown import Run, VoiceWords, Words
from iro_desktop.ui.today.coming import (
    Coming,
    Continue,
    birthday_line,
    carry_on,
    load_line,
    next_week_line,
    not_sent_line,
)
from iro_desktop.ui.today.things import GROUPS, Key, Kind, WaitingList
from iro_desktop.ui.today.waiting import waiting_for_me, waiting_for_others

DECISION_DONE = "Decision marked as done."
DECISIONS_SENT = "Decisions marked as sent."
CARD_SENT = "Card marked as sent."
CARD_NOT_SENT = "Card marked as not sent."
REMINDER_DONE = "Marked as done."
STOPPED_ASKING = "Switched off. Settings has it."
LOOKED_AT = "Ticked off on this laptop."
_STILL_NEXT_FOR = timedelta(hours=1)
_LONGEST_TASK = 80
_PAGES = {
    Kind.DRAFT: Page.LETTER,
    Kind.PLANNED: Page.REVIEW,
    Kind.NUDGE: Page.REVIEW,
    Kind.BIRTHDAY: Page.CHILD,
    Kind.CHILD: Page.CHILD,
    Kind.CONTACT: Page.CHILD,
    Kind.CHANGES: Page.CHILD,
    Kind.NOTE: Page.CONSULTATION,
    Kind.MIDWAY: Page.MIDWAY,
    Kind.RESOLUTION: Page.RESOLUTION,
    Kind.OTHERS_RESOLUTION: Page.RESOLUTION,
}


@dataclass(frozen=True, slots=True)
class Leave:
    """When to set off for a review, and how far it is."""

    clock: str
    words: str


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One thing of the day. `is_next` has its buttons and the child's last words on show."""

    review_id: UUID
    child_id: UUID
    clock: str
    animal: str
    title: Words
    below: str
    voice: VoiceWords | None
    button: str
    page_button: str
    is_next: bool
    done: bool
    leave: Leave | None = None


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Something the officer means to do today, in the diary below the reviews."""

    reminder_id: UUID
    child_id: UUID
    animal: str
    title: Words
    below: str


@dataclass(frozen=True, slots=True)
class TodayWords:
    """Everything Today shows."""

    sentence: str
    diary: tuple[DiaryEntry, ...]
    end_of_day: str
    mine: WaitingList
    others: WaitingList
    carry_on: Continue | None
    coming: tuple[Coming, ...]
    no_children: bool
    tasks: tuple[TaskWords, ...] = ()


def title(now: datetime) -> str:
    """“Thursday 12 March”."""
    return words.long_date(now.date())


def today_words(
    page: TodayPage,
    now: datetime,
    bank_holidays: Container[date],
    *,
    open_groups: frozenset[Kind] = frozenset(),
    open_weeks: frozenset[date] = frozenset(),
    only_oldest: bool = False,
) -> TodayWords:
    """Today in words. `open_groups` and `open_weeks` are the rows that stand for several and were opened."""
    today = now.date()
    upcoming = next((entry for entry in page.diary if _is_still_ahead(entry, now)), None)
    mine = waiting_for_me(page, today, bank_holidays, open_groups, only_oldest=only_oldest)
    tasks = tuple(_task(row) for row in page.waits.reminders if row.due_on == today)
    ahead = (
        not_sent_line(page.not_sent, today),
        birthday_line(page.birthdays, today),
        next_week_line(page.next_week, today),
        load_line(page.load, today, open_weeks),
    )
    return TodayWords(
        sentence=_sentence(page, upcoming, mine, len(tasks)),
        diary=tuple(_entry(entry, today, is_next=entry is upcoming) for entry in page.diary),
        end_of_day=_end_of_day(page.diary, upcoming, tasks),
        mine=mine,
        others=waiting_for_others(page, today, bank_holidays),
        carry_on=carry_on(page.drafts, now),
        coming=tuple(line for line in ahead if line is not None),
        no_children=page.children == 0 and not page.diary and not page.drafts and not page.notes,
        tasks=tasks,
    )


def things_today(page: TodayPage, today: date) -> int:
    """How many things there are for a day: its reviews that are not done, and what the officer means to do."""
    reminders = sum(row.due_on <= today for row in page.waits.reminders)
    return sum(not entry.done for entry in page.diary) + reminders


def place_of(key: Key, page: TodayPage) -> Place | None:
    """Where opening a row leads; None for what folds out, and for what is gone on with in a panel."""
    kind, record_id = key
    if kind is Kind.TO_PLAN:
        return Place(Page.CHILDREN, part="review_soon")
    if kind in GROUPS or record_id is None:
        return None
    if kind in _PAGES:
        return Place(_PAGES[kind], record_id)
    if kind is Kind.REMINDER:
        reminder = next((one for one in page.waits.reminders if one.reminder_id == record_id), None)
        return Place(Page.CHILD, reminder.who.child_id) if reminder else None
    if kind is Kind.OTHERS_DECISION:
        decision = next((row for row in page.others if row.decision_id == record_id), None)
        return Place(Page.CHILD, decision.who.child_id, "decisions") if decision else None
    if kind is Kind.DECISIONS:
        row = next((one for one in page.decisions_to_send if one.papers.review_id == record_id), None)
        return Place(Page.CHILD, row.who.child_id) if row else None
    if kind is Kind.LETTER:
        waiting = next((one for one in page.letters_to_write if one.papers.review_id == record_id), None)
        if waiting and waiting.papers.draft_id:
            return Place(Page.LETTER, waiting.papers.draft_id)
        return Place(Page.REVIEW, record_id, "write")
    return None


def place_besides(key: Key, besides: Besides) -> Place | None:
    """Where an event leads: to what happened between the child's reviews."""
    kind, record_id = key
    if kind is not Kind.EVENT:
        return None
    child_id = next((who.child_id for who, row in besides.events if row.event_id == record_id), None)
    return Place(Page.BETWEEN, child_id) if child_id else None


def _is_still_ahead(entry: DiaryReview, now: datetime) -> bool:
    if entry.done:
        return False
    if entry.plan.under_way or entry.plan.at is None:
        return True
    planned = datetime.combine(now.date(), entry.plan.at, now.tzinfo)
    return planned + _STILL_NEXT_FOR >= now


def _sentence(page: TodayPage, upcoming: DiaryReview | None, mine: WaitingList, tasks: int) -> str:
    if not page.diary and not tasks:
        waits = f" {words.plural(mine.count, 'thing')} for you to look at." if mine.rows else ""
        return f"Nothing is planned today.{waits}"
    things = words.plural(len(page.diary) + tasks, "thing")
    count = f"{things if tasks else words.plural(len(page.diary), 'review')} today."
    if upcoming is None:
        return count
    clock = f" at {in_words.at(upcoming.plan.at)}" if upcoming.plan.at else ""
    town = upcoming.home.town if upcoming.home else None
    where = f" in {town}" if town else ""
    setting_off = leave(upcoming)
    leave_by = f" Leave by {setting_off.clock}." if setting_off is not None else ""
    return f"{count} Next: review for {upcoming.who.name}{clock}{where}.{leave_by}"


def leave(entry: DiaryReview) -> Leave | None:
    """“09:10, Leave for Luton, 1 h 10 min. Out of borough”; None where nobody knows the way, or it is behind one."""
    minutes = entry.travel_minutes
    if not minutes or entry.plan.at is None or entry.done or entry.plan.under_way:
        return None
    # To the five minutes before: nobody sets off at 09:08. A review early in the night still says its own day's hour.
    at = max(0, entry.plan.at.hour * 60 + entry.plan.at.minute - minutes) // 5 * 5
    town = entry.home.town if entry.home else None
    where = f"Leave for {town}" if town else "Leave"
    far = ". Out of borough" if entry.home and entry.home.out_of_borough else ""
    return Leave(f"{at // 60:02}:{at % 60:02}", f"{where}, {_time_taken(minutes)}{far}")


def _time_taken(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else "") if part
    )


def _entry(entry: DiaryReview, today: date, *, is_next: bool) -> DiaryEntry:
    who = entry.who
    name, comma, age = in_words.name_and_age(who, today).partition(", ")
    what = "review" if entry.done else in_words.review_name(entry.line.kind, entry.line.number)
    town = entry.home.town if entry.home else None
    place = ", ".join(part for part in (entry.plan.place, town) if part) or "No place yet"
    state = "Goes on today" if entry.goes_on else "Under way" if entry.plan.under_way else ""
    below = "Held and closed" if entry.done else " · ".join(part for part in (state, place) if part)
    return DiaryEntry(
        review_id=entry.plan.review_id,
        child_id=who.child_id,
        clock=in_words.at(entry.plan.at) or "today",
        animal=who.animal,
        title=(Run(name, bold=True), f"{comma}{age} · {what}"),
        below=in_words.capital(below),
        voice=in_words.voice(entry.said, who, today) if entry.said and is_next else None,
        button="Go on with the review" if entry.plan.under_way else "Open the review",
        page_button=f"{words.whose(who.known_as)} page" if who.known_as else "The child’s page",
        is_next=is_next,
        done=entry.done,
        leave=leave(entry),
    )


def _task(row: ReminderRow) -> TaskWords:
    return TaskWords(
        reminder_id=row.reminder_id,
        child_id=row.who.child_id,
        animal=row.who.animal,
        title=(Run(in_words.capital(row.who.name), bold=True), f" · {in_words.shortened(row.text, _LONGEST_TASK)}"),
        below="You meant to do this today",
    )


def _end_of_day(diary: Sequence[DiaryReview], upcoming: DiaryReview | None, tasks: Sequence[TaskWords]) -> str:
    if tasks:
        return ""
    if not diary:
        return ""
    return "That is all for today" if upcoming is None else "After that, nothing more is planned today"
