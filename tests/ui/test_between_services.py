"""Services and the guardian between reviews: offered, asked in, copied and written down, each in one press."""

from datetime import date
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iro_desktop.models.between_reviews import GuardianLetterKind
from iro_desktop.models.child import Home
from iro_desktop.models.consultation import WithWhom
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, ServiceOutcome
from iro_desktop.ui.between.guardian import GuardianPart
from iro_desktop.ui.between.services import ServicesPart
from iro_desktop.ui.between.words import Part
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.kit import Button
from iro_desktop.ui.message.panel import MessagePanel
from tests import factories, factories_between
from tests.caseload import TODAY
from tests.desks import Office
from tests.ui.between_room import add, an_offer, kept, office, opened, press, sam
from tests.ui.review_office import LEFT, shown_words

__all__ = ["office", "sam"]


# Rights and services


def services(office: Office, child_id: UUID, qtbot: QtBot) -> ServicesPart:
    part = opened(office, child_id, Part.SERVICES, qtbot).parts[Part.SERVICES]
    assert isinstance(part, ServicesPart)
    qtbot.waitUntil(lambda: bool(part.rows.rows()))
    return part


def test_every_service_is_listed_and_one_press_offers_it(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = services(office, sam, qtbot)
    assert len(part.rows.rows()) == len(Service)
    part.rows.choose(("offer", Service.LIFELONG_LINKS))
    QTest.keyClick(part.rows, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.form is not None and part.form.isVisible())
    offer = kept(office, sam).services[0]
    assert (offer.values["service"], offer.values["offered_on"]) == (Service.LIFELONG_LINKS, TODAY)
    assert office.asked.sentences == ["Lifelong Links: offered to Sam today."]
    office.asked.undo()
    qtbot.waitUntil(lambda: kept(office, sam).services == ())
    qtbot.waitUntil(part.rows.isVisible)


def open_offer(office: Office, offer: ServiceOffer, qtbot: QtBot) -> ServicesPart:
    add(office, offer)
    part = services(office, offer.child_id, qtbot)
    part.opened.emit(offer.id)
    qtbot.waitUntil(lambda: part.form is not None and part.form.isVisible())
    return part


def test_the_officer_asks_a_service_in_with_one_press_and_is_counted(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = open_offer(office, an_offer(sam), qtbot)
    QTest.mouseClick(part.refer_button, LEFT)
    qtbot.waitUntil(lambda: not part.refer_button.isVisible())
    values = kept(office, sam).services[0].values
    assert (values["referred_by"], values["outcome"]) == (ReferredBy.OFFICER, ServiceOutcome.WAITING)
    qtbot.waitUntil(lambda: bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: kept(office, sam).services[0].values["referred_on"] is None)


def test_only_lifelong_links_asks_for_its_meetings_and_the_care_plan(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = open_offer(office, an_offer(sam, Service.LIFELONG_LINKS), qtbot)
    assert part.form is not None
    part.form.show_part("referral")
    qtbot.waitUntil(lambda: "Is it in the care plan?" in shown_words(part))
    part.form.show_part("came")
    qtbot.waitUntil(lambda: "Review and development group met" in shown_words(part))


def test_a_day_before_the_offer_is_said_beside_its_field(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = open_offer(office, an_offer(sam), qtbot)
    assert part.form is not None
    part.form.show_part("came")
    part.form.changed.emit("matched_on", date(2026, 3, 1))
    qtbot.waitUntil(lambda: any("somebody was found before that" in said for said in shown_words(part)))


def test_the_referral_is_kept_as_a_file_whose_name_says_nothing(
    office: Office, sam: UUID, qtbot: QtBot, tmp_path: Path
) -> None:
    part = open_offer(office, an_offer(sam), qtbot)
    part.paper.keep_in(tmp_path / "referral.pdf")
    qtbot.waitUntil((tmp_path / "referral.pdf").exists)
    assert (tmp_path / "referral.pdf").read_bytes().startswith(b"%PDF")


def test_the_message_is_made_ready_and_sending_it_writes_the_referral_down(
    office: Office, sam: UUID, qtbot: QtBot
) -> None:
    part = open_offer(office, an_offer(sam), qtbot)
    QTest.mouseClick(part.message_button, LEFT)
    qtbot.waitUntil(lambda: bool(office.asked.panels))
    panel = office.asked.panels[0]
    qtbot.addWidget(panel)
    assert isinstance(panel, MessagePanel)
    assert panel.message().subject.startswith("Referral for advocacy: S.")
    assert "Sam" not in panel.message().subject + panel.message().body
    QTest.mouseClick(panel.sent_button, LEFT)
    qtbot.waitUntil(lambda: kept(office, sam).services[0].values["referred_on"] == TODAY)


def test_an_address_in_the_words_stops_the_referral_and_says_where(office: Office, sam: UUID, qtbot: QtBot) -> None:
    add(office, Home(child_id=sam, from_on=date(2025, 1, 1), address="14 Osier Lane, Brackenford"))
    offer = an_offer(sam)
    offer.purpose = "Meet at 14 Osier Lane"
    part = open_offer(office, offer, qtbot)
    QTest.mouseClick(part.message_button, LEFT)
    qtbot.waitUntil(lambda: bool(office.asked.sentences))
    assert office.asked.sentences[0].startswith("“What for” tells an address")
    assert office.asked.panels == []


def test_an_offer_is_removed_and_comes_back(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = open_offer(office, an_offer(sam), qtbot)
    press(part, "Remove this offer")
    qtbot.waitUntil(lambda: kept(office, sam).services == () and bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: len(kept(office, sam).services) == 1)


# The guardian


def guardian(office: Office, child_id: UUID, qtbot: QtBot) -> GuardianPart:
    part = opened(office, child_id, Part.GUARDIAN, qtbot).parts[Part.GUARDIAN]
    assert isinstance(part, GuardianPart)
    return part


def appointed(child_id: UUID) -> Person:
    return Person(
        child_id=child_id,
        name="Ines Halloran",
        role=PersonRole.GUARDIAN,
        since_on=date(2026, 2, 2),
        email="ines@cafcass.example",
    )


def test_a_letter_that_names_the_officer_is_made_ready_and_written_down_once_sent(
    office: Office, sam: UUID, qtbot: QtBot
) -> None:
    add(office, appointed(sam))
    part = guardian(office, sam, qtbot)
    qtbot.waitUntil(lambda: "Make the letter ready" in [one.words() for one in part.findChildren(Button)])
    press(part, "Make the letter ready")
    panel = office.asked.panels[0]
    qtbot.addWidget(panel)
    assert isinstance(panel, MessagePanel)
    assert panel.message().to == ("ines@cafcass.example",)
    assert "Sam" not in panel.message().subject + panel.message().body
    QTest.mouseClick(panel.sent_button, LEFT)
    qtbot.waitUntil(lambda: kept(office, sam).guardian.missing == ())
    letter = kept(office, sam).guardian.letters[0]
    assert (letter.values["kind"], letter.values["to_name"]) == (GuardianLetterKind.OFFICER_NAMED, "Ines Halloran")
    qtbot.waitUntil(lambda: bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: len(kept(office, sam).guardian.missing) == 1)


def test_a_closed_review_is_copied_to_the_guardian_with_one_press(office: Office, sam: UUID, qtbot: QtBot) -> None:
    named_letter = factories_between.guardian_letter(sam)
    named_letter.kind, named_letter.dated_on = GuardianLetterKind.OFFICER_NAMED, date(2026, 2, 3)
    on = date(2026, 3, 2)
    review = Review(child_id=sam, status=ReviewStatus.COMPLETED, held_on=on, completed_on=on)
    add(office, appointed(sam), named_letter, review)
    part = guardian(office, sam, qtbot)
    qtbot.waitUntil(lambda: any("2 March + 20 working days" in said for said in shown_words(part)))
    press(part, "Copied today")
    qtbot.waitUntil(lambda: kept(office, sam).guardian.missing == ())
    qtbot.waitUntil(lambda: "Copied today" not in [one.words() for one in part.findChildren(Button)])


def test_the_end_of_proceedings_opens_to_write_what_is_handed_over(office: Office, sam: UUID, qtbot: QtBot) -> None:
    ended = factories_between.guardian_letter(sam)
    ended.kind = GuardianLetterKind.END_OF_PROCEEDINGS
    add(office, ended)
    part = guardian(office, sam, qtbot)
    qtbot.waitUntil(lambda: "Write the note" in [one.words() for one in part.findChildren(Button)])
    press(part, "Write the note")
    qtbot.waitUntil(lambda: part.form is not None and part.form.isVisible())
    part.changed.emit("note", "Sam wants to see his sister.")
    qtbot.waitUntil(lambda: kept(office, sam).guardian.missing == ())


def test_a_letter_is_written_down_and_one_without_its_kind_is_not(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = guardian(office, sam, qtbot)
    qtbot.waitUntil(lambda: bool(part.asks()))
    press(part, "Write down a letter")
    part.asked.emit("letter", {"kind": None})
    qtbot.waitUntil(lambda: any("Choose what the letter says" in said for said in shown_words(part)))
    part.asked.emit("letter", {"kind": "guardian_appointed", "from_name": "Cafcass", "dated_on": date(2026, 3, 2)})
    qtbot.waitUntil(lambda: len(kept(office, sam).guardian.letters) == 1)
    qtbot.waitUntil(lambda: "Letter written down." in office.asked.sentences)


def test_a_conversation_with_the_guardian_opens_as_any_other(office: Office, sam: UUID, qtbot: QtBot) -> None:
    talk = factories.consultation(sam)
    talk.with_whom, talk.person_name = WithWhom.GUARDIAN, "Ines Halloran"
    add(office, talk)
    part = guardian(office, sam, qtbot)
    qtbot.waitUntil(lambda: bool(part.rows.rows()))
    part.rows.choose(("talk", talk.id))
    QTest.keyClick(part.rows, Qt.Key.Key_Return)
    press(part, "Record a conversation with the guardian")
    assert office.asked.places == [Place(Page.CONSULTATION, talk.id)]
    assert office.asked.captures == [sam]


def test_a_letter_is_changed_removed_and_comes_back(office: Office, sam: UUID, qtbot: QtBot) -> None:
    letter = factories_between.guardian_letter(sam)
    add(office, letter)
    part = guardian(office, sam, qtbot)
    qtbot.waitUntil(lambda: bool(part.rows.rows()))
    part.opened.emit(letter.id)
    part.changed.emit("dated_on", date(2026, 4, 1))
    qtbot.waitUntil(lambda: any("1 April 2026 is still to come" in said for said in shown_words(part)))
    press(part, "Remove this letter")
    qtbot.waitUntil(lambda: kept(office, sam).guardian.letters == () and bool(office.asked.actions))
    office.asked.undo()
    qtbot.waitUntil(lambda: len(kept(office, sam).guardian.letters) == 1)
