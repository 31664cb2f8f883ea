"""What came between reviews is found by its words, and leads to where it is shown."""

from pathlib import Path
from uuid import UUID

import pytest

from iro_desktop.models.ids import new_id
from iro_desktop.queries.search import HitKind, look_for
from tests import factories
from tests.factories_between import (
    good_thing,
    guardian_letter,
    midway_check,
    reminder,
    resolution,
    resolution_step,
    significant_event,
)
from tests.store.stores import store_in

Leads = tuple[HitKind, UUID, str]


@pytest.mark.parametrize(
    "typed", ["trombone", "xylophone", "kayak", "heron", "accordion", "lighthouse", "juggling", "ocarina"]
)
def test_what_came_between_reviews_leads_to_its_page(tmp_path: Path, typed: str) -> None:
    maya = factories.child()
    raised, event = resolution(maya.id), significant_event(maya.id)
    raised.concern, event.text = "The trombone was never bought.", "A heron came into the garden."
    answer, check, note = resolution_step(maya.id, raised.id), midway_check(maya.id, new_id()), reminder(maya.id)
    answer.text, check.changes, note.text = "The xylophone came.", "A kayak club.", "Ask about the accordion."
    letter, good = guardian_letter(maya.id), good_thing(maya.id)
    letter.note, good.text = "Read it at the lighthouse.", "Lessons in juggling."
    offer = factories.service_offer(maya.id)
    offer.purpose = "To find the uncle with the ocarina."
    leads: dict[str, Leads] = {
        "trombone": (HitKind.RESOLUTION, raised.concern_id, ""),
        "xylophone": (HitKind.RESOLUTION, raised.concern_id, ""),
        "kayak": (HitKind.MIDWAY, check.review_id, ""),
        "heron": (HitKind.HAPPENED, maya.id, "happened"),
        "accordion": (HitKind.HAPPENED, maya.id, "happened"),
        "lighthouse": (HitKind.HAPPENED, maya.id, "guardian"),
        "juggling": (HitKind.HAPPENED, maya.id, "good"),
        "ocarina": (HitKind.HAPPENED, maya.id, "services"),
    }
    store = store_in(tmp_path)
    with store.transaction() as session:
        session.add_all([maya, raised, event, answer, check, note, letter, good, offer])

    with store.reading() as session:
        (hit,) = look_for(session, typed)
    store.close()

    assert (hit.kind, hit.record_id, hit.part) == leads[typed]
