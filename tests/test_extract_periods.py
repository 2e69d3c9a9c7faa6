"""The period layer: every form of a time expression, its days and its span."""

from datetime import date

import pytest

from extract.periods.find import find_periods, read_periods
from extract.periods.model import PeriodKind, PeriodUse

P = date(2025, 8, 1)

# text, the days expected (start, end), why
CHINESE = [
    ("2024年6月3日开工", "2024-06-03", "2024-06-03", "a day"),
    ("2024-06-03", "2024-06-03", "2024-06-03", "ISO"),
    ("2024/6/3", "2024-06-03", "2024-06-03", "slashes"),
    ("二〇二四年六月三日", "2024-06-03", "2024-06-03", "Chinese numerals"),
    ("２０２４年６月３日", "2024-06-03", "2024-06-03", "full width"),
    ("7月15日，全县", "2025-07-15", "2025-07-15", "year of the reference"),
    ("12月28日召开", "2025-12-28", "2025-12-28", "the nearer year"),
    ("2024年上半年", "2024-01-01", "2024-06-30", "half"),
    ("今年下半年", "2025-07-01", "2025-12-31", "half of a year by reference"),
    ("上半年", "2025-01-01", "2025-06-30", "ended by the reference: its year"),
    ("前三季度", "2024-01-01", "2024-09-30", "not ended by the reference: the year before"),
    ("2024年第三季度", "2024-07-01", "2024-09-30", "quarter"),
    ("2024年1—9月", "2024-01-01", "2024-09-30", "months with a dash"),
    ("2024年1至9月", "2024-01-01", "2024-09-30", "months with 至"),
    ("2024年前10个月", "2024-01-01", "2024-10-31", "first months"),
    ("2024年前10月", "2024-01-01", "2024-10-31", "first months, short"),
    ("2024年6月上旬", "2024-06-01", "2024-06-10", "ten days"),
    ("2024年2月下旬", "2024-02-21", "2024-02-29", "ten days of a leap February"),
    ("2021—2023年", "2021-01-01", "2023-12-31", "years, unit on the right"),
    ("2021年至2023年", "2021-01-01", "2023-12-31", "years, unit on both"),
    ("2024年11月至2025年3月", "2024-11-01", "2025-03-31", "over the new year"),
    ("6月12日至15日", "2025-06-12", "2025-06-15", "days, month on the left"),
    ("6月12—15日", "2025-06-12", "2025-06-15", "days, unit on the right"),
    ("2023、2024年", "2023-01-01", "2024-12-31", "adjoining years with one unit"),
    ("“十四五”期间", "2021-01-01", "2025-12-31", "plan period"),
    ("十三五时期", "2016-01-01", "2020-12-31", "plan period without quotes"),
    ("“一五”", "1953-01-01", "1957-12-31", "the first plan"),
    ("上年", "2024-01-01", "2024-12-31", "year by reference"),
    ("近三年", "2022-08-01", "2025-08-01", "years up to the reference"),
    ("去年同期", "2024-01-01", "2024-12-31", "same period: its year"),
    ("2025年6月底", "2025-06-30", "2025-06-30", "a day is a day"),
    ("2020年以来", "2020-01-01", None, "an end that is not said"),
    ("2001年至今", "2001-01-01", "2025-08-01", "an end that is said: now"),
    ("上季度末", "2025-06-30", "2025-06-30", "end of a quarter by reference"),
    ("上季度", "2025-04-01", "2025-06-30", "quarter by reference"),
    ("上个月", "2025-07-01", "2025-07-31", "month by reference"),
    ("本月5日", "2025-08-05", "2025-08-05", "day of a month by reference"),
    ("昨天", "2025-07-31", "2025-07-31", "day by reference"),
    ("上周", "2025-07-21", "2025-07-27", "week by reference"),
    ("2024年5月第二周", "2024-05-13", "2024-05-19", "week of a month, from its first Monday"),
    ("2024年国庆假期", "2024-10-01", "2024-10-07", "days off as announced"),
    ("今年“五一”假期", "2025-05-01", "2025-05-05", "days off of a year by reference"),
    ("去年元旦", "2024-01-01", "2024-01-01", "holiday of one day"),
    ("“十三五”末", "2020-12-31", "2020-12-31", "end of a plan"),
    ("“十三五”前三年", "2016-01-01", "2018-12-31", "first years of a plan"),
    ("上世纪九十年代", "1990-01-01", "1999-12-31", "decade"),
    ("未来五年", "2025-08-01", "2030-08-01", "years from the reference on"),
    ("98年4月", "1998-04-01", "1998-04-30", "two digits of a year"),
    ("零八年", "2008-01-01", "2008-12-31", "two Chinese digits of a year"),
    ("2024年度", "2024-01-01", "2024-12-31", "year, formal"),
    ("去年底", "2024-12-31", "2024-12-31", "end of a year by reference"),
    ("2025年初", "2025-01-01", "2025-02-28", "first months of a year"),
    ("一至三季度", "2024-01-01", "2024-09-30", "quarters, unit on the right"),
    ("党的十八大以来", "2012-11-08", None, "era"),
    ("2027年底前", None, "2027-12-31", "a start that is not said"),
    ("昨天到8月5日", "2025-07-31", "2025-08-05", "days, one by reference"),
    ("年底前", None, "2025-12-31", "the turn of a year needs no other word"),
    ("年初以来", "2025-01-01", None, "nor does its beginning"),
    ("二〇二四年第二季度進度", "2024-04-01", "2024-06-30", "traditional script"),
    ("到2024年6月", None, "2024-06-30", "until"),
    ("2024年06月03日", "2024-06-03", "2024-06-03", "zeros before month and day"),
    ("前天", "2025-07-30", "2025-07-30", "two days before the reference"),
    ("大后天", "2025-08-04", "2025-08-04", "three days after it"),
    ("上周三", "2025-07-23", "2025-07-23", "day of a week by reference"),
    ("上周三个项目", "2025-07-21", "2025-07-27", "a number that counts is no day of the week"),
    ("星期三", "2025-07-30", "2025-07-30", "the last such day"),
    ("本周末", "2025-08-02", "2025-08-03", "Saturday and Sunday"),
    ("这个月", "2025-08-01", "2025-08-31", "month of the reference, said with 这"),
    ("这个月前两天", "2025-08-01", "2025-08-02", "first days of a month"),
    ("2021年的前2周", "2021-01-04", "2021-01-17", "first weeks, counted as 第一周 is"),
    ("近两周", "2025-07-18", "2025-08-01", "weeks are seven days"),
    ("近半年", "2025-02-01", "2025-08-01", "half a year is six months"),
    ("近三年半", "2022-02-01", "2025-08-01", "and half a year"),
    ("近一个半月", "2025-06-17", "2025-08-01", "a month and a half is 45 days"),
    ("6月上旬至中旬", "2025-06-01", "2025-06-20", "ten days, month on the left"),
    ("2023.01—2025.12", "2023-01-01", "2025-12-31", "term of a project in months"),
    ("2020年代", "2020-01-01", "2029-12-31", "decade with its century"),
    ("三六七年一月一日", "0367-01-01", "0367-01-01", "a year of three digits"),
    ("于12号到", "2025-07-12", "2025-07-12", "a day without its month: the last one"),
]


@pytest.mark.parametrize(("text", "start", "end", "why"), CHINESE, ids=[c[0] for c in CHINESE])
def test_chinese_forms(text: str, start: str | None, end: str | None, why: str) -> None:
    """Every Chinese form gives its days."""
    found = find_periods(text, P)

    days = [(str(m.period_start or ""), str(m.period_end or "")) for m in found]
    assert [(start or "", end or "")] == days, why


NO_PERIOD = [
    "年均增长",
    "五年",
    "3年",
    "10天",
    "第一批",
    "一日游",
    "三年级",
    "国发〔2024〕3号",
    "同期",
    "地铁5号、7号",
    "嫦娥五号，",
    "过去几十年",
    "年满60周岁",
    "四周群山",
    "2019.8亿元",
    "后天性",
    "今后天然气",
    "按计划周一、周三、周五",
    "马上一年半",
]


@pytest.mark.parametrize("text", NO_PERIOD)
def test_no_days_no_mention(text: str) -> None:
    """A rate, a length, a batch or a document number names no days."""
    assert find_periods(text, P) == []


def test_state_has_no_start_for_figures() -> None:
    """The richer record of a state leaves the start empty, as the figure's period does."""
    (period,) = read_periods("截至6月底", P)

    assert (None, date(2025, 6, 30)) == (period.period_start, period.period_end)


def test_reads_again_in_another_year() -> None:
    """A year by reference moves with the year that a bulletin reports."""
    (period,) = read_periods("上年", P)

    assert date(2018, 12, 31) == period.in_year(2019).period_end


ENGLISH = [
    ("January–June 2025", "2025-01-01", "2025-06-30", "months, year on the right"),
    ("from January to June", "2025-01-01", "2025-06-30", "months without a year"),
    ("H1 2024", "2024-01-01", "2024-06-30", "half, short"),
    ("the first half of this year", "2025-01-01", "2025-06-30", "half of a year by reference"),
    ("first quarter of 2024", "2024-01-01", "2024-03-31", "quarter"),
    ("2024 Q3", "2024-07-01", "2024-09-30", "quarter, short"),
    ("the first nine months of 2024", "2024-01-01", "2024-09-30", "first months"),
    ("the first three quarters of 2024", "2024-01-01", "2024-09-30", "first quarters"),
    ("in 2024", "2024-01-01", "2024-12-31", "year"),
    ("since 2022", "2022-01-01", None, "an end that is not said"),
    ("by mid-2025", None, "2025-06-30", "middle of a year"),
    ("by the end of 2025", None, "2025-12-31", "until"),
    ("before 2025", None, "2024-12-31", "before excludes"),
    ("as of the end of June", "2025-06-30", "2025-06-30", "a state: the day"),
    ("2023-2024", "2023-01-01", "2024-12-31", "years"),
    ("2021-25", "2021-01-01", "2025-12-31", "years, short"),
    ("between 2021 and 2023", "2021-01-01", "2023-12-31", "years with and"),
    ("last year", "2024-01-01", "2024-12-31", "year by reference"),
    ("the 13th Five-Year Plan period", "2016-01-01", "2020-12-31", "plan"),
    ("the past five years", "2020-08-01", "2025-08-01", "years up to the reference"),
    ("June 12, 2024", "2024-06-12", "2024-06-12", "month first"),
    ("12 June 2024", "2024-06-12", "2024-06-12", "day first"),
    ("June 12-15, 2024", "2024-06-12", "2024-06-15", "days"),
    ("Nov. 3", "2025-11-03", "2025-11-03", "the nearer year"),
    ("since the 18th CPC National Congress", "2012-11-08", None, "era"),
    ("the 1990s", "1990-01-01", "1999-12-31", "decade"),
]


@pytest.mark.parametrize(("text", "start", "end", "why"), ENGLISH, ids=[c[0] for c in ENGLISH])
def test_english_forms(text: str, start: str | None, end: str | None, why: str) -> None:
    """Every English form gives its days."""
    found = find_periods(text, P, "en")

    days = [(str(m.period_start or ""), str(m.period_end or "")) for m in found]
    assert [(start or "", end or "")] == days, why


@pytest.mark.parametrize("text", ["may be", "2024 people", "10 years", "per year", "year-on-year"])
def test_english_that_names_no_days(text: str) -> None:
    """A verb, a count, a length, a rate and a comparison name no days."""
    assert find_periods(text, P, "en") == []


USES = [
    ("比上年增长3%", PeriodUse.BASIS, "compared with"),
    ("是上年同期的2倍", PeriodUse.BASIS, "a multiple of"),
    ("与2019年相比", PeriodUse.BASIS, "compared with, in two parts"),
    ("上年实现产值", PeriodUse.OWN, "the figure's own"),
    ("2025年以工代赈示范项目名单", PeriodUse.NAME, "begins a name"),
    ("《2024年国民经济发展统计公报》", PeriodUse.NAME, "in a title"),
    ("2025年度中央预算内投资", PeriodUse.BUDGET, "the year of a budget"),
    ("今年要完成重点工程30个", PeriodUse.OWN, "a year by reference begins no name"),
    ("2025年完成项目30个", PeriodUse.OWN, "a verb follows, not a name"),
]


@pytest.mark.parametrize(("text", "use", "why"), USES, ids=[case[0] for case in USES])
def test_use(text: str, use: PeriodUse, why: str) -> None:
    """An expression knows whether it is a basis, a name or a budget's year."""
    (period,) = read_periods(text, P)

    assert use == period.use, why


KINDS = [
    ("2023年以来", PeriodKind.SINCE, ("2023-01-01", "2025-08-01")),
    ("截至6月12日", PeriodKind.AS_OF, ("None", "2025-06-12")),
    ("12月31日前", PeriodKind.UNTIL, ("None", "2025-12-31")),
    ("2025年之前", PeriodKind.UNTIL, ("None", "2024-12-31")),
    ("目前", PeriodKind.AS_OF, ("None", "2025-08-01")),
    ("同期", PeriodKind.SAME_PERIOD, ("None", "None")),
    ("上年同期", PeriodKind.SAME_PERIOD, ("2024-01-01", "2024-12-31")),
    ("年均", PeriodKind.RATE, ("None", "None")),
    ("三年", PeriodKind.DURATION, ("None", "None")),
    ("20多年来", PeriodKind.INTERVAL, ("None", "2025-08-01")),
    ("“十三五”以来", PeriodKind.SINCE, ("2016-01-01", "2020-12-31")),
]


@pytest.mark.parametrize(("text", "kind", "days"), KINDS, ids=[case[0] for case in KINDS])
def test_kind_and_days_of_a_figure(text: str, kind: PeriodKind, days: tuple[str, str]) -> None:
    """Kinds bound a figure as the annotation guide says: a state has no start."""
    (period,) = read_periods(text, P)

    assert (kind, days) == (period.kind, (str(period.period_start), str(period.period_end)))


YEARS_MEANT = [
    ("上半年", date(2025, 6, 29), "2024-06-30", "not over: the year before"),
    ("上半年", date(2025, 6, 30), "2025-06-30", "over: this year"),
    ("全年", date(2025, 1, 20), "2024-12-31", "a review in January"),
    ("自二季度以来", date(2021, 1, 20), "2021-01-20", "以来 has begun: last year's quarter"),
    ("3月1日起", date(2025, 2, 1), "None", "起 may be to come"),
    ("确保全年", date(2025, 1, 20), "2025-12-31", "a plan in January"),
    ("全年", date(2025, 4, 1), "2025-12-31", "from April on this year"),
    ("12月30日", date(2025, 1, 3), "2024-12-30", "the nearer year is the past one"),
    ("1月3日", date(2024, 12, 30), "2025-01-03", "the nearer year is the coming one"),
    ("年底", date(2025, 1, 20), "2024-12-31", "the nearer end of a year"),
    ("截至9月底", date(2025, 8, 1), "2025-09-30", "a month's end: the nearer"),
    ("五年来", date(2026, 1, 20), "2025-12-31", "whole years in an annual report"),
    ("13日", date(2025, 8, 12), "2025-07-13", "the last such day"),
    ("2月29日", date(2025, 3, 1), "2024-02-29", "a year that has the day"),
]


@pytest.mark.parametrize(
    ("text", "reference", "end", "why"), YEARS_MEANT, ids=[f"{c[0]}@{c[1]}" for c in YEARS_MEANT]
)
def test_year_that_is_meant(text: str, reference: date, end: str, why: str) -> None:
    """Without a year the reference decides which one is meant."""
    (period,) = read_periods(text, reference)

    assert end == str(period.period_end), why


def test_list_has_members() -> None:
    """Months with one unit are a list: its members in order, and what they cover together."""
    (period,) = read_periods("2025年1、2、3月份", P)

    assert (date(2025, 1, 1), date(2025, 3, 31)) == (period.period_start, period.period_end)
    assert [m.period_end.month for m in period.members if m.period_end] == [1, 2, 3]


def test_list_of_years_apart_has_no_common_days() -> None:
    """Years that do not adjoin are mentioned one by one."""
    found = find_periods("2019、2023年", P)

    assert [m.period_start.year for m in found if m.period_start] == [2019, 2023]


@pytest.mark.parametrize("number", ["0", "00", "13", "59"])
def test_minutes_before_a_month_are_no_month(number: str) -> None:
    """What cannot be a month does not borrow the unit of the right side (9:00至6月5日)."""
    found = find_periods(f"5月20日9:{number}至6月5日开放登录", P)

    assert [(mention.start, mention.end) for mention in found] == [(0, 5)]
