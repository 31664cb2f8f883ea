"""The papers of a preparation: both agendas and the calendar entry, made away from the screen and saved whole."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from iro_desktop.exchange.calendar_entry import CalendarEntry, calendar_entry
from iro_desktop.exchange.saving import save_whole
from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.queries.agenda_papers import PreparationPapers, preparation_papers
from iro_desktop.store.store import Session


@dataclass(frozen=True, slots=True)
class PapersMade:
    """The bytes of each paper. There is no calendar entry without a day."""

    for_child: bytes
    for_officer: bytes
    for_calendar: bytes | None


def make_papers(
    session: Session, review_id: UUID, *, today: date, now: datetime, bank_holidays: Container[date]
) -> PapersMade:
    """The papers of the review as it is prepared now."""
    papers = preparation_papers(session, review_id, today=today, bank_holidays=bank_holidays)
    return PapersMade(
        for_child=render_agenda(papers.for_child),
        for_officer=render_agenda(papers.for_officer),
        for_calendar=_entry(papers, review_id, now),
    )


def save_papers(
    session: Session, review_id: UUID, *, folder: Path, today: date, now: datetime, bank_holidays: Container[date]
) -> tuple[str, ...]:
    """Save the papers in a folder. Returns the names of the files, which say nothing about the child.

    Papers of the same review and day replace each other. Raises Refused where the folder cannot be written to; no half
    file is left.
    """
    papers = preparation_papers(session, review_id, today=today, bank_holidays=bank_holidays)
    made = make_papers(session, review_id, today=today, now=now, bank_holidays=bank_holidays)
    day = f"{papers.planned_on:%Y%m%d}-" if papers.planned_on else ""
    tail = f"{day}{review_id.hex[-6:]}"
    files = {f"agenda-{tail}.pdf": made.for_child, f"my-page-{tail}.pdf": made.for_officer}
    if made.for_calendar is not None:
        files[f"calendar-{tail}.ics"] = made.for_calendar
    for name, content in files.items():
        save_whole(folder / name, content, what="The papers", safe="The review itself is safe on this laptop.")
    return tuple(files)


def _entry(papers: PreparationPapers, review_id: UUID, now: datetime) -> bytes | None:
    if papers.planned_on is None:
        return None
    entry = CalendarEntry(
        review_id=review_id,
        initials=papers.initials,
        on=papers.planned_on,
        at=papers.planned_time,
        travel=timedelta(minutes=papers.travel_minutes) if papers.travel_minutes else None,
    )
    return calendar_entry(entry, made_at=now)
