"""The versions of a letter in plain words; no Qt."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from iro_desktop.letters.spoken import day
from iro_desktop.letters.translation import GREETING_PART, TranslatedPart, TranslationFact
from iro_desktop.models.languages import Language, language_named
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_versions import THE_LANGUAGE, WHO_TRANSLATED, Part, Stood, Version
from iro_desktop.ui import words
from iro_desktop.ui.letter.viewmodel import to_screen
from iro_desktop.ui.shown import RowWords

NOTHING = "Nothing typed: the words of the template stood here."
NOTHING_TRANSLATED = "Not translated."
ENGLISH_ALONE = "English alone."
NOBODY_NAMED = "Nobody is named."
_FIRST_WORDS = 9
_WHY = {
    WhyKept.OPENED: "as it was opened",
    WhyKept.TYPING: "while writing",
    WhyKept.BEFORE_BRINGING_BACK: "before a version was brought back",
    WhyKept.FINISHED: "as it was finished",
    WhyKept.BEFORE_ANOTHER_LANGUAGE: "before its other language was changed",
    WhyKept.RECOVERED: "recovered, and not chosen",
}


def version_row(version: Version, now: datetime) -> RowWords:
    """A line of the list: when; why and by whom; its first words."""
    at = version.kept_at.astimezone(now.tzinfo)
    number = f"Version {version.version_number}, " if version.version_number > 1 else ""
    return RowWords(
        key=version.snapshot_id,
        title=f"{words.day_and_month(at.date(), now.date())}, {words.clock(at)}",
        below=f"{number}{_WHY[version.why]}, {version.by_name}. {_begins(version.stood)}",
    )


def _begins(stood: Stood) -> str:
    """“With Arabic. “Thank you for …””; where there is a translation alone, that there is no more."""
    if stood.translation is None:
        return first_words(stood.texts)
    begins = first_words(stood.texts) if stood.texts else "Nothing was typed in English yet."
    return f"With {language_name(stood.translation.language)}. {begins}"


def language_name(tag: str) -> str:
    """The language of a tag as an officer knows it; the tag itself where it is one that we do not know."""
    known = language_named(tag)
    return known.name if known else tag


def first_words(texts: Mapping[str, str]) -> str:
    """“Thank you for the tour of your den…”, so that a version is known again."""
    found = " ".join(to_screen(text) for text in texts.values()).split()
    if not found:
        return "Nothing was typed yet."
    return f"“{' '.join(found[:_FIRST_WORDS])}{'…' if len(found) > _FIRST_WORDS else ''}”"


def offered(at: datetime, texts: Mapping[str, str], now: datetime) -> str:
    """“10:42, begins “Thank you …””, so that one of two texts is known again."""
    there = at.astimezone(now.tzinfo)
    day = "" if there.date() == now.date() else f"{words.day_and_month(there.date(), now.date())}, "
    begins = first_words(texts)
    return (
        f"{day}{words.clock(there)}, begins {begins}"
        if begins.startswith("“")
        else f"{day}{words.clock(there)}. {begins}"
    )


def whole_text(texts: Mapping[str, str]) -> str:
    """The texts of several parts below each other, as they read on the screen."""
    return "\n\n".join(to_screen(text) for text in texts.values())


def changed_parts(version: Version, now: Stood) -> tuple[Part, ...]:
    """The parts that stood otherwise then: those in English, then those of the other language."""
    then = version.stood
    keys = [*now.texts, *(key for key in then.texts if key not in now.texts)]
    english = (Part(key) for key in keys if then.texts.get(key) != now.texts.get(key))
    return (*english, *_changed_beside(then.translation, now.translation))


def _changed_beside(then: TranslationFact | None, now: TranslationFact | None) -> Iterator[Part]:
    if then is None or now is None or then.language != now.language:
        if then != now:
            yield Part(THE_LANGUAGE, in_other_language=True)
        return
    for key in dict.fromkeys(part.key for told in (now, then) for part in told.parts):
        if then.part(key) != now.part(key):
            yield Part(key, in_other_language=True)
    if _who(then) != _who(now):
        yield Part(WHO_TRANSLATED, in_other_language=True)


def part_name(part: Part, then: Stood, names: Mapping[str, str]) -> str:
    """“Going well, in Arabic”."""
    if part.key == THE_LANGUAGE and part.in_other_language:
        return "The other language"
    if part.key == WHO_TRANSLATED and part.in_other_language:
        return "Who translated"
    if part.key == GREETING_PART and part.in_other_language:
        name = "The greeting"
    else:
        name = names.get(part.key, "A part of another template")
    language = f", in {language_name(then.translation.language)}" if part.in_other_language and then.translation else ""
    return name + language


def part_text(part: Part, stood: Stood) -> str:
    """What stands in a part; empty where nothing does."""
    told = stood.translation
    if not part.in_other_language:
        return stood.texts.get(part.key, "")
    if told is None:
        return ""
    if part.key == THE_LANGUAGE:
        return "\n\n".join(_in_full(one) for one in told.parts)
    return _who(told) if part.key == WHO_TRANSLATED else _in_full(told.part(part.key))


def part_language(part: Part, stood: Stood) -> Language | None:
    """The language a part is written in, where that is another than English."""
    if not part.in_other_language or stood.translation is None or part.key == WHO_TRANSLATED:
        return None
    return language_named(stood.translation.language)


def heading(when: str, part: Part, stood: Stood) -> str:
    """“Then”, or for the whole of another language “Then. Put into Arabic by Selam Abera on 3 May 2026.”"""
    if part.key != THE_LANGUAGE or not part.in_other_language:
        return when
    return f"{when}. {_who(stood.translation) if stood.translation else ENGLISH_ALONE}"


def nothing_there(part: Part) -> str:
    """What to say where a part has no words."""
    if not part.in_other_language:
        return NOTHING
    return NOBODY_NAMED if part.key == WHO_TRANSLATED else NOTHING_TRANSLATED


def _in_full(part: TranslatedPart) -> str:
    return "\n".join(words for words in (part.heading, part.text) if words)


def _who(told: TranslationFact) -> str:
    """As under the letter; what nobody said yet is left out."""
    by = f" by {told.translator_name}" if told.translator_name else ""
    when = f" on {day(told.translated_on)}" if told.translated_on else ""
    checked = f" Checked by {told.checked_by}." if told.checked_by else ""
    return f"Put into {language_name(told.language)}{by}{when}.{checked}"


def why_not(changed: Sequence[Part], *, is_finished: bool) -> str | None:
    """Why the version cannot be brought back; None where it can."""
    if is_finished:
        return "The letter is finished. Write a new version and say why, then bring this one back."
    return None if changed else "The letter stands as in this version."
