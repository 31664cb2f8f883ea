"""What the screen of a midway check says, as words."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from iro_desktop.models.after_review import midway_day, midway_shown_from
from iro_desktop.models.between_reviews import EventKind
from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.models.midway import MidwayState, SpokenWith
from iro_desktop.models.people import PersonRole
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.midway_decisions import MidwayDecision
from iro_desktop.queries.midway_page import MidwayNews, MidwayPage, MidwayPerson
from iro_desktop.queries.who import Who
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.shown import plain
from tests.midway_room import BANK_HOLIDAYS, NOW, REVIEW_ON, TODAY

DUE = midway_day(REVIEW_ON, BANK_HOLIDAYS)
PRIYA = MidwayPerson(uuid4(), "Priya Green", PersonRole.SOCIAL_WORKER, None, None, None)
JAN = MidwayPerson(uuid4(), "Jan Ellery", PersonRole.CARER, "Jan", None, None)
LATE = DUE.due_on + timedelta(days=3)


def decision(**changed: object) -> MidwayDecision:
    one = MidwayDecision(
        decision_id=uuid4(),
        number=1,
        wording="Life story book",
        owner="Priya Green",
        owner_left_on=None,
        due_on=date(2026, 4, 10),
        status=DecisionStatus.OPEN,
        note="",
        line=None,
        line_status=None,
        last_line="",
        last_status=None,
        last_on=None,
        for_child=True,
        is_unwritten=False,
    )
    return replace(one, **changed)  # type: ignore[arg-type]  # each test names fields of MidwayDecision


def page(**changed: object) -> MidwayPage:
    made = MidwayPage(
        midway_id=uuid4(),
        review_id=uuid4(),
        who=Who(uuid4(), "0007337", "Wren", "Hollis", "fox", "apricot", date(2013, 5, 3)),
        review_number=3,
        completed_on=REVIEW_ON,
        due=DUE,
        usual=DUE,
        half_way=None,
        shown_from=midway_shown_from(DUE),
        state=MidwayState.NOT_STARTED,
        why_not="",
        next_review_on=None,
        held_on=None,
        with_name="",
        with_person_id=None,
        opened_at=None,
        closed_at=None,
        closed_by_name=None,
        moved_to=None,
        moved_reason="",
        child_spoken=None,
        child_spoken_on=None,
        child_spoken_how=None,
        carer_spoken=None,
        parent_spoken=None,
        changes="",
        next_step="",
        not_needed_reason="",
        decisions=(),
        wishes=None,
        preferred_contact="",
        best_time="",
        likes=(),
        not_times=(),
        last_spoken_on=None,
        social_worker=PRIYA,
        social_worker_is_new=False,
        people=(PRIYA, JAN),
        news=(),
        letter_id=None,
        letter_finished=False,
    )
    return replace(made, **changed)  # type: ignore[arg-type]  # each test names fields of MidwayPage


def test_the_day_stands_with_its_sum() -> None:
    assert viewmodel.below_title(page(), TODAY) == "Thu 23 April = 12 March + 6 weeks."
    assert viewmodel.below_title(page(next_review_on=date(2026, 9, 8)), TODAY).endswith("Next review Tue 8 September.")


def test_a_moved_day_says_why() -> None:
    due = midway_day(REVIEW_ON, BANK_HOLIDAYS, moved_to=date(2026, 6, 8), moved_reason="Wren prefers half way")
    said = viewmodel.below_title(page(due=due, moved_to=due.due_on), TODAY)
    assert said == "Mon 8 June, moved from 23 April: Wren prefers half way."


@pytest.mark.parametrize(
    ("state", "today", "words"),
    [
        (MidwayState.NOT_STARTED, TODAY, "Not started"),
        (MidwayState.NOT_STARTED, LATE, "Not started, 3 days late"),
        (MidwayState.HELD_NOT_RECORDED, TODAY, "Talked about, not written down"),
        (MidwayState.FORM_OPEN, TODAY, "Opened, not finished"),
        (MidwayState.CLOSED, TODAY, "Finished"),
        (MidwayState.NOT_REQUIRED, TODAY, "Not needed"),
    ],
)
def test_each_state_has_words_of_its_own(state: MidwayState, today: date, words: str) -> None:
    assert viewmodel.state_tag(page(state=state), today).words == words


def test_half_done_says_how_far_and_that_it_is_ours_that_is_late() -> None:
    half = page(state=MidwayState.FORM_OPEN, decisions=(decision(), decision(status=DecisionStatus.DONE)))
    assert viewmodel.below_state(half, LATE) == "1 of 2 decisions looked at, our check is 3 days late."


def test_a_finished_check_says_when_by_whom_and_with_whom() -> None:
    closed = page(
        state=MidwayState.CLOSED, closed_at=NOW, closed_by_name="Maren", held_on=TODAY, with_name="Amina Shah"
    )
    said = viewmodel.below_state(closed, TODAY + timedelta(days=2))
    assert said == "On 21 April by Maren, talked through with Amina Shah on 21 April."


def test_a_decision_says_who_by_when_how_late_and_that_its_owner_left() -> None:
    said = plain(viewmodel.below_decision(decision(owner_left_on=date(2026, 4, 2)), TODAY))
    assert said == "Priya Green, by 10 April · 11 days late · left on 2 April"
    done = viewmodel.below_decision(decision(status=DecisionStatus.DONE, owner=None, due_on=None), TODAY)
    assert plain(done) == "nobody named"


def test_what_was_found_before_stands_below() -> None:
    before = decision(last_status=DecisionStatus.PARTLY, last_on=date(2026, 4, 2), last_line="One part.")
    assert viewmodel.last_line(before, TODAY) == "2 April: Partly done. One part."


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("Video call", Channel.VIDEO),
        ("WhatsApp", Channel.WHATSAPP),
        ("a text first", Channel.TEXT),
        ("in person, early evening", Channel.IN_PERSON),
        ("phone", Channel.CALL),
        ("", Channel.CALL),
    ],
)
def test_the_way_the_child_likes_is_proposed(said: str, way: Channel) -> None:
    assert viewmodel.preferred_way(page(preferred_contact=said)) is way


def test_how_and_when_the_child_wants_to_hear_is_said() -> None:
    said = viewmodel.wishes(page(preferred_contact="video call", best_time="after school", not_times=("not Fridays",)))
    assert said == "Likes: video call, after school, not Fridays."
    assert viewmodel.wishes(page(wishes=BetweenReviews.HALF_WAY)) == (
        "How they like to be reached is not written down. Wren prefers to hear from you half way between reviews."
    )


def test_the_social_worker_is_proposed_and_a_name_that_was_kept_stands() -> None:
    assert viewmodel.chosen_person(page()) == str(PRIYA.person_id)
    assert viewmodel.chosen_person(page(with_name="A duty worker")) == viewmodel.SOMEBODY_ELSE
    assert viewmodel.chosen_person(page(social_worker=None)) is None
    assert [one.words for one in viewmodel.people_choices(page())] == [
        "Priya Green, social worker",
        "Jan Ellery, carer",
        "Somebody else",
    ]


def test_no_social_worker_is_said_too() -> None:
    gone = page(social_worker_is_new=True, social_worker=None)
    assert viewmodel.changed_worker(gone) == "Wren has no social worker now. The one of the review has gone."


def test_news_is_short_and_what_is_folded_stays_folded() -> None:
    news = (
        MidwayNews(date(2026, 4, 20), EventKind.MOVE_UNPLANNED, None, None, "x" * 200),
        MidwayNews(date(2026, 4, 15), None, WithWhom.CHILD, Channel.TRIED_NO_ANSWER, ""),
        MidwayNews(date(2026, 4, 9), None, WithWhom.CARER, Channel.CALL, "", "about harm"),
        MidwayNews(date(2026, 4, 8), None, WithWhom.CARER, Channel.CALL, "All is well."),
        MidwayNews(date(2026, 4, 1), None, WithWhom.CARER, Channel.CALL, "Older."),
    )
    shown = viewmodel.news_lines(page(news=news), TODAY)
    assert len(shown[0]) < 150
    assert shown[1:] == (
        "15 April: Tried to reach Wren",
        "9 April: about harm",
        "8 April: Talk with the carer. All is well.",
    )
    assert viewmodel.more_news(page(news=news)) == "and 1 more on Wren’s page"


def test_half_way_is_offered_while_it_lies_ahead() -> None:
    assert viewmodel.half_way_words(page(half_way=date(2026, 6, 10)), TODAY) == "Half way: Wed 10 June"
    assert viewmodel.half_way_words(page(half_way=date(2026, 4, 20)), TODAY) == ""
    assert viewmodel.half_way_words(page(), TODAY) == ""


@pytest.mark.parametrize(
    ("not_done", "said", "button"),
    [
        (0, "", None),
        (1, "1 decision is not done.", "Raise a resolution about it"),
        (2, "2 decisions are not done.", "Raise a resolution about both"),
        (3, "3 decisions are not done.", "Raise a resolution about all 3"),
    ],
)
def test_what_was_not_done_is_counted(not_done: int, said: str, button: str | None) -> None:
    shown = page(decisions=tuple(decision(status=DecisionStatus.NOT_DONE) for _ in range(not_done)))
    assert viewmodel.raise_said(shown) == said
    if button is not None:
        assert viewmodel.raise_words(shown) == button


def test_a_finished_check_tells_who_was_spoken_with() -> None:
    closed = page(
        child_spoken=SpokenWith.SPOKE,
        child_spoken_on=TODAY,
        child_spoken_how=Channel.VIDEO,
        carer_spoken=SpokenWith.TRIED,
        changes="A new school.",
        next_step="Ring Priya.",
    )
    assert viewmodel.summary(closed, TODAY) == (
        "Wren: spoken with today, video",
        "Carer: tried, no answer",
        "New since the review: A new school.",
        "Next: Ring Priya.",
    )


def test_what_is_missing_is_one_paragraph() -> None:
    said = viewmodel.missing_words(
        ["Decision 2 was not looked at. Say what became of it.", "Say with whom you talked the decisions through."]
    )
    assert said == (
        "Not finished yet; everything is kept. Decision 2 was not looked at. Say what became of it. "
        "Say with whom you talked the decisions through."
    )


def test_the_letter_is_begun_gone_on_with_and_opened() -> None:
    assert viewmodel.letter_words(page()) == "Tell Wren what happened"
    assert viewmodel.letter_words(page(letter_id=uuid4())) == "Go on with the letter to Wren"
    assert viewmodel.letter_words(page(letter_id=uuid4(), letter_finished=True)) == "Open the letter to Wren"
