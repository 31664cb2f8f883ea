"""A document of the council's library: added by a manager, on every laptop after a sync, and on nobody else's word."""

from iro_desktop.actions.library_documents import AboutDocument, GivenPdf, add_document, add_version
from iro_desktop.queries.library_documents import council_library, document_pdf
from tests.sync.checks import check_quiet_world
from tests.sync.world import Laptop, World

PROTOCOL = AboutDocument(name="Resolution protocol", for_whom="For officers")


def given(words: str) -> GivenPdf:
    return GivenPdf(data=b"%PDF- " + words.encode(), pages=1)


def add(laptop: Laptop) -> None:
    with laptop.store.transaction() as session:
        add_document(session, PROTOCOL, given("first"), by_name="Ruth Vale", at=laptop.clock())


def used(laptop: Laptop) -> list[bytes]:
    with laptop.store.reading() as session:
        return [document_pdf(session, one.file_id) for one in council_library(session).rows]


def test_it_reaches_every_laptop_to_the_byte_and_of_two_new_versions_the_later_is_used(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale", manages=True), world.laptop_of("Farah Imran", manages=True)
    officer = world.laptop_of("Sam Odell")
    add(ruth)
    world.quieten()
    assert used(officer) == [b"%PDF- first"]

    for laptop, words in ((farah, "of Farah"), (ruth, "of Ruth")):
        with laptop.store.transaction() as session:
            (row,) = council_library(session).rows
            add_version(session, row.document_id, given(words), by_name=words, at=laptop.clock())
    world.quieten()

    assert used(ruth) == used(farah) == used(officer)
    assert used(officer)[0] in {b"%PDF- of Farah", b"%PDF- of Ruth"}
    assert ruth.questions() == []
    check_quiet_world(world)


def test_central_takes_none_from_anybody_but_a_manager(world: World) -> None:
    ruth, farah = world.laptop_of("Ruth Vale"), world.laptop_of("Farah Imran", manages=True)
    add(ruth)

    receipt = ruth.sync()
    farah.sync()

    assert {one.sentence[:41] for one in receipt.not_confirmed} == {"Only a manager changes what holds for the"}
    assert used(farah) == []
