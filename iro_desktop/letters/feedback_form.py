"""The feedback form on paper, for a child or a parent: large boxes to tick, lines to write on, one page."""

from dataclasses import dataclass
from datetime import date

from reportlab.lib.pagesizes import A4

from iro_desktop.letters.blocks import SECONDARY, Style, add_feet, foot_height, text_rows
from iro_desktop.letters.content import LetterLook
from iro_desktop.letters.fill_in import boxes, writing_line
from iro_desktop.letters.flow import Frame, Stack, flow
from iro_desktop.letters.fonts import typeface
from iro_desktop.letters.layout import PAPER_COLOURS
from iro_desktop.letters.page import Sheet, make_pdf
from iro_desktop.letters.tagging import About, Element
from iro_desktop.letters.typeset import Span

_MARGIN = 58.0
_TOP = 50.0
_ABOVE_FOOT = 20.0


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question with boxes to tick, or with lines to write on."""

    text: str
    choices: tuple[str, ...] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FormContent:
    """All that a feedback form says and how it looks. No name of the child stands in it but the one they like."""

    title: str
    child_known_as: str
    reference: str
    greeting: str
    introduction: str
    questions: tuple[FormQuestion, ...]
    ending: str
    written_on: date
    look: LetterLook
    language: str = "en-GB"


def render_feedback_form(content: FormContent) -> bytes:
    """The form as a PDF that passes PDF/UA-1: the same bytes for the same content."""
    return _FormLayout(content).pdf()


class _FormLayout:
    """Lays out one form: holds the structure that grows with it."""

    def __init__(self, content: FormContent) -> None:
        self._content = content
        look = content.look
        face = typeface(look.font)
        size = float(look.size_points)
        self._text = Style(face, size)
        self._greeting = Style(face, size * 1.4, leading=1.4)
        self._question = Style(face, size * 1.1, leading=1.4)
        self._foot = Style(face, max(9.0, size * 0.6), SECONDARY)
        self._paper = PAPER_COLOURS[look.paper]
        self._sheet = Sheet(A4[0], A4[1], self._paper)
        height = A4[1] - _TOP - foot_height(self._foot) - _ABOVE_FOOT
        self._frame = Frame(_MARGIN, _TOP, A4[0] - 2 * _MARGIN, height)
        self._document = Element("Document")

    def pdf(self) -> bytes:
        pages = flow(self._stacks(), self._frame)
        add_feet(pages, self._sheet, self._frame, self._foot, self._content)
        about = About(self._content.title, self._content.language, self._content.written_on)
        return make_pdf(pages, self._sheet, self._document, about, self._text.typeface.regular[0])

    def _stacks(self) -> list[Stack]:
        content = self._content
        stacks = [
            self._said(content.greeting, self._greeting, "H1", before=0.0),
            self._said(content.introduction, self._text, "P", before=self._text.size * 0.5),
        ]
        for question in content.questions:
            stacks.extend(self._asked(question))
        stacks.append(self._said(content.ending, self._text, "P", before=self._text.size * 1.4))
        return [stack for stack in stacks if stack.rows]

    def _said(self, text: str, style: Style, tag: str, *, before: float) -> Stack:
        rows = text_rows([Span(text, bold=tag != "P")], style, self._frame.width, self._document.add(tag))
        return Stack(rows, space_before=before, stays_with_next=tag != "P")

    def _asked(self, question: FormQuestion) -> list[Stack]:
        asked = self._said(question.text, self._question, "H2", before=self._text.size * 1.1)
        stacks = [Stack(asked.rows, asked.space_before, stays_with_next=True)]
        if question.choices:
            stacks.append(
                Stack(
                    boxes(question.choices, self._text, self._paper, self._frame.width, self._document),
                    space_before=self._text.size * 0.4,
                )
            )
        if question.lines:
            stacks.append(Stack((writing_line(self._frame.width),) * question.lines, stays_whole=True))
        return stacks
