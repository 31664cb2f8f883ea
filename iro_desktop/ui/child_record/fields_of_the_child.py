"""The fields of who a child is, and of how they want things done; no Qt."""

from collections.abc import Mapping

from iro_desktop.models.child import AgeBand, BetweenReviews, LetterFormat
from iro_desktop.models.review import Chair, Mode
from iro_desktop.queries.return_words import ETHNICITIES, SEXES
from iro_desktop.ui.child_record.specs import Group, Spec, Typed, choice, choices_of, yes_no
from iro_desktop.ui.shown import Choice

CAME_ALONE = "came_alone"
"""Not a field of the child: a record of its own, as in the return."""

_COMMAS = "Parted by commas"

NAMES = (
    Group(
        "names",
        "Names",
        (
            Spec("known_as", "Name the child likes", hint="Letters greet them with it"),
            Spec("pronouns", "Pronouns", hint="Such as “she” or “they”"),
            Spec("given_name", "First name"),
            Spec("family_name", "Family name", hint="For initials; never on a list"),
            Spec("other_names", "Other names", Typed.LIST, _COMMAS),
            Spec("animal", "Picture, chosen by the child", Typed.ANIMAL),
        ),
    ),
    Group(
        "identity",
        "Identity",
        (
            Spec("date_of_birth", "Born on", Typed.DAY),
            Spec("date_of_birth_estimated", "Nobody knows the day, so the 15th stands for it", Typed.TICK),
            choice("sex", "Sex, as registered", SEXES),
            Spec("gender", "Gender, as the child says it"),
            choice("ethnicity", "Ethnicity, for the return", ETHNICITIES),
            Spec("heritage", "Heritage, in the family’s words"),
            Spec("nationality", "Nationality"),
            Spec("religion", "Religion"),
            Spec(CAME_ALONE, "Came to the UK without a parent", Typed.TICK),
        ),
    ),
    Group(
        "language",
        "Language",
        (
            Spec("first_language", "First language"),
            Spec("interpreter_language", "Interpreter for", hint="Empty where none is needed"),
            Spec("interpreter_dialect", "Dialect"),
            Spec("interpreter_gender", "Interpreter the child would like", hint="Such as “a woman”"),
            Spec("communication", "How the child says things", hint="Such as “signs with Makaton”", wide=True),
        ),
    ),
    Group(
        "needs",
        "Needs and school",
        (
            Spec("needs", "Needs", Typed.LIST, "Parted by commas, such as “hearing aid, autism”", wide=True),
            Spec("health_notes", "Health", Typed.NOTES),
            Spec("school", "School"),
            Spec("school_year", "School year"),
            yes_no("has_ehc_plan", "Education, health and care plan"),
        ),
    ),
)

BETWEEN_REVIEWS: Mapping[str, str] = {
    BetweenReviews.AT_SIX_WEEKS: "Six weeks after",
    BetweenReviews.HALF_WAY: "Halfway",
    BetweenReviews.BOTH: "Both",
    BetweenReviews.ONLY_IF_NEEDED: "Only if needed",
}
WAYS_TO_REACH: Mapping[str, str] = {
    "text": "Text",
    "call": "Call",
    "WhatsApp": "WhatsApp",
    "email": "Email",
    "letter": "Letter",
    "video": "Video",
    "in person": "In person",
}
WAYS_TO_MEET: Mapping[str, str] = {
    Mode.IN_PERSON: "In person",
    Mode.HYBRID: "Partly by video",
    Mode.REMOTE: "By video",
}
WHO_LEADS: Mapping[str, str] = {
    Chair.CHILD: "The child",
    Chair.SHARED: "The child, with help",
    Chair.OFFICER: "The officer",
}
FORMS_OF_LETTER: Mapping[str, str] = {
    LetterFormat.LETTER: "Letter",
    LetterFormat.EASY_READ: "Easy read",
    LetterFormat.SYMBOLS: "Symbols",
    LetterFormat.LARGE_PRINT: "Large print",
    LetterFormat.AUDIO: "Read aloud",
    LetterFormat.TRANSLATED: "Translated",
}
_BANDS: Mapping[str, str] = {band: f"{band.replace('-', ' to ')} years" for band in AgeBand}
_FONTS: Mapping[str, str] = {"andika": "Andika", "atkinson": "Atkinson", "lexend": "Lexend", "noto_sans": "Noto Sans"}
_SIZES: Mapping[str, str] = {str(points): f"{points} point" for points in (14, 16, 18, 21)}
_PAPERS: Mapping[str, str] = {
    "white": "White",
    "cream": "Cream",
    "pale_blue": "Pale blue",
    "pale_green": "Pale green",
    "pale_rose": "Pale rose",
    "pale_yellow": "Pale yellow",
}
_PICTURES: Mapping[str, str] = {"with": "With pictures", "without": "No pictures"}
_AS_USUAL = "As usual"


def _pills(name: str, label: str, words: Mapping[str, str], hint: str = "") -> Spec:
    return Spec(name, label, Typed.PILLS, hint, (*choices_of(words), Choice("", "Not said")), wide=True)


WISHES = (
    Group(
        "reach",
        "Reaching them",
        (
            Spec("likes", "Likes", Typed.LIST, "Parted by commas, such as “drawing, video calls”", wide=True),
            _pills("preferred_contact", "How to reach them", WAYS_TO_REACH),
            Spec("best_time", "Best time", hint="Such as “after 4”"),
            Spec("not_times", "When not", Typed.LIST, "Such as “not Fridays”"),
            _pills("contact_between_reviews", "A word between two reviews", BETWEEN_REVIEWS),
        ),
    ),
    Group(
        "reviews",
        "Reviews",
        (
            Spec("review_place", "Where to meet"),
            Spec("opening_activity", "What to do first, such as “show my trains”"),
            _pills("review_mode", "How to meet", WAYS_TO_MEET),
            _pills("who_chairs", "Who leads the meeting", WHO_LEADS),
            Spec("who_to_invite", "Wants there", Typed.LIST, "By the name the child uses"),
            Spec("not_in_the_room", "Who should not be in the room", Typed.LIST, "By the name the child uses"),
        ),
    ),
    Group(
        "talking",
        "Talking",
        (
            Spec("topics_wanted", "Wants to talk about", Typed.LIST, _COMMAS, wide=True),
            Spec("topics_not_wanted", "Not to be talked about with everybody", Typed.LIST, _COMMAS, wide=True),
            Spec("words_for_people", "What to call people", Typed.LIST, "Such as “Nana Jo, not Gran”", wide=True),
        ),
    ),
    Group(
        "letters",
        "Letters",
        (
            _pills("letter_format", "Form of letters", FORMS_OF_LETTER),
            choice("reading_band", "Letters written for", _BANDS, "", "The child’s age"),
            Spec("reading_words", "Reading, such as “7 to 9”"),
            Spec("reads_letter_with", "Reads letters with"),
            Spec("language", "Language of letters"),
            choice("letter_font", "Letters set in", _FONTS, "", _AS_USUAL),
            choice("letter_size_points", "Letter size", _SIZES, "", _AS_USUAL),
            choice("letter_paper", "Paper", _PAPERS, "", _AS_USUAL),
            choice("letter_pictures", "Pictures", _PICTURES, "", "Those the officer chooses"),
        ),
    ),
)
NUMBERS = frozenset({"letter_size_points"})
"""Chosen from a list, and kept as a number."""
