"""Rights and services of one child: offer in one press, ask in, and the referral on one page with its message."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.changing import Value, bring_back, remove
from iro_desktop.actions.services import change_offer, offer_service, refer, take_back_referral
from iro_desktop.exchange.messages import Message
from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.models.refused import Refused
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer
from iro_desktop.queries.between import BetweenPage
from iro_desktop.queries.child_record import Kept
from iro_desktop.queries.referral_papers import ReferralPaper, referral_paper
from iro_desktop.store.store import Session
from iro_desktop.ui.between import service_words
from iro_desktop.ui.between.records import RecordsPart
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.kit import Button, FlowLayout, Role
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.paper_out import PaperOut
from iro_desktop.ui.undo import do_with_undo


class ServicesPart(RecordsPart):
    """Every service is a row, also those that nobody offered yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Rights and services", desk.today, desk.bank_holidays)
        self._desk = desk
        self._of: BetweenPage | None = None
        self._wanted: UUID | None = None
        self.opened.connect(self._open)
        self.changed.connect(self._change)
        self.removed.connect(self._remove)
        counted = Button("Services counted, of all children", Role.LINK)
        counted.clicked.connect(lambda: desk.go(Place(Page.BETWEEN, None, "counted")))
        self.links.insertWidget(0, counted)
        self.refer_button = Button("I ask it in today", Role.PRIMARY, icon_name="send")
        self.refer_button.clicked.connect(self._refer)
        self.message_button = Button("Make the message ready", Role.SECONDARY, icon_name="mail")
        self.message_button.clicked.connect(self._make_message)
        self.paper = PaperOut(desk, make=self._make_paper, file_name=self._file_name, what="The referral")
        steps = QWidget()
        steps.setLayout(FlowLayout(self.refer_button, self.message_button, self.paper, gap=8))
        self.beside.addWidget(steps)

    def show_child(self, of: BetweenPage) -> None:
        """Show the services of a child as they stand."""
        self._of = of
        self.show_page(service_words.page(of, self._desk.today()))
        wanted = self._wanted or self.open_key()
        offer = self._find(wanted)
        if offer is not None:
            self._wanted = None
            self._show_offer(offer)
        elif self.open_key() is not None:
            self.show_list()

    def _find(self, offer_id: object) -> Kept | None:
        return next((one for one in self._of.services if one.record_id == offer_id), None) if self._of else None

    def _show_offer(self, offer: Kept) -> None:
        if self._of is not None:
            self.refer_button.setVisible(service_words.may_be_asked_in(offer))
            self.show_record(service_words.opened(offer, self._of))

    # Act

    def _open(self, key: object) -> None:
        if isinstance(key, tuple) and self._of is not None:
            self._offer(Service(key[1]), self._of)
            return
        offer = self._find(key)
        if offer is not None:
            self._show_offer(offer)

    def _offer(self, service: Service, of: BetweenPage) -> None:
        """Write down that it is offered today, and open it: how it was explained, and whether it is wanted."""
        act = partial(
            offer_service, child_id=of.who.child_id, values={"service": service.value}, today=self._desk.today()
        )

        def done(offer_id: UUID) -> None:
            self._wanted = offer_id
            gone = partial(remove, record_id=offer_id, kind=ServiceOffer, at=self._desk.clock())
            undo = ToastAction("Undo", lambda: self._desk.casework.write(self._desk.casework, gone))
            self._desk.say(service_words.offered_now(service, of.who.name), [undo])

        self._desk.casework.write(self, act, then=done)

    def _change(self, name: str, value: Value) -> None:
        offer_id = self.open_key()
        if not isinstance(offer_id, UUID):
            return
        act = partial(change_offer, offer_id=offer_id, changes={name: value}, today=self._desk.today())
        self._desk.casework.write(self, act, refused=lambda why: self.show_problem(name, why.sentence))

    def _remove(self) -> None:
        offer_id = self.open_key()
        if not isinstance(offer_id, UUID) or self._of is None:
            return
        self.show_list()
        gone = partial(remove, record_id=offer_id, kind=ServiceOffer, at=self._desk.clock())
        back = partial(bring_back, record_id=offer_id, kind=ServiceOffer)
        do_with_undo(self._desk, gone, back, service_words.removed(self._of.who.name))

    def _refer(self) -> None:
        offer = self._find(self.open_key())
        if offer is None or self._of is None:
            return
        today = self._desk.today()
        self.flush()
        act = partial(refer, offer_id=offer.record_id, on=today, by=ReferredBy.OFFICER, today=today)
        back = partial(take_back_referral, offer_id=offer.record_id)
        said = service_words.asked_in(Service(offer.text("service")), self._of.who.name)
        do_with_undo(self._desk, act, back, said)

    # The referral

    def _offer_id(self) -> UUID:
        key = self.open_key()
        assert isinstance(key, UUID), "a referral is made of an open offer"
        return key

    def _make_paper(self) -> Callable[[Session], bytes]:
        self.flush()
        return partial(_pdf, offer_id=self._offer_id(), today=self._desk.today())

    def _file_name(self) -> str:
        # No name and no service: whoever looks into the folder learns nothing.
        return f"referral-{self._desk.today():%Y%m%d}-{self._offer_id().hex[-6:]}.pdf"

    def _make_message(self) -> None:
        self.flush()
        query = partial(referral_paper, offer_id=self._offer_id(), today=self._desk.today())
        self._desk.casework.ask(self, query, then=self._show_message, refused=self._say)

    def _show_message(self, paper: ReferralPaper) -> None:
        message = Message(subject=paper.subject, body=paper.body)
        offer = self._find(self.open_key())
        sent = self._refer if offer is not None and service_words.may_be_asked_in(offer) else None
        self._desk.show_panel(MessagePanel(self._desk, message, sent=sent, title="The referral’s message"), "Message")

    def _say(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, ())


def _pdf(session: Session, *, offer_id: UUID, today: date) -> bytes:
    return render_agenda(referral_paper(session, offer_id, today=today).content)
