"""Packing gives back what went in, and a small body cannot become a huge one."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.protocol.packing import PACKED, NotPacked, TooLarge, pack, unpack


@given(st.binary(max_size=5_000) | st.builds(lambda text: text * 200, st.binary(max_size=50)))
def test_a_body_comes_back_as_it_was(body: bytes) -> None:
    packed, encoding = pack(body)

    assert len(packed) <= len(body)
    assert unpack(packed, encoding, limit=len(body)) == body


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bomb = gzip.compress(bytes(50_000_000))

    with pytest.raises(TooLarge):
        unpack(bomb, PACKED, limit=1_000_000)


def test_a_body_one_byte_past_the_limit_is_too_large() -> None:
    with pytest.raises(TooLarge):
        unpack(b"x" * 11, None, limit=10)
    with pytest.raises(TooLarge):
        unpack(gzip.compress(b"x" * 11), PACKED, limit=10)


@pytest.mark.parametrize("cut", [0, 1, 5, 20])
def test_half_a_packed_body_is_noticed(cut: int) -> None:
    packed, encoding = pack(b"words " * 1_000)

    with pytest.raises(NotPacked):
        unpack(packed[:cut], encoding, limit=10_000)


def test_something_behind_the_packed_body_is_noticed() -> None:
    with pytest.raises(NotPacked):
        unpack(gzip.compress(b"one") + b"two", PACKED, limit=10_000)


def test_an_unknown_packing_is_refused() -> None:
    with pytest.raises(NotPacked):
        unpack(b"x", "br", limit=10)
