"""Contact tables of other programs: headings, mapping, cards."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from c21desk.domain.errors import UserError
from c21desk.exchange.cards import Card, CardsResult
from c21desk.exchange.contacts import Mapping, apply_mapping, fingerprint, guess_mapping, read_contact_table
from c21desk.exchange.contacts.targets import choices, parse_target


def read(text: str | bytes | Path) -> CardsResult:
    table = read_contact_table(text)
    return apply_mapping(table, guess_mapping(table.headings))


def one(text: str) -> Card:
    result = read(text)
    assert result.rejected == ()
    (card,) = result.cards
    return card


OUTLOOK = {
    "en": "Title,First Name,Middle Name,Last Name,Company,Department,Job Title,Business Street,Business City,"
    "Business Postal Code,Business Country/Region,Business Phone,Business Fax,Mobile Phone,E-mail Address,"
    "E-mail Type,E-mail 2 Address,Birthday,Web Page,Notes,Sensitivity",
    "fi": "Puhuttelu,Etunimi,Toinen nimi,Sukunimi,Yritys,Osasto,Tehtävänimike,Katuosoite (työ),Kaupunki (työ),"
    "Postinumero (työ),Maa/alue (työ),Työpuhelin,Faksi (työ),Matkapuhelin,Sähköpostiosoite,Sähköpostin tyyppi,"
    "Sähköposti 2 osoite,Syntymäpäivä,Www-sivu,Huomautukset,Luottamuksellisuus",
    "zh": "英文称谓,名,中间名,姓,单位,部门,职务,商务地址 街道,商务地址 市/县,商务地址 邮政编码,商务地址 国家/地区,商务电话,"
    "商务传真,移动电话,电子邮件地址,电子邮件类型,电子邮件 2 地址,生日,网页,附注,敏感度",
}
ROW = (
    "Dr,Aino,Maria,Salo,City of Example,Foreign office,Adviser,Main street 1,Helsinki,00100,Finland,09 310 1691,"
    "09 310 1692,040 1234567,aino@example.org,SMTP,a2@example.org,5.3.1970,example.org,Met in May,Normal"
)


@pytest.mark.parametrize("language", OUTLOOK)
def test_outlook_in_three_languages(language: str) -> None:
    table = read_contact_table(f"{OUTLOOK[language]}\n{ROW}\n")
    mapping = guess_mapping(table.headings)
    assert (mapping.program, mapping.score) == ("outlook", 1.0)
    (card,) = apply_mapping(table, mapping).cards
    assert card.name.parts == ("Salo", "Aino", "Maria", "Dr", "")
    assert card.organisations[0].units == ("City of Example", "Foreign office")
    assert [v.text for v in card.titles] == ["Adviser"]
    assert card.addresses[0].parts == ("", "", "Main street 1", "Helsinki", "", "00100", "Finland")
    assert [(v.text, v.types) for v in card.tels] == [
        ("09 310 1691", "work"),
        ("09 310 1692", "work fax"),
        ("040 1234567", "cell"),
    ]
    assert [v.text for v in card.emails] == ["aino@example.org", "a2@example.org"]
    assert card.birthday == "1970-03-05"
    assert [v.text for v in card.urls] == ["example.org"]
    assert [v.text for v in card.notes] == ["Met in May"]


def test_google_old_and_new() -> None:
    old = one(
        "Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,"
        "Phone 1 - Type,Phone 1 - Value,Organization 1 - Name,Organization 1 - Title\n"
        "Aino Salo,Aino,Salo,* My Contacts ::: Test,* Work,a@example.org,Home,b@example.org,Mobile,"
        "040 1 ::: 040 2,City,Adviser\n"
    )
    new = one(
        "First Name,Last Name,Organization Name,Organization Title,Labels,E-mail 1 - Label,E-mail 1 - Value,"
        "E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Custom Field 1 - Label,Custom Field 1 - Value\n"
        "Aino,Salo,City,Adviser,Test ::: * myContacts,* Work,a@example.org,Summer cottage,b@example.org,Mobile,040 1,Badge,77\n"
    )
    assert [(v.text, v.types, v.preferred) for v in old.emails] == [
        ("a@example.org", "work", 1),
        ("b@example.org", "home", None),
    ]
    assert [(v.text, v.types) for v in old.tels] == [("040 1", "cell"), ("040 2", "cell")]
    assert old.categories == new.categories == ("Test",)
    assert old.name.parts == new.name.parts
    assert new.emails[1].label == "Summer cottage"
    assert new.organisations[0].name == "City"
    assert new.notes[0].text == "Badge: 77"


def test_linkedin_with_lines_above_its_headings() -> None:
    table = read_contact_table(
        'Notes:\n"When exporting your connection data, some are missing."\n\n'
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Aino,Salo,https://example.org/in/aino,a@example.org,City,Adviser,12 May 2024\n"
    )
    mapping = guess_mapping(table.headings)
    assert mapping.program == "linkedin"
    (card,) = apply_mapping(table, mapping).cards
    assert (card.name.family, card.urls[0].text, card.titles[0].text) == (
        "Salo",
        "https://example.org/in/aino",
        "Adviser",
    )
    assert card.where.line == 5


def test_hubspot_and_chinese_office_tables() -> None:
    card = one(
        "Record ID,First Name,Last Name,Email,Phone Number,Lifecycle Stage\n1,Aino,Salo,a@example.org,09 1,lead\n"
    )
    assert (card.name.given, card.tels[0].text, card.notes) == ("Aino", "09 1", ())
    card = one(
        "序号\t姓名\t单位\t职务\t手机\t微信号\t办公电话\t通讯地址\n1\t王伟\t南京市外办\t处长\t13812345678\twangwei\t025-1234 转 801\t南京市\n"
    )
    assert card.formatted[0].text == "王伟"
    assert card.impps[0].text == "weixin:wangwei"
    assert [(v.text, v.types) for v in card.tels] == [("13812345678", "cell"), ("025-1234 转 801", "work")]


def test_thunderbird_birthday_of_three_columns() -> None:
    text = "First Name,Last Name,Primary Email,Birth Year,Birth Month,Birth Day\nA,B,a@example.org,{}\n"
    assert one(text.format("1970,3,5")).birthday == "1970-03-05"
    assert one(text.format(",3,5")).birthday == "--03-05"
    assert one(text.format("1970,,")).birthday == "1970"


def test_unknown_columns_by_choice() -> None:
    table = read_contact_table("Name,E-mail,Shoe size\nAino Salo,a@example.org,38\n")
    for unknown, note, extra in (
        ("note.labelled", ["Shoe size: 38"], ()),
        ("extra", [], ('X-COLUMN;X-HEADING="Shoe size":38',)),
        ("", [], ()),
    ):
        (card,) = apply_mapping(table, guess_mapping(table.headings, unknown)).cards
        assert ([v.text for v in card.notes], card.extra) == (note, extra)


def test_columns_that_must_not_slip_into_notes() -> None:
    card = one("Name,Passport number,Henkilötunnus,E-mail\nAino Salo,XP1234567,010170-999X,a@example.org\n")
    assert card.notes == ()
    assert card.extra == ()


def test_a_bad_row_and_a_bad_value_cost_only_themselves() -> None:
    result = read(
        "Name,E-mail,Birthday,Groups\nAino Salo,a@example.org,yesterday,\n,,,Friends\n\nBo Ek,b@example.org,1.2.1980,,more\n"
    )
    assert (result.read, len(result.cards)) == (3, 2)
    assert [r.where.line for r in result.rejected] == [3]
    assert [(d.where.line, d.why.text()) for d in result.damaged] == [
        (2, "“yesterday” is not a date that can be read."),
        (5, "1 text stands beyond the last heading and was left out."),
    ]
    assert result.cards[0].birthday == "yesterday"


def test_order_of_day_and_month_is_taken_from_the_column() -> None:
    text = "Name,Birthday\nA B,3/4/1970\nC D,{}\n"
    assert read(text.format("12/25/1970")).cards[0].birthday == "1970-03-04"
    assert read(text.format("25/12/1970")).cards[0].birthday == "1970-04-03"
    unsure = read(text.format("5/6/1970"))
    assert unsure.cards[0].birthday == "1970-04-03"
    assert "3/5/1970" in unsure.notes[0].text()


def test_table_without_headings_keeps_its_first_contact() -> None:
    table = read_contact_table("Aino Salo;a@example.org\nBo Ek;b@example.org\n")
    assert table.headings == ("Column 1", "Column 2")
    mapping = guess_mapping(table.headings).with_column(0, "formatted").with_column(1, "email")
    assert [c.emails[0].text for c in apply_mapping(table, mapping).cards] == [
        "a@example.org",
        "b@example.org",
    ]


def test_sheets_of_a_workbook(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book["Sheet"])
    for title, rows in {
        "Cover": [["Contacts of the office"], ["2026"]],
        "A": [["Office contacts"], ["Name", "E-mail", "Phone"], ["Aino Salo", "a@example.org", 401234567]],
        "B": [["Name", "E-mail", "Phone"], ["Bo Ek", "b@example.org", None]],
    }.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(tmp_path / "contacts.xlsx")
    table = read_contact_table(tmp_path / "contacts.xlsx")
    assert [where.text() for where, _ in table.rows] == ["sheet “A”, row 3", "sheet “B”, row 2"]
    result = apply_mapping(table, guess_mapping(table.headings))
    assert [c.full_name for c in result.cards] == ["Aino Salo", "Bo Ek"]
    assert result.cards[0].tels[0].text == "401234567"
    assert any("Cover" in note.text() for note in table.notes)


def test_mapping_is_a_value_of_json_and_remembered_by_its_headings() -> None:
    headings = ("Name", "Phone 1 - Value", "Phone 1 - Type")
    mapping = guess_mapping(headings)
    assert Mapping.from_json(json.loads(json.dumps(mapping.to_json()))).columns == mapping.columns
    assert Mapping.from_json({"columns": ["name.family#1", "something.new"]}).columns == ("name.family#1", "")
    assert fingerprint(headings) == fingerprint(("name", "phone 1 - value ", "Phone 1 - Type"))
    assert fingerprint(headings) != fingerprint(headings[:2])
    with pytest.raises(ValueError, match="nonsense"):
        mapping.with_column(0, "nonsense")


def test_every_choice_is_a_target() -> None:
    assert all(parse_target(target) for target, _ in choices() if target)
    assert all(str(parse_target(target)) == target for target, _ in choices() if target)


def test_refusals_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text("Name,E-mail\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"contacts\.csv.*no contacts below"):
        read_contact_table(path)


@pytest.mark.corpus
def test_roundcube_s_own_examples(corpora: Path) -> None:
    folder = corpora / "csv/roundcube/tests/src/Csv2vcard"
    programs = {}
    for path in sorted(folder.glob("*.csv")):
        table = read_contact_table(path)
        mapping = guess_mapping(table.headings)
        programs[path.stem] = mapping.program
        result = apply_mapping(table, mapping)
        assert result.rejected == ()
        assert result.damaged == ()
    assert programs == {
        "all": "roundcube",
        "email": "",
        "gmail": "google",
        "outlook": "outlook",
        "tb_plain": "thunderbird",
    }
