"""What goes wrong costs only its own place, and is named."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import page
import pytest

from c21desk.briefing.build import BuildCancelledError, PackOptions, build_pack
from c21desk.briefing.snapshot import (
    GUEST,
    Delegation,
    ExtraTable,
    Member,
    Photo,
    Snapshot,
    TextBlock,
)
from c21desk.domain.errors import UserError
from c21desk.i18n import catalog
from tests.briefing.samples import TALKS, WANG, lt, picture, visit

ENGLISH = catalog("en")


def conforms(path: Path) -> bool:
    return all(page.validate_pdf(str(path), profile=profile).is_compliant for profile in ("ua1", "2a"))


def sentences(result) -> list[str]:
    return [gap.message.text(ENGLISH) for gap in result.missing]


def test_an_empty_visit_still_gives_a_pack(tmp_path: Path) -> None:
    path = tmp_path / "empty.pdf"
    result = build_pack(Snapshot(""), PackOptions(), ENGLISH, path)
    assert conforms(path)
    assert "Title of the visit: not given." in sentences(result)
    assert "The visit has no programme." in sentences(result)


@pytest.mark.parametrize("data", [b"", b"no picture", picture()[:4000], b"GIF89a\xff\xff\xff\xff"])
def test_a_broken_picture_costs_only_itself(tmp_path: Path, text_of, data: bytes) -> None:
    photo = Photo(data, lt("Satama", "The harbour", "港口"))
    item = replace(TALKS, blocks=(photo, TextBlock("What follows is printed.")))
    path = tmp_path / "broken.pdf"
    result = build_pack(replace(visit(), programme=(item,)), PackOptions(), ENGLISH, path)
    assert "The picture “The harbour” cannot be read." in sentences(result)
    text = text_of(path)
    assert "A picture is missing here: The harbour" in text
    assert "What follows is printed." in text
    assert conforms(path)


def test_a_broken_portrait_costs_only_itself(tmp_path: Path, text_of) -> None:
    delegation = Delegation(GUEST, "Guests", (replace(WANG, portrait=b"\xff\xd8\xff\xe0broken"), WANG))
    path = tmp_path / "broken.pdf"
    result = build_pack(replace(visit(), delegations=(delegation,)), PackOptions(), ENGLISH, path)
    assert sentences(result).count("The portrait of Wang Jianguo cannot be read.") >= 1
    assert "王建国" in text_of(path)
    assert conforms(path)


def test_characters_that_no_font_has_are_named_and_kept_in_the_text(tmp_path: Path, text_of) -> None:
    path = tmp_path / "rare.pdf"
    strange = replace(visit(), purpose="Emoji 🎿, Hebrew שלום and Arabic سلام.")
    result = build_pack(strange, PackOptions(), ENGLISH, path)
    named = [text for text in sentences(result) if text.startswith("No font has")]
    assert any("U+1F3BF" in text for text in named)
    assert any("U+05E9" in text for text in named)
    assert conforms(path)
    assert "🎿" in text_of(path)


def test_ten_thousand_characters_without_a_space(tmp_path: Path, text_of) -> None:
    path = tmp_path / "long.pdf"
    build_pack(replace(visit(), purpose="abcdefghij" * 1000), PackOptions(), ENGLISH, path)
    assert "".join(text_of(path, "-f", "3", "-l", "6").split()).count("abcdefghij") > 950
    assert conforms(path)


def test_a_delegation_of_three_hundred(tmp_path: Path, text_of) -> None:
    members = tuple(
        Member(f"m{n}", f"Member Number{n:03d}", "王伟", "Wáng Wěi", title="engineer", rank=n)
        for n in range(1, 301)
    )
    path = tmp_path / "many.pdf"
    many = replace(visit(), delegations=(Delegation(GUEST, "Guests", members),))
    result = build_pack(many, PackOptions(), ENGLISH, path)
    text = text_of(path)
    assert not [n for n in range(1, 301) if f"Number{n:03d}" not in text]
    assert result.pages > 12
    assert conforms(path)


def test_a_cell_taller_than_a_page_goes_on_over_pages(tmp_path: Path, text_of) -> None:
    words = " ".join(f"word{n}" for n in range(3000))
    table = ExtraTable(("What", "Text"), (("first", "short"), ("long", words), ("last", "end")))
    item = replace(TALKS, blocks=(table,))
    path = tmp_path / "tall.pdf"
    build_pack(replace(visit(), programme=(item,)), PackOptions(), ENGLISH, path)
    found = text_of(path).split()
    assert not [n for n in range(3000) if f"word{n}" not in found]
    assert conforms(path)


def test_a_cancelled_pack_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "never.pdf"
    path.write_bytes(b"an older pack")
    calls = iter([False] * 40 + [True] * 1000)
    with pytest.raises(BuildCancelledError):
        build_pack(visit(), PackOptions(), ENGLISH, path, cancelled=lambda: next(calls))
    assert path.read_bytes() == b"an older pack"
    assert [file.name for file in tmp_path.iterdir()] == ["never.pdf"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        build_pack(visit(), PackOptions(), ENGLISH, tmp_path / "nowhere" / "pack.pdf")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    taken = tmp_path / "pack.pdf"
    taken.mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        build_pack(visit(), PackOptions(), ENGLISH, taken)
    assert [file.name for file in tmp_path.iterdir()] == ["pack.pdf"]


def test_an_unknown_section_is_a_fault_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such section"):
        build_pack(visit(), PackOptions(sections=("nothing",)), ENGLISH, tmp_path / "x.pdf")


@pytest.mark.parametrize("length", [60, 200, 700, 5000])
def test_a_long_title_stays_on_the_coloured_part_of_the_cover(tmp_path: Path, length: int) -> None:
    path = tmp_path / "title.pdf"
    title = ("Vierailu 王伟 " * 1000)[:length]
    result = build_pack(replace(visit(), title=title), PackOptions(sections=("cover",)), ENGLISH, path)
    assert result.pages == 1
    assert conforms(path)


def test_tables_of_any_shape(tmp_path: Path) -> None:
    tables = (
        ExtraTable((), ()),
        ExtraTable(("only", "header"), ()),
        ExtraTable((), (("a", "b", "c"), ("d",))),
        ExtraTable(("one",), (("a", "b"), ()), shares=(1, 0)),
        ExtraTable(tuple("abcdefghijklmnopqrstuvwxyz" * 2), (tuple("0123456789"),)),
        ExtraTable(("word " * 2000, "short"), (("a", "b"),)),
    )
    path = tmp_path / "tables.pdf"
    item = replace(TALKS, blocks=tables)
    build_pack(replace(visit(), programme=(item,)), PackOptions(), ENGLISH, path)
    assert conforms(path)


def test_control_characters_and_half_characters_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "control.pdf"
    dirty = "a\x00b\ud800c\u202ed\ufffe\r\ne\tf\u200b"
    build_pack(replace(visit(), title=dirty, purpose=dirty, issuer=dirty), PackOptions(), ENGLISH, path)
    assert conforms(path)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        replace(TALKS, start=dt.datetime(2027, 3, 9, 10))  # noqa: DTZ001
