"""What a manager does to a whole template: call it otherwise, retire it, bring it back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from iro_desktop.actions.letter_templates import rename_template, retire_template, unretire_template
from iro_desktop.models.refused import Refused
from iro_desktop.queries.letter_templates import TemplatePage
from iro_desktop.store.store import Session
from iro_desktop.ui.desk import Desk, ToastAction
from iro_desktop.ui.templates import list_words
from iro_desktop.ui.templates.asking import AskPanel


def ask_name(desk: Desk, page: TemplatePage) -> None:
    """Ask for another name; the old one is typed already."""

    def keep(title: str) -> None:
        change = partial(rename_template, name=page.form.name, title=title, by_name=desk.officer_name, at=desk.clock())
        back = partial(
            rename_template, name=page.form.name, title=page.title, by_name=desk.officer_name, at=desk.clock()
        )
        _do(desk, panel, change, back, list_words.renamed(" ".join(title.split())))

    panel = AskPanel(
        "Another name",
        "Letters that are begun from now on carry it. It is kept as a version.",
        "What it is called",
        button="Rename",
        keep=keep,
    )
    panel.typed.set_value(page.title)
    panel.typed.selectAll()
    desk.show_panel(panel, "Another name")


def ask_to_retire(desk: Desk, page: TemplatePage) -> None:
    """Ask why nobody should begin letters from it any more."""

    def keep(why: str) -> None:
        change = partial(retire_template, name=page.form.name, why=why, by_name=desk.officer_name, at=desk.clock())
        back = partial(unretire_template, name=page.form.name, by_name=desk.officer_name, at=desk.clock())
        _do(desk, panel, change, back, list_words.retired(page.title))

    panel = AskPanel(
        "Retire this template",
        "It is offered no more, on every laptop. Letters begun from it keep it, and you can bring it back.",
        "Why",
        button="Retire it",
        keep=keep,
    )
    desk.show_panel(panel, "Retire this template")


def unretire(desk: Desk, page: TemplatePage, asker: QWidget) -> None:
    """Offer it again."""
    back = partial(unretire_template, name=page.form.name, by_name=desk.officer_name, at=desk.clock())
    desk.casework.write(
        asker,
        back,
        then=lambda _: desk.say(f"“{page.title}” is offered again.", ()),
        refused=lambda reason: desk.say(reason.sentence, ()),
    )


def _do(
    desk: Desk, panel: AskPanel, change: Callable[[Session], object], back: Callable[[Session], object], said: str
) -> None:
    def done(_: object) -> None:
        panel.closed.emit()
        desk.say(said, [ToastAction("Undo", lambda: desk.casework.write(desk.casework, back))])

    def refused(reason: Refused) -> None:
        panel.say_problem(reason.sentence)

    desk.casework.write(panel, change, then=done, refused=refused)
