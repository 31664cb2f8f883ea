"""What stands on the page of a one-to-one: the sheet's own lists, with initials for every child."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy.orm import Session

from iro_desktop.letters.agenda_paper import AgendaContent
from iro_desktop.letters.guard.leaving_out import leave_out_of
from iro_desktop.letters.supervision_paper import PaperSection, SupervisionFacts, supervision_paper
from iro_desktop.models.midway import MidwayState
from iro_desktop.models.resolution_story import Standing
from iro_desktop.models.timescales import day_and_month, day_in_full
from iro_desktop.queries.letter_guard import paper_guard
from iro_desktop.queries.midway import MidwayRow
from iro_desktop.queries.supervision import LatePapers, LateReview, NotSeen, OpenResolution, Supervision, WrongLetter
from iro_desktop.queries.supervision_notes import SupervisionNotes
from iro_desktop.queries.who import Who, everyone

_FOOT = "One-to-one. Initials only"
_MIDWAY = {
    MidwayState.FORM_OPEN: "opened, not finished",
    MidwayState.HELD_NOT_RECORDED: "talked through, not written down",
    MidwayState.NOT_STARTED: "not begun",
}
_STANDING = {
    Standing.WAITING_FOR_ANSWER: "waiting for an answer",
    Standing.NO_ANSWER: "no answer",
    Standing.WAITING_UNTIL: "waiting for a reason",
    Standing.ANSWERED: "answered, to be decided",
    Standing.SETTLED: "settled",
}


def supervision_sheet(
    sheet: Supervision, notes: SupervisionNotes, whom: Collection[Who], *, today: date
) -> AgendaContent:
    """The page of a day. How the officer is stays off it; names that were typed become initials."""
    new = f", {sheet.new_resolutions} new since {day_and_month(sheet.since)}" if sheet.new_resolutions else ""
    children = f"{sheet.children} {'child' if sheet.children == 1 else 'children'}"
    return supervision_paper(
        SupervisionFacts(
            title=", ".join(part for part in ("One-to-one", sheet.officer, day_in_full(today), children) if part),
            reference=_FOOT,
            written_on=today,
            sections=(
                _section(f"Open resolutions: {len(sheet.resolutions)}{new}", map(_resolution, sheet.resolutions)),
                _section(f"Late letters and decisions: {len(sheet.late_papers)}", map(_papers, sheet.late_papers)),
                _section(_midway_heading(sheet), map(_midway, sheet.midways)),
                _section(f"Not seen for long: {len(sheet.not_seen)}", map(_not_seen, sheet.not_seen)),
                _section(f"Reviews past their day: {len(sheet.late_reviews)}", map(_review, sheet.late_reviews)),
                _section(
                    f"Letters to the wrong person, in 12 months: {len(sheet.wrong_letters)}",
                    map(_wrong_letter, sheet.wrong_letters),
                ),
            ),
            typed=(
                ("To talk about", with_initials(notes.agenda, whom)),
                ("Agreed", with_initials(notes.agreed, whom)),
            ),
        )
    )


def printed_supervision(session: Session, sheet: Supervision, notes: SupervisionNotes, *, today: date) -> AgendaContent:
    """The page as it may be printed: what was typed and tells where a child or their family lives is left out."""
    page = supervision_sheet(sheet, notes, everyone(session).values(), today=today)
    return leave_out_of(page, paper_guard(session, None))


def initials_of(who: Who) -> str:
    """“S.G.”; for a child whose name is not written down, the animal that stands for them."""
    return who.initials or who.name


def with_initials(text: str, whom: Iterable[Who]) -> str:
    """What was typed, with initials where it names one of these children by first or family name."""
    for who in whom:
        names = [name for name in (who.known_as, who.family_name) if name and len(name) > 1]
        both = " ".join(names)
        for name in (both, *names) if len(names) > 1 else names:
            text = re.sub(rf"\b{re.escape(name)}\b", initials_of(who), text, flags=re.IGNORECASE)
    return text


def _section(heading: str, lines: Iterable[str]) -> PaperSection:
    return PaperSection(heading, tuple(lines), "None.")


def _midway_heading(sheet: Supervision) -> str:
    parts = [
        f"{count} {_MIDWAY[state]}"
        for state in (MidwayState.FORM_OPEN, MidwayState.HELD_NOT_RECORDED, MidwayState.NOT_STARTED)
        if (count := sheet.midways_in(state))
    ]
    return f"Unfinished midway checks: {', '.join(parts) or '0'}"


def _resolution(one: OpenResolution) -> str:
    card, clock = one.card, one.card.clock
    whose = ", ".join(initials_of(who) for who in card.children)
    days = _days(one)
    total = f"all stages day {clock.formal_day} of {clock.total_days}" if clock and clock.total_by else ""
    stands = _STANDING[clock.standing] if clock else ""
    asked = card.to_role or ""
    parts = [card.stage_name, stands, days, total, asked, card.team or "", "new" if one.new else ""]
    return f"{whose}: {', '.join(part for part in parts if part)}"


def _days(one: OpenResolution) -> str:
    """“day 7 of 10, by 19 March”; once the day has passed only the day: nobody counts to 42 of 10."""
    clock = one.card.clock
    if clock is None or clock.due_on is None:
        return ""
    if one.card.is_late:
        return f"was due {day_and_month(clock.due_on)}"
    if clock.standing is Standing.WAITING_FOR_ANSWER:
        return f"day {clock.day} of {clock.of_days}, by {day_and_month(clock.due_on)}"
    return ""


def _papers(one: LatePapers) -> str:
    letter = f"letter due {day_and_month(one.papers.letter_by)}" if one.letter_late and one.papers.letter_by else ""
    sent = one.papers.decisions_by
    decisions = f"decisions due {day_and_month(sent)}" if one.decisions_late and sent else ""
    return f"{initials_of(one.who)}: {', '.join(part for part in (decisions, letter) if part)}"


def _midway(row: MidwayRow) -> str:
    looked = f"{row.looked_at} of {row.decisions} decisions looked at"
    return f"{initials_of(row.who)}: {_MIDWAY[row.state]}, {looked}, due {day_and_month(row.due.due_on)}"


def _not_seen(one: NotSeen) -> str:
    seen = f"last seen {day_in_full(one.last_seen_on)}" if one.last_seen_on else "never met in person"
    spoken = f", spoken with {day_in_full(one.last_spoken_on)}" if one.last_spoken_on else ""
    return f"{initials_of(one.who)}: {seen}{spoken}"


def _wrong_letter(one: WrongLetter) -> str:
    wrong = one.sending.wrong
    stands = {True: "back", False: "will not come back", None: "not back yet"}[wrong.got_back if wrong else None]
    return f"{initials_of(one.who)}: {day_and_month(one.sending.on)}, {stands}"


def _review(one: LateReview) -> str:
    due = f"due {day_in_full(one.line.due_on)}" if one.line.due_on else ""
    unsure = ", or missing from the file" if one.line.late_or_missing else ""
    planned = f", planned for {day_and_month(one.line.planned_on)}" if one.line.planned_on else ""
    return f"{initials_of(one.who)}: {due}{unsure}{planned}"
