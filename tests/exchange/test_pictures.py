"""Photos, drawings and scanned papers before they are kept: no byte says where they were made."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin, TiffImagePlugin

from iro_desktop.exchange import pictures
from iro_desktop.exchange.papers import NotAPaper, without_notes
from iro_desktop.exchange.pictures import LONGEST_SIDE, CleanFile, NotAPicture, clean, clean_file
from iro_desktop.models.attachment import JPEG, MOST_BYTES, PDF, PNG
from iro_desktop.models.refused import Refused

GPS = 0x8825
MAKER, SOFTWARE, ORIENTATION = 0x010F, 0x0131, 0x0112
TELLTALE = b"Brackenford-Phone-77"


def photo(size: tuple[int, int] = (300, 200), *, orientation: int = 1, latitude: float = 51.5) -> bytes:
    """A photo as a telephone writes it: with the place, the camera, a comment and XMP."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    exif = Image.Exif()
    exif[MAKER], exif[SOFTWARE], exif[ORIENTATION] = TELLTALE.decode(), TELLTALE.decode(), orientation
    degrees = TiffImagePlugin.IFDRational(round(latitude * 10_000), 10_000)
    exif[GPS] = {1: "N", 2: (degrees, 0, 0), 3: "W", 4: (degrees, 0, 0), 29: "2026:03:12", 27: TELLTALE}
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=TELLTALE, xmp=b"<x:xmpmeta>" + TELLTALE + b"</x:xmpmeta>")
    return out.getvalue()


def drawing(**text: str) -> bytes:
    notes = PngImagePlugin.PngInfo()
    for key, value in text.items():
        notes.add_text(key, value)
        notes.add_itxt(f"XML:com.adobe.xmp{key}", value)
        notes.add_text(f"z{key}", value, zip=True)
    picture = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    picture.putpixel((5, 5), (200, 20, 20, 255))
    out = BytesIO()
    exif = Image.Exif()
    exif[MAKER] = TELLTALE.decode()
    picture.save(out, "PNG", pnginfo=notes, exif=exif)
    return out.getvalue()


def paper(*, photo_on_it: bytes | None = None, filters: str = "/DCTDecode") -> bytes:
    """A scanned form with all that a scanner and other programs pack into one."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    page.obj.LastModified = pikepdf.String(TELLTALE)
    page.obj.VP = pikepdf.Array([pikepdf.Dictionary(Measure=pikepdf.Dictionary(GPTS=pikepdf.String(TELLTALE)))])
    page.obj.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, T=pikepdf.String(TELLTALE))]
    )
    if photo_on_it is not None:
        picture = pdf.make_stream(photo_on_it)
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height, picture.BitsPerComponent = 300, 200, 8
        picture.ColorSpace, picture.Filter = pikepdf.Name.DeviceRGB, pikepdf.Name(filters)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
        page.obj.Contents = pdf.make_stream(b"q 200 0 0 200 0 0 cm /Im0 Do Q")
    with pdf.open_metadata() as notes:
        notes["dc:creator"] = [TELLTALE.decode()]
    pdf.docinfo["/Author"] = TELLTALE.decode()
    pdf.attachments["where.txt"] = pikepdf.AttachedFileSpec(pdf, TELLTALE, filename="where.txt")
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String(TELLTALE))
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()


def opened(kept: CleanFile) -> Image.Image:
    picture = Image.open(BytesIO(kept.data))
    picture.load()
    return picture


def whole_text(kept: CleanFile) -> bytes:
    """Every byte of a paper, unpacked."""
    out = BytesIO()
    with pikepdf.open(BytesIO(kept.data)) as pdf:
        pdf.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def segments(jpeg: bytes) -> set[int]:
    """The markers of a JPEG before its first scan."""
    found, at = set(), 2
    while jpeg[at + 1] != 0xDA:
        found.add(jpeg[at + 1])
        at += 2 + struct.unpack(">H", jpeg[at + 2 : at + 4])[0]
    return found


def chunks(png: bytes) -> set[bytes]:
    found, at = set(), 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found.add(png[at + 4 : at + 8])
        at += 12 + length
    return found


@settings(max_examples=30)
@given(latitude=st.floats(0, 89), orientation=st.integers(1, 8), width=st.integers(8, 300))
def test_a_photo_with_a_place_comes_out_without_any_note(latitude: float, orientation: int, width: int) -> None:
    before = photo((width, 40), orientation=orientation, latitude=latitude)
    assert TELLTALE in before
    kept = clean(before)
    assert kept.media_type == JPEG
    assert TELLTALE not in kept.data
    assert b"Exif" not in kept.data
    assert not segments(kept.data) & {*range(0xE1, 0xF0), 0xFE}
    assert not opened(kept).getexif()


def test_a_photo_held_sideways_is_kept_upright() -> None:
    assert opened(clean(photo((300, 200), orientation=6))).size == (200, 300)


def test_a_photo_with_a_damaged_note_is_kept_as_it_lies() -> None:
    damaged = (
        photo().replace(b"Exif\x00\x00MM\x00*", b"Exif\x00\x00??\x00*").replace(b"Exif\x00\x00II*", b"Exif\x00\x00??*")
    )
    assert opened(clean(damaged)).size == (300, 200)


def test_a_large_photo_is_made_smaller_and_keeps_its_shape() -> None:
    assert opened(clean(photo((4800, 3200)))).size == (LONGEST_SIDE, 1333)


def test_a_picture_that_cannot_be_squeezed_is_still_small_enough_to_keep() -> None:
    noise = Image.effect_noise((2400, 2400), 200)
    out = BytesIO()
    Image.merge("RGB", (noise, noise.rotate(90), noise.rotate(180))).save(out, "PNG")
    kept = clean(out.getvalue())
    assert len(kept.data) <= MOST_BYTES
    assert kept.media_type == JPEG


def test_a_drawing_keeps_its_pixels_on_white_and_none_of_its_texts() -> None:
    kept = clean(drawing(Comment=TELLTALE.decode(), Author=TELLTALE.decode()))
    assert kept.media_type == PNG
    assert chunks(kept.data) == {b"IHDR", b"IDAT", b"IEND"}
    assert opened(kept).getpixel((0, 0)) == (255, 255, 255)
    assert opened(kept).getpixel((5, 5)) == (200, 20, 20)


def test_a_scanned_paper_keeps_its_page_and_nothing_of_who_made_it_where() -> None:
    before = paper(photo_on_it=photo())
    kept = clean(before, ending=".pdf")
    assert kept.media_type == PDF
    text = whole_text(kept)
    assert TELLTALE not in text
    assert b"/Info" not in text
    assert b"/Metadata" not in text
    assert b"/JavaScript" not in text
    with pikepdf.open(BytesIO(kept.data)) as pdf:
        drawn = pdf.pages[0].obj.Resources.XObject.Im0
        assert isinstance(drawn, pikepdf.Stream)
        picture = pikepdf.PdfImage(drawn).as_pil_image()
        assert picture.convert("RGB").tobytes() == Image.open(BytesIO(photo())).tobytes()


def test_what_a_telephone_writes_behind_the_picture_goes_too() -> None:
    bare = without_notes(photo() + photo() + TELLTALE)
    assert TELLTALE not in bare
    assert Image.open(BytesIO(bare)).tobytes() == Image.open(BytesIO(photo())).tobytes()


def test_a_photo_of_many_scans_is_kept_whole_without_its_notes() -> None:
    out = BytesIO()
    Image.open(BytesIO(photo())).save(out, "JPEG", progressive=True, comment=TELLTALE)
    bare = without_notes(out.getvalue())
    assert TELLTALE not in bare
    assert Image.open(BytesIO(bare)).tobytes() == Image.open(out).tobytes()


def test_a_paper_with_a_photo_nobody_can_look_into_is_refused() -> None:
    with pytest.raises(NotAPaper, match="cannot look into"):
        clean(paper(photo_on_it=photo(), filters="/JPXDecode"))


def test_a_paper_with_a_password_is_refused_with_what_to_do() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    out = BytesIO()
    pdf.save(out, encryption=pikepdf.Encryption(user="bracken", owner="bracken"))
    with pytest.raises(NotAPaper, match="Save a copy without one"):
        clean(out.getvalue())


def film() -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


def bomb() -> bytes:
    """A PNG of a few bytes that says it is 30,000 by 30,000."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("body", "ending", "sentence"),
    [
        (b"", ".jpg", "This file is empty"),
        (photo()[:900], ".jpg", "This file is damaged"),
        (drawing()[:90], ".png", "This file is damaged"),
        (paper()[:300], ".pdf", "This paper is damaged"),
        (paper(), ".jpg", "is called .jpg but holds a PDF paper"),
        (photo(), ".pdf", "is called .pdf but holds a JPEG picture"),
        (b"MZ" + bytes(200), ".jpg", "not a picture or paper"),
        (b"\0\0\0\x18ftypheic" + bytes(200), ".heic", "HEIC"),
        (film(), ".png", "Moving pictures cannot be kept"),
        (b"GIF89a" + bytes(200), ".gif", "GIF"),
        (bomb(), ".png", "more points than any camera makes"),
    ],
    ids=lambda value: value[:18] if isinstance(value, str) else "file",
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_and_the_file_stays(
    tmp_path: Path, body: bytes, ending: str, sentence: str
) -> None:
    file = tmp_path / f"picture{ending}"
    file.write_bytes(body)
    with pytest.raises((NotAPicture, NotAPaper), match=sentence) as refused:
        clean_file(file)
    assert "nothing was added" in refused.value.sentence
    assert file.read_bytes() == body


def test_a_file_that_is_kept_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(photo())
    clean_file(file)
    assert file.read_bytes() == photo()


def test_a_file_that_is_gone_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotAPicture, match="cannot be opened"):
        clean_file(tmp_path / "gone.jpg")


def test_a_file_too_large_to_be_opened_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES_READ", 100)
    file = tmp_path / "photo.jpg"
    file.write_bytes(photo())
    with pytest.raises(NotAPicture, match="larger than"):
        clean_file(file)


@settings(max_examples=30)
@given(cut=st.integers(0, 4000), put=st.binary(max_size=40), start=st.sampled_from([photo(), drawing(), paper()]))
def test_a_damaged_file_is_kept_clean_or_refused_and_never_breaks_the_program(
    cut: int, put: bytes, start: bytes
) -> None:
    at = cut % len(start)
    try:
        kept = clean(start[:at] + put + start[at + len(put) :])
    except Refused:
        return
    assert len(kept.data) <= MOST_BYTES
    assert kept.media_type == PDF or b"Exif" not in kept.data
