"""First sync, a push of edits and a round with nothing to do, beside bare HTTP to the same service."""

import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from sqlalchemy import select

from benchmarks._measuring import Figure, median_ms, practise_store, utc_now
from iro_desktop.models.review import Decision
from iro_desktop.store.location import Profile
from iro_desktop.store.store import Store, create_store
from iro_desktop.sync.enrol import connected, enrol, enrolment
from iro_desktop.sync.receipt import Receipt
from iro_desktop.sync.round import sync_once

_CENTRAL = [sys.executable, "-m", "iro_central"]


@contextmanager
def _central(folder: Path) -> Iterator[str]:
    """An office store of its own, on a free port of this machine. Stopped at the end."""
    serving = subprocess.Popen(
        [*_CENTRAL, "serve", "--data", str(folder), "--practise", "--port", "0"], stdout=subprocess.PIPE, text=True
    )
    assert serving.stdout is not None
    try:
        yield serving.stdout.readline().split()[-1]
    finally:
        serving.terminate()
        serving.wait(30)


def _code(folder: Path, person: str) -> str:
    subprocess.run([*_CENTRAL, "add-user", "--data", str(folder), person], check=True, capture_output=True)
    told = subprocess.run(
        [*_CENTRAL, "enrol-code", "--data", str(folder), person], check=True, capture_output=True, text=True
    )
    return next(line for line in told.stdout.splitlines() if "-" in line).strip()


def _round(store: Store) -> Receipt:
    with store.reading() as session:
        known = enrolment(session)
    assert known is not None
    with connected(known, utc_now) as central:
        receipt = sync_once(store, central, clock=utc_now)
    assert receipt.is_green, receipt.reason
    return receipt


def _timed(store: Store) -> tuple[float, Receipt]:
    begun = time.perf_counter()
    receipt = _round(store)
    return (time.perf_counter() - begun) * 1000, receipt


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="iro-bench-") as folder, practise_store(years=5) as first:
        data = Path(folder) / "central"
        second = create_store(Profile(Path(folder) / "second"), secrets.token_bytes(32), utc_now)
        with _central(data) as address:
            enrol(first, address, _code(data, "Ruth"), practise=True)
            enrol(second, address, _code(data, "Farah"), practise=True)
            with httpx.Client() as client:
                floor = median_ms(lambda: client.get(address), runs=50)
            taken, receipt = _timed(first)
            print(Figure(f"First push, {receipt.confirmed} records", taken, "bare HTTP request", floor))
            taken, receipt = _timed(second)
            print(
                Figure(f"First sync of a second laptop, {receipt.received} records", taken, "bare HTTP request", floor)
            )
            with first.transaction() as session:
                for decision in session.scalars(select(Decision).limit(100)):
                    decision.status_note = "looked at today"
            taken, receipt = _timed(first)
            print(Figure(f"Push of {receipt.confirmed} edits", taken, "bare HTTP request", floor))
            print(Figure("Nothing to do", median_ms(lambda: _round(first), runs=10), "bare HTTP request", floor))
        second.close()


if __name__ == "__main__":
    main()
