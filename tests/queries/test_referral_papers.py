"""The referral on one page: what the service needs, no address, and a subject that names nobody."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.letters.agenda_layout import render_agenda
from iro_desktop.models.child import Child, Home
from iro_desktop.models.ids import new_id
from iro_desktop.models.people import Person, PersonRole
from iro_desktop.models.refused import Refused
from iro_desktop.models.services import Service, ServiceOffer, Wanted
from iro_desktop.queries.referral_papers import ReferralPaper, referral_paper
from iro_desktop.store.store import Store
from tests import factories
from tests.letters.reading import pages_of, squeezed, text_of
from tests.pdf_ua import ua1_failures
from tests.store.stores import store_in

TODAY = date(2026, 3, 12)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = store_in(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def maya(store: Store) -> UUID:
    with store.transaction() as session:
        child = factories.child(known_as="Maya")
        child.family_name, child.first_language, child.communication = "Rahman", "Bengali", "Short questions, pictures"
        session.add(child)
        session.flush()
        session.add(
            Home(child_id=child.id, from_on=date(2025, 1, 1), address="14 Osier Lane, Brackenford", postcode="BX1 4QQ")
        )
        session.add(Person(child_id=child.id, name="Rosa Okafor", role=PersonRole.SOCIAL_WORKER, team="Team 4"))
        return child.id


def paper(store: Store, child_id: UUID, service: Service = Service.ADVOCACY, **values: object) -> ReferralPaper:
    with store.transaction() as session:
        offer = ServiceOffer(child_id=child_id, service=service, offered_on=date(2026, 3, 2), wanted=Wanted.YES)
        for name, value in values.items():
            setattr(offer, name, value)
        session.add(offer)
    with store.reading() as session:
        return referral_paper(session, offer.id, today=TODAY)


def facts(made: ReferralPaper) -> dict[str, str]:
    return {fact.label: fact.value for fact in made.content.facts}


@pytest.mark.parametrize("service", Service)
def test_every_service_has_a_referral_of_one_page_that_reads_aloud(store: Store, maya: UUID, service: Service) -> None:
    made = paper(store, maya, service, purpose="To be heard in the meeting.")
    printed = render_agenda(made.content)
    assert len(pages_of(printed)) == 1
    assert squeezed("To be heard in the meeting.") in squeezed(text_of(printed))


def test_the_referrals_pass_the_rules_of_accessible_pdf(store: Store, maya: UUID, tmp_path: Path) -> None:
    paths = []
    for service in (Service.ADVOCACY, Service.LIFELONG_LINKS, Service.PARENT_ADVOCACY):
        made = paper(store, maya, service, purpose="To be heard.", explained_how="With the leaflet.")
        paths.append(tmp_path / f"{service}.pdf")
        paths[-1].write_bytes(render_agenda(made.content))
    assert {path.name: found for path, found in ua1_failures(paths).items() if found} == {}


def test_the_page_tells_what_the_service_needs_to_begin(store: Store, maya: UUID) -> None:
    made = facts(paper(store, maya, purpose="To be heard."))
    assert made["Language"] == "Bengali"
    assert made["What helps to talk"] == "Short questions, pictures"
    assert made["Social worker"] == "Rosa Okafor, Team 4"
    assert made["Wanted"] == "Yes"


def test_no_address_stands_on_it(store: Store, maya: UUID) -> None:
    printed = squeezed(text_of(render_agenda(paper(store, maya, purpose="To be heard.").content))).casefold()
    assert "osier" not in printed
    assert "bx14qq" not in printed


@pytest.mark.parametrize("where", ["purpose", "explained_how", "language_needed"])
def test_an_address_that_was_typed_stops_the_referral_and_the_place_is_said(
    store: Store, maya: UUID, where: str
) -> None:
    with pytest.raises(Refused, match="an address or a number that is private"):
        paper(store, maya, Service.ADVOCACY, **{where: "Meet at 14 OSIER lane"})


def test_a_parent_s_page_holds_nothing_of_how_to_reach_the_child(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        mother = Person(child_id=maya, name="Nadia Rahman", role=PersonRole.PARENT)
        session.add(mother)
    made = facts(paper(store, maya, Service.PARENT_ADVOCACY, person_id=mother.id))
    assert made["For"] == "Nadia Rahman, parent"
    assert not {"Language", "Interpreter", "What helps to talk", "Likes to be reached"} & made.keys()


def test_only_lifelong_links_says_whether_it_is_in_the_care_plan(store: Store, maya: UUID) -> None:
    assert facts(paper(store, maya, Service.LIFELONG_LINKS, in_care_plan=False))["In the care plan"] == "No"
    assert "In the care plan" not in facts(paper(store, maya, in_care_plan=True))


def test_the_message_names_the_child_by_initials_alone(store: Store, maya: UUID) -> None:
    made = paper(store, maya, purpose="To be heard.")
    assert made.subject == "Referral for advocacy: M.R."
    assert "Maya" not in made.subject + made.body
    assert "Rahman" not in made.body
    assert "I ask for advocacy, for the child M.R." in made.body


def test_without_a_name_to_call_the_child_by_there_is_no_referral(store: Store, maya: UUID) -> None:
    with store.transaction() as session:
        child = session.get(Child, maya)
        assert child is not None
        child.known_as = None
    with pytest.raises(Refused, match="name the child likes first"):
        paper(store, maya)


def test_an_offer_that_is_not_here_has_no_referral(store: Store) -> None:
    with store.reading() as session, pytest.raises(Refused, match="no longer on this laptop"):
        referral_paper(session, new_id(), today=TODAY)


def test_words_that_were_never_written_are_asked_for_and_not_guessed(store: Store, maya: UUID) -> None:
    assert paper(store, maya).content.sections[0].points == ("Not written down yet: ask when you meet.",)
