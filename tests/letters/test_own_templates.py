"""Templates that a council adds: named apart on every laptop, begun with all that a letter of the kind must have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop import resources
from iro_desktop.letters.kinds import KIND_IN_FILE, PLAIN, PLAIN_OTHER, TEMPLATES, plain_for
from iro_desktop.letters.own_templates import (
    ANY,
    bands_for,
    begun_as,
    fact_in,
    form_of,
    is_own,
    kind_in,
    model_for,
    only_what_it_must_have,
    own_name,
    title_in,
    with_fact,
)
from iro_desktop.letters.template_checks import template_problems
from iro_desktop.letters.templates import ADULT, SectionKind, load_template, read_template
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import LetterKind

EVERY_READER = [(kind, band) for kind in LetterKind for band in bands_for(kind)]


def text_of(name: str) -> str:
    return resources.text(f"letter_templates/{name}.txt")


def test_what_a_template_says_of_its_kind_is_what_the_programs_own_say() -> None:
    for kind, names in TEMPLATES.items():
        assert {load_template(name).kind for name in names} == {KIND_IN_FILE[kind]}
        assert {kind_in(text_of(name)) for name in names} == {kind}


@given(st.text(max_size=120))
def test_any_title_makes_a_name_of_its_own(title: str) -> None:
    one, other = own_name(title, new_id()), own_name(title, new_id())

    assert is_own(one)
    assert is_own(other)
    assert one != other


def test_no_template_of_the_program_is_named_like_the_councils() -> None:
    assert not [name for names in TEMPLATES.values() for name in names if is_own(name)]
    assert own_name("After court: für Ältere", new_id()).startswith("own_after_court_fur_altere_")


@pytest.mark.parametrize(("kind", "band"), EVERY_READER)
def test_an_empty_one_has_all_that_it_must_have_and_nothing_that_it_may_leave_out(kind: LetterKind, band: str) -> None:
    model = model_for(kind, band)
    text = begun_as(
        only_what_it_must_have(text_of(model.name)), name="own_x_1", title="After court", kind=kind, band=band
    )
    form = form_of("own_x_1", text)

    assert form is not None
    assert template_problems(text, form) == ()
    made = read_template("own_x_1", text)
    assert (made.title, made.kind, made.age_band) == ("After court", KIND_IN_FILE[kind], band)
    assert all(part.required or part.kind is not SectionKind.PROSE for part in made.sections)
    assert [part for part in model.sections if part.required or part.kind is not SectionKind.PROSE] == list(
        made.sections
    )


@pytest.mark.parametrize(("kind", "band"), EVERY_READER)
def test_a_copy_of_any_of_its_kind_can_be_saved_for_every_reader_of_the_kind(kind: LetterKind, band: str) -> None:
    for name in TEMPLATES[kind]:
        text = begun_as(text_of(name), name="own_x_1", title="After court", kind=kind, band=band)
        form = form_of("own_x_1", text)

        assert form is not None
        assert template_problems(text, form) == ()


def test_a_part_that_letters_of_the_kind_must_have_cannot_be_lost() -> None:
    text = begun_as(
        text_of("review_8_11").replace("kind: rights", "kind: prose"),
        name="own_x_1",
        title="After court",
        kind=LetterKind.REVIEW,
        band=ANY,
    )
    form = form_of("own_x_1", text)

    assert form is not None
    assert any("Put back a part with “kind: rights”" in one.sentence for one in template_problems(text, form))


def test_a_kind_that_only_a_newer_program_knows_has_no_form() -> None:
    text = with_fact(text_of(PLAIN), "kind", "court_letter")

    assert kind_in(text) is None
    assert form_of("own_x_1", text) is None


def test_adults_and_children_are_never_offered_each_others() -> None:
    assert bands_for(LetterKind.GUARDIAN) == (ADULT,)
    assert bands_for(LetterKind.REVIEW) == (ANY, "4-7", "8-11", "12-15", "16-17")


def test_the_title_of_a_torn_text_can_still_be_read_and_only_at_its_top() -> None:
    assert title_in("title: After court\n{{{") == "After court"
    assert title_in("name: torn\n[opening]\ntitle: not this one") == ""
    assert fact_in("kind:review_letter", "kind") == "review_letter"


def test_the_plain_letter_that_stands_in_is_about_a_review_only_for_a_letter_about_one() -> None:
    assert {kind: plain_for(kind) for kind in LetterKind} == {
        kind: PLAIN if kind is LetterKind.REVIEW else PLAIN_OTHER for kind in LetterKind
    }
