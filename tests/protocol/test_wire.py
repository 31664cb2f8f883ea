"""Messages survive the wire, and what does not follow the protocol is refused in words."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iro_desktop.protocol import wire
from iro_desktop.protocol.wire import NotUnderstood, Operation, Push, decode, decode_operation, encode, operation_hash

RECORD = UUID("01900000-0000-7000-8000-000000000001")
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(texts, inside, max_size=4),
    max_leaves=8,
)
words = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)


@st.composite
def operations(draw: st.DrawFn) -> Operation:
    return Operation(
        op=draw(st.uuids()),
        dseq=draw(st.integers(1, 2**63 - 1)),
        hlc=draw(st.integers(0, 2**63 - 1)),
        kind=draw(words),
        record=draw(st.uuids()),
        child=draw(st.none() | st.uuids()),
        base_version=draw(st.integers(0, 2**40)),
        set=draw(st.dictionaries(words, st.tuples(values, values), max_size=5)),
        at=draw(st.datetimes(timezones=st.just(UTC))),
        settles=draw(st.none() | st.uuids()),
    )


def operation(**changes: tuple[object, object]) -> Operation:
    return Operation(
        op=RECORD,
        dseq=1,
        hlc=7,
        kind="decision",
        record=RECORD,
        base_version=0,
        set=changes,
        at=datetime(2026, 3, 3, 15, 42, tzinfo=UTC),
    )


@given(operations())
def test_an_operation_survives_the_wire_and_keeps_its_hash(sent: Operation) -> None:
    arrived = decode_operation(encode(sent))

    assert arrived == sent
    assert operation_hash(arrived) == operation_hash(sent)


@given(operations(), values)
def test_another_value_gives_another_hash(sent: Operation, value: object) -> None:
    other = msgspec.structs.replace(sent, set={**sent.set, "wording": (None, [value, "changed"])})

    assert operation_hash(other) != operation_hash(sent)


def test_the_order_of_fields_does_not_change_the_hash() -> None:
    one = operation(wording=(None, "a"), due_on=(None, "2026-05-01"))
    other = operation(due_on=(None, "2026-05-01"), wording=(None, "a"))

    assert operation_hash(one) == operation_hash(other)


@pytest.mark.parametrize(
    "text", ["\x00", "a\x00b", "🦊🦉", "سارة", "e\u0301", "\u202etxt", "line\nline", "x" * 1_000_000]
)
def test_any_text_a_person_can_type_survives(text: str) -> None:
    assert decode_operation(encode(operation(text=("", text)))).set["text"] == ("", text)


def test_one_bad_operation_leaves_the_others_of_a_push_readable() -> None:
    good = encode(operation(wording=("", "new")))
    body = b'{"practise":false,"operations":[' + good + b',{"op":5},"nonsense",' + good + b"]}"

    push = decode(body, Push)

    assert [decode_operation(raw).kind for raw in (push.operations[0], push.operations[3])] == ["decision", "decision"]
    for raw in push.operations[1:3]:
        with pytest.raises(NotUnderstood):
            decode_operation(raw)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"<!DOCTYPE html><html><body>Sign in to the guest network</body></html>",
        b'{"practise":false,"operations":[' + b"[" * 100_000,
        b'"\xff\xfe"',
        b"[]",
        b'{"practise":"yes","operations":[]}',
    ],
    ids=["empty", "half", "html", "bottomless", "not text", "a list", "wrong type"],
)
def test_what_is_not_a_message_is_refused_in_words(body: bytes) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        decode(body, Push)

    assert str(refusal.value)


def nested(levels: int) -> object:
    value: object = "deep"
    for _ in range(levels):
        value = [value]
    return value


def test_a_value_may_be_nested_up_to_the_limit_and_no_deeper() -> None:
    decode_operation(encode(operation(text=(None, nested(wire.MAX_DEPTH)))))

    with pytest.raises(NotUnderstood, match="nested"):
        decode_operation(encode(operation(text=(None, nested(wire.MAX_DEPTH + 1)))))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("dseq", 0),
        ("dseq", 2**63),
        ("hlc", -1),
        ("base_version", 2**63),
        ("kind", "Robert'); drop table rec;--"),
        ("kind", ""),
        ("at", "2026-03-03T15:42:00"),
        ("record", "not an id"),
        ("set", {"Wording": [None, "x"]}),
        ("set", {"wording": ["only one"]}),
        ("set", {f"f{number}": [None, 1] for number in range(wire.MAX_FIELDS + 1)}),
        ("author", "somebody else"),
    ],
)
def test_an_operation_outside_the_limits_is_refused(name: str, value: object) -> None:
    body = msgspec.json.decode(encode(operation(wording=(None, "x"))))
    body[name] = value

    with pytest.raises(NotUnderstood):
        decode_operation(msgspec.json.encode(body))


def test_a_refusal_never_repeats_what_was_sent() -> None:
    body = b'{"op": "Kofi Mensah", "dseq": "Kofi"}'

    with pytest.raises(NotUnderstood) as refusal:
        decode_operation(body)

    assert "Kofi" not in str(refusal.value)
