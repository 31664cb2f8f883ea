"""The council's own pictures: added by a manager with their licence, used while it holds, kept by finished letters."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from PIL import Image

from iro_desktop.actions.council_pictures import Licence, add_picture_set, change_licence, take_set_away
from iro_desktop.actions.letter_templates import NotAManager
from iro_desktop.actions.letters import finish_letter, save_section, start_letter
from iro_desktop.letters.checks import ProblemKind
from iro_desktop.letters.easy_read import credit_line, pictures_of
from iro_desktop.letters.picture_lines import write_line
from iro_desktop.models.council_pictures import NewPicture, SetPicture
from iro_desktop.models.refused import Refused
from iro_desktop.queries.council_pictures import (
    bytes_of_set_pictures,
    council_pictures,
    name_of_set_picture,
    picture_sets,
)
from iro_desktop.queries.letters import studio
from iro_desktop.queries.rights import MANAGES
from iro_desktop.store.server_rows import set_note
from iro_desktop.store.store import Session, Store
from tests.held_review import BANK_HOLIDAYS, NOON, TODAY, add_held_review, look_at, write_everything
from tests.store.stores import store_in

LICENCE = Licence(
    name="Moorland Symbols",
    credit="Moorland Symbols, with a licence",
    licensed_by="Moorland Pictures",
    licensed_until=TODAY + timedelta(days=30),
)


def png(colour: str = "navy") -> bytes:
    out = BytesIO()
    Image.new("RGBA", (20, 20), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


def added(session: Session, licence: Licence = LICENCE, *, on: date = TODAY) -> UUID:
    pictures = (NewPicture("toilet", ("loo",), png()), NewPicture("bed", (), png("red")))
    set_id = add_picture_set(session, licence, pictures, by="Farah Malik", on=on)
    session.flush()
    return set_id


def test_a_set_is_kept_with_its_licence_and_every_picture(store: Store) -> None:
    with store.transaction() as session:
        added(session)

    with store.reading() as session:
        [row] = picture_sets(session, today=TODAY).rows
        assert (row.name, row.count, row.set_by, row.is_licensed) == ("Moorland Symbols", 2, "Farah Malik", True)
        found = council_pictures(session, today=TODAY)
        assert [one.words for one in found] == [("bed",), ("toilet", "loo")]
        held = bytes_of_set_pictures(session, [one.picture_id for one in found])
        assert set(held.values()) == {png(), png("red")}


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": " "}, "what the set is called"),
        ({"credit": ""}, "whom letters name"),
        ({"licensed_by": ""}, "who gave the licence"),
        ({"licensed_until": TODAY - timedelta(days=1)}, "licence is over"),
        ({"credit": "x" * 121}, "longer than 120"),
    ],
)
def test_without_a_licence_that_holds_nothing_is_kept(store: Store, changed: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said), store.transaction() as session:
        added(session, replace(LICENCE, **changed))  # type: ignore[arg-type]  # each case names fields of Licence

    with store.reading() as session:
        assert picture_sets(session, today=TODAY).rows == ()
        assert council_pictures(session, today=TODAY) == ()


def test_only_a_manager_adds_changes_and_takes_away(store: Store) -> None:
    with store.transaction() as session:
        set_id = added(session)
        set_note(session, "device", "a laptop")
        set_note(session, MANAGES, value=False)
    for act in (
        added,
        lambda session: change_licence(session, set_id, LICENCE, by="Ruth", on=TODAY),
        lambda session: take_set_away(session, set_id, at=NOON),
    ):
        with pytest.raises(NotAManager), store.transaction() as session:
            act(session)

    with store.reading() as session:
        assert not picture_sets(session, today=TODAY).may_change
        assert len(council_pictures(session, today=TODAY)) == 2


def test_after_its_last_day_a_set_is_offered_no_more_until_the_licence_goes_on(store: Store) -> None:
    assert LICENCE.licensed_until is not None
    last, after = LICENCE.licensed_until, LICENCE.licensed_until + timedelta(days=1)
    with store.transaction() as session:
        set_id = added(session)
    with store.reading() as session:
        assert len(council_pictures(session, today=last)) == 2
        assert council_pictures(session, today=after) == ()
        assert not picture_sets(session, today=after).rows[0].is_licensed

    with store.transaction() as session:
        before = change_licence(session, set_id, replace(LICENCE, licensed_until=None), by="Farah Malik", on=after)
    assert before == LICENCE
    with store.reading() as session:
        assert len(council_pictures(session, today=after)) == 2


def test_a_set_that_is_taken_away_comes_back_whole(store: Store) -> None:
    with store.transaction() as session:
        set_id = added(session)
        take_set_away(session, set_id, at=NOON)
    with store.reading() as session:
        assert (picture_sets(session, today=TODAY).rows, council_pictures(session, today=TODAY)) == ((), ())

    with store.transaction() as session:
        take_set_away(session, set_id, at=None)
    with store.reading() as session:
        assert len(council_pictures(session, today=TODAY)) == 2


def test_a_set_that_comes_first_is_named_before_the_others(store: Store) -> None:
    with store.transaction() as session:
        added(session)
        added(session, replace(LICENCE, name="Zebra Symbols", comes_first=True))
    with store.reading() as session:
        assert [one.set_name for one in council_pictures(session, today=TODAY)][:2] == ["Zebra Symbols"] * 2


def a_letter_with_one(store: Store) -> tuple[UUID, UUID]:
    with store.transaction() as session:
        set_id = added(session)
        held = add_held_review(session)
        letter_id = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, letter_id, held.words_id)
        session.flush()
        name = next(one.name for one in council_pictures(session, today=TODAY) if "toilet" in one.words)
        save_section(session, letter_id, "ending", text=f"{write_line(name, 'toilet')}\nYou know where it is.")
    return letter_id, set_id


def test_a_letter_prints_it_and_names_whom_the_licence_asks_for(store: Store) -> None:
    letter_id, _ = a_letter_with_one(store)

    with store.reading() as session:
        content = look_at(session, letter_id).content
    [shown] = pictures_of(content)
    assert (shown.words, shown.data) == ("toilet", png())
    assert credit_line(content) == "Pictures: Moorland Symbols, with a licence"


def test_once_the_licence_is_over_a_draft_says_so_and_a_finished_letter_keeps_it(store: Store) -> None:
    letter_id, set_id = a_letter_with_one(store)
    with store.transaction() as session:
        take_set_away(session, set_id, at=NOON)
    with store.reading() as session:
        problems = studio(session, letter_id, today=TODAY, bank_holidays=BANK_HOLIDAYS).problems
    assert [one.sentence for one in problems if one.kind is ProblemKind.PICTURE] == [
        "The picture 'toilet' in 'The last line' may not stand in this letter, or is not on this laptop. "
        "Choose another, or take it out."
    ]

    with store.transaction() as session:
        take_set_away(session, set_id, at=None)
        session.flush()
        finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    with store.transaction() as session:
        take_set_away(session, set_id, at=NOON)
    with store.reading() as session:
        assert [one.words for one in pictures_of(look_at(session, letter_id).content)] == ["toilet"]


def test_a_picture_that_is_damaged_is_not_shown(store: Store) -> None:
    with store.transaction() as session:
        added(session)
        first = council_pictures(session, today=TODAY)[0]
        session.get_one(SetPicture, first.picture_id).sha256 = "0" * 64
    with store.reading() as session:
        assert bytes_of_set_pictures(session, [first.picture_id]) == {}
        assert name_of_set_picture(first.picture_id).startswith("set ")
