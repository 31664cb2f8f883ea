"""A PDF for the library: kept exactly as it is, and only where nothing in it runs, opens or hides anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf

from iro_desktop.models.attachment import MOST_BYTES
from iro_desktop.models.refused import Refused

MOST_PAGES = 300
_SAFE = "Your file is as it was, and nothing was added."
_RUNS = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound"})
"""Kinds of act that would run or send something, or open another program."""
_SCRIPTS = ("/JS", "/JavaScript", "/XFA")
_FILES = ("/EmbeddedFiles", "/EmbeddedFile", "/EF")
_NOT_ON_PAPER = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


class NotForTheLibrary(Refused):
    """The file cannot be put into the library. The file itself was only read."""


@dataclass(frozen=True, slots=True)
class LibraryPdf:
    """A PDF that may be put into the library."""

    data: bytes
    pages: int
    proposed_name: str
    """From the file's own name, without its ending."""


def read_library_pdf(path: Path) -> LibraryPdf:
    """A manager's PDF. It is read and never changed. Raises NotForTheLibrary with what to do."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise NotForTheLibrary(
                f"This file is larger than {MOST_BYTES // 1024**2} MB, which would take too long to reach every "
                f"laptop. {_SAFE} Save it smaller, or only the pages that matter."
            )
        data = path.read_bytes()
    except OSError as reason:
        raise NotForTheLibrary(
            f"This file cannot be opened. {_SAFE} Check that it is still there, and try again."
        ) from reason
    name = " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    return LibraryPdf(data, pages_of(data), name)


def pages_of(data: bytes) -> int:
    """How many pages a PDF has. Raises NotForTheLibrary where anything stands against keeping it."""
    if b"%PDF-" not in data[:1024]:
        raise NotForTheLibrary(f"This is no PDF. {_SAFE} Save the document as PDF, and add that.")
    try:
        with pikepdf.open(BytesIO(data)) as paper:
            return _checked(paper)
    except Refused:
        raise
    except pikepdf.PasswordError as reason:
        raise NotForTheLibrary(
            f"This PDF is locked with a password. {_SAFE} Save a copy without one, and add that."
        ) from reason
    except Exception as reason:  # damage shows itself in any way it likes
        raise NotForTheLibrary(
            f"This PDF is damaged: it breaks off or cannot be read. {_SAFE} Copy it again from where it came."
        ) from reason


def _checked(paper: pikepdf.Pdf) -> int:
    pages = len(paper.pages)
    if paper.is_encrypted:
        raise NotForTheLibrary(
            f"This PDF is encrypted, so that printing or copying may be forbidden. {_SAFE} Save a copy without that, "
            "and add it."
        )
    if not 0 < pages <= MOST_PAGES:
        raise NotForTheLibrary(
            f"This PDF has {pages} pages; 1 to {MOST_PAGES} can be kept. {_SAFE} Add the pages that matter."
        )
    for found in paper.objects:
        for part in _parts(found):
            _check(part)
    return pages


def _check(part: pikepdf.Object) -> None:
    if any(name in part for name in _SCRIPTS) or str(part.get("/S", "")) in _RUNS:
        raise NotForTheLibrary(
            f"This PDF holds a program that runs when it is opened or pressed (JavaScript, or a form that sends). "
            f"{_SAFE} Print it to a new PDF, and add that."
        )
    if any(name in part for name in _FILES) or str(part.get("/Subtype", "")) in _NOT_ON_PAPER:
        raise NotForTheLibrary(
            f"This PDF carries other files, sound or film with it. {_SAFE} Print it to a new PDF, and add that."
        )


def _parts(found: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Every dictionary in one object, those directly within it too."""
    waiting = [found]
    while waiting:
        one = waiting.pop()
        within: list[object] = []
        if isinstance(one, pikepdf.Array):
            within = list(one)
        elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            yield one
            within = [one[key] for key in one.keys()]  # noqa: SIM118 - it has no iteration of its own
        waiting += [each for each in within if isinstance(each, pikepdf.Object) and not each.is_indirect]
