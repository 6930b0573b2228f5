"""What each command of the command line does, and how its answer is told to people.

A command gets an open file (a desk) and its arguments, and gives one JSON object; how files are opened and
arguments read is in :mod:`c21desk.cli`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
import uuid
from pathlib import Path
from typing import Any

from c21desk import i18n
from c21desk.domain.errors import UserError
from c21desk.i18n import N_, Message, Number, _, message, plural

Answer = dict[str, Any]


def say(sentence: str) -> None:
    """Say something to people: on standard error."""
    print(f"c21desk: {sentence}", file=sys.stderr)


# Files


def sample(desk: Any, _given: argparse.Namespace) -> Answer:
    """Put the sample delegation into the file."""
    visit = desk.sample.load()
    return {"visit": str(visit), "title": _title(desk, visit)}


def import_list(desk: Any, given: argparse.Namespace) -> Answer:
    """Take in a member list, contacts or a programme: what was read, made, matched, unsure and rejected."""
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
            say(str(note))
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


def day_of(text: str) -> dt.date:
    """The day that an argument names, in ISO form. Raises ArgumentTypeError for anything else."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a date. Write it as 2031-05-05.").format(text=text)
        ) from None


def _import_contacts(desk: Any, sources: list[Path | bytes]) -> Answer:
    result = desk.contacts.import_now([desk.contacts.source(source) for source in sources], _text_key())
    for note in result.notes:
        say(str(note))
    if result.damaged_count > len(result.damaged):
        told = plural(
            "{n} value was damaged; the first are listed.",
            "{n} values were damaged; the first are listed.",
            result.damaged_count,
        )
        say(str(told))
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


def export_programme(desk: Any, given: argparse.Namespace) -> Answer:
    """Write a visit's or one person's programme as a calendar."""
    if given.visit is None:
        raise UserError(message(N_("Say which visit’s programme to write: export programme VISIT")))
    person = _id(given.person) if given.person else None
    if person:
        desk.people.get(person)
    done = desk.programme_exports.export(given.output, _find_visit(desk, given.visit), person, _text_key())
    for note in done.notes:
        say(str(note))
    return {"items": done.items, "bytes": done.bytes}


def export_documents(desk: Any, given: argparse.Namespace) -> Answer:
    """Write a visit's documents with an index, for case management."""
    if given.visit is None:
        raise UserError(message(N_("Say which visit’s documents to write: export documents VISIT")))
    done = desk.case_export.write(_find_visit(desk, given.visit), given.output)
    return {"documents": done.documents, "bytes": done.bytes, "case_number": done.case_number}


def export_people(desk: Any, given: argparse.Namespace) -> Answer:
    """Write all people as cards, a table or a contact sheet."""
    if given.noun == "documents":
        return export_documents(desk, given)
    if given.noun == "programme":
        return export_programme(desk, given)
    if given.form is None:
        raise UserError(message(N_("Say which kind of file to write: --format vcf, csv, xlsx or pdf")))
    if given.form == "pdf":
        done = desk.contacts.sheet(given.output, desk.contacts.everyone(), given.lang)
        return {"people": done.people, "bytes": done.bytes}
    done = desk.contacts.export(
        given.output, given.form, version=given.version_of_cards, sensitive=given.sensitive
    )
    for note in done.notes:
        say(str(note))
    return {"people": done.people, "bytes": done.bytes}


def _source(path: Path) -> Path | bytes:
    if str(path) != "-":
        return path
    if sys.stdin is None:
        raise UserError(message(N_("Standard input is closed. Name a file, or send the list there.")))
    return sys.stdin.buffer.read()


def visits(desk: Any, _given: argparse.Namespace) -> Answer:
    """List the visits."""
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


def people(desk: Any, _given: argparse.Namespace) -> Answer:
    """List the people."""
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


def show(desk: Any, given: argparse.Namespace) -> Answer:
    """One record in full."""
    from c21desk.services.details import details

    wanted = _id(given.id)
    return details(desk, wanted, sensitive=given.sensitive)


def brief(desk: Any, given: argparse.Namespace) -> Answer:
    """Print a briefing pack."""
    visit = _find_visit(desk, given.visit)
    return _printed(desk.briefings.build(visit, i18n.language_for(given.lang), given.output))


def report(desk: Any, given: argparse.Namespace) -> Answer:
    """Print a report."""
    return _printed(desk.trip_reports.build(_find_visit(desk, given.subject), given.lang, given.output))


def _printed(result: Any) -> Answer:
    for gap in result.missing:
        say(_words(gap))
    return {
        "pages": result.pages,
        "bytes": result.bytes,
        "seconds": round(result.seconds, 3),
        "missing": [_words(gap) for gap in result.missing],
    }


def check_visit(desk: Any, given: argparse.Namespace) -> Answer:
    """Check a visit by the rules."""
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


def search(desk: Any, given: argparse.Namespace) -> Answer:
    """Find records."""
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


def check(desk: Any, _given: argparse.Namespace) -> Answer:
    """Check the file, its journal and its index."""
    faults = desk.check()
    for fault in faults:
        say(fault)
    return {"faults": faults}


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


def show_import(answer: Answer) -> None:
    """Tell what an import did."""
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


def show_list(answer: Answer) -> None:
    """Print a list, a line each."""
    for rows in answer.values():
        for row in rows:
            print("\t".join(str(v) for v in row.values() if v is not None))


def show_findings(answer: Answer) -> None:
    """Print findings, a line each."""
    for finding in answer["findings"]:
        aside = " (–)" if finding["set_aside"] else ""
        print(f"{finding['level']}\t{finding['id']}\t{finding['sentence']}{aside}")


def show_brief(answer: Answer) -> None:
    """Tell what was printed."""
    print(
        message(
            N_("{pages} pages, {bytes} bytes, {seconds} s"),
            pages=Number(answer["pages"]),
            bytes=Number(answer["bytes"]),
            seconds=answer["seconds"],
        )
    )


def show_values(answer: Answer) -> None:
    """Print values by name."""
    for key, value in answer.items():
        print(f"{key}: {json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value}")


def show_check(answer: Answer) -> None:
    """Tell whether the file is sound."""
    if not answer["faults"]:
        print(_("The file is sound."))
