"""Central's clock: the one place that asks for the time. Everything else is given it."""

from datetime import UTC, datetime


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
