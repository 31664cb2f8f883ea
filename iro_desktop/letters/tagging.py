"""What a page's marks mean: the tags of PDF/UA-1, so that a screen reader reads a letter as a letter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from iro_desktop.letters.fonts import REPLACEMENT, as_printed


class Artifact(Enum):
    """Marks that say nothing of their own: a screen reader passes them over."""

    DECORATION = "/Artifact BMC"
    FOOTER = "/Artifact <</Type /Pagination /Subtype /Footer>> BDC"


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """Where on the pages a part of an element lies: the page, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A part of the document's structure: "H1", "P", "L", "Table" … as ISO 32000-1, 14.8.4 names them."""

    tag: str
    kids: list["Element | MarkedContent"] = field(default_factory=list)
    alternative: str | None = None
    """Read in place of a picture."""
    numbering: str | None = None
    """Of a list: how its labels count, "Decimal" or "Disc"; None where it has no labels."""
    bounds: tuple[float, float, float, float] | None = None
    """Of a picture: left, bottom, right and top in points."""
    language: str | None = None
    """As BCP 47 names it, where it is not the document's own."""

    def add(self, tag: str, *, numbering: str | None = None, alternative: str | None = None) -> "Element":
        """A new last part of this element."""
        kid = Element(tag, numbering=numbering, alternative=alternative)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class About:
    """What the document says about itself, apart from its pages."""

    title: str
    language: str
    written_on: date


def tagged(untagged: bytes, structure: Element, about: About) -> bytes:
    """The PDF with its structure, language, title and conformance declared: the same input gives the same bytes.

    `untagged` must mark its content with the numbers that the elements hold. ISO 14289-1 (PDF/UA-1).
    """
    with Pdf.open(BytesIO(untagged)) as pdf:
        _Tagger(pdf).tag(structure)
        describe(pdf, about)
        _keep_only_embedded_fonts(pdf)
        # ReportLab's identifier depends on a clock that the environment may set; pikepdf makes one from the content.
        del pdf.trailer.ID
        result = BytesIO()
        pdf.save(result, deterministic_id=True)
    return result.getvalue()


class _Tagger:
    """Turns elements into the structure tree of one PDF, and remembers which element owns which content."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages: Sequence[Page] = list(pdf.pages)
        self._owners: list[dict[int, Object]] = [{} for _ in self._pages]

    def tag(self, structure: Element) -> None:
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = Array([self._element(structure, root)])
        numbers = Array()
        for index, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(Array([owners[number] for number in range(len(owners))])))
            page.obj.StructParents = index
            page.obj.Tabs = Name.S
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self._pages)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _element(self, element: Element, parent: Object) -> Object:
        made = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent))
        if element.alternative is not None:
            made.Alt = String(element.alternative)
        if element.language is not None:
            made.Lang = String(element.language)
        attributes = _attributes(element)
        if attributes is not None:
            made.A = attributes
        kids = Array()
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(self._element(kid, made))
            else:
                self._owners[kid.page][kid.number] = made
                page = self._pages[kid.page].obj
                kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number))
        made.K = kids
        return made


def _attributes(element: Element) -> Dictionary | None:
    match element.tag:
        case "L":
            return Dictionary(O=Name.List, ListNumbering=Name("/" + (element.numbering or "None")))
        case "TH":
            return Dictionary(O=Name.Table, Scope=Name.Column)
        case "Figure" if element.bounds is not None:
            return Dictionary(
                O=Name.Layout, Placement=Name.Block, BBox=Array(round(edge, 2) for edge in element.bounds)
            )
        case _:
            return None


def describe(pdf: Pdf, about: About) -> None:
    """Title, language and conformance, in the two places that readers look."""
    title = as_printed(about.title).replace("\n", " ").encode("utf-8", "replace").decode()
    language = "en-GB" if about.language == "en" else about.language
    made_on = about.written_on.strftime("%Y%m%d")
    pdf.Root.Lang = String(language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(Title=String(title), Producer=String("IRO Desktop"), CreationDate=String(f"D:{made_on}000000Z"))
    )
    pdf.Root.Metadata = pdf.make_stream(_xmp(title, language, about.written_on).encode())
    pdf.Root.Metadata.Type = Name.Metadata
    pdf.Root.Metadata.Subtype = Name.XML


def _xmp(title: str, language: str, written_on: date) -> str:
    shown = escape("".join(character if _allowed_in_xml(character) else REPLACEMENT for character in title))
    return f"""<?xpacket begin="\N{ZERO WIDTH NO-BREAK SPACE}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{shown}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
   <pdf:Producer>IRO Desktop</pdf:Producer>
   <xmp:CreateDate>{written_on.isoformat()}T00:00:00Z</xmp:CreateDate>
   <pdfuaid:part>1</pdfuaid:part>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def _allowed_in_xml(character: str) -> bool:
    """XML 1.0, production 2, for text that has already lost its controls."""
    return not "\ud800" <= character <= "\udfff" and character not in "\ufffe\uffff"


def _keep_only_embedded_fonts(pdf: Pdf) -> None:
    """ReportLab lists Helvetica on every page, used or not; a font that is not embedded must not be there."""
    for page in pdf.pages:
        fonts = page.resources.get("/Font", pikepdf.Dictionary())
        for name in [name for name, font in fonts.items() if "/FontDescriptor" not in font]:
            del fonts[name]
