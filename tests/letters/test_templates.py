"""Templates: what is in them, and what happens when one is missing, damaged or short of a detail."""

from pathlib import Path

import pytest

from iro_desktop import resources
from iro_desktop.letters.content import SMALLEST_TYPE
from iro_desktop.letters.details import DETAILS, placeholders_in, start_from
from iro_desktop.letters.kinds import (
    ADJOURNED_LETTER_FOR,
    ALL_TEMPLATES,
    FIRST_REVIEW_LETTER_FOR,
    MIDWAY_LETTER_FOR,
    MIDWAY_TEMPLATES,
    PLAIN,
    PLAIN_OTHER,
    REVIEW_LETTER_FOR,
    REVIEW_TEMPLATES,
    TEMPLATES,
)
from iro_desktop.letters.pictures import SYMBOLS
from iro_desktop.letters.templates import (
    SectionKind,
    Template,
    TemplateCannotBeOpened,
    all_templates,
    fill,
    load_template,
    open_template,
    read_template,
    with_texts,
)
from iro_desktop.models.child import AgeBand
from iro_desktop.models.letter import LetterKind
from tests.letters.invented import DETAILS as KNOWN

EVERY = pytest.mark.parametrize("template", all_templates(), ids=lambda template: template.name)
OF_REVIEWS = pytest.mark.parametrize(
    "template", [load_template(name) for name in REVIEW_TEMPLATES], ids=REVIEW_TEMPLATES
)
OF_CHECKS = pytest.mark.parametrize(
    "template", [load_template(name) for name in MIDWAY_TEMPLATES], ids=MIDWAY_TEMPLATES
)
PLAIN_TEXT = resources.text("letter_templates/plain.txt")


def test_every_template_file_is_on_the_list_and_the_other_way_round() -> None:
    files = {path.stem for path in resources.path("letter_templates").glob("*.txt")}
    assert files == set(ALL_TEMPLATES)


def test_every_age_band_has_its_review_letter() -> None:
    assert set(REVIEW_LETTER_FOR) == set(AgeBand)
    for band, name in REVIEW_LETTER_FOR.items():
        assert load_template(name).age_band == band


def test_every_age_band_has_a_first_review_letter_that_says_what_a_review_is_and_why_they_live_there() -> None:
    assert set(FIRST_REVIEW_LETTER_FOR) == set(AgeBand)
    for band, name in FIRST_REVIEW_LETTER_FOR.items():
        template = load_template(name)
        standing = " ".join(section.text for section in template.sections)
        assert template.age_band == band
        assert "review" in standing.casefold()
        assert {"who_i_am", "why_here", "next"} <= {section.key for section in template.sections}


def test_a_review_that_stopped_early_has_its_letter_in_words_of_the_age() -> None:
    assert set(ADJOURNED_LETTER_FOR) == set(AgeBand)
    for band, name in ADJOURNED_LETTER_FOR.items():
        template = load_template(name)
        assert template.age_band == (AgeBand.FROM_12_TO_15 if band is AgeBand.FROM_16_TO_17 else band)
        assert {"why_stopped", "directions", "home", "next", "rights"} <= {one.key for one in template.sections}


def test_every_age_band_has_its_midway_letter() -> None:
    assert set(MIDWAY_LETTER_FOR) == set(AgeBand)
    for band, name in MIDWAY_LETTER_FOR.items():
        template = load_template(name)
        assert (template.age_band, template.kind) == (band, "midway_letter")


@OF_CHECKS
def test_a_midway_letter_has_the_five_lines_and_no_ready_warmth(template: Template) -> None:
    sections = {section.key: section for section in template.sections}
    for key in ("opening", "promises", "asked", "next", "rights", "ending", "contact"):
        assert sections[key].required, key
    assert sections["promises"].text == "{promises}"
    for typed in ("opening", "asked", "ending"):
        assert sections[typed].text == ""


@EVERY
def test_a_template_asks_only_for_details_there_are(template: Template) -> None:
    texts = [template.greeting, template.sign_off, *(section.text for section in template.sections)]
    assert {name for text in texts for name in placeholders_in(text)} <= DETAILS.keys()


@OF_REVIEWS
def test_the_first_line_what_goes_well_and_the_last_line_are_always_typed(template: Template) -> None:
    typed = {section.key: section for section in template.sections}
    for key in ("opening", "going_well", "ending"):
        assert (typed[key].required, typed[key].text) == (True, "")


@OF_REVIEWS
def test_a_letter_always_has_words_decisions_plan_next_rights_and_contact(template: Template) -> None:
    kinds = [section.kind for section in template.sections]
    for kind in set(SectionKind) - {SectionKind.FORM}:
        assert kinds.count(kind) == 1 or (kind is SectionKind.PROSE and kind in kinds)
    for section in template.sections:
        if section.kind in {SectionKind.RIGHTS, SectionKind.CONTACT, SectionKind.PLAN, SectionKind.NEXT_MEETING}:
            assert section.required, section.key


@EVERY
def test_the_officer_is_asked_in_questions_that_hold_no_blank(template: Template) -> None:
    for section in template.sections:
        if section.prompt is not None:
            assert "?" in section.prompt, section.key
            assert "{" not in section.prompt, section.key
        if section.kind is SectionKind.PROSE and not section.text:
            assert section.prompt, section.key


@OF_REVIEWS
def test_there_are_lines_to_choose_where_a_child_said_nothing(template: Template) -> None:
    (section,) = [section for section in template.sections if section.kind is SectionKind.NO_WORDS]
    assert len(section.choices) >= 2


@EVERY
def test_pictures_and_type_are_ones_we_have(template: Template) -> None:
    assert {section.picture for section in template.sections} <= {None, *SYMBOLS}
    assert template.smallest_type == 0 or template.smallest_type >= SMALLEST_TYPE


def test_only_the_youngest_and_who_reads_one_idea_a_line_have_symbols_and_only_the_oldest_a_table() -> None:
    symbols = {template.age_band for template in all_templates() if any(s.picture for s in template.sections)}
    tables = {template.age_band for template in all_templates() if any(s.columns for s in template.sections)}
    assert (symbols, tables) == ({"4-7", "any"}, {"16-17"})


def test_a_detail_that_is_not_known_is_listed_in_plain_words() -> None:
    draft = fill(load_template("review_8_11"), {**KNOWN, "next_meeting_day": None})
    assert draft.missing == ("the next meeting's date",)


def test_nothing_is_missing_when_every_detail_is_known() -> None:
    for template in all_templates():
        assert fill(template, KNOWN).missing == ()


def test_a_passage_whose_detail_is_not_known_is_left_out() -> None:
    text = "We met[[ at {meeting_place}]] today.\n[[{who_was_not_there}]]\nBye."
    assert start_from(text, {"meeting_place": "school"}) == "We met at school today.\nBye."
    assert start_from(text, {"who_was_not_there": "Dad was not there."}) == "We met today.\nDad was not there.\nBye."


def test_what_a_detail_says_is_never_searched_for_more_details() -> None:
    assert start_from("{plan}", {"plan": "{child_known_as} [[x]]", "child_known_as": "Pip"}) == "{child_known_as} [[x]]"


def test_what_the_officer_wrote_is_kept_and_a_late_detail_filled_in() -> None:
    draft = fill(load_template(PLAIN), {**KNOWN, "next_meeting_day": None})
    again = with_texts(draft, {"next": "We meet on {next_meeting_day}. Bring the torch."}, KNOWN)
    assert (
        next(s.text for s in again.sections if s.key == "next") == "We meet on Thursday 3 September. Bring the torch."
    )


def test_words_for_a_section_that_another_template_had_are_kept_before_the_last_line() -> None:
    draft = with_texts(fill(load_template(PLAIN), KNOWN), {"who_gets_this": "You and Ada get this."}, KNOWN)
    keys = [section.key for section in draft.sections]
    assert keys.index("who_gets_this") == keys.index("ending") - 1


def test_a_template_that_is_missing_opens_as_the_plain_letter_and_says_so() -> None:
    opened = open_template("review_99")
    assert opened.template.name == PLAIN
    assert opened.warning == (
        "The template 'review_99' cannot be opened. We used the plain letter instead. Your text is the same. "
        "Tell your manager the name of the template."
    )


def test_a_template_that_is_damaged_opens_as_the_plain_letter_and_is_called_by_its_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "letter_templates"
    templates.mkdir()
    (templates / "plain.txt").write_text(PLAIN_TEXT, encoding="utf-8")
    (templates / "torn.txt").write_text(
        "name: torn\ntitle: After your meeting\n[opening]\nkind: poem\n", encoding="utf-8"
    )
    monkeypatch.setattr(resources, "folder", lambda: Path(tmp_path))
    opened = open_template("torn")
    assert opened.template.name == PLAIN
    assert opened.warning is not None
    assert opened.warning.startswith("The template 'After your meeting' cannot be opened.")


@pytest.mark.parametrize(
    ("damage", "repaired"),
    [
        ("name: plain", "name: other"),
        ("version: 2", "version: first"),
        ("age_band: any", "age_band: 30-40"),
        ("kind: people", "kind: poem"),
        ("label: the meeting\n", ""),
        ("heading: The meeting", "headin: The meeting"),
        ("heading: The meeting", "The meeting"),
        ("[ending]", "[meeting]"),
        ("heading: What we decided", "heading: What we decided\ncolumns: Who | When"),
    ],
)
def test_a_template_that_is_not_written_as_one_is_refused(damage: str, repaired: str) -> None:
    assert damage in PLAIN_TEXT
    with pytest.raises(TemplateCannotBeOpened):
        read_template("plain", PLAIN_TEXT.replace(damage, repaired, 1))


def test_half_a_template_is_refused() -> None:
    with pytest.raises(TemplateCannotBeOpened):
        read_template("plain", PLAIN_TEXT[:60])
    with pytest.raises(TemplateCannotBeOpened):
        read_template("plain", "%PDF-1.7\n")


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        (name, PLAIN if kind is LetterKind.REVIEW else PLAIN_OTHER)
        for kind in LetterKind
        for name in TEMPLATES[kind][:1]
    ],
)
def test_a_damaged_template_of_any_kind_opens_as_the_plain_letter_for_it(
    name: str, instead: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path / "letter_templates"
    templates.mkdir()
    plain = resources.text(f"letter_templates/{instead}.txt")
    (templates / f"{instead}.txt").write_text(plain, encoding="utf-8")
    (templates / f"{name}.txt").write_text(f"name: {name}\ntitle: A torn letter\n[opening]\nkind: poem\n")
    load_template.cache_clear()
    monkeypatch.setattr(resources, "folder", lambda: Path(tmp_path))
    try:
        opened = open_template(name)
    finally:
        load_template.cache_clear()
    assert opened.template.name == instead
    assert opened.warning is not None
    assert opened.warning.startswith("The template 'A torn letter' cannot be opened. We used the plain letter instead.")
