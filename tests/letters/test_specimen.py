"""A template on paper before anybody writes from it."""

import pytest

from iro_desktop.letters.details import DETAILS, placeholders_in
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.plain_text import plain_text
from iro_desktop.letters.specimen import specimen
from iro_desktop.letters.templates import load_template


@pytest.mark.parametrize("name", ALL_TEMPLATES)
def test_every_template_makes_a_page_without_a_blank_or_a_name_in_curly_brackets(name: str) -> None:
    content = specimen(load_template(name))
    text = plain_text(content)

    assert render_pdf(content).startswith(b"%PDF")
    assert "Robin" in text or "Morgan" in text
    assert placeholders_in(text) == ()
    assert not any(f"‹{said}›" in text for said in DETAILS.values())


def test_where_the_officer_writes_is_said_by_the_name_of_the_part() -> None:
    assert "(Here the officer writes the first line.)" in plain_text(specimen(load_template("plain")))
