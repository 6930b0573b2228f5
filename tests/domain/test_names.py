"""Names in every shape that lists write them; all people are invented."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from c21desk.domain.names import (
    FAMILY_FIRST,
    GIVEN_FIRST,
    HanName,
    clean,
    close_up,
    is_certain_latin_name,
    looks_like_han_name,
    looks_like_latin_name,
    parse_name,
    pinyin_like,
    propose_pinyin,
    script_of,
    sex_of,
    split_han,
    surnames,
    take_honorific,
)

FF, GF = FAMILY_FIRST, GIVEN_FIRST

# written, family, given, 姓, 名, order, sex
WRITTEN = [
    ("Mr. WANG Wei (王伟)", "Wang", "Wei", "王", "伟", FF, "M"),
    ("Ms. LI Na (李娜)", "Li", "Na", "李", "娜", FF, "F"),
    ("王伟 WANG Wei", "Wang", "Wei", "王", "伟", FF, ""),
    ("王伟/Wang Wei", "Wang", "Wei", "王", "伟", FF, ""),
    ("王伟（WANG Wei）", "Wang", "Wei", "王", "伟", FF, ""),
    ("Wei Wang 王伟", "Wang", "Wei", "王", "伟", GF, ""),
    ("Wang Wei 王伟 先生", "Wang", "Wei", "王", "伟", FF, "M"),
    ("王伟", "", "", "王", "伟", FF, ""),
    ("王　伟", "", "", "王", "伟", FF, ""),
    ("王 伟 民", "", "", "王", "伟民", FF, ""),
    ("王伟先生", "", "", "王", "伟", FF, "M"),
    ("李娜女士", "", "", "李", "娜", FF, "F"),
    ("李娜（女）", "", "", "李", "娜", FF, "F"),
    ("王伟(男)", "", "", "王", "伟", FF, "M"),
    ("欧阳修文", "", "", "欧阳", "修文", FF, ""),
    ("司马光明", "", "", "司马", "光明", FF, ""),
    ("诸葛静", "", "", "诸葛", "静", FF, ""),
    ("上官云", "", "", "上官", "云", FF, ""),
    ("陈方安生", "", "", "陈方", "安生", FF, ""),
    ("欧阳修文 OUYANG Xiuwen", "Ouyang", "Xiuwen", "欧阳", "修文", FF, ""),
    ("王𬀩", "", "", "王", "𬀩", FF, ""),
    ("𠮷田", "", "", "𠮷", "田", FF, ""),
    ("艾力·买买提", "", "", "", "艾力·买买提", GF, ""),
    ("阿不都•热合曼", "", "", "", "阿不都·热合曼", GF, ""),
    ("Wang Wei", "Wang", "Wei", "", "", FF, ""),
    ("WANG Wei", "Wang", "Wei", "", "", FF, ""),
    ("Wei WANG", "Wang", "Wei", "", "", GF, ""),
    ("WANG WEI", "Wang", "Wei", "", "", FF, ""),
    ("WANG, Weimin", "Wang", "Weimin", "", "", FF, ""),
    ("Wang, Weimin", "Wang", "Weimin", "", "", FF, ""),
    ("Wang Weimin", "Wang", "Weimin", "", "", FF, ""),
    ("Weimin Wang", "Wang", "Weimin", "", "", GF, ""),
    ("Wang Wei Min", "Wang", "Weimin", "", "", FF, ""),
    ("Wang Wei-min", "Wang", "Weimin", "", "", FF, ""),
    ("Ouyang Xiu", "Ouyang", "Xiu", "", "", FF, ""),
    ("Ou Yang Xiu", "Ouyang", "Xiu", "", "", FF, ""),
    ("LYU An", "Lyu", "An", "", "", FF, ""),
    ("吕安 LYU An", "Lyu", "An", "吕", "安", FF, ""),
    ("吕安 Lü An", "Lü", "An", "吕", "安", FF, ""),
    ("Xi'an Zhang", "Zhang", "Xi'an", "", "", GF, ""),
    ("Mary Wang", "Wang", "Mary", "", "", GF, ""),
    ("CHAN Tai-man", "Chan", "Tai-man", "", "", FF, ""),
    ("Matti Virtanen", "Virtanen", "Matti", "", "", GF, ""),
    ("Virtanen, Matti", "Virtanen", "Matti", "", "", GF, ""),
    ("VIRTANEN Matti", "Virtanen", "Matti", "", "", GF, ""),
    ("VIRTANEN, Matti", "Virtanen", "Matti", "", "", GF, ""),
    ("Matti VIRTANEN", "Virtanen", "Matti", "", "", GF, ""),
    ("Virtanen Matti", "Virtanen", "Matti", "", "", GF, ""),
    ("Anna-Liisa Mäki-Korhonen", "Mäki-Korhonen", "Anna-Liisa", "", "", GF, ""),
    ("MÄKI-KORHONEN Anna-Liisa", "Mäki-Korhonen", "Anna-Liisa", "", "", GF, ""),
    ("SALO Aino", "Salo", "Aino", "", "", GF, ""),
    ("Aino Maria Salo", "Salo", "Aino Maria", "", "", GF, ""),
    ("herra Matti Virtanen", "Virtanen", "Matti", "", "", GF, "M"),
    ("rouva Aino Salo", "Salo", "Aino", "", "", GF, "F"),
    ("Åsa Öberg", "Öberg", "Åsa", "", "", GF, ""),
    ("Ludwig van der Berg", "van der Berg", "Ludwig", "", "", GF, ""),
    ("Pat O'Brien", "O'Brien", "Pat", "", "", GF, ""),
    ("Dr. John Smith, Jr.", "Smith", "John", "", "", GF, ""),
    ("Prof. Dr. Li Na", "Li", "Na", "", "", FF, ""),
    ("Mrs. Helen Brown", "Brown", "Helen", "", "", GF, "F"),
    ("H.E. Mr. ZHANG Min", "Zhang", "Min", "", "", FF, "M"),
    ("Ｗａｎｇ Ｗｅｉ", "Wang", "Wei", "", "", FF, ""),
    ("曾志伟 ZENG Zhiwei", "Zeng", "Zhiwei", "曾", "志伟", FF, ""),
    ("单田 Shan Tian", "Shan", "Tian", "单", "田", FF, ""),
    ("陈大文 CHAN Tai Man", "Chan", "Tai Man", "陈", "大文", FF, ""),
    ("DENG, Xiaoyun 邓晓云", "Deng", "Xiaoyun", "邓", "晓云", FF, ""),
]


@pytest.mark.parametrize(("written", "family", "given_name", "xing", "ming", "order", "sex"), WRITTEN)
def test_written_names_are_taken_apart(
    written: str, family: str, given_name: str, xing: str, ming: str, order: str, sex: str
) -> None:
    name = parse_name(written)
    assert (name.family, name.given, name.han_family, name.han_given) == (family, given_name, xing, ming)
    assert (name.order, name.sex) == (order, sex)


def test_western_name_in_brackets_is_kept_apart() -> None:
    name = parse_name("Wang Wei (William)")
    assert (name.family, name.given, name.western) == ("Wang", "Wei", "William")


def test_pinyin_with_tones_gives_both_spellings() -> None:
    name = parse_name("Wáng Wěimín")
    assert (name.family, name.given) == ("Wang", "Weimin")
    assert (name.pinyin_family, name.pinyin_given) == ("Wáng", "Wěimín")


def test_western_accents_are_no_tones() -> None:
    name = parse_name("José Pérez")
    assert (name.given, name.pinyin_family) == ("José", "")


@pytest.mark.parametrize(("written", "first"), [("Salo Aino", True), ("Aino Salo", False)])
def test_order_stated_by_the_heading(written: str, first: bool) -> None:
    name = parse_name(written, family_first=first)
    assert (name.family, name.given) == ("Salo", "Aino")


def test_one_word_is_not_sure() -> None:
    assert not parse_name("Wang").sure


def test_latin_that_is_not_the_reading_is_noticed() -> None:
    assert not parse_name("曾志伟 LI Na").fits
    assert parse_name("曾志伟 ZENG Zhiwei").fits


@pytest.mark.parametrize(
    ("han", "family", "given_name"),
    [
        ("曾伟民", "Zēng", "Wěimín"),
        ("单静", "Shàn", "Jìng"),
        ("任建新", "Rén", "Jiànxīn"),
        ("解晓东", "Xiè", "Xiǎodōng"),
        ("仇明", "Qiú", "Míng"),
        ("区伟", "Ōu", "Wěi"),
        ("查良", "Zhā", "Liáng"),
        ("欧阳修", "Ōuyáng", "Xiū"),
        ("万俟雪", "Mòqí", "Xuě"),
        ("吕安恩", "Lǚ", "Ān'ēn"),
        ("李西安", "Lǐ", "Xī'ān"),
        ("陈方安生", "Chén-Fāng", "Ānshēng"),
        ("王𬀩", "Wáng", "Wěi"),
        ("艾力·买买提", "", ""),
    ],
)
def test_pinyin_is_proposed(han: str, family: str, given_name: str) -> None:
    assert propose_pinyin(split_han(han)) == (family, given_name)


def test_latin_spelling_chooses_among_readings() -> None:
    assert pinyin_like(HanName("王", "乐"), "Wang", "Yue") == ("Wáng", "Yuè")
    assert pinyin_like(HanName("王", "乐"), "Wang", "Le") == ("Wáng", "Lè")
    assert pinyin_like(HanName("王", "乐"), "Wang", "Min") == ("", "")
    assert pinyin_like(HanName("吕", "安"), "Lyu", "An") == ("Lǚ", "Ān")


@pytest.mark.parametrize(
    ("word", "sex"),
    [("男", "M"), ("女", "F"), ("M", "M"), ("F", "F"), ("mies", "M"), ("Nainen", "F"), ("Mr.", "M"), ("Ms", "F"),
     ("男 Male", "M"), ("female", "F"), ("N", "F"), ("?", ""), ("", "")],
)  # fmt: skip
def test_sex_words(word: str, sex: str) -> None:
    assert sex_of(word) == sex


@pytest.mark.parametrize(
    ("text", "bare", "honorific"),
    [
        ("Prof. Dr. Li Na", "Li Na", "Prof. Dr."),
        ("王伟先生", "王伟", "先生"),
        ("Mr Wang", "Wang", "Mr"),
        ("Herra", "Herra", ""),
        ("Miss", "Miss", ""),
        ("先生", "先生", ""),
        ("Mrkonjić Ana", "Mrkonjić Ana", ""),
    ],
)
def test_honorifics_are_taken_off_and_kept(text: str, bare: str, honorific: str) -> None:
    assert take_honorific(text) == (bare, honorific)


@pytest.mark.parametrize(
    ("text", "script"),
    [("王伟", "han"), ("Wang", "latin"), ("王 Wang", "mixed"), ("123", ""), ("Иван", "other"), ("𬀩", "han")],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script


def test_names_take_one_normal_form() -> None:
    decomposed = unicodedata.normalize("NFD", "Mäki")
    assert clean(f" {decomposed}\u200b  Öberg\u00a0") == "Mäki Öberg"
    assert close_up("王　伟") == "王伟"


@pytest.mark.parametrize("text", ["王伟", "欧阳修文", "王 伟", "艾力·买买提", "王𬀩"])
def test_han_names_are_recognised(text: str) -> None:
    assert looks_like_han_name(text)


@pytest.mark.parametrize("text", ["市长", "王", "南京市人民政府", "Wang Wei", "王伟民民民", ""])
def test_other_han_text_is_no_name(text: str) -> None:
    assert not looks_like_han_name(text)


def test_certain_and_possible_latin_names() -> None:
    assert is_certain_latin_name("WANG Wei")
    assert is_certain_latin_name("Virtanen, Matti")
    assert not is_certain_latin_name("Matti Virtanen")
    assert looks_like_latin_name("Matti Virtanen")
    assert not looks_like_latin_name("see you soon")


def test_reading_loads_on_use_only() -> None:
    code = "import sys, c21desk.domain.names; print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@given(st.text(max_size=40))
def test_any_text_can_be_taken_apart(text: str) -> None:
    name = parse_name(text)
    assert name.order in {"", FF, GF}
    assert name == parse_name(text)


_GIVEN = "伟娜敏洋静帆磊丽强霞军艳超红斌佳文明"


@given(st.sampled_from(sorted(surnames())), st.text(alphabet=_GIVEN, min_size=1, max_size=2))
def test_every_surname_of_the_table_is_split_off(family: str, given_name: str) -> None:
    assert split_han(family + given_name).full == family + given_name
    if len(family) == 2:
        assert split_han(family + given_name) == HanName(family, given_name)
