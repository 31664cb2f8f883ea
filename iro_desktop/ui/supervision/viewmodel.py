"""What the sheet of a one-to-one says: each list with its count, each row with the place it opens; no Qt."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.midway import MidwayState
from iro_desktop.models.resolution_story import Clock, Standing
from iro_desktop.queries.late_by_team import LateItem, LateKind, TeamRow
from iro_desktop.queries.midway import MidwayRow
from iro_desktop.queries.supervision import LatePapers, LateReview, NotSeen, OpenResolution, Supervision, WrongLetter
from iro_desktop.ui import words
from iro_desktop.ui.child import in_words
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.shown import Choice, DayBarWords, RowWords

ALL = ""
_LONGEST = 72
_MIDWAY = {
    MidwayState.FORM_OPEN: "Opened, not finished",
    MidwayState.HELD_NOT_RECORDED: "Talked through, not written down",
    MidwayState.NOT_STARTED: "Not begun",
}


@dataclass(frozen=True, slots=True)
class Lines:
    """One list of the sheet: its heading, its count, what stands below the heading, and its rows."""

    key: str
    title: str
    count: int
    below: str
    rows: tuple[RowWords, ...]
    nothing: str


NOTHING_LATE = Lines("none", "Late by team", 0, "", (), "Nothing that a team owes is late.")


def place_of(key: object) -> Place | None:
    """Where a row leads."""
    match key:
        case (_, Place() as place):
            return place
        case _:
            return None


def month_of(today: date) -> str:
    """“2026-03”: by this the typed lines are kept."""
    return f"{today:%Y-%m}"


def month_in_words(month: str) -> str:
    """“February 2026”."""
    year, _, number = month.partition("-")
    return f"{words.MONTHS[int(number) - 1]} {year}" if number.isdigit() else month


def officer_choices(officers: Sequence[str]) -> tuple[Choice, ...]:
    """All children of this laptop, then each officer by name."""
    return (Choice(ALL, "All children on this laptop"), *(Choice(name, name) for name in officers))


def summary(sheet: Supervision) -> str:
    """“64 children. 6 resolutions open, 2 of them new. 3 midway checks unfinished.”"""
    new = f", {sheet.new_resolutions} of them new" if sheet.new_resolutions else ""
    parts = [
        f"{words.plural(sheet.children, 'child', 'children')}.",
        f"{words.plural(len(sheet.resolutions), 'resolution')} open{new}."
        if sheet.resolutions
        else "No resolution open.",
        f"{words.plural(len(sheet.midways), 'midway check')} unfinished." if sheet.midways else "",
    ]
    return " ".join(part for part in parts if part)


def lists(sheet: Supervision, today: date) -> tuple[Lines, ...]:
    """The lists in the order in which a one-to-one takes them."""
    new = words.day_and_month(sheet.since, today)
    return (
        Lines(
            "resolutions",
            "Open resolutions",
            len(sheet.resolutions),
            f"{sheet.new_resolutions} new since {new}" if sheet.resolutions else "",
            _numbered(_resolution(one, today) for one in sheet.resolutions),
            "No resolution is open.",
        ),
        Lines(
            "papers",
            "Letters and decisions of ours that are late",
            len(sheet.late_papers),
            "",
            _numbered(_papers(one, today) for one in sheet.late_papers),
            "Every letter and every decision is in time.",
        ),
        Lines(
            "midways",
            "Unfinished midway checks",
            len(sheet.midways),
            _midway_counts(sheet),
            _numbered(_midway(row, today) for row in sheet.midways),
            "No midway check is unfinished.",
        ),
        Lines(
            "not_seen",
            "Children not seen for long",
            len(sheet.not_seen),
            "",
            _numbered(_not_seen(one, today) for one in sheet.not_seen),
            "Everybody was seen within three months.",
        ),
        Lines(
            "reviews",
            "Reviews past their day",
            len(sheet.late_reviews),
            "",
            _numbered(_review(one, today) for one in sheet.late_reviews),
            "No review is past its day.",
        ),
        Lines(
            "wrong",
            "Letters that went to the wrong person",
            len(sheet.wrong_letters),
            "In the last twelve months" if sheet.wrong_letters else "",
            _numbered(_wrong_letter(one, today) for one in sheet.wrong_letters),
            "No letter went to the wrong person in the last twelve months.",
        ),
    )


def teams(rows: Sequence[TeamRow], today: date) -> tuple[Lines, ...]:
    """What is late, team by team: it is the adults who owe it."""
    return tuple(
        Lines(
            f"team {number}",
            row.name or "No team is written down",
            len(row.items),
            _team_below(row),
            _numbered(_item(item, today) for item in row.items),
            "",
        )
        for number, row in enumerate(rows)
    )


def teams_summary(rows: Sequence[TeamRow]) -> str:
    """“12 things are late, in 3 teams.”"""
    late = sum(len(row.items) for row in rows)
    if not late:
        return "Nothing that a team owes is late."
    known = sum(row.name is not None for row in rows)
    where = f", in {words.plural(known, 'team')}" if known else ""
    return f"{words.plural(late, 'thing')} {'is' if late == 1 else 'are'} late{where}."


def file_name(today: date) -> str:
    """A name that says the day and nobody."""
    return f"one-to-one-{today:%Y%m%d}.pdf"


def standing_words(clock: Clock, today: date) -> str:
    """“No answer, 6 days late, was 16 March”, “Day 7 of 10, by 19 March”."""
    due = clock.due_on
    match clock.standing:
        case Standing.NO_ANSWER if due is not None:
            return f"No answer, {words.days_late(due, today)}, was {words.day_and_month(due, today)}"
        case Standing.WAITING_FOR_ANSWER if due is not None:
            return f"{words.day_of(clock.day, clock.of_days)}, by {words.day_and_month(due, today)}"
        case Standing.ANSWERED:
            return "Answered, to be decided"
        case Standing.WAITING_UNTIL:
            return "Waiting, for a reason"
        case _:
            return ""


def _numbered(rows: Iterable[tuple[Place, RowWords]]) -> tuple[RowWords, ...]:
    """Each row under a key of its own, also where two lead to the same place."""
    return tuple(
        RowWords(
            key=(number, place),
            title=row.title,
            below=row.below,
            avatar=row.avatar,
            right=row.right,
            right_below=row.right_below,
            bar=row.bar,
        )
        for number, (place, row) in enumerate(rows)
    )


def _row(place: Place, **shown: object) -> tuple[Place, RowWords]:
    return place, RowWords(key=place, **shown)  # type: ignore[arg-type]  # the fields of a row, by name


def _resolution(one: OpenResolution, today: date) -> tuple[Place, RowWords]:
    card, clock = one.card, one.card.clock
    total = (
        f"All stages: {words.day_of(clock.formal_day, clock.total_days).lower()}" if clock and clock.total_by else ""
    )
    whom = words.listed(in_words.capital(who.name) for who in card.children)
    headline = in_words.shortened(card.headline, _LONGEST)
    parts = (card.stage_name, standing_words(clock, today) if clock else "", card.to_role, card.team)
    return _row(
        Place(Page.RESOLUTION, card.concern_id),
        title=f"{whom}: {headline}" if headline else whom,
        below=" · ".join(part for part in parts if part),
        avatar=card.children[0].animal,
        right="New" if one.new else "",
        right_below=total,
        bar=DayBarWords(share=1.0, attention=True) if card.is_late else None,
    )


def _papers(one: LatePapers, today: date) -> tuple[Place, RowWords]:
    papers = one.papers
    parts = []
    if one.decisions_late and papers.decisions_by:
        parts.append(f"Decisions not sent, {words.days_late(papers.decisions_by, today)}")
    if one.letter_late and papers.letter_by:
        begun = "Letter begun" if papers.draft_id else "Letter not begun"
        parts.append(f"{begun}, {words.days_late(papers.letter_by, today)}")
    place = Place(Page.LETTER, papers.draft_id) if papers.draft_id else Place(Page.REVIEW, papers.review_id, "write")
    return _row(
        place,
        title=in_words.name_and_age(one.who, today),
        below=" · ".join(parts),
        avatar=one.who.animal,
        right="Review done",
        right_below=words.day_and_month(papers.completed_on, today),
    )


def _midway(row: MidwayRow, today: date) -> tuple[Place, RowWords]:
    looked = f"{row.looked_at} of {words.plural(row.decisions, 'decision')} looked at"
    due = words.day_and_month(row.due.due_on, today)
    return _row(
        midway_place(row.review_id),
        title=in_words.name_and_age(row.who, today),
        below=f"{_MIDWAY.get(row.state, '')} · {looked}",
        avatar=row.who.animal,
        right="Was due" if row.is_late(today) else "Due",
        right_below=due,
    )


def midway_place(review_id: UUID) -> Place:
    """Where a midway check is written: found by its review."""
    return Place(Page.MIDWAY, review_id)


def _midway_counts(sheet: Supervision) -> str:
    return ", ".join(
        f"{count} {name[:1].lower()}{name[1:]}" for state, name in _MIDWAY.items() if (count := sheet.midways_in(state))
    )


def _not_seen(one: NotSeen, today: date) -> tuple[Place, RowWords]:
    seen = words.day_and_month(one.last_seen_on, today) if one.last_seen_on else ""
    spoken = f"Spoken with on {words.day_and_month(one.last_spoken_on, today)}" if one.last_spoken_on else ""
    return _row(
        Place(Page.CHILD, one.who.child_id),
        title=in_words.name_and_age(one.who, today),
        below=spoken or "No conversation is written down",
        avatar=one.who.animal,
        right="Last seen" if seen else "Never met in person",
        right_below=seen,
    )


def _review(one: LateReview, today: date) -> tuple[Place, RowWords]:
    planned = one.line.planned_on
    below = f"Planned for {words.weekday_and_date(planned, today)}" if planned else "No day is planned"
    place = Place(Page.REVIEW, one.review_id) if one.review_id else Place(Page.DATES, one.who.child_id)
    return _row(
        place,
        title=in_words.name_and_age(one.who, today),
        below=f"{in_words.how_late(one.line, today)} · {below}",
        avatar=one.who.animal,
        right="Was due" if one.line.due_on else "",
        right_below=words.day_and_month(one.line.due_on, today) if one.line.due_on else "",
    )


def _wrong_letter(one: WrongLetter, today: date) -> tuple[Place, RowWords]:
    wrong = one.sending.wrong
    stands = {True: "Back", False: "Will not come back", None: "Not back yet"}[wrong.got_back if wrong else None]
    return _row(
        Place(Page.LETTER, one.sending.letter_id),
        title=in_words.name_and_age(one.who, today),
        below=wrong.note if wrong else "",
        avatar=one.who.animal,
        right=stands,
        right_below=words.day_and_month(one.sending.on, today),
    )


def _team_below(row: TeamRow) -> str:
    parts = [
        words.plural(row.count(LateKind.RESOLUTION), "resolution") + " without an answer"
        if row.count(LateKind.RESOLUTION)
        else "",
        words.plural(row.count(LateKind.DECISION), "decision") + " not carried out"
        if row.count(LateKind.DECISION)
        else "",
    ]
    workers = f" Children of {words.listed(row.social_workers)}." if row.social_workers else ""
    return f"{in_words.capital(words.listed(parts))}.{workers}"


def _item(item: LateItem, today: date) -> tuple[Place, RowWords]:
    is_resolution = item.kind is LateKind.RESOLUTION
    place = Place(Page.RESOLUTION, item.record_id) if is_resolution else Place(Page.REVIEW, item.record_id, "decide")
    name = in_words.capital(item.who.name)
    return _row(
        place,
        title=f"{name}: {in_words.shortened(item.text, _LONGEST)}" if item.text else name,
        below=" · ".join(part for part in ("Resolution" if is_resolution else "Decision", item.owner) if part),
        avatar=item.who.animal,
        right=in_words.capital(words.days_late(item.due_on, today)),
        right_below=f"was {words.day_and_month(item.due_on, today)}",
    )
