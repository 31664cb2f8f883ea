"""The sheet for the one-to-one, its page and its lines: counted apart, one page, initials only, kept here."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pikepdf
import pytest

from iro_desktop.actions.supervision_notes import LONGEST_LINES, keep_supervision_line
from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.models.child import AgeBand
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.letter import Letter, LetterKind, LetterStatus
from iro_desktop.models.midway import MidwayCheck, MidwayState, midway_id
from iro_desktop.models.people import Allocation, Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.resolution import StepKind
from iro_desktop.queries.late_by_team import LateKind, TeamRow, late_by_team
from iro_desktop.queries.supervision import Supervision, supervision
from iro_desktop.queries.supervision_notes import (
    MONTHS_KEPT,
    SUPERVISION_SETTING,
    SupervisionNotes,
    supervision_notes,
)
from iro_desktop.queries.supervision_papers import supervision_sheet, with_initials
from iro_desktop.queries.who import Who, everyone
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import Store
from iro_desktop.store.tables import LocalSetting
from tests import caseload, factories_between
from tests.letters.reading import text_of
from tests.pdf_ua import ua1_failures
from tests.store.stores import Clock, store_in

TODAY = caseload.TODAY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = store_in(tmp_path, Clock(caseload.NOW))
    yield store
    store.close()


@pytest.fixture
def load(store: Store) -> caseload.Caseload:
    with store.transaction() as session:
        return caseload.fill(session)


def sheet_of(store: Store, officer: str | None = None, today: date = TODAY) -> Supervision:
    with store.reading() as session:
        return supervision(session, today, caseload.HOLIDAYS, officer=officer)


def teams(store: Store, officer: str | None = None) -> tuple[TeamRow, ...]:
    with store.reading() as session:
        return late_by_team(session, TODAY, caseload.HOLIDAYS, officer=officer)


def give_to(store: Store, child_id: UUID, officer: str) -> None:
    with store.transaction() as session:
        session.add(Allocation(child_id=child_id, officer_name=officer, from_on=date(2025, 1, 6)))


def raise_on(store: Store, child_id: UUID, on: date, *, team: str | None = None) -> UUID:
    with store.transaction() as session:
        one = factories_between.resolution(child_id)
        one.raised_on, one.team = on, team
        step = factories_between.resolution_step(child_id, one.id)
        step.happened_on = on
        session.add_all([one, step])
    return one.id


def add_midway(store: Store, load: caseload.Caseload, name: str, state: MidwayState) -> None:
    with store.transaction() as session:
        check = MidwayCheck(
            id=midway_id(load.reviews[f"{name}'s last"]),
            child_id=load.children[name],
            review_id=load.reviews[f"{name}'s last"],
            held_on=TODAY if state is MidwayState.HELD_NOT_RECORDED else None,
            opened_at=caseload.NOW if state is MidwayState.FORM_OPEN else None,
        )
        session.add(check)


def paper_text(sheet: Supervision, notes: SupervisionNotes, whom: tuple[Who, ...]) -> str:
    made = render_agenda(supervision_sheet(sheet, notes, whom, today=TODAY))
    return " ".join(text_of(made).split())


def whom(store: Store) -> tuple[Who, ...]:
    with store.reading() as session:
        return tuple(everyone(session).values())


# The sheet


def test_an_open_resolution_has_its_stage_and_days_and_whether_it_is_new(store: Store, load: caseload.Caseload) -> None:
    raise_on(store, load.children["Sam"], date(2026, 1, 12))
    raise_on(store, load.children["Leo"], date(2026, 3, 6))
    sheet = sheet_of(store)

    assert [(one.card.children[0].name, one.new, one.card.is_late) for one in sheet.resolutions] == [
        ("Sam", False, True),
        ("Leo", True, False),
    ]
    assert sheet.new_resolutions == 1


def test_what_is_settled_is_not_on_the_sheet(store: Store, load: caseload.Caseload) -> None:
    resolution_id = raise_on(store, load.children["Sam"], date(2026, 3, 2))
    with store.transaction() as session:
        step = factories_between.resolution_step(load.children["Sam"], resolution_id)
        step.kind, step.happened_on = StepKind.SETTLED, TODAY
        session.add(step)

    assert sheet_of(store).resolutions == ()


def test_letters_and_decisions_past_their_day_are_told_apart(store: Store, load: caseload.Caseload) -> None:
    late = sheet_of(store, today=date(2026, 4, 15)).late_papers
    earlier = sheet_of(store, today=date(2026, 3, 16)).late_papers

    assert [(one.who.name, one.letter_late, one.decisions_late) for one in late] == [
        ("Robyn", True, False),
        ("Leo", True, True),
    ]
    assert [(one.who.name, one.letter_late, one.decisions_late) for one in earlier] == [("Leo", False, True)]


def test_no_letter_of_another_kind_stands_for_the_one_about_the_review(store: Store, load: caseload.Caseload) -> None:
    """Only the letter about a review has a last day; an invitation or an adult's copy of it makes nothing in time."""
    before = sheet_of(store, today=date(2026, 4, 15)).late_papers
    with store.transaction() as session:
        for kind in LetterKind:
            if kind is not LetterKind.REVIEW:
                session.add(
                    Letter(
                        child_id=load.children["Leo"],
                        about_id=before[1].papers.review_id,
                        kind=kind,
                        template="plain",
                        title="A letter",
                        age_band=AgeBand.FROM_8_TO_11,
                        status=LetterStatus.FINISHED,
                        finished_at=caseload.NOW,
                    )
                )

    assert sheet_of(store, today=date(2026, 4, 15)).late_papers == before


def test_checks_that_were_opened_and_that_were_only_talked_about_are_counted_apart(
    store: Store, load: caseload.Caseload
) -> None:
    add_midway(store, load, "Leo", MidwayState.FORM_OPEN)
    add_midway(store, load, "Robyn", MidwayState.HELD_NOT_RECORDED)
    sheet = sheet_of(store)

    assert sheet.midways_in(MidwayState.FORM_OPEN) == 1
    assert sheet.midways_in(MidwayState.HELD_NOT_RECORDED) == 1


def test_a_child_seen_lately_is_not_on_the_list_and_one_never_met_is_first(
    store: Store, load: caseload.Caseload
) -> None:
    with store.transaction() as session:
        for name, on in (("Tom", TODAY - timedelta(days=300)), ("Sam", TODAY - timedelta(days=3))):
            session.add(
                Consultation(
                    child_id=load.children[name],
                    channel=Channel.IN_PERSON,
                    with_whom=WithWhom.CHILD,
                    happened_on=on,
                    text="We walked.",
                )
            )
    not_seen = {one.who.name: one.last_seen_on for one in sheet_of(store).not_seen}

    assert "Sam" not in not_seen
    assert not_seen["Tom"] == TODAY - timedelta(days=300)


def test_a_review_past_its_day_is_on_the_sheet(store: Store, load: caseload.Caseload) -> None:
    with store.transaction() as session:
        caseload.add_child(session, load, "0000777", "Wren", born_on=date(2014, 5, 3), in_care_since=date(2026, 1, 5))

    assert "Wren" in [one.who.name for one in sheet_of(store).late_reviews]


def test_a_manager_chooses_an_officer_by_name(store: Store, load: caseload.Caseload) -> None:
    give_to(store, load.children["Sam"], "Ruth Okafor")
    give_to(store, load.children["Leo"], "Farah Malik")
    raise_on(store, load.children["Leo"], date(2026, 3, 6))
    farah, ruth = sheet_of(store, "Farah Malik"), sheet_of(store, "Nobody Known")

    assert farah.officers == ("Farah Malik", "Ruth Okafor")
    assert (farah.children, len(farah.resolutions)) == (1, 1)
    assert (ruth.children, ruth.resolutions, ruth.late_papers) == (0, (), ())


# The page


def test_the_page_names_nobody(store: Store, load: caseload.Caseload) -> None:
    raise_on(store, load.children["Sam"], date(2026, 1, 12), team="Team 4")
    add_midway(store, load, "Leo", MidwayState.FORM_OPEN)
    notes = SupervisionNotes(agenda="Sam’s uncle.\nSAM GLENNON and Robyn", wellbeing="I am tired.", agreed="See Leo.")
    words = paper_text(sheet_of(store), notes, whom(store))

    for name in ("Sam", "SAM", "Glennon", "Leo", "Robyn", "Malik", "Maya"):
        assert name not in words
    assert "S.G.: Informal, no answer, was due 26 January" in words
    assert "Team 4" in words


def test_how_the_officer_is_stays_off_the_page(store: Store, load: caseload.Caseload) -> None:
    words = paper_text(sheet_of(store), SupervisionNotes(wellbeing="I am tired."), whom(store))

    assert "tired" not in words


def test_a_very_full_month_is_still_one_page(store: Store, load: caseload.Caseload, tmp_path: Path) -> None:
    for _ in range(40):
        raise_on(store, load.children["Sam"], date(2026, 1, 12), team="The team with a rather long name")
    for number in range(60):
        with store.transaction() as session:
            caseload.add_child(
                session,
                load,
                f"{number:07}",
                f"Wren {number}",
                born_on=date(2014, 5, 3),
                in_care_since=date(2026, 1, 5),
            )
    notes = SupervisionNotes(agenda="\n".join(f"Line {number} to talk about" for number in range(12)))
    made = render_agenda(supervision_sheet(sheet_of(store), notes, whom(store), today=TODAY))
    with pikepdf.open(BytesIO(made)) as pdf:
        pages = len(pdf.pages)
    path = tmp_path / "sheet.pdf"
    path.write_bytes(made)

    assert pages == 1
    assert "more, on the laptop" in text_of(made)
    assert ua1_failures([path]) == {path: []}


def test_an_empty_month_says_none(store: Store) -> None:
    words = paper_text(sheet_of(store), SupervisionNotes(), ())

    assert "Open resolutions: 0" in words
    assert "None." in words


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Sam", "S.G."),
        ("Sam’s bike", "S.G.’s bike"),
        ("sam glennon", "S.G."),
        ("Samuel", "Samuel"),
        ("a sample", "a sample"),
        ("Glennon, Sam", "S.G., S.G."),
    ],
)
def test_typed_names_become_initials(typed: str, printed: str) -> None:
    sam = Who(UUID(int=1), "0000401", "Sam", "Glennon", "fox", "apricot", None)

    assert with_initials(typed, [sam]) == printed


# What is typed


def keep(store: Store, month: str, line: str, text: str, officer: str | None = None) -> None:
    with store.transaction() as session:
        keep_supervision_line(session, month, line, text, officer=officer)


def test_lines_are_kept_by_month_and_officer_and_travel_nowhere(store: Store) -> None:
    keep(store, "2026-03", "agenda", "Resolutions in Team 4")
    keep(store, "2026-03", "wellbeing", "A long month.")
    keep(store, "2026-03", "agenda", "Hers", "Farah Malik")
    with store.reading() as session:
        mine = supervision_notes(session, "2026-03").now
        hers = supervision_notes(session, "2026-03", officer="Farah Malik").now
        waits = waiting_count(session)

    assert mine == SupervisionNotes(agenda="Resolutions in Team 4", wellbeing="A long month.")
    assert hers == SupervisionNotes(agenda="Hers")
    assert waits == 0


def test_what_was_agreed_the_time_before_is_there_again(store: Store) -> None:
    keep(store, "2026-01", "agreed", "See every child by March.")
    keep(store, "2026-02", "agenda", "Nothing agreed that month")
    with store.reading() as session:
        now = supervision_notes(session, "2026-03")

    assert (now.agreed_before, now.month_before) == ("See every child by March.", "2026-01")


def test_after_two_years_the_oldest_month_makes_room(store: Store) -> None:
    months = [f"{2024 + number // 12}-{number % 12 + 1:02}" for number in range(MONTHS_KEPT + 1)]
    for month in months:
        keep(store, month, "agreed", month)
    with store.reading() as session:
        assert supervision_notes(session, months[0]).now.agreed == ""
        assert supervision_notes(session, months[1]).now.agreed == months[1]


def test_more_than_can_be_kept_is_refused_and_what_was_kept_stays(store: Store) -> None:
    keep(store, "2026-03", "agenda", "Short")
    with pytest.raises(Refused, match="Make it shorter"):
        keep(store, "2026-03", "agenda", "x" * (LONGEST_LINES + 1))
    with store.reading() as session:
        assert supervision_notes(session, "2026-03").now.agenda == "Short"


def test_a_line_that_does_not_exist_is_our_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="salary"):
        keep(store, "2026-03", "salary", "More")


@pytest.mark.parametrize("value", [None, [], {"": 7}, {"": {"2026-03": "text"}}, {"": {"2026-03": {"agenda": 7}}}])
def test_lines_that_cannot_be_read_are_as_if_not_typed(store: Store, value: None) -> None:
    with store.transaction() as session:
        session.merge(LocalSetting(name=SUPERVISION_SETTING, value=value))
    with store.reading() as session:
        assert supervision_notes(session, "2026-03").now == SupervisionNotes()


# By team


def test_what_is_late_is_shown_by_the_team_of_the_childs_social_worker(store: Store, load: caseload.Caseload) -> None:
    raise_on(store, load.children["Leo"], date(2026, 1, 12), team="Team 7")
    rows = teams(store)

    assert {row.name: [(item.kind, item.who.name) for item in row.items] for row in rows} == {
        "Team 4": [(LateKind.DECISION, "Sam")],
        "Team 7": [(LateKind.RESOLUTION, "Leo")],
    }
    assert next(row for row in rows if row.name == "Team 4").social_workers == ("Priya Green",)


def test_a_child_without_a_team_is_in_the_last_row(store: Store, load: caseload.Caseload) -> None:
    raise_on(store, load.children["Leo"], date(2026, 1, 12))

    assert [row.name for row in teams(store)] == ["Team 4", None]


def test_a_social_worker_who_left_is_not_the_team_any_more(store: Store, load: caseload.Caseload) -> None:
    with store.transaction() as session:
        worker = session.query(Person).filter_by(role=PersonRole.SOCIAL_WORKER, name="Priya Green").one()
        worker.until_on = TODAY

    assert [row.name for row in teams(store)] == [None]


def test_the_teams_of_one_officers_children_alone(store: Store, load: caseload.Caseload) -> None:
    give_to(store, load.children["Leo"], "Farah Malik")
    raise_on(store, load.children["Leo"], date(2026, 1, 12), team="Team 7")

    assert [row.name for row in teams(store, "Farah Malik")] == ["Team 7"]


def test_what_is_not_late_is_on_no_team(store: Store, load: caseload.Caseload) -> None:
    raise_on(store, load.children["Leo"], TODAY, team="Team 7")

    assert "Team 7" not in [row.name for row in teams(store)]
