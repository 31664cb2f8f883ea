"""Every paper that one letter becomes. All are made from the same frozen words, and none is a letter of its own."""

from enum import StrEnum

from iro_desktop.letters.content import LetterContent
from iro_desktop.letters.docx_letter import render_letter_docx
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.other_sizes import render_booklet, render_large_print
from iro_desktop.letters.plain_text import plain_text


class Form(StrEnum):
    """What a letter can be taken out as."""

    PDF = "pdf"
    WORD = "docx"
    TEXT = "txt"
    LARGE_PRINT = "large_print"
    BOOKLET = "booklet"

    @property
    def ending(self) -> str:
        """Of the file's name, without the full stop."""
        return self.value if self in {Form.WORD, Form.TEXT} else "pdf"


def make_paper(content: LetterContent, form: Form) -> bytes:
    """The paper as the bytes of its file; plain text in UTF-8. The same content gives the same bytes."""
    match form:
        case Form.PDF:
            return render_pdf(content)
        case Form.WORD:
            return render_letter_docx(content)
        case Form.TEXT:
            return plain_text(content).encode()
        case Form.LARGE_PRINT:
            return render_large_print(content)
        case Form.BOOKLET:
            return render_booklet(content)
