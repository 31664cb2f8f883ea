"""The administrator's command line. Every command ends with 0 done, 1 refused with a sentence, 2 wrong usage."""

import argparse
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import platformdirs
import psycopg
import uvicorn
from sqlalchemy.exc import SQLAlchemyError

from iro_central import accounts
from iro_central.app import build
from iro_central.clock import now
from iro_central.database import Council, Database, migrate, the_council
from iro_central.postgres import borrowed_postgres, own_postgres
from iro_central.refusal import CannotServe

DEFAULT_PORT = 8750
_HERE = ("127.0.0.1", "localhost", "::1")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns its exit status; nothing here prints a traceback."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except CannotServe as refused:
        return _refuse(refused.sentence)
    except (psycopg.Error, SQLAlchemyError) as error:
        # The database's own words can hold an address with a password, or a value: only their kind is repeated.
        kind = type(error).__name__
        return _refuse(
            f"The database does not answer as it should ({kind}). Nothing was changed. "
            "Check its address, and that it runs."
        )
    except OSError as error:
        return _refuse(f"The system refused ({error.strerror}). Nothing was changed.")
    except KeyboardInterrupt:
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="iro-central", description="The office store that laptops sync with.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    where = argparse.ArgumentParser(add_help=False)
    place = where.add_mutually_exclusive_group()
    place.add_argument("--database", metavar="URL", help="an existing PostgreSQL database (or IRO_CENTRAL_DATABASE)")
    place.add_argument("--data", metavar="DIR", type=Path, help="a folder for a PostgreSQL of central's own")
    sort = argparse.ArgumentParser(add_help=False)
    sort.add_argument("--practise", action="store_true", help="takes invented children only; decided once")
    sort.add_argument("--council", default="Your council", metavar="NAME", help="its name, the first time")

    serve = commands.add_parser("serve", parents=[where, sort], help="run the service")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=DEFAULT_PORT, help="0 takes any free one")
    serve.set_defaults(command=_serve)
    commands.add_parser("migrate", parents=[where, sort], help="bring the tables up to date").set_defaults(
        command=_migrate
    )
    add_user = commands.add_parser("add-user", parents=[where], help="add a person; prints the id")
    add_user.add_argument("name")
    add_user.set_defaults(command=_add_user)
    code = commands.add_parser("enrol-code", parents=[where], help="print a one-time code for a person's laptop")
    code.add_argument("person", help="name or id")
    code.set_defaults(command=_enrol_code)
    manager = commands.add_parser(
        "manager", parents=[where], help="name a manager, who sets what holds for the council"
    )
    manager.add_argument("person", help="name or id")
    manager.add_argument("--no", action="store_true", help="no manager from now on")
    manager.set_defaults(command=_manager)
    return parser


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError
    return port


def _serve(options: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    with _own_or_given(options) as (address, is_own):
        council = (
            migrate(address, council_name=options.council, practise=options.practise, at=now()) if is_own else None
        )
        council = council or _same_sort(the_council(address), practise=options.practise)
        database = Database(address)
        try:
            _listen(database, options.host, options.port)
        finally:
            database.close()
    return 0


def _listen(database: Database, host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as reason:
            raise CannotServe(
                f"The address {host}:{port} cannot be used ({reason.strerror}). Choose another with --port, "
                "or stop what uses it."
            ) from None
        if host not in _HERE:
            print(
                "Other computers can reach this address, and it has no encryption of its own. "
                "Put a proxy with TLS in front of it.",
                file=sys.stderr,
            )
        shown = f"[{host}]" if family == socket.AF_INET6 else host
        listening.listen(2048)
        print(f"iro-central is ready at http://{shown}:{listening.getsockname()[1]}", flush=True)
        config = uvicorn.Config(
            build(database), log_config=None, access_log=False, lifespan="off", server_header=False, ws="none"
        )
        uvicorn.Server(config).run(sockets=[listening])


def _stop(_number: int, _frame: FrameType | None) -> None:
    # A second wish to stop must not cut the tidying up that the first one began.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise SystemExit(0)


def _migrate(options: argparse.Namespace) -> int:
    with _address(options) as address:
        council = migrate(address, council_name=options.council, practise=options.practise, at=now())
    print(f"The tables are up to date. Council: {council.name} ({council.id}).")
    return 0


def _add_user(options: argparse.Namespace) -> int:
    with _address(options) as address:
        council = the_council(address)
        with psycopg.connect(address) as connection:
            print(accounts.add_person(connection, council, options.name, at=now()))
    return 0


def _enrol_code(options: argparse.Namespace) -> int:
    with _address(options) as address:
        council = the_council(address)
        with psycopg.connect(address) as connection:
            print(accounts.make_enrol_code(connection, council, options.person, at=now()))
    return 0


def _manager(options: argparse.Namespace) -> int:
    with _address(options) as address:
        council = the_council(address)
        with psycopg.connect(address) as connection:
            name = accounts.set_manager(connection, council, options.person, manages=not options.no)
    what = "is no manager from now on" if options.no else "is a manager"
    print(f"{name} {what}. Their laptops are told at their next sync.")
    return 0


def _same_sort(council: Council, *, practise: bool) -> Council:
    if council.practise != practise:
        here, asked = ("a practise", "a real") if council.practise else ("a real", "a practise")
        raise CannotServe(
            f"This database belongs to {here} central and cannot serve as {asked} one. Nothing was changed. "
            "Leave --practise as it was when the database was made, or use another database."
        )
    return council


@contextmanager
def _own_or_given(options: argparse.Namespace) -> Iterator[tuple[str, bool]]:
    given = _given(options)
    if given is not None:
        yield given, False
        return
    with own_postgres(_data(options)) as address:
        yield address, True


@contextmanager
def _address(options: argparse.Namespace) -> Iterator[str]:
    given = _given(options)
    if given is not None:
        yield given
        return
    with borrowed_postgres(_data(options)) as address:
        yield address


def _given(options: argparse.Namespace) -> str | None:
    """The address of a database that is there already. In the environment no list of processes shows it."""
    if options.database is None and options.data is None:
        return os.environ.get("IRO_CENTRAL_DATABASE")
    address: str | None = options.database
    return address


def _data(options: argparse.Namespace) -> Path:
    return options.data or Path(platformdirs.user_data_dir("IRO Central", appauthor=False))


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
