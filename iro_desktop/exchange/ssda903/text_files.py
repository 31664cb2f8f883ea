"""CSV as found in the wild: any common encoding, commas, semicolons or tabs, and files that only claim to be CSV."""

import codecs
import csv
import io

from iro_desktop.exchange.ssda903.sheets import MOST_ROWS, TOO_MANY_ROWS, FileCannotBeRead, Sheet, SheetRow

_NOT_TEXT: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "is a PDF with the name of a CSV"),
    (b"\x89PNG", "is a picture with the name of a CSV"),
    (b"\xff\xd8\xff", "is a picture with the name of a CSV"),
    (b"GIF8", "is a picture with the name of a CSV"),
    (b"PK\x03\x04", "is a workbook or a zip archive with the name of a CSV"),
    (b"PK\x05\x06", "is an empty zip archive with the name of a CSV"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel or Word file with the name of a CSV"),
    (b"\x1f\x8b", "is a compressed file with the name of a CSV"),
    (b"{\\rtf", "is a word processor's file with the name of a CSV"),
    (b"<?xml", "is the XML form of the return"),
)
"""How other kinds of file begin, and what to call them."""

_DELIMITERS = ",;\t|"


def read_text_file(content: bytes, label: str) -> Sheet:
    """The one table of a CSV file. Raises FileCannotBeRead where it is empty or not a CSV at all."""
    beginning = content.lstrip(codecs.BOM_UTF8).lstrip()
    if not beginning.strip(b"\0"):
        raise FileCannotBeRead("is empty. Export it again from the council's system; nothing here has changed.")
    for magic, what in _NOT_TEXT:
        if beginning.startswith(magic):
            raise FileCannotBeRead(
                f"{what}, so nothing was read from it. Export the table as CSV; the other files are not affected."
            )
    text = _decoded(content)
    rows: list[SheetRow] = []
    broken_off = _take_rows(text, rows)
    return Sheet(label, tuple(rows), ends_in_mid_line=not text.endswith(("\n", "\r")), broken_off=broken_off)


def _take_rows(text: str, rows: list[SheetRow]) -> str | None:
    """Add the rows of a text; why it stopped before the end, in a sentence, or None where it did not."""
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)), start=1):
            if number > MOST_ROWS:
                return TOO_MANY_ROWS
            if not (number == 1 and cells and cells[0].lower().startswith("sep=")):
                rows.append(SheetRow(number, tuple(cells)))
    except csv.Error:
        return (
            f"A cell after row {rows[-1].number if rows else 0} is far longer than any value of the return, so reading"
            " stopped there. Look for a quotation mark that is never closed, and bring the file in again."
        )
    return None


def _delimiter(text: str) -> str:
    """What parts the cells: whichever of the usual signs the first line with words has most of.

    Headings of the return hold none of them. Excel may write the sign down itself, as "sep=;".
    """
    for line in text.splitlines():
        if line.lower().startswith("sep=") and line[4:5] and line[4] in _DELIMITERS:
            return line[4]
        if line.strip():
            return max(_DELIMITERS, key=line.count)
    return ","


def _decoded(content: bytes) -> str:
    """The text, whichever of UTF-8, UTF-16 or Windows' own Western encoding it was saved in."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    # In UTF-16 every second byte of plain English is zero: which one tells the order.
    sample = content[:4000]
    half = len(sample) // 2 or 1
    if sample[1::2].count(0) > half * 0.6:
        return content.decode("utf-16-le", errors="replace")
    if sample[0::2].count(0) > half * 0.6:
        return content.decode("utf-16-be", errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
