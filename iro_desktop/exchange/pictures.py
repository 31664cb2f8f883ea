"""A photo, a drawing or a scanned paper as it may be kept: what it shows, and nothing of where it was made."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from iro_desktop.exchange.papers import clean_paper
from iro_desktop.models.attachment import JPEG, MOST_BYTES, PDF, PNG
from iro_desktop.models.refused import Refused

LONGEST_SIDE = 2_000
"""Pixels of the longer side of a picture that is kept: sharp on a whole page of paper."""
MOST_BYTES_READ = 60 * 1024 * 1024
"""Bytes of a file that is opened at all. A telephone's photo has at most a third of it."""
MOST_PIXELS = {"JPEG": 80_000_000, "PNG": 40_000_000}
"""Pixels of a picture that is opened, by its form: as large as telephones and scanners make them."""

_HEAD = 16
_QUALITIES = (88, 78, 68, 55)
_WHITE = (255, 255, 255)
_KINDS_OF_HEIF = (b"heic", b"heix", b"hevc", b"hevx", b"mif1", b"msf1", b"heim", b"heis", b"avif")
_NAMES = {"JPEG": "a JPEG picture", "PNG": "a PNG picture", "PDF": "a PDF paper"}
_ENDINGS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".pdf": "PDF"}
_SAFE = "Your file is as it was, and nothing was added."
_DAMAGED = (
    f"This file is damaged: it breaks off or cannot be read. {_SAFE} Take the picture again, or copy the file again "
    "from where it came."
)


class NotAPicture(Refused):
    """The file cannot be kept. The file itself was only read."""


@dataclass(frozen=True, slots=True)
class CleanFile:
    """What may be kept of a file."""

    data: bytes
    """Pixels, or pages, written anew; at most `MOST_BYTES`."""
    media_type: str
    """image/jpeg, image/png or application/pdf."""


def clean_file(path: Path) -> CleanFile:
    """A file of the officer's as it may be kept. The file is read and never changed. Raises NotAPicture."""
    try:
        if path.stat().st_size > MOST_BYTES_READ:
            raise NotAPicture(
                f"This file is larger than {MOST_BYTES_READ // 1024**2} MB. {_SAFE} Choose a smaller picture."
            )
        body = path.read_bytes()
    except OSError as reason:
        raise NotAPicture(f"This file cannot be opened. {_SAFE} Check that it is still there, and try again.") from (
            reason
        )
    return clean(body, ending=path.suffix)


def clean(body: bytes, *, ending: str = "") -> CleanFile:
    """The same for the bytes of a file. What it is, is found in the bytes; its name must not say another thing.

    A JPEG called .png is taken: both are read as pictures. A paper that calls itself a picture, or a picture that calls
    itself a paper, is not what the officer thinks, and is refused.
    """
    form = _form_of(body)
    promised = _ENDINGS.get(ending.lower())
    if promised is not None and (promised == "PDF") != (form == "PDF"):
        raise NotAPicture(
            f"This file is called {ending} but holds {_NAMES[form]}. {_SAFE} Open it to see what it is, and give it "
            "its right ending."
        )
    if form == "PDF":
        return CleanFile(_small_enough(clean_paper(body)), PDF)
    picture = _unharmed(lambda: _pixels(body, form))
    return _as_png(picture) if form == "PNG" else _as_jpeg(picture)


def _form_of(body: bytes) -> str:
    """JPEG, PNG or PDF, by how the bytes begin; anything else is refused by its name."""
    head = body[:_HEAD]
    if not body:
        raise NotAPicture(f"This file is empty. {_SAFE} Copy it again from where it came.")
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if b"%PDF-" in body[:1024]:
        return "PDF"
    if head[4:8] == b"ftyp" and head[8:12] in _KINDS_OF_HEIF:
        raise NotAPicture(
            f"This picture is in a form (HEIC) that only some telephones and computers can open. {_SAFE} On the "
            "telephone, choose “Most compatible” for the camera or share the picture as JPEG, then add that one."
        )
    if head.startswith((b"GIF8", b"RIFF")):
        raise NotAPicture(f"Moving pictures, and GIF and WebP files, cannot be kept. {_SAFE} Save it as JPEG or PNG.")
    raise NotAPicture(f"This is not a picture or paper that can be kept. {_SAFE} Choose a JPEG, PNG or PDF file.")


def _unharmed(read: Callable[[], Image.Image]) -> Image.Image:
    """What `read` gives. A reader of pictures that is fed with damage fails in any way it likes: all mean the same."""
    try:
        return read()
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as reason:
        raise _too_many_pixels() from reason
    except Exception as reason:
        raise NotAPicture(_DAMAGED) from reason


def _pixels(body: bytes, form: str) -> Image.Image:
    """The picture upright, on white, small enough, and made of nothing but its pixels."""
    with Image.open(BytesIO(body), formats=(form,)) as opened:
        if opened.width * opened.height > MOST_PIXELS[form]:
            raise _too_many_pixels()
        # A JPEG may carry a second picture for depth: the first is the photo. A PNG with several is a film.
        if form == "PNG" and getattr(opened, "is_animated", False):
            raise NotAPicture(f"Moving pictures cannot be kept. {_SAFE} Save one picture of it as JPEG or PNG.")
        opened.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is read at a fraction of its size
        opened.load()
        upright = _on_white(_turned(opened))
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    # Pillow's pictures carry what came with them along; a new one has pixels only.
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    return bare


def _turned(picture: Image.Image) -> Image.Image:
    """As the telephone says it was held. A damaged note about that must not cost the picture."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # the note is as hostile as the file
        return picture


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("L", "RGB") and "transparency" not in picture.info:
        return picture
    if picture.has_transparency_data:
        ground = Image.new("RGB", picture.size, _WHITE)
        see_through = picture.convert("RGBA")
        ground.paste(see_through, mask=see_through)
        return ground
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _as_png(picture: Image.Image) -> CleanFile:
    """Drawings and screens keep their sharp edges; what is a photo in truth becomes a JPEG where PNG is too large."""
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return CleanFile(out.getvalue(), PNG) if out.tell() <= MOST_BYTES else _as_jpeg(picture)


def _as_jpeg(picture: Image.Image) -> CleanFile:
    for quality in _QUALITIES:
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, progressive=True)
        if out.tell() <= MOST_BYTES:
            return CleanFile(out.getvalue(), JPEG)
    raise NotAPicture(f"This picture stays larger than {MOST_BYTES // 1024**2} MB. {_SAFE} Choose a smaller one.")


def _small_enough(paper: bytes) -> bytes:
    if len(paper) > MOST_BYTES:
        raise NotAPicture(
            f"This paper has {len(paper) / 1024**2:.1f} MB; at most {MOST_BYTES // 1024**2} MB can be kept. {_SAFE} "
            "Scan it again in fewer pages or in grey, or take a photo of the page that matters."
        )
    return paper


def _too_many_pixels() -> NotAPicture:
    return NotAPicture(
        f"This picture has more points than any camera makes, and would stop this laptop. {_SAFE} Save a smaller copy."
    )
