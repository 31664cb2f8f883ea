"""Where finished letters went: the log of one letter, what went to the wrong person, and what never went at all."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from uuid import UUID

import pikepdf
from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.papers import Form, make_paper
from iro_desktop.models.letter import Letter, LetterStatus
from iro_desktop.models.letter_safety import LetterApproval, LetterSending, Route, SendingKind
from iro_desktop.queries.releasing import release


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingRow:
    """One time that a letter went, with what became of it."""

    sending_id: UUID
    letter_id: UUID
    child_id: UUID
    to_name: str
    route: Route
    form: Form
    pages: int | None
    on: date
    said_at: datetime
    """When it was written down."""
    by_name: str | None
    wrong: "WrongPerson | None" = None
    """Where the recall stands; None where it reached its reader as far as anybody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPerson:
    """A letter that reached somebody it was not for."""

    note: str
    asked: str
    got_back: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperToSend:
    """What is in the officer's hand: one letter on one paper."""

    form: Form
    reference: str
    pages: int | None
    """None for what is not printed."""
    to_name: str
    address: str | None
    pdf: bytes


def paper_to_send(session: Session, letter_id: UUID, form: Form) -> PaperToSend:
    """A finished letter as it would leave now on one paper. Raises NotApproved where it may not."""
    released = release(session, letter_id)
    paper = released.pdf if form is Form.PDF else make_paper(released.content, form)
    return PaperToSend(
        form=form,
        reference=released.content.reference,
        pages=_pages(paper) if form.ending == "pdf" else None,
        to_name=released.recipient_name,
        address=released.address,
        pdf=released.pdf,
    )


def sendings_of(session: Session, letter_ids: Collection[UUID]) -> tuple[SendingRow, ...]:
    """Every time that these letters went, the first one first. What was written by mistake is left out."""
    lines = session.scalars(
        select(LetterSending)
        .where(LetterSending.letter_id.in_(letter_ids), LetterSending.deleted_at.is_(None))
        .order_by(LetterSending.said_at, LetterSending.id)
    )
    return tuple(_rows(lines))


def gone_wrong(session: Session, *, since: date) -> tuple[SendingRow, ...]:
    """Letters that went to the wrong person from a day on, for whoever answers for it. Counted once a sending."""
    lines = session.scalars(
        select(LetterSending).where(LetterSending.deleted_at.is_(None)).order_by(LetterSending.said_at)
    )
    return tuple(row for row in _rows(lines) if row.wrong is not None and row.on >= since)


def never_sent(session: Session) -> tuple[UUID, ...]:
    """Approved letters, the newest version of each, of which nobody has said that they went; the oldest first."""
    lines = session.scalars(select(LetterSending).where(LetterSending.deleted_at.is_(None)))
    went = {row.letter_id for row in _rows(lines)}
    replaced = select(Letter.replaces_id).where(Letter.replaces_id.is_not(None), Letter.deleted_at.is_(None))
    ids = session.scalars(
        select(Letter.id)
        .where(
            Letter.status == LetterStatus.FINISHED,
            Letter.deleted_at.is_(None),
            Letter.id.not_in(replaced),
            Letter.id.in_(select(LetterApproval.letter_id)),
        )
        .order_by(Letter.finished_at, Letter.id)
    )
    return tuple(one for one in ids if one not in went)


def _rows(lines: Iterable[LetterSending]) -> list[SendingRow]:
    kept = list(lines)
    taken_back = {one.sending_id for one in kept if one.kind is SendingKind.TAKEN_BACK}
    wrong = {
        one.sending_id: WrongPerson(note=one.note or "", asked=one.asked or "", got_back=one.got_back)
        for one in kept
        if one.kind is SendingKind.WRONG_PERSON and one.id not in taken_back
    }
    return [
        SendingRow(
            sending_id=one.id,
            letter_id=one.letter_id,
            child_id=one.child_id,
            to_name=one.to_name or "",
            route=one.route or Route.BY_HAND,
            form=Form(one.form or Form.PDF),
            pages=one.pages,
            on=one.happened_on,
            said_at=one.said_at,
            by_name=one.by_name,
            wrong=wrong.get(one.id),
        )
        for one in kept
        if one.kind is SendingKind.SENT and one.id not in taken_back
    ]


def _pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as document:
        return len(document.pages)
