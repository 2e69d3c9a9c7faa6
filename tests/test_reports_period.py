"""Periods as users write them, and as sentences name them."""

from datetime import date

import pytest

from reports import Period, PeriodError
from reports.period import name_en, name_zh

CASES = [
    # code, first day, last day, Chinese, English
    ("2025", "2025-01-01", "2025-12-31", "2025年", "2025"),
    ("2025H1", "2025-01-01", "2025-06-30", "2025年上半年", "the first half of 2025"),
    ("2025H2", "2025-07-01", "2025-12-31", "2025年下半年", "the second half of 2025"),
    ("2025Q1", "2025-01-01", "2025-03-31", "2025年一季度", "the first quarter of 2025"),
    ("2025Q4", "2025-10-01", "2025-12-31", "2025年四季度", "the fourth quarter of 2025"),
    ("2025Q1-3", "2025-01-01", "2025-09-30", "2025年前三季度", "January–September 2025"),
    ("2024-02", "2024-02-01", "2024-02-29", "2024年2月", "February 2024"),
    ("2021-2025", "2021-01-01", "2025-12-31", "2021—2025年", "2021–2025"),
    ("2025-06-30", None, "2025-06-30", "2025年6月底", "the end of June 2025"),
    ("2025-06-20", None, "2025-06-20", "2025年6月20日", "20 June 2025"),
    ("2025-01-26..2025-02-03", "2025-01-26", "2025-02-03", "2025年1月26日至2月3日",
     "26 January 2025 to 3 February 2025"),
    ("2025-01-01..2025-05-31", "2025-01-01", "2025-05-31", "2025年1—5月", "January–May 2025"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "start", "end", "zh", "en"), CASES)
def test_codes_are_read_named_and_written_back(
    code: str, start: str | None, end: str, zh: str, en: str
) -> None:
    """A code gives first and last day, a name in both languages, and itself again."""
    period = Period.parse(code)

    assert (start, end) == (period.start and period.start.isoformat(), period.end.isoformat())
    assert (zh, en) == (name_zh(period.start, period.end), name_en(period.start, period.end))
    assert code == period.code


@pytest.mark.parametrize("code", ["", "2025H3", "2025Q5", "25H1", "2025-13", "2025-02-30", "今年"])
def test_other_codes_are_refused_with_the_grammar(code: str) -> None:
    """What is no period is refused, and the message says what is."""
    with pytest.raises(PeriodError) as caught:
        Period.parse(code)

    expected = f"period {code!r}: write 2025, 2025H1, 2025Q1, 2025Q1-3, 2025-06 or 2021-2025"
    assert expected == str(caught.value)


def test_a_period_cannot_end_before_it_begins() -> None:
    """2025-2021 is refused."""
    with pytest.raises(PeriodError, match="ends before it begins"):
        Period.parse("2025-2021")


def test_a_year_earlier_keeps_the_end_of_the_month() -> None:
    """The year before a leap year's February ends on the 28th."""
    assert Period(start=date(2024, 2, 1), end=date(2024, 2, 29)).a_year_earlier() == Period(
        start=date(2023, 2, 1), end=date(2023, 2, 28)
    )
