"""The council's own templates on screen: added on a panel, renamed, retired and brought back, and begun from a menu."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.actions.letter_templates import NewTemplate, add_template, retire_template
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.letter_templates import TemplatePage, template_list, template_page
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import unnamed_controls
from iro_desktop.ui.shown import RowWords, plain
from iro_desktop.ui.templates import list_words, viewmodel
from iro_desktop.ui.templates.asking import AskPanel
from iro_desktop.ui.templates.editor_screen import TemplateScreen
from iro_desktop.ui.templates.list_screen import TemplatesScreen
from iro_desktop.ui.templates.new_panel import NewTemplatePanel
from tests.caseload import NOW
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


def add(office: Office, title: str = "After court") -> str:
    with office.store.transaction() as session:
        new = NewTemplate(title=title, kind=LetterKind.REVIEW, band="8-11")
        return add_template(session, new, by_name="Farah Malik", at=NOW)


def page_of(office: Office, name: str) -> TemplatePage:
    with office.store.reading() as session:
        return template_page(session, name)


def the_list(office: Office, qtbot: QtBot) -> TemplatesScreen:
    screen = TemplatesScreen(office.desk, Place(Page.TEMPLATES))
    qtbot.addWidget(screen)
    with qtbot.waitExposed(screen):
        screen.show()
    qtbot.waitUntil(lambda: screen.rows.model().rowCount() > 0)
    return screen


def the_text(office: Office, qtbot: QtBot, name: str) -> TemplateScreen:
    screen = TemplateScreen(office.desk, Place(Page.TEMPLATES, part=name))
    qtbot.addWidget(screen)
    screen.resize(1134, 620)
    with qtbot.waitSignal(screen.page_shown), qtbot.waitExposed(screen):
        screen.show()
    return screen


def panel_of(office: Office, qtbot: QtBot) -> NewTemplatePanel:
    screen = the_list(office, qtbot)
    qtbot.waitUntil(screen.new.isVisible)
    QTest.mouseClick(screen.new, LEFT)
    panel = office.asked.panels[-1]
    assert isinstance(panel, NewTemplatePanel)
    qtbot.addWidget(panel)
    return panel


def asked(office: Office, qtbot: QtBot) -> AskPanel:
    panel = office.asked.panels[-1]
    assert isinstance(panel, AskPanel)
    qtbot.addWidget(panel)
    return panel


def listed(office: Office) -> list[RowWords]:
    with office.store.reading() as session:
        return list_words.rows(template_list(session).rows, NOW.date())


def under(office: Office, heading: str) -> list[str]:
    """The rows under one heading of the list."""
    found: list[str] = []
    inside = False
    for one in listed(office):
        if one.heading:
            inside = plain(one.title) == heading
        elif inside:
            found.append(plain(one.title))
    return found


def test_a_manager_adds_one_on_a_panel_and_comes_to_its_text(office: Office, qtbot: QtBot) -> None:
    panel = panel_of(office, qtbot)
    QTest.keyClicks(panel.title, "After court")
    panel.begin_from.set_value("review_8_11")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.add, LEFT)

    place = office.asked.places[-1]
    page = page_of(office, place.part)
    assert (place.page, page.title, page.form.age_band) == (Page.TEMPLATES, "After court", "any")
    assert office.asked.sentences == ["“After court” is added. Officers can begin letters from it."]
    assert "I make sure that grown-ups listen to you" in page.now.text


def test_the_kind_decides_for_whom_it_can_be_and_what_can_be_copied(office: Office, qtbot: QtBot) -> None:
    add(office)
    panel = panel_of(office, qtbot)
    copies = [panel.begin_from.itemText(at) for at in range(panel.begin_from.count())]
    assert copies[0] == "Empty, with the parts that it must have"
    assert "A copy of “After court”" in copies
    assert panel.reader.value() == "any"

    panel.kind.setCurrentIndex(panel.kind.findData(LetterKind.GUARDIAN.value))
    panel.kind.edited.emit()

    assert [panel.reader.itemText(at) for at in range(panel.reader.count())] == ["For an adult"]
    assert panel.reader.value() == "adult"
    assert [panel.begin_from.itemText(at) for at in range(panel.begin_from.count())] == [
        "Empty, with the parts that it must have",
        "A copy of “To the children’s guardian: who the reviewing officer is”",
    ]


def test_a_name_that_is_taken_is_refused_beside_its_field_and_the_panel_stays(office: Office, qtbot: QtBot) -> None:
    panel = panel_of(office, qtbot)
    QTest.keyClicks(panel.title, "Plain letter")
    QTest.mouseClick(panel.add, LEFT)

    qtbot.waitUntil(lambda: "Another template is called" in panel._title_field.problem())
    assert office.asked.places == []


def test_the_list_groups_by_kind_and_says_what_the_council_added_and_what_it_retired(office: Office) -> None:
    name = add(office)
    add(office, "For small ones")
    assert under(office, "About a review")[-2:] == ["After court", "For small ones"]
    row = next(one for one in listed(office) if one.key == name)
    assert plain(row.below).startswith("For 8 to 11. Version 1, by Farah Malik on ")
    assert row.tag is not None
    assert row.tag.words == "Added by the council"

    with office.store.transaction() as session:
        retire_template(session, name, why="Unused.", by_name="Farah Malik", at=NOW)

    assert under(office, "Retired") == ["After court"]
    assert under(office, "About a review")[-1] == "For small ones"
    assert plain(next(one for one in listed(office) if one.key == name).below).endswith(": Unused.")


def test_one_of_two_with_one_name_asks_to_be_renamed_in_the_list_and_on_its_page(office: Office, qtbot: QtBot) -> None:
    add(office)
    other = add(office, "After the court case")
    with office.store.transaction() as session:
        text = str(session.query(LetterTemplateText).filter_by(template=other).one().text)
        session.add(
            LetterTemplateText(
                template=other,
                version=2,
                text=text.replace("After the court case", "After court"),
                why="Shorter.",
                by_name="Ruth Okafor",
                saved_at=NOW,
            )
        )
    row = next(one for one in listed(office) if one.key == other)
    assert row.tag is not None
    assert row.tag.words == "Another has this name: rename one"

    screen = the_text(office, qtbot, other)

    qtbot.waitUntil(lambda: screen.notice.words() == viewmodel.SAME_TITLE)


def test_it_is_renamed_on_a_panel_with_the_old_name_typed_already_and_undo_takes_it_back(
    office: Office, qtbot: QtBot
) -> None:
    name = add(office)
    screen = the_text(office, qtbot, name)
    QTest.mouseClick(screen.rename, LEFT)
    panel = asked(office, qtbot)
    assert panel.typed.value() == "After court"

    panel.typed.set_value("Plain letter")
    QTest.mouseClick(panel.button, LEFT)
    qtbot.waitUntil(lambda: "Another template is called" in panel._field.problem())
    panel.typed.set_value("After the court case")
    with qtbot.waitSignal(panel.closed):
        panel.typed.returnPressed.emit()

    assert page_of(office, name).title == "After the court case"
    qtbot.waitUntil(lambda: screen.heading().title.words() == "After the court case")
    qtbot.waitUntil(lambda: "title: After the court case" in screen.text.value())
    office.asked.undo()
    qtbot.waitUntil(lambda: page_of(office, name).title == "After court")


def test_it_is_retired_with_a_reason_and_brought_back_on_its_page(office: Office, qtbot: QtBot) -> None:
    name = add(office)
    screen = the_text(office, qtbot, name)
    QTest.mouseClick(screen.retire, LEFT)
    panel = asked(office, qtbot)
    QTest.mouseClick(panel.button, LEFT)
    qtbot.waitUntil(lambda: "Say in a few words why" in panel._field.problem())
    panel.typed.set_value("Nobody used it")
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.button, LEFT)
    qtbot.waitUntil(screen.unretire.isVisible)
    assert screen.notice.words() == viewmodel.RETIRED
    assert not screen.retire.isVisible()

    QTest.mouseClick(screen.unretire, LEFT)

    qtbot.waitUntil(screen.retire.isVisible)
    assert not page_of(office, name).is_retired


def test_one_that_came_with_the_program_has_no_way_to_retire_it(office: Office, qtbot: QtBot) -> None:
    screen = the_text(office, qtbot, "review_8_11")
    qtbot.waitUntil(screen.rename.isVisible)

    assert not screen.retire.isVisible()
    assert not screen.unretire.isVisible()


def test_whoever_is_no_manager_adds_nothing_and_is_told_who_does(office: Office, qtbot: QtBot) -> None:
    name = add(office)
    with office.store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)

    screen = the_list(office, qtbot)
    assert not screen.new.isVisible()
    assert screen.about.words() == list_words.READ_ONLY
    text = the_text(office, qtbot, name)
    for part in (text.rename, text.retire, text.unretire):
        assert not part.isVisible()


def test_one_that_only_a_newer_program_knows_says_so_on_its_page(office: Office, qtbot: QtBot) -> None:
    screen = TemplateScreen(office.desk, Place(Page.TEMPLATES, part="own_elsewhere_1"))
    qtbot.addWidget(screen)
    screen.show()

    qtbot.waitUntil(lambda: "only a newer version of the program knows" in screen.notice.words().replace("\n", " "))
    assert not screen.text.isEnabled()


def test_every_control_of_the_panels_has_a_name(office: Office, qtbot: QtBot) -> None:
    add(office)
    assert unnamed_controls(panel_of(office, qtbot)) == []
    assert unnamed_controls(the_list(office, qtbot)) == []
