"""Who is in the practise caseload: a child's age and story, and where in the calendar they stand today."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Story(StrEnum):
    """How a child came to be in care and where they live."""

    LONG_TERM_FOSTER = "long_term_foster"
    NEW_TO_CARE = "new_to_care"
    WITH_FAMILY = "with_family"
    CHILDRENS_HOME = "childrens_home"
    SHARED_HOUSE = "shared_house"
    ARRIVED_ALONE = "arrived_alone"
    WAITING_FOR_ADOPTION = "waiting_for_adoption"
    PLACED_FOR_ADOPTION = "placed_for_adoption"
    SHORT_BREAKS = "short_breaks"
    BACK_IN_CARE = "back_in_care"
    HOME_ON_AN_ORDER = "home_on_an_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part in the caseload. What is None is drawn by the seed."""

    age: int
    story: Story
    held: int
    """Reviews held by today; for a child who came long ago, those of the years that are shown."""
    known_as: str | None = None
    given_name: str | None = None
    family_name: str | None = None
    girl: bool | None = None
    ethnicity: str | None = None
    animal: str | None = None
    next_in_days: int | None = None
    """Days from today to the next review."""
    last_held_working_days_ago: int | None = None
    birthday_in_days: int | None = None
    together: str | None = None
    """Brothers and sisters carry the same word; they came and are reviewed on the same days."""
    same_home: bool = False
    """Lives in the home of the brother or sister cast before."""
    came_years_before: int = 0
    """Years in care before the first review that is shown."""
    late_today: bool = False
    missing_review: bool = False
    wheelchair: bool = False
    adjourned_today: bool = False
    """The next review has had its first meeting and waits for the second."""


_FOSTER, _NEW, _FAMILY = Story.LONG_TERM_FOSTER, Story.NEW_TO_CARE, Story.WITH_FAMILY

THE_DAY: tuple[Part, ...] = (
    Part(
        known_as="Sam", given_name="Samuel", family_name="Garland", girl=False, ethnicity="WBRI", animal="fox",
        age=8, story=_FOSTER, held=2, next_in_days=0, together="Garland",
    ),
    Part(
        known_as="Tom", given_name="Thomas", family_name="Garland", girl=False, ethnicity="WBRI", animal="owl",
        age=11, story=_FOSTER, held=2, next_in_days=0, together="Garland", same_home=True,
    ),
    Part(
        known_as="Robyn", family_name="Birchall", girl=True, ethnicity="WBRI", animal="robin",
        age=10, story=_FOSTER, held=6, last_held_working_days_ago=8,
    ),
    Part(
        known_as="Leo", family_name="Wainwright", girl=False, ethnicity="MWBC", animal="frog",
        age=6, story=_FAMILY, held=3, last_held_working_days_ago=4,
    ),
    Part(
        known_as="Ellie", given_name="Eleanor", family_name="Bracewell", girl=True, ethnicity="WBRI", animal="hedgehog",
        age=4, story=_NEW, held=0, next_in_days=5,
    ),
    Part(
        known_as="Tia", family_name="Ansah", girl=True, ethnicity="BAFR", animal="rabbit",
        age=15, story=Story.CHILDRENS_HOME, held=5, last_held_working_days_ago=27,
    ),
    Part(
        known_as="Malik", family_name="Kamara-Bell", girl=False, ethnicity="BAFR", animal="whale",
        age=11, story=_FOSTER, held=7, next_in_days=13, birthday_in_days=2,
    ),
    Part(
        known_as="Precious", family_name="Odelola", girl=True, ethnicity="BAFR", animal="penguin",
        age=13, story=_FOSTER, held=8, last_held_working_days_ago=6,
    ),
    Part(
        known_as="Minh", family_name="Tranh", girl=False, ethnicity="OOTH", animal="tortoise",
        age=16, story=Story.ARRIVED_ALONE, held=2, last_held_working_days_ago=2,
    ),
    Part(
        known_as="Adan", family_name="Duale", girl=False, ethnicity="BAFR", animal="bear",
        age=17, story=Story.ARRIVED_ALONE, held=4, next_in_days=70,
    ),
)  # fmt: skip
"""Ten children whom an officer meets on the first screen."""

OTHERS: tuple[Part, ...] = (
    # Brothers and sisters: three together, and three pairs.
    Part(age=14, story=_FOSTER, held=9, next_in_days=34, together="three"),
    Part(age=9, story=_FOSTER, held=9, next_in_days=34, together="three"),
    Part(age=6, story=_FOSTER, held=9, next_in_days=34, together="three", same_home=True),
    Part(age=12, story=_FAMILY, held=5, next_in_days=6, together="pair"),
    Part(age=7, story=_FAMILY, held=5, next_in_days=6, together="pair", same_home=True),
    Part(age=16, story=Story.CHILDRENS_HOME, held=7, together="apart"),
    Part(age=10, story=_FOSTER, held=7, together="apart", birthday_in_days=7),
    Part(age=5, story=_NEW, held=1, next_in_days=20, together="new"),
    Part(age=3, story=_NEW, held=1, next_in_days=20, together="new", same_home=True),
    # Long settled.
    Part(age=16, story=_FOSTER, held=10, came_years_before=4, next_in_days=1),
    Part(age=13, story=_FOSTER, held=10, came_years_before=3),
    Part(age=17, story=_FOSTER, held=10, came_years_before=6),
    Part(age=12, story=_FOSTER, held=10, came_years_before=2, missing_review=True),
    Part(age=15, story=_FOSTER, held=8),
    Part(age=11, story=_FOSTER, held=8, next_in_days=4),
    Part(age=8, story=_FOSTER, held=7),
    Part(age=14, story=_FOSTER, held=6),
    Part(age=9, story=_FOSTER, held=5, next_in_days=9),
    Part(age=7, story=_FOSTER, held=4),
    Part(age=17, story=_FOSTER, held=9),
    Part(age=10, story=_FOSTER, held=6),
    Part(age=13, story=_FOSTER, held=7),
    Part(age=5, story=_FOSTER, held=5),
    Part(age=15, story=_FOSTER, held=9, missing_review=True),
    Part(age=16, story=_FOSTER, held=5),
    # New to care, most of them before the court.
    Part(age=2, story=_NEW, held=2),
    Part(age=0, story=_NEW, held=1, next_in_days=30),
    Part(age=8, story=_NEW, held=1, next_in_days=12),
    Part(age=13, story=_NEW, held=2),
    Part(age=15, story=_NEW, held=1, next_in_days=45, birthday_in_days=4),
    Part(age=6, story=_NEW, held=0, next_in_days=11),
    # With family or friends.
    Part(age=3, story=_FAMILY, held=3),
    Part(age=9, story=_FAMILY, held=6),
    Part(age=11, story=_FAMILY, held=4),
    Part(age=14, story=_FAMILY, held=3),
    # In a children's home or a shared house.
    Part(age=15, story=Story.CHILDRENS_HOME, held=6),
    Part(age=14, story=Story.CHILDRENS_HOME, held=4, late_today=True, next_in_days=3),
    Part(age=12, story=Story.CHILDRENS_HOME, held=3),
    Part(age=17, story=Story.SHARED_HOUSE, held=8, next_in_days=8),
    Part(age=17, story=Story.SHARED_HOUSE, held=6),
    # Came to the country on their own.
    Part(age=17, story=Story.ARRIVED_ALONE, held=3),
    Part(age=16, story=Story.ARRIVED_ALONE, held=1, next_in_days=25, adjourned_today=True),
    Part(age=17, story=Story.ARRIVED_ALONE, held=5),
    Part(age=15, story=Story.ARRIVED_ALONE, held=2),
    Part(age=16, story=Story.ARRIVED_ALONE, held=3),
    # On the way to a family by adoption, or there.
    Part(age=2, story=Story.WAITING_FOR_ADOPTION, held=3),
    Part(age=3, story=Story.WAITING_FOR_ADOPTION, held=4),
    Part(age=3, story=Story.PLACED_FOR_ADOPTION, held=5),
    Part(age=4, story=Story.PLACED_FOR_ADOPTION, held=5),
    # Live at home and have short breaks.
    Part(age=12, story=Story.SHORT_BREAKS, held=5, wheelchair=True),
    Part(age=9, story=Story.SHORT_BREAKS, held=4),
    # Came back into care, or live at home on a care order.
    Part(age=13, story=Story.BACK_IN_CARE, held=4),
    Part(age=8, story=Story.BACK_IN_CARE, held=3, birthday_in_days=9),
    Part(age=16, story=Story.HOME_ON_AN_ORDER, held=5),
)

SPARE: tuple[Part, ...] = (
    Part(age=11, story=_FOSTER, held=6),
    Part(age=15, story=Story.CHILDRENS_HOME, held=5),
    Part(age=5, story=_FAMILY, held=3),
    Part(age=14, story=_FOSTER, held=8),
    Part(age=9, story=_NEW, held=2),
    Part(age=16, story=Story.ARRIVED_ALONE, held=2),
    Part(age=7, story=_FOSTER, held=4),
    Part(age=12, story=Story.BACK_IN_CARE, held=3),
)
"""Dealt out again and again for caseloads that are larger than the cast."""


def parts(children: int, years: int = 5) -> list[Part]:
    """The parts of a caseload of this size, the ten of the day first and at least those.

    More years than five lengthen the stories of those who have been in foster care for long.
    """
    cast = [*THE_DAY, *OTHERS]
    while len(cast) < children:
        cast.extend(SPARE)
    return [_longer(part, years - 5) for part in cast[: max(children, len(THE_DAY))]]


def _longer(part: Part, more_years: int) -> Part:
    if more_years <= 0 or part.story is not Story.LONG_TERM_FOSTER or part.held < 6:
        return part
    return replace(part, held=min(part.held + 2 * more_years, 2 * part.age - 2))
