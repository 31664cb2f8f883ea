"""The parts every screen is built from.

How to build a screen with them
-------------------------------
* `theme.apply_look(app, Look(...))` once at start; parts follow later changes by themselves. Sizes of letters, controls
  and icons go through `theme.px(n)`; gaps do not grow. Write `row(...)` and `column(...)` for layouts: a number is a
  gap in pixels, None a stretch.
* Words: `Label(words, Style.H1)`, never a bare QLabel. It wraps, has our line height and shows text exactly as typed.
  Words may be set apart: `Label(("Waiting for me ", Run("4", bold=False, tone=Tone.SECONDARY)), Style.H3)`.
* One `Sheet` on a screen holds the work; other lists lie on the desk (`RowsView(..., on_desk=True)`) under an H3 and a
  `Hairline`. `Card` only for what stands alone, `Paper` only for what a child will read, `Fold` for what is set aside.
* `SideBySide(left, right, beside_from=830)`: two parts that stand below each other where there is no room.
* One `Button(..., Role.PRIMARY)` on a screen. Others: MAIN (as tall, outlined), SECONDARY, QUIET (teal words), SMALL,
  DANGER, VOICE (makes a block of the child's words), LINK, PLAIN. `off_because(why)` switches one off and says why.
* Inputs have `value()`, `set_value(v)` and `edited`, which tells of the officer's own changes alone: `TextField`,
  `NotesField`, `ChoiceField`, `DateField`, `Pills`, `ManyPills`, `Segments`, `Tick`. Bind them with `form.Form`, which
  says when to save. `Field(label, control, hint=...)` puts label, hint and problem around one.
* Lists: `RowsView.show_rows([RowWords(...)])`, `TableView(name, [Column(...)], key=...).show_rows(rows)`,
  `TimelineView.show_entries([TimelineEntry(...)])`. All keep the chosen row, send `chosen(key)` and `opened(key)`.
* View-models make the plain data (`RowWords`, `TagWords`, `TimelineEntry`, `ChipWords` …) from `ui.shown` and
  `ui.tokens.Tone`, which import no Qt, and take words for dates and counts from `ui.words`.
* The child's words: `VoiceBlock(VoiceWords(words, source))`. Quotation marks are added here; nothing else is plum.
* Telling: `Notice` stays, `SavedMark` says where the words are, a toast comes from `WindowFrame.toast(...)`,
  `speaker.say(widget, sentence)` is for ears alone. `EmptyState` where there is nothing yet.
* Every control has a name: the words on it, or the `name` its constructor asks for. `unnamed_controls(screen)` lists
  what lacks one; a test runs it over every screen.
"""

from iro_desktop.ui.kit.accessibility import speaker, unnamed_controls
from iro_desktop.ui.kit.avatar import ANIMALS, Avatar
from iro_desktop.ui.kit.buttons import Button, IconButton, Role, Tick
from iro_desktop.ui.kit.choices import ManyPills, Pills, Segments
from iro_desktop.ui.kit.date_field import DateField
from iro_desktop.ui.kit.day_bar import DayBar
from iro_desktop.ui.kit.fields import ChoiceField, Field, NotesField, TextField
from iro_desktop.ui.kit.flow import FlowLayout
from iro_desktop.ui.kit.frames import Card, Fold, Hairline, Panel, Paper, Scroller, Sheet, column, row
from iro_desktop.ui.kit.icons import Icon
from iro_desktop.ui.kit.notices import EmptyState, Notice, SavedMark, Toast
from iro_desktop.ui.kit.rows import RowsView
from iro_desktop.ui.kit.side_by_side import SideBySide
from iro_desktop.ui.kit.tables import TableView
from iro_desktop.ui.kit.tabs import Steps, Tabs
from iro_desktop.ui.kit.tag import Tag
from iro_desktop.ui.kit.text import Label, elided
from iro_desktop.ui.kit.timeline import TimelineView
from iro_desktop.ui.kit.voice import VoiceBlock

__all__ = [
    "ANIMALS",
    "Avatar",
    "Button",
    "Card",
    "ChoiceField",
    "DateField",
    "DayBar",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Fold",
    "Hairline",
    "Icon",
    "IconButton",
    "Label",
    "ManyPills",
    "NotesField",
    "Notice",
    "Panel",
    "Paper",
    "Pills",
    "Role",
    "RowsView",
    "SavedMark",
    "Scroller",
    "Segments",
    "Sheet",
    "SideBySide",
    "Steps",
    "TableView",
    "Tabs",
    "Tag",
    "TextField",
    "Tick",
    "TimelineView",
    "Toast",
    "VoiceBlock",
    "column",
    "elided",
    "row",
    "speaker",
    "unnamed_controls",
]
