"""The command line: what each word does, and how it ends (0 done, 1 refused with a sentence, 2 wrong usage)."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

from iro_desktop import commands, log
from iro_desktop.models.refused import Refused
from iro_desktop.store.location import Profile, default_profile

DUE_COLUMNS = ("child_id", "kind", "due_on", "last_working_day", "la_system_due_on", "status", "based_on")
REVIEW_COLUMNS = ("child_id", "held_on", "kind", "report_type", "due_on", "in_time", "participation_code")
TEMPLATE_COLUMNS = ("name", "kind", "age_band", "language", "version", "title")

Command = Callable[[argparse.Namespace], int]
Words: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Whatever goes wrong ends in a sentence, never in a traceback."""
    parser = _parser()
    given = parser.parse_args(arguments)
    command: Command = given.command
    try:
        return command(given)
    except Refused as reason:
        return _say(reason.sentence, 1)
    except KeyboardInterrupt:
        return _say("Stopped. What was saved before is safe.", 1)
    except BrokenPipeError:
        return 1
    except Exception as mistake:  # a mistake of ours still owes the person a sentence
        log.event("a command failed", error=type(mistake).__name__.lower())
        return _say(
            f"Something went wrong inside IRO Desktop ({type(mistake).__name__}). What this command had begun to "
            "change was undone. Try again; if it happens again, tell your helpdesk what you did.",
            1,
        )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="iro-desktop", description="Reviews, letters and follow-up for IROs, offline."
    )
    _where(parser)
    parser.add_argument("--practise", action="store_true", help="open a practise caseload, thrown away afterwards")
    parser.set_defaults(command=_open_app)
    words = parser.add_subparsers(metavar="COMMAND")
    _show_words(words)
    _exchange_words(words)
    _list_words(words)
    _letter_words(words)

    sync = words.add_parser("sync", help="one round of sync with the office, with its receipt")
    sync.add_argument("--once", action="store_true", help="one round; the only way there is, and the default")
    sync.add_argument("--enrol", metavar="CODE", help="make this laptop known first, with a code from the office")
    sync.add_argument("--central", metavar="ADDRESS", help="where the office store is, when enrolling")
    _where(sync)
    sync.set_defaults(command=_sync)
    return parser


def _show_words(words: Words) -> None:
    tour = words.add_parser("tour", help="the main job without a screen, with pictures")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")
    tour.add_argument("--caseload", type=Path, metavar="FOLDER", help="SSDA903 files; a practise caseload otherwise")
    tour.add_argument("--as-of", type=_day, metavar="DATE")
    tour.set_defaults(command=_tour)

    shots = words.add_parser("shots", help="a picture of every screen, light and dark, at three text sizes")
    shots.add_argument("--out", type=Path, required=True, metavar="DIR")
    shots.set_defaults(command=_shots)


def _exchange_words(words: Words) -> None:
    bring_in = words.add_parser("import-903", help="bring a caseload in from SSDA903 files")
    bring_in.add_argument("folder", type=Path)
    bring_in.add_argument("--last-year", type=Path, metavar="FOLDER")
    bring_in.add_argument("--year", metavar="2025-26", help="the collection year, where the files do not tell it")
    _where(bring_in)
    bring_in.set_defaults(command=_import_903)

    take_out = words.add_parser("export-903", help="write the tables of the SSDA903 return")
    take_out.add_argument("folder", type=Path)
    take_out.add_argument("--year", required=True, metavar="2025-26")
    take_out.add_argument("--council", metavar="NAME", help="whose return, where there are children of several")
    _where(take_out)
    take_out.set_defaults(command=_export_903)


def _list_words(words: Words) -> None:
    due = words.add_parser("due", help="what review is due for each child, and when")
    due.add_argument("--as-of", type=_day, metavar="DATE")
    _listing(due)
    due.set_defaults(command=_due)

    reviews = words.add_parser("reviews", help="each review held, and whether it was in time")
    reviews.add_argument("--year", metavar="2025-26")
    _listing(reviews)
    reviews.set_defaults(command=_reviews)


def _letter_words(words: Words) -> None:
    letter = words.add_parser(
        "letter", help="a letter, or a template filled for a practise child, as .pdf, .docx or .txt"
    )
    letter.add_argument("letter_id", nargs="?")
    letter.add_argument("--template", metavar="NAME")
    letter.add_argument("--out", type=Path, required=True, metavar="FILE")
    letter.add_argument("--practise", action="store_true")
    _where(letter)
    letter.set_defaults(command=_letter)

    templates = words.add_parser(
        "templates", help="the letter templates of the program; with --profile, as the council has them"
    )
    _listing(templates)
    templates.set_defaults(command=_templates)


def _where(parser: argparse.ArgumentParser) -> None:
    # SUPPRESS keeps an option given before the subcommand from being overwritten by the subcommand's own default.
    parser.add_argument("--profile", type=Path, metavar="DIR", default=argparse.SUPPRESS)
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", default=argparse.SUPPRESS)


def _listing(parser: argparse.ArgumentParser) -> None:
    _where(parser)
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date like 2026-03-31") from None


def _profile(given: argparse.Namespace) -> Profile:
    folder: Path | None = getattr(given, "profile", None)
    return Profile(folder) if folder is not None else default_profile()


def _passphrase_file(given: argparse.Namespace) -> Path | None:
    file: Path | None = getattr(given, "passphrase_file", None)
    return file


def _open_app(given: argparse.Namespace) -> int:
    from iro_desktop.app import run, run_practise

    return run_practise() if given.practise else run(_profile(given))


def _tour(given: argparse.Namespace) -> int:
    from iro_desktop.tour import take_tour

    print(take_tour(given.out, caseload=given.caseload, as_of=given.as_of))
    return 0


def _shots(given: argparse.Namespace) -> int:
    from iro_desktop.tour import take_shots

    print(take_shots(given.out))
    return 0


def _import_903(given: argparse.Namespace) -> int:
    from iro_desktop.exchange.ssda903.importing import apply
    from iro_desktop.exchange.ssda903.reading import NothingCouldBeRead, read_caseload
    from iro_desktop.queries.council import council_here

    year = commands.year_named(given.year) if given.year else None
    if given.last_year is not None and not given.last_year.exists():
        # Without last year's files many dates become "not known": a slip of the pen must not pass as a choice.
        raise Refused(f"There is no folder “{given.last_year}”. Nothing was brought in. Check --last-year.")
    try:
        files = read_caseload(given.folder, given.last_year, year)
    except NothingCouldBeRead as reason:
        for problem in reason.problems:
            print(problem, file=sys.stderr)
        raise
    with commands.opened_or_made(_profile(given), _passphrase_file(given)) as store, store.transaction() as session:
        done = apply(session, files, council_here(session))
    for problem in done.problems:
        print(problem, file=sys.stderr)
    for offer in done.offers:
        print(offer.sentence, file=sys.stderr)
    rows = sum(counts.new + counts.changed for counts in done.rows.values())
    print(
        f"{len(done.new)} children are new, {len(done.changed_children)} changed, {len(done.gone)} are in no file. "
        f"{rows} rows were brought in. {len(done.problems)} things to look at, {len(done.offers)} ids wait for you."
    )
    return 0


def _export_903(given: argparse.Namespace) -> int:
    from iro_desktop.exchange.ssda903.exporting import export_903

    with commands.opened(_profile(given), _passphrase_file(given)) as store, store.reading() as session:
        export = export_903(session, given.folder, given.year, given.council)
    for file in export.files:
        print(f"{file.path.name}: {file.rows} rows")
    return 0


def _due(given: argparse.Namespace) -> int:
    with commands.opened(_profile(given), _passphrase_file(given)) as store:
        rows = commands.due(store, given.as_of or commands.now().date())
    print(commands.printed(rows, DUE_COLUMNS, given.format), end="")
    return 0


def _reviews(given: argparse.Namespace) -> int:
    year = commands.year_named(given.year) if given.year else None
    with commands.opened(_profile(given), _passphrase_file(given)) as store:
        rows = commands.reviews(store, commands.now().date(), year)
    print(commands.printed(rows, REVIEW_COLUMNS, given.format), end="")
    return 0


def _letter(given: argparse.Namespace) -> int:
    from iro_desktop.commands import check_place_for_paper, letter_paper, practise_paper, write_paper

    check_place_for_paper(given.out)
    if given.template is not None:
        if not given.practise:
            raise Refused("A template alone has nobody to write to. Add --practise to fill it for an invented child.")
        paper = practise_paper(given.template, given.out.suffix)
    elif given.letter_id is not None:
        with commands.opened(_profile(given), _passphrase_file(given)) as store:
            paper = letter_paper(store, given.letter_id, given.out.suffix)
    else:
        raise Refused("Say which letter: its id, or --template NAME --practise. Nothing was written.")
    write_paper(given.out, paper)
    print(f"{given.out}: {len(paper):,} bytes")
    return 0


def _templates(given: argparse.Namespace) -> int:
    from iro_desktop.letters.templates import all_templates
    from iro_desktop.queries.letter_templates import templates_here

    if hasattr(given, "profile"):
        with commands.opened(_profile(given), _passphrase_file(given)) as store, store.reading() as session:
            rows = templates_here(session)
    else:
        rows = all_templates()
    print(commands.printed(rows, TEMPLATE_COLUMNS, given.format), end="")
    return 0


def _sync(given: argparse.Namespace) -> int:
    from iro_desktop.sync.central import CentralSaysNo, CentralUnreachable
    from iro_desktop.sync.enrol import connected, enrol, enrolment, is_practise
    from iro_desktop.sync.receipt import sentences
    from iro_desktop.sync.round import sync_once

    with commands.opened(_profile(given), _passphrase_file(given)) as store:
        with store.reading() as session:
            known, practise = enrolment(session), is_practise(session)
        try:
            if given.enrol and given.central:
                known = enrol(store, given.central, given.enrol, practise=practise)
        except (CentralSaysNo, CentralUnreachable) as reason:
            raise Refused(
                f"{reason.sentence} This laptop was not made known, and nothing was sent; your work is safe here. "
                "Check the address, the code and the network, then try again."
            ) from reason
        if known is None:
            raise Refused(
                "This laptop is not known to the office store yet. Nothing was sent; your work is safe here. Ask the "
                "office for a code, then use: iro-desktop sync --central ADDRESS --enrol CODE"
            )
        with connected(known, commands.now) as central:
            receipt = sync_once(store, central, clock=commands.now)
    for sentence in sentences(receipt):
        print(sentence)
    return 0 if receipt.is_green else 1


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
