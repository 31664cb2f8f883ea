"""Goodbyes and hellos as rows of Today: each kind counted in a row of its own; no Qt."""

from collections.abc import Container, Sequence
from datetime import date
from uuid import UUID

from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.handover_letters import HandoverLetter
from iro_desktop.ui.handover import words
from iro_desktop.ui.shown import RowWords
from iro_desktop.ui.today.things import Key, Kind, Thing, grouped, is_open

_ROWS = {LetterKind.GOODBYE: (Kind.GOODBYES, Kind.GOODBYE), LetterKind.NEW_IRO: (Kind.HELLOS, Kind.HELLO)}


def handover_things(letters: Sequence[HandoverLetter], today: date, open_groups: Container[Kind]) -> list[Thing]:
    """The letters not written yet. None is late: no law and no rule of the council gives them a day."""
    found = []
    for kind, (group, single) in _ROWS.items():
        of_kind = [one for one in letters if one.kind is kind]
        reasons = {words.why(one, today) for one in of_kind}
        found += grouped(
            group,
            [Thing(one.on, _row(one, single, today)) for one in of_kind],
            words.titles(kind, len(of_kind)),
            below=reasons.pop() if len(reasons) == 1 else "",
            icon="mail",
            unfolded=is_open(open_groups, group),
        )
    return found


def letter_of(key: Key, letters: Sequence[HandoverLetter]) -> HandoverLetter | None:
    """The letter that a row is about."""
    kind, child_id = key
    return next((one for one in letters if _ROWS[one.kind][1] is kind and one.who.child_id == child_id), None)


def _row(letter: HandoverLetter, kind: Kind, today: date) -> RowWords:
    begun = "First draft. " if letter.draft_id is not None else ""
    child_id: UUID = letter.who.child_id
    return RowWords(
        key=(kind, child_id),
        title=words.title(letter),
        below=f"{begun}{words.why(letter, today)}",
        avatar=letter.who.animal,
    )
