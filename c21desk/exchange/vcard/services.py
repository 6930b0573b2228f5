"""Names of instant messaging services and of networks, as properties and parameters spell them."""

from __future__ import annotations

import re

from c21desk.exchange.cards import Card, Value
from c21desk.exchange.vcard.draft import Draft, Take
from c21desk.exchange.vcard.header import Header
from c21desk.exchange.vcard.values import plain

IM_PROPERTIES = {
    "X-AIM": "aim",
    "X-GADUGADU": "gg",
    "X-GOOGLE-TALK": "gtalk",
    "X-GROUPWISE": "groupwise",
    "X-GTALK": "gtalk",
    "X-ICQ": "icq",
    "X-JABBER": "xmpp",
    "X-KADDRESSBOOK-X-IMADDRESS": "im",
    "X-MATRIX": "matrix",
    "X-MS-IMADDRESS": "im",
    "X-MSN": "msnim",
    "X-QQ": "qq",
    "X-SIP": "sip",
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-TELEGRAM": "telegram",
    "X-WECHAT": "weixin",
    "X-WEIXIN": "weixin",
    "X-WHATSAPP": "whatsapp",
    "X-YAHOO": "ymsgr",
    "X-YAHOO-ID": "ymsgr",
}
"""Scheme of the address that a property of its own stands for."""

SOCIAL_PROPERTIES = {
    "X-FACEBOOK": "facebook",
    "X-LINKEDIN": "linkedin",
    "X-TWITTER": "twitter",
    "X-WEIBO": "weibo",
}

KDE_MESSAGING = re.compile(r"^X-MESSAGING/([A-Z0-9]+)-ALL$")

_SERVICES = ("X-SERVICE-TYPE", "SERVICE-TYPE")
_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*:")
_SCHEMES = {
    "gadu": "gg",
    "gadugadu": "gg",
    "googletalk": "gtalk",
    "jabber": "xmpp",
    "msn": "msnim",
    "wechat": "weixin",
    "weixin": "weixin",
    "微信": "weixin",
    "yahoo": "ymsgr",
}


def scheme_of(service: str) -> str:
    """The scheme for a service's name as cards spell it ("WeChat", "Google Talk"); "" for none."""
    bare = re.sub(r"[\s_-]", "", service.strip().lower())
    return _SCHEMES.get(bare, bare if re.fullmatch(r"[a-z][a-z0-9+.]*", bare) else "")


def messaging(scheme: str) -> Take:
    """A property of instant messaging; ``scheme`` "" where the value or a parameter names the service."""

    def take(draft: Draft, header: Header, value: str) -> None:
        service = scheme or scheme_of(next((v for n, v in header.more if n in _SERVICES), ""))
        for text in plain(value).split("\ue000"):
            text = text.strip()
            for useless in ("x-apple:", "x-aim:"):
                text = text.removeprefix(useless)
            if not text:
                continue
            if (scheme and not text.lower().startswith(scheme + ":")) or not _SCHEME.match(text):
                text = f"{service or 'im'}:{text}"
            draft.add("impps", header.group, tuple.__new__(Value, (text, *header.tail)))

    return take


def social(service: str) -> Take:
    """A profile; ``service`` "" where TYPE words or a parameter name it."""

    def take(draft: Draft, header: Header, value: str) -> None:
        more = dict(header.more)
        text = plain(value).removeprefix("x-apple:") or more.get("X-USER", "") or more.get("USERNAME", "")
        named = service or more.get("SERVICE-TYPE", "").lower()
        types = header.types.split()
        if named and " " not in named and named not in types:
            types.append(named)
        if text:
            draft.add(
                "socials", header.group, tuple.__new__(Value, (text, " ".join(types), *header.tail[1:]))
            )

    return take


def wechat_of(card: Card) -> tuple[str, ...]:
    """The WeChat IDs of a card, from wherever it holds them."""
    found = [value.text.partition(":")[2] for value in card.impps if value.text.lower().startswith("weixin:")]
    found += [value.text for value in card.socials if value.has("weixin") or value.has("wechat")]
    return tuple(dict.fromkeys(text.strip() for text in found if text.strip()))
