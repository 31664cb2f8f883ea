"""A photo or drawing that somebody added, as a letter carries it: small, and nothing but its points."""

from io import BytesIO

from PIL import Image

LONGEST_SIDE = 900
"""Points: sharp at three inches across."""
_QUALITY = 82


def for_letter(data: bytes) -> bytes:
    """A picture of the record, made smaller and written anew: what a telephone noted in it stays behind.

    A drawing with see-through parts or flat colours stays a PNG, anything else becomes a JPEG. Raises OSError and
    ValueError where the bytes are no picture.
    """
    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
        form = opened.format
        # A camera's JPEG is read at a fraction of its size: a draft is read anew at every pause in typing.
        opened.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))
        opened.load()
        plain = opened.convert("RGBA" if opened.has_transparency_data else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    held = BytesIO()
    if form == "PNG":
        bare.save(held, "PNG")
    else:
        bare.save(held, "JPEG", quality=_QUALITY)
    return held.getvalue()
