"""Which text a letter template has: the council's newest, else the program's own; and every text there was."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from iro_desktop import resources
from iro_desktop.letters.council_templates import not_here_yet, open_council_template
from iro_desktop.letters.kinds import ALL_TEMPLATES
from iro_desktop.letters.templates import OpenedTemplate, Template, load_template, open_template
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.letter import Letter
from iro_desktop.queries.rights import may_set_for_council
from iro_desktop.store.tables import LocalSetting


@dataclass(frozen=True, slots=True)
class UsedTemplate:
    """What a new letter begins from."""

    opened: OpenedTemplate
    text_id: UUID | None
    """The council's text it was read from; None for the program's own."""

    @property
    def template(self) -> Template:
        return self.opened.template


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateVersion:
    """One text that a template had, or has."""

    text_id: UUID | None
    """None for the text that came with the program."""
    version: int
    text: str
    is_shipped: bool
    """The program's own words: as it came, or taken back."""
    why: str = ""
    by_name: str = ""
    saved_at: datetime | None = None
    """None for the text that came with the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """A template in the list of all."""

    name: str
    title: str
    kind: str
    age_band: str
    now: TemplateVersion
    is_damaged: bool
    """The council's text cannot be read, so letters begin from the program's."""
    has_draft: bool
    """Somebody began to change it on this laptop and has not saved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """A change that was begun on this laptop and not saved."""

    text: str
    begun_from: str
    """The text that it changes: a newer one may have come since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePage:
    """One template with all that its page shows."""

    shipped: Template
    versions: tuple[TemplateVersion, ...]
    """The one that is used first, then the others, newest first. The program's own is always the last."""
    draft: TemplateDraft | None
    may_change: bool

    @property
    def now(self) -> TemplateVersion:
        return self.versions[0]


def template_now(session: Session, name: str) -> UsedTemplate:
    """What a letter that is begun now begins from. A damaged text of the council is passed over with a sentence."""
    newest = newest_text(session, name)
    if newest is None or newest.text is None:
        return UsedTemplate(open_template(name), None)
    return UsedTemplate(open_council_template(name, newest.text, newest.version), newest.id)


def template_of(session: Session, letter: Letter) -> OpenedTemplate:
    """What a letter was begun from, whatever the council changed since."""
    if letter.template_text_id is None:
        return open_template(letter.template)
    row = session.get(LetterTemplateText, letter.template_text_id)
    if row is None or row.text is None:
        return not_here_yet(letter.template)
    return open_council_template(letter.template, row.text, row.version)


def newest_text(session: Session, name: str) -> LetterTemplateText | None:
    """What was saved last of a template, wherever; None where the council never changed it."""
    rows = select(LetterTemplateText).where(LetterTemplateText.template == name)
    newest_first = rows.order_by(LetterTemplateText.saved_at.desc(), LetterTemplateText.id.desc())
    return session.scalar(newest_first.limit(1))


def template_rows(session: Session) -> tuple[TemplateRow, ...]:
    """Every template in the order in which an officer is offered them."""
    return tuple(_row(session, name) for name in ALL_TEMPLATES)


def template_page(session: Session, name: str) -> TemplatePage:
    """One template with its versions."""
    shipped = load_template(name)
    rows = select(LetterTemplateText).where(LetterTemplateText.template == name)
    newest_first = rows.order_by(LetterTemplateText.saved_at.desc(), LetterTemplateText.id.desc())
    kept = tuple(_version(name, row) for row in session.scalars(newest_first))
    return TemplatePage(
        shipped=shipped,
        versions=(*kept, shipped_version(name)),
        draft=template_draft(session, name),
        may_change=may_set_for_council(session),
    )


def shipped_version(name: str) -> TemplateVersion:
    """The text that came with the program."""
    return TemplateVersion(text_id=None, version=load_template(name).version, text=shipped_text(name), is_shipped=True)


def shipped_text(name: str) -> str:
    """The program's own text of a template, as its file has it."""
    return resources.text(f"letter_templates/{name}.txt")


def template_draft(session: Session, name: str) -> TemplateDraft | None:
    """What was begun on this laptop and not saved; None where nothing was."""
    kept = session.get(LocalSetting, draft_name(name))
    match kept.value if kept is not None else None:
        case {"text": str(text), "begun_from": str(begun_from)}:
            return TemplateDraft(text=text, begun_from=begun_from)
        case _:
            return None


def draft_name(name: str) -> str:
    """Under which name the laptop keeps what was begun."""
    return f"template draft {name}"


def _row(session: Session, name: str) -> TemplateRow:
    shipped, newest = load_template(name), newest_text(session, name)
    return TemplateRow(
        name=name,
        title=shipped.title,
        kind=shipped.kind,
        age_band=shipped.age_band,
        now=_version(name, newest) if newest is not None else shipped_version(name),
        is_damaged=template_now(session, name).opened.warning is not None,
        has_draft=template_draft(session, name) is not None,
    )


def _version(name: str, row: LetterTemplateText) -> TemplateVersion:
    return TemplateVersion(
        text_id=row.id,
        version=row.version,
        text=row.text if row.text is not None else shipped_text(name),
        is_shipped=row.text is None,
        why=row.why,
        by_name=row.by_name,
        saved_at=row.saved_at,
    )
