"""Parts of the panel: whom it is about, why, and who is asked."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.models.resolution import Reason
from iro_desktop.queries.capture import ChildToChoose
from iro_desktop.queries.known_reasons import Asked, KnownReason
from iro_desktop.queries.ladder import Ladder
from iro_desktop.ui import theme
from iro_desktop.ui.capture.child_chooser import ChildChooser
from iro_desktop.ui.kit import Button, FlowLayout, Label, ManyPills, Pills, Role, TextField, column, row
from iro_desktop.ui.raising import viewmodel
from iro_desktop.ui.raising.viewmodel import SOMEBODY_ELSE
from iro_desktop.ui.tokens import Style, Tone

_NAME_WIDTH = 200


class Whom(QWidget):
    """The child, found by a few letters, and further children of the same concern."""

    chosen = Signal(object)
    """The ChildToChoose, by the officer's own choice."""
    others_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = ChildChooser()
        self.first.chosen.connect(self.chosen)
        self.another = ChildChooser()
        self.another.line.setAccessibleName("Another child")
        self.another.chosen.connect(self._add)
        self.another.hide()
        self.add_button = Button("Add a child", Role.QUIET_SMALL, icon_name="plus")
        self.add_button.setToolTip("The same concern for another child: one card, several children")
        self.add_button.clicked.connect(self._ask_for_another)
        self.add_button.hide()
        self._others: dict[UUID, ChildToChoose] = {}
        self._chips = FlowLayout()
        self._others_line = QWidget()
        self._others_line.setLayout(self._chips)
        self._others_line.hide()
        beside = row(self.first, self.add_button, gap=8)
        beside.setStretch(0, 1)
        self.setLayout(column(beside, self._others_line, self.another, gap=4))
        self.setFocusProxy(self.first)

    def others(self) -> tuple[UUID, ...]:
        """The further children."""
        return tuple(self._others)

    def other_names(self) -> list[str]:
        return [child.who.name for child in self._others.values()]

    def show_others(self, children: Sequence[ChildToChoose]) -> None:
        self._others = {child.who.child_id: child for child in children}
        self._show_chips()

    def show_first(self, child: ChildToChoose) -> None:
        self.first.show_chosen(child)
        self.add_button.show()
        if self._others.pop(child.who.child_id, None) is not None:
            self._show_chips()

    def _ask_for_another(self) -> None:
        self.another.show()
        self.another.ask_again()

    def _add(self, child: ChildToChoose) -> None:
        self._others[child.who.child_id] = child
        self.another.hide()
        self._show_chips()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.others_changed.emit()

    def _remove(self, child_id: UUID) -> None:
        self._others.pop(child_id, None)
        self._show_chips()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.others_changed.emit()

    def _show_chips(self) -> None:
        self._chips.clear()
        for child_id, child in self._others.items():
            chip = Button(child.who.name, Role.CHIP, icon_name="x", icon_after=True)
            chip.setAccessibleDescription("Take this child out again")
            chip.clicked.connect(partial(self._remove, child_id))
            self._chips.addWidget(chip)
            chip.show()
        self._others_line.setVisible(bool(self._others))
        self.updateGeometry()


class Reasons(QWidget):
    """Chips, what the records give first and ticked; all of them once asked for."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known: tuple[KnownReason, ...] = ()
        self._everything = False
        self._touched = False
        self.pills = ManyPills("Why", viewmodel.reason_choices(viewmodel.offered((), ()), everything=False))
        self.pills.edited.connect(self._edited)
        self.more = Button("More reasons", Role.QUIET_SMALL)
        self.more.clicked.connect(self._show_everything)
        self.pills.add_part(self.more)
        self._why = Label("", Style.SMALL, Tone.SECONDARY)
        self.other = TextField("What the other reason is", placeholder="What is the other reason?")
        self.other.edited.connect(self.edited)
        self.other.hide()
        self._why.hide()
        self.setLayout(column(self.pills, 4, self._why, 4, self.other))
        self.setFocusProxy(self.pills)

    def value(self) -> tuple[str, ...]:
        return self.pills.value()

    def decision_ids(self) -> tuple[UUID, ...]:
        """The decisions that a ticked reason is known from."""
        ticked = self.value()
        return tuple(one for known in self._known if known.reason in ticked for one in known.decision_ids)

    def show_known(self, known: Sequence[KnownReason], also: Sequence[str] = ()) -> None:
        """Offer what the records give, ticked where they are certain; not over what the officer has ticked."""
        self._known = tuple(known)
        chosen = [one.reason for one in known if one.chosen]
        self._offer(self.value() if self._touched else tuple(dict.fromkeys((*also, *chosen))))

    def show_ticked(self, ticked: Sequence[str], other: str) -> None:
        """Show what was ticked before."""
        self._touched = True
        self.other.set_value(other)
        self._offer(tuple(ticked))

    def _offer(self, ticked: tuple[str, ...]) -> None:
        shown = viewmodel.offered(self._known, ticked)
        self.pills.show_choices(viewmodel.reason_choices(shown, everything=self._everything))
        if not self._everything:
            self.more = Button("More reasons", Role.QUIET_SMALL)
            self.more.clicked.connect(self._show_everything)
            self.pills.add_part(self.more)
            self.more.show()
        self.pills.set_value(ticked)
        self._follow()

    def _show_everything(self) -> None:
        self._everything = True
        before = self.value()
        self._offer(before)
        self.pills.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edited(self) -> None:
        self._touched = True
        self._follow()
        if Reason.OTHER in self.value() and not self.other.value():
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _follow(self) -> None:
        ticked = self.value()
        why = viewmodel.why_ticked(self._known, ticked) or viewmodel.also_known(self._known, ticked)
        self._why.show_words(why)
        self._why.setVisible(bool(why))
        self.other.setVisible(Reason.OTHER in ticked)
        self.updateGeometry()


class Whose(QWidget):
    """Who is asked: known people, a role, or somebody typed; of a formal one, who holds the stage."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[Asked, ...] = ()
        self._ladder: Ladder | None = None
        self._formal = False
        self._named = False
        self.people = Pills("Who is asked", viewmodel.whom_choices(()))
        self.people.set_value(viewmodel.SOCIAL_WORKER)
        self.stage = Pills("At which stage", ())
        self.name = TextField("Their name", placeholder="Name")
        self.role = TextField("Their role", placeholder="Role")
        self._line = QWidget()
        self._line.setLayout(row(self.name, self.role, None, gap=8))
        self.stage.hide()
        self.setLayout(column(self.people, self.stage, 6, self._line))
        self.people.edited.connect(self._chosen)
        self.stage.edited.connect(self._chosen)
        for typed in (self.name, self.role):
            typed.edited.connect(self.edited)
        self._fit()
        self.setFocusProxy(self.people)

    def show_asked(self, asked: Sequence[Asked]) -> None:
        """Offer the people of the child; what the officer chose stays."""
        before = self.who()
        self._asked = tuple(asked)
        self.people.show_choices(viewmodel.whom_choices(asked))
        if self._named:
            self.show_who(*before)
        else:
            self.people.set_value(viewmodel.whom_choices(asked)[0].value)
        self._fit()

    def show_who(self, name: str, role: str, person_id: UUID | None) -> None:
        """Choose somebody."""
        self._named = bool(name or role or person_id)
        value = viewmodel.whom_value(self._asked, person_id=person_id, name=name, role=role)
        self.people.set_value(value)
        if value == SOMEBODY_ELSE:
            self.name.set_value(name)
            self.role.set_value(role)
        self._fit()

    def show_ladder(self, stages: Ladder) -> None:
        before = self.stage.value()
        self._ladder = stages
        self.stage.show_choices(viewmodel.stage_choices(stages))
        first = viewmodel.stage_of(stages, before)
        self.stage.set_value(str(first.number) if first else None)

    def use_formal(self, formal: bool, stage: int | None = None) -> None:
        """Ask whoever holds a stage, in place of the people around the child."""
        self._formal = formal
        if stage is not None:
            self.stage.set_value(str(stage))
        self.setFocusProxy(self.stage if formal else self.people)
        self._fit()
        self._show_holder()

    def stage_number(self) -> int | None:
        """The stage it starts at; None while it is informal."""
        stage = viewmodel.stage_of(self._ladder, self.stage.value()) if self._ladder and self._formal else None
        return stage.number if stage is not None else None

    def who(self) -> tuple[str, str, UUID | None]:
        """The name, the role, and the person where they are one of the child's people."""
        if self._formal:
            return self.name.value(), self.role.value(), None
        person = self.person()
        if person is not None:
            return person.name, person.role_in_words, person.person_id
        value = self.people.value() or ""
        return (self.name.value(), self.role.value(), None) if value == SOMEBODY_ELSE else ("", value, None)

    def person(self) -> Asked | None:
        value = None if self._formal else self.people.value()
        return next((one for one in self._asked if str(one.person_id) == value), None)

    def _chosen(self) -> None:
        self._named = True
        self._fit()
        self._show_holder()
        if self.people.value() == SOMEBODY_ELSE and not self._formal:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show_holder(self) -> None:
        stage = viewmodel.stage_of(self._ladder, self.stage.value()) if self._ladder and self._formal else None
        if stage is not None:
            self.name.set_value(stage.holder_name or "")
            self.role.set_value(stage.role)

    def _fit(self) -> None:
        self.people.setVisible(not self._formal)
        self.stage.setVisible(self._formal)
        self._line.setVisible(self._formal or self.people.value() == SOMEBODY_ELSE)
        for typed in (self.name, self.role):
            typed.setMinimumWidth(min(theme.px(_NAME_WIDTH), 260))
        self.updateGeometry()
