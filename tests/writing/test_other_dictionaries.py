"""Spelling in the other languages of a letter that have a dictionary here, and plain words where they have none."""

import pytest

from iro_desktop import resources
from iro_desktop.models.languages import LANGUAGES
from iro_desktop.ui.letter.language_words import spelling_line
from iro_desktop.writing.spelling import WITH_A_DICTIONARY, Speller
from tests.letters.translations import ARTICLE_1


@pytest.fixture(scope="module")
def welsh() -> Speller:
    return Speller("cy")


def wrong(speller: Speller, text: str, *names: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in speller.marks(text, names)]


def test_welsh_is_known_with_what_an_apostrophe_ties_to_its_words(welsh: Speller) -> None:
    assert wrong(welsh, ARTICLE_1["cy"]) == []
    assert wrong(welsh, "Mae’r ci a'r gath yn chwarae, ac mae'n braf i'w gweld.") == []


def test_a_slip_is_marked_and_a_name_is_not(welsh: Speller) -> None:
    assert wrong(welsh, "Mae Chidi yn chwaraee.", "chidi") == ["chwaraee"]
    assert wrong(welsh, "Mae Chidi yn chwarae.") == ["Chidi"]


def test_every_dictionary_lies_beside_its_licence() -> None:
    for tag in WITH_A_DICTIONARY:
        assert tag in LANGUAGES
        for file in (f"{tag}.aff", f"{tag}.dic", f"LICENCE-{tag}.txt"):
            assert resources.path(f"dictionaries/{file}").is_file()


def test_each_language_says_whether_it_is_checked() -> None:
    for tag, language in LANGUAGES.items():
        checked = f"Spelling is checked by a {language.name} dictionary, and nothing else is."
        none = f"There is no spelling check for {language.name} here."
        said = checked if tag in WITH_A_DICTIONARY else none
        assert spelling_line(language) == f"{said} Ask the interpreter to read it."
    said = spelling_line(LANGUAGES["cy"], ("un", "dau", "tri", "pedwar", "pump", "chwech", "saith"))
    assert said == (
        "Not in the Welsh dictionary: “un”, “dau”, “tri”, “pedwar”, “pump”, “chwech” and 1 more. Ask the interpreter."
    )
