"""The languages a letter may carry beside its English: their names, their scripts, and which way they run."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Script(StrEnum):
    """A script, as ISO 15924 names it."""

    LATIN = "Latn"
    ARABIC = "Arab"
    NASTALIQ = "Aran"
    """Arabic script in its hanging form, as Urdu is read."""
    BENGALI = "Beng"
    ETHIOPIC = "Ethi"

    @property
    def right_to_left(self) -> bool:
        return self in {Script.ARABIC, Script.NASTALIQ}

    @property
    def joins_letters(self) -> bool:
        """Whether letters change their form beside others, so that they cannot be printed one by one."""
        return self in {Script.ARABIC, Script.NASTALIQ, Script.BENGALI}


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its BCP 47 tag, the name an officer knows, and the name its readers know."""

    tag: str
    name: str
    own_name: str
    script: Script


LANGUAGES: Mapping[str, Language] = {
    language.tag: language
    for language in (
        Language("sq", "Albanian", "Shqip", Script.LATIN),
        Language("am", "Amharic", "አማርኛ", Script.ETHIOPIC),
        Language("ar", "Arabic", "العربية", Script.ARABIC),
        Language("bn", "Bengali", "বাংলা", Script.BENGALI),
        Language("prs", "Dari", "دری", Script.ARABIC),
        Language("fa", "Farsi", "فارسی", Script.ARABIC),
        Language("ckb", "Kurdish Sorani", "کوردیی ناوەندی", Script.ARABIC),
        Language("ps", "Pashto", "پښتو", Script.ARABIC),
        Language("pl", "Polish", "Polski", Script.LATIN),
        Language("ro", "Romanian", "Română", Script.LATIN),
        Language("so", "Somali", "Soomaali", Script.LATIN),
        Language("ti", "Tigrinya", "ትግርኛ", Script.ETHIOPIC),
        Language("tr", "Turkish", "Türkçe", Script.LATIN),
        Language("ur", "Urdu", "اردو", Script.NASTALIQ),
        Language("vi", "Vietnamese", "Tiếng Việt", Script.LATIN),
        Language("cy", "Welsh", "Cymraeg", Script.LATIN),
    )
}
"""By tag, in the order of their English names."""

_ALSO_RIGHT_TO_LEFT = frozenset({"he", "sd", "ug", "yi"})
"""Languages whose common script runs from right to left, though no letter of ours is printed in them yet."""


def language_named(tag: str) -> Language | None:
    """The language of a BCP 47 tag, whatever region the tag adds; None where no letter can be printed in it."""
    return LANGUAGES.get(tag.casefold().split("-")[0])


def is_right_to_left(tag: str) -> bool:
    """Whether a language, as BCP 47 names it, is written from right to left."""
    first, *others = tag.casefold().split("-")
    if any(part in {"arab", "hebr"} for part in others):
        return True
    known = LANGUAGES.get(first)
    return known.script.right_to_left if known else first in _ALSO_RIGHT_TO_LEFT
