"""Deals matters out to the children's reviews, so that no child hears one twice and no two children read alike."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import TypeVar

from iro_desktop.exchange.practise import adults_agenda, matters_4_to_7, matters_8_to_11, matters_12_to_15
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import SCHOOL_AGE, Portrait
from iro_desktop.exchange.practise.matters import Matter, fits
from iro_desktop.exchange.practise.matters_16_to_17 import ARRIVED_ALONE
from iro_desktop.exchange.practise.matters_16_to_17 import MATTERS as FROM_16_TO_17
from iro_desktop.exchange.practise.matters_under_four import MATTERS as UNDER_FOUR
from iro_desktop.exchange.practise.matters_under_four import SHORT_BREAKS
from iro_desktop.models.child import AgeBand, age_band_for

T = TypeVar("T")

_BY_BAND: Mapping[AgeBand, tuple[Matter, ...]] = {
    AgeBand.FROM_4_TO_7: matters_4_to_7.MATTERS,
    AgeBand.FROM_8_TO_11: matters_8_to_11.MATTERS,
    AgeBand.FROM_12_TO_15: matters_12_to_15.MATTERS,
    AgeBand.FROM_16_TO_17: FROM_16_TO_17,
}
MOST_DECISIONS = 6


@dataclass(slots=True)
class Deck:
    """Draws what was drawn least so far, and nothing twice for one child while there is something else."""

    rng: Random
    _drawn: Counter[object] = field(default_factory=Counter)
    _had: dict[str, Counter[object]] = field(default_factory=dict)

    def draw(self, child: str, choices: Sequence[T]) -> T:
        """One of the choices, the freshest for this child and then for everybody."""
        had = self._had.setdefault(child, Counter())
        chosen = min(choices, key=lambda choice: (had[choice], self._drawn[choice], self.rng.random()))
        had[chosen] += 1
        self._drawn[chosen] += 1
        return chosen


def childs_matters(deck: Deck, child: Portrait, slots: Mapping[str, str], day: date) -> tuple[Matter, ...]:
    """What the child brings to a review on a day: one to three things, most often two."""
    age = child.age_on(day)
    if age < SCHOOL_AGE:
        choices = list(UNDER_FOUR)
    else:
        choices = list(_BY_BAND[age_band_for(age)])
        if child.part.story is Story.SHORT_BREAKS:
            choices = [*SHORT_BREAKS, *choices[:10]]
        elif child.part.story is Story.ARRIVED_ALONE:
            # What weighs on a young person who came alone goes before what weighs on everybody.
            choices = [*ARRIVED_ALONE, *(choices[::2] if deck.rng.random() < 0.3 else ())]
    possible = [choice for choice in choices if fits(choice, slots)]
    count = deck.rng.choices((1, 2, 3), weights=(20, 55, 25))[0]
    dealt: list[Matter] = []
    for _ in range(min(count, len(possible))):
        dealt.append(deck.draw(child.council_child_id, [choice for choice in possible if choice not in dealt]))
    return tuple(dealt)


def adults_matters(
    deck: Deck, child: Portrait, slots: Mapping[str, str], number: int, decisions_so_far: int
) -> tuple[Matter, ...]:
    """What the adults bring: health and school in turn, and the plan at each review."""
    about = adults_agenda.HEALTH if number % 2 or "teacher" not in slots else adults_agenda.EDUCATION
    groups = (about, adults_agenda.PLAN) if decisions_so_far < MOST_DECISIONS - 1 else (about,)
    dealt = []
    for group in groups:
        possible = [choice for choice in group if fits(choice, slots)]
        if possible:
            dealt.append(deck.draw(child.council_child_id, possible))
    return tuple(dealt)
