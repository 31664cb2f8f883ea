"""A letter and a decision sheet as Word files: the words of the PDF in the same order, with real styles."""

from base64 import b64decode
from collections.abc import Iterable, Sequence
from io import BytesIO

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph
from msgspec import UNSET, UnsetType
from reportlab.lib.pagesizes import A4

from iro_desktop.letters.beside_words import EASY_READ_PICTURE, IN_A_LETTER, can_be_drawn
from iro_desktop.letters.blocks import VOICE_TINT, VOICE_TINT_ON_ROSE, quoted
from iro_desktop.letters.content import (
    ActionTable,
    Ask,
    Block,
    Bullets,
    DecisionLine,
    DecisionSheetContent,
    LetterContent,
    LetterFont,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Section,
    Translation,
)
from iro_desktop.letters.docx_file import WordFile, WordLook
from iro_desktop.letters.docx_pictures import as_png
from iro_desktop.letters.easy_read import credit_line, is_easy_read
from iro_desktop.letters.emphasis import emphasised
from iro_desktop.letters.fill_in import as_typed
from iro_desktop.letters.layout import PAPER_COLOURS
from iro_desktop.letters.letterhead import head_lines, logo_in_words, logo_size
from iro_desktop.letters.pictures import SYMBOLS, alternative_text
from iro_desktop.letters.spoken import day, decision_parts
from iro_desktop.letters.translation import translation_of, who_translated
from iro_desktop.letters.typeset import Span
from iro_desktop.models.child import ANIMALS

_ANIMAL = 48.0
_MARGIN = 58.0
_SHEET_MARGIN = 48.0
_SHEET_SIZE = 10.5
_TABLE_SHARES = (0.07, 0.19, 0.46, 0.28)
"""Of a table of actions: number, who, what, when."""
_SHEET_SHARES = (0.05, 0.31, 0.31, 0.15, 0.18)
_FACT_SHARES = (0.25, 0.75)
_CARD_NUMBER = 96


def render_letter_docx(content: LetterContent) -> bytes:
    """The letter for Word, in the child's own look: the same content gives the same bytes.

    Never fails on what somebody typed. The typeface is named and not packed into the file: where a computer does not
    have it, Word takes another.
    """
    rose = content.look.paper is Paper.PALE_ROSE
    look = WordLook(
        font=content.look.font,
        size=float(content.look.size_points),
        paper=PAPER_COLOURS[content.look.paper],
        language=content.language,
        tint=VOICE_TINT_ON_ROSE if rose else VOICE_TINT,
        page=A4,
        margin=_MARGIN,
    )
    word = WordFile(look)
    writer = _LetterWriter(word, content)
    writer.write()
    word.foot(content)
    return word.finished(title=content.title, written_on=content.written_on)


class _LetterWriter:
    """Writes one letter into a file, from top to bottom."""

    def __init__(self, word: WordFile, content: LetterContent) -> None:
        self._word = word
        self._content = content
        self._list: int | None = None
        self._next = 0
        self._language: str | None = None
        """Of what is being written; None for the letter's own."""

    def write(self) -> None:
        content, word = self._content, self._word
        self._letterhead()
        if content.look.animal in ANIMALS:
            shown = word.say([], "Sender")
            word.picture(shown, content.look.animal, _ANIMAL, words=alternative_text(content.look.animal))
        if content.is_card:
            for run in word.say([Span(content.face, bold=True)], "Normal").runs:
                run.font.size = Pt(_CARD_NUMBER)
        else:
            for line in (f"From {content.from_name}, {content.from_role}", day(content.written_on)):
                word.say([Span(line)], "Sender").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        word.say([Span(content.greeting)], "Heading 1")
        translation = translation_of(content)
        if translation is not None:
            self._in_other_language(translation, [Section(None, ())], greeting=translation.greeting)
        for number, section in enumerate(content.letter):
            self._section(section)
            if translation is not None:
                self._in_other_language(translation, translation.sections[number : number + 1])
        word.say([Span(content.sign_off, bold=True)], "Normal").paragraph_format.keep_with_next = True
        for line in content.contact_lines:
            # Whom to name for the pictures alone on the last page would look like a page gone missing.
            held = bool(credit_line(content)) or line is not content.contact_lines[-1]
            word.say([Span(line)], "Contact").paragraph_format.keep_with_next = held
        if translation is not None and (said := who_translated(translation)):
            word.say([Span(said)], "Sender")
        self._credit()
        for number, section in enumerate(content.pages_behind, start=len(content.letter)):
            self._section(section)
            if translation is not None:
                self._in_other_language(translation, translation.sections[number : number + 1])

    def _in_other_language(
        self, translation: Translation, sections: Iterable[Section], *, greeting: str | None = None
    ) -> None:
        """The same part in the other language, below the English: Word sets two languages badly side by side."""
        self._language = translation.language
        if greeting:
            self._say([Span(greeting)], "Heading 1")
        for section in sections:
            self._section(section)
        self._language = None

    def _say(self, spans: Sequence[Span], style: str) -> WordParagraph:
        return self._word.say(spans, style, language=self._language)

    def _letterhead(self) -> None:
        """Who sends it: logo, name, office."""
        head, word = self._content.letterhead, self._word
        if head is UNSET:
            return
        if head.logo is not None:
            wide, high = logo_size(head)
            shape = word.say([], "Sender").add_run().add_picture(BytesIO(b64decode(head.logo)), Pt(wide), Pt(high))
            for what in ("name", "descr"):
                shape._inline.docPr.set(what, logo_in_words(head))
        word.say([Span(head.name, bold=True)], "Sender")
        for line in head_lines(head):
            word.say([Span(line)], "Sender")

    def _section(self, section: Section) -> None:
        if section.heading:
            heading = self._word.say([], "Heading 2")
            heading.paragraph_format.page_break_before = section.begins_a_page
            if section.picture in SYMBOLS:
                size = self._content.look.size_points * 1.95
                self._word.picture(heading, section.picture, size, words=None)
                heading.add_run(" ")
            self._word.write(heading, [Span(section.heading)], language=self._language)
        self._list = None
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case DecisionLine():
                self._decision(block)
                return
            case Paragraph() if (picture := self._shown(block.picture)) is not None:
                self._word.say_beside(
                    picture, self._picture_size, emphasised(block.text, block.strong), language=self._language
                )
            case Paragraph():
                self._say(emphasised(block.text, block.strong), "Normal")
            case Quote():
                said = self._say([Span(quoted(block.words))], "Quote")
                if block.source:
                    said.paragraph_format.keep_with_next = True
                    self._say([Span(block.source)], "Quote Source")
            case Bullets():
                for item in block.items:
                    self._say([Span(item)], "List Bullet")
            case ActionTable():
                self._table(block)
            case Ask():
                self._ask(block)
        self._list = None

    def _decision(self, line: DecisionLine) -> None:
        """One line of a list. A number that is left out, of a decision for somebody else, stays left out."""
        if self._list is None or line.number != self._next:
            self._list = self._word.number_from(line.number)
        self._next = line.number + 1
        if (picture := self._shown(line.picture)) is not None:
            self._list = None
            spans = [Span(f"{line.number}  ", bold=True), *(Span(text, bold) for text, bold in decision_parts(line))]
            self._word.say_beside(picture, self._picture_size, spans, language=self._language)
            return
        spans = [Span(text, bold) for text, bold in decision_parts(line)]
        self._word.numbered(spans, self._list, language=self._language)

    def _ask(self, block: Ask) -> None:
        """A question with boxes that a hand ticks, and lines of underscores to write or type on."""
        for part in as_typed(block):
            match part:
                case Bullets():
                    for item in part.items:
                        self._say([Span(item)], "Contact")
                case Paragraph():
                    written = self._say([Span(part.text)], "Normal")
                    written.paragraph_format.keep_with_next = part.text == block.text

    def _credit(self) -> None:
        """Whom to name for the pictures."""
        if credit := credit_line(self._content):
            self._word.say([Span(credit)], "Footer")

    @property
    def _picture_size(self) -> float:
        easy = is_easy_read(self._content)
        return EASY_READ_PICTURE if easy else self._content.look.size_points * IN_A_LETTER

    def _shown(self, picture: Picture | UnsetType) -> tuple[bytes, str] | None:
        """A picture's bytes and its words; None where there is none."""
        if picture is UNSET or not can_be_drawn(picture):
            return None
        return (as_png(picture.key) if picture.data is UNSET else picture.data), picture.words

    def _table(self, block: ActionTable) -> None:
        rows = [
            [
                [Span(str(line.number), bold=True)],
                [Span(line.who or "")],
                [Span(line.text)],
                [Span(line.by_when or "", bold=True)],
            ]
            for line in block.rows
        ]
        self._word.table(["No", *block.headings], rows, _widths(_TABLE_SHARES, A4[0] - 2 * _MARGIN))


def render_sheet_docx(content: DecisionSheetContent) -> bytes:
    """The decision sheet for Word, across an A4 page: the same content gives the same bytes."""
    look = WordLook(
        font=LetterFont.ATKINSON,
        size=_SHEET_SIZE,
        paper=PAPER_COLOURS[Paper.WHITE],
        language=content.language,
        tint=VOICE_TINT,
        page=(A4[1], A4[0]),
        margin=_SHEET_MARGIN,
    )
    word = WordFile(look)
    width = A4[1] - 2 * _SHEET_MARGIN
    word.say([Span(content.title)], "Heading 1")
    facts = [[[Span(fact.label)], [Span(fact.value)]] for fact in content.facts]
    if facts:
        word.table([], facts, _widths(_FACT_SHARES, width))
    word.say([Span("Decisions")], "Heading 2")
    if content.decisions:
        headings = ["No", "Decision", f"In the letter to {content.child_known_as}", "Who", "By when"]
        rows = [
            [
                [Span(str(one.number), bold=True)],
                [Span(one.wording)],
                [Span(one.in_the_letter)],
                [Span(one.who)],
                [Span(one.by_when, bold=True)],
            ]
            for one in content.decisions
        ]
        word.table(headings, rows, _widths(_SHEET_SHARES, width))
    else:
        word.say([Span("No decisions were made at this review.")], "Normal")
    said = [quoted(words) for words in content.childs_words]
    _part(word, f"What {content.child_known_as} said, and agreed to share", said, "Quote")
    _part(word, "Also", content.notes, "Normal")
    _part(word, "Who gets this sheet", content.sent_to, "List Bullet")
    word.foot(content)
    title = f"{content.title}: {content.child_known_as}, {content.reference}"
    return word.finished(title=title, written_on=content.written_on)


def _part(word: WordFile, heading: str, texts: Iterable[str], style: str) -> None:
    for number, text in enumerate(texts):
        if number == 0:
            word.say([Span(heading)], "Heading 2")
        word.say([Span(text)], style)


def _widths(shares: Iterable[float], width: float) -> list[float]:
    return [share * width for share in shares]
