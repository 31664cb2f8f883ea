"""The versions of a letter in plain words; no Qt."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_versions import Version
from iro_desktop.ui import words
from iro_desktop.ui.letter.viewmodel import to_screen
from iro_desktop.ui.shown import RowWords

NOTHING = "Nothing typed: the words of the template stood here."
_FIRST_WORDS = 9
_WHY = {
    WhyKept.OPENED: "as it was opened",
    WhyKept.TYPING: "while writing",
    WhyKept.BEFORE_BRINGING_BACK: "before a version was brought back",
    WhyKept.FINISHED: "as it was finished",
    WhyKept.RECOVERED: "recovered, and not chosen",
}


def version_row(version: Version, now: datetime) -> RowWords:
    """A line of the list: when; why and by whom; its first words."""
    at = version.kept_at.astimezone(now.tzinfo)
    number = f"Version {version.version_number}, " if version.version_number > 1 else ""
    return RowWords(
        key=version.snapshot_id,
        title=f"{words.day_and_month(at.date(), now.date())}, {words.clock(at)}",
        below=f"{number}{_WHY[version.why]}, {version.by_name}. {first_words(version.texts)}",
    )


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


def changed_parts(version: Version, now: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the parts that stood otherwise then."""
    keys = [*now, *(key for key in version.texts if key not in now)]
    return tuple(key for key in keys if version.texts.get(key) != now.get(key))


def why_not(changed: Sequence[str], *, is_finished: bool) -> str | None:
    """Why the version cannot be brought back; None where it can."""
    if is_finished:
        return "The letter is finished. Write a new version and say why, then bring this one back."
    return None if changed else "The letter stands as in this version."
