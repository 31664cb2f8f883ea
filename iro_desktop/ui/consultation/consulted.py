"""Who has been asked for a review: one click begins the record of a talk, one says that nobody answered."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QWidget

from iro_desktop.actions.consultations import begin_consultation, delete_consultation, record_a_try
from iro_desktop.queries.consultation import Asked, AskedFor, consulted_for
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.consultation import consulted_words
from iro_desktop.ui.desk import Page, Place, ToastAction
from iro_desktop.ui.kit import Button, Hairline, Label, Role, column, row
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone

_SHOWN = frozenset({"consultation", "person", "review"})


class Consulted(QWidget):
    """The child first, then everybody to be heard, each with what was done since the last review."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._asked: AskedFor | None = None
        self._closed = False
        self._how_far = Label("", Style.SMALL, Tone.SECONDARY)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        head = row(Label("Who has been asked", Style.H3), None, self._how_far)
        self.setLayout(column(head, 4, Hairline(), self._lines))
        work.desk.casework.changed.connect(self._changed)

    def show_page(self, page: ReviewPage) -> None:
        """Ask who has been asked; a review that is closed is only looked at."""
        self._closed = page.closed
        self._ask()

    def _changed(self, kinds: frozenset[str]) -> None:
        if kinds & _SHOWN and self._asked is not None:
            self._ask()

    def _ask(self) -> None:
        query = partial(consulted_for, review_id=self._work.review_id, today=self._work.desk.today())
        # A review that is gone is said by the page itself.
        self._work.desk.casework.ask(self, query, then=self._show, refused=lambda _reason: None)

    def _show(self, asked: AskedFor) -> None:
        if asked == self._asked:
            return  # nothing is made anew under the officer's hands
        self._asked = asked
        self._how_far.show_words(consulted_words.summary(asked))
        while (item := self._grid.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        for number, one in enumerate(asked.rows):
            self._add(number, one, asked.child.name)

    def _add(self, number: int, one: Asked, child: str) -> None:
        line = consulted_words.line(one, child, self._work.desk.today())
        words = QWidget()
        state = Label(line.state, Style.SMALL, Tone.SECONDARY)
        words.setLayout(column(Label(line.name), state))
        talk = Button("Record a talk" if line.waits else "Record another", Role.QUIET_SMALL)
        talk.setAccessibleName(f"Record a talk with {line.name}")
        talk.clicked.connect(partial(self._talk, one))
        tried = Button("Tried, no answer", Role.QUIET_SMALL)
        tried.setAccessibleName(f"Tried {line.name}, no answer")
        tried.clicked.connect(partial(self._try, one, line.name))
        self._grid.addWidget(words, number, 0)
        self._grid.addWidget(talk, number, 1)
        self._grid.addWidget(tried, number, 2)
        for button in (talk, tried):
            button.setEnabled(not self._closed)

    def _talk(self, one: Asked) -> None:
        if self._asked is None:
            return
        desk = self._work.desk
        begin = partial(
            begin_consultation,
            child_id=self._asked.child.child_id,
            happened_on=desk.today(),
            happened_at=desk.clock().time().replace(second=0, microsecond=0),
            with_whom=one.with_whom,
            person_id=one.person_id,
            review_id=self._work.review_id,
        )
        self._work.flush()
        desk.casework.write(desk.casework, begin, then=lambda talk: desk.go(Place(Page.CONSULTATION, talk)))

    def _try(self, one: Asked, name: str) -> None:
        if self._asked is None:
            return
        desk = self._work.desk
        tried = partial(
            record_a_try,
            child_id=self._asked.child.child_id,
            with_whom=one.with_whom,
            at=desk.clock(),
            person_id=one.person_id,
            review_id=self._work.review_id,
        )

        def tell(talk: UUID) -> None:
            undo = partial(delete_consultation, consultation_id=talk, at=desk.clock())
            desk.say(f"{name} was tried.", [ToastAction("Undo", partial(desk.casework.write, desk.casework, undo))])

        desk.casework.write(desk.casework, tried, then=tell)
