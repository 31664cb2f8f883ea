"""The agendas on paper: the child's points first, room to write, one page, readable aloud."""

from dataclasses import replace
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from msgspec import structs

from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.letters.agenda_paper import (
    ROOM_TO_WRITE,
    AgendaContent,
    ChildsAgendaFacts,
    OfficersAgendaFacts,
    childs_agenda,
    officers_agenda,
)
from iro_desktop.letters.content import LetterFont, LetterLook, Paper
from iro_desktop.models.review import Chair, Mode
from tests.letters.reading import text_of
from tests.pdf_ua import ua1_failures

CHILD = ChildsAgendaFacts(
    child_known_as="Wren",
    officer_name="Maren",
    reference="R-1",
    written_on=date(2026, 3, 12),
    planned_on=date(2026, 3, 26),
    planned_time=time(15, 30),
    place="the park café",
    mode=Mode.HYBRID,
    chaired_by=Chair.SHARED,
    activity="a quick game",
    coming=("Jan", "Priya"),
    not_coming=("Mr Hale",),
    childs_points=("My uncle", "Football"),
    adults_points=("Health check",),
    look=LetterLook(animal="fox"),
)
OFFICER = OfficersAgendaFacts(
    child_known_as="Wren",
    child_age=8,
    review_in_words="Review 3",
    reference="R-1",
    written_on=date(2026, 3, 12),
    facts=(("When", "Thursday 26 March 2026, 15:30"), ("Interpreter", None)),
    childs_points=("My uncle",),
    adults_points=(),
    last_time=("Bike mended (Jan): done",),
    people=("Jan Ellery (carer): coming",),
    to_do=("Talk with Wren alone",),
    to_bring_up=(),
)


def facts_of(content: AgendaContent) -> dict[str, str]:
    return {fact.label: fact.value for fact in content.facts}


def page_count(content: AgendaContent) -> int:
    with pikepdf.open(BytesIO(render_agenda(content))) as pdf:
        return len(pdf.pages)


def test_the_childs_points_come_first_with_room_to_write() -> None:
    first, *others = childs_agenda(CHILD).sections
    assert (first.points, first.empty_lines) == (("My uncle", "Football"), ROOM_TO_WRITE)
    assert [section.points for section in others] == [("Health check",)]


def test_the_child_reads_when_where_with_whom_and_who_leads() -> None:
    assert facts_of(childs_agenda(CHILD)) == {
        "When": "Thursday 26 March at half past 3 in the afternoon",
        "Where": "the park café",
        "How": "Some of us meet in person, some by video.",
        "Who comes": "you, Jan, Priya and Maren (I lead your reviews)",
        "Not there": "Mr Hale",
        "We start with": "a quick game",
        "Who leads": "You do, with help from Maren.",
    }


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(
        CHILD, planned_on=None, place=None, mode=None, chaired_by=None, activity=None, coming=(), not_coming=()
    )
    assert facts_of(childs_agenda(bare)) == {"Who comes": "you and Maren (I lead your reviews)"}


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(11), "11 o’clock in the morning"),
        (time(12, 45), "quarter to 1 in the afternoon"),
        (time(17, 20), "5:20 in the evening"),
    ],
)
def test_a_time_is_said_as_to_a_child(at: time, said: str) -> None:
    assert facts_of(childs_agenda(replace(CHILD, planned_time=at)))["When"] == f"Thursday 26 March at {said}"


def test_the_officers_page_says_only_what_is_there() -> None:
    content = officers_agenda(OFFICER)
    assert content.title == "Review 3: Wren, aged 8"
    assert [section.heading for section in content.sections] == [
        "What Wren wants to talk about",
        "Decisions of last time",
        "People",
        "Still to do",
    ]
    assert facts_of(content) == {"When": "Thursday 26 March 2026, 15:30"}


def test_words_take_the_place_of_lines_before_a_second_page_is_begun() -> None:
    points = tuple(f"Point {number} is a wish in some words that fill a line" for number in range(13))
    content = childs_agenda(replace(CHILD, childs_points=points))
    assert page_count(content) == 1
    assert "Point 12" in text_of(render_agenda(content))


def test_the_officers_type_gets_smaller_until_it_is_one_page() -> None:
    full = replace(OFFICER, people=tuple(f"Person {number} (teacher): no answer yet" for number in range(34)))
    assert page_count(officers_agenda(full)) == 1


def test_the_same_agenda_gives_the_same_bytes() -> None:
    assert render_agenda(childs_agenda(CHILD)) == render_agenda(childs_agenda(CHILD))


def test_every_agenda_can_be_read_aloud(tmp_path: Path) -> None:
    hostile = "<b>&amp;</b> {x} \x00 🐻 مع " + "W" * 300
    plain = childs_agenda(CHILD)
    made = {"child": plain, "officer": officers_agenda(OFFICER)}
    for font, paper, size in zip(LetterFont, Paper, (12, 16, 21, 28), strict=False):
        made[f"look_{font.value}"] = structs.replace(plain, look=LetterLook(font=font, paper=paper, size_points=size))
    made["hostile"] = childs_agenda(replace(CHILD, childs_points=(hostile,), place=hostile, child_known_as=hostile))
    made["nothing"] = childs_agenda(replace(CHILD, childs_points=(), adults_points=()))
    made["long"] = officers_agenda(replace(OFFICER, people=("A long story. " * 60,) * 20))
    paths = []
    for name, content in made.items():
        path = tmp_path / f"{name.replace(' ', '_')}.pdf"
        path.write_bytes(render_agenda(content))
        paths.append(path)
    assert {path.name: found for path, found in ua1_failures(paths).items() if found} == {}
