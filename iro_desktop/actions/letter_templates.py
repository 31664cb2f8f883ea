"""The letter templates of the council: a manager adds one, saves a text, renames, retires, or takes a text back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from iro_desktop.actions.finding import existing
from iro_desktop.letters.council_templates import with_version
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.own_templates import (
    LONGEST_TITLE,
    bands_for,
    begun_as,
    form_of,
    is_own,
    kind_in,
    model_for,
    only_what_it_must_have,
    own_name,
    title_in,
    with_fact,
)
from iro_desktop.letters.template_checks import LONGEST_TEMPLATE, TemplateProblem, template_problems
from iro_desktop.letters.templates import load_template
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.ids import new_id
from iro_desktop.models.letter import LetterKind
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import (
    draft_name,
    newest_text,
    shipped_text,
    template_form,
    template_page,
    template_rows,
)
from iro_desktop.queries.rights import may_set_for_council
from iro_desktop.store.tables import LocalSetting

LONGEST_REASON = 500
"""Characters of the note on why."""
_JUST_AFTER = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTemplate:
    """What a manager says of a template to add."""

    title: str
    kind: LetterKind
    band: str
    """For whom it is, as `own_templates.bands_for` lists them."""
    copy_of: str | None = None
    """The template of the same kind that it begins as; None for the parts that it must have alone."""


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


def add_template(session: Session, new: NewTemplate, *, by_name: str, at: datetime) -> str:
    """Make a template of the council's own, from which letters can be begun at once. Returns its name.

    Raises NotAManager, TemplateHasProblems, and Refused for a title that is missing, too long or in use.
    """
    if not may_set_for_council(session):
        raise NotAManager
    title = _title(session, new.title)
    if new.band not in bands_for(new.kind):
        raise Refused("A letter of this kind is not for that reader. Nothing was added. Choose for whom it is.")
    text_id = new_id()
    name = own_name(title, text_id)
    text = begun_as(_taken(session, new), name=name, title=title, kind=new.kind, band=new.band)
    form = form_of(name, text)
    assert form is not None, "a kind that is chosen is known"
    problems = template_problems(text, form)
    if problems:
        raise TemplateHasProblems(problems)
    session.add(
        LetterTemplateText(
            id=text_id, template=name, version=1, text=text, why=_why_added(session, new), by_name=by_name, saved_at=at
        )
    )
    session.flush()
    return name


def rename_template(session: Session, name: str, *, title: str, by_name: str, at: datetime) -> UUID:
    """Call a template otherwise. That is a version too: the text in use with another title."""
    _check_may_set(session, name)
    now = template_page(session, name).now
    called = _title(session, title, besides=name)
    if called == title_in(now.text):
        raise Refused("It is called so already. Nothing was changed.")
    why = f"Renamed: it was “{title_in(now.text)}”."
    return save_template(session, name, text=with_fact(now.text, "title", called), why=why, by_name=by_name, at=at)


def retire_template(session: Session, name: str, *, why: str, by_name: str, at: datetime) -> UUID:
    """Offer a template of the council's own no more. Letters begun from it keep it, and it can be brought back."""
    _check_may_set(session, name)
    if not is_own(name):
        raise Refused(
            "This template came with the program, so it stays: letters of its kind begin from it by themselves. "
            "Nothing was changed. Change its words instead."
        )
    if template_page(session, name).is_retired:
        raise Refused("This template is retired already. Nothing was changed.")
    return _add(session, name, text=None, why=_reason(why), by_name=by_name, at=at)


def unretire_template(session: Session, name: str, *, by_name: str, at: datetime) -> UUID:
    """Offer a retired template again, with the text that it had."""
    _check_may_set(session, name)
    page = template_page(session, name)
    if not page.is_retired:
        raise Refused("This template is in use already. Nothing was changed.")
    return save_template(session, name, text=page.now.text, why="Brought back.", by_name=by_name, at=at)


def save_template(session: Session, name: str, *, text: str, why: str, by_name: str, at: datetime) -> UUID:
    """From now on new letters begin from this text. Letters already begun keep theirs. Returns the version's id.

    Raises TemplateHasProblems, NotAManager, and Refused without a reason or a change, or with another's title.
    """
    _check_may_set(session, name)
    problems = template_problems(text, template_form(session, name))
    if problems:
        raise TemplateHasProblems(problems)
    now = template_page(session, name).now
    if with_version(now.text, 0) == with_version(text, 0) and not now.is_retirement:
        raise Refused("The text is the same as the one in use. Nothing was saved.")
    if now.is_retirement or title_in(text) != title_in(now.text):
        _title(session, title_in(text), besides=name)
    return _add(session, name, text=text, why=_reason(why), by_name=by_name, at=at)


def use_shipped_template(session: Session, name: str, *, why: str, by_name: str, at: datetime) -> UUID:
    """From now on new letters begin from the program's own text again. The council's texts stay among the versions."""
    _check_may_set(session, name)
    if is_own(name):
        raise Refused("The council added this template, so the program has no text for it. Nothing was changed.")
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
    if version.text is None and is_own(name):
        return unretire_template(session, name, by_name=by_name, at=at)
    if version.text is None:
        return use_shipped_template(session, name, why=why, by_name=by_name, at=at)
    return save_template(session, name, text=version.text, why=why, by_name=by_name, at=at)


def keep_template_draft(session: Session, name: str, *, text: str, begun_from: str) -> None:
    """Keep what is being typed, on this laptop alone. `begun_from` is the text that it changes."""
    _check_name(session, name)
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
    shipped = 0 if is_own(name) else load_template(name).version
    version = max(shipped, newest.version if newest is not None else 0) + 1
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
    _check_name(session, name)
    if not may_set_for_council(session):
        raise NotAManager


def _check_name(session: Session, name: str) -> None:
    is_known = newest_text(session, name) is not None if is_own(name) else name in ALL_TEMPLATES
    if not is_known:
        raise Refused("There is no letter of that name. Nothing was changed. Choose one of the list.")


def _taken(session: Session, new: NewTemplate) -> str:
    """The text that a new template begins with, before its top says what it is."""
    if new.copy_of is None:
        return only_what_it_must_have(shipped_text(model_for(new.kind, new.band).name))
    _check_name(session, new.copy_of)
    text = template_page(session, new.copy_of).now.text
    if kind_in(text) is not new.kind:
        raise Refused("The template to copy is for another kind of letter. Nothing was added. Choose one of its kind.")
    return text


def _why_added(session: Session, new: NewTemplate) -> str:
    if new.copy_of is None:
        return "Added with the parts that it must have."
    return f"Added as a copy of “{template_page(session, new.copy_of).title}”."


def _title(session: Session, typed: str, *, besides: str = "") -> str:
    """The title as it is kept. Refused where it is missing, too long, or what another template in use is called."""
    title = " ".join(typed.split())
    if not title:
        raise Refused("Say what the template is called. Nothing was saved yet.")
    if len(title) > LONGEST_TITLE:
        raise Refused(f"The name is longer than {LONGEST_TITLE} characters. Nothing was saved yet. Make it shorter.")
    taken = {one.title.casefold() for one in template_rows(session) if not one.is_retired and one.name != besides}
    if title.casefold() in taken:
        raise Refused(f"Another template is called “{title}”. Nothing was saved yet. Give this one another name.")
    return title


def _reason(typed: str) -> str:
    words = " ".join(typed.split())
    if not words:
        raise Refused("Say in a few words why it changes, for the others. Nothing was saved yet.")
    if len(words) > LONGEST_REASON:
        raise Refused(f"The reason is longer than {LONGEST_REASON} characters. Nothing was saved yet. Make it shorter.")
    return words
