"""Money in forms and lists."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from c21desk.domain.money import parse_amount
from c21desk.ui.fields import Field
from c21desk.ui.inputs import Line


def amount_text(hundredths: int | None) -> str:
    """An amount with its decimals, where it has any, as the window's language writes numbers; "" for none."""
    if hundredths is None:
        return ""
    return QLocale().toString(hundredths / 100, "f", 2 if hundredths % 100 else 0)


def money_text(hundredths: int | None, currency: str) -> str:
    """An amount with its currency, or ""."""
    return f"{amount_text(hundredths)}\u00a0{currency}" if hundredths is not None else ""


class AmountField(Field):
    """An amount of money in hundredths, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._amount: int | None = None
        self._shown = ""
        self.main = self.line = Line()
        self.line.setMaximumWidth(140)
        self.line.textEdited.connect(lambda _text: self.edited.emit())
        self._row(self.line).addStretch(1)

    def value(self) -> int | None:
        """The amount. Raises UserError for what is none."""
        text = self.line.text()
        return self._amount if text == self._shown else parse_amount(text, "")

    def set_value(self, value: int | None) -> None:
        """Show an amount."""
        self._amount, self._shown = value, amount_text(value)
        self.line.setText(self._shown)

    def retranslate(self) -> None:
        """Write the amount as the new language does."""
        if self.line.text() == self._shown:
            self.set_value(self._amount)
