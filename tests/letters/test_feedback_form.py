"""The feedback form: one page in the child's own look, with boxes a hand can tick, and readable aloud."""

from datetime import date
from pathlib import Path

import pytest

from iro_desktop.letters.content import LetterFont, LetterLook, Paper
from iro_desktop.letters.feedback_form import FormContent, render_feedback_form
from iro_desktop.letters.feedback_words import CHILDS_FORM, PARENTS_FORM, FormWords, paper_questions
from iro_desktop.models.child import AgeBand
from tests.letters.reading import pages_of, squeezed
from tests.pdf_ua import ua1_failures


def content(form: FormWords, look: LetterLook, *, for_parent: bool = False, greeting: str = "") -> FormContent:
    return FormContent(
        title=form.title,
        child_known_as="" if for_parent else "Pip",
        reference="20260310-4F9A22 · form 1",
        greeting=greeting or form.title,
        introduction=form.introduction,
        questions=paper_questions(form, for_parent=for_parent),
        ending=form.thanks,
        written_on=date(2026, 3, 10),
        look=look,
    )


def forms() -> dict[str, FormContent]:
    looks = [LetterLook(font=font, paper=paper) for font, paper in zip(LetterFont, Paper, strict=False)]
    made = {f"child_{band}": content(CHILDS_FORM[band], look) for band, look in zip(AgeBand, looks, strict=True)}
    made["parent"] = content(PARENTS_FORM, LetterLook(size_points=13, paper=Paper.WHITE), for_parent=True)
    made["largest"] = content(CHILDS_FORM[AgeBand.FROM_8_TO_11], LetterLook(size_points=28))
    made["hostile"] = content(PARENTS_FORM, LetterLook(), greeting="<b>&amp;</b> \x00 🐻 " + "W" * 200)
    return made


@pytest.mark.parametrize("name", ["child_4-7", "child_8-11", "child_12-15", "child_16-17", "parent"])
def test_a_form_is_one_page_with_every_question_on_it(name: str) -> None:
    form = forms()[name]

    pages = pages_of(render_feedback_form(form))

    assert len(pages) == 1
    for question in form.questions:
        assert squeezed(question.text) in squeezed(pages[0])
        assert all(squeezed(choice) in squeezed(pages[0]) for choice in question.choices)


def test_large_print_takes_more_pages_and_loses_nothing() -> None:
    form = forms()["largest"]

    pages = pages_of(render_feedback_form(form))

    assert len(pages) > 1
    assert all(squeezed(question.text) in squeezed("".join(pages)) for question in form.questions)


def test_the_same_form_gives_the_same_bytes() -> None:
    form = forms()["parent"]

    assert render_feedback_form(form) == render_feedback_form(form)


def test_every_form_can_be_read_aloud(tmp_path: Path) -> None:
    paths = []
    for name, form in forms().items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(render_feedback_form(form))

    assert ua1_failures(paths) == {path: [] for path in paths}
