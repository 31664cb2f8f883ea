"""Between the reviews of a child on screen: five tabs, each act in one press, each with its undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.between_reviews import EventKind, Goodbye, GoodThingKind, GuardianLetterKind
from iro_desktop.models.child import Home
from iro_desktop.models.consultation import WithWhom
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.review import Review, ReviewStatus
from iro_desktop.models.services import ReferredBy, Service, ServiceOffer, ServiceOutcome, Wanted
from iro_desktop.queries.between import BetweenPage, between_page
from iro_desktop.ui.between.everyone import EveryoneScreen
from iro_desktop.ui.between.good import GoodPart
from iro_desktop.ui.between.goodbye import GoodbyePart
from iro_desktop.ui.between.guardian import GuardianPart
from iro_desktop.ui.between.happened import HappenedPart
from iro_desktop.ui.between.screen import BetweenScreen, between_screen
from iro_desktop.ui.between.services import ServicesPart
from iro_desktop.ui.between.words import Part
from iro_desktop.ui.desk import Page, Place
from iro_desktop.ui.event.panel import EventPanel
from iro_desktop.ui.kit import Button, unnamed_controls
from iro_desktop.ui.message.panel import MessagePanel
from iro_desktop.ui.shown import plain
from tests import factories, factories_between
from tests.caseload import HOLIDAYS, TODAY
from tests.desks import Office, office_in
from tests.ui.review_office import LEFT, button, named, shown_words


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = office_in(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sam(office: Office) -> UUID:
    return office.load.children["Sam"]


def add(office: Office, *records: SyncedRecord) -> None:
    with office.store.transaction() as session:
        session.add_all(records)


def kept(office: Office, child_id: UUID) -> BetweenPage:
    with office.store.reading() as session:
        return between_page(session, child_id, TODAY, HOLIDAYS)


def shown(screen: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(screen)
    screen.resize(1134, 640)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()


def opened(office: Office, child_id: UUID, part: Part, qtbot: QtBot) -> BetweenScreen:
    screen = BetweenScreen(office.desk, Place(Page.BETWEEN, child_id, part))
    shown(screen, qtbot)
    qtbot.waitUntil(lambda: part in screen.parts)
    return screen


def press(part: QWidget, words: str) -> None:
    QTest.mouseClick(button(part, words), LEFT)


# The page


def test_every_tab_is_reached_and_every_control_has_a_name(office: Office, sam: UUID, qtbot: QtBot) -> None:
    screen = opened(office, sam, Part.HAPPENED, qtbot)
    for part in Part:
        screen.tabs.setCurrentIndex(list(Part).index(part))
        qtbot.waitUntil(lambda part=part: part in screen.parts)  # type: ignore[misc]
        assert unnamed_controls(screen) == []


def test_a_child_who_is_not_here_leads_back_to_the_list(office: Office, qtbot: QtBot) -> None:
    shown(BetweenScreen(office.desk, Place(Page.BETWEEN, UUID(int=7))), qtbot)
    qtbot.waitUntil(lambda: office.asked.places == [Place(Page.CHILDREN)])


def test_where_the_tabs_do_not_fit_the_parts_are_a_list(office: Office, sam: UUID, qtbot: QtBot) -> None:
    screen = opened(office, sam, Part.HAPPENED, qtbot)
    screen.resize(420, 640)
    qtbot.waitUntil(lambda: not screen.tabs.isVisible())
    choosing = named(screen, QWidget, "Part")
    assert choosing.isVisible()


# What happened


def test_events_stand_in_the_list_and_what_is_difficult_is_folded(office: Office, sam: UUID, qtbot: QtBot) -> None:
    event = factories_between.significant_event(sam)
    event.happened_on, event.told_on, event.folded_as = date(2026, 3, 3), date(2026, 3, 4), "about harm"
    add(office, event)
    part = opened(office, sam, Part.HAPPENED, qtbot).parts[Part.HAPPENED]
    assert isinstance(part, HappenedPart)
    row = part.rows.rows()[0]
    assert "Brackenford" not in row.spoken
    assert "About harm: folded, open it to read" in plain(row.below)


def test_an_event_and_a_new_one_open_in_the_panel(office: Office, sam: UUID, qtbot: QtBot) -> None:
    event = factories_between.significant_event(sam)
    add(office, event)
    part = opened(office, sam, Part.HAPPENED, qtbot).parts[Part.HAPPENED]
    assert isinstance(part, HappenedPart)
    part.rows.choose(event.id)
    QTest.keyClick(part.rows, Qt.Key.Key_Return)
    QTest.mouseClick(part.new_button, LEFT)
    assert [type(panel) for panel in office.asked.panels] == [EventPanel, EventPanel]
    for panel in office.asked.panels:
        qtbot.addWidget(panel)


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


def an_offer(child_id: UUID, service: Service = Service.ADVOCACY) -> ServiceOffer:
    return ServiceOffer(child_id=child_id, service=service, offered_on=date(2026, 3, 2), wanted=Wanted.YES)


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


# Good things


def test_a_good_thing_is_kept_with_the_consent_to_tell_it(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = opened(office, sam, Part.GOOD, qtbot).parts[Part.GOOD]
    assert isinstance(part, GoodPart)
    qtbot.waitUntil(lambda: bool(part.asks()))
    press(part, "Keep a good thing")
    part.asked.emit("good", {"kind": "asked_and_got", "text": ""})
    qtbot.waitUntil(lambda: any("Write down what was good" in said for said in shown_words(part)))
    part.asked.emit("good", {"kind": "asked_and_got", "text": "Ten driving lessons."})
    qtbot.waitUntil(lambda: office.asked.sentences == ["Good thing kept for Sam."])
    good = kept(office, sam).good_things[0]
    qtbot.waitUntil(lambda: bool(part.rows.rows()))
    assert "Consent not asked yet" in part.rows.rows()[0].spoken
    part.opened.emit(good.record_id)
    part.changed.emit("story_may_be_told", True)
    qtbot.waitUntil(lambda: "May be told" in part.rows.rows()[0].spoken)
    part.changed.emit("text", "")
    qtbot.waitUntil(lambda: any("needs its words" in said for said in shown_words(part)))
    press(part, "Remove this good thing")
    qtbot.waitUntil(lambda: kept(office, sam).good_things == ())


# Saying goodbye


def goodbye(office: Office, child_id: UUID, qtbot: QtBot) -> GoodbyePart:
    part = opened(office, child_id, Part.GOODBYE, qtbot).parts[Part.GOODBYE]
    assert isinstance(part, GoodbyePart)
    return part


def test_a_step_is_ticked_by_key_and_its_words_are_kept(office: Office, sam: UUID, qtbot: QtBot) -> None:
    event = factories_between.significant_event(sam, kind=EventKind.LEAVING_CARE)
    add(office, event)
    part = goodbye(office, sam, qtbot)
    qtbot.waitUntil(lambda: bool(part.steps))
    row = part.steps[event.id, Goodbye.TOLD_IN_TIME]
    qtbot.waitUntil(row.tick.hasFocus)
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(office, sam).endings[0].goodbyes_done == 1)
    qtbot.waitUntil(lambda: "1 of 7 done" in shown_words(part))
    assert part.steps[event.id, Goodbye.TOLD_IN_TIME] is row
    how = part.steps[event.id, Goodbye.ASKED_HOW]
    QTest.keyClicks(how.note, "A picnic")
    part.flush()
    qtbot.waitUntil(lambda: kept(office, sam).endings[0].goodbye[1].note == "A picnic")
    QTest.keyClick(row.tick, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: kept(office, sam).endings[0].goodbyes_done == 0)


def test_without_an_ending_one_can_be_written_down(office: Office, sam: UUID, qtbot: QtBot) -> None:
    part = goodbye(office, sam, qtbot)
    qtbot.waitUntil(lambda: "No ending is written down" in shown_words(part))
    QTest.mouseClick(part.add_button, LEFT)
    assert isinstance(office.asked.panels[0], EventPanel)
    qtbot.addWidget(office.asked.panels[0])


def test_an_ending_opens_as_the_event_it_is(office: Office, sam: UUID, qtbot: QtBot) -> None:
    add(office, factories_between.significant_event(sam, kind=EventKind.MOVING_AWAY))
    part = goodbye(office, sam, qtbot)
    qtbot.waitUntil(lambda: bool(part.steps))
    press(part, "Open the event")
    assert isinstance(office.asked.panels[0], EventPanel)
    qtbot.addWidget(office.asked.panels[0])


# Of all children


def everyone(office: Office, part: str, qtbot: QtBot) -> EveryoneScreen:
    screen = between_screen(office.desk, Place(Page.BETWEEN, None, part))
    assert isinstance(screen, EveryoneScreen)
    shown(screen, qtbot)
    return screen


def test_services_are_counted_over_a_time_and_copied_without_a_name(office: Office, sam: UUID, qtbot: QtBot) -> None:
    offer = an_offer(sam)
    offer.referred_on, offer.referred_by = date(2026, 3, 4), ReferredBy.OFFICER
    add(office, offer)
    screen = everyone(office, "counted", qtbot)
    qtbot.waitUntil(lambda: bool(screen.table.table.rowCount()))
    QTest.mouseClick(screen.copy_counts, LEFT)
    copied = QGuiApplication.clipboard().text()
    assert "Advocacy: 1 offered, 1 wanted, 1 asked in, of these 1 by the officer" in copied
    assert "Sam" not in copied
    QTest.mouseClick(named(screen.period, QPushButton, "Last year"), LEFT)
    qtbot.waitUntil(lambda: any("1 April 2024 to 31 March 2025" in said for said in shown_words(screen)))
    assert unnamed_controls(screen) == []


def test_the_story_box_copies_only_what_may_be_told_and_leads_to_the_child(
    office: Office, sam: UUID, qtbot: QtBot
) -> None:
    told, silent = factories_between.good_thing(sam), factories_between.good_thing(sam)
    told.story_may_be_told, told.kind, told.text = True, GoodThingKind.QUOTE, "Somebody wrote back."
    silent.text = "Secret."
    add(office, told, silent)
    screen = everyone(office, "stories", qtbot)
    qtbot.waitUntil(lambda: len(screen.rows.rows()) == 2)
    QTest.mouseClick(screen.copy_stories, LEFT)
    assert QGuiApplication.clipboard().text() == "Words worth keeping: “Somebody wrote back.”\n"
    screen.rows.choose(told.id)
    QTest.keyClick(screen.rows, Qt.Key.Key_Return)
    assert office.asked.places == [Place(Page.BETWEEN, sam, "good")]


def test_an_empty_story_box_says_how_it_is_filled(office: Office, qtbot: QtBot) -> None:
    screen = everyone(office, "stories", qtbot)
    qtbot.waitUntil(lambda: "The story box is empty" in shown_words(screen))
    qtbot.waitUntil(lambda: not screen.copy_stories.isVisible())
