"""Versions of a letter in two languages: the translation, who made and checked it, kept and brought back with it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from iro_desktop.actions.letter_translation import choose_other_language, save_translation, save_translator
from iro_desktop.actions.letter_versions import bring_version_back, change_other_language, keep_version
from iro_desktop.actions.letters import finish_letter, reopen_letter, save_section, start_letter
from iro_desktop.letters.assemble import printed_sections
from iro_desktop.letters.content import Translation, letter_from_json
from iro_desktop.letters.translation import GREETING_PART, TranslatedPart, TranslationFact
from iro_desktop.models.letter import Letter
from iro_desktop.models.letter_safety import LetterApproval
from iro_desktop.models.showing import LetterSnapshot, WhyKept
from iro_desktop.queries.letter_versions import (
    THE_LANGUAGE,
    WHO_TRANSLATED,
    Part,
    Stood,
    Version,
    letter_versions,
    stands,
)
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review, look_at, write_everything
from tests.store.stores import store_in

MAY = date(2026, 5, 3)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


def begun(session: Session) -> UUID:
    return start_letter(session, add_held_review(session).review_id, today=TODAY)


def put_into(session: Session, letter_id: UUID, language: str, by: str = "Selam Abera", **parts: str) -> None:
    choose_other_language(session, letter_id, language=language)
    for key, text in parts.items():
        save_translation(session, letter_id, key, heading=f"{key} {language}", text=text)
    save_translator(session, letter_id, name=by, translated_on=MAY, checked_by="Yared Haile")


def kept(session: Session, letter_id: UUID, minutes: int = 0) -> UUID:
    at = NOON + timedelta(minutes=minutes)
    found = keep_version(session, letter_id, why=WhyKept.OPENED, by_name="Maren", at=at)
    assert found is not None
    return found


def bring_back(session: Session, letter_id: UUID, version: UUID, part: Part | None = None) -> None:
    at = NOON + timedelta(hours=1)
    bring_version_back(session, letter_id, version, by_name="Maren", at=at, part=part)
    session.flush()


def newest(session: Session, letter_id: UUID) -> Version:
    return letter_versions(session, letter_id).kept[0]


def test_a_version_holds_each_part_and_who_translated_and_checked_it_and_when(store: Store) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        put_into(session, letter_id, "ar", greeting="مرحبا", opening="أهلا")
        kept(session, letter_id)
    with store.reading() as session:
        assert newest(session, letter_id).stood == Stood(
            {},
            TranslationFact(
                language="ar",
                parts=(
                    TranslatedPart("greeting", "greeting ar", "مرحبا"),
                    TranslatedPart("opening", "opening ar", "أهلا"),
                ),
                translator_name="Selam Abera",
                translated_on=MAY,
                checked_by="Yared Haile",
            ),
        )


def test_a_change_of_the_translation_alone_is_a_new_version_and_no_change_is_none(store: Store) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        put_into(session, letter_id, "pl", opening="Dzień dobry")
        kept(session, letter_id)
        assert keep_version(session, letter_id, why=WhyKept.OPENED, by_name="Maren", at=NOON) is None
        save_translator(session, letter_id, name="Selam Abera", translated_on=MAY, checked_by="Ewa Nowak")
        assert kept(session, letter_id, 1) is not None


def test_the_whole_comes_back_with_its_language_and_what_was_added_since_leaves(store: Store) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        save_section(session, letter_id, "opening", text="One.")
        put_into(session, letter_id, "ar", opening="واحد")
        then = stands(session, letter_id)
        version = kept(session, letter_id)
        save_section(session, letter_id, "opening", text="Two.")
        put_into(session, letter_id, "fa", by="Nasrin Karimi", opening="دو", ending="خداحافظ")
        between = stands(session, letter_id)

        bring_back(session, letter_id, version)

        assert stands(session, letter_id) == then
        before = newest(session, letter_id)
        assert (before.why, before.stood) == (WhyKept.BEFORE_BRINGING_BACK, between)


def test_a_version_in_english_alone_takes_the_other_language_off_and_keeps_its_words(store: Store) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        save_section(session, letter_id, "opening", text="One.")
        version = kept(session, letter_id)
        put_into(session, letter_id, "so", opening="Salaan")
        bring_back(session, letter_id, version)
        assert stands(session, letter_id) == Stood({"opening": "One."}, None)
        choose_other_language(session, letter_id, language="so")
        told = stands(session, letter_id).translation
        assert told is not None
        assert told.part("opening").text == "Salaan"


def test_one_part_of_the_other_language_comes_back_alone(store: Store) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        put_into(session, letter_id, "ur", opening="ایک", ending="دو")
        version = kept(session, letter_id)
        put_into(session, letter_id, "ur", by="Nasrin Karimi", opening="تین", ending="چار", going_well="پانچ")
        save_section(session, letter_id, "opening", text="Three.")

        bring_back(session, letter_id, version, Part("opening", in_other_language=True))
        bring_back(session, letter_id, version, Part("going_well", in_other_language=True))

        told = stands(session, letter_id)
        assert told.texts == {"opening": "Three."}
        assert told.translation is not None
        assert {one.key: one.text for one in told.translation.parts} == {"opening": "ایک", "ending": "چار"}
        assert told.translation.translator_name == "Nasrin Karimi"

        bring_back(session, letter_id, version, Part(WHO_TRANSLATED, in_other_language=True))
        again = stands(session, letter_id).translation
        assert again is not None
        assert (again.translator_name, again.translated_on, again.checked_by) == ("Selam Abera", MAY, "Yared Haile")


@pytest.mark.parametrize("part", [THE_LANGUAGE, WHO_TRANSLATED, "opening"])
def test_a_part_of_a_language_that_stands_there_no_more_brings_the_whole_language_back(store: Store, part: str) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        put_into(session, letter_id, "ar", opening="واحد", ending="اثنان")
        then = stands(session, letter_id)
        version = kept(session, letter_id)
        put_into(session, letter_id, "cy", opening="Un")
        bring_back(session, letter_id, version, Part(part, in_other_language=True))
        assert stands(session, letter_id) == then


def test_another_language_is_chosen_only_after_the_one_before_was_kept(store: Store) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        put_into(session, letter_id, "ti", greeting="ሰላም")
        with_tigrinya = stands(session, letter_id)
        change_other_language(session, letter_id, language=None, by_name="Maren", at=NOON)
    with store.reading() as session:
        version = newest(session, letter_id)
        assert (version.why, version.stood) == (WhyKept.BEFORE_ANOTHER_LANGUAGE, with_tigrinya)
        assert stands(session, letter_id).translation is None


def test_a_letter_that_is_finished_anew_binds_both_languages_as_they_stand_then(store: Store) -> None:
    def translate(session: Session, letter_id: UUID, words: str) -> None:
        letter = look_at(session, letter_id)
        save_translation(session, letter_id, GREETING_PART, heading="", text=words)
        for key, section in printed_sections(letter.draft, letter.facts):
            save_translation(session, letter_id, key, heading=words if section.heading else "", text=words)
        save_translator(session, letter_id, name="Selam Abera", translated_on=MAY, checked_by="")

    def finish(session: Session, letter_id: UUID) -> None:
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()
        keep_version(session, letter_id, why=WhyKept.FINISHED, by_name="Maren", at=NOON)

    with store.transaction() as session:
        held = add_held_review(session)
        first = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, first, held.words_id)
        choose_other_language(session, first, language="am")
        translate(session, first, "ሰላም")
        finish(session, first)
    with store.transaction() as session:
        second = reopen_letter(session, first, reason="A word was wrong in Amharic.")
        session.flush()
        translate(session, second, "እንኳን")
        finish(session, second)

    with store.reading() as session:
        greetings: list[str] = []
        bound: list[LetterApproval] = []
        for letter_id in (first, second):
            frozen = session.get_one(Letter, letter_id).finished_content
            assert frozen is not None
            told = letter_from_json(frozen).translation
            assert isinstance(told, Translation)
            greetings.append(told.greeting)
            bound += session.scalars(select(LetterApproval).where(LetterApproval.letter_id == letter_id)).all()
        assert greetings == ["ሰላም", "እንኳን"]
        assert len({one.content_hash for one in bound}) == len({one.pdf_hash for one in bound}) == len(bound) == 2
        versions = letter_versions(session, second).kept
        found = [one.stood.translation.part(GREETING_PART).text for one in versions if one.stood.translation]
        assert sorted(found) == sorted(greetings)


def test_a_version_keeps_no_word_of_a_language_that_was_taken_off(store: Store) -> None:
    with store.transaction() as session:
        letter_id = begun(session)
        save_section(session, letter_id, "opening", text="One.")
        put_into(session, letter_id, "bn", opening="এক")
        choose_other_language(session, letter_id, language=None)
        kept(session, letter_id)
        assert session.scalars(select(LetterSnapshot.translation)).all() == [None]


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
STATES = st.lists(
    st.tuples(
        st.sampled_from([None, "ar", "ckb", "vi"]),
        st.dictionaries(st.sampled_from(["greeting", "opening", "ending"]), TEXTS, max_size=3),
        st.sampled_from(["Selam Abera", "Nasrin Karimi"]),
    ),
    min_size=2,
    max_size=4,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(states=STATES)
def test_every_version_ever_kept_comes_back_in_both_languages(
    states: list[tuple[str | None, dict[str, str], str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = store_in(tmp_path_factory.mktemp("tongues"))
    try:
        expected: dict[UUID, Stood] = {}
        with store.transaction() as session:
            letter_id = begun(session)
            for number, (language, parts, by) in enumerate(states):
                if language is None:
                    choose_other_language(session, letter_id, language=None)
                    save_section(session, letter_id, "opening", text=f"{by} {number}")
                else:
                    put_into(session, letter_id, language, by, **parts)
                session.flush()
                at = NOON + timedelta(minutes=number)
                found = keep_version(session, letter_id, why=WhyKept.OPENED, by_name="Maren", at=at)
                if found is not None:
                    expected[found] = stands(session, letter_id)
            for version, stood in expected.items():
                bring_back(session, letter_id, version)
                assert stands(session, letter_id) == stood
    finally:
        store.close()
