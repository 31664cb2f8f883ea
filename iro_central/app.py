"""The service as one ASGI application over one database."""

from starlette.applications import Starlette
from starlette.exceptions import HTTPException

from iro_central.database import Database
from iro_central.routes import our_own_mistake, refused_by_starlette, routes


def build(database: Database) -> Starlette:
    """The application. The caller opens and closes the database."""
    return Starlette(
        routes=routes(database),
        exception_handlers={HTTPException: refused_by_starlette, Exception: our_own_mistake},
    )
