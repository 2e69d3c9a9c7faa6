"""English sentences."""

import re
from collections.abc import Sequence
from datetime import date

from corpus import Statement
from extract import Facet
from extract.numbers.number_words_en import number_words
from reports import facts, period
from reports.amounts import unit_words
from reports.blocks import Inlines, Text
from reports.calculate import Calculation

from .phrases import capital, fill, merge
from .wording import Wording
from .wording_zh import in_threes, time_key

_ENDINGS = re.compile(r"( Zhuang| Hui| Uygur)? Autonomous Region$| Province$| Municipality$")
_WORDS: list[str] = ["no", *number_words()["ones"][1:13]]


class EnglishWording(Wording):
    """Words facts in plain English."""

    lang = "en"

    def when(self, start: date | None, end: date | None) -> str:
        """Name a period: the first half of 2025."""
        return period.name_en(start, end)

    def at(self, statement: Statement) -> str:
        """Write in 2024, at the end of June 2025."""
        name = self.period(statement)
        return f"at {name}" if name.startswith("the end of") else f"in {name}"

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

    def place_among(self, place: Calculation) -> Inlines:
        """Write 3rd."""
        return (self.number(place), Text(text=_ending(int(place.amount.value))))

    def named(self, statement: Statement) -> Inlines:
        """Write 205,900 people employed, retail sales of 4 billion yuan."""
        name = self.name(statement)
        rest = self._behind_unit(statement)
        template = self.phrases["of_people" if rest else "level_default"]
        return fill(template, name=name, rest=rest, n=self.number(statement))

    def _behind_unit(self, statement: Statement) -> str:
        """Return what follows the unit in a name that begins with it, else nothing."""
        name = self.name(statement)
        unit = unit_words(statement.unit, "en").many
        return name.removeprefix(f"{unit} ") if unit and name.startswith(f"{unit} ") else ""

    def summary(self, summary: facts.Summary, *, again: bool = False) -> list[Inlines]:
        """Word levels with verbs, “recorded” for those that have none of their own."""
        first = summary.first
        sentences = []
        for number, levels in enumerate(in_threes(summary.levels)):
            clauses = [
                self._clause(level, is_new=not place or self._has_verb(levels[place - 1]))
                for place, level in enumerate(levels)
            ]
            last = ", and " if any(level.growth for level in levels[:-1]) else " and "
            key = "more" if number or again else time_key(summary.levels[0])
            if key in {"stock", "cumulative"} and not any(map(self._has_verb, levels)):
                key = "state"
            where = self.region(first)
            said = self.sentence(
                f"level_{key}",
                when=self.period(first),
                At=capital(self.at(first)),
                where=where,
                Where=capital(where),
                clauses=(*_joined(clauses, ", ", last), *self.tail(summary, levels)),
            )
            sentences.append(said)
        return sentences

    def _has_verb(self, level: facts.Level) -> bool:
        statement = level.statement
        return statement.facet is Facet.LEVEL and statement.indicator in self.phrases["levels"]

    def _clause(self, level: facts.Level, *, is_new: bool) -> Inlines:
        """Word one level; `is_new` unless the clause before it has the general verb too."""
        statement = level.statement
        name = self.name(statement)
        if self._has_verb(level):
            template = self.phrases["levels"][statement.indicator]
        else:
            is_per = statement.facet is Facet.PER_UNIT and statement.per is not None
            is_per = is_per and " per " not in name
            template = self.phrases["per_default" if is_per else "level_default"]
            rest = self._behind_unit(statement)
            template = self.phrases["of_people"] if rest else template
            name = f"{self._article(name)}{name}"
            template = self.phrases["level_verb"] + template if is_new else template
            return self._filled(template, level, name=name, rest=rest)
        return self._filled(template, level)

    def _filled(self, template: str, level: facts.Level, **names: str) -> Inlines:
        statement = level.statement
        said = fill(template, n=self.number(statement), per=statement.per or "", **names)
        return merge((*said, *self._growth(level)))

    def _article(self, name: str) -> str:
        if not set(self.phrases["countable"]) & set(name.split()):
            return ""
        return "an " if name[0].lower() in "aeiou" else "a "

    def _growth(self, level: facts.Level) -> Inlines:
        if level.growth is None:
            return ()
        growth = level.growth.statement
        base = self.phrases["growth"]["bases"][growth.basis or "none"]
        before = Text(text=f", {self.direction(growth, growth.facet)} ")
        return (before, self.number(growth), Text(text=f" {base}" if base else ""))


def short_name(name: str) -> str:
    """Drop what every province has.

    >>> short_name("Guangxi Zhuang Autonomous Region"), short_name("Hunan Province")
    ('Guangxi', 'Hunan')
    """
    return _ENDINGS.sub("", name)


def _ending(place: int) -> str:
    """Return what makes an ordinal of a number.

    >>> [f"{n}{_ending(n)}" for n in (1, 2, 3, 4, 11, 12, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '22nd']
    """
    if place % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")


def _joined(parts: Sequence[Inlines], comma: str, last: str) -> Inlines:
    made: Inlines = ()
    for position, part in enumerate(parts):
        mark = last if position == len(parts) - 1 else comma
        made = (*made, Text(text=mark), *part) if position else part
    return merge(made)
