"""Changing the letter templates of the council: a manager saves a text, or takes an earlier one back."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.letters.council_templates import with_version
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.template_checks import LONGEST_TEMPLATE, TemplateProblem, template_problems
from iro_desktop.letters.templates import load_template
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import draft_name, newest_text, shipped_text
from iro_desktop.queries.rights import may_set_for_council
from iro_desktop.store.tables import LocalSetting

LONGEST_REASON = 500
"""Characters of the note on why."""
_JUST_AFTER = timedelta(microseconds=1)


class NotAManager(Refused):
    """What holds for the whole council is set by those whom the office named managers."""

    def __init__(self) -> None:
        super().__init__(
            "Only a manager changes what holds for the whole council. Nothing was changed. Ask your manager, or your "
            "helpdesk if you are one: the office then tells this laptop at the next sync."
        )


class TemplateHasProblems(Refused):
    """The text was not saved. The draft is kept on this laptop."""

    def __init__(self, problems: tuple[TemplateProblem, ...]) -> None:
        super().__init__(
            f"Line {problems[0].line}: {problems[0].sentence} The template was not saved, and letters go on as before."
        )
        self.problems = problems


def save_template(session: Session, name: str, *, text: str, why: str, by_name: str, at: datetime) -> UUID:
    """From now on new letters begin from this text. Letters already begun keep theirs. Returns the version's id.

    Raises TemplateHasProblems, NotAManager, and Refused without a reason or a change.
    """
    _check_may_set(session, name)
    problems = template_problems(text, load_template(name))
    if problems:
        raise TemplateHasProblems(problems)
    newest = newest_text(session, name)
    stands = newest.text if newest is not None and newest.text is not None else shipped_text(name)
    if with_version(stands, 0) == with_version(text, 0):
        raise Refused("The text is the same as the one in use. Nothing was saved.")
    return _add(session, name, text=text, why=_reason(why), by_name=by_name, at=at)


def use_shipped_template(session: Session, name: str, *, why: str, by_name: str, at: datetime) -> UUID:
    """From now on new letters begin from the program's own text again. The council's texts stay among the versions."""
    _check_may_set(session, name)
    newest = newest_text(session, name)
    if newest is None or newest.text is None:
        raise Refused("The text that came with the program is in use already. Nothing was changed.")
    return _add(session, name, text=None, why=_reason(why), by_name=by_name, at=at)


def bring_template_back(session: Session, text_id: UUID | None, name: str, *, by_name: str, at: datetime) -> UUID:
    """Use an earlier version again: its text is saved anew. None is the text that came with the program.

    What could be saved once may lack something by now; then it is refused with the line, as in `save_template`.
    """
    if text_id is None:
        return use_shipped_template(session, name, why="Brought back.", by_name=by_name, at=at)
    version = existing(session, LetterTemplateText, text_id)
    why = f"Version {version.version} brought back."
    if version.text is None:
        return use_shipped_template(session, name, why=why, by_name=by_name, at=at)
    return save_template(session, name, text=version.text, why=why, by_name=by_name, at=at)


def keep_template_draft(session: Session, name: str, *, text: str, begun_from: str) -> None:
    """Keep what is being typed, on this laptop alone. `begun_from` is the text that it changes."""
    _check_name(name)
    if len(text) > LONGEST_TEMPLATE:
        raise Refused(
            f"The text has {len(text):,} characters; {LONGEST_TEMPLATE:,} can be kept. What was kept before stays. "
            "Take out what was pasted."
        )
    session.merge(LocalSetting(name=draft_name(name), value={"text": text, "begun_from": begun_from}))


def drop_template_draft(session: Session, name: str) -> None:
    """It was saved, or it is not wanted any more."""
    kept = session.get(LocalSetting, draft_name(name))
    if kept is not None:
        session.delete(kept)


def _add(session: Session, name: str, *, text: str | None, why: str, by_name: str, at: datetime) -> UUID:
    newest = newest_text(session, name)
    version = max(load_template(name).version, newest.version if newest is not None else 0) + 1
    # Never before what its writer had seen: a slow clock must not make a change the older one.
    saved_at = at if newest is None else max(at, newest.saved_at + _JUST_AFTER)
    saved = LetterTemplateText(
        template=name,
        version=version,
        text=with_version(text, version) if text is not None else None,
        why=why,
        by_name=by_name,
        saved_at=saved_at,
    )
    session.add(saved)
    drop_template_draft(session, name)
    session.flush()
    return saved.id


def _check_may_set(session: Session, name: str) -> None:
    _check_name(name)
    if not may_set_for_council(session):
        raise NotAManager


def _check_name(name: str) -> None:
    if name not in ALL_TEMPLATES:
        raise Refused("There is no letter of that name. Nothing was changed. Choose one of the list.")


def _reason(typed: str) -> str:
    words = " ".join(typed.split())
    if not words:
        raise Refused("Say in a few words why it changes, for the others. Nothing was saved yet.")
    if len(words) > LONGEST_REASON:
        raise Refused(f"The reason is longer than {LONGEST_REASON} characters. Nothing was saved yet. Make it shorter.")
    return words
