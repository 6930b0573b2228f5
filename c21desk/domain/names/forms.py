"""A person's name as it is shown, listed, addressed and abbreviated."""

from __future__ import annotations

from typing import NamedTuple

from c21desk.domain.names.han import HanName
from c21desk.domain.names.latin import FAMILY_FIRST, GIVEN_FIRST
from c21desk.domain.names.sorting import finnish_key, pinyin_key


class PersonName(NamedTuple):
    """The parts of one person's name. ``order`` is how this person writes the Latin name."""

    family: str = ""
    given: str = ""
    han_family: str = ""
    han_given: str = ""
    pinyin_family: str = ""
    pinyin_given: str = ""
    western: str = ""
    honorific: str = ""
    order: str = GIVEN_FIRST

    @property
    def han(self) -> str:
        """The Han name, 姓 first; "" where there is none."""
        return self.han_family + self.han_given

    def with_family(self, family: str) -> str:
        """The Latin name in this person's own order, with the family name written as ``family``."""
        parts = (family, self.given) if self.order == FAMILY_FIRST else (self.given, family)
        return " ".join(p for p in parts if p)

    @property
    def display(self) -> str:
        """The Latin name in this person's own order, else the Han name, else the Western name."""
        return self.with_family(self.family) or self.han or self.western

    @property
    def display_western(self) -> str:
        """The display form with the self-chosen Western name: ``Wang Weimin (William)``."""
        shown = self.display
        return f"{shown} ({self.western})" if self.western and self.western not in shown else shown

    @property
    def both(self) -> str:
        """Latin and Han name side by side, as far as there are both."""
        shown = self.display
        return f"{shown} {self.han}" if self.han and shown != self.han else shown

    @property
    def listed(self) -> str:
        """For an alphabetical list: ``Virtanen, Matti``; no comma for one who puts the family first."""
        if not self.family or not self.given:
            return self.display
        comma = "" if self.order == FAMILY_FIRST else ","
        return f"{self.family}{comma} {self.given}"

    @property
    def initials(self) -> str:
        """Two letters in the person's own order for a picture without a portrait; of a Han name 姓."""
        parts = (self.family, self.given) if self.order == FAMILY_FIRST else (self.given, self.family)
        letters = "".join(p[0].upper() for p in parts if p)
        return letters or self.han[:1] or self.western[:1].upper()

    @property
    def sort_fi(self) -> str:
        """Key for Finnish and English lists; a person with a Han name only goes by the pinyin."""
        family = self.family or self.pinyin_family
        given = self.given or self.pinyin_given
        if not family and not given:
            return finnish_key(self.han or self.western, "")
        return finnish_key(family, given)

    @property
    def sort_zh(self) -> str:
        """Key for Chinese lists: by pinyin and character."""
        han = HanName(self.han_family, self.han_given)
        latin = " ".join(p for p in (self.family, self.given) if p) or self.western
        return pinyin_key(han, self.pinyin_family, self.pinyin_given, latin)
