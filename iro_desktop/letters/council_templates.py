"""A template in the council's own words: read like the program's, and no reason why a letter cannot be written."""

import re
from dataclasses import replace
from functools import lru_cache

from iro_desktop import log
from iro_desktop.letters.kinds import ALL_TEMPLATES, PLAIN
from iro_desktop.letters.own_templates import title_in
from iro_desktop.letters.templates import (
    OpenedTemplate,
    Template,
    TemplateCannotBeOpened,
    load_template,
    open_template,
    read_template,
)

_VERSION_LINE = re.compile(r"^version:.*$", re.MULTILINE)
_MOST_REMEMBERED = 64


def open_council_template(name: str, text: str, version: int, *, stand_in: str = PLAIN) -> OpenedTemplate:
    """The template as the council wrote it; where that is damaged the program's own, and a sentence about it.

    `stand_in` is the plain letter that is used where the program has none of that name.
    """
    try:
        return OpenedTemplate(_read(name, text, version))
    except TemplateCannotBeOpened:
        log.event("council template cannot be opened", template=name, version=version)
        return _shipped_instead(name, title_in(text), "cannot be opened", stand_in)


def not_here_yet(name: str, *, stand_in: str = PLAIN) -> OpenedTemplate:
    """The program's own text, for a letter begun from a text of the council that this laptop does not have."""
    return _shipped_instead(name, "", "has not come to this laptop yet", stand_in)


def with_version(text: str, version: int) -> str:
    """The text with its own number at its top, lines ended alike and nothing behind them."""
    lines = "\n".join(line.rstrip() for line in text.replace("\ufeff", "").splitlines())
    return _VERSION_LINE.sub(f"version: {version}", lines, count=1).strip("\n") + "\n"


@lru_cache(_MOST_REMEMBERED)
def _read(name: str, text: str, version: int) -> Template:
    return replace(read_template(name, text), version=version)


def _shipped_instead(name: str, title: str, what_is_wrong: str, stand_in: str) -> OpenedTemplate:
    if name not in ALL_TEMPLATES:
        called = f"'{title}'" if title else "that this letter was begun from"
        return OpenedTemplate(
            load_template(stand_in),
            f"The council's template {called} {what_is_wrong}. We used the plain letter instead. Your text is the "
            "same. Tell your manager the name of the template.",
        )
    shipped = open_template(name)
    return OpenedTemplate(
        shipped.template,
        shipped.warning
        or f"The council's text of '{shipped.template.title}' {what_is_wrong}. We used the text that came with the "
        "program instead. Your text is the same. Tell your manager the name of the template.",
    )
