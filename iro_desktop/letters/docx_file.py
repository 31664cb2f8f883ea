"""A Word file (Office Open XML, ECMA-376) with our styles: type, lists, tables, pictures, and the foot of a page."""

import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from iro_desktop.letters.blocks import HAIRLINE, SECONDARY, TEXT, ForSomebody, initials
from iro_desktop.letters.content import LetterFont
from iro_desktop.letters.docx_marks import bar, twin_for_complex_scripts
from iro_desktop.letters.docx_pictures import as_png
from iro_desktop.letters.fonts import (
    FONT_FAMILIES,
    REPLACEMENT,
    SCRIPT_FAMILIES,
    as_printed,
    as_shaped,
    typeface,
    with_whole_numbers,
)
from iro_desktop.letters.typeset import Span, width_of
from iro_desktop.models.languages import Language, is_right_to_left, language_named

_SET_APART = ("Quote", "Quote Source")
"""The styles of a child's own words."""
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_GAP = 14
"""Points between a picture and its words."""
_SURELY = 0.8
"""Of a line's width: what is wider may need a second."""
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
_WORD_DRAWING_2017 = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLook:
    """How a Word file looks. Sizes in points; colours as "#RRGGBB"."""

    font: LetterFont
    size: float
    paper: str
    language: str
    tint: str
    """Behind a child's own words."""
    page: tuple[float, float]
    margin: float


class WordFile:
    """One Word file while it is written, from top to bottom."""

    def __init__(self, look: WordLook) -> None:
        self._look = look
        self.document: WordDocument = Document()
        self._without_what_the_template_brings()
        self._set_page()
        self._set_type()
        self._set_paper(look.paper)

    def say(self, spans: Sequence[Span], style: str, *, language: str | None = None) -> WordParagraph:
        """A paragraph in one of our styles; in another language than the file's where one is named."""
        paragraph = self.document.add_paragraph(style=style)
        if style in _SET_APART and is_right_to_left(language or self._look.language):
            paragraph._p.get_or_add_pPr().append(bar("right"))
        self.write(paragraph, spans, language=language)
        return paragraph

    def write(self, paragraph: WordParagraph, spans: Sequence[Span], *, language: str | None = None) -> None:
        """Text into a paragraph: a line break in it stays one, what is strong is bold."""
        properties = paragraph._p.get_or_add_pPr()
        if is_right_to_left(language or self._look.language) and properties.find(qn("w:bidi")) is None:
            properties.append(OxmlElement("w:bidi"))
        for span in spans:
            known = language_named(language or self._look.language)
            shaped = known is not None and known.script.joins_letters
            written = as_written(span.text, shaped=shaped)
            run = paragraph.add_run(with_whole_numbers(written) if shaped else written)
            run.bold = True if span.bold else None
            if language is not None or is_right_to_left(self._look.language):
                _speak(run, language or self._look.language, known)

    def number_from(self, first: int) -> int:
        """A list whose next number is `first`. Returns what `numbered` asks for."""
        numbering = self.document.part.numbering_part.element
        style_number = self.document.styles["List Number"].element.pPr.numPr.numId.val
        made = numbering.add_num(numbering.num_having_numId(style_number).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(first)
        return int(made.numId)

    def numbered(self, spans: Sequence[Span], number_list: int, *, language: str | None = None) -> WordParagraph:
        """One line of a numbered list."""
        paragraph = self.say(spans, "List Number", language=language)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number_list
        return paragraph

    def picture(self, paragraph: WordParagraph, name: str, size: float, *, words: str | None) -> None:
        """One of our drawings in a line of text, with words for who cannot see it; None where it only decorates."""
        self.photo(paragraph, as_png(name), size, words=words)

    def photo(self, paragraph: WordParagraph, data: bytes, size: float, *, words: str | None) -> None:
        """The same for a PNG or JPEG: whole, its longer side so many points."""
        shape = paragraph.add_run().add_picture(BytesIO(data))
        scale = Pt(size) / max(shape.width, shape.height)
        shape.width, shape.height = Emu(round(shape.width * scale)), Emu(round(shape.height * scale))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        about = shape._inline.docPr
        about.set("name", words or "decoration")
        about.set("descr", words or "")
        if words is None:
            about.append(_decorative())

    def say_beside(
        self, picture: tuple[bytes, str], size: float, spans: Sequence[Span], *, language: str | None = None
    ) -> WordParagraph:
        """A picture with its words at its right. No table, so it reads as it looks.

        Words of one line stand in the middle of its height, more begin at its foot: Word gives their first line the
        picture's height, and from the middle the second would stand far below.
        """
        paragraph = self.say([], "Normal", language=language)
        room = Pt(size + _GAP)
        layout = paragraph.paragraph_format
        layout.left_indent, layout.first_line_indent, layout.keep_together = room, Pt(-(size + _GAP)), True
        layout.tab_stops.add_tab_stop(room)
        if self._is_one_line(spans, self._look.page[0] - 2 * self._look.margin - size - _GAP):
            middle = OxmlElement("w:textAlignment")
            middle.set(qn("w:val"), "center")
            paragraph._p.get_or_add_pPr().append(middle)
        self.photo(paragraph, picture[0], size, words=picture[1])
        if spans:
            paragraph.add_run().add_tab()
            self.write(paragraph, spans, language=language)
        return paragraph

    def _is_one_line(self, spans: Sequence[Span], room: float) -> bool:
        """Whether words surely stand in one line, also in the wider typeface of a computer without the letter's own."""
        face = typeface(self._look.font)
        wide = sum(width_of(span.text, face, self._look.size, bold=span.bold) for span in spans)
        return wide <= room * _SURELY and not any("\n" in span.text for span in spans)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[Sequence[Span]]], widths: Sequence[float]) -> None:
        """A table with hairlines between its rows. Widths in points.

        Its headings, where it has some, are its first row and return on each page.
        """
        table = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(_hairlines())
        head = [[[Span(one, bold=True)] for one in headings]] if headings else []
        for number, cells in enumerate([*head, *rows]):
            row = table.add_row()
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number < len(head):
                properties.append(OxmlElement("w:tblHeader"))
            for cell, spans, width in zip(row.cells, cells, widths, strict=True):
                cell.width = Pt(width)
                cell.paragraphs[0].style = "Table Text"
                self.write(cell.paragraphs[0], spans)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Pt(width)

    def foot(self, content: ForSomebody) -> None:
        """At the foot of every page: which paper it is, whom it is for by initials, and which page of how many."""
        section = self.document.sections[0]
        paragraph = section.footer.paragraphs[0]
        paragraph.style = "Footer"
        whose = initials(content.child_known_as)
        left = f"{content.reference} · for {whose}" if whose else content.reference
        paragraph.add_run(as_written(left)).add_tab()
        paragraph.add_run("Page ")
        _field(paragraph, "PAGE")
        paragraph.add_run(" of ")
        _field(paragraph, "NUMPAGES")
        # The template's own stops lie in the middle of our line.
        self._style_of("Footer").paragraph_format.tab_stops.clear_all()
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Pt(self._look.page[0] - 2 * self._look.margin), WD_TAB_ALIGNMENT.RIGHT)

    def finished(self, *, title: str, written_on: date) -> bytes:
        """The file. The same words give the same bytes: no clock, no person and no machine can be read from it."""
        about = self.document.core_properties
        about.title, about.language = as_written(title).replace("\n", " ")[:255], self._look.language
        about.author = about.last_modified_by = about.comments = about.keywords = about.subject = ""
        about.created = about.modified = datetime.combine(written_on, time(), UTC).replace(tzinfo=None)
        about.revision = 1
        out = BytesIO()
        self.document.save(out)
        return _without_clock(out.getvalue())

    def _without_what_the_template_brings(self) -> None:
        package = self.document.part.package
        for relation in [one for one in package.rels.values() if one.reltype.endswith("/thumbnail")]:
            package.rels.pop(relation.rId)
        # A second copy of the styles for Word of 2010, which would no longer be the same as ours.
        brought = ("/customXml", "/stylesWithEffects")
        for relation in [one for one in self.document.part.rels.values() if one.reltype.endswith(brought)]:
            self.document.part.rels.pop(relation.rId)

    def _set_page(self) -> None:
        section = self.document.sections[0]
        wide, high = self._look.page
        section.page_width, section.page_height = Pt(wide), Pt(high)
        section.orientation = WD_ORIENT.LANDSCAPE if wide > high else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = Pt(self._look.margin)
        section.top_margin = section.bottom_margin = Pt(50)
        section.header_distance = section.footer_distance = Pt(26)

    def _set_type(self) -> None:
        size, face = self._look.size, FONT_FAMILIES[self._look.font]
        defaults = self.document.styles.element.find(qn("w:docDefaults"))
        language = defaults.find(f".//{qn('w:lang')}")
        language.set(qn("w:val"), _for_word(self._look.language))
        language.set(qn("w:bidi"), _for_word(self._look.language))
        self._style("Normal", size, face, after=0.55)
        self._style("Heading 1", size * 1.4, face, bold=True, before=1.0, after=0.4)
        self._style("Heading 2", size * 1.15, face, bold=True, before=1.1, after=0.3)
        self._style("List Number", size, face, after=0.4)
        self._style("List Bullet", size, face, after=0.4)
        self._style("Footer", max(9.0, size * 0.6), face, colour=SECONDARY)
        self._style("Table Text", size * 0.93, face, before=0.2, after=0.2)
        self._style("Sender", max(10.0, size * 0.8), face, colour=SECONDARY)
        self._style("Contact", size, face, after=0.3)
        quote = self._style("Quote", size * 1.08, face, before=0.5, after=0.2)
        source = self._style("Quote Source", max(10.0, size * 0.8), face, colour=SECONDARY, after=0.6)
        for one in (quote, source):
            self._set_apart(one)
        quote.paragraph_format.keep_together = True

    def _style(
        self,
        name: str,
        size: float,
        face: str,
        *,
        bold: bool = False,
        colour: str = TEXT,
        before: float = 0.0,
        after: float = 0.0,
    ) -> ParagraphStyle:
        """A paragraph style; one that Word does not bring is made. Spaces in type sizes of running text."""
        styles = self.document.styles
        known = name in styles
        if not known:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style = self._style_of(name)
        if not known:
            style.base_style = styles["Normal"]
        font, space = style.font, style.paragraph_format
        font.name, font.size, font.bold, font.italic = face, Pt(round(size * 2) / 2), bold, False
        font.color.rgb = RGBColor.from_string(colour[1:])
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), face)
        twin_for_complex_scripts(style.element.get_or_add_rPr())
        space.space_before, space.space_after = Pt(before * self._look.size), Pt(after * self._look.size)
        space.line_spacing = 1.3
        return style

    def _style_of(self, name: str) -> ParagraphStyle:
        style = self.document.styles[name]
        assert isinstance(style, ParagraphStyle), "each of our styles is one of a paragraph"
        return style

    def _set_apart(self, style: ParagraphStyle) -> None:
        """The bar and the tint by which a child's own words are known in all our papers."""
        properties = style.element.get_or_add_pPr()
        borders = bar("left")
        shade = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", self._look.tint[1:])):
            shade.set(qn(f"w:{key}"), value)
        # Where the schema wants them: after what keeps lines together, before spacing and indents.
        before = [one for one in properties if one.tag in {qn("w:spacing"), qn("w:ind"), qn("w:contextualSpacing")}]
        position = min((properties.index(one) for one in before), default=len(properties))
        properties.insert(position, borders)
        properties.insert(position + 1, shade)
        style.paragraph_format.left_indent = Pt(self._look.size)

    def _set_paper(self, colour: str) -> None:
        background = OxmlElement("w:background")
        background.set(qn("w:color"), colour[1:])
        self.document.element.insert(0, background)
        settings = self.document.settings.element
        zoom = settings.find(qn("w:zoom"))
        zoom.set(qn("w:percent"), "100")
        # Word then writes no name of a person or machine into the file when somebody saves it again.
        zoom.addnext(OxmlElement("w:removePersonalInformation"))
        zoom.getnext().addnext(OxmlElement("w:displayBackgroundShape"))


def as_written(text: str, *, shaped: bool = False) -> str:
    """Text as a Word file can hold it: as it goes on paper; half characters, which XML has no place for, are marked.

    `shaped` text keeps what joins and parts letters in scripts that need it.
    """
    return _NOT_IN_XML.sub(REPLACEMENT, as_shaped(text) if shaped else as_printed(text))


def _for_word(language: str) -> str:
    """Word spells by country: plain English becomes the English of Britain."""
    return "en-GB" if language == "en" else language


def _speak(run: Run, language: str, known: Language | None) -> None:
    """The language of a run, the font of its script, and its direction, in the order that the schema asks for.

    Word takes size and weight of right-to-left and Indic letters from "complex script" twins of the usual marks.
    """
    properties = run._r.get_or_add_rPr()
    right, complex_script = is_right_to_left(language), known is not None and known.script.joins_letters
    if known is not None and known.script in SCRIPT_FAMILIES:
        fonts = properties.get_or_add_rFonts()
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), SCRIPT_FAMILIES[known.script])
    if run.bold and (right or complex_script):
        properties.find(qn("w:b")).addnext(OxmlElement("w:bCs"))
    if right:
        properties.append(OxmlElement("w:rtl"))
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:bidi" if right or complex_script else "w:val"), _for_word(language))
    properties.append(spoken)


def _field(paragraph: WordParagraph, what: str) -> None:
    """A number that Word works out for each page."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()
        if kind == "instruction":
            asked = OxmlElement("w:instrText")
            asked.set(qn("xml:space"), "preserve")
            asked.text = f" {what} "
            run._r.append(asked)
        elif kind == "shown":
            run.text = "1"
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _hairlines() -> BaseOxmlElement:
    """Thin lines below each row, as in our PDFs."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in {"bottom", "insideH"} else "nil")
        if side in {"bottom", "insideH"}:
            for key, value in (("sz", "4"), ("space", "0"), ("color", HAIRLINE[1:])):
                line.set(qn(f"w:{key}"), value)
        borders.append(line)
    return borders


def _decorative() -> BaseOxmlElement:
    """What Office writes on a picture that a screen reader is to pass over."""
    listed = OxmlElement("a:extLst", nsdecls={"a": _A})
    one = OxmlElement("a:ext")
    one.set("uri", "{C183D7F6-B498-43B3-948B-1728B52AA6E4}")
    mark = one.makeelement(f"{{{_WORD_DRAWING_2017}}}decorative", nsmap={"adec": _WORD_DRAWING_2017})
    mark.set("val", "1")
    one.append(mark)
    listed.append(one)
    return listed


def _without_clock(file: bytes) -> bytes:
    """The same package with one time for every part, so that the same letter is the same file."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(file)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, _FIRST_DAY_OF_ZIP)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            after.writestr(part, before.read(name))
    return out.getvalue()
