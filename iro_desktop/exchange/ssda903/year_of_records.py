"""The records that belong to one collection year, and the line that each becomes in the return."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.exchange.ssda903.tables import FIRST_YEAR_OF_LETTERS_FOR_SEX, SHORT_BREAK_STATUSES
from iro_desktop.models.care import AdoptionPlacement, Episode, UnaccompaniedStatus
from iro_desktop.models.child import Child
from iro_desktop.models.collection_year import CollectionYear
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review, ReviewStatus

Line = tuple[str, ...]
"""The cells of one row, in the order of the table's columns."""

_SEX_AS_LETTER = {"1": "M", "2": "F"}
_SEX_AS_NUMBER = {"M": "1", "F": "2", "U": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfRecords:
    """One council's records of one year, in the order of CHILD and day."""

    year: CollectionYear
    children: dict[UUID, Child]
    only_short_breaks: frozenset[UUID]
    episodes: tuple[Episode, ...]
    reviews: tuple[Review, ...]
    uasc: tuple[UnaccompaniedStatus, ...]
    placed_for_adoption: tuple[AdoptionPlacement, ...]
    remarks: tuple[str, ...]

    def header_line(self, child: Child) -> Line:
        """CHILD, SEX, DOB, ETHNIC, UPN, MOTHER, MC_DOB. A birth after the year did not make her a mother in it."""
        mother, birth = child.mother, child.mother_child_date_of_birth
        if birth is not None and birth > self.year.last_day:
            mother, birth = "0", None
        if child.id in self.only_short_breaks:
            mother, birth = None, None
        return (
            child.council_child_id,
            self._sex(child.sex),
            _day(child.date_of_birth),
            child.ethnicity or "",
            child.upn or "",
            mother or "",
            _day(birth),
        )

    def episode_line(self, row: Episode) -> Line:
        """DECOM to URN. What ended after the year was still open when the return was made."""
        ended = row.ended_on is None or row.ended_on <= self.year.last_day
        return (
            self._child(row.child_id),
            _day(row.started_on),
            row.reason_new_episode or "",
            row.legal_status or "",
            row.category_of_need or "",
            row.placement_type or "",
            row.placement_provider or "",
            _day(row.ended_on) if ended else "",
            (row.reason_ended or "") if ended else "",
            (row.reason_place_change or "") if ended else "",
            row.home_postcode or "",
            row.placement_postcode or "",
            row.urn or "",
        )

    def review_line(self, row: Review) -> Line:
        """CHILD, DOB, REVIEW, REVIEW_CODE."""
        return self._child(row.child_id), self._birth(row.child_id), _day(row.held_on), row.participation_code or ""

    def uasc_line(self, row: UnaccompaniedStatus) -> Line:
        """CHILD, SEX, DOB, DUC."""
        sex = row.sex or self.children[row.child_id].sex
        return self._child(row.child_id), self._sex(sex), self._birth(row.child_id), _day(row.ceased_on)

    def placed_line(self, row: AdoptionPlacement) -> Line:
        """CHILD, DOB, DATE_PLACED, DATE_PLACED_CEASED, REASON_PLACED_CEASED."""
        ceased = row.ceased_on is None or row.ceased_on <= self.year.last_day
        return (
            self._child(row.child_id),
            self._birth(row.child_id),
            _day(row.decided_on),
            _day(row.ceased_on) if ceased else "",
            (row.reason_ceased or "") if ceased else "",
        )

    def _child(self, child_id: UUID) -> str:
        return self.children[child_id].council_child_id

    def _birth(self, child_id: UUID) -> str:
        return _day(self.children[child_id].date_of_birth)

    def _sex(self, sex: str | None) -> str:
        codes = _SEX_AS_LETTER if self.year.ending >= FIRST_YEAR_OF_LETTERS_FOR_SEX else _SEX_AS_NUMBER
        return codes.get(sex or "", sex or "")


def year_of_records(session: Session, year: CollectionYear, council: str | None) -> YearOfRecords:
    """The live records of a year. Raises Refused where the laptop holds several councils and none was chosen."""
    everyone = {child.id: child for child in _children(session, council)}
    episodes = [
        row
        for row in session.scalars(select(Episode).where(Episode.deleted_at.is_(None)))
        if row.child_id in everyone and _touches(year, row.started_on, row.ended_on)
    ]
    statuses: defaultdict[UUID, set[str | None]] = defaultdict(set)
    for row in episodes:
        statuses[row.child_id].add(row.legal_status)
    children = {child_id: child for child_id, child in everyone.items() if child_id in statuses}
    only_short_breaks = frozenset(child_id for child_id, held in statuses.items() if held <= SHORT_BREAK_STATUSES)
    held = [
        review
        for review in session.scalars(select(Review).where(Review.deleted_at.is_(None), Review.held_on.is_not(None)))
        if review.status is not ReviewStatus.CANCELLED
        and review.child_id in everyone
        and review.held_on is not None
        and year.covers(review.held_on)
    ]
    coded = [review for review in held if review.participation_code is not None]
    reportable = [review for review in coded if review.child_id in children.keys() - only_short_breaks]
    uasc = session.scalars(select(UnaccompaniedStatus).where(UnaccompaniedStatus.deleted_at.is_(None)))
    placed = session.scalars(select(AdoptionPlacement).where(AdoptionPlacement.deleted_at.is_(None)))

    def order(row: Episode | Review | UnaccompaniedStatus | AdoptionPlacement, day: date | None) -> tuple[str, date]:
        return children[row.child_id].council_child_id, day or date.min

    return YearOfRecords(
        year=year,
        children=children,
        only_short_breaks=only_short_breaks,
        episodes=tuple(sorted(episodes, key=lambda row: order(row, row.started_on))),
        reviews=tuple(sorted(reportable, key=lambda row: order(row, row.held_on))),
        uasc=tuple(
            sorted(
                (row for row in uasc if row.child_id in children and _touches(year, None, row.ceased_on)),
                key=lambda row: order(row, None),
            )
        ),
        placed_for_adoption=tuple(
            sorted(
                (row for row in placed if row.child_id in children and _touches(year, row.decided_on, row.ceased_on)),
                key=lambda row: order(row, row.decided_on),
            )
        ),
        remarks=_remarks(year, children, len(held) - len(coded), len(coded) - len(reportable)),
    )


def _children(session: Session, council: str | None) -> list[Child]:
    live = select(Child).where(Child.deleted_at.is_(None)).order_by(Child.council_child_id)
    children = list(session.scalars(live if council is None else live.where(Child.council == council)))
    if len({child.council for child in children}) > 1:
        raise Refused(
            "This laptop holds children of more than one council, and a return is one council's. Nothing was written;"
            " say for which council."
        )
    return children


def _touches(year: CollectionYear, begins: date | None, ends: date | None) -> bool:
    return (begins is None or begins <= year.last_day) and (ends is None or ends >= year.first_day)


def _remarks(year: CollectionYear, children: dict[UUID, Child], uncoded: int, not_reportable: int) -> tuple[str, ...]:
    remarks: list[str] = []
    if uncoded:
        reviews = "One review" if uncoded == 1 else f"{uncoded} reviews"
        remarks.append(f"{reviews} held in {year.label} had no participation code yet and could not be written.")
    if not_reportable:
        reviews = "One review is" if not_reportable == 1 else f"{not_reportable} reviews are"
        remarks.append(
            f"{reviews} of children who had no episode in {year.label} or only short breaks: the return has no place"
            " for these."
        )
    without_sex = [
        child.council_child_id
        for child in children.values()
        if child.sex is None or (child.sex == "U" and year.ending < FIRST_YEAR_OF_LETTERS_FOR_SEX)
    ]
    if without_sex:
        remarks.append(
            f"SEX is blank for {', '.join(without_sex)}: it is not known, or {year.label} has no code for it."
        )
    return tuple(remarks)


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"
