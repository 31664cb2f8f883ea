"""How many reviews were in time, and how many children had all of theirs in time: always both numbers of a share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many. Nothing of nothing is not nought: then there is no percentage."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """0 to 100; None where there is nothing to take a share of."""
        return 100 * self.part / self.whole if self.whole else None

    @property
    def in_words(self) -> str:
        """“19 of 20 (95%)”, “249 of 250 (99.6%)”."""
        if self.percent is None:
            return "none"
        return f"{self.part} of {self.whole} ({f'{self.percent:.1f}'.removesuffix('.0')}%)"


@dataclass(frozen=True, slots=True)
class Timeliness:
    """The measures of a stretch of time. Reviews of which nobody knows whether they were in time are counted apart."""

    reviews_in_time: Share
    children_with_all_in_time: Share
    in_time_by_adjournment: int
    """Of those in time, how many only because the law let them be adjourned: the rule can hide delay."""
    not_known: int


def timeliness(in_time: Mapping[UUID, Iterable[bool | None]], *, in_time_by_adjournment: int = 0) -> Timeliness:
    """From each child's reviews, True where in time and None where not known.

    A child with a review not known is left out of the children's measure unless another was late: then it is certain
    that not all were in time.
    """
    reviews = {child: list(answers) for child, answers in in_time.items()}
    every = [answer for answers in reviews.values() for answer in answers]
    known = [answer for answer in every if answer is not None]
    certain = [answers for answers in reviews.values() if answers and (False in answers or None not in answers)]
    return Timeliness(
        reviews_in_time=Share(sum(known), len(known)),
        children_with_all_in_time=Share(sum(False not in answers for answers in certain), len(certain)),
        in_time_by_adjournment=in_time_by_adjournment,
        not_known=len(every) - len(known),
    )
