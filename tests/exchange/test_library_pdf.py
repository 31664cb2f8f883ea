"""A PDF for the library: kept to the byte, and refused where anything in it runs, is locked or comes along."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.exchange.library_pdf import MOST_PAGES, NotForTheLibrary, pages_of, read_library_pdf
from iro_desktop.letters.library_layout import render_guide
from iro_desktop.letters.library_papers import library
from iro_desktop.models.attachment import MOST_BYTES
from iro_desktop.models.refused import Refused

GUIDE = render_guide(library().guide[0])


def changed(change: Callable[[pikepdf.Pdf], None], encryption: pikepdf.Encryption | bool = False) -> bytes:
    """The guide with something done to it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(GUIDE)) as paper:
        change(paper)
        paper.save(out, encryption=encryption)
    return out.getvalue()


def nothing(_: pikepdf.Pdf) -> None:
    pass


def act(**said: object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary({f"/{name}": value for name, value in said.items()})


def runs_when_opened(paper: pikepdf.Pdf) -> None:
    paper.Root.OpenAction = act(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def runs_when_pressed(paper: pikepdf.Pdf) -> None:
    note = act(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=act(S=pikepdf.Name.Launch))
    paper.pages[0].obj.Annots = pikepdf.Array([paper.make_indirect(note)])


def has_scripts_by_name(paper: pikepdf.Pdf) -> None:
    paper.Root.Names = act(JavaScript=act(Names=pikepdf.Array()))


def is_a_form_of_another_program(paper: pikepdf.Pdf) -> None:
    paper.Root.AcroForm = act(XFA=pikepdf.String("<xdp/>"))


def carries_a_file(paper: pikepdf.Pdf) -> None:
    paper.attachments["children.csv"] = b"name"


def plays_a_film(paper: pikepdf.Pdf) -> None:
    note = act(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.RichMedia, Rect=[0, 0, 9, 9])
    paper.pages[0].obj.Annots = pikepdf.Array([note])


def has_too_many_pages(paper: pikepdf.Pdf) -> None:
    while len(paper.pages) <= MOST_PAGES:
        paper.pages.append(paper.pages[0])


def has_no_pages(paper: pikepdf.Pdf) -> None:
    while len(paper.pages):
        del paper.pages[0]


def test_a_plain_one_is_kept_to_the_byte_with_its_pages_counted_and_a_name_proposed(tmp_path: Path) -> None:
    path = tmp_path / "Resolution_protocol-2026.pdf"
    path.write_bytes(GUIDE)

    read = read_library_pdf(path)

    with pikepdf.open(BytesIO(GUIDE)) as paper:
        assert read.pages == len(paper.pages)
    assert (read.data, read.proposed_name) == (GUIDE, "Resolution protocol 2026")
    assert path.read_bytes() == GUIDE


def test_one_with_links_and_a_place_to_open_at_is_kept() -> None:
    def leads_on(paper: pikepdf.Pdf) -> None:
        link = act(S=pikepdf.Name.URI, URI=pikepdf.String("https://council.example"))
        note = act(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=link)
        paper.pages[0].obj.Annots = pikepdf.Array([note])
        paper.Root.OpenAction = pikepdf.Array([paper.pages[0].obj, pikepdf.Name.Fit])

    assert pages_of(changed(leads_on)) == pages_of(GUIDE)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (runs_when_opened, "holds a program that runs"),
        (runs_when_pressed, "holds a program that runs"),
        (has_scripts_by_name, "holds a program that runs"),
        (is_a_form_of_another_program, "holds a program that runs"),
        (carries_a_file, "carries other files, sound or film"),
        (plays_a_film, "carries other files, sound or film"),
        (has_too_many_pages, "has 301 pages; 1 to 300 can be kept"),
        (has_no_pages, "has 0 pages"),
    ],
)
def test_what_is_more_than_pages_is_refused_with_what_to_do(
    change: Callable[[pikepdf.Pdf], None], sentence: str
) -> None:
    with pytest.raises(NotForTheLibrary, match=sentence):
        pages_of(changed(change))


@pytest.mark.parametrize(("user", "sentence"), [("open sesame", "locked with a password"), ("", "is encrypted")])
def test_a_locked_one_is_refused_whether_it_asks_for_the_password_or_not(user: str, sentence: str) -> None:
    locked = changed(nothing, pikepdf.Encryption(owner="owner", user=user))

    with pytest.raises(NotForTheLibrary, match=sentence):
        pages_of(locked)


def test_what_is_no_pdf_is_too_large_or_is_gone_is_refused(tmp_path: Path) -> None:
    for name, data, sentence in (
        ("letter.pdf", b"PK\x03\x04 a Word file", "This is no PDF"),
        ("large.pdf", GUIDE + b"%" * MOST_BYTES, "larger than 3 MB"),
    ):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(NotForTheLibrary, match=sentence):
            read_library_pdf(tmp_path / name)
    with pytest.raises(NotForTheLibrary, match="cannot be opened"):
        read_library_pdf(tmp_path / "gone.pdf")


def pages_or_sentence(data: bytes) -> bool:
    """Whether it ends in a number of pages or in a sentence that says what is safe; anything else is raised."""
    try:
        return pages_of(data) >= 1
    except Refused as reason:
        return "nothing was added" in reason.sentence


@given(st.integers(0, len(GUIDE) - 1), st.binary(min_size=1, max_size=200))
def test_damage_anywhere_ends_in_pages_or_a_sentence(at: int, noise: bytes) -> None:
    damaged = GUIDE[:at] + noise + GUIDE[at + len(noise) :]

    assert pages_or_sentence(damaged)
