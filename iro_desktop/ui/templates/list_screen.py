"""All letter templates: which version each has, who changed it and why; and adding one."""

from PySide6.QtWidgets import QWidget

from iro_desktop.queries.letter_templates import TemplateList, template_list
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Button, Label, Role, RowsView, Scroller, Sheet, column, row
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.templates import list_words
from iro_desktop.ui.templates.editor_screen import TemplateScreen
from iro_desktop.ui.templates.new_panel import NewTemplatePanel
from iro_desktop.ui.templates_and_words.heading import heading_below
from iro_desktop.ui.tokens import Tone

_SHOWN = frozenset({"letter_template_text"})


def templates_screen(desk: Desk, place: Place) -> Screen:
    """The list, or the one template that the place names."""
    return TemplateScreen(desk, place) if place.part else TemplatesScreen(desk, place)


class TemplatesScreen(Screen):
    """One row for each template, under the name of its kind."""

    sidebar_place = "templates"

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self._known: TemplateList | None = None
        self.rows = RowsView("Letter templates", on_desk=False, fits=True, padding=12)
        self.rows.opened.connect(self._open)
        self.about = Label(list_words.ABOUT, tone=Tone.SECONDARY)
        self.new = Button("New template", Role.PRIMARY, icon_name="plus")
        self.new.clicked.connect(self._add)
        self.new.hide()
        top = row(self.about, self.new, gap=16)
        top.setStretch(0, 1)
        inside = QWidget()
        inside.setLayout(column(top, 12, self.rows, None, margins=(24, 20, 24, 24)))
        self.setLayout(column(Sheet(Scroller(inside, name="Letter templates")), margins=(32, 16, 32, 24)))
        self.setFocusProxy(self.rows)
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        return heading_below(self._desk, "Letter templates", "The words that letters begin from.")

    def _ask(self) -> None:
        self._desk.casework.ask(self, template_list, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, known: TemplateList) -> None:
        self._known = known
        self.new.setVisible(known.may_change)
        self.about.show_words(list_words.ABOUT if known.may_change else list_words.READ_ONLY)
        self.rows.show_rows(list_words.rows(known.rows, self._desk.today()))

    def _open(self, key: object) -> None:
        if isinstance(key, str) and not key.startswith("kind "):
            self._desk.go(Place(Page.TEMPLATES, part=key))

    def _add(self) -> None:
        if self._known is not None:
            self._desk.show_panel(NewTemplatePanel(self._desk, self._known), "New template")
