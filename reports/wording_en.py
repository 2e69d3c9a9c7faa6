"""English sentences."""

import re
from collections.abc import Sequence
from datetime import date

from corpus import Statement
from extract import Facet

from . import facts, period
from .blocks import Inlines, Text
from .phrases import fill, merge
from .wording import Wording
from .wording_zh import in_threes, numbers_in, time_key

_ENDINGS = re.compile(r"( Zhuang| Hui| Uygur)? Autonomous Region$| Province$| Municipality$")
_WORDS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]


class EnglishWording(Wording):
    """Words facts in plain English."""

    lang = "en"

    def when(self, start: date | None, end: date | None) -> str:
        """Name a period: the first half of 2025."""
        return period.name_en(start, end)

    def day(self, day: date) -> str:
        """Write 3 July 2026."""
        return period.date_en(day)

    def joined(self, parts: Sequence[Inlines]) -> Inlines:
        """Join with commas and “and”."""
        return _joined(parts, ", ", " and ")

    def count(self, number: int) -> str:
        """Write a count to twelve in words."""
        return _WORDS[number] if number <= 12 else "more than twelve"

    def region(self, statement: Statement) -> str:
        """Name the region, China for the nation."""
        if statement.region_level == "country":
            return str(self.phrases["texts"]["nation"])
        name = statement.region_en or statement.region_zh or statement.region_name or ""
        return short_name(name)

    def name(self, statement: Statement) -> str:
        """Name the indicator without a capital, or the noun phrase measured."""
        name = statement.indicator_en or statement.subject
        return name if name[:2].isupper() else name[:1].lower() + name[1:]

    def summary(self, summary: facts.Summary) -> list[Inlines]:
        """Word levels with verbs where all have one, else as a list of names and numbers."""
        first = summary.first
        sentences = []
        for number, levels in enumerate(in_threes(summary.levels)):
            has_verbs = all(self._template(level.statement) is not None for level in levels)
            clauses = [self._clause(level, has_verbs=has_verbs) for level in levels]
            joined = (
                _joined(clauses, ", ", " and ") if has_verbs else _joined(clauses, "; ", "; and ")
            )
            tail: Inlines = (self.references(levels),)
            if number == 0 and summary.per_head is not None and numbers_in(levels) < 3:
                tail = (*tail, *self.sentence("per_head", n=self.number(summary.per_head)))
            key = time_key(summary.levels[0]) if number == 0 else "more"
            where = self.region(first)
            said = self.sentence(
                f"{'level' if has_verbs else 'names'}_{key}",
                when=self.period(first),
                where=where,
                Where=where[:1].upper() + where[1:],
                clauses=(*joined, *tail),
            )
            sentences.append((*(self.gap() if number else ()), *said))
        return sentences

    def _template(self, statement: Statement) -> str | None:
        template: str | None = self.phrases["levels"].get(statement.indicator)
        return template if statement.facet is Facet.LEVEL else None

    def _clause(self, level: facts.Level, *, has_verbs: bool) -> Inlines:
        statement = level.statement
        template = self._template(statement) if has_verbs else None
        is_per = statement.facet is Facet.PER_UNIT and statement.per is not None
        default = self.phrases["per_default" if is_per else "level_default"]
        said = fill(
            template or default,
            n=self.number(statement),
            name=self.name(statement),
            per=statement.per or "",
        )
        return merge((*said, *self._growth(level)))

    def _growth(self, level: facts.Level) -> Inlines:
        if level.growth is None:
            return ()
        growth = level.growth.statement
        base = self.phrases["growth"]["bases"][growth.basis or "none"]
        before = Text(text=f", {self.direction(growth, growth.facet)} ")
        return (before, self.number(growth), Text(text=f" {base}"))


def short_name(name: str) -> str:
    """Drop what every province has.

    >>> short_name("Guangxi Zhuang Autonomous Region"), short_name("Hunan Province")
    ('Guangxi', 'Hunan')
    """
    return _ENDINGS.sub("", name)


def _joined(parts: Sequence[Inlines], comma: str, last: str) -> Inlines:
    made: Inlines = ()
    for position, part in enumerate(parts):
        mark = last if position == len(parts) - 1 else comma
        made = (*made, Text(text=mark), *part) if position else part
    return merge(made)
