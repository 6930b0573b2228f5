"""Text that exists in several languages, as one value."""

from __future__ import annotations

from dataclasses import dataclass, replace

TEXT_LANGUAGES = ("fi", "en", "zh")
"""Languages in which printed text is expected."""

ALL_TEXT_LANGUAGES = (*TEXT_LANGUAGES, "sv")
"""The same with Swedish, which a city may turn on."""


@dataclass(frozen=True)
class LocalizedText:
    """One text in Finnish, English, Chinese and, optionally, Swedish. "" means missing."""

    fi: str = ""
    en: str = ""
    zh: str = ""
    sv: str = ""

    def get(self, key: str) -> str:
        """The text in exactly this language (``fi``, ``en``, ``zh``, ``sv``), or ""."""
        return str(getattr(self, key))

    def best(self, key: str) -> str:
        """The text in this language, else in the first that has one: for screens and lists.

        Printed text never uses this: there a missing language is shown as missing.
        """
        return self.get(key) or next((t for k in ALL_TEXT_LANGUAGES if (t := self.get(k))), "")

    def with_(self, key: str, text: str) -> LocalizedText:
        """A copy with another text in one language."""
        return replace(self, **{key: text})

    def missing(self) -> tuple[str, ...]:
        """Languages without text, if there is any text at all."""
        return tuple(k for k in TEXT_LANGUAGES if not self.get(k)) if self else ()

    def values(self) -> tuple[str, ...]:
        """The texts that are there."""
        return tuple(t for k in ALL_TEXT_LANGUAGES if (t := self.get(k)))

    def __bool__(self) -> bool:
        return any(self.get(k) for k in ALL_TEXT_LANGUAGES)
