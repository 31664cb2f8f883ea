"""Raising a resolution: a panel over whatever is open, on disk from its first letter, started in three clicks."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from iro_desktop.actions.resolutions import throw_away_draft
from iro_desktop.models.ids import new_id
from iro_desktop.models.refused import Refused
from iro_desktop.queries.capture import ChildToChoose
from iro_desktop.queries.known_reasons import KnownReasons
from iro_desktop.queries.resolution_drafts import Draft, DraftRow
from iro_desktop.ui import theme
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.form import SaveTimer
from iro_desktop.ui.kit import Button, Label, Notice, Role, Scroller, column, speaker
from iro_desktop.ui.raising import viewmodel
from iro_desktop.ui.raising.about import RaiseAbout
from iro_desktop.ui.raising.form import RaiseForm
from iro_desktop.ui.raising.keeping import Begin, Start, begin, known_for, save, start
from iro_desktop.ui.raising.toasts import say_raised
from iro_desktop.ui.raising.viewmodel import Raising
from iro_desktop.ui.tokens import Style, Tone

_LEAST_HEIGHT = 160
"""Of the fields, in pixels: where a window is lower still, the whole panel scrolls."""


class RaisePanel(QWidget):
    """Closed in any way, what was typed stays as a draft until it is started."""

    closed = Signal()

    def __init__(self, desk: Desk, about: RaiseAbout) -> None:
        super().__init__()
        self._desk, self._about = desk, about
        self._draft_id = about.draft_id or new_id()
        self._from_record_id = about.from_record_id
        self._child_id = about.child_id
        self._begun = False
        self._starting = False
        self._offered: DraftRow | None = None
        self._by_id: dict[UUID, ChildToChoose] = {}
        self._found: Begin | None = None
        self._timer = SaveTimer(self)
        self._timer.due.connect(self._save)
        self.form = RaiseForm(desk)
        self._build()
        self._listen()
        self._show_about()
        # On the writing thread, behind what is still to be saved: a panel hidden a moment ago comes back whole.
        wanted = partial(begin, now=desk.clock(), bank_holidays=desk.bank_holidays, draft_id=about.draft_id)
        desk.casework.write(self, wanted, then=self._begin, quietly=True)

    def leave(self) -> None:
        """Give what is typed to be saved: the window is covered or locked, or another page comes."""
        if not self._begun or self._starting:
            return
        self._timer.forget()
        if self.form.raising().is_empty:
            gone = partial(throw_away_draft, resolution_id=self._draft_id, at=self._desk.clock())
            self._desk.casework.write(self._desk.casework, gone)
            self._draft_id, self._begun = new_id(), False
        elif self._child_id is not None:
            # The window takes what may go wrong: this panel may be gone by then.
            self._desk.casework.write(self._desk.casework, self._saving(self._child_id))

    def hideEvent(self, event: QHideEvent, /) -> None:
        self.leave()
        super().hideEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        """As high as all fields; where the window is lower they scroll, and the button stays in sight."""
        layout, fields, foot = self.layout(), self.form.layout(), self.form.foot.layout()
        if fields is None or foot is None or layout is None:
            return super().heightForWidth(width)
        around = layout.contentsMargins()
        room = width - around.left() - around.right()
        told = self._why.heightForWidth(room) if self._why.isVisible() else 0
        high = fields.totalHeightForWidth(room) + foot.totalSizeHint().height() + max(0, told)
        return high + around.top() + around.bottom()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if watched is self.form and event.type() == QEvent.Type.LayoutRequest:
            # The panel follows what it holds; what scrolls keeps its own size to itself.
            QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if theme.is_restyle(event) and hasattr(self, "form"):
            self.form.fit()

    # Build

    def _build(self) -> None:
        self._offer_words = Label("", Style.SMALL, Tone.SECONDARY)
        offer_button = Button("Keep going", Role.QUIET_SMALL)
        offer_button.clicked.connect(self._take_offer)
        self.form.offer.setLayout(column(self._offer_words, offer_button))
        self.form.offer.hide()
        again = Button("Try again", Role.QUIET)
        again.clicked.connect(self._save)
        self._why = Notice("", Tone.DANGER, action=again)
        self._why.hide()
        self._fields = Scroller(self.form, name="What is raised")
        self._fields.setMinimumHeight(_LEAST_HEIGHT)
        whole = column(self._why, self._fields, self.form.foot)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.form.installEventFilter(self)
        self.setFocusProxy(self.form)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._start)

    def _listen(self) -> None:
        self.form.edited.connect(self._edited)
        self.form.start_wanted.connect(self._start)
        self.form.whom.chosen.connect(self._choose_child)
        self.form.whom.others_changed.connect(self._edited)

    # Show

    def _show_about(self) -> None:
        """What the place it is raised from knows, at once: writing need not wait."""
        about = self._about
        self.form.show_raising(
            Raising(
                tone=about.tone,
                concern=about.concern,
                asked_for=about.asked_for,
                reasons=about.reasons,
                to_name=about.to_name or "",
                to_role=about.to_role or "",
                to_person_id=about.to_person_id,
                raised_how=about.raised_how,
                review_id=about.review_id,
                decision_ids=about.decision_ids,
            )
        )
        if about.child_id is not None:
            self.form.whom.first.wait_for_name()
            self.form.can_write("")
            self.setFocusProxy(self.form.concern)
        elif about.draft_id is None:
            self.form.must_choose()

    def _begin(self, found: Begin) -> None:
        self._found = found
        self._by_id = {child.who.child_id: child for child in found.children}
        for chooser in (self.form.whom.first, self.form.whom.another):
            chooser.show_children(found.children, self._desk.today())
        self.form.show_ladder(found.ladder)
        self.form.show_sums(found.sums)
        if found.draft is not None:
            self._go_on(found.draft, found)
        elif self._about.draft_id is not None:
            self._desk.say("This was started or deleted meanwhile. Look at Resolutions.", [])
            self.closed.emit()
        elif self._child_id is not None:
            self._show_child(self._child_id)

    def _go_on(self, draft: Draft, found: Begin) -> None:
        self._draft_id, self._begun, self._child_id = draft.resolution_id, True, draft.who.child_id
        self._from_record_id = draft.from_record_id
        self.form.show_raising(
            Raising(
                tone=draft.tone,
                concern=draft.concern,
                asked_for=draft.asked_for,
                reasons=draft.reasons,
                other_reason=draft.other_reason,
                effect=draft.effect_on_child,
                to_name=draft.to_name,
                to_role=draft.to_role,
                to_person_id=draft.to_person_id,
                stage=found.stage,
                answer_by=draft.answer_by,
                raised_how=draft.raised_how,
                review_id=draft.review_id,
                decision_ids=draft.decision_ids,
            ),
            begun=True,
        )
        self.form.whom.show_others([self._by_id[one] for one in found.also_for if one in self._by_id])
        self._show_child(draft.who.child_id)
        self.form.mark.saved(draft.changed_at.astimezone(self._desk.clock().tzinfo))

    def _show_child(self, child_id: UUID) -> None:
        child = self._by_id.get(child_id)
        if child is None:
            return
        self._child_id = child_id
        self.form.whom.show_first(child)
        self.form.can_write(child.who.name)
        self.setFocusProxy(self.form.concern)
        if self.isVisible() and not self.form.is_being_typed_in():
            self.form.concern.setFocus(Qt.FocusReason.OtherFocusReason)
        known = partial(
            known_for,
            child_id=child_id,
            today=self._desk.today(),
            bank_holidays=self._desk.bank_holidays,
            review_id=self._about.review_id,
            decision_ids=self._about.decision_ids,
        )
        self._desk.casework.ask(self, known, then=self._show_known, refused=lambda _reason: None)
        self._offer_draft(child_id)

    def _show_known(self, known: KnownReasons) -> None:
        self.form.show_known(known, self._about.reasons)

    def _offer_draft(self, child_id: UUID) -> None:
        """Another that was begun about the same child: gone on with in one press."""
        fresh = not self._begun and not self._about.concern
        drafts = self._found.drafts if self._found is not None and fresh else ()
        self._offered, line = viewmodel.begun_before(drafts, child_id, self._desk.today())
        self._offer_words.show_words(line)
        self.form.offer.setVisible(bool(line))

    # Act

    def _choose_child(self, child: ChildToChoose) -> None:
        moved = self._begun and self._child_id != child.who.child_id
        if moved:
            # A draft belongs to its child: what was typed goes on as one of the other child's.
            gone = partial(throw_away_draft, resolution_id=self._draft_id, at=self._desk.clock())
            self._desk.casework.write(self._desk.casework, gone)
            self._draft_id, self._begun = new_id(), False
        self._show_child(child.who.child_id)
        if moved:
            self._edited()

    def _take_offer(self) -> None:
        if self._offered is not None:
            self.leave()
            self.form.offer.hide()
            again = partial(
                begin,
                now=self._desk.clock(),
                bank_holidays=self._desk.bank_holidays,
                draft_id=self._offered.resolution_id,
            )
            self._desk.casework.write(self, again, then=self._begin, quietly=True)

    def _edited(self) -> None:
        self.form.say_problem(None)
        self.form.mark.typing()
        if self._begun:
            self._timer.touch()
        elif self._child_id is not None and not self.form.raising().is_empty:
            # The record exists from the first letter: a battery may give out before the first pause.
            self._begun = True
            self._save()

    def _saving(self, child_id: UUID) -> Start:
        return Start(
            draft_id=self._draft_id,
            child_id=child_id,
            raising=self.form.raising(),
            from_record_id=self._from_record_id,
            today=self._desk.today(),
            by=self._desk.officer_name or None,
        )

    def _save(self) -> None:
        if self._child_id is not None and not self._starting:
            keep = partial(save, saving=self._saving(self._child_id))
            self._desk.casework.write(self, keep, then=self._saved, refused=self._not_saved)

    def _saved(self, _: object) -> None:
        self._why.hide()
        if not self._timer.is_waiting():
            self.form.mark.saved(self._desk.clock())

    def _not_saved(self, reason: Refused) -> None:
        self._starting = False
        self.form.mark.not_saved(viewmodel.NOT_SAVED)
        self._why.show()
        self._why.show_words(reason.sentence)

    def _start(self) -> None:
        if self._child_id is None:
            self.form.whom.first.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        raising = self.form.raising()
        wrong = viewmodel.problem(raising, self._desk.today())
        self.form.say_problem(wrong)
        if wrong is not None:
            speaker.say(self, wrong.sentence)
            return
        if self._starting:
            return
        self._timer.forget()
        self._starting = True
        act = partial(start, saving=self._saving(self._child_id))
        names = [*self.form.child_names(), *self.form.whom.other_names()]
        self._desk.casework.write(self, act, then=partial(self._started, raising, names), refused=self._not_saved)

    def _started(self, raising: Raising, names: list[str], _: object) -> None:
        sums = self._found.sums if self._found is not None else None
        self._begun = False
        self.closed.emit()
        say_raised(self._desk, self._draft_id, raising, viewmodel.raised(raising, names, sums))
