"""A PostgreSQL of central's own: made in the data folder, started with the service, stopped with it."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

import psycopg
from filelock import FileLock, Timeout

from iro_central.refusal import CannotServe

DATABASE = "iro"
_OUTSIDE = Path("/var/lib/iro-central")
"""Where root's database lies when the data folder is one that PostgreSQL's own user may not enter."""
_POINTER = "postgresql-folder"
_SOCKETS = "sockets-folder"
"""Where the socket of the running PostgreSQL lies, so that the next start can tidy after one that was killed."""
_STARTS_WITHIN_SECONDS = 60
_STOPS_WITHIN_SECONDS = 60
_LOOK_EVERY_SECONDS = 0.05

# Statements hold no values (they are sent apart), and a terse log leaves out the lines that would.
_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "timezone": "UTC",
}


@contextmanager
def own_postgres(data: Path) -> Iterator[str]:
    """Start the data folder's PostgreSQL, making it the first time, and give the address of its database.

    Stopped when the block ends, and on Linux also when this process is killed. Raises CannotServe where another
    service uses the folder, where PostgreSQL is missing, or where it does not start.
    """
    _make_data_folder(data)
    lock = FileLock(data / "serving.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise CannotServe(
            f"Another iro-central is using the folder {data}. Nothing was changed. "
            "Stop it first, or choose another folder."
        ) from None
    try:
        programs, cluster = _programs(), _cluster_folder(data)
        if not (cluster / "PG_VERSION").exists():
            _make_cluster(programs, cluster)
        _wait_for_the_last_one(cluster)
        with _running(programs, cluster, data / "postgresql.log") as sockets:
            _make_database(sockets)
            yield _address(sockets, DATABASE)
    finally:
        lock.release()


@contextmanager
def borrowed_postgres(data: Path) -> Iterator[str]:
    """The address of the data folder's database: of the service that runs, else of one started for this command."""
    running = _running_sockets(data)
    if running is not None:
        yield _address(running, DATABASE)
        return
    if not data.exists():
        raise CannotServe(f"There is no folder {data}. Nothing was made. Start iro-central serve with it once.")
    with own_postgres(data) as address:
        yield address


def _make_data_folder(data: Path) -> None:
    # As root the folder lets PostgreSQL's user pass through to its own folder, and see nothing else.
    try:
        is_new = not data.exists()
        data.mkdir(parents=True, exist_ok=True, mode=0o711 if _is_root() else 0o700)
        if is_new and _is_root():
            data.chmod(0o711)  # whatever this process's umask took away from it
    except OSError as reason:
        raise CannotServe(
            f"The folder {data} cannot be made ({reason.strerror}). Choose another with --data."
        ) from None


def _cluster_folder(data: Path) -> Path:
    """Where the cluster lies: inside the data folder, or as root outside every folder that others may not enter.

    Written down the first time, because a data folder may be moved and must find its database again.
    """
    pointer = data / _POINTER
    if pointer.exists():
        return Path(pointer.read_text(encoding="utf-8").strip())
    if _is_root() and not all(_others_may_pass(folder) for folder in (data.resolve(), *data.resolve().parents)):
        name = blake2b(str(data.resolve()).encode(), digest_size=8).hexdigest()
        _OUTSIDE.mkdir(exist_ok=True)
        # Ours alone, so its mode is ours to set: under a strict umask PostgreSQL's user could not pass through it.
        _OUTSIDE.chmod(0o711)
        cluster = _OUTSIDE / name
        pointer.write_text(f"{cluster}\n", encoding="utf-8")
        return cluster
    return data.resolve() / "postgresql"


def _others_may_pass(folder: Path) -> bool:
    return bool(folder.stat().st_mode & stat.S_IXOTH)


def _make_cluster(programs: Path, cluster: Path) -> None:
    """Made beside its place and moved there whole, so that a cut leaves none rather than half of one."""
    beside = cluster.with_name(cluster.name + ".new")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(mode=0o700)
    if _is_root():
        shutil.chown(beside, "postgres", "postgres")
    made = subprocess.run(  # noqa: S603 - our own words and paths, and no shell
        [*_as_server_user(), str(programs / "initdb"), "--pgdata", str(beside), "--username=postgres",
         "--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale=C", "--data-checksums"],
        cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if made.returncode:
        raise CannotServe(f"PostgreSQL could not make its files in {cluster}: {_last_line(made.stderr)}")
    beside.rename(cluster)


@contextmanager
def _running(programs: Path, cluster: Path, log_file: Path) -> Iterator[Path]:
    # A socket's path has room for 107 characters, so it never lies in a folder that somebody else named. Only this
    # user (and root) may enter its folder: that, and no password, is what guards the database.
    last_one = log_file.with_name(_SOCKETS)
    if last_one.exists():
        shutil.rmtree(last_one.read_text(encoding="utf-8"), ignore_errors=True)  # left behind when it was killed
    sockets = Path(tempfile.mkdtemp(prefix="iro-central-"))
    last_one.write_text(str(sockets), encoding="utf-8")
    if _is_root():
        shutil.chown(sockets, "postgres", "postgres")
    command = [*_as_server_user(), str(programs / "postgres"), "-D", str(cluster), "-k", str(sockets)]
    for name, value in _SETTINGS.items():
        command += ["-c", f"{name}={value}"]
    descriptor = os.open(log_file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as words:
        server = subprocess.Popen(  # noqa: S603 - our own words and paths, and no shell
            command, cwd="/", stdout=words, stderr=words, env=os.environ | {"LC_ALL": "C"}
        )
    try:
        _wait_until_it_answers(server, sockets, log_file)
        yield sockets
    finally:
        server.send_signal(signal.SIGINT)  # PostgreSQL's "fast": connections are ended, files are left in order
        server.wait(timeout=_STOPS_WITHIN_SECONDS)
        shutil.rmtree(sockets, ignore_errors=True)


def _wait_until_it_answers(server: subprocess.Popen[bytes], sockets: Path, log_file: Path) -> None:
    for _ in range(int(_STARTS_WITHIN_SECONDS / _LOOK_EVERY_SECONDS)):
        if server.poll() is not None:
            break
        with suppress(psycopg.OperationalError), psycopg.connect(_address(sockets, "postgres"), connect_timeout=5):
            return
        _wait_a_little()
    raise CannotServe(
        f"PostgreSQL did not start. Its records were not changed. The last lines of {log_file} say why; "
        "the most common reasons are a full disk and a folder that was copied from another version."
    )


def _wait_for_the_last_one(cluster: Path) -> None:
    """A service that was killed takes its PostgreSQL with it, but that needs a moment to leave its files in order."""
    for _ in range(int(_STOPS_WITHIN_SECONDS / _LOOK_EVERY_SECONDS)):
        if _postmaster(cluster) is None:
            return
        _wait_a_little()
    raise CannotServe(f"PostgreSQL still runs on {cluster}, though no iro-central does. Stop it, then try again.")


def _running_sockets(data: Path) -> Path | None:
    """Where the service that runs on this folder listens; None where none does."""
    if not data.exists():
        return None
    lines = _postmaster(_cluster_folder(data))
    return Path(lines[4]) if lines is not None and len(lines) > 4 and lines[4] else None


def _postmaster(cluster: Path) -> list[str] | None:
    """The lines of postmaster.pid (process, folder, start, port, sockets …) of a PostgreSQL that runs; else None."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        os.kill(int(lines[0]), 0)
    except (OSError, ValueError, IndexError):
        return None
    return lines


def _make_database(sockets: Path) -> None:
    with psycopg.connect(_address(sockets, "postgres"), autocommit=True) as connection:
        if connection.execute("select from pg_database where datname = %s", (DATABASE,)).fetchone() is None:
            connection.execute(f"create database {DATABASE}")


def _address(sockets: Path, database: str) -> str:
    return f"postgresql://postgres@/{database}?host={quote(str(sockets), safe='')}"


def _programs() -> Path:
    """Where initdb and postgres lie: Debian keeps them off the PATH, one folder a version; the newest serves."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda found: int(found.parts[-3]))
    if debian:
        return debian[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise CannotServe(
            "PostgreSQL is not installed on this computer. Install PostgreSQL 15 or newer, or give the address of one "
            "with --database."
        )
    return Path(on_path).resolve().parent


def _as_server_user() -> list[str]:
    """What goes before PostgreSQL's commands: it refuses to run as root, and on Linux it ends when we do."""
    setpriv = shutil.which("setpriv")
    if not _is_root():
        return [setpriv, "--pdeathsig=INT"] if setpriv is not None else []
    if setpriv is None or not _has_user("postgres"):
        raise CannotServe(
            "PostgreSQL does not run as root, and this computer has no user postgres to run it. Install the "
            "system's PostgreSQL package, or run iro-central as another user."
        )
    return [setpriv, "--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig=INT"]


def _has_user(name: str) -> bool:
    import pwd  # noqa: PLC0415 - there is none on Windows, where nobody is root

    return any(user.pw_name == name for user in pwd.getpwall())


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


def _last_line(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"


def _wait_a_little() -> None:
    threading.Event().wait(_LOOK_EVERY_SECONDS)
