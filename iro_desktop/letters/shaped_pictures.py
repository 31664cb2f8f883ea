"""The pictures of a letter that Typst sets, as SVG: the child's animal, symbols, what somebody chose, the logo."""

from base64 import b64encode

from msgspec import UNSET, UnsetType

from iro_desktop import resources
from iro_desktop.letters import pictures
from iro_desktop.letters.beside_words import can_be_drawn
from iro_desktop.letters.content import LetterheadContent, Picture
from iro_desktop.letters.letterhead import logo_in_words, logo_size
from iro_desktop.letters.shaped_words import Image
from iro_desktop.models.child import ANIMALS

_ANIMAL = 48.0
"""Its side in points."""
_WHOLE = 1000.0
"""The square in which a photo stands whole, whatever its shape."""
_PNG = b"\x89PNG"


def animal_image(animal: str | None) -> Image | None:
    """The picture that stands for the child."""
    if animal not in ANIMALS:
        return None
    svg = resources.text(pictures.file_of(animal))
    return Image(svg=svg, alt=pictures.alternative_text(animal), width=_ANIMAL, height=_ANIMAL)


def symbol_image(name: str | None, side: float) -> Image | None:
    """The drawing beside a heading. The words beside it say the same, so a reader aloud need not."""
    if name not in pictures.SYMBOLS:
        return None
    return Image(svg=resources.text(pictures.file_of(name)), alt=None, width=side, height=side)


def image_of(picture: Picture | UnsetType, side: float) -> Image | None:
    """A picture that somebody chose, this many points wide and high; None where there is none to draw."""
    if picture is UNSET or not can_be_drawn(picture):
        return None
    return Image(svg=_svg_of(picture), alt=picture.words, width=side, height=side)


def logo_image(letterhead: LetterheadContent) -> Image | None:
    """The council's logo."""
    if not letterhead.logo:
        return None
    wide, high = logo_size(letterhead)
    svg = _as_svg(f"data:image/png;base64,{letterhead.logo}", wide, high)
    return Image(svg=svg, alt=logo_in_words(letterhead), width=wide, height=high)


def _svg_of(picture: Picture) -> str:
    if picture.data is UNSET:
        return resources.text(pictures.file_of(picture.key))
    kind = "png" if picture.data.startswith(_PNG) else "jpeg"
    return _as_svg(f"data:image/{kind};base64,{b64encode(picture.data).decode()}", _WHOLE, _WHOLE)


def _as_svg(address: str, wide: float, high: float) -> str:
    """A picture of points as SVG, which can be given as text."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}">'
        f'<image href="{address}" width="{wide:g}" height="{high:g}"/></svg>'
    )
