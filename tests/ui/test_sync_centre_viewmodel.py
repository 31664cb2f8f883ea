"""What the sync centre says of every kind of round."""

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from iro_desktop.models.ids import new_id
from iro_desktop.queries.sync_overview import NotAccepted, Question, SyncOverview, Whereabouts
from iro_desktop.queries.who import Who
from iro_desktop.sync.receipt import NotConfirmed, Outcome, Problem, Receipt
from iro_desktop.sync.round import Progress, Step
from iro_desktop.sync.state import Chip, OfficeState
from iro_desktop.ui.shown import ChipState
from iro_desktop.ui.sync_centre import viewmodel
from iro_desktop.ui.sync_centre.viewmodel import Headline
from tests.arrivals import receipt

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 3, 12, 16, 42, 7, tzinfo=LONDON)
MALIK = Who(uuid4(), "0000405", "Malik", None, "whale", "sky", None)
NOWHERE = Whereabouts(0, 0, 0)


def state(last: Receipt | None, chip: Chip = Chip.ALL_AT_OFFICE, *, waiting: int = 0, days: int = 0) -> OfficeState:
    return OfficeState(chip, waiting, Counter(), 0, None, days, None, last)


def said(shown: OfficeState, *, known: bool = True, practise: bool = False, now: datetime = NOW) -> Headline:
    return viewmodel.headline(shown, now=now, is_known=known, practise=practise)


def question(
    *, names: tuple[str, ...] = ("Farah Siddiqui",), is_mine: bool = True, is_deletion: bool = False
) -> Question:
    return Question(new_id(), new_id(), MALIK, "decision", "due_on", 2, names, is_mine, is_deletion)


def test_everything_is_safe_only_by_a_green_receipt_and_with_nothing_waiting() -> None:
    green = receipt(NOW, to_send=14, sent={"decision": 14}, received={"review": 31})

    assert said(state(green)) == Headline(
        ChipState.ALL_AT_OFFICE, viewmodel.SAFE, "14 of 14 sent and checked. 31 received. Today 16:42"
    )
    assert said(state(green, Chip.WAITING_CONNECTED, waiting=1)).title == "1 change on this laptop only"


def test_no_outcome_but_all_safe_is_ever_called_safe_at_the_office() -> None:
    for outcome in Outcome:
        shown = said(state(receipt(NOW, outcome, to_send=2, sent={"decision": 1}), Chip.WAITING_CONNECTED, waiting=1))
        assert shown.title != viewmodel.SAFE
        assert shown.shape is not ChipState.ALL_AT_OFFICE


def test_a_receipt_that_holds_a_change_which_is_not_confirmed_is_not_green() -> None:
    refused = NotConfirmed(new_id(), "decision", new_id(), Problem.OTHER_HASH, "The office holds something else.")
    doubtful = replace(receipt(NOW, to_send=1), not_confirmed=(refused,))

    assert said(state(doubtful)).title != viewmodel.SAFE


def test_nothing_to_send_or_receive_says_when_it_was_checked() -> None:
    assert said(state(receipt(NOW))).below == "Nothing to send or receive. Last checked 16:42"


def test_a_network_that_drops_in_the_middle_says_what_is_where() -> None:
    cut = receipt(
        NOW, Outcome.STOPPED, to_send=14, sent={"decision": 9}, still_waiting=5, reason="The connection was cut."
    )

    assert said(state(cut, Chip.STOPPED, waiting=5)) == Headline(
        ChipState.STOPPED,
        "Stopped at 9 of 14",
        "The connection was cut. Those 9 are safe at the office. 5 changes are safe on this laptop. "
        "We will go on when you are connected, or choose Sync now.",
    )


def test_two_tries_within_a_minute_say_different_words() -> None:
    first = receipt(NOW, Outcome.NOT_REACHED, to_send=3, still_waiting=3, reason="The office store did not answer.")
    second = replace(first, finished_at=NOW + timedelta(seconds=5))
    shown = [said(state(one, Chip.WAITING_NOT_CONNECTED, waiting=3)) for one in (first, second)]

    assert shown[0].title == "Not connected"
    assert shown[0].below == ("The office store did not answer. 3 changes are safe on this laptop. Tried 16:42:07.")
    assert shown[0] != shown[1]


def test_a_laptop_that_the_office_does_not_know_says_that_the_work_is_safe_here() -> None:
    assert said(state(None, waiting=3), known=False) == Headline(
        ChipState.NOT_CONNECTED,
        "The office does not know this laptop yet",
        "3 changes are safe on this laptop. Enter the code from the office to send your work there.",
    )


def test_practise_never_speaks_of_an_office() -> None:
    assert said(state(None, waiting=3), known=False, practise=True).shape is ChipState.PRACTISE


def test_days_without_sync_are_counted_in_the_title() -> None:
    tried = receipt(NOW, Outcome.NOT_REACHED, still_waiting=12)

    assert said(state(tried, Chip.STALE, waiting=12, days=5)).title == "Not synced for 5 days"


def test_while_a_round_runs_its_progress_is_the_title() -> None:
    for progress, words in (
        (Progress(Step.CONNECTING), "Asking the office"),
        (Progress(Step.SENDING, 5, 14), "Sending 5 of 14"),
        (Progress(Step.RECEIVING, 12, 31), "Receiving 12 of 31"),
    ):
        shown = viewmodel.headline(state(None), now=NOW, is_known=True, practise=False, progress=progress)
        assert (shown.shape, shown.title) == (ChipState.WORKING, words)
        assert viewmodel.progress_bar(progress).words == words


def test_whose_versions_they_are_is_said_with_the_child_and_the_field() -> None:
    assert viewmodel.who_changed(question()) == "You and Farah both changed decision 2 for Malik"
    assert viewmodel.who_changed(question(names=())) == "You changed decision 2 for Malik on two laptops"
    assert viewmodel.who_changed(question(is_mine=False, names=("Farah Siddiqui", "Colin Marsh"))) == (
        "Farah and Colin both changed decision 2 for Malik"
    )
    assert viewmodel.who_changed(question(is_deletion=True)) == (
        "You and Farah: one deleted decision 2 for Malik, the other changed it"
    )
    (shown,) = viewmodel.needs_you(SyncOverview(NOWHERE, (question(),), ()), None)
    assert shown.below == "By when: both versions are kept. Nothing else waits for this"


def test_a_change_that_was_not_accepted_says_why_and_leads_to_the_child() -> None:
    op = new_id()
    refused = NotConfirmed(op, "consultation", new_id(), Problem.NOT_ACCEPTED, "The date lies in the future.")
    last = replace(receipt(NOW, Outcome.NOT_ALL_CONFIRMED), not_confirmed=(refused,))
    overview = SyncOverview(NOWHERE, (), (NotAccepted(op, new_id(), MALIK, "consultation", None),))

    (shown,) = viewmodel.needs_you(overview, last)

    assert shown.title == "The office did not accept a conversation for Malik"
    assert shown.below.startswith("The date lies in the future. It is safe on this laptop")
    assert (shown.button, shown.child_id) == ("Open the child’s page", MALIK.child_id)


def test_a_round_that_was_cut_off_says_in_the_list_when_its_work_went_on() -> None:
    cut = receipt(
        datetime(2026, 3, 11, 17, 31, tzinfo=LONDON), Outcome.STOPPED, to_send=3, sent={"decision": 2}, still_waiting=1
    )
    same_day = receipt(datetime(2026, 3, 11, 17, 50, tzinfo=LONDON), to_send=1, sent={"decision": 1})
    next_day = receipt(datetime(2026, 3, 12, 8, 14, tzinfo=LONDON), received={"review": 6})

    rows = viewmodel.receipt_rows([next_day, same_day, cut], NOW)
    assert [row.state.words for row in rows] == ["checked", "checked", "stopped, went on 17:50"]
    assert [(row.when, row.sent, row.received) for row in rows] == [
        ("12 March 08:14", "0", "6"),
        ("11 March 17:50", "1", "0"),
        ("11 March 17:31", "2 of 3", "0"),
    ]
    assert viewmodel.receipt_rows([next_day, cut], NOW)[1].state.words == "stopped, went on 12 Mar 08:14"
    assert viewmodel.receipt_rows([cut], NOW)[0].state.words == "stopped"


def test_a_receipt_counts_by_kind_and_its_sums_agree_with_them() -> None:
    done = receipt(
        NOW,
        started_at=NOW - timedelta(seconds=38),
        to_send=5,
        sent={"consultation": 2, "decision": 3},
        received={"review": 31},
    )

    paper = viewmodel.receipt_paper([done], 0, NOW, "Brackenshire")

    assert paper.below == "Brackenshire, 38 seconds"
    assert paper.by_kind == (("Decisions", "3"), ("Conversations", "2"))
    assert paper.sums == (("Sent", "5"), ("Same at the office", "5"), ("Received from others", "31"))


def test_a_receipt_on_paper_holds_counts_times_and_reasons() -> None:
    cut = receipt(NOW, Outcome.STOPPED, to_send=3, sent={"decision": 2}, still_waiting=1, reason="It was cut off.")

    text = viewmodel.receipt_paper([cut], 0, NOW, None).as_text()

    assert text.splitlines() == [
        "IRO Desktop, sync of 12 March 16:42: stopped",
        "Less than a second",
        "",
        "Decisions: 2",
        "Sent: 3",
        "Same at the office: 2",
        "Received from others: 0",
        "",
        "It was cut off.",
    ]


def test_a_laptop_whose_clock_is_off_is_told_that_nothing_is_out_of_order() -> None:
    off = replace(receipt(NOW, to_send=1, sent={"decision": 1}), clock_offset=timedelta(hours=2))

    assert "This laptop's clock is 2 hours off." in said(state(off)).below
