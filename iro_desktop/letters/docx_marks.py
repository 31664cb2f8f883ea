"""Marks of a Word file that change with the script: the bar beside a child's words, and twins of size and weight."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from iro_desktop.letters.blocks import VOICE_BAR


def bar(side: str) -> BaseOxmlElement:
    """The bar beside a child's words, at the side where their lines begin."""
    borders = OxmlElement("w:pBdr")
    for here in ("left", "right"):
        line = OxmlElement(f"w:{here}")
        line.set(qn("w:val"), "single" if here == side else "nil")
        if here == side:
            for key, value in (("sz", "32"), ("space", "10"), ("color", VOICE_BAR[1:])):
                line.set(qn(f"w:{key}"), value)
        borders.append(line)
    return borders


def twin_for_complex_scripts(properties: BaseOxmlElement) -> None:
    """Size, weight and slant once more, where Word looks for them with letters that join."""
    for name, twin in (("w:sz", "w:szCs"), ("w:b", "w:bCs"), ("w:i", "w:iCs")):
        own, other = properties.find(qn(name)), properties.find(qn(twin))
        if own is None:
            continue
        if other is None:
            other = OxmlElement(twin)
            own.addnext(other)
        other.attrib.clear()
        other.attrib.update(own.attrib)
