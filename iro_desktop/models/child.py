"""The child: who they are, what they like, and where they live."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from iro_desktop.models.base import OfChild, SyncedRecord, choice
from iro_desktop.models.ids import companion_id

ANIMALS = ("fox", "owl", "robin", "whale", "rabbit", "penguin", "bear", "frog", "hedgehog", "tortoise")
COLOURS = ("apricot", "lilac", "moss", "sky", "rose", "sand", "mint", "stone")


def stand_in_for(child_id: UUID) -> tuple[str, str]:
    """The animal and the colour that stand for a child until they choose their own: never a photo, always the same."""
    number = child_id.int % (len(ANIMALS) * len(COLOURS))
    return ANIMALS[number % len(ANIMALS)], COLOURS[number // len(ANIMALS)]


class AgeBand(StrEnum):
    """For whom a letter is written. The default comes from age; the officer may choose another and says why."""

    FROM_4_TO_7 = "4-7"
    FROM_8_TO_11 = "8-11"
    FROM_12_TO_15 = "12-15"
    FROM_16_TO_17 = "16-17"


def age_band_for(age: int) -> AgeBand:
    """The band of an age in whole years. Under four a letter is written to be read later, in the youngest band."""
    if age < 8:
        return AgeBand.FROM_4_TO_7
    if age < 12:
        return AgeBand.FROM_8_TO_11
    if age < 16:
        return AgeBand.FROM_12_TO_15
    return AgeBand.FROM_16_TO_17


class Child(SyncedRecord, kw_only=True):
    """A child the council looks after. The 903 header's columns stay as they came; the officer types the names."""

    __tablename__ = "child"
    __table_args__ = (UniqueConstraint("council", "council_child_id"),)

    council: Mapped[str]
    """The council's ONS code or short name; with CHILD it makes the id."""
    council_child_id: Mapped[str]
    """CHILD of the 903: text of 1 to 10 characters, zeros kept."""
    date_of_birth: Mapped[date | None] = mapped_column(default=None)
    known_as: Mapped[str | None] = mapped_column(default=None)
    """The name the child likes to be called."""
    given_name: Mapped[str | None] = mapped_column(default=None)
    family_name: Mapped[str | None] = mapped_column(default=None)
    pronouns: Mapped[str | None] = mapped_column(default=None)
    sex: Mapped[str | None] = mapped_column(default=None)
    """SEX of the 903: M, F or U from 2024-25, 1 or 2 before. Kept as it came."""
    ethnicity: Mapped[str | None] = mapped_column(default=None)
    upn: Mapped[str | None] = mapped_column(default=None)
    mother: Mapped[str | None] = mapped_column(default=None)
    mother_child_date_of_birth: Mapped[date | None] = mapped_column(default=None)
    first_language: Mapped[str | None] = mapped_column(default=None)
    interpreter_language: Mapped[str | None] = mapped_column(default=None)
    """The language an interpreter is needed for; empty where the child needs none or nobody asked."""
    other_names: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Names the child had before, or is known by elsewhere."""
    date_of_birth_estimated: Mapped[bool] = mapped_column(default=False)
    """Nobody knows the day: by the return's custom the 15th of the month stands for it."""
    gender: Mapped[str | None] = mapped_column(default=None)
    """As the child says it; `sex` stays what was registered."""
    nationality: Mapped[str | None] = mapped_column(default=None)
    religion: Mapped[str | None] = mapped_column(default=None)
    heritage: Mapped[str | None] = mapped_column(default=None)
    """Ethnicity and culture in the child's or family's own words, beside the return's code."""
    interpreter_dialect: Mapped[str | None] = mapped_column(default=None)
    interpreter_gender: Mapped[str | None] = mapped_column(default=None)
    """The interpreter the child would like: "a woman"."""
    needs: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Disability and additional needs, one in each: "hearing aid", "autism"."""
    communication: Mapped[str | None] = mapped_column(default=None)
    """How the child says things: "signs with Makaton"."""
    has_ehc_plan: Mapped[bool | None] = mapped_column(default=None)
    """An education, health and care plan; None where not asked."""
    health_notes: Mapped[str | None] = mapped_column(default=None)
    school: Mapped[str | None] = mapped_column(default=None)
    school_year: Mapped[str | None] = mapped_column(default=None)
    animal: Mapped[str | None] = mapped_column(default=None)
    """Chosen by the child; where empty, `stand_in_for` gives one."""
    colour: Mapped[str | None] = mapped_column(default=None)
    practise: Mapped[bool] = mapped_column(default=False)
    """An invented child of the practise caseload."""


def preferences_id(child_id: UUID) -> UUID:
    """A child has one set of preferences, whichever laptop writes them first."""
    return companion_id(child_id, "preferences")


class LetterFormat(StrEnum):
    """The form in which the child wants a letter."""

    LETTER = "letter"
    EASY_READ = "easy_read"
    SYMBOLS = "symbols"
    LARGE_PRINT = "large_print"
    AUDIO = "audio"
    TRANSLATED = "translated"


class BetweenReviews(StrEnum):
    """When the child wants to hear from the officer between two reviews."""

    AT_SIX_WEEKS = "at_six_weeks"
    HALF_WAY = "half_way"
    BOTH = "both"
    ONLY_IF_NEEDED = "only_if_needed"


class ChildPreferences(OfChild, kw_only=True):
    """How this child wants things done. Shown on top of every screen about the child."""

    __tablename__ = "child_preferences"

    likes: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What they like and how they like to be reached: "video calls", "drawing"."""
    not_times: Mapped[tuple[str, ...]] = mapped_column(default=())
    """When not: "not Fridays"."""
    not_in_the_room: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Who should not be at the meeting, by the name the child uses."""
    preferred_contact: Mapped[str | None] = mapped_column(default=None)
    best_time: Mapped[str | None] = mapped_column(default=None)
    review_place: Mapped[str | None] = mapped_column(default=None)
    review_mode: Mapped[str | None] = mapped_column(default=None)
    who_chairs: Mapped[str | None] = mapped_column(default=None)
    opening_activity: Mapped[str | None] = mapped_column(default=None)
    reads_letter_with: Mapped[str | None] = mapped_column(default=None)
    reading_band: Mapped[AgeBand | None] = mapped_column(choice(AgeBand), default=None)
    """Chosen instead of the band of the child's age."""
    reading_words: Mapped[str | None] = mapped_column(default=None)
    """Reading age as a teacher or carer put it: "7 to 9"."""
    letter_font: Mapped[str | None] = mapped_column(default=None)
    letter_size_points: Mapped[int | None] = mapped_column(default=None)
    letter_paper: Mapped[str | None] = mapped_column(default=None)
    letter_pictures: Mapped[str | None] = mapped_column(default=None)
    """Pictures beside the words: "with" or "without"; None where the child was not asked."""
    language: Mapped[str | None] = mapped_column(default=None)
    confirmed_on: Mapped[date | None] = mapped_column(default=None)
    letter_format: Mapped[LetterFormat | None] = mapped_column(choice(LetterFormat), default=None)
    who_to_invite: Mapped[tuple[str, ...]] = mapped_column(default=())
    """Whom the child wants at the meeting, by the name the child uses."""
    topics_wanted: Mapped[tuple[str, ...]] = mapped_column(default=())
    topics_not_wanted: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What the child does not want talked about with everybody there."""
    words_for_people: Mapped[tuple[str, ...]] = mapped_column(default=())
    """What to call family members: "Jan and Mike, not foster carers"."""
    contact_between_reviews: Mapped[BetweenReviews | None] = mapped_column(choice(BetweenReviews), default=None)
    """None where the child was not asked."""


class SettledTo18(StrEnum):
    """Whether the home is meant to last until the child is 18: it decides how often the social worker visits."""

    YES = "yes"
    NO = "no"
    NOT_DECIDED = "not_decided"


class StayingPut(StrEnum):
    """Whether the young person means to stay with their foster carers after 18."""

    WANTED = "wanted"
    NOT_WANTED = "not_wanted"
    ARRANGED = "arranged"
    NOT_POSSIBLE = "not_possible"


class Home(OfChild, kw_only=True):
    """Where the child lives or lived, and who may not know it. Say "home" to a child, never "placement"."""

    __tablename__ = "home"

    from_on: Mapped[date]
    until_on: Mapped[date | None] = mapped_column(default=None)
    with_whom: Mapped[str | None] = mapped_column(default=None)
    """The carers as the child calls them: "Jan and Mike"."""
    kind_in_words: Mapped[str | None] = mapped_column(default=None)
    """"foster carers", "children's home"."""
    town: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    postcode: Mapped[str | None] = mapped_column(default=None)
    withheld_from: Mapped[tuple[str, ...]] = mapped_column(default=())
    """People who must not learn this address. A letter to any of them never holds it."""
    out_of_borough: Mapped[bool | None] = mapped_column(default=None)
    telephone: Mapped[str | None] = mapped_column(default=None)
    placement_type: Mapped[str | None] = mapped_column(default=None)
    """PLACE of the 903: U1 to U6, K1, K2, H5, P1 …; chosen in words."""
    provider: Mapped[str | None] = mapped_column(default=None)
    """PLACE_PROVIDER of the 903: PR0 to PR5."""
    distance_miles: Mapped[int | None] = mapped_column(default=None)
    """From where the child lived before care, in whole miles."""
    move_was_planned: Mapped[bool | None] = mapped_column(default=None)
    """None where nobody said."""
    reason_for_change: Mapped[str | None] = mapped_column(default=None)
    """REASON_PLACE_CHANGE of the 903, why the child moved here from the home before."""
    settled_to_18: Mapped[SettledTo18 | None] = mapped_column(choice(SettledTo18), default=None)
    settled_since: Mapped[date | None] = mapped_column(default=None)
    """Since when the child has been settled here; a meeting a year may be asked for after two years."""
    registered: Mapped[bool | None] = mapped_column(default=None)
    """Whether the home has the registration that the law asks of it."""
    staying_put: Mapped[StayingPut | None] = mapped_column(choice(StayingPut), default=None)
