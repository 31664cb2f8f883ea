"""The messages of one concern, as far as whoever reads them may have its words: `models/audience.py`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop.letters.guard.leaving_out import leave_out
from iro_desktop.models.audience import ANYBODY, Reader, all_may_read, person
from iro_desktop.models.resolution import INFORMAL, Resolution, StepKind
from iro_desktop.models.resolution_story import Step, Story, story_of
from iro_desktop.models.review import Decision
from iro_desktop.queries import resolution_message
from iro_desktop.queries.ladder import Ladder, StageRow
from iro_desktop.queries.letter_guard import paper_guard
from iro_desktop.queries.resolution_links import as_ids
from iro_desktop.queries.resolution_message import MessageWords, Said
from iro_desktop.queries.resolution_reading import AnswerSums
from iro_desktop.queries.who import Who

_NOT_FOR_ALL = (
    "This is marked as not for everybody, so no message is made of it. Write one yourself, with what its reader may "
    "know."
)


@dataclass(frozen=True, slots=True)
class Messages:
    """Makes the messages of one concern."""

    session: Session
    here: Sequence[Resolution]
    """Its records, the one that leads first."""
    whom: Mapping[UUID, Who]
    story: Story
    before: Story | None
    """Where it stood before its present stage; None where nobody was asked before."""
    stages: Ladder
    officer_name: str

    @property
    def refused(self) -> str:
        """Why there is no message to whoever is asked now; empty where there is one."""
        return "" if self._may(self._asked_now()) else _NOT_FOR_ALL

    def now(self, sums: AnswerSums) -> MessageWords | None:
        """To whoever is asked at the present stage. None where the reader may not have its words."""
        reader = self._asked_now()
        if not self._may(reader):
            return None
        return self._safe(self._now(reader, sums), reader)

    def _now(self, reader: Reader, sums: AnswerSums) -> MessageWords:
        lead, story = self.here[0], self.story
        if self.before is not None and self.before.stage < story.stage:
            return resolution_message.to_next_stage(
                self._said(reader),
                stage=self._stage_now(),
                asked_before=asked(self.before),
                answer=self.before.answer,
                sums=sums,
            )
        return resolution_message.to_who_was_asked(
            self._said(reader),
            to=asked(story),
            email=lead.to_email if story.stage == INFORMAL else self._stage_now().holder_email,
            stage=None if story.stage == INFORMAL else self._stage_now(),
            sums=sums,
        )

    def next(self, sums: AnswerSums) -> MessageWords | None:
        """To the holder of the next stage. None where the reader may not have its words."""
        stage = self.stages.next_after(self.story.stage)
        if stage is None or not self._may(ANYBODY):
            return None
        words = resolution_message.to_next_stage(
            self._said(ANYBODY), stage=stage, asked_before=asked(self.story), answer=self.story.answer, sums=sums
        )
        return self._safe(words, ANYBODY)

    def cafcass(self) -> MessageWords | None:
        """To Cafcass. None where the reader may not have its words."""
        if not self._may(ANYBODY):
            return None
        words = resolution_message.to_cafcass(
            self._said(ANYBODY),
            stage_name=self.stages.name_of(self.story.stage),
            asked_before=asked(self.story),
        )
        return self._safe(words, ANYBODY)

    def _safe(self, words: MessageWords, reader: Reader) -> MessageWords:
        """The message without what tells where one of the children or their family lives."""
        body = words.body
        for child_id in dict.fromkeys(one.child_id for one in self.here):
            body = leave_out(body, paper_guard(self.session, child_id, (reader,)))
        return replace(words, body=body)

    def _asked_now(self) -> Reader:
        lead = self.here[0]
        known = self.story.stage == INFORMAL and lead.to_person_id is not None
        return person(lead.to_person_id) if known and lead.to_person_id else ANYBODY

    def _stage_now(self) -> StageRow:
        """The present stage, with whoever was asked at it: that need not be its holder."""
        number, known = self.story.stage, self.stages.stage(self.story.stage)
        return StageRow(
            number,
            self.stages.name_of(number),
            self.story.to_role or (known.role if known else ""),
            self.story.to_name,
            known.holder_email if known and known.holder_name == self.story.to_name else None,
        )

    def _may(self, reader: Reader) -> bool:
        return all(all_may_read(one, [reader]) for one in self.here)

    def _said(self, reader: Reader) -> Said:
        lead = self.here[0]
        ids = [one for record in self.here for one in as_ids(record.decision_ids)]
        decisions = self.session.scalars(
            select(Decision).where(Decision.id.in_(ids), Decision.deleted_at.is_(None)).order_by(Decision.number)
        )
        return Said(
            children=[self.whom[one.child_id] for one in self.here],
            concern=lead.concern,
            effect_on_child=lead.effect_on_child,
            asked_for=lead.asked_for,
            decisions=[one.wording or one.child_wording for one in decisions if all_may_read(one, [reader])],
            raised_on=lead.raised_on,
            officer=self.officer_name,
            called=self.stages.called,
        )


def asked(story: Story) -> str:
    """Who was asked, by name or else by role."""
    return story.to_name or story.to_role or ""


def before_stage(steps: Iterable[Step], story: Story) -> Story | None:
    """Where it stood before its present stage began; None where nobody was asked before."""
    before = story_of(step for step in steps if step.kind is not StepKind.ESCALATED or step.stage < story.stage)
    return before if before.asked_on is not None and before.stage < story.stage else None
