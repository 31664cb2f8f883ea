"""A letter beside a language whose letters join: the same content and look, shaped and set by Typst."""

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING, Any

from msgspec import UNSET, UnsetType

from iro_desktop import resources
from iro_desktop.letters import pictures
from iro_desktop.letters.actual_text import with_actual_text
from iro_desktop.letters.blocks import SECONDARY, TEXT, VOICE_BAR, initials, quoted
from iro_desktop.letters.content import (
    ActionTable,
    Ask,
    Block,
    Bullets,
    DecisionLine,
    LetterContent,
    LetterheadContent,
    Paragraph,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.emphasis import as_told, emphasised
from iro_desktop.letters.fill_in import as_typed
from iro_desktop.letters.fonts import (
    FONT_FAMILIES,
    REPLACEMENT,
    SCRIPT_FAMILIES,
    as_printed,
    as_shaped,
    has_ink,
    lacking_in,
    script_typeface,
    typeface,
    with_whole_numbers,
)
from iro_desktop.letters.letterhead import head_lines, logo_in_words, logo_size
from iro_desktop.letters.spoken import day, decision_parts
from iro_desktop.letters.tagging import About
from iro_desktop.letters.translation import who_translated
from iro_desktop.letters.typeset import glued
from iro_desktop.models.child import ANIMALS
from iro_desktop.models.languages import Language, Script
from iro_desktop.models.refused import Refused

if TYPE_CHECKING:
    import typst

_ABOVE, _BELOW_HEADING, _ABOVE_NAME = 0.55, 0.25, 0.9
"""Free space above a paragraph, above what follows a heading, and above the officer's name, in type sizes."""
_LEADING: Mapping[Script, float] = {Script.ARABIC: 1.75, Script.NASTALIQ: 2.4, Script.BENGALI: 1.7}
"""Distance between baselines as a multiple of the type size. Nastaliq hangs far below its line."""
_SCALE: Mapping[Script, float] = {Script.ARABIC: 1.18, Script.NASTALIQ: 1.0, Script.BENGALI: 1.0}
"""Naskh is drawn small on its body; so much larger it looks as large as the English beside it."""
_LATIN = r"\p{Latin}"
_LONGEST_WHOLE_QUOTE = 400
"""In characters: the words of a child that are no longer than this are not parted by the end of a page."""


class CannotShapeLetters(Refused):
    """This laptop lacks the part that joins letters, so the paper was not made. The words are kept."""


def can_shape() -> bool:
    """Whether this laptop has the engine for scripts that join their letters; not every system has one."""
    return find_spec("typst") is not None


def cannot_shape(language: Language) -> str:
    """What to tell the officer of a laptop without the engine."""
    return (
        f"This laptop cannot print letters in {language.name}. The words are saved; print the letter on another "
        "laptop, or take the other language off."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShapedLook:
    """How the letter is set; lengths and sizes in points, colours as "#RRGGBB"."""

    leading: float
    sizes: Mapping[str, float]
    paper: str
    tint: str
    page: tuple[float, float]
    width: float
    top: float
    bottom: float
    gap: float
    side_by_side: bool


def render_shaped(content: LetterContent, translation: Translation, language: Language, look: ShapedLook) -> bytes:
    """The letter as a tagged PDF in two languages: the same content gives the same bytes.

    Raises CannotShapeLetters where the engine is not installed. It is given our own fonts and our own words, and
    neither a folder of the system nor the network.
    """
    if not can_shape():
        raise CannotShapeLetters(cannot_shape(language))
    import typst  # noqa: PLC0415 - a large part that only letters of these scripts need

    told = _Told(content, translation, language, look)
    ours = str(resources.path("paper"))
    made = typst.compile(
        resources.path("paper/letter.typ"),
        root=resources.path("paper"),
        font_paths=_our_fonts(),
        sys_inputs={"letter": json.dumps(told.data)},
        package_path=ours,
        package_cache_path=ours,
        timestamp=0,
        pdf_standards=["ua-1"],
    )
    return with_actual_text(made, told.texts, About(content.title, content.language, content.written_on))


@cache
def _our_fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 - as above

    folder = str(resources.path("fonts"))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


class _Told:
    """A letter as the data of `resources/paper/letter.typ`, and every text of it in the order in which it is read."""

    def __init__(self, content: LetterContent, translation: Translation, language: Language, look: ShapedLook) -> None:
        self.texts: list[str] = []
        self._content = content
        self._language = language
        sender = self._sender(content.letterhead)
        lines = [content.face] if content.is_card else [f"From {content.from_name}, {content.from_role}"]
        head = [self._text(line) for line in (*lines, *([] if content.is_card else [day(content.written_on)]))]
        # A document needs its first heading, also while nobody has typed a name yet.
        greeting = content.greeting if has_ink(content.greeting) else content.title
        ends = len(content.letter)
        parts = [self._pair([self._heading(1, greeting)], translation.greeting)]
        parts += [self._beside(one, translation) for one in range(ends)]
        ending = self._ending()
        note = self._text(who_translated(translation))
        behind = [self._beside(one, translation) for one in range(ends, len(content.sections))]
        whose = initials(content.child_known_as)
        foot = f"{content.reference} · for {whose}" if whose else content.reference
        self.data: dict[str, Any] = {
            **_measures(look),
            "title": self._shown(as_printed(content.title).replace("\n", " ")),
            "english": self._english_side(look.leading),
            "other": self._other_side(),
            "sender": sender,
            "picture": _picture(content.look.animal),
            "head": head,
            "parts": parts,
            "ending": ending,
            "note": note,
            "behind": behind,
            "foot": self._shown(as_printed(foot).replace("\n", " ")),
        }
        """What the paper is made from. Any, because JSON may hold anything."""

    def _sender(self, letterhead: LetterheadContent | UnsetType) -> dict[str, Any] | None:
        """The council's letterhead, where the letter has one."""
        if letterhead is UNSET:
            return None
        wide, high = logo_size(letterhead)
        logo = letterhead.logo and list(b64decode(letterhead.logo))
        return {
            "name": self._text(letterhead.name),
            "lines": [self._text(line) for line in head_lines(letterhead)],
            "logo": logo and {"png": logo, "alt": logo_in_words(letterhead), "size": (wide, high)},
        }

    def _english_side(self, leading: float) -> dict[str, Any]:
        fonts = [(FONT_FAMILIES[self._content.look.font], None), ("Noto Sans", None)]
        return {
            "fonts": fonts,
            "language": "en",
            "region": "GB",
            "leading": leading,
            "scale": 1.0,
            "direction": "ltr",
        }

    def _other_side(self) -> dict[str, Any]:
        script, own = self._language.script, FONT_FAMILIES[self._content.look.font]
        return {
            "fonts": [(own, _LATIN), (SCRIPT_FAMILIES[script], None), (own, None), ("Noto Sans", None)],
            "language": self._language.tag,
            "region": None,
            "leading": _LEADING[script],
            "scale": _SCALE[script],
            "direction": "rtl" if script.right_to_left else "ltr",
        }

    def _pair(self, english: list[dict[str, Any]], greeting: str) -> dict[str, Any]:
        other = [self._heading(1, greeting, other=True)] if has_ink(greeting) else []
        return {"english": english, "other": other, "new-page": False}

    def _beside(self, number: int, translation: Translation) -> dict[str, Any]:
        """The section of that number in both languages."""
        english = self._section(self._content.sections[number])
        other = [one for told in translation.sections[number : number + 1] for one in self._section(told, other=True)]
        return {"english": english, "other": other, "new-page": self._content.sections[number].begins_a_page}

    def _section(self, section: Section, *, other: bool = False) -> list[dict[str, Any]]:
        made = [self._heading(2, section.heading, other=other)] if has_ink(section.heading or "") else []
        for numbered, blocks in groupby(_without_tables(section.blocks, self._content), _is_decision):
            above = _BELOW_HEADING if made and made[-1]["kind"] == "heading" else _ABOVE
            if numbered:
                lines = [block for block in blocks if isinstance(block, DecisionLine)]
                made.append(
                    {"kind": "numbered", "above": above, "items": [self._decision(one, other) for one in lines]}
                )
            else:
                for block in blocks:
                    made.append({**self._block(block, other), "above": above})
                    above = _ABOVE
        return made

    def _heading(self, level: int, words: str | None, *, other: bool = False) -> dict[str, Any]:
        return {"kind": "heading", "level": level, "words": self._text(words or "", other=other)}

    def _decision(self, line: DecisionLine, other: bool) -> dict[str, Any]:
        self.texts.append(str(line.number))
        parts = [(line.text, False)] if other else decision_parts(line)
        return {"number": line.number, "runs": self._runs(parts, other)}

    def _block(self, block: Block, other: bool) -> dict[str, Any]:
        match block:
            case Paragraph():
                spans = [(span.text, span.bold) for span in emphasised(block.text, block.strong)]
                return {"kind": "paragraph", "runs": self._runs(spans, other)}
            case Quote():
                words = self._text(quoted(block.words), other=other)
                source = self._text(block.source, other=other) if block.source else None
                whole = len(words) <= _LONGEST_WHOLE_QUOTE
                return {"kind": "quote", "words": words, "source": source, "breakable": not whole}
            case Bullets():
                return {"kind": "bullets", "items": [self._bullet(item, other) for item in block.items]}
            case _:
                raise AssertionError("tables and decisions are told as lists")

    def _bullet(self, item: str, other: bool) -> dict[str, Any]:
        self.texts.append("•")
        return {"runs": self._runs([(item, False)], other)}

    def _ending(self) -> list[dict[str, Any]]:
        runs = self._runs([(self._content.sign_off, True)], other=False)
        lines: list[dict[str, Any]] = [{"kind": "paragraph", "above": _ABOVE_NAME, "runs": runs}]
        for line in self._content.contact_lines:
            lines.append({"kind": "paragraph", "above": 0.3, "runs": self._runs([(line, False)], other=False)})
        return lines

    def _runs(self, parts: Sequence[tuple[str, bool]], other: bool) -> list[tuple[str, bool]]:
        shown = [(self._shown(as_shaped(text) if other else as_printed(text)), bold) for text, bold in parts]
        self.texts.append("".join(text for text, _ in shown))
        keep_whole = with_whole_numbers if other else glued
        return [(keep_whole(text), bold) for text, bold in shown]

    def _text(self, text: str, *, other: bool = False) -> str:
        [(shown, _)] = self._runs([(text, False)], other)
        return shown

    def _shown(self, text: str) -> str:
        """The text with a mark for each character that none of its typefaces has, as in our other papers."""
        faces = [typeface(self._content.look.font), script_typeface(self._language.script)]
        missing = set(lacking_in(faces[0], text)) & set(lacking_in(faces[1], text))
        return "".join(REPLACEMENT if one in missing or "\ud800" <= one <= "\udfff" else one for one in text)


def _measures(look: ShapedLook) -> dict[str, Any]:
    colours = {"paper": look.paper, "tint": look.tint, "bar": VOICE_BAR, "text": TEXT, "secondary": SECONDARY}
    return {
        "size": look.sizes["text"],
        "sizes": dict(look.sizes),
        "colours": colours,
        "page": look.page,
        "margin": (look.page[0] - look.width) / 2,
        "top": look.top,
        "bottom": look.bottom,
        "gap": look.gap,
        "side-by-side": look.side_by_side,
    }


def _picture(animal: str | None) -> dict[str, str] | None:
    if animal not in ANIMALS:
        return None
    return {"svg": resources.text(f"animals/{animal}.svg"), "alt": pictures.alternative_text(animal)}


def _is_decision(block: Block) -> bool:
    return isinstance(block, DecisionLine)


def _without_tables(blocks: Sequence[Block], content: LetterContent) -> Iterator[Block]:
    """A table's rows as decisions: beside another language there is no room for its columns."""
    for block in blocks:
        if isinstance(block, ActionTable):
            yield from (as_told(line, content) for line in block.rows)
        elif isinstance(block, Ask):
            yield from as_typed(block)
        else:
            yield block
