"""A new template: what it is called, for which letter and reader, and what it begins as."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.letter_templates import NewTemplate, add_template
from iro_desktop.letters.own_templates import ANY
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import TemplateList
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Button, ChoiceField, Field, Label, Role, TextField, column, row
from iro_desktop.ui.templates import list_words
from iro_desktop.ui.tokens import Style, Tone

_WIDTH = 560


class NewTemplatePanel(QWidget):
    """Adding it opens its text. What was chosen first decides what the rest offers."""

    closed = Signal()

    def __init__(self, desk: Desk, known: TemplateList) -> None:
        super().__init__()
        self._desk, self._known = desk, known
        self.title = TextField("What it is called")
        self.title.returnPressed.connect(self._add)
        self._title_field = Field(
            "What it is called", self.title, hint="As officers see it in the list, such as “After a court hearing”"
        )
        self.kind = ChoiceField("What the letter is about", list_words.kinds())
        self.kind.set_value(LetterKind.REVIEW.value)
        self.kind.edited.connect(self._offer)
        self.reader = ChoiceField("For whom")
        self.begin_from = ChoiceField("Begin with")
        self.add = Button("Add the template", Role.PRIMARY)
        self.add.clicked.connect(self._add)
        close = Button("Close", Role.QUIET)
        close.clicked.connect(self.closed)
        self.setLayout(
            column(
                Label("New template", Style.H2),
                4,
                Label(
                    "Officers can begin letters from it at once. Its words can be changed any time.",
                    tone=Tone.SECONDARY,
                ),
                16,
                self._title_field,
                14,
                Field("What the letter is about", self.kind),
                14,
                Field("For whom", self.reader),
                14,
                Field("Begin with", self.begin_from),
                18,
                row(None, close, self.add, gap=8),
                margins=(24, 24, 24, 20),
            )
        )
        self.setFocusProxy(self.title)
        self._offer()

    def sizeHint(self) -> QSize:
        width = theme.px(_WIDTH)
        layout = self.layout()
        return QSize(width, layout.heightForWidth(width) if layout is not None else 0)

    def _kind(self) -> LetterKind:
        return LetterKind(self.kind.value() or LetterKind.REVIEW)

    def _offer(self) -> None:
        """The readers that the kind has, and what of its kind can be copied."""
        readers = list_words.readers(self._kind())
        self.reader.show_choices(readers)
        if self.reader.value() is None:
            self.reader.set_value(ANY if len(readers) > 1 else readers[0].value)
        self.begin_from.show_choices(list_words.to_begin_from(self._kind(), self._known.rows))
        if self.begin_from.value() is None:
            self.begin_from.set_value(list_words.EMPTY)

    def _add(self) -> None:
        new = NewTemplate(
            title=self.title.value(),
            kind=self._kind(),
            band=self.reader.value() or ANY,
            copy_of=self.begin_from.value() or None,
        )
        add = partial(add_template, new=new, by_name=self._desk.officer_name, at=self._desk.clock())
        self._desk.casework.write(self, add, then=self._added, refused=self._refused)

    def _added(self, name: str) -> None:
        title = " ".join(self.title.value().split())
        self.closed.emit()
        self._desk.go(Place(Page.TEMPLATES, part=name))
        self._desk.say(list_words.added(title), ())

    def _refused(self, reason: Refused) -> None:
        self._title_field.show_problem(reason.sentence)
        self.updateGeometry()
