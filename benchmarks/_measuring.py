"""How every benchmark measures: medians of several runs after a warm-up, printed beside the floor of the same run."""

import secrets
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from iro_desktop.exchange.practise import fill_with_practise
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store


@dataclass(frozen=True)
class Figure:
    """One promise: what was measured, its floor in the same run, and what we aim at."""

    what: str
    milliseconds: float
    floor_is: str
    floor_milliseconds: float
    aim_milliseconds: float | None = None

    def __str__(self) -> str:
        ratio = self.milliseconds / self.floor_milliseconds if self.floor_milliseconds else float("nan")
        aim = "" if self.aim_milliseconds is None else f"   aim {self.aim_milliseconds:g} ms"
        return (
            f"{self.what:<44} {self.milliseconds:9.1f} ms   "
            f"{ratio:6.1f} x {self.floor_is} ({self.floor_milliseconds:.2f} ms){aim}"
        )


def median_ms(
    act: Callable[[], object], *, runs: int = 15, warm_up: int = 2, rest: Callable[[], object] | None = None
) -> float:
    """The median time of an act in milliseconds, after runs that do not count.

    `rest` is done before each run and not timed: an officer looks at a page before they go on to the next.
    """
    for _ in range(warm_up):
        act()
    taken = []
    for _ in range(runs):
        if rest is not None:
            rest()
        begun = time.perf_counter()
        act()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def utc_now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def practise_store(*, children: int = 70, years: int = 10) -> Iterator[Store]:
    """A store filled with as many invented children and years as an officer has, thrown away afterwards."""
    with tempfile.TemporaryDirectory(prefix="iro-bench-") as folder:
        store = create_store(Profile(Path(folder) / "profile"), secrets.token_bytes(32), utc_now)
        now = utc_now()
        with store.transaction() as session:
            fill_with_practise(session, today=now.date(), now=now, children=children, years=years)
        yield store
        store.close()
