"""Letters and conversations with the guardian: what is missing on top, each put right with one press."""

from functools import partial
from uuid import UUID

from iro_desktop.actions.changing import Changes, Value, bring_back, remove
from iro_desktop.actions.guardian_letters import change_guardian_letter, copied_to_guardian, log_letter
from iro_desktop.models.between_reviews import GuardianLetter, GuardianLetterKind
from iro_desktop.models.letter import LetterKind
from iro_desktop.queries.between import BetweenPage
from iro_desktop.queries.guardian import MissingKind
from iro_desktop.queries.letter_offers import LetterOffer
from iro_desktop.ui.between import guardian_words
from iro_desktop.ui.between.guardian_words import MissingWords
from iro_desktop.ui.between.records import RecordsPart
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Button, Notice, Role, column
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.new_letter.menu import begin_letter
from iro_desktop.ui.review.layouts import clear
from iro_desktop.ui.undo import do_with_undo


class GuardianPart(RecordsPart):
    """A conversation in the list opens as any other; a letter opens in its form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Letters and conversations with the guardian", desk.today, desk.bank_holidays)
        self._desk = desk
        self._of: BetweenPage | None = None
        self._missing: tuple[MissingWords, ...] | None = None
        self._wanted: UUID | None = None
        self._notices = column(gap=8)
        self.top.addLayout(self._notices)
        talk = Button("Record a conversation with the guardian", Role.LINK)
        talk.clicked.connect(self._talk)
        self.links.insertWidget(0, talk)
        self.write_letter = Button("Write the letter that says who you are", Role.LINK)
        self.write_letter.clicked.connect(self._write_letter)
        self.write_letter.hide()
        self.links.insertWidget(1, self.write_letter)
        self.opened.connect(self._open)
        self.asked.connect(self._add)
        self.changed.connect(self._change)
        self.removed.connect(self._remove)

    def show_child(self, of: BetweenPage) -> None:
        """Show what went to and fro, and what is missing."""
        self._of = of
        today = self._desk.today()
        self.show_page(guardian_words.page(of, today))
        self.write_letter.setVisible(of.guardian.guardian_id is not None)
        missing = guardian_words.missing(of, today)
        if missing != self._missing:
            self._missing = missing
            clear(self._notices)
            self._notices.setContentsMargins(0, 0, 0, 12 if missing else 0)
            for one in missing:
                put_right = Button(one.action, Role.SMALL)
                put_right.setAccessibleDescription(one.words)
                put_right.clicked.connect(partial(self._put_right, one))
                notice = Notice(one.words, one.tone, action=put_right)
                self._notices.addWidget(notice)
                notice.show()
        letter = guardian_words.find(of, self._wanted) or guardian_words.find(of, self._open_id())
        if letter is not None:
            self._wanted = None
            self.show_record(guardian_words.opened(letter, of))
        elif self.open_key() is not None:
            self.show_list()

    def _open_id(self) -> UUID | None:
        key = self.open_key()
        return key if isinstance(key, UUID) else None

    # Act

    def _talk(self) -> None:
        if self._of is not None:
            self._desk.capture(self._of.who.child_id)

    def _write_letter(self) -> None:
        if self._of is not None and self._of.guardian.guardian_id is not None:
            guardian = self._of.guardian
            offer = LetterOffer(
                kind=LetterKind.GUARDIAN, child_id=self._of.who.child_id, person_id=guardian.guardian_id
            )
            begin_letter(self._desk, offer)

    def _open(self, key: object) -> None:
        if isinstance(key, tuple):
            self._desk.go(Place(Page.CONSULTATION, key[1]))
        elif isinstance(key, UUID) and self._of is not None:
            letter = guardian_words.find(self._of, key)
            if letter is not None:
                self.show_record(guardian_words.opened(letter, self._of))

    def _put_right(self, one: MissingWords) -> None:
        of = self._of
        if of is None:
            return
        match one.missing.kind:
            case MissingKind.OFFICER_NOT_NAMED:
                message = guardian_words.officer_named(of, self._desk.officer_name)
                panel = MessagePanel(self._desk, message, sent=self._named, title="Who the reviewing officer is")
                self._desk.show_panel(panel, "Letter to the guardian")
            case MissingKind.NO_HANDOVER_NOTE:
                self._open(one.missing.record_id)
            case MissingKind.NOT_COPIED:
                self._copied(of, one.missing.record_id)

    def _named(self) -> None:
        """The letter was sent: it is written into the log, with Undo."""
        of = self._of
        if of is None:
            return
        values: Changes = {
            "kind": GuardianLetterKind.OFFICER_NAMED.value,
            "to_name": of.guardian.guardian_name or None,
            "from_name": self._desk.officer_name or None,
        }
        act = partial(log_letter, child_id=of.who.child_id, values=values, today=self._desk.today())
        self._desk.casework.write(self, act, then=partial(self._offer_undo, "Letter to the guardian written down."))

    def _copied(self, of: BetweenPage, review_id: UUID | None) -> None:
        if review_id is None:
            return
        today = self._desk.today()
        act = partial(
            copied_to_guardian,
            review_id=review_id,
            on=today,
            today=today,
            to_name=of.guardian.guardian_name or None,
            from_name=self._desk.officer_name or None,
        )
        said = f"Decisions and letter of {of.who.name}: copied to the guardian today."
        self._desk.casework.write(self, act, then=partial(self._offer_undo, said))

    def _offer_undo(self, said: str, letter_id: UUID) -> None:
        gone = partial(remove, record_id=letter_id, kind=GuardianLetter, at=self._desk.clock())
        undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, gone))
        self._desk.say(said, [undo])

    def _add(self, _key: str, values: Changes) -> None:
        if self._of is None:
            return

        def done(letter_id: UUID) -> None:
            self.show_list()
            self._offer_undo("Letter written down.", letter_id)

        act = partial(log_letter, child_id=self._of.who.child_id, values=values, today=self._desk.today())
        self._desk.casework.write(self, act, then=done, refused=lambda why: self.refuse(why.sentence))

    def _change(self, name: str, value: Value) -> None:
        letter_id = self._open_id()
        if letter_id is not None:
            act = partial(change_guardian_letter, letter_id=letter_id, changes={name: value}, today=self._desk.today())
            self._desk.casework.write(self, act, refused=lambda why: self.show_problem(name, why.sentence))

    def _remove(self) -> None:
        letter_id = self._open_id()
        if letter_id is None or self._of is None:
            return
        self.show_list()
        gone = partial(remove, record_id=letter_id, kind=GuardianLetter, at=self._desk.clock())
        back = partial(bring_back, record_id=letter_id, kind=GuardianLetter)
        do_with_undo(self._desk, gone, back, f"Letter removed for {self._of.who.name}.")
