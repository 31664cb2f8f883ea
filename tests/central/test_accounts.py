"""A code, a key, a session: who may speak to central, and who may not."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest

from iro_central import accounts
from iro_central.accounts import CODE_LIVES, CODE_TRIES, TOKEN_LIVES
from iro_central.refusal import CannotServe, Denied
from iro_desktop.protocol import proofs
from iro_desktop.protocol.wire import AskSession, Session, Why
from tests.central.offices import NOON, Key, Office, another_council, enrolled


def code_for(office: Office, name: str = "Ruth Vale") -> str:
    with office.database.transaction() as connection:
        accounts.add_person(connection, office.council, name, at=NOON)
        return accounts.make_enrol_code(connection, office.council, name, at=NOON)


def signed_in(office: Office, key: Key, code: str) -> Session:
    known = accounts.enrol(office.database, key.enrol(code), at=NOON)
    challenge = accounts.new_challenge(office.database, known.device, at=NOON).challenge
    signature = key.signature(proofs.session_text(known.device, challenge))
    asked = AskSession(device=known.device, challenge=challenge, signature=signature)
    return accounts.open_session(office.database, asked, at=NOON)


def test_a_code_makes_one_laptop_known_as_its_person(office: Office) -> None:
    known = accounts.enrol(office.database, Key.made().enrol(code_for(office)), at=NOON)

    assert known.person_name == "Ruth Vale"
    assert known.council == office.council.id


def test_a_code_has_enough_chance_in_it_and_is_kept_only_as_a_hash(office: Office) -> None:
    code = code_for(office)

    assert len(code.replace("-", "")) * 5 >= 64 + 20
    with office.database.transaction() as connection:
        kept = str(connection.execute("select * from enrol_code").fetchall())
    assert code[5:] not in kept
    assert code.replace("-", "") not in kept


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code}\n"])
def test_a_code_works_however_it_is_typed(office: Office, typed: Callable[[str], str]) -> None:
    code = typed(code_for(office))

    assert accounts.enrol(office.database, Key.made().enrol(code), at=NOON).person_name == "Ruth Vale"


def test_a_code_works_once(office: Office) -> None:
    code = code_for(office)
    accounts.enrol(office.database, Key.made().enrol(code), at=NOON)

    with pytest.raises(Denied, match="not accepted"):
        accounts.enrol(office.database, Key.made().enrol(code), at=NOON)


def test_the_same_laptop_gets_the_same_answer_when_the_first_was_lost(office: Office) -> None:
    code, key = code_for(office), Key.made()
    first = accounts.enrol(office.database, key.enrol(code), at=NOON)

    assert accounts.enrol(office.database, key.enrol(code), at=NOON) == first


def test_a_code_lives_a_day_to_the_second(office: Office) -> None:
    code = code_for(office)

    with pytest.raises(Denied):
        accounts.enrol(office.database, Key.made().enrol(code), at=NOON + CODE_LIVES)
    accounts.enrol(office.database, Key.made().enrol(code), at=NOON + CODE_LIVES - timedelta(seconds=1))


def test_five_wrong_tries_end_a_code(office: Office) -> None:
    code = code_for(office)
    wrong = code[:5] + "0000-0000-0000-0000"
    for _ in range(CODE_TRIES):
        with pytest.raises(Denied):
            accounts.enrol(office.database, Key.made().enrol(wrong), at=NOON)

    with pytest.raises(Denied):
        accounts.enrol(office.database, Key.made().enrol(code), at=NOON)


def test_a_key_without_its_private_half_is_not_taken(office: Office) -> None:
    code, mine, theirs = code_for(office), Key.made(), Key.made()
    request = mine.enrol(code)
    stolen = type(request)(code=code, public_key=theirs.public, proof=request.proof, practise=False)

    with pytest.raises(Denied):
        accounts.enrol(office.database, stolen, at=NOON)


def test_a_practise_laptop_is_not_taken_by_a_real_central_nor_the_other_way_round(office: Office) -> None:
    with pytest.raises(Denied) as denied:
        accounts.enrol(office.database, Key.made().enrol(code_for(office), practise=True), at=NOON)
    assert denied.value.why is Why.PRACTISE_AND_REAL

    practise = another_council(office.database, practise=True)
    with pytest.raises(Denied) as denied:
        accounts.enrol(office.database, Key.made().enrol(code_for(practise, "Sam Practise")), at=NOON)
    assert denied.value.why is Why.PRACTISE_AND_REAL


def test_a_session_needs_the_laptops_own_signature_and_its_challenge_works_once(office: Office) -> None:
    key = Key.made()
    known = enrolled(office, "Ruth Vale", key)
    challenge = accounts.new_challenge(office.database, known.device, at=NOON).challenge
    text = proofs.session_text(known.device, challenge)

    def ask(signature: str) -> Session:
        asked = AskSession(device=known.device, challenge=challenge, signature=signature)
        return accounts.open_session(office.database, asked, at=NOON)

    with pytest.raises(Denied):
        ask(Key.made().signature(text))
    with pytest.raises(Denied):
        ask(key.signature(text))  # the wrong try has used the challenge up


def test_a_token_lives_ten_minutes(office: Office) -> None:
    session = signed_in(office, Key.made(), code_for(office))

    assert session.expires_at == NOON + TOKEN_LIVES
    assert timedelta(minutes=10) == TOKEN_LIVES


def test_an_unknown_laptop_gets_a_challenge_and_no_session(office: Office) -> None:
    device, key = uuid4(), Key.made()
    challenge = accounts.new_challenge(office.database, device, at=NOON).challenge

    with pytest.raises(Denied):
        accounts.open_session(
            office.database,
            AskSession(
                device=device,
                challenge=challenge,
                signature=key.signature(proofs.session_text(device, challenge)),
            ),
            at=NOON,
        )


@pytest.mark.parametrize("name", ["", "   ", "x" * 201, "two\x00names"])
def test_a_name_that_cannot_be_shown_is_refused(office: Office, name: str) -> None:
    with pytest.raises(CannotServe), office.database.transaction() as connection:
        accounts.add_person(connection, office.council, name, at=NOON)


def test_nobody_is_added_twice(office: Office) -> None:
    with office.database.transaction() as connection:
        accounts.add_person(connection, office.council, "Ruth Vale", at=NOON)

    with pytest.raises(CannotServe, match="already"), office.database.transaction() as connection:
        accounts.add_person(connection, office.council, "Ruth  Vale", at=NOON)


def test_who_is_a_manager_is_said_by_the_administrator_and_holds_at_once(office: Office) -> None:
    key = Key.made()
    enrolled(office, "Ruth Vale", key)
    with office.database.transaction() as connection:
        assert accounts.set_manager(connection, office.council, "Ruth  Vale", manages=True) == "Ruth Vale"
        with pytest.raises(CannotServe, match="Nobody has that name or id"):
            accounts.set_manager(connection, office.council, "Somebody else", manages=True)
        row = connection.execute("select manages from person where name = 'Ruth Vale'").fetchone()
    assert row == (True,)
    with office.database.transaction() as connection:
        accounts.set_manager(connection, office.council, "Ruth Vale", manages=False)
        row = connection.execute("select manages from person where name = 'Ruth Vale'").fetchone()
    assert row == (False,)
