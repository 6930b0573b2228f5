"""The contact sheet as a document."""

from __future__ import annotations

from pathlib import Path

import page
import pytest

from c21desk.briefing.contact_sheet import ContactEntry, Reach, build_contact_sheet
from c21desk.briefing.snapshot import Member
from c21desk.domain.errors import UserError
from c21desk.i18n import catalog
from tests.briefing.conftest import LANGUAGES
from tests.briefing.samples import lt, picture


def entries(count: int) -> list[ContactEntry]:
    made = []
    for n in range(count):
        member = Member(
            f"p{n}",
            f"Wang Wei {n}",
            "王𬀩",
            "Wáng Wěi",
            title=lt("apulaispormestari", "Vice Mayor", "副市长"),
            organisation=lt("Esimerkkikaupunki", "Example City", "示例市人民政府"),
            portrait=picture(200, 240) if n == 0 else None,
        )
        ways = (Reach("phone", "+86 431 0000 0000", "转 801"), Reach("email", f"wang{n}@example.org"))
        made.append(ContactEntry(member, ways, ("人民大街1号\n长春",)))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_conforms_and_holds_everyone(tmp_path: Path, text_of, language: str) -> None:
    path = tmp_path / "sheet.pdf"
    result = build_contact_sheet(entries(40), "Winter sports", catalog(language), path, issuer="Example City")
    assert result.pages > 2
    assert result.missing == []
    for profile in ("ua1", "2a"):
        report = page.validate_pdf(str(path), profile=profile)
        assert not [(failure.rule_id, failure.message) for failure in report.failures]
    text = text_of(path)
    assert all(f"wang{n}@example.org" in text for n in range(40))
    assert "王𬀩" in text
    assert "转 801" in text


def test_an_empty_sheet_says_so(tmp_path: Path, text_of) -> None:
    path = tmp_path / "sheet.pdf"
    build_contact_sheet([], "", catalog("en"), path)
    assert "Nobody is on this list." in text_of(path)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="does not exist"):
        build_contact_sheet(entries(1), "", catalog("en"), tmp_path / "none" / "sheet.pdf")


def test_the_work_is_told_of_page_by_page_and_can_be_ended(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    shares: list[float] = []
    result = build_contact_sheet(entries(120), "", catalog("en"), path, progress=shares.append)
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] <= 1
    assert len({share for share in shares if share > 0.5}) >= result.pages - 1
    assert len({share for share in shares if share < 0.5}) >= 100

    def stop(share: float) -> None:
        if share > 0.7:
            raise LookupError

    with pytest.raises(LookupError):
        build_contact_sheet(entries(120), "", catalog("en"), tmp_path / "other.pdf", progress=stop)
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.pdf"]
