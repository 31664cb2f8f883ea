"""What the list of templates says, and what a new one is asked; no Qt."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from iro_desktop.letters.kinds import KIND_IN_FILE
from iro_desktop.letters.own_templates import ANY, bands_for
from iro_desktop.letters.templates import ADULT
from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.letter_templates import TemplateRow
from iro_desktop.ui.shown import Choice, RowWords, TagWords
from iro_desktop.ui.templates.viewmodel import version_line
from iro_desktop.ui.tokens import Tone

ABOUT = "Each letter begins from one of these. A change holds for every officer of the council."
READ_ONLY = f"{ABOUT} Managers add and change them."
RETIRED, UNKNOWN = "Retired", "For kinds of letter that a newer version of the program knows"
EMPTY = ""
"""Stands for beginning with the parts alone that the letter must have."""

_KINDS: Mapping[str, str] = {
    "review_letter": "About a review",
    "midway_letter": "About a midway check",
    "invitation_child": "To invite a child",
    "invitation_parent": "To invite a parent",
    "new_iro": "From a new reviewing officer",
    "goodbye": "To say goodbye",
    "birthday_card": "Cards",
    "guardian": "To the children’s guardian",
    "adult_copy": "For adults who were part of a review",
    "any_letter": "About anything else",
}


def kind_in_words(kind: str) -> str:
    """What a letter of this kind is about."""
    return _KINDS.get(kind) or kind.replace("_", " ").capitalize()


def reader_in_words(band: str) -> str:
    """For whom a template is written: “For 8 to 11”, “For any age”."""
    if band == ADULT:
        return "For an adult"
    return "For any age" if band == ANY else f"For {band.replace('-', ' to ')}"


def rows(templates: Iterable[TemplateRow], today: date) -> list[RowWords]:
    """Every template under the name of its kind; then those that nobody is offered, and why."""
    of_kind: dict[str, list[TemplateRow]] = {}
    for one in templates:
        of_kind.setdefault(_heading(one), []).append(one)
    last = [name for name in (UNKNOWN, RETIRED) if name in of_kind]
    shown: list[RowWords] = []
    for name in [*(one for one in of_kind if one not in last), *last]:
        shown.append(RowWords(key=f"kind {name}", title=name, heading=True))
        shown += [_row(one, today) for one in of_kind[name]]
    return shown


def kinds() -> tuple[Choice, ...]:
    """What a new template can be for."""
    return tuple(Choice(kind.value, kind_in_words(said)) for kind, said in KIND_IN_FILE.items())


def readers(kind: LetterKind) -> tuple[Choice, ...]:
    """For whom a template of a kind can be."""
    return tuple(Choice(band, reader_in_words(band)) for band in bands_for(kind))


def to_begin_from(kind: LetterKind, templates: Sequence[TemplateRow]) -> tuple[Choice, ...]:
    """What a new template can begin as: only what it must have, or as a copy."""
    alike = (one for one in templates if one.kind == KIND_IN_FILE[kind] and one.can_be_begun)
    empty = Choice(EMPTY, "Empty, with the parts that it must have")
    return (empty, *(Choice(one.name, f"A copy of “{one.title}”") for one in alike))


def added(title: str) -> str:
    """The toast after adding one."""
    return f"“{title}” is added. Officers can begin letters from it."


def renamed(title: str) -> str:
    """The toast after renaming."""
    return f"It is called “{title}” now. Letters already begun keep the old name."


def retired(title: str) -> str:
    """The toast after retiring."""
    return f"“{title}” is retired. Letters begun from it keep it."


def _heading(one: TemplateRow) -> str:
    if one.is_retired:
        return RETIRED
    return kind_in_words(one.kind) if one.is_of_known_kind else UNKNOWN


def _row(one: TemplateRow, today: date) -> RowWords:
    below = version_line(one.now, today)
    if one.is_own:
        below = f"{reader_in_words(one.age_band)}. {below}"
    return RowWords(
        key=one.name, title=one.title, below=below, icon="archive" if one.is_retired else "file-text", tag=_tag(one)
    )


def _tag(one: TemplateRow) -> TagWords | None:
    if one.is_damaged:
        used = "the plain letter" if one.is_own else "the program’s text"
        return TagWords(f"Damaged: {used} is used", Tone.DANGER)
    if one.same_title:
        return TagWords("Another has this name: rename one", Tone.ATTENTION)
    if one.has_draft:
        return TagWords("Begun, not saved", Tone.ATTENTION)
    return TagWords("Added by the council", Tone.INFORMATION) if one.is_own and not one.is_retired else None
