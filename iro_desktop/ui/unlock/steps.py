"""The four short steps of the first run, each a widget that says when it is done."""

from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from iro_desktop.ui.kit import Button, DayBar, Field, Hairline, Label, Role, TextField, column, row
from iro_desktop.ui.settings.look_controls import LookControls
from iro_desktop.ui.shown import DayBarWords
from iro_desktop.ui.theme import Look
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.unlock import viewmodel
from iro_desktop.ui.unlock.icon_line import IconLine
from iro_desktop.ui.unlock.passphrase_field import PassphraseField
from iro_desktop.ui.words import first_name


class Step(Protocol):
    """What the first run asks of a step."""

    entered: SignalInstance
    """Enter was pressed where it means “Next”."""

    def problem(self) -> str:
        """Show what is missing beside its field, and say it; empty when the step is done."""
        ...


class WhoStep(QWidget):
    """The officer's name, and the one that stands under letters."""

    entered = Signal()

    def __init__(self, name: str, known_as: str) -> None:
        super().__init__()
        self.name = TextField("Your name", tall=True)
        self.known_as = TextField("Name under your letters", tall=True)
        self.name.set_value(name)
        self.known_as.set_value(known_as)
        self._name = Field("Your name", self.name, hint="As colleagues and councils know you")
        known_as_field = Field(
            "Name under your letters", self.known_as, hint="What children call you. Often your first name alone"
        )
        self._offered = known_as
        self.name.edited.connect(self._offer)
        self.name.returnPressed.connect(self.known_as.setFocus)
        self.known_as.returnPressed.connect(self.entered)
        self.setLayout(column(self._name, 12, known_as_field))
        self.setFocusProxy(self.name)

    def problem(self) -> str:
        missing = "" if self.name.value().strip() else "Type your name. Children see it under their letters."
        self._name.show_problem(missing)
        return missing

    def _offer(self) -> None:
        """The first name, until the officer types another."""
        self._name.show_problem("")
        if self.known_as.value() == self._offered:
            self._offered = first_name(self.name.value())
            self.known_as.set_value(self._offered)


class LookStep(QWidget):
    """Colours and the size of letters, shown live."""

    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.controls = LookControls(look)
        self.setLayout(column(self.controls))
        self.setFocusProxy(self.controls)

    def problem(self) -> str:
        return ""


class PassphraseStep(QWidget):
    """A new passphrase, typed once: it can be shown, so twice is not needed."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.officer_name = ""
        self.passphrase = PassphraseField("Passphrase")
        self.passphrase.entered.connect(self.entered)
        self.passphrase.edited.connect(self._judge)
        self._field = Field(
            "Passphrase", self.passphrase, hint="At least 12 characters. You type it each time you open your records"
        )
        self._bar = DayBar(DayBarWords(0))
        keep = Label(
            "Nobody can reset it. Write it on paper and keep the paper in a safe place, away from the laptop.",
            tone=Tone.SECONDARY,
        )
        self.setLayout(column(self._field, 4, self._bar, 16, keep))
        self.setFocusProxy(self.passphrase)
        self._judge()

    def problem(self) -> str:
        judged = viewmodel.strength(self.passphrase.value(), self.officer_name)
        missing = "" if judged.enough else judged.words
        self._field.show_problem(missing)
        return missing

    def show_problem(self, sentence: str) -> None:
        self._field.show_problem(sentence)

    def _judge(self) -> None:
        self._field.show_problem("")
        judged = viewmodel.strength(self.passphrase.value(), self.officer_name)
        self._bar.show_bar(DayBarWords(judged.share, judged.words, attention=judged.weak))


class BeginStep(QWidget):
    """How to begin: with a caseload, with practice, or with nothing yet."""

    entered = Signal()
    chosen = Signal(str)
    """`bring_in`, `practise` or `empty`."""

    def __init__(self, *, with_practise: bool) -> None:
        super().__init__()
        self.keyring = IconLine("key", "")
        parts: list[QWidget] = []
        for number, begin in enumerate(viewmodel.BEGINNINGS):
            if begin.key == "practise" and not with_practise:
                continue
            if parts:
                parts.append(Hairline(soft=True))
            parts.append(self._way(begin, Role.PRIMARY if number == 0 else Role.SECONDARY))
        self.setLayout(column(*parts, Hairline(soft=True), self.keyring, gap=12))
        self.setFocusProxy(self.findChildren(Button)[0])

    def problem(self) -> str:
        return ""

    def _way(self, begin: viewmodel.Beginning, role: Role) -> QWidget:
        button = Button(begin.words, role)
        button.clicked.connect(lambda: self.chosen.emit(begin.key))
        way = QWidget()
        way.setLayout(column(row(button, None), 6, Label(begin.below, Style.SMALL, Tone.SECONDARY)))
        return way
