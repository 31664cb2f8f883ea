"""A council's logo as it may be kept: small, without anything but its points, and clear where it was clear."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from iro_desktop.exchange.pictures import NotAPicture, clean
from iro_desktop.letters.docx_pictures import as_image
from iro_desktop.letters.svg import NotADrawing, read_svg
from iro_desktop.models.attachment import PDF

MOST_BYTES = 120 * 1024
"""Bytes of a logo that is kept: it stands in the frozen words of every letter."""
_MOST_READ = 8 * 1024 * 1024
_WIDEST, _HIGHEST = 600, 240
"""Points of the picture: sharp in print at the size at which a letterhead has it."""
_COLOURS = 64


def read_logo(path: Path) -> bytes:
    """A logo from a PNG, JPEG or SVG file, written anew as PNG. The file is read and never changed. Raises Refused."""
    try:
        if path.stat().st_size > _MOST_READ:
            raise NotAPicture(
                f"This file is larger than {_MOST_READ // 1024**2} MB. Nothing was changed. Save it smaller."
            )
        body = path.read_bytes()
    except OSError as reason:
        raise NotAPicture("This file cannot be opened. Nothing was changed. Check that it is still there.") from reason
    return clean_logo(body, ending=path.suffix)


def clean_logo(body: bytes, *, ending: str = "") -> bytes:
    """The same for the bytes of a file."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:4].lower() in {b"<svg", b"<?xm", b"<!do", b"<!--"}:
        return _small(_drawn(body))
    # Whatever is damaged, hostile or too large is refused here, in words that fit any picture.
    if clean(body, ending=ending).media_type == PDF:
        raise NotAPicture("A PDF is no logo. Nothing was changed. Save the logo as PNG, and add that.")
    with Image.open(BytesIO(body), formats=("PNG", "JPEG")) as opened:
        opened.draft(None, (_WIDEST, _WIDEST))
        picture = ImageOps.exif_transpose(opened).convert("RGBA")
    return _small(picture)


def _drawn(body: bytes) -> Image.Image:
    """An SVG as points, as large as a letterhead has it. Raises NotAPicture with what cannot be drawn."""
    try:
        return as_image(read_svg(body.decode("utf-8-sig")), _WIDEST)
    except (NotADrawing, UnicodeDecodeError) as reason:
        said = reason if isinstance(reason, NotADrawing) else "it is not written as an SVG is"
        raise NotAPicture(
            f"This drawing (SVG) cannot be printed: {said}. Nothing was changed. Save it as PNG, 600 points wide, and "
            "add that."
        ) from reason


def _small(picture: Image.Image) -> bytes:
    picture.thumbnail((_WIDEST, _HIGHEST), Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)
    whole = _as_png(bare)
    # 600 by 240 points in 64 colours take 108 KB where nothing can be pressed, so this one is always small enough.
    return whole if len(whole) <= MOST_BYTES else _as_png(bare.quantize(_COLOURS))


def _as_png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
