"""Every number that counts a date: its default, where it comes from, and how far a council may change it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from iro_desktop.models.limit_keys import Choice, LimitKey
from iro_desktop.models.limit_table import CHOICES, LIMITS, Bound, ChoiceOffered, Limit, Unit
from iro_desktop.models.refused import Refused

LONGEST_SENSIBLE = 1000
"""Above any limit of the work: a longer number is a slip of the keyboard."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers and choices that a council counts by: the defaults, and what it changed."""

    changed: Mapping[LimitKey, int] = field(default_factory=lambda: MappingProxyType({}))
    chosen: Mapping[Choice, str] = field(default_factory=lambda: MappingProxyType({}))

    def amount(self, key: LimitKey) -> int:
        return self.changed.get(key, limit_of(key).amount)

    def in_words(self, key: LimitKey) -> str:
        """“20 working days”, “1 month”."""
        return in_words(self.amount(key), limit_of(key).unit)

    def choice(self, key: Choice) -> str:
        """What is chosen: one of the options of `choice_of(key)`."""
        return self.chosen.get(key, choice_of(key).default)

    def with_changes(self, amounts: Mapping[LimitKey, int]) -> "Limits":
        """The same limits with some numbers changed. Refuses what the law does not allow."""
        for key, amount in amounts.items():
            check_amount(key, amount)
        return Limits(MappingProxyType({**self.changed, **amounts}), self.chosen)

    def with_choices(self, choices: Mapping[Choice, str]) -> "Limits":
        """The same limits with some choices made. Refuses an option that is not offered."""
        for key, option in choices.items():
            check_choice(key, option)
        return Limits(self.changed, MappingProxyType({**self.chosen, **choices}))


DEFAULT_LIMITS = Limits()


def limit_of(key: LimitKey) -> Limit:
    """The default of a number, with its title, unit and source."""
    return LIMITS[key]


def choice_of(key: Choice) -> ChoiceOffered:
    """What can be chosen, and what it means."""
    return CHOICES[key]


def check_amount(key: LimitKey, amount: int) -> None:
    """Refuses a number that the law does not allow, or that can only be a slip."""
    limit = limit_of(key)
    lawful = in_words(limit.amount, limit.unit)
    if limit.bound is Bound.FIXED and amount != limit.amount:
        raise Refused(f"{limit.title}: the law sets {lawful} ({limit.source}), so this number stays as it is.")
    if limit.bound is Bound.AT_MOST and amount > limit.amount:
        raise Refused(
            f"{limit.title}: the law allows no more than {lawful} ({limit.source}). "
            "Nothing was changed. Choose that or less."
        )
    if limit.bound is Bound.AT_LEAST and amount < limit.amount:
        raise Refused(
            f"{limit.title}: the law asks for no less than {lawful} ({limit.source}). "
            "Nothing was changed. Choose that or more."
        )
    if not 1 <= amount <= LONGEST_SENSIBLE:
        raise Refused(f"{limit.title}: nothing was changed. Type a whole number from 1 to {LONGEST_SENSIBLE}.")


def check_choice(key: Choice, option: str) -> None:
    """Refuses an option that is not offered."""
    offered = choice_of(key)
    if option not in offered.options:
        raise Refused(f"{offered.title}: nothing was changed. Choose one of the answers that are offered.")


def in_words(amount: int, unit: Unit) -> str:
    """A number with its unit: “1 week”, “6 months”."""
    return f"{amount} {unit}" if amount != 1 else f"1 {unit.removesuffix('s')}"


__all__ = [
    "DEFAULT_LIMITS",
    "Bound",
    "Choice",
    "Limit",
    "LimitKey",
    "Limits",
    "Unit",
    "check_amount",
    "check_choice",
    "choice_of",
    "in_words",
    "limit_of",
]
