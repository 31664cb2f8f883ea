"""Pictures of letters as they print: one from each template, in large print, and beside other languages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from iro_desktop.exchange.practise.papers import practise_content
from iro_desktop.letters.content import LetterContent, Paragraph, Section, Translation
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import render_booklet, render_large_print
from iro_desktop.letters.translation import translated_section
from iro_desktop.models.languages import LANGUAGES
from iro_desktop.models.working_days import bundled_bank_holidays
from iro_desktop.store.store import Store

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


Written = Callable[[str], LetterContent]
"""What a letter from a template says, by the template's name."""


@dataclass(frozen=True, slots=True)
class LetterPicture:
    """One letter to look at."""

    name: str
    """Of the picture's file."""
    make: Callable[[Written], bytes]


def written_in(store: Store, today: date) -> Written:
    """Letters to the children of a practise caseload, as an officer would have written them. Nothing is kept."""

    def written(template: str) -> LetterContent:
        with store.transaction() as session:
            content = practise_content(session, template, today=today, bank_holidays=bundled_bank_holidays())
            session.rollback()
        return content

    return written


def _beside(language: str, written: Written) -> LetterContent:
    words, own_name = _ARTICLE_1[language], LANGUAGES[language].own_name
    section = Section("What is true for everybody", (Paragraph(_ENGLISH),))
    return msgspec.structs.replace(
        written("review_8_11"),
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


def _printed(template: str, written: Written) -> bytes:
    return render_pdf(written(template))


PICTURES: tuple[LetterPicture, ...] = (
    *(LetterPicture(f"letter-{name}", partial(_printed, name)) for name in ALL_TEMPLATES),
    LetterPicture("letter-large-print", lambda written: render_large_print(written("review_8_11"))),
    LetterPicture("letter-booklet", lambda written: render_booklet(written("review_8_11"))),
    LetterPicture("letter-arabic", lambda written: render_pdf(_beside("ar", written))),
    LetterPicture("letter-tigrinya", lambda written: render_pdf(_beside("ti", written))),
)
"""What `./dev shots` leaves beside the screens. Another letter is another line."""


def take_letter_pictures(out: Path, written: Written, *, only: str = "") -> int:
    """A picture of every letter, its pages beside each other. `only` takes those whose name begins so.

    Returns how many were taken.
    """
    wanted = [one for one in PICTURES if one.name.startswith(only)]
    for one in wanted:
        pages_beside_each_other(one.make(written)).save(str(out / f"{one.name}.png"))
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
