"""Rules of people's names: Han and Latin script, order, forms, sort keys.

Importing this package is cheap: the table of surnames and the dictionary of readings load when they
are first needed.
"""

from __future__ import annotations

from c21desk.domain.names.address import address_in, formal_in, honorific_in, listed_in, name_in
from c21desk.domain.names.forms import PersonName
from c21desk.domain.names.han import (
    HanName,
    looks_like_han_name,
    pinyin_like,
    propose_pinyin,
    split_han,
    surnames,
    usual_readings,
)
from c21desk.domain.names.honorifics import sex_of, sex_of_honorific, take_honorific
from c21desk.domain.names.latin import (
    FAMILY_FIRST,
    GIVEN_FIRST,
    LatinName,
    fits_han,
    is_certain_latin_name,
    looks_like_latin_name,
    parse_latin,
)
from c21desk.domain.names.parse import ParsedName, parse_name
from c21desk.domain.names.script import clean, close_up, has_han, has_latin, is_han, script_of
from c21desk.domain.names.sorting import finnish_key, key_beginnings, pinyin_key

__all__ = [
    "FAMILY_FIRST",
    "GIVEN_FIRST",
    "HanName",
    "LatinName",
    "ParsedName",
    "PersonName",
    "address_in",
    "clean",
    "close_up",
    "finnish_key",
    "fits_han",
    "formal_in",
    "has_han",
    "has_latin",
    "honorific_in",
    "is_certain_latin_name",
    "is_han",
    "key_beginnings",
    "listed_in",
    "looks_like_han_name",
    "looks_like_latin_name",
    "name_in",
    "parse_latin",
    "parse_name",
    "pinyin_key",
    "pinyin_like",
    "propose_pinyin",
    "script_of",
    "sex_of",
    "sex_of_honorific",
    "split_han",
    "surnames",
    "take_honorific",
    "usual_readings",
]
