"""What only a manager may write: asked by the actions on the laptop, and again by central for each operation."""

from iro_desktop.models.council_letters import Letterhead, LetterTemplateText
from iro_desktop.models.council_pictures import PictureSet, SetPicture
from iro_desktop.models.library_document import LibraryDocument, LibraryDocumentFile
from iro_desktop.models.words import CouncilWord

_SET_BY_MANAGERS = (
    *(Letterhead, LetterTemplateText, CouncilWord, PictureSet, SetPicture),
    *(LibraryDocument, LibraryDocumentFile),
)
SET_BY_MANAGERS: frozenset[str] = frozenset({kind.__tablename__ for kind in _SET_BY_MANAGERS})
"""Kinds of record that stand for the whole council. Everybody reads them."""
