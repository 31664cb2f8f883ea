"""A letter beside a language whose letters join: the same content and look, shaped and set by Typst."""

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from iro_desktop import resources
from iro_desktop.letters.actual_text import with_actual_text
from iro_desktop.letters.content import LetterContent, Translation
from iro_desktop.letters.shaped_telling import ShapedLook, Told
from iro_desktop.letters.tagging import About
from iro_desktop.models.languages import Language
from iro_desktop.models.refused import Refused

if TYPE_CHECKING:
    import typst


class CannotShapeLetters(Refused):
    """This laptop lacks the part that joins letters, so the paper was not made. The words are kept."""


def can_shape() -> bool:
    """Whether this laptop has the engine for scripts that join their letters; not every system has one."""
    return find_spec("typst") is not None


def cannot_shape(language: Language) -> str:
    """What to tell the officer of a laptop without the engine."""
    return (
        f"This laptop cannot print letters in {language.name}. The words are saved; print the letter on another "
        "laptop, or take the other language off."
    )


def render_shaped(content: LetterContent, translation: Translation, language: Language, look: ShapedLook) -> bytes:
    """The letter as a tagged PDF in two languages: the same content gives the same bytes.

    Raises CannotShapeLetters where the engine is not installed. It is given our own fonts and our own words, and
    neither a folder of the system nor the network.
    """
    if not can_shape():
        raise CannotShapeLetters(cannot_shape(language))
    import typst  # noqa: PLC0415 - a large part that only letters of these scripts need

    told = Told(content, translation, language, look)
    ours = str(resources.path("paper"))
    made = typst.compile(
        resources.path("paper/letter.typ"),
        root=resources.path("paper"),
        font_paths=_our_fonts(),
        sys_inputs={"letter": told.paper.as_json()},
        package_path=ours,
        package_cache_path=ours,
        timestamp=0,
        pdf_standards=["ua-1"],
    )
    return with_actual_text(made, told.texts, About(content.title, content.language, content.written_on))


@cache
def _our_fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 - as above

    folder = str(resources.path("fonts"))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
