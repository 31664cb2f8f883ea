"""One part of the notes: a plain note, the child's words in their block, or a grey fold not for the letter."""

from uuid import UUID

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from iro_desktop.models.review import NoteKind
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Fold, Icon, Label, column, row
from iro_desktop.ui.kit.icons import IN_SMALL
from iro_desktop.ui.review.meeting_words import NOT_FOR_THE_LETTER
from iro_desktop.ui.review.part_field import PartField
from iro_desktop.ui.shown import unquoted
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import WrittenFor

_NAMES = {
    NoteKind.NOTE: "Note",
    NoteKind.CHILDS_WORDS: "The child’s words",
    NoteKind.NOT_FOR_THE_LETTER: NOT_FOR_THE_LETTER,
}


class Part(QWidget):
    """Shows and takes the words of one part. `is_kept` is False until its first key press made a record of it."""

    edited = Signal()

    def __init__(
        self, note_id: UUID, kind: NoteKind, *, about: str, placeholder: str = "", is_kept: bool, read_only: bool
    ) -> None:
        super().__init__()
        self.note_id = note_id
        self.kind = kind
        self.is_kept = is_kept
        self.topic_id: UUID | None = None
        self._typed_since = False
        self._on_its_way = False
        self._source = Label("", Style.SMALL, Tone.SECONDARY)
        self.field = PartField(
            f"{_NAMES[kind]}: {about}" if about else _NAMES[kind],
            style=Style.VOICE if kind is NoteKind.CHILDS_WORDS else Style.BODY,
            placeholder=placeholder,
        )
        self.field.setReadOnly(read_only)
        if kind is not NoteKind.CHILDS_WORDS:
            self.field.helped(WrittenFor.RECORD)
        self.field.edited.connect(self._edited)
        self.setFocusProxy(self.field)
        self._mark = Label("", Style.SMALL, Tone.SECONDARY)
        self._marked = QWidget()
        marked = row(Icon("lock", Tone.SECONDARY, IN_SMALL), self._mark, gap=6, margins=(0, 2, 0, 0))
        marked.setStretch(1, 1)
        self._marked.setLayout(marked)
        self._marked.hide()
        self.setLayout(column(self._ground(), self._marked))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        return self.field.value()

    def show_part(self, text: str, source: str, mark: str = "") -> None:
        """Show what the store holds, and for whom it is not. Words not on the disk yet, or refused, stay."""
        if not self.has_words_to_save():
            self.field.set_value(text)
        self._source.show_words(source)
        self._source.setVisible(bool(source))
        self._mark.show_words(mark)
        self._marked.setVisible(bool(mark))
        self.field.setAccessibleDescription(mark)

    def has_words_to_save(self) -> bool:
        """Whether words stand here that are not on the disk, or that the store refused."""
        return self._typed_since or self._on_its_way

    def is_handed_over(self) -> None:
        """Its words were handed to the store."""
        self._typed_since, self._on_its_way = False, True

    def is_saved(self) -> None:
        """What was handed over is on the disk."""
        self._on_its_way = False

    def _edited(self) -> None:
        self._typed_since = True
        self.edited.emit()

    def _ground(self) -> QWidget:
        if self.kind is NoteKind.CHILDS_WORDS:
            return _VoiceGround(self.field, self._source)
        if self.kind is NoteKind.NOT_FOR_THE_LETTER:
            heading = row(
                Icon("eye-off", Tone.SECONDARY, IN_SMALL),
                Label(NOT_FOR_THE_LETTER, Style.SMALL, Tone.SECONDARY, bold=True),
                gap=8,
            )
            heading.setStretch(1, 1)
            return Fold(heading, self.field)
        return self.field


class _VoiceGround(QFrame):
    """The plum bar and tint of the child's words, and their quotation marks, round the field where they are typed."""

    def __init__(self, field: PartField, source: Label) -> None:
        super().__init__()
        self._field = field
        self.setLayout(column(field, source, margins=(22, 6, 18, 9)))
        field.textChanged.connect(self.update)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        now = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()).adjusted(2, 0, 0, 0), 8, 8)
        painter.fillPath(ground, QColor(now.voice_tint))
        painter.fillRect(QRectF(2, 0, 8, self.height()), QColor(now.voice_tint))
        bar = QPainterPath()
        bar.addRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)
        painter.fillPath(bar, QColor(now.voice))
        self._draw_quotation_marks(painter)

    def _draw_quotation_marks(self, painter: QPainter) -> None:
        """They are drawn, not typed: what the child said is kept without them. Somebody who types them sees no more."""
        typed = self._field.value().strip()
        if not typed or unquoted(typed) != typed:
            return
        painter.setFont(theme.font(Style.VOICE))
        painter.setPen(theme.colour(Tone.TEXT))
        wide = painter.fontMetrics().horizontalAdvance("“")
        begins, ends = self._field.ends_of_the_words()
        in_the_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for sign, caret, aside in (("“", begins, -wide), ("”", ends, 1)):
            at = caret.translated(self._field.pos())
            painter.drawText(QRectF(at.left() + aside, at.top(), 2 * wide, at.height()), in_the_middle, sign)
