"""A panel for one act on a resolution: a few fields, one button; what is typed is kept until the step is taken."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.resolution_steps import take_back
from iro_desktop.actions.unsaid import drop_unsaid, keep_unsaid, unsaid
from iro_desktop.models.refused import Refused
from iro_desktop.queries.resolution_card import Act
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import Button, Hairline, Label, Role, column, row, speaker
from iro_desktop.ui.resolutions import act_words
from iro_desktop.ui.resolutions.act_forms import FORMS, PutRight, Step
from iro_desktop.ui.resolutions.act_words import ActAbout
from iro_desktop.ui.resolutions.message_flow import Message, offer_message
from iro_desktop.ui.tokens import Style, Tone

_MAKES_A_MESSAGE: Mapping[Act, Message] = {Act.ESCALATE: Message.NOW, Act.TO_CAFCASS: Message.CAFCASS}


def open_act(desk: Desk, act: Act, about: ActAbout) -> None:
    """Open the panel of an act over the page."""
    desk.show_panel(ActPanel(desk, act, about), act_words.title(act, about))


class ActPanel(QWidget):
    """Takes one step. Hidden in any way before, what was typed is there again when it is opened once more."""

    closed = Signal()

    def __init__(self, desk: Desk, act: Act, about: ActAbout) -> None:
        super().__init__()
        self._desk, self._act, self._about = desk, act, about
        self._dirty = False
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._keep)
        self.form = FORMS[act](desk, about)
        self.form.edited.connect(self._edited)
        self._problem = Label("", Style.SMALL, Tone.DANGER)
        self._problem.hide()
        self.button = Button(act_words.button(act), Role.PRIMARY)
        self.button.setToolTip(f"{act_words.button(act)} (Ctrl+Enter)")
        self.button.clicked.connect(self._take)
        cancel = Button("Not now", Role.QUIET)
        cancel.setToolTip("Esc hides the panel. What you typed is kept")
        cancel.clicked.connect(self._later)
        self.setLayout(
            column(
                Label(act_words.title(act, about), Style.H2),
                4,
                Label(act_words.below_title(act, about), tone=Tone.SECONDARY),
                12,
                Hairline(soft=True),
                12,
                self.form,
                4,
                self._problem,
                12,
                row(None, cancel, self.button, gap=8),
            )
        )
        self.setFocusProxy(self.form)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._take)
        typed_before = partial(unsaid, record_id=about.concern_id, act=act)
        desk.casework.ask(self, typed_before, then=self._put_back)

    def leave(self) -> None:
        """Keep what is typed: the panel is hidden, the window locked, or another page comes."""
        if self._dirty:
            self._timer.forget()
            self._keep()

    def hideEvent(self, event: QHideEvent, /) -> None:
        self.leave()
        super().hideEvent(event)

    def _put_back(self, values: Mapping[str, str]) -> None:
        if values and not self._dirty:
            self.form.show_values(values)

    def _edited(self) -> None:
        self._dirty = True
        self._say("")
        self._timer.touch()

    def _keep(self) -> None:
        values = self.form.values()
        keep = partial(keep_unsaid, record_id=self._about.concern_id, act=self._act, values=values)
        self._desk.casework.write(self._desk.casework, keep, quietly=True)

    def _later(self) -> None:
        self.leave()
        self.closed.emit()

    def _take(self) -> None:
        step = self.form.step()
        self.form.say_problem(step if isinstance(step, PutRight) else None)
        if isinstance(step, PutRight):
            return
        self._timer.forget()
        self.button.setEnabled(False)
        take = partial(_taken, step=step, about=self._about, act=self._act)
        self._desk.casework.write(self, take, then=self._is_taken, refused=self._refused)

    def _is_taken(self, step_ids: object) -> None:
        self._dirty = False
        desk, act, about = self._desk, self._act, self._about
        undo = partial(take_back, step_ids=step_ids, today=desk.today(), by=desk.officer_name or None)  # type: ignore[arg-type]

        def take_it_back() -> None:
            desk.casework.write(desk.casework, undo)

        self.closed.emit()
        said = act_words.done(act, about), (ToastAction("Undo", take_it_back),)
        message = _MAKES_A_MESSAGE.get(act)
        if message is None:
            desk.say(*said)
        else:
            offer_message(desk, about.concern_id, message, afterwards=said)

    def _refused(self, reason: Refused) -> None:
        self.button.setEnabled(True)
        self._say(reason.sentence)

    def _say(self, sentence: str) -> None:
        self._problem.show_words(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            speaker.say(self, sentence)


def _taken(session: Session, *, step: Step, about: ActAbout, act: Act) -> tuple[object, ...]:
    made = step(session)
    drop_unsaid(session, about.concern_id, act)
    return made
