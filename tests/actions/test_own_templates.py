"""The council's own templates: added, renamed, retired and brought back by a manager, and written from by everybody."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.actions.letter_templates import (
    NewTemplate,
    NotAManager,
    add_template,
    bring_template_back,
    rename_template,
    retire_template,
    save_template,
    unretire_template,
    use_shipped_template,
)
from iro_desktop.actions.letters import begin_from, choose_template, finish_letter, save_section, start_letter
from iro_desktop.letters.templates import ADULT
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.letter import Letter, LetterKind
from iro_desktop.models.refused import Refused
from iro_desktop.models.review import Review
from iro_desktop.queries.letter_offers import letter_offers
from iro_desktop.queries.letter_templates import (
    TemplateIsNotHere,
    TemplatePage,
    template_page,
    template_rows,
    templates_for,
    templates_to_put_right,
)
from iro_desktop.queries.letters import studio
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review, look_at, write_everything
from tests.store.stores import store_in

AFTER_COURT = NewTemplate(title="After court", kind=LetterKind.REVIEW, band="8-11")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = store_in(tmp_path)
    yield made
    made.close()


def add(store: Store, new: NewTemplate = AFTER_COURT) -> str:
    with store.transaction() as session:
        return add_template(session, new, by_name="Farah Malik", at=NOON)


def rename(store: Store, name: str, title: str) -> None:
    with store.transaction() as session:
        rename_template(session, name, title=title, by_name="Farah Malik", at=NOON)


def retire(store: Store, name: str) -> None:
    with store.transaction() as session:
        retire_template(session, name, why="Nobody used it.", by_name="Farah Malik", at=NOON)


def bring_back(store: Store, name: str) -> None:
    with store.transaction() as session:
        unretire_template(session, name, by_name="Farah Malik", at=NOON)


def page(store: Store, name: str) -> TemplatePage:
    with store.reading() as session:
        return template_page(session, name)


def offered(store: Store, kind: LetterKind = LetterKind.REVIEW) -> list[str]:
    with store.reading() as session:
        return [one.title for one in templates_for(session, kind) if one.is_own]


def begin(store: Store, template: str | None = None) -> UUID:
    with store.transaction() as session:
        letter_id = start_letter(session, add_held_review(session).review_id, today=TODAY)
        if template is not None:
            session.flush()
            choose_template(session, letter_id, template=template)
        return letter_id


def test_a_new_one_is_offered_for_its_kind_at_once_and_a_letter_is_written_from_it(store: Store) -> None:
    name = add(store)

    assert offered(store) == ["After court"]
    assert offered(store, LetterKind.MIDWAY) == []
    letter_id = begin(store, name)
    with store.reading() as session:
        shown = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        letter = session.get_one(Letter, letter_id)
        assert (letter.template, letter.template_version, letter.title) == (name, 1, "After court")
    assert (shown.draft.title, shown.warnings) == ("After court", ())
    assert "After court" in [one.title for one in shown.templates]


def test_a_letter_written_from_it_is_finished_like_any_other(store: Store) -> None:
    name = add(store, NewTemplate(title="After court", kind=LetterKind.REVIEW, band="8-11", copy_of="review_8_11"))
    with store.transaction() as session:
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        session.flush()
        choose_template(session, letter_id, template=name)
        write_everything(session, letter_id, held.words_id)
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)

    with store.reading() as session:
        assert session.get_one(Letter, letter_id).title == "After court"


def test_a_copy_has_the_words_of_what_it_was_copied_from_also_of_one_of_our_own(store: Store) -> None:
    first = add(store, NewTemplate(title="After court", kind=LetterKind.REVIEW, band="12-15", copy_of="review_8_11"))
    change(store, first, "You will not be in trouble", "Nobody will be cross")

    second = add(store, NewTemplate(title="After a move", kind=LetterKind.REVIEW, band="any", copy_of=first))

    assert "Nobody will be cross" in page(store, second).now.text
    assert page(store, second).now.why == "Added as a copy of “After court”."
    assert (page(store, second).form.age_band, page(store, second).form.kind) == ("any", "review_letter")


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        (NewTemplate(title="  ", kind=LetterKind.REVIEW, band="any"), "Say what the template is called."),
        (NewTemplate(title="x" * 81, kind=LetterKind.REVIEW, band="any"), "longer than 80 characters"),
        (NewTemplate(title="plain LETTER", kind=LetterKind.REVIEW, band="any"), "Another template is called"),
        (NewTemplate(title="Court", kind=LetterKind.GUARDIAN, band="8-11"), "not for that reader"),
        (NewTemplate(title="Court", kind=LetterKind.REVIEW, band=ADULT), "not for that reader"),
        (NewTemplate(title="Court", kind=LetterKind.REVIEW, band="any", copy_of="adult_copy"), "another kind"),
        (NewTemplate(title="Court", kind=LetterKind.REVIEW, band="any", copy_of="own_gone_1"), "no letter of that"),
    ],
)
def test_what_cannot_be_added_is_refused_with_a_sentence(store: Store, new: NewTemplate, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        add(store, new)

    assert offered(store) == []


def test_nobody_but_a_manager_adds_renames_or_retires(store: Store) -> None:
    name = add(store)
    with store.transaction() as session:
        set_note(session, "device", "a laptop of this office")
        set_note(session, MANAGES, False)

    for change in (lambda: add(store), lambda: rename(store, name, "Court"), lambda: retire(store, name)):
        with pytest.raises(NotAManager):
            change()
    assert not page(store, name).may_change
    assert offered(store) == ["After court"]


def change(store: Store, name: str, was: str, becomes: str) -> None:
    text = page(store, name).now.text
    assert was in text
    with store.transaction() as session:
        save_template(session, name, text=text.replace(was, becomes), why="Plainer.", by_name="Farah Malik", at=NOON)


@pytest.mark.parametrize(
    ("was", "becomes", "sentence"),
    [
        ("kind: rights", "kind: prose", "Put back a part with “kind: rights”"),
        ("kind: review_letter", "kind: goodbye", "“kind:” says which letter this is"),
        ("title: After court", "title: Plain letter", "Another template is called"),
    ],
)
def test_what_it_must_have_is_asked_for_at_every_saving(store: Store, was: str, becomes: str, sentence: str) -> None:
    name = add(store)

    with pytest.raises(Refused, match=sentence):
        change(store, name, was, becomes)

    assert len(page(store, name).versions) == 1


def test_renaming_is_a_version_and_letters_already_begun_keep_the_name_they_had(store: Store) -> None:
    name = add(store)
    letter_id = begin(store, name)

    rename(store, name, "After the court case")

    assert offered(store) == ["After the court case"]
    assert [(one.version, one.why) for one in page(store, name).versions] == [
        (2, "Renamed: it was “After court”."),
        (1, "Added with the parts that it must have."),
    ]
    with store.reading() as session:
        assert session.get_one(Letter, letter_id).title == "After court"


def test_one_that_came_with_the_program_can_be_renamed_and_takes_its_name_back(store: Store) -> None:
    rename(store, "review_8_11", "After your review meeting")
    with store.reading() as session:
        assert templates_for(session, LetterKind.REVIEW)[1].title == "After your review meeting"

    with store.transaction() as session:
        use_shipped_template(session, "review_8_11", why="Ours was worse.", by_name="Farah Malik", at=NOON)

    with store.reading() as session:
        assert templates_for(session, LetterKind.REVIEW)[1].title == "After your meeting, 8 to 11"


def test_it_is_not_called_what_another_is_called(store: Store) -> None:
    name = add(store)

    for title, sentence in (("Plain letter", "Another template is called"), ("After court", "called so already")):
        with pytest.raises(Refused, match=sentence):
            rename(store, name, title)


def test_a_retired_one_is_offered_no_more_and_a_letter_begun_from_it_goes_on(store: Store) -> None:
    name = add(store)
    letter_id = begin(store, name)

    retire(store, name)

    assert offered(store) == []
    with store.reading() as session:
        shown = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        assert (shown.draft.title, shown.warnings) == ("After court", ())
        assert "After court" in [one.title for one in shown.templates]
    with store.transaction() as session:
        choose_template(session, letter_id, template="review_8_11")
    with pytest.raises(Refused, match="that template does not"), store.transaction() as session:
        choose_template(session, letter_id, template=name)
    with store.reading() as session:
        assert [one.title for one in template_rows(session) if one.is_retired] == ["After court"]


def test_a_retired_one_is_brought_back_with_its_text_as_a_version(store: Store) -> None:
    name = add(store)
    text = page(store, name).now.text
    retire(store, name)
    assert page(store, name).is_retired

    bring_back(store, name)

    assert offered(store) == ["After court"]
    assert page(store, name).now.text.replace("version: 3", "version: 1") == text
    assert [(one.version, one.is_retirement) for one in page(store, name).versions] == [
        (3, False),
        (2, True),
        (1, False),
    ]
    with pytest.raises(Refused, match="in use already"):
        bring_back(store, name)


def test_any_version_brings_a_retired_one_back(store: Store) -> None:
    name = add(store)
    first = page(store, name).now.text_id
    retire(store, name)

    with store.transaction() as session:
        bring_template_back(session, first, name, by_name="Farah Malik", at=NOON)

    assert offered(store) == ["After court"]


def test_one_whose_name_was_taken_meanwhile_comes_back_under_another(store: Store) -> None:
    name = add(store)
    retire(store, name)
    add(store)

    with pytest.raises(Refused, match="Another template is called “After court”"):
        bring_back(store, name)
    rename(store, name, "After the first court day")

    assert sorted(offered(store)) == ["After court", "After the first court day"]


def test_one_that_came_with_the_program_is_never_retired_and_one_of_our_own_has_no_text_of_the_program(
    store: Store,
) -> None:
    with pytest.raises(Refused, match="came with the program, so it stays"):
        retire(store, "review_8_11")
    name = add(store)
    with pytest.raises(Refused, match="the program has no text for it"), store.transaction() as session:
        use_shipped_template(session, name, why="Ours was worse.", by_name="Farah Malik", at=NOON)


def test_a_letter_whose_template_has_not_come_opens_as_the_plain_one_and_says_so(store: Store) -> None:
    name = add(store)
    letter_id = begin(store, name)
    with store.transaction() as session:
        save_section(session, letter_id, "opening", text="You showed me your bike.")
        letter = session.get_one(Letter, letter_id)
        letter.template, letter.template_text_id = "own_elsewhere_1", letter_id

    with store.reading() as session:
        shown = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)

    assert shown.draft.template == "plain"
    assert shown.warnings[0].startswith("The council's template that this letter was begun from has not come to this")
    assert next(one.text for one in shown.draft.sections if one.key == "opening") == "You showed me your bike."
    with pytest.raises(TemplateIsNotHere):
        page(store, "own_elsewhere_1")


def damaged(store: Store, text: str, *, name: str = "own_court_1") -> None:
    with store.transaction() as session:
        session.add(
            LetterTemplateText(template=name, version=1, text=text, why="Added.", by_name="Farah Malik", saved_at=NOON)
        )


def test_a_torn_one_is_not_offered_and_is_counted_as_something_to_put_right(store: Store) -> None:
    damaged(store, "name: own_court_1\ntitle: After court\nkind: review_letter\nage_band: any\n")

    assert offered(store) == []
    with store.reading() as session:
        assert [one.title for one in template_rows(session) if one.is_damaged] == ["After court"]
        assert templates_to_put_right(session) == 1


def test_one_for_a_kind_of_letter_that_only_a_newer_program_knows_is_listed_and_left_alone(store: Store) -> None:
    name = add(store)
    text = page(store, name).now.text.replace(name, "own_visit_1").replace("kind: review_letter", "kind: visit_letter")
    damaged(store, text.replace("After court", "After a visit"), name="own_visit_1")

    assert offered(store) == ["After court"]
    with store.reading() as session:
        assert [one.title for one in template_rows(session) if not one.is_of_known_kind] == ["After a visit"]
        assert templates_to_put_right(session) == 0
    with pytest.raises(TemplateIsNotHere, match="only a newer version"):
        page(store, "own_visit_1")


def test_a_new_letter_of_the_child_can_be_begun_from_those_for_its_age_alone(store: Store) -> None:
    add(store)
    add(store, NewTemplate(title="For the oldest", kind=LetterKind.REVIEW, band="16-17"))
    add(store, NewTemplate(title="For anybody", kind=LetterKind.GOODBYE, band="any"))
    with store.transaction() as session:
        review_id = add_held_review(session).review_id
    with store.reading() as session:
        child_id = session.get_one(Review, review_id).child_id
        offers = letter_offers(session, child_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)

    assert [(one.kind, one.template_title) for one in offers if one.template] == [
        (LetterKind.REVIEW, "After court"),
        *([(LetterKind.GOODBYE, "For anybody")] if any(one.kind is LetterKind.GOODBYE for one in offers) else []),
    ]


def test_beginning_from_one_goes_on_with_a_draft_and_leaves_a_finished_letter_alone(store: Store) -> None:
    name = add(store)
    with store.transaction() as session:
        held = add_held_review(session)
        session.flush()

        def begin_it(session: Session, today: date = TODAY) -> UUID:
            return start_letter(session, held.review_id, today=today)

        letter_id = begin_from(session, begin=begin_it, template=name)
        session.flush()
        assert session.get_one(Letter, letter_id).template == name
        choose_template(session, letter_id, template="review_8_11")
        write_everything(session, letter_id, held.words_id)
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
        session.flush()

        assert begin_from(session, begin=begin_it, template=name) == letter_id
        assert session.get_one(Letter, letter_id).template == "review_8_11"


def test_a_slow_clock_does_not_undo_a_retirement(store: Store) -> None:
    name = add(store)
    with store.transaction() as session:
        retire_template(session, name, why="Unused.", by_name="Farah Malik", at=NOON + timedelta(hours=3))
    bring_back(store, name)

    assert offered(store) == ["After court"]


def test_the_words_of_a_letter_follow_the_template_that_was_chosen(store: Store) -> None:
    letter_id = begin(store, add(store))

    with store.reading() as session:
        keys = [one.key for one in look_at(session, letter_id).draft.sections]

    assert "going_well" in keys
    assert "people_you_love" not in keys
