"""One review of one child before it is written down: who the child was on that day, and what was brought."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from iro_desktop.exchange.practise.care import CareLife
from iro_desktop.exchange.practise.casting import Story
from iro_desktop.exchange.practise.families import COUNCIL, Portrait
from iro_desktop.exchange.practise.matters import Matter
from iro_desktop.exchange.practise.review_lines import PLANS
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
    """The plan in one or two sentences that the child can read."""
    stay = life.stay_on(day)
    story = child.part.story
    settled = stay is life.stays[-1]
    if (
        story in {Story.CHILDRENS_HOME, Story.SHARED_HOUSE, Story.PLACED_FOR_ADOPTION, Story.HOME_ON_AN_ORDER}
        and not settled
    ):
        story = Story.WAITING_FOR_ADOPTION if story is Story.PLACED_FOR_ADOPTION else Story.NEW_TO_CARE
    return PLANS[story][age_band_for(child.age_on(day))].format_map({**slots, "home": stay.with_whom})
