"""How a child took part in a review: from plain questions to the Department for Education's code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from iro_desktop.models.timescales import age_on

AGE_ASKED_FROM = 4


class ParticipationCode(StrEnum):
    """REVIEW_CODE of the SSDA903 return. PN0 is for children under four, who are not asked."""

    PN0 = "PN0"
    PN1 = "PN1"
    PN2 = "PN2"
    PN3 = "PN3"
    PN4 = "PN4"
    PN5 = "PN5"
    PN6 = "PN6"
    PN7 = "PN7"


class Presence(StrEnum):
    """Whether the child was there, for all or part of the review."""

    IN_THE_ROOM = "in_the_room"
    LIVE_BY_VIDEO = "live_by_video"
    NOT_THERE = "not_there"


class Voice(StrEnum):
    """How the child's views reached the review: the first three and `nothing_said` when the child was there."""

    SPOKE = "spoke"
    SOMEONE_SPOKE_FOR_THEM = "someone_spoke_for_them"
    SIGNS_OR_SYMBOLS = "signs_or_symbols"
    NOTHING_SAID = "nothing_said"
    TOLD_SOMEONE_WHAT_TO_SAY = "told_someone_what_to_say"
    SENT_SOMETHING = "sent_something"
    NO_VIEWS_CAME = "no_views_came"


class LiveVideo(StrEnum):
    """The council's setting: whether joining live by video is being there. The return's guidance does not settle it."""

    IS_BEING_THERE = "is_being_there"
    IS_SENDING_VIEWS = "is_sending_views"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationAnswers:
    """What the officer has said so far. None and "" are questions not yet answered."""

    born_on: date
    review_on: date
    presence: Presence | None = None
    voice: Voice | None = None
    what_was_tried: str = ""


@dataclass(frozen=True, slots=True)
class StillToSay:
    """The one thing to say next before there is a code."""

    sentence: str


DFE_WORDS: Mapping[ParticipationCode, str] = MappingProxyType(
    {
        ParticipationCode.PN0: "Child aged under 4 at the time of the review",
        ParticipationCode.PN1: "Child physically attends and speaks for him or herself (Attendance)",
        ParticipationCode.PN2: (
            "Child physically attends and an advocate speaks on his or her behalf. (Attendance views represented by "
            "advocate or Independent Reviewing Officer (IRO))"
        ),
        ParticipationCode.PN3: (
            "Child attends and conveys his or her view symbolically (non-verbally) (Attendance symbols)"
        ),
        ParticipationCode.PN4: (
            "Child physically attends but does not speak for him or herself, does not convey his or her view "
            "symbolically (non-verbally) and does not ask an advocate to speak for him or her (Attendance without "
            "contribution)"
        ),
        ParticipationCode.PN5: (
            "Child does not attend physically but briefs an advocate to speak for him or her (Views represented by "
            "advocate or independent reviewing officer (IRO) through texting, written format, phone, audio/video, "
            "viewpoint)"
        ),
        ParticipationCode.PN6: (
            "Child does not attend but conveys his or her feelings to the review by a facilitative medium (Texting "
            "the chair, written format, phone, audio/video, viewpoint)"
        ),
        ParticipationCode.PN7: "Child does not attend nor are his or her views conveyed to the review",
    }
)

ON_SCREEN_WORDS: Mapping[ParticipationCode, str] = MappingProxyType(
    {
        ParticipationCode.PN0: "Under four",
        ParticipationCode.PN1: "Came and spoke",
        ParticipationCode.PN2: "Came with someone to speak for them",
        ParticipationCode.PN3: "Came and used signs or symbols",
        ParticipationCode.PN4: "Came and did not share views",
        ParticipationCode.PN5: "Told someone what to say for them",
        ParticipationCode.PN6: "Sent their views",
        ParticipationCode.PN7: "Did not come, no views shared",
    }
)

_CODES_WHEN_THERE: Mapping[Voice, ParticipationCode] = MappingProxyType(
    {
        Voice.SPOKE: ParticipationCode.PN1,
        Voice.SOMEONE_SPOKE_FOR_THEM: ParticipationCode.PN2,
        Voice.SIGNS_OR_SYMBOLS: ParticipationCode.PN3,
        Voice.NOTHING_SAID: ParticipationCode.PN4,
    }
)
_CODES_WHEN_NOT_THERE: Mapping[Voice, ParticipationCode] = MappingProxyType(
    {
        Voice.TOLD_SOMEONE_WHAT_TO_SAY: ParticipationCode.PN5,
        Voice.SENT_SOMETHING: ParticipationCode.PN6,
        Voice.NO_VIEWS_CAME: ParticipationCode.PN7,
    }
)
# Sound and picture are among PN6's own media, so a child who speaks over video that does not count as being there
# has sent views.
_CODES_WHEN_VIDEO_IS_SENDING_VIEWS: Mapping[Voice, ParticipationCode] = MappingProxyType(
    {
        Voice.SPOKE: ParticipationCode.PN6,
        Voice.SOMEONE_SPOKE_FOR_THEM: ParticipationCode.PN5,
        Voice.SIGNS_OR_SYMBOLS: ParticipationCode.PN6,
        Voice.NOTHING_SAID: ParticipationCode.PN7,
    }
)
_SERIES_ORDER = (
    ParticipationCode.PN1,
    ParticipationCode.PN2,
    ParticipationCode.PN3,
    ParticipationCode.PN5,
    ParticipationCode.PN6,
    ParticipationCode.PN4,
    ParticipationCode.PN7,
    ParticipationCode.PN0,
)
_ATTENDED = frozenset(_CODES_WHEN_THERE.values())
_TOOK_PART = frozenset(
    {
        ParticipationCode.PN1,
        ParticipationCode.PN2,
        ParticipationCode.PN3,
        ParticipationCode.PN5,
        ParticipationCode.PN6,
    }
)


def participation_code(
    answers: ParticipationAnswers, *, live_video: LiveVideo = LiveVideo.IS_BEING_THERE
) -> ParticipationCode | StillToSay:
    """The code that the answers lead to, or what is still to say."""
    if answers.review_on < answers.born_on:
        return StillToSay("The review is dated before the child was born. Check the two dates.")
    if age_on(answers.born_on, answers.review_on) < AGE_ASKED_FROM:
        return ParticipationCode.PN0
    if answers.presence is None:
        return StillToSay("Say whether the child was there, for all or part of the review.")
    if answers.voice is None:
        return StillToSay("Say how the child's views were heard.")
    code = voices_to_choose_from(answers.presence, live_video=live_video).get(answers.voice)
    if code is None:
        return StillToSay(
            "How the views were heard does not fit with whether the child was there. Choose one of the two again."
        )
    if code is ParticipationCode.PN7 and not answers.what_was_tried.strip():
        return StillToSay("Say what was tried to hear the child's views, and why it did not work.")
    return code


def voices_to_choose_from(
    presence: Presence, *, live_video: LiveVideo = LiveVideo.IS_BEING_THERE
) -> Mapping[Voice, ParticipationCode]:
    """The answers to offer once it is said whether the child was there, in the order to ask, with their codes."""
    if presence is Presence.NOT_THERE:
        return _CODES_WHEN_NOT_THERE
    if presence is Presence.LIVE_BY_VIDEO and live_video is LiveVideo.IS_SENDING_VIEWS:
        return _CODES_WHEN_VIDEO_IS_SENDING_VIEWS
    return _CODES_WHEN_THERE


def allowed_codes(born_on: date, review_on: date) -> frozenset[ParticipationCode]:
    """PN0 alone under four, PN1 to PN7 from the fourth birthday on, none before birth.

    Stricter than the return, whose rules 440 and 441 accept either on the birthday itself.
    """
    if review_on < born_on:
        return frozenset()
    under_four = frozenset({ParticipationCode.PN0})
    return under_four if age_on(born_on, review_on) < AGE_ASKED_FROM else frozenset(ParticipationCode) - under_four


def propose_for_series(codes: Iterable[ParticipationCode]) -> ParticipationCode | None:
    """The code to propose for a review of several meetings: the fullest part the child took; the officer confirms.

    None when no meeting has a code. PN0 is proposed only when nothing else was recorded.
    """
    recorded = set(codes)
    return next((code for code in _SERIES_ORDER if code in recorded), None)


@dataclass(frozen=True, slots=True)
class ParticipationMeasures:
    """Counts of coded reviews. Reviews without a code are in none of them."""

    aged_four_and_over: int
    attended: int
    took_part: int
    neither: int

    @property
    def share_attended(self) -> float | None:
        return _share(self.attended, self.aged_four_and_over)

    @property
    def share_took_part(self) -> float | None:
        return _share(self.took_part, self.aged_four_and_over)

    @property
    def share_neither(self) -> float | None:
        return _share(self.neither, self.aged_four_and_over)


def participation_measures(counts: Mapping[ParticipationCode, int]) -> ParticipationMeasures:
    """From the number of reviews with each code: how many children of four and over came, took part, did neither.

    Attended is PN1 to PN4; took part is PN1 to PN3, PN5 and PN6, so PN4 came without taking part; neither is PN7.
    """

    def total(codes: Iterable[ParticipationCode]) -> int:
        return sum(counts.get(code, 0) for code in codes)

    return ParticipationMeasures(
        aged_four_and_over=total(code for code in ParticipationCode if code is not ParticipationCode.PN0),
        attended=total(_ATTENDED),
        took_part=total(_TOOK_PART),
        neither=total([ParticipationCode.PN7]),
    )


def _share(part: int, whole: int) -> float | None:
    """A share from 0 to 1; None when there is nothing to take a share of."""
    return part / whole if whole else None
