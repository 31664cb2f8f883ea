"""The council's own sets of pictures: as Settings lists them, as they are found by a word, and as a letter has them."""

from base64 import b64decode
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from iro_desktop.letters.content import Picture
from iro_desktop.letters.picture_lines import OF_A_SET
from iro_desktop.models.council_pictures import PictureSet, SetPicture
from iro_desktop.queries.rights import may_set_for_council

_LETTERS_OF_ID = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSetRow:
    """A set, as Settings shows it."""

    set_id: UUID
    name: str
    credit: str
    licensed_by: str
    licensed_until: date | None
    comes_first: bool
    count: int
    set_by: str
    set_on: date
    is_licensed: bool
    """Whether its pictures may be used today."""


@dataclass(frozen=True, slots=True)
class PictureSets:
    """Every set, and whether this laptop's person may add one."""

    rows: tuple[PictureSetRow, ...]
    may_change: bool


@dataclass(frozen=True, slots=True)
class CouncilPicture:
    """A picture that may be put into a letter today, without its bytes."""

    picture_id: UUID
    name: str
    """As a line of the letter names it."""
    words: tuple[str, ...]
    """All it is found by, its name first."""
    comes_first: bool
    set_name: str


def picture_sets(session: Session, *, today: date) -> PictureSets:
    """The sets by name."""
    counts: dict[UUID, int] = dict(
        session.execute(
            select(SetPicture.set_id, func.count()).where(SetPicture.deleted_at.is_(None)).group_by(SetPicture.set_id)
        ).all()
    )
    rows = session.scalars(select(PictureSet).where(PictureSet.deleted_at.is_(None)).order_by(PictureSet.name))
    return PictureSets(
        tuple(
            PictureSetRow(
                set_id=one.id,
                name=one.name,
                credit=one.credit,
                licensed_by=one.licensed_by,
                licensed_until=one.licensed_until,
                comes_first=one.comes_first,
                count=counts.get(one.id, 0),
                set_by=one.set_by,
                set_on=one.set_on,
                is_licensed=one.is_licensed(today),
            )
            for one in rows
        ),
        may_set_for_council(session),
    )


def name_of_set_picture(picture_id: UUID) -> str:
    """How a line of a letter names a picture of a set: by its record, so that a set can be called otherwise."""
    return f"{OF_A_SET}{picture_id.hex[-_LETTERS_OF_ID:]}"


def council_pictures(session: Session, *, today: date) -> tuple[CouncilPicture, ...]:
    """Every picture of a set whose licence holds today, those of sets that come first before the others."""
    rows = session.execute(
        select(SetPicture.id, SetPicture.name, SetPicture.other_words, PictureSet)
        .join(PictureSet, PictureSet.id == SetPicture.set_id)
        .where(SetPicture.deleted_at.is_(None), PictureSet.deleted_at.is_(None))
        .order_by(PictureSet.comes_first.desc(), PictureSet.name, SetPicture.name)
    )
    return tuple(
        CouncilPicture(picture_id, name_of_set_picture(picture_id), (name, *others), of.comes_first, of.name)
        for picture_id, name, others, of in rows
        if of.is_licensed(today)
    )


def bytes_of_set_pictures(session: Session, picture_ids: Collection[UUID]) -> Mapping[UUID, bytes]:
    """The PNG of each; one that is damaged, or has not come with a sync yet, is left out."""
    rows = session.execute(
        select(SetPicture.id, SetPicture.data, SetPicture.sha256).where(SetPicture.id.in_(picture_ids))
    )
    read = ((picture_id, b64decode(data), known) for picture_id, data, known in rows)
    return {picture_id: data for picture_id, data, known in read if sha256(data).hexdigest() == known}


def set_pictures_in(session: Session, names: Iterable[str], *, today: date) -> Mapping[str, Picture]:
    """The pictures of sets that a draft names and may print today, by that name."""
    wanted = {name for name in names if name.startswith(OF_A_SET)}
    if not wanted:
        return {}
    known = {one.picture_id: one for one in council_pictures(session, today=today) if one.name in wanted}
    credits = dict(
        session.execute(
            select(SetPicture.id, PictureSet.credit)
            .join(PictureSet, PictureSet.id == SetPicture.set_id)
            .where(SetPicture.id.in_(known))
        ).all()
    )
    return {
        known[picture_id].name: Picture(
            key=sha256(data).hexdigest(), words=known[picture_id].words[0], credit=credits[picture_id], data=data
        )
        for picture_id, data in bytes_of_set_pictures(session, known).items()
    }
