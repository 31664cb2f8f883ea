"""Finished letters and the printer: what is still to be printed, whose pages nobody counted yet, what is done."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from iro_desktop.letters.content import letter_from_json
from iro_desktop.models.child import Child
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_print import LetterPrint
from iro_desktop.queries.sendings import SendingRow, sendings_of
from iro_desktop.queries.who import Who, who_is


class OnPaper(StrEnum):
    """How far a finished letter is on its way to paper."""

    TO_PRINT = "to_print"
    TO_COUNT = "to_count"
    """It was printed, and nobody has counted its pages yet."""
    COUNTED = "counted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A letter whose pages somebody holds in their hand."""

    letter_id: UUID
    reference: str
    to_name: str
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterOnPaper:
    """A finished letter, and its newest print where there is one."""

    letter_id: UUID
    who: Who
    reference: str
    to_name: str
    """Whom it is to; the child's name in a letter to the child."""
    finished_at: datetime
    print_id: UUID | None
    pages: int | None
    printed_at: datetime | None
    counted_at: datetime | None
    went: SendingRow | None = None
    """The last time that somebody wrote down that it went, since it was printed; None where nobody did."""

    @property
    def counted(self) -> Counted:
        """What is in the hand once its pages are counted."""
        return Counted(letter_id=self.letter_id, reference=self.reference, to_name=self.to_name, pages=self.pages or 0)

    @property
    def state(self) -> OnPaper:
        if self.print_id is None:
            return OnPaper.TO_PRINT
        return OnPaper.TO_COUNT if self.counted_at is None else OnPaper.COUNTED


def letters_on_paper(session: Session, *, since: datetime) -> tuple[LetterOnPaper, ...]:
    """Letters finished since a moment, and every older one whose pages nobody has counted; the oldest first.

    A letter that a newer finished version replaces is no longer printed; pages of it that lie uncounted still are.
    """
    newest = _newest_prints(session)
    open_ones = [one.letter_id for one in newest.values() if one.counted_at is None]
    newer = aliased(Letter)
    replaced = (
        select(newer.id)
        .where(newer.replaces_id == Letter.id, newer.status == LetterStatus.FINISHED, newer.deleted_at.is_(None))
        .exists()
    )
    found = session.execute(
        select(Letter, Child)
        .join(Child, Child.id == Letter.child_id)
        .where(
            Letter.status == LetterStatus.FINISHED,
            Letter.finished_content.is_not(None),
            Letter.deleted_at.is_(None),
            Child.deleted_at.is_(None),
            or_((Letter.finished_at >= since) & ~replaced, Letter.id.in_(open_ones)),
        )
        .order_by(Letter.finished_at, Letter.id)
    ).all()
    went = {one.letter_id: one for one in sendings_of(session, [letter.id for letter, _ in found])}
    return tuple(_on_paper(letter, child, newest.get(letter.id), went.get(letter.id)) for letter, child in found)


def _newest_prints(session: Session) -> dict[UUID, LetterPrint]:
    """Of each letter the print that counts: whoever prints it again has new pages to count."""
    prints = session.scalars(
        select(LetterPrint).where(LetterPrint.deleted_at.is_(None)).order_by(LetterPrint.printed_at, LetterPrint.id)
    )
    return {one.letter_id: one for one in prints}


def _on_paper(letter: Letter, child: Child, newest: LetterPrint | None, went: SendingRow | None) -> LetterOnPaper:
    assert letter.finished_content is not None, "the query asks for frozen letters"
    assert letter.finished_at is not None, "a finished letter has its moment"
    content, who = letter_from_json(letter.finished_content), who_is(child)
    return LetterOnPaper(
        letter_id=letter.id,
        who=who,
        reference=content.reference,
        to_name=letter.recipient_name or content.child_known_as,
        finished_at=letter.finished_at,
        print_id=newest.id if newest else None,
        pages=newest.pages if newest else None,
        printed_at=newest.printed_at if newest else None,
        counted_at=newest.counted_at if newest else None,
        # What went before these pages were printed says nothing of them.
        went=went if newest is not None and went is not None and went.said_at >= newest.printed_at else None,
    )
