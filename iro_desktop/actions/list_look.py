"""Arranging the list of children: which columns in which order, and views of one's own. It stays on this laptop."""

from dataclasses import asdict, replace

from sqlalchemy.orm import Session

from iro_desktop.models.refused import Refused
from iro_desktop.queries.list_look import LIST_LOOK_SETTING, ListLook, OwnView, list_look
from iro_desktop.store.tables import LocalSetting

MOST_OWN_VIEWS = 8


def keep_columns(session: Session, columns: tuple[str, ...]) -> None:
    """Keep which columns are shown, by their keys, and in which order."""
    _keep(session, replace(list_look(session), columns=columns))


def keep_view(session: Session, view: OwnView) -> None:
    """Keep a view beside the ready-made ones; one with the same name is replaced. Refuses more than eight."""
    look = list_look(session)
    others = tuple(one for one in look.views if one.name != view.name)
    if len(others) >= MOST_OWN_VIEWS:
        raise Refused(f"{MOST_OWN_VIEWS} views of your own are kept already. Remove one of them first.")
    _keep(session, replace(look, views=(*others, view)))


def forget_view(session: Session, name: str) -> None:
    """Take a view of one's own out again."""
    look = list_look(session)
    _keep(session, replace(look, views=tuple(one for one in look.views if one.name != name)))


def _keep(session: Session, look: ListLook) -> None:
    value = {"columns": list(look.columns), "views": [asdict(view) for view in look.views]}
    session.merge(LocalSetting(name=LIST_LOOK_SETTING, value=value))
