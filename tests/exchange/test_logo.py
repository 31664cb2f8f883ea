"""A logo as it may be kept: small, clear where it was clear, and nothing in it but its points."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from iro_desktop.exchange.logo import MOST_BYTES, clean_logo, read_logo
from iro_desktop.exchange.pictures import NotAPicture
from iro_desktop.models.refused import Refused


def picture(form: str = "PNG", size: tuple[int, int] = (1200, 300), **also: object) -> bytes:
    out = BytesIO()
    mode = "RGBA" if form == "PNG" else "RGB"
    Image.new(mode, size, (15, 94, 99, 0)[: len(mode)]).save(out, form, **also)
    return out.getvalue()


def svg(inside: str) -> bytes:
    head = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30">'
    return f"{head}{inside}</svg>".encode()


def test_an_svg_becomes_points_as_sharp_as_a_letterhead_has_them_and_stays_clear() -> None:
    logo = clean_logo(svg('<style>.blue{fill:#0f5e63}</style><rect class="blue" x="60" width="60" height="30"/>'))

    with Image.open(BytesIO(logo)) as kept:
        assert kept.size == (600, 150)
        assert kept.getpixel((590, 75)) == (15, 94, 99, 255)
        assert kept.getpixel((10, 75))[3] == 0  # type: ignore[index]
    assert len(logo) <= MOST_BYTES


def test_it_is_made_small_and_stays_clear() -> None:
    logo = clean_logo(picture())

    with Image.open(BytesIO(logo)) as kept:
        assert kept.size == (600, 150)
        assert kept.getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert len(logo) <= MOST_BYTES


def test_nothing_that_was_written_into_the_file_stays() -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", "Farah Malik")

    assert b"Farah" not in clean_logo(picture(pnginfo=said))


def test_a_picture_with_as_much_in_it_as_can_be_stays_small() -> None:
    noise = Image.merge("RGB", [Image.effect_noise((600, 240), 90) for _ in range(3)])
    out = BytesIO()
    noise.save(out, "PNG")

    logo = clean_logo(out.getvalue())

    with Image.open(BytesIO(logo)) as kept:
        assert kept.size == (600, 240)
    assert len(logo) <= MOST_BYTES


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "how large it is.* Save it as PNG"),
        (svg('<text x="1" y="1">Council</text>'), r"part that is not drawn here \(text\)"),
        (svg('<rect width="9" height="9" fill="url(#shine)"/>'), "colour that is not flat"),
        (svg('<g clip-path="url(#c)"><rect width="9" height="9"/></g>'), "cut out by another"),
        (svg('<style>rect{fill:#fff}</style><rect width="9" height="9"/>'), "style sheet"),
        (b"\xff\xfe<svg", "."),
        (b"%PDF-1.7 nothing", "damaged|PDF|paper"),
        (b"", "empty"),
        (picture()[:60], "damaged"),
        (b"GIF89a", "GIF"),
    ],
)
def test_what_is_no_logo_is_refused_with_a_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        clean_logo(body)


def test_the_file_itself_is_only_read(tmp_path: Path) -> None:
    path = tmp_path / "logo.jpg"
    path.write_bytes(picture("JPEG"))
    before = path.read_bytes()

    assert read_logo(path).startswith(b"\x89PNG")
    assert path.read_bytes() == before
    with pytest.raises(NotAPicture, match="cannot be opened"):
        read_logo(tmp_path / "another.png")
