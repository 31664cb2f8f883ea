"""The good things of one child: kept in words, with the consent to tell them."""

from functools import partial
from uuid import UUID

from iro_desktop.actions.changing import Changes, Value, bring_back, remove
from iro_desktop.actions.good_things import change_good_thing, keep_good_thing
from iro_desktop.models.between_reviews import GoodThing
from iro_desktop.queries.between import BetweenPage
from iro_desktop.queries.child_record import Kept
from iro_desktop.ui.between import good_words
from iro_desktop.ui.between.records import RecordsPart
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Button, Role
from iro_desktop.ui.undo import do_with_undo


class GoodPart(RecordsPart):
    """What was asked for and came, thanks, and words worth keeping."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Good things", desk.today, desk.bank_holidays)
        self._desk = desk
        self._of: BetweenPage | None = None
        box = Button("The story box, of all children", Role.LINK)
        box.clicked.connect(lambda: desk.go(Place(Page.BETWEEN, None, "stories")))
        self.links.insertWidget(0, box)
        self.opened.connect(self._open)
        self.asked.connect(self._add)
        self.changed.connect(self._change)
        self.removed.connect(self._remove)

    def show_child(self, of: BetweenPage) -> None:
        """Show the good things of a child."""
        self._of = of
        self.show_page(good_words.page(of, self._desk.today()))
        good = self._find(self.open_key())
        if good is not None:
            self.show_record(good_words.opened(good, of))
        elif self.open_key() is not None:
            self.show_list()

    def _find(self, good_id: object) -> Kept | None:
        return next((one for one in self._of.good_things if one.record_id == good_id), None) if self._of else None

    def _open(self, key: object) -> None:
        good = self._find(key)
        if good is not None and self._of is not None:
            self.show_record(good_words.opened(good, self._of))

    def _add(self, _key: str, values: Changes) -> None:
        if self._of is None:
            return
        name = self._of.who.name

        def done(good_id: UUID) -> None:
            self.show_list()
            gone = partial(remove, record_id=good_id, kind=GoodThing, at=self._desk.clock())
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, gone))
            self._desk.say(f"Good thing kept for {name}.", [undo])

        act = partial(keep_good_thing, child_id=self._of.who.child_id, values=values, today=self._desk.today())
        self._desk.casework.write(self, act, then=done, refused=lambda why: self.refuse(why.sentence))

    def _change(self, name: str, value: Value) -> None:
        good_id = self.open_key()
        if isinstance(good_id, UUID):
            act = partial(change_good_thing, good_thing_id=good_id, changes={name: value}, today=self._desk.today())
            self._desk.casework.write(self, act, refused=lambda why: self.show_problem(name, why.sentence))

    def _remove(self) -> None:
        good_id = self.open_key()
        if not isinstance(good_id, UUID) or self._of is None:
            return
        self.show_list()
        gone = partial(remove, record_id=good_id, kind=GoodThing, at=self._desk.clock())
        back = partial(bring_back, record_id=good_id, kind=GoodThing)
        do_with_undo(self._desk, gone, back, f"Good thing removed for {self._of.who.name}.")
