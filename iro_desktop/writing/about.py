"""A letter speaks to its child. What sounds like a report about them is found here."""

import re
from functools import lru_cache

from iro_desktop.writing.marks import Mark, MarkKind
from iro_desktop.writing.plain_sets import set_of

_REPORTING = (
    "stated|states|reported|reports|expressed|expresses|indicated|indicates|disclosed|advised|confirmed|commented|"
    "verbalised|presented|presents|engaged|engages|displayed|displays|appeared|appears|was observed|is observed"
)
_REPORT = re.compile(rf"\b(?:(?:he|she|they|you)\s+)?(?:{_REPORTING})\s+(?:that|as|with|well|to be)\b", re.IGNORECASE)
_NOTED = re.compile(
    r"\bit (?:was|is|has been) (?:noted|agreed|felt|reported|recommended|decided|observed)\b", re.IGNORECASE
)
_IRREGULAR = (
    "given|taken|made|told|seen|held|found|put|sent|kept|done|written|shown|brought|chosen|spoken|begun|left|met|"
    "said|asked|heard|bought|paid|let|set|known|driven"
)
_PASSIVE = re.compile(
    rf"\b(?:was|were|is|are|be|been|being)\s+(?:also\s+|then\s+|not\s+|now\s+)?(\w+ed|{_IRREGULAR})\b(?!\s+(?:by|about|of)\b)",
    re.IGNORECASE,
)
_FEELINGS = set_of(
    "tired worried excited bored interested pleased allowed scared frightened married used supposed called named loved "
    "confused annoyed relaxed settled surprised disappointed ashamed embarrassed involved finished closed crowded "
    "delighted need bed red shed fed old gifted talented hundred sacred wicked naked left met set let indeed"
)
"""Words that look like something done to somebody and are mostly something somebody is."""


def about_marks(text: str, child: str) -> list[Mark]:
    """Where a letter to `child` speaks about them, reports instead of telling, or hides who does something."""
    found = []
    if child.strip():
        for match in _named(child.strip()).finditer(text):
            reason = f"This speaks about {child}. Say “you”: the letter is to {child}."
            found.append(Mark(match.start(), match.end(), MarkKind.ABOUT, reason, ("you",)))
    for match in _REPORT.finditer(text):
        found.append(
            Mark(*match.span(), MarkKind.ABOUT, "This sounds like a report. “You told me” is how people talk.")
        )
    for match in _NOTED.finditer(text):
        reason = "It does not say who. Say who noticed or decided it."
        found.append(Mark(*match.span(), MarkKind.ABOUT, reason))
    for match in _PASSIVE.finditer(text):
        if match[1].lower() not in _FEELINGS:
            found.append(Mark(*match.span(), MarkKind.ABOUT, "It does not say who does this. Say who."))
    return found


@lru_cache(maxsize=64)
def _named(child: str) -> re.Pattern[str]:
    """The child's name as the one who does something or owns something, not as one who is spoken to."""
    name = re.escape(child)
    return re.compile(rf"(?<!Dear )(?<!, )(?<!Hello )(?<!Hi )(?<!for )\b{name}\b(?=[’']s\b|[ \t]+[a-z])")
