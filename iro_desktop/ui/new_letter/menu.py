"""“New letter”: a button whose menu begins every kind of letter there is something to say in."""

from collections.abc import Callable
from functools import partial
from typing import TypeAlias
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from iro_desktop.queries.letter_offers import LetterOffer, invitations_offered, letter_offers
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.kit import Button, Role
from iro_desktop.ui.kit.icons import IN_BUTTON, icon
from iro_desktop.ui.new_letter import viewmodel
from iro_desktop.ui.tokens import Tone

Ask: TypeAlias = Callable[[Session], tuple[LetterOffer, ...]]


def begin_letter(desk: Desk, offer: LetterOffer) -> None:
    """Begin a letter, or go on with it, and open it in the studio."""
    begun = viewmodel.begin(offer, desk.today())
    desk.casework.write(
        desk.casework,
        begun,
        then=lambda letter_id: desk.go(Place(Page.LETTER, letter_id)),
        refused=lambda why: desk.say(why.sentence, ()),
    )


class NewLetterButton(Button):
    """Asks what can be begun when it is pressed, so that the menu is never older than the records."""

    def __init__(self, desk: Desk, words: str = viewmodel.BUTTON, role: Role = Role.SECONDARY) -> None:
        super().__init__(words, role, icon_name="mail")
        self._desk = desk
        self._ask: Ask | None = None
        self._child = ""
        self.menu_shown: QMenu | None = None
        self.clicked.connect(self._open)

    def show_child(self, child_id: UUID, child: str) -> None:
        """Offer every letter of this child."""
        self._child = child
        today, bank_holidays = self._desk.today(), self._desk.bank_holidays
        self._ask = partial(letter_offers, child_id=child_id, today=today, bank_holidays=bank_holidays)

    def show_review(self, review_id: UUID, child: str) -> None:
        """Offer the invitations to this review."""
        self._child = child
        self._ask = partial(invitations_offered, review_id=review_id, today=self._desk.today())

    def _open(self) -> None:
        if self._ask is not None:
            self._desk.casework.ask(self, self._ask, then=self._show)

    def _show(self, offers: tuple[LetterOffer, ...]) -> None:
        if not offers:
            self._desk.say(viewmodel.NOTHING, ())
            return
        self.menu_shown = letter_menu(self._desk, offers, self._child, self)
        self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))


def letter_menu(desk: Desk, offers: tuple[LetterOffer, ...], child: str, owner: QWidget) -> QMenu:
    """The menu of these letters. It goes away by itself."""
    menu = QMenu(owner)
    menu.setAccessibleName(viewmodel.BUTTON)
    for number, group in enumerate(viewmodel.parts(offers)):
        if number:
            menu.addSeparator()
        for offer in group:
            words = viewmodel.line(offer, child, desk.today()).replace("&", "&&")
            act = menu.addAction(words, partial(begin_letter, desk, offer))
            act.setIcon(icon(viewmodel.ICONS.get(offer.kind, "mail"), Tone.SECONDARY, IN_BUTTON))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
