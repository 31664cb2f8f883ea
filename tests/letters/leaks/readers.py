"""Reads every word of a paper with two different programs, and all that goes with it; then looks for what is hidden."""

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from io import BytesIO

import docx
import pypdf
import pypdfium2
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, TextStringObject

_LOOK_LIKE = str.maketrans("аеорсхуіјѕАВЕКМНОРСТУХІЈЅαονρ01i", "aeopcxyijsabekmhopctyxijsaovpoll")
_SHORTEST_TELEPHONE = 9


@dataclass(frozen=True)
class Paper:
    """Something that leaves the program."""

    name: str
    """The file's name as it is proposed."""
    body: bytes


def leaks(paper: Paper, tokens: Iterable[str]) -> list[tuple[str, str]]:
    """Every hidden detail that one of the readers finds in a paper, with where it was read."""
    found = []
    readings = [(where, normal(text), figures(text)) for where, text in readings_of(paper)]
    for token in tokens:
        as_text, as_figures = normal(token), figures(token)
        is_number = len(as_figures) >= _SHORTEST_TELEPHONE
        for where, text, numbers in readings:
            if as_text in text or (is_number and as_figures.removeprefix("0") in numbers):
                found.append((token, where))
    return found


def normal(text: str) -> str:
    """A text as somebody sees it who wants to find something: only letters and figures, look-alikes made one."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LOOK_LIKE)
    plain = unicodedata.normalize("NFKD", folded)
    return "".join(one for one in plain.translate(_LOOK_LIKE) if one.isalnum())


def figures(text: str) -> str:
    """The figures of a text alone, so that a telephone number is found in any format."""
    return "".join(re.findall(r"\d", unicodedata.normalize("NFKC", text)))


def readings_of(paper: Paper) -> Iterator[tuple[str, str]]:
    """Everything of a paper that somebody can read, and how they come to it."""
    yield "file name", paper.name
    match paper.name.rpartition(".")[2]:
        case "pdf":
            yield from _pdf(paper.body)
        case "docx":
            yield from _docx(paper.body)
        case "eml":
            yield from _mail(paper.body)
        case _:
            yield "text", paper.body.decode()


def _pdf(body: bytes) -> Iterator[tuple[str, str]]:
    document = pypdfium2.PdfDocument(body)
    try:
        yield "PDFium", "\n".join(page.get_textpage().get_text_bounded() for page in document)
        yield "PDFium metadata", " ".join(document.get_metadata_dict().values())
        yield "PDFium bookmarks", " ".join(item.get_title() for item in document.get_toc())
    finally:
        document.close()
    reader = pypdf.PdfReader(BytesIO(body))
    yield "pypdf", "\n".join(page.extract_text() for page in reader.pages)
    # Document information, XMP, bookmarks, link targets, alternative and actual text: every string of every object.
    yield "strings", "\n".join(_strings(reader.trailer, set()))
    if (xmp := reader.root_object.get("/Metadata")) is not None:
        yield "XMP", xmp.get_object().get_data().decode()


def _strings(value: PdfObject | None, seen: set[int]) -> Iterator[str]:
    if isinstance(value, IndirectObject):
        if value.idnum in seen:
            return
        seen.add(value.idnum)
        value = value.get_object()
    if isinstance(value, TextStringObject):
        yield str(value)
    elif isinstance(value, DictionaryObject):
        for key in value:
            yield from _strings(value.raw_get(key), seen)
    elif isinstance(value, ArrayObject):
        for at in range(len(value)):
            yield from _strings(value.raw_get(at) if hasattr(value, "raw_get") else list.__getitem__(value, at), seen)


def _docx(body: bytes) -> Iterator[tuple[str, str]]:
    document = docx.Document(BytesIO(body))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    yield "python-docx", "\n".join([*(paragraph.text for paragraph in document.paragraphs), *tables])
    with zipfile.ZipFile(BytesIO(body)) as package:
        for name in package.namelist():
            yield "part name", name
            if name.endswith((".xml", ".rels")):
                part = package.read(name).decode()
                # A word may be cut by marks of the format: read without them, and with them for what stands in one.
                yield name, re.sub(r"<[^>]+>", "", part)
                yield name, " ".join(re.findall(r'"([^"]*)"', part))


def _mail(body: bytes) -> Iterator[tuple[str, str]]:
    mail = message_from_bytes(body, policy=policy.default)
    yield "headers", "\n".join(f"{name}: {value}" for name, value in mail.items())
    for part in mail.walk():
        if part.get_filename():
            content = part.get_content()
            yield from readings_of(Paper(str(part.get_filename()), content if isinstance(content, bytes) else b""))
        elif part.get_content_type() == "text/plain":
            yield "body", str(part.get_content())
