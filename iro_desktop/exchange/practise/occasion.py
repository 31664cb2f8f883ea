"""One review of one child before it is written down: who the child was on that day, and what was brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.exchange.practise.care import FULL_CARE_ORDER, CareLife
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COUNCIL, Portrait
from iro_desktop.exchange.practise.matters import Matter
from iro_desktop.exchange.practise.review_lines import PLANS, UNTIL_HOME_AGAIN, WHILE_LOOKING
from iro_desktop.models.child import AgeBand, age_band_for
from iro_desktop.models.ids import imported_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One review of one child, before it is written down."""

    child: Portrait
    life: CareLife
    on: date
    number: int
    """1 for the first that is shown."""
    slots: Mapping[str, str]
    brought: tuple[Matter, ...]
    """What the child brought."""
    asked: tuple[Matter, ...]
    """What the adults brought."""
    next_on: date
    is_latest: bool

    @property
    def review_id(self) -> UUID:
        return imported_id(COUNCIL, self.child.council_child_id, "reviews", self.on.isoformat())

    @property
    def band(self) -> AgeBand:
        return age_band_for(self.child.age_on(self.on))

    def say(self, text: str) -> str:
        """A text with everybody's name in it."""
        return text.format_map(self.slots)


def plan_for_home(child: Portrait, life: CareLife, slots: Mapping[str, str], day: date) -> str:
    """The plan in one or two sentences that the child can read.

    Until the court has decided it says that, and in a home that is not the last it says what is being looked for.
    """
    stay, story = life.stay_on(day), child.part.story
    plans = PLANS[story]
    if day < child.pace.came_on:
        plans = UNTIL_HOME_AGAIN
    if story not in _WITHOUT_A_COURT:
        if life.status_on(day) != FULL_CARE_ORDER and story not in _TOWARDS_ADOPTION:
            plans = PLANS[Story.NEW_TO_CARE]
        elif stay is not life.stays[-1]:
            plans = PLANS[Story.WAITING_FOR_ADOPTION] if story in _TOWARDS_ADOPTION else WHILE_LOOKING
    return plans[age_band_for(child.age_on(day))].format_map({**slots, "home": stay.with_whom})


_WITHOUT_A_COURT = frozenset({Story.ARRIVED_ALONE, Story.SHORT_BREAKS, Story.BACK_IN_CARE})
_TOWARDS_ADOPTION = frozenset({Story.WAITING_FOR_ADOPTION, Story.PLACED_FOR_ADOPTION})
