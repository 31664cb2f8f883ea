"""A scanned paper as it may be kept: its pages, without who made them, where, and what else was packed with them."""

import re
import zlib
from io import BytesIO

import pikepdf

from iro_desktop.models.refused import Refused

MOST_PAGES = 40

_SAFE = "Your file is as it was, and nothing was added."
_TAKEN_OUT = (
    # Who made it with what and when; small pictures of pages; what other programs keep for themselves.
    *("/Metadata", "/PieceInfo", "/Thumb", "/LastModified", "/CreationDate", "/ModDate", "/Author"),
    # Files packed with it, and what would run, open or send something.
    *("/AF", "/AA", "/A", "/OpenAction", "/JavaScript", "/EmbeddedFiles", "/EmbeddedFile", "/XFA", "/Collection"),
    # Where on earth a page lies.
    *("/VP", "/Measure", "/LGIDict", "/GPTS"),
)
_NOT_ON_PAPER = {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
_PHOTO, _SQUEEZED = "/DCTDecode", "/FlateDecode"
_OTHER_PHOTOS = {"/JPXDecode", "/DCTDecode"}
_PHOTO_AMONG_WORDS = re.compile(rb"\bBI\b[^\0]{0,400}?/(?:DCT|DCTDecode)\b")
_MOST_LOOKED_AT = 32 * 1024 * 1024
"""Bytes of a page's drawing that are looked through: a squeezed file must not fill the laptop's memory."""
_MARK, _END, _SCAN, _ADOBE, _COMMENT = 0xFF, 0xD9, 0xDA, 0xEE, 0xFE
_APPLICATION_NOTES, _RESTARTS = range(0xE1, 0xF0), range(0xD0, 0xD8)


class NotAPaper(Refused):
    """The PDF cannot be kept. The file itself was only read."""


def clean_paper(body: bytes) -> bytes:
    """A PDF with its pages as they look, and nothing that says where and by whom they were made. Raises NotAPaper.

    Photos on its pages lose the notes of the telephone too. What cannot be looked into is refused rather than trusted.
    """
    try:
        with pikepdf.open(BytesIO(body)) as paper:
            return _cleaned(paper)
    except Refused:
        raise
    except pikepdf.PasswordError as reason:
        raise NotAPaper(f"This paper is locked with a password. {_SAFE} Save a copy without one, and add that.") from (
            reason
        )
    except Exception as reason:  # damage shows itself in any way it likes
        raise NotAPaper(
            f"This paper is damaged: it breaks off or cannot be read. {_SAFE} Scan it again, or copy the file again."
        ) from reason


def _cleaned(paper: pikepdf.Pdf) -> bytes:
    if not len(paper.pages):
        raise NotAPaper(f"This paper has no pages. {_SAFE} Scan it again.")
    if len(paper.pages) > MOST_PAGES:
        raise NotAPaper(
            f"This paper has {len(paper.pages)} pages; {MOST_PAGES} can be kept. {_SAFE} Add the pages that matter."
        )
    for page in paper.pages:
        _take_off_what_is_not_on_paper(page)
    for found in paper.objects:
        _strip(found)
    if "/Info" in paper.trailer:
        del paper.trailer["/Info"]
    out = BytesIO()
    paper.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _take_off_what_is_not_on_paper(page: pikepdf.Page) -> None:
    notes = page.obj.get("/Annots")
    if isinstance(notes, pikepdf.Array):
        kept = [note for note in notes if str(note.get("/Subtype", "")) not in _NOT_ON_PAPER]
        page.obj["/Annots"] = pikepdf.Array(kept)


def _strip(found: pikepdf.Object) -> None:
    """Take the keys out of one object and all that lies directly within it."""
    if isinstance(found, pikepdf.Array):
        for one in found:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and not one.is_indirect:
                _strip(one)
        return
    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return
    if isinstance(found, pikepdf.Stream):
        _strip_photo(found)
    for key in list(found.keys()):
        if key in _TAKEN_OUT:
            del found[key]
        elif isinstance(found[key], pikepdf.Dictionary | pikepdf.Array) and not found[key].is_indirect:
            _strip(found[key])


def _strip_photo(stream: pikepdf.Stream) -> None:
    packed = stream.get("/Filter")
    ways = [str(one) for one in packed] if isinstance(packed, pikepdf.Array) else [str(packed)]
    if ways == [_PHOTO]:
        stream.write(without_notes(stream.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
    elif _OTHER_PHOTOS & set(ways) or _holds_photo_between_words(stream, ways):
        raise NotAPaper(
            f"This paper holds a photo in a form that we cannot look into, so we cannot be sure that it says nothing "
            f"of where it was taken. {_SAFE} Take a photo of the page, or print it and scan it."
        )


def _holds_photo_between_words(stream: pikepdf.Stream, ways: list[str]) -> bool:
    """Whether a page is drawn with a photo written among its words, where no list of pictures names it."""
    if str(stream.get("/Subtype", "")) == "/Image" or ways not in (["None"], [_SQUEEZED]):
        return False
    raw = stream.read_raw_bytes()
    drawn = zlib.decompressobj().decompress(raw, _MOST_LOOKED_AT) if ways == [_SQUEEZED] else raw
    return _PHOTO_AMONG_WORDS.search(drawn) is not None


def without_notes(photo: bytes) -> bytes:
    """A JPEG without its notes: place, camera, times, small copies, comments. The pixels stay exactly the same.

    What a telephone writes behind the end of the picture goes too. Raises ValueError where it is no whole JPEG.
    """
    if not photo.startswith(b"\xff\xd8"):
        raise ValueError("not a JPEG")
    kept, at = bytearray(photo[:2]), 2
    while at + 1 < len(photo):
        marker = photo[at + 1]
        if photo[at] != _MARK:
            raise ValueError("a marker is missing")
        if marker == _MARK:  # filling before a marker
            at += 1
            continue
        if marker == _END:
            return bytes(kept + photo[at : at + 2])
        end = at + 2 + int.from_bytes(photo[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _end_of_scan(photo, end)
        # Adobe's note says how colours are counted: without it they come out wrong.
        if not ((marker in _APPLICATION_NOTES and marker != _ADOBE) or marker == _COMMENT):
            kept += photo[at:end]
        at = end
    raise ValueError("the picture breaks off")


def _end_of_scan(photo: bytes, at: int) -> int:
    """Where the next marker stands after the points of a scan. Among them FF is followed by 0 or a restart mark."""
    while (at := photo.find(b"\xff", at)) != -1 and at + 1 < len(photo):
        if photo[at + 1] != 0 and photo[at + 1] not in _RESTARTS:
            return at
        at += 2
    raise ValueError("the picture breaks off")
