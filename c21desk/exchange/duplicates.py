"""People named more than once in one source."""

from __future__ import annotations

from dataclasses import replace

from c21desk.exchange.records import MemberRow
from c21desk.i18n import N_, message


def _contradict(one: MemberRow, other: MemberRow) -> bool:
    """Whether something tells two people of one name apart."""
    pairs = (
        (one.birth_date, other.birth_date),
        (one.passport_number, other.passport_number),
        (one.sex, other.sex),
        (one.email.casefold(), other.email.casefold()),
        (one.title.casefold(), other.title.casefold()),
        (one.organisation_zh, other.organisation_zh),
    )
    return any(a and b and a != b for a, b in pairs)


def mark_duplicates(rows: list[MemberRow]) -> list[MemberRow]:
    """The rows with those that repeat an earlier person marked, and namesakes named as unsure.

    A repeated row says nothing against the earlier one: title, birth date, passport number, sex,
    e-mail address and organisation agree as far as both are given.
    """
    result: list[MemberRow] = []
    by_name: dict[str, list[MemberRow]] = {}
    spelled: dict[str, MemberRow] = {}
    for row in rows:
        latin = f"{row.family_latin} {row.given_latin}".casefold().strip()
        key = row.han or latin
        twin = spelled.setdefault(latin, row) if latin else row
        earlier = by_name.get(key, [])
        same = next((r for r in earlier if not _contradict(r, row)), None)
        if same:
            why = message(N_("The same person stands in {where} already."), where=same.where.message)
            row = replace(row, duplicate_of=same.where, unsure=(*row.unsure, why))
        else:
            if earlier:
                why = message(
                    N_("Another person of the same name stands in {where}. Check whether they are one."),
                    where=earlier[0].where.message,
                )
                row = replace(row, unsure=(*row.unsure, why))
            elif bool(twin.han) != bool(row.han):
                # A Chinese list and its English version in one source: Latin letters alone prove nothing.
                why = message(
                    N_("May be the same person as in {where}, in the other script."), where=twin.where.message
                )
                row = replace(row, unsure=(*row.unsure, why))
            by_name.setdefault(key, []).append(row)
        result.append(row)
    return result
