"""About a child: all that is written down, section by section, with what the child wants always on top."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from iro_desktop.actions.changing import Value
from iro_desktop.actions.child_record import confirm_wishes
from iro_desktop.actions.people import take_back_replacement
from iro_desktop.models.refused import Refused
from iro_desktop.queries.child_record import ChildRecord, child_record
from iro_desktop.queries.help_words import kept_for_child
from iro_desktop.ui import theme
from iro_desktop.ui.child.viewmodel import wish_tags
from iro_desktop.ui.child_record import acts, viewmodel
from iro_desktop.ui.child_record.fields_of_the_child import CAME_ALONE, NAMES, WISHES
from iro_desktop.ui.child_record.lists import page as section_page
from iro_desktop.ui.child_record.many_records import ManyRecords
from iro_desktop.ui.child_record.not_told_strip import NotToldStrip
from iro_desktop.ui.child_record.not_told_words import asked_after
from iro_desktop.ui.child_record.one_record import OneRecord
from iro_desktop.ui.child_record.specs import Section
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import (
    ChoiceField,
    FlowLayout,
    Hairline,
    Label,
    SavedMark,
    Scroller,
    Sheet,
    Tabs,
    Tag,
    column,
    row,
)
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style
from iro_desktop.ui.undo import do_with_undo
from iro_desktop.ui.wording.kept_list import KeptList

_SHOWN = frozenset(
    {
        "child",
        "child_preferences",
        "home",
        "person",
        "episode",
        "legal_status",
        "unaccompanied_status",
        "sibling_link",
        "allocation",
        "service_offer",
        "topic_covered",
        "review",
    }
)

NONE_KEPT = "None yet. Press K beside a marked word in a letter to keep it for this child."


class ChildRecordScreen(Screen):
    """One section at a time. Everything is saved as it is typed; what is removed can be brought back."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        assert place.record_id is not None, "a record is about a child"
        self._desk = desk
        self._child_id: UUID = place.record_id
        self._record: ChildRecord | None = None
        self._section = Section(place.part) if place.part in tuple(Section) else Section.NAMES
        self._open_id: UUID | None = None
        self._mark = SavedMark()
        self._one: dict[Section, OneRecord] = {}
        self._many: dict[Section, ManyRecords] = {}
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        if self._record is None:
            return PageHeading(" ", back_to="Back")
        heading = PageHeading(
            viewmodel.title(self._record, self._desk.today()),
            back_to=viewmodel.back_words(self._record),
            avatar=self._record.who.animal,
        )
        heading.back.connect(lambda: self._desk.go(Place(Page.CHILD, self._child_id)))
        return heading

    def child_shown(self) -> UUID:
        return self._child_id

    def leave(self) -> None:
        for one in self._one.values():
            one.flush()
        for many in self._many.values():
            many.flush()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_tabs"):
            self._fit()

    # Build

    def _build(self) -> None:
        self._wanted = FlowLayout()
        self._tabs = Tabs("Sections", viewmodel.sections(None))
        self._tabs.set_value(self._section)
        self._tabs.chosen.connect(self._go_to)
        # Where the tabs do not fit, the same sections are offered as a list: nothing is cut.
        self._list = ChoiceField("Section", viewmodel.sections(None))
        self._list.set_value(self._section)
        self._list.edited.connect(lambda: self._go_to(self._list.value() or Section.NAMES))
        self._list.hide()
        choosing = row(self._tabs, self._list, None, self._mark, gap=16)
        top = column(self._wanted, 10, choosing, margins=(32, 6, 32, 0))
        self._pages = QStackedWidget()
        self._sheet = Sheet()
        self._sheet.body.addWidget(self._pages)
        body = row(self._sheet, margins=(32, 16, 32, 24))
        self._whole = QWidget()
        self.not_told = NotToldStrip(self._desk, self._child_id)
        below = QWidget()
        asked_and_written = column(self.not_told, body)
        asked_and_written.setStretch(1, 1)
        below.setLayout(asked_and_written)
        # In large letters the question alone may need the room: then the page scrolls and nothing is cut.
        whole = column(top, Hairline(), Scroller(below, name="About the child", gives_way=True))
        whole.setStretch(2, 1)
        self._whole.setLayout(whole)
        self._whole.hide()
        self.setLayout(column(self._whole))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _part(self, section: Section) -> OneRecord | ManyRecords:
        """The part that shows a section, built when it is first opened."""
        if section in _KEEP:
            return self._one_record(section)
        if section not in self._many:
            many = ManyRecords(viewmodel.GROUPS[section], self._desk.today, self._desk.bank_holidays)
            many.form.typing.connect(self._mark.typing)
            many.opened.connect(partial(self._open, section))
            many.closed.connect(self._close)
            many.asked.connect(partial(self._add, section))
            many.changed.connect(partial(self._change, section))
            many.removed.connect(partial(self._remove, section))
            many.led.connect(self._go_to_child)
            self._many[section] = many
            self._pages.addWidget(many)
        return self._many[section]

    def _one_record(self, section: Section) -> OneRecord:
        if section not in self._one:
            groups, keep = _KEEP[section]
            below = self._kept_words() if section is Section.WISHES else None
            part = OneRecord(groups, self._desk.today, self._desk.bank_holidays, below)
            part.form.typing.connect(self._mark.typing)
            part.form.changed.connect(partial(self._keep, part, keep))
            part.confirmed.connect(self._confirm)
            self._one[section] = part
            self._pages.addWidget(part)
            if self._record is not None:
                self._fill(section, self._record, anew=True)
        return self._one[section]

    def _kept_words(self) -> QWidget:
        """The words that stay as they are in all that is written for this child."""
        kept = partial(kept_for_child, child_id=self._child_id)
        below = QWidget()
        below.setLayout(column(24, Label("Words kept as they are", Style.H3), 4, KeptList(self._desk, kept, NONE_KEPT)))
        return below

    def _fit(self) -> None:
        fits = self._tabs.sizeHint().width() + theme.px(190) <= self.width() - 64
        self._tabs.setVisible(fits)
        self._list.setVisible(not fits)

    # Show

    def _ask(self) -> None:
        query = partial(child_record, child_id=self._child_id, today=self._desk.today())
        self._desk.casework.ask(self, query, then=self._show, refused=self._gone)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _gone(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, [])
        self._desk.go(Place(Page.CHILDREN))

    def _show(self, record: ChildRecord) -> None:
        before, self._record = self._record, record
        today = self._desk.today()
        if before is None or before.who != record.who:
            self.reheaded.emit()
        self._wanted.clear()
        for tag in wish_tags(record, today):
            shown = Tag(tag)
            self._wanted.addWidget(shown)
            shown.show()
        self._tabs.show_choices(viewmodel.sections(record))
        self._list.show_choices(viewmodel.sections(record))
        self._fit()
        for section in self._one:
            self._fill(section, record, anew=before is None)
        for section, many in self._many.items():
            many.show_page(section_page(record, section, today))
        self._show_open_record(anew=False)
        self._whole.show()
        if before is None:
            self._mark.saved(self._desk.clock())
            self._go_to(self._section)

    def _fill(self, section: Section, record: ChildRecord, *, anew: bool) -> None:
        part = self._one[section]
        if section is Section.NAMES:
            part.show_values({**record.child.values, CAME_ALONE: record.came_alone}, anew=anew)
        else:
            part.show_values(record.wishes_kept.values, anew=anew)
            part.show_confirmed(viewmodel.confirmed(record, self._desk.today()), viewmodel.confirm_words(record))

    def _show_open_record(self, *, anew: bool) -> None:
        many = self._many.get(self._section)
        if many is None or self._open_id is None or self._record is None:
            return
        shown = viewmodel.opened(self._record, self._section, self._open_id)
        if shown is not None:
            many.show_record(shown, anew=anew)
        else:
            self._open_id = None
            many.show_list()

    # Act

    def _go_to(self, value: str) -> None:
        self.leave()
        if self._open_id is not None:
            self._open_id = None
            self._many[self._section].show_list()
        self._section = Section(value)
        self._tabs.set_value(value)
        self._list.set_value(value)
        part = self._part(self._section)
        if isinstance(part, ManyRecords) and self._record is not None:
            part.show_page(section_page(self._record, self._section, self._desk.today()))
        self._pages.setCurrentWidget(part)

    def _open(self, section: Section, record_id: object) -> None:
        if isinstance(record_id, UUID) and section is self._section:
            self._open_id = record_id
            self._show_open_record(anew=True)

    def _close(self) -> None:
        self._open_id = None

    def _keep(self, part: OneRecord, keep: acts.Keep, name: str, value: Value) -> None:
        action = partial(keep, child_id=self._child_id, name=name, value=value, now=self._desk.clock())
        ask_who = partial(self._ask_who, Section.NAMES, self._child_id, {name: value})
        self._write(action, part.form.show_problem, name, then=ask_who)

    def _change(self, section: Section, name: str, value: Value) -> None:
        if self._open_id is None:
            return
        change = acts.ACTS[section].change
        record_id, today = self._open_id, self._desk.today()
        said = viewmodel.withheld_now(self._record, record_id, name, value) if self._record else ""
        self._write(
            lambda session: change(session, record_id, {name: value}, today=today),
            self._many[section].form.show_problem,
            name,
            said,
            partial(self._ask_who, section, record_id, {name: value}),
        )

    def _write(
        self,
        action: acts.Act,
        show_problem: acts.ShowProblem,
        name: str,
        said: str = "",
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Keep one field. What is refused is said beside it, and the mark says that it is not kept.

        `said` tells what else it did; `then` is done once it is kept.
        """

        def done(_: None) -> None:
            self._mark.saved(self._desk.clock())
            if said:
                self._desk.say(said, [])
            then()

        def refused(why: Refused) -> None:
            show_problem(name, why.sentence)
            self._mark.not_saved("One field is not kept yet")

        # The action is done even where the screen has been left meanwhile; only the telling is not.
        self._desk.casework.write(self, action, then=done, refused=refused)

    def _add(self, section: Section, key: str, values: Mapping[str, Value]) -> None:
        add = acts.ACTS[section].add[key]
        about = self._open_id if key in acts.ABOUT_A_RECORD and self._open_id is not None else self._child_id
        today, many = self._desk.today(), self._many[section]

        def added(record_id: UUID) -> None:
            many.end_ask()
            self._mark.saved(self._desk.clock())
            if key in acts.ABOUT_A_RECORD:
                self._say_who_comes(about, record_id, str(values.get("name") or ""))
            self._open_next(section, record_id)
            self._ask_who(section, record_id, values)

        self._desk.casework.write(
            self,
            lambda session: add(session, about, values, today=today),
            then=added,
            refused=lambda why: many.refuse(why.sentence),
        )

    def _ask_who(self, section: Section, record_id: UUID, changed: Mapping[str, Value]) -> None:
        """Something changed that says where somebody is: ask here and now who must not learn it."""
        about = asked_after(self._record, section, record_id, changed) if self._record is not None else None
        if about is not None:
            self.not_told.ask_about(about, record_id, changed)

    def _say_who_comes(self, leaving_id: UUID, coming_id: UUID, name: str) -> None:
        """Whoever comes does not know of the next review yet: say so, with Undo."""
        if self._record is None:
            return
        came = viewmodel.comes_to_reviews(self._record, leaving_id)
        back = partial(
            take_back_replacement, person_id=leaving_id, coming_id=coming_id, came=came, at=self._desk.clock()
        )
        undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, back))
        self._desk.say(viewmodel.somebody_else(self._record, name, self._desk.today()), [undo])

    def _open_next(self, section: Section, record_id: UUID) -> None:
        """What was added is opened, so that more can be written about it, once the page knows of it."""
        self._open_id = None
        query = partial(child_record, child_id=self._child_id, today=self._desk.today())

        def came(record: ChildRecord) -> None:
            self._show(record)
            if viewmodel.opened(record, section, record_id) is not None:
                self._open(section, record_id)

        self._desk.casework.ask(self, query, then=came, refused=self._gone)

    def _remove(self, section: Section) -> None:
        if self._open_id is None or self._record is None:
            return
        of = acts.ACTS[section]
        self._many[section].flush()
        record_id, at = self._open_id, self._desk.clock()
        self._open_id = None
        self._many[section].show_list()
        do_with_undo(
            self._desk,
            lambda session: of.remove(session, record_id, at=at),
            lambda session: of.bring_back(session, record_id),
            viewmodel.removed(self._record, section),
        )

    def _confirm(self) -> None:
        if self._record is None:
            return
        before = self._record.wishes.confirmed_on
        confirm = partial(confirm_wishes, child_id=self._child_id, on=self._desk.today())
        back = partial(confirm_wishes, child_id=self._child_id, on=before)
        do_with_undo(self._desk, confirm, back, viewmodel.wishes_confirmed(self._record))

    def _go_to_child(self, child_id: object) -> None:
        if isinstance(child_id, UUID):
            self._desk.go(Place(Page.CHILD_RECORD, child_id, Section.SIBLINGS))


_KEEP = {Section.NAMES: (NAMES, acts.keep_name), Section.WISHES: (WISHES, acts.keep_wish)}
"""The sections with one record: their form, and what keeps a field of it."""
