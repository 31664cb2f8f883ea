"""From episodes to unbroken periods of care: who was looked after when, and since when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from iro_desktop.models.limits import DEFAULT_LIMITS, LimitKey, Limits
from iro_desktop.models.timescales import add_months, birthday_at

PERIOD_STARTED = "S"
NEXT_EPISODE_SAME_DAY = "X1"
SHORT_BREAK_STATUSES = frozenset({"V3", "V4"})
ELIGIBLE_AFTER_DAYS = 91


@dataclass(frozen=True, slots=True, kw_only=True)
class CareEpisode:
    """A stretch with one legal status and one placement, in the codes of the SSDA903 Episodes table.

    `ended_on` (DEC) is the first day that is no longer part of it; None while it is open.
    """

    started_on: date
    reason_new_episode: str
    legal_status: str
    placement_type: str
    ended_on: date | None = None
    reason_ended: str = ""

    @property
    def is_short_break(self) -> bool:
        return self.legal_status in SHORT_BREAK_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodOfCare:
    """An unbroken time in care, or a series of short breaks.

    Where `start_is_known` is False the files do not hold the episode that began it, so it began on `started_on`
    or earlier. The child left on `ended_on`; None while in care.
    """

    started_on: date
    start_is_known: bool = True
    ended_on: date | None = None
    short_breaks: bool = False
    episodes: tuple[CareEpisode, ...] = ()

    def covers(self, day: date) -> bool:
        """Whether a review on a day belongs to the period: the day of leaving does, and days between short breaks."""
        started = self.started_on <= day or not self.start_is_known
        return started and (self.ended_on is None or day <= self.ended_on or self.short_breaks)


def known_on(episodes: Iterable[CareEpisode], as_of: date) -> list[CareEpisode]:
    """The episodes as a file of that day would show them: later ones left out, ends that were still to come open.

    Oldest first. The same episode read once open and once ended (last year's file and this year's) counts as ended.
    """
    episodes = tuple(episodes)
    if len(episodes) == 1:  # of most children, and there is nothing to compare it with
        return [_as_of(episode, as_of) for episode in episodes if episode.started_on <= as_of]
    ended = {
        (e.started_on, e.reason_new_episode, e.legal_status, e.placement_type): e
        for e in sorted(episodes, key=lambda e: (e.ended_on is not None, e.ended_on or date.min, e.reason_ended))
    }
    known = [_as_of(episode, as_of) for episode in ended.values() if episode.started_on <= as_of]
    return sorted(known, key=_oldest_first)


def _as_of(episode: CareEpisode, day: date) -> CareEpisode:
    """The episode as a file of that day would show it."""
    if episode.ended_on is None or episode.ended_on <= day:
        return episode
    return replace(episode, ended_on=None, reason_ended="")


def looked_after_on(episodes: Iterable[CareEpisode], day: date) -> bool:
    """Whether the child was looked after on a day: the latest episode begun by then is open.

    Earlier episodes left open by mistake do not count; the day of leaving is no longer a day in care.
    """
    known = known_on(episodes, day)
    return bool(known) and known[-1].ended_on is None


def periods_of_care(episodes: Iterable[CareEpisode], as_of: date) -> list[PeriodOfCare]:
    """The periods of care as known on a day, oldest first.

    A new period starts with an S episode, with a return after an end that was not X1, and where short breaks turn
    into ordinary care or back. Short breaks one after another are one series. A gap after X1 is a slip in the file
    and breaks nothing; an open episode before a new period ends where that begins.
    """
    groups: list[list[CareEpisode]] = []
    for episode in known_on(episodes, as_of):
        if not groups or _starts_period(episode, groups[-1][0], groups[-1][-1]):
            groups.append([episode])
        else:
            groups[-1].append(episode)
    periods = []
    for number, group in enumerate(groups):
        next_start = groups[number + 1][0].started_on if number + 1 < len(groups) else None
        periods.append(_period(group, groups[number - 1] if number else None, next_start))
    return periods


def eligible_from(born_on: date, periods: Iterable[PeriodOfCare]) -> date | None:
    """The first day on which the child is an eligible child, or None.

    16 or 17, looked after on that day, and looked after for 13 weeks (91 days) in all since the 14th birthday; short
    breaks do not count. Children Act 1989, Sch. 2, para. 19B; Care Planning … Regulations 2010, reg. 40. Periods
    that the files do not show would make it earlier.
    """
    fourteen, sixteen, eighteen = (birthday_at(born_on, age) for age in (14, 16, 18))
    still_needed = ELIGIBLE_AFTER_DAYS
    for period in sorted(periods, key=lambda p: p.started_on):
        if period.short_breaks:
            continue
        begins = max(period.started_on, fourteen)
        ends = min(period.ended_on or eighteen, eighteen)
        eligible = max(begins + timedelta(days=still_needed), sixteen)
        if eligible < ends:
            return eligible
        still_needed = max(0, still_needed - max(0, (ends - begins).days))
    return None


def needs_assessment_due(eligible_on: date, *, limits: Limits = DEFAULT_LIMITS) -> date:
    """Not more than 3 months after the child became eligible: Care Planning … Regulations 2010, reg. 42(1)."""
    return add_months(eligible_on, limits.amount(LimitKey.NEEDS_ASSESSMENT))


def _starts_period(episode: CareEpisode, first: CareEpisode, previous: CareEpisode) -> bool:
    if episode.is_short_break != previous.is_short_break:
        return True
    if episode.is_short_break:
        return False
    if episode.reason_new_episode == PERIOD_STARTED:
        return episode.started_on != first.started_on
    return _left_care(previous) and previous.ended_on != episode.started_on


def _left_care(episode: CareEpisode) -> bool:
    return episode.ended_on is not None and episode.reason_ended not in {"", NEXT_EPISODE_SAME_DAY}


def _period(
    group: Sequence[CareEpisode], previous_group: Sequence[CareEpisode] | None, next_start: date | None
) -> PeriodOfCare:
    first, last = group[0], group[-1]
    turned_from_or_into_short_breaks = (
        previous_group is not None and previous_group[-1].is_short_break != first.is_short_break
    )
    ended_on = last.ended_on if last.ended_on is not None else next_start
    if ended_on is not None and next_start is not None:
        ended_on = min(ended_on, next_start)
    return PeriodOfCare(
        started_on=first.started_on,
        start_is_known=first.reason_new_episode == PERIOD_STARTED or turned_from_or_into_short_breaks,
        ended_on=ended_on,
        short_breaks=first.is_short_break,
        episodes=tuple(group),
    )


def _oldest_first(episode: CareEpisode) -> tuple[date, date, str, str, str]:
    return (
        episode.started_on,
        episode.ended_on or date.max,
        episode.reason_new_episode,
        episode.legal_status,
        episode.placement_type,
    )
