"""No address, postcode or number of anybody's home ever stands in a letter."""

import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iro_desktop.actions.keeping import keep_in_letter
from iro_desktop.actions.letters import finish_letter, save_section, start_letter
from iro_desktop.letters.checks import LetterIsNotReady
from iro_desktop.letters.layout import render_pdf
from iro_desktop.letters.sheet_layout import render_decision_sheet
from iro_desktop.models.child import AgeBand, Home
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.queries.decision_sheets import decision_sheet
from iro_desktop.queries.letter_privacy import contains, private_places
from tests.held_review import (
    BANK_HOLIDAYS,
    NOON,
    TODAY,
    Circumstances,
    add_held_review,
    look_at,
    write_everything,
)
from tests.letters.reading import text_of
from tests.store.stores import store_in

NOBODY = UUID(int=0)
HOMES = st.builds(
    Home,
    child_id=st.just(NOBODY),
    from_on=st.just(date(2024, 2, 9)),
    with_whom=st.just("Ada and Joss"),
    town=st.just("Brackenford"),
    address=st.builds(
        "{} {}{}".format,
        st.integers(1, 400),
        st.sampled_from(("Tansy Lane", "Old Rope Walk", "Quince Street")),
        st.sampled_from(("", ", Brackenford", "\nBrackenford")),
    ),
    postcode=st.from_regex(r"\A[A-Z]{2}[1-9] [1-9][A-Z]{2}\Z"),
    telephone=st.from_regex(r"\A01632 960[0-9]{3}\Z").filter(lambda number: number != "01632 960133"),
    withheld_from=st.sampled_from(((), ("Darren Pike",))),
)
PEOPLE = st.builds(
    Person,
    child_id=st.just(NOBODY),
    name=st.sampled_from(("Femi Oyelaran", "Carys Vaughan", "Darren Pike")),
    role=st.sampled_from(PersonRole),
    telephone=st.from_regex(r"\A07700 900[0-9]{3}\Z"),
    email=st.sampled_from(("femi@tarn.example", "carys.v@tarn.example")),
    comes_to_reviews=st.booleans(),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    homes=st.lists(HOMES, min_size=1, max_size=3),
    people=st.lists(PEOPLE, max_size=4),
    band=st.sampled_from(AgeBand),
    place=st.sampled_from(("address", "postcode", "at the address", "the library")),
)
def test_no_private_place_reaches_a_letter_or_a_sheet(
    homes: list[Home], people: list[Person], band: AgeBand, place: str
) -> None:
    wheres = {"address": homes[0].address, "postcode": homes[0].postcode, "at the address": f"at {homes[0].address}!"}
    about = Circumstances(place=wheres.get(place, place), reading_band=band, homes=tuple(homes), people=tuple(people))
    with tempfile.TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        with store.transaction() as session:
            held = add_held_review(session, about)
            letter_id = start_letter(session, held.review_id, today=TODAY)
            write_everything(session, letter_id, held.words_id)
            shown = look_at(session, letter_id)
            sheet = decision_sheet(session, held.review_id, today=TODAY, bank_holidays=BANK_HOLIDAYS)
            places = private_places(session, held.child_id)
        store.close()

    assert places
    papers = [msgspec.json.encode(shown.content).decode(), msgspec.json.encode(sheet).decode()]
    printed = [text_of(render_pdf(shown.content)), text_of(render_decision_sheet(sheet))]
    assert not any(contains(paper, places) for paper in (*papers, *printed))


def a_home(withheld_from: tuple[str, ...] = ("Darren Pike",)) -> Home:
    return Home(
        child_id=NOBODY,
        from_on=date(2024, 2, 9),
        address="4 Thistle Row, Brackenford",
        postcode="QQ1 7ZZ",
        telephone="01632 960177",
        withheld_from=withheld_from,
    )


@pytest.mark.parametrize("typed", ["You live at 4, thistle row.", "Write to QQ17ZZ", "Ring 01632-960 177."])
def test_a_withheld_address_that_was_typed_stops_the_letter(tmp_path: Path, typed: str) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session, Circumstances(homes=(a_home(),)))
        letter_id = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, letter_id, held.words_id)
        save_section(session, letter_id, "hard", text=typed)
        with pytest.raises(LetterIsNotReady, match="withheld from somebody") as refused:
            finish_letter(session, letter_id, at=NOON, today=TODAY, bank_holidays=BANK_HOLIDAYS)
    store.close()

    assert [problem.section for problem in refused.value.problems] == ["hard"]
    assert "histle" not in refused.value.sentence


def test_an_address_nobody_is_kept_from_may_be_kept_with_a_reason(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session, Circumstances(homes=(a_home(withheld_from=()),)))
        letter_id = start_letter(session, held.review_id, today=TODAY)
        write_everything(session, letter_id, held.words_id)
        save_section(session, letter_id, "hard", text="The boiler at 4 Thistle Row broke.")
        [problem] = look_at(session, letter_id).problems
        assert problem.found is not None
        detail = problem.found.detail
        keep_in_letter(
            session, letter_id, what=detail.what, found=detail.text, reason="Pip asked how to write it.", at=NOON
        )
        session.flush()
        after = look_at(session, letter_id).problems
    store.close()

    assert problem.sentence.endswith("tells an address or a number of the home. Should Pip see this?")
    assert after == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 4 THISTLE ROW tomorrow", True),
        ("Thistle Row", False),
        ("in Brackenford", False),
        ("ring 01632960177", True),
    ],
)
def test_a_place_is_found_however_it_is_written(tmp_path: Path, text: str, found: bool) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        held = add_held_review(session, Circumstances(homes=(a_home(),)))
        places = private_places(session, held.child_id)
    store.close()

    assert contains(text, places) is found
