"""The data dictionary says what the records are, and each record says what it is for."""

from iro_desktop.models.registry import SYNCED_RECORDS, Record
from tests.architecture.data_dictionary import DICTIONARY, OF_THIS_LAPTOP, dictionary


def test_the_dictionary_is_in_step_with_the_records() -> None:
    assert DICTIONARY.read_text(encoding="utf-8") == dictionary(), (
        "Run ./dev exec python -m tests.architecture.data_dictionary and look at what changed."
    )


def test_every_table_of_the_store_is_in_it() -> None:
    told = {record.__tablename__ for record in (*SYNCED_RECORDS, *OF_THIS_LAPTOP)}

    assert told == set(Record.metadata.tables)


def test_every_record_says_what_it_is_for() -> None:
    assert [record.__name__ for record in (*SYNCED_RECORDS, *OF_THIS_LAPTOP) if not record.__doc__] == []


def test_a_field_is_shown_with_its_rule_and_its_meaning() -> None:
    lines = dictionary().splitlines()

    assert (
        "| `known_as` | text | yes | both are kept, a person chooses | The name the child likes to be called. |"
        in lines
    )
    [status] = [line for line in lines if "`planned`" in line]
    assert status == (
        "| `status` | one of `planned`, `in_progress`, `completed`, `cancelled` | no "
        "| the one that is further along stands | |"
    )
