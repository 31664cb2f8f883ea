"""Making something of a note: what each choice of the menu does, wherever the menu was opened."""

from functools import partial
from uuid import UUID

from iro_desktop.actions.decisions import delete_decision
from iro_desktop.actions.making import (
    DecisionMade,
    MidwayBefore,
    decide_on_talk,
    enter_in_midway_check,
    take_out_of_midway_check,
)
from iro_desktop.models.consultation import WithWhom
from iro_desktop.models.refused import Refused
from iro_desktop.queries.making import NoteToMakeOf, note_to_make_of
from iro_desktop.ui.child.in_words import WHOM
from iro_desktop.ui.desk import Desk, Page, Place, ToastAction
from iro_desktop.ui.event.about import EventAbout
from iro_desktop.ui.making import choices, viewmodel
from iro_desktop.ui.making.choices import Making
from iro_desktop.ui.making.move_panel import MovePanel
from iro_desktop.ui.making.service_panel import ServicePanel
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.opening import open_raising
from iro_desktop.ui.reminder.about import ReminderAbout
from iro_desktop.ui.reminder.panel import ReminderPanel


def make_of(desk: Desk, consultation_id: UUID, making: Making) -> None:
    """Make something of a conversation. What is typed in it is saved first; it need not be open."""
    # On the writing thread, behind what is still to be saved of the note.
    note = partial(note_to_make_of, consultation_id=consultation_id)
    desk.casework.write(
        desk.casework, note, then=partial(_make, desk, making), refused=partial(_refused, desk), quietly=True
    )


def move_to_another_child(desk: Desk, consultation_id: UUID) -> None:
    """Ask to which child a conversation belongs, and move it there."""
    desk.show_panel(MovePanel(desk, consultation_id), choices.MOVE)


def _make(desk: Desk, making: Making, note: NoteToMakeOf) -> None:
    match making:
        case Making.DECISION:
            _decide(desk, note)
        case Making.MIDWAY:
            _enter(desk, note)
        case Making.RESOLUTION:
            _raise(desk, note)
        case Making.EVENT:
            _record_event(desk, note)
        case Making.SERVICE:
            desk.show_panel(ServicePanel(desk, note), "Offer a service")
        case Making.REMINDER:
            about = ReminderAbout(child_id=note.who.child_id, text=note.text, from_record_id=note.consultation_id)
            desk.show_panel(ReminderPanel(desk, about), "A reminder")


def _decide(desk: Desk, note: NoteToMakeOf) -> None:
    def tell(made: DecisionMade) -> None:
        gone = partial(delete_decision, decision_id=made.decision_id, at=desk.clock())
        undo = ToastAction("Undo", partial(desk.casework.write, desk.casework, gone))
        see = ToastAction("Say who and when", lambda: desk.go(Place(Page.REVIEW, made.review_id, "decide")))
        desk.say(viewmodel.decision_made(made, note.who.name, desk.today()), [undo, see])

    decide = partial(decide_on_talk, consultation_id=note.consultation_id)
    remind = ToastAction("Make a reminder", partial(make_of, desk, note.consultation_id, Making.REMINDER))
    plan = ToastAction("See the child’s page", lambda: desk.go(Place(Page.CHILD, note.who.child_id)))
    desk.casework.write(
        desk.casework, decide, then=tell, refused=lambda reason: desk.say(reason.sentence, [remind, plan])
    )


def _enter(desk: Desk, note: NoteToMakeOf) -> None:
    def tell(before: MidwayBefore) -> None:
        out = partial(take_out_of_midway_check, before=before, at=desk.clock())
        undo = ToastAction("Undo", partial(desk.casework.write, desk.casework, out))
        see = ToastAction("Open the check", lambda: desk.go(Place(Page.MIDWAY, before.review_id)))
        desk.say(viewmodel.entered(note.who.name), [undo, see])

    enter = partial(enter_in_midway_check, consultation_id=note.consultation_id, at=desk.clock())
    remind = ToastAction("Make a reminder", partial(make_of, desk, note.consultation_id, Making.REMINDER))
    desk.casework.write(desk.casework, enter, then=tell, refused=lambda reason: desk.say(reason.sentence, [remind]))


def _raise(desk: Desk, note: NoteToMakeOf) -> None:
    about = RaiseAbout(
        child_id=note.who.child_id,
        concern=note.carried.where_unmarked,
        review_id=note.review_id,
        from_record_id=note.consultation_id,
    )
    open_raising(desk, about)
    _say_what_stays_behind(desk, note)


def _record_event(desk: Desk, note: NoteToMakeOf) -> None:
    from iro_desktop.ui.event.panel import EventPanel  # noqa: PLC0415 - made when it is first wanted

    teller = note.who.name if note.with_whom is WithWhom.CHILD else note.person_name or WHOM[note.with_whom]
    about = EventAbout(
        child_id=note.who.child_id,
        text=note.carried.where_unmarked,
        from_record_id=note.consultation_id,
        told_by=teller,
    )
    desk.show_panel(EventPanel(desk, about), "Something that happened")
    _say_what_stays_behind(desk, note)


def _say_what_stays_behind(desk: Desk, note: NoteToMakeOf) -> None:
    if note.carried.private and note.carried.text:
        desk.say(viewmodel.not_carried(note.who.name), ())


def _refused(desk: Desk, reason: Refused) -> None:
    desk.say(reason.sentence, ())
