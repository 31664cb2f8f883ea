"""Which templates there are for each kind of letter, and which of them suits a child."""

from collections.abc import Mapping
from types import MappingProxyType

from iro_desktop.models.child import AgeBand
from iro_desktop.models.letter import LetterKind

PLAIN = "plain"
"""Stands in for a letter about a review whose own template cannot be opened."""
PLAIN_OTHER = "plain_other"
"""Stands in for every other letter."""

_4_TO_7, _8_TO_11, _12_TO_15, _16_TO_17 = AgeBand


def _by_band(youngest: str, child: str, young: str, oldest: str) -> Mapping[AgeBand, str]:
    return MappingProxyType({_4_TO_7: youngest, _8_TO_11: child, _12_TO_15: young, _16_TO_17: oldest})


REVIEW_LETTER_FOR = _by_band("review_4_7", "review_8_11", "review_12_15", "review_16_17")
FIRST_REVIEW_LETTER_FOR = _by_band("first_review_4_7", "first_review_8_11", "first_review_12_17", "first_review_16_17")
ADJOURNED_LETTER_FOR = _by_band("adjourned_4_7", "adjourned_8_11", "adjourned_12_17", "adjourned_12_17")
MIDWAY_LETTER_FOR = _by_band("midway_4_7", "midway_8_11", "midway_12_15", "midway_16_17")
INVITATION_FOR = _by_band(
    "invitation_child_4_7", "invitation_child_8_11", "invitation_child_12_15", "invitation_child_16_17"
)
NEW_IRO_FOR = _by_band("new_iro_4_7", "new_iro_8_11", "new_iro_12_17", "new_iro_12_17")
GOODBYE_FOR = _by_band("goodbye_4_7", "goodbye_8_11", "goodbye_12_17", "goodbye_12_17")

REVIEW_TEMPLATES: tuple[str, ...] = (
    *REVIEW_LETTER_FOR.values(),
    *FIRST_REVIEW_LETTER_FOR.values(),
    "adjourned_4_7",
    "adjourned_8_11",
    "adjourned_12_17",
    "answer_no_12_17",
    "review_additional_needs",
    "review_easy_read",
    "review_interpreter",
    PLAIN,
)
"""The letters about a review, by the names of their files."""
MIDWAY_TEMPLATES: tuple[str, ...] = tuple(MIDWAY_LETTER_FOR.values())
"""The short letters about a midway check."""
TEMPLATES: Mapping[LetterKind, tuple[str, ...]] = MappingProxyType(
    {
        LetterKind.REVIEW: REVIEW_TEMPLATES,
        LetterKind.MIDWAY: MIDWAY_TEMPLATES,
        LetterKind.INVITATION_CHILD: tuple(INVITATION_FOR.values()),
        LetterKind.INVITATION_PARENT: ("invitation_parent",),
        LetterKind.NEW_IRO: tuple(dict.fromkeys(NEW_IRO_FOR.values())),
        LetterKind.GOODBYE: tuple(dict.fromkeys(GOODBYE_FOR.values())),
        LetterKind.BIRTHDAY_CARD: ("birthday_card",),
        LetterKind.GUARDIAN: ("guardian_letter",),
        LetterKind.ADULT_COPY: ("adult_copy",),
    }
)
"""Every template that a letter of a kind may be written from, in the order in which they are offered."""
ALL_TEMPLATES: tuple[str, ...] = (*(name for names in TEMPLATES.values() for name in names), PLAIN_OTHER)
"""Every template by the name of its file."""

_BEGUN_WITH: Mapping[LetterKind, Mapping[AgeBand, str]] = MappingProxyType(
    {
        LetterKind.REVIEW: REVIEW_LETTER_FOR,
        LetterKind.MIDWAY: MIDWAY_LETTER_FOR,
        LetterKind.INVITATION_CHILD: INVITATION_FOR,
        LetterKind.NEW_IRO: NEW_IRO_FOR,
        LetterKind.GOODBYE: GOODBYE_FOR,
    }
)


KIND_IN_FILE: Mapping[LetterKind, str] = MappingProxyType(
    {
        **{kind: kind.value for kind in LetterKind},
        LetterKind.REVIEW: "review_letter",
        LetterKind.MIDWAY: "midway_letter",
    }
)
"""What a template says under `kind:` for each kind of letter."""


def template_for(kind: LetterKind, band: AgeBand) -> str:
    """The template that a letter of a kind begins with for a child of this band; an adult's has only one."""
    of_bands = _BEGUN_WITH.get(kind)
    return of_bands[band] if of_bands is not None else TEMPLATES[kind][0]


def stands_in_for(name: str) -> str:
    """The plain letter that is used where a template cannot be opened."""
    return PLAIN if name in REVIEW_TEMPLATES or name not in ALL_TEMPLATES else PLAIN_OTHER


def plain_for(kind: LetterKind) -> str:
    """The plain letter that stands in for a template of the council's own, which only its kind is known of."""
    return PLAIN if kind is LetterKind.REVIEW else PLAIN_OTHER
