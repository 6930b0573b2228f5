"""Whatever is pasted: it is read or refused with a sentence, in reasonable time, and no line disappears."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from c21desk.domain.errors import UserError
from c21desk.exchange.programme.clock import normal, span_at
from c21desk.exchange.programme.reader import read_programme

_PIECES = (
    "9.00", "9:00–10:30", "klo 9", "上午9:00", "下午2:30-4:00", "14时30分", "2 pm", "noon", "TBC", "25:00", "Monday 5 May 2031",
    "ma 5.5.", "5月5日（星期一）", "Day 2", "第一天", "2031-05-05", "5.–7.5.2031", "31.2.2031", "Morning:", "上午", "Venue:", "Paikka: Talo", "|", "\t",
    "   ", "- ", "Talks", "Lounas", "会谈", "(Beijing time)", "Spouse programme", "until 17", "(+1)", "Best regards", "Time", "Programme", ",", ";", "—", "0900-1030",
)  # fmt: skip
_LINES = st.lists(
    st.one_of(st.lists(st.sampled_from(_PIECES), max_size=6).map(" ".join), st.text(max_size=60)), max_size=12
)


@settings(deadline=None, max_examples=300)
@given(_LINES)
def test_any_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        reading = read_programme(text)
    except UserError:
        return
    assert reading.read == len(reading.rows) + len(reading.rejected)
    for row in reading.rows:
        assert row.title


@given(st.text(max_size=40))
def test_normal_text_keeps_its_length(text: str) -> None:
    assert len(normal(text)) == len(text)
    span_at(normal(text))


def test_a_long_programme_costs_little() -> None:
    text = "\n".join(f"{n % 24}:{n % 60:02} Item {n}" for n in range(19_000))
    assert read_programme(text).read == 19_000
