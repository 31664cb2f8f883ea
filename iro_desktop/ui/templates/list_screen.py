"""All letter templates: which version each has, who changed it and why."""

from PySide6.QtWidgets import QWidget

from iro_desktop.queries.letter_templates import TemplateRow, template_rows
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Label, RowsView, Scroller, Sheet, column
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.templates import viewmodel
from iro_desktop.ui.templates.editor_screen import TemplateScreen
from iro_desktop.ui.tokens import Tone

_SHOWN = frozenset({"letter_template_text"})


def templates_screen(desk: Desk, place: Place) -> Screen:
    """The list, or the one template that the place names."""
    return TemplateScreen(desk, place) if place.part else TemplatesScreen(desk, place)


class TemplatesScreen(Screen):
    """One row for each template, under the name of its kind."""

    sidebar_place = "settings"

    def __init__(self, desk: Desk, _place: Place) -> None:
        super().__init__()
        self._desk = desk
        self.rows = RowsView("Letter templates", on_desk=False, fits=True, padding=12)
        self.rows.opened.connect(self._open)
        about = Label(
            "Each letter begins from one of these. A change holds for every officer of the council.",
            tone=Tone.SECONDARY,
        )
        inside = QWidget()
        inside.setLayout(column(about, 12, self.rows, None, margins=(24, 20, 24, 24)))
        self.setLayout(column(Sheet(Scroller(inside, name="Letter templates")), margins=(32, 16, 32, 24)))
        self.setFocusProxy(self.rows)
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        heading = PageHeading("Letter templates", "The words that letters begin from.", back_to="Settings")
        heading.back.connect(lambda: self._desk.go(Place(Page.SETTINGS)))
        return heading

    def _ask(self) -> None:
        self._desk.casework.ask(self, template_rows, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, templates: tuple[TemplateRow, ...]) -> None:
        self.rows.show_rows(viewmodel.rows(templates, self._desk.today()))

    def _open(self, key: object) -> None:
        if isinstance(key, str) and not key.startswith("kind "):
            self._desk.go(Place(Page.TEMPLATES, part=key))
