"""Permanence by the second review: whether a review may be completed with what is said of the lasting home."""

from collections.abc import Collection
from dataclasses import dataclass

FIRST_REVIEW_THAT_SETTLES_IT = 2


@dataclass(frozen=True, slots=True)
class PermanenceStanding:
    """Whether the review can be completed, whether to think of a resolution, and the sentence that says so."""

    can_complete: bool
    resolution_prompt: bool
    sentence: str | None = None


def permanence_standing(
    review_number: int | None, plans: Collection[str], child_sentence: str | None, reason_if_none: str | None
) -> PermanenceStanding:
    """How a review stands on permanence: IRO Handbook 2010, chapter 3, "Permanence planning".

    From the second review on, a plan is ticked (several while plans run side by side) and told in a sentence that the
    child can read; or the reason why there is none is recorded, and a resolution is thought of. At the first it is
    advice. Where the number of the review is not known nothing is held up, but a missing plan is still said.
    """
    has_plan, has_sentence = bool(plans), bool((child_sentence or "").strip())
    has_reason = bool((reason_if_none or "").strip())
    if has_plan and has_sentence:
        return PermanenceStanding(can_complete=True, resolution_prompt=False)
    if review_number is not None and review_number < FIRST_REVIEW_THAT_SETTLES_IT:
        return PermanenceStanding(
            can_complete=True,
            resolution_prompt=False,
            sentence="The lasting plan for home must be clear by the second review.",
        )
    if has_plan and not has_reason:
        return PermanenceStanding(
            can_complete=review_number is None,
            resolution_prompt=False,
            sentence="Write the plan for home in one sentence that the child can read.",
        )
    if has_reason:
        return PermanenceStanding(
            can_complete=True,
            resolution_prompt=True,
            sentence="There is still no lasting plan for home that the child can read. Think of a resolution.",
        )
    return PermanenceStanding(
        can_complete=review_number is None,
        resolution_prompt=True,
        sentence=(
            "Choose the lasting plan for home, or say why there is none yet. Waiting for the court is a reason, "
            "not a plan."
        ),
    )
