"""What stands against saving a letter template: each problem with its line, in a sentence that says what to do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from iro_desktop.letters.content import SMALLEST_TYPE, LetterFont
from iro_desktop.letters.details import DETAILS
from iro_desktop.letters.fonts import name_of, unprintable
from iro_desktop.letters.own_templates import LONGEST_TITLE
from iro_desktop.letters.picture_lines import read_line
from iro_desktop.letters.pictures import SYMBOLS
from iro_desktop.letters.templates import SectionKind, Template, TemplateCannotBeOpened, read_template

LONGEST_TEMPLATE = 40_000
"""Characters of a whole template. The longest of ours has a tenth of it."""

_FIXED = ("name", "kind", "age_band", "language")
"""Says which letter it is: the choosers, the letters begun and the other laptops know it by these."""
_TOP = (*_FIXED, "title", "version", "greeting", "sign_off", "smallest_type", "big", "form")
_NEEDED_AT_TOP = (*_FIXED, "title", "version", "greeting", "sign_off")
_OF_A_PART = ("kind", "label", "heading", "required", "ask", "picture", "columns", "new_page")
_HEADER = re.compile(r"\[([a-z][a-z0-9_]*)\]\s*")
_LIKE_A_HEADER = re.compile(r"\[[^\[\]]+\]\s*")
_FACT = re.compile(r"([a-z_]+):\s*(.*?)\s*")
_CURLY = re.compile(r"\{([^{}\n]*)\}")
_DETAIL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_COLUMNS = 3
_CLOSE_ENOUGH = 0.6


@dataclass(frozen=True, slots=True, order=True)
class TemplateProblem:
    """Something to put right before a template can be saved."""

    line: int
    """Counted from 1."""
    sentence: str


@dataclass(slots=True)
class _Part:
    """A part of the letter while its lines are read."""

    key: str
    line: int
    facts: dict[str, tuple[str, int]] = field(default_factory=dict)
    choices: int | None = None
    """How many lines there are to choose from; None where it is no choice."""


def template_problems(text: str, shipped: Template) -> tuple[TemplateProblem, ...]:
    """Everything that stands against saving a text of this template, in the order of its lines; empty for nothing.

    `shipped` is the program's own form of the letter: which letter it is, and the parts that no letter may lose.
    """
    if len(text) > LONGEST_TEMPLATE:
        return (
            TemplateProblem(
                1, f"The template has {len(text):,} characters; {LONGEST_TEMPLATE:,} can be kept. Shorten it."
            ),
        )
    reader = _Reader(text.replace("\ufeff", "").splitlines(), shipped)
    found = [*reader.problems(), *_characters(reader.lines)]
    if not found:
        try:
            read_template(shipped.name, text)
        except TemplateCannotBeOpened as reason:
            found.append(
                TemplateProblem(1, f"The template cannot be read as it stands: {reason} Bring a version back.")
            )
    return tuple(sorted(dict.fromkeys(found)))


class _Reader:
    """Goes through the lines once; remembers where it is and what each part has said so far."""

    def __init__(self, lines: list[str], shipped: Template) -> None:
        self.lines = lines
        self._shipped = shipped
        self._top: dict[str, tuple[str, int]] = {}
        self._parts: list[_Part] = []
        self._in_text = False

    def problems(self) -> Iterator[TemplateProblem]:
        for number, line in enumerate(self.lines, start=1):
            yield from self._line(number, line)
        yield from self._about_the_top()
        for part in self._parts:
            yield from self._about(part)
        yield from self._parts_lost()

    def _line(self, number: int, line: str) -> Iterator[TemplateProblem]:
        header = _HEADER.fullmatch(line)
        if header is not None:
            if any(part.key == header[1] for part in self._parts):
                yield TemplateProblem(number, f"There are two parts called [{header[1]}]. Give one another name.")
            self._parts.append(_Part(header[1], number))
            self._in_text = False
        elif _LIKE_A_HEADER.fullmatch(line) and read_line(line) is None:
            yield TemplateProblem(
                number,
                f"“{line.strip()}” does not begin a part. The name of a part has small letters, figures and _ alone, "
                "such as [going_well].",
            )
        elif self._in_text:
            yield from self._text_line(number, line)
        elif line.strip():
            yield from self._fact_line(number, line)

    def _text_line(self, number: int, line: str) -> Iterator[TemplateProblem]:
        part = self._parts[-1]
        if part.choices is not None and line.startswith("- ") and line[2:].strip():
            part.choices += 1
        elif part.choices is not None and line.strip():
            yield TemplateProblem(number, "Each line to choose from begins with a dash and a space: “- ”.")
        yield from _details(number, line)
        yield from _passages(number, line)

    def _fact_line(self, number: int, line: str) -> Iterator[TemplateProblem]:
        facts = self._parts[-1].facts if self._parts else self._top
        if self._parts and line.strip() in {"text:", "choose:"}:
            self._in_text = True
            if line.strip() == "choose:":
                self._parts[-1].choices = 0
            return
        known = _OF_A_PART if self._parts else _TOP
        match = _FACT.fullmatch(line)
        if match is None:
            what = "between a part’s name and its “text:”" if self._parts else "at the top of a template"
            yield TemplateProblem(number, f"This line is not understood. Lines {what} begin with {_listed(known)}.")
        elif match[1] not in known:
            where = "A part" if self._parts else "The top"
            more = ", text:, choose:" if self._parts else ""
            yield TemplateProblem(
                number,
                f"“{match[1]}:” is not known here.{_meant(match[1], known)} {where} can say {_listed(known)}{more}.",
            )
        elif match[1] in facts:
            yield TemplateProblem(number, f"“{match[1]}:” stands twice. Take one of them out.")
        else:
            facts[match[1]] = (match[2], number)
            yield from _fact_details(number, match[1], match[2])

    def _about_the_top(self) -> Iterator[TemplateProblem]:
        stays = {name: str(getattr(self._shipped, name)) for name in _FIXED}
        yield from self._about_the_title()
        for name in _NEEDED_AT_TOP:
            said, line = self._top.get(name, ("", 1))
            should = f" It is “{name}: {stays[name]}”." if name in stays else ""
            if not said:
                yield TemplateProblem(line, f"The top does not say “{name}:”.{should}")
            elif name in stays and said != stays[name]:
                yield TemplateProblem(line, f"“{name}:” says which letter this is, so it stays as it was.{should}")
        size, line = self._top.get("smallest_type", ("0", 1))
        if size != "0" and (not size.isascii() or not size.isdecimal() or int(size) < SMALLEST_TYPE):
            yield TemplateProblem(line, f"“smallest_type:” is a whole number of points, {SMALLEST_TYPE} or more.")
        version, line = self._top.get("version", ("0", 1))
        if version and not (version.isascii() and version.isdecimal()):
            yield TemplateProblem(line, "“version:” is a whole number. Saving counts it on by itself.")

    def _about_the_title(self) -> Iterator[TemplateProblem]:
        title, line = self._top.get("title", ("", 1))
        if len(title) > LONGEST_TITLE:
            yield TemplateProblem(line, f"“title:” has {len(title)} characters; {LONGEST_TITLE} can be kept.")

    def _about(self, part: _Part) -> Iterator[TemplateProblem]:
        said = {name: value for name, (value, _) in part.facts.items()}
        if said.get("kind", "") not in set(SectionKind):
            yield TemplateProblem(
                _at(part, "kind"), f"[{part.key}] has no kind we know. Kinds are {_listed(SectionKind)}."
            )
        if not said.get("label"):
            yield TemplateProblem(
                _at(part, "label"), f"[{part.key}] has no “label:”: what the officer knows the part by."
            )
        if said.get("required", "no") not in {"yes", "no"}:
            yield TemplateProblem(_at(part, "required"), "“required:” is yes or no.")
        if "picture" in said and said["picture"] not in SYMBOLS:
            yield TemplateProblem(_at(part, "picture"), f"There is no such picture. There are {_listed(SYMBOLS)}.")
        columns = [one.strip() for one in said.get("columns", "a|b|c").split("|")]
        if len(columns) != _COLUMNS or not all(columns):
            yield TemplateProblem(_at(part, "columns"), "“columns:” names three: “Who | What | By when”.")
        if part.choices == 0:
            yield TemplateProblem(
                part.line, f"[{part.key}] has nothing to choose from. Add lines that begin with “- ”."
            )

    def _parts_lost(self) -> Iterator[TemplateProblem]:
        """What the program fills, and whom the child can turn to, stays in every letter once."""
        end = max(1, len(self.lines))
        kinds = [part.facts.get("kind", ("", 0))[0] for part in self._parts]
        for section in self._shipped.sections:
            if section.kind is SectionKind.PROSE:
                continue
            if section.kind not in kinds:
                yield TemplateProblem(
                    end, f"The letter has lost “{section.label}”. Put back a part with “kind: {section.kind}”."
                )
            elif section.kind in {SectionKind.RIGHTS, SectionKind.CONTACT} and section.required:
                part = self._parts[kinds.index(section.kind)]
                if part.facts.get("required", ("", 0))[0] != "yes":
                    yield TemplateProblem(part.line, f"“{section.label}” stands in every letter: “required: yes”.")


def _at(part: _Part, name: str) -> int:
    return part.facts.get(name, ("", part.line))[1]


def _fact_details(number: int, name: str, value: str) -> Iterator[TemplateProblem]:
    if name in {"greeting", "sign_off", "big"}:
        yield from _details(number, value)
    elif "{" in value or "}" in value:
        yield TemplateProblem(
            number, f"“{name}:” is never filled in: a detail in it would show its curly brackets. Put it into the text."
        )


def _details(number: int, line: str) -> Iterator[TemplateProblem]:
    for name in dict.fromkeys(_CURLY.findall(line)):
        if name in DETAILS:
            continue
        asked = f"The template asks for '{name}'. There is no such detail.{_meant(name, _BY_ANY_NAME)}"
        yield TemplateProblem(number, f"{asked} Choose one under “Insert a detail”, or take it out.")
    rest = _CURLY.sub("", line)
    if "{" in rest or "}" in rest:
        yield TemplateProblem(number, "A curly bracket stands alone. A detail stands between two: take this one out.")


def _passages(number: int, line: str) -> Iterator[TemplateProblem]:
    depth = 0
    for mark in re.findall(r"\[\[|\]\]", line):
        depth += 1 if mark == "[[" else -1
        if depth not in {0, 1}:
            break
    if depth:
        yield TemplateProblem(
            number,
            "A passage that may be left out begins with [[ and ends with ]] on the same line. One of them lacks.",
        )


def _characters(lines: list[str]) -> Iterator[TemplateProblem]:
    for number, line in enumerate(lines, start=1):
        for character in unprintable(line, LetterFont.ANDIKA):
            yield TemplateProblem(
                number, f"“{character}” ({name_of(character)}) cannot be printed. Type it another way, or take it out."
            )


_BY_ANY_NAME: Mapping[str, str] = {**{name: name for name in DETAILS}, **{said: name for name, said in DETAILS.items()}}
"""A detail by its name and by its words."""


def _meant(typed: str, known: Mapping[str, str] | tuple[str, ...]) -> str:
    """“ Did you mean 'next_meeting_day'?”; empty where nothing is like it."""
    if typed in known:
        return ""
    if isinstance(known, tuple):
        close = get_close_matches(typed, known, n=1, cutoff=_CLOSE_ENOUGH)
        return f" Did you mean “{close[0]}:”?" if close else ""
    plain = typed.strip().replace(" ", "_").casefold()
    for said in (plain, typed.strip()):
        close = get_close_matches(said, list(known), n=1, cutoff=_CLOSE_ENOUGH)
        if close:
            return f" Did you mean {DETAILS[known[close[0]]]}?"
    return ""


def _listed(names: object) -> str:
    assert isinstance(names, tuple) or (isinstance(names, type) and issubclass(names, SectionKind))
    return ", ".join(str(name) for name in names)
