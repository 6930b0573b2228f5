"""How to speak to a person and write of them, in each language.

The order of a name is the person's own in every language; what changes is what stands around it. In
Chinese the title or honorific follows the family name (王副市长, 王先生), in English and Finnish it
comes before (*Vice Mayor Wang*, *apulaispormestari Wang*).
"""

from __future__ import annotations

from c21desk.domain.names.forms import PersonName
from c21desk.domain.names.script import has_han

ZH = "zh"

_EQUALS = (
    {"en": "Mr", "fi": "herra", "zh": "先生", "also": "mr sir hra herr"},
    {"en": "Ms", "fi": "rouva", "zh": "女士", "also": "ms miss madam mme rva fru neiti nti 小姐"},
    {"en": "Mrs", "fi": "rouva", "zh": "夫人", "also": "mrs"},
    {"en": "Dr", "fi": "tohtori", "zh": "博士", "also": "dr tri"},
    {"en": "Prof", "fi": "professori", "zh": "教授", "also": "prof professor"},
    {"en": "H.E.", "fi": "H.E.", "zh": "阁下", "also": "h.e"},
)


def honorific_in(honorific: str, language: str) -> str:
    """An honorific in another language: ``先生`` is ``Mr`` in English and ``herra`` in Finnish.

    One that is not known stays as it is. ``language`` is a text key: ``fi``, ``en``, ``zh``.
    """
    key = honorific.strip().rstrip(".").casefold()
    for words in _EQUALS:
        if key and (key in words["also"].split() or key in {words[k].casefold() for k in ("en", "fi", "zh")}):
            return words.get(language, words["en"])
    return honorific.strip()


def name_in(name: PersonName, language: str) -> str:
    """The name for readers of a language: in Chinese the Han name where there is one, else the Latin name."""
    return name.han if language == ZH and name.han else name.display


def formal_in(name: PersonName, language: str) -> str:
    """For place cards, letters and lists of guests: ``Mr WANG Weimin``, ``herra WANG Weimin``, ``王伟民先生``.

    The family name is in capitals, so that a reader who does not know the order sees which it is.
    """
    shown = name_in(name, language)
    honorific = honorific_in(name.honorific, language)
    if not shown:
        return ""
    if language == ZH:
        space = "" if has_han(shown) or not honorific else " "
        return f"{shown}{space}{honorific}"
    if shown != name.han and name.family:
        shown = name.with_family(name.family.upper())
    return f"{honorific} {shown}".strip()


def address_in(name: PersonName, language: str, title: str = "") -> str:
    """How to speak to the person: title, else honorific, with the family name; else the whole name.

    ``title`` is in the same language; of a Chinese title write the post alone (副市长).
    """
    word = title.strip() or honorific_in(name.honorific, language)
    if language == ZH:
        family = name.han_family or name.family or name.han
        if not word:
            return name_in(name, language)
        return f"{family}{word}" if has_han(family) else f"{family} {word}"
    family = name.family or name.pinyin_family
    return f"{word} {family}" if word and family else name.display


def listed_in(name: PersonName, language: str) -> str:
    """For an alphabetical list in a language: ``Virtanen, Matti``, ``Wang Weimin``, ``王伟民``."""
    return name.han if language == ZH and name.han else name.listed
