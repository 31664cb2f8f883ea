"""The fields of each act on a resolution, and the step they come to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions import resolution_steps as steps
from iro_desktop.queries.resolution_card import Act
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.form import Bindable
from iro_desktop.ui.kit import DateField, Field, NotesField, Pills, TextField, Tick, column, row
from iro_desktop.ui.resolutions import act_words
from iro_desktop.ui.resolutions.act_words import ActAbout
from iro_desktop.ui.when import HOW_TO_TYPE_A_DAY, Looking
from iro_desktop.writing.marks import WrittenFor

Step = Callable[[Session], tuple[UUID, ...]]


@dataclass(frozen=True, slots=True)
class PutRight:
    """What keeps a step from being taken: the sentence, and the field it stands under."""

    field: str
    sentence: str


class ActForm(QWidget):
    """Fields by name. `step` gives the change they come to, or what to put right first."""

    edited = Signal()

    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__()
        self.desk, self.about = desk, about
        self.controls: dict[str, Bindable] = {}
        self.around: dict[str, Field] = {}

    def step(self) -> Step | PutRight:
        raise NotImplementedError

    def values(self) -> dict[str, str]:
        """What stands in the fields, as text."""
        return {name: _as_text(control.value()) for name, control in self.controls.items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put back what was typed before."""
        for name, text in values.items():
            control = self.controls.get(name)
            if control is not None:
                control.set_value(_from_text(control, text))

    def say_problem(self, wrong: PutRight | None) -> None:
        """Say it under its field, and take away what was said before."""
        for name, around in self.around.items():
            around.show_problem(wrong.sentence if wrong is not None and wrong.field == name else "")
        if wrong is not None and wrong.field in self.around:
            self.around[wrong.field].setFocus()

    def add(self, name: str, control: Bindable, label: str, *, hint: str = "") -> QWidget:
        """Take a control in, with its label above it."""
        assert isinstance(control, QWidget), "the controls of the kit are widgets"
        self.controls[name] = control
        control.edited.connect(self.edited)
        self.around[name] = Field(label, control, hint=hint)
        return self.around[name]

    def text(self, name: str) -> str:
        value = self.controls[name].value()
        return value.strip() if isinstance(value, str) else ""

    def past_day(self, name: str = "on", label: str = "When") -> QWidget:
        """A day that lies behind us: today, where nothing is typed."""
        day = DateField(label, self.desk.today, self.desk.bank_holidays, looking=Looking.BACK, placeholder="today")
        return self.add(name, day, label)

    def day(self, name: str = "on") -> date | None:
        value = self.controls[name].value()
        return value if isinstance(value, date) else None

    def day_problem(self, name: str = "on") -> PutRight | None:
        """A day that is no day, or still to come."""
        field, day = self.controls[name], self.day(name)
        if isinstance(field, DateField) and not field.is_understood():
            return PutRight(name, HOW_TO_TYPE_A_DAY)
        if day is not None and day > self.desk.today():
            return PutRight(name, "This day must be today or earlier.")
        return None

    @property
    def who_writes(self) -> str | None:
        return self.desk.officer_name or None


class _Answered(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        said = self.add(
            "text", NotesField("What they answered", lines=3).helped(WrittenFor.RECORD), "What they answered"
        )
        who = TextField("Who answered")
        who.set_value(about.to_name or about.to_role or "")
        facts = row(self.add("answered_by", who, "Who answered"), self.past_day(), gap=16)
        self.setLayout(column(said, 8, facts))
        self.setFocusProxy(self.controls["text"])  # type: ignore[arg-type]  # a control of the kit is a widget

    def step(self) -> Step | PutRight:
        wrong = self.day_problem()
        if wrong is not None:
            return wrong
        return partial(
            steps.answered,
            concern_id=self.about.concern_id,
            text=self.text("text"),
            answered_by=self.text("answered_by"),
            on=self.day(),
            today=self.desk.today(),
            by=self.who_writes,
        )


class _Escalate(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        self._stage = Pills("To which stage", act_words.stage_choices(about))
        following = act_words.stage_chosen(about, None)
        self._stage.set_value(str(following.number) if following else None)
        self._stage.edited.connect(self._show_holder)
        stage = self.add("stage", self._stage, "To which stage", hint="The next one is chosen. You may leave one out.")
        self._name = TextField("Who answers there", placeholder="A name, if you know it")
        why = NotesField("What you add", lines=3, placeholder="The message says what was asked and what came back.")
        self.setLayout(
            column(
                stage, 8, self.add("to_name", self._name, "Who answers there"), 8, self.add("text", why, "What you add")
            )
        )
        self._show_holder()
        self.setFocusProxy(self._stage)

    def _show_holder(self) -> None:
        stage = act_words.stage_chosen(self.about, self._stage.value())
        self._name.set_value((stage.holder_name or "") if stage else "")

    def step(self) -> Step | PutRight:
        stage = act_words.stage_chosen(self.about, self._stage.value())
        if stage is None:
            return PutRight("stage", "This is the top of the ladder. Refer it to Cafcass, or wait for a reason.")
        return partial(
            steps.escalate,
            concern_id=self.about.concern_id,
            stage=stage.number,
            to_name=self.text("to_name"),
            to_role=stage.role,
            text=self.text("text"),
            today=self.desk.today(),
            by=self.who_writes,
        )


class _Wait(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        day = DateField("Wait until", desk.today, desk.bank_holidays, placeholder="in 1 week")
        reason = TextField("Why you wait", placeholder="The assessment is booked for Tuesday")
        self.setLayout(column(self.add("until", day, "Wait until"), 8, self.add("reason", reason, "Why you wait")))
        self.setFocusProxy(day)

    def step(self) -> Step | PutRight:
        day = self.day("until")
        if day is None:
            return PutRight("until", HOW_TO_TYPE_A_DAY)
        if day <= self.desk.today():
            return PutRight("until", "This day must come after today.")
        if not self.text("reason"):
            return PutRight("reason", "Type why you wait: it stands on the card.")
        return partial(
            steps.wait_until,
            concern_id=self.about.concern_id,
            day=day,
            reason=self.text("reason"),
            today=self.desk.today(),
            by=self.who_writes,
        )


class _Cafcass(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        why = NotesField("Why it goes to Cafcass", lines=3).helped(WrittenFor.RECORD)
        self.setLayout(column(self.add("text", why, "Why it goes to Cafcass")))
        self.setFocusProxy(why)

    def step(self) -> Step | PutRight:
        if not self.text("text"):
            return PutRight("text", "Type why it goes to Cafcass.")
        return partial(
            steps.to_cafcass,
            concern_id=self.about.concern_id,
            text=self.text("text"),
            today=self.desk.today(),
            by=self.who_writes,
        )


class _Told(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        how = Pills("How", act_words.HOW_TOLD)
        agrees = Pills("What they want", act_words.agrees_choices(about))
        words = TextField("In your words", placeholder="I have asked the manager to sort this out")
        self.setLayout(
            column(
                self.add("how", how, "How"),
                8,
                self.add("agrees", agrees, "What they want"),
                8,
                row(self.add("words", words, "In your words"), self.past_day(), gap=16),
            )
        )
        self.setFocusProxy(how)

    def step(self) -> Step | PutRight:
        wrong = self.day_problem()
        if wrong is not None:
            return wrong
        told = ": ".join(part for part in (self.text("how"), self.text("words")) if part)
        if not told:
            return PutRight("how", "Choose how they were told.")
        return partial(
            steps.told_child,
            concern_id=self.about.concern_id,
            how=told,
            agrees={"yes": True, "no": False}.get(self.text("agrees")),
            on=self.day(),
            today=self.desk.today(),
            by=self.who_writes,
        )


class _Note(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        text = NotesField("What there is to note", lines=4).helped(WrittenFor.RECORD)
        self.setLayout(column(self.add("text", text, "What there is to note"), 8, self.past_day()))
        self.setFocusProxy(text)

    def step(self) -> Step | PutRight:
        wrong = self.day_problem()
        if wrong is not None:
            return wrong
        if not self.text("text"):
            return PutRight("text", "Type what there is to note.")
        return partial(
            steps.add_note,
            concern_id=self.about.concern_id,
            text=self.text("text"),
            on=self.day(),
            today=self.desk.today(),
            by=self.who_writes,
        )


class _Settle(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        outcome = Pills("How it ended", act_words.OUTCOMES)
        difference = NotesField("The difference it made", lines=2, grows=True).helped(WrittenFor.RECORD)
        difference.setAccessibleName(act_words.difference_label(about))
        lines: list[QWidget | int] = [
            self.add("outcome", outcome, "How it ended"),
            8,
            self.add("difference", difference, act_words.difference_label(about), hint=act_words.DIFFERENCE_HINT),
        ]
        if not about.has_effect:
            effect = NotesField("What it meant for them while it was not right", lines=2, grows=True).helped(
                WrittenFor.RECORD
            )
            lines += [8, self.add("effect", effect, "What it meant for them while it was not right")]
        told = Tick("The story may be told, without a name")
        self.controls["told"] = told
        told.edited.connect(self.edited)
        self.setLayout(column(*lines, 8, told, 8, self.past_day()))
        self.setFocusProxy(outcome)

    def step(self) -> Step | PutRight:
        wrong = self.day_problem()
        if wrong is not None:
            return wrong
        if not self.text("outcome"):
            return PutRight("outcome", "Choose how it ended.")
        if not self.text("difference"):
            return PutRight("difference", "Type the difference it made, in a line. If there is none yet, say so.")
        if "effect" in self.controls and not self.text("effect"):
            return PutRight("effect", "Type what it meant while it was not right: the report asks for it.")
        return partial(
            steps.settle,
            concern_id=self.about.concern_id,
            outcome=act_words.outcome_of(self.text("outcome")),
            difference=self.text("difference"),
            difference_may_be_told=self.controls["told"].value() is True,
            effect_on_child=self.text("effect") if "effect" in self.controls else None,
            on=self.day(),
            today=self.desk.today(),
            by=self.who_writes,
        )


class _Reopen(ActForm):
    def __init__(self, desk: Desk, about: ActAbout) -> None:
        super().__init__(desk, about)
        reason = TextField("Why it is opened again")
        self.setLayout(column(self.add("reason", reason, "Why it is opened again")))
        self.setFocusProxy(reason)

    def step(self) -> Step | PutRight:
        if not self.text("reason"):
            return PutRight("reason", "Type why it is opened again.")
        return partial(
            steps.reopen,
            concern_id=self.about.concern_id,
            reason=self.text("reason"),
            today=self.desk.today(),
            by=self.who_writes,
        )


FORMS: Mapping[Act, type[ActForm]] = MappingProxyType(
    {
        Act.ANSWERED: _Answered,
        Act.ESCALATE: _Escalate,
        Act.WAIT: _Wait,
        Act.TO_CAFCASS: _Cafcass,
        Act.TELL_CHILD: _Told,
        Act.NOTE: _Note,
        Act.SETTLE: _Settle,
        Act.REOPEN: _Reopen,
    }
)


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) else ""


def _from_text(control: Bindable, text: str) -> object:
    if isinstance(control, Tick):
        return text == "yes"
    if isinstance(control, DateField):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    return text
