"""Which council's caseload this laptop holds, so that the same files give the same ids every time."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child

UNNAMED_COUNCIL = "council"
"""The council's part in the ids of imported records. The files do not name their council, and an office store has one
council alone, so every laptop of it uses the same word and makes the same ids of the same rows."""


def council_here(session: Session) -> str:
    """The council of the children on this laptop who were brought in from files; the word for all where there is none.

    Practise children have a council of their own, which real files must never be mixed with.
    """
    councils = session.scalars(select(Child.council).where(Child.practise.is_(False)).distinct().limit(2)).all()
    return councils[0] if len(councils) == 1 else UNNAMED_COUNCIL
