"""Fields of a review that are kept as they are typed, some together; what cannot be kept yet stays and says why."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from iro_desktop.store.store import Session
from iro_desktop.ui.form import Bindable, FieldValue, Form
from iro_desktop.ui.kit import DateField, Field
from iro_desktop.ui.review.work import ReviewWork

Change = Callable[[Session], object]


@dataclass(frozen=True, slots=True)
class PutRight:
    """Why something cannot be kept yet: the sentence, and the field it stands under."""

    field: str
    sentence: str


class SavedFields(QObject):
    """Fields by name. Those that one action keeps are saved together, once any of them was edited.

    A field that cannot be kept yet keeps what was typed, with the sentence under it, until it is put right.
    """

    def __init__(self, work: ReviewWork, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._form = Form(self)
        self._form.changed_text.connect(self._save)
        self._form.edited.connect(lambda _name: work.typing())
        self._around: dict[str, Field] = {}
        self._controls: dict[str, Bindable] = {}
        self._keepers: list[tuple[frozenset[str], Callable[[], Change | PutRight]]] = []
        self._wrong: dict[str, frozenset[str]] = {}

    def add(self, name: str, control: Bindable, *, around: Field | None = None) -> None:
        """Take in a control of the kit; `around` is where a problem is shown."""
        self._form.bind(name, control)
        self._controls[name] = control
        if around is not None:
            self._around[name] = around

    def keep(self, names: Iterable[str], change: Callable[[], Change | PutRight]) -> None:
        """Once one of these was edited, `change` gives what to write, or what to put right first."""
        self._keepers.append((frozenset(names), change))

    def show(self, values: Mapping[str, FieldValue]) -> None:
        """Show what is kept, but for what the officer is still typing or has to put right."""
        kept = {
            name: value for name, value in values.items() if not any(name in group for group in self._wrong.values())
        }
        self._form.show(kept)

    def flush(self) -> None:
        self._form.flush()

    def text(self, name: str) -> str:
        return self._form.text(name)

    def day(self, name: str) -> date | None:
        return self._form.day(name)

    def value(self, name: str) -> FieldValue:
        return self._form.value(name)

    def _save(self, touched: frozenset[str]) -> None:
        page = self._work.page
        if page is None or page.closed:
            return
        for names, change in self._keepers:
            if names & touched:
                self._keep(names, change)

    def _keep(self, names: frozenset[str], change: Callable[[], Change | PutRight]) -> None:
        for name in [name for name, group in self._wrong.items() if group == names]:
            del self._wrong[name]
            if name in self._around:
                self._around[name].show_problem("")
        not_a_day = next((name for name in names if not self._is_understood(name)), None)
        if not_a_day is not None:
            self._wrong[not_a_day] = names  # the field itself says how a day is typed
            return
        result = change()
        if isinstance(result, PutRight):
            self._wrong[result.field] = names
            self._around[result.field].show_problem(result.sentence)
        else:
            self._work.write(result)

    def _is_understood(self, name: str) -> bool:
        control = self._controls[name]
        return not isinstance(control, DateField) or control.is_understood()
