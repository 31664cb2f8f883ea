"""A letter of two pages beside Arabic as a tagged PDF, next to the same words alone by the bare engine."""

import json

import msgspec
import typst
from sqlalchemy import select

from benchmarks._measuring import Figure, median_ms, practise_store
from benchmarks.letter import of_two_pages
from iro_desktop import resources
from iro_desktop.letters.content import LetterContent, Translation, letter_from_json
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.translation import block_words, translated_section
from iro_desktop.models.languages import LANGUAGES
from iro_desktop.models.letter import Letter

_ARABIC = LANGUAGES["ar"]
_BARE = b"""#set text(font: ("Noto Naskh Arabic", "Andika"), lang: "ar")
#for said in json(bytes(sys.inputs.texts)) { par(said) }
"""


def _as_long(words: str) -> str:
    """Arabic with as many words as the English has: its own name, since the program translates nothing."""
    return " ".join([_ARABIC.own_name] * len(words.split()))


def beside_arabic(content: LetterContent) -> LetterContent:
    """The letter with as many words of Arabic beside each of its parts."""
    told = tuple(
        translated_section(
            _as_long(section.heading or ""),
            "\n\n".join(_as_long(words) for block in section.blocks for words in block_words(block)),
        )
        for section in content.sections
    )
    translation = Translation(
        language=_ARABIC.tag,
        greeting=_as_long(content.greeting),
        sections=told,
        translator_name="Selam Abera",
        translated_on=content.written_on,
        checked_by="",
    )
    return msgspec.structs.replace(content, translation=translation)


def _bare(texts: str, fonts: typst.Fonts) -> object:
    """The words of both languages alone: no columns, no look, no text to copy. It keeps nothing from run to run."""
    return typst.compile(_BARE, font_paths=fonts, ignore_system_fonts=True, sys_inputs={"texts": texts}, pdf_tags=False)


def main() -> None:
    with practise_store(years=5) as store, store.reading() as session:
        frozen = session.scalars(select(Letter.finished_content).where(Letter.finished_content.is_not(None))).all()
    contents = [letter_from_json(text) for text in frozen if text is not None]
    letter = beside_arabic(of_two_pages(max(contents, key=lambda content: len(content.sections))))
    assert isinstance(letter.translation, Translation)
    sections = (*letter.sections, *letter.translation.sections)
    texts = [words for section in sections for block in section.blocks for words in block_words(block)]
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resources.path("fonts"))]
    )
    # Both keep what they laid out before, so each run gets words that it has not seen.
    runs = iter(range(1_000_000))
    bare = median_ms(lambda: _bare(json.dumps([f"{next(runs)} {one}" for one in texts]), fonts), runs=21)
    tagged = median_ms(lambda: render_pdf(_another(letter, next(runs))), runs=21)
    print(Figure("A letter beside Arabic as a tagged PDF", tagged, "the same words by bare Typst", bare, 150))


def _another(content: LetterContent, number: int) -> LetterContent:
    return msgspec.structs.replace(content, greeting=f"{content.greeting} {number}")


if __name__ == "__main__":
    main()
