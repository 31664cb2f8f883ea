"""Whether child, carer and parent were spoken with at the check: one press each, and how and when for the child."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from iro_desktop.actions.midway import prefer_between_reviews
from iro_desktop.actions.midway_talks import say_spoken
from iro_desktop.models.child import BetweenReviews
from iro_desktop.models.consultation import Channel, WithWhom
from iro_desktop.models.midway import SpokenWith
from iro_desktop.models.people import PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.queries.midway_page import MidwayPage
from iro_desktop.ui.child.in_words import capital
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import DateField, Field, Label, Pills, column
from iro_desktop.ui.midway import viewmodel
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo
from iro_desktop.ui.when import Looking

_ROLE = {WithWhom.CARER: PersonRole.CARER, WithWhom.PARENT: PersonRole.PARENT}


class SpokenPart(QWidget):
    """Each answer is kept at once. A talk or a try is a conversation of the child's history too."""

    saved = Signal()
    not_saved = Signal(str)

    def __init__(self, desk: Desk, review_id: UUID) -> None:
        super().__init__()
        self._desk, self._review_id = desk, review_id
        self._page: MidwayPage | None = None
        self._on_its_way = 0
        self._name = Label("The child", Style.H3)
        self._wishes = Label("", Style.SMALL, Tone.SECONDARY)
        self._last = Label("", Style.SMALL, Tone.SECONDARY)
        self.child = Pills("Spoken with the child", viewmodel.OF_THE_CHILD)
        self.how = Pills("How", viewmodel.HOW)
        self.on = DateField("On which day", desk.today, desk.bank_holidays, looking=Looking.BACK, explain=False)
        self.when = Pills("When between reviews", viewmodel.WHEN_BETWEEN)
        self.carer = Pills("Carer, spoken with at the check", viewmodel.OF_ADULTS)
        self.mum_or_dad = Pills("Parent, spoken with at the check", viewmodel.OF_ADULTS)
        self._how_field, self._on_field = Field("How", self.how), Field("On which day", self.on)
        self._when_field = Field("When between reviews", self.when)
        self.child.edited.connect(self._child_answered)
        self.how.edited.connect(self._say_child)
        self.on.edited.connect(self._day_typed)
        self.when.edited.connect(self._prefers)
        self.carer.edited.connect(partial(self._say_adult, WithWhom.CARER))
        self.mum_or_dad.edited.connect(partial(self._say_adult, WithWhom.PARENT))
        for pills, whom in ((self.carer, "carer"), (self.mum_or_dad, "parent")):
            for pill in pills.findChildren(QAbstractButton):
                pill.setAccessibleName(f"{pill.accessibleName()}, {whom}")
        follows = column(self._how_field, self._on_field, self._when_field)
        self.setLayout(
            column(
                self._name,
                2,
                self._wishes,
                self._last,
                8,
                self.child,
                8,
                follows,
                4,
                Field("Carer", self.carer),
                4,
                Field("Parent", self.mum_or_dad),
            )
        )

    def show_page(self, page: MidwayPage) -> None:
        """Show what is kept."""
        today = self._desk.today()
        if self._page is None:
            name = capital(page.who.name)
            self._name.show_words(name)
            self.child.setAccessibleName(f"Spoken with {name}")
        self._page = page
        self._wishes.show_words(viewmodel.wishes(page))
        self._last.show_words(viewmodel.last_spoken(page, today))
        if self._on_its_way:
            return  # this was asked for before the last answer was kept; news of that comes next
        self.child.set_value(page.child_spoken)
        self.how.set_value(page.child_spoken_how)
        if not self.on.line.hasFocus():
            self.on.set_value(page.child_spoken_on)
        self.when.set_value(page.wishes)
        self.carer.set_value(page.carer_spoken)
        self.mum_or_dad.set_value(page.parent_spoken)
        self._show_what_follows()

    def _show_what_follows(self) -> None:
        said = self.child.value()
        self._how_field.setVisible(said == SpokenWith.SPOKE)
        self._on_field.setVisible(said in {SpokenWith.SPOKE, SpokenWith.TRIED})
        self._when_field.setVisible(said == SpokenWith.PREFERS_LATER)

    def _child_answered(self) -> None:
        if self._page is not None and self.child.value() == SpokenWith.SPOKE and self.how.value() is None:
            self.how.set_value(viewmodel.preferred_way(self._page))
        self.on.set_value(self._desk.today())
        self._show_what_follows()
        self._say_child()

    def _day_typed(self) -> None:
        if self.on.value() is not None:
            self._say_child()

    def _say_child(self) -> None:
        how = self.how.value()
        self._say(WithWhom.CHILD, self.child.value(), on=self.on.value(), how=Channel(how) if how else None)

    def _say_adult(self, whom: WithWhom) -> None:
        said = (self.carer if whom is WithWhom.CARER else self.mum_or_dad).value()
        people = self._page.people if self._page else ()
        of_role = [one.person_id for one in people if one.role is _ROLE[whom]]
        # Of two parents nobody knows which: then no name is written down.
        self._say(whom, said, person_id=of_role[0] if len(of_role) == 1 else None)

    def _say(
        self,
        whom: WithWhom,
        said: str | None,
        *,
        on: date | None = None,
        how: Channel | None = None,
        person_id: UUID | None = None,
    ) -> None:
        keep = partial(
            say_spoken,
            review_id=self._review_id,
            whom=whom,
            spoken=SpokenWith(said) if said else None,
            at=self._desk.clock(),
            on=on,
            how=how,
            person_id=person_id,
        )
        self._on_its_way += 1
        self._desk.casework.write(self, keep, then=self._is_kept, refused=self._refused)

    def _is_kept(self, _: object) -> None:
        self._on_its_way -= 1
        self.saved.emit()

    def _refused(self, reason: Refused) -> None:
        self._on_its_way -= 1
        self.not_saved.emit(reason.sentence)

    def _prefers(self) -> None:
        page, chosen = self._page, self.when.value()
        if page is None or chosen is None:
            return
        child_id, today = page.who.child_id, self._desk.today()
        do_with_undo(
            self._desk,
            partial(prefer_between_reviews, child_id=child_id, when=BetweenReviews(chosen), on=today),
            partial(prefer_between_reviews, child_id=child_id, when=page.wishes, on=today),
            f"Kept with how {page.who.name} wants things done.",
        )
