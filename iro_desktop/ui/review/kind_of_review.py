"""What kind of review this is: one folded line in its preparation, that opens what sets it apart."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iro_desktop.queries.review import ReviewPage
from iro_desktop.queries.review_kinds import KindOfReview as Kind
from iro_desktop.queries.review_kinds import kind_of_review
from iro_desktop.ui.kit import Label, column
from iro_desktop.ui.review import kind_words, move_words
from iro_desktop.ui.review.folded import Folded
from iro_desktop.ui.review.kind_parts import CancelPart, EarlyPart, ObserverPart, PaperPart
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.review.move_review import MoveReview
from iro_desktop.ui.review.viewmodel import name_of
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone


class KindOfReview(QWidget):
    """“In the ordinary course · not observed · in person”; opened, it changes that. Why it is early is never folded."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._early_line = Label("", tone=Tone.SECONDARY)
        self._early_line.hide()
        self.early, self.observer, self.paper = EarlyPart(work), ObserverPart(work), PaperPart(work)
        self.moving, self.cancelling = MoveReview(work), CancelPart(work)
        self._moves = QVBoxLayout()
        moving = QWidget()
        moving.setLayout(column(self._moves, 8, self.moving, margins=(28, 4, 0, 8)))
        self.folds = {
            "early": Folded("Called early", self.early),
            "observer": Folded("Observed", self.observer),
            "paper": Folded("On paper", self.paper),
            "move": Folded("Move it before it begins", moving),
            "cancel": Folded("Cancel it", self.cancelling),
        }
        for fold in self.folds.values():
            fold.opened.connect(partial(self._shut_others, fold))
        inside = QWidget()
        inside.setLayout(column(*self.folds.values(), margins=(28, 0, 0, 0)))
        self.whole = Folded("What kind of review", inside)
        self.setFocusProxy(self.whole)
        self.setLayout(column(self._early_line, self.whole, None))

    def show_page(self, page: ReviewPage) -> None:
        """Show what sets this review apart."""
        self.whole.setEnabled(not page.closed)
        self.moving.show_page(page)
        query = partial(kind_of_review, review_id=page.review_id, today=self._work.desk.today())
        self._work.desk.casework.ask(self, query, then=self._came, refused=lambda _reason: None)

    def flush(self) -> None:
        """Write what is typed."""
        self.early.flush()
        self.observer.flush()

    def _came(self, kind: Kind) -> None:
        page = self._work.page
        if page is None or self._work.is_behind():
            return  # another page is on its way, and with it another answer
        name, today = name_of(page), self._work.desk.today()
        self.whole.say(kind_words.summary(kind))
        self._early_line.show_words(kind_words.early_line(kind))
        self._early_line.setVisible(bool(kind_words.early_line(kind)))
        self.early.show_kind(kind)
        self.observer.show_kind(kind)
        self.paper.show_kind(kind)
        self.cancelling.show_kind(kind)
        self.folds["observer"].say(kind_words.observer_line(kind, name, today))
        self.folds["move"].say(move_words.how_often(kind.moves))
        clear(self._moves)
        for move in kind.moves:
            self._moves.addWidget(Label(move_words.line(move, name, today), Style.SMALL, Tone.SECONDARY))

    def _shut_others(self, opened: Folded) -> None:
        for fold in self.folds.values():
            if fold is not opened:
                fold.shut()
