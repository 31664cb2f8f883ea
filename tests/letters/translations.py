"""Short letters in every language we print. The sentence is article 1 of the Universal Declaration of Human Rights."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from iro_desktop.letters.content import DecisionLine, LetterContent, LetterLook, Paragraph, Quote, Section, Translation
from iro_desktop.letters.translation import translated_section
from iro_desktop.models.languages import LANGUAGES
from tests.letters.test_print import letter

_TEXTS = json.loads(Path(__file__).with_name("languages.json").read_text(encoding="utf-8"))
ALPHABETS: Mapping[str, str] = {tag: texts["alphabet"] for tag, texts in _TEXTS.items()}
"""Every letter of each alphabet, with its own marks of punctuation and figures."""
ARTICLE_1: Mapping[str, str] = {tag: texts["article_1"] for tag, texts in _TEXTS.items()}
"""Two sentences in each language."""
ENGLISH = (
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and "
    "should act towards one another in a spirit of brotherhood."
)


def in_two_languages(tag: str, look: LetterLook | None = None, typed: str | None = None) -> LetterContent:
    """A letter with every part beside its other language; `typed` stands for what the translator wrote."""
    words = typed if typed is not None else ARTICLE_1[tag]
    return msgspec.structs.replace(
        letter(look=look),
        sections=(
            Section("What is true for everybody", (Paragraph(ENGLISH), Paragraph(ENGLISH))),
            Section("What you said", (Quote("I want to see my brother.", "You told me on 2 March."),)),
            Section(
                "What we decided",
                tuple(DecisionLine(n, "Ada will ring Nan", "Ada", "by Friday 27 March") for n in (1, 2)),
            ),
        ),
        translation=Translation(
            language=tag,
            greeting=LANGUAGES[tag].own_name,
            sections=(
                translated_section(LANGUAGES[tag].own_name, f"{words}\n\n{words}"),
                translated_section("", f"“{words}”"),
                translated_section(LANGUAGES[tag].own_name, f"1. {words}\n2. {words}"),
            ),
            translator_name="Selam Abera",
            translated_on=date(2026, 3, 16),
            checked_by="Yared Haile",
        ),
    )
