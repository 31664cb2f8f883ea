"""What Today says: the day's sentence, the diary, what waits for whom; no Qt."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from iro_desktop.queries.today import DiaryReview, DraftRow, PlannedRow, TodayPage
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.shown import RowWords, Run, VoiceWords, Words
from iro_desktop.ui.today.waiting import (
    LONGEST_TITLE,
    Key,
    Kind,
    WaitingList,
    waiting_for_me,
    waiting_for_others,
)

DECISION_DONE = "Decision marked as done."
DECISIONS_SENT = "Decisions marked as sent."
_STILL_NEXT_FOR = timedelta(hours=1)
_LONGEST_BEGINNING = 128


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
class Continue:
    """The letter one was writing, with its first words."""

    letter_id: UUID
    where: str
    beginning: str
    button: str
    others: tuple[RowWords, ...]
    others_words: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A line about the days ahead, and the rows behind it."""

    words: str
    rows: tuple[RowWords, ...]
    open_words: str
    icon: str


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


def title(now: datetime) -> str:
    """“Thursday 12 March”."""
    return words.long_date(now.date())


def today_words(
    page: TodayPage, now: datetime, bank_holidays: Container[date], *, open_groups: frozenset[Kind] = frozenset()
) -> TodayWords:
    """Today in words. `open_groups` are the rows that stand for several and were opened."""
    today = now.date()
    upcoming = next((entry for entry in page.diary if _is_still_ahead(entry, now)), None)
    mine = waiting_for_me(page, today, bank_holidays, open_groups)
    return TodayWords(
        sentence=_sentence(page, upcoming, mine),
        diary=tuple(_entry(entry, today, is_next=entry is upcoming) for entry in page.diary),
        end_of_day=_end_of_day(page.diary, upcoming),
        mine=mine,
        others=waiting_for_others(page.others, today, bank_holidays),
        carry_on=_carry_on(page.drafts, now),
        coming=tuple(_coming(page, today)),
        no_children=page.children == 0 and not page.diary and not page.drafts and not page.notes,
    )


def place_of(key: Key, page: TodayPage) -> Place | None:
    """Where opening a row leads; None for notes, which fold out and are gone on with where one is."""
    kind, record_id = key
    if kind is Kind.TO_PLAN:
        return Place(Page.CHILDREN, part="review_soon")
    if kind in (Kind.NOTES, Kind.NOTE) or record_id is None:
        return None
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
    where = {Kind.DRAFT: Page.LETTER, Kind.PLANNED: Page.REVIEW, Kind.BIRTHDAY: Page.CHILD}
    return Place(where[kind], record_id)


def _is_still_ahead(entry: DiaryReview, now: datetime) -> bool:
    if entry.done:
        return False
    if entry.plan.under_way or entry.plan.at is None:
        return True
    planned = datetime.combine(now.date(), entry.plan.at, now.tzinfo)
    return planned + _STILL_NEXT_FOR >= now


def _sentence(page: TodayPage, upcoming: DiaryReview | None, mine: WaitingList) -> str:
    if not page.diary:
        waits = f" {words.plural(len(mine.rows), 'thing')} for you to look at." if mine.rows else ""
        return f"Nothing is planned today.{waits}"
    count = f"{words.plural(len(page.diary), 'review')} today."
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


def _end_of_day(diary: Sequence[DiaryReview], upcoming: DiaryReview | None) -> str:
    if not diary:
        return ""
    return "That is all for today" if upcoming is None else "After that, nothing more is planned today"


def _carry_on(drafts: Sequence[DraftRow], now: datetime) -> Continue | None:
    if not drafts:
        return None
    newest, *rest = drafts
    return Continue(
        letter_id=newest.letter_id,
        where=f"Continue where you stopped · letter to {newest.who.name}, {_when_changed(newest, now)}",
        beginning=in_words.shortened(newest.first_words, _LONGEST_BEGINNING) or "Nothing is written yet.",
        button="Keep writing",
        others=tuple(
            RowWords(
                key=(Kind.DRAFT, draft.letter_id),
                title=f"Letter to {draft.who.name}",
                below=in_words.shortened(draft.first_words, LONGEST_TITLE) or "Nothing is written yet.",
                avatar=draft.who.animal,
                right=_when_changed(draft, now),
            )
            for draft in rest
        ),
        others_words=f"{words.plural(len(rest), 'more letter')} in progress" if rest else "",
    )


def _when_changed(draft: DraftRow, now: datetime) -> str:
    return words.moment(draft.changed_at.astimezone(now.tzinfo), now.date())


def _coming(page: TodayPage, today: date) -> list[Coming]:
    lines = []
    if page.birthdays:
        rows = tuple(
            RowWords(
                key=(Kind.BIRTHDAY, birthday.who.child_id),
                title=f"{in_words.capital(birthday.who.name)} is {birthday.age} {_on(birthday.on, today)}",
                avatar=birthday.who.animal,
            )
            for birthday in page.birthdays
        )
        first = str(rows[0].title)
        sentence = first if len(rows) == 1 else f"{first}, and {words.plural(len(rows) - 1, 'more birthday')}"
        lines.append(Coming(sentence, rows, "See birthdays", "cake"))
    if page.next_week:
        first_planned = page.next_week[0]
        on = first_planned.plan.on or today
        count = words.plural(len(page.next_week), "review")
        who = first_planned.who.name
        lines.append(
            Coming(
                f"{count} next week, first {who} on {words.WEEKDAYS[on.weekday()]}",
                tuple(_planned_row(row, today) for row in page.next_week),
                "See the week",
                "calendar-check-2",
            )
        )
    return lines


def _planned_row(row: PlannedRow, today: date) -> RowWords:
    on = row.plan.on or today
    clock = in_words.at(row.plan.at)
    return RowWords(
        key=(Kind.PLANNED, row.plan.review_id),
        title=in_words.name_and_age(row.who, today),
        below=row.plan.place or "No place yet",
        avatar=row.who.animal,
        right=words.weekday_and_date(on, today),
        right_below=clock or "No time yet",
    )


def _on(day: date, today: date) -> str:
    near = words.near_day(day, today)
    return near if near in ("today", "tomorrow") else f"on {near}"
