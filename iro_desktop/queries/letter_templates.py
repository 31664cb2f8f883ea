"""Which text a letter template has: the council's newest, else the program's own; and every text there was."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from iro_desktop import resources
from iro_desktop.letters.council_templates import not_here_yet, open_council_template
from iro_desktop.letters.kinds import ALL_TEMPLATES, KIND_IN_FILE, PLAIN, TEMPLATES, plain_for
from iro_desktop.letters.own_templates import fact_in, form_of, is_own, kind_in, title_in
from iro_desktop.letters.templates import OpenedTemplate, Template, load_template, open_template, shipped_title
from iro_desktop.models.council_letters import LetterTemplateText
from iro_desktop.models.letter import Letter, LetterKind, kind_of
from iro_desktop.models.refused import Refused
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
    is_retirement: bool = False
    """From then on a template of the council's own was not offered any more; its text is the one before."""
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
    is_own: bool
    """The council added it; the others came with the program."""
    is_retired: bool
    """Not offered any more. Letters begun from it keep it."""
    is_of_known_kind: bool
    """Whether this program knows the kind of letter: a newer one may know more."""
    is_damaged: bool
    """The council's text cannot be read, so letters begin from the program's."""
    has_draft: bool
    """Somebody began to change it on this laptop and has not saved."""
    same_title: bool = False
    """Another template in use was called the same before: one is to be renamed."""

    @property
    def can_be_begun(self) -> bool:
        """Whether letters are offered from it."""
        return not (self.is_retired or self.is_damaged) and self.is_of_known_kind

    @property
    def is_a_problem(self) -> bool:
        """Whether a manager has something to put right."""
        return self.is_damaged or self.same_title


@dataclass(frozen=True, slots=True)
class TemplateList:
    """The list of all templates."""

    rows: tuple[TemplateRow, ...]
    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChoice:
    """A template that a letter may be written from."""

    name: str
    title: str
    is_own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateDraft:
    """A change that was begun on this laptop and not saved."""

    text: str
    begun_from: str
    """The text that it changes: a newer one may have come since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePage:
    """One template with all that its page shows."""

    form: Template
    """What it is measured by when it is saved: which letter it is, and the parts that it may not lose."""
    versions: tuple[TemplateVersion, ...]
    """The one that is used first, then the others, newest first. The program's own is always the last."""
    draft: TemplateDraft | None
    may_change: bool
    is_own: bool = False
    same_title: bool = False

    @property
    def now(self) -> TemplateVersion:
        return self.versions[0]

    @property
    def title(self) -> str:
        """What people call it now."""
        return title_in(self.now.text) or self.form.title

    @property
    def is_retired(self) -> bool:
        return self.now.is_retirement


class TemplateIsNotHere(Refused):
    """A template of the council's own that has not come to this laptop, or that only a newer program knows."""

    def __init__(self) -> None:
        super().__init__(
            "This template is not on this laptop, or it is for a kind of letter that only a newer version of the "
            "program knows. Nothing was changed. Sync, or update the program, and open it again."
        )


def template_now(session: Session, name: str) -> UsedTemplate:
    """What a letter that is begun now begins from. A damaged text of the council is passed over with a sentence."""
    newest = newest_text(session, name)
    if is_own(name):
        newest = _last_words(session, name)
        if newest is None:
            return UsedTemplate(not_here_yet(name), None)
    if newest is None or newest.text is None:
        return UsedTemplate(open_template(name), None)
    kind = kind_in(newest.text)
    stand_in = plain_for(kind) if kind is not None else PLAIN
    return UsedTemplate(open_council_template(name, newest.text, newest.version, stand_in=stand_in), newest.id)


def template_of(session: Session, letter: Letter) -> OpenedTemplate:
    """What a letter was begun from, whatever the council changed since."""
    if letter.template_text_id is None and not is_own(letter.template):
        return open_template(letter.template)
    row = session.get(LetterTemplateText, letter.template_text_id) if letter.template_text_id is not None else None
    stand_in = plain_for(kind_of(letter))
    if row is None or row.text is None:
        return not_here_yet(letter.template, stand_in=stand_in)
    return open_council_template(letter.template, row.text, row.version, stand_in=stand_in)


def templates_for(session: Session, kind: LetterKind, *, besides: str = "") -> tuple[TemplateChoice, ...]:
    """Every template that a letter of a kind may be written from: the program's, then the council's own in use.

    `besides` is one that a letter is written from already: it is among them even where it was retired.
    """
    changed = _changed(session)
    shipped = [
        TemplateChoice(name=name, title=_title_now(session, name, is_changed=name in changed), is_own=False)
        for name in TEMPLATES[kind]
    ]
    own = (
        TemplateChoice(name=one.name, title=one.title, is_own=True)
        for one in own_templates(session)
        if one.kind == KIND_IN_FILE[kind] and (one.name == besides or one.can_be_begun)
    )
    return (*shipped, *own)


def templates_here(session: Session) -> tuple[Template, ...]:
    """Every template from which a letter can be begun, as the council has it."""
    own = (one.name for one in own_templates(session) if one.can_be_begun)
    return tuple(template_now(session, name).template for name in (*ALL_TEMPLATES, *own))


def own_templates(session: Session) -> tuple[TemplateRow, ...]:
    """The templates that the council added, retired ones too, the oldest first."""
    return tuple(_own_row(session, name, drafts=frozenset()) for name in _own_names(session))


def newest_text(session: Session, name: str) -> LetterTemplateText | None:
    """What was saved last of a template, wherever; None where the council never changed it."""
    return session.scalar(_saved(name).limit(1))


def template_rows(session: Session) -> tuple[TemplateRow, ...]:
    """Every template in the order in which an officer is offered them, then the council's own, the oldest first."""
    changed = _changed(session)
    kept = frozenset(session.scalars(select(LocalSetting.name).where(LocalSetting.name.startswith(draft_name("")))))
    shipped = [_row(session, name, is_changed=name in changed, drafts=kept) for name in ALL_TEMPLATES]
    own = [_own_row(session, name, drafts=kept) for name in _own_names(session)]
    return _with_same_titles((*shipped, *own))


def template_list(session: Session) -> TemplateList:
    """Every template, and whether this person changes them."""
    return TemplateList(template_rows(session), may_change=may_set_for_council(session))


def templates_to_put_right(session: Session) -> int:
    """How many templates are damaged, or called the same as another."""
    return sum(one.is_a_problem for one in template_rows(session))


def template_page(session: Session, name: str) -> TemplatePage:
    """One template with its versions. Raises TemplateIsNotHere for one of the council's own."""
    kept = _versions(session, name)
    if not is_own(name):
        kept = (*kept, shipped_version(name))
    form = template_form(session, name)
    rows = template_rows(session)
    return TemplatePage(
        form=form,
        versions=kept,
        draft=template_draft(session, name),
        may_change=may_set_for_council(session),
        is_own=is_own(name),
        same_title=any(one.same_title for one in rows if one.name == name),
    )


def template_form(session: Session, name: str) -> Template:
    """What a template is measured by when it is saved. Raises TemplateIsNotHere for one of the council's own."""
    if not is_own(name):
        return load_template(name)
    row = _last_words(session, name)
    form = form_of(name, row.text) if row is not None and row.text is not None else None
    if form is None:
        raise TemplateIsNotHere
    return form


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


def _row(session: Session, name: str, *, is_changed: bool, drafts: frozenset[str]) -> TemplateRow:
    shipped, newest = load_template(name), newest_text(session, name) if is_changed else None
    now = _version(name, newest) if newest is not None else shipped_version(name)
    return TemplateRow(
        name=name,
        title=title_in(now.text) or shipped.title,
        kind=shipped.kind,
        age_band=shipped.age_band,
        now=now,
        is_own=False,
        is_retired=False,
        is_of_known_kind=True,
        is_damaged=is_changed and template_now(session, name).opened.warning is not None,
        has_draft=draft_name(name) in drafts,
    )


def _own_row(session: Session, name: str, *, drafts: frozenset[str]) -> TemplateRow:
    now = _versions(session, name)[0]
    return TemplateRow(
        name=name,
        title=title_in(now.text) or name,
        kind=fact_in(now.text, "kind"),
        age_band=fact_in(now.text, "age_band"),
        now=now,
        is_own=True,
        is_retired=now.is_retirement,
        is_of_known_kind=kind_in(now.text) is not None,
        is_damaged=template_now(session, name).opened.warning is not None,
        has_draft=draft_name(name) in drafts,
    )


def _changed(session: Session) -> frozenset[str]:
    """Every template that was ever saved by a manager."""
    return frozenset(session.scalars(select(LetterTemplateText.template).distinct()))


def _title_now(session: Session, name: str, *, is_changed: bool) -> str:
    """What one of the program's templates is called: as a manager renamed it, else as it came."""
    newest = newest_text(session, name) if is_changed else None
    return title_in(newest.text or "" if newest else "") or shipped_title(name)


def _own_names(session: Session) -> tuple[str, ...]:
    """The council's own templates that have a text here, in the order in which they were made."""
    made = (
        select(LetterTemplateText.template)
        .where(LetterTemplateText.template.startswith("own_"), LetterTemplateText.text.is_not(None))
        .group_by(LetterTemplateText.template)
        .order_by(func.min(LetterTemplateText.saved_at), LetterTemplateText.template)
    )
    return tuple(name for name in session.scalars(made) if is_own(name))


def _with_same_titles(rows: tuple[TemplateRow, ...]) -> tuple[TemplateRow, ...]:
    """Of templates in use that are called the same, the council's own are to be renamed, and of those the younger."""
    called: set[str] = set()
    marked = []
    for one in rows:
        title = one.title.casefold()
        marked.append(replace(one, same_title=one.is_own and not one.is_retired and title in called))
        if not one.is_retired:
            called.add(title)
    return tuple(marked)


def _last_words(session: Session, name: str) -> LetterTemplateText | None:
    """The newest text of a template that has one, also of one that was retired since."""
    return session.scalar(_saved(name).where(LetterTemplateText.text.is_not(None)).limit(1))


def _saved(name: str) -> Select[LetterTemplateText]:
    """Every saving of a template, the newest first."""
    rows = select(LetterTemplateText).where(LetterTemplateText.template == name)
    return rows.order_by(LetterTemplateText.saved_at.desc(), LetterTemplateText.id.desc())


def _versions(session: Session, name: str) -> tuple[TemplateVersion, ...]:
    """Every saving of a template, the newest first; one that retired it has the text that stood before."""
    versions, text = [], ""
    for row in reversed(session.scalars(_saved(name)).all()):
        version = _version(name, row)
        if is_own(name):
            text = version.text or text
            version = replace(version, text=text, is_shipped=False, is_retirement=row.text is None)
        versions.append(version)
    return tuple(reversed(versions))


def _version(name: str, row: LetterTemplateText) -> TemplateVersion:
    given_back = row.text is None and not is_own(name)
    return TemplateVersion(
        text_id=row.id,
        version=row.version,
        text=shipped_text(name) if given_back else row.text or "",
        is_shipped=given_back,
        why=row.why,
        by_name=row.by_name,
        saved_at=row.saved_at,
    )
