"""What a traveller needs at hand: numbers to call, addresses for the driver, clocks, manners, phrases."""

from __future__ import annotations

import datetime as dt

from c21desk.briefing.flow.block import Story
from c21desk.briefing.flow.maker import Maker
from c21desk.briefing.flow.table_maker import TableMaker
from c21desk.briefing.snapshot import Phrase, Snapshot, Venue
from c21desk.briefing.styles import ALERT, BRAND, SELECTED
from c21desk.briefing.text.runs import Run
from c21desk.briefing.words import in_china
from c21desk.domain.localized import LocalizedText
from c21desk.domain.times import CHINA, FINLAND, hours_ahead
from c21desk.i18n import N_

# What a pack says by itself to readers who are not Chinese; a visit may bring its own.
_PROTOCOL = (
    N_("Hand over and receive business cards with both hands, and read the card before putting it away."),
    N_("In China the family name comes first; address people by family name and title."),
    N_("The host speaks first and gives the first toast; the chief guest replies."),
    N_("At talks the guests sit facing the door, the heads of both sides opposite each other."),
    N_("Gifts are given with both hands, and never a clock, or four of anything."),
    N_("Speak to your counterpart, not to the interpreter, and stop after two or three sentences."),
)

_PHRASES = (
    ("您好", "nín hǎo", N_("good day")),
    ("欢迎", "huānyíng", N_("welcome")),
    ("很高兴认识您", "hěn gāoxìng rènshi nín", N_("I am glad to meet you")),
    ("谢谢", "xièxie", N_("thank you")),
    ("不客气", "bú kèqi", N_("you are welcome")),
    ("对不起", "duìbuqǐ", N_("I am sorry")),
    ("干杯", "gānbēi", N_("cheers")),
    ("再见", "zàijiàn", N_("goodbye")),
)


def story(snapshot: Snapshot, maker: Maker) -> Story:
    """The practical pages."""
    told = maker.section(maker.say(N_("Practical information")), "practical")
    told += _numbers(snapshot, maker)
    told += maker.text(snapshot.practical.notes)
    told += _clocks(snapshot, maker)
    told += _addresses(snapshot, maker)
    told += _offices(snapshot, maker)
    told += _protocol(snapshot, maker)
    told += _phrases(snapshot, maker)
    return told


def _numbers(snapshot: Snapshot, maker: Maker) -> Story:
    practical = snapshot.practical
    told: Story = []
    if practical.emergency:
        told.append(maker.heading(maker.say(N_("In an emergency")), "emergency"))
        made = TableMaker(maker, [3, 2])
        for contact in practical.emergency:
            number = Run(contact.number, bold=True, size=14, colour=ALERT)
            made.row([maker.words(contact.label), [number]], maker.styles.table, head=True)
        told.append(made.table())
    if practical.contact:
        label = maker.paragraph(maker.say(N_("Call us during the visit")), maker.styles.label)
        told.append(maker.panel([label, *maker.text(practical.contact)], fill=SELECTED))
    return told


def _clocks(snapshot: Snapshot, maker: Maker) -> Story:
    """Times of a working day on both clocks, an hour's column each."""
    day = snapshot.start or next(
        (item.start.date() for item in snapshot.programme_in_order() if item.start), None
    )
    if day is None:
        return []
    noon = dt.datetime.combine(day, dt.time(12), dt.UTC)
    ahead = round(hours_ahead(noon))
    told: Story = [maker.heading(maker.say(N_("Clocks")), "clocks")]
    sentence = maker.catalog.ngettext(
        "During the visit China is {n} hour ahead of Finland.",
        "During the visit China is {n} hours ahead of Finland.",
        ahead,
    )
    told.append(maker.paragraph(sentence.format(n=ahead)))
    hours = [dt.datetime.combine(day, dt.time(hour), dt.UTC) for hour in range(4, 15, 2)]
    rows = [
        [maker.say(place), *(maker.dates.time(hour, zone) for hour in hours)]
        for place, zone in ((N_("Finland"), FINLAND), (N_("China"), CHINA))
    ]
    told.append(maker.table([], rows, [1.5, *([1.0] * len(hours))], dense=False))
    return told


def _addresses(snapshot: Snapshot, maker: Maker) -> Story:
    """Each address in China, large enough to be held out to a driver."""
    visited = [item.venue for item in snapshot.programme_in_order() if item.venue and in_china(item.zone)]
    practical = snapshot.practical
    venues = [venue for venue in (*practical.offices, *visited, *practical.venues) if venue.chinese_address]
    if not venues:
        return []
    told: Story = [maker.heading(maker.say(N_("Addresses for the driver")), "addresses")]
    for venue in dict.fromkeys(venues):
        lines = [
            maker.paragraph(maker.words(venue.name), maker.styles.label),
            maker.paragraph(Run(venue.chinese_address, lang=_chinese(maker)), maker.styles.address),
        ]
        if address := maker.words(venue.address):
            lines.append(maker.paragraph(address, maker.styles.small.with_(space_after=0)))
        told.append(maker.panel(lines, bar=BRAND))
    return told


def _offices(snapshot: Snapshot, maker: Maker) -> Story:
    offices = snapshot.practical.offices
    if not offices:
        return []
    heading = maker.heading(maker.say(N_("Embassies and offices")), "offices")
    heads = [maker.say(head) for head in (N_("Name"), N_("Address"), N_("Phone"))]
    rows = [_office(office, maker) for office in offices]
    return [heading, maker.table(heads, rows, [3, 4, 2.2])]


def _office(office: Venue, maker: Maker) -> list[tuple[Run, ...]]:
    return [maker.words(office.name), maker.words(office.address), (Run(office.phone or "–"),)]


def _protocol(snapshot: Snapshot, maker: Maker) -> Story:
    own = () if maker.key == "zh" else tuple(maker.say(rule) for rule in _PROTOCOL)
    rules = snapshot.practical.protocol or own
    if not rules:
        return []
    heading = maker.heading(maker.say(N_("Protocol card")), "protocol")
    return [maker.room_for(150), heading, maker.panel(maker.bullets(rules), bar=BRAND)]


def _phrases(snapshot: Snapshot, maker: Maker) -> Story:
    own = () if maker.key == "zh" else _PHRASES
    phrases = snapshot.practical.phrases or tuple(
        Phrase(han, pinyin, _here(maker, meaning)) for han, pinyin, meaning in own
    )
    if not phrases:
        return []
    heads = [maker.say(head) for head in (N_("In Chinese"), N_("Say"), N_("Meaning"))]
    rows = [
        [
            (Run(phrase.han, size=13, lang=_chinese(maker)),),
            (Run(phrase.pinyin, italic=True, lang="zh-Latn"),),
            maker.words(phrase.meaning),
        ]
        for phrase in phrases
    ]
    heading = maker.heading(maker.say(N_("Key phrases")), "phrases")
    return [maker.room_for(230), heading, maker.table(heads, rows, [2, 2.6, 4])]


def _here(maker: Maker, msgid: str) -> LocalizedText:
    return LocalizedText().with_(maker.key, maker.say(msgid))


def _chinese(maker: Maker) -> str:
    return "" if maker.key == "zh" else "zh-CN"
