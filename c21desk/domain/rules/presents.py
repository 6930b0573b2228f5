"""Gifts: what was given before, what a gift may be worth, and what is never given."""

from __future__ import annotations

from collections.abc import Iterator

from c21desk.domain.kinds import GiftDirection
from c21desk.domain.names import clean
from c21desk.domain.rules.finding import Hit, Level, Rule
from c21desk.domain.rules.snapshot import Gift, Snapshot
from c21desk.i18n import N_, message


def _words(gift: Gift) -> set[str]:
    return {clean(text).casefold() for text in gift.title.values()}


def _in_cents(v: Snapshot, gift: Gift, currency: str) -> float | None:
    """The value in hundredths of another currency; None where it cannot be told."""
    if gift.value is None:
        return None
    if gift.currency == currency:
        return gift.value
    if (gift.currency, currency) == ("EUR", "CNY"):
        return gift.value * v.limits.yuan_per_euro
    if (gift.currency, currency) == ("CNY", "EUR"):
        return gift.value / v.limits.yuan_per_euro
    return None


def same_before(v: Snapshot) -> Iterator[Hit]:
    """Nobody is given the same thing twice; past gifts to the same person are shown. Source: product rules,
    "Gifts"."""
    mine = sorted(v.gifts)
    for number, gift in enumerate(mine):
        if gift.direction != GiftDirection.GIVEN or gift.person_id is None or gift.person_id not in v.people:
            continue
        for before in (*v.earlier_gifts, *mine[:number]):
            if (
                before.person_id == gift.person_id
                and before.direction == GiftDirection.GIVEN
                and _words(before) & _words(gift)
            ):
                person = v.people[gift.person_id]
                yield Hit(
                    message(N_("{who} was given this before: {gift}."), who=person.name, gift=gift.title),
                    (gift.thing, person.thing),
                )
                break


def over_limit(v: Snapshot) -> Iterator[Hit]:
    """A city may limit by itself what a gift may be worth, given or received; Finland sets municipalities no
    limit in euros. Source: product rules, "Gifts"."""
    limit = v.ours.gift_limit if v.ours else None
    for gift in v.gifts:
        value = _in_cents(v, gift, "EUR")
        if limit is not None and value is not None and value > limit:
            assert v.ours is not None
            yield Hit(
                message(
                    N_("“{gift}” is worth more than the limit of {place}: {limit} €."),
                    gift=gift.title,
                    place=v.ours.name,
                    limit=limit / 100 if limit % 100 else limit // 100,
                ),
                (gift.thing,),
            )


def declared(v: Snapshot) -> Iterator[Hit]:
    """Chinese officials declare gifts worth 200 yuan or more (rules of 1993). Source: product rules,
    "Gifts"."""
    for gift in v.gifts:
        value = _in_cents(v, gift, "CNY")
        if (
            gift.direction == GiftDirection.GIVEN
            and value is not None
            and value >= v.limits.gift_yuan * 100
            and gift.declared is None
        ):
            yield Hit(
                message(
                    N_("“{gift}” is worth {limit} yuan or more: the Chinese side has to declare it."),
                    gift=gift.title,
                    limit=v.limits.gift_yuan,
                ),
                (gift.thing,),
            )


def _with_word(v: Snapshot, words: tuple[str, ...], text: str) -> Iterator[Hit]:
    for gift in v.gifts:
        title = " ".join(gift.title.values()).casefold()
        if gift.direction == GiftDirection.GIVEN and any(word.casefold() in title for word in words):
            yield Hit(message(text, gift=gift.title), (gift.thing,))


def cash(v: Snapshot) -> Iterator[Hit]:
    """Cash is never given. Source: product rules, "Gifts" (China, rules of 1993)."""
    yield from _with_word(v, v.limits.cash_words, N_("“{gift}”: cash is never given."))


def clocks(v: Snapshot) -> Iterator[Hit]:
    """No clock: 送钟 sounds like seeing somebody to the grave. Source: product rules, "Gifts"."""
    yield from _with_word(v, v.limits.clock_words, N_("“{gift}”: a clock is not given in China."))


def fours(v: Snapshot) -> Iterator[Hit]:
    """No set of four: 四 sounds like death. Source: product rules, "Gifts"."""
    yield from _with_word(v, v.limits.four_words, N_("“{gift}”: sets of four are not given in China."))


RULES = (
    Rule("gift.same-before", Level.WARNING, same_before),
    Rule("gift.over-limit", Level.WARNING, over_limit),
    Rule("gift.declare", Level.NOTE, declared),
    Rule("gift.cash", Level.BLOCKER, cash),
    Rule("gift.clock", Level.WARNING, clocks),
    Rule("gift.four", Level.WARNING, fours),
)
