from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest

from c21desk.domain.kinds import ParticipantRole
from c21desk.domain.localized import LocalizedText
from c21desk.services.briefings import PackJob, PackProgress
from c21desk.services.briefings.snapshot import take
from c21desk.services.desk import Desk
from c21desk.services.programme import set_participants


@pytest.fixture
def visit_id(desk: Desk):  # type: ignore[no-untyped-def]
    result = desk.imports.apply(desk.imports.plan("王伟\n南京市人民政府副市长\n李娜\n翻译"), "Nanjing visit")
    assert result.visit_id is not None
    visit = desk.visits.get(result.visit_id)
    visit.start = visit.end = dt.date(2027, 6, 8)
    desk.visits.save(visit)
    item = desk.programme.new_for(visit.id)
    item.title = LocalizedText(fi="Neuvottelut", en="Talks", zh="会谈")
    people = {r.han: r.id for r in desk.people.find_rows("")}
    set_participants(
        item, [(people["王伟"], ParticipantRole.ATTENDEE), (people["李娜"], ParticipantRole.INTERPRETER)]
    )
    desk.programme.save(item)
    return visit.id


def finished(job: PackJob) -> PackProgress:
    while not (state := job.poll()).finished:
        time.sleep(0.01)  # waiting for another process; nothing is measured
    return state


def test_the_snapshot_puts_everybody_where_they_belong(desk: Desk, visit_id) -> None:  # type: ignore[no-untyped-def]
    taken = take(desk._store, visit_id)
    [guests] = taken.delegations
    assert [(m.han, m.latin, m.pinyin, m.role) for m in guests.members] == [
        ("王伟", "Wang Wei", "Wáng Wěi", "head"),
        ("李娜", "Li Na", "Lǐ Nà", "interpreter"),
    ]
    assert not guests.ours
    [item] = taken.programme
    assert [m.han for m in item.guests] == ["王伟"]
    assert [m.han for m in item.interpreters] == ["李娜"]
    assert taken.partner is not None
    assert taken.partner.name == LocalizedText(fi="Nanjing", en="Nanjing", zh="南京市")
    [_province, (_what, people)] = taken.partner.facts
    assert isinstance(people, LocalizedText)
    assert people.fi.replace("\u00a0", "").isdigit()
    assert people.en.replace(",", "").isdigit()
    assert people.zh.endswith("万")


def test_a_pack_is_made_in_a_process_of_its_own(desk: Desk, visit_id, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    output = tmp_path / "pack.pdf"
    state = finished(desk.briefings.start(visit_id, "zh_CN", output))
    assert state.error is None
    assert state.result is not None
    assert state.result.bytes == output.stat().st_size
    assert 0 < state.done <= state.total


def test_a_pack_that_cannot_be_written_says_why(desk: Desk, visit_id, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    state = finished(desk.briefings.start(visit_id, "fi", tmp_path / "nowhere" / "pack.pdf"))
    assert state.error is not None
    assert "does not exist" in str(state.error)


def test_a_cancelled_pack_leaves_the_old_file_as_it_was(desk: Desk, visit_id, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    output = tmp_path / "pack.pdf"
    output.write_bytes(b"old")
    job = desk.briefings.start(visit_id, "fi", output)
    job.cancel()
    assert job.poll().finished
    assert [p.read_bytes() for p in tmp_path.glob("*.pdf*")] == [b"old"]
    assert not list(tmp_path.glob(".pack*"))


def test_gaps_are_named_in_the_language_of_the_window(desk: Desk, visit_id) -> None:  # type: ignore[no-untyped-def]
    told = [m.text() for m in desk.briefings.missing(visit_id, "fi")]
    assert "Purpose: not given." in told
