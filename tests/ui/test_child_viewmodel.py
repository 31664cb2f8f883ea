"""One child's page in words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from iro_desktop.models.review import DecisionStatus
from iro_desktop.models.timescales import DueStatus
from iro_desktop.queries.child import ChildPage, Wishes, child_page
from iro_desktop.queries.child_history import Said
from iro_desktop.queries.what_is_due import Due, DueLine
from iro_desktop.store.location import Profile
from iro_desktop.store.store import create_store
from iro_desktop.ui.child import timeline, viewmodel
from iro_desktop.ui.child.timeline import Kind, Tab
from iro_desktop.ui.shown import Mark, TimelineEntry, TimelineYear, plain
from iro_desktop.ui.tokens import Tone
from tests.caseload import HOLIDAYS, NOW, TODAY, Caseload, fill

Morning = tuple[Session, Caseload]


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Morning]:
    store = create_store(Profile(tmp_path_factory.mktemp("store") / "profile"), bytes(range(32)), lambda: NOW)
    with store.transaction() as session:
        load = fill(session)
    with store.reading() as session:
        yield session, load
    store.close()


@pytest.fixture
def sam(morning: Morning) -> ChildPage:
    return page_of(morning, "Sam")


def page_of(morning: Morning, name: str) -> ChildPage:
    return child_page(morning[0], morning[1].children[name], TODAY, HOLIDAYS)


def entries(page: ChildPage, tab: Tab, opened: frozenset[timeline.Key] = frozenset()) -> list[TimelineEntry]:
    shown = timeline.timeline(page, tab, TODAY, opened)
    return [entry for entry in shown if isinstance(entry, TimelineEntry)]


def titled(page: ChildPage, tab: Tab, title: str) -> TimelineEntry:
    return next(entry for entry in entries(page, tab) if entry.title == title)


# The header


def test_what_the_child_asked_for_is_on_top(sam: ChildPage) -> None:
    header = viewmodel.header(sam, TODAY)

    assert header.name == "Sam, 8"
    assert header.lives == "lives with Jan and Mike, foster carers, Luton"
    assert [(tag.words, tag.tone) for tag in header.tags] == [
        ("Likes video calls, drawing", Tone.VOICE),
        ("Not Fridays", Tone.VOICE),
        ("Not in the room: Mr H.", Tone.VOICE),
        ("Reading 7 to 9", Tone.SECONDARY),
    ]
    assert header.relative_words == ("brother Tom, 11",)


@pytest.mark.parametrize(
    ("way", "said"), [("text", "Reach by text, after 4"), ("in person", "Reach in person, after 4")]
)
def test_how_to_reach_a_child_is_in_sight(sam: ChildPage, way: str, said: str) -> None:
    page = replace(sam, wishes=Wishes(preferred_contact=way, best_time="after 4"))

    assert said in {tag.words for tag in viewmodel.wish_tags(page, TODAY)}
    assert said in {tag.words for tag in viewmodel.wishes_in_brief(page, TODAY)}


def test_an_interpreter_is_in_sight(sam: ChildPage) -> None:
    page = replace(sam, interpreter_language="Tigrinya")

    assert "Speaks Tigrinya, with an interpreter" in {tag.words for tag in viewmodel.wish_tags(page, TODAY)}


def test_a_child_without_a_name_is_first_asked_for_it(morning: Morning) -> None:
    header = viewmodel.header(page_of(morning, "0007337"), TODAY)

    assert header.needs_name
    assert header.write_words == "Write a letter"
    assert header.cannot_write == "A letter follows a review. None was held here yet."


def test_a_letter_is_about_the_last_review_that_was_held(sam: ChildPage, morning: Morning) -> None:
    assert viewmodel.letter_review(sam) == morning[1].reviews["Sam's second"]


def test_a_child_who_left_care_is_told_so(morning: Morning) -> None:
    page = page_of(morning, "Asha")

    assert viewmodel.header(page, TODAY).lives == "left care on 1 February"
    (line,) = viewmodel.due_words(page, TODAY, HOLIDAYS)
    assert (line.day, line.action) == ("none", "")


# What is due


def test_every_due_day_carries_its_sum(sam: ChildPage) -> None:
    shown = viewmodel.due_words(sam, TODAY, HOLIDAYS)

    assert [(line.title, line.day) for line in shown] == [
        ("Third review", "today, 11:00"),
        ("Decisions sent", "Thu 19 March"),
        ("Letter to Sam", "Thu 2 April"),
        ("Midway check", "Thu 23 April"),
    ]
    assert plain(shown[0].lines[0]) == "Latest 12 March = 12 September + 6 months"
    assert plain(shown[1].lines[0]) == "12 March + 5 working days, if held that day"


def test_the_councils_own_date_is_in_sight_where_it_differs(sam: ChildPage) -> None:
    counted_in_days = replace(sam.due[0], council_system_on=date(2026, 3, 14))
    (review, *_) = viewmodel.due_words(replace(sam, due=(counted_in_days,)), TODAY, HOLIDAYS)

    assert "The council’s system shows 14 March" in {plain(line) for line in review.lines}
    assert "Councils’ systems count 183 days, which gives 14 March 2026." in review.explanation


def test_the_whole_reckoning_names_the_rule_and_the_years(sam: ChildPage) -> None:
    (review, *_) = viewmodel.due_words(sam, TODAY, HOLIDAYS)

    assert "12 September 2025 + 6 months = 12 March 2026." in review.explanation
    assert "reg. 33(2)" in review.explanation


def test_bank_holidays_left_out_are_named() -> None:
    line = DueLine(
        what=Due.DECISIONS,
        due_on=date(2026, 4, 8),
        status=DueStatus.UPCOMING,
        based_on=date(2026, 3, 30),
        limit_in_words="5 working days",
        left_out=(date(2026, 4, 3), date(2026, 4, 6)),
    )

    assert "Left out: 3 April and 6 April." in viewmodel.explain(line, HOLIDAYS)


def test_a_day_past_the_proclaimed_years_says_that_it_could_move() -> None:
    far = date(HOLIDAYS.last_proclaimed_year + 1, 3, 12)
    line = DueLine(
        what=Due.LETTER, due_on=far, status=DueStatus.UPCOMING, based_on=far, limit_in_words="15 working days"
    )

    assert "could move" in viewmodel.explain(line, HOLIDAYS)


def test_a_limit_on_a_sunday_says_which_day_to_plan_by(morning: Morning) -> None:
    (review, *_) = viewmodel.due_words(page_of(morning, "Leo"), TODAY, HOLIDAYS)

    assert review.day == "by Fri 4 September"
    assert "That is a Sunday: plan by Fri 4 September" in {plain(line) for line in review.lines}


def test_what_is_not_known_gives_its_reason(sam: ChildPage) -> None:
    unknown = DueLine(what=Due.REVIEW, due_on=None, status=DueStatus.NOT_KNOWN, reason="The files begin later.")
    (line,) = viewmodel.due_words(replace(sam, due=(unknown,), plan=None), TODAY, HOLIDAYS)

    assert (line.day, line.lines, line.action) == ("not known", ("The files begin later.",), "Plan the review")


def test_decisions_can_be_marked_as_sent_once_a_review_was_held(morning: Morning, sam: ChildPage) -> None:
    actions = {line.what: line.action for line in viewmodel.due_words(page_of(morning, "Leo"), TODAY, HOLIDAYS)}
    expected = {line.what: line.action for line in viewmodel.due_words(sam, TODAY, HOLIDAYS)}

    assert actions[Due.DECISIONS] == "Mark as sent"
    assert expected[Due.DECISIONS] == "", "nothing can be sent before the review"


# Decisions and people


def test_open_decisions_come_the_latest_first_and_lateness_is_amber(sam: ChildPage) -> None:
    shown = viewmodel.open_decisions(sam, TODAY)

    assert shown.count == 2
    assert [plain(row.title) for row in shown.rows] == ["Dentist", "Life story book, the last two parts"]
    assert plain(shown.rows[0].below) == "12 days late · Jan, was 28 February"
    assert plain(shown.rows[1].below) == "Priya Green · by 27 March"


@pytest.mark.parametrize("status", list(DecisionStatus))
def test_whatever_became_of_a_decision_is_said(sam: ChildPage, status: DecisionStatus) -> None:
    decided = replace(sam.decisions[0], status=status)
    entries = timeline.timeline(replace(sam, decisions=(decided,)), Tab.DECISIONS, TODAY, frozenset())

    assert len([one for one in entries if isinstance(one, TimelineEntry)]) == 1


def test_people_show_who_they_are_and_how_to_reach_them(sam: ChildPage) -> None:
    rows = {plain(row.title): (plain(row.below), plain(row.right)) for row in viewmodel.people_rows(sam, TODAY)}

    assert rows["Priya Green"] == ("Social worker, Team 4", "01632 960111")
    assert rows["Tom Glennon"] == ("Brother", "")


# The timeline


def test_everything_comes_newest_first_under_its_year(sam: ChildPage) -> None:
    shown = timeline.timeline(sam, Tab.EVERYTHING, TODAY)

    assert [one.on if isinstance(one, TimelineEntry) else one.words for one in shown][:8] == [
        "10 Mar",
        "4 Mar",
        "27 Feb",
        "30 Jan",
        "2025",
        "29 Sep",
        "12 Sep",
        "27 Jun",
    ]
    assert sum(isinstance(one, TimelineYear) for one in shown) == 1


def test_words_that_are_the_whole_note_stand_once(sam: ChildPage) -> None:
    text = titled(sam, Tab.EVERYTHING, "Text with Sam")

    assert text.body == ""
    assert [said.words for said in text.voice] == ["Can we talk about my uncle first?"]
    assert text.tone is Tone.VOICE


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        ("“I want to see my uncle.”", ""),
        ("Happy about the bike. “I want to see my uncle.”", "Happy about the bike."),
        ("“I want to see my uncle.” Then we drew.", "Then we drew."),
        ("He said “I want to see my uncle.” and smiled.", "He said “I want to see my uncle.” and smiled."),
        ("He said “I want to see my uncle.”", "He said “I want to see my uncle.”"),
        ('"I want to see my uncle."', ""),
        ("", ""),
    ],
)
def test_a_quotation_within_a_sentence_stays_where_it_is(note: str, rest: str) -> None:
    said = Said("I want to see my uncle.", TODAY, None, None, None)

    assert timeline.without_the_quotes(note, (said,)) == rest


def test_a_try_without_an_answer_is_shown_as_one(sam: ChildPage) -> None:
    tried = titled(sam, Tab.CONVERSATIONS, "Tried to reach Sam, no answer")

    assert (tried.mark, tried.body) == (Mark.RING, "Sent a text instead.")


def test_difficult_information_is_folded_until_it_is_opened(sam: ChildPage) -> None:
    folded = titled(sam, Tab.EVERYTHING, "Difficult information, folded")

    assert (folded.aside, folded.body, folded.folded_action) == ("about harm", "", "Open")
    assert isinstance(folded.key, tuple)
    opened = entries(sam, Tab.EVERYTHING, frozenset({folded.key}))
    assert "What the police told the team." in {entry.body for entry in opened}


def test_a_long_note_is_read_in_full_where_it_stands(morning: Morning) -> None:
    sam = page_of(morning, "Sam")
    long = replace(sam.talks[1], text="All went well. " * 60)
    page = replace(sam, talks=(long,))
    (short,) = entries(page, Tab.CONVERSATIONS)
    (whole,) = entries(page, Tab.CONVERSATIONS, frozenset({(Kind.TALK, long.consultation_id)}))

    assert (short.folded_action, short.body.endswith("…")) == ("Read all", True)
    assert (whole.folded_action, whole.body) == ("Open the record", long.text.strip())


def test_a_note_that_is_not_finished_says_so_and_goes_on(morning: Morning) -> None:
    notes = entries(page_of(morning, "Robyn"), Tab.CONVERSATIONS)

    assert {note.folded_action for note in notes} == {"Go on"}
    assert all(note.tag is not None and note.tag.words == "Not finished" for note in notes)


def test_a_review_says_which_it_was_and_how_the_child_took_part(sam: ChildPage) -> None:
    second = titled(sam, Tab.REVIEWS, "Second review")

    assert second.aside == "· Came and spoke · 2 decisions · in person"
    assert second.tag is None, "a review in time needs no word"


def test_a_late_review_is_ours_or_missing_from_the_file(morning: Morning) -> None:
    late = [entry for entry in entries(page_of(morning, "Leo"), Tab.REVIEWS) if entry.tag is not None]

    assert [entry.tag.words for entry in late if entry.tag] == ["Late, or a review is missing from the file"]


def test_reviews_to_come_are_on_their_own_tab_only(sam: ChildPage) -> None:
    assert "Review planned" in {entry.title for entry in entries(sam, Tab.REVIEWS)}
    assert "Review planned" not in {entry.title for entry in entries(sam, Tab.EVERYTHING)}


def test_the_childs_words_have_a_tab_of_their_own(sam: ChildPage) -> None:
    (said,) = entries(sam, Tab.WORDS)

    assert (said.title, said.aside) == ("Sam said", "· by text")


def test_decisions_say_what_became_of_them(morning: Morning) -> None:
    tags = {entry.title: entry.tag for entry in entries(page_of(morning, "Malik"), Tab.DECISIONS)}

    assert tags["New glasses"] is None
    assert tags["Bike helmet"] is not None
    assert tags["Bike helmet"].words == "Done"


def test_no_tab_is_ever_blank(sam: ChildPage) -> None:
    for tab in Tab:
        title, below = viewmodel.nothing_in(tab, sam)
        assert title
        assert below


def test_a_child_of_whom_nothing_is_written_down_is_asked_about(sam: ChildPage) -> None:
    header = viewmodel.header(replace(sam, wishes=Wishes(), relatives=()), TODAY)

    assert [tag.words for tag in header.tags] == ["Letters for 8 to 11"], "the age says it until the child does"
    assert header.change_words == "Write down what Sam likes"
