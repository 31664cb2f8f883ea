"""How a child took part, asked in plain words: the questions, their answers, and what goes in the return; no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from iro_desktop.models import limit_keys
from iro_desktop.models.participation import (
    AGE_ASKED_FROM,
    ON_SCREEN_WORDS,
    LiveVideo,
    ParticipationAnswers,
    ParticipationCode,
    Presence,
    StillToSay,
    Voice,
    participation_code,
    voices_to_choose_from,
)
from iro_desktop.models.review import Attended
from iro_desktop.models.timescales import age_on
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.shown import Choice

_PRESENCE: Mapping[Attended, Presence] = MappingProxyType(
    {
        Attended.CAME: Presence.IN_THE_ROOM,
        Attended.CAME_FOR_PART: Presence.IN_THE_ROOM,
        Attended.JOINED_REMOTELY: Presence.LIVE_BY_VIDEO,
        Attended.SENT_VIEWS: Presence.NOT_THERE,
        Attended.COULD_NOT_COME: Presence.NOT_THERE,
        Attended.DID_NOT_COME: Presence.NOT_THERE,
        Attended.NOT_TOLD: Presence.NOT_THERE,
        Attended.EXCLUDED: Presence.NOT_THERE,
    }
)
_WAS_THERE = (
    Choice(Presence.IN_THE_ROOM, "Yes, in the room"),
    Choice(Presence.LIVE_BY_VIDEO, "Yes, by video"),
    Choice(Presence.NOT_THERE, "No"),
)
_HOW_HEARD: Mapping[Voice, str] = MappingProxyType(
    {
        Voice.SPOKE: "{name} spoke",
        Voice.SOMEONE_SPOKE_FOR_THEM: "Someone spoke for {name}",
        Voice.SIGNS_OR_SYMBOLS: "With signs, pictures or play",
        Voice.NOTHING_SAID: "{name} did not share views",
        Voice.TOLD_SOMEONE_WHAT_TO_SAY: "{name} told someone what to say",
        Voice.SENT_SOMETHING: "{name} sent something",
        Voice.NO_VIEWS_CAME: "No views came",
    }
)


@dataclass(frozen=True, slots=True)
class TookPart:
    """The questions as they stand. Empty words where a question is not asked."""

    title: str
    was_there: str
    presence: tuple[Choice, ...]
    how_heard: str
    voices: tuple[Choice, ...]
    what_was_tried: str
    """The question about what was tried, asked only where no views came."""
    outcome: str
    """How the child took part in plain words, once it is known."""
    below: str
    """What goes in the return, or what is still to say."""


def answers_of(page: ReviewPage) -> ParticipationAnswers | None:
    """What the records say so far; None before the meeting has a day."""
    if page.held_on is None:
        return None
    the_child = next((one for one in page.here if one.is_child), None)
    presence = _PRESENCE[the_child.attended] if the_child else None
    voice = _voice(presence, page.participation, _live_video(page))
    return ParticipationAnswers(
        # Where nobody knows the birthday the child is asked: only under four are left out, and only when it is certain.
        born_on=page.who.born_on or date.min,
        review_on=page.held_on,
        presence=presence,
        voice=voice,
        what_was_tried=(page.participation_note or "") if voice is Voice.NO_VIEWS_CAME else "",
    )


def with_presence(page: ReviewPage, answers: ParticipationAnswers, presence: Presence) -> ParticipationAnswers:
    """Another answer to whether the child was there; how they were heard is asked anew where it no longer fits."""
    fits = answers.voice in voices_to_choose_from(presence, live_video=_live_video(page))
    return replace(answers, presence=presence, voice=answers.voice if fits else None)


def took_part(page: ReviewPage, answers: ParticipationAnswers | None) -> TookPart:
    """The questions in words: whether the child was there, how they were heard, what was tried."""
    name = name_of(page)
    title = f"How {name} took part"
    if answers is None:
        return TookPart(title, "", (), "", (), "", "", "Asked once the meeting has begun.")
    if _is_under_four(answers):
        age = age_on(answers.born_on, answers.review_on)
        below = f"Under four nobody is asked. {_in_return(ParticipationCode.PN0)}"
        return TookPart(title, "", (), "", (), "", f"{_capital(name)} was {age}", below)
    code = participation_code(answers, live_video=_live_video(page))
    voices: tuple[Choice, ...] = ()
    if answers.presence is not None:
        offered = voices_to_choose_from(answers.presence, live_video=_live_video(page))
        voices = tuple(Choice(voice, _capital(_HOW_HEARD[voice].format(name=name))) for voice in offered)
    if isinstance(code, StillToSay):
        outcome, below = "", code.sentence.replace("the child", name)
    else:
        outcome, below = ON_SCREEN_WORDS[code], _in_return(code)
    return TookPart(
        title=title,
        was_there=f"Was {name} there?",
        presence=_WAS_THERE,
        how_heard=f"How were {name}’s views heard?" if voices else "",
        voices=voices,
        what_was_tried="What was tried, and why did it not work?" if answers.voice is Voice.NO_VIEWS_CAME else "",
        outcome=outcome,
        below=below,
    )


def apart(page: ReviewPage) -> TookPart | None:
    """What is said in place of questions where a meeting was apart from the child; None where the child was asked."""
    if not page.meetings or any(one.is_child for one in page.here):
        return None
    name = name_of(page)
    return TookPart(f"How {name} took part", "", (), "", (), "", "", f"This meeting was apart from {name}.")


def in_short(page: ReviewPage) -> str:
    """“Came and spoke”, or that it is not said yet."""
    return ON_SCREEN_WORDS[page.participation] if page.participation else "Not said yet"


def in_the_return(page: ReviewPage) -> str:
    """“Goes in the return as PN1.”; empty while not known."""
    return _in_return(page.participation) if page.participation else ""


def _is_under_four(answers: ParticipationAnswers) -> bool:
    born = answers.born_on <= answers.review_on
    return born and age_on(answers.born_on, answers.review_on) < AGE_ASKED_FROM


def _live_video(page: ReviewPage) -> LiveVideo:
    """Whether this council counts a child who joins live by video as being there."""
    return LiveVideo(page.limits.choice(limit_keys.Choice.LIVE_VIDEO))


def _voice(presence: Presence | None, code: ParticipationCode | None, live_video: LiveVideo) -> Voice | None:
    if presence is None or code is None:
        return None
    offered = voices_to_choose_from(presence, live_video=live_video)
    return next((voice for voice, its_code in offered.items() if its_code is code), None)


def _in_return(code: ParticipationCode) -> str:
    return f"Goes in the return as {code}."


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
