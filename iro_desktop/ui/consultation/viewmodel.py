"""What the full record of a talk asks, says and keeps; no Qt."""

from collections.abc import Mapping
from datetime import date

from iro_desktop.actions.consultations import TalkChange
from iro_desktop.models.attachment import AttachmentKind
from iro_desktop.models.consultation import Channel, Sharing, StartedBy, WhyNotAlone, WithWhom
from iro_desktop.queries.attachments import Picture
from iro_desktop.queries.consultation import TalkInFull
from iro_desktop.ui import words
from iro_desktop.ui.child.in_words import WHOM, at, capital
from iro_desktop.ui.form import FieldValue
from iro_desktop.ui.shown import Choice

YES, NO, NOT_ASKED = "yes", "no", ""
HOW = (
    Choice(Channel.IN_PERSON, "In person"),
    Choice(Channel.CALL, "Call"),
    Choice(Channel.VIDEO, "Video"),
    Choice(Channel.TEXT, "Text"),
    Choice(Channel.TRIED_NO_ANSWER, "Tried, no answer"),
    Choice(Channel.WHATSAPP, "WhatsApp"),
    Choice(Channel.EMAIL, "Email"),
    Choice(Channel.LETTER, "Letter"),
    Choice(Channel.CARD, "Card"),
)
ALONE = (Choice(YES, "Yes, in private"), Choice(NO, "No"), Choice(NOT_ASKED, "Not said"))
COULD_COME = (Choice(YES, "Yes"), Choice(NO, "No"), Choice(NOT_ASKED, "Not asked"))
WHY_NOT_ALONE = (
    Choice(WhyNotAlone.DID_NOT_WANT_TO, "The child did not want to"),
    Choice(WhyNotAlone.WANTED_SOMEBODY_THERE, "The child wanted somebody there"),
    Choice(WhyNotAlone.NOT_OLD_ENOUGH, "Not old enough to talk alone"),
    Choice(WhyNotAlone.INTERPRETER_THERE, "An interpreter was there"),
    Choice(WhyNotAlone.NO_PRIVATE_PLACE, "There was no private place"),
    Choice(WhyNotAlone.NOT_RIGHT_FOR_THE_CHILD, "It was not right for the child"),
)
_OFFICER_BEGAN = Choice(StartedBy.OFFICER, "I did")
SHARING = (
    Choice(NOT_ASKED, "Not asked"),
    Choice(Sharing.ALL, "All of it"),
    Choice(Sharing.SOME_PEOPLE, "With some people"),
    Choice(Sharing.NOBODY, "With nobody"),
)
_PLAIN_TEXTS = (
    "place",
    "interpreter_name",
    "feelings",
    "worries",
    "wishes_for_meeting",
    "views",
    "wishes_about_others",
)
_NOBODY_KNOWN = "Nobody is written down around the child yet. Until somebody is named, it is shared with nobody."
_NOBODY_NAMED = "Choose with whom. Until then it is shared with nobody."
_WHAT_SHARING_MEANS = {
    NOT_ASKED: "Not asked is not a yes: what was said in private stays between the two of you.",
    Sharing.ALL: "It may stand in the letter and in papers for others.",
    Sharing.NOBODY: "It stays between the two of you.",
}
_KINDS = {
    AttachmentKind.PHOTO: "Photo",
    AttachmentKind.DRAWING: "Drawing",
    AttachmentKind.FEEDBACK_FORM: "Feedback form",
    AttachmentKind.PAPER: "Paper",
    AttachmentKind.PICTURE_OF_CHILD: "Picture of the child",
}


def title(talk: TalkInFull) -> str:
    """“Talk with Wren”, “Talk with Jan”, “Tried to reach the advocate”."""
    whom = talk.who.name if talk.with_whom is WithWhom.CHILD else talk.person_name or WHOM[talk.with_whom]
    return _WHAT.get(talk.channel, "Talk with {whom}").format(whom=whom)


_WHAT = {
    Channel.TRIED_NO_ANSWER: "Tried to reach {whom}",
    Channel.CARD: "Card to {whom}",
    Channel.LETTER: "Letter with {whom}",
}


def who_began(talk: TalkInFull) -> tuple[Choice, ...]:
    """Who may have got in touch: “Sam did”, “I did”, “Somebody else did”."""
    child = Choice(StartedBy.CHILD, f"{capital(talk.who.name)} did")
    other = Choice(StartedBy.SOMEBODY_ELSE, _other_began(talk))
    return (_OFFICER_BEGAN, child, other, Choice(NOT_ASKED, "Not said"))


def _other_began(talk: TalkInFull) -> str:
    if talk.with_whom is WithWhom.CHILD:
        return "Somebody else did"
    return f"{capital(talk.person_name or WHOM[talk.with_whom])} did"


def below_title(talk: TalkInFull, today: date) -> str:
    """“About Wren · Monday 2 March, 11:00”."""
    when = ", ".join(part for part in (words.weekday_and_date(talk.happened_on, today), at(talk.happened_at)) if part)
    about = "" if talk.with_whom is WithWhom.CHILD else f"About {talk.who.name}"
    moved = f"Moved here on {words.day_and_month(talk.moved_on, today)}" if talk.moved_on else ""
    return " · ".join(part for part in (about, when, moved) if part)


def values(talk: TalkInFull) -> dict[str, FieldValue]:
    """What stands in the fields."""
    shown: dict[str, FieldValue] = {name: getattr(talk, name) or "" for name in _PLAIN_TEXTS}
    return shown | {
        "text": talk.text,
        "channel": talk.channel,
        "alone": _answer(talk.alone),
        "why_not_alone": talk.why_not_alone,
        "others_present": ", ".join(talk.others_present),
        "sharing": talk.sharing or NOT_ASKED,
        "shared_with": talk.shared_with,
        "could_come": _answer(talk.could_come),
        "shared_with_child_on": talk.shared_with_child_on,
        "started_by": talk.started_by or NOT_ASKED,
        "written_to_child": talk.written_to_child,
    }


def change_from(names: frozenset[str], shown: Mapping[str, FieldValue]) -> TalkChange:
    """What is to be kept of the fields the officer changed."""
    change = TalkChange()
    if "text" in names:
        change["text"] = _text(shown["text"])
    if "channel" in names:
        change["channel"] = Channel(_text(shown["channel"]) or Channel.IN_PERSON)
    if "alone" in names:
        change["alone"] = _yes_or_no(shown["alone"])
    if names & {"why_not_alone", "alone"} and shown["alone"] == NO:
        why = _text(shown["why_not_alone"])
        change["why_not_alone"] = WhyNotAlone(why) if why else None
    if names & {"others_present", "alone"} and shown["alone"] == NO:
        there = _text(shown["others_present"]).split(",")
        change["others_present"] = tuple(name.strip() for name in there if name.strip())
    if names & {"sharing", "shared_with"}:
        sharing, people = _text(shown["sharing"]), shown["shared_with"]
        change["sharing"] = Sharing(sharing) if sharing else None
        change["shared_with"] = people if isinstance(people, tuple) else ()
    if "could_come" in names:
        change["could_come"] = _yes_or_no(shown["could_come"])
    if "shared_with_child_on" in names:
        told = shown["shared_with_child_on"]
        change["shared_with_child_on"] = told if isinstance(told, date) else None
    if "started_by" in names:
        began = _text(shown["started_by"])
        change["started_by"] = StartedBy(began) if began else None
    if "written_to_child" in names:
        change["written_to_child"] = shown["written_to_child"] is True
    return change | _plain_texts(names, shown)


def people_to_share_with(talk: TalkInFull) -> tuple[Choice, ...]:
    """Everybody around the child, by the name the child uses."""
    return tuple(Choice(str(one.person_id), one.name) for one in talk.people)


def what_sharing_means(sharing: str | None, chosen: tuple[str, ...], people: int) -> str:
    """What the answer means for letters and papers."""
    if sharing == Sharing.SOME_PEOPLE:
        return "" if chosen else _NOBODY_NAMED if people else _NOBODY_KNOWN
    return _WHAT_SHARING_MEANS[sharing or NOT_ASKED]


def picture_line(picture: Picture) -> str:
    """“Photo · bike.jpg · 120 KB”."""
    return f"{_KINDS[picture.kind]} · {picture.name} · {max(1, round(picture.size_bytes / 1024))} KB"


def says_yes(child_name: str) -> str:
    """The words beside the tick."""
    return f"{capital(child_name)} said yes: it may stand in a letter"


def is_empty(talk: TalkInFull, shown: Mapping[str, FieldValue]) -> bool:
    """Whether nothing at all was kept or typed: such a note is not worth finishing later."""
    untouched = {"channel": Channel.IN_PERSON, "sharing": NOT_ASKED, "alone": NOT_ASKED, "could_come": NOT_ASKED}
    untouched |= {"started_by": NOT_ASKED}
    typed = any(value and value != untouched.get(name) for name, value in shown.items())
    return not (talk.done or talk.pictures or typed)


def _plain_texts(names: frozenset[str], shown: Mapping[str, FieldValue]) -> TalkChange:
    typed = {name: _text(shown[name]).strip() or None for name in _PLAIN_TEXTS}
    change = TalkChange()
    if "place" in names:
        change["place"] = typed["place"]
    if "interpreter_name" in names:
        change["interpreter_name"] = typed["interpreter_name"]
    if "feelings" in names:
        change["feelings"] = typed["feelings"]
    if "worries" in names:
        change["worries"] = typed["worries"]
    if "wishes_for_meeting" in names:
        change["wishes_for_meeting"] = typed["wishes_for_meeting"]
    if "views" in names:
        change["views"] = typed["views"]
    if "wishes_about_others" in names:
        change["wishes_about_others"] = typed["wishes_about_others"]
    return change


def _answer(said: bool | None) -> str:
    return NOT_ASKED if said is None else YES if said else NO


def _yes_or_no(answer: FieldValue) -> bool | None:
    return {YES: True, NO: False}.get(_text(answer))


def _text(value: FieldValue) -> str:
    return value if isinstance(value, str) else ""
