"""Lists of people as pasted text; all people are invented."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.errors import UserError
from c21desk.domain.names import looks_like_han_name, surnames
from c21desk.domain.titles_match import is_organisation, is_title
from c21desk.exchange.members import read_members
from c21desk.exchange.records import MemberRow

HAN = ["王伟", "李娜", "张敏", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "周强", "吴霞", "徐军", "孙艳", "马超", "朱红", "胡斌", "郭佳", "欧阳修文", "曾志伟"]  # fmt: skip
HAN_TITLES = ["南京市人民政府副市长", "南京市外事办公室主任", "南京市商务局局长", "南京市文化和旅游局副局长", "南京市发改委副主任", "南京市教育局处长", "办公室主任", "高级工程师", "翻译", "秘书", "江苏省人民政府副秘书长", "示例技术有限公司总经理", "南京大学校长", "南京大学教授", "南京市体育局科长", "南京市友好协会会长", "记者", "司机"]  # fmt: skip
LATIN = [
    "Matti Virtanen", "Aino Korhonen", "Liisa Mäkinen", "Pekka Salo", "Wang Wei", "Li Na", "Anna-Liisa Mäki",
    "Åsa Öberg", "John Smith", "Mary Wang", "ZHANG Min", "Kalle Niemi", "Eeva Laine", "Ouyang Xiu", "Pat O'Brien",
    "Juha Lehto", "Sari Koski", "Ville Rantanen",
]  # fmt: skip
LATIN_TITLES = [
    "Mayor", "Vice Mayor", "Head of Delegation", "Toimitusjohtaja", "Director, Foreign Affairs Office",
    "Interpreter", "Kehityspäällikkö", "General Manager", "Professor", "Development Manager, City of Turku",
    "Chief Executive Officer", "Tulkki", "Kaupunginjohtaja", "Secretary-General", "Advisor", "Marketing",
    "Senior Specialist", "Assistant to the Mayor",
]  # fmt: skip


def read(text: str) -> tuple[MemberRow, ...]:
    return read_members(text).rows


def pairs(text: str) -> list[tuple[str, str]]:
    return [(r.han or r.latin, r.title) for r in read(text)]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_eighteen_alternating_lines_in_chinese(gap: str) -> None:
    text = gap.join(f"{name}{gap}{title}" for name, title in zip(HAN, HAN_TITLES, strict=True))
    assert pairs(text) == list(zip(HAN, HAN_TITLES, strict=True))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_eighteen_alternating_lines_in_latin(gap: str) -> None:
    text = gap.join(f"{name}{gap}{title}" for name, title in zip(LATIN, LATIN_TITLES, strict=True))
    rows = read(text)
    assert [r.title for r in rows] == LATIN_TITLES
    assert [r.name_text for r in rows] == LATIN


def test_numbered_alternating_lines() -> None:
    text = "\n".join(f"{i}. {n}\n{t}" for i, (n, t) in enumerate(zip(HAN, HAN_TITLES, strict=True), 1))
    assert pairs(text) == list(zip(HAN, HAN_TITLES, strict=True))


def test_three_lines_a_person() -> None:
    text = "王伟\n副市长\n南京市人民政府\n\n李娜\n主任\n南京市外事办公室"
    assert [(r.han, r.title, r.organisation_zh) for r in read(text)] == [
        ("王伟", "副市长", "南京市人民政府"),
        ("李娜", "主任", "南京市外事办公室"),
    ]


def test_title_before_the_name_on_alternating_lines() -> None:
    assert pairs("南京市副市长\n王伟\n外办主任\n李娜") == [("王伟", "南京市副市长"), ("李娜", "外办主任")]


def test_both_scripts_on_lines_of_their_own() -> None:
    rows = read("王伟\nWANG Wei\n副市长\nVice Mayor\n李娜\nLI Na\n翻译\nInterpreter")
    assert [(r.han, r.latin, r.title_zh, r.title_latin) for r in rows] == [
        ("王伟", "Wang Wei", "副市长", "Vice Mayor"),
        ("李娜", "Li Na", "翻译", "Interpreter"),
    ]


def test_names_without_titles() -> None:
    assert pairs("王伟\n\n李娜\n张敏") == [("王伟", ""), ("李娜", ""), ("张敏", "")]
    assert [n for n, _ in pairs("Matti Virtanen\nAino Korhonen\nLiisa Mäkinen")] == LATIN[:3]


LINES = [
    (
        "1. Mr. WANG Wei (王伟), Vice Mayor, Nanjing Municipal People's Government",
        "王伟",
        "Wang Wei",
        "Vice Mayor",
    ),
    ("(2) Ms LI Na (李娜), Interpreter", "李娜", "Li Na", "Interpreter"),
    ("WANG, Weimin, Vice Mayor", "", "Wang Weimin", "Vice Mayor"),
    ("Virtanen, Matti, toimitusjohtaja, Esimerkki Oy", "", "Matti Virtanen", "toimitusjohtaja"),
    ("herra Pekka Mäki, tulkki", "", "Pekka Mäki", "tulkki"),
    ("王伟 副市长", "王伟", "Wang Wei", "副市长"),
    ("王　伟　副市长", "王伟", "Wang Wei", "副市长"),
    ("王伟副市长", "王伟", "Wang Wei", "副市长"),
    ("南京市副市长王伟", "王伟", "Wang Wei", "南京市副市长"),
    ("南京市副市长 王伟", "王伟", "Wang Wei", "南京市副市长"),
    ("团长：王伟 南京市副市长", "王伟", "Wang Wei", "南京市副市长"),
    ("王伟，南京市副市长", "王伟", "Wang Wei", "南京市副市长"),
    ("王伟——南京市副市长", "王伟", "Wang Wei", "南京市副市长"),
    ("王伟（南京市副市长）", "王伟", "Wang Wei", "南京市副市长"),
    ("王伟（WANG Wei） 副市长", "王伟", "Wang Wei", "副市长"),
    ("王伟 WANG Wei 副市长", "王伟", "Wang Wei", "副市长"),
    ("王伟先生，副市长", "王伟", "Wang Wei", "副市长"),
    ("王伟 男 副市长", "王伟", "Wang Wei", "副市长"),
    ("• Wang Wei – Vice Mayor", "", "Wang Wei", "Vice Mayor"),
    ("Wang Wei - Vice Mayor", "", "Wang Wei", "Vice Mayor"),
    ("Wang Wei: Vice Mayor", "", "Wang Wei", "Vice Mayor"),
    ("Vice Mayor WANG Wei", "", "Wang Wei", "Vice Mayor"),
    ("Mayor Anna Virtanen", "", "Anna Virtanen", "Mayor"),
    ("> 3、王伟，副市长", "王伟", "Wang Wei", "副市长"),
    ("一、王伟 副市长", "王伟", "Wang Wei", "副市长"),
    ("Wang Wei\tVice Mayor", "", "Wang Wei", "Vice Mayor"),
    ("冼星海 局长", "冼星海", "Xian Xinghai", "局长"),
    ("王𬀩，副市长", "王𬀩", "Wang Wei", "副市长"),
    ("艾力·买买提 局长", "艾力·买买提", "", "局长"),
    ("副市长：王伟", "王伟", "Wang Wei", "副市长"),
    ("Head of Delegation: Mr. WANG Wei, Vice Mayor", "", "Wang Wei", "Vice Mayor"),
    ("WANG Wei, Vice Mayor, Head of Delegation", "", "Wang Wei", "Vice Mayor, Head of Delegation"),
]


@pytest.mark.parametrize(("line", "han", "latin", "title"), LINES)
def test_one_person_a_line(line: str, han: str, latin: str, title: str) -> None:
    (row,) = read(line)
    assert (row.han, row.latin, row.title) == (han, latin, title)


def test_resume_line() -> None:
    text = "王伟，男，汉族，1970年5月3日出生，南京市人民政府副市长，护照号码E12345678"
    (row,) = read(text)
    assert (row.han, row.sex, row.birth_date) == ("王伟", "M", dt.date(1970, 5, 3))
    assert (row.organisation_zh, row.post, row.title) == ("南京市人民政府", "副市长", "南京市人民政府副市长")
    assert (row.passport_number, row.note) == ("E12345678", "汉族")


def test_birth_month_without_day_is_kept_as_text() -> None:
    (row,) = read("王伟，男，1970年5月生，南京市人民政府副市长")
    assert row.birth_date is None
    assert row.birth_text == "1970年5月"
    assert len(row.unsure) == 1


def test_organisation_after_a_latin_title() -> None:
    (row,) = read("1. Mr. WANG Wei (王伟), Vice Mayor, Nanjing Municipal People's Government")
    assert (row.organisation_latin, row.post, row.honorific) == (
        "Nanjing Municipal People's Government",
        "Vice Mayor",
        "Mr.",
    )


def test_roles_from_labels_and_titles() -> None:
    rows = read(
        "团长：王伟 南京市副市长\n副团长：李娜，外办主任\n团员：\n张敏 局长\n刘洋 处长\n翻译：陈静\n杨帆 司机"
    )
    assert [r.role for r in rows] == ["head", "deputy", "member", "member", "interpreter", "driver"]


def test_head_of_a_troupe_is_no_head_of_delegation() -> None:
    (row,) = read("王伟 南京市文工团团长")
    assert row.role == ""


def test_role_in_brackets_after_the_title() -> None:
    (row,) = read("王伟，男，南京市人民政府副市长（团长）")
    assert (row.role, row.post, row.organisation_zh) == ("head", "副市长", "南京市人民政府")
    assert row.title == "南京市人民政府副市长（团长）"


def test_contact_person_below_the_list_is_no_member() -> None:
    rows = read("1、王伟，副市长\n2、陈静，翻译\n\n联系人：杨帆\n电话：025-83630000")
    assert [(r.han, r.phone) for r in rows] == [("王伟", ""), ("陈静", "")]


def test_line_with_words_of_headings_in_it_is_an_entry() -> None:
    (row,) = read("2) Li Na, female, born 12 Jan 1980, interpreter, passport no. PE1234568")
    assert (row.latin, row.sex, row.birth_date) == ("Li Na", "F", dt.date(1980, 1, 12))
    assert (row.title, row.passport_number) == ("interpreter", "PE1234568")


def test_several_names_on_a_line() -> None:
    assert [n for n, _ in pairs("成员：王伟、李娜、张敏")] == ["王伟", "李娜", "张敏"]
    assert pairs("王伟（副市长）、李娜（翻译）") == [("王伟", "副市长"), ("李娜", "翻译")]
    assert len(read("Matti Virtanen, Aino Korhonen, Liisa Mäkinen")) == 3


def test_labelled_cards() -> None:
    text = (
        "姓名：王伟\n性别：男\n出生日期：1970-05-03\n职务：副市长\n单位：南京市人民政府\n电话：+86 25 8360 0000\n\n"
        "姓名：李娜\n性别：女\n职务：翻译\n邮箱：li.na@example.org"
    )
    first, second = read(text)
    assert (first.han, first.sex, first.title, first.organisation_zh) == (
        "王伟",
        "M",
        "副市长",
        "南京市人民政府",
    )
    assert (first.birth_date, first.phone) == (dt.date(1970, 5, 3), "+86 25 8360 0000")
    assert (second.han, second.email) == ("李娜", "li.na@example.org")


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t性别\t职务\n王伟\t男\t副市长\n李娜\t女\t翻译",
        "王伟\t男\t副市长\n李娜\t女\t翻译",
        "姓名,性别,职务\n王伟,男,副市长\n李娜,女,翻译",
        "王伟，男，副市长\n李娜，女，翻译",
        "| 姓名 | 性别 | 职务 |\n|---|---|---|\n| 王伟 | 男 | 副市长 |\n| 李娜 | 女 | 翻译 |",
        "序号  姓名  性别  职务\n1     王伟  男    副市长\n2     李娜  女    翻译",
        "序号 姓名 性别 职务\n1 王 伟 男 副市长\n2 李 娜 女 翻译",
    ],
)
def test_columns(text: str) -> None:
    assert [(r.han, r.sex, r.title) for r in read(text)] == [("王伟", "M", "副市长"), ("李娜", "F", "翻译")]


MAIL = """From: Wang Jun <wang.jun@example.org>
Subject: Delegation

Dear Matti,

Please find below the list of our delegation:

1. Mr. WANG Wei, Vice Mayor
2. Ms. LI Na, Interpreter

We look forward to seeing you in Turku.

Best regards,
WANG Jun
Foreign Affairs Office
Tel: +86 25 1234567
"""


def test_mail_around_the_list_gives_no_people() -> None:
    result = read_members(MAIL)
    assert [r.latin for r in result.rows] == ["Wang Wei", "Li Na"]
    assert result.read == 2
    left_out = "\n".join(n.text() for n in result.notes)
    for text in ("Dear Matti", "Best regards", "WANG Jun", "Foreign Affairs Office", "Tel:"):
        assert text in left_out


def test_chinese_letter_around_the_list_gives_no_people() -> None:
    text = (
        "尊敬的市长先生：\n您好！现将代表团名单发送如下：\n一、王伟 南京市副市长\n二、李娜 南京市外办主任\n"
        "请查收。谢谢！\n此致\n敬礼\n张敏\n南京市外办"
    )
    assert [r.han for r in read(text)] == ["王伟", "李娜"]


def test_finnish_mail_around_the_list_gives_no_people() -> None:
    text = (
        "Hei Aino,\n\nohessa osallistujat:\n\nMatti Virtanen, toimitusjohtaja\nLiisa Mäkinen, tulkki\n\n"
        "Ystävällisin terveisin\nPekka Salo\nSuunnittelija"
    )
    assert [(r.latin, r.role) for r in read(text)] == [
        ("Matti Virtanen", ""),
        ("Liisa Mäkinen", "interpreter"),
    ]


def test_heading_above_the_list_is_kept() -> None:
    result = read_members("南京市友好代表团名单\n王伟 副市长\n李娜 翻译")
    assert result.title_row_text == "南京市友好代表团名单"
    assert len(result.rows) == 2


def test_numbered_line_without_a_name_is_rejected_with_a_reason() -> None:
    result = read_members("1. 王伟 副市长\n2. to be announced\n3. 李娜 翻译")
    assert [r.han for r in result.rows] == ["王伟", "李娜"]
    assert result.read == 3
    assert result.rejected[0].where.line == 2
    assert "to be announced" in result.rejected[0].why.text()


def test_person_named_twice_is_marked() -> None:
    first, second = read("王伟 副市长\n王伟 副市长")
    assert first.duplicate_of is None
    assert second.duplicate_of == first.where
    assert second.unsure


def test_namesakes_stay_two_people() -> None:
    first, second = read("王伟，男，1970年5月3日生，副市长\n王伟，男，1985年1月2日生，翻译")
    assert first.duplicate_of is second.duplicate_of is None
    assert not first.unsure
    assert second.unsure


def test_a_list_and_its_translation_are_noticed_but_not_merged() -> None:
    first, second, third = read("王伟 副市长\nWANG Wei, Vice Mayor\nLI Na, Interpreter")
    assert second.duplicate_of is None
    assert first.where.text() in second.unsure[0].text()
    assert third.unsure == ()


def test_pinyin_and_latin_are_proposed_and_marked() -> None:
    (row,) = read("曾志伟 副市长")
    assert (row.pinyin_family, row.pinyin_given, row.family_latin) == ("Zēng", "Zhìwěi", "Zeng")
    assert row.pinyin_proposed
    assert row.latin_proposed


def test_stated_latin_is_not_a_proposal() -> None:
    (row,) = read("曾志伟 (ZENG Zhiwei) 副市长")
    assert not row.latin_proposed
    assert row.unsure == ()


def test_latin_that_does_not_fit_is_unsure() -> None:
    (row,) = read("王伟 (LI Na) 副市长")
    assert "LI Na" in row.name_text
    assert row.unsure


@pytest.mark.parametrize("text", ["", "   \n ", "hello", "Thank you for your message.", "12345\n67890"])
def test_text_without_people_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        read_members(text)


_CHATTER = [
    "Dear Matti,",
    "谢谢！",
    "Please find the list attached.",
    "---",
    "",
    "代表团名单",
    "12345",
    "see below",
]
_GIVEN = "伟娜敏洋静帆磊丽强霞军艳超红斌佳"
han_names = st.builds(
    lambda family, given_name: family + given_name,
    st.sampled_from(sorted(surnames())),
    st.text(alphabet=_GIVEN, min_size=1, max_size=2),
).filter(lambda n: looks_like_han_name(n) and not is_title(n) and not is_organisation(n))


@given(
    st.lists(st.one_of(han_names, st.sampled_from(_CHATTER + HAN_TITLES + LATIN + LATIN_TITLES)), max_size=25)
)
def test_a_han_name_alone_on_a_line_is_never_lost(lines: list[str]) -> None:
    names = [x for x in lines if looks_like_han_name(x) and not is_title(x) and not is_organisation(x)]
    try:
        result = read_members("\n".join(lines))
    except UserError:
        assert not names
        return
    found = [r.han for r in result.rows]
    assert sorted(n for n in found if n in names) == sorted(names)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        result = read_members(text)
    except UserError:
        return
    assert result.read == len(result.rows) + len(result.rejected)
    assert result == read_members(text)


@given(
    st.lists(
        st.text(alphabet=" \t,，;；:：、。.-–()（）|12男女王伟李娜副市长翻译WangLiMr\n", max_size=40),
        max_size=12,
    )
)
def test_list_like_text_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        result = read_members(text)
    except UserError:
        return
    assert all(r.name_text for r in result.rows)
    assert result == read_members(text)
