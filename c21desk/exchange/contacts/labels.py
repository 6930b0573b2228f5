"""Kinds of telephone numbers, addresses and the like, as programs name them, to the TYPE words of cards."""

from __future__ import annotations

import re

_KINDS = {
    "work": "work|business|office|työ|työpaikka|toimisto|工作|公司|单位|办公|办公室|商务",
    "home": "home|private|personal|koti|住宅|家庭|家|私人",
    "cell": "mobile|cell|cellular|iphone|gsm|matkapuhelin|mobiili|kännykkä|手机|移动电话|移动",
    "fax": "fax|other fax|faksi|传真",
    "work fax": "work fax|business fax|työfaksi|工作传真|单位传真",
    "home fax": "home fax|kotifaksi|住宅传真",
    "pager": "pager|hakulaite|寻呼机",
    "main": "main|pääpuhelin|总机|主要",
    "work cell": "work mobile|work cell|työmatkapuhelin|工作手机",
    "": "other|muu|其他|custom|obsolete|ftp",
    "blog": "blog|blogi",
    "profile": "profile|profiili",
    "home page": "home page|homepage|kotisivu|主页",
    "spouse": "spouse|puoliso|配偶",
    "child": "child|lapsi|子女",
    "parent": "parent|mother|father",
    "friend": "friend",
    "x-assistant": "assistant",
    "x-manager": "manager",
}
_WORDS = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}


def kind_of_label(label: str) -> tuple[str, bool, str]:
    """TYPE words, whether it is the preferred one (Google's star), and a label of the person's own."""
    text = label.strip()
    starred = text.startswith("*")
    text = text.lstrip("* ").strip()
    bare = re.sub(r"\s+", " ", text).casefold()
    if bare in _WORDS:
        return _WORDS[bare], starred, ""
    return "", starred, text
