"""Properties of the period layer: what is written is read back, and any text is read."""

import re
from collections.abc import Callable
from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.periods.find import find_periods, read_periods
from extract.periods.model import shift_days, shift_months
from extract.periods.tokens_zh import RULES, TokenRule

P = date(2025, 8, 1)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _count(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else "一二三四五六七八九"[tens - 1] + "十"
    return ten + ("" if not ones else "一二三四五六七八九"[ones - 1])


days = st.dates(date(1950, 1, 1), date(2099, 12, 31))
DAY_FORMS: list[Callable[[date], str]] = [
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    lambda d: f"{_digits(d.year)}年{_count(d.month)}月{_count(d.day)}日",
    lambda d: f"{d.year}年{d.month}月{d.day}号",
    lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    lambda d: f"{d.year}.{d.month}.{d.day}",
]
ENGLISH_DAY_FORMS: list[Callable[[date], str]] = [
    lambda d: d.isoformat(),
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day}, {d.year}",
]


@given(day=days, form=st.sampled_from(DAY_FORMS))
def test_any_day_in_any_form_is_read_back(day: date, form: Callable[[date], str]) -> None:
    """A day written in any Chinese form is that day."""
    (mention,) = find_periods(f"于{form(day)}，", P)

    assert (day, day) == (mention.period_start, mention.period_end)


@given(day=days, form=st.sampled_from(ENGLISH_DAY_FORMS))
def test_any_day_in_english_is_read_back(day: date, form: Callable[[date], str]) -> None:
    """A day written in any English form is that day."""
    (mention,) = find_periods(f"on {form(day)}, the", P, "en")

    assert (day, day) == (mention.period_start, mention.period_end)


@given(
    year=st.integers(1950, 2090),
    first=st.integers(1, 12),
    last=st.integers(1, 12),
    dash=st.sampled_from("—–-~～至到"),
    unit=st.sampled_from(["月", "月份"]),
)
def test_any_range_of_months_is_read_back(
    year: int, first: int, last: int, dash: str, unit: str
) -> None:
    """Months with any dash cover both ends; an end before the start is in the next year."""
    (mention,) = find_periods(f"{year}年{first}{dash}{last}{unit}，", P)
    start, end = mention.period_start, mention.period_end

    assert start is not None
    assert end is not None
    assert (year, first, 1) == (start.year, start.month, start.day)
    assert (year + (last < first), last) == (end.year, end.month)


YEAR_RANGES = ["{}—{}年", "{}年至{}年", "{}年—{}年", "{}至{}年", "从{}年到{}年", "{}-{}年度"]


@given(start=st.integers(1950, 2050), length=st.integers(1, 40), form=st.sampled_from(YEAR_RANGES))
def test_any_range_of_years_is_read_back(start: int, length: int, form: str) -> None:
    """Years in any form of range cover both ends."""
    (mention,) = find_periods(form.format(start, start + length) + "，", P)

    expected = (date(start, 1, 1), date(start + length, 12, 31))
    assert expected == (mention.period_start, mention.period_end)


@given(
    start=st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    months=st.integers(1, 400),
    dash=st.sampled_from("—-~至到"),
    padded=st.booleans(),
)
def test_any_term_in_dotted_months_is_read_back(
    start: date, months: int, dash: str, *, padded: bool
) -> None:
    """A term of a project in months (2023.01—2025.12) covers both."""
    end = shift_months(start.replace(day=1), months)
    assert end is not None
    first, last = (f"{day.year}.{day.month:0{2 if padded else 1}}" for day in (start, end))
    (mention,) = find_periods(f"{first}{dash}{last}，", P)

    found = (mention.period_start, mention.period_end)
    assert (start.replace(day=1), shift_days(shift_months(end, 1) or P, -1)) == found


LENGTHS: list[tuple[str, Callable[[int], date | None]]] = [
    ("近{}年", lambda n: shift_months(P, -12 * n)),
    ("近{}年半", lambda n: shift_months(P, -12 * n - 6)),
    ("过去{}个月", lambda n: shift_months(P, -n)),
    ("近{}周", lambda n: shift_days(P, -7 * n)),
    ("最近{}天", lambda n: shift_days(P, -n)),
]


@given(count=st.integers(2, 60), form=st.sampled_from(LENGTHS), written=st.booleans())
def test_any_length_up_to_now_is_read_back(
    count: int, form: tuple[str, Callable[[int], date | None]], *, written: bool
) -> None:
    """A length that ends now begins as many units before, in digits or in words."""
    words, begins = form
    (mention,) = find_periods(words.format(_count(count) if written else count) + "，", P)

    assert (begins(count), P) == (mention.period_start, mention.period_end)


@given(
    reference=days,
    weekday=st.integers(0, 6),
    step=st.sampled_from([("上", -1), ("本", 0), ("下", 1)]),
)
def test_any_day_of_a_week_is_read_back(
    reference: date, weekday: int, step: tuple[str, int]
) -> None:
    """A day of last, this or next week is that day of a week that begins on Monday."""
    word, weeks = step
    (mention,) = find_periods(f"{word}周{'一二三四五六日'[weekday]}，", reference)
    monday = shift_days(reference, 7 * weeks - reference.weekday())

    assert mention.period_start == mention.period_end == shift_days(monday, weekday)


PIECES = (
    "前底年月日号周的第一二十〇0125季度上下半旬今去以来前后至到—-、和“”五《》比从自截 期间同.,\n"
)


@given(
    text=st.text(st.sampled_from(PIECES)) | st.text(),
    reference=st.dates() | st.none(),
    lang=st.sampled_from(["zh", "en"]),
)
def test_any_text_is_read(text: str, reference: date | None, lang: str) -> None:
    """Whatever the text, nothing is raised, spans lie in it in order, and days are in order."""
    end = 0
    for period in read_periods(text, reference, lang):
        assert end <= period.start < period.end <= len(text)
        end = period.end
        if period.period_start is not None and period.period_end is not None:
            assert period.period_start <= period.period_end


@pytest.mark.parametrize("text", ["上季前", "年底到三日", "十月至下月", "本月至12月", "月底到下月"])
def test_a_month_of_reference_beside_another_is_read(text: str) -> None:
    """What counts from the month of publication may reach over the new year."""
    for period in read_periods(text, date(2025, 8, 3)):
        assert period.end <= len(text)


WORDS = [
    *("January", "May", "june 2024", "2024", "12", "-", "to", "and", ", ", "of ", "the ", "first "),
    *("half", "quarter", "nine months", "Q1", "since", "by ", "past ", "years", "last year", "\n"),
    *(
        "end of ",
        "mid-",
        "until ",
        "between ",
        "year",
        "14th Five-Year Plan",
        "so far",
        "same period",
    ),
]


@given(words=st.lists(st.sampled_from(WORDS)), reference=st.dates() | st.none())
def test_any_english_is_read(words: list[str], reference: date | None) -> None:
    """English text of pieces of dates raises nothing, and spans lie in order."""
    text = " ".join(words)
    spans = [(period.start, period.end) for period in read_periods(text, reference, "en")]

    assert sorted(spans) == spans
    assert all(start < end <= len(text) for start, end in spans)


LINEAR = ["2025年", "1、2月", "年", "至", "“十四五”", "比2019年", "五年", "9", "《"]


@pytest.mark.parametrize("piece", LINEAR)
def test_cost_is_linear(piece: str) -> None:
    """Ten times the text costs about ten times the time (a square would be a hundred)."""
    read_periods(piece * 100, P)
    times = []
    for count in (500, 5_000):
        began = process_time()
        read_periods(piece * count, P)
        times.append(process_time() - began)

    assert times[1] < 40 * times[0] + 0.5


@settings(max_examples=400, deadline=None)
@given(rule=st.sampled_from(RULES), data=st.data())
def test_a_word_of_time_begins_with_a_character_of_its_rule(
    rule: TokenRule, data: st.DataObject
) -> None:
    """Words are looked up by their first character, so a rule names every one it may begin with."""
    text = data.draw(st.from_regex(re.compile(rule.pattern, re.ASCII)))
    found = re.search(rule.pattern, text)

    assert found is not None
    assert found[0][0] in rule.first
