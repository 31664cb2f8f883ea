"""How an officer arranged the list of children on this laptop: its columns, and the views they keep."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from iro_desktop.store.tables import LocalSetting

LIST_LOOK_SETTING = "list of children"


@dataclass(frozen=True, slots=True)
class OwnView:
    """A view the officer keeps: a ready-made one, and the words its lines are filtered by."""

    name: str
    view: str
    words: str


@dataclass(frozen=True, slots=True)
class ListLook:
    """The keys of the columns shown, in their order; empty for the usual ones. And the views of one's own."""

    columns: tuple[str, ...] = ()
    views: tuple[OwnView, ...] = ()


def list_look(session: Session) -> ListLook:
    """The arrangement as it is kept; what cannot be read is left out, so that the list always opens."""
    kept = session.get(LocalSetting, LIST_LOOK_SETTING)
    if kept is None or not isinstance(kept.value, dict):
        return ListLook()
    columns, views = kept.value.get("columns"), kept.value.get("views")
    return ListLook(
        tuple(one for one in columns if isinstance(one, str)) if isinstance(columns, list) else (),
        tuple(view for one in views if (view := _view(one)) is not None) if isinstance(views, list) else (),
    )


def _view(kept: object) -> OwnView | None:
    if not isinstance(kept, dict):
        return None
    name, view, words = kept.get("name"), kept.get("view"), kept.get("words")
    if not (isinstance(name, str) and isinstance(view, str) and isinstance(words, str)):
        return None
    return OwnView(name, view, words)
