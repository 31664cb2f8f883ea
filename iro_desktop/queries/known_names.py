"""Every name written down on this laptop, so that no spelling check ever stumbles over a person."""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.models.child import Child
from iro_desktop.models.people import HelpLine, Officer, Person

_PART_OF_A_NAME = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def known_names(session: Session) -> frozenset[str]:
    """The single words, in lower case, of the names of children, the people around them, officers and help lines."""
    found: set[str] = set()
    children = (Child.known_as, Child.given_name, Child.family_name)
    for columns in (children, (Person.name, Person.said_as), (Officer.name, Officer.known_as), (HelpLine.name,)):
        for names in session.execute(select(*columns)):
            for name in names:
                found.update(_PART_OF_A_NAME.findall((name or "").lower().replace("’", "'")))
    return frozenset(word for word in found if len(word) > 1)
