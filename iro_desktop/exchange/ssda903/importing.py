"""Bring a caseload in: look first at what it would do, then do exactly that in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from iro_desktop import log
from iro_desktop.exchange.ssda903.laptop import OnLaptop, on_laptop
from iro_desktop.exchange.ssda903.matching import Choices, Offer, apply_choices, offers
from iro_desktop.exchange.ssda903.planning import FieldChange, Plan, RowCounts, plan
from iro_desktop.exchange.ssda903.rows import CaseloadFiles, Problem
from iro_desktop.exchange.ssda903.tables import Table
from iro_desktop.models.collection_year import CollectionYear


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What bringing the files in does, in the words of the council's own ids."""

    year: CollectionYear | None
    last_year: CollectionYear | None
    new: tuple[str, ...]
    """Children who come to this laptop."""
    changed: tuple[FieldChange, ...]
    gone: tuple[str, ...]
    """Children on this laptop who are in no Header of the files. They stay; an import never takes a child away."""
    rows: Mapping[Table, RowCounts]
    problems: tuple[Problem, ...]
    offers: tuple[Offer, ...]
    """Ids that wait for somebody to say whose they are; their rows are held back until then."""

    @property
    def changed_children(self) -> tuple[str, ...]:
        """Children with at least one changed field, each once."""
        return tuple(sorted({change.council_child_id for change in self.changed}))

    @property
    def changes_nothing(self) -> bool:
        """Whether every row is on this laptop already, just as the files have it."""
        return not any(counts.new or counts.changed for counts in self.rows.values())


NO_CHOICES: Choices = {}


def preview(session: Session, files: CaseloadFiles, council: str, choices: Choices = NO_CHOICES) -> ImportPreview:
    """What `apply` would do with the same files and choices. Writes nothing; a reading session is enough."""
    return _planned(session, files, council, choices)[1]


def apply(session: Session, files: CaseloadFiles, council: str, choices: Choices = NO_CHOICES) -> ImportPreview:
    """Bring the files in, as part of the session's transaction: all of it is on the disk when that ends, or nothing.

    The same files again write nothing. Ids come from the council, CHILD and the row's own key, so that two laptops
    which bring in the same files hold the same records. Returns what was done.
    """
    planned, done = _planned(session, files, council, choices)
    for record, name, value in planned.writes:
        setattr(record, name, value)
    session.add_all(planned.new_records)
    session.flush()
    log.event(
        "caseload brought in",
        new_children=len(done.new),
        changed_children=len(done.changed_children),
        new_records=len(planned.new_records),
        changed_fields=len(planned.writes),
        problems=len(done.problems),
        waiting_for_choice=len(done.offers),
    )
    return done


def _planned(session: Session, files: CaseloadFiles, council: str, choices: Choices) -> tuple[Plan, ImportPreview]:
    laptop = on_laptop(session, council)
    offered = offers(files, laptop.children)
    chosen = apply_choices(files, offered, choices)
    planned = plan(chosen, laptop, council)
    waiting = tuple(offer for offer in offered if offer.written not in choices)
    shown = ImportPreview(
        year=files.this_year.year,
        last_year=None if files.last_year is None else files.last_year.year,
        new=tuple(planned.new_children),
        changed=tuple(planned.changes),
        gone=_gone(chosen, laptop, waiting),
        rows=planned.rows,
        problems=(*chosen.problems, *planned.problems),
        offers=waiting,
    )
    return planned, shown


def _gone(files: CaseloadFiles, laptop: OnLaptop, waiting: tuple[Offer, ...]) -> tuple[str, ...]:
    if not any(Table.HEADER in year.rows_read for year in files.years):
        return ()
    here = {row.council_child_id for year in files.years for row in year.header}
    perhaps = {child for offer in waiting for child in offer.may_be}
    return tuple(
        sorted(
            name for name, child in laptop.children.items() if child.deleted_at is None and name not in here | perhaps
        )
    )
