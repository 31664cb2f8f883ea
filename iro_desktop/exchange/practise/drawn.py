"""A few pictures that came with talks and forms, drawn here: a house, a sun, and some rain."""

import base64
import hashlib
import struct
import zlib
from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache

from iro_desktop.models.attachment import Attachment, AttachmentContent, AttachmentKind
from iro_desktop.models.base import SyncedRecord
from iro_desktop.models.consultation import Channel, Consultation, WithWhom
from iro_desktop.models.feedback import Feedback, FeedbackChannel, FeedbackFrom
from iro_desktop.models.ids import companion_id

PICTURES = 6
_WIDTH, _HEIGHT = 240, 160
_SKY, _GRASS, _WALL, _ROOF, _SUN, _DOOR = (
    (206, 229, 245), (142, 190, 120), (240, 214, 170), (190, 84, 66), (250, 205, 70), (96, 72, 60),
)  # fmt: skip
_SHOWS = "A house with a red roof and a brown door, under a yellow sun."
_NAMES = (
    (AttachmentKind.DRAWING, "My house"),
    (AttachmentKind.PHOTO, "Photo of the picture on the fridge"),
    (AttachmentKind.PAPER, "The page I brought"),
    (AttachmentKind.PICTURE_OF_CHILD, "The picture I chose of myself"),
)


def pictures(records: Iterable[SyncedRecord]) -> Iterator[SyncedRecord]:
    """Pictures with the newest talks with children, and with the newest form that came on paper."""
    everything = list(records)
    talks = [
        record for record in everything
        if isinstance(record, Consultation)
        and record.with_whom is WithWhom.CHILD and record.done and record.channel is Channel.IN_PERSON
    ]  # fmt: skip
    talks.sort(key=lambda talk: (talk.happened_on, talk.id), reverse=True)
    for number, talk in enumerate(talks[:PICTURES]):
        kind, name = _NAMES[number % len(_NAMES)]
        found = _attachment(talk.child_id.int % 5, kind, name, of=talk)
        found[0].consultation_id, found[0].review_id = talk.id, talk.review_id
        found[0].taken_on = talk.happened_on
        found[0].child_says_yes = (True, None, False)[number % 3]
        yield from found
    forms = [
        record for record in everything
        if isinstance(record, Feedback)
        and record.channel is FeedbackChannel.ON_PAPER and record.source is FeedbackFrom.CHILD
    ]  # fmt: skip
    for form in sorted(forms, key=lambda form: (form.given_on, form.id), reverse=True)[:1]:
        found = _attachment(3, AttachmentKind.FEEDBACK_FORM, "The back of the form", of=form)
        found[0].feedback_id, found[0].review_id = form.id, form.review_id
        found[0].taken_on = form.given_on + timedelta(days=1)
        yield from found


def _attachment(
    sunshine: int, kind: AttachmentKind, name: str, *, of: Consultation | Feedback
) -> tuple[Attachment, AttachmentContent]:
    body = house(sunshine)
    attachment = Attachment(
        id=companion_id(of.id, "picture"),
        child_id=of.child_id,
        kind=kind,
        name=name,
        in_words=_SHOWS,
        media_type="image/png",
        size_bytes=len(body),
        sha256=hashlib.sha256(body).hexdigest(),
    )
    content = AttachmentContent(
        id=companion_id(attachment.id, "content"),
        child_id=of.child_id,
        attachment_id=attachment.id,
        data=base64.b64encode(body).decode("ascii"),
    )
    return attachment, content


@cache
def house(sunshine: int) -> bytes:
    """A PNG of a house under a sun that stands higher the more there is; the same number, the same bytes."""
    rows = b"".join(b"\0" + b"".join(bytes(_colour(x, y, sunshine)) for x in range(_WIDTH)) for y in range(_HEIGHT))
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def _colour(x: int, y: int, sunshine: int) -> tuple[int, int, int]:
    """What one would see at a place of the picture, counted from the top left."""
    if 104 <= x < 124 and 96 <= y < 132:
        return _DOOR
    if 70 <= x < 158 and 72 <= y < 132:
        return _WALL
    if 40 <= y < 72 and abs(x - 114) < (y - 40) * 2:
        return _ROOF
    if (x - 205) ** 2 + (y - 60 + 7 * sunshine) ** 2 < 18**2:
        return _SUN
    return _GRASS if y >= 126 else _SKY
