"""Pictures of letters as they print: one for each age, in large print, and beside other languages. A line each."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from iro_desktop.letters.content import Block, DecisionLine, LetterContent, Paragraph, Picture, Section, Translation
from iro_desktop.letters.easy_read import as_easy_read
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import render_booklet, render_large_print
from iro_desktop.letters.specimen import specimen
from iro_desktop.letters.suggested_pictures import suggested
from iro_desktop.letters.symbols import CREDITS
from iro_desktop.letters.templates import load_template
from iro_desktop.letters.translation import translated_section
from iro_desktop.models.languages import LANGUAGES

_PIXELS_A_POINT = 1.5
_BETWEEN = 24
"""Pixels between two pages of one picture."""
_ENGLISH = (
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and "
    "should act towards one another in a spirit of brotherhood."
)
_ARTICLE_1 = {
    "ar": (
        "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبو"
        "ا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا بروح الإخاء."
    ),
    "ti": ("ብመንፅር ክብርን መሰልን ኩሎም ሰባት እንትውለዱ ነፃን ማዕሪን እዮም። ምስትውዓልን ሕልናን ዝተዓደሎም ብምዃኖም ንሕድሕዶም ብሕውነታዊ መንፈስ ክተሓላለዩ ኦለዎም።"),
}
"""Of the Universal Declaration of Human Rights, in the United Nations' own translations: ours would be nobody's."""


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """One letter to look at."""

    name: str
    """Of the picture's file."""
    make: Callable[[], bytes]


def _written_from(template: str) -> LetterContent:
    content = specimen(load_template(template))
    return msgspec.structs.replace(content, look=msgspec.structs.replace(content.look, animal="fox"))


def _easy_read(template: str) -> LetterContent:
    """One idea a row, each with the first drawing that its words find."""
    content = as_easy_read(_written_from(template))
    sections = tuple(
        msgspec.structs.replace(section, blocks=tuple(_pictured(block) for block in section.blocks))
        for section in content.sections
    )
    return msgspec.structs.replace(content, sections=sections)


def _pictured(block: Block) -> Block:
    if not isinstance(block, Paragraph | DecisionLine) or not (found := suggested(block.text, at_most=1)):
        return block
    symbol = found[0]
    picture = Picture(key=symbol.key, words=symbol.name, credit=CREDITS[symbol.set_name])
    return msgspec.structs.replace(block, picture=picture)


def _beside(language: str) -> LetterContent:
    words, own_name = _ARTICLE_1[language], LANGUAGES[language].own_name
    section = Section("What is true for everybody", (Paragraph(_ENGLISH),))
    return msgspec.structs.replace(
        _written_from("review_8_11"),
        sections=(section, msgspec.structs.replace(section, heading="Once more")),
        translation=Translation(
            language=language,
            greeting=own_name,
            sections=(translated_section(own_name, words), translated_section(own_name, words)),
            translator_name="United Nations",
            translated_on=None,
            checked_by="",
        ),
    )


def _printed(template: str) -> bytes:
    return render_pdf(_written_from(template))


PICTURES: tuple[LetterPicture, ...] = (
    *(
        LetterPicture(f"letter-{name}", partial(_printed, name))
        for name in ("review_4_7", "review_8_11", "review_12_15", "review_16_17", "review_additional_needs")
    ),
    LetterPicture("letter-large-print", lambda: render_large_print(_written_from("review_8_11"))),
    LetterPicture("letter-easy-read", lambda: render_pdf(_easy_read("review_additional_needs"))),
    LetterPicture("letter-booklet", lambda: render_booklet(_written_from("review_8_11"))),
    LetterPicture("letter-arabic", lambda: render_pdf(_beside("ar"))),
    LetterPicture("letter-tigrinya", lambda: render_pdf(_beside("ti"))),
)
"""What `./dev shots` leaves beside the screens. Another letter is another line."""


def take_letter_pictures(out: Path, *, only: str = "") -> int:
    """A picture of every letter, its pages beside each other. `only` takes those whose name begins so.

    Returns how many were taken.
    """
    wanted = [one for one in PICTURES if one.name.startswith(only)]
    for one in wanted:
        pages_beside_each_other(one.make()).save(str(out / f"{one.name}.png"))
    return len(wanted)


def pages_beside_each_other(pdf: bytes) -> QImage:
    """All pages of a PDF in one picture, first at the left."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    sizes = [(document.pagePointSize(page) * _PIXELS_A_POINT).toSize() for page in range(document.pageCount())]
    wide = sum(size.width() for size in sizes) + _BETWEEN * (len(sizes) - 1)
    whole = QImage(QSize(wide, max(size.height() for size in sizes)), QImage.Format.Format_RGB32)
    whole.fill(0xFF8A8A8A)
    painter = QPainter(whole)
    left = 0
    for page, size in enumerate(sizes):
        painter.drawImage(left, 0, document.render(page, size))
        left += size.width() + _BETWEEN
    painter.end()
    document.close()
    return whole
