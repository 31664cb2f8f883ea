"""Templates and words: one page that leads to all that a council sets for its letters, and counts what is wrong."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.council_words import add_council_word
from iro_desktop.actions.letter_templates import NewTemplate, add_template, rename_template, retire_template
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.rights import MANAGES
from iro_desktop.queries.templates_and_words import TemplatesAndWords, templates_and_words, to_put_right_by_me
from iro_desktop.queries.words_page import WordEdit, words_page
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.letterhead.screen import LetterheadScreen
from iro_desktop.ui.library.screen import LibraryScreen
from iro_desktop.ui.main_window import PLACES
from iro_desktop.ui.picture_sets.screen import PicturesScreen
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.shell.sidebar import fitting_word
from iro_desktop.ui.shown import plain
from iro_desktop.ui.sidebar_counts import SidebarCounts
from iro_desktop.ui.templates.list_screen import TemplatesScreen
from iro_desktop.ui.templates_and_words import viewmodel
from iro_desktop.ui.templates_and_words.screen import TemplatesAndWordsScreen
from iro_desktop.ui.words_list.screen import WordsScreen
from tests import factories_council
from tests.caseload import NOW
from tests.desks import Office, office_in


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def add(office: Office, title: str = "After court") -> str:
    with office.store.transaction() as session:
        new = NewTemplate(title=title, kind=LetterKind.REVIEW, band="any")
        return add_template(session, new, by_name="Farah Malik", at=NOW)


def two_of_one_name(office: Office) -> None:
    """As after a sync with another manager's laptop."""
    add(office)
    other = add(office, "After the court case")
    with office.store.transaction() as session:
        row = session.query(LetterTemplateText).filter_by(template=other).one()
        session.add(
            LetterTemplateText(
                template=other,
                version=2,
                text=str(row.text).replace("After the court case", "After court"),
                why="Shorter.",
                by_name="Ruth Okafor",
                saved_at=NOW,
            )
        )


def stands(office: Office) -> TemplatesAndWords:
    with office.store.reading() as session:
        return templates_and_words(session, NOW.date())


def below(office: Office, key: str) -> str:
    return plain(next(one.below for one in viewmodel.rows(stands(office)) if one.key == key))


def shown(office: Office, qtbot: QtBot) -> TemplatesAndWordsScreen:
    screen = TemplatesAndWordsScreen(office.desk, Place(Page.TEMPLATES_AND_WORDS))
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    qtbot.waitUntil(lambda: screen.rows.model().rowCount() > 0)
    return screen


def go_back(screen: Screen) -> None:
    heading = screen.heading()
    assert isinstance(heading, PageHeading)
    heading.back.emit()


def test_each_row_leads_to_its_page_and_that_page_leads_back(office: Office, qtbot: QtBot) -> None:
    screen = shown(office, qtbot)
    pages: dict[str, Callable[[Desk, Place], Screen]] = {
        "templates": TemplatesScreen,
        "words": WordsScreen,
        "letterhead": LetterheadScreen,
        "pictures": PicturesScreen,
        "library": LibraryScreen,
    }
    assert [one.key for one in screen.rows.rows()] == list(pages)

    for key, page in pages.items():
        screen.rows.opened.emit(key)
        opened = page(office.desk, office.asked.places[-1])
        qtbot.addWidget(opened)
        go_back(opened)
        assert office.asked.places[-1] == Place(Page.TEMPLATES_AND_WORDS)


def test_the_library_that_was_opened_from_today_leads_back_to_today(office: Office, qtbot: QtBot) -> None:
    screen = LibraryScreen(office.desk, Place(Page.LIBRARY))
    qtbot.addWidget(screen)
    go_back(screen)

    assert office.asked.places == [Place(Page.TODAY)]


def test_it_says_how_each_stands(office: Office) -> None:
    assert below(office, "templates") == f"{len(ALL_TEMPLATES)} templates"
    assert below(office, "letterhead") == "None is set yet"
    retired = add(office, "After a move")
    add(office)
    with office.store.transaction() as session:
        retire_template(session, retired, why="Unused.", by_name="Farah Malik", at=NOW)
        rename_template(session, "plain", title="Any letter about a review", by_name="Farah Malik", at=NOW)
        add_council_word(session, edit=WordEdit(term="TAF", kinder=("a meeting",), reason="Letters."), today=NOW.date())
        session.add_all([factories_council.letterhead(), factories_council.picture_set()])
        words = len(words_page(session).rows)

    assert below(office, "pictures") == "Those that came with the program, and 1 set of the council"
    count = len(ALL_TEMPLATES) + 1
    assert below(office, "templates") == f"{count} templates, 1 added by the council, 1 in its own words"
    assert below(office, "words").startswith(f"{words} words of the office")
    assert below(office, "words").endswith("1 set by the council")
    assert below(office, "letterhead") == "Brackenshire Council, on letters finished from now on"


def test_what_a_manager_can_put_right_is_counted_on_the_page_and_in_the_sidebar(office: Office, qtbot: QtBot) -> None:
    counts: dict[str, int | None] = {}
    screen = shown(office, qtbot)
    SidebarCounts(office.desk, counts.__setitem__, screen)
    qtbot.waitUntil(lambda: counts.get("templates", 0) is None)

    two_of_one_name(office)
    office.casework.look_again(frozenset({"letter_template_text"}))

    qtbot.waitUntil(lambda: counts["templates"] == 1)
    qtbot.waitUntil(lambda: screen.rows.rows()[0].tag is not None)
    tag = screen.rows.rows()[0].tag
    assert tag is not None
    assert tag.words == "1 to put right"


def test_whoever_is_no_manager_reads_it_and_is_asked_to_put_nothing_right(office: Office, qtbot: QtBot) -> None:
    two_of_one_name(office)
    with office.store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)

    screen = shown(office, qtbot)

    qtbot.waitUntil(screen.note.isVisible)
    assert screen.note.words() == viewmodel.ONLY_MANAGERS
    with office.store.reading() as session:
        assert to_put_right_by_me(session, NOW.date()) == 0


def test_the_sidebar_leads_there_with_a_short_word_where_there_is_too_little_room() -> None:
    place = next(one for one in PLACES if one.key == "templates")

    assert fitting_word(place, theme.px(200)) == "Templates and words"
    assert fitting_word(place, theme.px(100)) == place.short == "Templates"


def test_every_control_has_a_name(office: Office, qtbot: QtBot) -> None:
    assert unnamed_controls(shown(office, qtbot)) == []
