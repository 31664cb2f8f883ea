"""Setting the council's letterhead: what stands at the top of letters that are finished from then on."""

from base64 import b64encode

from sqlalchemy.orm import Session

from iro_desktop.actions.letter_templates import NotAManager
from iro_desktop.models.council_letters import Letterhead
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letterhead import LETTERHEAD_ID
from iro_desktop.queries.rights import may_set_for_council

LONGEST_NAME, LONGEST_LINE, MOST_LINES = 100, 80, 5
"""Characters of the council's name and of any other line; lines of the address."""


def set_letterhead(
    session: Session, *, name: str, address: str, telephone: str, website: str, logo_words: str, by: str
) -> None:
    """Set the words of the letterhead. Without a name there is none.

    Raises NotAManager, and Refused for what is too long. Letters that are finished already keep the one they have.
    """
    lines = [line for line in (" ".join(one.split()) for one in address.splitlines()) if line]
    if len(lines) > MOST_LINES:
        raise Refused(f"An address on a letterhead has at most {MOST_LINES} lines. Nothing was saved. Take one out.")
    words = {
        "name": _words(name, LONGEST_NAME),
        "address": "\n".join(_words(line, LONGEST_LINE) for line in lines),
        "telephone": _words(telephone, LONGEST_LINE),
        "website": _words(website, LONGEST_LINE),
        "logo_words": _words(logo_words, LONGEST_LINE),
    }
    kept = _kept(session)
    for field, said in words.items():
        setattr(kept, field, said or None)
    kept.set_by = by


def set_logo(session: Session, logo: bytes | None, *, by: str) -> None:
    """Set the logo, a PNG of `exchange/logo.py`, or take it away with None. Raises NotAManager."""
    kept = _kept(session)
    kept.logo = b64encode(logo).decode() if logo is not None else None
    kept.set_by = by


def set_on_easy_read(session: Session, *, wanted: bool, by: str) -> None:
    """Say whether letters in easy read have the letterhead too. Raises NotAManager."""
    kept = _kept(session)
    kept.on_easy_read, kept.set_by = wanted, by


def _kept(session: Session) -> Letterhead:
    if not may_set_for_council(session):
        raise NotAManager
    kept = session.get(Letterhead, LETTERHEAD_ID)
    if kept is None:
        kept = Letterhead(id=LETTERHEAD_ID)
        session.add(kept)
    return kept


def _words(typed: str, longest: int) -> str:
    words = " ".join(typed.split())
    if len(words) > longest:
        raise Refused(f"“{words[:30]}…” is longer than {longest} characters. Nothing was saved. Make it shorter.")
    return words
