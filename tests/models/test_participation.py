"""From plain questions to the participation code."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.models.participation import (
    DFE_WORDS,
    ON_SCREEN_WORDS,
    LiveVideo,
    ParticipationAnswers,
    ParticipationCode,
    Presence,
    StillToSay,
    Voice,
    allowed_codes,
    participation_code,
    participation_measures,
    propose_for_series,
    voices_to_choose_from,
)

PN0, PN1, PN2, PN3, PN4, PN5, PN6, PN7 = ParticipationCode
ASKED = frozenset(ParticipationCode) - {PN0}
REVIEW_ON = date(2022, 3, 10)
TWELVE = date(2010, 1, 1)


def answers(presence: Presence | None, voice: Voice | None, tried: str = "") -> ParticipationAnswers:
    return ParticipationAnswers(
        born_on=TWELVE, review_on=REVIEW_ON, presence=presence, voice=voice, what_was_tried=tried
    )


@pytest.mark.parametrize(
    ("born_on", "review_on", "allowed"),
    [
        ("2017-06-10", "2021-06-09", {PN0}),
        ("2017-06-10", "2021-06-10", ASKED),
        ("2017-06-10", "2021-06-11", ASKED),
        ("2016-02-29", "2020-02-28", {PN0}),
        ("2016-02-29", "2020-02-29", ASKED),
        ("2021-08-01", "2022-03-01", {PN0}),
        ("2021-08-01", "2021-07-31", set()),
    ],
)
def test_under_four_is_pn0_and_from_the_fourth_birthday_on_the_child_is_asked(
    born_on: str, review_on: str, allowed: set[ParticipationCode]
) -> None:
    assert allowed_codes(date.fromisoformat(born_on), date.fromisoformat(review_on)) == allowed


@pytest.mark.parametrize(
    ("presence", "voice", "code"),
    [
        (Presence.IN_THE_ROOM, Voice.SPOKE, PN1),
        (Presence.IN_THE_ROOM, Voice.SOMEONE_SPOKE_FOR_THEM, PN2),
        (Presence.IN_THE_ROOM, Voice.SIGNS_OR_SYMBOLS, PN3),
        (Presence.IN_THE_ROOM, Voice.NOTHING_SAID, PN4),
        (Presence.LIVE_BY_VIDEO, Voice.SPOKE, PN1),
        (Presence.NOT_THERE, Voice.TOLD_SOMEONE_WHAT_TO_SAY, PN5),
        (Presence.NOT_THERE, Voice.SENT_SOMETHING, PN6),
        (Presence.NOT_THERE, Voice.NO_VIEWS_CAME, PN7),
    ],
)
def test_two_answers_lead_to_a_code(presence: Presence, voice: Voice, code: ParticipationCode) -> None:
    assert participation_code(answers(presence, voice, tried="Two visits; they did not want to talk.")) is code


@pytest.mark.parametrize(
    ("voice", "code"),
    [
        (Voice.SPOKE, PN6),
        (Voice.SOMEONE_SPOKE_FOR_THEM, PN5),
        (Voice.SIGNS_OR_SYMBOLS, PN6),
    ],
)
def test_a_council_may_count_live_video_as_sending_views(voice: Voice, code: ParticipationCode) -> None:
    said = answers(Presence.LIVE_BY_VIDEO, voice)
    assert participation_code(said, live_video=LiveVideo.IS_SENDING_VIEWS) is code


def test_a_child_under_four_is_asked_nothing() -> None:
    said = ParticipationAnswers(born_on=date(2018, 3, 11), review_on=REVIEW_ON)
    assert participation_code(said) is PN0


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (answers(None, None), "Say whether the child was there, for all or part of the review."),
        (answers(Presence.NOT_THERE, None), "Say how the child's views were heard."),
        (
            answers(Presence.NOT_THERE, Voice.NO_VIEWS_CAME, tried="  "),
            "Say what was tried to hear the child's views, and why it did not work.",
        ),
        (
            answers(Presence.NOT_THERE, Voice.SPOKE),
            "How the views were heard does not fit with whether the child was there. Choose one of the two again.",
        ),
        (
            ParticipationAnswers(born_on=date(2022, 3, 11), review_on=REVIEW_ON),
            "The review is dated before the child was born. Check the two dates.",
        ),
    ],
)
def test_what_is_still_to_say_is_said_in_one_sentence(said: ParticipationAnswers, sentence: str) -> None:
    assert participation_code(said) == StillToSay(sentence)


@given(
    st.dates(date(2004, 1, 1), date(2022, 3, 10)),
    st.sampled_from(Presence),
    st.sampled_from(Voice),
    st.sampled_from(LiveVideo),
)
def test_the_questions_never_lead_to_a_code_that_is_not_allowed(
    born_on: date, presence: Presence, voice: Voice, live_video: LiveVideo
) -> None:
    said = ParticipationAnswers(
        born_on=born_on, review_on=REVIEW_ON, presence=presence, voice=voice, what_was_tried="Asked by phone."
    )
    outcome = participation_code(said, live_video=live_video)
    fits = voice in voices_to_choose_from(presence, live_video=live_video) or outcome is PN0
    assert (outcome in allowed_codes(born_on, REVIEW_ON)) == fits


@pytest.mark.parametrize(
    ("codes", "proposed"),
    [
        ([PN7, PN4, PN6, PN5, PN3, PN2, PN1], PN1),
        ([PN7, PN4, PN6, PN5, PN3, PN2], PN2),
        ([PN7, PN4, PN6, PN5, PN3], PN3),
        ([PN7, PN4, PN6, PN5], PN5),
        ([PN7, PN4, PN6], PN6),
        ([PN7, PN4], PN4),
        ([PN7, PN7], PN7),
        ([PN0, PN7], PN7),
        ([PN0], PN0),
        ([], None),
    ],
)
def test_a_series_of_meetings_proposes_the_fullest_part_taken(
    codes: list[ParticipationCode], proposed: ParticipationCode | None
) -> None:
    assert propose_for_series(codes) is proposed


def test_every_code_has_the_words_of_the_return_and_short_ones_for_the_screen() -> None:
    assert set(DFE_WORDS) == set(ON_SCREEN_WORDS) == set(ParticipationCode)
    assert len(set(ON_SCREEN_WORDS.values())) == len(ParticipationCode)
    assert ON_SCREEN_WORDS[PN1] == "Came and spoke"
    assert all("independent reviewing officer" in DFE_WORDS[code].lower() for code in (PN2, PN5))


def test_the_measures_of_a_published_year_come_out_of_its_counts() -> None:
    published = {PN0: 126, PN1: 507, PN2: 12, PN3: 2, PN4: 0, PN5: 135, PN6: 38, PN7: 14}
    assert sum(published.values()) == 834
    measures = participation_measures(published)
    assert (measures.aged_four_and_over, measures.attended, measures.took_part, measures.neither) == (708, 521, 694, 14)
    shares = (measures.share_attended, measures.share_took_part, measures.share_neither)
    assert [f"{share:.1%}" for share in shares if share is not None] == ["73.6%", "98.0%", "2.0%"]


def test_a_child_who_came_and_shared_nothing_attended_without_taking_part() -> None:
    measures = participation_measures({PN4: 3, PN1: 1})
    assert (measures.attended, measures.took_part, measures.neither) == (4, 1, 0)


def test_no_share_is_given_where_nobody_was_asked() -> None:
    measures = participation_measures({PN0: 5})
    assert measures.aged_four_and_over == 0
    assert measures.share_attended is measures.share_took_part is measures.share_neither is None
