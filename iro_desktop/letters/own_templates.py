"""Templates that a council adds: how one is named, what it begins from, and the parts that it may not lose."""

import re
import unicodedata
from dataclasses import replace
from uuid import UUID

from iro_desktop.letters.kinds import KIND_IN_FILE, PLAIN, template_for
from iro_desktop.letters.templates import ADULT, Template, load_template
from iro_desktop.models.child import AgeBand
from iro_desktop.models.letter import LetterKind

ANY = "any"
"""The age band of a template for a child of any age."""
LONGEST_TITLE = 80
"""Characters of what people call a template. A chooser shows it on one line."""

_OWN = re.compile(r"own_[a-z0-9_]+")
_LONGEST_SLUG = 30
_HEADER = re.compile(r"^\[[a-z][a-z0-9_]*\]\s*$", re.MULTILINE)


def own_name(title: str, made_as: UUID) -> str:
    """The name of a new template: its title in small letters, and the end of an id that no other laptop makes."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().casefold()
    slug = re.sub(r"[^a-z0-9]+", "_", plain)[:_LONGEST_SLUG].strip("_") or "template"
    return f"own_{slug}_{made_as.hex[-8:]}"


def is_own(name: str) -> bool:
    """Whether a name is of a template that a council added."""
    return _OWN.fullmatch(name) is not None


def fact_in(text: str, fact: str) -> str:
    """What the top of a template says ("title", "kind" …), also of one that cannot be read; empty where nothing."""
    first = _HEADER.search(text)
    found = re.search(rf"^{fact}:[ \t]*(.*?)[ \t]*$", text[: first.start()] if first else text, re.MULTILINE)
    return found[1] if found else ""


def title_in(text: str) -> str:
    """What people call the template, also of one that cannot be read; empty where it does not say."""
    return fact_in(text, "title")[:LONGEST_TITLE]


def with_fact(text: str, fact: str, value: str) -> str:
    """The text with one line of its top saying something else."""
    return re.sub(rf"^{fact}:.*$", lambda _: f"{fact}: {value}", text, count=1, flags=re.MULTILINE)


def kind_in(text: str) -> LetterKind | None:
    """Which kind of letter a template is for; None for a kind that this program does not know."""
    said = fact_in(text, "kind")
    return next((kind for kind, name in KIND_IN_FILE.items() if name == said), None)


def bands_for(kind: LetterKind) -> tuple[str, ...]:
    """For whom a template of a kind may be written: children of an age or of any, or adults."""
    return (ADULT,) if kind.is_to_an_adult else (ANY, *AgeBand)


def model_for(kind: LetterKind, band: str) -> Template:
    """The program's own letter of a kind: the parts that it has are in every letter of that kind."""
    if kind is LetterKind.REVIEW and band not in set(AgeBand):
        return load_template(PLAIN)
    return load_template(template_for(kind, AgeBand(band) if band in set(AgeBand) else AgeBand.FROM_8_TO_11))


def form_of(name: str, text: str) -> Template | None:
    """What a council's template is measured by when it is saved; None for a kind that this program does not know."""
    kind = kind_in(text)
    if kind is None:
        return None
    band = fact_in(text, "age_band")
    model = model_for(kind, band)
    return replace(model, name=name, title=title_in(text) or model.title, age_band=band)


def begun_as(text: str, *, name: str, title: str, kind: LetterKind, band: str) -> str:
    """A text taken for a new template: its parts and words stay, its top says what it is now."""
    facts = {"name": name, "title": title, "kind": KIND_IN_FILE[kind], "age_band": band, "version": "1"}
    for fact, value in facts.items():
        text = with_fact(text, fact, value)
    return text


def only_what_it_must_have(text: str) -> str:
    """A text without the parts that a council may leave out: those which somebody types and which may stay empty."""
    starts = [found.start() for found in _HEADER.finditer(text)]
    if not starts:
        return text
    parts = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    kept = [part for part in parts if not (_says(part, "kind", "prose") and not _says(part, "required", "yes"))]
    return text[: starts[0]] + "".join(kept)


def _says(part: str, fact: str, value: str) -> bool:
    return re.search(rf"^{fact}:\s*{value}\s*$", part, re.MULTILINE) is not None
