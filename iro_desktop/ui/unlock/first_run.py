"""The first run: who the officer is, the look, the passphrase, and how to begin. Left in between, it goes on there."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.refused import Refused
from iro_desktop.store.keys import SecretKeeper, make_key, read_key_file
from iro_desktop.store.location import Profile
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, Card, Label, Notice, Role, column, row, speaker
from iro_desktop.ui.look_file import read_look, use_look, write_greeting
from iro_desktop.ui.places import Page, Place
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.unlock import viewmodel
from iro_desktop.ui.unlock.opening import Opening
from iro_desktop.ui.unlock.resume import FirstRun, forget_first_run, read_first_run, write_first_run
from iro_desktop.ui.unlock.steps import BeginStep, LookStep, PassphraseStep, Step, WhoStep
from iro_desktop.ui.words import first_name

if TYPE_CHECKING:
    from iro_desktop.store.store import Store  # the window is there before the database library is

CARD_WIDTH = 560
_WHO, _LOOK, _PASSPHRASE, _BEGIN = range(4)


class FirstRunScreen(QWidget):
    """Sets up the records of a profile that has none. The name and the look are kept as they are given."""

    opened = Signal(object)
    """The open Store: the officer's own, or the practise one."""
    begin_at = Signal(object)
    """The Place at which to begin; comes before `opened`."""

    def __init__(
        self,
        profile: Profile,
        *,
        clock: Callable[[], datetime],
        keeper: SecretKeeper,
        practise: "Callable[[], Store] | None" = None,
    ) -> None:
        super().__init__()
        self._profile = profile
        self._clock = clock
        self._keeper = keeper
        self._practise = practise
        self._own: Store | None = None
        self._step = _WHO
        self._opening = Opening(self)
        self._opening.opened.connect(self._is_open)
        self._opening.refused.connect(self._refused)
        self._opening.broke.connect(lambda: self._tell(viewmodel.OUR_MISTAKE))
        self._build(read_first_run(profile))

    def finish(self) -> None:
        """The window goes: wait for what runs, and close what was made but not handed over."""
        self._opening.finish()
        self._close_own()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_card"):
            self.setFixedWidth(theme.px(CARD_WIDTH))

    # Build

    def _build(self, answers: FirstRun) -> None:
        self._title = Label("", Style.H1)
        self._which = Label("", tone=Tone.SECONDARY)
        self._who = WhoStep(answers.name, answers.known_as)
        self._look = LookStep(read_look(self._profile))
        self._look.controls.chosen.connect(partial(use_look, self._profile))
        self._passphrase = PassphraseStep()
        self._begin = BeginStep(with_practise=self._practise is not None)
        self._begin.chosen.connect(self._begin_with)
        self._steps: tuple[tuple[Step, QWidget], ...] = tuple(
            (step, step) for step in (self._who, self._look, self._passphrase, self._begin)
        )
        for step, _ in self._steps:
            step.entered.connect(self._next)
        self._told = Notice("", Tone.DANGER)
        self._told.hide()
        self._back = Button("Back", Role.QUIET, icon_name="chevron-left")
        self._back.clicked.connect(self._go_back)
        self._on = Button("Next", Role.PRIMARY)
        self._on.clicked.connect(self._next)
        self._foot = QWidget()
        self._foot.setLayout(row(self._back, None, self._on))
        self._card = Card(*(widget for _, widget in self._steps), 20, self._foot)
        self._card.body.setContentsMargins(24, 24, 24, 20)
        self.setLayout(column(self._title, self._which, 20, self._card, 16, self._told))
        self.setFixedWidth(theme.px(CARD_WIDTH))
        self._show(min(answers.step, _PASSPHRASE))

    # Show

    def _show(self, step: int) -> None:
        self._step = step
        for number, (_, widget) in enumerate(self._steps):
            widget.setVisible(number == step)
        self._title.show_words(viewmodel.TITLES[step])
        self._which.show_words(viewmodel.step_of(step))
        self._back.setVisible(_WHO < step < _BEGIN)
        self._on.say("Set up my records" if step == _PASSPHRASE else "Next")
        self._foot.setVisible(step != _BEGIN)
        self._passphrase.officer_name = self._who.name.value()
        self._told.hide()
        widget = self._steps[step][1]
        self.setFocusProxy(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        speaker.say(self, f"{viewmodel.TITLES[step]} {viewmodel.step_of(step)}")

    def _tell(self, sentence: str) -> None:
        self._rest()
        self._told.show()
        self._told.show_words(sentence)

    def _rest(self) -> None:
        self._on.off_because(None)
        self._on.say("Set up my records" if self._step == _PASSPHRASE else "Next")
        self._begin.setEnabled(True)

    # Act

    def _next(self) -> None:
        step = self._step
        asked, widget = self._steps[step]
        if asked.problem():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step < _PASSPHRASE:
            self._keep_answers(step + 1)
        elif step == _PASSPHRASE:
            self._set_up()

    def _go_back(self) -> None:
        self._keep_answers(self._step - 1)

    def _keep_answers(self, step: int) -> None:
        try:
            write_first_run(self._profile, FirstRun(step, self._who.name.value(), self._who.known_as.value()))
        except Refused as reason:
            self._tell(reason.sentence)
            return
        self._show(step)

    def _set_up(self) -> None:
        if self._opening.is_busy():
            return
        self._told.hide()
        self._on.say("Setting up…")
        self._on.off_because("Your records are being set up.")
        self._opening.begin(
            partial(
                set_up_records,
                self._profile,
                self._passphrase.passphrase.value(),
                self._keeper,
                self._clock,
                name=self._who.name.value(),
                known_as=self._who.known_as.value(),
            )
        )

    def _refused(self, reason: Refused) -> None:
        self._tell(reason.sentence)

    def _is_open(self, store: "Store") -> None:
        if self._step == _BEGIN:
            self._close_own()
            self.opened.emit(store)
            return
        self._own = store
        self._passphrase.passphrase.set_value("")
        self._begin.keyring.show_words(viewmodel.keyring_words(read_key_file(self._profile).secret_in))
        self._show(_BEGIN)

    def _begin_with(self, way: str) -> None:
        if self._opening.is_busy() or self._own is None:
            return
        if way == "practise" and self._practise is not None:
            self._begin.setEnabled(False)
            self._told.hide()
            self._opening.begin(self._practise)
            return
        self.begin_at.emit(Place(Page.BRING_IN if way == "bring_in" else Page.TODAY))
        own, self._own = self._own, None
        self.opened.emit(own)

    def _close_own(self) -> None:
        if self._own is not None:
            self._own.close()
            self._own = None


def set_up_records(
    profile: Profile,
    passphrase: str,
    keeper: SecretKeeper,
    clock: Callable[[], datetime],
    *,
    name: str,
    known_as: str,
) -> "Store":
    """A new key and an empty store for a profile, the officer written down in it. Takes most of a second."""
    from iro_desktop.actions.officers import keep_officer  # noqa: PLC0415 - away from the screen's thread
    from iro_desktop.store.store import create_store  # noqa: PLC0415

    key, _ = make_key(profile, passphrase, keeper)
    store = create_store(profile, key, clock)
    try:
        with store.transaction() as session:
            keep_officer(session, name=name, known_as=known_as)
        write_greeting(profile, known_as.strip() or first_name(name))
    except BaseException:
        store.close()
        raise
    forget_first_run(profile)
    return store
