"""Contacts from other programs and back, over a real file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.model import sensitive_fields
from c21desk.domain.people import Person
from c21desk.exchange.cards import Card
from c21desk.exchange.vcard import read_cards
from c21desk.services.contacts import ContactSource, Step
from c21desk.services.contacts.plan import ContactResult
from c21desk.services.desk import Desk
from c21desk.services.lists import ListQuery

CARD = """BEGIN:VCARD
VERSION:4.0
UID:one
FN;ALTID=1;LANGUAGE=en:Wang Wei
FN;ALTID=1;LANGUAGE=zh:王伟
N;ALTID=1;LANGUAGE=en:Wang;Wei;;;
N;ALTID=1;LANGUAGE=zh:王;伟;;;
ORG;ALTID=o;LANGUAGE=zh:示例市人民政府;外事办公室
ORG;ALTID=o;LANGUAGE=en:Example Municipal Government;Foreign Affairs Office
TITLE;ALTID=t;LANGUAGE=zh:副市长
TITLE;ALTID=t;LANGUAGE=en:Vice Mayor
TEL;TYPE=work,voice;PREF=1:+86 431 8888 0000
EMAIL:wang@example.org
IMPP:weixin:ww1
ADR;TYPE=work:;;Example Road 1;Example City;;130000;China
CATEGORIES:Winter sports,Press
NOTE:Met in 2026
BDAY:19700102
X-UNKNOWN-THING:kept
END:VCARD
"""


def take(desk: Desk, text: str) -> ContactResult:
    return desk.contacts.import_now([desk.contacts.source(text)], "en")


def everyone(desk: Desk) -> list[Person]:
    return [desk.people.get(row.id) for row in desk.people.rows(desk.people.ids(ListQuery()))]


def test_a_card_becomes_a_person_with_all_that_it_says(desk: Desk) -> None:
    result = take(desk, CARD)
    assert (result.read, result.created, result.matched) == (1, 1, 0)
    (person,) = everyone(desk)
    assert (person.family_latin, person.given_latin, person.han_name) == ("Wang", "Wei", "王伟")
    (post,) = person.positions
    assert (post.title.en, post.title.zh, post.rank_level) == ("Vice Mayor", "副市长", 260)
    assert post.department in ("外事办公室", "Foreign Affairs Office")
    body = desk.organisations.get(post.organisation_id)
    assert (body.name.zh, body.name.en) == ("示例市人民政府", "Example Municipal Government")
    assert [(c.kind, c.value) for c in person.channels] == [
        ("email", "wang@example.org"),
        ("phone", "+86 431 8888 0000"),
        ("wechat", "ww1"),
    ]
    assert [(a.street, a.country) for a in person.addresses] == [("Example Road 1", "China")]
    assert sorted(tag.name for tag in person.tags) == ["Press", "Winter sports"]
    assert (person.note, str(person.birth_date)) == ("Met in 2026", "1970-01-02")
    assert "X-UNKNOWN-THING:kept" in person.card_extra
    assert desk.check() == []


def test_the_same_card_twice_adds_nobody_and_changes_nothing(desk: Desk) -> None:
    take(desk, CARD)
    (before,) = everyone(desk)
    result = take(desk, CARD)
    assert (result.created, result.matched) == (0, 1)
    (after,) = everyone(desk)
    assert after.rev == before.rev
    assert desk.check() == []


def test_a_known_person_is_filled_in_and_keeps_what_is_known(desk: Desk) -> None:
    take(desk, CARD)
    (person,) = everyone(desk)
    person.note, person.diet = "our own note", "no pork"
    desk.people.save(person)
    more = CARD.replace("wang@example.org", "wei@example.org").replace("Met in 2026", "New note")
    assert take(desk, more).matched == 1
    (after,) = everyone(desk)
    assert after.note == "our own note\nNew note"
    assert after.diet == "no pork"
    assert sorted(c.value for c in after.channels if c.kind == "email") == [
        "wang@example.org",
        "wei@example.org",
    ]
    desk.history.undo()
    assert everyone(desk)[0].note == "our own note"


def test_a_common_name_alone_is_added_and_listed_as_unsure(desk: Desk) -> None:
    take(desk, CARD)
    other = "BEGIN:VCARD\nVERSION:3.0\nN:王;伟;;;\nFN:王伟\nEMAIL:other@example.org\nEND:VCARD\n"
    result = take(desk, other)
    assert (result.created, result.matched) == (1, 0)
    assert [(str(u.where), u.name, [str(w) for w in u.why]) for u in result.unsure] == [
        ("line 1", "王伟", ["same Chinese name"])
    ]


def test_two_cards_of_one_person_in_one_file_become_one(desk: Desk) -> None:
    result = take(desk, CARD + CARD.replace("UID:one\n", "").replace("IMPP:weixin:ww1\n", "TEL:+86 1\n"))
    assert (result.read, result.created, result.matched) == (2, 1, 1)
    (person,) = everyone(desk)
    assert "+86 1" in [c.value for c in person.channels]


def test_a_plan_stores_nothing_and_is_carried_out_as_decided(desk: Desk) -> None:
    take(desk, CARD)
    text = CARD + "BEGIN:VCARD\nVERSION:3.0\nFN:Aino Aalto\nN:Aalto;Aino;;;\nEND:VCARD\n"
    plan = desk.contacts.plan(
        desk.contacts.source(text + "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Berg\nN:Berg;Bo;;;\nEND:VCARD\n")
    )
    assert len(everyone(desk)) == 1
    assert [(c.name, c.decision, c.match_name) for c in plan.contacts] == [
        ("王伟", Step.MATCH, "王伟"),
        ("Aino Aalto", Step.CREATE, ""),
        ("Bo Berg", Step.CREATE, ""),
    ]
    plan.contacts[2].decision = Step.SKIP
    result = desk.contacts.apply(plan, "en")
    assert (result.read, result.created, result.matched) == (3, 1, 1)
    assert {p.family_latin for p in everyone(desk)} == {"Wang", "Aalto"}
    desk.history.undo()
    assert {p.family_latin for p in everyone(desk)} == {"Wang"}


def test_two_contacts_of_one_person_in_a_plan_become_one(desk: Desk) -> None:
    again = CARD.replace("UID:one\n", "").replace("IMPP:weixin:ww1\n", "TEL:+86 1\n")
    plan = desk.contacts.plan(desk.contacts.source(CARD + again))
    assert [(c.decision, c.match_name) for c in plan.contacts] == [(Step.CREATE, ""), (Step.MATCH, "王伟")]
    result = desk.contacts.apply(plan, "en")
    assert (result.created, result.matched) == (1, 1)
    (person,) = everyone(desk)
    assert {"ww1", "+86 1"} <= {c.value for c in person.channels}
    assert desk.check() == []


def test_a_contact_stays_when_the_one_that_it_equals_is_left_out(desk: Desk) -> None:
    again = CARD.replace("UID:one\n", "").replace("NOTE:Met in 2026\n", "NOTE:The second\n")
    plan = desk.contacts.plan(desk.contacts.source(CARD + again))
    plan.contacts[0].decision = Step.SKIP
    assert desk.contacts.apply(plan, "en").created == 1
    assert [p.note for p in everyone(desk)] == ["The second"]


def test_a_mapping_is_remembered_for_the_same_headings(desk: Desk) -> None:
    table = "First;Family;Where\nAino;Aalto;Espoo\n"
    source = desk.contacts.source(table)
    assert not source.remembered
    assert source.first_values == [("Aino",), ("Aalto",), ("Espoo",)]
    assert source.mapping is not None
    source.mapping = source.mapping.with_column(0, "name.given#1").with_column(1, "name.family#1")
    desk.contacts.keep_mapping(source)
    again = desk.contacts.source(table.replace("Aino", "Bo"))
    assert again.remembered
    assert again.mapping is not None
    assert again.mapping.columns[:2] == ("name.given#1", "name.family#1")


SIGNATURE = """Best regards,
Aino Aalto
Director of International Affairs
City of Lohikoski
Tel. 040 123 4567
aino.aalto@lohikoski.example
"""


def test_a_signature_is_suggested_and_nothing_is_stored(desk: Desk) -> None:
    found = desk.contacts.suggest(SIGNATURE, "en")
    assert (found.values["family_latin"], found.values["given_latin"]) == ("Aalto", "Aino")
    (post,) = found.posts
    assert post.organisation.en == "City of Lohikoski"
    assert post.organisation_id is None
    assert {c["value"] for c in found.channels} == {"+358 40 1234567", "aino.aalto@lohikoski.example"}
    assert everyone(desk) == []
    with pytest.raises(UserError):
        desk.contacts.suggest("…", "en")


def test_a_damaged_value_costs_only_itself(desk: Desk) -> None:
    result = take(desk, CARD.replace("BDAY:19700102", "BDAY;VALUE=date:19709999\nEMAIL;ENCODING=BASE64:%%%"))
    assert result.created == 1
    assert everyone(desk)[0].han_name == "王伟"


OUTLOOK = (
    "First Name,Last Name,Company,Job Title,E-mail Address,Business Phone,Shoe size\n"
    "Aino,Aalto,Example Oy,Director,aino@example.org,+358 40 1234567,38\n"
)


def test_a_table_of_another_program_is_understood_and_its_mapping_is_kept(desk: Desk) -> None:
    source = desk.contacts.source(OUTLOOK)
    assert isinstance(source, ContactSource)
    assert source.mapping is not None
    assert source.mapping.program == "outlook"
    source.mapping = source.mapping.with_column(6, "")
    desk.contacts.keep_mapping(source)
    again = desk.contacts.source(OUTLOOK)
    assert again.mapping is not None
    assert again.mapping.columns[6] == ""
    assert desk.contacts.import_now([again], "en").created == 1
    (person,) = everyone(desk)
    assert (person.given_latin, person.family_latin, person.note) == ("Aino", "Aalto", "")


@pytest.mark.parametrize("form", ["vcf", "csv", "xlsx"])
def test_what_is_exported_comes_back_as_it_was(desk: Desk, tmp_path: Path, form: str) -> None:
    take(desk, CARD)
    (before,) = everyone(desk)
    path = tmp_path / f"people.{form}"
    done = desk.contacts.export(path, form, sensitive=True)
    assert (done.people, done.bytes) == (1, path.stat().st_size)
    result = desk.contacts.import_now([desk.contacts.source(path)], "en")
    assert (result.created, result.matched) == (0, 1)
    (after,) = everyone(desk)
    assert after.rev == before.rev, desk.record_history.changes(after.id)[:6]


def with_secrets(desk: Desk) -> tuple[Person, dict[str, str]]:
    """The person of CARD with a value in every field that the model marks as sensitive: values by column,
    as an export writes them. A new sensitive field of another kind makes this fail."""
    take(desk, CARD)
    (person,) = everyone(desk)
    secrets = {column: f"secret {column}; two, parts" for column in sensitive_fields(Person)}
    secrets["birth_date"] = "1970-01-02"
    days = {"passport_issued": dt.date(2024, 3, 4), "passport_expires": dt.date(2034, 3, 4)}
    for column, day in days.items():
        secrets[column] = day.isoformat()
        setattr(person, column, day)
    for column in secrets.keys() - {"birth_date", *days}:
        setattr(person, column, secrets[column])
    for column in ("diet", "allergies", "access_needs"):
        setattr(person, column, f"={secrets[column]}\nand more")
        secrets[column] = getattr(person, column)
    desk.people.save(person)
    return desk.people.get(person.id), secrets


@pytest.mark.parametrize(
    ("form", "version"), [("vcf", "4.0"), ("vcf", "3.0"), ("csv", "4.0"), ("xlsx", "4.0")]
)
def test_every_sensitive_field_is_left_out_unless_asked_for(
    desk: Desk, tmp_path: Path, form: str, version: str
) -> None:
    person, secrets = with_secrets(desk)

    def exported(sensitive: bool) -> Card:
        path = tmp_path / f"{sensitive}.{form}"
        desk.contacts.export(path, form, version=version, sensitive=sensitive)
        (card,) = desk.contacts.source(path).reading().cards
        return card

    def told(card: Card) -> dict[str, str]:
        return {column: str(getattr(card, column) or "") for column in secrets}

    assert told(exported(False)) == dict.fromkeys(secrets, "")
    assert told(exported(True)) == secrets
    desk.people.delete([person.id])
    desk.contacts.import_now([desk.contacts.source(tmp_path / f"True.{form}")], "en")
    (again,) = everyone(desk)
    assert {column: str(getattr(again, column)) for column in secrets} == secrets
    assert again.card_extra == person.card_extra


def test_sensitive_words_are_in_no_byte_of_an_export_by_default(desk: Desk, tmp_path: Path) -> None:
    with_secrets(desk)
    for form in ("vcf", "csv"):
        desk.contacts.export(tmp_path / f"people.{form}", form)
        text = (tmp_path / f"people.{form}").read_text(encoding="utf-8")
        assert not [word for word in ("secret", "1970", "0102") if word in text]


def test_a_birthday_kept_as_a_line_of_the_card_is_sensitive_too(desk: Desk, tmp_path: Path) -> None:
    take(desk, CARD.replace("BDAY:19700102", "item7.BDAY:--0531"))
    path = tmp_path / "people.vcf"
    desk.contacts.export(path, "vcf")
    text = path.read_text(encoding="utf-8")
    assert "BDAY" not in text
    assert "X-UNKNOWN-THING:kept" in text
    desk.contacts.export(path, "vcf", sensitive=True)
    assert read_cards(path).cards[0].birthday == "--05-31"


def test_a_contact_sheet_and_a_qr_code(desk: Desk, tmp_path: Path) -> None:
    take(desk, CARD)
    (person,) = everyone(desk)
    done = desk.contacts.sheet(tmp_path / "sheet.pdf", [person.id], "zh", "联系人")
    assert (done.people, done.notes) == (1, ())
    card = read_cards(desk.contacts.qr_code(person.id).text.encode()).cards[0]
    assert card.full_name == "Wang Wei"
    assert (card.notes, card.emails[0].text) == ((), "wang@example.org")


def test_a_photo_becomes_the_portrait_and_is_given_back(desk: Desk, tmp_path: Path) -> None:
    import base64

    from PIL import Image

    path = tmp_path / "photo.png"
    Image.new("RGB", (1200, 900), "navy").save(path)
    photo = base64.b64encode(path.read_bytes()).decode()
    take(desk, CARD.replace("END:VCARD", f"PHOTO:data:image/png;base64,{photo}\nEND:VCARD"))
    (person,) = everyone(desk)
    kept = desk.portraits.get(person.portrait)
    assert kept is not None
    assert kept.startswith(b"\xff\xd8")
    desk.contacts.export(tmp_path / "out.vcf", "vcf")
    (card,) = read_cards(tmp_path / "out.vcf").cards
    assert [p.data for p in card.photos] == [kept]
    damaged = (
        CARD.replace("one", "two").replace("王;伟", "李;明").replace("王伟", "李明").replace("Wang", "Li")
    )
    result = take(desk, damaged.replace("END:VCARD", "PHOTO:data:image/png;base64,AAAA\nEND:VCARD"))
    assert [str(d.why) for d in result.damaged] == [
        "This is not a picture that can be read. Choose a JPEG or PNG file."
    ]


@pytest.mark.parametrize(
    "name", ["Helsingin kaupunki", "City of Helsinki", "Helsinki City", "赫尔辛基市政府"]
)
def test_the_town_that_an_organisation_is_named_after_finds_its_people(desk: Desk, name: str) -> None:
    take(desk, f"BEGIN:VCARD\nVERSION:4.0\nFN:Aino Esimerkki\nN:Esimerkki;Aino;;;\nORG:{name}\nEND:VCARD\n")
    (person,) = everyone(desk)
    body = desk.organisations.get(person.positions[0].organisation_id)
    assert (desk.places.get(body.place_id).name.fi, body.kind) == ("Helsinki", "city")
    for typed in ("hels", "赫尔"):
        assert person.id in [h.id for h in desk.search.search(typed) if h.kind == "person"], typed


def test_the_town_of_an_address_finds_the_person_in_any_language(desk: Desk) -> None:
    take(desk, CARD.replace("Example Road 1;Example City", "Esimerkkikatu 1;Helsinki"))
    for typed in ("hels", "赫尔"):
        assert [h.kind for h in desk.search.search(typed)].count("person") == 1, typed


def test_a_name_suffix_that_is_all_that_is_left_over_is_kept_and_given_back(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, "BEGIN:VCARD\nVERSION:4.0\nFN:Matti Virtanen Jr.\nN:Virtanen;Matti;Juhani;;Jr.\nEND:VCARD\n")
    (person,) = everyone(desk)
    assert person.card_extra == "X-NAME-SUFFIX:Jr."
    assert "Juhani" in person.given_latin
    desk.contacts.export(tmp_path / "people.vcf", "vcf")
    assert "X-NAME-SUFFIX:Jr." in (tmp_path / "people.vcf").read_text("utf-8")
