"""The council's own documents in the library: listed, looked at and kept as the others are, and added by managers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from iro_desktop.actions.library_documents import (
    AboutDocument,
    GivenPdf,
    add_document,
    add_version,
    describe_document,
    put_document_back,
    take_document_out,
)
from iro_desktop.exchange.library_pdf import LibraryPdf, read_library_pdf
from iro_desktop.models.refused import Refused
from iro_desktop.queries.library_documents import CouncilLibrary, DocumentRow, council_library
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Hairline, Label, Role, Sheet, column, row
from iro_desktop.ui.library import viewmodel
from iro_desktop.ui.library.about_panel import AboutPanel
from iro_desktop.ui.library.paper_row import PaperRow
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo

_SHOWN = frozenset({"library_document", "library_document_file"})


class CouncilDocuments(QWidget):
    """Hidden where there is nothing to see and nobody to add anything."""

    look = Signal(object)
    """A `LibraryRow` is to be looked at."""
    keep = Signal(object)
    """A `LibraryRow` is to be kept as a file."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.add = Button("Add a document", Role.SECONDARY, icon_name="plus")
        self.add.clicked.connect(lambda: self._choose(self.take_new))
        self.problem = Label("", Style.SMALL, Tone.DANGER)
        self.problem.hide()
        self.nothing = Label(viewmodel.NO_DOCUMENTS, tone=Tone.SECONDARY)
        self._sheet = Sheet()
        self._rows = column(margins=(20, 4, 20, 4))
        self._sheet.body.addLayout(self._rows)
        top = row(Label(viewmodel.FROM_COUNCIL, Style.H3), self.add, gap=12)
        top.setStretch(0, 1)
        below = Label(viewmodel.FROM_COUNCIL_BELOW, Style.SMALL, Tone.SECONDARY)
        self.setLayout(column(28, top, below, 8, self.problem, self.nothing, self._sheet))
        self.hide()
        desk.casework.changed.connect(self._changed)
        self._ask()

    # Show

    def _ask(self) -> None:
        self._desk.casework.ask(self, council_library, then=self._show)

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN:
            self._ask()

    def _show(self, library: CouncilLibrary) -> None:
        clear(self._rows)
        for number, document in enumerate(library.rows):
            if number:
                self._rows.addWidget(Hairline(soft=True))
            self._rows.addWidget(self._row(document, may_change=library.may_change))
        self._sheet.setVisible(bool(library.rows))
        self.nothing.setVisible(not library.rows)
        self.add.setVisible(library.may_change)
        self.setVisible(bool(library.rows) or library.may_change)

    def _row(self, document: DocumentRow, *, may_change: bool) -> PaperRow:
        shown = PaperRow(viewmodel.document(document, self._desk.today()))
        shown.look.connect(self.look)
        shown.keep.connect(self.keep)
        if may_change:
            shown.add_act("New version", lambda: self._choose(partial(self.take_version, document)))
            shown.add_act("Change", partial(self._describe, document))
            shown.add_act("Take out", partial(self._take_out, document))
        return shown

    # Act

    def _choose(self, then: Callable[[Path], None]) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose a document", "", "PDF (*.pdf)")
        if chosen:
            then(Path(chosen))

    def take_new(self, path: Path) -> None:
        """Look through a PDF beside the screen's thread, and ask what it is."""
        self._read(path, self._ask_about)

    def take_version(self, document: DocumentRow, path: Path) -> None:
        """Look through a PDF, and put it in the place of a document's file."""
        self._read(path, partial(self._add_version, document))

    def _read(self, path: Path, then: Callable[[LibraryPdf], None]) -> None:
        self.problem.hide()
        self._desk.casework.ask(self, partial(_read, path), then=then, refused=self._refused)

    def _refused(self, reason: Refused) -> None:
        self.problem.show_words(reason.sentence)
        self.problem.show()

    def _ask_about(self, found: LibraryPdf) -> None:
        def keep(about: AboutDocument) -> None:
            given = GivenPdf(data=found.data, pages=found.pages)
            by, at = self._desk.officer_name, self._desk.clock()
            act = partial(add_document, about=about, given=given, by_name=by, at=at)
            self._write(panel, act, viewmodel.added(about.name))

        about = AboutDocument(name=found.proposed_name, for_whom="For officers")
        below = viewmodel.size(found.pages, len(found.data))
        panel = AboutPanel(self._desk, "Add a document", below, about, button="Add to the library", keep=keep)
        self._desk.show_panel(panel, "Add a document")

    def _describe(self, document: DocumentRow) -> None:
        def keep(about: AboutDocument) -> None:
            by = self._desk.officer_name
            act = partial(describe_document, document_id=document.document_id, about=about, by_name=by)
            self._write(panel, act, viewmodel.described(about.name))

        about = AboutDocument(name=document.name, for_whom=document.for_whom, review_on=document.review_on)
        below = "The file itself stays as it is."
        panel = AboutPanel(self._desk, "About this document", below, about, button="Keep", keep=keep)
        self._desk.show_panel(panel, "About this document")

    def _add_version(self, document: DocumentRow, found: LibraryPdf) -> None:
        given = GivenPdf(data=found.data, pages=found.pages)
        by, at = self._desk.officer_name, self._desk.clock()
        act = partial(add_version, document_id=document.document_id, given=given, by_name=by, at=at)
        said = viewmodel.new_version(document)
        self._desk.casework.write(self, act, then=lambda _: self._desk.say(said, ()), refused=self._refused)

    def _take_out(self, document: DocumentRow) -> None:
        out = partial(take_document_out, document_id=document.document_id, at=self._desk.clock())
        back = partial(put_document_back, document_id=document.document_id)
        do_with_undo(self._desk, out, back, viewmodel.taken_out(document.name))

    def _write(self, panel: AboutPanel, act: Callable[[Session], object], said: str) -> None:
        def done(_: object) -> None:
            panel.closed.emit()
            self._desk.say(said, ())

        def refused(reason: Refused) -> None:
            panel.say_problem(reason.sentence)

        self._desk.casework.write(panel, act, then=done, refused=refused)


def _read(path: Path, session: Session) -> LibraryPdf:
    del session
    return read_library_pdf(path)
