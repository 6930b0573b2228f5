"""The command line: the same services as the window, for scripts.

Every command takes ``--file`` and ``--json``; results go to standard output, everything said to people
to standard error. Exit status: 0 done, 1 refused with a reason, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import multiprocessing
import os
import sys
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from c21desk import __version__, i18n, settings
from c21desk.arguments import Parser
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, Number, _, message, plural

PASSPHRASE_VARIABLE = "C21DESK_PASSPHRASE"  # noqa: S105 - the name of a variable

Answer = dict[str, Any]
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
            _say(str(refused))
        return app.run(given.file, passphrase)
    try:
        answer = given.run(given, _passphrase(given, passphrase))
    except (UserError, OSError) as fault:
        told = fault if isinstance(fault, UserError) else _explain(fault, given.file)
        _say(str(told))
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


def _say(sentence: str) -> None:
    print(f"c21desk: {sentence}", file=sys.stderr)


# Files


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
    _say(str(told))


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


def _sample(desk: Any, _given: argparse.Namespace) -> Answer:
    visit = desk.sample.load()
    return {"visit": str(visit), "title": _title(desk, visit)}


def _import(desk: Any, given: argparse.Namespace) -> Answer:
    total: Answer = {"read": 0, "created": 0, "matched": 0, "unsure": [], "rejected": []}
    as_delegation = given.what == "delegation"
    if as_delegation and not given.visit:
        raise UserError(message(N_("Say which visit the delegation belongs to: --visit TITLE")))
    if given.what == "programme":
        return _import_programme(desk, given)
    sources = [_source(path) for path in given.paths]
    if not as_delegation and all(desk.contacts.knows(source) for source in sources):
        return _import_contacts(desk, sources)
    results = desk.imports.apply_all(
        sources, given.visit if as_delegation else None, _text_key(), as_delegation=as_delegation
    )
    for result in results:
        total["read"] += result.read
        total["created"] += result.created
        total["matched"] += result.matched
        total["unsure"] += [
            {"where": str(u.where), "name": u.name, "why": " ".join(str(w) for w in u.why)}
            for u in result.unsure
        ]
        total["rejected"] += [{"where": str(r.where), "why": str(r.why)} for r in result.rejected]
        if result.visit_id:
            total["visit"] = str(result.visit_id)
    return total


def _import_programme(desk: Any, given: argparse.Namespace) -> Answer:
    if not given.visit:
        raise UserError(message(N_("Say which visit the programme belongs to: --visit TITLE")))
    total: Answer = {"read": 0, "created": 0, "matched": 0, "unsure": [], "rejected": [], "guessed_ends": 0}
    for source in [_source(path) for path in given.paths]:
        plan = desk.programme_imports.plan(source, given.visit, given.date, given.zone, _text_key())
        result = desk.programme_imports.apply(plan)
        for note in plan.reading.notes:
            _say(str(note))
        for name in ("read", "created", "matched", "guessed_ends"):
            total[name] += getattr(result, name)
        total["unsure"] += [
            {"where": str(u.where), "name": u.name, "why": " ".join(str(w) for w in u.why)}
            for u in result.unsure
        ]
        total["rejected"] += [{"where": str(r.where), "why": str(r.why)} for r in result.rejected]
        total["left_out"] = [*total.get("left_out", ()), *(str(note) for note in plan.reading.notes)]
        if result.visit_id:
            total["visit"] = str(result.visit_id)
    return total


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a date. Write it as 2031-05-05.").format(text=text)
        ) from None


def _import_contacts(desk: Any, sources: list[Path | bytes]) -> Answer:
    result = desk.contacts.import_now([desk.contacts.source(source) for source in sources], _text_key())
    for note in result.notes:
        _say(str(note))
    if result.damaged_count > len(result.damaged):
        told = plural(
            "{n} value was damaged; the first are listed.",
            "{n} values were damaged; the first are listed.",
            result.damaged_count,
        )
        _say(str(told))
    return {
        "read": result.read,
        "created": result.created,
        "matched": result.matched,
        "unsure": [
            {"where": str(u.where), "name": u.name, "why": " ".join(str(w) for w in u.why)}
            for u in result.unsure
        ],
        "rejected": [{"where": str(r.where), "why": str(r.why)} for r in result.rejected],
        "damaged": [{"where": str(r.where), "why": str(r.why)} for r in result.damaged],
    }


def _export_programme(desk: Any, given: argparse.Namespace) -> Answer:
    if given.visit is None:
        raise UserError(message(N_("Say which visit’s programme to write: export programme VISIT")))
    person = _id(given.person) if given.person else None
    if person:
        desk.people.get(person)
    done = desk.programme_exports.export(given.output, _find_visit(desk, given.visit), person, _text_key())
    for note in done.notes:
        _say(str(note))
    return {"items": done.items, "bytes": done.bytes}


def _export_documents(desk: Any, given: argparse.Namespace) -> Answer:
    if given.visit is None:
        raise UserError(message(N_("Say which visit’s documents to write: export documents VISIT")))
    done = desk.case_export.write(_find_visit(desk, given.visit), given.output)
    return {"documents": done.documents, "bytes": done.bytes, "case_number": done.case_number}


def _export(desk: Any, given: argparse.Namespace) -> Answer:
    if given.noun == "documents":
        return _export_documents(desk, given)
    if given.noun == "programme":
        return _export_programme(desk, given)
    if given.form is None:
        raise UserError(message(N_("Say which kind of file to write: --format vcf, csv, xlsx or pdf")))
    if given.form == "pdf":
        done = desk.contacts.sheet(given.output, desk.contacts.everyone(), given.lang)
        return {"people": done.people, "bytes": done.bytes}
    done = desk.contacts.export(
        given.output, given.form, version=given.version_of_cards, sensitive=given.sensitive
    )
    for note in done.notes:
        _say(str(note))
    return {"people": done.people, "bytes": done.bytes}


def _source(path: Path) -> Path | bytes:
    if str(path) != "-":
        return path
    if sys.stdin is None:
        raise UserError(message(N_("Standard input is closed. Name a file, or send the list there.")))
    return sys.stdin.buffer.read()


def _visits(desk: Any, _given: argparse.Namespace) -> Answer:
    rows = desk.visits.rows(desk.visits.ids(_query(sort="start")))
    return {
        "visits": [
            {
                "id": str(r.id),
                "title": r.title.best(_text_key()),
                "status": r.status,
                "start": r.start.isoformat() if r.start else None,
                "end": r.end.isoformat() if r.end else None,
            }
            for r in rows
        ]
    }


def _people(desk: Any, _given: argparse.Namespace) -> Answer:
    rows = desk.people.rows(desk.people.ids(_query()))
    return {
        "people": [
            {
                "id": str(r.id),
                "name": r.display,
                "han": r.han,
                "title": r.title_source or r.title.best(_text_key()),
                "organisation": r.organisation.best(_text_key()),
            }
            for r in rows
        ]
    }


def _show(desk: Any, given: argparse.Namespace) -> Answer:
    from c21desk.services.details import details

    wanted = _id(given.id)
    return details(desk, wanted, sensitive=given.sensitive)


def _brief(desk: Any, given: argparse.Namespace) -> Answer:
    visit = _find_visit(desk, given.visit)
    return _printed(desk.briefings.build(visit, i18n.language_for(given.lang), given.output))


def _report(desk: Any, given: argparse.Namespace) -> Answer:
    return _printed(desk.trip_reports.build(_find_visit(desk, given.subject), given.lang, given.output))


def _printed(result: Any) -> Answer:
    for gap in result.missing:
        _say(_words(gap))
    return {
        "pages": result.pages,
        "bytes": result.bytes,
        "seconds": round(result.seconds, 3),
        "missing": [_words(gap) for gap in result.missing],
    }


def _check_visit(desk: Any, given: argparse.Namespace) -> Answer:
    words = i18n.catalog(i18n.language_for(given.lang))
    found = desk.checks.findings(_find_visit(desk, given.visit))
    return {
        "findings": [
            {
                "id": finding.id,
                "level": str(finding.level),
                "sentence": finding.sentence.text(words),
                "about": [
                    {"kind": t.kind, "id": str(t.id), "name": t.name.best(words.text_key)}
                    for t in finding.about
                ],
                "key": finding.key,
                "set_aside": None
                if finding.override is None
                else {
                    "reason": finding.override.reason,
                    "author": finding.override.author,
                    "made": finding.override.made.isoformat() if finding.override.made else None,
                },
            }
            for finding in found
        ]
    }


def _search(desk: Any, given: argparse.Namespace) -> Answer:
    hits = desk.search.search(given.text, language=_text_key())
    return {
        "hits": [
            {
                "kind": h.kind,
                "id": str(h.id),
                "name": h.name,
                "detail": h.detail,
                "found_in": [{"what": r.what, "text": r.text} for r in h.reasons],
            }
            for h in hits
        ]
    }


def _check(desk: Any, _given: argparse.Namespace) -> Answer:
    faults = desk.check()
    for fault in faults:
        _say(fault)
    return {"faults": faults}


def _checked(given: argparse.Namespace, passphrase: str | None) -> Answer:
    given.file = given.db
    if not given.db.exists():  # a check makes nothing
        raise UserError(
            message(N_("There is no file “{name}” here. Check the name and the folder."), name=given.db.name)
        )
    return _with_desk(_check)(given, passphrase)


# Helpers


def _id(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise UserError(
            message(
                N_("“{text}” is not an id. Ids are listed by the commands visits, people and search."),
                text=text,
            )
        ) from None


def _words(gap: Any) -> str:
    told = gap if isinstance(gap, Message) else getattr(gap, "message", gap)
    return str(told)


def _text_key() -> str:
    return i18n.current().text_key


def _query(sort: str = "name") -> Any:
    from c21desk.services.lists import ListQuery

    return ListQuery(sort=sort, language=_text_key())


def _title(desk: Any, visit: uuid.UUID) -> str:
    title: str = desk.visits.label(visit).best(_text_key())
    return title


def _find_visit(desk: Any, text: str) -> uuid.UUID:
    """A visit by id or title. Raises UserError for none, and for several of one title."""
    try:
        wanted = uuid.UUID(text)
    except ValueError:
        found = desk.visits.by_title(text)
    else:
        desk.visits.get(wanted)
        return wanted
    if len(found) > 1:
        raise UserError(
            message(
                N_("{n} visits are called “{title}”. Use the id of the one you mean."),
                n=len(found),
                title=text,
            )
        )
    if not found:
        raise UserError(
            message(N_("No visit is called “{title}”. The command visits lists them."), title=text)
        )
    only: uuid.UUID = found[0].id
    return only


# What people see without --json


def _show_import(answer: Answer) -> None:
    print(
        message(
            N_("Read {read}, created {created}, matched {matched}."),
            **{k: Number(answer[k]) for k in ("read", "created", "matched")},
        )
    )
    for row in answer["unsure"]:
        print(f"  ? {row['where']}: {row['name']}: {row['why']}")
    for row in answer["rejected"]:
        print(f"  - {row['where']}: {row['why']}")


def _show_list(answer: Answer) -> None:
    for rows in answer.values():
        for row in rows:
            print("\t".join(str(v) for v in row.values() if v is not None))


def _show_findings(answer: Answer) -> None:
    for finding in answer["findings"]:
        aside = " (–)" if finding["set_aside"] else ""
        print(f"{finding['level']}\t{finding['id']}\t{finding['sentence']}{aside}")


def _show_brief(answer: Answer) -> None:
    print(
        message(
            N_("{pages} pages, {bytes} bytes, {seconds} s"),
            pages=Number(answer["pages"]),
            bytes=Number(answer["bytes"]),
            seconds=answer["seconds"],
        )
    )


def _show_values(answer: Answer) -> None:
    for key, value in answer.items():
        print(f"{key}: {json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value}")


def _show_check(answer: Answer) -> None:
    if not answer["faults"]:
        print(_("The file is sound."))


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
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title=_("Commands"))

    def command(name: str, text: str, run: Runner, show: Callable[[Answer], None]) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text)
        _add_common(made)
        made.set_defaults(run=run, show=show)
        return made

    command("sample", _("fill the file with the sample delegation"), _with_desk(_sample), _show_values)
    imports = command(
        "import", _("import a list of people or a programme"), _with_desk(_import), _show_import
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
        "--date", type=_day, metavar="YYYY-MM-DD", help=_("first day of a programme that names no day")
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
    command("visits", _("list the visits"), _with_desk(_visits), _show_list)
    command("people", _("list the people"), _with_desk(_people), _show_list)
    show = command("show", _("show one record"), _with_desk(_show), _show_values)
    show.add_argument("id", metavar="ID")
    show.add_argument(
        "--sensitive",
        action="store_true",
        help=_(
            "show passports, dates of birth, diets, allergies and access needs, which are masked otherwise"
        ),
    )
    brief = command("brief", _("print a briefing pack"), _with_desk(_brief), _show_brief)
    brief.add_argument("visit", metavar="VISIT", help=_("id or title of the visit"))
    brief.add_argument("--lang", choices=("fi", "en", "zh"), required=True, help=_("language of the pack"))
    brief.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="OUT.pdf", help=_("the PDF to write")
    )
    report = command("report", _("print a report"), _with_desk(_report), _show_brief)
    report.add_argument("kind", choices=("trip",), help=_("what the report is about"))
    report.add_argument("subject", metavar="VISIT", help=_("id or title of the visit"))
    report.add_argument("--lang", choices=("fi", "en", "zh"), required=True, help=_("language of the report"))
    report.add_argument(
        "-o", dest="output", type=Path, required=True, metavar="OUT.pdf", help=_("the PDF to write")
    )
    checks = command("check-visit", _("check a visit by the rules"), _with_desk(_check_visit), _show_findings)
    checks.add_argument("visit", metavar="VISIT", help=_("id or title of the visit"))
    checks.add_argument(
        "--lang", choices=("fi", "en", "zh"), default="en", help=_("language of the sentences")
    )
    search = command("search", _("find records"), _with_desk(_search), _show_list)
    search.add_argument("text", metavar="TEXT")
    exports = command(
        "export",
        _("write the people, or a visit’s programme or documents, to a file"),
        _with_desk(_export),
        _show_values,
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
    check = command("check", _("check a file: database, journal, search index"), _checked, _show_check)
    check.add_argument("db", type=Path, metavar="DB")
    return parser


if __name__ == "__main__":
    sys.exit(main())
