"""Cards of phones, mail programs and servers as they really look."""

from __future__ import annotations

import base64
import datetime as dt
from pathlib import Path

import pytest

from c21desk.domain.errors import UserError
from c21desk.exchange.cards import Card, Photo, Value
from c21desk.exchange.vcard import open_cards, read_cards, write_cards

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 3


def card(*lines: str, version: str = "3.0", codec: str = "utf-8") -> Card:
    """The card of these lines, read without any complaint; what is written of it reads the same."""
    text = "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))
    result = read_cards(text.encode(codec))
    assert (result.read, result.rejected, result.damaged) == (1, (), ()), [str(d.why) for d in result.damaged]
    assert result.cards[0].version == version
    assert read_cards(write_cards(result.cards).encode()).cards == result.cards
    return result.cards[0]


def complaints(data: str | bytes) -> list[str]:
    """What is said of the source, each with its place."""
    result = read_cards(data if isinstance(data, bytes) else data.encode())
    return [f"{said.where}: {said.why}" for said in (*result.rejected, *result.damaged)]


def texts(values: tuple[Value, ...]) -> list[str]:
    return [value.text for value in values]


def test_a_google_export() -> None:
    one = card(
        "FN:Dr. Päivi Maria Mäkinen, TkT",
        "N:Mäkinen;Päivi;Maria;Dr.;TkT\\, dos.,eMBA",
        "NICKNAME:Pipsa",
        "X-PHONETIC-FIRST-NAME:Paivi",
        "EMAIL;TYPE=INTERNET;TYPE=WORK:paivi.makinen@example.fi",
        "item1.EMAIL;TYPE=INTERNET:mokki@example.fi",
        "item1.X-ABLabel:Mökki",
        "TEL;TYPE=CELL:+358 40 123 4567",
        "item2.ADR:;;Katu 1;Espoo;;02100;Suomi;FI",
        "item2.X-ABLabel:_$!<Other>!$_",
        "ORG:Espoon kaupunki;Kansainväliset asiat",
        "BDAY:1980-05-31",
        "URL:https\\://example.fi",
        "CATEGORIES:myContacts,Kiina\\, delegaatiot",
        "NOTE:rivi 1\\nrivi 2\\, loppu",
    )
    assert one.name.parts == ("Mäkinen", "Päivi", "Maria", "Dr.", "TkT, dos., eMBA")
    assert one.full_name == "Dr. Päivi Maria Mäkinen, TkT"
    assert one.emails == (Value("paivi.makinen@example.fi", "work"), Value("mokki@example.fi", label="Mökki"))
    assert one.tels[0].has("cell")
    assert one.addresses[0].parts == ("", "", "Katu 1", "Espoo", "", "02100", "Suomi")
    assert one.addresses[0].label == "Other"
    assert one.organisations[0].name == "Espoon kaupunki"
    assert one.organisations[0].department == "Kansainväliset asiat"
    assert one.birth_date == dt.date(1980, 5, 31)
    assert texts(one.urls) == ["https://example.fi"]
    assert one.categories == ("myContacts", "Kiina, delegaatiot")
    assert texts(one.notes) == ["rivi 1\nrivi 2, loppu"]
    assert one.phonetic_given == "Paivi"


def test_an_iphone_export() -> None:
    body = base64.b64encode(JPEG).decode()
    pieces = [body[i : i + 70] for i in range(0, len(body), 70)]
    one = card(
        "PRODID:-//Apple Inc.//iPhone OS 17.0//EN",
        "N:王;伟;;;",
        "FN:王伟",
        "X-PHONETIC-FIRST-NAME:Wěi",
        "X-PHONETIC-LAST-NAME:Wáng",
        "TEL;type=CELL;type=VOICE;type=pref:+86 138 0000 0000",
        "item1.ADR;type=WORK;type=pref:;;蜀绣西路;成都市;四川省;610041;中国",
        "item1.X-ABADR:cn",
        "IMPP;X-SERVICE-TYPE=WeChat;type=HOME:x-apple:wangwei01",
        "X-SOCIALPROFILE;type=twitter;x-user=wangwei:http://twitter.com/wangwei",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-31",
        "item2.X-ABDATE;type=pref:2008-09-12",
        "item2.X-ABLabel:_$!<Anniversary>!$_",
        "item3.X-ABRELATEDNAMES;type=pref:李娜",
        "item3.X-ABLabel:_$!<Spouse>!$_",
        "PHOTO;ENCODING=b;TYPE=JPEG:" + "\r\n ".join(pieces),
    )
    assert (one.phonetic_family, one.phonetic_given) == ("Wáng", "Wěi")
    assert one.tels == (Value("+86 138 0000 0000", "cell voice", 1),)
    assert one.addresses[0].country_code == "cn"
    assert texts(one.impps) == ["weixin:wangwei01"]
    assert one.socials == (Value("http://twitter.com/wangwei", "twitter", params=(("X-USER", "wangwei"),)),)
    assert (one.birthday, one.birth_date, one.anniversary) == ("--05-31", None, "2008-09-12")
    assert one.extra == ("item3.X-ABRELATEDNAMES;PREF=1:李娜", "item3.X-ABLabel:_$!<Spouse>!$_")
    assert one.photos == (Photo(JPEG, "image/jpeg"),)


def test_an_android_export() -> None:
    body = base64.b64encode(JPEG).decode()
    one = card(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E4=BC=9F;;;",
        "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B=",
        "=E4=BC=9F",
        "TEL;CELL;PREF:13800000000",
        "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E5=8A=9E):02800000000",
        "NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo=",
        " three",
        "X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"
        "vnd.android.cursor.item/nickname;=E5=B0=8F=E4=BC=9F;1;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Li Na;1;;;",
        "PHOTO;ENCODING=BASE64;JPEG:" + body[:70],
        " " + body[70:],
        "",
        version="2.1",
    )
    assert one.name.parts[:2] == ("王", "伟")
    assert one.full_name == "王伟"
    assert one.tels == (Value("13800000000", "cell", 1), Value("02800000000", label="办"))
    assert texts(one.notes) == ["one\ntwo three"]
    assert texts(one.nicknames) == ["小伟"]
    assert one.extra == ("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Li Na;1;;;",)
    assert one.photos == (Photo(JPEG, "image/jpeg"),)


def test_an_outlook_export() -> None:
    one = card(
        "N;LANGUAGE=fi:Virtanen;Matti",
        "FN:Matti Virtanen",
        "TEL;WORK;VOICE:(09) 123 4567",
        "ADR;WORK;PREF:;;Katu 1;Helsinki;;00100;Suomi",
        "LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Katu 1=0D=0A=",
        "00100 Helsinki=0D=0A=",
        "Suomi",
        "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:Koti 2",
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2",
        "X-MS-IMADDRESS:matti@example.fi",
        "EMAIL;PREF;INTERNET:matti@example.fi",
        "X-MS-MANAGER:Sari Nieminen",
        "X-WAB-GENDER:2",
        version="2.1",
    )
    work, home = one.addresses
    assert (work.street, work.formatted, work.preferred) == ("Katu 1", "Katu 1\n00100 Helsinki\nSuomi", 1)
    assert (home.street, home.formatted, home.types) == ("", "Koti 2", "home")
    assert one.emails == (Value("matti@example.fi", preferred=1),)
    assert texts(one.impps) == ["im:matti@example.fi"]
    assert one.sex == "M"
    assert one.extra == ("X-MS-OL-DEFAULT-POSTAL-ADDRESS:2", "X-MS-MANAGER:Sari Nieminen")


def test_a_card_of_version_4_with_alternatives() -> None:
    one = card(
        'N;ALTID=1;LANGUAGE=zh;SORT-AS="Wang,Wei":王;伟;;;',
        "N;ALTID=1;LANGUAGE=en:Wang;Wei;;;",
        "FN;ALTID=1;LANGUAGE=zh:王伟",
        "FN;ALTID=1:Wang Wei",
        'ORG;SORT-AS="City of Chengdu":成都市人民政府;外事办公室',
        'TEL;VALUE=uri;PREF=2;TYPE="voice,work":tel:+86-28-1234;ext=801',
        "EMAIL;PREF=1;TYPE=work:mailto:wang@example.cn",
        "ADR;TYPE=work;CC=CN;LABEL=\"Line: 1\\nLine^n3 ^'q^'\":;;Street;Chengdu;;;",
        "LANG;PREF=1:zh",
        "GENDER:M;mies",
        "KIND:individual",
        "ANNIVERSARY:20090808T1430-0500",
        "BDAY;VALUE=text:circa 1960",
        "PHOTO:https://example.cn/photo.jpg",
        "LOGO:data:image/png;base64,iVBORw0K",
        'X-FOO;TYPE=a,b;X-P="c;d":raw\\,v;a',
        "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        version="4.0",
    )
    han, latin = one.names
    assert (han.parts[:2], han.language, han.alternative) == (("王", "伟"), "zh", "1")
    assert (han.sort_family, han.sort_given, latin.family) == ("Wang", "Wei", "Wang")
    assert [(value.text, value.language) for value in one.formatted] == [("王伟", "zh"), ("Wang Wei", "")]
    assert one.organisations[0].sort_as == "City of Chengdu"
    assert one.tels == (Value("+86-28-1234 ext. 801", "voice work", 2),)
    assert one.emails == (Value("wang@example.cn", "work", 1),)
    assert one.addresses[0].formatted == 'Line: 1\nLine\n3 "q"'
    assert one.addresses[0].country_code == "CN"
    assert (one.sex, one.gender, one.kind) == ("M", "mies", "individual")
    assert (one.birthday, one.anniversary) == ("circa 1960", "2009-08-08")
    assert one.photos == (Photo(uri="https://example.cn/photo.jpg"),)
    assert one.extra == ("LOGO:data:image/png;base64,iVBORw0K", 'X-FOO;TYPE=a,b;X-P="c;d":raw\\,v;a')


def test_agents_are_cards_of_their_own() -> None:
    inner = ("N:Friday;Fred", "END:VCARD", "TEL:2")
    nested = card("N:Doe;John", "AGENT:", "BEGIN:VCARD", "VERSION:2.1", *inner, version="2.1")
    same_line = card("N:Doe;John", "AGENT:BEGIN:VCARD", *inner, version="2.1")
    escaped = "AGENT:BEGIN:VCARD\\nN\\;LANGUAGE=en:Friday\\;Fred\\nTEL:+1-919-555-\r\n 1234\\nEND:VCARD\\n"
    inline = card("N:Doe;John", escaped, "TEL:2")
    address = card("N:Doe;John", "AGENT;VALUE=uri:CID:someone@example.org", "TEL:2")
    for one in (nested, same_line, inline):
        assert [agent.name.family for agent in one.agents] == ["Friday"]
        assert texts(one.tels) == ["2"]
    assert address.extra == ("AGENT;VALUE=uri:CID:someone@example.org",)


@pytest.mark.parametrize(
    ("line", "scheme"),
    [
        ("X-QQ:123", "qq:123"),
        ("X-JABBER:a@example.org", "xmpp:a@example.org"),
        ("IMPP:xmpp:a@example.org", "xmpp:a@example.org"),
        ("X-WECHAT:abc", "weixin:abc"),
        ("X-messaging/xmpp-All:a@example.org", "xmpp:a@example.org"),
        ("IMPP;X-SERVICE-TYPE=Google Talk:a@example.org", "gtalk:a@example.org"),
        ("X-SIP:sip:a@example.org", "sip:a@example.org"),
    ],
)
def test_messaging_in_every_spelling(line: str, scheme: str) -> None:
    assert texts(card("FN:x", line).impps) == [scheme]


def test_the_same_messaging_address_twice_is_one() -> None:
    assert len(card("FN:x", "X-QQ:1", "IMPP;X-SERVICE-TYPE=QQ:x-apple:1", "X-QQ:2").impps) == 2


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("BDAY:19780311", "1978-03-11"),
        ("BDAY:1978-03-11T00:00:00Z", "1978-03-11"),
        ("BDAY;VALUE=date:1978-3-11", "1978-03-11"),
        ("BDAY:--0311", "--03-11"),
        ("BDAY:--03-11", "--03-11"),
        ("BDAY:1978", "1978"),
        ("BDAY:1978-03", "1978-03"),
        ("BDAY:11.3.1978", "1978-03-11"),
        ("BDAY:19723101", "19723101"),
        ("BDAY:", ""),
    ],
)
def test_birthdays(line: str, text: str) -> None:
    assert card("FN:x", line).birthday == text


def test_a_birthday_in_another_calendar_is_given_back_as_it_is() -> None:
    one = card("FN:x", "BDAY;CALSCALE=chinese:19780311", version="4.0")
    assert (one.birthday, one.extra) == ("", ("BDAY;CALSCALE=chinese:19780311",))


def test_types_and_preference() -> None:
    one = card(
        'TEL;TYPE="Both work and home",VOICE:1',
        "TEL;FAX,WORK:2",
        "TEL;type=HOME;type=pref:3",
        "TEL;type=x;:4",
    )
    assert [(value.types, value.label, value.preferred) for value in one.tels] == [
        ("voice", "Both work and home", None),
        ("fax work", "", None),
        ("home", "", 1),
        ("x", "", None),
    ]


def test_single_fields_keep_the_first_and_pass_on_the_others() -> None:
    one = card("FN:x", "UID:a", "UID:b", "UID:a", "X-ABShowAs:COMPANY", "SORT-STRING:ä", "CLASS:PUBLIC")
    assert (one.uid, one.kind) == ("a", "org")
    assert one.name.sort_family == "ä"
    assert one.extra == ("UID:b", "X-ABSHOWAS:COMPANY", "CLASS:PUBLIC")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends_and_folds_of_all_sorts(end: str) -> None:
    lines = (
        "BEGIN:VCARD", "FN:one t", " wo", "TEL;", "\tTYPE=", " CELL:1", "", "NOTE:a", "  b", "END:VCARD", "",
    )  # fmt: skip
    (one,) = read_cards(end.join(lines).encode()).cards
    assert (one.full_name, texts(one.notes)) == ("one two", ["a b"])
    assert one.tels == (Value("1", "cell"),)


def test_a_character_parted_by_a_fold() -> None:
    name = "Mäkinen".encode()
    data = b"BEGIN:VCARD\r\nFN:" + name[:2] + b"\r\n " + name[2:] + b"\r\nEND:VCARD\r\n"
    result = read_cards(data)
    assert (result.cards[0].full_name, result.damaged) == ("Mäkinen", ())


def test_cards_that_are_not_in_order() -> None:
    text = (
        "\ufeffBEGIN:VCARD\nFN:a\nEND:VCARD\n\n\ufeffbegin:vcard\nfn:b\nend:vcard \n"
        "BEGIN:VCARD \nFN:c\nBEGIN:VCARD\nFN:d\nEND:VCARD\nFN:lost\nEND:VCARD\nBEGIN:VCARD\nFN:e"
    )
    result = read_cards(text.encode())
    assert [one.full_name for one in result.cards] == ["a", "b", "c", "d", "e"]
    assert [one.where.line for one in result.cards] == [1, 5, 8, 10, 15]
    assert (result.read, len(result.rejected), result.damaged_count) == (6, 1, 2)
    assert [said.where.line for said in (*result.rejected, *result.damaged)] == [14, 8, 15]


def test_a_damaged_property_costs_only_itself() -> None:
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:x\nNOTE:text\nwhich goes on\n:empty\nPHOTO;ENCODING=b:!!!!\n"
        "PHOTO:data:x\nTEL;CHARSET=KLINGON:1\nTEL:2\nEND:VCARD\nBEGIN:VCARD\nFN:y\nEND:VCARD\n"
    )
    result = read_cards(text.encode())
    assert [one.full_name for one in result.cards] == ["x", "y"]
    assert texts(result.cards[0].tels) == ["1", "2"]
    assert complaints(text) == [
        "line 5: “which goes on” is not a vCard property and was left out.",
        "line 6: “:empty” is not a vCard property and was left out.",
        "line 7: PHOTO was left out: the picture is damaged.",
        "line 8: PHOTO was left out: the picture is in no form that can be read.",
        "line 9: The character set “KLINGON” is not known; TEL was read as it looked right.",
    ]


def test_base64_and_quoted_text_that_is_not_folded() -> None:
    body = base64.b64encode(JPEG).decode()
    lines = [body[i : i + 76] for i in range(0, len(body), 76)]
    one = card(
        "FN:x", "PHOTO;BASE64:", *lines, "", "ADR;QUOTED-PRINTABLE:;;a=", ";b;=", "", "TEL:1", version="2.1"
    )
    assert one.photos[0].data == JPEG
    assert (one.addresses[0].street, one.addresses[0].locality, texts(one.tels)) == ("a", "b", ["1"])


def test_a_file_names_itself_where_something_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text("BEGIN:VCARD\nFN:x\nwrong\nEND:VCARD\n")
    stream = open_cards(path)
    assert stream.done == 0
    assert [one.where.file for one in stream] == ["cards.vcf"]
    assert [str(said.where) for said in stream.damaged] == ["“cards.vcf”, line 3"]
    assert (stream.done, stream.read) == (1, 1)
    with pytest.raises(UserError, match="There is no file"):
        read_cards(tmp_path / "none.vcf")


@pytest.mark.parametrize(
    "data", [b"", b"\xef\xbb\xbf", b"hello", b"\x00" * 100, b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"]
)
def test_a_source_without_cards_says_so(data: bytes) -> None:
    result = read_cards(data)
    assert (result.read, result.cards) == (0, ())
    assert [str(note) for note in result.notes] == ["There is no contact card (vCard) in it."]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["NOTE;ENCODING=QUOTED-PRINTABLE:a=", " b"], "a b"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE:a=", " b=", "c"], "a bc"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE:a=", " b=", " c"], "abc"),
        (["NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=", " =A4ki"], "Mäki"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A", " b"], "a\nb"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE:=", "a=", "b=", ""], "ab"),
        (["NOTE;ENCODING=QUOTED-PRINTABLE:a=zz"], "a=zz"),
        (["NOTE ; TYPE = x ; ENCODING = quoted-printable :a=41"], "aA"),
        (["NOTE;TYPE=BASE64:QUI="], "AB"),
    ],
)
def test_soft_breaks_with_and_without_folds(lines: list[str], text: str) -> None:
    assert texts(card("FN:x", *lines, "TEL:1", version="2.1").notes) == [text]


def test_a_fold_before_the_words_of_an_end_ends_nothing() -> None:
    one = card("FN:x", 'NOTE;X-A="b:c', ' d":e', " END:VCARD", "TEL:1")
    assert (texts(one.notes), texts(one.tels)) == (["eEND:VCARD"], ["1"])
    assert one.notes[0].params == (("X-A", "b:cd"),)


def test_a_beginning_behind_blanks_and_a_damaged_mark() -> None:
    data = (
        b" BEGIN:VCARD\nFN:a\xed\xa0\x80\nEND:VCARD\n\xcf\xbb\xbfBEGIN:VCARD\nFN:b\xed\xa0\x80\nEND:VCARD\n"
    )
    assert [one.full_name for one in read_cards(data).cards] == ["a\ufffd", "b\ufffd"]


def test_odd_types_and_addresses() -> None:
    one = card(
        'TEL;HOME,"WORK,FAX":tel:tel:1', "TEL;TYPE=Summer\tcottage:2", "EMAIL:mailto:MAILTO:a@example.org"
    )
    assert [(v.text, v.types, v.label) for v in one.tels] == [
        ("1", "home work fax", ""),
        ("2", "", "Summer cottage"),
    ]
    assert texts(one.emails) == ["a@example.org"]


def test_damaged_base64_is_not_passed_on() -> None:
    text = "BEGIN:VCARD\nFN:x\nX-A;ENCODING=b:QUI=\nX-B;ENCODING=b:!\nLOGO;ENCODING=b;TYPE=PNG:ä\nEND:VCARD\n"
    assert complaints(text) == [
        "line 4: X-B was left out: its Base64 text is damaged.",
        "line 5: LOGO was left out: its Base64 text is damaged.",
    ]
    assert read_cards(text.encode()).cards[0].extra == ("X-A;ENCODING=b:QUI=",)
