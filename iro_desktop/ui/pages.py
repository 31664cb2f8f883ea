"""Which screen shows which page. Each is imported when it is first opened, so that the window comes at once."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from iro_desktop.ui.desk import Desk, Page, Place
from iro_desktop.ui.screen import Screen

MakeScreen = Callable[[Desk, Place], Screen]


def _today() -> MakeScreen:
    from iro_desktop.ui.today.screen import TodayScreen

    return TodayScreen


def _children() -> MakeScreen:
    from iro_desktop.ui.children.screen import ChildrenScreen

    return ChildrenScreen


def _child() -> MakeScreen:
    from iro_desktop.ui.child.screen import ChildScreen

    return ChildScreen


def _child_record() -> MakeScreen:
    from iro_desktop.ui.child_record.screen import ChildRecordScreen

    return ChildRecordScreen


def _new_child() -> MakeScreen:
    from iro_desktop.ui.child_record.new_child import NewChildScreen

    return NewChildScreen


def _consultation() -> MakeScreen:
    from iro_desktop.ui.consultation.screen import ConsultationScreen

    return ConsultationScreen


def _review() -> MakeScreen:
    from iro_desktop.ui.review.screen import ReviewScreen

    return ReviewScreen


def _letter() -> MakeScreen:
    from iro_desktop.ui.letter.screen import LetterScreen

    return LetterScreen


def _sync_centre() -> MakeScreen:
    from iro_desktop.ui.sync_centre.screen import SyncCentreScreen

    return SyncCentreScreen


def _compare() -> MakeScreen:
    from iro_desktop.ui.compare.screen import CompareScreen

    return CompareScreen


def _bring_in() -> MakeScreen:
    from iro_desktop.ui.bring_in.screen import BringInScreen

    return BringInScreen


def _settings() -> MakeScreen:
    from iro_desktop.ui.settings.screen import SettingsScreen

    return SettingsScreen


def _dates() -> MakeScreen:
    from iro_desktop.ui.dates.screen import DatesScreen

    return DatesScreen


def _between() -> MakeScreen:
    from iro_desktop.ui.between.screen import between_screen

    return between_screen


def _counting() -> MakeScreen:
    from iro_desktop.ui.counting.screen import CountingScreen

    return CountingScreen


def _ladder() -> MakeScreen:
    from iro_desktop.ui.ladder.screen import LadderScreen

    return LadderScreen


def _templates_and_words() -> MakeScreen:
    from iro_desktop.ui.templates_and_words.screen import TemplatesAndWordsScreen

    return TemplatesAndWordsScreen


def _templates() -> MakeScreen:
    from iro_desktop.ui.templates.list_screen import templates_screen

    return templates_screen


def _words() -> MakeScreen:
    from iro_desktop.ui.words_list.screen import WordsScreen

    return WordsScreen


def _letterhead() -> MakeScreen:
    from iro_desktop.ui.letterhead.screen import LetterheadScreen

    return LetterheadScreen


def _pictures() -> MakeScreen:
    from iro_desktop.ui.picture_sets.screen import PicturesScreen

    return PicturesScreen


def _visits() -> MakeScreen:
    from iro_desktop.ui.visits.screen import VisitsScreen

    return VisitsScreen


def _resolutions() -> MakeScreen:
    from iro_desktop.ui.resolutions.screen import ResolutionsScreen

    return ResolutionsScreen


def _resolution() -> MakeScreen:
    from iro_desktop.ui.resolutions.card_screen import ResolutionScreen

    return ResolutionScreen


def _library() -> MakeScreen:
    from iro_desktop.ui.library.screen import LibraryScreen

    return LibraryScreen


def _printing() -> MakeScreen:
    from iro_desktop.ui.printing.screen import PrintingScreen

    return PrintingScreen


def _supervision() -> MakeScreen:
    from iro_desktop.ui.supervision.screen import SupervisionScreen

    return SupervisionScreen


def _midway() -> MakeScreen:
    from iro_desktop.ui.midway.screen import MidwayScreen

    return MidwayScreen


def _follow_up() -> MakeScreen:
    from iro_desktop.ui.follow_up.screen import FollowUpScreen

    return FollowUpScreen


SCREENS: Mapping[Page, Callable[[], MakeScreen]] = MappingProxyType(
    {
        Page.TODAY: _today,
        Page.CHILDREN: _children,
        Page.CHILD: _child,
        Page.CHILD_RECORD: _child_record,
        Page.NEW_CHILD: _new_child,
        Page.CONSULTATION: _consultation,
        Page.REVIEW: _review,
        Page.LETTER: _letter,
        Page.SYNC_CENTRE: _sync_centre,
        Page.COMPARE: _compare,
        Page.BRING_IN: _bring_in,
        Page.SETTINGS: _settings,
        Page.BETWEEN: _between,
        Page.COUNTING: _counting,
        Page.DATES: _dates,
        Page.LADDER: _ladder,
        Page.WORDS: _words,
        Page.FOLLOW_UP: _follow_up,
        Page.MIDWAY: _midway,
        Page.RESOLUTIONS: _resolutions,
        Page.RESOLUTION: _resolution,
        Page.TEMPLATES_AND_WORDS: _templates_and_words,
        Page.TEMPLATES: _templates,
        Page.LETTERHEAD: _letterhead,
        Page.PICTURES: _pictures,
        Page.VISITS: _visits,
        Page.LIBRARY: _library,
        Page.PRINTING: _printing,
        Page.SUPERVISION: _supervision,
    }
)
