"""What review is due next, and how each review held stood: worked out from episodes and reviews, never guessed."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.participation import ParticipationCode
from iro_desktop.models.periods_of_care import (
    NEXT_EPISODE_SAME_DAY,
    CareEpisode,
    PeriodOfCare,
    eligible_from,
    known_on,
    looked_after_on,
    periods_of_care,
)
from iro_desktop.models.timescales import (
    DueDate,
    DueStatus,
    ReviewKind,
    add_months,
    birthday_at,
    covid_relaxation,
    day_in_full,
    due_date,
    review_after_return_due,
    status_on,
    timescale_of,
)
from iro_desktop.models.working_days import ONE_DAY

PLACEMENT_ORDER = "E1"
PLACED_FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
LEGAL_STATUS_CHANGED = frozenset("SLBU")
PLACEMENT_CHANGED = frozenset("SPTBU")
LATE_OR_MISSING = "Late, or a review is missing from the file."


class ReportType(StrEnum):
    """The columns of the annual report's table of reviews. Adoption is told by the kind, not here."""

    FIRST = "first"
    SECOND_OR_SUBSEQUENT = "second_or_subsequent"
    FIRST_ELIGIBLE = "first_eligible"
    SUBSEQUENT_ELIGIBLE = "subsequent_eligible"


@dataclass(frozen=True, slots=True)
class HeldReview:
    """A review that took place, from the council's files or recorded here. The code is None until it is recorded."""

    held_on: date
    participation_code: ParticipationCode | None = None


@dataclass(frozen=True, slots=True)
class FilesCoverage:
    """The days that the loaded Reviews files cover without a hole: 1 April of the earliest year to the last day.

    Reviews before `starts_on` may have been held and not be seen. Those after `ends_on` are known only when they
    were recorded here.
    """

    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class ReviewHistory:
    """All that is known of one child's care and reviews.

    `files` is None when no Reviews file was ever loaded: then nothing is known of reviews before those recorded here.
    `born_on` is None when the date of birth is not known; report types then are not known either.
    """

    born_on: date | None
    episodes: Sequence[CareEpisode]
    reviews: Sequence[HeldReview]
    files: FilesCoverage | None


@dataclass(frozen=True, slots=True)
class NextReview:
    """What is due next. `kind` and `due` are None together; `reason` is a sentence for the officer."""

    kind: ReviewKind | None
    due: DueDate | None
    status: DueStatus
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewStanding:
    """How one held review stood. None means that the files cannot tell."""

    review: HeldReview
    kind: ReviewKind | None
    report_type: ReportType | None
    due: DueDate | None
    in_time: bool | None
    late_or_missing: bool
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Cycle:
    """The clock a child is on: the event that started it and the kinds of review in their order, the last repeated."""

    anchor_on: date
    anchor_is_known: bool
    kinds: tuple[ReviewKind, ...]
    returned_on: date | None = None


_ORDINARY = (ReviewKind.FIRST, ReviewKind.SECOND, ReviewKind.SUBSEQUENT)
_SHORT_BREAKS = (ReviewKind.SHORT_BREAKS_FIRST, ReviewKind.SHORT_BREAKS_SUBSEQUENT)
_AUTHORISED = (ReviewKind.ADOPTION_AUTHORISED, ReviewKind.ADOPTION_SUBSEQUENT)
_PLACED = (ReviewKind.ADOPTION_FIRST, ReviewKind.ADOPTION_SECOND, ReviewKind.ADOPTION_SUBSEQUENT)

_ANCHOR_WORDS = {
    ReviewKind.FIRST: "The child became looked after on {day}; the first review is due within {limit}.",
    ReviewKind.SECOND: "The first review was held on {day}; the second is due within {limit}.",
    ReviewKind.SUBSEQUENT: "The last review was held on {day}; the next is due within {limit}.",
    ReviewKind.ADOPTION_AUTHORISED: (
        "The council was first allowed to place the child for adoption on {day}; a review is due within {limit}."
    ),
    ReviewKind.ADOPTION_FIRST: "The child was placed for adoption on {day}; a review is due within {limit}.",
    ReviewKind.ADOPTION_SECOND: "The first review after placement was held on {day}; the next is due within {limit}.",
    ReviewKind.ADOPTION_SUBSEQUENT: "The last review was held on {day}; the next, on adoption, is due within {limit}.",
    ReviewKind.SHORT_BREAKS_FIRST: "The first short break began on {day}; the first review is due within {limit}.",
    ReviewKind.SHORT_BREAKS_SUBSEQUENT: (
        "The last review was held on {day}; the next review of the short breaks is due within {limit}."
    ),
}


def next_review(
    history: ReviewHistory,
    as_of: date,
    bank_holidays: Container[date],
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> NextReview:
    """What is due next for a child, as it could be known on a day: later episodes, ends and reviews are ignored.

    `not_required` for a child not looked after on that day. `not_known` where a review hidden before the files
    begin would change the date.
    """
    if not looked_after_on(history.episodes, as_of):
        return NextReview(None, None, DueStatus.NOT_REQUIRED, _why_not_required(history.episodes, as_of))
    period = periods_of_care(history.episodes, as_of)[-1]
    held = _held_in(period, history.reviews, as_of)
    cycle = _cycle_on(period, as_of)
    due = _what_is_due(cycle, held, history.files, as_of, bank_holidays, limits=limits)
    if due is None:
        reason = _why_not_known(cycle, held, history.files)
        return NextReview(None, None, DueStatus.NOT_KNOWN, reason)
    soon = limits.amount(LimitKey.DUE_SOON)
    status = status_on(due, as_of, None, bank_holidays, due_soon_working_days=soon)
    return NextReview(due.kind, due, status, _why_due(due, cycle, status, history, as_of, limits=limits))


def held_reviews_standing(
    history: ReviewHistory, as_of: date, bank_holidays: Container[date], *, limits: Limits = DEFAULT_LIMITS
) -> list[ReviewStanding]:
    """Every review held by a day, oldest first: which it was, when it was due, whether it was in time.

    Each stands as it stood on the day it was held; nothing later changes it. A review is measured against the
    clock the child was on the day before, so one held on the day of a placement order answers to the ordinary clock.
    """
    held = sorted(
        (review for review in history.reviews if review.held_on <= as_of),
        key=lambda review: (review.held_on, review.participation_code or ""),
    )
    return [_standing(review, history, bank_holidays, limits) for review in held]


def _standing(
    review: HeldReview, history: ReviewHistory, bank_holidays: Container[date], limits: Limits
) -> ReviewStanding:
    held_on = review.held_on
    periods = periods_of_care(history.episodes, held_on)
    period = next((p for p in reversed(periods) if p.covers(held_on)), None)
    if period is None:
        remark = "Held on a day when the child was not looked after, by the council's own episodes."
        return ReviewStanding(review, None, None, None, None, late_or_missing=False, remark=remark)
    before = held_on - ONE_DAY
    earlier = _held_in(period, history.reviews, before)
    report_type = _report_type(held_on, earlier, period, periods, history)
    due = _what_is_due(_cycle_on(period, before), earlier, history.files, held_on, bank_holidays, limits=limits)
    if due is None:
        remark = "An earlier review may lie before the files, so when this one was due is not known."
        return ReviewStanding(review, None, report_type, None, None, late_or_missing=False, remark=remark)
    if held_on <= due.latest_lawful:
        return ReviewStanding(review, due.kind, report_type, due, in_time=True, late_or_missing=False)
    relaxed = covid_relaxation(due)
    if relaxed is not None:
        return ReviewStanding(review, due.kind, report_type, due, None, late_or_missing=False, remark=relaxed)
    missing = _files_reach_into(due.based_on, history.files)
    remark = LATE_OR_MISSING if missing else "Late."
    return ReviewStanding(review, due.kind, report_type, due, in_time=False, late_or_missing=missing, remark=remark)


def _what_is_due(
    cycle: _Cycle,
    held: Sequence[date],
    files: FilesCoverage | None,
    on: date,
    bank_holidays: Container[date],
    *,
    limits: Limits,
) -> DueDate | None:
    """The limit for the next review of a cycle, or None where reviews that the files hide would change it."""
    since = _since_anchor(cycle, held)
    kind = _kind_due(cycle, since, files, on, limits)
    if kind is None:
        return None
    due = due_date(kind, since[-1] if since else cycle.anchor_on, bank_holidays, limits=limits)
    if cycle.returned_on is not None and not any(day > cycle.returned_on for day in held):
        after_return = review_after_return_due(cycle.returned_on, bank_holidays, limits=limits)
        return min(due, after_return, key=lambda d: d.latest_lawful)
    return due


def _kind_due(
    cycle: _Cycle, since: Sequence[date], files: FilesCoverage | None, on: date, limits: Limits
) -> ReviewKind | None:
    """Which review comes next.

    The rank is certain when the cycle began inside the files. Otherwise the reviews seen are a lower bound: enough
    for the last kind of the cycle, or one held so late after the start that it cannot have been the first.
    """
    last_rank = len(cycle.kinds) - 1
    seen = min(len(since), last_rank)
    if seen == last_rank:
        return cycle.kinds[last_rank]
    if cycle.kinds == _SHORT_BREAKS:
        # The return carries no reviews of short breaks, so silence in the files says nothing once the first is due.
        first_by = add_months(cycle.anchor_on, timescale_of(cycle.kinds[0], limits).amount)
        still_ahead = cycle.anchor_is_known and on <= first_by
        return cycle.kinds[0] if still_ahead else None
    if _began_inside(cycle.anchor_on, files) and cycle.anchor_is_known:
        return cycle.kinds[seen]
    if since and since[0] > add_months(cycle.anchor_on, 12):
        return cycle.kinds[last_rank]
    return None


def _cycle_on(period: PeriodOfCare, day: date) -> _Cycle:
    """The clock a child is on at the end of a day.

    Placement for adoption, then authority to place, replace the ordinary clock while they last.
    """
    if period.short_breaks:
        return _Cycle(period.started_on, period.start_is_known, _SHORT_BREAKS)
    episodes = [episode for episode in period.episodes if episode.started_on <= day]
    placed = _latest_run([episode.placement_type in PLACED_FOR_ADOPTION for episode in episodes])
    if placed is not None and placed.stop == len(episodes):
        return _adoption_cycle(episodes, placed, PLACEMENT_CHANGED, _PLACED)
    authorised = _latest_run([episode.legal_status == PLACEMENT_ORDER for episode in episodes])
    if authorised is not None and authorised.stop == len(episodes):
        returned_on = episodes[placed.stop].started_on if placed is not None else None
        return _adoption_cycle(episodes, authorised, LEGAL_STATUS_CHANGED, _AUTHORISED, returned_on)
    return _Cycle(period.started_on, period.start_is_known, _ORDINARY)


def _latest_run(marks: Sequence[bool]) -> range | None:
    """Where the latest unbroken run of True lies."""
    stop = next((n + 1 for n in reversed(range(len(marks))) if marks[n]), None)
    if stop is None:
        return None
    start = next((n + 1 for n in reversed(range(stop)) if not marks[n]), 0)
    return range(start, stop)


def _adoption_cycle(
    episodes: Sequence[CareEpisode],
    run: range,
    changed: frozenset[str],
    kinds: tuple[ReviewKind, ...],
    returned_on: date | None = None,
) -> _Cycle:
    first = episodes[run.start]
    is_known = run.start > 0 or first.reason_new_episode in changed
    return _Cycle(first.started_on, is_known, kinds, returned_on)


def _since_anchor(cycle: _Cycle, held: Sequence[date]) -> list[date]:
    if cycle.kinds in (_ORDINARY, _SHORT_BREAKS):
        return list(held)
    # A review on the very day of the order or the placement did not yet look at it.
    return [day for day in held if day > cycle.anchor_on]


def _held_in(period: PeriodOfCare, reviews: Iterable[HeldReview], until: date) -> list[date]:
    """The days of a period's reviews up to a day, each once, oldest first."""
    return sorted({r.held_on for r in reviews if r.held_on <= until and period.covers(r.held_on)})


def _report_type(
    held_on: date,
    earlier: Sequence[date],
    period: PeriodOfCare,
    periods: Sequence[PeriodOfCare],
    history: ReviewHistory,
) -> ReportType | None:
    """The annual report's column; None where a hidden earlier review would change it."""
    if history.born_on is None:
        return None
    eligible_on = eligible_from(history.born_on, periods)
    if eligible_on is not None and eligible_on <= held_on < birthday_at(history.born_on, 18):
        if any(eligible_on <= r.held_on < held_on for r in history.reviews):
            return ReportType.SUBSEQUENT_ELIGIBLE
        # Care that the files do not show can only make a child eligible earlier, and never before 16.
        certain = eligible_on == birthday_at(history.born_on, 16) or all(p.start_is_known for p in periods)
        if certain and _began_inside(eligible_on, history.files):
            return ReportType.FIRST_ELIGIBLE
        return ReportType.SUBSEQUENT_ELIGIBLE if held_on > add_months(eligible_on, 12) else None
    if earlier:
        return ReportType.SECOND_OR_SUBSEQUENT
    if period.start_is_known and _began_inside(period.started_on, history.files):
        return ReportType.FIRST
    return ReportType.SECOND_OR_SUBSEQUENT if held_on > add_months(period.started_on, 12) else None


def _began_inside(day: date, files: FilesCoverage | None) -> bool:
    return files is not None and day >= files.starts_on


def _files_reach_into(gap_start: date, files: FilesCoverage | None) -> bool:
    """Whether a review could be missing from the files in a gap: not where everything since was recorded here."""
    return files is not None and gap_start <= files.ends_on


def _why_due(
    due: DueDate, cycle: _Cycle, status: DueStatus, history: ReviewHistory, as_of: date, *, limits: Limits
) -> str:
    if due.based_on == cycle.returned_on:
        words = f"Adopters returned the child on {day_in_full(due.based_on)}; a review is due 28 to 42 days later."
    else:
        limit = timescale_of(due.kind, limits).in_words
        words = _ANCHOR_WORDS[due.kind].format(day=day_in_full(due.based_on), limit=limit)
    sentences = [words]
    files = history.files
    if status is DueStatus.OVERDUE:
        relaxed = covid_relaxation(due)
        if relaxed is not None:
            sentences.append(relaxed)
        if files is not None and files.ends_on < as_of:
            sentences.append(f"The files end on {day_in_full(files.ends_on)}; record here any review held since.")
        elif files is not None:
            sentences.append("It is overdue, or a review is missing from the file.")
    eighteen = None if history.born_on is None else birthday_at(history.born_on, 18)
    if eighteen is not None and eighteen <= due.latest_lawful:
        sentences.append(f"The child turns 18 on {day_in_full(eighteen)}, before this date.")
    return " ".join(sentences)


def _why_not_known(cycle: _Cycle, held: Sequence[date], files: FilesCoverage | None) -> str:
    if cycle.kinds == _SHORT_BREAKS:
        return "The return carries no reviews of short breaks. Record the last review here to see when the next is due."
    if files is None:
        return "No file of reviews has been loaded. Load the return, or record the last review here."
    seen = "no review of it is in the files" if not held else "an earlier review may have been held"
    return (
        f"The files begin on {day_in_full(files.starts_on)}. What this clock runs from began before that, and {seen}. "
        "Load the year before as well, or record the reviews here."
    )


def _why_not_required(episodes: Iterable[CareEpisode], as_of: date) -> str:
    known = known_on(episodes, as_of)
    if not known:
        return f"The child was not looked after on {day_in_full(as_of)}."
    left = known[-1]
    assert left.ended_on is not None, "a child whose latest episode is open is looked after"
    if left.reason_ended == NEXT_EPISODE_SAME_DAY:
        return f"The last episode ended on {day_in_full(left.ended_on)}; the one that follows is not in the files."
    return f"The child left care on {day_in_full(left.ended_on)}."
