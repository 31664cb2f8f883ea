"""What is done from Today by one key or one click: each with Undo, and none asks first."""

from functools import partial
from uuid import UUID

from iro_desktop.actions.cards import card_not_sent, card_sent
from iro_desktop.actions.looking_at_changes import look_again, tick_child, tick_everything
from iro_desktop.actions.papers import send_decisions, take_back_sending
from iro_desktop.actions.reminders import reminder_done, reminder_not_done
from iro_desktop.actions.today_choices import be_told
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.review import DecisionStatus
from iro_desktop.queries.changes_since import LookedAt
from iro_desktop.queries.letter_offers import LetterOffer
from iro_desktop.queries.today import TodayPage
from iro_desktop.queries.today_between import Besides
from iro_desktop.store.store import Session
from iro_desktop.ui.decision_acts import say_what_became_of_it
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.handover.acts import ask_why_not, write
from iro_desktop.ui.new_letter.menu import begin_letter
from iro_desktop.ui.today import viewmodel
from iro_desktop.ui.today.handing_over import letter_of
from iro_desktop.ui.today.things import Key, Kind
from iro_desktop.ui.undo import do_with_undo

CHANGES = frozenset({"changes looked at"})
"""What the page is told where something was ticked off: no record was touched."""


class TodayActs:
    """Ticks what a key stands for. Holds no rows of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def tick(self, key: object, page: TodayPage | None, besides: Besides | None) -> bool:
        """Do what X does to a row; False where a row has nothing to tick."""
        match key:
            case (Kind.OTHERS_DECISION, UUID() as decision_id):
                say_what_became_of_it(self._desk, decision_id, DecisionStatus.DONE, sentence=viewmodel.DECISION_DONE)
            case (Kind.DECISIONS, UUID() as review_id):
                self._decisions_are_sent(review_id)
            case (Kind.REMINDER, UUID() as reminder_id):
                self.reminder_is_done(reminder_id)
            case (Kind.BIRTHDAY, UUID() as child_id) if page is not None:
                return self._card(child_id, page)
            case (Kind.CHANGES, UUID() as child_id) if besides is not None:
                self._changes_of(child_id, besides.changes.up_to)
            case (Kind.CHANGES, None) if besides is not None:
                self._all_changes(besides.changes.up_to)
            case (Kind.GOODBYE, UUID() as child_id) if page is not None:
                return self._no_letter((Kind.GOODBYE, child_id), page)
            case (Kind.HELLO, UUID() as child_id) if page is not None:
                return self._no_letter((Kind.HELLO, child_id), page)
            case (Kind.NUDGE, None):
                self._stop_asking()
            case _:
                return False
        return True

    def reminder_is_done(self, reminder_id: UUID) -> None:
        """What the officer meant to do is done."""
        do_with_undo(
            self._desk,
            partial(reminder_done, reminder_id=reminder_id, on=self._desk.today()),
            partial(reminder_not_done, reminder_id=reminder_id),
            viewmodel.REMINDER_DONE,
        )

    def _decisions_are_sent(self, review_id: UUID) -> None:
        sent = partial(send_decisions, review_id=review_id, on=self._desk.today())
        do_with_undo(self._desk, sent, partial(take_back_sending, review_id=review_id), viewmodel.DECISIONS_SENT)

    def write_card(self, child_id: UUID, page: TodayPage | None) -> None:
        """Begin the card for the coming birthday, or go on with it."""
        birthdays = page.birthdays if page is not None else ()
        on = next((one.on for one in birthdays if one.who.child_id == child_id), None)
        if on is not None:
            begin_letter(self._desk, LetterOffer(kind=LetterKind.BIRTHDAY_CARD, child_id=child_id, on=on))

    def write_handover(self, key: Key, page: TodayPage | None) -> None:
        """Begin a goodbye or a hello, or go on with it."""
        letter = letter_of(key, page.handovers if page is not None else ())
        if letter is not None:
            write(self._desk, letter)

    def _no_letter(self, key: Key, page: TodayPage) -> bool:
        letter = letter_of(key, page.handovers)
        if letter is not None:
            ask_why_not(self._desk, letter)
        return letter is not None

    def _card(self, child_id: UUID, page: TodayPage) -> bool:
        birthday = next((one for one in page.birthdays if one.who.child_id == child_id), None)
        if birthday is None:
            return False
        send = partial(card_sent, child_id=child_id, birthday_on=birthday.on, on=self._desk.today())
        take_back = partial(card_not_sent, child_id=child_id, birthday_on=birthday.on, at=self._desk.clock())
        if birthday.sent_on is None:
            do_with_undo(self._desk, send, take_back, viewmodel.CARD_SENT)
        else:
            do_with_undo(self._desk, take_back, send, viewmodel.CARD_NOT_SENT)
        return True

    def _changes_of(self, child_id: UUID, up_to: int) -> None:
        self._look(partial(tick_child, child_id=child_id, up_to=up_to))

    def _all_changes(self, up_to: int) -> None:
        self._look(partial(tick_everything, up_to=up_to))

    def _stop_asking(self) -> None:
        casework = self._desk.casework

        def switch(*, on: bool) -> None:
            told = partial(be_told, what="nudges", on=on)
            casework.write(casework, told, then=lambda _: casework.look_again(CHANGES), quietly=True)

        switch(on=False)
        self._desk.say(viewmodel.STOPPED_ASKING, [ToastAction("Undo", lambda: switch(on=True))])

    def _look(self, tick: "partial[LookedAt | None]") -> None:
        casework = self._desk.casework

        def ticked(before: LookedAt | None) -> None:
            casework.look_again(CHANGES)
            undo = [] if before is None else [ToastAction("Undo", partial(take_back, before))]
            self._desk.say(viewmodel.LOOKED_AT, undo)

        def take_back(before: LookedAt) -> None:
            again = partial(look_again, before=before)
            casework.write(casework, again, then=lambda _: casework.look_again(CHANGES), quietly=True)

        def work(session: Session) -> LookedAt | None:
            return tick(session)

        casework.write(casework, work, then=ticked, quietly=True)
