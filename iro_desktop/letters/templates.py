"""Letter templates: text files that a careful person can edit, read into sections with questions to the officer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from iro_desktop import log, resources
from iro_desktop.letters.details import ALL_GAPS, fill_in, placeholders_in, start_from
from iro_desktop.letters.kinds import ALL_TEMPLATES, stands_in_for
from iro_desktop.models.child import AgeBand

ADULT = "adult"
"""The age band of a template that no child reads."""


class SectionKind(StrEnum):
    """What fills a section of a letter."""

    PROSE = "prose"
    PEOPLE = "people"
    WORDS = "words"
    NO_WORDS = "no_words"
    DECISIONS = "decisions"
    REQUESTS = "requests"
    PLAN = "plan"
    NEXT_MEETING = "next_meeting"
    RIGHTS = "rights"
    CONTACT = "contact"
    FORM = "form"
    """Questions to tick, and lines to write on by hand."""


class TemplateCannotBeOpened(Exception):
    """A template is not there, or is not written as a template is. Says which line, for whoever mends it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSection:
    """A section as its template describes it."""

    key: str
    kind: SectionKind
    label: str
    """How the program names the section to the officer: "the first line"."""
    heading: str | None = None
    prompt: str | None = None
    """A question to the officer. It never prints."""
    text: str = ""
    required: bool = False
    picture: str | None = None
    choices: tuple[str, ...] = ()
    """Lines of which the officer picks the one that is true."""
    columns: tuple[str, str, str] | None = None
    """Headings for who, what and by when, where decisions are set as a table."""
    new_page: bool = False
    """Begins a page of its own, behind the name of who writes: it can be cut off and sent back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A letter before anything is known about whom it is for."""

    name: str
    title: str
    kind: str
    age_band: str
    """A value of AgeBand, "any", or ADULT."""
    language: str
    version: int
    greeting: str
    sign_off: str
    smallest_type: int
    """In points; a child's own look may ask for larger type, not for smaller."""
    easy_read: bool = False
    """Whether it is always set as easy read."""
    sections: tuple[TemplateSection, ...]
    big: str = ""
    """What stands large on a card: the age."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A section being written. Only `text` is the officer's; the rest is the template's."""

    key: str
    kind: SectionKind
    label: str
    heading: str | None
    prompt: str | None
    text: str
    required: bool
    picture: str | None = None
    choices: tuple[str, ...] = ()
    columns: tuple[str, str, str] | None = None
    new_page: bool = False

    @property
    def name(self) -> str:
        """What the officer knows the section by."""
        return self.heading or f"{self.label[0].upper()}{self.label[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A letter being written."""

    template: str
    template_version: int
    title: str
    age_band: str
    language: str
    smallest_type: int
    greeting: str
    sign_off: str
    sections: tuple[DraftSection, ...]
    big: str = ""
    easy_read: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The details that are not known yet, in the officer's words ("the next meeting's date"), each once."""
        texts = [self.big, self.greeting, self.sign_off, *(section.text for section in self.sections)]
        names = [name for text in texts for name in placeholders_in(text)]
        return tuple(dict.fromkeys(ALL_GAPS[name] for name in names if name in ALL_GAPS))


@dataclass(frozen=True, slots=True)
class OpenedTemplate:
    """A template that can be used, and what to tell the officer where it is not the one asked for."""

    template: Template
    warning: str | None = None


@cache
def load_template(name: str) -> Template:
    """The template of this name. Raises TemplateCannotBeOpened."""
    try:
        text = resources.text(f"letter_templates/{name}.txt")
    except (OSError, UnicodeDecodeError) as reason:
        raise TemplateCannotBeOpened(f"letter_templates/{name}.txt cannot be read.") from reason
    return read_template(name, text)


def all_templates() -> tuple[Template, ...]:
    """Every template, in the order in which an officer is offered them."""
    return tuple(load_template(name) for name in ALL_TEMPLATES)


def open_template(name: str) -> OpenedTemplate:
    """The template, or the plain letter with a sentence for the officer where it is missing or damaged."""
    try:
        return OpenedTemplate(load_template(name))
    except TemplateCannotBeOpened:
        log.event("template cannot be opened", template=name)
        return OpenedTemplate(
            load_template(stands_in_for(name)),
            f"The template '{shipped_title(name)}' cannot be opened. We used the plain letter instead. Your text is "
            "the same. Tell your manager the name of the template.",
        )


def fill(template: Template, details: Mapping[str, str | None]) -> Draft:
    """A first draft: standing words with the details that are known; questions for the rest.

    `details` are named as in `details.DETAILS`. One that is not known keeps its curly brackets in the text;
    `Draft.missing` and `checks.problems_before_finishing` name it.
    """
    return Draft(
        template=template.name,
        template_version=template.version,
        title=template.title,
        age_band=template.age_band,
        language=template.language,
        smallest_type=template.smallest_type,
        greeting=fill_in(template.greeting, details),
        sign_off=fill_in(template.sign_off, details),
        big=fill_in(template.big, details),
        easy_read=template.easy_read,
        sections=tuple(
            DraftSection(
                key=section.key,
                kind=section.kind,
                label=section.label,
                heading=section.heading,
                prompt=section.prompt,
                text=start_from(section.text, details),
                required=section.required,
                picture=section.picture,
                choices=section.choices,
                columns=section.columns,
                new_page=section.new_page,
            )
            for section in template.sections
        ),
    )


def with_texts(draft: Draft, texts: Mapping[str, str], details: Mapping[str, str | None]) -> Draft:
    """The draft with what the officer wrote, by section key; a detail that has become known is filled in.

    Words for a section that this template does not have are kept as a section of their own before the last one
    that prints: whichever template opens, nothing that was typed is lost.
    """
    sections = [
        replace(section, text=fill_in(texts[section.key], details)) if section.key in texts else section
        for section in draft.sections
    ]
    known = {section.key for section in sections}
    kept = [
        DraftSection(
            key=key,
            kind=SectionKind.PROSE,
            label="words kept from before",
            heading=None,
            prompt=None,
            text=fill_in(text, details),
            required=False,
        )
        for key, text in texts.items()
        if key not in known and text.strip()
    ]
    last = next((index for index, section in enumerate(sections) if section.key == "ending"), len(sections))
    return replace(draft, sections=(*sections[:last], *kept, *sections[last:]))


def read_template(name: str, text: str) -> Template:
    """A template from the text of its file; letter_templates/README.md describes how one is written.

    Raises TemplateCannotBeOpened with the name and the line.
    """
    reader = _Reader(name, text)
    head, sections = reader.read()
    if head.get("name") != name:
        raise TemplateCannotBeOpened(f"{name}.txt says that its name is {head.get('name')!r}.")
    if not sections:
        raise TemplateCannotBeOpened(f"{name}.txt has no sections.")
    try:
        return Template(
            name=name,
            title=head["title"],
            kind=head["kind"],
            age_band=head["age_band"] if head["age_band"] in {"any", ADULT} else AgeBand(head["age_band"]).value,
            language=head["language"],
            version=int(head["version"]),
            greeting=head["greeting"],
            sign_off=head["sign_off"],
            smallest_type=int(head.get("smallest_type", "0")),
            easy_read=head.get("form") == "easy_read",
            sections=tuple(sections),
            big=head.get("big", ""),
        )
    except (KeyError, ValueError) as reason:
        raise TemplateCannotBeOpened(f"{name}.txt: its first lines lack or misspell {reason}.") from reason


_HEADER = re.compile(r"\[([a-z][a-z0-9_]*)\]\s*")
_FACT = re.compile(r"([a-z_]+):\s*(.*?)\s*")
_SECTION_FACTS = frozenset(
    {"kind", "label", "heading", "required", "ask", "picture", "columns", "new_page", "text", "choose"}
)
_COLUMNS = 3


class _Reader:
    """Reads one file line by line; remembers the line for its error messages."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.replace("\ufeff", "").splitlines()

    def read(self) -> tuple[dict[str, str], list[TemplateSection]]:
        """The facts at the head of the file, and its sections."""
        headers = [(index, match[1]) for index, match in self._headers()]
        starts = [index for index, _ in headers]
        head = self._facts(0, starts[0] if starts else len(self._lines))
        ends = [*starts[1:], len(self._lines)] if starts else []
        sections = [self._section(key, start, end) for (start, key), end in zip(headers, ends, strict=True)]
        keys = [section.key for section in sections]
        if len(set(keys)) != len(keys):
            raise TemplateCannotBeOpened(f"{self._name}.txt has two sections of one name.")
        return head, sections

    def _headers(self) -> Iterator[tuple[int, re.Match[str]]]:
        for index, line in enumerate(self._lines):
            match = _HEADER.fullmatch(line)
            if match:
                yield index, match

    def _facts(self, start: int, end: int) -> dict[str, str]:
        facts: dict[str, str] = {}
        for index in range(start, end):
            line = self._lines[index]
            if not line.strip():
                continue
            match = _FACT.fullmatch(line)
            if match is None or match[1] in facts:
                raise TemplateCannotBeOpened(f"{self._name}.txt, line {index + 1}: {line[:60]!r} is not understood.")
            facts[match[1]] = match[2]
        return facts

    def _section(self, key: str, start: int, end: int) -> TemplateSection:
        body = next((i for i in range(start + 1, end) if self._lines[i].strip() in {"text:", "choose:"}), end)
        facts = self._facts(start + 1, body)
        choosing = body < end and self._lines[body].strip() == "choose:"
        text = "\n".join(self._lines[body + 1 : end]).strip("\n")
        unknown = facts.keys() - _SECTION_FACTS
        columns = tuple(column.strip() for column in facts["columns"].split("|")) if "columns" in facts else None
        if unknown or (columns is not None and len(columns) != _COLUMNS) or not facts.get("label"):
            raise TemplateCannotBeOpened(f"{self._name}.txt: the section [{key}] is not understood.")
        try:
            kind = SectionKind(facts.get("kind", ""))
        except ValueError as reason:
            raise TemplateCannotBeOpened(f"{self._name}.txt: the section [{key}] has no kind we know.") from reason
        return TemplateSection(
            key=key,
            kind=kind,
            label=facts["label"],
            heading=facts.get("heading"),
            prompt=facts.get("ask"),
            text="" if choosing else text,
            required=facts.get("required") == "yes",
            picture=facts.get("picture"),
            choices=tuple(line[2:].strip() for line in text.splitlines() if line.startswith("- ")) if choosing else (),
            columns=(columns[0], columns[1], columns[2]) if columns else None,
            new_page=facts.get("new_page") == "yes",
        )


def shipped_title(name: str) -> str:
    """A damaged template's title as officers know it, where at least that line can be read; else its name."""
    try:
        found = re.search(r"^title:\s*(.+?)\s*$", resources.text(f"letter_templates/{name}.txt"), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return name
    return found[1] if found else name
