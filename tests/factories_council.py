"""One record of each kind that a council sets for the letters of all its officers."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from uuid import UUID

from PIL import Image

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.council_letters import Letterhead, LetterTemplateText
from iro_desktop.models.council_pictures import PictureSet, SetPicture
from iro_desktop.models.ids import new_id
from iro_desktop.models.library_document import LibraryDocument, LibraryDocumentFile
from iro_desktop.queries.letter_templates import shipped_text
from iro_desktop.queries.letterhead import LETTERHEAD_ID


def letter_template_text(*, template: str = "plain") -> LetterTemplateText:
    return LetterTemplateText(
        template=template,
        version=3,
        text=shipped_text(template).replace("It will not be held against you.", "You will not be in trouble."),
        why="Plainer about complaints.",
        by_name="Farah Malik",
        saved_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def letterhead() -> Letterhead:
    return Letterhead(
        id=LETTERHEAD_ID,
        name="Brackenshire Council",
        address="Moor House\n1 Square\nBrackenford",
        telephone="01632 960 100",
        website="www.brackenshire.example",
        set_by="Farah Malik",
    )


def picture_set() -> PictureSet:
    return PictureSet(
        name="Moorland Symbols",
        credit="Moorland Symbols, used with a licence",
        licensed_by="Moorland Pictures",
        licensed_until=date(2027, 3, 31),
        comes_first=True,
        set_by="Farah Malik",
        set_on=date(2026, 3, 2),
    )


def set_picture() -> SetPicture:
    out = BytesIO()
    Image.new("RGBA", (12, 12), "#4C8C47").save(out, "PNG")
    return SetPicture(
        set_id=UUID(int=3107),
        name="toilet",
        other_words=("loo", "bathroom"),
        data=b64encode(out.getvalue()).decode(),
        sha256=sha256(out.getvalue()).hexdigest(),
    )


def library_document() -> LibraryDocument:
    return LibraryDocument(
        name="Resolution protocol", for_whom="For officers", review_on=date(2027, 3, 1), set_by="Farah Malik"
    )


def library_document_file(document_id: UUID) -> LibraryDocumentFile:
    return LibraryDocumentFile(
        document_id=document_id,
        version=2,
        data="JVBERi0=",
        pages=3,
        size_bytes=5,
        by_name="Farah Malik",
        added_at=datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


FACTORIES_COUNCIL: Mapping[type[SyncedRecord], Callable[[UUID], SyncedRecord]] = {
    Letterhead: lambda _: letterhead(),
    LetterTemplateText: lambda _: letter_template_text(),
    PictureSet: lambda _: picture_set(),
    SetPicture: lambda _: set_picture(),
    LibraryDocument: lambda _: library_document(),
    LibraryDocumentFile: lambda _: library_document_file(new_id()),
}
"""How to make one of each."""
