"""What a letter and a decision sheet say: plain text in a fixed shape, frozen as JSON when the officer finishes."""

from datetime import date
from enum import StrEnum

import msgspec
from msgspec import UNSET, Struct, UnsetType

SMALLEST_TYPE = 12
LARGEST_TYPE = 28


class LetterFont(StrEnum):
    """The typefaces a child may choose for their letters."""

    ANDIKA = "andika"
    ATKINSON = "atkinson"
    LEXEND = "lexend"
    NOTO_SANS = "noto_sans"


class Paper(StrEnum):
    """The colours a letter may be printed on. All carry the letter's text at more than 12 to 1."""

    WHITE = "white"
    CREAM = "cream"
    PALE_BLUE = "pale_blue"
    PALE_GREEN = "pale_green"
    PALE_ROSE = "pale_rose"
    PALE_YELLOW = "pale_yellow"


class Pictures(StrEnum):
    """Whether a child wants pictures beside the words. Where nobody asked, those that the officer chose stand."""

    WITH = "with"
    WITHOUT = "without"


class LetterLook(Struct, frozen=True, kw_only=True):
    """How this child likes a letter to look."""

    font: LetterFont = LetterFont.ANDIKA
    size_points: int = 14
    """Type size of running text in points, SMALLEST_TYPE to LARGEST_TYPE."""
    paper: Paper = Paper.CREAM
    animal: str | None = None
    """The picture that stands for the child, one of `models.child.ANIMALS`; None for a letter without one."""
    pictures: Pictures | UnsetType = UNSET
    """Not in the JSON where the child was not asked, as in letters finished before anybody asked."""

    @property
    def shows_pictures(self) -> bool:
        """False where the child wants none."""
        return self.pictures is not Pictures.WITHOUT

    def at_least(self, points: int) -> "LetterLook":
        """The same look in type no smaller than this."""
        return msgspec.structs.replace(self, size_points=max(self.size_points, points))


ADULTS_LOOK = LetterLook(font=LetterFont.ATKINSON, size_points=12, paper=Paper.WHITE)
"""Of a letter that no child reads: plain, and nothing of the child's own look."""


def look_for(
    *,
    font: str | None,
    size_points: int | None,
    paper: str | None,
    animal: str | None,
    pictures: str | None = None,
) -> LetterLook:
    """The look that a child's record asks for. What is empty, or a name we do not know, becomes the usual look."""
    usual = LetterLook()
    return LetterLook(
        font=LetterFont(font) if font in set(LetterFont) else usual.font,
        size_points=size_points or usual.size_points,
        paper=Paper(paper) if paper in set(Paper) else usual.paper,
        animal=animal,
        pictures=Pictures(pictures) if pictures in set(Pictures) else UNSET,
    )


class Picture(Struct, frozen=True, kw_only=True):
    """A picture beside the words it belongs to."""

    key: str
    """Which drawing ("own/judge"); of a picture that somebody added, the SHA-256 of its bytes."""
    words: str
    """Said in its place to who cannot see it; never empty."""
    credit: str = ""
    """Whom the letter names for it, where that must be."""
    data: bytes | UnsetType = UNSET
    """The picture itself as PNG or JPEG, where it is none of the program's drawings: a finished letter carries it, so
    that it prints the same when the picture is taken away, and on a laptop that never had it."""


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """Running text. A line break in it is a line break on paper."""

    text: str
    strong: tuple[str, ...] = ()
    """Passages of the text set in bold, such as the day of the next meeting."""
    picture: Picture | UnsetType = UNSET
    """Not in the JSON where there is none, as with every field that letters finished before it lack."""


class Quote(Struct, frozen=True, tag="quote"):
    """The child's own words, never changed by anybody."""

    words: str
    source: str | None = None
    """When and how they were said: "You told me on 2 March"."""


class DecisionLine(Struct, frozen=True, tag="decision"):
    """One decision for the child: what, who and by when."""

    number: int
    text: str
    who: str | None
    by_when: str | None
    """"by Friday 27 March", or the child's own words for it. Set in bold."""
    picture: Picture | UnsetType = UNSET


class Bullets(Struct, frozen=True, tag="bullets"):
    """A list without an order."""

    items: tuple[str, ...]


class ActionTable(Struct, frozen=True, tag="actions"):
    """Decisions as a table, for the oldest: number, who, what, by when."""

    headings: tuple[str, str, str]
    rows: tuple[DecisionLine, ...]


class Ask(Struct, frozen=True, tag="ask"):
    """A question on a page that the reader fills in by hand and sends back."""

    text: str
    choices: tuple[str, ...] = ()
    """Words with a box to tick before each."""
    lines: int = 0
    """To write on."""
    room: bool = False
    """An empty frame to draw in."""


Block = Paragraph | Quote | DecisionLine | Bullets | ActionTable | Ask


class Section(Struct, frozen=True):
    """A part of a letter. One with nothing to say is not there at all."""

    heading: str | None
    blocks: tuple[Block, ...]
    picture: str | None = None
    """A drawing beside the heading, one of `pictures.SYMBOLS`, for the youngest readers."""
    new_page: bool | UnsetType = UNSET
    """Begins a page of its own. With all that follows it comes after the name of who writes."""

    @property
    def begins_a_page(self) -> bool:
        return self.new_page is True


class Translation(Struct, frozen=True, kw_only=True):
    """The letter in the other language that stands beside its English. A person wrote it; the program wrote none."""

    language: str
    """As BCP 47 names it, one of `models.languages.LANGUAGES`."""
    greeting: str
    sections: tuple[Section, ...]
    """One for each section of the letter, in the same order."""
    translator_name: str
    translated_on: date | None
    """Both of them known once a letter may leave."""
    checked_by: str
    """A second person who read the translation; empty where nobody did."""


class LetterheadContent(Struct, frozen=True, kw_only=True):
    """Who sends the letter: frozen with it, so that an old letter keeps the letterhead it had."""

    name: str
    address: tuple[str, ...] = ()
    """Of the office, a line each."""
    telephone: str = ""
    website: str = ""
    logo: str | None = None
    """A PNG in base64."""
    logo_words: str = ""
    on_easy_read: bool | UnsetType = UNSET
    """True where the council asked for it on letters in easy read too; else not in the JSON."""


class LetterContent(Struct, frozen=True, kw_only=True):
    """All that a letter says and how it looks: the same content always gives the same PDF."""

    title: str
    """The document's name, as a screen reader and a window's title bar say it."""
    child_known_as: str
    """Whom it is to: the child by the name they like; of a letter to an adult, that adult. At the foot as initials."""
    greeting: str
    written_on: date
    from_name: str
    from_role: str
    reference: str
    """Printed at the foot of every page, so that a page picked up alone can be put back."""
    age_band: str
    sections: tuple[Section, ...]
    sign_off: str
    contact_lines: tuple[str, ...]
    look: LetterLook
    language: str = "en"
    translation: Translation | UnsetType = UNSET
    """Not in the JSON of a letter in English alone, so that an older finished letter reads and writes as it was."""
    letterhead: LetterheadContent | UnsetType = UNSET
    """Not in the JSON of a letter without one, for the same reason."""
    big: str | UnsetType = UNSET
    """What stands large on a card: the age. A card has no heading of an office and counts no pages."""
    easy_read: bool | UnsetType = UNSET
    """Set with a picture left of each idea, one idea a row."""

    @property
    def is_card(self) -> bool:
        return bool(self.face)

    @property
    def face(self) -> str:
        """What stands large on a card; empty for a letter."""
        return self.big or ""

    @property
    def letter(self) -> tuple[Section, ...]:
        """The sections before the name of who writes."""
        return self.sections[: self._letter_ends]

    @property
    def pages_behind(self) -> tuple[Section, ...]:
        """The sections behind it, to fill in and send back."""
        return self.sections[self._letter_ends :]

    @property
    def _letter_ends(self) -> int:
        starts = (index for index, section in enumerate(self.sections) if section.begins_a_page)
        return next(starts, len(self.sections))


class SheetFact(Struct, frozen=True):
    """One line at the head of the sheet: a name and what is true of it."""

    label: str
    value: str


class SheetDecision(Struct, frozen=True, kw_only=True):
    """One decision in both wordings, as on the record."""

    number: int
    wording: str
    in_the_letter: str
    """Word for word what the child's letter says; empty where it says nothing."""
    who: str
    by_when: str


class DecisionSheetContent(Struct, frozen=True, kw_only=True):
    """The decisions of a review, for the adults who carry them out."""

    title: str
    child_known_as: str
    written_on: date
    reference: str
    facts: tuple[SheetFact, ...]
    decisions: tuple[SheetDecision, ...]
    childs_words: tuple[str, ...] = ()
    """Only what the child agreed to share."""
    sent_to: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"


def to_json(content: LetterContent | DecisionSheetContent) -> str:
    """The content as JSON: the same content gives the same text, key by key."""
    return msgspec.json.encode(content).decode()


def letter_from_json(text: str) -> LetterContent:
    """A finished letter's content.

    Raises msgspec.DecodeError or ValidationError where the text is not a letter's JSON.
    """
    return msgspec.json.decode(text, type=LetterContent)


def sheet_from_json(text: str) -> DecisionSheetContent:
    """A finished decision sheet's content; errors as in `letter_from_json`."""
    return msgspec.json.decode(text, type=DecisionSheetContent)
