"""The command line: the same services as the window, for scripts.

Every command takes ``--file`` and ``--json``; results go to standard output, everything said to people
to standard error. Exit status: 0 done, 1 refused with a reason, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from c21desk import __version__, commands, i18n, settings
from c21desk.arguments import Parser
from c21desk.commands import Answer
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, _, message

PASSPHRASE_VARIABLE = "C21DESK_PASSPHRASE"  # noqa: S105 - the name of a variable

Runner = Callable[[argparse.Namespace, str | None], Answer]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; without a command the window opens. Returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace" if stream is sys.stderr else "strict")
    multiprocessing.freeze_support()
    i18n.set_language(settings.load().language or i18n.system_language())
    passphrase = os.environ.pop(PASSPHRASE_VARIABLE, None)
    given = _parser().parse_args(arguments)
    if given.command is None:
        from c21desk import app

        try:
            passphrase = _passphrase(given, passphrase)
        except UserError as refused:  # the window asks for it
            commands.say(str(refused))
        return app.run(given.file, passphrase)
    try:
        answer = given.run(given, _passphrase(given, passphrase))
    except (UserError, OSError) as fault:
        told = fault if isinstance(fault, UserError) else _explain(fault, given.file)
        commands.say(str(told))
        if given.json:
            print(json.dumps({"error": str(told)}, ensure_ascii=False))
        return 1
    if given.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        given.show(answer)
    return 1 if answer.get("faults") else 0


def _explain(fault: OSError, path: Path | None) -> UserError:
    from c21desk.storage.faults import explain

    told = explain(fault, Path(fault.filename or path or "–"))
    assert told is not None
    return told


def _passphrase(given: argparse.Namespace, from_environment: str | None) -> str | None:
    if given.passphrase_file is None:
        return from_environment
    try:
        text: str = given.passphrase_file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise UserError(
            message(N_("The passphrase file “{name}” cannot be read."), name=given.passphrase_file.name)
        ) from None
    return text.rstrip("\r\n")


def _desk(given: argparse.Namespace, passphrase: str | None) -> tuple[Any, bool]:
    """The open file, and whether it was made: one that does not exist is."""
    from c21desk.services import desk

    path: Path | None = given.file
    if path is None or not path.name:
        raise UserError(message(N_("Say which data file to use: --file NAME.c21")))
    if path.exists():
        if passphrase is None and desk.is_encrypted(path):
            raise UserError(
                message(
                    N_("“{name}” is encrypted. Set the variable {variable} or use --passphrase-file."),
                    name=path.name,
                    variable=PASSPHRASE_VARIABLE,
                )
            )
        return desk.open_file(path, passphrase), False
    made = desk.create(path, passphrase)
    return made, True


def _tell_made(made: Any) -> None:
    """Say what the user must know of a new file, once the command that made it was carried out."""
    name = made.path.name
    if made.encrypted:
        told = message(
            N_("Recovery code of “{name}”; print it and keep it apart from the computer: {code}"),
            name=name,
            code=made.recovery_code,
        )
    else:
        told = message(N_("“{name}” is not encrypted, because no passphrase was given."), name=name)
    commands.say(str(told))


def _with_desk(
    work: Callable[[Any, argparse.Namespace], Answer],
) -> Runner:
    def run(given: argparse.Namespace, passphrase: str | None) -> Answer:
        desk, made = _desk(given, passphrase)
        try:
            answer = work(desk, given)
        except BaseException:
            if made:  # a command that is refused leaves nothing behind
                desk.discard()
            raise
        finally:
            desk.close()
        if made:
            _tell_made(desk)
        return answer

    return run


# Commands


def _checked(given: argparse.Namespace, passphrase: str | None) -> Answer:
    given.file = given.db
    if not given.db.exists():  # a check makes nothing
        raise UserError(
            message(N_("There is no file “{name}” here. Check the name and the folder."), name=given.db.name)
        )
    return _with_desk(commands.check)(given, passphrase)


# Helpers


def _add_common(parser: argparse.ArgumentParser, *, top: bool = False) -> None:
    """Options that may stand before or after the command's name; the later one does not undo the earlier."""
    nothing = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--file", type=Path, metavar="DB", default=nothing, help=_("the data file; made if missing")
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if top else argparse.SUPPRESS,
        help=_("answer with one JSON object"),
    )
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="PATH",
        default=nothing,
        help=_("file that holds the passphrase"),
    )


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="c21desk",
        description=_("Offline desk for delegation visits. Without a command the window opens."),
    )
    _add_common(parser, top=True)
    parser.add_argument(
        "--version", action="version", version=f"c21desk {__version__}", help=_("show the version and exit")
    )
    parser.set_defaults(command=None)
    subcommands = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("Commands"))

    def command(name: str, text: str, run: Runner, show: Callable[[Answer], None]) -> argparse.ArgumentParser:
        made = subcommands.add_parser(name, help=text, description=text)
        _add_common(made)
        made.set_defaults(run=run, show=show)
        return made

    command(
        "sample",
        _("fill the file with the sample delegation"),
        _with_desk(commands.sample),
        commands.show_values,
    )
    imports = command(
        "import",
        _("import a list of people or a programme"),
        _with_desk(commands.import_list),
        commands.show_import,
    )
    imports.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help=_("file to read; - reads text from standard input"),
    )
    imports.add_argument(
        "--as",
        dest="what",
        choices=("delegation", "people", "programme"),
        required=True,
        help=_("what the list is"),
    )
    imports.add_argument(
        "--date",
        type=commands.day_of,
        metavar="YYYY-MM-DD",
        help=_("first day of a programme that names no day"),
    )
    imports.add_argument(
        "--zone",
        default="",
        metavar="ZONE",
        help=_("time zone of a programme that names none, as Asia/Shanghai"),
    )
    imports.add_argument(
        "--visit",
        metavar="TITLE",
        help=_("the visit that the delegation or the programme belongs to; made if missing"),
    )
    command("visits", _("list the visits"), _with_desk(commands.visits), commands.show_list)
    command("people", _("list the people"), _with_desk(commands.people), commands.show_list)
    show = command("show", _("show one record"), _with_desk(commands.show), commands.show_values)
    show.add_argument("id", metavar="ID")
    show.add_argument(
        "--sensitive",
        action="store_true",
        help=_(
            "show passports, dates of birth, diets, allergies and access needs, which are masked otherwise"
        ),
    )
    brief = command("brief", _("print a briefing pack"), _with_desk(commands.brief), commands.show_brief)
    brief.add_argument("visit", metavar="VISIT", help=_("id or title of the visit"))
    brief.add_argument("--lang", choices=("fi", "en", "zh"), required=True, help=_("language of the pack"))
    brief.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="OUT.pdf", help=_("the PDF to write")
    )
    report = command("report", _("print a report"), _with_desk(commands.report), commands.show_brief)
    report.add_argument("kind", choices=("trip",), help=_("what the report is about"))
    report.add_argument("subject", metavar="VISIT", help=_("id or title of the visit"))
    report.add_argument("--lang", choices=("fi", "en", "zh"), required=True, help=_("language of the report"))
    report.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="OUT.pdf", help=_("the PDF to write")
    )
    checks = command(
        "check-visit",
        _("check a visit by the rules"),
        _with_desk(commands.check_visit),
        commands.show_findings,
    )
    checks.add_argument("visit", metavar="VISIT", help=_("id or title of the visit"))
    checks.add_argument(
        "--lang", choices=("fi", "en", "zh"), default="en", help=_("language of the sentences")
    )
    search = command("search", _("find records"), _with_desk(commands.search), commands.show_list)
    search.add_argument("text", metavar="TEXT")
    exports = command(
        "export",
        _("write the people, or a visit’s programme or documents, to a file"),
        _with_desk(commands.export_people),
        commands.show_values,
    )
    exports.add_argument("noun", choices=("people", "programme", "documents"), help=_("what to write"))
    exports.add_argument(
        "visit",
        nargs="?",
        metavar="VISIT",
        help=_("id or title of the visit whose programme or documents are written"),
    )
    exports.add_argument("--person", metavar="ID", help=_("only what this person takes part in"))
    exports.add_argument(
        "--format", dest="form", choices=("vcf", "csv", "xlsx", "pdf"), help=_("kind of file")
    )
    exports.add_argument("-o", dest="output", type=Path, required=True, metavar="PATH", help=_("the file"))
    exports.add_argument(
        "--vcard",
        dest="version_of_cards",
        choices=("4.0", "3.0"),
        default="4.0",
        help=_("version of the cards"),
    )
    exports.add_argument(
        "--lang", choices=("fi", "en", "zh"), default="en", help=_("language of the contact sheet (pdf)")
    )
    exports.add_argument(
        "--sensitive",
        action="store_true",
        help=_(
            "write passports, dates of birth, diets, allergies and access needs as well, which are left out otherwise"
        ),
    )
    check = command(
        "check", _("check a file: database, journal, search index"), _checked, commands.show_check
    )
    check.add_argument("db", type=Path, metavar="DB")
    return parser


if __name__ == "__main__":
    sys.exit(main())
