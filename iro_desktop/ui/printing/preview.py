"""The pages exactly as they go to the printer, looked at before they do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from iro_desktop.ui import theme
from iro_desktop.ui.kit import Button, ChoiceField, Hairline, Label, Role, column, row
from iro_desktop.ui.letter.page_pane import FIT_WIDTH, PagePane
from iro_desktop.ui.printing import preview_words
from iro_desktop.ui.shown import Choice
from iro_desktop.ui.tokens import Style, Tone

_WIDE, _HIGH = 720, 680
_EDGE = 20


class PrintPreview(QDialog):
    """Drawn from the very bytes that are printed, by the reader that prints them: no page can look otherwise."""

    print_wanted = Signal()
    """The officer looked, and it may go. The dialog is closed by then."""

    def __init__(self, pdf: bytes, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("The pages as they will print")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.pages = PagePane("The pages as they will print")
        self.pages.show_pdf(pdf)
        self.where = Label("", bold=True, wrap=False)
        paper = Label(preview_words.paper(self.pages.page_sizes()), Style.SMALL, Tone.SECONDARY)
        self.size_choice = ChoiceField(
            "Size of the page", [Choice(str(one), preview_words.size(one)) for one in preview_words.SIZES]
        )
        self.size_choice.set_value(str(FIT_WIDTH))
        self.size_choice.edited.connect(self._resize_pages)
        self.before = Button("Page before", Role.QUIET, icon_name="chevron-left")
        self.before.clicked.connect(lambda: self._turn(-1))
        self.next = Button("Next page", Role.QUIET, icon_name="chevron-right")
        self.next.clicked.connect(lambda: self._turn(1))
        self.print_button = Button("Print", Role.PRIMARY, icon_name="printer")
        self.print_button.clicked.connect(self._print)
        close = Button("Close")
        close.clicked.connect(self.reject)
        top = row(column(Label(reference, bold=True), paper), self.size_choice, gap=16, margins=(_EDGE, 14, _EDGE, 12))
        top.setStretch(0, 1)
        foot = row(self.before, self.where, self.next, None, close, self.print_button, gap=10)
        foot.setContentsMargins(_EDGE - 8, 12, _EDGE, 14)
        self.setLayout(column(top, Hairline(), self.pages, Hairline(), foot))
        self.pages.scrolled.connect(self._say_where)
        self.pages.zoomed.connect(lambda percent: self.size_choice.set_value(str(percent)))
        self.resize(theme.px(_WIDE), theme.px(_HIGH))
        if parent is not None:
            room = parent.window().size()
            self.resize(min(self.width(), room.width()), min(self.height(), room.height()))
        self._say_where()
        self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_where(self) -> None:
        page, of = self.pages.page_in_view(), self.pages.page_count()
        self.where.show_words(f"Page {page} of {of}")
        self.before.setEnabled(page > 1)
        self.next.setEnabled(page < of)

    def _turn(self, step: int) -> None:
        self.pages.go_to_page(self.pages.page_in_view() + step)

    def _resize_pages(self) -> None:
        self.pages.set_percent(int(self.size_choice.value() or FIT_WIDTH))
        self._say_where()

    def _print(self) -> None:
        self.accept()
        self.print_wanted.emit()
