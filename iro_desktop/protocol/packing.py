"""Packing a body for the wire, and unpacking it without letting a small one become a huge one."""

import zlib

PACKED = "gzip"
"""The Content-Encoding of a packed body: every proxy knows it and the standard library has it."""

_WORTH_PACKING = 1_000
"""Bytes. A shorter body fits one network packet either way."""
_GZIP = 16 + zlib.MAX_WBITS


class TooLarge(Exception):
    """A body that is larger than was agreed, before or after unpacking."""


class NotPacked(Exception):
    """A body that says it is packed and is not, or is only half there."""


def pack(body: bytes) -> tuple[bytes, str | None]:
    """The body for the wire and its Content-Encoding: packed when that makes it shorter.

    Level 1: the higher levels cost more time than they save on a council's line.
    """
    if len(body) < _WORTH_PACKING:
        return body, None
    packer = zlib.compressobj(level=1, wbits=_GZIP)
    packed = packer.compress(body) + packer.flush()
    return (packed, PACKED) if len(packed) < len(body) else (body, None)


def unpack(body: bytes, encoding: str | None, *, limit: int) -> bytes:
    """The body as it was before packing. Never holds more than `limit` bytes of it.

    Raises TooLarge past the limit, NotPacked for damaged or unknown packing.
    """
    if encoding in (None, "", "identity"):
        if len(body) > limit:
            raise TooLarge
        return body
    if encoding != PACKED:
        raise NotPacked
    unpacker = zlib.decompressobj(wbits=_GZIP)
    try:
        plain = unpacker.decompress(body, limit + 1)
    except zlib.error:
        raise NotPacked from None
    if len(plain) > limit:
        raise TooLarge
    if not unpacker.eof or unpacker.unused_data:
        raise NotPacked
    return plain
