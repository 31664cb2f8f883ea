"""A folder of pictures that a council has licensed: each read, made small and written anew, or refused by its name."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path

from PIL import Image

from iro_desktop.exchange.pictures import NotAPicture, clean
from iro_desktop.letters.docx_pictures import as_image
from iro_desktop.letters.svg import NotADrawing, read_svg
from iro_desktop.models.attachment import PDF
from iro_desktop.models.council_pictures import NewPicture
from iro_desktop.models.refused import Refused

MOST_PICTURES = 1_000
MOST_BYTES = 64 * 1024
"""Bytes of one picture that is kept: a whole set travels to each laptop."""
SIDE = 360
"""Points of its longer side: sharp at 3 cm on paper."""
MOST_READ = 8 * 1024 * 1024
"""Bytes of a file that is opened at all."""
LONGEST_NAME = 60
WORDS_FILE = "words.csv"
_COLOURS = 128
_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".svg"})
_NUMBER_AT_END = re.compile(r"[ _-]*\(?\d{1,3}\)?$")
_NOT_IN_A_NAME = re.compile(r"[\[\]|\s_]+")


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """What was found in a folder."""

    folder_name: str
    pictures: tuple[NewPicture, ...]
    refused: tuple[str, ...]
    """A sentence for each file that is not among them, beginning with the file's name."""


def read_folder(folder: Path) -> ReadFolder:
    """Read every file of a folder, not of folders in it. The files are never changed.

    A picture is called as its file: "foster_home.png" is "foster home". A table "words.csv" beside them, with the
    columns file, name and other_words (parted by ";"), may call them otherwise. Raises Refused for a folder that cannot
    be opened, has no picture, or has more than `MOST_PICTURES`.
    """
    try:
        files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    except OSError as reason:
        raise Refused("This folder cannot be opened. Nothing was added. Check that it is still there.") from reason
    drawn = [path for path in files if path.suffix.lower() in _ENDINGS]
    if not drawn:
        raise Refused("There is no PNG, JPEG or SVG file in this folder. Nothing was added. Choose another folder.")
    if len(drawn) > MOST_PICTURES:
        raise Refused(
            f"This folder has {len(drawn)} pictures, and a set can have {MOST_PICTURES}. Nothing was added. Put those "
            "that your letters need into a folder of their own, and choose that one."
        )
    refused = [
        f"{path.name}: not a picture that can be used. A PNG, JPEG or SVG can be."
        for path in files
        if path not in drawn and path.name.casefold() != WORDS_FILE
    ]
    words, damaged = _words_of(folder)
    refused += damaged
    found: dict[str, NewPicture] = {}
    for path in drawn:
        name, others = words.get(path.name.casefold()) or (_name_of(path), ())
        if not name:
            refused.append(f"{path.name}: its name says no word. Call it by the word that it shows.")
        elif name.casefold() in found:
            refused.append(f"{path.name}: another picture here is called “{name}” already. Give it another name.")
        else:
            try:
                found[name.casefold()] = NewPicture(name, others, _as_png(path))
            except Refused as reason:
                refused.append(f"{path.name}: {reason.sentence}")
    return ReadFolder(folder.name, tuple(found.values()), tuple(refused))


def _name_of(path: Path) -> str:
    words = _NOT_IN_A_NAME.sub(" ", path.stem).strip()
    return (_NUMBER_AT_END.sub("", words).strip() or words)[:LONGEST_NAME].strip()


def _tidy(words: str) -> str:
    return _NOT_IN_A_NAME.sub(" ", words).strip()[:LONGEST_NAME].strip()


def _words_of(folder: Path) -> tuple[Mapping[str, tuple[str, tuple[str, ...]]], list[str]]:
    """What the table beside the pictures calls each, by the name of its file."""
    path = folder / WORDS_FILE
    if not path.is_file():
        return {}, []
    try:
        if path.stat().st_size > MOST_READ:
            raise ValueError
        rows = list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))))
        if rows and not {"file", "name"} <= rows[0].keys():
            raise ValueError
    except (OSError, ValueError, csv.Error):
        return {}, [
            f"{path.name}: cannot be read. It needs the columns file, name and other_words. Names of files are used."
        ]
    named = {}
    for row in rows:
        name = _tidy(row["name"] or "")
        others = (
            _NOT_IN_A_NAME.sub(" ", one).strip()[:LONGEST_NAME] for one in (row.get("other_words") or "").split(";")
        )
        if row["file"] and name:
            named[row["file"].strip().casefold()] = name, tuple(one for one in others if one)
    return named, []


def _as_png(path: Path) -> bytes:
    """A file as a small PNG. Raises Refused, in words that follow the file's name."""
    try:
        if path.stat().st_size > MOST_READ:
            raise Refused(f"larger than {MOST_READ // 1024**2} MB. Save it smaller.")
        body = path.read_bytes()
    except OSError as reason:
        raise Refused("cannot be opened. Check that it is still there.") from reason
    picture = _drawn(body) if path.suffix.lower() == ".svg" else _pixels(body, path.suffix)
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    bare = Image.new("RGBA", picture.size)
    bare.paste(picture)
    whole = _written(bare)
    return whole if len(whole) <= MOST_BYTES else _fewer_colours(bare)


def _fewer_colours(picture: Image.Image) -> bytes:
    """A photo as a PNG of at most `MOST_BYTES`: fewer colours, then fewer points."""
    while len(small := _written(picture.quantize(_COLOURS))) > MOST_BYTES:
        picture = picture.resize((max(1, picture.width * 4 // 5), max(1, picture.height * 4 // 5)))
    return small


def _drawn(body: bytes) -> Image.Image:
    try:
        return as_image(read_svg(body.decode("utf-8-sig")), SIDE)
    except (NotADrawing, UnicodeDecodeError) as reason:
        said = reason if isinstance(reason, NotADrawing) else "it is not written as an SVG is"
        raise Refused(f"cannot be drawn: {said}. Save it as PNG.") from reason


def _pixels(body: bytes, ending: str) -> Image.Image:
    try:
        if clean(body, ending=ending).media_type == PDF:
            raise Refused("a PDF is no picture. Save it as PNG.")
    except NotAPicture as reason:
        raise Refused("damaged, or not what its name says. Open it to see, and save it as PNG.") from reason
    with Image.open(BytesIO(body), formats=("PNG", "JPEG")) as opened:
        opened.load()
        return opened.convert("RGBA")


def _written(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
