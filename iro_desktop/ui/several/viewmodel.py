"""What is written down for several children, and how it is said; no Qt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.models.consultation import Channel
from iro_desktop.queries.who import Who
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import name_and_age
from iro_desktop.ui.shown import Choice, RowWords, Run

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Usual:
    """Something that is often done for several: its words, and how it reaches a child."""

    key: str
    title: str
    text: str
    channel: Channel


USUAL = (
    Usual("leaflet", "Leaflet given", "Leaflet given.", Channel.LETTER),
    Usual("card", "Card sent", "Card sent.", Channel.CARD),
    Usual("new_officer", "Told of the new officer", "Told who the new reviewing officer is.", Channel.LETTER),
    Usual(OTHER, "Something else", "", Channel.LETTER),
)
USUAL_CHOICES = tuple(Choice(one.key, one.title) for one in USUAL)
HOW = (
    Choice(Channel.LETTER, "Letter"),
    Choice(Channel.CARD, "Card"),
    Choice(Channel.TEXT, "Text"),
    Choice(Channel.WHATSAPP, "WhatsApp"),
    Choice(Channel.EMAIL, "Email"),
    Choice(Channel.IN_PERSON, "In person"),
)


def usual(key: str | None) -> Usual:
    """What a pill stands for."""
    return next((one for one in USUAL if one.key == key), USUAL[-1])


def rows(children: Sequence[Who], ticked: Collection[UUID], typed: str, today: date) -> tuple[RowWords, ...]:
    """The children whose name, initials or number fit what was typed, each with its box."""
    sought = typed.casefold().strip()
    return tuple(
        RowWords(
            key=who.child_id,
            title=Run(name_and_age(who, today), bold=False),
            below="",
            avatar=who.animal,
            right=who.initials if who.known_as else who.council_child_id,
            ticked=who.child_id in ticked,
        )
        for who in children
        if not sought or sought in f"{who.name} {who.initials} {who.council_child_id}".casefold()
    )


def how_many(count: int) -> str:
    """“3 children ticked”."""
    return f"{words.plural(count, 'child', 'children')} ticked" if count else "Nobody ticked yet"


def button(count: int) -> str:
    """“Write it down for 3 children”."""
    return f"Write it down for {words.plural(count, 'child', 'children')}" if count else "Write it down"


def written(what: str, count: int) -> str:
    """“Leaflet given: written down for 3 children.”"""
    return f"{what.strip().rstrip('.')}: written down for {words.plural(count, 'child', 'children')}."
