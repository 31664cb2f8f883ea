"""What only managers set, from a laptop that thinks otherwise: refused at the office over HTTP, and said on the laptop.

It goes over the set itself, so that a kind which is added to it is covered by itself.
"""

from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from iro_central.database import the_council
from iro_desktop.models.ids import new_id
from iro_desktop.models.registry import RECORD_OF_KIND
from iro_desktop.protocol.rights import SET_BY_MANAGERS
from iro_desktop.queries.sync_overview import sync_overview
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.store import Store
from iro_desktop.ui.sync_centre.viewmodel import needs_you
from tests.central.offices import Office, opened
from tests.central.services import administer, serving
from tests.factories import FACTORIES
from tests.sync.test_http import change, enrolled_laptop, saved_decisions, synced, wording

KINDS = sorted(SET_BY_MANAGERS)
REFUSAL = (
    "Only a manager changes what holds for the whole council. The change stays on this laptop and nobody else has it. "
    "Ask your manager to make it."
)


def written(store: Store) -> dict[str, UUID]:
    """One record of each kind, past every action: as after a change of the laptop's own code. Their ids."""
    with store.transaction() as session:
        records = {kind: FACTORIES[RECORD_OF_KIND[kind]](new_id()) for kind in KINDS}
        session.add_all(records.values())
        session.flush()
        return {kind: record.id for kind, record in records.items()}


def here(store: Store) -> dict[str, list[UUID]]:
    with store.reading() as session:
        return {kind: list(session.scalars(select(RECORD_OF_KIND[kind].id))) for kind in KINDS}


def test_the_office_takes_none_of_it_from_an_officer_and_takes_all_their_other_work(
    central_url: str, tmp_path: Path
) -> None:
    with serving("--database", central_url) as service:
        ruth = enrolled_laptop(central_url, service, tmp_path / "ruth", "Ruth Vale")
        farah = enrolled_laptop(central_url, service, tmp_path / "farah", "Farah Imran")
        ids = written(ruth)
        (decision,) = saved_decisions(ruth, 1)
        receipt = synced(ruth)
        assert [one.sentence for one in receipt.not_confirmed] == [REFUSAL] * len(KINDS)
        assert set(receipt.confirmed_by_kind) == {"child", "decision"}
        assert not receipt.is_green

        # Nobody else gets any of it, and the work beside it and after it arrives.
        change(ruth, decision, "said after the refusal")
        again = synced(ruth)
        assert again.confirmed_by_kind == {"decision": 1}
        synced(farah)
        assert here(farah) == {kind: [] for kind in KINDS}
        assert wording(farah, decision) == "said after the refusal"
        with opened(central_url) as database:
            logged = Office(database, the_council(central_url)).logged()
        assert {one.kind for one in logged} == {"child", "decision"}

        # The laptop keeps it and says so in the sync centre, each time, with what to do.
        with ruth.reading() as session:
            overview = sync_overview(session)
            assert waiting_count(session) == len(KINDS)
        assert sorted(one.kind for one in overview.not_accepted) == KINDS
        assert [one.below for one in needs_you(overview, again)] == [
            f"{REFUSAL} It is safe on this laptop, and is sent again with every sync."
        ] * len(KINDS)

        # Named a manager, the same laptop gets it all through, and it arrives.
        assert administer("manager", "Ruth Vale", "--database", central_url).returncode == 0
        assert synced(ruth).is_green
        synced(farah)
        assert here(farah) == {kind: [record_id] for kind, record_id in ids.items()}
        ruth.close()
        farah.close()


def test_there_are_kinds_that_only_managers_set() -> None:
    assert {"letterhead", "letter_template_text", "council_word"} <= set(KINDS) <= set(RECORD_OF_KIND)
