"""Chinese sentences."""

import re
from collections.abc import Sequence
from datetime import date

from corpus import Aggregation, Statement
from extract import Facet
from reports import facts, period
from reports.blocks import Inlines, Text

from .phrases import fill, merge
from .wording import NUMBERS_A_SENTENCE, Wording

_ENDINGS = re.compile("(壮族|回族|维吾尔)?自治区$|省$|市$")
_HAN = "零一二三四五六七八九十"


class ChineseWording(Wording):
    """Words facts in the manner of a 简报."""

    lang = "zh"

    def when(self, start: date | None, end: date | None) -> str:
        """Name a period: 2025年上半年."""
        return period.name_zh(start, end)

    def day(self, day: date) -> str:
        """Write a date as GB/T 9704 does."""
        return period.date_zh(day)

    def joined(self, parts: Sequence[Inlines]) -> Inlines:
        """Join with 、."""
        return merge(tuple(i for k, part in enumerate(parts) for i in (*_comma(k, "、"), *part)))

    def count(self, number: int) -> str:
        """Write 两, 三 …, 多 above ten."""
        if number == 2:
            return "两"
        return _HAN[number] if number <= 10 else "多"

    def region(self, statement: Statement) -> str:
        """Name the region, 全国 for the nation."""
        if statement.region_level == "country":
            return str(self.phrases["texts"]["nation"])
        return statement.region_zh or statement.region_name or ""

    def place(self, statement: Statement) -> str:
        """Name a province without 省 or 自治区."""
        name = self.region(statement)
        return _ENDINGS.sub("", name) if statement.region_level == "province" else name

    def name(self, statement: Statement) -> str:
        """Name the indicator, or the noun phrase measured."""
        if (
            statement.region_level == "country"
            and statement.indicator in self.phrases["of_the_nation"]
        ):
            return str(self.phrases["of_the_nation"][statement.indicator])
        return statement.indicator_zh or statement.subject

    def summary(self, summary: facts.Summary, *, again: bool = False) -> list[Inlines]:
        """Word levels; the first sentence names period and region, the others say 同期."""
        first = summary.first
        sentences = []
        for number, levels in enumerate(in_threes(summary.levels)):
            clauses = [self._clause(level) for level in levels]
            joined = merge(tuple(i for k, c in enumerate(clauses) for i in (*_comma(k, "，"), *c)))
            key = "more" if number or again else time_key(summary.levels[0])
            sentences.append(
                self.sentence(
                    f"level_{key}",
                    when=self.period(first),
                    where=self.region(first),
                    clauses=(*joined, *self.tail(summary, levels)),
                )
            )
        return sentences

    def _clause(self, level: facts.Level) -> Inlines:
        statement = level.statement
        template = self.phrases["levels"].get(statement.indicator)
        if template is None or statement.facet is not Facet.LEVEL:
            is_rate = statement.unit in {"pct", "permille", "index", "times"}
            template = self.phrases["rate_default" if is_rate else "level_default"]
        per = self.phrases["per"].get(statement.per, "")
        if statement.facet is Facet.PER_UNIT and per and not self.name(statement).startswith(per):
            template = self.phrases["per_default"]
        said = fill(template, n=self.number(statement), name=self.name(statement), per=per)
        return merge((*said, *self._growth(level)))

    def _growth(self, level: facts.Level) -> Inlines:
        if level.growth is None:
            return ()
        growth = level.growth.statement
        base = self.phrases["growth"]["bases"][growth.basis or "none"]
        words = f"，{base}{self.direction(growth, growth.facet)}"
        return (Text(text=words), self.number(growth))


def in_threes(levels: Sequence[facts.Level]) -> list[list[facts.Level]]:
    """Cut levels into sentences of at most three numbers."""
    sentences: list[list[facts.Level]] = [[]]
    for level in levels:
        if facts.numbers_in([*sentences[-1], level]) > NUMBERS_A_SENTENCE:
            sentences.append([])
        sentences[-1].append(level)
    return sentences


def time_key(level: facts.Level) -> str:
    """Return which template fits the period of a level."""
    key = level.fact.key
    if key.period_end is None:
        return "undated"
    if key.period_start is not None:
        return "period"
    return "cumulative" if key.aggregation is Aggregation.CUMULATIVE else "stock"


def _comma(position: int, mark: str) -> Inlines:
    return (Text(text=mark),) if position else ()
