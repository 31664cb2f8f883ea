"""Read the files and say what bringing them in would do; then do it. Runs away from the screen's thread; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from iro_desktop.exchange.ssda903 import CaseloadFiles, ImportPreview, Offer, apply, preview, read_caseload
from iro_desktop.models.refused import Refused
from iro_desktop.queries.council import council_here
from iro_desktop.store.store import Session
from iro_desktop.sync.enrol import is_practise

LAST_YEAR = "last_year"
"""The folder inside this year's where some councils lay last year's files."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The files as read, what would come of them, and every offer there was before anything was chosen."""

    files: CaseloadFiles
    offers: tuple[Offer, ...]
    preview: ImportPreview


def look_at(session: Session, *, this_year: Path, last_year: Path | None) -> Looked:
    """Read both folders and look. Raises Refused where nothing could be read."""
    if last_year is not None and not last_year.exists():
        raise Refused(
            f"There is no folder “{last_year.name}” for last year. Nothing has changed. Choose it again, or leave the "
            "field empty."
        )
    files = read_caseload(this_year, last_year)
    seen = preview(session, files, council_here(session))
    return Looked(files, seen.offers, seen)


def look_again(session: Session, *, looked: Looked, choices: Mapping[str, str]) -> Looked:
    """The same files, once somebody has said whose rows some of them are."""
    return Looked(looked.files, looked.offers, preview(session, looked.files, council_here(session), choices))


def bring_in(session: Session, *, files: CaseloadFiles, choices: Mapping[str, str]) -> ImportPreview:
    """Bring the files in, all of them in one transaction or nothing; returns what was done.

    Raises Refused on a laptop that holds invented children: the two could meet at an office.
    """
    if is_practise(session):
        raise Refused(
            "These are practise records, and invented and real children never share one place. Nothing was changed. "
            "Open IRO Desktop on your own records, and bring the files in there."
        )
    return apply(session, files, council_here(session), choices)


def last_year_beside(this_year: Path) -> Path | None:
    """Last year's folder where it lies inside this year's."""
    inside = this_year / LAST_YEAR
    return inside if inside.is_dir() else None
