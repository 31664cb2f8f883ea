"""Every text that a template had: compared part by part with the one in use, and brought back."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.letter_templates import bring_template_back
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import TemplatePage, TemplateVersion
from iro_desktop.ui import theme
from iro_desktop.ui.compare.marked import MarkedWords
from iro_desktop.ui.compare.merging import differing
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Label, Role, RowsView, Scroller, column, row
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.templates import viewmodel
from iro_desktop.ui.tokens import Style, Tone

_WIDTH, _HEIGHT = 920, 620
_NOTHING = "This part was not there."


class TemplateVersionsPanel(QWidget):
    """A list at the left; at the right each part that differs, then and now, the differing words underlined."""

    closed = Signal()

    def __init__(self, desk: Desk, page: TemplatePage) -> None:
        super().__init__()
        self._desk, self._page = desk, page
        self.rows = RowsView("Versions of the template", on_desk=False, padding=12)
        self.rows.chosen.connect(self._choose)
        self._right = QWidget()
        self._parts = column(gap=0)
        self._right.setLayout(self._parts)
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        self.problem.hide()
        self.back = Button("Bring back this version", Role.PRIMARY)
        self.back.clicked.connect(self._bring_back)
        close = Button("Close", Role.QUIET)
        close.clicked.connect(self.closed)
        both = row(self.rows, Scroller(self._right, name="What differs"), gap=20)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        whole = column(
            Label(f"Versions of “{page.title}”", Style.H2),
            12,
            both,
            8,
            self.problem,
            12,
            row(close, None, self.back),
            margins=(24, 24, 24, 20),
        )
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.rows)
        self.rows.show_rows(viewmodel.version_rows(page, desk.clock()))
        self.rows.choose(min(1, len(page.versions) - 1))
        self._choose(None)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _chosen(self) -> TemplateVersion:
        key = self.rows.current_key()
        return self._page.versions[key if isinstance(key, int) else 0]

    def _choose(self, _key: object) -> None:
        clear(self._parts)
        version = self._chosen()
        changed = viewmodel.changed_parts(version.text, self._page.now.text)
        if not changed:
            self._parts.addWidget(Label("This is the text in use.", tone=Tone.SECONDARY))
        for name, then, now in changed:
            self._parts.addWidget(_part(name, then, now))
        self._parts.addStretch(1)
        self.back.off_because(self._why_not(has_changes=bool(changed)))

    def _why_not(self, *, has_changes: bool) -> str | None:
        if not self._page.may_change:
            return viewmodel.READ_ONLY
        return None if has_changes else "This is the text in use."

    def _bring_back(self) -> None:
        bring = partial(
            bring_template_back,
            text_id=self._chosen().text_id,
            name=self._page.form.name,
            by_name=self._desk.officer_name,
            at=self._desk.clock(),
        )
        self._desk.casework.write(self, bring, then=self._is_back, refused=self._not_back)

    def _is_back(self, _: object) -> None:
        self._desk.say(f"It is back. {viewmodel.SAVED_FOR_ALL}", ())
        self.closed.emit()

    def _not_back(self, reason: Refused) -> None:
        self.problem.show_words(reason.sentence)
        self.problem.show()


def _part(name: str, then: str, now: str) -> QWidget:
    before, after = differing(then, now)
    part = QWidget()
    part.setLayout(
        column(
            Label(name, bold=True),
            6,
            Label("Then", Style.SMALL, Tone.SECONDARY),
            MarkedWords(f"{name}, then", before) if before else Label(_NOTHING, tone=Tone.HINT),
            6,
            Label("In use", Style.SMALL, Tone.SECONDARY),
            MarkedWords(f"{name}, in use", after) if after else Label(_NOTHING, tone=Tone.HINT),
            16,
        )
    )
    return part
