"""How the child took part, asked in plain words. The code of the return is found from the answers, never chosen."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.taking_part import confirm_participation, set_participation
from iro_desktop.models.participation import ParticipationAnswers, Presence, Voice
from iro_desktop.queries.review import ReviewPage
from iro_desktop.ui.kit import Button, ChoiceField, Label, NotesField, Role, column, row
from iro_desktop.ui.review.meetings_bar_words import Proposed
from iro_desktop.ui.review.participation_words import TookPart, answers_of, apart, took_part, with_presence
from iro_desktop.ui.review.work import ReviewWork
from iro_desktop.ui.tokens import Style, Tone
from iro_desktop.writing.marks import WrittenFor


class TookPartQuestions(QWidget):
    """Asks one question after the other, each only when the one before makes it one."""

    def __init__(self, work: ReviewWork) -> None:
        super().__init__()
        self._work = work
        self._page: ReviewPage | None = None
        self._meeting_id: UUID | None = None
        self._proposed: Proposed | None = None
        self._answers: ParticipationAnswers | None = None
        self._title = Label("", Style.BODY, bold=True)
        self._was_there = Label("", Style.SMALL, Tone.SECONDARY)
        self._presence = ChoiceField("Was the child there?")
        self._how_heard = Label("", Style.SMALL, Tone.SECONDARY)
        self._voice = ChoiceField("How were the child’s views heard?")
        self._asked = Label("", Style.SMALL, Tone.SECONDARY)
        self._tried = NotesField("What was tried?", lines=2).helped(WrittenFor.RECORD)
        self._outcome = Label("", Style.BODY)
        self._below = Label("", Style.SMALL, Tone.SECONDARY)
        self._whole = Label("", Style.SMALL, Tone.SECONDARY)
        self._confirm = Button("Say so for the review", Role.SMALL, icon_name="check")
        self._confirm.clicked.connect(self._say_of_the_whole)
        for field in (self._presence, self._voice):
            field.setPlaceholderText("Choose")
        self._timer = work.timer(self, self._save)
        self._presence.edited.connect(self._say_presence)
        self._voice.edited.connect(self._say_voice)
        self._tried.edited.connect(self._say_tried)
        self.setFocusProxy(self._presence)
        self.setLayout(
            column(
                self._title,
                4,
                self._was_there,
                self._presence,
                6,
                self._how_heard,
                self._voice,
                6,
                self._asked,
                self._tried,
                self._outcome,
                self._below,
                8,
                self._whole,
                6,
                row(self._confirm, None),
            )
        )

    def show_page(self, page: ReviewPage, meeting_id: UUID | None = None, whole: Proposed | None = None) -> None:
        """Show the answers kept of a meeting, and what they make of the whole review.

        Answers that do not make a code yet stay as they were given.
        """
        if meeting_id != self._meeting_id:
            self._meeting_id, self._answers = meeting_id, None
        self._page = page
        self._proposed = whole
        self._whole.show_words(whole.words if whole else "")
        self._whole.setVisible(whole is not None)
        self._confirm.setVisible(whole is not None and whole.code is not None and not page.closed)
        kept = answers_of(page)
        if kept is None or page.participation is not None or self._answers is None:
            if not self._timer.is_waiting():
                self._answers = kept
        elif kept.presence is not self._answers.presence and kept.presence is not None:
            self._answers = with_presence(page, self._answers, kept.presence)
        self._show(apart(page) or took_part(page, self._answers))
        for field in (self._presence, self._voice):
            field.setEnabled(not page.closed)
        self._tried.setReadOnly(page.closed)

    def _show(self, asked: TookPart) -> None:
        answers = self._answers
        presence, voice = (answers.presence, answers.voice) if answers else (None, None)
        self._title.show_words(asked.title)
        for label, field, words, choices, value in (
            (self._was_there, self._presence, asked.was_there, asked.presence, presence),
            (self._how_heard, self._voice, asked.how_heard, asked.voices, voice),
        ):
            label.show_words(words)
            label.setVisible(bool(words))
            field.setVisible(bool(words))
            if words:
                field.setAccessibleName(words)
                field.show_choices(choices)
                field.set_value(value)
        self._asked.show_words(asked.what_was_tried)
        self._asked.setVisible(bool(asked.what_was_tried))
        self._tried.setVisible(bool(asked.what_was_tried))
        if asked.what_was_tried:
            self._tried.setAccessibleName(asked.what_was_tried)
            if answers is not None and not self._timer.is_waiting():
                self._tried.set_value(answers.what_was_tried)
        self._outcome.show_words(asked.outcome)
        # The fields say it already; in words it stands only where nothing is asked.
        self._outcome.setVisible(bool(asked.outcome) and not asked.was_there)
        self._below.show_words(asked.below)
        self._below.setVisible(bool(asked.below))

    def _say_presence(self) -> None:
        value = self._presence.value()
        if self._page is not None and self._answers is not None and value is not None:
            self._answer(with_presence(self._page, self._answers, Presence(value)))

    def _say_voice(self) -> None:
        value = self._voice.value()
        if self._answers is not None and value is not None:
            self._answer(replace(self._answers, voice=Voice(value)))

    def _say_tried(self) -> None:
        if self._answers is not None:
            self._answers = replace(self._answers, what_was_tried=self._tried.value())
            self._work.typing()
            self._timer.touch()

    def _answer(self, answers: ParticipationAnswers) -> None:
        self._answers = answers
        self._timer.forget()
        self._save()
        if self._page is not None:
            self._show(took_part(self._page, answers))

    def _save(self) -> None:
        if self._answers is not None:
            self._work.write(
                partial(
                    set_participation,
                    review_id=self._work.review_id,
                    answers=self._answers,
                    meeting_id=self._meeting_id,
                )
            )

    def _say_of_the_whole(self) -> None:
        if self._proposed is not None and self._proposed.code is not None:
            code = self._proposed.code
            self._work.write(partial(confirm_participation, review_id=self._work.review_id, code=code))
