"""A finished letter: it is frozen; what can be done is take it to the child, or write a new version and say why."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.letters.papers import Form
from iro_desktop.queries.letters import Studio
from iro_desktop.ui.kit import Button, Field, FlowLayout, Hairline, Icon, Label, NotesField, Role, Scroller, column, row
from iro_desktop.ui.letter import viewmodel
from iro_desktop.ui.letter.where_it_went import WhereItWent
from iro_desktop.ui.tokens import Style, Tone

_SIDE = 36


class FinishedLetter(QWidget):
    """Stands where the writing stood."""

    save_wanted = Signal()
    sheet_wanted = Signal()
    print_wanted = Signal()
    paper_wanted = Signal(str)
    """One of the other papers: the value of a Form."""
    text_wanted = Signal()
    mail_wanted = Signal()
    new_version_wanted = Signal(str)
    """The reason, as typed."""
    newer_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Label("", tone=Tone.SECONDARY)
        self._reason_before = Label("", Style.SMALL, Tone.SECONDARY)
        title = row(Icon("circle-check", Tone.GOOD, 20), Label("Ready.", Style.H3), gap=10)
        title.setStretch(1, 1)
        self.save = Button("Save the PDF", Role.PRIMARY, icon_name="download")
        self.save.clicked.connect(self.save_wanted)
        self.sheet = Button("Save the decision sheet", icon_name="list-checks")
        self.sheet.clicked.connect(self.sheet_wanted)
        self.printing = Button("Print", icon_name="printer")
        self.printing.clicked.connect(self.print_wanted)
        self.folds = Label(viewmodel.CARD_FOLDS, Style.SMALL, Tone.SECONDARY)
        papers = self._papers()
        unprotected = Label("A saved file is not encrypted. Whoever has it can read it.", Style.SMALL, Tone.HINT)
        self.went = WhereItWent()
        self._newer = Button("Open the newer version", Role.SECONDARY, icon_name="arrow-right")
        self._newer.clicked.connect(self.newer_wanted)
        self._again = self._new_version()
        inside = QWidget()
        inside.setLayout(
            column(
                title,
                4,
                self._sentence,
                self._reason_before,
                20,
                row(self.save, self.printing, None, gap=10),
                6,
                self.folds,
                16,
                Label("The same letter, for", Style.SMALL, Tone.SECONDARY),
                8,
                papers,
                12,
                unprotected,
                22,
                self.went,
                22,
                row(self.sheet, None),
                28,
                Hairline(),
                20,
                row(self._newer, None),
                self._again,
                None,
                margins=(_SIDE, 24, _SIDE, 24),
            )
        )
        self.setLayout(column(Scroller(inside, name="The finished letter")))
        self.setProperty("role", "writing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def show_studio(self, studio: Studio, today: date) -> None:
        self._sentence.show_words(viewmodel.finished_sentence(studio, today))
        self._reason_before.show_words(viewmodel.why_written_again(studio))
        self._reason_before.setVisible(studio.reason_for_version is not None)
        self.sheet.setVisible(studio.review_id is not None)
        # A card folds by itself: a booklet of it would be the same paper under another name.
        self.folds.setVisible(studio.content.is_card)
        self.booklet.setVisible(not studio.content.is_card)
        self._newer.setVisible(studio.newer_version_id is not None)
        self._again.setVisible(studio.newer_version_id is None)

    def ask_why(self, reason: str) -> None:
        """Lead to the new version, with a reason to start from."""
        if not self._reason.value():
            self._reason.set_value(reason)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Why no new version was begun."""
        self._field.show_problem(sentence)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _papers(self) -> QWidget:
        """The other papers that the letter becomes, each with its reader's need on the button."""
        self.word = Button("Word", icon_name="file-text")
        self.text = Button("A message, as text", icon_name="copy")
        self.mail = Button("E-mail", icon_name="mail")
        self.large = Button("Large print", icon_name="type")
        self.booklet = Button("A booklet to fold", icon_name="book-open")
        self.word.clicked.connect(lambda: self.paper_wanted.emit(Form.WORD))
        self.large.clicked.connect(lambda: self.paper_wanted.emit(Form.LARGE_PRINT))
        self.booklet.clicked.connect(lambda: self.paper_wanted.emit(Form.BOOKLET))
        self.text.clicked.connect(self.text_wanted)
        self.mail.clicked.connect(self.mail_wanted)
        self.booklet.setToolTip("A5 pages, two to a side of A4. Print on both sides, turned at the short edge.")
        papers = QWidget()
        papers.setLayout(FlowLayout(self.word, self.text, self.mail, self.large, self.booklet, gap=8))
        return papers

    def _new_version(self) -> QWidget:
        self._reason = NotesField("Something to put right?", lines=2)
        self._field = Field(
            "Something to put right?",
            self._reason,
            hint="Say why it is written again. The finished letter stays as it is.",
        )
        write = Button("Write a new version", icon_name="pencil")
        write.clicked.connect(lambda: self.new_version_wanted.emit(self._reason.value()))
        whole = QWidget()
        whole.setLayout(column(self._field, 10, row(write, None)))
        return whole
