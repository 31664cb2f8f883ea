"""Reads a PDF back as a person or another program would."""

import unicodedata

import pypdfium2


def text_of(pdf: bytes) -> str:
    """All text of a PDF, page after page, as PDFium finds it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def squeezed(text: str) -> str:
    """Text without white space and in one Unicode form: what remains must survive print and copy."""
    return "".join(unicodedata.normalize("NFKC", text).replace("\ufffe", "").split())


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
