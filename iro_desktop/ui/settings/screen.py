"""Settings: every choice is kept at once, and can be taken back."""

from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLayout, QWidget

from iro_desktop.actions.officers import keep_help_line, keep_officer
from iro_desktop.models.refused import Refused
from iro_desktop.queries.officers import HelpLineRow, OfficerRow, help_lines, this_officer
from iro_desktop.store.keys import read_key_file
from iro_desktop.store.store import Session
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import (
    Button,
    Card,
    Field,
    FlowLayout,
    Hairline,
    Icon,
    Label,
    Notice,
    Role,
    SavedMark,
    Scroller,
    Sheet,
    TextField,
    column,
    row,
)
from iro_desktop.ui.look_file import use_look, write_greeting
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.settings import viewmodel
from iro_desktop.ui.settings.look_controls import THEMES, LookControls
from iro_desktop.ui.settings.section import Section
from iro_desktop.ui.settings.told_section import ToldSection
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.theme import Look
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import Change
from iro_desktop.ui.unlock.viewmodel import keyring_words
from iro_desktop.ui.words import first_name

_SHOWN = frozenset({"officer", "help_line"})
_WIDEST, _FIELD_WIDTH = 960, 440
_Page = tuple[OfficerRow | None, tuple[HelpLineRow, ...]]


class SettingsScreen(Screen):
    """The look, the officer, whom a child can turn to, and this laptop."""

    sidebar_place = "settings"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        del place
        self._desk = desk
        self._fields: dict[str, TextField] = {}
        self._around: dict[str, Field] = {}
        self._settled: dict[str, str] = {}
        self._checked: dict[str, Label] = {}
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return PageHeading("Settings", "Kept as you choose. Nothing here needs a Save button.")

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "_sheet"):
            self._fit()

    def leave(self) -> None:
        self._form.flush()

    # Build

    def _build(self) -> None:
        self._officer_mark, self._help_mark = SavedMark(), SavedMark()
        sections = (
            self._look_section(),
            self._officer_section(),
            self._help_section(),
            ToldSection(self._desk),
            self._laptop_section(),
        )
        sheet = Sheet()
        for number, section in enumerate(sections):
            if number:
                sheet.body.addWidget(Hairline(soft=True))
            sheet.body.addWidget(section)
        self._sheet = sheet
        self._fit()
        inside = QWidget()
        line = row(gap=0)
        line.addWidget(sheet, 1000)
        line.addStretch(1)
        inside.setLayout(column(line, None, margins=(32, 16, 32, 24)))
        self.setLayout(column(Scroller(inside, name="Settings")))
        self.setFocusProxy(self._look)

    def _fit(self) -> None:
        self._sheet.setMaximumWidth(theme.px(_WIDEST))
        for field in self._fields.values():
            field.setMaximumWidth(theme.px(_FIELD_WIDTH))

    def _look_section(self) -> Section:
        self._look = LookControls(theme.current_look())
        self._look.chosen.connect(self._use)
        preview = Card(
            Label("Words are this large everywhere.", bold=True),
            Label("Dates and sums are a little smaller.", Style.SMALL, Tone.SECONDARY),
        )
        return Section("Look", "Shown at once, on this laptop only", self._look, 16, preview)

    def _officer_section(self) -> Section:
        parts: list[QWidget | int] = []
        for name, label in viewmodel.OFFICER_FIELDS.items():
            parts += [self._text_field(name, label), 12]
        return Section("You", "At the foot of your letters, so that children can reach you", *parts, self._officer_mark)

    def _help_section(self) -> Section:
        parts: list[QWidget | int] = []
        for service in viewmodel.HELP_LINE_KINDS:
            name = self._text_field(f"{service.kind}_name", service.label, hint=service.hint)
            number = self._text_field(f"{service.kind}_telephone", service.telephone_label)
            self._checked[service.kind] = Label("", Style.SMALL, Tone.SECONDARY)
            parts += [name, 8, number, self._checked[service.kind], 16]
        return Section(
            "Whom a child can turn to", "Letters name them. Ring each number once a year", *parts, self._help_mark
        )

    def _laptop_section(self) -> Section:
        lines = [
            ("laptop", viewmodel.where_records_lie(self._desk.profile.folder)),
            ("key", self._key_words()),
            ("lock", "Locks by itself after 5 minutes without a key or a move of the mouse."),
            ("calendar", viewmodel.bank_holidays_known(self._desk.bank_holidays)),
            ("info", viewmodel.version_words(_version())),
        ]
        parts: list[QWidget | QLayout | int] = []
        for icon, words in lines:
            line = QWidget()
            inside = row(Icon(icon, Tone.SECONDARY), Label(words), gap=12)
            inside.setStretch(1, 1)
            line.setLayout(inside)
            parts += [line, 10]
        numbers = Button("Dates and limits", Role.SECONDARY, icon_name="calendar")
        numbers.clicked.connect(lambda: self._desk.go(Place(Page.COUNTING)))
        stages = Button("Ladder of resolutions", Role.SECONDARY, icon_name="list-ordered")
        stages.clicked.connect(lambda: self._desk.go(Place(Page.LADDER)))
        templates = Button("Letter templates", Role.SECONDARY, icon_name="file-text")
        templates.clicked.connect(lambda: self._desk.go(Place(Page.TEMPLATES)))
        listed = Button("Words", Role.SECONDARY, icon_name="quote")
        listed.clicked.connect(lambda: self._desk.go(Place(Page.WORDS)))
        head = Button("Letterhead", Role.SECONDARY, icon_name="building-2")
        head.clicked.connect(lambda: self._desk.go(Place(Page.LETTERHEAD)))
        pictures = Button("Pictures", Role.SECONDARY, icon_name="image")
        pictures.clicked.connect(lambda: self._desk.go(Place(Page.PICTURES)))
        ways = QWidget()
        ways.setLayout(FlowLayout(numbers, stages, templates, head, listed, pictures))
        parts += [4, ways]
        warning = viewmodel.bank_holidays_warning(self._desk.bank_holidays, self._desk.today())
        if warning:
            parts += [4, Notice(warning, Tone.ATTENTION)]
        return Section("This laptop", "Where things are", *parts)

    def _key_words(self) -> str:
        if not self._desk.profile.keys.exists():
            return "These records are for practice. They are thrown away when you close the window."
        try:
            return keyring_words(read_key_file(self._desk.profile).secret_in)
        except Refused as reason:
            return reason.sentence

    def _text_field(self, name: str, label: str, *, hint: str = "") -> Field:
        control = TextField(label)
        control.editingFinished.connect(partial(self._left_field, name, label))
        self._form.bind(name, control)
        self._fields[name] = control
        self._around[name] = Field(label, control, hint=hint)
        return self._around[name]

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, _page, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, page: _Page) -> None:
        officer, lines = page
        values = {**viewmodel.officer_values(officer), **viewmodel.help_line_values(lines)}
        if not self._form.is_waiting():
            left = {name: value for name, value in values.items() if not self._fields[name].hasFocus()}
            self._form.show(left)
            self._settled.update(left)
        for name, value in values.items():
            self._settled.setdefault(name, value)
        by_kind = {line.kind: line for line in lines}
        for kind, label in self._checked.items():
            words = viewmodel.checked(by_kind.get(kind), self._desk.today())
            label.show_words(words.words, Tone.ATTENTION if words.stale else Tone.SECONDARY)
            label.setVisible(bool(words.words))

    # Act

    def _use(self, look: Look) -> None:
        before = theme.current_look()
        self._wear(look)
        colours = next(choice.words for choice in THEMES if choice.value == look.theme)
        undo = partial(use_look, self._desk.profile, before)
        self._desk.say(viewmodel.look_changed(colours, look.text_percent), [ToastAction("Undo", undo)])

    def _wear(self, look: Look) -> None:
        try:
            use_look(self._desk.profile, look)
        except OSError:
            self._desk.say(viewmodel.LOOK_NOT_KEPT, [])

    def _save(self, touched: frozenset[str]) -> None:
        if touched & viewmodel.OFFICER_FIELDS.keys():
            self._save_officer()
        for service in viewmodel.HELP_LINE_KINDS:
            if touched & {f"{service.kind}_name", f"{service.kind}_telephone"}:
                self._save_help_line(service.kind)

    def _save_officer(self) -> None:
        values = {name: self._form.text(name) for name in viewmodel.OFFICER_FIELDS}
        self._around["name"].show_problem("")
        self._desk.casework.write(
            self,
            _keep_officer(values),
            then=lambda _: self._officer_is_saved(values),
            refused=lambda reason: self._around["name"].show_problem(reason.sentence),
        )

    def _officer_is_saved(self, values: Mapping[str, str]) -> None:
        write_greeting(self._desk.profile, values["known_as"].strip() or first_name(values["name"]))
        self._officer_mark.saved(self._desk.clock())

    def _save_help_line(self, kind: str) -> None:
        name, telephone = self._form.text(f"{kind}_name"), self._form.text(f"{kind}_telephone")
        problem = viewmodel.problem_of_help_line(name, telephone)
        self._around[f"{kind}_name"].show_problem(problem)
        if not problem:
            keep = partial(keep_help_line, kind=kind, name=name, telephone=telephone, at=self._desk.clock())
            self._desk.casework.write(self, keep, then=lambda _: self._help_mark.saved(self._desk.clock()))

    def _left_field(self, name: str, label: str) -> None:
        """Offer Undo once, when a field is left with other words than it had, and not after each pause in it."""
        before, after = self._settled.get(name, ""), self._form.text(name)
        self._form.flush()
        if before == after or self._around[name].problem():
            return
        undo = self._undo_of(name, before)
        self._settled[name] = after
        self._desk.say(
            viewmodel.changed(label, before, after),
            [ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, undo))],
        )

    def _undo_of(self, name: str, before: str) -> Change:
        """The change that puts one field back and leaves the others as they are now."""
        values = {field: self._form.text(field) for field in self._fields} | {name: before}
        if name in viewmodel.OFFICER_FIELDS:
            return _keep_officer(values)
        kind = name.partition("_")[0]
        return partial(
            keep_help_line,
            kind=kind,
            name=values[f"{kind}_name"],
            telephone=values[f"{kind}_telephone"],
            at=self._desk.clock(),
        )


def _keep_officer(values: Mapping[str, str]) -> Callable[[Session], UUID]:
    return partial(
        keep_officer,
        name=values["name"],
        known_as=values["known_as"],
        telephone=values["telephone"],
        email=values["email"],
    )


def _page(session: Session) -> _Page:
    return this_officer(session), help_lines(session)


def _version() -> str:
    try:
        return version("iro-desktop")
    except PackageNotFoundError:
        return ""
