"""What the officer chose about sync stays on this laptop."""

from pathlib import Path

import pytest

from iro_desktop.protocol.fields import Json
from iro_desktop.store.outbox import waiting_count
from iro_desktop.store.tables import LocalSetting
from iro_desktop.sync.wishes import SyncWishes, keep_sync_wishes, sync_wishes
from tests.store.stores import store_in


def test_a_new_laptop_syncs_by_itself_and_warns_after_three_days(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    with store.reading() as session:
        assert sync_wishes(session) == SyncWishes(by_itself=True, warn_after_days=3)
    store.close()


def test_what_was_chosen_is_kept_and_never_sent(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for wishes in (SyncWishes(by_itself=False, warn_after_days=5), SyncWishes(by_itself=True, warn_after_days=7)):
        with store.transaction() as session:
            keep_sync_wishes(session, wishes)
        with store.reading() as session:
            assert sync_wishes(session) == wishes
            assert waiting_count(session) == 0
    store.close()


@pytest.mark.parametrize("kept", [None, [], "yes", {"by_itself": "no", "warn_after_days": 400}])
def test_what_makes_no_sense_is_as_at_first(tmp_path: Path, kept: Json) -> None:
    store = store_in(tmp_path)
    with store.transaction() as session:
        session.add(LocalSetting(name="sync", value=kept))
    with store.reading() as session:
        assert sync_wishes(session) == SyncWishes()
    store.close()
