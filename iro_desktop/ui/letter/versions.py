"""The versions of a letter: each with its time and first words, compared with what stands now, and brought back."""

from collections.abc import Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from iro_desktop.actions.letter_versions import bring_version_back, keep_version
from iro_desktop.models.refused import Refused
from iro_desktop.models.showing import WhyKept
from iro_desktop.queries.letter_versions import Part, Stood, Version, Versions, decision_part, letter_versions
from iro_desktop.queries.letters import Studio
from iro_desktop.ui import theme
from iro_desktop.ui.compare.marked import MarkedWords
from iro_desktop.ui.compare.merging import Piece, differing
from iro_desktop.ui.desk import Desk
from iro_desktop.ui.kit import Button, Label, Role, RowsView, Scroller, column, row
from iro_desktop.ui.letter import version_words
from iro_desktop.ui.tokens import Style, Tone

_WIDTH, _HEIGHT = 920, 620


class Keeper(QObject):
    """Keeps versions of one letter at their moments, behind the writing."""

    def __init__(self, desk: Desk, letter_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._letter_id = desk, letter_id

    def keep(self, why: WhyKept) -> None:
        """Keep how it stands; where that is kept already nothing happens."""
        keep = partial(
            keep_version, letter_id=self._letter_id, why=why, by_name=self._desk.officer_name, at=self._desk.clock()
        )
        self._desk.casework.write(self._desk.casework, keep)

    def show(self, studio: Studio) -> None:
        """Open the panel with every version."""
        names = {section.key: section.name for section in studio.draft.sections}
        names |= {decision_part(one.decision_id): f"Decision {one.number}" for one in studio.decisions}
        panel = VersionsPanel(self._desk, self._letter_id, names, is_finished=studio.is_finished)
        self._desk.show_panel(panel, "Versions")


class VersionsPanel(QWidget):
    """A list at the left; at the right each part that differs, then and now, the differing words underlined."""

    closed = Signal()

    def __init__(self, desk: Desk, letter_id: UUID, names: Mapping[str, str], *, is_finished: bool) -> None:
        super().__init__()
        self._desk, self._letter_id, self._names, self._is_finished = desk, letter_id, dict(names), is_finished
        self._versions = Versions(Stood({}, None), ())
        self.rows = RowsView("Versions of the letter", on_desk=False, padding=12)
        self.rows.chosen.connect(self._choose)
        self._empty = Label("No version was kept yet. One is kept while you write.", tone=Tone.SECONDARY)
        self._right = QWidget()
        self._parts = column(gap=0)
        self._right.setLayout(self._parts)
        self.whole = Button("Bring back the whole version", Role.PRIMARY)
        self.whole.clicked.connect(lambda: self._bring_back(None))
        close = Button("Close", Role.QUIET)
        close.clicked.connect(self.closed)
        both = row(self.rows, Scroller(self._right, name="What differs"), gap=20)
        both.setStretch(0, 2)
        both.setStretch(1, 3)
        whole = column(
            Label("Versions", Style.H2),
            12,
            self._empty,
            both,
            12,
            row(close, None, self.whole),
            margins=(24, 24, 24, 20),
        )
        whole.setStretch(3, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.rows)
        desk.casework.ask(self, partial(letter_versions, letter_id=letter_id), then=self._show)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def _show(self, versions: Versions) -> None:
        self._versions = versions
        self._empty.setVisible(not versions.kept)
        self.rows.show_rows([version_words.version_row(one, self._desk.clock()) for one in versions.kept])
        self.whole.off_because(None if versions.kept else "No version was kept yet.")
        if versions.kept:
            self.rows.choose(versions.kept[0].snapshot_id)
            self._choose(versions.kept[0].snapshot_id)

    def _chosen(self) -> Version | None:
        key = self.rows.current_key()
        return next((one for one in self._versions.kept if one.snapshot_id == key), None)

    def _choose(self, _key: object) -> None:
        while self._parts.count():
            item = self._parts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        version = self._chosen()
        if version is None:
            return
        changed = version_words.changed_parts(version, self._versions.now)
        if not changed:
            self._parts.addWidget(Label("This is how the letter stands now.", tone=Tone.SECONDARY))
        for part in changed:
            self._parts.addWidget(self._part(version, part))
        self._parts.addStretch(1)
        self.whole.off_because(version_words.why_not(changed, is_finished=self._is_finished))

    def _part(self, version: Version, part: Part) -> QWidget:
        then, now = version.stood, self._versions.now
        marked = differing(version_words.part_text(part, then), version_words.part_text(part, now))
        name = version_words.part_name(part, version.stood, self._names)
        back = Button("Bring back this part", Role.QUIET_SMALL, icon_name="undo-2")
        back.clicked.connect(lambda: self._bring_back(part))
        back.setVisible(not self._is_finished)
        whole = QWidget()
        whole.setLayout(
            column(
                Label(name, Style.BODY, bold=True),
                6,
                Label(version_words.heading("Then", part, then), Style.SMALL, Tone.SECONDARY),
                _words_of(f"{name}, then", marked[0], part, then),
                6,
                Label(version_words.heading("Now", part, now), Style.SMALL, Tone.SECONDARY),
                _words_of(f"{name}, now", marked[1], part, now),
                4,
                row(back, None),
                16,
            )
        )
        return whole

    def _bring_back(self, part: Part | None) -> None:
        version = self._chosen()
        if version is None:
            return
        bring = partial(
            bring_version_back,
            letter_id=self._letter_id,
            snapshot_id=version.snapshot_id,
            part=part,
            by_name=self._desk.officer_name,
            at=self._desk.clock(),
        )
        self._desk.casework.write(self, bring, then=self._is_back, refused=self._not_back)

    def _is_back(self, _: None) -> None:
        self._desk.say("It is back. How the letter stood before is among its versions.", ())
        self.closed.emit()

    def _not_back(self, reason: Refused) -> None:
        self._desk.say(reason.sentence, ())


def _words_of(name: str, pieces: Sequence[Piece], part: Part, stood: Stood) -> QWidget:
    if not pieces:
        return Label(version_words.nothing_there(part), tone=Tone.HINT)
    return MarkedWords(name, pieces, language=version_words.part_language(part, stood))
