"""After the program ended while somebody typed: both texts are offered, and both stay until one is chosen."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.letter_typing import drop_typing, keep_typing, use_recovered_typing, use_saved_typing
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_typing import Recovered, recovered_typing
from iro_desktop.queries.letter_versions import decision_part
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Label, NotesField, Role, column, row
from iro_desktop.ui.letter import version_words
from iro_desktop.ui.letter.saving import Part, Saving
from iro_desktop.ui.letter.viewmodel import Typed
from iro_desktop.ui.tokens import Style, Tone

KEEP_EVERY_MS = 400
"""Milliseconds between two keepings of what is being typed; a save follows within two seconds."""
_WIDTH, _LINES = 760, 6
_OFFER = "Choose one. Both stay until you do, and the other is kept among the versions."


class Recovery(QObject):
    """Keeps what is not saved yet as it is typed, and offers what was kept when a letter is opened again.

    While something is on offer nothing else is kept in its place.
    """

    def __init__(self, desk: Desk, letter_id: UUID, saving: Saving, typed: Callable[[], Typed]) -> None:
        super().__init__(saving)
        self._desk, self._letter_id, self._saving, self._typed = desk, letter_id, saving, typed
        self._may_keep = False
        self._is_kept = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_EVERY_MS)
        self._timer.timeout.connect(self._keep)
        saving.typing.connect(self._typing)
        saving.saved.connect(self._drop)
        desk.casework.ask(self, partial(recovered_typing, letter_id=letter_id), then=self._offer)

    def _offer(self, recovered: Recovered | None) -> None:
        self._may_keep = recovered is None
        if recovered is not None:
            panel = RecoveredPanel(self._desk, self._letter_id, recovered)
            panel.chosen.connect(self._chosen)
            self._desk.show_panel(panel, "What you were writing")

    def _chosen(self) -> None:
        self._may_keep = True

    def _typing(self) -> None:
        if self._may_keep and not self._timer.isActive():
            self._timer.start()

    def _keep(self) -> None:
        parts = parts_typed(self._typed(), self._saving.unsaved())
        if parts:
            self._is_kept = True
            keep = partial(keep_typing, letter_id=self._letter_id, parts=parts, at=self._desk.clock())
            self._desk.casework.write(self._desk.casework, keep, quietly=True)

    def _drop(self) -> None:
        self._timer.stop()
        if self._is_kept:
            self._is_kept = False
            drop = partial(drop_typing, letter_id=self._letter_id)
            self._desk.casework.write(self._desk.casework, drop, quietly=True)


def parts_typed(typed: Typed, unsaved: Collection[Part]) -> dict[str, str]:
    """The words on the screen that are not saved, by the key of their part: a decision's wording among them."""
    texts: dict[Part, str] = {key: text for key, text in typed.texts.items()}  # noqa: C416 - its keys are wider
    texts |= {one: decision.child_wording for one, decision in typed.decisions.items()}
    return {decision_part(part) if isinstance(part, UUID) else part: texts[part] for part in unsaved if part in texts}


class RecoveredPanel(QWidget):
    """Both texts beside each other, each with its time and first words."""

    closed = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, letter_id: UUID, recovered: Recovered) -> None:
        super().__init__()
        self._desk, self._letter_id = desk, letter_id
        now = desk.clock()
        self.recovered = Button("Use the recovered words", Role.PRIMARY)
        self.recovered.clicked.connect(self._use_recovered)
        self.saved = Button("Use what was saved")
        self.saved.clicked.connect(self._use_saved)
        later = Button("Not now", Role.QUIET)
        later.clicked.connect(self.closed)
        both = row(
            _text_of("Recovered", version_words.offered(recovered.typed_at, recovered.typed, now), recovered.typed),
            _text_of("As last saved", version_words.offered(recovered.saved_at, recovered.saved, now), recovered.saved),
            gap=20,
        )
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self._problem = Label("", Style.SMALL, Tone.DANGER)
        self._problem.hide()
        self.setLayout(
            column(
                Label("The program ended before your last words were saved", Style.H2),
                4,
                Label(_OFFER, tone=Tone.SECONDARY),
                16,
                both,
                self._problem,
                16,
                row(None, later, self.saved, self.recovered, gap=12),
            )
        )
        self.setFocusProxy(self.recovered)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), super().sizeHint().height())

    def _use_recovered(self) -> None:
        use = partial(
            use_recovered_typing, letter_id=self._letter_id, by_name=self._desk.officer_name, at=self._desk.clock()
        )
        self._desk.casework.write(self, use, then=lambda _: self._done(), refused=self._refused)

    def _use_saved(self) -> None:
        use = partial(use_saved_typing, letter_id=self._letter_id, by_name=self._desk.officer_name)
        self._desk.casework.write(self, use, then=lambda _: self._done(), refused=self._refused)

    def _done(self) -> None:
        self.chosen.emit()
        self.closed.emit()

    def _refused(self, reason: Refused) -> None:
        self._problem.show_words(reason.sentence)
        self._problem.show()


def _text_of(title: str, known_by: str, texts: Mapping[str, str]) -> QWidget:
    whole = QWidget()
    field = NotesField(title, lines=_LINES)
    field.setReadOnly(True)
    field.set_value(version_words.whole_text(texts))
    whole.setLayout(column(Label(title, bold=True), Label(known_by, Style.SMALL, Tone.SECONDARY), 6, field))
    return whole
