"""Central's copies of the records, and what the officer sees: the copy with the laptop's own unpulled work on top."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, attributes

from iro_desktop import log
from iro_desktop.models import RECORD_OF_KIND, SyncedRecord
from iro_desktop.protocol import wire
from iro_desktop.protocol.fields import Json, from_wire, synced_fields
from iro_desktop.store.outbox import applying_central
from iro_desktop.store.tables import OutboxEntry, SendState, ServerRow, SyncNote
