"""Leading zeros that a spreadsheet ate: a possible match is offered to a person, never taken for granted."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from iro_desktop.exchange.ssda903.checking import without_doubles
from iro_desktop.exchange.ssda903.rows import AnyRow, CaseloadFiles, Problem, YearOfFiles


@dataclass(frozen=True, slots=True)
class Offer:
    """An id in the files that may be another child's id without its zeros. Its rows wait until somebody has chosen."""

    written: str
    """The id as the files have it: "7337"."""
    may_be: tuple[str, ...]
    """The children it may be, most likely first: "0007337"."""
    on_laptop: frozenset[str]
    """Those of them who are on this laptop already; the others are in the files."""
    rows: int
    """How many rows of the files wait for the answer."""

    @property
    def sentence(self) -> str:
        places = [
            f"{child}, who is {'already on this laptop' if child in self.on_laptop else 'also in the files'}"
            for child in self.may_be
        ]
        waiting = "Its one row waits" if self.rows == 1 else f"Its {self.rows} rows wait"
        return f"{self.written} may be {', or '.join(places)}: spreadsheets drop leading zeros. {waiting} for you."


Choices = Mapping[str, str]
"""For an id as written, the child it is: one of those offered, or the id itself for "no, this is another child"."""


def offers(files: CaseloadFiles, on_laptop: Collection[str]) -> tuple[Offer, ...]:
    """Every id of the files that is not on this laptop but differs from another only in its leading zeros.

    Two ids that stand in the same Header are two children: no spreadsheet drops the zeros of one and not the other's.
    """
    written = {row.council_child_id for year in files.years for row in year.all_rows()}
    by_number: dict[str, set[str]] = {}
    for child in written | set(on_laptop):
        if child.isascii() and child.isdigit():
            by_number.setdefault(child.lstrip("0"), set()).add(child)
    headers = [{row.council_child_id for row in year.header} for year in files.years]
    made: list[Offer] = []
    for child in sorted(written - set(on_laptop)):
        others = by_number.get(child.lstrip("0"), set()) - {child}
        may_be = [
            other
            for other in others
            if (other in on_laptop or len(other) > len(child)) and not any({child, other} <= ids for ids in headers)
        ]
        if may_be:
            ordered = tuple(sorted(may_be, key=lambda other: (other not in on_laptop, -len(other))))
            rows = sum(row.council_child_id == child for year in files.years for row in year.all_rows())
            made.append(Offer(child, ordered, frozenset(may_be) & frozenset(on_laptop), rows))
    return tuple(made)


def first_offered(made: Sequence[Offer]) -> dict[str, str]:
    """The choices of somebody who says yes to every offer that names one child only."""
    return {offer.written: offer.may_be[0] for offer in made if len(offer.may_be) == 1}


def apply_choices(files: CaseloadFiles, made: Sequence[Offer], choices: Choices) -> CaseloadFiles:
    """The files with each chosen id in place of the written one, and without the rows that still wait for a choice.

    Raises ValueError for a choice that was not offered: a child's rows must not land with somebody else.
    """
    for offer in made:
        chosen = choices.get(offer.written)
        if chosen is not None and chosen not in (offer.written, *offer.may_be):
            raise ValueError("a choice that was not offered")
    becomes = {offer.written: choices.get(offer.written) for offer in made}
    problems = list(files.problems)
    return replace(
        files,
        this_year=_chosen(files.this_year, becomes, problems),
        last_year=None if files.last_year is None else _chosen(files.last_year, becomes, problems),
        problems=tuple(problems),
    )


def _chosen(year: YearOfFiles, becomes: Mapping[str, str | None], problems: list[Problem]) -> YearOfFiles:
    def chosen(rows: Sequence[AnyRow]) -> tuple[AnyRow, ...]:
        named: list[AnyRow] = []
        for row in rows:
            child = becomes.get(row.council_child_id, row.council_child_id)
            if child is not None:
                named.append(row if child == row.council_child_id else replace(row, council_child_id=child))
        return tuple(without_doubles(named, problems))

    return replace(
        year,
        header=chosen(year.header),
        episodes=chosen(year.episodes),
        reviews=chosen(year.reviews),
        uasc=chosen(year.uasc),
        placed_for_adoption=chosen(year.placed_for_adoption),
    )
