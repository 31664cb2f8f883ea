"""The other language of a letter on the record: kept part by part, asked for before finishing, frozen with the rest."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from iro_desktop.actions.letter_translation import choose_other_language, save_translation, save_translator
from iro_desktop.actions.letters import LONGEST_SECTION, LetterIsFinished, finish_letter, reopen_letter, start_letter
from iro_desktop.letters.assemble import printed_sections
from iro_desktop.letters.checks import ProblemKind
from iro_desktop.letters.content import Translation, letter_from_json
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.translation import GREETING_PART
from iro_desktop.models.child import Home
from iro_desktop.models.letter import Letter
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letters import typed_texts
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, NOON, HeldReview, add_held_review, look_at, write_everything
from tests.letters.translations import ARTICLE_1
from tests.store.stores import store_in


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path)
    yield store
    store.close()


def written(session: Session) -> tuple[HeldReview, UUID]:
    held = add_held_review(session)
    letter_id = start_letter(session, held.review_id, today=NOON.date())
    write_everything(session, letter_id, held.words_id)
    return held, letter_id


def lacking(session: Session, letter_id: UUID) -> list[str]:
    found = look_at(session, letter_id).problems
    return [one.sentence for one in found if one.kind is ProblemKind.TRANSLATION]


def translate(session: Session, letter_id: UUID, tag: str) -> None:
    choose_other_language(session, letter_id, language=tag)
    letter = look_at(session, letter_id)
    save_translation(session, letter_id, GREETING_PART, heading="", text=ARTICLE_1[tag][:12])
    for key, section in printed_sections(letter.draft, letter.facts):
        heading = ARTICLE_1[tag][:20] if section.heading else ""
        save_translation(session, letter_id, key, heading=heading, text=f"{ARTICLE_1[tag]}\n\n1. {ARTICLE_1[tag]}")
    save_translator(session, letter_id, name="Selam Abera", translated_on=NOON.date(), checked_by="Yared Haile")


def test_every_part_that_is_not_translated_yet_stands_against_finishing(store: Store) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        assert lacking(session, letter_id) == []
        choose_other_language(session, letter_id, language="ti")
        letter = look_at(session, letter_id)
        said = lacking(session, letter_id)
        assert said[0] == "The greeting is not in Tigrinya yet."
        assert said[-2:] == [
            "Say who put the letter into Tigrinya.",
            "Say on which day the letter was put into Tigrinya.",
        ]
        assert len(said) == 3 + len(printed_sections(letter.draft, letter.facts))
        translate(session, letter_id, "ti")
        assert lacking(session, letter_id) == []


def test_a_heading_without_its_translation_is_asked_for(store: Store) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        translate(session, letter_id, "pl")
        letter = look_at(session, letter_id)
        key, section = next(one for one in printed_sections(letter.draft, letter.facts) if one[1].heading)
        save_translation(session, letter_id, key, heading="", text="Tak.")
        assert lacking(session, letter_id) == [f"The heading '{section.heading}' is not in Polish yet."]


@pytest.mark.parametrize("tag", ["so", "ar", "bn"])
def test_a_finished_letter_holds_both_languages_in_its_frozen_words_and_on_its_paper(store: Store, tag: str) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        translate(session, letter_id, tag)
        finish_letter(session, letter_id, at=NOON, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)
    with store.reading() as session:
        frozen = session.get_one(Letter, letter_id).finished_content
        assert frozen is not None
        content = letter_from_json(frozen)
        assert isinstance(content.translation, Translation)
        assert len(content.translation.sections) == len(content.sections)
        assert content.translation.translator_name == "Selam Abera"
        with pikepdf.open(BytesIO(render_pdf(content))) as pdf:
            assert len(pdf.pages) >= 1
        with pytest.raises(LetterIsFinished):
            choose_other_language(session, letter_id, language=None)


def test_the_officers_own_words_and_the_template_stay_what_they_were(store: Store) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        texts, content = typed_texts(session, letter_id), look_at(session, letter_id).content
        translate(session, letter_id, "ckb")
        assert typed_texts(session, letter_id) == texts
        assert look_at(session, letter_id).content.sections == content.sections


def test_a_language_taken_off_and_put_back_has_its_words_still_and_asks_anew_who_translated(store: Store) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        translate(session, letter_id, "ur")
        choose_other_language(session, letter_id, language="fa")
        assert look_at(session, letter_id).facts.translation is not None
        assert "The greeting is not in Farsi yet." in lacking(session, letter_id)
        choose_other_language(session, letter_id, language=None)
        assert lacking(session, letter_id) == []
        choose_other_language(session, letter_id, language="ur")
        assert lacking(session, letter_id) == [
            "Say who put the letter into Urdu.",
            "Say on which day the letter was put into Urdu.",
        ]


def test_a_new_version_brings_its_other_language_along(store: Store) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        translate(session, letter_id, "am")
        before = look_at(session, letter_id).facts.translation
        finish_letter(session, letter_id, at=NOON, today=NOON.date(), bank_holidays=BANK_HOLIDAYS)
        new_id = reopen_letter(session, letter_id, reason="Yonas moved")
        session.flush()
        assert look_at(session, new_id).facts.translation == before


def test_what_is_withheld_is_found_in_the_other_language_too(store: Store) -> None:
    with store.transaction() as session:
        held, letter_id = written(session)
        child_id = session.get_one(Letter, letter_id).child_id
        session.add(
            Home(child_id=child_id, from_on=date(2026, 1, 5), postcode="QM4 7ZX", withheld_from=(str(held.review_id),))
        )
        session.flush()
        translate(session, letter_id, "ar")
        save_translation(session, letter_id, GREETING_PART, heading="", text=f"{ARTICLE_1['ar']} qm47zx")
        found = [one.sentence for one in look_at(session, letter_id).problems if one.kind is ProblemKind.WITHHELD]
        assert len(found) == 1
        assert found[0].startswith("'The greeting, in Arabic' tells")


@pytest.mark.parametrize("typed", ["مرحبا 🐻", "مرحبا \u4e2d"])
def test_a_character_that_no_font_has_is_named(store: Store, typed: str) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        translate(session, letter_id, "ar")
        save_translation(session, letter_id, GREETING_PART, heading="", text=typed)
        assert [
            one for one in lacking(session, letter_id) if "In Arabic, 'the greeting' has what cannot be printed" in one
        ]


def test_what_cannot_be_kept_is_refused_with_a_sentence(store: Store) -> None:
    with store.transaction() as session:
        _, letter_id = written(session)
        with pytest.raises(Refused, match="English alone"):
            save_translation(session, letter_id, GREETING_PART, heading="", text="Cześć")
        with pytest.raises(Refused, match="Choose one of the list"):
            choose_other_language(session, letter_id, language="tlh")
        choose_other_language(session, letter_id, language="pl")
        with pytest.raises(Refused, match="Take out what was pasted"):
            save_translation(session, letter_id, GREETING_PART, heading="", text="a" * (LONGEST_SECTION + 1))
