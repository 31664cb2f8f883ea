"""What the page of templates and words says, and where each row leads; no Qt."""

from collections.abc import Mapping

from iro_desktop.queries.templates_and_words import TemplatesAndWords
from iro_desktop.ui import words
from iro_desktop.ui.library import viewmodel as library
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.shown import RowWords, TagWords
from iro_desktop.ui.tokens import Tone

NAME = "Templates and words"
BELOW = "What letters begin from, and what every officer writes with."
ONLY_MANAGERS = "Managers change these. You can read all of it, and keep words of your own."
PLACES: Mapping[str, Place] = {
    "templates": Place(Page.TEMPLATES),
    "words": Place(Page.WORDS),
    "letterhead": Place(Page.LETTERHEAD),
    "pictures": Place(Page.PICTURES),
    "library": Place(Page.LIBRARY, part=Page.TEMPLATES_AND_WORDS),
}


def rows(shown: TemplatesAndWords) -> list[RowWords]:
    """A row for each, with how it stands."""
    return [
        RowWords("templates", "Letter templates", _templates(shown), icon="file-text", tag=_problems(shown)),
        RowWords("words", "Words", _words(shown), icon="quote"),
        RowWords("letterhead", "Letterhead", _letterhead(shown), icon="building-2"),
        RowWords("pictures", "Pictures", _pictures(shown), icon="image", tag=_expired(shown)),
        RowWords("library", "Library", _library(shown), icon="book-open", tag=_to_look_at(shown)),
    ]


def _templates(shown: TemplatesAndWords) -> str:
    parts = [words.plural(shown.templates, "template")]
    if shown.own_templates:
        parts.append(f"{words.number(shown.own_templates)} added by the council")
    if shown.changed_templates:
        parts.append(f"{words.number(shown.changed_templates)} in its own words")
    return ", ".join(parts)


def _words(shown: TemplatesAndWords) -> str:
    own = f", {words.number(shown.own_words)} set by the council" if shown.own_words else ""
    return f"{words.number(shown.words)} words of the office, and what a child can read instead{own}"


def _letterhead(shown: TemplatesAndWords) -> str:
    return f"{shown.letterhead}, on letters finished from now on" if shown.letterhead else "None is set yet"


def _pictures(shown: TemplatesAndWords) -> str:
    if not shown.picture_sets:
        return "Those that came with the program"
    return f"Those that came with the program, and {words.plural(shown.picture_sets, 'set')} of the council"


def _expired(shown: TemplatesAndWords) -> TagWords | None:
    if not shown.expired_sets:
        return None
    return TagWords(f"{words.plural(shown.expired_sets, 'licence')} ended", Tone.ATTENTION)


def _library(shown: TemplatesAndWords) -> str:
    guides, sheets = words.plural(len(library.guides()), "guide"), words.plural(len(library.sheets()), "sheet")
    own = f", {words.plural(shown.documents, 'document')} of the council" if shown.documents else ""
    return f"{guides} and {sheets}{own}, at hand without a network"


def _to_look_at(shown: TemplatesAndWords) -> TagWords | None:
    if not shown.documents_to_look_at:
        return None
    return TagWords(f"{words.number(shown.documents_to_look_at)} to look at again", Tone.ATTENTION)


def _problems(shown: TemplatesAndWords) -> TagWords | None:
    if not shown.to_put_right:
        return None
    return TagWords(f"{words.number(shown.to_put_right)} to put right", Tone.ATTENTION)
