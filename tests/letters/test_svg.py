"""An SVG becomes the lines and curves that it describes, and anything that cannot be drawn is refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from iro_desktop import resources
from iro_desktop.letters.docx_pictures import as_image
from iro_desktop.letters.pictures import SYMBOLS, drawing, file_of
from iro_desktop.letters.svg import NotADrawing, read_svg
from iro_desktop.letters.symbols import symbols
from iro_desktop.models.child import ANIMALS

SIDE = 96
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'


def by_qt(name: str) -> Image.Image:
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(resources.path(file_of(name)))).render(painter, QRectF(0, 0, SIDE, SIDE))
    painter.end()
    points = Image.frombuffer("RGB", (SIDE, SIDE), bytes(image.constBits()), "raw", "BGRX", image.bytesPerLine(), 1)
    return points.filter(ImageFilter.BoxBlur(2))


def by_us(name: str) -> Image.Image:
    white = Image.new("RGBA", (SIDE, SIDE), "white")
    white.alpha_composite(as_image(drawing(name), SIDE))
    return white.convert("RGB").filter(ImageFilter.BoxBlur(2))


def test_every_drawing_looks_as_another_reader_of_svg_draws_it() -> None:
    different = {}
    for name in (*ANIMALS, *SYMBOLS, *(symbol.key for symbol in symbols())):
        away = ImageStat.Stat(ImageChops.difference(by_qt(name), by_us(name)))
        # A blur forgives how an edge is smoothed; a part that lacks or a colour that is another stays far away.
        if sum(away.mean) / 3 > 5.5:
            different[name] = round(sum(away.mean) / 3, 1)

    assert different == {}


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<text x="1" y="1">A</text>', "not drawn here"),
        ('<image href="x.png"/>', "not drawn here"),
        ('<path d="M0 0L5" fill="black"/>', "breaks off"),
        ('<path d="M0 0L5 5" fill="url(#a)"/>', "colour that is not flat"),
        ('<circle cx="1" cy="1" r="wide"/>', "a number that is none"),
        ('<g transform="scale(1 2 3)"><path d="M0 0L1 1"/></g>', "moved by numbers"),
        ('<g transform="skewX(20)"><path d="M0 0L1 1"/></g>', "moved in a way"),
        ('<g clip-path="url(#a)"><path d="M0 0L1 1"/></g>', "cut out by another"),
        ('<path style="mask:url(#a)" d="M0 0L1 1"/>', "cut out by another"),
        ('<style>#one{fill:red}</style><path id="one" d="M0 0L1 1"/>', "style sheet"),
        ('<use href="#one"/>', "not drawn here"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_said(inside: str, said: str) -> None:
    with pytest.raises(NotADrawing, match=said):
        read_svg(f"{HEAD}{inside}</svg>")


def test_a_file_that_grows_when_it_is_read_is_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' + HEAD + "<g>&b;</g></svg>"

    with pytest.raises(NotADrawing):
        read_svg(bomb)


@given(st.text(max_size=80))
def test_damage_is_refused_and_never_more_than_that(text: str) -> None:
    for svg in (text, f"{HEAD}{text}</svg>", f"{HEAD}<path d='{text}'/></svg>"):
        try:
            read_svg(svg)
        except NotADrawing:
            continue


def test_groups_hand_down_their_place_and_their_colour() -> None:
    read = read_svg(f'{HEAD}<g fill="#abc" transform="translate(2 3) scale(2)"><path d="M1 1h1v1z"/></g></svg>')

    assert read.shapes[0].fill == "#aabbcc"
    assert [numbers for _, numbers in read.shapes[0].steps] == [(4, 5), (6, 5), (6, 7), ()]


def test_a_style_sheet_of_classes_gives_colours_and_a_style_of_its_own_comes_before_it() -> None:
    sheet = "<style>/* of an editor */ .a, .b { fill: #112233; stroke: none } .b { fill: rgb(255, 0, 0) }</style>"
    read = read_svg(
        f'{HEAD}{sheet}<path class="a" fill="blue" d="M0 0h1v1z"/><path class="a b" d="M0 0h1v1z"/>'
        '<path class="a" style="fill:teal" d="M0 0h1v1z"/></svg>'
    )

    assert [shape.fill for shape in read.shapes] == ["#112233", "#ff0000", "#008080"]


def test_what_an_editor_notes_for_itself_and_what_is_hidden_is_not_drawn() -> None:
    read = read_svg(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:ed="urn:an-editor" viewBox="0 0 9 9">'
        '<ed:view zoom="2"/><g display="none"><path d="M0 0h1v1z"/></g><path opacity="0" d="M0 0h1v1z"/>'
        '<path fill="transparent" d="M0 0h1v1z"/><path fill="currentColor" d="M0 0h1v1z"/></svg>'
    )

    assert [shape.fill for shape in read.shapes] == ["#000000"]


@given(st.floats(1, 50), st.floats(0, 6.28), st.floats(0.1, 6.0), st.booleans())
def test_an_arc_keeps_its_distance_from_its_middle(radius: float, begin: float, along: float, sweep: bool) -> None:
    end = begin + (along if sweep else -along)
    points = [(radius * math.cos(turn), radius * math.sin(turn)) for turn in (begin, end)]
    large = int(along > math.pi)
    (x, y), (to_x, to_y) = points
    read = read_svg(
        f'<svg viewBox="0 0 9 9"><path d="M{x:.9f} {y:.9f}A{radius:.9f} {radius:.9f} 0 {large} {int(sweep)} '
        f'{to_x:.9f} {to_y:.9f}"/></svg>'
    )

    ends = [numbers[-2:] for kind, numbers in read.shapes[0].steps if kind == "C"]
    if abs(along - math.pi) > 0.01:
        assert all(math.isclose(math.hypot(*one), radius, rel_tol=1e-3) for one in ends)
