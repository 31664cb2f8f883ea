"""The council's letterhead: as it is set, and as it goes into a letter."""

from dataclasses import dataclass
from uuid import UUID

from msgspec import UNSET
from sqlalchemy.orm import Session

from iro_desktop.letters.content import LetterheadContent
from iro_desktop.models.council_letters import Letterhead
from iro_desktop.models.ids import imported_id
from iro_desktop.models.letter import Letter, kind_of
from iro_desktop.queries.council import UNNAMED_COUNCIL
from iro_desktop.queries.rights import may_set_for_council

LETTERHEAD_ID: UUID = imported_id(UNNAMED_COUNCIL, "letterhead", "letterhead")
"""There is one: two laptops that set it apart set the same."""
_WITHOUT = frozenset({"birthday_card"})
"""Kinds of letter that are no paper of the council's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterheadRow:
    """What is set, and whether this laptop's person may change it."""

    name: str = ""
    address: str = ""
    """The office's, a line each."""
    telephone: str = ""
    website: str = ""
    logo: str | None = None
    """A PNG in base64."""
    logo_words: str = ""
    on_easy_read: bool = False
    set_by: str = ""
    may_change: bool = True

    @property
    def content(self) -> LetterheadContent | None:
        """As it goes into a letter; None while the council has no name here."""
        if not self.name:
            return None
        return LetterheadContent(
            name=self.name,
            address=tuple(line for line in self.address.splitlines() if line),
            telephone=self.telephone,
            website=self.website,
            logo=self.logo,
            logo_words=self.logo_words,
            on_easy_read=self.on_easy_read or UNSET,
        )


def letterhead(session: Session) -> LetterheadRow:
    """What is set now; empty where nothing is."""
    may_change = may_set_for_council(session)
    kept = session.get(Letterhead, LETTERHEAD_ID)
    if kept is None:
        return LetterheadRow(may_change=may_change)
    return LetterheadRow(
        name=kept.name or "",
        address=kept.address or "",
        telephone=kept.telephone or "",
        website=kept.website or "",
        logo=kept.logo,
        logo_words=kept.logo_words or "",
        on_easy_read=kept.on_easy_read,
        set_by=kept.set_by or "",
        may_change=may_change,
    )


def letterhead_of(session: Session, letter: Letter) -> LetterheadContent | None:
    """What stands at the top of a letter that is finished now; None for a card, and where none is set."""
    return None if kind_of(letter).value in _WITHOUT else letterhead(session).content
