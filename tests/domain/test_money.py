from __future__ import annotations

import pytest

from c21desk.domain.errors import UserError
from c21desk.domain.money import check_currency, parse_amount


@pytest.mark.parametrize(
    ("text", "hundredths"),
    [
        ("", None), ("  ", None), ("1250", 125000), ("1250.5", 125050), ("1 250,50", 125050), ("1,250.50", 125050),
        ("1.250,50", 125050), ("1\u00a0250", 125000), ("1,250", 125000), ("1.250.000", 125000000), ("0,05", 5),
        ("-20", -2000), ("12,5", 1250),
    ],
)  # fmt: skip
def test_amounts_are_read_as_people_write_them(text: str, hundredths: int | None) -> None:
    assert parse_amount(text, "value") == hundredths


@pytest.mark.parametrize("text", ["abc", "12,34,5", "1..2", "5 €", "1250,505", "--3", "99999999999999999"])
def test_what_is_no_amount_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(UserError) as refused:
        parse_amount(text, "planned")
    assert refused.value.field == "planned"


def test_a_currency_is_three_capital_letters() -> None:
    check_currency("CNY", "currency")
    for code in ("", "eur", "EURO", "€"):
        with pytest.raises(UserError):
            check_currency(code, "currency")
