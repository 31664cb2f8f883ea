"""Who is here: a chip for each person, and in one click how somebody took part or that they did not."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.actions.attendance import (
    add_attendance,
    bring_back_attendance,
    remove_attendance,
    set_attended,
    set_report_came,
)
from iro_desktop.models.review import Attended
from iro_desktop.queries.review import HereRow, ReviewPage
from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, FlowLayout, Label, Role, TextField, Tick, column, row
from iro_desktop.ui.review import meeting_words
from iro_desktop.ui.review.suggesting import Suggestions
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone

_NAME_WIDTH = 180


class Here(QWidget):
    """The chips, the field to add somebody, and below them why somebody could not come."""

    child_pressed = Signal()
    """Whether the child is here is asked with how they took part."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._meeting_id: UUID | None = None
        self._chips: dict[UUID, Button] = {}
        self._flow = FlowLayout(gap=8, line_gap=6)
        self._title = Label("Here", Style.SMALL, Tone.SECONDARY)
        self._add = Button("Add", Role.QUIET_SMALL, icon_name="plus")
        self._add.setToolTip("Add somebody who is here")
        self._add.setAccessibleDescription("Add somebody who is here")
        self._add.clicked.connect(self._ask_who)
        self._name = _NameField("Who else is here", placeholder="Name, as the child says it")
        self._name.setFixedWidth(theme.px(_NAME_WIDTH))
        self._names = Suggestions(self._name, "People around the child")
        self._name.returnPressed.connect(self._put_down)
        self._name.dropped.connect(self._put_field_away)
        self._name.hide()
        self._reasons = column(gap=8)
        self._lines: list[_ReasonLine] = []
        chips = QWidget()
        chips.setLayout(self._flow)
        self.setLayout(column(chips, self._reasons, margins=(20, 12, 20, 12)))

    def show_page(self, page: ReviewPage, meeting_id: UUID | None = None) -> None:
        """Show who is put down for the meeting on screen, the child first. The page is that meeting's."""
        self._meeting_id = meeting_id
        self._names.offer([person.called for person in meeting_words.who_could_be_added(page)])
        self._show_chips(page)
        self._show_reasons(page)

    def _show_chips(self, page: ReviewPage) -> None:
        while self._flow.count():
            self._flow.takeAt(0)
        self._flow.addWidget(self._title)
        wanted = meeting_words.here(page)
        for attendance_id in set(self._chips) - {chip.attendance_id for chip in wanted}:
            self._chips.pop(attendance_id).deleteLater()
        for chip in wanted:
            button = self._chips.get(chip.attendance_id)
            if button is None:
                button = self._chips[chip.attendance_id] = Button(chip.words, Role.CHIP)
                button.clicked.connect(partial(self._pressed, chip.attendance_id))
            button.say(chip.words)
            button.setAccessibleDescription(chip.spoken)
            theme.set_role(button, tint="voice" if chip.is_child else "away" if chip.away else "")
            button.setEnabled(not page.closed)
            self._flow.addWidget(button)
            button.show()
        if not page.closed:
            self._flow.addWidget(self._name)
            self._flow.addWidget(self._add)
        self._add.setVisible(not page.closed and not self._name.isVisible())
        self.updateGeometry()

    def _show_reasons(self, page: ReviewPage) -> None:
        wanted = {one.attendance_id: one for one in meeting_words.reasons_to_say(page)}
        for line in [one for one in self._lines if not one.is_for(wanted.get(one.attendance_id)) or page.closed]:
            self._lines.remove(line)
            self._reasons.removeWidget(line)
            line.hide()
            line.deleteLater()
        shown = {line.attendance_id: line for line in self._lines}
        for attendance_id, one in wanted.items() if not page.closed else ():
            found = shown.get(attendance_id)
            if found is None:
                found = _ReasonLine(self._work, one, name_of(page))
                self._lines.append(found)
                self._reasons.addWidget(found)
            found.show_reason(one)

    def _pressed(self, attendance_id: UUID) -> None:
        page = self._work.page
        one = next((row for row in page.here if row.attendance_id == attendance_id), None) if page else None
        if one is None:
            return
        if one.is_child:
            self.child_pressed.emit()
            return
        button = self._chips[attendance_id]
        menu = QMenu(self)
        menu.setAccessibleName(one.name)
        for choice in meeting_words.HOW_SOMEBODY_CAME:
            act = menu.addAction(choice.words, partial(self._say_how, one, Attended(choice.value)))
            act.setCheckable(True)
            act.setChecked(choice.value == one.attended)
        menu.addSeparator()
        if page is not None and meeting_words.may_bring_a_report(page, one):
            for said, came in (("The report came", True), ("There was no report", False)):
                act = menu.addAction(said, partial(self._say_report, one, came=came))
                act.setCheckable(True)
                act.setChecked(one.brought_report is came)
            menu.addSeparator()
        menu.addAction("Take out of the list", partial(self._take_out, one))
        menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def _say_how(self, one: HereRow, attended: Attended) -> None:
        change = partial(
            set_attended,
            attendance_id=one.attendance_id,
            attended=attended,
            reason=one.reason,
            reason_fit_for_child=one.reason_fit_for_child,
            excluded_by=one.excluded_by,
            exclusion_told_how=one.exclusion_told_how,
        )
        self._work.write(change)

    def _say_report(self, one: HereRow, *, came: bool) -> None:
        """Chosen again, it is taken back: then no report was expected."""
        said = None if one.brought_report is came else came
        self._work.write(partial(set_report_came, attendance_id=one.attendance_id, came=said))

    def _take_out(self, one: HereRow) -> None:
        self._work.write_with_undo(
            partial(remove_attendance, attendance_id=one.attendance_id, at=self._work.desk.clock()),
            partial(bring_back_attendance, attendance_id=one.attendance_id),
            f"{one.name} taken out of the list.",
        )

    def begin(self) -> None:
        """Give the keyboard to the first of the chips."""
        chip = next(iter(self._chips.values()), None)
        (chip or self._add).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask_who(self) -> None:
        self._add.hide()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_down(self) -> None:
        page, name = self._work.page, self._name.value().strip()
        if not name or page is None:
            self._put_field_away()
            return
        person = meeting_words.person_called(page.people, name)
        added = partial(
            add_attendance,
            review_id=self._work.review_id,
            name=person.called if person else name,
            person_id=person.person_id if person else None,
            meeting_id=self._meeting_id,
        )
        self._name.set_value("")
        self._work.write(added)

    def _put_field_away(self) -> None:
        self._name.set_value("")
        self._name.hide()
        self._add.show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


class _NameField(TextField):
    """A field that Esc puts away."""

    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class _ReasonLine(QWidget):
    """Why somebody was not there, and whether the child may read it; of an exclusion also who decided and how told."""

    def __init__(self, work: ReviewWork, one: HereRow, child: str) -> None:
        super().__init__()
        self.attendance_id = one.attendance_id
        self._work = work
        self._one = one
        why = meeting_words.why(one)
        self._reason = TextField(why, placeholder=why)
        self._fit = Tick(f"{child} may read this", name=f"{child} may read why {one.name} did not come")
        self._by = TextField(f"Who decided it about {one.name}", placeholder="Who decided it")
        self._told = TextField(f"How it was explained to {one.name}", placeholder="How it was explained")
        self._timer = work.timer(self, self._save)
        for field in (self._reason, self._by, self._told):
            field.edited.connect(self._typed)
        self._fit.edited.connect(self._save)
        line = row(self._reason, self._fit, gap=12)
        line.setStretch(0, 1)
        decided = QWidget()
        decided.setLayout(row(self._by, self._told, gap=8))
        self.setLayout(column(line, decided, gap=6))
        decided.setVisible(one.attended is Attended.EXCLUDED)
        self.show_reason(one)

    def is_for(self, one: HereRow | None) -> bool:
        """Whether this line still asks the right thing of somebody."""
        return one is not None and one.attended is self._one.attended

    def show_reason(self, one: HereRow) -> None:
        """Show what is kept, unless it is being typed."""
        self._one = one
        if not self._timer.is_waiting():
            self._reason.set_value(one.reason or "")
            self._fit.set_value(one.reason_fit_for_child)
            self._by.set_value(one.excluded_by or "")
            self._told.set_value(one.exclusion_told_how or "")

    def _typed(self) -> None:
        self._work.typing()
        self._timer.touch()

    def _save(self) -> None:
        self._timer.forget()
        self._work.write(
            partial(
                set_attended,
                attendance_id=self.attendance_id,
                attended=self._one.attended,
                reason=self._reason.value() or None,
                reason_fit_for_child=self._fit.value(),
                excluded_by=self._by.value() or None,
                exclusion_told_how=self._told.value() or None,
            )
        )
