"""What the pages of letter templates say; no Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.council_templates import with_version
from iro_desktop.letters.details import DETAILS
from iro_desktop.letters.specimen import specimen
from iro_desktop.letters.template_checks import TemplateProblem, template_problems
from iro_desktop.letters.templates import Template, read_template
from iro_desktop.queries.letter_templates import TemplatePage, TemplateVersion
from iro_desktop.ui import words
from iro_desktop.ui.letter.viewmodel import from_screen, gap_around, to_screen
from iro_desktop.ui.shown import Choice, RowWords, TagWords
from iro_desktop.ui.tokens import Tone

__all__ = ["from_screen", "gap_around", "to_screen"]

SAME_TITLE = "Another template has this name. Rename one of them, so that officers can tell them apart."
RETIRED = "This template is retired: no letter is begun from it. Bring it back to use it again."
READ_ONLY = "You can read this template. A manager of the council changes it."
DRAFT_SHOWN = "This is what you had begun and not saved. Letters go on as before until you save it."
NEWER_CAME = "Since you began, a newer version was saved. Look at it under Versions before you save yours."
SAVED_FOR_ALL = "New letters begin from it. Letters already begun keep their words."
NO_PROBLEM = "Nothing stands against saving it."
NOT_CHANGED = "Nothing is changed yet."
TOP = "The top of the template"

_HEADER = re.compile(r"\[([a-z][a-z0-9_]*)\]\s*")
_COMPLETE_DETAIL = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Looked:
    """A text as it stands in the field: what stands against it, and its page where it can be read."""

    problems: tuple[TemplateProblem, ...]
    content: LetterContent | None


def version_line(version: TemplateVersion, today: date) -> str:
    """“Version 3, by Farah Malik on 2 March: plainer about complaints.”"""
    if version.saved_at is None:
        return "As it came with the program"
    on = words.day_and_month(version.saved_at.date(), today)
    what = "retired " if version.is_retirement else "the program’s text again, " if version.is_shipped else ""
    return f"Version {version.version}, {what}by {version.by_name} on {on}: {version.why}"


def looked_at(text: str, form: Template) -> Looked:
    """What stands against a text, and the page it makes for an invented child."""
    problems = template_problems(text, form)
    return Looked(problems, None if problems else specimen(read_template(form.name, text)))


def notice(page: TemplatePage, text: str, begun_from: str) -> str:
    """What stands above the text: why it cannot be changed, what it needs, or what became of it meanwhile."""
    if not page.may_change:
        return READ_ONLY
    if not same(text, page.now.text):
        came = not same(begun_from, page.now.text)
        return NEWER_CAME if came else DRAFT_SHOWN if page.draft is not None else ""
    if page.is_retired:
        return RETIRED
    return SAME_TITLE if page.same_title else ""


def problem_rows(problems: Sequence[TemplateProblem]) -> list[RowWords]:
    """Each problem with its line."""
    return [
        RowWords(key=number, title=f"Line {one.line}", below=one.sentence, icon="triangle-alert")
        for number, one in enumerate(problems)
    ]


def counted(problems: Sequence[TemplateProblem]) -> str:
    """“2 things to put right before it can be saved.”"""
    if not problems:
        return NO_PROBLEM
    return f"{words.plural(len(problems), 'thing')} to put right before it can be saved"


def why_not_saved(page: TemplatePage, text: str, problems: Sequence[TemplateProblem]) -> str | None:
    """Why the text cannot be saved; None where it can."""
    if problems:
        return f"{counted(problems)}."
    return NOT_CHANGED if same(text, page.now.text) else None


def same(one: str, other: str) -> bool:
    """Whether two texts say the same; their numbers do not count."""
    return with_version(one, 0) == with_version(other, 0)


def details() -> tuple[Choice, ...]:
    """Every detail there is, in words, in the order of their words."""
    return tuple(Choice(name, said) for name, said in sorted(DETAILS.items(), key=lambda one: one[1].casefold()))


def as_chip(name: str) -> str:
    """A detail as it stands in the text on the screen."""
    return to_screen(f"{{{name}}}")


def typed_detail(text: str) -> tuple[int, int, str] | None:
    """Where a detail was typed by its name between curly brackets, and how it is shown; None where none was."""
    for match in _COMPLETE_DETAIL.finditer(text):
        if match[1] in DETAILS:
            return match.start(), match.end(), as_chip(match[1])
    return None


def spoken_chip(chip: str) -> str:
    """“Detail: the next meeting's date”."""
    return f"Detail: {chip[1:-1]}"


def parts_of(text: str) -> dict[str, str]:
    """The lines of each part by its name, the top of the template first; details in words."""
    parts: dict[str, list[str]] = {TOP: []}
    part = TOP
    for line in text.splitlines():
        header = _HEADER.fullmatch(line)
        if header is not None:
            part = f"[{header[1]}]"
            parts.setdefault(part, [])
        elif not line.startswith("version:"):
            parts[part].append(line)
    return {name: to_screen("\n".join(lines).strip()) for name, lines in parts.items()}


def changed_parts(then: str, now: str) -> list[tuple[str, str, str]]:
    """The parts that two texts say otherwise: name, then, now."""
    before, after = parts_of(then), parts_of(now)
    names = dict.fromkeys([*after, *before])
    return [(name, before.get(name, ""), after.get(name, "")) for name in names if before.get(name) != after.get(name)]


def version_rows(page: TemplatePage, now: datetime) -> list[RowWords]:
    """Every text there was, the one in use first."""
    return [
        RowWords(
            key=number,
            title=_version_title(one, now),
            below=f"{one.by_name}. {'Retired: ' * one.is_retirement}{one.why}"
            if one.by_name
            else "The program’s own text",
            tag=_tag_of_version(one) if number == 0 else None,
        )
        for number, one in enumerate(page.versions)
    ]


def _version_title(version: TemplateVersion, now: datetime) -> str:
    if version.saved_at is None:
        return "As it came"
    at = version.saved_at.astimezone(now.tzinfo)
    return f"Version {version.version}, {words.day_and_month(at.date(), now.date())}, {words.clock(at)}"


def _tag_of_version(newest: TemplateVersion) -> TagWords:
    return TagWords("Retired", Tone.SECONDARY) if newest.is_retirement else TagWords("In use", Tone.GOOD)
