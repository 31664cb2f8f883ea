"""One talk in full: what was said on the left, the questions about it on the right, pictures below."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from iro_desktop.actions.consultations import (
    bring_back_consultation,
    change_talk,
    delete_consultation,
    finish_consultation,
    keep_for_later,
    reopen_consultation,
)
from iro_desktop.models.consultation import Sharing, WithWhom
from iro_desktop.models.refused import Refused
from iro_desktop.queries.consultation import TalkInFull, talk_in_full
from iro_desktop.ui import theme
from iro_desktop.ui.capture.note_field import ConversationField
from iro_desktop.ui.consultation import viewmodel
from iro_desktop.ui.consultation.pictures import Pictures
from iro_desktop.ui.desk import Desk, Place
from iro_desktop.ui.form import Form
from iro_desktop.ui.kit import (
    Button,
    ChoiceField,
    DateField,
    Field,
    Hairline,
    Label,
    ManyPills,
    Pills,
    Role,
    SavedMark,
    Scroller,
    TextField,
    Tick,
    column,
    row,
)
from iro_desktop.ui.making.links import SHOWN as LINKED
from iro_desktop.ui.making.links import LinkLines, Links, links_of
from iro_desktop.ui.making.menu import MakeButton
from iro_desktop.ui.screen import Screen
from iro_desktop.ui.shell import PageHeading
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.ui.undo import do_with_undo
from iro_desktop.ui.when import Looking

_SHOWN = frozenset({"consultation", "attachment", "person", "child"})
_TWO_COLUMNS_FROM = 820


class ConsultationScreen(Screen):
    """Everything is kept as it is typed or chosen. Nothing has to be answered."""

    sidebar_place = "children"

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__()
        self._desk = desk
        # A place without a record is nowhere: the talk is then not found, and said so.
        self._talk_id = place.record_id or UUID(int=0)
        self._talk: TalkInFull | None = None
        self._title = ("", "")
        self._over = False
        self._thrown_away = False
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._form.edited.connect(self._edited)
        self._mark = SavedMark()
        self._done = Button("Done", Role.PRIMARY, shortcut="Ctrl+Return")
        self._build()
        desk.casework.changed.connect(self._changed)
        self._ask()

    def heading(self) -> PageHeading:
        heading = PageHeading(*self._title, back_to="Back", avatar=self._talk.who.animal if self._talk else None)
        heading.back.connect(self._desk.back)
        return heading

    def child_shown(self) -> object:
        return self._talk.who.child_id if self._talk else None

    def leave(self) -> None:
        """What is typed is saved; a record in which nothing stands is not kept, one that is not done waits."""
        self._form.flush()
        self.pictures.flush()
        if self._talk is None or self._talk.done or self._over:
            return
        if viewmodel.is_empty(self._talk, self._form.values()):
            self._thrown_away = True
            gone = partial(delete_consultation, consultation_id=self._talk_id, at=self._desk.clock())
            self._desk.casework.write(self._desk.casework, gone)
        else:
            self._desk.casework.write(self._desk.casework, partial(keep_for_later, consultation_id=self._talk_id))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = self.width() / theme.factor() < _TWO_COLUMNS_FROM
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    # Build

    def _build(self) -> None:
        self.text = ConversationField("What was said", lines=6)
        self._how = Pills("How", viewmodel.HOW)
        self._began = Pills("Who got in touch?", ())
        self._written = Tick("Written to the child, as “you”")
        said = column(
            *(Label("How", bold=True), 6, self._how, 10, Label("Who got in touch?", bold=True), 6, self._began),
            *(10, Field("What was said", self.text), 6, self._written),
        )
        for name, field in (
            ("text", self.text),
            ("channel", self._how),
            ("started_by", self._began),
            ("written_to_child", self._written),
        ):
            self._form.bind(name, field)
        self._links = LinkLines(self._desk)
        self._make = MakeButton(self._desk, Role.MAIN)
        self._make.pressed.connect(self._form.flush)
        self._childs_answers, self._childs_questions = self._of_the_child()
        self._adults_answers = self._of_an_adult()
        self.pictures = Pictures(self._desk, self._talk_id)
        left, right = QWidget(), QWidget()
        left.setLayout(column(said, 8, self._links, 8, self._childs_answers, None))
        right.setLayout(column(self._childs_questions, self._adults_answers, 8, self._where(), 12, self.pictures, None))
        self._columns = row(left, right, gap=32)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        inside = QWidget()
        inside.setLayout(column(self._columns, None, margins=(32, 8, 32, 24)))
        inside.setMaximumWidth(theme.px(1304))
        self._done.clicked.connect(self._finish)
        foot = row(self._make, None, self._mark, self._done, gap=16, margins=(32, 10, 32, 10))
        self._whole = QWidget()
        whole = column(Scroller(inside, name="The talk"), Hairline(), foot)
        whole.setStretch(0, 1)
        self._whole.setLayout(whole)
        self._whole.hide()
        self.setLayout(column(self._whole))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def _of_the_child(self) -> tuple[QWidget, QWidget]:
        answers = self._text_fields(
            ("feelings", "How the child feels"),
            ("worries", "Worries"),
            ("wishes_for_meeting", "Wishes for the meeting"),
        )
        self._alone = Pills("Alone with you?", viewmodel.ALONE)
        self._why = ChoiceField("Why not alone?", viewmodel.WHY_NOT_ALONE)
        self._why.setPlaceholderText("Choose")
        self._others = TextField("Who else was there?", placeholder="Names, with commas between them")
        self._if_not_alone = QWidget()
        self._if_not_alone.setLayout(
            column(6, Field("Why not alone?", self._why), 6, Field("Who else was there?", self._others))
        )
        self._sharing = Pills("What may be shared?", viewmodel.SHARING)
        self._with_people = ManyPills("With whom?", ())
        self._meaning = Label("", Style.SMALL, Tone.SECONDARY)
        for name, field in (
            ("alone", self._alone),
            ("why_not_alone", self._why),
            ("others_present", self._others),
            ("sharing", self._sharing),
            ("shared_with", self._with_people),
        ):
            self._form.bind(name, field)
        questions = QWidget()
        questions.setLayout(
            column(
                Field("Alone with you?", self._alone),
                self._if_not_alone,
                12,
                Field("What may be shared?", self._sharing),
                self._with_people,
                self._meaning,
            )
        )
        return answers, questions

    def _of_an_adult(self) -> QWidget:
        self._could_come = Pills("Can they be at the meeting?", viewmodel.COULD_COME)
        self._told = DateField(
            "The child was told of it on", self._desk.today, self._desk.bank_holidays, looking=Looking.BACK
        )
        self._form.bind("could_come", self._could_come)
        self._form.bind("shared_with_child_on", self._told)
        adults = QWidget()
        adults.setLayout(
            column(
                self._text_fields(("views", "What they think of the plan, and of how the child is")),
                12,
                Field("Can they be at the meeting?", self._could_come),
                8,
                self._text_fields(("wishes_about_others", "With whom they can, or cannot, be in one room")),
                12,
                Field("The child was told of it on", self._told),
            )
        )
        return adults

    def _where(self) -> QWidget:
        return self._text_fields(("place", "Where"), ("interpreter_name", "Interpreter"))

    def _text_fields(self, *named: tuple[str, str]) -> QWidget:
        lines: list[QWidget | int] = []
        for name, label in named:
            field = TextField(label)
            self._form.bind(name, field)
            lines += [Field(label, field), 4]
        around = QWidget()
        around.setLayout(column(*lines))
        return around

    # Show

    def _ask(self) -> None:
        query = partial(talk_in_full, consultation_id=self._talk_id)
        self._desk.casework.ask(self, query, then=self._show, refused=self._gone)

    def _ask_links(self) -> None:
        query = partial(links_of, record_id=self._talk_id)
        self._desk.casework.ask_afterwards(self, query, then=self._show_links)

    def _show_links(self, links: Links) -> None:
        if self._talk is not None:
            self._links.show_links(links, self._talk.who.name)

    def _changed(self, kinds: frozenset[str]) -> None:
        if self._over or self._thrown_away:
            return
        if kinds & _SHOWN:
            self._ask()
        elif kinds & LINKED:
            self._ask_links()

    def _gone(self, reason: Refused) -> None:
        if not (self._over or self._thrown_away):
            self._over = True
            self._desk.say(reason.sentence, [])
            self._desk.back()

    def _show(self, talk: TalkInFull) -> None:
        first_time = self._talk is None
        with_child = talk.with_whom is WithWhom.CHILD
        if first_time or (self._talk and self._talk.people != talk.people):
            self._with_people.show_choices(viewmodel.people_to_share_with(talk))
        if first_time or (self._talk and self._talk.who != talk.who):
            self._began.show_choices(viewmodel.who_began(talk))
        self._talk = talk
        self._make.show_note(self._talk_id)
        self._form.show(viewmodel.values(talk))
        self.text.mark_childs_words(with_child)
        for part in (self._childs_answers, self._childs_questions):
            part.setVisible(with_child)
        self._adults_answers.setVisible(not with_child)
        self.pictures.show_talk(talk)
        self._show_what_follows()
        self._ask_links()
        self._whole.show()
        title = (viewmodel.title(talk), viewmodel.below_title(talk, self._desk.today()))
        if title != self._title:
            self._title = title
            self.reheaded.emit()
        if first_time:
            self._mark.saved(self._desk.clock())
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_what_follows(self) -> None:
        """What the answers so far ask for next, and what they mean."""
        talk = self._talk
        if talk is None:
            return
        sharing, chosen = self._sharing.value(), self._form.value("shared_with")
        self._if_not_alone.setVisible(self._alone.value() == viewmodel.NO)
        self._with_people.setVisible(sharing == Sharing.SOME_PEOPLE and bool(talk.people))
        meaning = viewmodel.what_sharing_means(sharing, chosen if isinstance(chosen, tuple) else (), len(talk.people))
        self._meaning.show_words(meaning)
        self._meaning.setVisible(bool(meaning))

    # Act

    def _edited(self, _name: str) -> None:
        if self._thrown_away:
            # The window was only covered or locked, and the officer goes on here.
            self._thrown_away = False
            back = partial(bring_back_consultation, consultation_id=self._talk_id)
            self._desk.casework.write(self._desk.casework, back)
        self._mark.typing()
        self._show_what_follows()

    def _save(self, names: frozenset[str]) -> None:
        change = viewmodel.change_from(names, self._form.values())
        keep = partial(change_talk, consultation_id=self._talk_id, **change)
        self._desk.casework.write(self._desk.casework, keep, then=self._saved, refused=self._not_saved)

    def _saved(self, _: object) -> None:
        if not self._form.is_waiting():
            self._mark.saved(self._desk.clock())

    def _not_saved(self, reason: Refused) -> None:
        self._mark.not_saved(reason.sentence)

    def _finish(self) -> None:
        """Complete: what stands in quotation marks becomes the child's own words."""
        self._form.flush()
        self.pictures.flush()
        self._over = True
        heard_by, at = self._desk.officer_name or None, self._desk.clock()
        do_with_undo(
            self._desk,
            partial(finish_consultation, consultation_id=self._talk_id, heard_by=heard_by, at=at),
            partial(reopen_consultation, consultation_id=self._talk_id),
            f"{self._title[0]} saved.",
        )
        self._desk.back()
