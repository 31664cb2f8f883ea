"""The fields in which a child's wishes are written down, and what they become; no Qt."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from iro_desktop.actions.children import PreferencesChange
from iro_desktop.models.child import AgeBand
from iro_desktop.queries.child import ChildPage
from iro_desktop.ui.shown import Choice

SAVED_AS_TYPED = "Everything here is saved as you type."
_LISTS = frozenset({"likes", "not_times", "not_in_the_room"})
_NAMES = frozenset({"known_as", "family_name"})

Value = str | bool | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of the form; a choice where it has choices, else a line to type in."""

    name: str
    label: str
    hint: str = ""
    choices: tuple[Choice, ...] = ()


_USUAL = Choice("", "As usual")
FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("known_as", "Name the child likes", "Letters greet them with it"),
    FieldSpec("family_name", "Family name", "For initials; never on a list"),
    FieldSpec("likes", "Likes", "Parted by commas, such as “drawing, video calls”"),
    FieldSpec("preferred_contact", "How to reach them", "Such as “text” or “call”"),
    FieldSpec("best_time", "Best time", "Such as “after 4”"),
    FieldSpec("not_times", "When not", "Such as “not Fridays”"),
    FieldSpec("not_in_the_room", "Who should not be in the room", "By the name the child uses"),
    FieldSpec("review_place", "Where to meet"),
    FieldSpec("who_chairs", "Who leads the meeting", "Some children like to lead it themselves"),
    FieldSpec("opening_activity", "What to do first", "Such as “show my trains”"),
    FieldSpec("reading_words", "Reading", "As a teacher or carer put it, such as “7 to 9”"),
    FieldSpec(
        "reading_band",
        "Letters written for",
        "Instead of the child’s age",
        (Choice("", "The child’s age"), *(Choice(band, f"{band.replace('-', ' to ')} years") for band in AgeBand)),
    ),
    FieldSpec("reads_letter_with", "Reads letters with", "Somebody the child would like beside them"),
    FieldSpec(
        "letter_font",
        "Letters set in",
        "",
        (
            _USUAL,
            Choice("andika", "Andika"),
            Choice("atkinson", "Atkinson"),
            Choice("lexend", "Lexend"),
            Choice("noto_sans", "Noto Sans"),
        ),
    ),
    FieldSpec(
        "letter_size_points",
        "Letter size",
        "",
        (_USUAL, *(Choice(str(points), f"{points} point") for points in (14, 16, 18, 21))),
    ),
    FieldSpec(
        "letter_paper",
        "Paper",
        "",
        (
            _USUAL,
            Choice("white", "White"),
            Choice("cream", "Cream"),
            Choice("pale_blue", "Pale blue"),
            Choice("pale_green", "Pale green"),
            Choice("pale_rose", "Pale rose"),
            Choice("pale_yellow", "Pale yellow"),
        ),
    ),
)


def title(page: ChildPage) -> str:
    return f"About {page.who.name}"


def values_of(page: ChildPage) -> dict[str, Value]:
    """What stands in each field."""
    kept = page.wishes
    return {
        "known_as": page.who.known_as or "",
        "family_name": page.who.family_name or "",
        "likes": as_typed(kept.likes),
        "preferred_contact": kept.preferred_contact,
        "best_time": kept.best_time,
        "not_times": as_typed(kept.not_times),
        "not_in_the_room": as_typed(kept.not_in_the_room),
        "review_place": kept.review_place,
        "who_chairs": kept.who_chairs,
        "opening_activity": kept.opening_activity,
        "reading_words": kept.reading_words,
        "reading_band": kept.reading_band or "",
        "reads_letter_with": kept.reads_letter_with,
        "letter_font": kept.letter_font,
        "letter_size_points": str(kept.letter_size_points or ""),
        "letter_paper": kept.letter_paper,
    }


def name_typed(names: Collection[str], values: Mapping[str, Value]) -> tuple[str, str] | None:
    """The name and family name to keep, where either was edited and there is a name; else None."""
    known_as = str(values.get("known_as") or "").strip()
    if not _NAMES & set(names) or not known_as:
        return None
    return known_as, str(values.get("family_name") or "").strip()


def change_from(names: Collection[str], values: Mapping[str, Value]) -> PreferencesChange | None:
    """What to write into the child's wishes; None where none of them was edited."""
    change: dict[str, object] = {}
    for name in set(names) - _NAMES:
        typed = str(values.get(name) or "").strip()
        if name in _LISTS:
            change[name] = parts_of(typed)
        elif name == "reading_band":
            change[name] = AgeBand(typed) if typed else None
        elif name == "letter_size_points":
            change[name] = int(typed) if typed else None
        else:
            change[name] = typed
    return _as_change(change) if change else None


def _as_change(change: Mapping[str, object]) -> PreferencesChange:
    return PreferencesChange(**change)  # type: ignore[arg-type]  # the names are those of its fields, a test holds them


def parts_of(typed: str) -> tuple[str, ...]:
    """What was typed as a list: parted by commas or lines."""
    return tuple(part.strip() for line in typed.splitlines() for part in line.split(",") if part.strip())


def as_typed(parts: tuple[str, ...]) -> str:
    """A list as one types it."""
    return ", ".join(parts)
