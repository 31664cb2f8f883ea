"""What the list of decisions says, and where each of its rows leads; no Qt."""

from collections.abc import Collection, Container, Sequence
from datetime import date
from uuid import UUID

from iro_desktop.models.resolution import Reason
from iro_desktop.models.review import DecisionStatus
from iro_desktop.models.working_days import working_days_between
from iro_desktop.queries.decision_owners import ME, NOBODY
from iro_desktop.queries.follow_up import Band, FollowUp, FollowUpGroup, Grouping, Wanted
from iro_desktop.queries.follow_up_rows import FollowUpRow
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.shown import Choice, RowWords, Run
from iro_desktop.ui.tokens import Tone

Key = tuple[str, str]
"""What a row is: a decision by its id, a group by its key, or the offer of more of it."""
DECISION, GROUP, MORE, MORE_GROUPS = "decision", "group", "more", "more groups"

GROUPINGS = (
    Choice(Grouping.DATE, "By day"),
    Choice(Grouping.OWNER, "By owner"),
    Choice(Grouping.CHILD, "By child"),
)
OPEN, ALL = "open", "all"
HOW_MUCH = (Choice(OPEN, "Still open"), Choice(ALL, "All"))
STATES = (
    Choice(DecisionStatus.DONE, "Done"),
    Choice(DecisionStatus.PARTLY, "Partly"),
    Choice(DecisionStatus.NOT_DONE, "Not done"),
    Choice(DecisionStatus.OVERTAKEN, "No longer needed"),
)
"""In the order of the keys 1 to 4."""
STATE_WORDS = {
    DecisionStatus.OPEN: "Open",
    DecisionStatus.DONE: "Done",
    DecisionStatus.PARTLY: "Partly done",
    DecisionStatus.NOT_DONE: "Not done",
    DecisionStatus.OVERTAKEN: "No longer needed",
    DecisionStatus.NOT_ACCEPTED: "Not accepted by the team manager",
}
MARKED = {
    DecisionStatus.DONE: "Marked as done.",
    DecisionStatus.PARTLY: "Marked as partly done.",
    DecisionStatus.NOT_DONE: "Marked as not done.",
    DecisionStatus.OVERTAKEN: "Marked as no longer needed.",
    DecisionStatus.OPEN: "Marked as still open.",
}
KEYS = "J and K move. 1 done, 2 partly, 3 not done, 4 no longer needed. P puts off, U asks, R raises."
_BANDS = {
    Band.LATE: "Past their day",
    Band.THIS_WEEK: "This week",
    Band.NEXT_WEEK: "Next week",
    Band.LATER: "Later",
    Band.NO_DAY: "No day named",
    Band.EARLIER: "Left from earlier reviews",
    Band.SETTLED: "Settled",
}
_WORKING_DAYS_UP_TO = 60
"""Calendar days up to which a sum is told in working days; nobody counts further."""


def title_below(found: FollowUp | None, *, one_child: bool = False) -> str:
    """“2 decisions are past their day, 1 is due today.” Of one child with the name before it."""
    if found is None:
        return " "
    rows = found.rows()
    name = f"{capital(rows[0].who.name)}: " if one_child and rows else ""
    today = found.due - found.late
    if not found.due:
        return f"{name}nothing is due today." if name else "Nothing is due today."
    if not found.late:
        return f"{name}{words.plural(today, 'decision')} {_is(today)} due today."
    late = f"{name}{words.plural(found.late, 'decision')} {_is(found.late)} past {_its(found.late)} day"
    return f"{late}, {words.number(today)} {_is(today)} due today." if today else f"{late}."


def list_rows(
    found: FollowUp,
    today: date,
    bank_holidays: Container[date],
    *,
    chosen: Collection[UUID] | None = None,
) -> tuple[RowWords, ...]:
    """The whole list: a heading for each group, its decisions, and the offer of the rest. `chosen` adds tick boxes."""
    rows: list[RowWords] = []
    for group in found.groups:
        rows.append(_heading(group, found.grouping))
        rows += [decision_row(one, found.grouping, today, bank_holidays, chosen=chosen) for one in group.rows]
        if group.hidden:
            rows.append(
                RowWords(key=(MORE, group.key), title=Run(f"Show {words.number(group.hidden)} more", tone=Tone.LINK))
            )
    if found.groups_hidden:
        left = words.plural(found.groups_hidden, "child", "children")
        if found.grouping is Grouping.OWNER:
            left = words.plural(found.groups_hidden, "owner")
        rows.append(RowWords(key=(MORE_GROUPS, ""), title=Run(f"Show more: {left} are not shown yet", tone=Tone.LINK)))
    return tuple(rows)


def decision_row(
    one: FollowUpRow,
    grouping: Grouping,
    today: date,
    bank_holidays: Container[date],
    *,
    chosen: Collection[UUID] | None = None,
) -> RowWords:
    """One decision: what, whose and of which review, what was found out; at the right its day and the sum."""
    late = one.days_late(today)
    right = Run(f"{words.days(late)} late", bold=True, tone=Tone.ATTENTION) if late else _due(one, today)
    return RowWords(
        key=(DECISION, str(one.decision_id)),
        title=one.wording,
        below="\n".join(part for part in (_whose(one, grouping, today), _so_far(one, today)) if part),
        avatar=one.who.animal if grouping is not Grouping.CHILD else None,
        right=right,
        right_below=sum_below(one, today, bank_holidays),
        ticked=one.decision_id in chosen if chosen is not None else None,
    )


def sum_below(one: FollowUpRow, today: date, bank_holidays: Container[date]) -> str:
    """“12 Mar + 10 working days”: how the day counts, for the narrow end of a row."""
    return sum_in_words(one, today, bank_holidays, short=True) if one.is_open else ""


def sum_in_words(one: FollowUpRow, today: date, bank_holidays: Container[date], *, short: bool = False) -> str:
    """How the day counts from the review, or from the day it was put off from."""
    if one.due_on is None:
        return ""
    day_in_words = words.short_date if short else words.day_and_month
    if one.put_off and one.first_due_on is not None:
        return f"put off from {day_in_words(one.first_due_on, today)}"
    if one.decided_on is None or one.due_on <= one.decided_on:
        return ""
    away = (one.due_on - one.decided_on).days
    if away <= _WORKING_DAYS_UP_TO:
        count = words.working_days(working_days_between(one.decided_on, one.due_on, bank_holidays))
    else:
        count = words.plural(away // 7, "week") if away % 7 == 0 else words.days(away)
    return f"{day_in_words(one.decided_on, today)} + {count}"


def owner_words(one: FollowUpRow) -> str:
    """“Priya Green, social worker”."""
    return ", ".join(part for part in (one.owner, one.owner_role) if part) or "Nobody is named"


def review_words(one: FollowUpRow, today: date) -> str:
    """“Review of 12 March”."""
    if one.under_way:
        return "Review under way"
    return f"Review of {words.day_and_month(one.decided_on, today)}" if one.decided_on else "Review"


def nothing(wanted: Wanted) -> tuple[str, str]:
    """What stands in place of an empty list."""
    if wanted.typed.strip():
        return "Nothing is found", "Change the words in the filter, or show all decisions and not only open ones."
    if wanted.settled_too:
        return "Nothing was decided yet", "What is decided in a review appears here once the review has begun."
    return "Everything that was decided is done", "What the next reviews decide appears here."


def found_row(found: FollowUp | None, key: object) -> FollowUpRow | None:
    """The decision of a row of the list; None for headings and where nothing is shown."""
    match key:
        case (str() as kind, str() as of) if kind == DECISION and found is not None:
            return next((row for row in found.rows() if str(row.decision_id) == of), None)
    return None


def found_group(found: FollowUp | None, key: object) -> FollowUpGroup | None:
    """The group whose heading a row is."""
    match key:
        case (str() as kind, str() as of) if kind == GROUP and found is not None:
            return next((group for group in found.groups if group.key == of), None)
    return None


def may_be_asked(group: FollowUpGroup | None) -> bool:
    """Whether the owner of a whole group can be asked about all of it at once."""
    return group is not None and bool(group.open_ids) and group.key not in (ME, NOBODY)


def to_raise(one: FollowUpRow, today: date) -> RaiseAbout:
    """A resolution about a decision that is not done: all that is known of it already."""
    late = one.days_late(today)
    since = f", {words.days(late)} past its day" if late else ""
    found = f" {one.evidence}" if one.evidence else ""
    state = STATE_WORDS[one.status].lower() if one.status is not DecisionStatus.OPEN else "not done yet"
    return RaiseAbout(
        child_id=one.who.child_id,
        concern=f"{review_words(one, today)} decided: {one.wording.rstrip('.')}. It is {state}{since}.{found}",
        reasons=(Reason.DECISIONS_NOT_FOLLOWED,),
        decision_ids=(one.decision_id,),
        review_id=one.review_id,
        to_name=one.owner,
        to_role=one.owner_role,
        to_person_id=one.owner_person_id,
    )


def put_off_sentence(to_day: date, today: date) -> str:
    return f"Put off until {words.weekday_and_date(to_day, today)}."


def asked_sentence(owner: str, count: int) -> str:
    about = "1 decision" if count == 1 else f"{words.number(count)} decisions"
    return f"Noted: {owner} was asked about {about}."


def chosen_words(rows: Sequence[FollowUpRow]) -> str:
    """“3 chosen, of Priya Green”."""
    owners = words.listed(dict.fromkeys(one.owner or one.owner_role or "nobody" for one in rows))
    return f"{words.number(len(rows))} chosen, of {owners}" if rows else "Nothing chosen yet. Space or a click chooses."


def next_key(rows: Sequence[RowWords], here: object, step: int) -> object | None:
    """The decision after or before a row; None at the end. Headings are passed over."""
    keys = [row.key for row in rows]
    place = keys.index(here) if here in keys else (-1 if step > 0 else len(keys))
    place += step
    while 0 <= place < len(keys):
        key = keys[place]
        if isinstance(key, tuple) and key[0] == DECISION:
            return key
        place += step
    return None


def _heading(group: FollowUpGroup, grouping: Grouping) -> RowWords:
    counts = [words.plural(group.still_open, "open", "open")] if group.still_open else []
    if group.late:
        counts.append(f"{words.number(group.late)} past {_its(group.late)} day")
    if group.earlier:
        counts.append(f"{words.number(group.earlier)} left from earlier reviews")
    if group.count > group.still_open and group.band is not Band.SETTLED:
        counts.append(f"{words.number(group.count - group.still_open)} settled")
    if group.band is not None:
        return RowWords(key=(GROUP, group.key), title=_BANDS[group.band], right=words.number(group.count), heading=True)
    avatar = None
    if grouping is Grouping.CHILD and group.who is not None:
        title, avatar = capital(group.who.name), group.who.animal
    else:
        title = _owner_heading(group)
    return RowWords(key=(GROUP, group.key), title=title, below=" · ".join(counts), avatar=avatar, heading=True)


def _owner_heading(group: FollowUpGroup) -> str:
    if group.key == NOBODY:
        return "Nobody is named"
    named = ", ".join(part for part in (group.owner, group.owner_role) if part)
    if group.key == ME:
        return f"You, {group.owner}"
    return f"{named} · for {group.who.name}" if group.who is not None else named


def _whose(one: FollowUpRow, grouping: Grouping, today: date) -> str:
    review = review_words(one, today)
    parts = [review] if grouping is Grouping.CHILD else [capital(one.who.name), _lower_first(review)]
    if grouping is not Grouping.OWNER:
        parts.append(owner_words(one))
    return " · ".join(parts)


def _lower_first(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _so_far(one: FollowUpRow, today: date) -> str:
    """“Partly done: 2 of 4 parts · put off twice · asked 3 March · a resolution is raised”."""
    state = STATE_WORDS[one.status] if one.status is not DecisionStatus.OPEN else ""
    if state and one.status_on:
        state = f"{state}, {words.short_date(one.status_on, today)}"
    parts = [": ".join(part for part in (state, one.evidence) if part)]
    if one.put_off:
        parts.append(f"put off {_times(one.put_off)}")
    if one.asked_on:
        parts.append(f"asked {words.short_date(one.asked_on, today)}")
    if one.concern_id is not None:
        parts.append("a resolution is raised")
    return " · ".join(part for part in parts if part)


def _due(one: FollowUpRow, today: date) -> str:
    if not one.is_open:
        return STATE_WORDS[one.status] if one.status is not DecisionStatus.NOT_ACCEPTED else "Not accepted"
    if one.due_on is None:
        return "No day"
    if one.earlier:
        return words.short_date(one.due_on, today)
    return "Today" if one.due_on == today else words.weekday_and_date(one.due_on, today)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{words.number(count)} times")


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _its(count: int) -> str:
    return "its" if count == 1 else "their"
